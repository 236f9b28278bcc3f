import { Construct, type IConstruct } from '../framework';
import { hasAppSetting, hasFunctionApp, hasStickySetting, isRefusedWith, warnsWith, type CheckResult, type Program, type Subject } from './checks';
import type { FunctionAppExpectation } from './data';
import { Synthesized } from './synthesized';

/** What a matcher answers to `expect`. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers as `expect()` offers them; `R` is what a matcher returns there. */
export interface FunctionAppMatchers<R> {
  /** Claims that there is a function app that is as expected, in what is expected. */
  toHaveFunctionApp(expected?: FunctionAppExpectation): R;
  /** Claims that an app or slot has an app setting; of the value, if one is given. */
  toHaveAppSetting(name: string, value?: unknown): R;
  /** Claims that an app setting or connection string stays with the slot when slots are swapped. */
  toHaveStickySetting(name: string): R;
  /** Claims that a program, or a function that defines one, is refused with all of the codes. */
  toBeRefusedWith(...codes: string[]): R;
  /** Claims that there are warnings with all of the codes. */
  toWarnWith(...codes: string[]): R;
}

const result = ({ pass, message }: CheckResult): MatcherResult => ({ pass, message: () => message });

/** Matchers for `expect.extend()` of jest and of runners like it. */
export const matchers = {
  toHaveFunctionApp: (received: IConstruct | Synthesized, expected?: FunctionAppExpectation): MatcherResult => result(hasFunctionApp(received, expected)),
  toHaveAppSetting: (received: Subject, name: string, value?: unknown): MatcherResult => result(hasAppSetting(received, name, value)),
  toHaveStickySetting: (received: Subject, name: string): MatcherResult => result(hasStickySetting(received, name)),
  toBeRefusedWith: (received: Program, ...codes: string[]): MatcherResult => result(isRefusedWith(received, ...codes)),
  toWarnWith: (received: IConstruct | Synthesized, ...codes: string[]): MatcherResult => result(warnsWith(received, ...codes)),
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
  expect.extend({ ...matchers });
  expect.addSnapshotSerializer?.(snapshotSerializer);
}
