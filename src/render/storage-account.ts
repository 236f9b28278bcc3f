/** The storage account of an app as plain values. */
export interface StorageAccountSettings {
  readonly storageAccountName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly replication: string;
  readonly publicNetworkAccess: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Arguments of `azurerm_storage_account` for a host that reaches it with its key. */
export const renderStorageAccount = (settings: StorageAccountSettings) => ({
  name: settings.storageAccountName,
  resourceGroupName: settings.resourceGroupName,
  location: settings.location,
  accountTier: 'Standard',
  accountReplicationType: settings.replication,
  minTlsVersion: 'TLS1_2',
  httpsTrafficOnlyEnabled: true,
  allowNestedItemsToBePublic: false,
  sharedAccessKeyEnabled: true,
  publicNetworkAccessEnabled: settings.publicNetworkAccess,
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
});
