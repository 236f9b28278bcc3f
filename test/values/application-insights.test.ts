import { ApplicationInsights, type ExistingApplicationInsightsOptions, type NewApplicationInsightsOptions } from '../../src/values/application-insights';
import { outcome, refusalText, unknown } from './outcome';

const GROUP = '/subscriptions/0/resourceGroups/rg-orders/providers';
const ID = `${GROUP}/Microsoft.Insights/components/appi-orders`;
const WORKSPACE = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-orders`;
const STRING = 'InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/';
const HOSTILE: readonly [string, unknown][] = [
  ['nothing', undefined], ['null', null], ['text', 'hunter2'], ['a number', 7], ['a list', []], ['a function', () => 'x'], ['a symbol', Symbol('x')],
  ['a token', unknown().object.value], ['a token as text', unknown().text],
];

describe('ApplicationInsights.existing', () => {
  test.each<[string, object, string]>([
    ['a connection string', { connectionString: STRING }, 'ok'],
    ['one with its parts in another order', { connectionString: STRING.split(';').reverse().join(';') }, 'ok'],
    ['one in another case', { connectionString: STRING.replace('InstrumentationKey', 'instrumentationKey') }, 'ok'],
    ['one that Terraform knows', { connectionString: unknown().text }, 'ok'],
    ['an expression of Terraform', { connectionString: '${data.terraform_remote_state.shared.outputs.insights}' }, 'ok'],
    ['a Key Vault reference', { connectionString: '@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.azure.net/secrets/insights)' }, 'ok'],
    ['an id beside it', { connectionString: STRING, applicationInsightsId: ID }, 'ok'],
    ['an id that Terraform knows', { connectionString: STRING, applicationInsightsId: unknown().text, entraAuthentication: true }, 'ok'],
    ['an identity and an id', { connectionString: STRING, applicationInsightsId: ID, entraAuthentication: true }, 'ok'],
    ['an identity that is not used', { connectionString: STRING, entraAuthentication: false }, 'ok'],
    ['an identity without an id', { connectionString: STRING, entraAuthentication: true }, 'AZFN4021'],
    ['an instrumentation key', { connectionString: '00000000-0000-0000-0000-000000000000' }, 'AZFN4020'],
    ['a connection string without a key', { connectionString: 'InstrumentationKey=;IngestionEndpoint=https://x' }, 'AZFN4020'],
    ['the connection string of something else', { connectionString: 'Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKey=hunter2' }, 'AZFN4020'],
    ['an empty connection string', { connectionString: '' }, 'AZFN4020'],
    ['no connection string', {}, 'AZFN8002'],
    ['a connection string that is a list', { connectionString: [STRING] }, 'AZFN8001'],
    ['an id in the case of the portal', { connectionString: STRING, applicationInsightsId: ID.replace('Microsoft.Insights', 'microsoft.insights') }, 'AZFN6005'],
    ['an id of something else is one finding', { connectionString: STRING, applicationInsightsId: WORKSPACE, entraAuthentication: true }, 'AZFN6005'],
    ['a flag that is text', { connectionString: STRING, entraAuthentication: 'yes' }, 'AZFN8001'],
    ['a flag that Terraform knows', { connectionString: STRING, entraAuthentication: unknown().object.value }, 'AZFN8005'],
    ['a misspelled option', { connectionString: STRING, applicationInsightsID: ID }, 'AZFN8006'],
    ['everything wrong at once', { connectionString: 'x', applicationInsightsId: 'y', entraAuthentication: 1 }, 'AZFN4020 AZFN6005 AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => ApplicationInsights.existing(options as ExistingApplicationInsightsOptions))).toBe(expected);
  });

  test.each(HOSTILE)('%s in place of options is refused', (_, options) => {
    expect(outcome(() => ApplicationInsights.existing(options as ExistingApplicationInsightsOptions))).toBe('AZFN8001');
  });

  test('never shows a connection string', () => {
    for (const options of [{ connectionString: 'Endpoint=sb://x/;SharedAccessKey=hunter2' }, { connectionString: `${STRING}hunter2`, entraAuthentication: true }, { connectionString: ['hunter2'] }, 'hunter2']) {
      expect(refusalText(() => ApplicationInsights.existing(options as ExistingApplicationInsightsOptions))).not.toContain('hunter2');
    }
  });

  test('repairs the case of an id', () => {
    const text = refusalText(() => ApplicationInsights.existing({ connectionString: STRING, applicationInsightsId: ID.toLowerCase() }));
    expect(text).toContain('/providers/Microsoft.Insights/components/appi-orders');
  });

  test('keeps what it was given, whatever happens to the object later', () => {
    const options = { connectionString: STRING, applicationInsightsId: ID, entraAuthentication: true };
    const { _terms } = ApplicationInsights.existing(options);
    Object.assign(options, { connectionString: 'changed', applicationInsightsId: 'changed', entraAuthentication: false });
    expect(_terms).toEqual({ kind: 'existing', connectionString: STRING, applicationInsightsId: ID, entraAuthentication: true });
  });
});

describe('ApplicationInsights.newWorkspaceBased', () => {
  test.each<[string, object | undefined, string]>([
    ['nothing', undefined, 'ok'],
    ['no options', {}, 'ok'],
    ['a workspace', { workspaceId: WORKSPACE }, 'ok'],
    ['everything that a new workspace can have', {
      applicationInsightsName: 'appi-orders', workspaceName: 'log-orders', retentionDays: 730, dailyDataCapGb: 1, samplingPercentage: 50, entraAuthentication: true,
      publicNetworkAccessForIngestion: false, publicNetworkAccessForQuery: false, tags: { team: 'orders' },
    }, 'ok'],
    ['tokens', { workspaceId: unknown().text, applicationInsightsName: unknown().text, dailyDataCapGb: unknown().number, samplingPercentage: unknown().number }, 'ok'],
    ['tokens for a new workspace', { workspaceName: unknown().text, retentionDays: unknown().number }, 'ok'],
    ['the retention of a workspace that exists', { workspaceId: WORKSPACE, retentionDays: 90 }, 'AZFN4022'],
    ['the same with tokens', { workspaceId: unknown().text, retentionDays: unknown().number, workspaceName: unknown().text }, 'AZFN4022 AZFN4022'],
    ['the id of another kind of resource', { workspaceId: ID }, 'AZFN6005'],
    ['a name with a slash', { applicationInsightsName: 'appi/orders' }, 'AZFN8003'],
    ['a name with a line break', { applicationInsightsName: 'appi\norders' }, 'AZFN8003'],
    ['a name with a period at its end', { applicationInsightsName: 'appi-orders.' }, 'AZFN8003'],
    ['a name with spaces and parentheses', { applicationInsightsName: 'Orders (prod)' }, 'ok'],
    ['a name of one character', { applicationInsightsName: 'a' }, 'ok'],
    ['a name of 260 characters', { applicationInsightsName: 'a'.repeat(260) }, 'ok'],
    ['a name of 261 characters', { applicationInsightsName: 'a'.repeat(261) }, 'AZFN8003'],
    ['an empty name', { applicationInsightsName: '' }, 'AZFN8002'],
    ['a workspace of 3 characters', { workspaceName: 'log' }, 'AZFN8003'],
    ['a workspace with an underscore', { workspaceName: 'log_orders' }, 'AZFN8003'],
    ['a workspace of 64 characters', { workspaceName: 'l'.repeat(64) }, 'AZFN8003'],
    ['29 days', { retentionDays: 29 }, 'AZFN8003'],
    ['30 days', { retentionDays: 30 }, 'ok'],
    ['731 days', { retentionDays: 731 }, 'AZFN8003'],
    ['a cap of nothing', { dailyDataCapGb: 0 }, 'AZFN8003'],
    ['half a gigabyte', { dailyDataCapGb: 0.5 }, 'AZFN8003'],
    ['a cap without end', { dailyDataCapGb: Infinity }, 'AZFN8003'],
    ['a sample of nothing', { samplingPercentage: 0 }, 'AZFN8003'],
    ['a sample of all', { samplingPercentage: 100 }, 'ok'],
    ['more than all', { samplingPercentage: 101 }, 'AZFN8003'],
    ['days as text', { retentionDays: '30' }, 'AZFN8001'],
    ['tags that are a list', { tags: ['team'] }, 'AZFN8001'],
    ['tags that Terraform knows', { tags: unknown().object.value }, 'AZFN8005'],
    ['null for a flag', { entraAuthentication: null }, 'AZFN8001'],
    ['the retention under its other name', { retentionDay: 30 }, 'AZFN8006'],
    ['an option that the class has for itself', { kind: 'existing' }, 'ok'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => ApplicationInsights.newWorkspaceBased(options as NewApplicationInsightsOptions))).toBe(expected);
  });

  test.each(HOSTILE.filter(([, options]) => options !== undefined && options !== null))('%s in place of options is refused', (_, options) => {
    expect(outcome(() => ApplicationInsights.newWorkspaceBased(options as NewApplicationInsightsOptions))).toBe('AZFN8001');
  });

  test('has public networks and no identity where nothing is said', () => {
    expect(ApplicationInsights.newWorkspaceBased()._terms).toMatchObject({
      kind: 'new', entraAuthentication: false, publicNetworkAccessForIngestion: true, publicNetworkAccessForQuery: true,
    });
  });

  test('keeps its tags, whatever happens to the object later', () => {
    const tags = { team: 'orders' };
    const { _terms } = ApplicationInsights.newWorkspaceBased({ tags });
    tags.team = 'changed';
    expect(_terms).toMatchObject({ tags: { team: 'orders' } });
  });
});
