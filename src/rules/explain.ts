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

/** All findings about one construct as the message of one error. */
export function explainAll(subject: string, found: readonly Finding[]): string {
  return [`${subject} cannot be defined:`, ...found.map((finding) => `  ${explain(finding)}`)].join('\n');
}

const LONGEST = 80;

/** A value as a message shows it: short, quoted, on one line, without control characters. */
export function show(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string': {
      // eslint-disable-next-line no-control-regex
      const clean = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\uFFFD');
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
