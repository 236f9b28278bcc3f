/** What is said, word for word, where it depends on more than the code. */
import { AZURERM } from '../../src/catalog/azurerm';
import { CONNECTIONS, type AccessKey, type ServiceKey } from '../../src/catalog/connections';
import { FLEX } from '../../src/catalog/flex';
import { accessFits, connectionNameFits, connectionNamesDiffer, queueUriBeside, queueUriMissing, scopeFits } from '../../src/rules/connection-rules';
import { checkEasyAuthArguments, EASY_AUTH_ARGUMENTS } from '../../src/rules/easy-auth-arguments';
import { nearest, show } from '../../src/rules/explain';
import { groupsDiffer, groupsFitMaximum, groupsFitZones, instanceCountFits, type FlexInput } from '../../src/rules/flex-rules';
import { hostReachesStorage, type AccessInput, type HostStorageInput } from '../../src/rules/host-storage-rules';
import { UNRESOLVED } from '../../src/rules/rule';
import { argumentsOf } from '../support/bindings';
import { finding, host, plan, said } from './verdict';

const flex = (more: Partial<FlexInput>): FlexInput => ({
  plan: plan('flexConsumption'), instanceMemoryMiB: undefined, maximumInstanceCount: undefined, alwaysReady: undefined, azurerm: AZURERM.baseline, keyless: false, siteUpdateStrategy: undefined, ...more,
});
const SERVICES = Object.keys(CONNECTIONS) as ServiceKey[];
const group = (name: string, count: number) => ({ name, count });

describe('Flex Consumption', () => {
  test('the maximum is the default, or the one that was given', () => {
    const said = (maximumInstanceCount: number | undefined, count: number) => finding(groupsFitMaximum(flex({ maximumInstanceCount, alwaysReady: [group('http', count)] }))).what;
    expect(said(undefined, 101)).toBe(`'alwaysReady' asks for 101 instances in all, above 'maximumInstanceCount', which is 100 by default`);
    expect(said(50, 51)).toBe(`'alwaysReady' asks for 51 instances in all, above 'maximumInstanceCount', which is 50`);
  });

  test('the maximum can be raised as far as the plan goes, and no further', () => {
    const fix = (count: number) => finding(groupsFitMaximum(flex({ maximumInstanceCount: 999, alwaysReady: [group('http', count)] }))).fix;
    const { max } = FLEX.maximumInstanceCount;
    expect(fix(max)).toBe(`set 'maximumInstanceCount' to ${max} or more, or ask for fewer always ready instances`);
    expect(fix(max + 1)).toBe(`ask for fewer always ready instances: ${max} at most in all`);
  });

  test('few instances are refused or warned about, by who writes the app', () => {
    const { min, max, default: usual } = FLEX.maximumInstanceCount;
    const refused = finding(instanceCountFits(flex({ maximumInstanceCount: min - 1 })));
    expect([refused.code, refused.fix]).toEqual(['AZFN2004', `set 'maximumInstanceCount' to a number from ${min} to ${max}, or leave it out for ${usual}`]);
    const warned = finding(instanceCountFits(flex({ maximumInstanceCount: min - 1, keyless: true })));
    expect([warned.code, warned.fix]).toEqual(['AZFN2028', `set 'maximumInstanceCount' to a number from ${min} to ${max}, or leave it out for ${usual}, or acknowledge the code with a reason`]);
  });

  test('no groups are nothing to look at', () => {
    for (const rule of [groupsDiffer, groupsFitMaximum, groupsFitZones]) expect(said(rule(flex({})))).toBe('ok');
    expect(said(groupsFitZones(flex({ plan: { ...plan('flexConsumption'), zoneBalancing: true } })))).toBe('ok');
  });
});

describe('connections', () => {
  const GROUP = '/subscriptions/0/resourceGroups/rg/providers';
  const input = (name: string, source = 'connections') => ({ name, source });

  test('what a service has is named as bindings are', () => {
    expect(finding(accessFits('tables', ['trigger'])).why).toMatch(/^there is no trigger of the service that could use the connection \(https:/);
    expect(finding(accessFits('queues', ['input']))).toMatchObject({
      what: `'access' has ConnectionAccess.INPUT, but Azure Queue Storage has triggers and output bindings only`,
      why: expect.stringMatching(/^there is no input binding of the service that could use the connection \(https:/),
    });
  });

  test('a scope of the service that does not do for all of it has its reason', () => {
    const narrower = SERVICES.flatMap((service) => {
      const rows = Object.entries(CONNECTIONS[service].access) as [AccessKey, { scopes: readonly string[]; why?: string }][];
      return rows.flatMap(([key, { scopes, why }]) => (why === undefined ? [] : rows.flatMap(([, other]) => other.scopes).filter((scope) => !scopes.includes(scope)).map((scope) => ({ service, key, scope, why }))));
    });
    expect(narrower.length).toBeGreaterThan(0);
    for (const { service, key, scope, why } of narrower) {
      const refused = finding(scopeFits({ service, access: [key] }, `${GROUP}/${scope.replace(/<[^>]+>/g, 'x')}`));
      expect(refused.why).toBe(`${why} (${CONNECTIONS[service].page})`);
      expect(refused.fix).toBe(`give an id of that form, or leave 'scopeId' out where the identity has its roles already`);
    }
    const other = finding(scopeFits({ service: 'blobs', access: ['trigger', 'output'] }, `${GROUP}/Microsoft.KeyVault/vaults/kv`));
    expect(other.why).toMatch(/^the provider compares the parts of ids exactly, and roles for the service can be granted on these resources \(https:/);
    expect(other.fix).toBe(`give an id of that form, or leave 'scopeId' out and grant each role with grantRole()`);
  });

  test('the queues beside blobs are told from their address, where it begins like one', () => {
    expect(queueUriBeside('https://st.z12.blob.storage.azure.net')).toBe('https://st.z12.queue.storage.azure.net');
    expect(queueUriBeside('xhttps://st.blob.core.windows.net')).toBeUndefined();
    expect(queueUriMissing(undefined).what).toBe(`'queueServiceUri' is missing beside 'access: [ConnectionAccess.TRIGGER]', and 'blobServiceUri' is a token, from which it cannot be told`);
    expect(queueUriMissing('https://a').what).toContain(`and 'blobServiceUri' is 'https://a', from which`);
  });

  test('the name of the host itself has its own way out', () => {
    expect(finding(connectionNameFits(input('AzureWebJobsStorage'))).fix).toBe(`set 'hostStorage' and what it is used for, or use another name such as 'OrdersStorage'`);
    expect(finding(connectionNameFits(input('Dashboard'))).fix).toBe('use another name');
  });

  test('a name is repaired where it can be shown', () => {
    const fix = (name: string) => finding(connectionNameFits(input(name))).fix;
    expect(fix('my orders!!x')).toBe(`use 'my_orders_x', here and in the trigger or binding`);
    expect(fix('orders___')).toBe(`use 'orders', here and in the trigger or binding`);
    expect(fix('--__')).toBe('use another name');
    expect(fix('Endpoint=sb://x;SharedAccessKey=abc')).toBe('use another name');
  });

  test('two names that differ in case alone say so', () => {
    const what = (...names: string[]) => finding(connectionNamesDiffer(names.map((name) => input(name)))).what;
    expect(what('Orders', 'Orders')).toBe(`'connections' has 'Orders', which 'connections' has already`);
    expect(what('Orders', 'orders')).toBe(`'connections' has 'orders', which 'connections' has already as 'Orders'`);
  });
});

describe('Easy Auth', () => {
  const isToken = () => false;
  const fixes = (settings: unknown) => checkEasyAuthArguments(settings, isToken).map(({ fix }) => fix);
  const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const schema = argumentsOf('azurerm_linux_function_app').auth_settings_v2.block ?? {};
  const blocks = Object.entries(EASY_AUTH_ARGUMENTS);
  const KINDS: Readonly<Record<string, string>> = { text: 'string', flag: 'boolean', number: 'number', list: 'strings', map: 'map' };

  test.each(blocks)('the block "%s" has the arguments of the provider', (block, own) => {
    const theirs = Object.values(block === '' ? schema : (schema[block].block ?? {})).filter((argument) => argument.block === undefined);
    const known = Object.fromEntries(theirs.map(({ name, type, required }) => [name, { type, required }]));
    for (const [name, { kind, required = false }] of Object.entries(own)) expect({ name, ...known[name] }).toEqual({ name, type: KINDS[kind], required });
    for (const { name, required } of theirs) if (required) expect(Object.keys(own)).toContain(name);
  });

  test('every block of the provider is one', () => {
    const theirs = Object.values(schema).filter(({ block }) => block !== undefined).map(({ name }) => name);
    expect(blocks.map(([name]) => name).filter((name) => name !== '').sort()).toEqual(theirs.sort());
  });

  const LEAST = { appleV2: { clientId: 'a', clientSecretSettingName: 'B' }, login: {} };

  test.each<[string, (value: string) => object, readonly string[]]>([
    ['unauthenticatedAction', (value) => ({ ...LEAST, unauthenticatedAction: value }), ['RedirectToLoginPage', 'AllowAnonymous', 'Return401', 'Return403']],
    ['forwardProxyConvention', (value) => ({ ...LEAST, forwardProxyConvention: value }), ['NoProxy', 'Custom', 'Standard']],
    ['cookieExpirationConvention', (value) => ({ ...LEAST, login: { cookieExpirationConvention: value } }), ['FixedTime', 'IdentityProviderDerived']],
  ])('%s takes what the provider takes', (_, settings, values) => {
    for (const value of values) expect(fixes(settings(value))).toEqual([]);
    const [fix, ...others] = fixes(settings('Other'));
    expect(others).toEqual([]);
    for (const value of values) expect(fix).toContain(`'${value}'`);
    expect(fixes(settings(''))).toEqual(['write text']);
  });

  test.each<[string, object, string]>([
    ['two blocks', { ...LEAST, appleV2: [LEAST.appleV2, LEAST.appleV2] }, 'write one object'],
    ['a number for a block', { ...LEAST, googleV2: 1 }, 'write an object'],
    ['a slip', { ...LEAST, requireHttpss: true }, `write 'requireHttps'`],
    ['a slip in the name of a block', { ...LEAST, loginn: {} }, `write 'login'`],
    ['a slip in a block', { ...LEAST, login: { tokenStorPath: '/a' } }, `write 'tokenStorePath'`],
    ['a missing argument', { ...LEAST, appleV2: { clientId: 'a' } }, `set 'clientSecretSettingName' in 'authSettingsV2.appleV2'`],
    ['both of two', { ...LEAST, login: { tokenStorePath: '/a', tokenStoreSasSettingName: 'B' } }, 'keep one of the two'],
    ['a text for a number', { ...LEAST, login: { tokenRefreshExtensionTime: '1' } }, 'write a number from 0 upward'],
    ['a number in a list of texts', { ...LEAST, excludedPaths: ['/a', 1] }, 'write a list of texts'],
    ['a number in a map of texts', { login: {}, activeDirectoryV2: { clientId: 'a', tenantAuthEndpoint: 'b', loginParameters: { a: 'b', c: 1 } } }, 'write a map of names to texts'],
  ])('says what to write for %s', (_, settings, fix) => {
    expect(fixes(settings)).toEqual([fix]);
  });

  test('takes nothing as the number that it is, texts in lists and maps, and one of two', () => {
    expect(fixes({ ...LEAST, excludedPaths: ['/a', '/b'], login: { tokenRefreshExtensionTime: 0, tokenStorePath: '/a' } })).toEqual([]);
    const secret = { clientId: 'a', tenantAuthEndpoint: 'b', clientSecretSettingName: 'C', loginParameters: { a: 'b' } };
    expect(fixes({ login: {}, activeDirectoryV2: secret })).toEqual([]);
    expect(fixes({ login: {}, activeDirectoryV2: { ...secret, clientSecretCertificateThumbprint: 'D' } })).toEqual(['keep one of the two']);
  });

  test('lists everything where nothing is near', () => {
    const [fix] = fixes({ ...LEAST, zzzzzzzzzz: 1 });
    for (const name of [...Object.keys(EASY_AUTH_ARGUMENTS['']), ...blocks.map(([name]) => name)].filter((name) => name !== '')) expect(fix).toContain(camel(name));
    const [inBlock] = fixes({ ...LEAST, login: { zzzzzzzzzz: 1 } });
    expect(inBlock).toContain('tokenStorePath');
    expect(inBlock).not.toContain('appleV2');
  });
});

describe('host storage', () => {
  const USER = { kind: 'user', grantable: true } as const;
  const NOBODY = { kind: 'none', grantable: false } as const;
  const UNGRANTABLE = { kind: 'user', grantable: false } as const;
  const EXISTING: HostStorageInput = { kind: 'existing', access: 'identity', name: 'st', accountId: '/st', grantRoles: true };
  const SECRET: HostStorageInput = { kind: 'existing', access: 'keyVault', name: 'st', accountId: '/st', keyVaultId: '/kv', grantRoles: true };
  const KEY: HostStorageInput = { kind: 'existing', access: 'key', name: 'st', grantRoles: true };
  const FLEX = plan('flexConsumption');
  const found = (more: Partial<AccessInput>) =>
    hostReachesStorage({ plan: plan('dedicated'), host: host('~4'), storage: undefined, container: undefined, contentShareName: undefined, working: USER, keyVaultReferenceIdentityId: undefined, hasSecrets: false, ...more });

  test.each<[string, Partial<AccessInput>]>([
    ['storage', { storage: UNRESOLVED, working: NOBODY }],
    ['an identity', { storage: EXISTING, working: UNRESOLVED }],
    ['an identity that reads secrets', { plan: FLEX, storage: KEY, working: UNRESOLVED, hasSecrets: true }],
    ['no identity at all', { storage: EXISTING, working: undefined }],
    ['no identity at all that reads secrets', { plan: FLEX, storage: KEY, working: undefined, hasSecrets: true }],
  ])('says nothing about %s that is not known', (_, more) => expect(found(more)).toEqual([]));

  test('without a client id names what is missing', () => {
    for (const more of [{ storage: EXISTING }, { plan: FLEX, storage: { ...SECRET, keyVaultId: undefined }, keyVaultReferenceIdentityId: '/other' }]) {
      expect(finding(found({ working: NOBODY, ...more }))).toMatchObject({
        code: 'AZFN5010',
        what: `'identity' has user-assigned identities only, and the client id of the first is not told`,
        fix: `pass { clientId, principalId } of the first identity as the second argument of FunctionAppIdentity.userAssigned(), or leave 'identity' out to have one defined`,
      });
    }
    const reads = finding(found({ storage: SECRET, working: NOBODY }));
    expect(reads.what).toBe(`'hostStorage' reads a secret with the identity of the app, but 'identity' has user-assigned identities only, and the client id of the first is not told`);
  });

  test.each<[string, Partial<AccessInput>, string]>([
    ['a new account', {}, `leave 'identity' out to have one defined`],
    ['an account that exists', { storage: EXISTING }, `set 'grantRoles: false' in HostStorage.managedIdentity({ … }) if the roles exist`],
    ['a secret', { storage: { ...SECRET, accountId: undefined } }, `leave 'keyVaultId' out of 'hostStorage' if it can read the secret already`],
    ['the secret of a share', { storage: { ...EXISTING, accountId: undefined, grantRoles: false, contentSecretUri: 'https://kv/secrets/a', keyVaultId: '/kv' }, plan: plan('elasticPremium', 'Windows') }, `leave 'contentShareKeyVaultId' out of 'hostStorage' if it can read the secret already`],
    ['a package', { plan: FLEX, storage: { ...SECRET, keyVaultId: undefined } }, `set 'deploymentContainerName' and leave 'storageAccountId' out of 'hostStorage' if the role on the container exists`],
    ['a secret and a package', { plan: FLEX, storage: SECRET }, `set 'deploymentContainerName' and leave 'storageAccountId' out of 'hostStorage' if the role on the container exists, and leave 'keyVaultId' out of 'hostStorage' if it can read the secret already`],
  ])('without a principal id says what to leave out for %s', (_, more, instead) => {
    const refused = found({ working: UNGRANTABLE, ...more }).filter(({ code }) => code === 'AZFN5010');
    expect(refused.map(({ fix }) => fix)).toEqual([`add 'principalId' beside 'clientId', or ${instead}`]);
  });

  test('beside a key says who reads secrets', () => {
    const named = finding(found({ plan: FLEX, storage: KEY, keyVaultReferenceIdentityId: '/other' }));
    expect([named.what, named.fix]).toEqual([
      `'keyVaultReferenceIdentityId' is set, but 'hostStorage' is reached with a key`,
      `leave 'hostStorage' out or use HostStorage.managedIdentity({ … }), or leave 'keyVaultReferenceIdentityId' out`,
    ]);
    const own = finding(found({ plan: FLEX, storage: KEY, hasSecrets: true }));
    expect([own.what, own.fix]).toEqual([
      `settings from Key Vault are read with a user-assigned identity, but 'hostStorage' is reached with a key`,
      `leave 'hostStorage' out or use HostStorage.managedIdentity({ … }), or use FunctionAppIdentity.systemAssigned()`,
    ]);
  });

  test('grants the role to the identity that reads, and to no other', () => {
    const vault = (working: AccessInput['working'], reader: string | undefined) => found({ storage: { ...SECRET, accountId: undefined }, working, keyVaultReferenceIdentityId: reader }).map(({ code }) => code);
    const own = { kind: 'user', grantable: true, identityId: '/own' } as const;
    expect(vault(own, '/own')).toEqual([]);
    expect(vault(own, '/other')).toEqual(['AZFN5006']);
    expect(vault(own, undefined)).toEqual([]);
    expect(vault({ kind: 'user', grantable: true, identityId: UNRESOLVED }, '/other')).toEqual([]);
    expect(vault(USER, '/other')).toEqual([]);
    expect(vault({ kind: 'system', grantable: true }, '/other')).toEqual(['AZFN5006']);
    expect(vault({ kind: 'none', grantable: true }, '/other')).toEqual([]);
  });
});

describe('what is shown', () => {
  test('of an address is what comes before its query, and only of an address', () => {
    expect(show('https://a.example/b?sig=c')).toBe(`'https://a.example/b?…'`);
    expect(show('see https://a.example/b?c=d')).toBe(`'see https://a.example/b?c=d'`);
  });

  test('of candidates is what is near, and not what is merely as long', () => {
    expect(nearest('abcd', ['abce', 'wxyz', 'abcdefgh'])).toEqual(['abce']);
    expect(nearest('a', ['abcd'])).toEqual([]);
  });
});
