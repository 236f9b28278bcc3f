/** A private endpoint as plain values. */
export interface PrivateEndpointSettings {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly subnetId: string;
  /** Id of the resource that it leads to; for a slot, that of its app. */
  readonly resourceId: string;
  /** Part of the resource. */
  readonly subresource: string;
  readonly privateDnsZoneIds?: readonly string[];
  readonly customNetworkInterfaceName?: string;
}

/** Name of the one zone group that an endpoint can have; that of the portal. */
const ZONE_GROUP = 'default';

/** Arguments of `azurerm_private_endpoint` that Azure approves by itself. */
export const renderPrivateEndpoint = (settings: PrivateEndpointSettings) => ({
  name: settings.name,
  resourceGroupName: settings.resourceGroupName,
  location: settings.location,
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
  subnetId: settings.subnetId,
  customNetworkInterfaceName: settings.customNetworkInterfaceName,
  privateServiceConnection: {
    name: settings.name,
    isManualConnection: false,
    privateConnectionResourceId: settings.resourceId,
    // One part per endpoint: an app and a storage account take no more, and the list has no order to differ in.
    subresourceNames: [settings.subresource],
  },
  privateDnsZoneGroup:
    settings.privateDnsZoneIds === undefined ? undefined : { name: ZONE_GROUP, privateDnsZoneIds: [...settings.privateDnsZoneIds] },
  // Where the program names no zones, policies may add a group, and the provider would remove it again.
  lifecycle: settings.privateDnsZoneIds === undefined ? { ignoreChanges: ['private_dns_zone_group'] } : undefined,
});
