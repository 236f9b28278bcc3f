import { WRITTEN_APP_SETTINGS } from '../catalog/app-settings';
import { OWN_STICKY_SETTINGS } from './derived';

/** The stack in the words of `ignore_changes`. */
export const STACK_ATTRIBUTE = 'site_config[0].application_stack';

/** What the library writes into the app, or into a slot. */
export interface WrittenPlace {
  readonly appSettings: Readonly<Record<string, string>>;
  /** A text that is equal for equal stacks. */
  readonly stack: string;
}

/**
 * What the library itself writes differently into the app and its slots and a swap exchanges, in the words of
 * `ignore_changes`.
 *
 * The list is the same for all of them, because swaps can follow each other: what leaves one slot can end in any other.
 */
export function ignoredBetween(places: readonly WrittenPlace[]): string[] {
  const [first, ...rest] = places;
  const differs = (read: (place: WrittenPlace) => string | undefined): boolean => rest.some((place) => read(place) !== read(first));
  const names = [...new Set(places.flatMap(({ appSettings }) => Object.keys(appSettings)))].filter(
    (name) => !OWN_STICKY_SETTINGS.includes(name) && differs(({ appSettings }) => appSettings[name]),
  );
  const stacks = differs(({ stack }) => stack) ? [STACK_ATTRIBUTE] : [];
  return [...stacks, ...names.sort().map((name) => `app_settings["${name}"]`)];
}

/** Settings that slots need beside those that an app alone has. */
export const slotAppSettings = (contentOverVnet: boolean): Readonly<Record<string, string>> =>
  contentOverVnet ? { [WRITTEN_APP_SETTINGS.stickyDiagnostics.name]: '0' } : {};
