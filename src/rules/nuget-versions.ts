import { compareVersions } from './versions';

/** What a version of a package reference resolves to, as far as its text tells. */
export interface Resolved {
  /** Numbers of the version that NuGet takes, or of the lowest one it may take. */
  readonly low: string;
  /** Numbers that the version stays below, where it floats; `undefined` where it does not. */
  readonly below: string | undefined;
}

const PLAIN = /^(\d{1,9}(?:\.\d{1,9}){0,3})(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;
const FLOATING = /^(\d{1,9}(?:\.\d{1,9}){0,2})\.\*(?:-\*)?$/;
const PRERELEASE = /^(\d{1,9}(?:\.\d{1,9}){0,3})-[\w.-]*\*$/;
const INTERVAL = /^[[(]\s*([^,\s]+)\s*(?:,[^,]*)?[\])]$/;

/**
 * Reads `1.2.0`, `1.2.*`, `[1.2.0]` and `[1.2.0, 2.0.0)`; `undefined` where no lowest version is said.
 *
 * A preview counts as its version: it has what the version brings.
 */
export function resolveVersion(text: string): Resolved | undefined {
  const version = text.trim();
  const plain = PLAIN.exec(version) ?? PRERELEASE.exec(version);
  if (plain !== null) return { low: plain[1], below: undefined };
  const floating = FLOATING.exec(version);
  if (floating !== null) {
    const parts = floating[1].split('.').map(Number);
    return { low: floating[1], below: [...parts.slice(0, -1), parts[parts.length - 1] + 1].join('.') };
  }
  const interval = INTERVAL.exec(version);
  // A single version in round brackets excludes itself.
  return interval === null || (!version.includes(',') && version.startsWith('(')) ? undefined : resolveVersion(interval[1]);
}

/** Whether a reference resolves to a version below another, whatever else restores; `false` where that cannot be told. */
export function isBelow(text: string, minimum: string): boolean {
  const resolved = resolveVersion(text);
  if (resolved === undefined) return false;
  return resolved.below === undefined ? compareVersions(resolved.low, minimum) < 0 : compareVersions(resolved.below, minimum) <= 0;
}
