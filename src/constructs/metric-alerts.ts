import { FLEX } from '../catalog/flex';
import type { MetricAlertFacts } from '../catalog/metric-alerts';
import { MONITORING_NAMES } from '../catalog/monitoring';
import { Construct, MonitorMetricAlert, Op, Token, withoutTraces } from '../framework';
import { isUnknown, known, readProps } from '../intake';
import { renderMetricAlert } from '../render/metric-alert';
import { refuse } from '../rules/azfn-error';
import { choice, list, map, nameOf, number, resourceId, text, type Fields } from '../rules/fields';
import { alertRow, alertsFitPlan, alertTwice, thresholdFits, type MetricAlertsInput } from '../rules/metric-alert-rules';
import type { PlanTerms } from '../rules/plan-terms';
import type { Finding } from '../rules/rule';
import { RecommendedAlert } from '../values/metric-alert';
import { place } from './scope';

/**
 * Alerts of an app and whom they call. Azure bills every alert by the month.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-metric-overview
 */
export interface MetricAlertOptions {
  /** What is watched; each is an alert of its own (`AZFN4027`, `AZFN4029`). */
  readonly alerts: RecommendedAlert[];
  /** Resource ids of the action groups that are called, 1 to 5. The list itself is a literal, its items may be tokens (`AZFN8005`). */
  readonly actionGroupIds: string[];
  /**
   * Whole number above which the alert is raised, or below which for the health check, in the unit of its metric; with one alert
   * only (`AZFN4028`).
   *
   * @default - that of the alert; `EXECUTIONS` and `EXECUTION_UNITS` need one
   */
  readonly threshold?: number;
  /**
   * How bad it is: 0 is critical, 1 an error, 2 a warning, 3 information, 4 verbose.
   *
   * @default - that of the alert: 1 for server errors and response time, else 3
   */
  readonly severity?: number;
  /**
   * What the names of the alerts start with, 1 to 200 characters; `-http-server-errors` and the like follow.
   *
   * @default - the name of the app
   */
  readonly alertNamePrefix?: string;
  /**
   * Tags of the alerts.
   *
   * @default - those of the app
   */
  readonly tags?: Record<string, string>;
}

/** How the options of metric alerts are read. */
export const METRIC_ALERT: Fields = {
  alerts: list(choice('RecommendedAlert', RecommendedAlert), { required: true, minItems: 1 }),
  actionGroupIds: list(resourceId('Microsoft.Insights/actionGroups/<group>'), { required: true, minItems: 1, maxItems: 5 }),
  threshold: number({ min: 0 }),
  severity: number({ min: 0, max: 4 }),
  alertNamePrefix: nameOf(MONITORING_NAMES.metricAlertPrefix, { example: 'orders' }),
  tags: map(text({ secret: true })),
};

/** What is known of an app once it is defined. */
export interface AlertedApp {
  /** Below which the alerts are defined. */
  readonly construct: Construct;
  readonly plan: PlanTerms;
  readonly appName: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string> | undefined;
  readonly hasHealthCheck: boolean;
  readonly instanceMemoryMiB: number | undefined;
  readonly maximumInstanceCount: number | undefined;
  readonly functionAppId: () => string;
  readonly servicePlanId: () => string;
}

/** The metric alerts of one app. */
export class MetricAlerts {
  private readonly names = new Set<string>();

  constructor(private readonly app: AlertedApp) {}

  /** Adds alerts; `entry` is the method that the program called. */
  public add(id: string, options: MetricAlertOptions, entry: (...args: never[]) => unknown): void {
    const { construct, plan, hasHealthCheck } = this.app;
    place(construct, id, 'addMetricAlerts()', entry);
    const { found } = readProps(METRIC_ALERT, options);
    const path = construct.node.path;
    refuse(path, [...found, ...(found.length > 0 ? [] : listIsLiteral(options.actionGroupIds))], entry, CANNOT_TAKE);
    const asked: MetricAlertsInput = { alerts: options.alerts, plan, hasHealthCheck, threshold: known(options.threshold) };
    refuse(path, [...alertsFitPlan(asked), ...thresholdFits(asked)], entry, CANNOT_TAKE);
    const prefix = options.alertNamePrefix ?? this.app.appName;
    const rows = options.alerts.map((alert) => alertRow(alert, plan) as MetricAlertFacts);
    refuse(path, this.twice(prefix, rows), entry, CANNOT_TAKE);
    withoutTraces(() => {
      const group = new Construct(construct, id);
      for (const row of rows) this.define(group, row, `${prefix}-${row.suffix}`, options);
    });
  }

  private define(group: Construct, row: MetricAlertFacts, alertName: string, options: MetricAlertOptions): void {
    const { resourceGroupName, functionAppId, servicePlanId } = this.app;
    this.names.add(alertName.toLowerCase());
    const settings = {
      alertName,
      resourceGroupName,
      scope: row.target === 'app' ? functionAppId() : servicePlanId(),
      threshold: this.threshold(row, options.threshold),
      severity: options.severity ?? row.severity,
      actionGroupIds: options.actionGroupIds,
      tags: options.tags ?? this.app.tags,
    };
    new MonitorMetricAlert(group, row.alert, renderMetricAlert(row, settings));
  }

  /** Names that are taken, by an earlier call or by the same one. */
  private twice(prefix: string, rows: readonly MetricAlertFacts[]): Finding[] {
    const names = rows.map(({ suffix }) => `${prefix}-${suffix}`.toLowerCase());
    const shown = isUnknown(prefix) ? undefined : prefix;
    return rows.flatMap(({ alert, suffix }, index) =>
      this.names.has(names[index]) || names.indexOf(names[index]) !== index ? [alertTwice(alert, index, shown === undefined ? undefined : `${shown}-${suffix}`)] : [],
    );
  }

  /** The number that Azure compares with: part of what an instance or the app has, where the metric is no percentage. */
  private threshold({ threshold, percentOf }: MetricAlertFacts, given: number | undefined): number {
    // A row without a number of its own is refused where none is given.
    const wanted = given ?? (threshold as number);
    if (percentOf === null) return wanted;
    const { instanceMemoryMiB = FLEX.memoryMiB.default, maximumInstanceCount = FLEX.maximumInstanceCount.default } = this.app;
    const memory = percentOf === 'instanceMemory';
    const whole = memory ? instanceMemoryMiB : maximumInstanceCount;
    if (!isUnknown(whole) && !isUnknown(wanted)) return Math.ceil((whole * (memory ? MIB : 1) * wanted) / 100);
    return Token.asNumber(Op.div(Op.mul(memory ? Op.mul(whole, MIB) : whole, wanted), 100));
  }
}

/** Each action group is a block of its own, so how many there are has to be known. */
function listIsLiteral(ids: readonly string[]): Finding[] {
  if (!isUnknown(ids)) return [];
  return [
    {
      code: 'AZFN8005',
      what: `'actionGroupIds' is a token, but a list is needed whose length is known when the program runs`,
      why: `every action group becomes a block of the alert (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_metric_alert)`,
      fix: `write the list in the program and use tokens for its items only, for example [Fn.element(ids, 0)]`,
    },
  ];
}

const MIB = 1024 * 1024;
const CANNOT_TAKE = 'cannot take this';
