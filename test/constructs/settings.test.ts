import { TerraformVariable } from 'cdktf';
import { ConnectionStringType, HostStorage, IsolatedFunctionApp, IsolatedRuntime, StorageMount, type IsolatedFunctionAppProps } from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACES } from '../support/places';
import { flexSite, functionApp, PLACE, refusal, refusedWith, resources, synth, testStack, warningCodes } from '../support/stacks';

/** An app on a plan that takes most settings, with a runtime that needs none and is far from its end. */
function app(props: Partial<IsolatedFunctionAppProps> = {}, place: keyof typeof PLACES = 'Elastic Premium on Windows') {
  const stack = testStack();
  const plan = PLACES[place].define(stack);
  return { stack, app: new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.JAVA_21, ...PLACES[place].props, ...props }) };
}

describe('app settings', () => {
  test('come from both maps and from calls', () => {
    const { stack, app: orders } = app({ appSettings: { A: '1' }, slotSettings: { B: '2' } });
    orders.addAppSetting('C', '3');
    orders.addSlotSetting('D', '4');
    const json = synth(stack);
    expect(functionApp(json).app_settings).toEqual({ A: '1', B: '2', C: '3', D: '4' });
    expect(functionApp(json).sticky_settings).toEqual({ app_setting_names: ['B', 'D'] });
    expect(schemaProblems(json)).toEqual([]);
  });

  test('are absent where there are none', () => {
    const { stack } = app();
    expect(functionApp(stack)).not.toHaveProperty('app_settings');
    expect(functionApp(stack)).not.toHaveProperty('sticky_settings');
    expect(functionApp(app({ appSettings: {}, slotSettings: {} }).stack)).not.toHaveProperty('app_settings');
  });

  test('that are undefined are left out, and empty ones are kept', () => {
    const { stack } = app({ appSettings: { GONE: undefined as unknown as string, EMPTY: '' } });
    expect(functionApp(stack).app_settings).toEqual({ EMPTY: '' });
  });

  test('are copied: a later change of the map is not seen', () => {
    const appSettings: Record<string, string> = { A: '1' };
    const { stack } = app({ appSettings });
    appSettings.A = '2';
    appSettings.B = '3';
    expect(functionApp(stack).app_settings).toEqual({ A: '1' });
  });

  test('may have tokens as values', () => {
    const { stack, app: orders } = app();
    const topic = new TerraformVariable(stack, 'topic', { type: 'string' });
    orders.addAppSetting('TOPIC', topic.stringValue);
    expect(functionApp(stack).app_settings).toEqual({ TOPIC: '${var.topic}' });
  });

  test('may refer to another app', () => {
    const stack = testStack();
    const first = new IsolatedFunctionApp(stack, 'First', { appName: 'func-first', ...PLACE, runtime: IsolatedRuntime.NODE_22 });
    new IsolatedFunctionApp(stack, 'Second', {
      appName: 'func-second', ...PLACE, runtime: IsolatedRuntime.NODE_22, appSettings: { FIRST: `https://${first.defaultHostname}/api` },
    });
    const json = synth(stack);
    expect(flexSite(json, 'func-second').siteConfig.appSettings.FIRST).toMatch(/^https:\/\/\$\{azapi_resource[.]First_\w+[.]output[.]properties[.]defaultHostName\}\/api$/);
    expect(schemaProblems(json)).toEqual([]);
  });

  test('are compared without case, and with : read as __', () => {
    expect(refusedWith(() => app({ appSettings: { Topic: 'a', TOPIC: 'b' } }))).toEqual(['AZFN4004']);
    expect(refusedWith(() => app({ appSettings: { Section__Key: 'a' }, slotSettings: { 'section:key': 'b' } }))).toEqual(['AZFN4004']);
    const { app: orders } = app({ appSettings: { Topic: 'a' } });
    expect(refusedWith(() => orders.addAppSetting('TOPIC', 'b'))).toEqual(['AZFN4004']);
    expect(refusedWith(() => orders.addSlotSetting('topic', 'b'))).toEqual(['AZFN4004']);
  });

  test.each<[string, string, string]>([
    ['FUNCTIONS_WORKER_RUNTIME', 'node', 'AZFN4001'],
    ['functions_worker_runtime', 'node', 'AZFN4001'],
    ['FUNCTIONS_EXTENSION_VERSION', '~4', 'AZFN4001'],
    ['FUNCTIONS_INPROC_NET8_ENABLED', '1', 'AZFN4001'],
    ['AzureWebJobsStorage', 'UseDevelopmentStorage=true', 'AZFN4001'],
    ['AzureWebJobsStorage__accountName', 'a', 'AZFN4001'],
    ['AzureWebJobsStorage:credential', 'managedidentity', 'AZFN4001'],
    ['AzureWebJobsDashboard', 'x', 'AZFN4001'],
    ['WEBSITE_CONTENTSHARE', 'x', 'AZFN4001'],
    ['WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', 'x', 'AZFN4001'],
    ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'x', 'AZFN4001'],
    ['APPINSIGHTS_INSTRUMENTATIONKEY', 'x', 'AZFN4001'],
    ['WEBSITE_NODE_DEFAULT_VERSION', '~22', 'AZFN4001'],
    ['DOCKER_REGISTRY_SERVER_URL', 'x', 'AZFN4001'],
    ['WEBSITE_VNET_ROUTE_ALL', '1', 'AZFN4001'],
    ['WEBSITE_HTTPLOGGING_RETENTION_DAYS', '1', 'AZFN4001'],
    ['WEBSITE_HEALTHCHECK_MAXPINGFAILURES', '2', 'AZFN4001'],
    ['AzureFunctionsWebHost__hostid', 'x', 'AZFN4001'],
    ['AzureFunctionsWebHost:hostid', 'x', 'AZFN4001'],
    ['MY TOPIC', 'x', 'AZFN4003'],
    ['__proto__', 'x', 'AZFN4003'],
    ['SECRET', '@Microsoft.KeyVault(SecretUri=http://contoso)', 'AZFN4005'],
    ['AzureFunctionsJobHost__functionTimeout', 'soon', 'AZFN4006'],
  ])('%s is refused wherever it comes from', (name, value, code) => {
    const settings = JSON.parse(JSON.stringify([[name, value]])) as [string, string][];
    const map = Object.fromEntries(settings);
    expect(refusedWith(() => app({ appSettings: map }))).toEqual([code]);
    expect(refusedWith(() => app({ slotSettings: map }))).toEqual([code]);
    const { stack, app: orders } = app();
    expect(refusedWith(() => orders.addAppSetting(name, value))).toEqual([code]);
    expect(refusedWith(() => orders.addSlotSetting(name, value))).toEqual([code]);
    expect(functionApp(stack)).not.toHaveProperty('app_settings'); // and nothing of it remains
  });

  test('AzureWebJobs settings that are not the host storage are the business of the program', () => {
    const settings = { AzureWebJobsFeatureFlags: 'EnableWorkerIndexing', AzureWebJobsOrdersQueue: 'x', 'AzureWebJobs.Ping.Disabled': '1' };
    expect(functionApp(app({ appSettings: settings }).stack).app_settings).toEqual(settings);
  });

  test('on Flex, owned ones and refused ones are told apart', () => {
    expect(refusedWith(() => app({ appSettings: { FUNCTIONS_WORKER_RUNTIME: 'node' } }, 'Flex Consumption'))).toEqual(['AZFN4002']);
    expect(refusedWith(() => app({ appSettings: { WEBSITE_RUN_FROM_PACKAGE: '1' } }, 'Flex Consumption'))).toEqual(['AZFN4002']);
    expect(refusedWith(() => app({ appSettings: { DEPLOYMENT_STORAGE_CONNECTION_STRING: 'x' } }, 'Flex Consumption'))).toEqual(['AZFN4001']);
    expect(functionApp(app({ appSettings: { DEPLOYMENT_STORAGE_CONNECTION_STRING: 'x' } }).stack).app_settings).toEqual({ DEPLOYMENT_STORAGE_CONNECTION_STRING: 'x' });
  });

  test('a colon in a name is refused on Linux and kept on Windows', () => {
    expect(refusedWith(() => app({ appSettings: { 'Section:Key': 'a' } }, 'Elastic Premium on Linux'))).toEqual(['AZFN4003']);
    expect(functionApp(app({ appSettings: { 'Section:Key': 'a' } }).stack).app_settings).toEqual({ 'Section:Key': 'a' });
  });

  test.each<[string, unknown, unknown, string]>([
    ['no name', undefined, 'x', 'AZFN8001'],
    ['an empty name', '', 'x', 'AZFN8001'],
    ['a number as a name', 1, 'x', 'AZFN8001'],
    ['a number as a value', 'A', 1, 'AZFN8001'],
    ['no value', 'A', undefined, 'AZFN8002'],
    ['null', 'A', null, 'AZFN8001'],
    ['an object', 'A', {}, 'AZFN8001'],
  ])('%s is refused by the methods', (_, name, value, code) => {
    const { app: orders } = app();
    expect(refusedWith(() => orders.addAppSetting(name as string, value as string))).toEqual([code]);
    expect(refusedWith(() => orders.addSlotSetting(name as string, value as string))).toEqual([code]);
  });

  test('a name that Terraform knows only later is refused', () => {
    const { stack, app: orders } = app();
    const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    expect(refusedWith(() => orders.addAppSetting(name, 'x'))).toEqual(['AZFN8005']);
    expect(refusedWith(() => app({ appSettings: { [name]: 'x' } }))).toEqual(['AZFN8005']);
  });

  test('a token of another kind is called a token', () => {
    const { stack, app: orders } = app();
    const variable = new TerraformVariable(stack, 'any', { type: 'any' });
    const texts = [variable.stringValue, variable.numberValue, variable.listValue, variable.value].flatMap((token) => [
      () => orders.addAppSetting(token as string, 'x'),
      () => app({ tags: token as never }),
      () => app({ hostStorage: token as never }),
      () => app({ functionsVersion: token as never }),
      () => app({ httpsOnly: token as never }),
      () => app({ cors: token as never }),
    ]).map((define) => refusal(define).message);
    for (const text of texts) expect(text).not.toMatch(/TfToken|TOKEN|e\+298/);
    expect(texts).toHaveLength(24);
  });

  const SECRET = 'AccountKey=hunter2';
  test.each<[string, () => unknown]>([
    ['an owned setting', () => app({ appSettings: { AzureWebJobsStorage: SECRET } })],
    ['a setting with a wrong name', () => app({ appSettings: { 'MY TOPIC': SECRET } })],
    ['a setting that is there twice', () => app({ appSettings: { A: SECRET, a: SECRET } })],
    ['half a Key Vault reference', () => app({ appSettings: { A: `@Microsoft.KeyVault(${SECRET})` } })],
    ['a list of texts instead of a text', () => app({ appSettings: { A: [SECRET] as unknown as string } })],
    ['a text instead of settings', () => app({ appSettings: SECRET as never })],
    ['a text instead of a connection string with its kind', () => app({ connectionStrings: { Db: SECRET as never } })],
    ['a text instead of connection strings', () => app({ connectionStrings: SECRET as never })],
    ['a text in a call', () => app().app.addConnectionString('Db', SECRET as never)],
    ['a text instead of the host storage', () => app({ hostStorage: SECRET as never })],
    ['a text instead of options of the host storage', () => HostStorage.accountKey(SECRET as never)],
    ['a text instead of a backup', () => app({ backup: SECRET as never })],
    ['a text instead of options of a mount', () => StorageMount.azureFiles(SECRET as never)],
  ])('a value is never part of the message about %s', (_, define) => {
    expect(refusal(define).message).not.toContain(SECRET);
  });
});

describe('what is legal but not useful', () => {
  test('a package and a remote build', () => {
    const settings = { WEBSITE_RUN_FROM_PACKAGE: '1', SCM_DO_BUILD_DURING_DEPLOYMENT: 'true' };
    expect(warningCodes(app({ appSettings: settings }).stack)).toEqual(['AZFN4008']);
    expect(warningCodes(app({ appSettings: { ...settings, WEBSITE_RUN_FROM_PACKAGE: '0' } }).stack)).toEqual([]);
  });

  test('the host version on Flex', () => {
    expect(warningCodes(app({ appSettings: { FUNCTIONS_EXTENSION_VERSION: '~4' } }, 'Flex Consumption').stack)).toEqual(['AZFN4007']);
    expect(refusedWith(() => app({ appSettings: { FUNCTIONS_EXTENSION_VERSION: '~3' } }, 'Flex Consumption'))).toEqual(['AZFN4002']);
  });

  test('a run without limit in an app that is unloaded', () => {
    const settings = { AzureFunctionsJobHost__functionTimeout: '-1' };
    expect(warningCodes(app({ appSettings: settings, alwaysOn: false }, 'Dedicated on Linux').stack)).toEqual(['AZFN2012', 'AZFN4015']);
    expect(warningCodes(app({ appSettings: settings }, 'Dedicated on Linux').stack)).toEqual([]);
  });
});

describe('sticky settings', () => {
  test('are sorted, and hold settings of the program and of the library', () => {
    const { stack, app: orders } = app({ slotSettings: { zebra: '1', Alpha: '2' }, hostId: 'orders-host' });
    orders.addSlotSetting('Middle', '3');
    expect(functionApp(stack).sticky_settings).toEqual({ app_setting_names: ['Alpha', 'AzureFunctionsWebHost__hostid', 'Middle', 'zebra'] });
  });

  test('hold names of connection strings, without an empty list of the other kind', () => {
    const { stack, app: orders } = app({
      connectionStrings: { Zeta: { connectionType: ConnectionStringType.CUSTOM, value: 'z', slotSetting: true }, Beta: { connectionType: ConnectionStringType.CUSTOM, value: 'b' } },
    });
    expect(functionApp(stack).sticky_settings).toEqual({ connection_string_names: ['Zeta'] });
    orders.addConnectionString('Alpha', { connectionType: ConnectionStringType.CUSTOM, value: 'a', slotSetting: true });
    orders.addSlotSetting('S', '1');
    expect(functionApp(stack).sticky_settings).toEqual({ app_setting_names: ['S'], connection_string_names: ['Alpha', 'Zeta'] });
  });

  test('do not come from a flag that is false', () => {
    const { stack } = app({ connectionStrings: { Db: { connectionType: ConnectionStringType.CUSTOM, value: 'z', slotSetting: false } } });
    expect(functionApp(stack)).not.toHaveProperty('sticky_settings');
  });

  test('are the same on Flex', () => {
    const { stack } = app({ slotSettings: { B: '1', A: '2' } }, 'Flex Consumption with a key');
    expect(functionApp(stack).sticky_settings).toEqual({ app_setting_names: ['A', 'B'] });
  });

  test('are no more than settings where AzAPI writes the app, which has no slots', () => {
    const { stack, app: orders } = app({ slotSettings: { B: '1' } }, 'Flex Consumption');
    orders.addSlotSetting('A', '2');
    const site = flexSite(stack);
    expect(site.siteConfig.appSettings).toMatchObject({ A: '2', B: '1' });
    expect(JSON.stringify(site)).not.toMatch(/sticky|slotConfigNames/i);
  });
});

describe('connection strings', () => {
  test('come from the map and from calls, with every kind', () => {
    const { stack, app: orders } = app({ connectionStrings: { First: { connectionType: ConnectionStringType.SQL_SERVER, value: '1' } } });
    for (const connectionType of Object.values(ConnectionStringType)) orders.addConnectionString(`C${connectionType}`, { connectionType, value: 'x' });
    const json = synth(stack);
    expect(functionApp(json).connection_string).toEqual([
      { name: 'First', type: 'SQLServer', value: '1' },
      ...Object.values(ConnectionStringType).map((type) => ({ name: `C${type}`, type, value: 'x' })),
    ]);
    expect(schemaProblems(json)).toEqual([]);
  });

  test('have one value per name, compared without case', () => {
    const options = { connectionType: ConnectionStringType.CUSTOM, value: 'x' };
    expect(refusedWith(() => app({ connectionStrings: { Db: options, DB: options } }))).toEqual(['AZFN4004']);
    const { stack, app: orders } = app({ connectionStrings: { Db: options } });
    expect(refusedWith(() => orders.addConnectionString('db', options))).toEqual(['AZFN4004']);
    expect(functionApp(stack).connection_string).toHaveLength(1);
  });

  test('are copied', () => {
    const options = { connectionType: ConnectionStringType.CUSTOM, value: 'before' };
    const { stack } = app({ connectionStrings: { Db: options } });
    options.value = 'after';
    expect(functionApp(stack).connection_string).toEqual([{ name: 'Db', type: 'Custom', value: 'before' }]);
  });

  test.each<[string, unknown, unknown, string[]]>([
    ['no options', 'Db', undefined, ['AZFN8002']],
    ['no kind', 'Db', { value: 'x' }, ['AZFN8002']],
    ['an unknown kind', 'Db', { connectionType: 'Sql', value: 'x' }, ['AZFN8004']],
    ['an empty value', 'Db', { connectionType: 'Custom', value: '' }, ['AZFN8002']],
    ['a flag as text', 'Db', { connectionType: 'Custom', value: 'x', slotSetting: 'true' }, ['AZFN8001']],
    ['an empty name', '', { connectionType: 'Custom', value: 'x' }, ['AZFN8001']],
    ['nothing right', 'Db', { connectionType: null, value: 1, slotSettings: true }, ['AZFN8001', 'AZFN8001', 'AZFN8006']],
  ])('%s is refused', (_, name, options, codes) => {
    const { stack, app: orders } = app();
    expect(refusedWith(() => orders.addConnectionString(name as string, options as never))).toEqual(codes);
    if (name !== '' && options !== undefined) expect(refusedWith(() => app({ connectionStrings: { [name as string]: options as never } }))).toEqual(codes);
    expect(functionApp(stack)).not.toHaveProperty('connection_string');
  });
});

describe('hybrid connections', () => {
  const relayId = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Relay/namespaces/relay-orders/hybridConnections/sql';
  const TYPE = 'azurerm_function_app_hybrid_connection';

  test.each(['Elastic Premium on Windows', 'Dedicated on Windows'] as const)('reach the app on %s', (place) => {
    const { stack, app: orders } = app({}, place);
    orders.addHybridConnection('Sql', { relayId, hostname: 'sql.contoso.example', port: 1433 });
    orders.addHybridConnection('Ftp', { relayId, hostname: 'ftp.contoso.example', port: 21, sendKeyName: 'send' });
    const json = synth(stack);
    const functionAppId = expect.stringMatching(/^\$\{azurerm_windows_function_app[.]App_\w+[.]id\}$/) as unknown;
    expect(resources(json, TYPE)).toEqual([
      { function_app_id: functionAppId, relay_id: relayId, hostname: 'ftp.contoso.example', port: 21, send_key_name: 'send' },
      { function_app_id: functionAppId, relay_id: relayId, hostname: 'sql.contoso.example', port: 1433 },
    ]);
    expect(schemaProblems(json)).toEqual([]);
  });

  test.each(['Flex Consumption', 'Consumption on Windows', 'Elastic Premium on Linux', 'Dedicated on Linux'] as const)('are refused on %s', (place) => {
    const { stack, app: orders } = app({}, place);
    expect(refusedWith(() => orders.addHybridConnection('Sql', { relayId, hostname: 'sql', port: 1 }))).toEqual(['AZFN6001']);
    expect(resources(stack, TYPE)).toEqual([]);
  });

  test.each<[string, unknown, unknown, string[]]>([
    ['no options', 'Sql', undefined, ['AZFN8001']],
    ['a relay that is none', 'Sql', { relayId: 'x', hostname: 'sql', port: 1 }, ['AZFN6005']],
    ['a port that is none', 'Sql', { relayId, hostname: 'sql', port: 0 }, ['AZFN8003']],
    ['a port as text', 'Sql', { relayId, hostname: 'sql', port: '1433' }, ['AZFN8001']],
    ['no host', 'Sql', { relayId, port: 1 }, ['AZFN8002']],
    ['an id that the app has', 'Resource', { relayId, hostname: 'sql', port: 1 }, ['AZFN8007']],
    ['no id', undefined, { relayId, hostname: 'sql', port: 1 }, ['AZFN8007']],
  ])('%s is refused', (_, id, options, codes) => {
    const { stack, app: orders } = app();
    expect(refusedWith(() => orders.addHybridConnection(id as string, options as never))).toEqual(codes);
    expect(resources(stack, TYPE)).toEqual([]);
  });
});
