import type { CheckResult } from './checks';
import type { SynthesizedFunctionApp } from './data';
import { checkedExpectation, FIELDS } from './expectation';
import type { FunctionAppExpectation } from './function-app-expectation';
import { differences, isAsymmetric, sameName, type NameOrder } from './matching';
import { originOf } from './origins';
import { ownSettingNeeded } from './provider-settings';
import { accepted, named } from './subjects';
import { resolved } from './tokens';

/** Whether there is a function app that is as expected, in what is expected. */
export function hasFunctionApp(subject: unknown, given: unknown): CheckResult {
  const expected = checkedExpectation(given);
  const { functionApps: apps } = accepted(subject);
  if (apps.length === 0) return { pass: false, message: 'there is no function app' };
  const judged = apps.map((app) => judge(app, expected)).sort((a, b) => Number(b.asked) - Number(a.asked) || a.found.length - b.found.length);
  const like = judged.filter(({ found }) => found.length === 0);
  const right = like.find(({ unknown }) => unknown.length === 0);
  if (right !== undefined) return { pass: true, message: `the function app ${named(right.app)} is as expected` };
  // An app that differs in nothing else may be as expected or not.
  if (like.length > 0) throw new Error(like[0].unknown[0]);
  const [{ app, found }] = judged;
  return { pass: false, message: [`no function app of ${apps.length} is as expected; the nearest is ${named(app)}:`, ...found.map((line) => `  ${line}`)].join('\n') };
}

interface Judgement {
  readonly app: SynthesizedFunctionApp;
  /** Where the app is not as expected. */
  readonly found: readonly string[];
  /** Why something that is expected cannot be told. */
  readonly unknown: readonly string[];
  /** Whether the expectation names the app. */
  readonly asked: boolean;
}

/** Fields whose entries are names that Azure compares without case. */
const WITHOUT_CASE = ['appSettings', 'connectionStrings', 'stickySettings', 'stickyConnectionStrings'];

function judge(app: SynthesizedFunctionApp, given: FunctionAppExpectation): Judgement {
  const stack = originOf(app)?.stack;
  const { expected, unknown } = withoutUnknown(app, given);
  const found = FIELDS.filter((field) => Object.hasOwn(expected, field)).flatMap((field) => {
    const wanted = resolved(expected[field], stack, field);
    const order: NameOrder = WITHOUT_CASE.includes(field) ? 'without case' : 'exact';
    return differences(order === 'exact' ? wanted : spelled(wanted, app[field]), app[field], field, [field], order);
  });
  const asked = (['appName', 'path', 'address'] as const).some((field) => given[field] !== undefined && !found.some((line) => line.startsWith(`${field}: `)));
  return { app, found, unknown, asked };
}

/** The expectation without what cannot be told of an app before it is applied. */
function withoutUnknown(app: SynthesizedFunctionApp, given: FunctionAppExpectation): { readonly expected: FunctionAppExpectation; readonly unknown: readonly string[] } {
  const expected: Record<string, unknown> = { ...given };
  const unknown: string[] = [];
  if (given.sku !== undefined && app.sku === undefined) {
    delete expected.sku;
    unknown.push(`nothing can be said about 'sku' of ${named(app)}: its plan is outside of this program; claim something about 'servicePlanId', which is '${app.servicePlanId}'`);
  }
  const settings: unknown = given.appSettings;
  // A matcher of the test runner has its entries in `sample`, and is left out as a whole.
  for (const name of Object.keys((isAsymmetric(settings) ? settings.sample : settings) ?? {})) {
    const needed = ownSettingNeeded(app, name);
    if (needed === undefined) continue;
    unknown.push(needed);
    if (isAsymmetric(settings)) delete expected.appSettings;
    else expected.appSettings = Object.fromEntries(Object.entries(expected.appSettings ?? {}).filter(([other]) => other !== name));
  }
  return { expected, unknown };
}

/** A list of names in the case that the app has them in. */
function spelled(wanted: unknown, actual: unknown): unknown {
  if (!Array.isArray(wanted) || !Array.isArray(actual)) return wanted;
  return wanted.map((name: unknown) => (typeof name === 'string' ? ((actual as string[]).find((own) => sameName(own, name)) ?? name) : name));
}
