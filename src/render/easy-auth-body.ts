/** The block `auth_settings_v2` with the names that Terraform gives its arguments. Values may be tokens. */
export type EasyAuthBlock = Readonly<Record<string, unknown>>;

/**
 * Body of `Microsoft.Web/sites/config` named `authsettingsV2`: what azurerm makes of the block, with the same defaults.
 *
 * It is merged into what Azure has. So providers that the block does not have are switched off by name, and what has a
 * default is written. Null is written nowhere: Azure answers objects of null there, which would differ every time. An
 * optional argument without a default that is taken out of the block stays in force until it gets another value, and so does
 * one of several providers of OpenID Connect.
 */
export const renderEasyAuthBody = (block: EasyAuthBlock) => ({
  properties: {
    platform: {
      enabled: value(block, 'auth_enabled') ?? false,
      runtimeVersion: value(block, 'runtime_version') ?? '~1',
      configFilePath: value(block, 'config_file_path'),
    },
    globalValidation: {
      requireAuthentication: value(block, 'require_authentication') ?? false,
      unauthenticatedClientAction: value(block, 'unauthenticated_action') ?? 'RedirectToLoginPage',
      redirectToProvider: value(block, 'default_provider'),
      excludedPaths: value(block, 'excluded_paths') ?? [],
    },
    httpSettings: {
      requireHttps: value(block, 'require_https') ?? true,
      routes: { apiPrefix: value(block, 'http_route_api_prefix') ?? '/.auth' },
      forwardProxy: {
        convention: value(block, 'forward_proxy_convention') ?? 'NoProxy',
        customHostHeaderName: value(block, 'forward_proxy_custom_host_header_name'),
        customProtoHeaderName: value(block, 'forward_proxy_custom_scheme_header_name'),
      },
    },
    login: renderLogin(blocks(block, 'login')[0] ?? {}),
    identityProviders: {
      apple: provider(block, 'apple_v2', (apple) => ({ registration: client(apple) })),
      azureActiveDirectory: provider(block, 'active_directory_v2', renderActiveDirectory),
      azureStaticWebApps: provider(block, 'azure_static_web_app_v2', (app) => ({ registration: { clientId: value(app, 'client_id') } })),
      facebook: provider(block, 'facebook_v2', (facebook) => ({
        registration: { appId: value(facebook, 'app_id'), appSecretSettingName: value(facebook, 'app_secret_setting_name') },
        graphApiVersion: value(facebook, 'graph_api_version'),
        login: scopes(facebook),
      })),
      gitHub: provider(block, 'github_v2', (gitHub) => ({ registration: client(gitHub), login: scopes(gitHub) })),
      google: provider(block, 'google_v2', (google) => ({ registration: client(google), validation: audiences(google), login: scopes(google) })),
      legacyMicrosoftAccount: provider(block, 'microsoft_v2', (microsoft) => ({
        registration: client(microsoft), validation: audiences(microsoft), login: scopes(microsoft),
      })),
      twitter: provider(block, 'twitter_v2', (twitter) => ({
        registration: { consumerKey: value(twitter, 'consumer_key'), consumerSecretSettingName: value(twitter, 'consumer_secret_setting_name') },
      })),
      customOpenIdConnectProviders: Object.fromEntries(
        blocks(block, 'custom_oidc_v2').map((custom) => [String(value(custom, 'name')), renderOpenId(custom)]),
      ),
    },
  },
});

const renderLogin = (login: EasyAuthBlock) => {
  const directory = value(login, 'token_store_path');
  const sasUrlSettingName = value(login, 'token_store_sas_setting_name');
  return {
    routes: given({ logoutEndpoint: value(login, 'logout_endpoint') }),
    tokenStore: {
      // A place for the tokens means that they are kept.
      enabled: directory !== undefined || sasUrlSettingName !== undefined ? true : (value(login, 'token_store_enabled') ?? false),
      tokenRefreshExtensionHours: value(login, 'token_refresh_extension_time') ?? 72,
      fileSystem: given({ directory }),
      azureBlobStorage: given({ sasUrlSettingName }),
    },
    preserveUrlFragmentsForLogins: value(login, 'preserve_url_fragments_for_logins') ?? false,
    allowedExternalRedirectUrls: value(login, 'allowed_external_redirect_urls') ?? [],
    cookieExpiration: {
      convention: value(login, 'cookie_expiration_convention') ?? 'FixedTime',
      timeToExpiration: value(login, 'cookie_expiration_time') ?? '08:00:00',
    },
    nonce: {
      validateNonce: value(login, 'validate_nonce') ?? true,
      nonceExpirationInterval: value(login, 'nonce_expiration_time') ?? '00:05:00',
    },
  };
};

const renderActiveDirectory = (directory: EasyAuthBlock) => ({
  registration: {
    openIdIssuer: value(directory, 'tenant_auth_endpoint'),
    clientId: value(directory, 'client_id'),
    clientSecretSettingName: value(directory, 'client_secret_setting_name'),
    clientSecretCertificateThumbprint: value(directory, 'client_secret_certificate_thumbprint'),
  },
  login: {
    disableWWWAuthenticate: value(directory, 'www_authentication_disabled') ?? false,
    loginParameters: loginParameters(value(directory, 'login_parameters')),
  },
  validation: given({
    allowedAudiences: value(directory, 'allowed_audiences'),
    jwtClaimChecks: given({
      allowedGroups: value(directory, 'jwt_allowed_groups'),
      allowedClientApplications: value(directory, 'jwt_allowed_client_applications'),
    }),
    defaultAuthorizationPolicy: given({
      allowedPrincipals: given({ groups: value(directory, 'allowed_groups'), identities: value(directory, 'allowed_identities') }),
      allowedApplications: value(directory, 'allowed_applications'),
    }),
  }),
});

/** The setting with the secret has the name that azurerm gives it; the name of the provider is a literal. */
const renderOpenId = (custom: EasyAuthBlock) => ({
  enabled: true,
  registration: {
    clientId: value(custom, 'client_id'),
    clientCredential: {
      method: 'ClientSecretPost',
      clientSecretSettingName: `${String(value(custom, 'name')).toUpperCase()}_PROVIDER_AUTHENTICATION_SECRET`,
    },
    openIdConnectConfiguration: { wellKnownOpenIdConfiguration: value(custom, 'openid_configuration_endpoint') },
  },
  login: { scopes: value(custom, 'scopes') ?? [], nameClaimType: value(custom, 'name_claim_type') },
});

/** A provider that the block has, or one that is switched off. */
function provider<P extends object>(block: EasyAuthBlock, name: string, render: (arguments_: EasyAuthBlock) => P): { enabled: boolean } | ({ enabled: boolean } & P) {
  const [only] = blocks(block, name);
  return only === undefined ? { enabled: false } : { enabled: true, ...render(only) };
}

const client = (block: EasyAuthBlock) => ({
  clientId: value(block, 'client_id'),
  clientSecretSettingName: value(block, 'client_secret_setting_name'),
});

const scopes = (block: EasyAuthBlock) => ({ scopes: value(block, 'login_scopes') ?? [] });

const audiences = (block: EasyAuthBlock) => ({ allowedAudiences: value(block, 'allowed_audiences') ?? [] });

/** Parameters as Azure keeps them, in an order that never changes. */
const loginParameters = (parameters: unknown) =>
  isBlock(parameters) ? Object.keys(parameters).sort().map((name) => `${name}=${String(parameters[name])}`) : parameters;

/** An argument that is set; null means in Terraform that it is not. */
const value = (block: EasyAuthBlock, name: string): unknown => block[name] ?? undefined;

/** The blocks of a name: Terraform takes a list of them, and a single one as it is. */
function blocks(block: EasyAuthBlock, name: string): EasyAuthBlock[] {
  const found = value(block, name);
  return (Array.isArray(found) ? (found as unknown[]) : [found]).filter(isBlock);
}

const isBlock = (found: unknown): found is EasyAuthBlock => typeof found === 'object' && found !== null && !Array.isArray(found);

/** An object that says something; nothing where it does not. */
const given = <O extends object>(object: O): O | undefined => (Object.values(object).every((item) => item === undefined) ? undefined : object);
