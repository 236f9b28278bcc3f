import { COSMOS_ROLES, HOST_STORAGE_ROLE, HOST_STORAGE_USES, ROLES, type HostStorageUseFacts, type RoleFacts } from '../../src/catalog/roles';
import { HostStorageUse } from '../../src/values/host-storage-use';
import { AzureRole } from '../../src/values/azure-role';

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

  test.each(rows)('%s covers other roles of the table, and all that those cover', (key, { covers }) => {
    expect(covers).not.toContain(key);
    for (const covered of covers) {
      expect(Object.keys(table)).toContain(covered);
      expect(covers).toEqual(expect.arrayContaining([...table[covered].covers]));
    }
  });

  test.each(rows)('%s says what it is for', (_key, { use }) => expect(use).toMatch(/^\S.{10,}[^.]$/));
});

// What facts/functions-platform.md and the page of built-in roles say, once more and by hand.
test.each([
  ['Storage Blob Data Owner', 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'],
  ['Storage Blob Data Contributor', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'],
  ['Storage Blob Data Reader', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'],
  ['Storage Queue Data Contributor', '974c5e8b-45b9-4653-ba55-5f855dd0fb88'],
  ['Storage Queue Data Message Processor', '8a0f0c08-91a1-4084-bc3d-661d67233fed'],
  ['Storage Queue Data Message Sender', 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'],
  ['Storage Queue Data Reader', '19e7f393-937e-4f77-808e-94535e297925'],
  ['Storage Table Data Contributor', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'],
  ['Storage Table Data Reader', '76199698-9eea-4c19-bc75-cec21354c6b6'],
  ['Storage Account Contributor', '17d1049b-9a84-46fb-8f53-869881c3d3ab'],
  ['Monitoring Metrics Publisher', '3913510d-42f4-4e42-8a64-420c390055eb'],
  ['Key Vault Secrets User', '4633458b-17de-408a-b874-0445c86b69e6'],
  ['Azure Service Bus Data Receiver', '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'],
  ['Azure Service Bus Data Sender', '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'],
  ['Azure Service Bus Data Owner', '090c5cfd-751d-490a-894a-3ce6f1109419'],
  ['Azure Event Hubs Data Receiver', 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'],
  ['Azure Event Hubs Data Sender', '2b629674-e913-4c01-ae53-ef4638d8f975'],
  ['Azure Event Hubs Data Owner', 'f526a384-b230-433a-b45c-95f59c4a2dec'],
  ['EventGrid Data Sender', 'd5a91429-5739-47e2-a06b-3470a27159e7'],
  ['App Configuration Data Reader', '516239f1-63e1-4d78-a4de-a74fb236a071'],
  ['AcrPull', '7f951dda-4ed3-4680-a7ca-43fe172d538d'],
])('%s has its id', (name, id) => {
  expect(Object.values(ROLES).filter((row) => row.id === id).map((row) => row.name)).toEqual([name]);
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
    expect(roles.filter((role) => roles.some((other) => facts[other].covers.includes(role)))).toEqual([]);
  });

  test('add to the role that every host needs', () => expect(ROLES[HOST_STORAGE_ROLE].name).toBe('Storage Blob Data Owner'));
});
