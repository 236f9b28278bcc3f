import { hostReachesStorage, secretIsReadable, storageOrDefault, type AccessInput, type HostStorageInput } from '../../src/rules/host-storage-rules';
import { UNRESOLVED } from '../../src/rules/rule';
import { finding, host, plan, said, untold } from './verdict';

const USER = { kind: 'user', grantable: true } as const;
const SYSTEM = { kind: 'system', grantable: true } as const;
const NOBODY = { kind: 'none', grantable: false } as const;
const UNGRANTABLE = { kind: 'user', grantable: false } as const;

const NEW: HostStorageInput = { kind: 'new', access: 'identity', grantRoles: true };
const EXISTING: HostStorageInput = { kind: 'existing', access: 'identity', name: 'storders', accountId: '/storders', grantRoles: true };
const KEY: HostStorageInput = { kind: 'existing', access: 'key', name: 'storders', grantRoles: true };
const SECRET: HostStorageInput = { kind: 'existing', access: 'keyVault', name: 'storders', accountId: '/storders', keyVaultId: '/kv', grantRoles: true };
const without = (storage: HostStorageInput, ...names: (keyof HostStorageInput)[]): HostStorageInput =>
  Object.fromEntries(Object.entries(storage).filter(([name]) => !(names as string[]).includes(name))) as unknown as HostStorageInput;

const input = (more: Partial<AccessInput>): AccessInput => ({
  plan: plan('dedicated'), host: host('~4'), storage: undefined, container: undefined, contentShareName: undefined, working: USER,
  keyVaultReferenceIdentityId: undefined, hasSecrets: false, ...more,
});

describe('how a host reaches its storage that names none', () => {
  test.each<[string, Parameters<typeof plan>, '~1' | '~3' | '~4', string]>([
    ['Flex Consumption', ['flexConsumption'], '~4', 'identity'],
    ['Dedicated on Linux', ['dedicated', 'Linux'], '~4', 'identity'],
    ['Dedicated on Windows', ['dedicated', 'Windows', 'P1v3'], '~4', 'identity'],
    ['Dedicated, with an older host', ['dedicated', 'Windows'], '~3', 'key'],
    ['Dedicated, with the oldest host', ['dedicated', 'Windows'], '~1', 'key'],
    ['Elastic Premium', ['elasticPremium', 'Linux'], '~4', 'key'],
    ['Consumption on Windows', ['consumption', 'Windows'], '~4', 'key'],
    ['Consumption on Linux', ['consumption', 'Linux'], '~4', 'key'],
  ])('%s', (_, terms, version, access) => {
    expect(storageOrDefault(undefined, plan(...terms), host(version))).toEqual({ kind: 'new', access, grantRoles: true });
    expect(storageOrDefault(KEY, plan(...terms), host(version))).toBe(KEY);
    expect(said(hostReachesStorage(input({ plan: plan(...terms), host: host(version) })))).toBe('ok');
  });
});

describe('what is not known is not judged', () => {
  test.each<[string, Partial<AccessInput>]>([
    ['the plan', { plan: UNRESOLVED }],
    ['the host', { host: UNRESOLVED }],
    ['the storage', { storage: UNRESOLVED }],
  ])('%s', (_, more) => {
    const wrong = input({ plan: plan('elasticPremium'), storage: NEW, working: NOBODY, ...more });
    expect(hostReachesStorage(wrong)).toEqual([]);
    expect(said(hostReachesStorage(input({ plan: plan('flexConsumption'), storage: SECRET, working: NOBODY, ...more })))).toBe('ok');
    expect(secretIsReadable(input({ storage: SECRET, working: SYSTEM, ...more }))).toEqual([]);
  });

  test('the identity', () => {
    expect(said(hostReachesStorage(input({ storage: NEW, working: UNRESOLVED })))).toBe('ok');
    expect(said(hostReachesStorage(input({ storage: NEW, working: undefined })))).toBe('ok');
    expect(said(secretIsReadable(input({ storage: SECRET, working: UNRESOLVED })))).toBe('ok');
    expect(said(secretIsReadable(input({ storage: SECRET, working: undefined })))).toBe('ok');
  });
});

describe('a content share has a key', () => {
  const SHARE = { ...EXISTING, contentSecretUri: 'https://kv-orders.vault.azure.net/secrets/share' };

  describe.each([
    ['Elastic Premium on Linux', plan('elasticPremium', 'Linux'), true],
    ['Elastic Premium on Windows', plan('elasticPremium', 'Windows'), true],
    ['Consumption on Windows', plan('consumption', 'Windows'), true],
    ['Consumption on Linux', plan('consumption', 'Linux'), true],
    ['Dedicated', plan('dedicated'), false],
    ['a Dedicated plan whose SKU was not told', untold(), false],
    ['Flex Consumption', plan('flexConsumption'), false],
  ] as const)('on %s', (_, terms, mounts) => {
    test.each<[string, Partial<AccessInput>, string, string]>([
      ['a key', { storage: KEY }, 'ok', 'ok'],
      ['an identity, and a new account', { storage: NEW }, 'AZFN5012', 'ok'],
      ['an identity, and an account that exists', { storage: EXISTING }, 'AZFN5012', 'ok'],
      ['an identity, and a secret for the share', { storage: SHARE }, 'ok', 'AZFN5012'],
      ['an identity, a secret for the share, and an account without an id', { storage: without(SHARE, 'accountId') }, 'AZFN5005', 'AZFN5012'],
      ['the same with a share that exists', { storage: without(SHARE, 'accountId'), contentShareName: 'orders' }, 'ok', 'AZFN5012'],
      ['the same with a share that Terraform knows', { storage: without(SHARE, 'accountId'), contentShareName: UNRESOLVED }, 'ok', 'AZFN5012'],
      ['a secret', { storage: SECRET }, 'ok', 'ok'],
      ['a secret, and an account without an id', { storage: without(SECRET, 'accountId') }, 'AZFN5005', 'ok'],
      ['a secret, and an app whose name Terraform knows', { storage: SECRET, nameIsToken: true }, 'AZFN5005', 'ok'],
      ['the same with a share that exists', { storage: SECRET, nameIsToken: true, contentShareName: 'orders' }, 'ok', 'ok'],
      ['a secret, an account without an id, and a share that exists', { storage: without(SECRET, 'accountId'), contentShareName: 'orders' }, 'ok', 'ok'],
    ])('%s', (__, more, withShare, withoutShare) => {
      expect(said(hostReachesStorage(input({ plan: terms, ...more })))).toBe(mounts ? withShare : withoutShare);
    });
  });

  test('but a container brings its code along', () => {
    expect(said(hostReachesStorage(input({ plan: plan('elasticPremium'), storage: NEW, container: {} })))).toBe('ok');
    expect(said(hostReachesStorage(input({ plan: plan('elasticPremium'), storage: SHARE, container: {} })))).toBe('AZFN5012');
    expect(finding(hostReachesStorage(input({ plan: plan('elasticPremium'), storage: SHARE, container: {} }))).what).toContain('for a container');
  });

  test('and a secret that no share needs says where the code is', () => {
    const what = (more: Partial<AccessInput>) => finding(hostReachesStorage(input({ storage: SHARE, ...more }))).what;
    expect(what({ plan: plan('dedicated') })).toBe(`'contentShareSecretUri' is set, but Dedicated (B1) keeps no code in a file share`);
    expect(what({ plan: plan('elasticPremium'), container: {} })).toBe(`'contentShareSecretUri' is set, but Elastic Premium mounts no file share for a container`);
  });

  test('and a share that cannot be named after the app says what would name it', () => {
    const told = (more: Partial<AccessInput>) => finding(hostReachesStorage(input({ plan: plan('elasticPremium'), ...more })));
    expect(told({ storage: SECRET, nameIsToken: true })).toMatchObject({
      what: `the connection of the content share is a Key Vault secret, but 'contentShareName' is missing, and none is derived from an 'appName' that is a token`,
      fix: `set 'contentShareName' to a share that exists, or 'appName' to a literal to have one defined`,
    });
    expect(told({ storage: without(SECRET, 'accountId') })).toMatchObject({
      what: `the connection of the content share is a Key Vault secret, but neither 'contentShareName' nor the account's 'storageAccountId' is set`,
      fix: `set 'contentShareName' to a share that exists, or 'storageAccountId' in 'hostStorage' to have one defined`,
    });
  });

  test('and the fix fits the account: one of its own has no secret yet', () => {
    const fix = (storage: HostStorageInput) => finding(hostReachesStorage(input({ plan: plan('elasticPremium'), storage }))).fix;
    expect(fix(NEW)).toContain('HostStorage.newAccountKey()');
    expect(fix(EXISTING)).toContain(`set 'contentShareSecretUri'`);
  });
});

describe('hosts, endpoints and packages', () => {
  const URIS = { ...EXISTING, serviceUris: { blob: 'https://storders.blob.core.usgovcloudapi.net' } };

  test.each<[string, Partial<AccessInput>, string]>([
    ['an identity with Functions 3.x', { host: host('~3'), storage: EXISTING }, 'AZFN5013'],
    ['an identity with Functions 1.x', { host: host('~1'), storage: NEW }, 'AZFN5013'],
    ['a key with Functions 3.x', { host: host('~3'), storage: KEY }, 'ok'],
    ['a secret with Functions 3.x', { host: host('~3'), storage: SECRET }, 'ok'],
    ['endpoints on a Dedicated plan, for which azurerm writes the name', { storage: URIS }, 'AZFN5014'],
    ['endpoints on Flex Consumption', { plan: plan('flexConsumption'), storage: URIS }, 'ok'],
    ['a secret on Flex Consumption, and no name of an account', { plan: plan('flexConsumption'), storage: without(SECRET, 'name') }, 'AZFN5015'],
    ['a secret on Flex Consumption, and the name of the account', { plan: plan('flexConsumption'), storage: SECRET }, 'ok'],
    ['a secret on a Dedicated plan, and no name', { storage: without(SECRET, 'name') }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(hostReachesStorage(input(more)))).toBe(expected);
  });
});

describe('an identity about which enough is known', () => {
  const FLEX = plan('flexConsumption');

  test.each<[string, Partial<AccessInput>, string]>([
    ['the system-assigned one', { storage: EXISTING, working: SYSTEM }, 'ok'],
    ['a user-assigned one', { storage: EXISTING, working: USER }, 'ok'],
    ['one whose client id is not told', { storage: EXISTING, working: NOBODY }, 'AZFN5010'],
    ['one whose client id is not told, for a new account', { working: NOBODY }, 'AZFN5010'],
    ['one whose client id is not told, with a key', { storage: KEY, working: NOBODY }, 'ok'],
    ['one whose client id is not told, with a key on Flex Consumption', { plan: FLEX, storage: KEY, working: NOBODY }, 'ok'],
    ['one whose object id is not told, with a key on Flex Consumption', { plan: FLEX, storage: { ...KEY, accountId: '/storders' }, working: UNGRANTABLE }, 'ok'],
    ['one whose client id is not told, with a secret', { storage: SECRET, working: NOBODY }, 'AZFN5010'],
    ['the same, and another one that reads it', { storage: without(SECRET, 'keyVaultId'), working: NOBODY, keyVaultReferenceIdentityId: '/other' }, 'ok'],
    ['the same, on Flex Consumption, whose package is fetched with it', { plan: FLEX, storage: without(SECRET, 'keyVaultId'), working: NOBODY, keyVaultReferenceIdentityId: '/other' }, 'AZFN5010'],
    ['one whose object id is not told', { storage: EXISTING, working: UNGRANTABLE }, 'AZFN5010'],
    ['one whose object id is not told, for a new account', { working: UNGRANTABLE }, 'AZFN5010'],
    ['one whose object id is not told, and roles that exist', { storage: { ...EXISTING, grantRoles: false }, working: UNGRANTABLE }, 'ok'],
    ['one whose object id is not told, and an account without an id', { storage: without(EXISTING, 'accountId'), working: UNGRANTABLE }, 'ok'],
    ['one whose object id is not told, and a vault', { storage: without(SECRET, 'accountId'), working: UNGRANTABLE }, 'AZFN5010'],
    ['one whose object id is not told, and no vault', { storage: without(SECRET, 'accountId', 'keyVaultId'), working: UNGRANTABLE }, 'ok'],
    ['one whose object id is not told, an account without an id, and a vault without a secret', { storage: { ...without(EXISTING, 'accountId'), keyVaultId: '/kv' }, working: UNGRANTABLE }, 'ok'],
    ['one whose object id is not told, no vault, and a package somewhere else', { plan: FLEX, storage: without(SECRET, 'accountId', 'keyVaultId'), working: UNGRANTABLE }, 'ok'],
    ['one whose object id is not told, no vault, and a package', { plan: FLEX, storage: without(SECRET, 'keyVaultId'), working: UNGRANTABLE }, 'AZFN5010'],
  ])('%s', (_, more, expected) => {
    expect(said(hostReachesStorage(input(more)))).toBe(expected);
  });

  describe('beside another identity that reads secrets', () => {
    const OWN = { ...USER, identityId: '/own' };

    test.each<[string, HostStorageInput, string]>([
      ['a secret, and a role that is granted for it', SECRET, 'AZFN5006'],
      ['a secret whose role somebody else takes care of', without(SECRET, 'keyVaultId'), 'ok'],
      ['a vault without a secret', { ...EXISTING, keyVaultId: '/kv' }, 'ok'],
      ['no secret', EXISTING, 'ok'],
    ])('%s', (_, storage, expected) => {
      expect(said(hostReachesStorage(input({ storage, working: OWN, keyVaultReferenceIdentityId: '/other' })))).toBe(expected);
    });

    test('says where the role is granted', () => {
      expect(finding(hostReachesStorage(input({ storage: SECRET, working: OWN, keyVaultReferenceIdentityId: '/other' }))).what).toBe(
        `'hostStorage' grants a role to the identity that the app works with, but 'keyVaultReferenceIdentityId' names another one`,
      );
    });
  });

  test('is told what to leave out instead', () => {
    const fix = (more: Partial<AccessInput>) => finding(hostReachesStorage(input({ working: UNGRANTABLE, ...more }))).fix;
    expect(fix({})).toContain(`leave 'identity' out`);
    expect(fix({ storage: EXISTING })).toContain(`'grantRoles: false'`);
    expect(fix({ storage: without(SECRET, 'accountId') })).toContain(`'keyVaultId'`);
    expect(fix({ plan: FLEX, storage: without(SECRET, 'keyVaultId') })).toContain(`'deploymentContainerName'`);
    expect(fix({ plan: FLEX, storage: EXISTING })).not.toContain(`'deploymentContainerName'`);
  });
});

describe('an identity that reads secrets on Flex Consumption', () => {
  const FLEX = plan('flexConsumption');

  test.each<[string, Partial<AccessInput>, string]>([
    ['any, where the host has no key', { keyVaultReferenceIdentityId: '/other', hasSecrets: true }, 'ok'],
    ['a named one beside a key, which azurerm has no argument for', { storage: KEY, keyVaultReferenceIdentityId: '/other' }, 'AZFN5006'],
    ['the system-assigned one beside a key', { storage: KEY, working: SYSTEM, hasSecrets: true }, 'ok'],
    ['a user-assigned one beside a key', { storage: KEY, hasSecrets: true }, 'AZFN5006'],
    ['a user-assigned one beside a key, and nothing to read', { storage: KEY }, 'ok'],
    ['a user-assigned one beside a key on another plan', { plan: plan('dedicated'), storage: KEY, hasSecrets: true, keyVaultReferenceIdentityId: '/other' }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(hostReachesStorage(input({ plan: FLEX, ...more })))).toBe(expected);
  });
});

describe('secretIsReadable', () => {
  test.each<[string, Partial<AccessInput>, string]>([
    ['by a user-assigned identity', { storage: SECRET }, 'ok'],
    ['by the system-assigned one, whose role comes later', { storage: SECRET, working: SYSTEM }, 'AZFN5016'],
    ['by the system-assigned one, whose role somebody else takes care of', { storage: without(SECRET, 'keyVaultId'), working: SYSTEM }, 'ok'],
    ['where there is none', { storage: EXISTING, working: SYSTEM }, 'ok'],
    ['that of a share', { storage: { ...EXISTING, contentSecretUri: 'https://kv/secrets/a', keyVaultId: '/kv' }, working: SYSTEM }, 'AZFN5016'],
    ['where a vault is named and no secret', { storage: { ...EXISTING, keyVaultId: '/kv' }, working: SYSTEM }, 'ok'],
    ['where nothing is named', { working: SYSTEM }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(secretIsReadable(input(more)))).toBe(expected);
  });
});
