import { Fn } from '../framework';
import { UNRESOLVED } from '../rules/rule';
import type { IdentityTerms } from '../values/function-app-identity';

/** The identities of an app together with those that a slot has beside them. */
export function bothIdentities(app: IdentityTerms, added: IdentityTerms): IdentityTerms {
  const systemAssigned = app.systemAssigned || added.systemAssigned;
  const lists = [app, added].filter(({ identityIds }) => identityIds !== undefined);
  const unknown = lists.some(({ knownIds }) => knownIds === UNRESOLVED);
  const ids = lists.map(({ identityIds }) => [...(identityIds ?? [])]);
  const identityIds = unknown && ids.length > 1 ? Fn.distinct(Fn.concat(ids)) as unknown as string[] : [...new Set(ids.flat())];
  const types = [...(systemAssigned ? ['SystemAssigned'] : []), ...(lists.length > 0 ? ['UserAssigned'] : [])];
  return {
    type: types.join(', '),
    identityIds: lists.length > 0 ? identityIds : undefined,
    systemAssigned,
    knownIds: unknown ? UNRESOLVED : lists.flatMap(({ knownIds }) => (knownIds === UNRESOLVED ? [] : knownIds)),
  };
}
