import { Construct } from 'constructs';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { DiagnosticSettings, type DiagnosticSettingOptions } from '../../src/constructs/diagnostic-settings';
import { DiagnosticLog } from '../../src/values/diagnostic-log';
import { only, refusal, refusedWith, resources, synth, testStack } from '../support/stacks';

const GROUP = '/subscriptions/0/resourceGroups/rg-orders/providers';
const APP = `${GROUP}/Microsoft.Web/sites/func-orders`;
const WORKSPACE = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-orders`;
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/stlogs`;
const RULE = `${GROUP}/Microsoft.EventHub/namespaces/evhns-orders/authorizationRules/send`;
const LOGS = [DiagnosticLog.FUNCTION_APP_LOGS];

const settingsOf = (stack: TerraformStack, target: () => string = () => APP) => new DiagnosticSettings(new Construct(stack, 'App'), target);
/** A method of a construct, as the program would call it. */
const add = (settings: DiagnosticSettings, options: unknown, id = 'Logs') => settings.add(id, options as DiagnosticSettingOptions, add);

test.each<[string, DiagnosticSettingOptions, object]>([
  ['logs to a workspace', { logAnalyticsWorkspaceId: WORKSPACE, logs: LOGS }, {
    name: 'diagnostics', target_resource_id: APP, log_analytics_workspace_id: WORKSPACE, enabled_log: [{ category: 'FunctionAppLogs' }],
  }],
  ['metrics to an account', { storageAccountId: ACCOUNT, metrics: true, diagnosticSettingName: 'metrics' }, {
    name: 'metrics', target_resource_id: APP, storage_account_id: ACCOUNT, enabled_metric: [{ category: 'AllMetrics' }],
  }],
  ['everything to everywhere', {
    logAnalyticsWorkspaceId: WORKSPACE, storageAccountId: ACCOUNT, eventhubAuthorizationRuleId: RULE, eventhubName: 'logs',
    logs: [DiagnosticLog.AUTHENTICATION_LOGS, DiagnosticLog.FUNCTION_APP_LOGS, DiagnosticLog.AUTHENTICATION_LOGS], metrics: true,
  }, {
    name: 'diagnostics', target_resource_id: APP, log_analytics_workspace_id: WORKSPACE, storage_account_id: ACCOUNT,
    eventhub_authorization_rule_id: RULE, eventhub_name: 'logs',
    enabled_log: [{ category: 'AppServiceAuthenticationLogs' }, { category: 'FunctionAppLogs' }], enabled_metric: [{ category: 'AllMetrics' }],
  }],
  ['metrics that are not wanted', { logAnalyticsWorkspaceId: WORKSPACE, logs: LOGS, metrics: false }, {
    name: 'diagnostics', target_resource_id: APP, log_analytics_workspace_id: WORKSPACE, enabled_log: [{ category: 'FunctionAppLogs' }],
  }],
])('%s', (_, options, expected) => {
  const stack = testStack();
  add(settingsOf(stack), options);
  expect(only(stack, 'azurerm_monitor_diagnostic_setting')).toEqual(expected);
});

test('ids of other resources are tokens, and so is that of the app', () => {
  const stack = testStack();
  const id = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
  const app = id('app');
  add(settingsOf(stack, () => app), { logAnalyticsWorkspaceId: id('workspace'), logs: LOGS });
  expect(only(stack, 'azurerm_monitor_diagnostic_setting')).toMatchObject({ target_resource_id: '${var.app}', log_analytics_workspace_id: '${var.workspace}' });
});

test.each<[string, unknown, string[]]>([
  ['a category in place of a member', { logAnalyticsWorkspaceId: WORKSPACE, logs: ['AppServiceHTTPLogs'] }, ['AZFN8004']],
  ['a list that Terraform knows', { logAnalyticsWorkspaceId: WORKSPACE, logs: new TerraformVariable(testStack(), 'logs', {}).listValue }, ['AZFN8005']],
  ['a log that is no list', { logAnalyticsWorkspaceId: WORKSPACE, logs: DiagnosticLog.FUNCTION_APP_LOGS }, ['AZFN8001']],
  ['the name of a workspace', { logAnalyticsWorkspaceId: 'log-orders', logs: LOGS }, ['AZFN6005']],
  ['a rule of a hub', { eventhubAuthorizationRuleId: RULE.replace('authorizationRules', 'eventhubs/logs/authorizationRules'), logs: LOGS }, ['AZFN6005']],
  ['a name with a slash', { logAnalyticsWorkspaceId: WORKSPACE, logs: LOGS, diagnosticSettingName: 'a/b' }, ['AZFN8003']],
  ['a hub with a space', { eventhubAuthorizationRuleId: RULE, eventhubName: 'my logs', logs: LOGS }, ['AZFN8003']],
  ['text for a flag', { logAnalyticsWorkspaceId: WORKSPACE, metrics: 'yes' }, ['AZFN8001']],
  ['the option of the provider', { logAnalyticsWorkspaceId: WORKSPACE, log: LOGS }, ['AZFN8006']],
  ['no place', { logs: LOGS }, ['AZFN4024']],
  ['nothing to send', { logAnalyticsWorkspaceId: WORKSPACE }, ['AZFN4025']],
  ['no options', undefined, ['AZFN8001']],
  ['null', null, ['AZFN8001']],
  ['text', WORKSPACE, ['AZFN8001']],
])('%s is refused, and nothing is defined', (_, options, expected) => {
  const stack = testStack();
  const settings = settingsOf(stack);
  expect(refusedWith(() => add(settings, options))).toEqual(expected);
  expect(resources(stack, 'azurerm_monitor_diagnostic_setting')).toEqual([]);
  // The name is free: what was refused does not count.
  add(settings, { logAnalyticsWorkspaceId: WORKSPACE, logs: LOGS });
  expect(resources(stack, 'azurerm_monitor_diagnostic_setting')).toHaveLength(1);
});

test('an id is text, and there once', () => {
  const settings = settingsOf(testStack());
  const options = { logAnalyticsWorkspaceId: WORKSPACE, logs: LOGS };
  expect(refusedWith(() => settings.add('' , options, add))).toEqual(['AZFN8007']);
  expect(refusedWith(() => settings.add(7 as never, options, add))).toEqual(['AZFN8007']);
  add(settings, options);
  expect(refusedWith(() => add(settings, { ...options, diagnosticSettingName: 'more' }))).toEqual(['AZFN8007']);
});

test('settings of one app know of each other, those of two apps do not', () => {
  const stack = testStack();
  const options = { logAnalyticsWorkspaceId: WORKSPACE, logs: LOGS };
  const first = settingsOf(stack);
  const second = new DiagnosticSettings(new Construct(stack, 'Other'), () => `${APP}-other`);
  add(first, options);
  add(second, options);
  expect(refusedWith(() => add(first, { ...options, diagnosticSettingName: 'more' }, 'More'))).toEqual(['AZFN4026']);
  expect(refusal(() => add(first, options, 'More')).message).toMatch(/^test\/App cannot take this:/);
  add(first, { ...options, diagnosticSettingName: 'more', logAnalyticsWorkspaceId: `${WORKSPACE}-other` }, 'More');
  expect(Object.keys(synth(stack).resource?.azurerm_monitor_diagnostic_setting ?? {}).map((name) => name.replace(/_[0-9A-F]{8}$/, ''))).toEqual(['App_Logs', 'App_More', 'Other_Logs']);
});
