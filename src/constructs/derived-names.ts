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
  return `${tidy(appName.toLowerCase().slice(0, LONGEST_HOST_ID - 9))}-${digest(appName.toLowerCase())}`;
}

/** The id that the host of an app works under, given or derived by Azure; `undefined` while it cannot be known. */
export function effectiveHostId(appName: MaybeKnown<string>, given: MaybeKnown<string> | undefined): string | undefined {
  if (given !== undefined) return isKnown(given) ? given : undefined;
  return isKnown(appName) ? appName.toLowerCase().slice(0, LONGEST_HOST_ID).replace(/-+$/, '') : undefined;
}

/** A legal name of a storage account that is always the same for an app. */
export const derivedStorageAccountName = (appName: string): string =>
  `st${appName.toLowerCase().replace(/[^0-9a-z]/g, '').slice(0, NAMES.storageAccount.max - 10)}${digest(appName.toLowerCase())}`;

/** The container for the package in an account that only this app uses. */
export const OWN_CONTAINER = 'app-package';

/** The container for the package in an account that other apps may use too. */
export function derivedContainerName(appName: string): string {
  const name = `${OWN_CONTAINER}-${appName.toLowerCase()}`;
  const legal = tidy(name);
  if (legal === name && name.length <= NAMES.container.max) return name;
  return `${tidy(legal.slice(0, NAMES.container.max - 9))}-${digest(name)}`;
}

const tidy = (name: string): string => name.replace(/-{2,}/g, '-').replace(/-+$/, '');
