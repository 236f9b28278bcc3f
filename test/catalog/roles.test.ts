import { ENTRA_TELEMETRY } from '../../src/catalog/monitoring';
import { COSMOS_ROLES, HOST_STORAGE_ROLE, HOST_STORAGE_USES, ROLES, type HostStorageUseFacts, type RoleFacts } from '../../src/catalog/roles';
import { HostStorageUse } from '../../src/values/host-storage-use';
import { AzureRole } from '../../src/values/azure-role';
import FACTS from '../fixtures/platform-roles.json';

const TABLES: readonly (readonly [string, Readonly<Record<string, RoleFacts>>])[] = [['ROLES', ROLES], ['COSMOS_ROLES', COSMOS_ROLES]];

describe.each(TABLES)('%s', (_, table) => {
  const rows = Object.entries(table);

  test.each(rows)('%s is the name of its row', (key, { name }) => {
    const words = name.replace(/[- ]([A-Za-z])/g, (_match, letter: string) => letter.toUpperCase());
    expect(key.toLowerCase()).toBe(words.toLowerCase());
  });

  test.each(rows)('%s has the id of a definition', (_key, { id }) => {
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('tells roles apart by name and by id', () => {
    for (const values of [rows.map(([, { name }]) => name), rows.map(([, { id }]) => id)]) expect(new Set(values).size).toBe(values.length);
  });

  // Which also means that no two roles cover each other, whatever lies between them.
  test.each(rows)('%s covers other roles of the table, once each, and all that those cover', (key, { covers }) => {
    expect(covers).not.toContain(key);
    expect(new Set(covers).size).toBe(covers.length);
    for (const covered of covers) {
      expect(Object.keys(table)).toContain(covered);
      expect(covers).toEqual(expect.arrayContaining([...table[covered].covers]));
    }
  });

  test.each(rows)('%s says what it is for', (_key, { use }) => expect(use).toMatch(/^\S.{10,}[^.]$/));
});

// As the permissions on the pages of the roles say, by hand.
test('a role covers those whose permissions it has too', () => {
  const covered = TABLES.flatMap(([, table]) => Object.values(table).map(({ name, covers }) => [name, ...covers.map((key) => table[key].name)]));
  expect(covered.filter(({ length }) => length > 1)).toEqual([
    ['Storage Blob Data Owner', 'Storage Blob Data Contributor', 'Storage Blob Data Reader'],
    ['Storage Blob Data Contributor', 'Storage Blob Data Reader'],
    ['Storage Queue Data Contributor', 'Storage Queue Data Reader', 'Storage Queue Data Message Processor', 'Storage Queue Data Message Sender'],
    ['Storage Table Data Contributor', 'Storage Table Data Reader'],
    ['Azure Service Bus Data Owner', 'Azure Service Bus Data Receiver', 'Azure Service Bus Data Sender'],
    ['Azure Event Hubs Data Owner', 'Azure Event Hubs Data Receiver', 'Azure Event Hubs Data Sender'],
    ['Cosmos DB Built-in Data Contributor', 'Cosmos DB Built-in Data Reader'],
  ]);
});

describe('ROLES agree with the facts', () => {
  const facts = FACTS.roles as readonly { readonly role: string; readonly guid: string; readonly source: readonly string[] }[];

  test.each(facts.map((fact) => [fact.role, fact] as const))('%s', (name, { guid, source }) => {
    const found = (Object.values(ROLES) as RoleFacts[]).filter((row) => row.name === name || row.id === guid);
    expect(found.map((row) => [row.name, row.id])).toEqual([[name, guid]]);
    expect(source.some((id) => found[0].sources.includes(id))).toBe(true);
  });

  /** Roles that the facts do not have, as the page of built-in roles gives them. */
  const OTHERS: readonly (readonly [string, string])[] = [
    ['Storage Blob Data Reader', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'],
    ['Storage Table Data Reader', '76199698-9eea-4c19-bc75-cec21354c6b6'],
    ['Azure Event Hubs Data Receiver', 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'],
    ['Azure Event Hubs Data Sender', '2b629674-e913-4c01-ae53-ef4638d8f975'],
    ['Azure Event Hubs Data Owner', 'f526a384-b230-433a-b45c-95f59c4a2dec'],
    ['EventGrid Data Sender', 'd5a91429-5739-47e2-a06b-3470a27159e7'],
    ['App Configuration Data Reader', '516239f1-63e1-4d78-a4de-a74fb236a071'],
    ['AcrPull', '7f951dda-4ed3-4680-a7ca-43fe172d538d'],
  ];

  test.each(OTHERS)('%s has its id', (name, id) => {
    expect(Object.values(ROLES).filter((row) => row.id === id).map((row) => row.name)).toEqual([name]);
  });

  test('have no row that these tests do not look at', () => {
    expect(Object.values(ROLES).map(({ name }) => name).sort()).toEqual([...facts.map(({ role }) => role), ...OTHERS.map(([name]) => name)].sort());
  });

  const namesOf = (...uses: readonly (keyof typeof HOST_STORAGE_USES)[]) => uses.flatMap((use) => HOST_STORAGE_USES[use].roles.map((role) => ROLES[role].name));
  const host = ROLES[HOST_STORAGE_ROLE].name;

  test.each<[string, readonly string[]]>([
    ['host storage only (no blob trigger, no Durable)', [host]],
    ['host storage with diagnostic events', [host, ...namesOf('diagnosticEvents')]],
    ['blob trigger using host storage', [host, ...namesOf('blobTrigger')]],
    ['Event Hubs or timer trigger using host storage', [host, ...namesOf('eventHubsTrigger', 'timerTrigger')]],
    ['Durable Functions on Azure Storage', namesOf('durableFunctions')],
    ['Entra authentication for Application Insights', [ENTRA_TELEMETRY.role]],
  ])('about the set for %s', (purpose, roles) => {
    const fact = FACTS.roleSets.find((set) => set.purpose === purpose);
    expect([...roles].sort()).toEqual([...(fact?.roles ?? [])].sort());
  });
});

test('each role of Azure is a member of AzureRole, and no other member is there', () => {
  const members = Object.entries(AzureRole).filter(([, value]) => value instanceof AzureRole) as [string, AzureRole][];
  const expected = Object.entries(ROLES).map(([key, { name }]) => [key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), { by: 'name', name }]);
  expect(members.map(([member, role]) => [member, role._terms])).toEqual(expected);
});

describe('HOST_STORAGE_USES', () => {
  const rows: [string, HostStorageUseFacts][] = Object.entries(HOST_STORAGE_USES);

  test('are the values of HostStorageUse', () => expect(Object.values(HostStorageUse).sort()).toEqual(rows.map(([key]) => key).sort()));

  test.each(rows)('%s names roles that exist, none that another one of its own covers', (_key, { roles }) => {
    const facts: Readonly<Record<string, RoleFacts>> = ROLES;
    for (const role of roles) expect(Object.keys(ROLES)).toContain(role);
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles.filter((role) => roles.some((other) => facts[other].covers.includes(role)))).toEqual([]);
  });

  test('add to the role that every host needs', () => expect(ROLES[HOST_STORAGE_ROLE].name).toBe('Storage Blob Data Owner'));
});
