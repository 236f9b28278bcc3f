import { nearest, oneOf, show } from './explain';
import type { Finding } from './rule';

const TOKEN_DOCS = 'https://developer.hashicorp.com/terraform/cdktf/concepts/tokens';
const PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app#auth_settings_v2';

type Kind = 'text' | 'flag' | 'number' | 'list' | 'map';

interface Argument {
  readonly kind: Kind;
  readonly required?: true;
  readonly oneOf?: readonly string[];
  /** Has to be known when the program runs. */
  readonly literal?: true;
}

type Arguments = Readonly<Record<string, Argument>>;

const TEXT: Argument = { kind: 'text' };
const NEEDED: Argument = { kind: 'text', required: true };
const FLAG: Argument = { kind: 'flag' };
const LIST: Argument = { kind: 'list' };
const CLIENT: Arguments = { client_id: NEEDED, client_secret_setting_name: NEEDED };

const SETTINGS: Arguments = {
  auth_enabled: FLAG, runtime_version: TEXT, config_file_path: TEXT, require_authentication: FLAG, default_provider: TEXT,
  excluded_paths: LIST, require_https: FLAG, http_route_api_prefix: TEXT,
  unauthenticated_action: { kind: 'text', oneOf: ['AllowAnonymous', 'RedirectToLoginPage', 'Return401', 'Return403'] },
  forward_proxy_convention: { kind: 'text', oneOf: ['Custom', 'NoProxy', 'Standard'] },
  forward_proxy_custom_host_header_name: TEXT, forward_proxy_custom_scheme_header_name: TEXT,
};

const LOGIN: Arguments = {
  logout_endpoint: TEXT, token_store_enabled: FLAG, token_refresh_extension_time: { kind: 'number' }, token_store_path: TEXT,
  token_store_sas_setting_name: TEXT, preserve_url_fragments_for_logins: FLAG, allowed_external_redirect_urls: LIST,
  cookie_expiration_convention: { kind: 'text', oneOf: ['FixedTime', 'IdentityProviderDerived'] },
  cookie_expiration_time: TEXT, validate_nonce: FLAG, nonce_expiration_time: TEXT,
};

const PROVIDERS: Readonly<Record<string, Arguments>> = {
  active_directory_v2: {
    client_id: NEEDED, tenant_auth_endpoint: NEEDED, client_secret_setting_name: TEXT, client_secret_certificate_thumbprint: TEXT,
    jwt_allowed_groups: LIST, jwt_allowed_client_applications: LIST, www_authentication_disabled: FLAG, allowed_groups: LIST,
    allowed_identities: LIST, allowed_applications: LIST, login_parameters: { kind: 'map', literal: true }, allowed_audiences: LIST,
  },
  apple_v2: CLIENT,
  azure_static_web_app_v2: { client_id: NEEDED },
  custom_oidc_v2: { name: { ...NEEDED, literal: true }, client_id: NEEDED, openid_configuration_endpoint: NEEDED, name_claim_type: TEXT, scopes: LIST },
  facebook_v2: { app_id: NEEDED, app_secret_setting_name: NEEDED, graph_api_version: TEXT, login_scopes: LIST },
  github_v2: { ...CLIENT, login_scopes: LIST },
  google_v2: { ...CLIENT, allowed_audiences: LIST, login_scopes: LIST },
  microsoft_v2: { ...CLIENT, allowed_audiences: LIST, login_scopes: LIST },
  twitter_v2: { consumer_key: NEEDED, consumer_secret_setting_name: NEEDED },
};

/** Arguments that exclude each other, by block. */
const EITHER: Readonly<Record<string, readonly [string, string]>> = {
  login: ['token_store_path', 'token_store_sas_setting_name'],
  active_directory_v2: ['client_secret_setting_name', 'client_secret_certificate_thumbprint'],
};

const BLOCKS: readonly string[] = ['login', ...Object.keys(PROVIDERS)];

/** The arguments of the block and of the blocks in it, as azurerm has them. */
export const EASY_AUTH_ARGUMENTS: Readonly<Record<string, Arguments>> = { '': SETTINGS, login: LOGIN, ...PROVIDERS };

/** Tells values that only Terraform will know. */
type IsToken = (value: unknown) => boolean;

/**
 * What azurerm would say about Easy Auth.
 *
 * Through AzAPI nobody reads the block after this library: an argument with a slip in its name would have no effect, and the
 * app would be open.
 */
export function checkEasyAuthArguments(settings: unknown, isToken: IsToken): Finding[] {
  if (!isRecord(settings)) return [];
  const found = checkBlock('', 'authSettingsV2', settings, isToken);
  const names = Object.keys(settings).map(snakeCase);
  for (const [given, value] of Object.entries(settings)) {
    const name = snakeCase(given);
    if (!BLOCKS.includes(name) || value === undefined || value === null) continue;
    const listed = Array.isArray(value) ? (value as unknown[]) : [value];
    const path = `authSettingsV2.${given}`;
    if (listed.length > 1 && name !== 'custom_oidc_v2') found.push(finding(`${show(path)} has ${listed.length} items, but one at most is taken`, `write one object`));
    for (const block of listed) {
      if (isToken(block)) found.push(literalNeeded(path, 'an object'));
      else if (!isRecord(block)) found.push(finding(`${show(path)} is ${typeof block === 'string' ? 'text' : show(block)}, but an object is needed`, 'write an object'));
      else found.push(...checkBlock(name, path, block, isToken));
    }
  }
  if (!Object.keys(PROVIDERS).some((name) => names.includes(name))) {
    found.push(finding(`'authSettingsV2' names no identity provider`, `add one of ${oneOf(Object.keys(PROVIDERS).map(camelCase))}`));
  }
  return found;
}

function checkBlock(block: string, path: string, given: Readonly<Record<string, unknown>>, isToken: IsToken): Finding[] {
  const arguments_ = EASY_AUTH_ARGUMENTS[block];
  const found: Finding[] = [];
  const set = new Set<string>();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const argument = Object.hasOwn(arguments_, snakeCase(name)) ? arguments_[snakeCase(name)] : undefined;
    if (argument !== undefined) {
      set.add(snakeCase(name));
      found.push(...checkValue(`${path}.${name}`, argument, value, isToken));
    } else if (block !== '' || !BLOCKS.includes(snakeCase(name))) {
      const names = Object.keys(arguments_).concat(block === '' ? BLOCKS : []);
      const near = nearest(name, names.map(camelCase));
      const what = isToken(name) ? `${show(path)} has a name that is a token` : `${show(`${path}.${name}`)} is no argument of the block`;
      found.push(finding(what, `write ${oneOf(near.length > 0 ? near.map(show) : names.map(camelCase))}`));
    }
  }
  for (const [name, { required }] of Object.entries(arguments_)) {
    if (required === true && !set.has(name)) found.push(finding(`${show(`${path}.${camelCase(name)}`)} is missing`, `set ${show(camelCase(name))} in ${show(path)}`));
  }
  const either = EITHER[block];
  if (either?.every((name) => set.has(name)) === true) {
    const [one, other] = either.map((name) => show(`${path}.${camelCase(name)}`));
    found.push(finding(`${one} and ${other} are both set`, 'keep one of the two'));
  }
  return found;
}

function checkValue(path: string, { kind, oneOf: allowed, literal }: Argument, value: unknown, isToken: IsToken): Finding[] {
  if (isToken(value)) return literal === true ? [literalNeeded(path, KINDS[kind].words)] : [];
  if (!KINDS[kind].fits(value, isToken)) {
    const shown = typeof value !== 'string' ? show(value) : /\S/.test(value) ? 'text' : 'empty';
    return [finding(`${show(path)} is ${shown}, but ${KINDS[kind].words} is needed`, `write ${KINDS[kind].words}`)];
  }
  if (allowed !== undefined && !allowed.includes(value as string)) return [finding(`${show(path)} is ${show(value)}`, `write ${oneOf(allowed.map(show))}`)];
  return [];
}

const KINDS: Readonly<Record<Kind, { readonly words: string; readonly fits: (value: unknown, isToken: IsToken) => boolean }>> = {
  text: { words: 'text', fits: (value) => typeof value === 'string' && /\S/.test(value) },
  flag: { words: 'true or false', fits: (value) => typeof value === 'boolean' },
  number: { words: 'a number from 0 upward', fits: (value) => typeof value === 'number' && value >= 0 },
  list: { words: 'a list of texts', fits: (value, isToken) => Array.isArray(value) && value.every((item) => typeof item === 'string' || isToken(item)) },
  map: { words: 'a map of names to texts', fits: (value, isToken) => isRecord(value) && Object.values(value).every((item) => typeof item === 'string' || isToken(item)) },
};

const finding = (what: string, fix: string): Finding => ({
  code: 'AZFN4011',
  what,
  why: `nothing checks the settings of Easy Auth after this library, so what is wrong in them would leave the app open or closed without a word (${PAGE})`,
  fix,
});

const literalNeeded = (path: string, words: string): Finding => ({
  code: 'AZFN8005',
  what: `${show(path)} is a token, but ${words} is needed that is known when the program runs`,
  why: `names that Azure knows settings by are made of it (${TOKEN_DOCS})`,
  fix: 'write it in the program; values in it may be tokens',
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const snakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
