import { HostStorage, HostStorageUse, StorageMount, StorageReplication, type AccountKeyOptions, type NewAccountKeyOptions, type StorageMountOptions } from '../../src';
import { outcome, refusalText, unknown } from './outcome';

const ID = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Storage/storageAccounts/storders';
const KEY: AccountKeyOptions = { storageAccountName: 'storders', storageAccountAccessKey: 'a2V5' };

describe('HostStorage.accountKey', () => {
  test.each<[string, object | undefined | null, string]>([
    ['a name and a key', KEY, 'ok'],
    ['a name of 3 characters', { ...KEY, storageAccountName: 'sto' }, 'ok'],
    ['a name of 24 characters', { ...KEY, storageAccountName: 's'.repeat(24) }, 'ok'],
    ['an id', { ...KEY, storageAccountId: ID }, 'ok'],
    ['an endpoint', { ...KEY, primaryBlobEndpoint: 'https://storders.z1.blob.storage.azure.net/' }, 'ok'],
    ['an endpoint without its slash', { ...KEY, primaryBlobEndpoint: 'https://storders.blob.core.usgovcloudapi.net' }, 'ok'],
    ['an absent id, spelled out', { ...KEY, storageAccountId: undefined }, 'ok'],
    ['a name of 2 characters', { ...KEY, storageAccountName: 'st' }, 'AZFN5001'],
    ['a name of 25 characters', { ...KEY, storageAccountName: 's'.repeat(25) }, 'AZFN5001'],
    ['a name in capitals', { ...KEY, storageAccountName: 'StOrders' }, 'AZFN5001'],
    ['a name with a hyphen', { ...KEY, storageAccountName: 'st-orders' }, 'AZFN5001'],
    ['an empty name', { ...KEY, storageAccountName: '' }, 'AZFN5001'],
    ['no name', { storageAccountAccessKey: 'a2V5' }, 'AZFN8002'],
    ['no key', { storageAccountName: 'storders' }, 'AZFN8002'],
    ['an empty key', { ...KEY, storageAccountAccessKey: '' }, 'AZFN8002'],
    ['a key of spaces', { ...KEY, storageAccountAccessKey: '  ' }, 'AZFN8002'],
    ['a key that is a number', { ...KEY, storageAccountAccessKey: 5 }, 'AZFN8001'],
    ['the id of another kind of resource', { ...KEY, storageAccountId: ID.replace('Microsoft.Storage', 'Microsoft.Web') }, 'AZFN6005'],
    ['the id of a container', { ...KEY, storageAccountId: `${ID}/blobServices/default/containers/x` }, 'AZFN6005'],
    ['an endpoint without encryption', { ...KEY, primaryBlobEndpoint: 'http://storders.blob.core.windows.net/' }, 'AZFN8003'],
    ['an endpoint with a container', { ...KEY, primaryBlobEndpoint: 'https://storders.blob.core.windows.net/packages' }, 'AZFN8003'],
    ['the id of another account', { ...KEY, storageAccountId: ID.replace('storders', 'stother') }, 'AZFN5001'],
    ['the id of an account whose name ends the same', { ...KEY, storageAccountId: ID.replace('storders', 'mystorders') }, 'AZFN5001'],
    ['the endpoint of another account', { ...KEY, primaryBlobEndpoint: 'https://stother.blob.core.windows.net/' }, 'AZFN5001'],
    ['the endpoint of an account whose name starts the same', { ...KEY, primaryBlobEndpoint: 'https://storders2.blob.core.windows.net/' }, 'AZFN5001'],
    ['a domain of its own, from which the name cannot be told', { ...KEY, primaryBlobEndpoint: 'https://blobs.contoso.example/' }, 'AZFN5001'],
    ['id and endpoint of another account', { ...KEY, storageAccountId: ID.replace('storders', 'stother'), primaryBlobEndpoint: 'https://stother.blob.core.windows.net/' }, 'AZFN5001 AZFN5001'],
    ['an id that is a token', { ...KEY, storageAccountId: unknown().text, primaryBlobEndpoint: unknown().text }, 'ok'],
    ['a name that is a token beside a known id', { ...KEY, storageAccountName: unknown().text, storageAccountId: ID }, 'ok'],
    ['a misspelled option', { ...KEY, storageAccountID: ID }, 'AZFN8006'],
    ['null for a name', { ...KEY, storageAccountName: null }, 'AZFN8001'],
    ['everything wrong at once', { storageAccountName: 'St', storageAccountId: 'x', primaryBlobEndpoint: 'y' }, 'AZFN5001 AZFN6005 AZFN8003 AZFN8002'],
    ['nothing', undefined, 'AZFN8001'],
    ['null', null, 'AZFN8001'],
    ['a list', [], 'AZFN8001'],
    ['another value of this library', HostStorage.newAccountKey(), 'AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => HostStorage.accountKey(options as AccountKeyOptions))).toBe(expected);
  });

  test('takes tokens for every option', () => {
    const { text } = unknown();
    const storage = HostStorage.accountKey({ storageAccountName: text, storageAccountAccessKey: text, storageAccountId: text, primaryBlobEndpoint: text });
    expect(storage._terms).toMatchObject({ kind: 'existing', name: text, accessKey: text, accountId: text, blobEndpoint: text });
  });

  test('derives the endpoint of the public cloud, also from a name that is a token', () => {
    const { text } = unknown();
    const endpointOf = (name: string) => (HostStorage.accountKey({ ...KEY, storageAccountName: name })._terms as { blobEndpoint?: string }).blobEndpoint;
    expect(endpointOf('storders')).toBe('https://storders.blob.core.windows.net/');
    expect(endpointOf(text)).toBe(`https://${text}.blob.core.windows.net/`);
  });

  test('never shows a key', () => {
    for (const options of [{ ...KEY, storageAccountName: 'X', storageAccountAccessKey: 'hunter2' }, { ...KEY, storageAccountAccessKey: ['hunter2'] }, 'AccountName=x;AccountKey=hunter2']) {
      expect(refusalText(() => HostStorage.accountKey(options as AccountKeyOptions))).not.toContain('hunter2');
    }
  });

  test('keeps what it was given, whatever happens to the object later', () => {
    const options = { ...KEY, storageAccountId: ID };
    const { _terms } = HostStorage.accountKey(options);
    Object.assign(options, { storageAccountName: 'changed', storageAccountAccessKey: 'changed', storageAccountId: 'changed' });
    expect(_terms).toMatchObject({ name: 'storders', accessKey: 'a2V5', accountId: ID });
  });
});

describe('HostStorage.newAccountKey', () => {
  test.each<[string, object | undefined, string]>([
    ['nothing', undefined, 'ok'],
    ['no options', {}, 'ok'],
    ['a name', { storageAccountName: 'storders' }, 'ok'],
    ['a replication', { replication: StorageReplication.GZRS }, 'ok'],
    ['a name that is too short', { storageAccountName: 'st' }, 'AZFN5001'],
    ['an empty name', { storageAccountName: '' }, 'AZFN5001'],
    ['a name that is a token, which cannot be told from other names', { storageAccountName: unknown().text }, 'AZFN8005'],
    ['another case of a replication', { replication: 'lrs' }, 'AZFN8004'],
    ['a replication that does not exist', { replication: 'Twice' }, 'AZFN8004'],
    ['a replication that is no text', { replication: 3 }, 'AZFN8001'],
    ['a replication that is a token', { replication: unknown().text }, 'AZFN8005'],
    ['a key, which a new account has not', { storageAccountAccessKey: 'x', storageAccountNam: 'storders' }, 'AZFN8006'],
    ['text', 'storders' as never, 'AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => HostStorage.newAccountKey(options as NewAccountKeyOptions))).toBe(expected);
  });

  test.each(Object.values(StorageReplication))('%s is a replication', (replication) => {
    const NEW = { kind: 'new', name: undefined, replication, network: undefined, closed: false, uses: [], grantRoles: true };
    expect(HostStorage.newAccountKey({ replication })._terms).toEqual({ ...NEW, access: 'key' });
    expect(HostStorage.newManagedIdentity({ replication })._terms).toEqual({ ...NEW, access: 'identity' });
  });
});

const SUBNET = '/subscriptions/0/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints';
const ZONE = (name: string) => `/subscriptions/0/resourceGroups/rg-network/providers/Microsoft.Network/privateDnsZones/${name}`;

describe.each([
  ['newAccountKey', HostStorage.newAccountKey],
  ['newManagedIdentity', HostStorage.newManagedIdentity],
] as const)('the network of HostStorage.%s', (_, make) => {
  test.each<[string, unknown, string]>([
    ['a subnet', { subnetId: SUBNET }, 'ok'],
    ['a subnet that is a token', { subnetId: unknown().text }, 'ok'],
    ['zones of each kind', {
      subnetId: SUBNET, blobPrivateDnsZoneIds: [ZONE('privatelink.blob.core.windows.net')], queuePrivateDnsZoneIds: [ZONE('privatelink.queue.core.windows.net')],
      tablePrivateDnsZoneIds: [ZONE('privatelink.table.core.windows.net')], filePrivateDnsZoneIds: [ZONE('privatelink.file.core.windows.net')],
    }, 'ok'],
    ['public access beside it', { subnetId: SUBNET, publicNetworkAccess: true }, 'ok'],
    ['another place', { subnetId: SUBNET, resourceGroupName: 'rg-network', location: 'northeurope' }, 'ok'],
    ['no subnet', {}, 'AZFN8002'],
    ['a subnet by its name', { subnetId: 'endpoints' }, 'AZFN6005'],
    ['a zone by its name', { subnetId: SUBNET, blobPrivateDnsZoneIds: ['privatelink.blob.core.windows.net'] }, 'AZFN6005'],
    ['the zone of another service', { subnetId: SUBNET, blobPrivateDnsZoneIds: [ZONE('privatelink.queue.core.windows.net')] }, 'AZFN6015'],
    ['no zones, spelled out', { subnetId: SUBNET, blobPrivateDnsZoneIds: [] }, 'AZFN8003'],
    ['a misspelled zone', { subnetId: SUBNET, blobPrivateDnsZoneId: [ZONE('x')] }, 'AZFN8006'],
    ['text', SUBNET, 'AZFN8001'],
  ])('%s', (__, network, expected) => {
    expect(outcome(() => make({ network } as never))).toBe(expected);
  });

  test('closes the account, unless public access is to stay', () => {
    expect(make({ network: { subnetId: SUBNET } })._terms.closed).toBe(true);
    expect(make({ network: { subnetId: SUBNET, publicNetworkAccess: false } })._terms.closed).toBe(true);
    expect(make({ network: { subnetId: SUBNET, publicNetworkAccess: true } })._terms.closed).toBe(false);
  });
});

const SECRET_URI = 'https://kv-orders.vault.azure.net/secrets/storage';
const VAULT = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.KeyVault/vaults/kv-orders';

describe('HostStorage.managedIdentity', () => {
  const NAME = { storageAccountName: 'storders' };

  test.each<[string, object | undefined | null, string]>([
    ['a name', NAME, 'ok'],
    ['a name and an id', { ...NAME, storageAccountId: ID }, 'ok'],
    ['uses', { ...NAME, uses: [HostStorageUse.BLOB_TRIGGER, HostStorageUse.DURABLE_FUNCTIONS] }, 'ok'],
    ['no uses', { ...NAME, uses: [] }, 'ok'],
    ['roles that exist', { ...NAME, storageAccountId: ID, grantRoles: false }, 'ok'],
    ['endpoints', { ...NAME, blobServiceUri: 'https://storders.blob.core.chinacloudapi.cn', queueServiceUri: 'https://storders.queue.core.chinacloudapi.cn', tableServiceUri: 'https://storders.table.core.chinacloudapi.cn/' }, 'ok'],
    ['a secret for the share', { ...NAME, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT }, 'ok'],
    ['a closed account', { ...NAME, publicNetworkAccess: false }, 'ok'],
    ['no name', {}, 'AZFN8002'],
    ['a name in capitals', { storageAccountName: 'StOrders' }, 'AZFN5001'],
    ['the id of another account', { ...NAME, storageAccountId: ID.replace('storders', 'stother') }, 'AZFN5001'],
    ['the endpoint of another account', { ...NAME, blobServiceUri: 'https://stother.blob.core.windows.net' }, 'AZFN5001'],
    ['the queues of another account', { ...NAME, blobServiceUri: 'https://storders.blob.core.windows.net', queueServiceUri: 'https://stother.queue.core.windows.net' }, 'AZFN5001'],
    ['queues without blobs', { ...NAME, queueServiceUri: 'https://storders.queue.core.windows.net' }, 'AZFN8002'],
    ['tables without blobs', { ...NAME, tableServiceUri: 'https://storders.table.core.windows.net' }, 'AZFN8002'],
    ['an endpoint without encryption', { ...NAME, blobServiceUri: 'http://storders.blob.core.windows.net' }, 'AZFN8003'],
    ['an endpoint with a container', { ...NAME, blobServiceUri: 'https://storders.blob.core.windows.net/packages' }, 'AZFN8003'],
    ['a use that does not exist', { ...NAME, uses: ['everything'] }, 'AZFN8004'],
    ['a use by the name of its member', { ...NAME, uses: ['BLOB_TRIGGER'] }, 'AZFN8004'],
    ['a secret that is none', { ...NAME, contentShareSecretUri: 'AccountName=storders;AccountKey=x' }, 'AZFN4005'],
    ['a key of a vault', { ...NAME, contentShareSecretUri: SECRET_URI.replace('secrets', 'keys') }, 'AZFN4005'],
    ['a vault by its name', { ...NAME, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: 'kv-orders' }, 'AZFN6005'],
    ['another vault than that of the secret', { ...NAME, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT.replace('kv-orders', 'kv-other') }, 'AZFN4018'],
    ['a vault that is a token', { ...NAME, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: unknown().text }, 'ok'],
    ['a flag as text', { ...NAME, grantRoles: 'no' }, 'AZFN8001'],
    ['tokens', { storageAccountName: unknown().text, storageAccountId: unknown().text, blobServiceUri: unknown().text, contentShareSecretUri: unknown().text }, 'ok'],
    ['nothing', undefined, 'AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => HostStorage.managedIdentity(options as never))).toBe(expected);
  });

  test('keeps what it was given, whatever happens to it later', () => {
    const uses = [HostStorageUse.BLOB_TRIGGER];
    const options = { ...NAME, storageAccountId: ID, uses };
    const { _terms } = HostStorage.managedIdentity(options);
    uses.push(HostStorageUse.TABLE_INPUT);
    Object.assign(options, { storageAccountName: 'changed', storageAccountId: 'changed' });
    expect(_terms).toMatchObject({ kind: 'existing', access: 'identity', name: 'storders', accountId: ID, uses: ['blobTrigger'], grantRoles: true, closed: false });
    expect(_terms.blobEndpoint).toBe('https://storders.blob.core.windows.net/');
    expect(_terms.serviceUris).toBeUndefined();
  });

  test('never shows what is given in place of a secret', () => {
    const wrong = { ...NAME, contentShareSecretUri: 'AccountName=x;AccountKey=hunter2' };
    expect(refusalText(() => HostStorage.managedIdentity(wrong))).not.toContain('hunter2');
    expect(refusalText(() => HostStorage.keyVaultSecret({ secretUri: wrong.contentShareSecretUri }))).not.toContain('hunter2');
  });
});

describe('HostStorage.keyVaultSecret', () => {
  test.each<[string, unknown, string]>([
    ['an address', { secretUri: SECRET_URI }, 'ok'],
    ['an address with a version', { secretUri: `${SECRET_URI}/0123456789abcdef0123456789abcdef` }, 'ok'],
    ['an address that is a token', { secretUri: unknown().text }, 'ok'],
    ['a vault', { secretUri: SECRET_URI, keyVaultId: VAULT }, 'ok'],
    ['an account', { secretUri: SECRET_URI, storageAccountName: 'storders', storageAccountId: ID }, 'ok'],
    ['a closed account', { secretUri: SECRET_URI, publicNetworkAccess: false }, 'ok'],
    ['no address', {}, 'AZFN8002'],
    ['the address of a key', { secretUri: SECRET_URI.replace('secrets', 'keys') }, 'AZFN4005'],
    ['the address of a vault', { secretUri: 'https://kv-orders.vault.azure.net/' }, 'AZFN4005'],
    ['a reference, which is what it becomes', { secretUri: `@Microsoft.KeyVault(SecretUri=${SECRET_URI})` }, 'AZFN4005'],
    ['a vault by its name', { secretUri: SECRET_URI, keyVaultId: 'kv-orders' }, 'AZFN6005'],
    ['the id of another account', { secretUri: SECRET_URI, storageAccountName: 'storders', storageAccountId: ID.replace('storders', 'stother') }, 'AZFN5001'],
    ['another vault than that of the secret', { secretUri: SECRET_URI, keyVaultId: VAULT.replace('kv-orders', 'kv-other') }, 'AZFN4018'],
    ['a vault in another case', { secretUri: SECRET_URI, keyVaultId: VAULT.replace('kv-orders', 'KV-Orders') }, 'ok'],
    ['a secret that is a token, of a vault that is known', { secretUri: unknown().text, keyVaultId: VAULT }, 'ok'],
    ['a misspelled vault', { secretUri: SECRET_URI, keyVaultID: VAULT }, 'AZFN8006'],
    ['text', SECRET_URI, 'AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => HostStorage.keyVaultSecret(options as never))).toBe(expected);
  });

  test('tells the account only where it is named', () => {
    expect(HostStorage.keyVaultSecret({ secretUri: SECRET_URI })._terms).toMatchObject({ kind: 'existing', access: 'keyVault', name: undefined, blobEndpoint: undefined });
    expect(HostStorage.keyVaultSecret({ secretUri: SECRET_URI, storageAccountName: 'storders' })._terms.blobEndpoint).toBe('https://storders.blob.core.windows.net/');
  });
});

describe('StorageMount', () => {
  const OPTIONS: StorageMountOptions = { mountName: 'data', accountName: 'storders', shareName: 'orders-data', accessKey: 'a2V5', mountPath: '/data' };

  describe.each([
    ['azureFiles', StorageMount.azureFiles, 'AzureFiles'],
    ['azureBlob', StorageMount.azureBlob, 'AzureBlob'],
  ] as const)('%s', (_, make, type) => {
    test.each<[string, Record<string, unknown> | undefined, string]>([
      ['everything', {}, 'ok'],
      ['a path of Windows', { mountPath: '\\mounts\\data' }, 'ok'],
      ['a name of one character', { mountName: 'm' }, 'ok'],
      ['a name of 64 characters', { mountName: 'm'.repeat(64) }, 'ok'],
      ['a name of 65 characters', { mountName: 'm'.repeat(65) }, 'AZFN5007'],
      ['a name with a period', { mountName: 'my.data' }, 'AZFN5007'],
      ['no name', { mountName: undefined }, 'AZFN8002'],
      ['an empty name', { mountName: '' }, 'AZFN5007'],
      ['a name of the account in capitals', { accountName: 'StOrders' }, 'AZFN5001'],
      ['a share of 2 characters', { shareName: 'ab' }, 'AZFN5007'],
      ['a share of 3 characters with a hyphen', { shareName: 'a-b' }, 'ok'],
      ['a share of 63 characters', { shareName: 'a'.repeat(63) }, 'ok'],
      ['a share of 64 characters', { shareName: 'a'.repeat(64) }, 'AZFN5007'],
      ['a share with two hyphens in a row', { shareName: 'a--b' }, 'AZFN5007'],
      ['no share', { shareName: undefined }, 'AZFN8002'],
      ['no account', { accountName: undefined }, 'AZFN8002'],
      ['no key', { accessKey: undefined }, 'AZFN8002'],
      ['an empty key', { accessKey: '' }, 'AZFN8002'],
      ['a path that does not start at the root', { mountPath: 'data' }, 'AZFN5007'],
      ['the root alone', { mountPath: '/' }, 'AZFN5007'],
      ['no path', { mountPath: undefined }, 'AZFN8002'],
      ['tokens', { mountName: unknown().text, accountName: unknown().text, shareName: unknown().text, accessKey: unknown().text, mountPath: unknown().text }, 'ok'],
      ['a misspelled option', { mountpath: '/data' }, 'AZFN8006'],
    ])('%s', (__, change, expected) => {
      const options = { ...OPTIONS, ...change };
      if (change !== undefined && 'mountpath' in change) delete (options as Partial<Record<string, unknown>>).mountPath;
      expect(outcome(() => make(options))).toBe(expected);
    });

    test('nothing at all', () => {
      expect(outcome(() => make(undefined as unknown as StorageMountOptions))).toBe('AZFN8001');
    });

    test('keeps what it was given under the names of the provider', () => {
      const options = { ...OPTIONS };
      const { _terms } = make(options);
      Object.assign(options, { mountName: 'changed', accessKey: 'changed' });
      expect(_terms).toEqual({ type, name: 'data', accountName: 'storders', shareName: 'orders-data', accessKey: 'a2V5', mountPath: '/data' });
    });

    test('never shows a key', () => {
      expect(refusalText(() => make({ ...OPTIONS, shareName: 'X', accessKey: 'hunter2' }))).not.toContain('hunter2');
      expect(refusalText(() => make({ ...OPTIONS, accessKey: { value: 'hunter2' } as never }))).not.toContain('hunter2');
    });
  });
});
