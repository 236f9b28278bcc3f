import { show } from './explain';
import { isKnown, type Finding, type MaybeKnown } from './rule';

/** Which identity an app works with, and what is known about it. */
export interface IdentityInput {
  readonly kind: 'system' | 'user' | 'none';
  /** Whether roles can be granted to it. */
  readonly grantable: boolean;
  /** Resource id of a user-assigned one that exists; `undefined` where the app defines it. */
  readonly identityId?: MaybeKnown<string>;
}

const PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection';
const KEY_VAULT_PAGE = 'https://learn.microsoft.com/azure/app-service/app-service-key-vault-references#access-vaults-with-a-user-assigned-identity';

/** Settings name the identity of a connection by its client id. */
export const identityIsNamed = ({ kind }: IdentityInput, source: string): Finding[] =>
  kind !== 'none'
    ? []
    : [{
        code: 'AZFN5010',
        what: `${show(source)} uses the identity of the app, but 'identity' has user-assigned identities only, and the client id of the first is not told`,
        why: `settings name the identity by its client id; without one Azure takes the system-assigned identity, which the app does not have (${PAGE})`,
        fix: `pass { clientId, principalId } of the first identity as the second argument of FunctionAppIdentity.userAssigned(), or use FunctionAppIdentity.newUserAssigned()`,
      }];

/** Roles are granted to the object id of an identity. */
export const identityIsGrantable = ({ grantable }: IdentityInput, source: string): Finding[] =>
  grantable
    ? []
    : [{
        code: 'AZFN5010',
        what: `${show(source)} grants a role, but 'identity' does not tell the principal id of its first identity`,
        why: `roles are granted to the object id of an identity (https://learn.microsoft.com/azure/role-based-access-control/role-assignments)`,
        fix: `pass { clientId, principalId } of the first identity as the second argument of FunctionAppIdentity.userAssigned(), or use FunctionAppIdentity.newUserAssigned()`,
      }];

/** Secrets are read with the identity that the app works with, or with another one that is named. */
export const referencesAreRead = ({ kind }: IdentityInput, source: string, keyVaultReferenceIdentityId: unknown): Finding[] =>
  kind !== 'none' || keyVaultReferenceIdentityId !== undefined
    ? []
    : [{
        code: 'AZFN5010',
        what: `${show(source)} reads a secret with the identity of the app, but 'identity' has user-assigned identities only, and the client id of the first is not told`,
        why: `an app works with an identity whose client id is told; without one Azure takes the system-assigned identity, which the app does not have (${KEY_VAULT_PAGE})`,
        fix: `pass { clientId, principalId } of the first identity as the second argument of FunctionAppIdentity.userAssigned(), or set 'keyVaultReferenceIdentityId' to the id of one that can read the secret`,
      }];

/** The role to read a secret is granted to the identity that reads it. */
export function readerIsGranted(
  { kind, identityId }: IdentityInput,
  source: string,
  keyVaultReferenceIdentityId: MaybeKnown<string> | undefined,
): Finding[] {
  const reader = keyVaultReferenceIdentityId;
  const other = kind === 'system' || (kind === 'user' && identityId !== undefined && isKnown(identityId) && isKnown(reader) && identityId !== reader);
  if (reader === undefined || !other) return [];
  return [{
    code: 'AZFN5006',
    what: `${show(source)} grants a role to the identity that the app works with, but 'keyVaultReferenceIdentityId' names another one`,
    why: `Azure reads every secret of an app with the identity that is named there, which would be without the role (${KEY_VAULT_PAGE})`,
    fix: `leave 'keyVaultReferenceIdentityId' out, or the id of the vault where the identity can read the secret already`,
  }];
}
