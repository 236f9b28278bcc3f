/** A Log Analytics workspace as plain values. */
export interface LogAnalyticsWorkspaceSettings {
  readonly workspaceName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly sku: string;
  readonly retentionDays: number;
  readonly publicIngestion: boolean;
  readonly publicQuery: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Arguments of `azurerm_log_analytics_workspace`. */
export const renderLogAnalyticsWorkspace = (settings: LogAnalyticsWorkspaceSettings) => ({
  name: settings.workspaceName,
  resourceGroupName: settings.resourceGroupName,
  location: settings.location,
  sku: settings.sku,
  retentionInDays: settings.retentionDays,
  internetIngestionEnabled: settings.publicIngestion,
  internetQueryEnabled: settings.publicQuery,
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
});

/** An Application Insights component as plain values. */
export interface ApplicationInsightsSettings {
  readonly applicationInsightsName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly applicationType: string;
  readonly workspaceId: string;
  readonly dailyDataCapGb: number;
  readonly samplingPercentage: number;
  readonly publicIngestion: boolean;
  readonly publicQuery: boolean;
  /** Whether the negative name is written; the positive one is unknown to the provider that the bindings are made for. */
  readonly localAuthenticationDisabled: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Arguments of `azurerm_application_insights`. */
export const renderApplicationInsights = (settings: ApplicationInsightsSettings) => ({
  name: settings.applicationInsightsName,
  resourceGroupName: settings.resourceGroupName,
  location: settings.location,
  applicationType: settings.applicationType,
  workspaceId: settings.workspaceId,
  dailyDataCapInGb: settings.dailyDataCapGb,
  samplingPercentage: settings.samplingPercentage,
  internetIngestionEnabled: settings.publicIngestion,
  internetQueryEnabled: settings.publicQuery,
  localAuthenticationDisabled: settings.localAuthenticationDisabled ? true : undefined,
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
});

/** Entries of `ignore_changes` for single tags, so that what others put there is no change. */
export const ignoredTags = (names: readonly string[]): string[] => names.map((name) => `tags["${name}"]`);
