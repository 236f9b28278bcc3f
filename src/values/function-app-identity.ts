import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { list, resourceId } from '../rules/fields';
import type { MaybeKnown } from '../rules/rule';
import { UNRESOLVED } from '../rules/rule';

const IDS = {
  identityIds: list(
    resourceId('Microsoft.ManagedIdentity/userAssignedIdentities/<identity>'),
    { required: true, minItems: 1 },
  ),
};

/** What an identity comes down to. */
export interface IdentityTerms {
  readonly type: string;
  readonly identityIds: readonly string[] | undefined;
  readonly knownIds: MaybeKnown<readonly MaybeKnown<string>[]>;
  /** Whether the app gets a principal of its own. */
  readonly systemAssigned: boolean;
}

/**
 * Identities with which an app reaches other Azure resources.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity
 */
export class FunctionAppIdentity {
  /** An identity that Azure creates and deletes with the app. */
  public static systemAssigned(): FunctionAppIdentity {
    return new FunctionAppIdentity('SystemAssigned', undefined, true);
  }

  /**
   * Identities that exist beside the app. Raises `AZFN6005`, `AZFN8001` and `AZFN8003`.
   *
   * @param identityIds resource ids, at least one
   */
  public static userAssigned(identityIds: string[]): FunctionAppIdentity {
    refuse('the identity', readProps(IDS, { identityIds }).found, FunctionAppIdentity.userAssigned);
    return new FunctionAppIdentity('UserAssigned', [...identityIds], false);
  }

  /**
   * Both: one of the app's own and some that exist beside it. Raises `AZFN6005`, `AZFN8001` and `AZFN8003`.
   *
   * @param identityIds resource ids of the identities beside it, at least one
   */
  public static systemAndUserAssigned(identityIds: string[]): FunctionAppIdentity {
    refuse('the identity', readProps(IDS, { identityIds }).found, FunctionAppIdentity.systemAndUserAssigned);
    return new FunctionAppIdentity('SystemAssigned, UserAssigned', [...identityIds], true);
  }

  private readonly terms: IdentityTerms;

  private constructor(type: string, identityIds: string[] | undefined, systemAssigned: boolean) {
    brand(this, 'FunctionAppIdentity');
    const ids = identityIds ?? [];
    this.terms = {
      type,
      identityIds,
      systemAssigned,
      knownIds: known(ids) === UNRESOLVED ? UNRESOLVED : ids.map((id) => known(id)),
    };
  }

  /** @internal */
  public get _terms(): IdentityTerms {
    return this.terms;
  }
}
