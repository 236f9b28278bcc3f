import { hostStorageRoles, roleId, roleTerms } from '../rules/role-sets';
import type { HostStorageTerms } from '../values/host-storage';
import { KeyVaultSecret } from '../values/key-vault-secret';
import type { Account } from './host-storage-resources';
import type { NeededRole } from './workload';

/**
 * Roles with which an identity reaches host storage: on the account, or on the secret with its connection string.
 *
 * @param container name of the container with the package, where the host itself has a connection string
 */
export function storageRoles(storage: HostStorageTerms, account: Account, container: string | undefined): NeededRole[] {
  const { access, grantRoles, uses } = storage;
  const secretUri = storage.secretUri ?? storage.contentSecretUri;
  const accountId = access === 'key' ? undefined : account.id();
  const roles: NeededRole[] = [];
  if (access === 'identity' && grantRoles && accountId !== undefined) {
    for (const role of hostStorageRoles(uses)) roles.push({ kind: 'azure', id: `Storage-${roleId(role)}`, role: roleTerms(role), scopeId: accountId });
  }
  if (access === 'keyVault' && accountId !== undefined && container !== undefined) {
    const role = 'storageBlobDataContributor';
    roles.push({ kind: 'azure', id: `Package-${roleId(role)}`, role: roleTerms(role), scopeId: `${accountId}/blobServices/default/containers/${container}` });
  }
  if (secretUri !== undefined && storage.keyVaultId !== undefined) {
    const { grant } = KeyVaultSecret.fromSecretUri(secretUri, { vaultId: storage.keyVaultId })._terms;
    if (grant !== undefined) roles.push({ kind: 'azure', id: 'StorageSecret', ...grant });
  }
  return roles;
}
