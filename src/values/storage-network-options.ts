import { flag, list, nameOf, resourceId, text, type Fields } from '../rules/fields';
import { NAMES } from '../catalog/names';

/**
 * How the storage account that an app defines is taken off public networks: by private endpoints in a subnet.
 *
 * One endpoint is defined for each service of the account that the host uses, and no other: `blob` always; `queue` and `table`
 * for what the app does with the account; `file` on Elastic Premium, where the code is in a file share. The app needs
 * `virtualNetworkSubnetId` to reach them (`AZFN6011`), and waits for them.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/configure-networking-how-to#restrict-your-storage-account-to-a-virtual-network
 */
export interface StorageNetworkOptions {
  /** Subnet of the private endpoints: one without a delegation, so never that of the app (`AZFN6005`, `AZFN6010`). */
  readonly subnetId: string;
  /**
   * Private DNS zones for `blob`: `privatelink.blob.core.windows.net` in the public cloud (`AZFN6005`, `AZFN6015`).
   *
   * @default - none, and a warning (`AZFN6014`); a zone group that a policy adds is left alone
   */
  readonly blobPrivateDnsZoneIds?: string[];
  /**
   * Private DNS zones for `queue`: `privatelink.queue.core.windows.net`; not used where the host needs no queues.
   *
   * @default - none, and a warning (`AZFN6014`) where the host needs queues
   */
  readonly queuePrivateDnsZoneIds?: string[];
  /**
   * Private DNS zones for `table`: `privatelink.table.core.windows.net`; not used where the host needs no tables.
   *
   * @default - none, and a warning (`AZFN6014`) where the host needs tables
   */
  readonly tablePrivateDnsZoneIds?: string[];
  /**
   * Private DNS zones for `file`: `privatelink.file.core.windows.net`; not used where the code is in no file share.
   *
   * @default - none, and a warning (`AZFN6014`) on Elastic Premium
   */
  readonly filePrivateDnsZoneIds?: string[];
  /**
   * Whether the account can be reached from public networks as well.
   *
   * @default false
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Resource group of the private endpoints.
   *
   * @default - that of the app
   */
  readonly resourceGroupName?: string;
  /**
   * Region of the private endpoints, which is that of their network.
   *
   * @default - that of the app
   */
  readonly location?: string;
}

/** Ids of private DNS zones. */
export const PRIVATE_DNS_ZONES = list(resourceId('Microsoft.Network/privateDnsZones/<zone>'), { minItems: 1 });
/** The id of a subnet. */
export const SUBNET_ID = resourceId('Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>');

/** How `StorageNetworkOptions` are read. */
export const STORAGE_NETWORK: Fields = {
  subnetId: { ...SUBNET_ID, required: true },
  blobPrivateDnsZoneIds: PRIVATE_DNS_ZONES,
  queuePrivateDnsZoneIds: PRIVATE_DNS_ZONES,
  tablePrivateDnsZoneIds: PRIVATE_DNS_ZONES,
  filePrivateDnsZoneIds: PRIVATE_DNS_ZONES,
  publicNetworkAccess: flag(),
  resourceGroupName: nameOf(NAMES.resourceGroup, { example: 'rg-network' }),
  location: text({ example: 'westeurope' }),
};
