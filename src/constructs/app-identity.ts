import { Fn, UserAssignedIdentity, type Construct } from '../framework';
import { isUnknown, known } from '../intake';
import type { IdentityInput } from '../rules/identity-rules';
import { UNRESOLVED } from '../rules/rule';
import type { IdentityTerms } from '../values/function-app-identity';

/** The identity that an app or slot works with. */
export interface WorkingIdentity {
  /** Resource id; `undefined` for the system-assigned identity. */
  readonly identityId: string | undefined;
  /** Client id; `undefined` for the system-assigned identity. */
  readonly clientId: string | undefined;
  /** Object id; `undefined` while it was not told, and for the system-assigned identity, which the resource of the app has. */
  readonly principalId: string | undefined;
}

/** The identities of an app or slot, once all of them are defined. */
export interface AppIdentity {
  /** In the words of the provider. */
  readonly type: string;
  readonly identityIds: readonly string[] | undefined;
  readonly systemAssigned: boolean;
  /** `undefined` where an app has identities that exist and nothing is known about them. */
  readonly working: WorkingIdentity | undefined;
}

const SYSTEM_ASSIGNED: WorkingIdentity = { identityId: undefined, clientId: undefined, principalId: undefined };

/** Where an identity that the app defines comes to lie. */
export interface IdentityPlace {
  readonly identityName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Record<string, string>;
}

/** Defines the identity that an app or slot asks for, and says what it has and works with. */
export function defineIdentity(scope: Construct, id: string, terms: IdentityTerms, place: IdentityPlace): AppIdentity {
  const { systemAssigned } = terms;
  const types = systemAssigned ? ['SystemAssigned'] : [];
  if (terms.defined !== undefined) {
    const { identityName, resourceGroupName, location, tags } = place;
    const identity = new UserAssignedIdentity(scope, id, { name: terms.defined.name ?? identityName, resourceGroupName, location, tags });
    const working = { identityId: identity.id, clientId: identity.clientId, principalId: identity.principalId };
    return { type: [...types, 'UserAssigned'].join(', '), identityIds: [working.identityId], systemAssigned, working };
  }
  const { identityIds, clientId, principalId } = terms;
  if (identityIds === undefined) return { type: 'SystemAssigned', identityIds, systemAssigned, working: SYSTEM_ASSIGNED };
  const identityId = terms.knownIds === UNRESOLVED ? (Fn.element(identityIds, 0) as string) : identityIds[0];
  return {
    type: [...types, 'UserAssigned'].join(', '),
    identityIds,
    systemAssigned,
    working: clientId !== undefined ? { identityId, clientId, principalId } : systemAssigned ? SYSTEM_ASSIGNED : undefined,
  };
}

/** The identities of an app together with those that a slot has beside them; the slot works with its own. */
export function identityOfSlot(app: AppIdentity, added: AppIdentity | undefined): AppIdentity {
  if (added === undefined) return app;
  const systemAssigned = app.systemAssigned || added.systemAssigned;
  const lists = [app, added].flatMap(({ identityIds }) => (identityIds === undefined ? [] : [[...identityIds]]));
  const identityIds = lists.length === 2 && lists.some(isUnknown) ? (Fn.distinct(Fn.concat(lists)) as unknown as string[]) : [...new Set(lists.flat())];
  const types = [...(systemAssigned ? ['SystemAssigned'] : []), ...(lists.length > 0 ? ['UserAssigned'] : [])];
  return {
    type: types.join(', '),
    identityIds: lists.length > 0 ? identityIds : undefined,
    systemAssigned,
    working: added.working?.identityId === undefined ? (app.working ?? added.working) : added.working,
  };
}

/** What rules look at, before an identity is defined. */
export function plannedIdentity({ systemAssigned, defined, identityIds, knownIds, clientId, principalId }: IdentityTerms): IdentityInput {
  if (defined !== undefined) return { kind: 'user', grantable: true };
  if (identityIds !== undefined && clientId !== undefined) {
    return { kind: 'user', grantable: principalId !== undefined, identityId: knownIds === UNRESOLVED ? UNRESOLVED : knownIds[0] };
  }
  return systemAssigned ? { kind: 'system', grantable: true } : { kind: 'none', grantable: false };
}

/** What rules look at, once the identities are defined. */
export function identityInput({ working }: AppIdentity): IdentityInput {
  if (working === undefined) return { kind: 'none', grantable: false };
  if (working.identityId === undefined) return { kind: 'system', grantable: true };
  return { kind: 'user', grantable: working.principalId !== undefined, identityId: known(working.identityId) };
}
