import type { CheckResult } from './checks';
import { checkedSettingName, checkedSettingValue } from './expectation';
import { differences, entry, quoted, sameName, shown } from './matching';
import { originOf, type Place } from './origins';
import { ownSettingNeeded, providerSetting } from './provider-settings';
import { named, placeOf } from './subjects';
import { literalName, resolved } from './tokens';

/**
 * Whether an app or slot has an app setting; of the value, if one is given.
 *
 * @param values one value, or none for any value
 */
export function hasAppSetting(subject: unknown, given: unknown, values: readonly unknown[]): CheckResult {
  const name = literalName(checkedSettingName(given), 'the setting');
  if (values.length > 0) checkedSettingValue(values[0], name);
  const place = placeOf(subject);
  const needed = ownSettingNeeded(place, name);
  if (needed !== undefined) throw new Error(needed);
  const actual = entry(place.appSettings, name, 'without case');
  if (actual === undefined) return { pass: false, message: `${named(place)} has no app setting '${name}'${others(Object.keys(place.appSettings))}` };
  const found = values.length === 0 ? [] : differences(resolved(values[0], originOf(place)?.stack, name), actual, name, [name]);
  return found.length === 0
    ? { pass: true, message: `${named(place)} has the app setting '${name}': ${shown(actual, [name])}` }
    : { pass: false, message: `${named(place)} has another value for the app setting ${found.join('\n')}` };
}

/** Whether an app setting or a connection string stays with the slot when slots are swapped. */
export function hasStickySetting(subject: unknown, given: unknown, negated: boolean): CheckResult {
  const name = literalName(checkedSettingName(given), 'the setting');
  const place = placeOf(subject);
  const names = [...place.stickySettings, ...place.stickyConnectionStrings];
  if (names.some((other) => sameName(other, name))) return { pass: true, message: `'${name}' of ${named(place)} stays with the slot` };
  const is = knownTo(place, name);
  // Of a name that nothing has, it would hold by a typo.
  if (negated && !is) throw new Error(`'${name}' is no setting of ${named(place)}, so nothing can be said about swapping it${others(settingsOf(place))}`);
  return { pass: false, message: `'${name}' ${is ? `of ${named(place)} goes with the code when slots are swapped` : `is no setting of ${named(place)}`}; ${names.length === 0 ? 'nothing stays' : `what stays is ${quoted(names)}`}` };
}

const settingsOf = (place: Place): string[] => [...Object.keys(place.appSettings), ...Object.keys(place.connectionStrings)];

/** Whether an app or one of its slots has a setting, or a connection string, of the name. */
const knownTo = (place: Place, name: string): boolean =>
  [place, ...(originOf(place)?.family ?? [])].some((each) => settingsOf(each).some((other) => sameName(other, name)) || providerSetting(each, name) !== undefined);

const others = (names: readonly string[]): string => `; there is ${names.length === 0 ? 'none' : quoted(names)}`;
