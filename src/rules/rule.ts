import type { Code } from './codes';

/** Stands for a value that Terraform knows only when it applies; the same mark in every copy of the package. */
export const UNRESOLVED: unique symbol = Symbol.for('cdktf-azure-functions.unresolved');

/** A plain value, or the mark that it is not known yet. */
export type MaybeKnown<T> = T | typeof UNRESOLVED;

/** What a rule found: data for `explain()`. */
export interface Finding {
  readonly code: Code;
  /** The prop or method the user typed, the value given and what is allowed. Never a secret. */
  readonly what: string;
  /** The platform's reason with its page. */
  readonly why: string;
  /** Something to type. */
  readonly fix: string;
}

/** `deferred`: an input is not known yet, so nothing is claimed. */
export type Verdict = 'ok' | 'deferred' | Finding | readonly Finding[];

/** A check over plain values that names what it looks at. */
export interface Rule<Input> {
  (input: Input): Verdict;
}

type Known<Input, Key extends keyof Input> = {
  readonly [K in Key]: Exclude<Input[K], typeof UNRESOLVED>;
};

/**
 * Makes a rule: `rule<Input>()(['a', 'b'], ({ a, b }) => …)`.
 *
 * The check is called only when every input it names is known; an absent input (`undefined`) counts as known.
 */
export const rule =
  <Input>() =>
  <Key extends keyof Input>(
    inputs: readonly Key[],
    check: (known: Known<Input, Key>) => 'ok' | Finding | readonly Finding[],
  ): Rule<Pick<Input, Key>> =>
  (input) =>
    inputs.some((key) => input[key] === UNRESOLVED) ? 'deferred' : check(input as Known<Input, Key>);

/** Everything that a list of rules found, in their order. */
export function findings<Input>(rules: readonly Rule<Input>[], input: Input): Finding[] {
  const found: Finding[] = [];
  for (const check of rules) {
    const verdict = check(input);
    if (verdict === 'ok' || verdict === 'deferred') continue;
    if (Array.isArray(verdict)) found.push(...(verdict as readonly Finding[]));
    else found.push(verdict as Finding);
  }
  return found;
}

/** Whether a value is known, as a type guard. */
export const isKnown = <T>(value: MaybeKnown<T>): value is T => value !== UNRESOLVED;
