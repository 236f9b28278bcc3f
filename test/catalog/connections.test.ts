import { CONNECTION_NAMES, CONNECTIONS, DURABLE_PACKAGES, type AccessFacts, type ConnectionFacts } from '../../src/catalog/connections';
import { MIGRATION_PACKAGES } from '../../src/catalog/migration';
import { COSMOS_ROLES, HOST_STORAGE_USES, ROLES, type RoleFacts } from '../../src/catalog/roles';
import { ConnectionAccess } from '../../src/values/identity-connection-options';

const SERVICES: [string, ConnectionFacts][] = Object.entries(CONNECTIONS);
const ACCESS = SERVICES.flatMap(([service, { access }]) =>
  Object.entries(access).map(([key, facts]): [string, string, AccessFacts, Readonly<Record<string, RoleFacts>>] => [
    service, key, facts, service === 'cosmosDb' ? COSMOS_ROLES : ROLES,
  ]),
);
const storage = (more: string): string => `Microsoft.Storage/storageAccounts/<account>${more}`;

test('services and their packages have the names that they go by', () => {
  const WEBJOBS = 'Microsoft.Azure.WebJobs.Extensions.';
  const WORKER = 'Microsoft.Azure.Functions.Worker.Extensions.';
  const named = (extension: string) => [`${WEBJOBS}${extension}`, `${WORKER}${extension}`];
  expect(Object.fromEntries(SERVICES.map(([service, { label, inProcess, isolated }]) => [service, [label, inProcess.packageName, isolated.packageName]]))).toEqual({
    blobs: ['Azure Blob Storage', ...named('Storage.Blobs')],
    queues: ['Azure Queue Storage', ...named('Storage.Queues')],
    tables: ['Azure Table Storage', ...named('Tables')],
    sql: ['Azure SQL', ...named('Sql')],
    eventHubs: ['Azure Event Hubs', ...named('EventHubs')],
    serviceBus: ['Azure Service Bus', ...named('ServiceBus')],
    eventGrid: ['Azure Event Grid', ...named('EventGrid')],
    cosmosDb: ['Azure Cosmos DB', ...named('CosmosDB')],
  });
});

// The tables of the documentation, by hand: service, access, roles.
test('the roles are those of the documentation', () => {
  expect(Object.fromEntries(ACCESS.map(([service, key, { roles, accountRoles }, table]) => [`${service} ${key}`, [...roles, ...accountRoles].map((role) => table[role].name)]))).toEqual({
    'blobs trigger': ['Storage Blob Data Owner', 'Storage Queue Data Contributor'],
    'blobs input': ['Storage Blob Data Reader'],
    'blobs output': ['Storage Blob Data Owner'],
    'queues trigger': ['Storage Queue Data Reader', 'Storage Queue Data Message Processor'],
    'queues output': ['Storage Queue Data Message Sender'],
    'tables input': ['Storage Table Data Reader'],
    'tables output': ['Storage Table Data Contributor'],
    'eventHubs trigger': ['Azure Event Hubs Data Receiver'],
    'eventHubs output': ['Azure Event Hubs Data Sender'],
    'serviceBus trigger': ['Azure Service Bus Data Receiver'],
    'serviceBus output': ['Azure Service Bus Data Sender'],
    'eventGrid output': ['EventGrid Data Sender'],
    'cosmosDb trigger': ['Cosmos DB Built-in Data Contributor'],
    'cosmosDb input': ['Cosmos DB Built-in Data Reader'],
    'cosmosDb output': ['Cosmos DB Built-in Data Contributor'],
  });
});

test('the settings are those of the documentation', () => {
  expect(Object.fromEntries(SERVICES.map(([service, { settings }]) => [service, settings.map(({ suffix }) => suffix)]))).toEqual({
    blobs: ['blobServiceUri', 'queueServiceUri'],
    queues: ['queueServiceUri'],
    tables: ['tableServiceUri'],
    sql: [],
    eventHubs: ['fullyQualifiedNamespace'],
    serviceBus: ['fullyQualifiedNamespace'],
    eventGrid: ['topicEndpointUri'],
    cosmosDb: ['accountEndpoint'],
  });
});

test('the versions are those of the documentation', () => {
  const minimums = [...SERVICES, ['durable', DURABLE_PACKAGES] as const].map(([service, { inProcess, isolated, bundle }]) => [service, inProcess.since, isolated.since, bundle]);
  expect(minimums).toEqual([
    ['blobs', '5.0.0', '5.0.0', '3.3.0'],
    ['queues', '5.0.0', '5.0.0', '3.3.0'],
    ['tables', '1.0.0', '1.0.0', '3.3.0'],
    ['sql', null, null, null],
    ['eventHubs', '5.0.0', '5.0.0', '3.3.0'],
    ['serviceBus', '5.0.0', '5.0.0', '3.3.0'],
    ['eventGrid', '3.3.0', '3.4.0', '3.3.0'],
    ['cosmosDb', '4.0.0', '4.0.0', '4.0.2'],
    ['durable', '2.7.0', '1.0.0', '3.3.0'],
  ]);
});

test.each(ACCESS)('%s %s names access, roles and uses that exist', (_service, key, { roles, accountRoles, hostUses, scopes, why }, table) => {
  expect(Object.values<string>(ConnectionAccess)).toContain(key);
  expect(roles).not.toHaveLength(0);
  for (const role of [...roles, ...accountRoles]) expect(Object.keys(table)).toContain(role);
  for (const use of hostUses) expect(Object.keys(HOST_STORAGE_USES)).toContain(use);
  expect(new Set(scopes).size).toBe(scopes.length);
  for (const scope of scopes) expect(scope).toMatch(/^Microsoft\.[A-Za-z]+\/[A-Za-z]+\/<[a-z]+>(\/[A-Za-z]+\/(<[a-z]+>|default\/[a-z]+\/<[a-z]+>))*$/);
  expect(why).toMatch(/^[a-z].*[^.]$/);
});

test.each(ACCESS)('%s %s has no role that another one of it covers', (_service, _key, { roles, accountRoles }, table) => {
  const all = [...roles, ...accountRoles];
  expect(all.filter((role) => all.some((other) => table[other].covers.includes(role)))).toEqual([]);
});

test.each(SERVICES)('%s has a label of its own, and names each address and role once', (_service, { label, settings, access }) => {
  expect(SERVICES.filter(([, other]) => other.label === label)).toHaveLength(1);
  const suffixes = settings.map(({ suffix }) => suffix);
  expect(new Set(suffixes).size).toBe(suffixes.length);
  for (const { roles, accountRoles, hostUses } of Object.values(access)) {
    for (const list of [[...roles, ...accountRoles], hostUses]) expect(new Set(list).size).toBe(list.length);
  }
});

test('triggers name the uses of the host storage that they are, and nothing else does', () => {
  const used = ACCESS.filter(([, , { hostUses }]) => hostUses.length > 0).map(([service, key, { hostUses }]) => [`${service} ${key}`, ...hostUses]);
  expect(used).toEqual([['blobs trigger', 'blobTrigger'], ['eventHubs trigger', 'eventHubsTrigger']]);
});

test('only a storage account carries roles that a part of it cannot', () => {
  for (const [, , { accountRoles, scopes }] of ACCESS) if (accountRoles.length > 0) expect(scopes).toEqual([storage(''), storage('/blobServices/default/containers/<container>')]);
});

test.each(SERVICES)('%s says for each address what needs it', (_service, { settings, access }) => {
  for (const { suffix, access: needs } of settings) {
    expect(suffix).toMatch(/^[a-z][A-Za-z]+$/);
    expect(needs).not.toHaveLength(0);
    for (const key of needs) expect(Object.values<string>(ConnectionAccess)).toContain(key);
  }
  expect(settings.length > 0).toBe(Object.keys(access).length > 0);
});

test.each([...SERVICES, ['durable', DURABLE_PACKAGES] as const])('%s has packages that the migration table pairs', (service, { inProcess, isolated }) => {
  const pair = { inProcess: [inProcess.packageName], isolated: [isolated.packageName] };
  // The table leaves bindings out that have no section in the migration guide.
  if (service !== 'sql') expect(MIGRATION_PACKAGES.rows.map(({ inProcess: from, isolated: to }) => ({ inProcess: [...from], isolated: [...to] }))).toContainEqual(pair);
});

test('the host keeps names for itself', () => expect(CONNECTION_NAMES).toMatchObject({ prefix: 'AzureWebJobs', reserved: ['Storage', 'Dashboard'] }));
