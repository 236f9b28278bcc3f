/*
 * What a secret is, by the name of a setting or of an argument, and by its text. One rule for all shapes of settings: maps of
 * azurerm, lists of azapi, connection strings, and what a message says about them.
 */

/** Words that make a name one of a secret. */
const SECRET_WORDS = new Set([
  'credential', 'credentials', 'key', 'keys', 'pass', 'passcode', 'passphrase', 'passwd', 'password', 'passwords', 'pat', 'pwd', 'sas', 'secret', 'secrets', 'token',
]);
/** The same, where nothing separates it from the word before: `DBPASSWORD`, `APIKEY`. */
const SECRET_ENDING = /(passphrase|passwd|passwords?|pwd|secrets?|token|(access|account|api|encryption|function|host|instrumentation|master|primary|private|secondary|shared|signing|storage)keys?)$/;
/** Words after which a name says something about a secret, and is not the name of one: `TOKEN_ENDPOINT`, `clientSecretSettingName`. */
const ABOUT = new Set([
  'algorithm', 'allowed', 'audience', 'count', 'curve', 'days', 'disabled', 'enabled', 'endpoint', 'expiration', 'expires', 'expiry', 'file', 'format', 'header', 'host', 'hours',
  'id', 'ids', 'issuer', 'kind', 'length', 'lifetime', 'limit', 'location', 'method', 'minutes', 'mode', 'name', 'names', 'namespace', 'ops', 'opts', 'path', 'paths', 'permissions',
  'policy', 'prefix', 'provider', 'region', 'required', 'rotation', 'seconds', 'setting', 'settings', 'size', 'source', 'store', 'suffix', 'thumbprint', 'timeout', 'ttl', 'type',
  'uri', 'url', 'usage', 'vault', 'version',
]);
const ADDRESS = new Set(['endpoint', 'uri', 'url']);
/** Keys that open nothing, and the service that is named after them. */
const NO_SECRET = /\b(key vault|(cache|configuration|foreign|hash|partition|public|routing|row|shard|sort) keys?)\b/g;
/** Arguments whose names do not say it: the address of a container for backups has a signature in it. */
const ARGUMENTS = new Set(['storage_account_url']);

/** Words of a name in lower case: `API_KEY`, `apiKey` and `Api:Key1` are all `api key`. */
const wordsOf = (name: string): string =>
  name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').toLowerCase().replace(/[^a-z]+/g, ' ').trim();

/** Whether a name is that of a secret. */
export function isSecretName(name: string): boolean {
  if (ARGUMENTS.has(name)) return true;
  const words = wordsOf(name).replace(NO_SECRET, '').split(' ').filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (ABOUT.has(last)) return words.includes('sas') && ADDRESS.has(last);
  return words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDING.test(word));
}

/** Whether a name is that of a connection: a secret where it has one in it, and a list of names and references otherwise. */
export function isConnectionName(name: string): boolean {
  const words = wordsOf(name).split(' ');
  if (ABOUT.has(words.at(-1) ?? '')) return false;
  return /(connection|conn) ?(string|str)s?\b|\bconnstr\b/.test(words.join(' ')) || /(connection|conn)$/.test(words.at(-1) ?? '');
}

/** Stands for an expression of Terraform in a text that is looked at. */
export const EXPRESSION = '\u0000';

/** Texts that are secrets wherever they stand. What comes after the sign is looked at, because an expression there is none. */
const SECRET_TEXTS = [
  /(AccountKey|AccessKey|ApiKey|SharedAccessSignature|Passwd|Password|Pwd|Secret)["']?\s*=\s*["']?[^\s;&"'\0]/i,
  /(^|[^A-Za-z])((Access|Auth|Id|Refresh|Sas)?Token|Sig)\s*=\s*[^\s;&\0]/i,
  /"\w*(apikey|accesskey|accountkey|password|secret|token)"\s*:\s*"[^"\0]/i,
  /[?&](sig|code|token|key|api-?key|access_token)=[^\s&\0]/i,
  /:\/\/[^/\s:@]*:(?=\0*[^/\s@\0])[^/\s@]*@/,
  /\b(Bearer|Basic) [\w+/.=~-]{12,}/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\./,
  /\b(sk|rk|pk)_(live|test)_\w{4,}|\bsk-[\w-]{16,}|\bgh[opsur]_\w{16,}|\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{8,}|\bAKIA[A-Z\d]{16}\b|\bAIza[\w-]{30,}/,
  /hooks\.slack\.com\/services\/\w/,
];

/** Whether a text is a secret, or has one in it, whatever its name is. */
export const isSecretText = (text: string): boolean => SECRET_TEXTS.some((pattern) => pattern.test(text));
