import { CODES } from './codes';
import type { Finding } from './rule';

/** Where the page of a code is published. */
export const DOCS_BASE = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/docs/errors';

/** One finding as text; the only place that formats findings. */
export function explain(finding: Finding): string {
  return [
    `${finding.code} ${CODES[finding.code].slug}: ${finding.what}`,
    `    why:  ${finding.why}`,
    `    fix:  ${finding.fix}`,
    `    docs: ${DOCS_BASE}/${finding.code}.md`,
  ].join('\n');
}

/** All findings about one construct or value as the message of one error. */
export function explainAll(subject: string, found: readonly Finding[], refusal = 'cannot be defined'): string {
  return [`${subject} ${refusal}:`, ...found.map((finding) => `  ${explain(finding)}`)].join('\n');
}

const LONGEST = 80;
/** How much of a text is looked at, and shown at the most. */
const MOST = 4 * LONGEST;

/** Text that looks like a connection string or a token, so that no part of it is shown. */
const SECRET = /(AccountKey|SharedAccess\w*|Password|Pwd|Secret|Sig|ApiKey|Token)\s*=/i;

/** URLs without what may be secret in them: user and password, and the query of one that is the whole text. */
const withoutSecrets = (text: string): string => text.replace(/(:\/\/)[^/?#\s]*@/g, '$1').replace(/^([a-z]+:\/\/[^?\s]*)\?[^]*/i, '$1?…');

/** Characters that end a line, or that a terminal acts on instead of showing them. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside in the middle of a sentence: without quotes, and a little longer than what is quoted. */
export function inSentence(text: string): string {
  const shown = withoutSecrets(text);
  const start = shown.slice(0, MOST);
  if (SECRET.test(start)) return 'text with a secret in it';
  return `${start.replace(CONTROLS, '\uFFFD')}${shown.length > MOST ? '…' : ''}`;
}

/** A value as a message shows it: short, quoted, on one line, without control characters and without secrets. */
export function show(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string': {
      const shown = withoutSecrets(value).slice(0, MOST);
      if (SECRET.test(shown)) return 'text with a secret in it';
      const clean = shown.replace(CONTROLS, '\uFFFD');
      return `'${clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean}'`;
    }
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
    case 'symbol':
    case 'function':
      return `a ${typeof value}`;
    default:
      return Array.isArray(value) ? 'a list' : 'an object';
  }
}

/** The end of a long text, for ids whose beginning says nothing. */
export const showEnd = (value: string): string => show(value.length > LONGEST ? `…${value.slice(-LONGEST + 10)}` : value);

/** `a, b or c`. */
export function oneOf(values: readonly (string | number)[]): string {
  const shown = values.map(String);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}`;
}

/** `a, b and c`. */
export function allOf(values: readonly (string | number)[]): string {
  const shown = values.map(String);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** The candidates nearest to what was typed, for "did you mean". */
export function nearest(typed: string, candidates: readonly string[], distance = 2): string[] {
  const wanted = typed.toLowerCase();
  const same = candidates.filter((candidate) => candidate.toLowerCase() === wanted);
  if (same.length > 0) return same;
  return candidates
    .filter((candidate) => Math.abs(candidate.length - typed.length) <= distance)
    .map((candidate) => ({ candidate, edits: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= distance)
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}
