import { Construct } from 'constructs';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { METRIC_ALERTS, type MetricAlertFacts } from '../../src/catalog/metric-alerts';
import { MetricAlerts, type AlertedApp, type MetricAlertOptions } from '../../src/constructs/metric-alerts';
import type { PlanId } from '../../src/catalog/plans';
import { alertsOf } from '../../src/rules/metric-alert-rules';
import type { System } from '../../src/rules/plan-terms';
import { RecommendedAlert as Alert } from '../../src/values/metric-alert';
import { plan } from '../rules/verdict';
import { only, PLACE, refusal, refusedWith, resources, synth, testStack, type Block } from '../support/stacks';

const GROUP = '/subscriptions/0/resourceGroups/rg-orders/providers';
const APP = `${GROUP}/Microsoft.Web/sites/func-orders`;
const PLAN = `${GROUP}/Microsoft.Web/serverFarms/plan-orders`;
const ACTIONS = [`${GROUP}/Microsoft.Insights/actionGroups/ag-orders`];
const TYPE = 'azurerm_monitor_metric_alert';

/** A method of a construct, as the program would call it. */
const add = (alerts: MetricAlerts, options: unknown, id = 'Alerts') => alerts.add(id, options as MetricAlertOptions, add);

function appOn(stack: TerraformStack, more: Partial<AlertedApp> = {}): MetricAlerts {
  return new MetricAlerts({
    construct: new Construct(stack, 'App'), plan: plan('elasticPremium'), appName: 'func-orders', resourceGroupName: PLACE.resourceGroupName,
    tags: { team: 'orders' }, hasHealthCheck: true, instanceMemoryMiB: undefined, maximumInstanceCount: undefined,
    functionAppId: () => APP, servicePlanId: () => PLAN, ...more,
  });
}

/** The only alert of an app that is asked for one. */
function one(alert: Alert, options: Partial<MetricAlertOptions> = {}, more: Partial<AlertedApp> = {}): Block {
  const stack = testStack();
  add(appOn(stack, more), { alerts: [alert], actionGroupIds: ACTIONS, ...options });
  return only(stack, TYPE);
}

test('an alert is whole', () => {
  expect(one(Alert.HTTP_SERVER_ERRORS)).toEqual({
    name: 'func-orders-http-server-errors', resource_group_name: 'rg-orders', description: 'Requests ended with a server error (HTTP 5xx).',
    scopes: [APP], severity: 1, frequency: 'PT5M', window_size: 'PT15M', auto_mitigate: true, enabled: true, tags: { team: 'orders' },
    criteria: [{ metric_namespace: 'Microsoft.Web/sites', metric_name: 'Http5xx', aggregation: 'Total', operator: 'GreaterThan', threshold: 10 }],
    action: [{ action_group_id: ACTIONS[0] }],
  });
});

const EVERY = (METRIC_ALERTS as readonly MetricAlertFacts[]).flatMap((row) =>
  row.plans.flatMap((id) => row.systems.filter((system) => id !== 'flexConsumption' || system === 'Linux').map((system) => [`${row.alert} on ${id} on ${system}`, row, id, system] as const)),
);

test.each(EVERY)('%s is written as the catalogue has it', (_, row, id, system) => {
  const needed = row.threshold === null ? { threshold: 1000 } : {};
  const alert = one(row.alert as Alert, needed, { plan: plan(id as PlanId, system as System) });
  expect(alert).toMatchObject({ frequency: row.frequency, window_size: row.window, severity: row.severity, scopes: [row.target === 'app' ? APP : PLAN] });
  expect(alert.criteria).toHaveLength(1);
  expect(alert.criteria[0]).toMatchObject({ metric_namespace: row.metricNamespace, metric_name: row.metricName, aggregation: row.aggregation, operator: row.operator });
  if (row.percentOf === null) expect(alert.criteria[0].threshold).toBe(row.threshold ?? 1000);
});

describe('a percentage of', () => {
  const flex = { plan: plan('flexConsumption') };
  test.each<[string, Alert, number | undefined, Partial<AlertedApp>, number]>([
    ['the memory of an instance of the default size', Alert.MEMORY, undefined, {}, Math.ceil(0.9 * 2048 * 1024 * 1024)],
    ['the memory of a small instance', Alert.MEMORY, 50, { instanceMemoryMiB: 512 }, 256 * 1024 * 1024],
    ['the instances that are allowed by default', Alert.INSTANCES, undefined, {}, 90],
    ['the instances that are allowed', Alert.INSTANCES, 75, { maximumInstanceCount: 50 }, 38],
    ['all instances', Alert.INSTANCES, 100, { maximumInstanceCount: 1000 }, 1000],
  ])('%s', (_, alert, threshold, more, expected) => {
    expect(one(alert, { threshold }, { ...flex, ...more }).criteria[0].threshold).toBe(expected);
  });

  test('what Terraform knows is worked out by Terraform', () => {
    const stack = testStack();
    const number = (name: string) => new TerraformVariable(stack, name, { type: 'number' }).numberValue;
    const alerts = appOn(stack, { ...flex, instanceMemoryMiB: number('memory'), maximumInstanceCount: number('most') });
    add(alerts, { alerts: [Alert.MEMORY, Alert.INSTANCES], actionGroupIds: ACTIONS });
    const [instances, memory] = resources(stack, TYPE);
    expect(memory.criteria[0].threshold).toBe('${(((var.memory * 1048576) * 90) / 100)}');
    expect(instances.criteria[0].threshold).toBe('${((var.most * 90) / 100)}');
  });

  test('a percentage that Terraform knows is too', () => {
    const stack = testStack();
    const percent = new TerraformVariable(stack, 'percent', { type: 'number' }).numberValue;
    add(appOn(stack, flex), { alerts: [Alert.INSTANCES], threshold: percent, actionGroupIds: ACTIONS });
    expect(only(stack, TYPE).criteria[0].threshold).toBe('${((100 * var.percent) / 100)}');
  });
});

test('a program chooses number, severity, name and tags', () => {
  const alert = one(Alert.HTTP_SERVER_ERRORS, { threshold: 100, severity: 0, alertNamePrefix: 'Orders (night)', tags: { team: 'night' } });
  expect(alert).toMatchObject({ name: 'Orders (night)-http-server-errors', severity: 0, tags: { team: 'night' } });
  expect(alert.criteria[0].threshold).toBe(100);
});

test('a threshold of none is a threshold', () => {
  expect(one(Alert.HTTP_NOT_FOUND, { threshold: 0 }).criteria[0].threshold).toBe(0);
});

test('several action groups are called, by ids that may be tokens', () => {
  const stack = testStack();
  const group = new TerraformVariable(stack, 'group', {});
  add(appOn(stack), { alerts: [Alert.CPU], actionGroupIds: [...ACTIONS, group.stringValue] });
  expect(only(stack, TYPE).action).toEqual([{ action_group_id: ACTIONS[0] }, { action_group_id: '${var.group}' }]);
});

test('an app whose name Terraform knows has alerts with names that Terraform knows', () => {
  const stack = testStack();
  const name = new TerraformVariable(stack, 'name', {});
  const alerts = appOn(stack, { appName: name.stringValue, tags: undefined });
  add(alerts, { alerts: [Alert.CPU], actionGroupIds: ACTIONS });
  expect(only(stack, TYPE).name).toBe('${var.name}-cpu');
  expect(only(stack, TYPE)).not.toHaveProperty('tags');
  const { message } = refusal(() => add(alerts, { alerts: [Alert.CPU], actionGroupIds: ACTIONS }, 'More'));
  expect(message).toContain('AZFN4029');
  expect(message).not.toContain('TfToken');
});

test.each(['consumption Windows', 'flexConsumption Linux', 'elasticPremium Linux', 'dedicated Windows'])('everything that %s has fits into one stack, under ids that are literals', (place) => {
  const [id, system] = place.split(' ') as [PlanId, System];
  const stack = testStack();
  const alerts = appOn(stack, { plan: plan(id, system) });
  const all = alertsOf(plan(id, system));
  const counted = all.filter((alert) => alert.startsWith('Execution'));
  add(alerts, { alerts: all.filter((alert) => !counted.includes(alert)), actionGroupIds: ACTIONS });
  for (const alert of counted) add(alerts, { alerts: [alert], threshold: 1, actionGroupIds: ACTIONS }, alert);
  const ids = Object.keys(synth(stack).resource?.[TYPE] ?? {}).map((name) => name.replace(/_[0-9A-F]{8}$/, ''));
  expect(ids.sort()).toEqual(all.map((alert) => (counted.includes(alert) ? `App_${alert}` : `App_Alerts_${alert}`)).sort());
  expect(new Set(resources(stack, TYPE).map(({ name }) => String(name))).size).toBe(all.length);
});

const OK = { alerts: [Alert.CPU], actionGroupIds: ACTIONS };
test.each<[string, unknown, string[]]>([
  ['no alerts', { actionGroupIds: ACTIONS }, ['AZFN8002']],
  ['an empty list', { ...OK, alerts: [] }, ['AZFN8003']],
  ['a metric in place of an alert', { ...OK, alerts: ['Http5xx'] }, ['AZFN8004']],
  ['alerts that Terraform knows', { ...OK, alerts: new TerraformVariable(testStack(), 'a', {}).listValue }, ['AZFN8005']],
  ['nobody to call', { ...OK, actionGroupIds: [] }, ['AZFN8003']],
  ['six to call', { ...OK, actionGroupIds: Array.from({ length: 6 }, (_, index) => `${ACTIONS[0]}${index}`) }, ['AZFN8003']],
  ['the name of a group', { ...OK, actionGroupIds: ['ag-orders'] }, ['AZFN6005']],
  ['an id in the case of the portal', { ...OK, actionGroupIds: [ACTIONS[0].replace('Microsoft.Insights', 'microsoft.insights')] }, ['AZFN6005']],
  ['a list that Terraform knows', { ...OK, actionGroupIds: new TerraformVariable(testStack(), 'a', {}).listValue }, ['AZFN8005']],
  ['a threshold below nothing', { ...OK, threshold: -1 }, ['AZFN8003']],
  ['a threshold that is no number', { ...OK, threshold: '90' }, ['AZFN8001']],
  ['half a threshold', { ...OK, threshold: 0.5 }, ['AZFN8003']],
  ['a severity of 5', { ...OK, severity: 5 }, ['AZFN8003']],
  ['a prefix with a slash', { ...OK, alertNamePrefix: 'a/b' }, ['AZFN8003']],
  ['a prefix of 201 characters', { ...OK, alertNamePrefix: 'a'.repeat(201) }, ['AZFN8003']],
  ['an alert that the plan has not', { ...OK, alerts: [Alert.INSTANCES, Alert.CONNECTIONS] }, ['AZFN4027', 'AZFN4027']],
  ['an alert twice', { ...OK, alerts: [Alert.CPU, Alert.MEMORY, Alert.CPU] }, ['AZFN4029']],
  ['two alerts for one number', { ...OK, alerts: [Alert.CPU, Alert.MEMORY], threshold: 80 }, ['AZFN4028']],
  ['no options', undefined, ['AZFN8001']],
  ['null', null, ['AZFN8001']],
])('%s is refused, and nothing is defined', (_, options, expected) => {
  const stack = testStack();
  const alerts = appOn(stack);
  expect(refusedWith(() => add(alerts, options))).toEqual(expected);
  expect(resources(stack, TYPE)).toEqual([]);
  add(alerts, OK);
  expect(resources(stack, TYPE)).toHaveLength(1);
});

test('a second alert on one metric has a name of its own', () => {
  const stack = testStack();
  const alerts = appOn(stack);
  add(alerts, OK);
  expect(refusedWith(() => add(alerts, { ...OK, threshold: 99 }, 'More'))).toEqual(['AZFN4029']);
  expect(refusedWith(() => add(alerts, { ...OK, threshold: 99, alertNamePrefix: 'FUNC-ORDERS' }, 'More'))).toEqual(['AZFN4029']);
  expect(refusedWith(() => add(alerts, { ...OK, alertNamePrefix: 'other' }))).toEqual(['AZFN8007']);
  add(alerts, { ...OK, threshold: 99, alertNamePrefix: 'func-orders-full' }, 'More');
  expect(resources(stack, TYPE).map(({ name }) => name)).toEqual(['func-orders-cpu', 'func-orders-full-cpu']);
});
