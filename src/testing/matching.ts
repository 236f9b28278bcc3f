import { Construct } from '../framework';
import { HIDDEN, namesIn, textWithoutSecrets } from './secrets';

/** An expectation that decides by itself, such as those of `expect.stringContaining()`. */
export interface Asymmetric {
  asymmetricMatch(other: unknown): boolean;
  /** What it looks for. */
  readonly sample?: unknown;
}

export const isAsymmetric = (value: unknown): value is Asymmetric =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Asymmetric>).asymmetricMatch === 'function';

/** How names in a map are compared. */
export type NameOrder = 'exact' | 'without case';

/**
 * Where a value is not what is expected, one line each, without secrets.
 *
 * Objects are compared by the entries that are expected, lists as a whole, texts also with regular expressions. What is expected to
 * be `undefined` must not be there.
 *
 * @param at where the value is
 * @param names what the value is known by, which decides whether it is shown
 */
export function differences(expected: unknown, actual: unknown, at: string, names: readonly string[], order: NameOrder = 'exact'): string[] {
  const differs = (): string[] => [`${at}: expected ${shown(expected, names)}, is ${shown(actual, names)}`];
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual) ? [] : differs();
  // A copy, because an expression with the flag `g` goes on where it stopped.
  if (expected instanceof RegExp) return typeof actual === 'string' && new RegExp(expected).test(actual) ? [] : differs();
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs();
    return expected.flatMap((item, index) => differences(item, actual[index], `${at}[${index}]`, names));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return differs();
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, entry(actual as Record<string, unknown>, name, order), `${at}.${name}`, namesIn({ ...expected, ...actual }, name, names)));
  }
  return Object.is(expected, actual) ? [] : differs();
}

/** An entry of a map; where names are compared without case, the one of exactly that name comes first. */
export function entry<T>(map: Readonly<Record<string, T>>, name: string, order: NameOrder): T | undefined {
  if (Object.hasOwn(map, name)) return map[name];
  const same = order === 'exact' ? undefined : Object.keys(map).find((other) => sameName(other, name));
  return same === undefined ? undefined : map[same];
}

/** Whether two names of settings are one: Azure compares them without case. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Names in a message. */
export const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

const LONGEST = 120;

/** A value on one line, without secrets; `names` are what it is known by. */
export function shown(value: unknown, names: readonly string[] = []): string {
  if (value === undefined) return 'nothing';
  if (value instanceof RegExp || isAsymmetric(value)) return cut(shownPattern(value, names));
  if (typeof value === 'string') {
    const text = textWithoutSecrets(value, names);
    return cut(text === HIDDEN ? HIDDEN : `'${text}'`);
  }
  return cut(jsonOf(value, names, []));
}

/** A value in the way of JSON, without secrets; what JSON has no word for is named, and what contains itself is `…`. */
function jsonOf(value: unknown, names: readonly string[], around: readonly unknown[]): string {
  if (typeof value === 'string') return JSON.stringify(textWithoutSecrets(value, names));
  if (['bigint', 'function', 'symbol'].includes(typeof value)) return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (around.includes(value)) return '…';
  const within = [...around, value];
  if (value instanceof RegExp || isAsymmetric(value)) return shownPattern(value, names, within);
  if (Construct.isConstruct(value)) return value.node.path || value.constructor.name;
  if (Array.isArray(value)) return `[${value.map((item) => jsonOf(item, names, within)).join(',')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item, namesIn(value, key, names), within)}`).join(',')}}`;
}

/** What is looked for may be a secret, too. */
function shownPattern(value: RegExp | Asymmetric, names: readonly string[], within: readonly unknown[] = [value]): string {
  if (value instanceof RegExp) return textWithoutSecrets(value.source, names) === value.source ? String(value) : HIDDEN;
  const { sample } = value;
  if (sample === undefined) return nameOf(value, names);
  if (typeof sample === 'function') return `${nameOf(value, names)}<${sample.name}>`;
  return `${nameOf(value, names)} ${typeof sample === 'object' ? jsonOf(sample, names, within) : shown(sample, names)}`;
}

/** Name of a matcher; one of the program may say anything by itself. */
function nameOf(matcher: Asymmetric, names: readonly string[]): string {
  const { $$typeof: kind, toString } = matcher as { $$typeof?: unknown; toString?: unknown };
  if (kind === Symbol.for('jest.asymmetricMatcher')) return String(matcher);
  const { name } = (matcher as { constructor?: { name?: string } }).constructor ?? {};
  if (typeof toString === 'function' && toString !== Object.prototype.toString) return textWithoutSecrets(String(matcher), names);
  return name === undefined || name === 'Object' ? 'a matcher' : name;
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What a value is, for a message about one of the wrong kind. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return shown(value);
}
