import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRIC_ALERTS, type MetricAlertFacts } from '../../src/catalog/metric-alerts';
import { DIAGNOSTICS, ENTRA_TELEMETRY, MONITORING_NAMES, NEW_APPLICATION_INSIGHTS, PORTAL_TAGS } from '../../src/catalog/monitoring';
import { NAMES } from '../../src/catalog/names';
import { PLANS } from '../../src/catalog/plans';
import { ROLES } from '../../src/catalog/roles';
import { SKU_GROUPS } from '../../src/catalog/skus';
import { DiagnosticLog } from '../../src/values/diagnostic-log';
import { RecommendedAlert } from '../../src/values/metric-alert';

const rows: readonly MetricAlertFacts[] = METRIC_ALERTS;
const table = rows.map((row) => [`${row.alert} on ${row.plans.join(', ')} (${row.systems.join(', ')})`, row] as const);

/** What the provider takes, in the order of their length in minutes. */
const MINUTES: Readonly<Record<string, number>> = { PT1M: 1, PT5M: 5, PT15M: 15, PT30M: 30, PT1H: 60, PT6H: 360, PT12H: 720, P1D: 1440 };
const FREQUENCIES = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H'];

describe.each(table)('the alert %s', (_, row) => {
  test('is on plans, systems and tiers that there are', () => {
    expect(row.plans.filter((plan) => !(plan in PLANS))).toEqual([]);
    expect(row.plans).not.toHaveLength(0);
    expect(row.systems.filter((system) => !['Linux', 'Windows'].includes(system))).toEqual([]);
    const tiers: readonly string[] = SKU_GROUPS.map(({ tier }) => tier);
    expect(row.notOnTiers.filter((tier) => !tiers.includes(tier))).toEqual([]);
  });

  test('has a frequency and a window that the provider takes, and looks at all of the time', () => {
    expect(FREQUENCIES).toContain(row.frequency);
    expect(Object.keys(MINUTES)).toContain(row.window);
    expect(MINUTES[row.frequency]).toBeLessThanOrEqual(MINUTES[row.window]);
  });

  test('has numbers that the provider takes', () => {
    expect(row.severity).toBeGreaterThanOrEqual(0);
    expect(row.severity).toBeLessThanOrEqual(4);
    if (row.threshold !== null) expect(row.threshold).toBeGreaterThan(0);
    if (row.unit === 'percent') expect(row.threshold).toBeLessThanOrEqual(100);
    if (row.percentOf !== null) expect(row.unit).toBe('percent');
  });

  test('looks at the app on plans that have no instances of their own', () => {
    expect(row.metricNamespace).toBe(row.target === 'app' ? 'Microsoft.Web/sites' : 'Microsoft.Web/serverFarms');
    if (row.target === 'plan') expect(row.plans.filter((plan) => ['consumption', 'flexConsumption'].includes(plan))).toEqual([]);
    if (row.needsHealthCheck) expect(row.plans.filter((plan) => !PLANS[plan as keyof typeof PLANS].healthCheck)).toEqual([]);
  });

  test('reads well', () => {
    expect(row.description).toMatch(/^[A-Z].*[a-z)]\.$/);
    expect(row.suffix).toBe(row.alert.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase());
  });
});

test('an alert looks at one metric on one plan and system', () => {
  const places = rows.flatMap(({ alert, plans, systems }) => plans.flatMap((plan) => systems.map((system) => `${alert} ${plan} ${system}`)));
  expect(places).toEqual([...new Set(places)]);
});

test('the enum is the list of the catalogue, name by name', () => {
  const alerts = [...new Set(rows.map(({ alert }) => alert))];
  expect(Object.values(RecommendedAlert).sort()).toEqual([...alerts].sort());
  for (const [member, alert] of Object.entries(RecommendedAlert)) expect(member).toBe(alert.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase());
});

test('every metric of Flex Consumption alone is on Flex Consumption alone', () => {
  const flexOnly = ['CpuPercentage', 'OnDemandFunctionExecutionCount', 'OnDemandFunctionExecutionUnits'];
  const found = rows.filter(({ target, metricName }) => target === 'app' && flexOnly.includes(metricName));
  expect(found.map(({ plans }) => plans)).toEqual(found.map(() => ['flexConsumption']));
  expect(found).toHaveLength(flexOnly.length);
});

test('FunctionExecutionCount is not used on Linux where Azure does not have it', () => {
  const found = rows.filter(({ metricName, plans }) => metricName === 'FunctionExecutionCount' && plans.includes('dedicated'));
  expect(found.map(({ systems }) => systems)).toEqual([['Windows']]);
});

test('the role for telemetry is one of the catalogue', () => {
  expect(Object.values(ROLES).map(({ name }) => name)).toContain(ENTRA_TELEMETRY.role);
});

test('rows of one alert stand together and say the same of it', () => {
  const order = rows.map(({ alert }) => alert);
  expect(order).toEqual([...new Set(order)].flatMap((alert) => order.filter((other) => other === alert)));
  for (const { alert, suffix, severity, unit } of rows) {
    for (const other of rows.filter((row) => row.alert === alert)) expect([other.suffix, other.severity, other.unit]).toEqual([suffix, severity, unit]);
  }
});

test('logs are those of the enum', () => {
  expect(Object.values(DiagnosticLog)).toEqual([...DIAGNOSTICS.logs]);
});

test('names say what is named, and with which characters', () => {
  expect(Object.fromEntries(Object.entries(MONITORING_NAMES).map(([key, { label, characters }]) => [key, [label, characters]]))).toEqual({
    applicationInsights: ['an Application Insights component', 'characters without #, %, &, ?, / and \\, no space or period at the end'],
    logAnalyticsWorkspace: ['a Log Analytics workspace', 'letters, digits and hyphens, no hyphen at either end'],
    diagnosticSetting: ['a diagnostic setting', 'characters without <, >, *, %, &, :, ?, +, / and \\'],
    metricAlertPrefix: ['the prefix of metric alerts', 'characters without *, #, &, +, :, <, >, ?, @, %, {, }, |, / and \\'],
    eventHub: ['an event hub', 'letters, digits, periods, hyphens and underscores, a letter or digit at both ends'],
  });
});

test('names of what is defined by itself are legal for every name that an app can have', () => {
  const longest = 'a'.repeat(NAMES.functionApp.max);
  const shortest = 'a'.repeat(NAMES.functionApp.min);
  for (const name of [longest, shortest]) {
    const workspace = `la-${name}`;
    expect(workspace.length).toBeLessThanOrEqual(MONITORING_NAMES.logAnalyticsWorkspace.max);
    expect(workspace.length).toBeGreaterThanOrEqual(MONITORING_NAMES.logAnalyticsWorkspace.min);
    expect(workspace).toMatch(new RegExp(MONITORING_NAMES.logAnalyticsWorkspace.pattern));
    expect(`appi-${name}`).toMatch(new RegExp(MONITORING_NAMES.applicationInsights.pattern));
    expect(name).toMatch(new RegExp(MONITORING_NAMES.metricAlertPrefix.pattern));
  }
  const suffix = Math.max(...rows.map((row) => row.suffix.length));
  expect(MONITORING_NAMES.metricAlertPrefix.max + 1 + suffix).toBeLessThanOrEqual(260);
  expect(DIAGNOSTICS.defaultName).toMatch(new RegExp(MONITORING_NAMES.diagnosticSetting.pattern));
});

test('what is written for Application Insights agrees with what is allowed', () => {
  const { retentionDays } = NEW_APPLICATION_INSIGHTS;
  expect(retentionDays.default).toBeGreaterThanOrEqual(retentionDays.min);
  expect(retentionDays.default).toBeLessThanOrEqual(retentionDays.max);
  expect(ENTRA_TELEMETRY.userAssigned.startsWith(`${ENTRA_TELEMETRY.systemAssigned};`)).toBe(true);
  for (const list of [DIAGNOSTICS.logs, PORTAL_TAGS.names]) expect(new Set<string>(list).size).toBe(list.length);
  expect(PORTAL_TAGS.names.filter((name) => !/^hidden-link: \/app-insights-[a-z-]+$/.test(name))).toEqual([]);
});

test('a new component is one for the web, and has the defaults of the provider', () => {
  const { applicationType, workspaceSku, retentionDays, dailyDataCapGb, samplingPercentage } = NEW_APPLICATION_INSIGHTS;
  expect({ applicationType, workspaceSku, retentionDays, dailyDataCapGb, samplingPercentage }).toEqual({
    applicationType: 'web', workspaceSku: 'PerGB2018', retentionDays: { default: 30, min: 30, max: 730 }, dailyDataCapGb: { default: 100 }, samplingPercentage: { default: 100 },
  });
});

test('the provider has the positive name of local authentication alone from 5.0.0 on', () => expect(ENTRA_TELEMETRY.positiveNameSince).toBe('5.0.0'));

test('the portal has three tags for an app with Application Insights', () => {
  expect(PORTAL_TAGS.names).toEqual([
    'hidden-link: /app-insights-resource-id', 'hidden-link: /app-insights-instrumentation-key', 'hidden-link: /app-insights-conn-string',
  ]);
});

test('all metrics are one category', () => expect(DIAGNOSTICS.metrics).toBe('AllMetrics'));

test('what the plan bills is measured in memory and time', () => {
  expect(rows.filter(({ alert }) => alert === 'ExecutionUnits').map(({ metricName, unit }) => [metricName, unit])).toEqual([
    ['FunctionExecutionUnits', 'MB-milliseconds'], ['OnDemandFunctionExecutionUnits', 'MB-milliseconds'],
  ]);
});

/** A row of the table of docs/monitoring.md. */
function tableRow(row: MetricAlertFacts): string {
  const { plans, systems, notOnTiers, target, metricName, aggregation, operator, threshold, unit, percentOf, frequency, window, severity } = row;
  const every = plans.length === Object.keys(PLANS).length;
  const where = [
    every ? 'every plan' : plans.map((plan) => PLANS[plan as keyof typeof PLANS].label).join(', '),
    ...(systems.length === 1 ? [`on ${systems[0]}`] : []),
    ...(notOnTiers.length > 0 ? ['from Basic on'] : []),
    ...(row.needsHealthCheck ? ['with `healthCheckPath`'] : []),
  ].join(' ');
  const sign = { GreaterThan: 'above', GreaterThanOrEqual: 'from', LessThan: 'below' }[operator];
  const part = { instanceMemory: ' of `instanceMemoryMiB`', maximumInstanceCount: ' of `maximumInstanceCount`' };
  const amount = threshold === null ? '`threshold`' : unit === 'percent' ? `${threshold} %${percentOf === null ? '' : part[percentOf]}` : `${threshold} ${unit}`;
  const member = Object.entries(RecommendedAlert).find(([, value]) => value === row.alert)?.[0] ?? '';
  const spoken = (time: string): string => time.replace(/^PT(\d+)M$/, '$1 min').replace('PT1H', '1 h');
  return `| \`${member}\` | ${where} | ${aggregation} of \`${metricName}\` of the ${target} | ${sign} ${amount} | ${spoken(frequency)} / ${spoken(window)} | ${severity} |`;
}

test('docs/monitoring.md has the alerts of the catalogue', () => {
  const page = readFileSync(join(__dirname, '../../docs/monitoring.md'), 'utf8');
  expect(page.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(rows.map(tableRow));
});
