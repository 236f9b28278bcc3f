import { compareParts } from './target-frameworks';

/** Versions from one to another, the upper end excluded; `undefined` is no end. */
export interface Span {
  readonly from: readonly number[];
  readonly to: readonly number[] | undefined;
}

const ALL: Span = { from: [0], to: undefined };

/** The versions of a runtime: `22` and `3.12` stand for all that start so. */
export const versionsOf = (version: string): Span => wildcard(version.split('.').map(Number));

const wildcard = (parts: readonly number[]): Span => ({ from: parts, to: next(parts, parts.length - 1) });

/** The first version after all that share the first parts. */
const next = (parts: readonly number[], at: number): number[] => [...parts.slice(0, at), parts[at] + 1];

const overlaps = (a: Span, b: Span): boolean =>
  (a.to === undefined || compareParts(b.from, a.to) < 0) && (b.to === undefined || compareParts(a.from, b.to) < 0);

function meet(a: Span, b: Span): Span | undefined {
  const from = compareParts(a.from, b.from) >= 0 ? a.from : b.from;
  const to = a.to === undefined ? b.to : b.to === undefined || compareParts(a.to, b.to) <= 0 ? a.to : b.to;
  return to !== undefined && compareParts(from, to) >= 0 ? undefined : { from, to };
}

/** Whether a range allows some version of a span; `undefined` where the range is not understood. */
export function allows(syntax: 'node' | 'python', range: string, versions: Span): boolean | undefined {
  if (range.length > 200) return undefined;
  const choices = (syntax === 'node' ? range.split('||') : range.split(/\|\|?/)).map((part) => part.trim());
  let some = false;
  for (const choice of choices) {
    const span = spanOf(syntax, choice);
    if (span === 'unknown') return undefined;
    if (span !== undefined && overlaps(span, versions)) some = true;
  }
  return some;
}

/** What all comparisons of one choice allow together; `undefined` is nothing. */
function spanOf(syntax: 'node' | 'python', choice: string): Span | 'unknown' | undefined {
  const hyphen = syntax === 'node' ? /^(\S+)\s+-\s+(\S+)$/.exec(choice) : null;
  const comparisons =
    hyphen !== null ? [`>=${hyphen[1]}`, `<=${hyphen[2]}`] : choice.replace(/([<>=~^!])\s+/g, '$1').split(syntax === 'node' ? /\s+/ : /\s*,\s*/).filter((part) => part !== '');
  let span: Span | undefined = ALL;
  for (const comparison of comparisons) {
    const one = comparisonSpan(syntax, comparison);
    if (one === undefined) return 'unknown';
    span = span === undefined ? undefined : meet(span, one);
  }
  return span;
}

const COMPARISON = /^(===|==|~=|>=|<=|!=|>|<|=|~|\^)?\s*v?(\*|[xX]|\d{1,6})(?:\.(\*|[xX]|\d{1,6}))?(?:\.(\*|[xX]|\d{1,6}))?(?:[-+.]?[a-z][\w.+-]*)?$/i;

function comparisonSpan(syntax: 'node' | 'python', text: string): Span | undefined {
  const match = COMPARISON.exec(text);
  if (match === null) return undefined;
  const [, sign = '', ...written] = match;
  const parts: number[] = [];
  let open = false;
  for (const part of written) {
    if (part === undefined) break;
    open = /[*x]/i.test(part);
    if (open) break;
    parts.push(Number(part));
  }
  if (parts.length === 0) return ALL;
  const last = parts.length - 1;
  switch (sign) {
    case '>=':
      return { from: parts, to: undefined };
    case '>':
      // Node reads >20 as "after every 20"; for Python a later patch of the same version is enough.
      return { from: syntax === 'node' && parts.length < 3 ? next(parts, last) : parts, to: undefined };
    case '<':
      return { from: [0], to: parts };
    case '<=':
      return { from: [0], to: next(parts, last) };
    case '^':
      return { from: parts, to: next(parts, parts.findIndex((part) => part > 0) === -1 ? last : parts.findIndex((part) => part > 0)) };
    case '~':
      return { from: parts, to: next(parts, Math.min(1, last)) };
    case '~=':
      return { from: parts, to: next(parts, Math.max(0, last - 1)) };
    case '!=':
      return ALL; // one patch version less
    default: // '=', '==' and '===', or no sign
      return syntax === 'python' && !open && sign === '' ? undefined : wildcard(parts);
  }
}
