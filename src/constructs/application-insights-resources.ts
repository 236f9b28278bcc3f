import { ENTRA_TELEMETRY, MONITORING_NAMES, NEW_APPLICATION_INSIGHTS, PORTAL_TAGS } from '../catalog/monitoring';
import { ApplicationInsightsComponent, LogAnalyticsWorkspace, TerraformStack, type Construct } from '../framework';
import { expressionOf } from '../intake';
import { ignoredTags, renderApplicationInsights, renderLogAnalyticsWorkspace } from '../render/application-insights';
import { componentTaken } from '../rules/monitoring-rules';
import { compareVersions } from '../rules/versions';
import type { ApplicationInsightsTerms } from '../values/application-insights';
import { Registry } from './registry';

/** Where the component of an app goes. */
export interface ApplicationInsightsPlace {
  readonly appName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Record<string, string> | undefined;
  /** Version of the provider that will apply the program. */
  readonly azurerm: string;
}

/** What an app needs to know of its component. */
export interface ApplicationInsightsDefinition {
  readonly connectionString: string;
  /** What the role for an identity is given on; a getter, because every token of an attribute costs the framework a stack trace. */
  readonly applicationInsightsId: string | undefined;
}

/**
 * Names that are legal whatever the app is called, also where only Terraform knows its name: 60 characters at most and a
 * prefix of three fit the 63 of a workspace.
 */
export const derivedApplicationInsightsName = (appName: string): string => `appi-${appName}`;
export const derivedWorkspaceName = (appName: string): string => `la-${appName}`;

/** Entries of `lifecycle.ignore_changes` of apps and slots that report to a component: what the portal adds is no change. */
export const APPLICATION_INSIGHTS_TAGS: readonly string[] = ignoredTags(PORTAL_TAGS.names);

/** Value of `APPLICATIONINSIGHTS_AUTHENTICATION_STRING` for the identity that an app works with. */
export const authenticationString = (clientId: string | undefined): string =>
  clientId === undefined ? ENTRA_TELEMETRY.systemAssigned : `${ENTRA_TELEMETRY.userAssigned}${clientId}`;

/** Defines the component of an app, and its workspace where none is named; one that exists is passed on. */
export function defineApplicationInsights(scope: Construct, place: ApplicationInsightsPlace, terms: ApplicationInsightsTerms): ApplicationInsightsDefinition {
  if (terms.kind === 'existing') return terms;
  claimNames(scope, place, terms);
  const { resourceGroupName, location } = place;
  const shared = {
    resourceGroupName,
    location,
    publicIngestion: terms.publicNetworkAccessForIngestion,
    publicQuery: terms.publicNetworkAccessForQuery,
    tags: terms.tags ?? place.tags,
  };
  const workspaceId =
    terms.workspaceId ??
    new LogAnalyticsWorkspace(
      scope,
      'LogAnalyticsWorkspace',
      renderLogAnalyticsWorkspace({
        ...shared,
        workspaceName: terms.workspaceName ?? derivedWorkspaceName(place.appName),
        sku: NEW_APPLICATION_INSIGHTS.workspaceSku,
        retentionDays: terms.retentionDays ?? NEW_APPLICATION_INSIGHTS.retentionDays.default,
      }),
    ).id;
  const positiveName = compareVersions(place.azurerm, ENTRA_TELEMETRY.positiveNameSince) >= 0;
  const component = new ApplicationInsightsComponent(
    scope,
    'ApplicationInsights',
    renderApplicationInsights({
      ...shared,
      applicationInsightsName: terms.applicationInsightsName ?? derivedApplicationInsightsName(place.appName),
      applicationType: NEW_APPLICATION_INSIGHTS.applicationType,
      workspaceId,
      dailyDataCapGb: terms.dailyDataCapGb ?? NEW_APPLICATION_INSIGHTS.dailyDataCapGb.default,
      samplingPercentage: terms.samplingPercentage ?? NEW_APPLICATION_INSIGHTS.samplingPercentage.default,
      localAuthenticationDisabled: terms.entraAuthentication && !positiveName,
    }),
  );
  if (terms.entraAuthentication && positiveName) component.addOverride('local_authentication_enabled', false);
  return {
    connectionString: component.connectionString,
    get applicationInsightsId(): string {
      return component.id;
    },
  };
}

/** Names that the program gave are claimed for this app; derived ones differ as the names of the apps do. */
function claimNames(scope: Construct, place: ApplicationInsightsPlace, terms: Extract<ApplicationInsightsTerms, { kind: 'new' }>): void {
  const group = (): string => `${TerraformStack.of(scope).node.path} ${expressionOf(scope, place.resourceGroupName).toLowerCase()}`;
  for (const [prop, { label }] of [
    ['applicationInsightsName', MONITORING_NAMES.applicationInsights],
    ['workspaceName', MONITORING_NAMES.logAnalyticsWorkspace],
  ] as const) {
    const name = terms[prop];
    if (name === undefined) continue;
    Registry.of(scope).claimAlone(
      scope,
      scope.node.path,
      () => `${label} ${group()} ${expressionOf(scope, name).toLowerCase()}`,
      (other) => componentTaken(prop, name, other),
    );
  }
}
