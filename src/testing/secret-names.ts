/*
 * What a secret is, by the name of a setting or of an argument, and by its text. One rule for all shapes of settings: maps of
 * azurerm, lists of azapi, connection strings, and what a message says about them.
 */

/** Words that make a name one of a secret. */
const SECRET_WORDS = new Set([
  'credential', 'credentials', 'key', 'keys', 'pass', 'passcode', 'passphrase', 'passwd', 'password', 'passwords', 'pat', 'pwd', 'sas', 'secret', 'secrets', 'token', 'tokens',
]);
/** The same, where nothing separates it from the word before: `DBPASSWORD`, `APIKEY`. */
const SECRET_ENDING =
  /(passphrase|passwd|passwords?|pwd|secrets?|tokens?|(?<!\b(cache|configuration|don|foreign|hash|hoc|hot|joc|lac|low|mic|mon|partition|public|routing|row|shard|sort|tur|turn|whis))keys?)$/;
/** Words after which a name says something about a secret, and is not the name of one: `TOKEN_ENDPOINT`, `clientSecretSettingName`. */
const ABOUT = new Set([
  'algorithm', 'allowed', 'audience', 'column', 'count', 'curve', 'days', 'disabled', 'enabled', 'endpoint', 'expiration', 'expires', 'expiry', 'field', 'file', 'format', 'header', 'host', 'hours',
  'id', 'ids', 'issuer', 'kind', 'length', 'lifetime', 'limit', 'location', 'max', 'method', 'min', 'minutes', 'mode', 'mount', 'name', 'names', 'namespace', 'ops', 'opts', 'path', 'paths', 'permissions',
  'policy', 'prefix', 'provider', 'region', 'required', 'rotation', 'seconds', 'setting', 'settings', 'size', 'source', 'store', 'suffix', 'thumbprint', 'timeout', 'ttl', 'type',
  'uri', 'url', 'usage', 'vault', 'version',
]);
const ADDRESS = new Set(['endpoint', 'uri', 'url']);
/** Keys and tokens that open nothing, and the service that is named after them. */
const NO_SECRET = /\b(key vault|pass through|max( [a-z]+)? tokens?|token (bucket|cache)|(cache|configuration|foreign|hash|partition|public|routing|row|shard|sort) keys?)\b/g;
/** Arguments whose names do not say it: the address of a container for backups has a signature in it. */
const ARGUMENTS = new Set(['storage_account_url']);

/** Words of a name in lower case: `API_KEY`, `apiKey` and `Api:Key1` are all `api key`. */
const wordsOf = (name: string): string =>
  name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').toLowerCase().replace(/[^a-z]+/g, ' ').trim();

/** Whether a name is that of a secret. */
export const isSecretName = (name: string): boolean => saysOf(name) === 'secret';

/** Whether a name says that its value is no secret, even where it stands below the name of one. */
export const isAboutSecret = (name: string): boolean => saysOf(name) === 'about';

function saysOf(name: string): 'secret' | 'about' | undefined {
  if (ARGUMENTS.has(name)) return 'secret';
  const all = wordsOf(name);
  const words = all.replace(NO_SECRET, '').split(' ').filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (ABOUT.has(last)) return words.includes('sas') && ADDRESS.has(last) ? 'secret' : 'about';
  if (words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDING.test(word))) return 'secret';
  return all.search(NO_SECRET) < 0 ? undefined : 'about';
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
  /(["'])\w*(api[-_]?key|access[-_]?key|account[-_]?key|password|secret|token)\1\s*:\s*(["'])(?!\3)[^\0]/i,
  /(passphrase|passwd|password|pwd|secret|(access|account|api)[-_ ]?key)["']?[ \t]*:[ \t]+["']?(?![{<])[^\s"'\0]/i,
  /--([a-z]+-)*(passphrase|passwd|password|pwd|secret|token|(access|account|api)-?key)(\s+|=)["']?(?![-{<])[^\s"'\0]/i,
  /[?&](sig|code|password|secret|((access|api|auth|client|functions?|id|refresh|sas|subscription|x-functions)[-_]?)?(key|secret|token))=(?![{<][^\s&]*[}>](&|$))[^\s&\0]/i,
  /:\/\/[^/\s:@]*:(?=\0*[^/\s@\0])[^/\s@]*@/,
  /\bBearer (?!auth)[\w+/.=~-]{12,}/i,
  // Words are in one case, and have no digits.
  /\b[Bb](asic|ASIC) (?=\S*(\d|=|[a-z][A-Z]))[\w+/=-]{12,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\./,
  /\b(sk|rk|pk)_(live|test)_\w{4,}|(?<![\w-])sk-[\w-]{16,}|\bgh[opsur]_\w{16,}|\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}|\bxox[abeprs]-[\w-]{8,}|\bAKIA[A-Z\d]{16}\b|\bAIza[\w-]{30,}/,
  /\bhv[bs]\.[\w-]{8,}|\bSG\.[\w-]{8,}\.[\w-]{8,}|\bnpm_[A-Za-z\d]{16,}|[\w~.]{3}\dQ~[\w~.-]{16,}/,
  /hooks\.slack\.com\/services\/\w/,
];

/** Whether a text is a secret, or has one in it, whatever its name is. */
export const isSecretText = (text: string): boolean => SECRET_TEXTS.some((pattern) => pattern.test(text));
