import { COSMOS_ROLES, HOST_STORAGE_USES, ROLES, type CosmosRoleKey, type HostStorageUseKey, type RoleFacts, type RoleKey } from '../../src/catalog/roles';
import { hostStorageRoles, leastCosmosRoles, leastRoles, roleId, roleIdentity, roleTerms, type RoleTerms } from '../../src/rules/role-sets';

const names = (keys: readonly RoleKey[]): string[] => keys.map((key) => ROLES[key].name);

// Each line of the documentation's table, and unions of them.
test.each<[string, HostStorageUseKey[], string[]]>([
  ['nothing but the host', [], ['Storage Blob Data Owner']],
  ['diagnostic events', ['diagnosticEvents'], ['Storage Blob Data Owner', 'Storage Table Data Contributor']],
  ['blob triggers', ['blobTrigger'], ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Account Contributor']],
  ['Event Hubs triggers', ['eventHubsTrigger'], ['Storage Blob Data Owner']],
  ['timer triggers', ['timerTrigger'], ['Storage Blob Data Owner']],
  ['Durable Functions', ['durableFunctions'], ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor']],
  ['queue triggers', ['queueTrigger'], ['Storage Blob Data Owner', 'Storage Queue Data Reader', 'Storage Queue Data Message Processor']],
  ['queue output', ['queueOutput'], ['Storage Blob Data Owner', 'Storage Queue Data Message Sender']],
  ['table input', ['tableInput'], ['Storage Blob Data Owner', 'Storage Table Data Reader']],
  ['table output', ['tableOutput'], ['Storage Blob Data Owner', 'Storage Table Data Contributor']],
  ['timers and Event Hubs', ['timerTrigger', 'eventHubsTrigger'], ['Storage Blob Data Owner']],
  ['queues in and out', ['queueOutput', 'queueTrigger'], ['Storage Blob Data Owner', 'Storage Queue Data Reader', 'Storage Queue Data Message Processor', 'Storage Queue Data Message Sender']],
  ['queues beside blob triggers, whose role covers them', ['queueTrigger', 'blobTrigger', 'queueOutput'], ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Account Contributor']],
  ['tables beside Durable Functions', ['tableInput', 'durableFunctions', 'diagnosticEvents'], ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor']],
  ['the same twice', ['diagnosticEvents', 'diagnosticEvents'], ['Storage Blob Data Owner', 'Storage Table Data Contributor']],
  ['everything', Object.keys(HOST_STORAGE_USES) as HostStorageUseKey[], ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor', 'Storage Account Contributor']],
])('hostStorageRoles: %s', (_, uses, expected) => {
  expect(names(hostStorageRoles(uses))).toEqual(expected);
});

test('hostStorageRoles: the order of the uses does not matter', () => {
  const uses = Object.keys(HOST_STORAGE_USES);
  expect(hostStorageRoles([...uses].reverse())).toEqual(hostStorageRoles(uses));
});

test.each(['', 'none', 'toString', '__proto__', 'BlobTrigger'])('hostStorageRoles: the word %j adds nothing', (word) => {
  expect(hostStorageRoles([word])).toEqual(['storageBlobDataOwner']);
});

const permissionsOf = (keys: readonly RoleKey[]): Set<string> => new Set(keys.flatMap((key) => [key, ...ROLES[key].covers]));
const subsets = Object.keys(HOST_STORAGE_USES).reduce<HostStorageUseKey[][]>((sets, use) => [...sets, ...sets.map((set) => [...set, use as HostStorageUseKey])], [[]]);

test('hostStorageRoles: every set of uses gets all it needs and nothing that another role covers', () => {
  expect(subsets).toHaveLength(2 ** Object.keys(HOST_STORAGE_USES).length);
  for (const uses of subsets) {
    const roles = hostStorageRoles(uses);
    const wanted = ['storageBlobDataOwner' as RoleKey, ...uses.flatMap((use): readonly RoleKey[] => HOST_STORAGE_USES[use].roles)];
    for (const role of wanted) expect(permissionsOf(roles)).toContain(role);
    for (const role of roles) {
      expect(wanted).toContain(role);
      expect(permissionsOf(roles.filter((other) => other !== role))).not.toContain(role);
    }
  }
});

test.each<[CosmosRoleKey[], CosmosRoleKey[]]>([
  [[], []],
  [['cosmosDbBuiltInDataReader'], ['cosmosDbBuiltInDataReader']],
  [['cosmosDbBuiltInDataReader', 'cosmosDbBuiltInDataContributor'], ['cosmosDbBuiltInDataContributor']],
])('leastCosmosRoles: %j is %j', (keys, expected) => expect(leastCosmosRoles(keys)).toEqual(expected));

test('leastRoles: a set of its own is kept, in the order of the catalogue', () => {
  expect(leastRoles(['acrPull', 'keyVaultSecretsUser', 'acrPull', 'storageBlobDataReader'])).toEqual(['storageBlobDataReader', 'keyVaultSecretsUser', 'acrPull']);
});

test('roleId: ids differ, and start with a capital', () => {
  const ids = [...(Object.keys(ROLES) as RoleKey[]), ...(Object.keys(COSMOS_ROLES) as CosmosRoleKey[])].map(roleId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Z][A-Za-z]+$/);
});

const definition = (guid: string): RoleTerms => ({ by: 'id', id: `/subscriptions/0/providers/Microsoft.Authorization/roleDefinitions/${guid}` });
const OWN = '11111111-2222-3333-4444-555555555555';

test.each<[string, RoleTerms, RoleTerms, boolean]>([
  ['the same name', roleTerms('acrPull'), { by: 'name', name: 'AcrPull' }, true],
  ['a name in another case', roleTerms('acrPull'), { by: 'name', name: 'acrpull' }, true],
  ['another name', roleTerms('acrPull'), { by: 'name', name: 'AcrPush' }, false],
  ['a name and its definition', roleTerms('acrPull'), definition(ROLES.acrPull.id), true],
  ['a name and its definition in capitals', roleTerms('acrPull'), definition(ROLES.acrPull.id.toUpperCase()), true],
  ['a name and another definition', roleTerms('acrPull'), definition(ROLES.keyVaultSecretsUser.id), false],
  ['a definition that is not in the catalogue', definition(OWN), definition(OWN), true],
  ['two of them', definition(OWN), definition(OWN.replaceAll('1', '6')), false],
  ['a token and a name', { by: 'id', id: '${data.azurerm_role_definition.own.id}' }, roleTerms('acrPull'), false],
])('roleIdentity: %s', (_, one, other, same) => expect(roleIdentity(one) === roleIdentity(other)).toBe(same));

test('roleIdentity: every definition of the catalogue is its name', () => {
  for (const { id, name } of Object.values(ROLES) as RoleFacts[]) expect(roleIdentity(definition(id))).toBe(name.toLowerCase());
});
