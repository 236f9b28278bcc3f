import { createHash } from 'node:crypto';
import { NAMES } from '../catalog/names';
import type { PlanTerms } from '../rules/plan-terms';
import { isKnown, type MaybeKnown } from '../rules/rule';

/** Eight characters that stand for a text, always the same ones. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const LONGEST_HOST_ID = NAMES.hostId.max;

/** The host id of an app, where one has to be set: Azure would cut a longer name, and cut names can be equal. */
export function derivedHostId(plan: PlanTerms, appName: string | undefined, given: string | undefined): string | undefined {
  if (given !== undefined || plan.id === 'flexConsumption') return given;
  if (appName === undefined || appName.length <= LONGEST_HOST_ID) return undefined;
  return writtenHostId(appName);
}

/** The id that the host of an app works under, given or derived by Azure; `undefined` while it cannot be known. */
export function effectiveHostId(appName: MaybeKnown<string>, given: MaybeKnown<string> | undefined): string | undefined {
  if (given !== undefined) return isKnown(given) ? given : undefined;
  return isKnown(appName) ? appName.toLowerCase().slice(0, LONGEST_HOST_ID).replace(/-+$/, '') : undefined;
}

/**
 * A legal name of a storage account that is always the same for an app.
 *
 * An account that another kind of resource writes has another name: an app that moves from one to the other finds it free.
 *
 * @param kind how the account differs from the plain one that azurerm writes
 */
export function derivedStorageAccountName(appName: string, kind?: string): string {
  const lower = appName.toLowerCase();
  return `st${lower.replace(/[^0-9a-z]/g, '').slice(0, NAMES.storageAccount.max - 10)}${digest(kind === undefined ? lower : `${lower} ${kind}`)}`;
}

/** The container for the package in an account that only this app uses. */
export const OWN_CONTAINER = 'app-package';

/** The container for the package in an account that other apps may use too. */
export const derivedContainerName = (appName: string): string => storageName(`${OWN_CONTAINER}-${appName.toLowerCase()}`);

/** The file share with the code of an app, or of a slot. */
export const derivedShareName = (appName: string, slotName?: string): string =>
  storageName(`content-${appName.toLowerCase()}${slotName === undefined ? '' : `-${slotName.toLowerCase()}`}`);

/** A name that containers and shares can have. */
function storageName(name: string): string {
  const legal = tidy(name);
  if (legal === name && name.length <= NAMES.container.max) return name;
  return `${tidy(legal.slice(0, NAMES.container.max - 9))}-${digest(name)}`;
}

const tidy = (name: string): string => name.replace(/-{2,}/g, '-').replace(/-+$/, '');

/** Host ids of an app and its slots. */
export interface HostIds {
  readonly app: string | undefined;
  readonly slots: ReadonlyMap<string, string | undefined>;
}

/**
 * Host ids of an app with slots: Azure makes a slot's id of `<app>-<slot>`, so that all are cut alike once the names get
 * long. Then each gets one that is written down; an app keeps the id it would have had.
 *
 * @param isLiteral whether a given id is known when the program runs
 */
export function hostIdsWithSlots(
  appName: MaybeKnown<string>,
  given: string | undefined,
  slots: ReadonlyMap<string, string | undefined>,
  isLiteral: (id: string) => boolean = () => true,
): HostIds {
  const stem = isKnown(appName) ? appName : given !== undefined && isLiteral(given) ? given : undefined;
  const derived = (slot: string): string | undefined => (stem === undefined ? undefined : writtenHostId(`${stem}-${slot}`));
  const long = isKnown(appName) && ['', ...slots.keys()].some((slot) => fullName(appName, slot).length > LONGEST_HOST_ID);
  if (!long && given === undefined && [...slots.values()].every((id) => id === undefined)) return { app: undefined, slots };
  return {
    app: given ?? (isKnown(appName) ? writtenHostId(appName) : undefined),
    slots: new Map([...slots].map(([slot, id]) => [slot, id ?? derived(slot)])),
  };
}

const fullName = (appName: string, slot: string): string => (slot === '' ? appName : `${appName}-${slot}`);

/** Longest name of an app with which a slot's id, as Azure derives it, is not that of the app or of another slot. */
export function longestDistinctName(slot: string, others: readonly string[]): number {
  const common = (other: string): number => {
    let length = 0;
    while (length < slot.length && slot[length].toLowerCase() === other[length]?.toLowerCase()) length += 1;
    return length;
  };
  // One place for the hyphen, and one for the first character by which the ids differ.
  return LONGEST_HOST_ID - 2 - Math.max(0, ...others.map(common));
}

/** The id of a name, where Azure's own would be cut or can be repeated; `undefined` where Azure's own cannot be written. */
function writtenHostId(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower.length > LONGEST_HOST_ID) return `${tidy(lower.slice(0, LONGEST_HOST_ID - 9))}-${digest(lower)}`;
  return tidy(lower) === lower ? lower : undefined;
}
