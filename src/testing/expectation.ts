import { Construct, Token } from '../framework';
import type { SynthesizedFunctionApp } from './data';
import type { FunctionAppExpectation } from './function-app-expectation';
import { isAsymmetric, kindOf, shown } from './matching';

type Field = keyof FunctionAppExpectation & keyof SynthesizedFunctionApp;
type Kind = 'text' | 'flag' | 'texts' | 'textMap' | 'map';

/** The fields of an app that an expectation may name, with what they hold. */
const KINDS: Readonly<Record<Field, Kind>> = {
  path: 'text', address: 'text', resourceType: 'text', appName: 'text', resourceGroupName: 'text', location: 'text', operatingSystem: 'text', servicePlanId: 'text',
  sku: 'text', workerRuntime: 'text', runtimeVersion: 'text', functionsVersion: 'text', enabled: 'flag', httpsOnly: 'flag', publicNetworkAccess: 'flag',
  identityType: 'text', identityIds: 'texts', appSettings: 'textMap', stickySettings: 'texts', connectionStrings: 'textMap', stickyConnectionStrings: 'texts', attributes: 'map',
};
export const FIELDS = Object.keys(KINDS) as readonly Field[];

const WORDING: Readonly<Record<Kind, string>> = {
  text: `a text, such as 'func-orders'`,
  flag: 'true or false',
  texts: `a list of texts, such as ['ENVIRONMENT']`,
  textMap: `texts by their names, such as { TOPIC: 'orders' }`,
  map: 'arguments by their names in Terraform',
};

/** An expectation as it was given, where it can hold or not hold: a typo or a wrong type is an error, and so is one of nothing. */
export function checkedExpectation(expected: unknown): FunctionAppExpectation {
  if (!isMap(expected)) throw new Error(`what a function app has to be is an object such as { appName: 'func-orders' }, not ${kindOf(expected)}`);
  const unknown = Object.keys(expected).find((name) => !Object.hasOwn(KINDS, name));
  if (unknown !== undefined) throw new Error(`'${unknown}' is nothing that a function app has; it has ${FIELDS.join(', ')}`);
  demandData(expected, 'an app');
  for (const field of FIELDS) if (Object.hasOwn(expected, field)) checkField(field, expected[field]);
  if (!Object.values(expected).some((value) => claims(value))) {
    throw new Error(`the expectation is empty, so it says nothing: name what the app has to be, such as { appName: 'func-orders' }, or look at 'functionApps' of TestKit.synthesize()`);
  }
  return expected as FunctionAppExpectation;
}

/** The name of a setting, where it can be one. */
export function checkedSettingName(name: unknown): string {
  if (typeof name !== 'string') throw new Error(`the name of a setting is a text, not ${kindOf(name)}`);
  if (name.trim() !== name || name === '') throw new Error(`${shown(name)} is no name of a setting: names are not empty, and have no space at either end`);
  return name;
}

/** The value of a setting: a text, or what decides about one. */
export function checkedSettingValue(value: unknown, name: string): void {
  if (isTextLike(value)) return;
  throw new Error(
    value === undefined
      ? `the value that '${name}' is expected to have is undefined: leave it out for any value, or claim with '.not' that there is no such setting`
      : `the value of a setting is a text, a regular expression or a matcher of the test runner, but the one expected of '${name}' is ${kindOfValue(value)}`,
  );
}

/** Data comes to an end: what has itself in it, as constructs have, is nothing that was synthesized. */
function demandData(value: unknown, at: string, above: readonly object[] = []): void {
  if (typeof value !== 'object' || value === null || value instanceof RegExp || isAsymmetric(value) || Token.isUnresolved(value)) return;
  if (Construct.isConstruct(value)) throw new Error(`${at} is never a construct, but '${value.node.path}' is expected: name the attribute of it that is meant`);
  if (above.includes(value)) throw new Error(`${at} is expected to be an object that has itself in it, and no data has`);
  for (const [name, item] of Object.entries(value)) demandData(item, `${at}.${name}`.replace(/^an app\./, ''), [...above, value]);
}

function checkField(field: Field, value: unknown): void {
  if (value === undefined || isAsymmetric(value)) return;
  const kind = KINDS[field];
  const fits =
    kind === 'text' ? isTextLike(value)
    : kind === 'flag' ? typeof value === 'boolean' || Token.isUnresolved(value)
    : kind === 'texts' ? Array.isArray(value) && value.every(isTextLike)
    : isMap(value) && (kind === 'map' || Object.values(value).every((item) => item === undefined || isTextLike(item)));
  if (!fits) throw new Error(`'${field}' of an app is ${WORDING[kind]}; the one expected is ${isMap(value) && kind === 'textMap' ? 'a map of other values' : kindOfValue(value)}`);
  if (kind === 'textMap' && isMap(value)) Object.keys(value).forEach((name) => checkedSettingName(name));
}

/** Whether there is anything in an expectation that could be otherwise; an empty map is in every map. */
const claims = (value: unknown): boolean => !isMap(value) || Object.values(value).some(claims);

const isTextLike = (value: unknown): boolean => typeof value === 'string' || value instanceof RegExp || isAsymmetric(value) || Token.isUnresolved(value);

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp) && !isAsymmetric(value) && !Token.isUnresolved(value);

/** No text that may be a secret. */
const kindOfValue = (value: unknown): string => (typeof value === 'number' || typeof value === 'boolean' ? `the ${typeof value} ${value}` : kindOf(value));
