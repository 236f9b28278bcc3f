/** An expectation that decides by itself, such as those of `expect.stringContaining()`. */
interface Asymmetric {
  readonly asymmetricMatch: (actual: unknown) => boolean;
  /** What it looks for. */
  readonly sample?: unknown;
}

const isAsymmetric = (value: unknown): value is Asymmetric =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Asymmetric>).asymmetricMatch === 'function';

/**
 * Where a value is not what is expected, one line each.
 *
 * Objects are compared by the entries that are expected, lists as a whole, texts also with regular expressions. What is expected to
 * be `undefined` may be anything.
 */
export function differences(expected: unknown, actual: unknown, at: string): string[] {
  if (expected === undefined) return [];
  const differs = [`${at}: expected ${shown(expected)}, is ${shown(actual)}`];
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual) ? [] : differs;
  if (expected instanceof RegExp) return typeof actual === 'string' && expected.test(actual) ? [] : differs;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs;
    return expected.flatMap((item, index) => differences(item, actual[index], `${at}[${index}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return differs;
    return Object.entries(expected).flatMap(([name, value]) => differences(value, Object.hasOwn(actual, name) ? (actual as Record<string, unknown>)[name] : undefined, `${at}.${name}`));
  }
  return Object.is(expected, actual) ? [] : differs;
}

const LONGEST = 120;

/** A value on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof RegExp) return String(value);
  if (isAsymmetric(value)) return value.sample === undefined ? String(value) : `${String(value)} ${shown(value.sample)}`;
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
