/** A storage account without keys as plain values; tags and place are arguments beside the body. */
export interface KeylessStorageAccountSettings {
  /** Redundancy, for example `LRS`. */
  readonly replication: string;
  /** Whether the account can be reached through public addresses. */
  readonly publicNetworkAccess: boolean;
}

/**
 * Body of `Microsoft.Storage/storageAccounts` for a host that reaches it as itself: the account takes no keys.
 *
 * Both states of the network are written out, because a property that is taken away would be no change.
 */
export const renderStorageAccountBody = ({ replication, publicNetworkAccess }: KeylessStorageAccountSettings) => ({
  kind: 'StorageV2',
  sku: { name: `Standard_${replication}` },
  properties: {
    allowSharedKeyAccess: false,
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
