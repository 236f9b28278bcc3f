/** A storage account as plain values; tags and place are arguments beside the body. */
export interface StorageAccountBodySettings {
  /** Whether keys open the account. */
  readonly sharedKeyAccess: boolean;
  /** Redundancy, for example `LRS`. */
  readonly replication: string;
  /** Whether the account can be reached through public addresses. */
  readonly publicNetworkAccess: boolean;
}

/**
 * Body of `Microsoft.Storage/storageAccounts`.
 *
 * Both states of keys and network are written out, because a property that is taken away would be no change.
 */
export const renderStorageAccountBody = ({ replication, publicNetworkAccess, sharedKeyAccess }: StorageAccountBodySettings) => ({
  kind: 'StorageV2',
  sku: { name: `Standard_${replication}` },
  properties: {
    allowSharedKeyAccess: sharedKeyAccess,
    defaultToOAuthAuthentication: true,
    allowBlobPublicAccess: false,
    allowCrossTenantReplication: false,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled',
    networkAcls: { bypass: 'AzureServices', defaultAction: publicNetworkAccess ? 'Allow' : 'Deny' },
  },
});

/** Body of `…/blobServices/containers`: a container that nobody reads without being let in. */
export const renderBlobContainerBody = () => ({ properties: { publicAccess: 'None' } });

/** Resource id below which the containers of an account lie. */
export const blobServiceId = (storageAccountId: string): string => `${storageAccountId}/blobServices/default`;

/** Body of `…/fileServices/shares`: a share that may grow to a size in GiB. */
export const renderFileShareBody = (quotaGiB: number) => ({ properties: { shareQuota: quotaGiB } });

/** Resource id below which the shares of an account lie. */
export const fileServiceId = (storageAccountId: string): string => `${storageAccountId}/fileServices/default`;
