/** A file share as plain values. */
export interface StorageShareSettings {
  readonly shareName: string;
  readonly storageAccountId: string;
  /** Size that the share can grow to, in GiB. */
  readonly quotaGiB: number;
}

/**
 * Arguments of `azurerm_storage_share` for a share that exists before its app.
 *
 * By the id of the account it is created through Azure's management interface, which a closed account has open, and which
 * needs no key.
 */
export const renderStorageShare = ({ shareName, storageAccountId, quotaGiB }: StorageShareSettings) => ({
  name: shareName,
  storageAccountId,
  quota: quotaGiB,
});
