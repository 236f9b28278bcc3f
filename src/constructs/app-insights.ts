import { APPLICATION_INSIGHTS_TAGS, authenticationString, defineApplicationInsights } from './application-insights-resources';
import { ENTRA_TELEMETRY } from '../catalog/monitoring';
import type { Construct } from '../framework';
import { roleId, roleTerms } from '../rules/role-sets';
import type { ApplicationInsightsTerms } from '../values/application-insights';
import type { AppProps } from './function-app-base';
import type { NeededRole } from './workload';

/** What an app does to report to Application Insights. */
export interface AppInsights {
  /** What the program says of it; `undefined` where it gives a connection string alone. */
  readonly terms: ApplicationInsightsTerms | undefined;
  readonly connectionString: string | undefined;
  readonly roles: readonly NeededRole[];
  /** Settings that name the identity, by the client id of the one that an app or slot works with. */
  readonly settings: (clientId: string | undefined) => Readonly<Record<string, string>>;
  /** What the portal changes, in the words of `ignore_changes`. */
  readonly ignored: readonly string[];
}

/** The component of an app: defined where it asks for a new one. */
export function insightsOf(scope: Construct, props: AppProps, azurerm: string): AppInsights {
  const terms = props.applicationInsights?._terms;
  if (terms === undefined) {
    const connectionString = props.applicationInsightsConnectionString;
    return { terms, connectionString, roles: [], settings: () => ({}), ignored: connectionString === undefined ? [] : APPLICATION_INSIGHTS_TAGS };
  }
  const { appName, resourceGroupName, location, tags } = props;
  const { connectionString, applicationInsightsId } = defineApplicationInsights(scope, { appName, resourceGroupName, location, tags, azurerm }, terms);
  if (!terms.entraAuthentication) return { terms, connectionString, roles: [], settings: () => ({}), ignored: APPLICATION_INSIGHTS_TAGS };
  const role = 'monitoringMetricsPublisher' as const;
  return {
    terms,
    connectionString,
    roles: [{ kind: 'azure', id: `Insights-${roleId(role)}`, role: roleTerms(role), scopeId: applicationInsightsId ?? '' }],
    settings: (clientId) => ({ [ENTRA_TELEMETRY.setting]: authenticationString(clientId) }),
    ignored: APPLICATION_INSIGHTS_TAGS,
  };
}
