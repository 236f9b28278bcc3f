import { explainAll } from './explain';
import type { Code } from './codes';
import type { Finding } from './rule';

/** The error every refused program ends with: all findings in one message. */
export class AzfnError extends Error {
  public readonly codes: readonly Code[];

  constructor(subject: string, found: readonly Finding[], refusal?: string) {
    super(explainAll(subject, found, refusal));
    this.name = 'AzfnError';
    this.codes = found.map(({ code }) => code);
  }
}

/**
 * Throws when something was found.
 *
 * `refusal` says what the subject cannot, if it is not to be defined. The stack of the error starts at the caller of `entry`, or of this function, so that it points into the user's program.
 */
export function refuse(subject: string, found: readonly Finding[], entry?: (...args: never[]) => unknown, refusal?: string): void {
  if (found.length === 0) return;
  const error = new AzfnError(subject, found, refusal);
  Error.captureStackTrace(error, entry ?? refuse);
  throw error;
}
