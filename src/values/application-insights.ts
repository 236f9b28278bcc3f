import { MONITORING_NAMES, NEW_APPLICATION_INSIGHTS } from '../catalog/monitoring';
import { brand, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { flag, map, nameOf, number, resourceId, text, type Fields } from '../rules/fields';
import { CONNECTION_STRING_WHY, entraNeedsId, workspaceSpeaksForItself } from '../rules/monitoring-rules';

/** An Application Insights component that exists. */
export interface ExistingApplicationInsightsOptions {
  /** Connection string of the component (`AZFN4020`); of another stack too. It becomes part of the Terraform state. */
  readonly connectionString: string;
  /**
   * Resource id of the component, on which the app gets its role.
   *
   * @default - none; needed with `entraAuthentication` (`AZFN4021`)
   */
  readonly applicationInsightsId?: string;
  /**
   * Whether the app proves with its identity that it may report. It gets the role Monitoring Metrics Publisher on the
   * component; only then the component can refuse everybody who has the connection string alone.
   *
   * @default false
   * @see https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication
   */
  readonly entraAuthentication?: boolean;
}

/** An Application Insights component that the app defines for itself. What is sent to it is billed by the gigabyte. */
export interface NewApplicationInsightsOptions {
  /**
   * Resource id of the Log Analytics workspace that keeps what is sent.
   *
   * @default - the app defines one, billed by the gigabyte that is sent and kept (PerGB2018)
   */
  readonly workspaceId?: string;
  /**
   * Name of the component: 1 to 260 characters, unique in the resource group (`AZFN4023`, `AZFN8003`).
   *
   * @default - `appi-<appName>`
   */
  readonly applicationInsightsName?: string;
  /**
   * Name of the workspace that the app defines: 4 to 63 letters, digits and hyphens (`AZFN4022`, `AZFN4023`, `AZFN8003`).
   *
   * @default - `la-<appName>`
   */
  readonly workspaceName?: string;
  /**
   * Days that the workspace which the app defines keeps its data: 30 to 730 (`AZFN4022`, `AZFN8003`). More days cost more; what
   * Application Insights sends is kept for 90 days without charge, also where this is less.
   *
   * @default 30
   * @see https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
   */
  readonly retentionDays?: number;
  /**
   * Whole gigabytes that the component takes in a day, 1 or more; then it drops what comes, which bounds the cost.
   *
   * @default 100
   */
  readonly dailyDataCapGb?: number;
  /**
   * Part of the telemetry that the component keeps, in percent, 1 to 100. The host samples before that, as its `host.json` says.
   *
   * @default 100
   */
  readonly samplingPercentage?: number;
  /**
   * Whether the app proves with its identity that it may report. It gets the role Monitoring Metrics Publisher on the
   * component, which then refuses everybody who has the connection string alone.
   *
   * @default false
   * @see https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication
   */
  readonly entraAuthentication?: boolean;
  /**
   * Whether telemetry is taken from public networks. Where it is not, the app needs a way through an Azure Monitor private
   * link scope.
   *
   * @default true
   */
  readonly publicNetworkAccessForIngestion?: boolean;
  /**
   * Whether queries are answered on public networks, which the portal makes too.
   *
   * @default true
   */
  readonly publicNetworkAccessForQuery?: boolean;
  /**
   * Tags of the component and of the workspace that the app defines.
   *
   * @default - those of the app
   */
  readonly tags?: Record<string, string>;
}

const EXISTING: Fields = {
  connectionString: text({
    required: true,
    secret: true,
    pattern: '(^|;)\\s*[Ii]nstrumentation[Kk]ey=[^;\\s]|^@Microsoft[.]KeyVault[(]',
    allowed: `a connection string such as the attribute 'connection_string' of the component, or a Key Vault reference to one`,
    code: 'AZFN4020',
    why: CONNECTION_STRING_WHY,
  }),
  applicationInsightsId: resourceId('Microsoft.Insights/components/<component>'),
  entraAuthentication: flag(),
};

const NEW: Fields = {
  workspaceId: resourceId('Microsoft.OperationalInsights/workspaces/<workspace>'),
  applicationInsightsName: nameOf(MONITORING_NAMES.applicationInsights, { example: 'appi-orders' }),
  workspaceName: nameOf(MONITORING_NAMES.logAnalyticsWorkspace, { example: 'log-orders' }),
  retentionDays: number({ min: NEW_APPLICATION_INSIGHTS.retentionDays.min, max: NEW_APPLICATION_INSIGHTS.retentionDays.max }),
  dailyDataCapGb: number({ min: 1 }),
  samplingPercentage: number({ min: 1, max: 100 }),
  entraAuthentication: flag(),
  publicNetworkAccessForIngestion: flag(),
  publicNetworkAccessForQuery: flag(),
  tags: map(text({ secret: true })),
};

/** What an Application Insights comes down to. */
export type ApplicationInsightsTerms =
  | {
      readonly kind: 'existing';
      readonly connectionString: string;
      readonly applicationInsightsId: string | undefined;
      readonly entraAuthentication: boolean;
    }
  | {
      readonly kind: 'new';
      readonly workspaceId: string | undefined;
      readonly applicationInsightsName: string | undefined;
      readonly workspaceName: string | undefined;
      readonly retentionDays: number | undefined;
      readonly dailyDataCapGb: number | undefined;
      readonly samplingPercentage: number | undefined;
      readonly entraAuthentication: boolean;
      readonly publicNetworkAccessForIngestion: boolean;
      readonly publicNetworkAccessForQuery: boolean;
      readonly tags: Record<string, string> | undefined;
    };

/**
 * Where an app reports to: requests, failures, traces and what its code logs.
 *
 * Apps report with a connection string; instrumentation keys are not written anywhere.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-monitoring
 */
export class ApplicationInsights {
  /**
   * A component that exists.
   *
   * Raises `AZFN4020`, `AZFN4021`, `AZFN6005`, `AZFN8001` and `AZFN8002`.
   */
  public static existing(options: ExistingApplicationInsightsOptions): ApplicationInsights {
    const { found, plain } = readProps(EXISTING, options);
    refuse(SUBJECT, [...found, ...entraNeedsId(plain.entraAuthentication === true, plain.applicationInsightsId !== undefined)], ApplicationInsights.existing);
    const { connectionString, applicationInsightsId, entraAuthentication = false } = options;
    return new ApplicationInsights({ kind: 'existing', connectionString, applicationInsightsId, entraAuthentication });
  }

  /**
   * A component that the app defines next to itself, with a Log Analytics workspace where none is named.
   *
   * Both cost money by the gigabyte that the app sends, and by the month that it is kept beyond what is free. Raises `AZFN4022`,
   * `AZFN4023`, `AZFN6005`, `AZFN8001` and `AZFN8003`.
   */
  public static newWorkspaceBased(options?: NewApplicationInsightsOptions): ApplicationInsights {
    const given = options ?? {};
    const { found, plain } = readProps(NEW, given);
    const has = (prop: string): boolean => plain[prop] !== undefined;
    const twice = workspaceSpeaksForItself({ workspaceId: has('workspaceId'), workspaceName: has('workspaceName'), retentionDays: has('retentionDays') });
    refuse(SUBJECT, [...found, ...twice], ApplicationInsights.newWorkspaceBased);
    return new ApplicationInsights({
      kind: 'new',
      workspaceId: given.workspaceId,
      applicationInsightsName: given.applicationInsightsName,
      workspaceName: given.workspaceName,
      retentionDays: given.retentionDays,
      dailyDataCapGb: given.dailyDataCapGb,
      samplingPercentage: given.samplingPercentage,
      entraAuthentication: given.entraAuthentication ?? false,
      publicNetworkAccessForIngestion: given.publicNetworkAccessForIngestion ?? true,
      publicNetworkAccessForQuery: given.publicNetworkAccessForQuery ?? true,
      tags: given.tags === undefined ? undefined : { ...given.tags },
    });
  }

  private readonly terms: ApplicationInsightsTerms;

  private constructor(terms: ApplicationInsightsTerms) {
    brand(this, 'ApplicationInsights');
    this.terms = terms;
  }

  /** @internal */
  public get _terms(): ApplicationInsightsTerms {
    return this.terms;
  }
}

const SUBJECT = 'the Application Insights';
