import { Construct, type IConstruct } from '../framework';
import { hasAppSetting, hasFunctionApp, hasStickySetting, isRefusedWith, warnsWith, type CheckResult } from './checks';
import type { FunctionAppExpectation } from './function-app-expectation';
import { Synthesized } from './synthesized';

/** What a matcher answers to `expect`. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A matcher of the test runner in the place of a value, such as `expect.stringContaining('orders')`. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/** A value that is expected: itself, something that decides about it, and for a text also a regular expression. */
export type Expected<T> = AsymmetricMatcher | (T extends string ? string | RegExp : T extends (infer I)[] ? readonly Expected<I>[] : T extends Record<string, string> ? Readonly<Record<string, Expected<string> | undefined>> : T);

/** What a function app is expected to be, for a matcher: at least one field; what is `undefined` must not be there. */
export type ExpectedFunctionApp = { readonly [K in keyof FunctionAppExpectation]?: Expected<NonNullable<FunctionAppExpectation[K]>> | undefined };

/** The matchers as `expect()` offers them; `R` is what a matcher returns there. */
export interface FunctionAppMatchers<R> {
  /** Claims that there is a function app that is as expected, in what is expected. */
  toHaveFunctionApp(expected: ExpectedFunctionApp): R;
  /** Claims that an app or slot has an app setting; of the value, if one is given. */
  toHaveAppSetting(name: string, value?: Expected<string>): R;
  /** Claims that an app setting or connection string stays with the slot when slots are swapped. */
  toHaveStickySetting(name: string): R;
  /** Claims that a program, or a function that defines one and returns it, is refused with all of the codes; with `.not`, with none of them. */
  toBeRefusedWith(...codes: string[]): R;
  /** Claims that there are warnings with all of the codes; with `.not`, with none of them. */
  toWarnWith(...codes: string[]): R;
}

/** What a runner tells a matcher about a claim. */
export interface MatcherContext {
  /** Whether the claim was made with `.not`. */
  readonly isNot?: boolean;
}

const result = ({ pass, message }: CheckResult): MatcherResult => ({ pass, message: () => message });
const negated = (context: MatcherContext | undefined): boolean => context?.isNot === true;

/** Matchers for `expect.extend()` of jest and of runners like it. What they are given is checked, because a test may be JavaScript. */
export const matchers = {
  toHaveFunctionApp: (received: unknown, expected: unknown): MatcherResult => result(hasFunctionApp(received, expected)),
  toHaveAppSetting: (received: unknown, name: unknown, ...value: unknown[]): MatcherResult => result(hasAppSetting(received, name, value)),
  toHaveStickySetting(this: MatcherContext | undefined, received: unknown, name: unknown): MatcherResult {
    return result(hasStickySetting(received, name, negated(this)));
  },
  toBeRefusedWith(this: MatcherContext | undefined, received: unknown, ...codes: unknown[]): MatcherResult {
    return result(isRefusedWith(received, codes, negated(this)));
  },
  toWarnWith(this: MatcherContext | undefined, received: unknown, ...codes: unknown[]): MatcherResult {
    return result(warnsWith(received, codes, negated(this)));
  },
};

/** Serializer for `expect.addSnapshotSerializer()`: writes apps, stacks, constructs and what they were synthesized to. */
export const snapshotSerializer = {
  test: (value: unknown): boolean => Synthesized._is(value) || Boolean(Construct.isConstruct(value)),
  serialize: (value: IConstruct | Synthesized): string => (Synthesized._is(value) ? value : Synthesized._of(value)).snapshot(),
};

/** What is asked of `expect`. */
export interface Extensible {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the parameters that jest takes matchers with
  extend(matchers: Record<string, (received: any, ...expected: any[]) => MatcherResult>): void;
  addSnapshotSerializer?(serializer: typeof snapshotSerializer): void;
}

/** Gives `expect` the matchers and the serializer; for runners without a global one. */
export function register(expect: Extensible): void {
  expect.extend({ ...matchers } as Parameters<Extensible['extend']>[0]);
  expect.addSnapshotSerializer?.(snapshotSerializer);
}
