import { renderEasyAuthBody, type EasyAuthBlock } from '../../src/render/easy-auth-body';
import { EASY_AUTH_ARGUMENTS } from '../../src/rules/easy-auth-arguments';
import { argumentsOf, type Block } from '../support/bindings';
import { plansChange, refreshed } from '../support/azapi';

const BLOCK = argumentsOf('azurerm_function_app_flex_consumption').auth_settings_v2.block as Block;

/** A body as JSON has it. */
const body = (block: EasyAuthBlock) =>
  (JSON.parse(JSON.stringify(renderEasyAuthBody(block))) as { properties: Record<string, unknown> }).properties;

const OFF = { enabled: false };
const NONE = {
  apple: OFF, azureActiveDirectory: OFF, azureStaticWebApps: OFF, facebook: OFF, gitHub: OFF, google: OFF, legacyMicrosoftAccount: OFF, twitter: OFF,
  customOpenIdConnectProviders: {},
};

describe('the body of Easy Auth', () => {
  test('has the defaults of the provider', () => {
    expect(body({ login: {} })).toEqual({
      platform: { enabled: false, runtimeVersion: '~1' },
      globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'RedirectToLoginPage', excludedPaths: [] },
      httpSettings: { requireHttps: true, routes: { apiPrefix: '/.auth' }, forwardProxy: { convention: 'NoProxy' } },
      login: {
        tokenStore: { enabled: false, tokenRefreshExtensionHours: 72 },
        preserveUrlFragmentsForLogins: false,
        allowedExternalRedirectUrls: [],
        cookieExpiration: { convention: 'FixedTime', timeToExpiration: '08:00:00' },
        nonce: { validateNonce: true, nonceExpirationInterval: '00:05:00' },
      },
      identityProviders: NONE,
    });
  });

  test.each<[string, EasyAuthBlock, object]>([
    [
      'the platform',
      { auth_enabled: true, runtime_version: '~2', config_file_path: 'auth.json' },
      { platform: { enabled: true, runtimeVersion: '~2', configFilePath: 'auth.json' } },
    ],
    [
      'who is let in',
      { require_authentication: true, unauthenticated_action: 'Return401', default_provider: 'azureactivedirectory', excluded_paths: ['/health'] },
      { globalValidation: { requireAuthentication: true, unauthenticatedClientAction: 'Return401', redirectToProvider: 'azureactivedirectory', excludedPaths: ['/health'] } },
    ],
    [
      'requests',
      {
        require_https: false, http_route_api_prefix: '/auth', forward_proxy_convention: 'Custom',
        forward_proxy_custom_host_header_name: 'x-host', forward_proxy_custom_scheme_header_name: 'x-scheme',
      },
      { httpSettings: { requireHttps: false, routes: { apiPrefix: '/auth' }, forwardProxy: { convention: 'Custom', customHostHeaderName: 'x-host', customProtoHeaderName: 'x-scheme' } } },
    ],
    [
      'the session',
      {
        login: {
          logout_endpoint: '/out', token_store_enabled: true, token_refresh_extension_time: 1.5, preserve_url_fragments_for_logins: true,
          allowed_external_redirect_urls: ['https://orders.example'], cookie_expiration_convention: 'IdentityProviderDerived',
          cookie_expiration_time: '01:00:00', validate_nonce: false, nonce_expiration_time: '00:01:00',
        },
      },
      {
        login: {
          routes: { logoutEndpoint: '/out' },
          tokenStore: { enabled: true, tokenRefreshExtensionHours: 1.5 },
          preserveUrlFragmentsForLogins: true,
          allowedExternalRedirectUrls: ['https://orders.example'],
          cookieExpiration: { convention: 'IdentityProviderDerived', timeToExpiration: '01:00:00' },
          nonce: { validateNonce: false, nonceExpirationInterval: '00:01:00' },
        },
      },
    ],
    ['tokens in files', { login: { token_store_path: '/tokens' } }, { login: { tokenStore: { enabled: true, tokenRefreshExtensionHours: 72, fileSystem: { directory: '/tokens' } } } }],
    [
      'tokens in blobs',
      { login: { token_store_sas_setting_name: 'TOKENS', token_store_enabled: false } },
      { login: { tokenStore: { enabled: true, tokenRefreshExtensionHours: 72, azureBlobStorage: { sasUrlSettingName: 'TOKENS' } } } },
    ],
  ])('says %s', (_, block, expected) => {
    const said = body({ login: {}, ...block });
    for (const [name, value] of Object.entries(expected)) expect(said[name]).toMatchObject(value as object);
  });

  const CLIENT = { client_id: 'id', client_secret_setting_name: 'SECRET' };
  const REGISTRATION = { clientId: 'id', clientSecretSettingName: 'SECRET' };

  test.each<[string, EasyAuthBlock, string, object]>([
    ['apple_v2', CLIENT, 'apple', { registration: REGISTRATION }],
    [
      'active_directory_v2',
      { client_id: 'id', tenant_auth_endpoint: 'https://login.microsoftonline.com/v2.0/tenant/' },
      'azureActiveDirectory',
      { registration: { clientId: 'id', openIdIssuer: 'https://login.microsoftonline.com/v2.0/tenant/' }, login: { disableWWWAuthenticate: false } },
    ],
    [
      'active_directory_v2',
      {
        ...CLIENT, tenant_auth_endpoint: 'https://issuer', client_secret_certificate_thumbprint: 'AB', jwt_allowed_groups: ['jg'], jwt_allowed_client_applications: ['jc'],
        www_authentication_disabled: true, allowed_groups: ['g'], allowed_identities: ['i'], allowed_applications: ['a'], login_parameters: { scope: 'openid', domain_hint: 'x' },
        allowed_audiences: ['api://orders'],
      },
      'azureActiveDirectory',
      {
        registration: { ...REGISTRATION, openIdIssuer: 'https://issuer', clientSecretCertificateThumbprint: 'AB' },
        login: { disableWWWAuthenticate: true, loginParameters: ['domain_hint=x', 'scope=openid'] },
        validation: {
          allowedAudiences: ['api://orders'],
          jwtClaimChecks: { allowedGroups: ['jg'], allowedClientApplications: ['jc'] },
          defaultAuthorizationPolicy: { allowedPrincipals: { groups: ['g'], identities: ['i'] }, allowedApplications: ['a'] },
        },
      },
    ],
    ['azure_static_web_app_v2', { client_id: 'id' }, 'azureStaticWebApps', { registration: { clientId: 'id' } }],
    [
      'facebook_v2',
      { app_id: 'app', app_secret_setting_name: 'SECRET', graph_api_version: 'v1', login_scopes: ['email'] },
      'facebook',
      { registration: { appId: 'app', appSecretSettingName: 'SECRET' }, graphApiVersion: 'v1', login: { scopes: ['email'] } },
    ],
    ['github_v2', { ...CLIENT, login_scopes: ['user'] }, 'gitHub', { registration: REGISTRATION, login: { scopes: ['user'] } }],
    ['google_v2', { ...CLIENT, allowed_audiences: ['a'] }, 'google', { registration: REGISTRATION, validation: { allowedAudiences: ['a'] }, login: { scopes: [] } }],
    ['microsoft_v2', { ...CLIENT, login_scopes: ['wl.basic'] }, 'legacyMicrosoftAccount', { registration: REGISTRATION, validation: { allowedAudiences: [] }, login: { scopes: ['wl.basic'] } }],
    ['twitter_v2', { consumer_key: 'key', consumer_secret_setting_name: 'SECRET' }, 'twitter', { registration: { consumerKey: 'key', consumerSecretSettingName: 'SECRET' } }],
  ])('spells %s as Azure does', (name, block, provider, expected) => {
    for (const given of [block, [block]]) {
      expect(body({ login: {}, [name]: given }).identityProviders).toEqual({ ...NONE, [provider]: { enabled: true, ...expected } });
    }
  });

  test('names each provider of OpenID Connect, and its secret as azurerm does', () => {
    const custom = (name: string) => ({ name, client_id: 'id', openid_configuration_endpoint: `https://${name}` });
    const one = { ...custom('okta'), scopes: ['openid'], name_claim_type: 'name' };
    expect(body({ login: {}, custom_oidc_v2: [one, custom('auth0')] }).identityProviders).toEqual({
      ...NONE,
      customOpenIdConnectProviders: {
        okta: {
          enabled: true,
          registration: {
            clientId: 'id',
            clientCredential: { method: 'ClientSecretPost', clientSecretSettingName: 'OKTA_PROVIDER_AUTHENTICATION_SECRET' },
            openIdConnectConfiguration: { wellKnownOpenIdConfiguration: 'https://okta' },
          },
          login: { scopes: ['openid'], nameClaimType: 'name' },
        },
        auth0: {
          enabled: true,
          registration: {
            clientId: 'id',
            clientCredential: { method: 'ClientSecretPost', clientSecretSettingName: 'AUTH0_PROVIDER_AUTHENTICATION_SECRET' },
            openIdConnectConfiguration: { wellKnownOpenIdConfiguration: 'https://auth0' },
          },
          login: { scopes: [] },
        },
      },
    });
  });

  test('takes null for what is not set', () => {
    expect(body({ login: null, auth_enabled: null, apple_v2: null, excluded_paths: null })).toEqual(body({}));
  });

  test('writes null nowhere', () => {
    expect(JSON.stringify(body({ login: {}, active_directory_v2: { client_id: 'id', tenant_auth_endpoint: 'https://issuer' } }))).not.toContain('null');
  });
});

/** A block in which each argument has a value of its own, and those values. */
function filled(block: Block, at: string): { readonly block: EasyAuthBlock; readonly values: readonly unknown[] } {
  const entries = Object.values(block).map(({ name, type, block: inner }, index): [string, unknown, unknown[]] => {
    const mark = `${at}${name}`;
    if (inner !== undefined) {
      const { block: value, values } = filled(inner, `${mark}.`);
      return [name, type === 'blocks' ? [value] : value, [...values]];
    }
    const value = { string: mark, number: 1000 + index, boolean: true, strings: [mark], map: { [mark]: 'x' } }[type as string];
    return [name, value, type === 'boolean' ? [] : [type === 'number' ? value : mark]];
  });
  return { block: Object.fromEntries(entries.map(([name, value]) => [name, value])), values: entries.flatMap(([, , values]) => values) };
}

describe('every argument of the block', () => {
  const everything = filled(BLOCK, '');

  test('is known to the check', () => {
    const names = (block: Block, inBlocks: boolean) => Object.values(block).filter(({ block: inner }) => (inner !== undefined) === inBlocks).map(({ name }) => name).sort();
    expect(Object.keys(EASY_AUTH_ARGUMENTS['']).sort()).toEqual(names(BLOCK, false));
    expect(Object.keys(EASY_AUTH_ARGUMENTS).filter((name) => name !== '').sort()).toEqual(names(BLOCK, true));
    for (const { name, block } of Object.values(BLOCK)) if (block !== undefined) expect(Object.keys(EASY_AUTH_ARGUMENTS[name]).sort()).toEqual(names(block, false));
  });

  test.each(Object.values(BLOCK).flatMap(({ name, block }) => Object.values(block ?? {}).map((argument) => [`${name}.${argument.name}`, name, argument] as const)))(
    '%s has the kind that the check knows, and is needed where it is there',
    (_, block, { name, type, required }) => {
      const kinds = { string: 'text', number: 'number', boolean: 'flag', strings: 'list', map: 'map' } as Readonly<Record<string, string>>;
      expect(EASY_AUTH_ARGUMENTS[block][name]).toMatchObject({ kind: kinds[type] });
      expect(EASY_AUTH_ARGUMENTS[block][name].required === true).toBe(required);
    },
  );

  test('arrives in the body', () => {
    const text = JSON.stringify(body(everything.block));
    expect(everything.values.length).toBeGreaterThan(45);
    expect(everything.values.filter((value) => !text.includes(String(value)))).toEqual([]);
  });

  const flags = Object.values(BLOCK).flatMap(({ name, type, block }) =>
    type === 'boolean' ? [['', name]] : Object.values(block ?? {}).filter((argument) => argument.type === 'boolean').map((argument) => [name, argument.name]),
  );
  test.each(flags)('arrives as the flag that it is: %s.%s', (block, name) => {
    const said = (value: boolean) => JSON.stringify(body(block === '' ? { login: {}, [name]: value } : { login: {}, [block]: { [name]: value } }));
    expect(said(true)).not.toBe(said(false));
  });

  test('differs in no way once Azure has it', () => {
    const asked = body(everything.block);
    expect(plansChange(asked, asked, asked)).toBe(false);
    // Azure answers objects of null where nothing was said.
    const { identityProviders, ...rest } = body({ login: {} });
    const answer = { ...rest, identityProviders: { ...(identityProviders as object), azureActiveDirectory: { enabled: false, registration: { clientId: null }, validation: { jwtClaimChecks: null } }, customOpenIdConnectProviders: null } };
    expect(refreshed(body({ login: {} }), answer)).toEqual(body({ login: {} }));
  });
});
