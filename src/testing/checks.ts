/*
 * What a test claims, as functions that know no test runner: they answer with a verdict and a text that says what is there
 * instead. The matchers for jest and the assertions for other languages say the same with them.
 */

/** Whether something is so, and what to say where it should be otherwise. */
export interface CheckResult {
  readonly pass: boolean;
  readonly message: string;
}

export { hasFunctionApp } from './function-app-check';
export { isRefusedWith, warnsWith } from './message-checks';
export { hasAppSetting, hasStickySetting } from './setting-checks';
