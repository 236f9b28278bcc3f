import { piecesOf } from './expressions';
import { EXPRESSION, isAboutSecret, isConnectionName, isSecretName, isSecretText } from './secret-names';

/** What is written for a secret. */
export const HIDDEN = '<secret>';

const REFERENCE = /^@Microsoft\.KeyVault\([^()]*\)$/i;
/** Values that are no secrets, whatever they are called; the last is how a connection says that it has none. */
const PLAIN = /^(true|false|managedidentity)$/i;
/** Kinds of connection strings, by which Azure's own API and azurerm tell them from anything else that has a value. */
const CONNECTION_TYPE = /^(ApiHub|Custom|DocDb|EventHub|MySql|NotificationHub|PostgreSQL|RedisCache|SQLAzure|SQLServer|ServiceBus)$/i;
/** Texts in an expression that are values: arguments and items, but not the names in `outputs["name"]`. */
const TEXT_IN_EXPRESSION = /(\$\{\s*|[(,?:=]\s*|(?<![\w\])])\[\s*)"((?:[^"\\]|\\.)*)"/g;

/** The name of everything that is secret because of where it stands. */
export const SENSITIVE = 'sensitive_body_secret';

/** Whether one of the names is that of a secret. */
export const areSecretNames = (names: readonly string[]): boolean => names.some(isSecretName);

/** A text under its names, without what is secret in it; references stay, because they are what a reader wants to know. */
export function textWithoutSecrets(text: string, names: readonly string[]): string {
  if (text === '' || (names[0] !== SENSITIVE && (PLAIN.test(text) || CONNECTION_TYPE.test(text)))) return text;
  const pieces = piecesOf(text);
  const seen = pieces.map((piece) => (piece.expression ? EXPRESSION : piece.text)).join('');
  if (REFERENCE.test(seen)) return text;
  const literal = pieces.every(({ expression }) => !expression);
  const secret = areSecretNames(names);
  if (literal && !secret && /^\s*[[{]/.test(text)) return jsonWithoutSecrets(text);
  // Around references, the text of a connection is looked at: names of hosts and accounts are no secrets.
  const hidden = secret || isSecretText(seen) || (literal && names.some(isConnectionName));
  if (literal) return hidden ? HIDDEN : text;
  return pieces.map((piece) => (piece.expression ? expressionWithoutSecrets(piece.text, secret) : hidden ? HIDDEN : piece.text)).join('');
}

/** The same data without secrets; `names` are what the data is known by. */
export function withoutSecrets(value: unknown, names: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, names));
  if (typeof value === 'string') return textWithoutSecrets(value, names);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, namesIn(value, key, names))]));
}

/** The arguments of a resource without secrets: its type tells what its `value` is, such as that of a Key Vault secret, and nothing else. */
export const blockWithoutSecrets = (block: object, type: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(block).map(([key, item]) => [key, withoutSecrets(item, namesIn(block, key, key === 'value' ? [type] : []))]));

/**
 * What an entry of an object is known by: its key, and for a `value` the name beside it and that of the object.
 *
 * What is below the name of a secret is one, unless its key is about something else, such as `id` or `expires`.
 * What is in a `sensitive_body` is secret, all of it.
 */
export function namesIn(holder: object, key: string, names: readonly string[]): readonly string[] {
  const { name, key: itsKey, type } = holder as Readonly<Record<string, unknown>>;
  if (names[0] === SENSITIVE || key === 'sensitive_body') return [SENSITIVE];
  if (key === 'key' && 'value' in holder) return [];
  if (key !== 'value') return areSecretNames(names) && !isAboutSecret(key) ? [key, ...names] : [key];
  const beside = [name, itsKey].filter((each): each is string => typeof each === 'string');
  const connection = typeof type === 'string' && (typeof name === 'string' || CONNECTION_TYPE.test(type));
  return [...beside, ...names, ...(connection ? [SENSITIVE] : [])];
}

function expressionWithoutSecrets(expression: string, secret: boolean): string {
  return expression.replace(TEXT_IN_EXPRESSION, (whole, before: string, text: string) => (text !== '' && (secret || isSecretText(text)) ? `${before}"${HIDDEN}"` : whole));
}

/** JSON in a text, for example the body of a resource; any other text is looked at as a whole. */
function jsonWithoutSecrets(text: string): string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return isSecretText(text) ? HIDDEN : text;
  }
  const without = JSON.stringify(withoutSecrets(data));
  return without === JSON.stringify(data) ? text : without;
}
