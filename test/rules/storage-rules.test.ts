import { easyAuthBlock, checkEasyAuth } from '../../src/rules/easy-auth';
import { UNRESOLVED } from '../../src/rules/rule';
import { accountTwice, connectionTwice, containerTaken, hostIdTaken, nameTaken, planTaken, shareTaken } from '../../src/rules/sharing-rules';
import { storageFits, type StorageInput } from '../../src/rules/storage-rules';
import { checkText, finding, host, plan, said } from './verdict';

const NOTHING: StorageInput = {
  plan: plan('elasticPremium'), host: host('~4'), storage: undefined, deploymentContainerName: undefined, mounts: [], appNameIsToken: false,
};
const app = (more: Partial<StorageInput>): StorageInput => ({ ...NOTHING, ...more });
const FLEX = plan('flexConsumption');
const EXISTING = { kind: 'existing', accountId: undefined } as const;
const WITH_ID = { kind: 'existing', accountId: '/storageAccounts/storders' } as const;
const NEW = { kind: 'new', name: undefined } as const;
const NAMED = { kind: 'new', name: 'storders' } as const;

describe('storageFits: the account', () => {
  test.each<[string, Partial<StorageInput>, string]>([
    ['its own, with a name that is derived', {}, 'ok'],
    ['its own, with a name that would be derived from a token', { appNameIsToken: true }, 'AZFN8005'],
    ['its own, said so, with a name that would be derived from a token', { storage: NEW, appNameIsToken: true }, 'AZFN8005'],
    ['its own, with a name, for an app whose name is a token', { storage: NAMED, appNameIsToken: true }, 'ok'],
    ['an existing one for an app whose name is a token', { storage: EXISTING, appNameIsToken: true }, 'ok'],
    ['one that was refused before', { storage: UNRESOLVED, appNameIsToken: true }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(storageFits(app(more)))).toBe(expected);
  });

  test.each<[string, Partial<StorageInput>, 'newManagedIdentity' | 'newAccountKey']>([
    ['nothing is said on a plan that needs a key', {}, 'newAccountKey'],
    ['nothing is said on a plan that needs no key', { plan: FLEX }, 'newManagedIdentity'],
    ['nothing is said and the plan was refused before', { plan: UNRESOLVED }, 'newAccountKey'],
    ['nothing is said on a Dedicated plan', { plan: plan('dedicated') }, 'newManagedIdentity'],
    ['nothing is said on a Dedicated plan, and the host knows no identities', { plan: plan('dedicated'), host: host('~3') }, 'newAccountKey'],
    ['nothing is said and the host was refused before', { plan: FLEX, host: UNRESOLVED }, 'newAccountKey'],
    ['an identity is asked for', { storage: { ...NEW, access: 'identity' } }, 'newManagedIdentity'],
    ['a key is asked for', { plan: FLEX, storage: { ...NEW, access: 'key' } }, 'newAccountKey'],
  ])('the account to name is reached as before where %s', (_, more, method) => {
    expect(finding(storageFits(app({ ...more, appNameIsToken: true }))).fix).toBe(
      `name the account with hostStorage: HostStorage.${method}({ storageAccountName: 'stordersprod' }), or use one that exists`,
    );
  });
});

describe('storageFits: the deployment container of a Flex app', () => {
  test.each<[string, Partial<StorageInput>, string]>([
    ['in an account of its own', {}, 'ok'],
    ['in an account of its own, said so', { storage: NEW }, 'ok'],
    ['in an existing account without an id', { storage: EXISTING }, 'AZFN5004'],
    ['in an existing account without an id, with a name', { storage: EXISTING, deploymentContainerName: 'packages' }, 'ok'],
    ['in an existing account with an id', { storage: WITH_ID }, 'ok'],
    ['in an existing account with an id, with a name', { storage: WITH_ID, deploymentContainerName: 'packages' }, 'ok'],
    ['in an existing account with an id, for an app whose name is a token', { storage: WITH_ID, appNameIsToken: true }, 'AZFN8005'],
    ['with a name, for an app whose name is a token', { storage: WITH_ID, appNameIsToken: true, deploymentContainerName: 'packages' }, 'ok'],
    ['in an account that was refused before', { storage: UNRESOLVED }, 'ok'],
    ['on a plan that was refused before', { storage: EXISTING, plan: UNRESOLVED }, 'ok'],
    ['on another plan, which has none', { storage: EXISTING, plan: plan('elasticPremium') }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(storageFits(app({ plan: FLEX, ...more })))).toBe(expected);
  });
});

describe('storageFits: mounts', () => {
  const files = (name: string, mountPath = '/data') => ({ type: 'AzureFiles', name, mountPath });
  const blob = (name: string) => ({ type: 'AzureBlob', name, mountPath: '/blobs' });
  const WINDOWS = plan('elasticPremium', 'Windows');

  test.each<[string, Partial<StorageInput>, string]>([
    ['a share on Linux', { mounts: [files('data')] }, 'ok'],
    ['a share on Windows', { plan: WINDOWS, mounts: [files('data', '\\mounts\\data')] }, 'ok'],
    ['a container on Linux', { mounts: [blob('data')] }, 'ok'],
    ['a container on Windows', { plan: WINDOWS, mounts: [blob('data')] }, 'AZFN5007'],
    ['a Windows path on Linux', { mounts: [files('data', '\\mounts\\data')] }, 'AZFN5007'],
    ['a path of Linux on Windows', { plan: WINDOWS, mounts: [files('data', '/data')] }, 'ok'],
    ['two names', { mounts: [files('a'), files('b')] }, 'ok'],
    ['one name twice', { mounts: [files('a'), blob('a')] }, 'AZFN5007'],
    ['one name three times', { mounts: [files('a'), files('a'), files('a')] }, 'AZFN5007 AZFN5007'],
    ['a container under a name that is taken, on Windows', { plan: WINDOWS, mounts: [files('a'), blob('a')] }, 'AZFN5007 AZFN5007'],
    ['on Flex Consumption, which another rule refuses', { plan: FLEX, mounts: [files('a', '\\x'), files('a')] }, 'ok'],
    ['on a plan that was refused before', { plan: UNRESOLVED, mounts: [files('a'), files('a')] }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(storageFits(app(more)))).toBe(expected);
  });

  test('say which mount', () => {
    expect(storageFits(app({ plan: WINDOWS, mounts: [files('a'), blob('b')] }))[0].what).toContain(`'mounts[1]'`);
  });
});

describe('what apps share', () => {
  test.each([
    ['AZFN2008', planTaken('prod/orders'), ['prod/orders']],
    ['AZFN5003', hostIdTaken('func-orders', 'prod/orders'), ['func-orders', 'prod/orders']],
    ['AZFN5009', accountTwice('storders', 'prod/orders'), ['storders', 'prod/orders']],
    ['AZFN4016', nameTaken('func-orders', 'prod/orders'), ['func-orders', 'prod/orders']],
    ['AZFN5004', containerTaken('packages', 'prod/orders'), ['packages', 'prod/orders']],
    ['AZFN5005', shareTaken('content', 'prod/orders'), ['content', 'prod/orders']],
    ['AZFN4004', connectionTwice('OrdersDb'), ['OrdersDb']],
  ])('%s names both sides', (code, found, texts) => {
    checkText(found);
    expect(found.code).toBe(code);
    for (const text of texts) expect(found.what).toContain(`'${text}'`);
  });
});

describe('checkEasyAuth', () => {
  /** Objects within each other, `levels` of them below the first. */
  const nested = (levels: number): object => (levels === 0 ? { login: {} } : { login: {}, deeper: nested(levels - 1) });
  const circular: Record<string, unknown> = { login: {} };
  circular.self = circular;
  const token = { resolve: () => 'x', creationStack: [], deeper: nested(9) };

  test.each<[string, unknown, string]>([
    ['a login block', { login: {} }, 'ok'],
    ['a login block with arguments', { login: { tokenStoreEnabled: true }, requireAuthentication: true }, 'ok'],
    ['no login block', { requireAuthentication: true }, 'AZFN4011'],
    ['nothing in it', {}, 'AZFN4011'],
    ['a login that is no object', { login: true }, 'AZFN4011'],
    ['a login that is a list', { login: [] }, 'AZFN4011'],
    ['a login that is null', { login: null }, 'AZFN4011'],
    ['another case of login', { Login: {} }, 'AZFN4011'],
    ['blocks three deep, as the provider has them', { login: {}, customOidcV2: [{ name: 'x', scopes: ['a'] }] }, 'ok'],
    ['blocks four deep', nested(4), 'ok'],
    ['blocks seven deep', nested(7), 'AZFN4011'],
    ['an object that contains itself', circular, 'AZFN4011'],
    ['text, numbers, flags, lists and nothing', { login: { a: 'x', b: 0, c: false, d: [], e: undefined, f: null } }, 'ok'],
    ['a token', { login: {}, activeDirectoryV2: token }, 'ok'],
    ['a token among other items', { login: {}, googleV2: { allowedAudiences: ['a', token] } }, 'ok'],
    ['a number that is none', { login: { cookieExpirationTime: NaN } }, 'AZFN4011'],
    ['a number without end', { login: { cookieExpirationTime: Infinity } }, 'AZFN4011'],
    ['a function', { login: {}, activeDirectoryV2: () => ({}) }, 'AZFN4011'],
    ['a symbol', { login: {}, activeDirectoryV2: Symbol('x') }, 'AZFN4011'],
    ['a big integer', { login: { cookieExpirationTime: 1n } }, 'AZFN4011'],
    ['an object of a class', { login: {}, activeDirectoryV2: new Date(0) }, 'AZFN4011'],
    ['an object without a prototype', { login: Object.create(null) as object }, 'ok'],
    ['an object from elsewhere in a list', { login: {}, customOidcV2: [{ name: 'a' }, new Map()] }, 'AZFN4011'],
    ['the name that JavaScript treats in its own way', JSON.parse('{ "login": {}, "__proto__": {} }'), 'AZFN4011'],
    ['a name that every object has', JSON.parse('{ "login": { "constructor": {} } }'), 'AZFN4011'],
    ['a name that every class has', JSON.parse('{ "login": {}, "prototype": "x" }'), 'AZFN4011'],
    ['nothing said', undefined, 'ok'],
    ['what was refused before', UNRESOLVED, 'ok'],
    ['null, which another check refuses', null, 'ok'],
  ])('%s', (_, settings, expected) => {
    expect(said(checkEasyAuth(settings))).toBe(expected);
  });

  test('says where it is', () => {
    expect(checkEasyAuth({ login: {}, customOidcV2: [{ name: 'a' }, { when: new Date(0) }] })[0].what).toContain(`'authSettingsV2.customOidcV2[1].when'`);
  });

  test.each<[string, unknown, string]>([
    ['a function', () => ({}), 'a function'],
    ['a symbol', Symbol('x'), 'a symbol'],
    ['an object of a class', new Date(0), 'an object of a class'],
    ['a number without end', Infinity, 'Infinity'],
  ])('says what it is: %s', (_, login, expected) => {
    expect(checkEasyAuth({ login })[0].what).toBe(`'authSettingsV2.login' is ${expected}`);
  });

  test('an object that contains itself many times over is found quickly', () => {
    const wide: Record<string, unknown> = {};
    for (let index = 0; index < 50; index += 1) wide[`key${index}`] = wide;
    expect(said(checkEasyAuth(wide))).toBe('AZFN4011');
  }, 1000);
});

describe('easyAuthBlock', () => {
  const token = { resolve: () => 'x', someValue: 1 };

  test.each<[string, unknown, unknown]>([
    ['names in snake case', { requireAuthentication: true, runtimeVersion: '~1' }, { require_authentication: true, runtime_version: '~1' }],
    ['names with digits', { activeDirectoryV2: { clientId: 'x' }, googleV2: {} }, { active_directory_v2: { client_id: 'x' }, google_v2: {} }],
    ['digits before capitals', { oauth2Scopes: [], base64Key9Value: 'x' }, { oauth2_scopes: [], base64_key9_value: 'x' }],
    ['names that are in snake case', { require_authentication: true }, { require_authentication: true }],
    ['blocks in lists', { customOidcV2: [{ clientId: 'a' }, { clientId: 'b' }] }, { custom_oidc_v2: [{ client_id: 'a' }, { client_id: 'b' }] }],
    ['values as they are', { excludedPaths: ['/api/Health'], count: 0, flag: false, nothing: null }, { excluded_paths: ['/api/Health'], count: 0, flag: false, nothing: null }],
    ['no names without a value', { login: { logoutEndpoint: undefined } }, { login: {} }],
    ['the keys of a map of the user as they are', { activeDirectoryV2: { loginParameters: { domainHint: 'contoso' } } }, { active_directory_v2: { login_parameters: { domainHint: 'contoso' } } }],
    ['the same map under its other name', { active_directory_v2: { login_parameters: { domainHint: 'contoso' } } }, { active_directory_v2: { login_parameters: { domainHint: 'contoso' } } }],
  ])('%s', (_, settings, expected) => {
    expect(easyAuthBlock(settings)).toStrictEqual(expected);
  });

  test('a token stays the same object', () => {
    expect((easyAuthBlock({ login: token }) as { login: unknown }).login).toBe(token);
  });

  test('what the program passed in stays as it was', () => {
    const given = { activeDirectoryV2: { clientId: 'x' } };
    easyAuthBlock(given);
    expect(given).toEqual({ activeDirectoryV2: { clientId: 'x' } });
  });
});
