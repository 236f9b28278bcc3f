import type { IConstruct } from '../framework';
import { hasAppSetting, hasFunctionApp, hasStickySetting, isRefusedWith, warnsWith, type CheckResult } from './checks';
import type { FunctionAppExpectation } from './data';

/**
 * Claims about a program, for any test runner and any language: each throws an error that says what is there instead.
 *
 * With jest, `cdktf-azure-functions/lib/testing/jest` has them as matchers.
 */
export class Assertions {
  /**
   * Claims that there is a function app that is as expected, in what is expected.
   *
   * @param scope an app, a stack or a construct
   * @param expected what the app has to be; the rest may be anything
   */
  public static hasFunctionApp(scope: IConstruct, expected: FunctionAppExpectation): void {
    claim(hasFunctionApp(scope, expected));
  }

  /**
   * Claims that an app or slot has an app setting.
   *
   * @param scope a function app or slot, or a stack with one function app
   * @param settingName name of the setting
   * @param value value of the setting; any value, if left out
   */
  public static hasAppSetting(scope: IConstruct, settingName: string, value?: string): void {
    claim(hasAppSetting(scope, settingName, value));
  }

  /**
   * Claims that an app setting or connection string stays with the slot when slots are swapped.
   *
   * @param scope a function app or slot, or a stack with one function app
   * @param settingName name of the setting
   */
  public static hasStickySetting(scope: IConstruct, settingName: string): void {
    claim(hasStickySetting(scope, settingName));
  }

  /**
   * Claims that a program is refused when it is synthesized. What a constructor refuses is an error of its own, with the code in its text.
   *
   * @param scope an app or a stack
   * @param code code that it is refused with, among others
   */
  public static isRefusedWith(scope: IConstruct, code: string): void {
    claim(isRefusedWith(scope, code));
  }

  /**
   * Claims that there is a warning.
   *
   * @param scope an app, a stack or a construct
   * @param code code of the warning
   */
  public static warnsWith(scope: IConstruct, code: string): void {
    claim(warnsWith(scope, code));
  }

  private constructor() {}
}

function claim({ pass, message }: CheckResult): void {
  if (!pass) throw new Error(message);
}
