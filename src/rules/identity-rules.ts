import { show } from './explain';
import type { IdentityInput } from './host-storage-rules';
import type { Finding } from './rule';

const PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection';

/** Settings name the identity of a connection by its client id. */
export const identityIsNamed = ({ kind }: IdentityInput, source: string): Finding[] =>
  kind !== 'none'
    ? []
    : [{
        code: 'AZFN5010',
        what: `${show(source)} uses the identity of the app, but 'identity' has user-assigned identities only, and their client id is not told`,
        why: `a connection names its identity by the client id; without one Azure takes the system-assigned identity, which the app does not have (${PAGE})`,
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
