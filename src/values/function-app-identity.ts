import { NAMES } from '../catalog/names';
import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { flag, list, nameOf, resourceId, text, type Fields } from '../rules/fields';
import type { MaybeKnown } from '../rules/rule';
import { UNRESOLVED } from '../rules/rule';

/** What is known about the first of the user-assigned identities, with which an app works. */
export interface WorkingIdentityOptions {
  /**
   * Client id of the first identity: settings name it by this id.
   *
   * @default - the app can have the identity, but not work with it (`AZFN5010`)
   */
  readonly clientId?: string;
  /**
   * Object id of the first identity: roles are granted to this id.
   *
   * @default - the app can have the identity, but no roles are defined for it (`AZFN5010`)
   */
  readonly principalId?: string;
}

/** A user-assigned identity that the app defines for itself. */
export interface NewUserAssignedIdentityOptions {
  /**
   * Name of the identity: 3 to 128 letters, digits, hyphens and underscores (`AZFN5011`).
   *
   * @default - `id-` and the name of the app
   */
  readonly identityName?: string;
  /**
   * Whether the app has a system-assigned identity, too.
   *
   * @default false
   */
  readonly systemAssigned?: boolean;
}

const USER_ASSIGNED = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities/<identity>');
// What is given in place of a client id may be a client secret, so it is never shown.
const GUID = {
  secret: true, pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$', allowed: 'a GUID such as 00000000-0000-0000-0000-000000000000',
  why: 'settings name an identity by its client id, and roles by its principal id (https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection)',
};

const EXISTING: Fields = {
  identityIds: list(USER_ASSIGNED, { required: true, minItems: 1 }),
  clientId: text(GUID),
  principalId: text(GUID),
};

const NEW: Fields = {
  identityName: nameOf(NAMES.userAssignedIdentity, { code: 'AZFN5011', example: 'id-orders-prod' }),
  systemAssigned: flag(),
};

/** What an identity comes down to. */
export interface IdentityTerms {
  readonly systemAssigned: boolean;
  /** Identities that exist; `undefined` where there are none. */
  readonly identityIds: readonly string[] | undefined;
  readonly knownIds: MaybeKnown<readonly MaybeKnown<string>[]>;
  /** Client id and object id of the first of them, as far as they were told. */
  readonly clientId: string | undefined;
  readonly principalId: string | undefined;
  /** The identity that the app defines; `undefined` where it defines none. */
  readonly defined: { readonly name: string | undefined } | undefined;
}

/**
 * Identities with which an app reaches other Azure resources.
 *
 * An app works with one of them: the one that it defines, else the first that is user-assigned and whose client id and
 * object id are told, else its system-assigned one. Keyless host storage, Key Vault references, connections and grants use
 * it. Roles of a user-assigned identity are there before the app starts, because it exists without the app; roles of a
 * system-assigned one follow the app.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity
 */
export class FunctionAppIdentity {
  /** An identity that Azure creates and deletes with the app. */
  public static systemAssigned(): FunctionAppIdentity {
    return new FunctionAppIdentity({ ...NONE, systemAssigned: true });
  }

  /**
   * Identities that exist beside the app. Raises `AZFN6005`, `AZFN8001` and `AZFN8003`.
   *
   * @param identityIds resource ids, at least one
   * @param working what is known about the first of them
   */
  public static userAssigned(identityIds: string[], working?: WorkingIdentityOptions): FunctionAppIdentity {
    return new FunctionAppIdentity({ ...NONE, ...existing(identityIds, working, FunctionAppIdentity.userAssigned) });
  }

  /**
   * Both: one of the app's own and some that exist beside it. Raises `AZFN6005`, `AZFN8001` and `AZFN8003`.
   *
   * @param identityIds resource ids of the identities beside it, at least one
   * @param working what is known about the first of them
   */
  public static systemAndUserAssigned(identityIds: string[], working?: WorkingIdentityOptions): FunctionAppIdentity {
    return new FunctionAppIdentity({ ...NONE, ...existing(identityIds, working, FunctionAppIdentity.systemAndUserAssigned), systemAssigned: true });
  }

  /**
   * A user-assigned identity that the app defines next to itself, which costs nothing.
   *
   * This is what an app has that reaches its host storage without a key: the roles exist before the app starts for the first
   * time. Raises `AZFN5011`, `AZFN8001` and `AZFN8005`.
   */
  public static newUserAssigned(options?: NewUserAssignedIdentityOptions): FunctionAppIdentity {
    const given = options ?? {};
    refuse('the identity', readProps(NEW, given).found, FunctionAppIdentity.newUserAssigned);
    return new FunctionAppIdentity({ ...NONE, systemAssigned: given.systemAssigned ?? false, defined: { name: given.identityName } });
  }

  private readonly terms: IdentityTerms;

  private constructor(terms: IdentityTerms) {
    brand(this, 'FunctionAppIdentity');
    this.terms = terms;
  }

  /** @internal */
  public get _terms(): IdentityTerms {
    return this.terms;
  }
}

const NONE: IdentityTerms = {
  systemAssigned: false, identityIds: undefined, knownIds: [], clientId: undefined, principalId: undefined, defined: undefined,
};

function existing(identityIds: string[], working: unknown, entry: (...args: never[]) => unknown): Partial<IdentityTerms> {
  const options: unknown = working ?? {};
  const { found } = readProps(EXISTING, typeof options === 'object' && !Array.isArray(options) ? { ...options, identityIds } : options);
  refuse('the identity', found, entry);
  const { clientId, principalId } = options as WorkingIdentityOptions;
  return {
    identityIds: [...identityIds],
    knownIds: known(identityIds) === UNRESOLVED ? UNRESOLVED : identityIds.map((id) => known(id)),
    clientId,
    principalId,
  };
}
