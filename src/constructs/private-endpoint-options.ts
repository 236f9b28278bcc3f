import { NAMES } from '../catalog/names';
import { PRIVATE_ENDPOINT_NAME } from '../catalog/network';
import { nameOf, text, type Fields } from '../rules/fields';
import { PRIVATE_DNS_ZONES, SUBNET_ID } from '../values/storage-network-options';
import { ACKNOWLEDGE } from './common-fields';
import type { WarningAcknowledgement } from './warnings';

/**
 * A private endpoint: an address of an app or slot inside a virtual network.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-private-endpoint
 */
export interface PrivateEndpointOptions {
  /** Subnet in which the endpoint gets its address: one without a delegation, so never that of an app (`AZFN6005`, `AZFN6010`). */
  readonly subnetId: string;
  /**
   * Private DNS zones in which the names of app and deployment site are kept: `privatelink.azurewebsites.net` in the public
   * cloud, linked to the networks of the callers (`AZFN6005`, `AZFN6015`).
   *
   * @default - none, and a warning (`AZFN6014`); a zone group that a policy adds is left alone
   */
  readonly privateDnsZoneIds?: string[];
  /**
   * Name of the endpoint: 1 to 80 letters, digits, underscores, periods and hyphens (`AZFN6016`).
   *
   * @default - `pe-<app>-<id>`, on a slot `pe-<app>-<slot>-<id>`; needed where the app's name is a token (`AZFN8005`)
   */
  readonly privateEndpointName?: string;
  /**
   * Resource group of the endpoint.
   *
   * @default - that of the app
   */
  readonly resourceGroupName?: string;
  /**
   * Region of the endpoint, which is that of its network.
   *
   * @default - that of the app
   */
  readonly location?: string;
  /**
   * Name of the network interface that Azure makes for the endpoint: 1 to 80 characters like those of the endpoint (`AZFN6016`).
   *
   * @default - Azure chooses one
   */
  readonly customNetworkInterfaceName?: string;
  /**
   * Warnings of the endpoint that are known and accepted, each with a reason.
   *
   * @default - none
   */
  readonly acknowledge?: WarningAcknowledgement[];
}

/** How `PrivateEndpointOptions` are read. */
export const PRIVATE_ENDPOINT: Fields = {
  subnetId: { ...SUBNET_ID, required: true },
  privateDnsZoneIds: PRIVATE_DNS_ZONES,
  privateEndpointName: nameOf(PRIVATE_ENDPOINT_NAME, { code: 'AZFN6016', example: 'pe-orders' }),
  resourceGroupName: nameOf(NAMES.resourceGroup, { example: 'rg-network' }),
  location: text({ example: 'westeurope' }),
  customNetworkInterfaceName: nameOf(PRIVATE_ENDPOINT_NAME, { code: 'AZFN6016', example: 'nic-orders' }),
  acknowledge: ACKNOWLEDGE,
};
