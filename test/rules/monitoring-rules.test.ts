import {
  componentTaken,
  diagnosticSettingIsNew,
  diagnosticSettingIsWhole,
  entraNeedsId,
  insightsAreSaidOnce,
  workspaceSpeaksForItself,
  type DiagnosticSettingInput,
} from '../../src/rules/monitoring-rules';
import { finding, said } from './verdict';

const ENTRA = { entraAuthentication: true };
const KEYS = { entraAuthentication: false };
const setting = (name: string, source = 'appSettings') => ({ name, source });

test.each<[string, Parameters<typeof insightsAreSaidOnce>, string]>([
  ['no component', [undefined, false, []], 'ok'],
  ['the older prop alone', [undefined, true, [setting('APPLICATIONINSIGHTS_AUTHENTICATION_STRING')]], 'ok'],
  ['a component alone', [ENTRA, false, [setting('ORDERS')]], 'ok'],
  ['a component beside the older prop', [KEYS, true, []], 'AZFN4022'],
  ['an identity of somebody else, where ours is not used', [KEYS, false, [setting('APPLICATIONINSIGHTS_AUTHENTICATION_STRING')]], 'ok'],
  ['an identity of somebody else beside ours', [ENTRA, false, [setting('APPLICATIONINSIGHTS_AUTHENTICATION_STRING')]], 'AZFN4022'],
  ['the same in another case, that stays with its slot', [ENTRA, false, [setting('ApplicationInsights_Authentication_String', 'slotSettings')]], 'AZFN4022'],
  ['everything at once', [ENTRA, true, [setting('APPLICATIONINSIGHTS_AUTHENTICATION_STRING'), setting('APPLICATIONINSIGHTS_AUTHENTICATION_STRING', 'addAppSetting')]], 'AZFN4022 AZFN4022 AZFN4022'],
])('insightsAreSaidOnce: %s', (_, input, expected) => {
  expect(said(insightsAreSaidOnce(...input))).toBe(expected);
});

test.each<[boolean | undefined, boolean, string]>([
  [undefined, false, 'ok'],
  [false, false, 'ok'],
  [true, true, 'ok'],
  [true, false, 'AZFN4021'],
])('entraNeedsId: identity %s, id %s: %s', (entra, hasId, expected) => {
  expect(said(entraNeedsId(entra, hasId))).toBe(expected);
});

test.each<[string, Parameters<typeof workspaceSpeaksForItself>[0], string]>([
  ['nothing', { workspaceId: false, workspaceName: false, retentionDays: false }, 'ok'],
  ['a workspace', { workspaceId: true, workspaceName: false, retentionDays: false }, 'ok'],
  ['a new workspace', { workspaceId: false, workspaceName: true, retentionDays: true }, 'ok'],
  ['the retention of one that exists', { workspaceId: true, workspaceName: false, retentionDays: true }, 'AZFN4022'],
  ['name and retention of one that exists', { workspaceId: true, workspaceName: true, retentionDays: true }, 'AZFN4022 AZFN4022'],
])('workspaceSpeaksForItself: %s', (_, given, expected) => {
  expect(said(workspaceSpeaksForItself(given))).toBe(expected);
});

test('componentTaken reads well', () => {
  expect(said(componentTaken('workspaceName', 'log-orders', 'prod/Orders'))).toBe('AZFN4023');
});

const LOGS: DiagnosticSettingInput = { name: 'diagnostics', logAnalyticsWorkspaceId: '/workspaces/log', logs: ['FunctionAppLogs'], metrics: false };
const { logAnalyticsWorkspaceId: _, ...NOWHERE } = LOGS;

test.each<[string, DiagnosticSettingInput, string]>([
  ['logs to a workspace', LOGS, 'ok'],
  ['metrics to an account', { ...NOWHERE, storageAccountId: '/a', logs: [], metrics: true }, 'ok'],
  ['everything to everywhere', { ...LOGS, storageAccountId: '/a', eventhubAuthorizationRuleId: '/r', eventhubName: 'h', metrics: true }, 'ok'],
  ['nowhere', NOWHERE, 'AZFN4024'],
  ['a hub without a namespace, and nowhere else', { ...NOWHERE, eventhubName: 'h' }, 'AZFN4024'],
  ['a hub without a namespace', { ...LOGS, eventhubName: 'h' }, 'AZFN4024'],
  ['nothing', { ...LOGS, logs: [] }, 'AZFN4025'],
  ['nothing to nowhere', { ...NOWHERE, logs: [] }, 'AZFN4024 AZFN4025'],
])('diagnosticSettingIsWhole: %s', (_, input, expected) => {
  expect(said(diagnosticSettingIsWhole(input))).toBe(expected);
});

const more = (changes: Partial<DiagnosticSettingInput>): DiagnosticSettingInput => ({ ...LOGS, name: 'more', ...changes });
const HUB: DiagnosticSettingInput = { ...NOWHERE, eventhubAuthorizationRuleId: '/r', eventhubName: 'a' };

test.each<[string, DiagnosticSettingInput, readonly DiagnosticSettingInput[], string]>([
  ['the first one', LOGS, [], 'ok'],
  ['another workspace', more({ logAnalyticsWorkspaceId: '/workspaces/other' }), [LOGS], 'ok'],
  ['other logs to the same workspace', more({ logs: ['AppServiceAuthenticationLogs'], metrics: true }), [LOGS], 'ok'],
  ['other logs to the same workspace, and no metrics', more({ logs: ['AppServiceAuthenticationLogs'] }), [LOGS], 'ok'],
  ['the same logs to the same workspace, beside hubs of their own', more({ eventhubAuthorizationRuleId: '/r', eventhubName: 'b' }), [{ ...LOGS, eventhubAuthorizationRuleId: '/r', eventhubName: 'a' }], 'AZFN4026'],
  ['the same logs to an account', { ...NOWHERE, name: 'more', storageAccountId: '/a' }, [LOGS], 'ok'],
  ['a name twice', { ...LOGS, logAnalyticsWorkspaceId: '/workspaces/other' }, [LOGS], 'AZFN4026'],
  ['a name twice, in another case', { ...LOGS, name: 'Diagnostics', logAnalyticsWorkspaceId: '/workspaces/other' }, [LOGS], 'AZFN4026'],
  ['the same as before, which is one finding', LOGS, [LOGS], 'AZFN4026'],
  ['the same logs to the same workspace', more({}), [LOGS], 'AZFN4026'],
  ['the same in another case', more({ logAnalyticsWorkspaceId: '/WORKSPACES/LOG' }), [LOGS], 'AZFN4026'],
  ['the same to a place that is a token', more({ logAnalyticsWorkspaceId: '${TfToken[TOKEN.7]}', logs: [], metrics: true }), [more({ name: 'first', logAnalyticsWorkspaceId: '${TfToken[TOKEN.7]}', metrics: true })], 'AZFN4026'],
  ['metrics twice to one workspace', more({ logs: [], metrics: true }), [{ ...LOGS, metrics: true }], 'AZFN4026'],
  ['logs and metrics twice to one workspace and one account', more({ storageAccountId: '/a', metrics: true }), [{ ...LOGS, storageAccountId: '/a', metrics: true }], 'AZFN4026 AZFN4026'],
  ['another hub of a namespace', { ...HUB, name: 'more', eventhubName: 'b' }, [HUB], 'ok'],
  ['the same hub', { ...HUB, name: 'more', eventhubName: 'A' }, [HUB], 'AZFN4026'],
  ['the hubs that Azure makes, twice', { ...HUB, name: 'more', eventhubName: undefined }, [{ ...HUB, eventhubName: undefined }], 'AZFN4026'],
  ['the fifth one', more({ logAnalyticsWorkspaceId: '/w5' }), [1, 2, 3, 4].map((n) => ({ ...LOGS, name: `n${n}`, logAnalyticsWorkspaceId: `/w${n}` })), 'ok'],
  ['the sixth one', more({ logAnalyticsWorkspaceId: '/w6' }), [1, 2, 3, 4, 5].map((n) => ({ ...LOGS, name: `n${n}`, logAnalyticsWorkspaceId: `/w${n}` })), 'AZFN4026'],
])('diagnosticSettingIsNew: %s', (_, input, earlier, expected) => {
  const found = diagnosticSettingIsNew(input, earlier);
  expect(said(found)).toBe(expected);
  expect(JSON.stringify(found)).not.toContain('TfToken');
});

test.each<[string, DiagnosticSettingInput, DiagnosticSettingInput, string]>([
  ['one log', more({}), LOGS, `leave it out of 'logs', or send them elsewhere`],
  ['two logs', more({ logs: ['FunctionAppLogs', 'AppServiceAuthenticationLogs'] }), { ...LOGS, logs: ['AppServiceAuthenticationLogs', 'FunctionAppLogs'] }, 'leave them out, or send them elsewhere'],
  ['metrics', more({ logs: [], metrics: true }), { ...LOGS, metrics: true }, 'leave them out, or send them elsewhere'],
])('diagnosticSettingIsNew says what to leave out: %s', (_, input, earlier, expected) => {
  expect(finding(diagnosticSettingIsNew(input, [earlier])).fix).toBe(expected);
});

test('the sixth setting is counted', () => {
  const five = [1, 2, 3, 4, 5].map((n) => ({ ...LOGS, name: `n${n}`, logAnalyticsWorkspaceId: `/w${n}` }));
  const found = finding(diagnosticSettingIsNew(more({ logAnalyticsWorkspaceId: '/w6' }), five));
  expect([found.what, found.why]).toEqual([`'addDiagnosticSetting' is called for the 6th time`, expect.stringMatching(/^a resource has 5 diagnostic settings at most /)]);
});
