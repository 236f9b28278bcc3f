import { CONNECTIONS, type ServiceKey } from '../../src/catalog/connections';
import { connectionRoles, connectionSettings } from '../../src/rules/connection-rules';
import { IdentityConnection } from '../../src/values/identity-connection';
import { ConnectionAccess } from '../../src/values/identity-connection-options';
import { resolved, testStack } from '../support/stacks';
import { outcome, refusalText, unknown } from './outcome';

const { TRIGGER, INPUT, OUTPUT } = ConnectionAccess;
const GROUP = '/subscriptions/0/resourceGroups/rg-orders/providers';
const BUS = `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders`;
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/storders`;
const CONTAINER = `${ACCOUNT}/blobServices/default/containers/orders`;

type Options = Readonly<Record<string, unknown>>;
type Make = (options: never) => IdentityConnection;

/** Options that each factory takes, with a role to grant. */
const RIGHT: Readonly<Record<ServiceKey, Options>> = {
  serviceBus: { fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [TRIGGER], scopeId: BUS },
  eventHubs: { fullyQualifiedNamespace: 'evhns-orders.servicebus.windows.net', access: [OUTPUT], scopeId: `${GROUP}/Microsoft.EventHub/namespaces/evhns-orders/eventhubs/orders` },
  blobs: { blobServiceUri: 'https://storders.blob.core.windows.net', access: [INPUT], scopeId: CONTAINER },
  queues: { queueServiceUri: 'https://storders.queue.core.windows.net', access: [TRIGGER, OUTPUT], scopeId: ACCOUNT },
  tables: { tableServiceUri: 'https://storders.table.core.windows.net', access: [INPUT], scopeId: `${ACCOUNT}/tableServices/default/tables/orders` },
  cosmosDb: { accountEndpoint: 'https://cosmos-orders.documents.azure.com:443/', access: [TRIGGER], scopeId: `${GROUP}/Microsoft.DocumentDB/databaseAccounts/cosmos-orders` },
  eventGrid: { topicEndpointUri: 'https://evgt-orders.westeurope-1.eventgrid.azure.net/api/events', scopeId: `${GROUP}/Microsoft.EventGrid/topics/evgt-orders` },
  sql: { serverHostName: 'sql-orders.database.windows.net', databaseName: 'orders' },
};
const SERVICES = Object.keys(CONNECTIONS) as ServiceKey[];
const make = (service: ServiceKey, options: unknown): IdentityConnection => (IdentityConnection[service] as Make)(options as never);
const change = (service: ServiceKey, options: Options): string => outcome(() => make(service, { ...RIGHT[service], ...options }));
/** The option that is the address. */
const addressOf = (service: ServiceKey): string => Object.keys(RIGHT[service])[0];

describe.each(SERVICES)('IdentityConnection.%s', (service) => {
  const address = addressOf(service);
  const scoped = service !== 'sql';
  const accessed = scoped && service !== 'eventGrid';

  test('takes what it needs, with and without a role to grant', () => {
    expect(change(service, {})).toBe('ok');
    expect(change(service, scoped ? { scopeId: undefined } : {})).toBe('ok');
  });

  test('takes tokens', () => {
    expect(change(service, { [address]: unknown().text, ...(scoped ? { scopeId: unknown().text } : {}) })).toBe('ok');
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'AZFN8002'],
    ['empty text', '', 'AZFN5024'],
    ['a name without a domain', 'orders', 'AZFN5024'],
    ['an address of another scheme', 'sb://orders.servicebus.windows.net', 'AZFN5024'],
    ['an address without encryption', 'http://orders.blob.core.windows.net', 'AZFN5024'],
    ['an address with a query', 'https://orders.blob.core.windows.net/?sv=2024&sig=hunter2', 'AZFN5024'],
    ['a connection string', 'Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=x;SharedAccessKey=hunter2', 'AZFN5024'],
    ['a space at the end', 'orders.servicebus.windows.net ', 'AZFN5024'],
    ['a number', 7, 'AZFN8001'],
    ['null', null, 'AZFN8001'],
  ])('refuses %s as its address', (_, value, expected) => {
    const options = { ...RIGHT[service], [address]: value };
    expect(outcome(() => make(service, options))).toBe(expected);
    expect(refusalText(() => make(service, options))).not.toContain('hunter2');
  });

  test('tells names of hosts from addresses', () => {
    const host = /Namespace$|HostName$/.test(address);
    expect(change(service, { [address]: 'orders.contoso.example' })).toBe(host ? 'ok' : 'AZFN5024');
    expect(change(service, { [address]: `https://orders.contoso.example${service === 'eventGrid' ? '/api/events' : '/'}` })).toBe(host ? 'AZFN5024' : 'ok');
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'AZFN8002'],
    ['an empty list', [], 'AZFN8003'],
    ['one member without a list', TRIGGER, 'AZFN8001'],
    ['another case', ['Trigger'], 'AZFN8004'],
    ['a token', [unknown().text], 'AZFN8005'],
    ['a list that is a token', unknown().list, 'AZFN8005'],
    ['a number', [1], 'AZFN8001'],
  ])('access: %s', (_, access, expected) => {
    if (accessed) expect(change(service, { access })).toBe(expected);
    else expect(CONNECTIONS[service].access).toEqual(service === 'sql' ? {} : { output: expect.anything() as unknown });
  });

  test.each(Object.values(ConnectionAccess))('access: %s is taken where the service has it', (access) => {
    if (!accessed) return;
    const has = CONNECTIONS[service].access as Readonly<Record<string, unknown>>;
    const more = service === 'blobs' ? { scopeId: ACCOUNT } : { scopeId: undefined };
    expect(change(service, { access: [access], ...more })).toBe(has[access] === undefined ? 'AZFN5023' : 'ok');
  });

  test.each<[string, unknown, string]>([
    ['the id of another kind of resource', `${GROUP}/Microsoft.Web/sites/func-orders`, 'AZFN5025'],
    ['a group', '/subscriptions/0/resourceGroups/rg-orders', 'AZFN5025'],
    ['a name', 'orders', 'AZFN5025'],
    ['empty text', '', 'AZFN8002'],
    ['a number', 7, 'AZFN8001'],
  ])('scopeId: %s', (_, scopeId, expected) => {
    if (scoped) expect(change(service, { scopeId })).toBe(expected);
  });

  test('refuses misspelled options, and no options', () => {
    expect(change(service, { [address]: undefined, [address.toLowerCase()]: RIGHT[service][address] })).toBe('AZFN8006');
    for (const options of [undefined, null, 'orders', [], 7]) expect(outcome(() => make(service, options))).toBe('AZFN8001');
  });

  test('says everything that is wrong at once', () => {
    const options = { ...RIGHT[service], [address]: 'x', ...(scoped ? { scopeId: 7 } : { databaseName: 7 }) };
    expect(outcome(() => make(service, options)).split(' ').sort()).toEqual(['AZFN5024', 'AZFN8001']);
  });

  test('keeps what it was given, whatever happens to the object later', () => {
    const options: Record<string, unknown> = { ...RIGHT[service] };
    if (accessed) options.access = [...(options.access as unknown[])];
    const { _terms } = make(service, options);
    const before = JSON.stringify(_terms);
    (options.access as unknown[] | undefined)?.push('changed');
    for (const key of Object.keys(options)) options[key] = 'changed';
    expect(JSON.stringify(_terms)).toBe(before);
  });
});

test.each<[ServiceKey, Options, Record<string, string>]>([
  ['serviceBus', {}, { Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net' }],
  ['eventHubs', {}, { Orders__fullyQualifiedNamespace: 'evhns-orders.servicebus.windows.net' }],
  ['blobs', {}, { Orders__blobServiceUri: 'https://storders.blob.core.windows.net' }],
  ['blobs', { access: [TRIGGER] }, { Orders__blobServiceUri: 'https://storders.blob.core.windows.net', Orders__queueServiceUri: 'https://storders.queue.core.windows.net' }],
  ['blobs', { access: [TRIGGER], queueServiceUri: 'https://other.queue.core.windows.net/' }, { Orders__blobServiceUri: 'https://storders.blob.core.windows.net', Orders__queueServiceUri: 'https://other.queue.core.windows.net/' }],
  ['blobs', { queueServiceUri: 'https://other.queue.core.windows.net/' }, { Orders__blobServiceUri: 'https://storders.blob.core.windows.net', Orders__queueServiceUri: 'https://other.queue.core.windows.net/' }],
  ['queues', {}, { Orders__queueServiceUri: 'https://storders.queue.core.windows.net' }],
  ['tables', {}, { Orders__tableServiceUri: 'https://storders.table.core.windows.net' }],
  ['cosmosDb', {}, { Orders__accountEndpoint: 'https://cosmos-orders.documents.azure.com:443/' }],
  ['eventGrid', {}, { Orders__topicEndpointUri: 'https://evgt-orders.westeurope-1.eventgrid.azure.net/api/events' }],
  ['sql', {}, { Orders: 'Server=sql-orders.database.windows.net; Authentication=Active Directory Managed Identity; Database=orders; Encrypt=True' }],
])('%s with %j gives its settings', (service, more, expected) => {
  const { _terms } = make(service, { ...RIGHT[service], ...more });
  expect(connectionSettings('Orders', _terms, { clientId: undefined })).toEqual(expected);
  const withClient = connectionSettings('Orders', _terms, { clientId: 'c' });
  if (service === 'sql') expect(withClient.Orders).toContain(' User Id=c;');
  else expect(withClient).toEqual({ ...expected, Orders__credential: 'managedidentity', Orders__clientId: 'c' });
});

describe('blob triggers', () => {
  const BLOBS = { blobServiceUri: 'https://storders.blob.core.windows.net/', access: [TRIGGER] };

  test.each<[string, Options, string]>([
    ['a token for blobs', { blobServiceUri: unknown().text }, 'AZFN5026'],
    ['tokens for blobs and queues', { blobServiceUri: unknown().text, queueServiceUri: unknown().text }, 'ok'],
    ['another domain', { blobServiceUri: 'https://blobs.contoso.example' }, 'AZFN5026'],
    ['another domain, and queues', { blobServiceUri: 'https://blobs.contoso.example', queueServiceUri: 'https://queues.contoso.example' }, 'ok'],
    ['a DNS zone', { blobServiceUri: 'https://storders.z12.blob.storage.azure.net/' }, 'ok'],
    ['queues that are no address', { queueServiceUri: 'queues' }, 'AZFN5024'],
    ['a token for blobs without a trigger', { blobServiceUri: unknown().text, access: [INPUT, OUTPUT] }, 'ok'],
  ])('%s', (_, more, expected) => expect(outcome(() => IdentityConnection.blobs({ ...BLOBS, ...more }))).toBe(expected));

  test('need queues on the account of a container, also where that is a token', () => {
    const stack = testStack();
    const scopeId = unknown().text;
    const known = connectionRoles(IdentityConnection.blobs({ ...BLOBS, scopeId: CONTAINER })._terms);
    const later = connectionRoles(IdentityConnection.blobs({ ...BLOBS, scopeId })._terms);
    expect(known.map(({ id, scopeId: on }) => [id, on])).toEqual([['StorageBlobDataOwner', CONTAINER], ['StorageQueueDataContributor', ACCOUNT]]);
    expect(later.map((role) => resolved(stack, role.scopeId))).toEqual(['${var.variable}', '${element(split("/blobServices/", var.variable), 0)}']);
  });
});

test.each<[string, string]>([
  ['orders', 'ok'],
  ['Orders and more', 'ok'],
  ['a', 'ok'],
  ['bestellungen-ü', 'ok'],
  ['x'.repeat(128), 'ok'],
  ['x'.repeat(129), 'AZFN5024'],
  ['orders;Password=hunter2', 'AZFN5024'],
  [`orders'`, 'AZFN5024'],
  ['orders"', 'AZFN5024'],
  ['a=b', 'AZFN5024'],
  ['orders ', 'AZFN5024'],
  [' orders', 'AZFN5024'],
  ['orders.', 'AZFN5024'],
  ['a/b', 'AZFN5024'],
  ['a\nb', 'AZFN5024'],
])('a database named %j: %s', (databaseName, expected) => expect(change('sql', { databaseName })).toBe(expected));

test.each<[string, string]>([
  ['sb-orders.servicebus.windows.net', 'ok'],
  ['sb-orders.servicebus.usgovcloudapi.net', 'ok'],
  ['sb-orders.servicebus.chinacloudapi.cn', 'ok'],
  ['SB-Orders.servicebus.windows.net', 'ok'],
  ['sb-orders', 'AZFN5024'],
  ['sb-orders.', 'AZFN5024'],
  ['.servicebus.windows.net', 'AZFN5024'],
  ['-sb.servicebus.windows.net', 'AZFN5024'],
  ['sb_orders.servicebus.windows.net', 'AZFN5024'],
  ['sb-orders.servicebus.windows.net:5671', 'AZFN5024'],
  ['sb-orders.servicebus.windows.net/', 'AZFN5024'],
])('a namespace %j: %s', (fullyQualifiedNamespace, expected) => expect(change('serviceBus', { fullyQualifiedNamespace })).toBe(expected));
