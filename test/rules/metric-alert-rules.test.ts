import { METRIC_ALERTS, type MetricAlertFacts } from '../../src/catalog/metric-alerts';
import { PLANS, type PlanId } from '../../src/catalog/plans';
import { alertMember, alertRow, alertsFitPlan, alertsOf, alertTwice, thresholdFits, type MetricAlertsInput } from '../../src/rules/metric-alert-rules';
import { skusOf, type PlanTerms, type System } from '../../src/rules/plan-terms';
import { UNRESOLVED } from '../../src/rules/rule';
import { RecommendedAlert as Alert } from '../../src/values/metric-alert';
import { finding, plan, said, untold } from './verdict';

const rows: readonly MetricAlertFacts[] = METRIC_ALERTS;
const ALERTS = Object.values(Alert);
const asked = (alerts: readonly string[], terms: PlanTerms, more: Partial<MetricAlertsInput> = {}): MetricAlertsInput => ({
  alerts, plan: terms, hasHealthCheck: true, threshold: undefined, ...more,
});

const PLACES = Object.entries(PLANS).flatMap(([id, { systems }]) =>
  systems.flatMap((system) => skusOf(id as PlanId).map((sku) => [`${id} ${sku} on ${system}`, plan(id as PlanId, system as System, sku)] as const)),
);

describe.each(PLACES)('%s', (_, terms) => {
  test.each(ALERTS)('%s is there or refused, with all that are there', (alert) => {
    const listed = rows.some((row) => row.alert === alert && row.plans.includes(terms.id) && row.systems.includes(terms.system) && !row.notOnTiers.includes(terms.group?.tier ?? ''));
    const found = alertsFitPlan(asked([alert], terms));
    expect(said(found)).toBe(listed ? 'ok' : 'AZFN4027');
    expect(alertsOf(terms).includes(alert)).toBe(listed);
    for (const { what, fix } of found) {
      expect(what).toContain(alertMember(alert));
      for (const other of alertsOf(terms)) expect(fix).toContain(alertMember(other));
    }
  });

  test('has the alerts on requests', () => {
    expect(alertsOf(terms)).toEqual(expect.arrayContaining([Alert.HTTP_SERVER_ERRORS, Alert.HTTP_NOT_FOUND, Alert.RESPONSE_TIME]));
  });
});

test.each<[string, Alert, PlanTerms, string | undefined]>([
  ['Flex Consumption looks at the app', Alert.CPU, plan('flexConsumption'), 'Microsoft.Web/sites CpuPercentage'],
  ['Elastic Premium looks at the plan', Alert.CPU, plan('elasticPremium'), 'Microsoft.Web/serverFarms CpuPercentage'],
  ['Dedicated looks at the plan', Alert.MEMORY, plan('dedicated', 'Windows'), 'Microsoft.Web/serverFarms MemoryPercentage'],
  ['a plan of which the SKU was not told passes', Alert.HTTP_QUEUE, untold(), 'Microsoft.Web/serverFarms HttpQueueLength'],
  ['the Free tier has no metrics of plans', Alert.CPU, plan('dedicated', 'Linux', 'F1'), undefined],
  ['the Shared tier has no metrics of plans', Alert.HTTP_QUEUE, plan('dedicated', 'Windows', 'D1'), undefined],
  ['Consumption has no metrics of plans', Alert.CPU, plan('consumption', 'Windows'), undefined],
  ['Elastic Premium on Windows counts executions', Alert.EXECUTIONS, plan('elasticPremium', 'Windows'), 'Microsoft.Web/sites FunctionExecutionCount'],
  ['Elastic Premium on Linux does not', Alert.EXECUTIONS, plan('elasticPremium', 'Linux'), undefined],
  ['Flex Consumption counts those on demand', Alert.EXECUTIONS, plan('flexConsumption'), 'Microsoft.Web/sites OnDemandFunctionExecutionCount'],
  ['Flex Consumption has no health check', Alert.HEALTH_CHECK, plan('flexConsumption'), undefined],
])('%s', (_, alert, terms, expected) => {
  const row = alertRow(alert, terms);
  expect(row === undefined ? undefined : `${row.metricNamespace} ${row.metricName}`).toBe(expected);
});

test.each<[string, readonly string[], PlanTerms, Partial<MetricAlertsInput>, string]>([
  ['a health check that is set', [Alert.HEALTH_CHECK], plan('elasticPremium'), {}, 'ok'],
  ['a health check that is not set', [Alert.HEALTH_CHECK], plan('elasticPremium'), { hasHealthCheck: false }, 'AZFN4027'],
  ['another alert without a health check', [Alert.CPU], plan('elasticPremium'), { hasHealthCheck: false }, 'ok'],
  ['two that are not there', [Alert.HTTP_QUEUE, Alert.CPU, Alert.HEALTH_CHECK], plan('flexConsumption'), {}, 'AZFN4027 AZFN4027'],
])('alertsFitPlan: %s', (_, alerts, terms, more, expected) => {
  expect(said(alertsFitPlan(asked(alerts, terms, more)))).toBe(expected);
});

const FLEX = plan('flexConsumption');
test.each<[string, readonly string[], MetricAlertsInput['threshold'], string]>([
  ['none, where the alert has one', [Alert.HTTP_SERVER_ERRORS], undefined, 'ok'],
  ['none, where it has none', [Alert.EXECUTIONS], undefined, 'AZFN4028'],
  ['none, where two of three have none', [Alert.CPU, Alert.EXECUTIONS, Alert.EXECUTION_UNITS], undefined, 'AZFN4028 AZFN4028'],
  ['one for one', [Alert.EXECUTIONS], 100, 'ok'],
  ['one for two', [Alert.EXECUTIONS, Alert.CPU], 100, 'AZFN4028'],
  ['a percentage', [Alert.CPU], 100, 'ok'],
  ['the smallest percentage', [Alert.CPU], 1, 'ok'],
  ['a percentage of nothing', [Alert.CPU], 0, 'AZFN4028'],
  ['more than all', [Alert.MEMORY], 101, 'AZFN4028'],
  ['more than a hundred requests', [Alert.HTTP_NOT_FOUND], 101, 'ok'],
  ['one that Terraform knows', [Alert.MEMORY], UNRESOLVED, 'ok'],
  ['one that Terraform knows, for two', [Alert.MEMORY, Alert.CPU], UNRESOLVED, 'AZFN4028'],
])('thresholdFits: %s', (_, alerts, threshold, expected) => {
  expect(said(thresholdFits(asked(alerts, FLEX, { threshold })))).toBe(expected);
});

test.each([
  [undefined, `'alerts[1]' is RecommendedAlert.CPU, which is defined already`],
  ['func-orders-cpu', `'alerts[1]' is RecommendedAlert.CPU, which is defined already as 'func-orders-cpu'`],
])('alertTwice reads well with the name %s', (name, expected) => {
  expect(said(alertTwice(Alert.CPU, 1, name))).toBe('AZFN4029');
  expect(alertTwice(Alert.CPU, 1, name).what).toBe(expected);
});

test.each(Object.entries(Alert))('%s is named as a program types it', (member, alert) => {
  expect(alertMember(alert)).toBe(`RecommendedAlert.${member}`);
});

const METRICS = 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics';
test.each<[string, Alert, PlanTerms, string]>([
  ['the plan', Alert.CPU, plan('consumption', 'Windows'), `the plan does not have the metric that the alert looks at (${METRICS}/microsoft-web-sites-metrics)`],
  ['the plan, for an alert on plans', Alert.HTTP_QUEUE, plan('flexConsumption'), `the plan does not have the metric that the alert looks at (${METRICS}/microsoft-web-serverfarms-metrics)`],
  ['the system', Alert.EXECUTIONS, plan('elasticPremium', 'Linux'), 'the metric is not there on Linux (https://learn.microsoft.com/azure/azure-functions/monitor-functions-reference)'],
  ['the tier', Alert.MEMORY, plan('dedicated', 'Windows', 'F1'), 'metrics of plans are there from the Basic tier on (https://learn.microsoft.com/azure/app-service/web-sites-monitor#understand-metrics)'],
])('an alert that is not there says whether it is for %s', (_, alert, terms, why) => {
  expect(finding(alertsFitPlan(asked([alert], terms))).why).toBe(why);
});

test('a threshold that is missing is asked for with its unit and window', () => {
  expect(finding(thresholdFits(asked([Alert.EXECUTIONS], FLEX))).fix).toBe(`ask for this alert alone and set 'threshold' to the highest number of executions in an hour that is usual`);
});
