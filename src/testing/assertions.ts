import { hasAppSetting, hasFunctionApp, hasStickySetting, isRefusedWith, warnsWith, type CheckResult } from './checks';
import type { FunctionAppExpectation } from './function-app-expectation';

/**
 * Claims about a program, for any test runner and any language: each throws an error that says what is there instead.
 *
 * A claim is about an app, a stack or a construct, or about what `TestKit.synthesize()` returned, which is synthesized once. With jest,
 * `cdktf-azure-functions/lib/testing/jest` has the same claims as matchers.
 *
 * A claim that cannot be true or false is an error, in a `doesNot…` as well: one about a program that is refused, a code that does
 * not exist, an expectation of nothing, a name that no setting has.
 */
export class Assertions {
  /**
   * Claims that there is a function app that is as expected, in what is expected.
   *
   * @param subject an app, a stack or a construct, or what it was synthesized to
   * @param expected what the app has to be; the rest may be anything
   */
  public static hasFunctionApp(subject: unknown, expected: FunctionAppExpectation): void {
    holds(hasFunctionApp(subject, expected));
  }

  /**
   * Claims that there is no function app that is as expected.
   *
   * @param subject an app, a stack or a construct, or what it was synthesized to
   * @param expected what no app may be
   */
  public static doesNotHaveFunctionApp(subject: unknown, expected: FunctionAppExpectation): void {
    fails(hasFunctionApp(subject, expected));
  }

  /**
   * Claims that an app or slot has an app setting. Names are compared without case.
   *
   * @param subject a function app or slot, as a construct or as data, or a stack with one function app
   * @param settingName name of the setting
   * @param value text of the setting, in JavaScript also a regular expression; any value, if left out
   */
  public static hasAppSetting(subject: unknown, settingName: string, value?: unknown): void {
    holds(hasAppSetting(subject, settingName, given(value)));
  }

  /**
   * Claims that an app or slot does not have an app setting, or not of a value. Names are compared without case.
   *
   * @param subject a function app or slot, as a construct or as data, or a stack with one function app
   * @param settingName name of the setting
   * @param value value that the setting may not have; none at all, if left out
   */
  public static doesNotHaveAppSetting(subject: unknown, settingName: string, value?: unknown): void {
    fails(hasAppSetting(subject, settingName, given(value)));
  }

  /**
   * Claims that an app setting or connection string stays with the slot when slots are swapped.
   *
   * @param subject a function app or slot, as a construct or as data, or a stack with one function app
   * @param settingName name of the setting
   */
  public static hasStickySetting(subject: unknown, settingName: string): void {
    holds(hasStickySetting(subject, settingName, false));
  }

  /**
   * Claims that an app setting or connection string goes with the code when slots are swapped.
   *
   * @param subject a function app or slot, as a construct or as data, or a stack with one function app
   * @param settingName name of a setting that there is
   */
  public static doesNotHaveStickySetting(subject: unknown, settingName: string): void {
    fails(hasStickySetting(subject, settingName, true));
  }

  /**
   * Claims that a program is refused when it is synthesized. What a constructor refuses is an error of its own, with the code in its text;
   * JavaScript may pass a function that defines the program and returns it.
   *
   * @param subject an app or a stack, or what it was synthesized to
   * @param codes codes that it is refused with, among others; without any, it is refused at all
   */
  public static isRefusedWith(subject: unknown, ...codes: string[]): void {
    holds(isRefusedWith(subject, codes, false));
  }

  /**
   * Claims that a program is refused with none of the codes.
   *
   * @param subject an app or a stack, or what it was synthesized to
   * @param codes codes that it is not refused with; without any, it is not refused at all
   */
  public static isNotRefusedWith(subject: unknown, ...codes: string[]): void {
    fails(isRefusedWith(subject, codes, true));
  }

  /**
   * Claims that there are warnings.
   *
   * @param subject an app, a stack or a construct, or what it was synthesized to
   * @param codes codes of the warnings, among others; without any, there is one of this library
   */
  public static warnsWith(subject: unknown, ...codes: string[]): void {
    holds(warnsWith(subject, codes, false));
  }

  /**
   * Claims that there is no warning with any of the codes.
   *
   * @param subject an app, a stack or a construct, or what it was synthesized to
   * @param codes codes that nothing is warned about with; without any, there is none of this library
   */
  public static doesNotWarnWith(subject: unknown, ...codes: string[]): void {
    fails(warnsWith(subject, codes, true));
  }

  private constructor() {}
}

function holds({ pass, message }: CheckResult): void {
  if (!pass) throw new Error(message);
}

function fails({ pass, message }: CheckResult): void {
  if (pass) throw new Error(message);
}

/** Other languages cannot tell nothing from a value that was left out. */
const given = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value]);
