import type { MetricAlertFacts } from '../catalog/metric-alerts';

/** A metric alert as plain values. */
export interface MetricAlertSettings {
  readonly alertName: string;
  readonly resourceGroupName: string;
  /** Id of what is watched. */
  readonly scope: string;
  readonly threshold: number;
  readonly severity: number;
  readonly actionGroupIds: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a metric alert looks at. */
export type MetricFacts = Pick<MetricAlertFacts, 'description' | 'metricNamespace' | 'metricName' | 'aggregation' | 'operator' | 'frequency' | 'window'>;

/** Arguments of `azurerm_monitor_metric_alert`; the alert is resolved by itself once the metric is back. */
export const renderMetricAlert = (facts: MetricFacts, settings: MetricAlertSettings) => ({
  name: settings.alertName,
  resourceGroupName: settings.resourceGroupName,
  description: facts.description,
  scopes: [settings.scope],
  severity: settings.severity,
  frequency: facts.frequency,
  windowSize: facts.window,
  autoMitigate: true,
  enabled: true,
  criteria: [
    {
      metricNamespace: facts.metricNamespace,
      metricName: facts.metricName,
      aggregation: facts.aggregation,
      operator: facts.operator,
      threshold: settings.threshold,
    },
  ],
  action: settings.actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
});
