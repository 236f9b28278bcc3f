import { checkEasyAuthArguments } from '../../src/rules/easy-auth-arguments';
import { checkText } from './verdict';

const APPLE = { clientId: 'id', clientSecretSettingName: 'SECRET' };
const LEAST = { authEnabled: true, login: {}, appleV2: APPLE };
const isToken = (value: unknown) => (typeof value === 'string' && value.includes('${')) || typeof (value as { resolve?: unknown } | null)?.resolve === 'function';
const token = { resolve: () => 1 };

function said(settings: unknown): string[] {
  const found = checkEasyAuthArguments(settings, isToken);
  found.forEach(checkText);
  return found.map(({ what }) => what);
}

describe('the arguments of Easy Auth', () => {
  test.each<[string, unknown]>([
    ['the least there can be', LEAST],
    ['the names of Terraform', { auth_enabled: true, login: { token_store_enabled: true }, apple_v2: { client_id: 'id', client_secret_setting_name: 'SECRET' } }],
    ['a block in a list', { ...LEAST, appleV2: [APPLE] }],
    ['several providers of OpenID Connect', { login: {}, customOidcV2: ['a', 'b'].map((name) => ({ name, clientId: 'id', openidConfigurationEndpoint: 'https://x' })) }],
    ['tokens as values', { authEnabled: token, unauthenticatedAction: '${var.action}', excludedPaths: token, login: { tokenRefreshExtensionTime: token }, appleV2: { ...APPLE, clientId: token } }],
    ['tokens in a list and in a map', { ...LEAST, excludedPaths: [token], activeDirectoryV2: { clientId: 'id', tenantAuthEndpoint: 'https://x', loginParameters: { a: token } } }],
    ['what is not set', { ...LEAST, requireHttps: undefined, excludedPaths: null, googleV2: null, facebookV2: undefined }],
    ['nothing that can be checked', 'text'],
    ['nothing at all', null],
  ])('are right: %s', (_, settings) => {
    expect(said(settings)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a slip', { ...LEAST, requireAuthentification: true }, `'authSettingsV2.requireAuthentification' is no argument of the block`],
    ['an argument of another place', { ...LEAST, tokenStoreEnabled: true }, `'authSettingsV2.tokenStoreEnabled' is no argument of the block`],
    ['a name that every object has', { ...LEAST, toString: 'x' }, `'authSettingsV2.toString' is no argument of the block`],
    ['a name that is empty', { ...LEAST, '': { requireHttps: true } }, `'authSettingsV2.' is no argument of the block`],
    ['a name that is a token', { ...LEAST, ['${var.name}']: true }, `'authSettingsV2' has a name that is a token`],
    ['a block in another one', { ...LEAST, appleV2: { ...APPLE, login: {} } }, `'authSettingsV2.appleV2.login' is no argument of the block`],
    ['an argument that only Azure sets', { ...LEAST, appleV2: { ...APPLE, loginScopes: ['a'] } }, `'authSettingsV2.appleV2.loginScopes' is no argument of the block`],
    ['a missing argument', { ...LEAST, appleV2: { clientId: 'id' } }, `'authSettingsV2.appleV2.clientSecretSettingName' is missing`],
    ['an argument of null', { ...LEAST, appleV2: { ...APPLE, clientId: null } }, `'authSettingsV2.appleV2.clientId' is missing`],
    ['text for a flag', { ...LEAST, authEnabled: 'true' }, `'authSettingsV2.authEnabled' is text, but true or false is needed`],
    ['a flag for text', { ...LEAST, defaultProvider: true }, `'authSettingsV2.defaultProvider' is true, but text is needed`],
    ['empty text', { ...LEAST, runtimeVersion: ' ' }, `'authSettingsV2.runtimeVersion' is empty, but text is needed`],
    ['text for a list', { ...LEAST, excludedPaths: '/health' }, `'authSettingsV2.excludedPaths' is text, but a list of texts is needed`],
    ['numbers in a list', { ...LEAST, excludedPaths: [1] }, `'authSettingsV2.excludedPaths' is a list, but a list of texts is needed`],
    ['a negative number', { ...LEAST, login: { tokenRefreshExtensionTime: -1 } }, `'authSettingsV2.login.tokenRefreshExtensionTime' is -1, but a number from 0 upward is needed`],
    [
      'a list for a map',
      { ...LEAST, activeDirectoryV2: { clientId: 'id', tenantAuthEndpoint: 'https://x', loginParameters: ['a=b'] } },
      `'authSettingsV2.activeDirectoryV2.loginParameters' is a list, but a map of names to texts is needed`,
    ],
    [
      'a token for a map',
      { ...LEAST, activeDirectoryV2: { clientId: 'id', tenantAuthEndpoint: 'https://x', loginParameters: token } },
      `'authSettingsV2.activeDirectoryV2.loginParameters' is a token, but a map of names to texts is needed that is known when the program runs`,
    ],
    ['a value of no list', { ...LEAST, unauthenticatedAction: 'Return404' }, `'authSettingsV2.unauthenticatedAction' is 'Return404'`],
    ['a token for a block', { ...LEAST, googleV2: token }, `'authSettingsV2.googleV2' is a token, but an object is needed that is known when the program runs`],
    [
      'a token for a name',
      { ...LEAST, customOidcV2: [{ name: '${var.name}', clientId: 'id', openidConfigurationEndpoint: 'https://x' }] },
      `'authSettingsV2.customOidcV2.name' is a token, but text is needed that is known when the program runs`,
    ],
    ['text for a block', { ...LEAST, googleV2: 'google' }, `'authSettingsV2.googleV2' is text, but an object is needed`],
    ['a number for a block', { ...LEAST, googleV2: 1 }, `'authSettingsV2.googleV2' is 1, but an object is needed`],
    ['null in a list of blocks', { ...LEAST, customOidcV2: [null] }, `'authSettingsV2.customOidcV2' is null, but an object is needed`],
    ['two blocks where one is taken', { ...LEAST, appleV2: [APPLE, APPLE] }, `'authSettingsV2.appleV2' has 2 items, but one at most is taken`],
    ['no provider', { authEnabled: true, login: {} }, `'authSettingsV2' names no identity provider`],
    ['two places for tokens', { ...LEAST, login: { tokenStorePath: '/a', tokenStoreSasSettingName: 'B' } }, `'authSettingsV2.login.tokenStorePath' and 'authSettingsV2.login.tokenStoreSasSettingName' are both set`],
  ])('are refused: %s', (_, settings, expected) => {
    expect(said(settings)).toEqual([expected]);
  });

  test('have a code of their own where they have to be literals', () => {
    expect(checkEasyAuthArguments({ ...LEAST, googleV2: token }, isToken).map(({ code }) => code)).toEqual(['AZFN8005']);
  });

  test('come with what to type instead', () => {
    const [finding] = checkEasyAuthArguments({ ...LEAST, requireAuthentification: true, login: {} }, isToken);
    expect(finding).toMatchObject({ code: 'AZFN4011', fix: `write 'requireAuthentication'` });
    const inBlock = checkEasyAuthArguments({ ...LEAST, azureStaticWebAppV2: { clientId: 'id', zzzzzzzzzz: 1 } }, isToken);
    expect(inBlock.map(({ fix }) => fix)).toEqual(['write clientId']);
    expect(checkEasyAuthArguments({ login: {} }, isToken)[0].fix).toMatch(/^add one of activeDirectoryV2, appleV2, /);
  });

  test('are not shown where they may be secret', () => {
    expect(JSON.stringify(checkEasyAuthArguments({ ...LEAST, appleV2: { clientId: ['s3cret'], clientSecretSettingName: 5 } }, isToken))).not.toContain('s3cret');
  });
});
