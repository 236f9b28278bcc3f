import type { IConstruct } from '../framework';
import { expressionOf } from '../intake';
import { isKnown, UNRESOLVED } from '../rules/rule';
import { hostIdTaken, shareTaken } from '../rules/sharing-rules';
import { accountName } from './app-defaults';
import type { SlotBasis } from './deployment-slots';
import { effectiveHostId } from './derived-names';
import { Registry } from './registry';

type Claiming = Pick<SlotBasis, 'app' | 'storage' | 'appName'>;

/** Lets no other app run from the share of a slot. */
export function claimShare(construct: IConstruct, { app, storage, appName }: Claiming, share: string | undefined): void {
  if (share === undefined || storage.kind !== 'existing') return;
  const who = isKnown(appName) ? appName.toLowerCase() : app.node.path;
  Registry.of(app).claimAlone(construct, who, () => `share ${expressionOf(app, accountName(storage))} ${share}`, (other) => shareTaken(share, other));
}

/**
 * Lets no other app or slot work under the same host id in the same account.
 *
 * @param given the id as it is written, once the program is whole
 * @param slotName `undefined` for the app
 */
export function claimHost(construct: IConstruct, { app, storage, appName }: Claiming, given: () => string | undefined, slotName: string | undefined): void {
  const fullName = isKnown(appName) ? (slotName === undefined ? appName : `${appName}-${slotName}`) : UNRESOLVED;
  const idOf = (): string | undefined => {
    const id = given();
    return id === undefined ? effectiveHostId(fullName, undefined) : expressionOf(app, id);
  };
  const account = () => (storage.kind === 'existing' ? expressionOf(app, accountName(storage)) : app.node.path);
  const name = isKnown(appName) ? appName.toLowerCase() : app.node.path;
  const who = slotName === undefined ? name : `${name}/${slotName.toLowerCase()}`;
  const key = (): string => `host ${account()} ${idOf() ?? construct.node.path}`;
  Registry.of(app).claimAlone(construct, who, key, (other) => hostIdTaken(given() ?? idOf() ?? '', other));
}
