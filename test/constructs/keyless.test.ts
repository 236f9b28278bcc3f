import type { TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  FunctionAppIdentity,
  HostStorage,
  HostStorageUse,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IHostingPlan,
  type IsolatedFunctionAppProps,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { EVERYWHERE, PLACES, type PlaceName } from '../support/places';
import { functionApp, only, pathsIn, PLACE, resources, resourceTypes, synth, synthText, testStack, type Block, type Synthesized } from '../support/stacks';
import { blocksOf, keysIn, needs, rolesIn, waitsFor } from '../support/terraform-graph';

/*
 * What becomes of an app that says nothing about its storage and its identity.
 */

const KEYLESS = EVERYWHERE.filter((place) => PLACES[place].keyless);
const WITH_A_KEY = EVERYWHERE.filter((place) => !PLACES[place].keyless);
const SUBNET = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet/subnets';

const define = (stack: TerraformStack, place: PlaceName, props: Partial<IsolatedFunctionAppProps> = {}): IsolatedFunctionApp =>
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack) as IHostingPlan, runtime: IsolatedRuntime.DOTNET_10, ...PLACES[place].props, ...props });

/** The file of a stack, without hashes, once it is what the providers take. */
function checked(stack: TerraformStack): Synthesized {
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return JSON.parse(JSON.stringify(json).replaceAll(/_[0-9A-F]{8}\b/g, '')) as Synthesized;
}

const addressOf = (json: Synthesized, name: string): string => [...blocksOf(json)].find(([, block]) => block.name === name)?.[0] ?? '';

describe.each(KEYLESS)('on %s, an app that says nothing', (place) => {
  const onFlex = PLACES[place].plan === 'flexConsumption';
  const written = (props: Partial<IsolatedFunctionAppProps> = {}): Synthesized => {
    const stack = testStack();
    define(stack, place, props);
    return checked(stack);
  };

  test('is defined with an account, an identity and one role', () => {
    expect(resourceTypes(written())).toEqual(
      [
        'azurerm_service_plan', 'azurerm_user_assigned_identity', 'azurerm_role_assignment',
        'azapi_resource', // the account
        ...(onFlex ? ['azapi_resource', 'azapi_resource'] : [PLACES[place].resource]),
      ].sort(),
    );
  });

  test('has its parts below it, under their own names', () => {
    const stack = testStack();
    define(stack, place);
    expect(pathsIn(stack).filter((path) => path.startsWith('test/App/')).sort()).toEqual(
      ['test/App/Identity', 'test/App/Resource', 'test/App/Storage', 'test/App/Storage-StorageBlobDataOwner', ...(onFlex ? ['test/App/DeploymentContainer'] : [])].sort(),
    );
  });

  test('has no key anywhere, and none can be used', () => {
    const json = written();
    expect(keysIn(json)).toEqual([]);
    expect(JSON.stringify(json)).not.toMatch(/AccountKey|accessKey|access_key|AzureWebJobsStorage"|SharedAccess(Key|Signature)|CONTENTAZUREFILE|DEPLOYMENT_STORAGE/);
    const { body } = blocksOf(json).get('azapi_resource.App_Storage') as Block;
    expect(body.properties).toMatchObject({ allowSharedKeyAccess: false, allowBlobPublicAccess: false, defaultToOAuthAuthentication: true, minimumTlsVersion: 'TLS1_2', supportsHttpsTrafficOnly: true });
  });

  test('is told where its account is, and who it is', () => {
    const app = functionApp(written());
    const who = { AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: '${azurerm_user_assigned_identity.App_Identity.client_id}' };
    const account = '${azapi_resource.App_Storage.name}';
    if (onFlex) expect((app.siteConfig as Block).appSettings).toEqual({ AzureWebJobsStorage__accountName: account, ...who });
    else {
      expect(app.app_settings).toEqual({ ...who, WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' });
      expect(app).toMatchObject({ storage_account_name: account, storage_uses_managed_identity: true });
      expect(app).not.toHaveProperty('storage_account_access_key');
    }
  });

  test('waits for its role, and through it for everything else', () => {
    const json = written();
    const app = addressOf(json, 'func-orders');
    expect(waitsFor(blocksOf(json).get(app) ?? {})).toEqual(['azurerm_role_assignment.App_Storage-StorageBlobDataOwner']);
    expect([...needs(json, app)].sort()).toEqual([
      ...(onFlex ? ['azapi_resource.App_DeploymentContainer'] : []), 'azapi_resource.App_Storage', 'azurerm_role_assignment.App_Storage-StorageBlobDataOwner',
      'azurerm_service_plan.Plan', 'azurerm_user_assigned_identity.App_Identity', 'data.azurerm_client_config.AzureFunctionsClientConfig',
    ].sort());
    // Nothing needs the app.
    for (const address of blocksOf(json).keys()) expect(needs(json, address)).not.toContain(app);
  });

  test('has neither monitoring nor settings of it', () => {
    expect(JSON.stringify(written())).not.toMatch(/insights|instrumentation/i);
  });

  test('is the same file each time', () => {
    const text = (): string => {
      const stack = testStack();
      define(stack, place);
      return synthText(stack);
    };
    expect(text()).toBe(text());
  });

  test('is the app that says all of it', () => {
    expect(written({ hostStorage: HostStorage.newManagedIdentity(), identity: FunctionAppIdentity.newUserAssigned() })).toEqual(written());
    expect(written({ hostStorage: HostStorage.newManagedIdentity({ uses: [] }) })).toEqual(written());
    expect(written({ hostStorage: undefined, identity: undefined })).toEqual(written());
  });

  test('has its account, identity and plan where the app is, with its tags', () => {
    const json = written({ location: 'northeurope', tags: { team: 'orders' } });
    for (const type of ['azurerm_user_assigned_identity', PLACES[place].resource]) {
      for (const block of resources(json, type)) {
        if (String(block.type).includes('/blobServices/')) expect(block).not.toHaveProperty('location');
        else expect(block).toMatchObject({ location: 'northeurope', tags: { team: 'orders' } });
      }
    }
  });
});

test.each(WITH_A_KEY)('on %s, an app has a key, and its account takes one', (place) => {
  const stack = testStack();
  define(stack, place, { runtime: IsolatedRuntime.NODE_22 });
  const json = checked(stack);
  expect(resources(json, 'azurerm_role_assignment')).toEqual([]);
  expect(only(json, 'azurerm_storage_account').shared_access_key_enabled ?? true).toBe(true);
  expect(json.resource).not.toHaveProperty('azapi_resource');
  expect(keysIn(json).length).toBeGreaterThan(0);
});

describe('an in-process app', () => {
  const windows = (stack: TerraformStack) => new DedicatedPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS, sku: DedicatedSku.S1 });
  const consumption = (stack: TerraformStack) => new ConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });

  test.each([
    ['in Dedicated has none', InProcessRuntime.DOTNET_8, windows, true],
    ['in Consumption has one', InProcessRuntime.DOTNET_8, consumption, false],
    ['of an old host has one everywhere', InProcessRuntime.DOTNET_FRAMEWORK_4_8, windows, false],
  ] as const)('%s', (_, runtime, plan, keyless) => {
    const stack = testStack();
    new InProcessFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: plan(stack) as DedicatedPlan, runtime });
    const json = checked(stack);
    expect(keysIn(json).length === 0).toBe(keyless);
    expect(rolesIn(json)).toHaveLength(keyless ? 1 : 0);
    expect(resources(json, 'azurerm_user_assigned_identity')).toHaveLength(keyless ? 1 : 0);
  });
});

/*
 * Roles on the account, by what the host does there: the tables of 'Connecting to host storage with an identity' and 'Grant
 * permission to the identity' of the developer's guide. Here they are written as rights on blobs, queues, tables and the account.
 */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'Storage Blob Data Owner': ['blobs: read', 'blobs: write', 'blobs: own'],
  'Storage Queue Data Contributor': ['queues: peek', 'queues: take', 'queues: send', 'queues: create'],
  'Storage Queue Data Reader': ['queues: peek'],
  'Storage Queue Data Message Processor': ['queues: take'],
  'Storage Queue Data Message Sender': ['queues: send'],
  'Storage Table Data Contributor': ['tables: read', 'tables: write'],
  'Storage Table Data Reader': ['tables: read'],
  'Storage Account Contributor': ['account: manage'],
};
const ALWAYS = ['blobs: own'];
const USES: Readonly<Record<string, { readonly use: HostStorageUse; readonly rights: readonly string[]; readonly through: readonly string[] }>> = {
  DIAGNOSTIC_EVENTS: { use: HostStorageUse.DIAGNOSTIC_EVENTS, rights: ['tables: write'], through: ['table'] },
  BLOB_TRIGGER: { use: HostStorageUse.BLOB_TRIGGER, rights: ['account: manage', 'queues: create'], through: ['queue'] },
  EVENT_HUBS_TRIGGER: { use: HostStorageUse.EVENT_HUBS_TRIGGER, rights: [], through: [] },
  TIMER_TRIGGER: { use: HostStorageUse.TIMER_TRIGGER, rights: [], through: [] },
  DURABLE_FUNCTIONS: { use: HostStorageUse.DURABLE_FUNCTIONS, rights: ['blobs: write', 'queues: create', 'tables: write'], through: ['queue', 'table'] },
  QUEUE_TRIGGER: { use: HostStorageUse.QUEUE_TRIGGER, rights: ['queues: peek', 'queues: take'], through: ['queue'] },
  QUEUE_OUTPUT: { use: HostStorageUse.QUEUE_OUTPUT, rights: ['queues: send'], through: ['queue'] },
  TABLE_INPUT: { use: HostStorageUse.TABLE_INPUT, rights: ['tables: read'], through: ['table'] },
  TABLE_OUTPUT: { use: HostStorageUse.TABLE_OUTPUT, rights: ['tables: write'], through: ['table'] },
};
const NAMES = Object.keys(USES);
const SETS: readonly (readonly string[])[] = [
  [], ...NAMES.map((name) => [name]), ...NAMES.flatMap((one, index) => NAMES.slice(index + 1).map((other) => [one, other])),
  NAMES, [...NAMES].reverse(), ['QUEUE_TRIGGER', 'QUEUE_OUTPUT', 'TABLE_INPUT'], ['QUEUE_TRIGGER', 'QUEUE_TRIGGER'],
];
const asUses = (names: readonly string[]): HostStorageUse[] => names.map((name) => USES[name].use);

test('the table has every use', () => {
  const all = Object.entries(Object.getOwnPropertyDescriptors(HostStorageUse)).filter(([name]) => /^[A-Z_]+$/.test(name)).map(([name]) => name);
  expect([...NAMES].sort()).toEqual(all.sort());
});

describe.each(['Flex Consumption', 'Dedicated on Linux'] as const)('on %s, the host', (place) => {
  test.each(SETS.map((set) => ({ set, name: set.join(', ') || 'nothing' })))('has the least roles for $name', ({ set }) => {
    const stack = testStack();
    define(stack, place, { hostStorage: HostStorage.newManagedIdentity({ uses: asUses(set) }) });
    const json = checked(stack);
    const granted = resources(json, 'azurerm_role_assignment').map((role) => String(role.role_definition_name));
    const wanted = [...ALWAYS, ...set.flatMap((name) => USES[name].rights)];
    // All that it needs, nothing twice, no role that could be left out and none that a smaller one could stand for.
    for (const right of wanted) expect(granted.flatMap((role) => RIGHTS[role])).toContain(right);
    expect(new Set(granted).size).toBe(granted.length);
    for (const role of granted) {
      const without = granted.filter((other) => other !== role).flatMap((other) => RIGHTS[other]);
      const missing = wanted.filter((right) => !without.includes(right));
      expect([role, missing.length]).not.toEqual([role, 0]);
      const smaller = Object.entries(RIGHTS).filter(([name, rights]) => name !== role && rights.length < RIGHTS[role].length && missing.every((right) => rights.includes(right)));
      expect([role, smaller]).toEqual([role, []]);
    }
    expect(new Set(resources(json, 'azurerm_role_assignment').map((role) => String(role.scope)))).toEqual(new Set(['${azapi_resource.App_Storage.id}']));
    expect(waitsFor(functionApp(json))).toHaveLength(granted.length);
  });

  test.each(SETS.filter(({ length }) => length !== 2).map((set) => ({ set, name: set.join(', ') || 'nothing' })))('reaches a closed account for $name', ({ set }) => {
    const stack = testStack();
    const network = { subnetId: `${SUBNET}/endpoints` };
    define(stack, place, { hostStorage: HostStorage.newManagedIdentity({ network, uses: asUses(set) }), virtualNetworkSubnetId: `${SUBNET}/apps` });
    const json = checked(stack);
    const endpoints = resources(json, 'azurerm_private_endpoint').map((endpoint) => String((endpoint.private_service_connection as Block).subresource_names));
    expect(endpoints.sort()).toEqual([...new Set(['blob', ...set.flatMap((name) => USES[name].through)])].sort());
    const { body } = blocksOf(json).get('azapi_resource.App_Storage') as Block;
    expect(body.properties).toMatchObject({ publicNetworkAccess: 'Disabled', networkAcls: { defaultAction: 'Deny' } });
    // Roles and endpoints, each of them, before the app.
    expect(waitsFor(functionApp(json))).toHaveLength(resources(json, 'azurerm_role_assignment').length + endpoints.length);
    expect(keysIn(json)).toEqual([]);
  });
});

test.each(KEYLESS)('on %s, two apps have nothing in common but their plan', (place) => {
  const stack = testStack();
  const plan = PLACES[place].define(stack) as IHostingPlan;
  for (const [id, appName] of [['One', 'func-one'], ['Two', 'func-two']]) {
    // An app on Flex Consumption has a plan for itself.
    const own = PLACES[place].plan === 'flexConsumption' ? {} : { plan };
    new IsolatedFunctionApp(stack, id, { appName, ...PLACE, ...own, runtime: IsolatedRuntime.DOTNET_10 });
  }
  const json = checked(stack);
  expect(rolesIn(json)).toHaveLength(2);
  const [one, two] = ['func-one', 'func-two'].map((name) => needs(json, addressOf(json, name)));
  const common = [...one].filter((address) => two.has(address));
  expect(common.filter((address) => address !== 'azurerm_service_plan.Plan')).toEqual(['data.azurerm_client_config.AzureFunctionsClientConfig']);
  expect(new Set(resources(json, 'azapi_resource').filter(({ type }) => String(type).startsWith('Microsoft.Storage/storageAccounts@')).map(({ name }) => String(name))).size).toBe(2);
});
