import { METRIC_ALERTS, type MetricAlertFacts } from '../catalog/metric-alerts';
import { oneOf, show } from './explain';
import { planAndSystem, type PlanTerms } from './plan-terms';
import { isKnown, type Finding, type MaybeKnown } from './rule';

const ROWS: readonly MetricAlertFacts[] = METRIC_ALERTS;
const PAGE = 'https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-metric-overview';

/** The member of the enum that a value belongs to: `HttpServerErrors` is `HTTP_SERVER_ERRORS`. */
export const alertMember = (alert: string): string => `RecommendedAlert.${alert.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`;

/** What an alert looks at on a plan; `undefined` where the plan does not have it. */
export const alertRow = (alert: string, { id, system, group }: PlanTerms): MetricAlertFacts | undefined =>
  ROWS.find((row) => row.alert === alert && row.plans.includes(id) && row.systems.includes(system) && !row.notOnTiers.includes(group?.tier ?? ''));

/** Every alert that a plan has, in the order of the catalogue. */
export const alertsOf = (plan: PlanTerms): string[] => [...new Set(ROWS.map(({ alert }) => alert))].filter((alert) => alertRow(alert, plan) !== undefined);

/** What is asked for, as rules see it. */
export interface MetricAlertsInput {
  /** Values of `RecommendedAlert`. */
  readonly alerts: readonly string[];
  readonly plan: PlanTerms;
  readonly hasHealthCheck: boolean;
  readonly threshold: MaybeKnown<number> | undefined;
}

/** The plan has what the alerts look at. */
export function alertsFitPlan({ alerts, plan, hasHealthCheck }: MetricAlertsInput): Finding[] {
  return alerts.flatMap((alert, index): Finding[] => {
    const row = alertRow(alert, plan);
    if (row === undefined) {
      return [
        {
          code: 'AZFN4027',
          what: `'alerts[${index}]' is ${alertMember(alert)}, which ${planAndSystem(plan)} does not have`,
          why: whyNot(alert, plan),
          fix: `use ${oneOf(alertsOf(plan).map(alertMember))}`,
        },
      ];
    }
    if (row.needsHealthCheck && !hasHealthCheck) {
      return [
        {
          code: 'AZFN4027',
          what: `'alerts[${index}]' is ${alertMember(alert)}, but the app has no 'healthCheckPath'`,
          why: `without a path nothing is checked, and the metric stays empty (https://learn.microsoft.com/azure/app-service/monitor-instances-health-check)`,
          fix: `set 'healthCheckPath' of the app, for example '/api/health', or leave the alert out`,
        },
      ];
    }
    return [];
  });
}

/** Why a plan does not have an alert: the tier, the system or the plan itself has no such metric. */
function whyNot(alert: string, { id, system }: PlanTerms): string {
  const elsewhere = ROWS.filter((row) => row.alert === alert);
  const here = elsewhere.find((row) => row.plans.includes(id));
  const page = (here ?? elsewhere[0]).page;
  if (here === undefined) return `the plan does not have the metric that the alert looks at (${page})`;
  if (!here.systems.includes(system)) return `the metric is not there on ${system} (${page})`;
  return `metrics of plans are there from the Basic tier on (https://learn.microsoft.com/azure/app-service/web-sites-monitor#understand-metrics)`;
}

/** A threshold is there where one is needed, and belongs to one alert. */
export function thresholdFits({ alerts, plan, threshold }: MetricAlertsInput): Finding[] {
  const rows = alerts.map((alert) => alertRow(alert, plan)).filter((row) => row !== undefined);
  if (threshold === undefined) {
    return rows.filter((row) => row.threshold === null).map((row) => ({
      code: 'AZFN4028',
      what: `'threshold' is missing, which ${alertMember(row.alert)} needs`,
      why: `how many ${row.unit} are too many depends on the app (${row.page})`,
      fix: `ask for this alert alone and set 'threshold' to the highest number of ${row.unit} in ${row.window === 'PT1H' ? 'an hour' : row.window} that is usual`,
    }));
  }
  if (alerts.length > 1) {
    return [
      {
        code: 'AZFN4028',
        what: `'threshold' is set for ${alerts.length} alerts`,
        why: `every alert counts something else, so one number cannot be meant for all of them (${PAGE})`,
        fix: `ask for each alert with a threshold of its own in a call of its own`,
      },
    ];
  }
  return rows.filter((row) => row.unit === 'percent' && isKnown(threshold) && (threshold < 1 || threshold > 100)).map((row) => ({
    code: 'AZFN4028',
    what: `'threshold' is ${String(threshold)}, but ${alertMember(row.alert)} takes a percentage from 1 to 100`,
    why: `the alert would always or never be raised (${row.page})`,
    fix: `set 'threshold' to a number from 1 to 100, or leave it out for ${row.threshold}`,
  }));
}

/** Names of alerts are unique in their resource group. */
export const alertTwice = (alert: string, index: number, name: string | undefined): Finding => ({
  code: 'AZFN4029',
  what: `'alerts[${index}]' is ${alertMember(alert)}, which is defined already${name === undefined ? '' : ` as ${show(name)}`}`,
  why: `alerts are named after the app, and names are unique in a resource group (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_metric_alert)`,
  fix: `remove it, or set 'alertNamePrefix' to have a second alert with another threshold`,
});
