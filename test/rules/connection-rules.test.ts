import { CONNECTIONS, type AccessKey, type ConnectionFacts, type ServiceKey } from '../../src/catalog/connections';
import { COSMOS_ROLES } from '../../src/catalog/roles';
import {
  accessFits,
  connectionHostUses,
  connectionKey,
  connectionNameFits,
  connectionNamesDiffer,
  connectionRoles,
  connectionSettings,
  queueUriBeside,
  queueUriMissing,
  scopeFits,
  type ConnectionTerms,
} from '../../src/rules/connection-rules';
import { checkText, finding, said } from './verdict';

const SERVICES = Object.keys(CONNECTIONS) as ServiceKey[];
const facts = (service: ServiceKey): ConnectionFacts => CONNECTIONS[service];
const ALL: readonly AccessKey[] = ['trigger', 'input', 'output'];
const SETS: readonly AccessKey[][] = [['trigger'], ['input'], ['output'], ['trigger', 'input'], ['trigger', 'output'], ['input', 'output'], [...ALL]];
const GROUP = '/subscriptions/0/resourceGroups/rg-orders/providers';
/** A real id for the form of one. */
const filled = (scope: string): string => `${GROUP}/${scope.replace(/<([a-z]+)>/g, 'x-$1')}`;

describe('accessFits', () => {
  test.each(SERVICES.flatMap((service) => SETS.map((access) => [service, access] as const)))('%s with %j', (service, access) => {
    const missing = access.filter((key) => facts(service).access[key] === undefined);
    const found = accessFits(service, access);
    // Azure SQL has no access at all, and its factory asks for none.
    if (service !== 'sql') found.forEach(checkText);
    expect(found.map(({ code }) => code)).toEqual(missing.map(() => 'AZFN5023'));
    missing.forEach((key, index) => expect(found[index].what).toContain(`ConnectionAccess.${key.toUpperCase()}`));
  });

  test('names what the service has', () => {
    expect(finding(accessFits('tables', ['trigger']))).toMatchObject({
      what: `'access' has ConnectionAccess.TRIGGER, but Azure Table Storage has input bindings and output bindings only`,
      fix: 'use ConnectionAccess.INPUT or ConnectionAccess.OUTPUT',
    });
  });
});

describe('scopeFits', () => {
  const every = SERVICES.flatMap((service) => [...new Set(Object.values(facts(service).access).flatMap(({ scopes }) => scopes))].map((scope) => [service, scope] as const));
  const cases = every.flatMap(([service, scope]) =>
    SETS.filter((access) => access.every((key) => facts(service).access[key] !== undefined)).map((access) => [service, access, scope] as const),
  );

  test.each(cases)('%s with %j on %s is what the rows say', (service, access, scope) => {
    const fits = access.every((key) => facts(service).access[key]?.scopes.includes(scope));
    expect(said(scopeFits({ service, access }, filled(scope)))).toBe(fits ? 'ok' : 'AZFN5025');
  });

  test.each(every)('%s: %s in lower case is repaired', (service, scope) => {
    const access = ALL.filter((key) => facts(service).access[key]?.scopes.includes(scope)).slice(0, 1);
    const id = filled(scope).replace('Microsoft.', 'microsoft.');
    const { code, fix } = finding(scopeFits({ service, access }, id));
    expect([code, fix]).toEqual(['AZFN5025', `mind upper and lower case: write '…/providers/${filled(scope).split('/providers/')[1]}'`]);
  });

  test.each([
    ['the name of a namespace', 'sb-orders'],
    ['an address', 'https://sb-orders.servicebus.windows.net'],
    ['a group', '/subscriptions/0/resourceGroups/rg-orders'],
    ['another kind of resource', `${GROUP}/Microsoft.EventHub/namespaces/sb-orders`],
    ['a part that has no roles', `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders/topics/orders/subscriptions/all/rules/x`],
    ['a slash at the end', `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders/`],
    ['an empty name', `${GROUP}/Microsoft.ServiceBus/namespaces//queues/orders`],
    ['a line below it', `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders\n`],
    ['nothing', ''],
  ])('%s is no scope', (_, id) => {
    expect(scopeFits({ service: 'serviceBus', access: ['trigger'] }, id)).toMatchObject({ code: 'AZFN5025' });
  });

  test('a topic is not enough for a trigger, and the reason says why', () => {
    const topic = `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders/topics/orders`;
    expect(finding(scopeFits({ service: 'serviceBus', access: ['trigger'] }, topic)).why).toMatch(/the role has to reach the subscription/);
    expect(scopeFits({ service: 'serviceBus', access: ['output'] }, topic)).toBe('ok');
    const both = (id: string) => finding(scopeFits({ service: 'serviceBus', access: ['trigger', 'output'] }, id));
    expect(both(topic).why).toMatch(/^a trigger receives and settles messages;/);
    expect(both(`${topic}/subscriptions/all`).why).toMatch(/^an output binding only sends, to queues and topics \(/);
    expect(both(`${topic}/subscriptions/all`).fix).toMatch(/grantRole\(\)/);
  });
});

describe('queueUriBeside', () => {
  test.each([
    ['https://storders.blob.core.windows.net', 'https://storders.queue.core.windows.net'],
    ['https://storders.blob.core.windows.net/', 'https://storders.queue.core.windows.net/'],
    ['https://storders.blob.core.usgovcloudapi.net/', 'https://storders.queue.core.usgovcloudapi.net/'],
    ['https://storders.z12.blob.storage.azure.net/', 'https://storders.z12.queue.storage.azure.net/'],
    ['https://blobs.contoso.example/', undefined],
    ['https://contoso.example/.blob.', undefined],
    ['', undefined],
  ])('%s', (uri, expected) => expect(queueUriBeside(uri)).toBe(expected));

  test.each([undefined, 'https://blobs.contoso.example/'])('is asked for where it cannot be told: %s', (uri) => expect(said(queueUriMissing(uri))).toBe('AZFN5026'));
});

describe('connectionNameFits', () => {
  test.each<[string, string]>([
    ['Orders', 'ok'],
    ['orders', 'ok'],
    ['ORDERS_BUS', 'ok'],
    ['Orders.Bus', 'ok'],
    ['orders-bus', 'ok'],
    ['AzureWebJobsOrders', 'ok'],
    ['AzureWebJobs', 'ok'],
    ['1', 'ok'],
    ['_Orders', 'ok'],
    ['OrdersStorage', 'ok'],
    ['constructor', 'ok'],
    ['AzureWebJobsStorage', 'AZFN5022'],
    ['azurewebjobsstorage', 'AZFN5022'],
    ['Storage', 'AZFN5022'],
    ['storage', 'AZFN5022'],
    ['AzureWebJobsDashboard', 'AZFN5022'],
    ['Dashboard', 'AZFN5022'],
    ['Orders__Bus', 'AZFN5022'],
    ['Orders_', 'AZFN5022'],
    ['__proto__', 'AZFN5022'],
    ['Orders Bus', 'AZFN5022'],
    ['Orders:Bus', 'AZFN5022'],
    ['%Orders%', 'AZFN5022'],
    ['Örders', 'AZFN5022'],
    ['.', 'AZFN5022'],
    ['', 'AZFN5022'],
    [' ', 'AZFN5022'],
  ])('%j: %s', (name, expected) => {
    const verdict = connectionNameFits({ name, source: 'identityConnections' });
    expect(typeof verdict === 'object' ? verdict.code : verdict).toBe(expected);
    if (typeof verdict === 'object') checkText(verdict);
  });

  test.each([['Orders__Bus', 'Orders_Bus'], ['Orders Bus', 'Orders_Bus'], ['Orders_', 'Orders'], ['Orders:Bus!', 'Orders_Bus']])('%s could be %s', (name, better) => {
    expect(finding(connectionNameFits({ name, source: 'addConnection' })).fix).toBe(`use '${better}', here and in the trigger or binding`);
    expect(connectionNameFits({ name: better, source: 'addConnection' })).toBe('ok');
  });
});

describe('connectionNamesDiffer', () => {
  const at = (...names: string[]) => connectionNamesDiffer(names.map((name, index) => ({ name, source: `source ${index}` })));

  test.each<[string, string[], string]>([
    ['none', [], 'ok'],
    ['two', ['Orders', 'Billing'], 'ok'],
    ['one twice', ['Orders', 'Orders'], 'AZFN5027'],
    ['another case', ['Orders', 'ORDERS'], 'AZFN5027'],
    ['one that stands in front of the other', ['Orders', 'AzureWebJobsOrders'], 'AZFN5027'],
    ['the same, the other way round', ['azurewebjobsOrders', 'orders'], 'AZFN5027'],
    ['three of one name', ['Orders', 'orders', 'AzureWebJobsOrders'], 'AZFN5027 AZFN5027'],
    ['the prefix itself', ['AzureWebJobs', ''], 'ok'],
  ])('%s', (_, names, expected) => expect(said(at(...names))).toBe(expected));

  test.each([['Orders', 'orders'], ['AzureWebJobsOrders', 'orders'], ['AzureWebJobs', 'azurewebjobs']])('%s is looked up as %s', (name, key) => expect(connectionKey(name)).toBe(key));
});

const SCOPE = filled(CONNECTIONS.serviceBus.access.trigger.scopes[0]);
const terms = (service: ServiceKey, access: readonly AccessKey[], more: Partial<ConnectionTerms> = {}): ConnectionTerms => ({
  service, access, addresses: { address: 'https://x.example' }, scopeId: SCOPE, accountId: undefined, sql: undefined, ...more,
});

describe('connectionSettings', () => {
  test('are the addresses for the system-assigned identity', () => {
    expect(connectionSettings('Orders', terms('blobs', ['trigger'], { addresses: { blobServiceUri: 'b', queueServiceUri: 'q' } }), { clientId: undefined })).toEqual({
      Orders__blobServiceUri: 'b', Orders__queueServiceUri: 'q',
    });
  });

  test('name a user-assigned identity by its client id', () => {
    expect(connectionSettings('Orders', terms('serviceBus', ['output'], { addresses: { fullyQualifiedNamespace: 'n' } }), { clientId: 'c' })).toEqual({
      Orders__fullyQualifiedNamespace: 'n', Orders__credential: 'managedidentity', Orders__clientId: 'c',
    });
  });

  test.each([
    [undefined, 'Server=s.example; Authentication=Active Directory Managed Identity; Database=orders; Encrypt=True'],
    ['c', 'Server=s.example; Authentication=Active Directory Managed Identity; User Id=c; Database=orders; Encrypt=True'],
  ])('of Azure SQL are one connection string without a secret: %s', (clientId, text) => {
    expect(connectionSettings('Orders', terms('sql', [], { sql: { server: 's.example', database: 'orders' } }), { clientId })).toEqual({ Orders: text });
    expect(text).not.toMatch(/password|pwd|key|secret/i);
  });
});

describe('connectionRoles', () => {
  test('are none where nothing to grant them on is named', () => {
    for (const service of SERVICES) expect(connectionRoles(terms(service, ALL, { scopeId: undefined }))).toEqual([]);
  });

  test.each(SERVICES.flatMap((service) => SETS.map((access) => [service, access] as const)))('of %s with %j are all that its rows need, each once', (service, access) => {
    const roles = connectionRoles(terms(service, access));
    const rows = access.flatMap((key) => facts(service).access[key] ?? []);
    expect(roles.length === 0).toBe(rows.length === 0);
    expect(new Set(roles.map(({ id }) => id)).size).toBe(roles.length);
    for (const role of roles) {
      expect(role.kind).toBe(service === 'cosmosDb' ? 'cosmos' : 'azure');
      expect(role.id).toMatch(/^[A-Z][A-Za-z]+$/);
      expect(role.scopeId).toBe(SCOPE);
      if (role.kind === 'cosmos') expect(Object.keys(COSMOS_ROLES)).toContain(role.role);
      else expect(role.role.by).toBe('name');
    }
  });

  test.each<[ServiceKey, AccessKey[], string[]]>([
    ['blobs', ['trigger', 'input', 'output'], ['StorageBlobDataOwner', 'StorageQueueDataContributor']],
    ['blobs', ['input', 'output'], ['StorageBlobDataOwner']],
    ['blobs', ['input'], ['StorageBlobDataReader']],
    ['queues', ['trigger', 'output'], ['StorageQueueDataReader', 'StorageQueueDataMessageProcessor', 'StorageQueueDataMessageSender']],
    ['tables', ['input', 'output'], ['StorageTableDataContributor']],
    ['serviceBus', ['trigger', 'output'], ['AzureServiceBusDataReceiver', 'AzureServiceBusDataSender']],
    ['cosmosDb', ['input', 'trigger'], ['CosmosDbBuiltInDataContributor']],
    ['cosmosDb', ['input'], ['CosmosDbBuiltInDataReader']],
    ['eventGrid', ['output'], ['EventGridDataSender']],
    ['sql', [], []],
  ])('of %s with %j are %j', (service, access, ids) => expect(connectionRoles(terms(service, access)).map(({ id }) => id)).toEqual(ids));

  test('the role for queues is on the account, also where blobs are in a container', () => {
    const container = `${GROUP}/Microsoft.Storage/storageAccounts/storders/blobServices/default/containers/orders`;
    const accountId = `${GROUP}/Microsoft.Storage/storageAccounts/storders`;
    expect(connectionRoles(terms('blobs', ['trigger'], { scopeId: container, accountId })).map(({ id, scopeId }) => [id, scopeId])).toEqual([
      ['StorageBlobDataOwner', container], ['StorageQueueDataContributor', accountId],
    ]);
  });
});

test.each<[ServiceKey, AccessKey[], string[]]>([
  ['blobs', ['trigger', 'output'], ['blobTrigger']],
  ['blobs', ['output'], []],
  ['eventHubs', ['trigger'], ['eventHubsTrigger']],
  ['queues', ['trigger'], []],
  ['sql', [], []],
])('connectionHostUses: %s with %j is %j', (service, access, uses) => expect(connectionHostUses(terms(service, access))).toEqual(uses));
