import { Construct, TerraformStack, type IConstruct } from '../framework';
import { CODES } from '../rules/codes';
import type { FunctionAppExpectation, SynthesisMessage, SynthesizedFunctionApp, SynthesizedSlot } from './data';
import { differences, shown } from './matching';
import { refusalOf } from './synthesis';
import { Synthesized } from './synthesized';

/*
 * What a test claims, as functions that know no test runner: they answer with a verdict and a text that says what is there
 * instead. The matchers for jest and the assertions for other languages say the same with them.
 */

/** Whether something is so, and what to say where it should be otherwise. */
export interface CheckResult {
  readonly pass: boolean;
  readonly message: string;
}

/** An app, a stack or a construct; what they were synthesized to; or one app or slot of that. */
export type Subject = IConstruct | Synthesized | SynthesizedFunctionApp | SynthesizedSlot;

/** A program: something synthesized or to be synthesized, or a function that defines it and may return it. */
export type Program = IConstruct | Synthesized | (() => unknown);

/** The fields of an app that an expectation may name. */
const EXPECTED_FIELDS: readonly (keyof FunctionAppExpectation & keyof SynthesizedFunctionApp)[] = [
  'path', 'address', 'resourceType', 'appName', 'resourceGroupName', 'location', 'operatingSystem', 'servicePlanId', 'sku',
  'workerRuntime', 'runtimeVersion', 'functionsVersion', 'enabled', 'httpsOnly', 'publicNetworkAccess', 'identityType', 'identityIds',
  'appSettings', 'stickySettings', 'connectionStrings', 'stickyConnectionStrings', 'attributes',
];

/** Whether there is a function app that is as expected, in what is expected. */
export function hasFunctionApp(subject: IConstruct | Synthesized, expected: FunctionAppExpectation = {}): CheckResult {
  const unknown = Object.keys(expected).filter((name) => !(EXPECTED_FIELDS as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`'${unknown[0]}' is nothing that a function app has; it has ${EXPECTED_FIELDS.join(', ')}`);
  const { functionApps: apps } = accepted(subject);
  const judged = apps
    .map((app) => ({ app, found: EXPECTED_FIELDS.flatMap((field) => differences(expected[field], app[field], field)) }))
    .sort((a, b) => a.found.length - b.found.length);
  if (judged.length === 0) return { pass: false, message: 'there is no function app' };
  const [{ app, found }] = judged;
  if (found.length === 0) return { pass: true, message: `the function app ${named(app)} is as expected` };
  return { pass: false, message: [`no function app of ${apps.length} is as expected; the nearest is ${named(app)}:`, ...found.map((line) => `  ${line}`)].join('\n') };
}

/** Whether an app or slot has an app setting; of the value, if one is given. */
export function hasAppSetting(subject: Subject, name: string, value?: unknown): CheckResult {
  const place = placeOf(subject);
  const { appSettings } = place;
  const actual = Object.hasOwn(appSettings, name) ? appSettings[name] : undefined;
  if (actual === undefined) return { pass: false, message: `${named(place)} has no app setting '${name}'${similar(name, Object.keys(appSettings))}` };
  const found = differences(value, actual, name);
  return found.length === 0
    ? { pass: true, message: `${named(place)} has the app setting '${name}': ${shown(actual)}` }
    : { pass: false, message: `${named(place)} has another value for the app setting ${found.join('\n')}` };
}

/** Whether an app setting or a connection string stays with the slot when slots are swapped. */
export function hasStickySetting(subject: Subject, name: string): CheckResult {
  const place = placeOf(subject);
  const names = [...place.stickySettings, ...place.stickyConnectionStrings];
  if (names.includes(name)) return { pass: true, message: `'${name}' stays with ${named(place)}` };
  const swapped = Object.hasOwn(place.appSettings, name) || Object.hasOwn(place.connectionStrings, name);
  return { pass: false, message: `'${name}' ${swapped ? 'is swapped with' : 'is no setting of'} ${named(place)}${similar(name, names)}` };
}

/** Whether a program is refused, with all of the codes that are given. */
export function isRefusedWith(program: Program, ...codes: string[]): CheckResult {
  codes.forEach((code) => checkCode(code, 'error'));
  const refusals = refusalsOf(program);
  const said = refusals.map(({ code }) => code);
  if (refusals.length === 0) return { pass: false, message: `nothing is refused${codes.length === 0 ? '' : `, so not with ${codes.join(' and ')}`}` };
  const missing = codes.filter((code) => !said.includes(code));
  const pass = codes.length === 0 ? said.some((code) => code !== undefined) : missing.length === 0;
  return { pass, message: [`it is refused${missing.length === 0 ? '' : `, but not with ${missing.join(' and ')}`}:`, ...refusals.map(line)].join('\n') };
}

/** Whether a program is accepted and warned about, with all of the codes that are given. */
export function warnsWith(subject: IConstruct | Synthesized, ...codes: string[]): CheckResult {
  codes.forEach((code) => checkCode(code, 'warning'));
  const { warnings } = accepted(subject);
  const said = warnings.map(({ code }) => code);
  if (warnings.length === 0) return { pass: false, message: `there is no warning${codes.length === 0 ? '' : `, so none with ${codes.join(' and ')}`}` };
  const missing = codes.filter((code) => !said.includes(code));
  const pass = codes.length === 0 ? said.some((code) => code !== undefined) : missing.length === 0;
  return { pass, message: [`there are warnings${missing.length === 0 ? '' : `, but none with ${missing.join(' and ')}`}:`, ...warnings.map(line)].join('\n') };
}

/** Why a program is refused: by an error while it is defined, or when it is synthesized. Errors of anybody else are thrown on. */
export function refusalsOf(program: Program): SynthesisMessage[] {
  if (typeof program !== 'function') return [...synthesizedOf(program).refusals];
  let result: unknown;
  try {
    result = program();
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === undefined) throw error;
    return refused;
  }
  return Construct.isConstruct(result) || Synthesized._is(result) ? [...synthesizedOf(result).refusals] : [];
}

/** What a subject comes to; an error where it is nothing of the kind. */
function synthesizedOf(subject: IConstruct | Synthesized): Synthesized {
  if (Synthesized._is(subject)) return subject;
  if (Construct.isConstruct(subject)) return Synthesized._of(subject);
  throw new Error(`a TerraformStack, an App, another construct or the result of TestKit.synthesize() is needed, not ${typeof subject === 'string' ? 'text' : shown(subject)}`);
}

/** What a subject comes to, if anything does: a claim about a program that is refused would be about nothing. */
function accepted(subject: IConstruct | Synthesized): Synthesized {
  const synthesized = synthesizedOf(subject);
  const { refusals } = synthesized;
  if (refusals.length > 0) throw new Error(['the program is refused, so nothing can be said about what it comes to:', ...refusals.map(line)].join('\n'));
  return synthesized;
}

type Place = SynthesizedFunctionApp | SynthesizedSlot;

/** The app or slot that is meant; where there are several, it has to be said. */
function placeOf(subject: Subject): Place {
  if (isPlace(subject)) return subject;
  const { functionApps, slots } = accepted(subject);
  const whole = !Construct.isConstruct(subject) || subject.node.scope === undefined || TerraformStack.isStack(subject);
  const itself = whole ? [] : [...functionApps, ...slots].filter(({ path }) => path === subject.node.path);
  // A stack means its app; a slot by itself is meant where there is no app.
  const [place, ...others] = [itself, functionApps, slots].find((found) => found.length > 0) ?? [];
  if (place === undefined) throw new Error('there is no function app');
  if (others.length > 0) throw new Error(`there are ${others.length + 1} of them, so say which: pass its construct, or what synthesized.functionApp() or slot() returns; there are ${[place, ...others].map(named).join(', ')}`);
  return place;
}

const isPlace = (subject: Subject): subject is Place =>
  typeof subject === 'object' && subject !== null && 'appSettings' in subject && 'address' in subject && !Construct.isConstruct(subject);

const named = (place: Place): string => ('slotName' in place ? `slot '${place.slotName}' of '${place.appName}'` : `'${place.appName}'`) + ` (${place.path})`;

const line = ({ path, text }: SynthesisMessage): string => `  [${path}] ${text.replaceAll('\n', '\n  ')}`;

/** Names that differ in nothing but their case. */
function similar(name: string, names: readonly string[]): string {
  const found = names.filter((other) => other.toLowerCase() === name.toLowerCase());
  return found.length > 0 ? `; there is ${found.map((each) => `'${each}'`).join(', ')}` : `; there is ${names.length === 0 ? 'none' : names.map((each) => `'${each}'`).join(', ')}`;
}

/** A claim about a code that there is not would always fail, and its opposite never. */
function checkCode(code: string, severity: 'error' | 'warning'): void {
  const facts = Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : undefined;
  if (facts === undefined) throw new Error(`${shown(code)} is no code of this library`);
  // The stack can make an error of the end of support, so only the other way round is wrong for certain.
  if (severity === 'warning' && facts.severity === 'error') throw new Error(`${code} is no warning but an error: ask whether the program is refused with it`);
}
