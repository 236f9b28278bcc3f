import type { TerraformStack } from 'cdktf';
import { defineApplicationInsights } from '../../../src/constructs/application-insights-resources';
import { DiagnosticSettings, type DiagnosticSettingOptions } from '../../../src/constructs/diagnostic-settings';
import { MetricAlerts, type AlertedApp } from '../../../src/constructs/metric-alerts';
import { planTerms } from '../../../src/rules/plan-terms';
import { ApplicationInsights } from '../../../src/values/application-insights';
import { DiagnosticLog } from '../../../src/values/diagnostic-log';
import { RecommendedAlert } from '../../../src/values/metric-alert';
import { SECRETS } from '../canaries';
import { call, Orders, row, type Row } from '../harness';
import { isolated } from './given';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders';
const WORKSPACE = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-orders`;
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stlogs`;
const ACTIONS = [`${GROUP}/providers/Microsoft.Insights/actionGroups/ag-orders`];
const PLACE = { appName: 'func-orders', resourceGroupName: 'rg-orders', location: 'westeurope', tags: undefined, azurerm: '4.55.0' };
const REPORTING = {
  applicationInsightsConnectionString: undefined, applicationInsights: ApplicationInsights.newWorkspaceBased({ entraAuthentication: true }),
};
const LOGS = [DiagnosticLog.FUNCTION_APP_LOGS];

/** Two apps of which each defines what the options name. */
const twoApps = (stack: TerraformStack, options: Parameters<typeof ApplicationInsights.newWorkspaceBased>[0]) => {
  const { _terms } = ApplicationInsights.newWorkspaceBased(options);
  for (const id of ['Orders', 'Invoices']) defineApplicationInsights(new Orders(stack, id), PLACE, _terms);
};

/** An app that is asked for several settings, each under an id of its own. */
const sends = (stack: TerraformStack, ...settings: readonly DiagnosticSettingOptions[]) => {
  const diagnostics = new DiagnosticSettings(new Orders(stack, 'Orders'), () => `${GROUP}/providers/Microsoft.Web/sites/func-orders`);
  settings.forEach((options, index) => diagnostics.add(`Logs${index}`, options, sends));
};

const alerts = (stack: TerraformStack, more: Partial<AlertedApp> = {}) =>
  new MetricAlerts({
    construct: new Orders(stack, 'Orders'),
    plan: planTerms('flexConsumption', 'Linux', 'FC1'),
    ...PLACE,
    hasHealthCheck: false,
    instanceMemoryMiB: undefined,
    maximumInstanceCount: undefined,
    functionAppId: () => `${GROUP}/providers/Microsoft.Web/sites/func-orders`,
    servicePlanId: () => `${GROUP}/providers/Microsoft.Web/serverFarms/plan-orders`,
    ...more,
  });
const asks = (stack: TerraformStack, asked: RecommendedAlert[], more: { readonly threshold?: number } = {}, app: Partial<AlertedApp> = {}) =>
  alerts(stack, app).add('Alerts', { alerts: asked, actionGroupIds: ACTIONS, ...more }, asks);

/** Application Insights, diagnostic settings and metric alerts. */
export const MONITORING_PROGRAMS: readonly Row[] = [
  row('AZFN4020', 'an instrumentation key in place of a connection string', () =>
    ApplicationInsights.existing({ connectionString: 'canary-0000-0000-0000-000000000000' })),

  row('AZFN4021', 'an identity without the component that it reports to', () =>
    ApplicationInsights.existing({ connectionString: SECRETS.insights, entraAuthentication: true })),

  row('AZFN4022', 'the retention of a workspace that exists', () => ApplicationInsights.newWorkspaceBased({ workspaceId: WORKSPACE, retentionDays: 90 })),
  row('AZFN4022', 'another name for a workspace that exists', () => ApplicationInsights.newWorkspaceBased({ workspaceId: WORKSPACE, workspaceName: 'log-other' })),
  row('AZFN4022', 'two places to report to', (s) => isolated(s, { applicationInsights: ApplicationInsights.existing({ connectionString: SECRETS.insights }) })),
  row('AZFN4022', 'an identity to report with, and a setting that names another', (s) =>
    isolated(s, { ...REPORTING, appSettings: { APPLICATIONINSIGHTS_AUTHENTICATION_STRING: SECRETS.appSetting } })),
  call('AZFN4022', 'the same, later', (s) => isolated(s, REPORTING).addAppSetting('applicationinsights_authentication_string', SECRETS.appSetting)),

  row('AZFN4023', 'one component that two apps define', (s) => twoApps(s, { applicationInsightsName: 'appi-orders' })),
  row('AZFN4023', 'one workspace that two apps define, in another case', (s) => twoApps(s, { workspaceName: 'Log-Orders' })),

  call('AZFN4024', 'logs that go nowhere', (s) => sends(s, { logs: LOGS })),
  call('AZFN4024', 'an event hub without its namespace', (s) => sends(s, { logs: LOGS, logAnalyticsWorkspaceId: WORKSPACE, eventhubName: 'logs' })),

  call('AZFN4025', 'a setting that sends nothing', (s) => sends(s, { logAnalyticsWorkspaceId: WORKSPACE, logs: [] })),

  call('AZFN4026', 'two settings of one name', (s) => sends(s, { logs: LOGS, logAnalyticsWorkspaceId: WORKSPACE }, { metrics: true, storageAccountId: ACCOUNT })),
  call('AZFN4026', 'two settings that send the same to one workspace', (s) =>
    sends(s, { logs: LOGS, logAnalyticsWorkspaceId: WORKSPACE }, { logs: LOGS, metrics: true, logAnalyticsWorkspaceId: WORKSPACE.replace('rg-orders', 'RG-ORDERS'), diagnosticSettingName: 'more' })),
  call('AZFN4026', 'six settings', (s) =>
    sends(s, ...Array.from({ length: 6 }, (_, index) => ({ metrics: true, storageAccountId: `${ACCOUNT}${index}`, diagnosticSettingName: `metrics-${index}` })))),

  call('AZFN4027', 'the queue of a plan on Flex Consumption', (s) => asks(s, [RecommendedAlert.HTTP_QUEUE])),
  call('AZFN4027', 'the processor of a plan on the Free tier', (s) => asks(s, [RecommendedAlert.CPU], {}, { plan: planTerms('dedicated', 'Linux', 'F1') })),
  call('AZFN4027', 'the health check of an app that has none', (s) => asks(s, [RecommendedAlert.HEALTH_CHECK], {}, { plan: planTerms('elasticPremium', 'Linux', 'EP1') })),

  call('AZFN4028', 'executions without a number', (s) => asks(s, [RecommendedAlert.EXECUTIONS])),
  call('AZFN4028', 'one number for two alerts', (s) => asks(s, [RecommendedAlert.HTTP_SERVER_ERRORS, RecommendedAlert.RESPONSE_TIME], { threshold: 5 })),
  call('AZFN4028', 'more than all of the memory', (s) => asks(s, [RecommendedAlert.MEMORY], { threshold: 2048 })),

  call('AZFN4029', 'one alert twice', (s) => asks(s, [RecommendedAlert.CPU, RecommendedAlert.CPU])),
];
