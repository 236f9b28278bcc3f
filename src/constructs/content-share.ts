import { known } from '../intake';
import { derivedContentOverVnet, mountsContentShare } from '../rules/derived';
import type { PlanTerms } from '../rules/plan-terms';
import { isKnown } from '../rules/rule';
import type { HostStorageTerms } from '../values/host-storage';
import { derivedShareName } from './derived-names';
import type { AppProps } from './function-app-base';

/** The file share with the code of an app or slot. */
export interface ContentShareTerms {
  /** Name of the share; `undefined` where Azure chooses one, or where there is none. */
  readonly name: string | undefined;
  /** Whether it is reached through the network. */
  readonly overVnet: boolean;
  /** Whether its connection is a secret that Azure cannot read while it creates the app. */
  readonly secret: boolean;
  /** Whether it is defined beside the app, because Azure could not create it. */
  readonly defined: boolean;
}

/** Whether a share can be defined in an account: it is the app's own, or its id is told. */
export const isShareDefinable = ({ kind, accountId }: Pick<HostStorageTerms, 'kind' | 'accountId'>): boolean => kind === 'new' || accountId !== undefined;

/** The share of an app or of one of its slots: defined where Azure cannot create one itself. */
export function contentShareOf(
  { appName, container, contentShareName, contentOverVnet }: Pick<AppProps, 'appName' | 'container' | 'contentShareName' | 'contentOverVnet'>,
  { plan, storage }: { readonly plan: PlanTerms; readonly storage: HostStorageTerms },
  slotName?: string,
): ContentShareTerms {
  const mounts = mountsContentShare(plan, container !== undefined);
  const overVnet = derivedContentOverVnet(plan, storage.closed && mounts, contentOverVnet);
  const secret = mounts && (storage.access === 'keyVault' || storage.contentSecretUri !== undefined);
  const comesFirst = mounts && (overVnet || secret);
  // In an account that the app defines no share can be there yet, also where the program names one.
  if (contentShareName !== undefined) return { name: contentShareName, overVnet, secret, defined: comesFirst && storage.kind === 'new' };
  const defined = comesFirst && isShareDefinable(storage) && isKnown(known(appName));
  return { name: defined ? derivedShareName(appName, slotName) : undefined, overVnet, secret, defined };
}
