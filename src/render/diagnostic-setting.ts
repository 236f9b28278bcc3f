/** A diagnostic setting as plain values. */
export interface DiagnosticSettingSettings {
  readonly diagnosticSettingName: string;
  readonly targetResourceId: string;
  readonly logAnalyticsWorkspaceId?: string;
  readonly storageAccountId?: string;
  readonly eventhubAuthorizationRuleId?: string;
  readonly eventhubName?: string;
  readonly logs: readonly string[];
  readonly metrics?: string;
}

/**
 * Arguments of `azurerm_monitor_diagnostic_setting`.
 *
 * Never `metric`, which the provider gives up for `enabled_metric`, nor `log_analytics_destination_type`, which Azure does
 * not return for apps: either is a change in every plan.
 */
export const renderDiagnosticSetting = (settings: DiagnosticSettingSettings) => ({
  name: settings.diagnosticSettingName,
  targetResourceId: settings.targetResourceId,
  logAnalyticsWorkspaceId: settings.logAnalyticsWorkspaceId,
  storageAccountId: settings.storageAccountId,
  eventhubAuthorizationRuleId: settings.eventhubAuthorizationRuleId,
  eventhubName: settings.eventhubName,
  enabledLog: settings.logs.length === 0 ? undefined : settings.logs.map((category) => ({ category })),
  enabledMetric: settings.metrics === undefined ? undefined : [{ category: settings.metrics }],
});
