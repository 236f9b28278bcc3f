import { TerraformVariable, Token, type TerraformStack } from 'cdktf';
import {
  ApplicationInsights,
  ClientCertificateMode,
  ConnectionAccess,
  ConnectionStringType,
  DedicatedPlan,
  ElasticPremiumPlan,
  FunctionAppIdentity,
  HostStorage,
  IdentityConnection,
  InProcessFunctionApp,
  InProcessRuntime,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  LoadBalancingMode,
  StorageMount,
  TlsVersion,
  type InProcessFunctionAppProps,
  type IsolatedFunctionAppProps,
  type IsolatedSlotOptions,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACES, storageSettingsOn, type PlaceName } from '../support/places';
import { only, PLACE, refusal, refusedWith, resolved, resources, stackIn, synth, testApp, testStack, validationCodes, warningCodes, type Block } from '../support/stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers';
const IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const OTHER_IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-staging`;
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`;
const API = `${GROUP}/Microsoft.ApiManagement/service/apim-orders/apis/orders`;

const EXISTING = HostStorage.accountKey({ storageAccountName: 'stshared', storageAccountAccessKey: 'key' });

/** Slots of hosts with a key, and of hosts that reach their storage with an identity. */
const SYSTEMS = [
  ['linux', 'Elastic Premium on Linux'],
  ['windows', 'Elastic Premium on Windows'],
  ['linux', 'Dedicated on Linux'],
  ['windows', 'Dedicated on Windows'],
] as const;
const KNOWN = { clientId: '11111111-2222-3333-4444-555555555555', principalId: '66666666-7777-8888-9999-000000000000' };
/** Props that Dedicated plans do not have. */
const ELASTIC_ONLY = ['appScaleLimit', 'elasticInstanceMinimum', 'preWarmedInstanceCount', 'runtimeScaleMonitoringEnabled', 'contentOverVnet'];

const isolated = (stack: TerraformStack, place: PlaceName, props: Partial<IsolatedFunctionAppProps> = {}, id = 'App') =>
  new IsolatedFunctionApp(stack, id, { appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: IsolatedRuntime.DOTNET_10, ...props });

const inProcess = (stack: TerraformStack, place: PlaceName, props: Partial<InProcessFunctionAppProps> = {}) =>
  new InProcessFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: InProcessRuntime.DOTNET_8, ...props });

/** App and slots of the only app in a stack. */
function appAndSlots(stack: TerraformStack): { readonly app: Block; readonly slots: Readonly<Record<string, Block>> } {
  const json = synth(stack);
  const of = (suffix: string) => ['linux', 'windows'].flatMap((system) => resources(json, `azurerm_${system}_function_app${suffix}`));
  const [app] = of('');
  return { app, slots: Object.fromEntries(of('_slot').map((slot) => [slot.name, slot])) };
}

/** What an app has and a slot does not. */
const APP_ONLY = ['name', 'resource_group_name', 'location', 'service_plan_id', 'sticky_settings', 'zip_deploy_file', 'lifecycle'];

/** What a slot has, without what it has alone. */
const own = (slot: Block): Block => without(slot, ['function_app_id', 'lifecycle']);

const without = (block: Block, names: readonly string[]): Block => Object.fromEntries(Object.entries(block).filter(([name]) => !names.includes(name)));

/** Props by name, each with a value that no default has. */
const EVERY_PROP: Readonly<Record<string, Partial<IsolatedFunctionAppProps>>> = {
  appSettings: { appSettings: { TOPIC: 'orders' } },
  secretSettings: { secretSettings: { ORDERS_KEY: KeyVaultSecret.fromSecretUri('https://kv-orders.vault.azure.net/secrets/orders-key') } },
  connections: { connections: { Orders: IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER] }) } },
  connectionStrings: { connectionStrings: { Orders: { connectionType: ConnectionStringType.SQL_AZURE, value: 'v' } } },
  applicationInsights: {
    applicationInsights: ApplicationInsights.existing({
      connectionString: 'InstrumentationKey=x', applicationInsightsId: `${GROUP}/Microsoft.Insights/components/appi-orders`, entraAuthentication: true,
    }),
  },
  applicationInsightsConnectionString: { applicationInsightsConnectionString: 'InstrumentationKey=x' },
  tags: { tags: { product: 'orders' } },
  enabled: { enabled: false },
  httpsOnly: { httpsOnly: false },
  publicNetworkAccess: { publicNetworkAccess: false },
  identity: { identity: FunctionAppIdentity.userAssigned([IDENTITY], KNOWN) },
  keyVaultReferenceIdentityId: { identity: FunctionAppIdentity.userAssigned([IDENTITY, OTHER_IDENTITY], KNOWN), keyVaultReferenceIdentityId: OTHER_IDENTITY },
  hostStorage: { hostStorage: EXISTING },
  clientCertificateMode: { clientCertificateMode: ClientCertificateMode.REQUIRED, clientCertificateExclusionPaths: ['/health'] },
  minimumTlsVersion: { minimumTlsVersion: TlsVersion.TLS_1_3 },
  http2Enabled: { http2Enabled: true },
  websocketsEnabled: { websocketsEnabled: true },
  appScaleLimit: { appScaleLimit: 5 },
  elasticInstanceMinimum: { elasticInstanceMinimum: 3 },
  preWarmedInstanceCount: { preWarmedInstanceCount: 2 },
  runtimeScaleMonitoringEnabled: { runtimeScaleMonitoringEnabled: true },
  workerCount: { workerCount: 4 },
  healthCheckPath: { healthCheckPath: '/health', healthCheckEvictionMinutes: 5 },
  cors: { cors: { allowedOrigins: ['https://contoso.example'], supportCredentials: true } },
  ipRestrictions: { ipRestrictions: [IpRestriction.ipAddress('203.0.113.0/24')] },
  scmIpRestrictions: { scmIpRestrictions: [IpRestriction.serviceTag('AzureCloud')] },
  scmUseMainIpRestriction: { scmUseMainIpRestriction: true },
  virtualNetworkSubnetId: { virtualNetworkSubnetId: SUBNET, vnetRouteAllEnabled: true },
  vnetImagePullEnabled: { virtualNetworkSubnetId: SUBNET, vnetImagePullEnabled: true },
  remoteDebuggingEnabled: { remoteDebuggingEnabled: true },
  appServiceLogs: { appServiceLogs: { diskQuotaMb: 50, retentionPeriodDays: 7 } },
  loadBalancingMode: { loadBalancingMode: LoadBalancingMode.LEAST_REQUESTS },
  appCommandLine: { appCommandLine: 'start' },
  apiDefinitionUrl: { apiDefinitionUrl: 'https://contoso.example/api.json' },
  apiManagementApiId: { apiManagementApiId: API },
  defaultDocuments: { defaultDocuments: ['index.html'] },
  authSettingsV2: { authSettingsV2: { auth_enabled: true, require_authentication: true, login: {}, microsoft_v2: { client_id: 'x', client_secret_setting_name: 'MICROSOFT_SECRET' } } as never },
  mounts: { mounts: [StorageMount.azureFiles({ mountName: 'data', accountName: 'stdata', shareName: 'data', accessKey: 'k', mountPath: '/data' })] },
  contentOverVnet: {},
};

describe.each(SYSTEMS)('a slot on %s: %s', (system, place) => {
  test('repeats everything of its app', () => {
    const stack = testStack();
    isolated(stack, place).addSlot('staging');
    const { app, slots } = appAndSlots(stack);
    expect(own(slots.staging)).toEqual({ ...without(app, APP_ONLY), name: 'staging' });
    expect(slots.staging.function_app_id).toMatch(new RegExp(`^\\$\\{azurerm_${system}_function_app\\.App_\\w+\\.id\\}$`));
    expect(slots.staging).toMatchObject({
      https_only: true, builtin_logging_enabled: false, ftp_publish_basic_authentication_enabled: false,
      webdeploy_publish_basic_authentication_enabled: false, functions_extension_version: '~4',
      site_config: { use_32_bit_worker: false, ftps_state: 'Disabled', minimum_tls_version: '1.2' },
    });
    expect(schemaProblems(synth(stack))).toEqual([]);
  });

  const taken = Object.keys(EVERY_PROP).filter((prop) => PLACES[place].plan === 'elasticPremium' || !ELASTIC_ONLY.includes(prop));

  test.each(taken)('repeats %s', (prop) => {
    const stack = testStack();
    const props = { ...EVERY_PROP[prop], acknowledge: ['AZFN6004'].map((code) => ({ code, reason: 'test' })) };
    isolated(stack, place, props).addSlot('staging');
    const { app, slots } = appAndSlots(stack);
    expect(own(slots.staging)).toEqual({ ...without(app, APP_ONLY), name: 'staging' });
    // What the portal does to tags is left alone on both.
    expect(slots.staging.lifecycle).toEqual(app.lifecycle);
    expect(schemaProblems(synth(stack))).toEqual([]);
    if (prop === 'contentOverVnet') return;
    const plain = testStack();
    isolated(plain, place).addSlot('staging');
    expect(appAndSlots(plain).slots.staging).not.toEqual(slots.staging);
  });

  test('leaves the in-process switch to in-process slots', () => {
    const stack = testStack();
    const app = inProcess(stack, place);
    app.addSlot('staging');
    app.addIsolatedSlot('isolated', { runtime: IsolatedRuntime.DOTNET_8 });
    const { slots } = appAndSlots(stack);
    expect(slots.staging.app_settings).toEqual({ FUNCTIONS_INPROC_NET8_ENABLED: '1', ...storageSettingsOn(place) });
    expect(slots.isolated.app_settings).toEqual({ WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1', ...storageSettingsOn(place) });
    expect(slots.staging.site_config.application_stack.use_dotnet_isolated_runtime).toBeUndefined();
    expect(slots.isolated.site_config.application_stack.use_dotnet_isolated_runtime).toBe(true);
  });
});

test('every prop of an app is repeated or looked at elsewhere', () => {
  const elsewhere = [
    // Azure's place of the app, which a slot has by its app.
    'appName', 'resourceGroupName', 'location', 'plan', 'runtime', 'functionsVersion', 'acknowledge', 'project',
    // What a slot has of its own.
    'slotSettings', 'hostId', 'contentShareName',
    // What Elastic Premium does not have, or the tests below look at.
    'use32BitWorker', 'alwaysOn', 'dailyMemoryTimeQuota', 'backup', 'container', 'zipDeployFile',
    // What belongs to a neighbour in the list.
    'clientCertificateExclusionPaths', 'healthCheckEvictionMinutes', 'ipRestrictionDefaultAction', 'scmIpRestrictionDefaultAction', 'vnetRouteAllEnabled',
  ];
  const { APP_FIELDS } = jest.requireActual<typeof import('../../src/constructs/function-app-fields')>('../../src/constructs/function-app-fields');
  expect([...Object.keys(EVERY_PROP), ...elsewhere].sort()).toEqual([...new Set([...Object.keys(APP_FIELDS), 'runtime'])].sort());
});

test.each(['Dedicated on Linux', 'Dedicated on Windows', 'Consumption on Windows'] as const)('a slot repeats the rest on %s', (place) => {
  const stack = testStack();
  const props = place === 'Consumption on Windows' ? { dailyMemoryTimeQuota: 1000, use32BitWorker: true } : { alwaysOn: false };
  isolated(stack, place, { ...props, acknowledge: ['AZFN2012', 'AZFN2029'].map((code) => ({ code, reason: 'test' })) }).addSlot('staging');
  const { app, slots } = appAndSlots(stack);
  expect(without(slots.staging, ['function_app_id'])).toEqual({ ...without(app, APP_ONLY), name: 'staging' });
});

describe('the differences of a slot', () => {
  const staging = (options: IsolatedSlotOptions, props: Partial<IsolatedFunctionAppProps> = {}): Block => {
    const stack = testStack();
    isolated(stack, 'Elastic Premium on Windows', props).addSlot('staging', options);
    return appAndSlots(stack).slots.staging;
  };

  test('settings are beside those of the app, and win', () => {
    const { app_settings: settings } = staging({ appSettings: { B: 'slot', c: 'slot' } }, { appSettings: { A: 'app', B: 'app', C: 'app' } });
    expect(settings).toEqual({ A: 'app', B: 'slot', c: 'slot', WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' });
  });

  test('settings that stay with the app are not repeated', () => {
    expect(staging({}, { slotSettings: { A: 'app' } }).app_settings).toEqual({ WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' });
    const sql = { connectionType: ConnectionStringType.SQL_AZURE, value: 'app', slotSetting: true };
    expect(staging({}, { connectionStrings: { Orders: sql } }).connection_string).toBeUndefined();
  });

  test('tags, network and whether it runs', () => {
    const slot = staging({ tags: { a: 'slot' }, publicNetworkAccess: false, enabled: false }, { tags: { a: 'app' } });
    expect(slot).toMatchObject({ tags: { a: 'slot' }, public_network_access_enabled: false, enabled: false });
  });

  test('identities are added to those of the app', () => {
    const both = FunctionAppIdentity.userAssigned([IDENTITY, OTHER_IDENTITY]);
    expect(staging({ identity: both }).identity).toEqual({ type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY, OTHER_IDENTITY] });
    expect(staging({ identity: both }, { identity: FunctionAppIdentity.userAssigned([IDENTITY]) }).identity).toEqual({
      type: 'UserAssigned', identity_ids: [IDENTITY, OTHER_IDENTITY],
    });
    expect(staging({ identity: FunctionAppIdentity.systemAssigned() }, { identity: FunctionAppIdentity.userAssigned([IDENTITY]) }).identity).toEqual({
      type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY],
    });
    expect(staging({}).identity).toEqual({ type: 'SystemAssigned' });
  });

  test('an automatic swap', () => {
    expect(staging({ autoSwapSlotName: 'production' }).site_config.auto_swap_slot_name).toBe('production');
    expect(staging({}).site_config.auto_swap_slot_name).toBeUndefined();
  });
});

describe('later calls', () => {
  test('on the app reach its slots', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Windows');
    app.addSlot('staging');
    app.addAppSetting('TOPIC', 'orders');
    app.addSlotSetting('ENVIRONMENT', 'production');
    app.addConnectionString('Orders', { connectionType: ConnectionStringType.CUSTOM, value: 'v' });
    const { slots } = appAndSlots(stack);
    expect(slots.staging.app_settings).toEqual({ TOPIC: 'orders', WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' });
    expect(slots.staging.connection_string).toEqual([{ name: 'Orders', type: 'Custom', value: 'v' }]);
  });

  test('on the slot reach the sticky names of the app', () => {
    const stack = testStack();
    const slot = isolated(stack, 'Elastic Premium on Windows').addSlot('staging');
    slot.addSlotSetting('ENVIRONMENT', 'staging');
    slot.addConnectionString('Orders', { connectionType: ConnectionStringType.CUSTOM, value: 'v', slotSetting: true });
    expect(appAndSlots(stack).app.sticky_settings).toEqual({ app_setting_names: ['ENVIRONMENT'], connection_string_names: ['Orders'] });
  });

  test('on the slot are checked as those on the app are', () => {
    const slot = isolated(testStack(), 'Elastic Premium on Windows').addSlot('staging');
    expect(refusedWith(() => slot.addAppSetting('FUNCTIONS_WORKER_RUNTIME', 'dotnet'))).toEqual(['AZFN4001']);
    expect(refusedWith(() => slot.addSlotSetting('', 'x'))).toEqual(['AZFN8001']);
    slot.addConnectionString('Orders', { connectionType: ConnectionStringType.CUSTOM, value: 'v' });
    expect(refusedWith(() => slot.addConnectionString('ORDERS', { connectionType: ConnectionStringType.CUSTOM, value: 'v' }))).toEqual(['AZFN4004']);
    expect(refusal(() => slot.addAppSetting('AzureWebJobsStorage', 'x')).message).toMatch(/^test\/App\/Slot-staging cannot take this:/);
  });

  test('after synth are refused, in this stack and not in another', () => {
    const program = testApp();
    const [first, second] = [stackIn(program, 'first'), stackIn(program, 'second')];
    const apps = [first, second].map((stack) => isolated(stack, 'Elastic Premium on Windows'));
    apps[0].addSlot('staging');
    synth(first);
    expect(refusedWith(() => apps[0].addSlot('test'))).toEqual(['AZFN3008']);
    expect(() => apps[1].addSlot('test')).not.toThrow();
  });
});

describe('names that stay', () => {
  test('are those of the app and of all slots, once and sorted', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Windows', { slotSettings: { Zeta: '1', beta: '1' } });
    app.addSlot('one', { slotSettings: { BETA: '2', Alpha: '2' } });
    app.addSlot('two', { slotSettings: { gamma: '3', zeta: '3' } });
    expect(appAndSlots(stack).app.sticky_settings).toEqual({ app_setting_names: ['Alpha', 'Zeta', 'beta', 'gamma'] });
  });

  test('are none where nothing stays', () => {
    const stack = testStack();
    isolated(stack, 'Elastic Premium on Windows').addSlot('staging', { appSettings: { A: '1' } });
    const { app, slots } = appAndSlots(stack);
    expect(app.sticky_settings).toBeUndefined();
    expect(slots.staging.sticky_settings).toBeUndefined();
  });

  test.each(['FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_EXTENSION_VERSION', 'FUNCTIONS_INPROC_NET8_ENABLED', 'WEBSITE_CONTENTSHARE', 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING'])(
    '%s cannot be made one of them', (name) => {
      const app = isolated(testStack(), 'Elastic Premium on Windows');
      expect(refusedWith(() => app.addSlot('staging', { slotSettings: { [name]: 'x' } }))).toEqual(['AZFN4001']);
    });
});

describe('host ids', () => {
  const idsOf = (appName: string, slots: Readonly<Record<string, IsolatedSlotOptions>>, props: Partial<IsolatedFunctionAppProps> = {}) => {
    const stack = testStack();
    const app = isolated(stack, 'Dedicated on Windows', { appName, ...props });
    for (const [name, options] of Object.entries(slots)) app.addSlot(name, options);
    const { app: block, slots: blocks } = appAndSlots(stack);
    const id = ({ app_settings: settings }: Block): string | undefined => settings?.AzureFunctionsWebHost__hostid;
    return { app: id(block), slots: Object.values(blocks).map(id), sticky: block.sticky_settings?.app_setting_names, errors: validationCodes(stack) };
  };

  test('are left to Azure where the names are short', () => {
    expect(idsOf('func-orders', { staging: {} })).toEqual({ app: undefined, slots: [undefined], sticky: undefined, errors: [] });
  });

  test('are written for all once a name with its slot is longer than 32', () => {
    const { app, slots, sticky, errors } = idsOf('func-contoso-orders-production', { staging: {}, st: {} });
    expect(app).toBe('func-contoso-orders-production');
    expect(slots).toEqual([expect.stringMatching(/^func-contoso-orders-pro-[0-9a-f]{8}$/), expect.stringMatching(/^func-contoso-orders-pro-[0-9a-f]{8}$/)]);
    expect(new Set([app, ...slots]).size).toBe(3);
    expect(sticky).toEqual(['AzureFunctionsWebHost__hostid']);
    expect(errors).toEqual([]);
  });

  test('are written for all once one is given', () => {
    expect(idsOf('func-orders', { staging: {}, test: { hostId: 'mine' } })).toEqual({
      app: 'func-orders', slots: ['func-orders-staging', 'mine'], sticky: ['AzureFunctionsWebHost__hostid'], errors: [],
    });
    expect(idsOf('func-orders', { staging: {} }, { hostId: 'mine' })).toMatchObject({ app: 'mine', slots: ['func-orders-staging'] });
  });

  test.each<[string, Record<string, IsolatedSlotOptions>, Partial<IsolatedFunctionAppProps>]>([
    ['a slot and the app', { staging: { hostId: 'same' } }, { hostId: 'same' }],
    ['two slots', { one: { hostId: 'same' }, two: { hostId: 'same' } }, {}],
    ['a slot and the name of the app', { staging: { hostId: 'func-orders' } }, {}],
  ])('that are equal for %s are refused, on a new account and on one that exists', (_, slots, props) => {
    for (const storage of [{}, { hostStorage: EXISTING }]) {
      const stack = testStack();
      const app = isolated(stack, 'Dedicated on Windows', { ...props, ...storage });
      for (const [name, options] of Object.entries(slots)) app.addSlot(name, options);
      expect(validationCodes(stack)).toEqual(['AZFN5003']);
    }
  });

  test('collide with another app on the same account', () => {
    const stack = testStack();
    const plan = PLACES['Dedicated on Windows'].define(stack);
    const app = (id: string, appName: string) =>
      new IsolatedFunctionApp(stack, id, { ...PLACE, appName, plan, runtime: IsolatedRuntime.DOTNET_10, hostStorage: EXISTING });
    app('One', 'func-orders').addSlot('staging');
    app('Two', 'func-orders-staging');
    expect(validationCodes(stack)).toEqual(['AZFN5003']);
  });

  test('of a name that Terraform alone knows are checked there', () => {
    const stack = testStack();
    const appName = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    const app = isolated(stack, 'Dedicated on Windows', { appName, hostStorage: EXISTING });
    app.addSlot('staging');
    app.addSlot('stable');
    const { slots } = appAndSlots(stack);
    for (const slot of Object.values(slots)) {
      // 'sta' is common to both: 32 characters have to hold the name, a hyphen, these and one more.
      expect(slot.lifecycle.precondition).toEqual([
        { condition: expect.stringContaining('length(var.name) <= 27'), error_message: expect.stringMatching(/^AZFN5003: 'appName' needs at most 27 characters/) },
      ]);
    }
    const given = testStack();
    const name = new TerraformVariable(given, 'name', { type: 'string' }).stringValue;
    isolated(given, 'Dedicated on Windows', { appName: name, hostStorage: EXISTING, hostId: 'orders' }).addSlot('staging');
    expect(appAndSlots(given).slots.staging.lifecycle).toBeUndefined();
    expect(appAndSlots(given).slots.staging.app_settings.AzureFunctionsWebHost__hostid).toBe('orders-staging');
  });
});

describe('content shares', () => {
  test('are left to the provider, and written nowhere', () => {
    const stack = testStack();
    isolated(stack, 'Elastic Premium on Windows').addSlot('staging');
    expect(JSON.stringify(synth(stack))).not.toMatch(/WEBSITE_CONTENT|ignore_changes/);
  });

  test('that are given are left to swaps', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Windows', { contentShareName: 'orders', contentOverVnet: true, virtualNetworkSubnetId: SUBNET });
    app.addSlot('staging', { contentShareName: 'orders-staging' });
    const { app: block, slots } = appAndSlots(stack);
    expect(block.app_settings).toMatchObject({ WEBSITE_CONTENTSHARE: 'orders', WEBSITE_CONTENTOVERVNET: '1', WEBSITE_OVERRIDE_STICKY_DIAGNOSTICS_SETTINGS: '0' });
    expect(slots.staging.app_settings).toMatchObject({
      WEBSITE_CONTENTSHARE: 'orders-staging', WEBSITE_CONTENTOVERVNET: '1', WEBSITE_OVERRIDE_STICKY_DIAGNOSTICS_SETTINGS: '0',
    });
    for (const place of [block, slots.staging]) expect(place.lifecycle).toEqual({ ignore_changes: ['app_settings["WEBSITE_CONTENTSHARE"]'] });
    expect(block.sticky_settings).toBeUndefined();
    expect(schemaProblems(synth(stack))).toEqual([]);
  });

  test('of an app without slots bring no setting for slots', () => {
    const stack = testStack();
    isolated(stack, 'Elastic Premium on Windows', { contentShareName: 'orders', contentOverVnet: true, virtualNetworkSubnetId: SUBNET });
    const { app } = appAndSlots(stack);
    expect(app.app_settings.WEBSITE_OVERRIDE_STICKY_DIAGNOSTICS_SETTINGS).toBeUndefined();
    expect(app.lifecycle).toBeUndefined();
  });

  test('that are equal by expression are found at synth', () => {
    const stack = testStack();
    const share = new TerraformVariable(stack, 'share', { type: 'string' });
    isolated(stack, 'Elastic Premium on Windows', { contentShareName: share.stringValue }).addSlot('staging', { contentShareName: Token.asString(share.value) });
    expect(validationCodes(stack)).toEqual(['AZFN3011']);
  });

  test('are refused where the plan has none', () => {
    expect(refusedWith(() => isolated(testStack(), 'Dedicated on Windows').addSlot('staging', { contentShareName: 'orders-staging' }))).toEqual(['AZFN2013']);
  });
});

describe('plans', () => {
  test.each([
    ['Flex Consumption', 0],
    ['Consumption on Linux', 0],
    ['Consumption on Windows', 1],
    ['Elastic Premium on Linux', 2],
    ['Dedicated on Windows', 4],
  ] as const)('%s has room for %i', (place, room) => {
    const app = isolated(testStack(), place, { runtime: place === 'Consumption on Linux' ? IsolatedRuntime.DOTNET_9 : IsolatedRuntime.DOTNET_10 });
    for (let index = 1; index <= room; index += 1) app.addSlot(`slot-${index}`);
    expect(refusedWith(() => app.addSlot('one-too-many'))).toEqual(['AZFN3001']);
    expect(app.node.tryFindChild('Slot-one-too-many')).toBeUndefined();
  });

  test('an existing plan of unknown SKU is left to Azure', () => {
    const stack = testStack();
    const plan = DedicatedPlan.fromServicePlanId(stack, 'Existing', { servicePlanId: `${GROUP}/Microsoft.Web/serverFarms/plan`, operatingSystem: 'Windows' as never });
    const app = new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_10 });
    for (let index = 1; index <= 25; index += 1) app.addSlot(`slot-${index}`);
    expect(validationCodes(stack)).toEqual([]);
  });

  test('a refused slot leaves nothing behind', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Windows');
    const before = JSON.stringify(appAndSlots(stack));
    const fresh = testStack();
    const again = isolated(fresh, 'Elastic Premium on Windows');
    expect(refusedWith(() => again.addSlot('x', { slotSettings: { WEBSITE_CONTENTSHARE: 'a' }, hostId: '-' }))).toEqual(['AZFN3002', 'AZFN4001', 'AZFN5008']);
    expect(refusedWith(() => again.addSlot('staging', { acknowledge: [{ code: 'AZFN3001', reason: 'no' }] }))).toEqual(['AZFN8009']);
    expect(app.node.children.length).toBe(again.node.children.length);
    expect(JSON.stringify(appAndSlots(fresh))).toBe(before);
  });
});

describe('the active slot', () => {
  test('is swapped after app and slot, and keeps the network', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Linux');
    const slot = app.addSlot('staging');
    app.swapActiveSlot(slot);
    const active = only(synth(stack), 'azurerm_function_app_active_slot');
    expect(active).toMatchObject({
      slot_id: expect.stringMatching(/^\$\{azurerm_linux_function_app_slot\.App_Slot-staging_\w+\.id\}$/),
      overwrite_network_config: true,
      depends_on: [expect.stringMatching(/^azurerm_linux_function_app\.App_/), expect.stringMatching(/^azurerm_linux_function_app_slot\.App_/)],
    });
    expect(schemaProblems(synth(stack))).toEqual([]);
  });

  test('can give its network to production', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Linux');
    app.swapActiveSlot(app.addSlot('staging'), { overwriteNetworkConfig: false });
    expect(only(synth(stack), 'azurerm_function_app_active_slot').overwrite_network_config).toBe(false);
  });

  test('is a slot of the app', () => {
    const stack = testStack();
    const plan = new ElasticPremiumPlan(stack, 'P', { ...PLACE, planName: 'p', operatingSystem: 'Linux' as never });
    const [one, two] = ['one', 'two'].map((name) => new IsolatedFunctionApp(stack, name, { ...PLACE, appName: `func-${name}`, plan, runtime: IsolatedRuntime.DOTNET_10 }));
    const slot = one.addSlot('staging');
    expect(refusedWith(() => two.swapActiveSlot(slot))).toEqual(['AZFN8001']);
    expect(refusedWith(() => one.swapActiveSlot(slot, { overwriteNetworkConfig: 'yes' } as never))).toEqual(['AZFN8001']);
    expect(() => one.swapActiveSlot(slot)).not.toThrow();
  });
});

test('outputs of a slot are those of its resource', () => {
  const stack = testStack();
  const slot = isolated(stack, 'Elastic Premium on Windows').addSlot('staging');
  const resolve = (value: unknown) => resolved(stack, value);
  expect(slot.slotName).toBe('staging');
  expect(slot.node.path).toBe('test/App/Slot-staging');
  expect(slot.node.defaultChild?.node.path).toBe('test/App/Slot-staging/Resource');
  expect(resolve(slot.functionAppSlotId)).toMatch(/^\$\{azurerm_windows_function_app_slot\.App_Slot-staging_\w+\.id\}$/);
  expect(resolve(slot.defaultHostname)).toMatch(/\.default_hostname\}$/);
  expect(resolve(slot.principalId)).toMatch(/\.identity\[0\]\.principal_id\}$/);
  const other = isolated(testStack(), 'Elastic Premium on Windows', { identity: FunctionAppIdentity.userAssigned([IDENTITY]) });
  expect(other.addSlot('staging').principalId).toBeUndefined();
});

describe('automatic swaps', () => {
  test('may name a slot that is added later', () => {
    const stack = testStack();
    const app = isolated(stack, 'Elastic Premium on Windows');
    app.addSlot('staging', { autoSwapSlotName: 'last' });
    app.addSlot('last', { autoSwapSlotName: 'production' });
    expect(validationCodes(stack)).toEqual([]);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('are refused at synth when it never is', () => {
    const stack = testStack();
    isolated(stack, 'Elastic Premium on Windows').addSlot('staging', { autoSwapSlotName: 'last' });
    expect(validationCodes(stack)).toEqual(['AZFN3006']);
  });

  test('are warned about on Linux', () => {
    const stack = testStack();
    isolated(stack, 'Elastic Premium on Linux').addSlot('staging', { autoSwapSlotName: 'production' });
    expect(warningCodes(stack)).toEqual(['AZFN3007']);
  });
});

test('warnings are said once, however often the stack is synthesized', () => {
  const stack = testStack();
  isolated(stack, 'Elastic Premium on Windows', { slotSettings: { A: '1' } }).addSlot('staging');
  synth(stack);
  synth(stack);
  expect(warningCodes(stack)).toEqual(['AZFN3004']);
});
