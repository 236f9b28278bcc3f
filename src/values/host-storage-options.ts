import type { HostStorageUse } from './host-storage-use';
import type { StorageNetworkOptions } from './storage-network-options';

/**
 * How a storage account copies its data.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export enum StorageReplication {
  /** Three copies in one data centre. */
  LRS = 'LRS',
  /** Copies in three zones. */
  ZRS = 'ZRS',
  /** LRS, and a copy in the paired region. */
  GRS = 'GRS',
  /** GRS whose second copy can be read. */
  RAGRS = 'RAGRS',
  /** ZRS, and a copy in the paired region. */
  GZRS = 'GZRS',
  /** GZRS whose second copy can be read. */
  RAGZRS = 'RAGZRS',
}

/** A storage account that exists, reached with its key. */
export interface AccountKeyOptions {
  /** Name of the account: 3 to 24 lower-case letters and digits (`AZFN5001`). */
  readonly storageAccountName: string;
  /** Primary or secondary key of the account. It becomes part of the Terraform state, as with every resource that takes a key. */
  readonly storageAccountAccessKey: string;
  /**
   * Resource id of the account, with which an app on Flex Consumption defines the container for its package.
   *
   * @default - an app on Flex Consumption needs `deploymentContainerName` (`AZFN5004`)
   */
  readonly storageAccountId?: string;
  /**
   * Blob endpoint of the account. Tell it for sovereign clouds and for accounts with DNS zone endpoints.
   *
   * @default - `https://<storageAccountName>.blob.core.windows.net/`
   */
  readonly primaryBlobEndpoint?: string;
  /**
   * Whether the account can be reached from public networks. One that cannot needs a plan with a virtual network (`AZFN6011`).
   *
   * @default true
   */
  readonly publicNetworkAccess?: boolean;
}

/** A storage account that the app defines for itself and reaches with its key. */
export interface NewAccountKeyOptions {
  /**
   * Name of the account: 3 to 24 lower-case letters and digits, unique in Azure (`AZFN5001`).
   *
   * @default - derived from the app's name, always the same for the same name
   */
  readonly storageAccountName?: string;
  /**
   * How the data is copied.
   *
   * @default - `StorageReplication.ZRS` on a zone-redundant plan, else `StorageReplication.LRS`
   */
  readonly replication?: StorageReplication;
  /**
   * Private endpoints of the account; public access is closed then. Each is billed by the hour. Not on Consumption (`AZFN6011`).
   *
   * @default - the account can be reached from public networks, with its key
   */
  readonly network?: StorageNetworkOptions;
}

/** A storage account that exists, reached with the identity of the app. */
export interface ManagedIdentityStorageOptions {
  /** Name of the account: 3 to 24 lower-case letters and digits (`AZFN5001`). */
  readonly storageAccountName: string;
  /**
   * Resource id of the account, on which roles are granted to the app's identity, and in which an app on Flex Consumption
   * defines the container for its package.
   *
   * @default - the identity has its roles already; an app on Flex Consumption needs `deploymentContainerName` (`AZFN5004`)
   */
  readonly storageAccountId?: string;
  /**
   * What the app does with the account beyond what every host does; decides the roles.
   *
   * @default - what every host does: Storage Blob Data Owner
   */
  readonly uses?: HostStorageUse[];
  /**
   * Whether the roles are granted. Without, somebody else has to grant them before the app starts.
   *
   * @default - true where `storageAccountId` is set
   */
  readonly grantRoles?: boolean;
  /**
   * Blob endpoint of the account, for sovereign clouds and DNS zone endpoints; on Flex Consumption only (`AZFN5014`).
   *
   * @default - `https://<storageAccountName>.blob.core.windows.net/`
   */
  readonly blobServiceUri?: string;
  /**
   * Queue endpoint beside `blobServiceUri`.
   *
   * @default - `blobServiceUri` with `queue` for `blob`
   */
  readonly queueServiceUri?: string;
  /**
   * Table endpoint beside `blobServiceUri`.
   *
   * @default - `blobServiceUri` with `table` for `blob`
   */
  readonly tableServiceUri?: string;
  /**
   * Address of the Key Vault secret with the account's connection string, for the content share alone. Consumption and
   * Elastic Premium mount the share with a key whatever the host uses (`AZFN5012`).
   *
   * @default - none: the plan needs no content share
   */
  readonly contentShareSecretUri?: string;
  /**
   * Resource id of the vault of `contentShareSecretUri`: the app's identity is granted Key Vault Secrets User on the secret.
   *
   * @default - the identity can read the secret already
   */
  readonly contentShareKeyVaultId?: string;
  /**
   * Whether the account can be reached from public networks. One that cannot needs a plan with a virtual network (`AZFN6011`).
   *
   * @default true
   */
  readonly publicNetworkAccess?: boolean;
}

/** A storage account that the app defines for itself and reaches with its identity. */
export interface NewManagedIdentityStorageOptions {
  /**
   * Name of the account: 3 to 24 lower-case letters and digits, unique in Azure (`AZFN5001`).
   *
   * @default - derived from the app's name, always the same for the same name
   */
  readonly storageAccountName?: string;
  /**
   * How the data is copied.
   *
   * @default - `StorageReplication.ZRS` on a zone-redundant plan, else `StorageReplication.LRS`
   */
  readonly replication?: StorageReplication;
  /**
   * What the app does with the account beyond what every host does; decides the roles.
   *
   * @default - what every host does: Storage Blob Data Owner
   */
  readonly uses?: HostStorageUse[];
  /**
   * Private endpoints of the account; public access is closed then. Each is billed by the hour.
   *
   * @default - the account can be reached from public networks, by identities with roles
   */
  readonly network?: StorageNetworkOptions;
}

/** A storage account whose connection string is a secret in Key Vault. */
export interface KeyVaultSecretStorageOptions {
  /** Address of the secret with the connection string: `https://<vault>.vault.azure.net/secrets/<name>`, with or without version (`AZFN4005`). */
  readonly secretUri: string;
  /**
   * Resource id of the vault: the app's identity is granted Key Vault Secrets User on the secret.
   *
   * @default - the identity can read the secret already
   */
  readonly keyVaultId?: string;
  /**
   * Name of the account; needed on Flex Consumption, which reads its package with the app's identity (`AZFN5004`).
   *
   * @default - not told
   */
  readonly storageAccountName?: string;
  /**
   * Resource id of the account, in which an app on Flex Consumption defines the container for its package, and another one the
   * file share that has to exist before it.
   *
   * @default - container and share exist
   */
  readonly storageAccountId?: string;
  /**
   * Whether the account can be reached from public networks. One that cannot needs a plan with a virtual network (`AZFN6011`).
   *
   * @default true
   */
  readonly publicNetworkAccess?: boolean;
}
