import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  AzureRole,
  ConnectionAccess,
  ConnectionStringType,
  FunctionAppIdentity,
  HostStorage,
  HostStorageUse,
  IdentityConnection,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  SecretGrantScope,
  type FunctionAppSlot,
  type IHostingPlan,
  type IsolatedFunctionAppProps,
  type IsolatedSlotOptions,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { CLASSIC, EVERYWHERE, PLACES, type PlaceName } from '../support/places';
import { functionApp, isSite, PLACE, refusal, refusedWith, resources, synth, synthText, testStack, type Block, type Synthesized } from '../support/stacks';
import { needs, rolesIn, waitsFor } from '../support/terraform-graph';

/*
 * What can be given to an app and to a slot, in props and by methods: secrets, connections and roles, with the identity that
 * has them and the order in which they come.
 */

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shared/providers';
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet/subnets`;
const VAULT = `${GROUP}/Microsoft.KeyVault/vaults/kv-orders`;
const SERVICE_BUS = `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders`;
const EVENT_HUBS = `${GROUP}/Microsoft.EventHub/namespaces/evhns-orders`;
const IMAGES = `${GROUP}/Microsoft.Storage/storageAccounts/stimages`;
const COSMOS = `${GROUP}/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
const EVENT_GRID = `${GROUP}/Microsoft.EventGrid/topics/evgt-orders`;
const SHARED = `${GROUP}/Microsoft.Storage/storageAccounts/stshared`;
const TOLD = { clientId: '11111111-2222-3333-4444-555555555555', principalId: '66666666-7777-8888-9999-000000000000' };
const { TRIGGER, INPUT, OUTPUT } = ConnectionAccess;

const define = (stack: TerraformStack, place: PlaceName, props: Partial<IsolatedFunctionAppProps> = {}, id = 'App'): IsolatedFunctionApp =>
  new IsolatedFunctionApp(stack, id, {
    appName: `func-${id === 'App' ? 'orders' : id.toLowerCase()}`, ...PLACE, plan: PLACES[place].define(stack) as IHostingPlan, runtime: IsolatedRuntime.NODE_22, ...PLACES[place].props, ...props,
  });

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/_[0-9A-F]{8}\b/g, '')) as T;

/** The file of a stack, without hashes, once it is what the providers take. */
function checked(stack: TerraformStack): Synthesized {
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return plain(json);
}

const settingsOf = (app: Block): Readonly<Record<string, string>> => (app.siteConfig?.appSettings ?? app.app_settings ?? {}) as Record<string, string>;

const slotsIn = (json: Synthesized): Readonly<Record<string, Block>> =>
  Object.fromEntries([...resources(json, 'azurerm_linux_function_app_slot'), ...resources(json, 'azurerm_windows_function_app_slot')].map((slot) => [String(slot.name), slot]));

const ownIdentity = (place: PlaceName): boolean => PLACES[place].keyless;

interface Given {
  readonly make: () => IdentityConnection;
  /** Settings by the end of their name, without those of the identity. */
  readonly settings: Readonly<Record<string, string>>;
  /** What is granted: end of the id, role and scope. */
  readonly roles: readonly (readonly [string, string, string])[];
  /** Roles on the storage of a host that has no key. */
  readonly host?: readonly (readonly [string, string])[];
}

/** Connections, with settings and roles as the documentation of their bindings has them. */
const CONNECTIONS: Readonly<Record<string, Given>> = {
  Orders: {
    make: () => IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [TRIGGER, OUTPUT], scopeId: SERVICE_BUS }),
    settings: { fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net' },
    roles: [['AzureServiceBusDataReceiver', 'Azure Service Bus Data Receiver', SERVICE_BUS], ['AzureServiceBusDataSender', 'Azure Service Bus Data Sender', SERVICE_BUS]],
  },
  Events: {
    make: () => IdentityConnection.eventHubs({ fullyQualifiedNamespace: 'evhns-orders.servicebus.windows.net', access: [TRIGGER], scopeId: `${EVENT_HUBS}/eventhubs/orders` }),
    settings: { fullyQualifiedNamespace: 'evhns-orders.servicebus.windows.net' },
    roles: [['AzureEventHubsDataReceiver', 'Azure Event Hubs Data Receiver', `${EVENT_HUBS}/eventhubs/orders`]],
  },
  Images: {
    make: () => IdentityConnection.blobs({ blobServiceUri: 'https://stimages.blob.core.windows.net', access: [TRIGGER, INPUT], scopeId: `${IMAGES}/blobServices/default/containers/new` }),
    settings: { blobServiceUri: 'https://stimages.blob.core.windows.net', queueServiceUri: 'https://stimages.queue.core.windows.net' },
    roles: [
      ['StorageBlobDataOwner', 'Storage Blob Data Owner', `${IMAGES}/blobServices/default/containers/new`],
      ['StorageQueueDataContributor', 'Storage Queue Data Contributor', IMAGES],
    ],
    host: [['StorageAccountContributor', 'Storage Account Contributor'], ['StorageQueueDataContributor', 'Storage Queue Data Contributor']],
  },
  Queue: {
    make: () => IdentityConnection.queues({ queueServiceUri: 'https://stimages.queue.core.windows.net', access: [TRIGGER], scopeId: IMAGES }),
    settings: { queueServiceUri: 'https://stimages.queue.core.windows.net' },
    roles: [['StorageQueueDataReader', 'Storage Queue Data Reader', IMAGES], ['StorageQueueDataMessageProcessor', 'Storage Queue Data Message Processor', IMAGES]],
  },
  Db: {
    make: () => IdentityConnection.cosmosDb({ accountEndpoint: 'https://cosmos-orders.documents.azure.com:443/', access: [INPUT], scopeId: COSMOS }),
    settings: { accountEndpoint: 'https://cosmos-orders.documents.azure.com:443/' },
    roles: [['CosmosDbBuiltInDataReader', '00000000-0000-0000-0000-000000000001', COSMOS]],
  },
  Topic: {
    make: () => IdentityConnection.eventGrid({ topicEndpointUri: 'https://evgt-orders.westeurope-1.eventgrid.azure.net/api/events', scopeId: EVENT_GRID }),
    settings: { topicEndpointUri: 'https://evgt-orders.westeurope-1.eventgrid.azure.net/api/events' },
    roles: [['EventGridDataSender', 'EventGrid Data Sender', EVENT_GRID]],
  },
  Known: {
    make: () => IdentityConnection.tables({ tableServiceUri: 'https://stimages.table.core.windows.net', access: [OUTPUT] }),
    settings: { tableServiceUri: 'https://stimages.table.core.windows.net' },
    roles: [],
  },
};

const secret = (name: string, more: Partial<Parameters<typeof KeyVaultSecret.fromVault>[0]> = {}): KeyVaultSecret => KeyVaultSecret.fromVault({ vaultId: VAULT, secretName: name, ...more });
const reference = (name: string): string => `@Microsoft.KeyVault(VaultName=kv-orders;SecretName=${name})`;

type Way = 'in props' | 'by method';
const WAYS: readonly Way[] = ['in props', 'by method'];

/** An app, or its slot, to which something is given in one of two ways. */
function given(place: PlaceName, to: 'app' | 'slot', way: Way, what: Pick<IsolatedSlotOptions, 'connections' | 'secretSettings'>, props: Partial<IsolatedFunctionAppProps> = {}): Synthesized {
  const stack = testStack();
  const inProps = way === 'in props' ? what : {};
  const app = define(stack, place, to === 'app' ? { ...props, ...inProps } : props);
  const target: IsolatedFunctionApp | FunctionAppSlot = to === 'app' ? app : app.addSlot('staging', inProps);
  if (way === 'by method') {
    for (const [name, connection] of Object.entries(what.connections ?? {})) target.addConnection(name, connection);
    for (const [name, value] of Object.entries(what.secretSettings ?? {})) target.addSecretSetting(name, value);
  }
  return checked(stack);
}

const HOST_ROLE = 'Storage Blob Data Owner';

describe.each(EVERYWHERE)('on %s', (place) => {
  const works = ownIdentity(place);
  const principal = works ? '${azurerm_user_assigned_identity.App_Identity.principal_id}' : `\${${PLACES[place].resource}.App.identity[0].principal_id}`;
  const who = (name: string): Record<string, string> =>
    works ? { [`${name}__credential`]: 'managedidentity', [`${name}__clientId`]: '${azurerm_user_assigned_identity.App_Identity.client_id}' } : {};
  const account = '${azapi_resource.App_Storage.id}';

  test.each(Object.keys(CONNECTIONS).flatMap((name) => WAYS.map((way) => [name, way] as const)))('the connection %s, %s, brings settings, roles and order', (name, way) => {
    const { make, settings, roles, host = [] } = CONNECTIONS[name];
    const json = given(place, 'app', way, { connections: { [name]: make() } });
    const app = functionApp(json);
    const written = Object.fromEntries(Object.entries(settingsOf(app)).filter(([key]) => key.startsWith(`${name}__`)));
    expect(written).toEqual({ ...Object.fromEntries(Object.entries(settings).map(([suffix, value]) => [`${name}__${suffix}`, value])), ...who(name) });
    const onHost = works ? [['StorageBlobDataOwner', HOST_ROLE], ...host] : [];
    expect(rolesIn(json)).toEqual([...roles.map(([, role, scope]) => `${principal} is ${role} on ${scope}`), ...onHost.map(([, role]) => `${principal} is ${role} on ${account}`)].sort());
    // A principal that exists before the app has its roles before the app starts; the app itself cannot.
    const type = name === 'Db' ? 'azurerm_cosmosdb_sql_role_assignment' : 'azurerm_role_assignment';
    expect([...waitsFor(app)].sort()).toEqual(
      works ? [...roles.map(([id]) => `${type}.App_Connection-${name}-${id}`), ...onHost.map(([id]) => `azurerm_role_assignment.App_Storage-${id}`)].sort() : [],
    );
  });

  test.each(WAYS)('a connection to a database, %s, is one setting without a secret', (way) => {
    const sql = IdentityConnection.sql({ serverHostName: 'sql-orders.database.windows.net', databaseName: 'orders' });
    const json = given(place, 'app', way, { connections: { Sql: sql } });
    const user = works ? ' User Id=${azurerm_user_assigned_identity.App_Identity.client_id};' : '';
    expect(settingsOf(functionApp(json)).Sql).toBe(`Server=sql-orders.database.windows.net; Authentication=Active Directory Managed Identity;${user} Database=orders; Encrypt=True`);
    expect(rolesIn(json)).toHaveLength(works ? 1 : 0);
  });

  // On Flex Consumption with a key secrets can be read by the system-assigned identity alone, which is the default there.
  test.each(WAYS)('secrets, %s, bring references, one role each, and order', (way) => {
    const json = given(place, 'app', way, { secretSettings: { A: secret('a'), B: secret('b'), AGAIN: secret('a') } });
    const app = functionApp(json);
    expect(settingsOf(app)).toMatchObject({ A: reference('a'), B: reference('b'), AGAIN: reference('a') });
    const reads = (name: string): string => `${principal} is Key Vault Secrets User on ${VAULT}/secrets/${name}`;
    expect(rolesIn(json)).toEqual([...(works ? [`${principal} is ${HOST_ROLE} on ${account}`] : []), reads('a'), reads('b')].sort());
    expect(waitsFor(app)).toHaveLength(works ? 3 : 0);
  });

  test('a secret can be granted on its vault, or not at all', () => {
    const rest = works ? 1 : 0;
    const vault = rolesIn(given(place, 'app', 'in props', { secretSettings: { A: secret('a', { grantOn: SecretGrantScope.VAULT }), B: secret('b', { grantOn: SecretGrantScope.VAULT }) } }));
    expect(vault).toHaveLength(rest + 1);
    expect(vault.filter((role) => role.endsWith(`Key Vault Secrets User on ${VAULT}`))).toHaveLength(1);
    expect(rolesIn(given(place, 'app', 'in props', { secretSettings: { A: KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: 'a' }) } }))).toHaveLength(rest);
  });

  test('both ways and every order come to one file', () => {
    const names = Object.keys(CONNECTIONS);
    const text = (order: readonly string[], inProps: number): string => {
      const stack = testStack();
      const props = order.slice(0, inProps);
      const app = define(stack, place, { connections: Object.fromEntries(props.map((name) => [name, CONNECTIONS[name].make()])), secretSettings: inProps > 2 ? { A: secret('a') } : {} });
      for (const name of order.slice(inProps)) app.addConnection(name, CONNECTIONS[name].make());
      if (inProps <= 2) app.addSecretSetting('A', secret('a'));
      return synthText(stack);
    };
    const first = text(names, names.length);
    expect(text(names, 0)).toBe(first);
    expect(text([...names].reverse(), 0)).toBe(first);
    expect(text([...names.slice(3), ...names.slice(0, 3)], 3)).toBe(first);
  });

  test('what is there twice is refused, whichever way it came', () => {
    const { Orders, Events } = CONNECTIONS;
    const refusals: readonly [Partial<IsolatedFunctionAppProps>, ((app: IsolatedFunctionApp) => void) | undefined, string][] = [
      [{ connections: { Orders: Orders.make(), ORDERS: Events.make() } }, undefined, 'AZFN5027'],
      [{ connections: { Orders: Orders.make() } }, (app) => app.addConnection('Orders', Orders.make()), 'AZFN5027'],
      [{ connections: { Orders: Orders.make() } }, (app) => app.addConnection('AzureWebJobsOrders', Events.make()), 'AZFN5027'],
      [{ connections: { Orders: Orders.make() } }, (app) => app.addAppSetting('Orders__fullyQualifiedNamespace', 'x'), 'AZFN4004'],
      [{ appSettings: { orders__fullyqualifiednamespace: 'x' } }, (app) => app.addConnection('Orders', Orders.make()), 'AZFN4004'],
      [{ appSettings: { orders__fullyqualifiednamespace: 'x' }, connections: { Orders: Orders.make() } }, undefined, 'AZFN4004'],
      [{ appSettings: { KEY: 'x' }, secretSettings: { key: secret('a') } }, undefined, 'AZFN4004'],
      [{ slotSettings: { KEY: 'x' } }, (app) => app.addSecretSetting('KEY', secret('a')), 'AZFN4004'],
      [{ secretSettings: { KEY: secret('a') } }, (app) => app.addSecretSetting('key', secret('a')), 'AZFN4004'],
      [{ secretSettings: { KEY: secret('a') } }, (app) => app.addAppSetting('KEY', 'x'), 'AZFN4004'],
    ];
    for (const [props, call, code] of refusals) {
      const stack = testStack();
      if (call === undefined) {
        expect(refusedWith(() => define(stack, place, props))).toEqual([code]);
        continue;
      }
      const app = define(stack, place, props);
      const before = app.node.findAll().length;
      expect(refusedWith(() => call(app))).toEqual([code]);
      expect(app.node.findAll()).toHaveLength(before);
      checked(stack);
    }
  });

  test('names that are none are refused', () => {
    const app = define(testStack(), place);
    expect(refusedWith(() => app.addConnection('Orders__Bus', CONNECTIONS.Orders.make()))).toEqual(['AZFN5022']);
    expect(refusedWith(() => app.addConnection('Storage', CONNECTIONS.Orders.make()))).toEqual(['AZFN5022']);
    expect(refusedWith(() => app.addConnection('', CONNECTIONS.Orders.make()))).toEqual(['AZFN8001']);
    expect(refusedWith(() => app.addSecretSetting('AzureWebJobsStorage', secret('a')))).toEqual(['AZFN4001']);
    expect(refusedWith(() => app.addSecretSetting('A', 'text' as never))).toEqual(['AZFN8001']);
    expect(refusedWith(() => app.addConnection('A', { fullyQualifiedNamespace: 'x' } as never))).toEqual(['AZFN8001']);
    expect(refusedWith(() => app.addConnection('A', CONNECTIONS.Orders.make(), { slotSetting: 'yes' as never }))).toEqual(['AZFN8001']);
    expect(refusedWith(() => app.addSecretSetting('A', secret('a'), { sloSetting: true } as never))).toEqual(['AZFN8006']);
  });
});

describe('a role that the program grants', () => {
  const ARCHIVE = `${GROUP}/Microsoft.Storage/storageAccounts/starchive`;
  const READER = AzureRole.STORAGE_BLOB_DATA_READER;
  const principal = '${azurerm_user_assigned_identity.App_Identity.principal_id}';
  const KEYLESS = EVERYWHERE.filter(ownIdentity);

  test.each(KEYLESS)('comes before the app on %s, unless it is to come after it', (place) => {
    const stack = testStack();
    const app = define(stack, place);
    app.grantRole('Archive', READER, ARCHIVE);
    app.grantRole('Later', AzureRole.STORAGE_QUEUE_DATA_READER, ARCHIVE, { afterApp: true });
    app.grantRole('Same', AzureRole.STORAGE_TABLE_DATA_READER, ARCHIVE, { afterApp: false });
    const json = checked(stack);
    expect(rolesIn(json)).toEqual([
      `${principal} is Storage Blob Data Owner on \${azapi_resource.App_Storage.id}`, `${principal} is Storage Blob Data Reader on ${ARCHIVE}`,
      `${principal} is Storage Queue Data Reader on ${ARCHIVE}`, `${principal} is Storage Table Data Reader on ${ARCHIVE}`,
    ]);
    expect(waitsFor(functionApp(json))).toEqual(['azurerm_role_assignment.App_Archive', 'azurerm_role_assignment.App_Same', 'azurerm_role_assignment.App_Storage-StorageBlobDataOwner']);
  });

  test.each(EVERYWHERE)('on the app itself or below it comes after it on %s', (place) => {
    const stack = testStack();
    const app = define(stack, place);
    app.grantRole('Self', AzureRole.ofName('Website Contributor'), app.functionAppId);
    app.grantRole('Below', AzureRole.ofName('Website Contributor'), `${app.functionAppId}/functions/orders`);
    // 'checked' finds cycles.
    const json = checked(stack);
    expect(resources(json, 'azurerm_role_assignment').filter(({ role_definition_name: name }) => name === 'Website Contributor')).toHaveLength(2);
    expect(waitsFor(functionApp(json)).filter((address) => /_(Self|Below)$/.test(address))).toEqual([]);
    expect(needs(json, 'azurerm_role_assignment.App_Self')).toContain(`${PLACES[place].resource}.App`);
  });

  test.each(EVERYWHERE)('is granted once, whatever asks for it, on %s', (place) => {
    const text = (times: number): string => {
      const stack = testStack();
      const app = define(stack, place);
      for (let time = 0; time < times; time += 1) app.grantRole('Archive', READER, ARCHIVE);
      return synthText(stack);
    };
    expect(text(3)).toBe(text(1));
    const stack = testStack();
    const app = define(stack, place, { connections: { Orders: CONNECTIONS.Orders.make() }, secretSettings: { A: secret('a') } });
    const before = rolesIn(synth(stack)).length;
    expect(before).toBe(ownIdentity(place) ? 4 : 3);
    const again = testStack();
    const other = define(again, place, { connections: { Orders: CONNECTIONS.Orders.make() }, secretSettings: { A: secret('a') } });
    other.grantRole('Bus', AzureRole.AZURE_SERVICE_BUS_DATA_RECEIVER, SERVICE_BUS.toUpperCase().replace('/SUBSCRIPTIONS/', '/subscriptions/'));
    other.grantRole('Secret', AzureRole.ofName('key vault secrets user'), `${VAULT}/secrets/a`);
    other.grantRole('ById', AzureRole.ofDefinitionId('/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6'), `${VAULT}/secrets/a`);
    expect(synth(again)).toEqual(synth(stack));
    expect(app.node.children.length).toBe(other.node.children.length);
  });

  test('has an id of its own', () => {
    const app = define(testStack(), 'Flex Consumption');
    app.grantRole('Archive', READER, ARCHIVE);
    expect(refusedWith(() => app.grantRole('Archive', READER, IMAGES))).toEqual(['AZFN5021']);
    expect(refusedWith(() => app.grantRole('Storage', READER, IMAGES))).toEqual(['AZFN8007']);
    expect(refusedWith(() => app.grantRole('', READER, IMAGES))).toEqual(['AZFN8007']);
  });

  test.each<[string, unknown, unknown, unknown, string[]]>([
    ['no role', undefined, ARCHIVE, undefined, ['AZFN8002']],
    ['the name of a role', 'Reader', ARCHIVE, undefined, ['AZFN8001']],
    ['no scope', READER, undefined, undefined, ['AZFN8002']],
    ['a name as a scope', READER, 'starchive', undefined, ['AZFN6005']],
    ['an option that is none', READER, ARCHIVE, { afterApps: true }, ['AZFN8006']],
    ['an option of another kind', READER, ARCHIVE, { afterApp: 'yes' }, ['AZFN8001']],
  ])('with %s is refused', (_, role, scope, options, codes) => {
    const stack = testStack();
    const app = define(stack, 'Dedicated on Linux');
    const before = app.node.findAll().length;
    expect(refusedWith(() => app.grantRole('Id', role as AzureRole, scope as string, options as never))).toEqual(codes);
    expect(app.node.findAll()).toHaveLength(before);
  });

  test('needs an identity that it can be granted to', () => {
    const ids = [`${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id`];
    const hostStorage = HostStorage.managedIdentity({ storageAccountName: 'stshared' });
    const app = define(testStack(), 'Dedicated on Linux', { hostStorage, identity: FunctionAppIdentity.userAssigned(ids, { clientId: TOLD.clientId }) });
    expect(app.principalId).toBeUndefined();
    expect(refusedWith(() => app.grantRole('Archive', READER, ARCHIVE))).toEqual(['AZFN5010']);
    expect(refusedWith(() => app.addSecretSetting('A', secret('a')))).toEqual(['AZFN5010']);
    expect(refusedWith(() => app.addConnection('Orders', CONNECTIONS.Orders.make()))).toEqual(['AZFN5010']);
    app.addConnection('Known', CONNECTIONS.Known.make());
    app.addSecretSetting('B', KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: 'b' }));
  });

  test('may be on what Terraform knows', () => {
    const stack = testStack();
    const app = define(stack, 'Flex Consumption');
    const scope = new TerraformVariable(stack, 'scope', { type: 'string' });
    app.grantRole('One', READER, scope.stringValue);
    app.grantRole('Two', READER, scope.stringValue);
    expect(rolesIn(checked(stack)).filter((role) => role.endsWith('${var.scope}'))).toHaveLength(1);
  });

  test('of a slot comes before the slot, and one on the slot after it', () => {
    const stack = testStack();
    const slot = define(stack, 'Dedicated on Linux').addSlot('staging');
    slot.grantRole('Archive', READER, ARCHIVE);
    slot.grantRole('Self', AzureRole.ofName('Website Contributor'), slot.functionAppSlotId);
    const json = checked(stack);
    const { staging } = slotsIn(json);
    expect(waitsFor(staging)).toEqual(['azurerm_role_assignment.App_Slot-staging_Archive', 'azurerm_role_assignment.App_Storage-StorageBlobDataOwner']);
    expect(waitsFor(functionApp({ resource: { azurerm_linux_function_app: json.resource?.azurerm_linux_function_app ?? {} } }))).toEqual(['azurerm_role_assignment.App_Storage-StorageBlobDataOwner']);
  });

  test.each(['Dedicated on Linux', 'Dedicated on Windows'] as const)('on app and slots is no cycle on %s', (place) => {
    const stack = testStack();
    const app = define(stack, place);
    const slots = ['one', 'two'].map((name) => app.addSlot(name));
    const role = AzureRole.ofName('Website Contributor');
    for (const [index, slot] of slots.entries()) {
      app.grantRole(`Slot${index}`, role, slot.functionAppSlotId);
      slot.grantRole('App', role, app.functionAppId);
      slot.grantRole('Other', role, slots[1 - index].functionAppSlotId);
    }
    const json = checked(stack);
    // They share one identity.
    expect(rolesIn(json).filter((text) => text.includes('Website Contributor'))).toHaveLength(3);
  });
});

// Linux Consumption has no slots.
describe.each(CLASSIC.filter((place) => place !== 'Consumption on Linux'))('a slot on %s', (place) => {
  const works = ownIdentity(place);
  const type = PLACES[place].resource;
  const ofApp = works ? '${azurerm_user_assigned_identity.App_Identity.principal_id}' : `\${${type}.App.identity[0].principal_id}`;
  const ofSlot = works ? ofApp : `\${${type}_slot.App_Slot-staging.identity[0].principal_id}`;
  const appOf = (json: Synthesized): Block => functionApp({ resource: { [type]: json.resource?.[type] ?? {} } });
  const GIVEN = { connections: { Orders: CONNECTIONS.Orders.make() }, secretSettings: { A: secret('a') } };

  test('repeats what its app has, with its own identity', () => {
    const json = given(place, 'slot', 'in props', {}, GIVEN);
    const { staging } = slotsIn(json);
    expect(settingsOf(staging)).toEqual(settingsOf(appOf(json)));
    const roles = [`Key Vault Secrets User on ${VAULT}/secrets/a`, `Azure Service Bus Data Receiver on ${SERVICE_BUS}`, `Azure Service Bus Data Sender on ${SERVICE_BUS}`];
    const wanted = [...new Set([ofApp, ofSlot])].flatMap((principal) => roles.map((role) => `${principal} is ${role}`));
    expect(rolesIn(json)).toEqual([...wanted, ...(works ? [`${ofApp} is ${HOST_ROLE} on \${azapi_resource.App_Storage.id}`] : [])].sort());
    // One identity, and so one order.
    expect(waitsFor(staging)).toEqual(waitsFor(appOf(json)));
    expect(appOf(json)).not.toHaveProperty('sticky_settings');
  });

  test.each(WAYS)('has some of its own, %s, of which its app knows nothing', (way) => {
    const json = given(place, 'slot', way, GIVEN);
    const { staging } = slotsIn(json);
    expect(Object.keys(settingsOf(appOf(json))).filter((name) => /^(Orders|A$)/.test(name))).toEqual([]);
    expect(settingsOf(staging)).toMatchObject({ Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', A: reference('a') });
    expect(rolesIn(json).filter((role) => !role.includes(HOST_ROLE))).toEqual([
      `${ofSlot} is Azure Service Bus Data Receiver on ${SERVICE_BUS}`, `${ofSlot} is Azure Service Bus Data Sender on ${SERVICE_BUS}`,
      `${ofSlot} is Key Vault Secrets User on ${VAULT}/secrets/a`,
    ]);
    expect(waitsFor(staging).filter((address) => address.startsWith('azurerm_role_assignment.App_Slot-staging_'))).toHaveLength(works ? 3 : 0);
    expect(waitsFor(appOf(json))).toHaveLength(works ? 1 : 0);
  });

  test('has its own in place of those of its app', () => {
    const other = IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-test.servicebus.windows.net', access: [TRIGGER], scopeId: `${GROUP}/Microsoft.ServiceBus/namespaces/sb-test` });
    const json = given(place, 'slot', 'in props', { connections: { orders: other }, secretSettings: { A: secret('b') } }, GIVEN);
    const { staging } = slotsIn(json);
    const names = Object.keys(settingsOf(staging)).filter((name) => /fullyqualifiednamespace$/i.test(name));
    expect(names).toHaveLength(1);
    expect(settingsOf(staging)[names[0]]).toBe('sb-test.servicebus.windows.net');
    expect(settingsOf(staging).A).toBe(reference('b'));
    expect(settingsOf(appOf(json))).toMatchObject({ Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', A: reference('a') });
    // The slot's identity has no roles for what the slot does not use, unless it is that of the app.
    const forSlot = rolesIn(json).filter((role) => role.startsWith(ofSlot) && !role.includes(HOST_ROLE));
    expect(forSlot).toHaveLength(works ? 5 : 2);
    expect(waitsFor(staging).filter((address) => !address.includes('_Storage-'))).toHaveLength(works ? 2 : 0);
  });

  test('does not have what stays with its app', () => {
    const stack = testStack();
    const app = define(stack, place);
    app.addConnection('Orders', CONNECTIONS.Orders.make(), { slotSetting: true });
    app.addSecretSetting('A', secret('a'), { slotSetting: true });
    app.addSlot('staging').addConnection('Events', CONNECTIONS.Events.make(), { slotSetting: true });
    const json = checked(stack);
    const { staging } = slotsIn(json);
    expect(Object.keys(settingsOf(staging)).filter((name) => /^(Orders|A$)/.test(name))).toEqual([]);
    const identity = (name: string): string[] => (works ? [`${name}__clientId`, `${name}__credential`] : []);
    expect([...((appOf(json).sticky_settings as Block).app_setting_names as string[])].sort()).toEqual(
      ['A', 'Events__fullyQualifiedNamespace', ...identity('Events'), 'Orders__fullyQualifiedNamespace', ...identity('Orders')].sort(),
    );
    expect(rolesIn(json).filter((role) => role.startsWith(ofSlot) && role.includes('Event Hubs'))).toHaveLength(1);
    if (!works) expect(rolesIn(json).filter((role) => role.startsWith(ofSlot) && !role.includes('Event Hubs'))).toEqual([]);
  });

  test('with an identity of its own has roles of its own, and settings that name it stay', () => {
    const stack = testStack();
    define(stack, place, GIVEN).addSlot('staging', { identity: FunctionAppIdentity.newUserAssigned() });
    const json = checked(stack);
    const { staging } = slotsIn(json);
    const own = (attribute: string): string => `\${azurerm_user_assigned_identity.App_Identity-staging.${attribute}}`;
    expect(settingsOf(staging)).toMatchObject({ Orders__credential: 'managedidentity', Orders__clientId: own('client_id') });
    expect(rolesIn(json).filter((role) => role.startsWith(own('principal_id'))).map((role) => role.split(' is ')[1].split(' on ')[0])).toEqual([
      'Azure Service Bus Data Receiver', 'Azure Service Bus Data Sender', 'Key Vault Secrets User', ...(works ? [HOST_ROLE] : []),
    ]);
    expect(rolesIn(json)).toHaveLength(works ? 8 : 6);
    expect((appOf(json).sticky_settings as Block).app_setting_names).toEqual(expect.arrayContaining(works ? ['AzureWebJobsStorage__clientId', 'Orders__clientId'] : ['Orders__clientId', 'Orders__credential']));
    expect(waitsFor(staging)).toHaveLength(works ? 4 : 3);
    expect(waitsFor(staging).every((address) => address.startsWith('azurerm_role_assignment.App_Slot-staging_'))).toBe(true);
  });

  test('refuses what it has already', () => {
    const slot = define(testStack(), place, GIVEN).addSlot('staging', { connections: { Events: CONNECTIONS.Events.make() }, secretSettings: { B: secret('b') } });
    expect(refusedWith(() => slot.addConnection('EVENTS', CONNECTIONS.Events.make()))).toEqual(['AZFN5027']);
    expect(refusedWith(() => slot.addSecretSetting('B', secret('b')))).toEqual(['AZFN4004']);
    expect(refusedWith(() => slot.addAppSetting('Events__fullyQualifiedNamespace', 'x'))).toEqual(['AZFN4004']);
    // What the app has may be other here.
    slot.addConnection('Orders', CONNECTIONS.Orders.make());
    slot.addSecretSetting('A', secret('c'));
  });

  test('is the same whenever it was added', () => {
    const text = (late: boolean): string => {
      const stack = testStack();
      const app = define(stack, place, late ? GIVEN : {});
      const slot = app.addSlot('staging');
      if (!late) {
        app.addSecretSetting('A', GIVEN.secretSettings.A);
        app.addConnection('Orders', GIVEN.connections.Orders);
      }
      slot.addConnection('Images', CONNECTIONS.Images.make());
      return synthText(stack);
    };
    expect(text(true)).toBe(text(false));
  });
});

describe('what a connection does with the host storage', () => {
  const QUEUE = ['Storage Queue Data Message Processor', 'Storage Queue Data Reader'];
  const FULL = ['Storage Account Contributor', 'Storage Queue Data Contributor'];
  const onAccount = (json: Synthesized, scope: string): string[] => rolesIn(json).filter((role) => role.endsWith(` on ${scope}`)).map((role) => role.split(' is ')[1].split(' on ')[0]);
  const identity = FunctionAppIdentity.userAssigned([`${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id`], TOLD);
  const hostStorage = HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: SHARED, uses: [HostStorageUse.QUEUE_TRIGGER] });

  test('makes smaller roles unnecessary, which are gone then', () => {
    const stack = testStack();
    const app = define(stack, 'Flex Consumption', { identity, hostStorage });
    expect(app.node.tryFindChild('Storage-StorageQueueDataReader')).toBeDefined();
    app.addConnection('Images', CONNECTIONS.Images.make());
    expect(app.node.tryFindChild('Storage-StorageQueueDataReader')).toBeUndefined();
    const json = checked(stack);
    expect(onAccount(json, SHARED)).toEqual([...FULL.slice(0, 1), HOST_ROLE, FULL[1]].sort());
    const all = testStack();
    define(all, 'Flex Consumption', { identity, hostStorage, connections: { Images: CONNECTIONS.Images.make() } });
    expect(checked(all)).toEqual(json);
  });

  test('leaves roles that another app needs with the same identity', () => {
    const stack = testStack();
    const one = define(stack, 'Dedicated on Linux', { identity, hostStorage }, 'One');
    const two = new IsolatedFunctionApp(stack, 'Two', { appName: 'func-two', ...PLACE, runtime: IsolatedRuntime.NODE_22, identity, hostStorage });
    one.addConnection('Images', CONNECTIONS.Images.make());
    const json = checked(stack);
    expect(onAccount(json, SHARED)).toEqual([HOST_ROLE, ...FULL, ...QUEUE].sort());
    const [site] = resources(json, 'azapi_resource').filter(isSite);
    expect(waitsFor(site)).toHaveLength(3);
    two.addConnection('Images', CONNECTIONS.Images.make());
    expect(onAccount(checked(stack), SHARED)).toEqual([HOST_ROLE, ...FULL].sort());
  });

  test('leaves roles that a slot needs, or the program grants', () => {
    const stack = testStack();
    const app = define(stack, 'Dedicated on Linux', { identity, hostStorage });
    const output = IdentityConnection.blobs({ blobServiceUri: 'https://stimages.blob.core.windows.net', access: [OUTPUT] });
    app.addSlot('staging', { connections: { Images: output } });
    app.addConnection('Images', CONNECTIONS.Images.make());
    const json = checked(stack);
    expect(onAccount(json, SHARED)).toEqual([HOST_ROLE, ...FULL, ...QUEUE].sort());
    const other = testStack();
    const granted = define(other, 'Dedicated on Linux', { identity, hostStorage });
    granted.grantRole('Peek', AzureRole.STORAGE_QUEUE_DATA_READER, SHARED);
    granted.addConnection('Images', CONNECTIONS.Images.make());
    expect(onAccount(checked(other), SHARED)).toEqual([HOST_ROLE, ...FULL, QUEUE[1]].sort());
  });

  test('is nothing to a host with a key, or with roles of its own', () => {
    for (const storage of [HostStorage.newAccountKey(), HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: SHARED, grantRoles: false })]) {
      const json = given('Dedicated on Linux', 'app', 'by method', { connections: { Images: CONNECTIONS.Images.make() } }, { hostStorage: storage, identity });
      expect(rolesIn(json)).toHaveLength(2);
    }
  });
});

describe('a content share', () => {
  const NETWORK = { virtualNetworkSubnetId: `${SUBNET}/apps` };
  const SECRET_URI = 'https://kv-orders.vault.azure.net/secrets/storage';
  const identity = FunctionAppIdentity.newUserAssigned();
  const key = { storageAccountName: 'stshared', storageAccountAccessKey: 'a2V5' };
  const cases: readonly [string, Partial<IsolatedFunctionAppProps>, string | undefined][] = [
    ['of an account that the app defines is left to Azure', { hostStorage: HostStorage.newAccountKey() }, undefined],
    ['of an account that exists is left to Azure', { hostStorage: HostStorage.accountKey({ ...key, storageAccountId: SHARED }) }, undefined],
    ['that is reached through the network, in an account that the app defines', { ...NETWORK, contentOverVnet: true }, '${azurerm_storage_account.App_Storage.id}'],
    ['that is reached through the network, in an account that exists', { ...NETWORK, contentOverVnet: true, hostStorage: HostStorage.accountKey({ ...key, storageAccountId: SHARED }) }, SHARED],
    ['in a closed account that the app defines', { ...NETWORK, hostStorage: HostStorage.newAccountKey({ network: { subnetId: `${SUBNET}/endpoints` } }) }, '${azapi_resource.App_Storage.id}'],
    ['in a closed account that exists', { ...NETWORK, hostStorage: HostStorage.accountKey({ ...key, storageAccountId: SHARED, publicNetworkAccess: false }) }, SHARED],
    ['whose connection is a secret', { identity, hostStorage: HostStorage.keyVaultSecret({ storageAccountName: 'stshared', storageAccountId: SHARED, secretUri: SECRET_URI, keyVaultId: VAULT }) }, SHARED],
    [
      'whose connection is a secret beside an identity',
      { identity, hostStorage: HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: SHARED, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT }) }, SHARED,
    ],
    ['that the program names, in an account that the app defines', { ...NETWORK, contentOverVnet: true, contentShareName: 'code' }, '${azurerm_storage_account.App_Storage.id}'],
    ['that the program names, in an account that exists', { ...NETWORK, contentOverVnet: true, contentShareName: 'code', hostStorage: HostStorage.accountKey({ ...key, storageAccountId: SHARED }) }, undefined],
  ];

  describe.each(['Elastic Premium on Linux', 'Elastic Premium on Windows'] as const)('on %s', (place) => {
    test.each(cases)('%s', (_, props, account) => {
      const stack = testStack();
      const { contentShareName } = props;
      define(stack, place, props).addSlot('staging', { contentShareName: contentShareName === undefined ? undefined : `${contentShareName}-staging` });
      const json = checked(stack);
      const app = functionApp({ resource: { [PLACES[place].resource]: json.resource?.[PLACES[place].resource] ?? {} } });
      const { staging } = slotsIn(json);
      const shares = resources(json, 'azapi_resource').filter((share) => String(share.type).includes('/fileServices/shares@'));
      const named = contentShareName ?? 'content-func-orders';
      const names = [named, `${named}-staging`];
      expect(shares.map((share) => [String(share.name), String(share.parent_id)]).sort()).toEqual(account === undefined ? [] : names.map((name) => [name, `${account}/fileServices/default`]));
      const written = account !== undefined || contentShareName !== undefined;
      expect([settingsOf(app), settingsOf(staging)].map((settings) => settings.WEBSITE_CONTENTSHARE)).toEqual(written ? names : [undefined, undefined]);
      const ofShares = (block: Block): string[] => waitsFor(block).filter((address) => address.includes('ContentShare'));
      expect(ofShares(app)).toEqual(account === undefined ? [] : ['azapi_resource.App_ContentShare']);
      expect(ofShares(staging)).toEqual(account === undefined ? [] : ['azapi_resource.App_ContentShare-staging']);
    });
  });

  test.each(['Flex Consumption', 'Dedicated on Linux', 'Dedicated on Windows'] as const)('is not there on %s', (place) => {
    expect(JSON.stringify(given(place, 'app', 'in props', {}))).not.toMatch(/fileServices|CONTENTSHARE|CONTENTAZUREFILE/);
  });

  test('whose connection is a secret has to be there for each slot', () => {
    const hostStorage = HostStorage.keyVaultSecret({ storageAccountName: 'stshared', secretUri: SECRET_URI });
    const app = define(testStack(), 'Elastic Premium on Linux', { identity, hostStorage, contentShareName: 'code' });
    expect(refusedWith(() => app.addSlot('staging'))).toEqual(['AZFN3011']);
    app.addSlot('staging', { contentShareName: 'code-staging' });
  });

  test('is not named after a name that Terraform knows', () => {
    const stack = testStack();
    const appName = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    const hostStorage = HostStorage.keyVaultSecret({ storageAccountName: 'stshared', storageAccountId: SHARED, secretUri: SECRET_URI });
    const refused = refusal(() => define(stack, 'Elastic Premium on Linux', { appName, identity, hostStorage }));
    expect(refused.codes).toEqual(['AZFN5005']);
    expect(refused.message).toContain("or 'appName' to a literal");
  });
});

describe('secrets are read with', () => {
  const ids = ['a', 'b'].map((name) => `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`);
  const SECRETS = { secretSettings: { A: secret('a') } };
  const reader = (place: PlaceName, props: Partial<IsolatedFunctionAppProps>): unknown => {
    const app = functionApp(given(place, 'app', 'in props', SECRETS, props));
    return app.keyVaultReferenceIdentity ?? app.key_vault_reference_identity_id;
  };
  const PLACES_WITH = EVERYWHERE.filter((place) => place !== 'Flex Consumption with a key');

  test.each(PLACES_WITH)('the identity that the app works with on %s', (place) => {
    const flex = place === 'Flex Consumption';
    const own = '${azurerm_user_assigned_identity.App_Identity.id}';
    const system = flex ? 'SystemAssigned' : undefined;
    expect(reader(place, {})).toBe(ownIdentity(place) ? own : system);
    expect(reader(place, { identity: FunctionAppIdentity.newUserAssigned() })).toBe(own);
    expect(reader(place, { identity: FunctionAppIdentity.systemAssigned() })).toBe(system);
    expect(reader(place, { identity: FunctionAppIdentity.userAssigned(ids, TOLD) })).toBe(ids[0]);
    expect(reader(place, { identity: FunctionAppIdentity.systemAndUserAssigned(ids, TOLD) })).toBe(ids[0]);
  });

  test.each(PLACES_WITH)('the one that the program names on %s, which is granted nothing by the library', (place) => {
    const identity = FunctionAppIdentity.userAssigned(ids, TOLD);
    const known = { secretSettings: { A: KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: 'a' }) } };
    const app = functionApp(given(place, 'app', 'in props', known, { identity, keyVaultReferenceIdentityId: ids[1] }));
    expect(app.keyVaultReferenceIdentity ?? app.key_vault_reference_identity_id).toBe(ids[1]);
    expect(refusedWith(() => define(testStack(), place, { identity, keyVaultReferenceIdentityId: ids[1], ...SECRETS }))).toEqual(['AZFN5006']);
    expect(refusedWith(() => define(testStack(), place, { identity, keyVaultReferenceIdentityId: `${ids[0]}x`, ...known }))).toEqual(['AZFN5006']);
  });

  test('none but the own one of the app, on Flex Consumption with a key', () => {
    const place = 'Flex Consumption with a key';
    expect(reader(place, {})).toBeUndefined();
    expect(refusedWith(() => define(testStack(), place, { ...SECRETS, identity: FunctionAppIdentity.newUserAssigned() }))).toEqual(['AZFN5006']);
    const app = define(testStack(), place, { identity: FunctionAppIdentity.newUserAssigned() });
    expect(refusedWith(() => app.addSecretSetting('A', secret('a')))).toEqual(['AZFN5006']);
  });
});

describe('the order of calls', () => {
  const WORKSPACE = `${GROUP}/Microsoft.OperationalInsights/workspaces/log-orders`;
  const ENDPOINT = { subnetId: `${SUBNET}/endpoints`, acknowledge: [{ code: 'AZFN6012', reason: 'zones are elsewhere' }] };
  const calls = (target: IsolatedFunctionApp | FunctionAppSlot, id: string): (() => void)[] => [
    () => target.addConnection(`Orders${id}`, CONNECTIONS.Orders.make()),
    () => target.addConnection(`Images${id}`, CONNECTIONS.Images.make(), { slotSetting: true }),
    () => target.addSecretSetting(`SECRET${id}`, secret(`secret${id}`)),
    () => target.addAppSetting(`SETTING${id}`, '1'),
    () => target.addSlotSetting(`STAYS${id}`, '2'),
    () => target.addConnectionString(`Db${id}`, { connectionType: ConnectionStringType.SQL_AZURE, value: 'Server=x', slotSetting: true }),
    () => target.grantRole(`Archive${id}`, AzureRole.STORAGE_BLOB_DATA_READER, `${GROUP}/Microsoft.Storage/storageAccounts/starchive${id}`),
    () => target.addDiagnosticSetting(`Logs${id}`, { logAnalyticsWorkspaceId: WORKSPACE, metrics: true }),
    () => target.addPrivateEndpoint(`Endpoint${id}`, ENDPOINT),
  ];
  /** A file, for calls in an order that a seed decides. */
  const text = (place: PlaceName, seed: number): string => {
    const stack = testStack();
    const identity = FunctionAppIdentity.newUserAssigned();
    const app = define(stack, place, { identity, virtualNetworkSubnetId: PLACES[place].plan === 'consumption' ? undefined : `${SUBNET}/apps` });
    const slotted = PLACES[place].plan !== 'flexConsumption';
    const all = [...calls(app, '1'), ...(slotted ? calls(app.addSlot('staging', { identity: FunctionAppIdentity.newUserAssigned() }), '2') : [])];
    const order = all.map((call, index) => ({ call, rank: (index * seed) % 101 })).sort((one, other) => one.rank - other.rank);
    for (const { call } of order) call();
    const json = synth(stack);
    expect(schemaProblems(json)).toEqual([]);
    return synthText(stack);
  };

  test.each(['Flex Consumption', 'Dedicated on Linux', 'Dedicated on Windows', 'Elastic Premium on Linux', 'Elastic Premium on Windows'] as const)('changes nothing on %s', (place) => {
    const first = text(place, 1);
    for (const seed of [100, 7, 13, 29, 53, 71]) expect(text(place, seed)).toBe(first);
  });
});
