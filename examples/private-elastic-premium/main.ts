import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ElasticPremiumPlan,
  ElasticPremiumSku,
  HostStorage,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** Billing that nobody reaches from public networks: the app, its slot and its storage account have private endpoints. */
class BillingStack extends TerraformStack {
  private readonly group: ResourceGroup;
  private readonly network: VirtualNetwork;
  private readonly links: PrivateDnsZoneVirtualNetworkLink[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    this.group = new ResourceGroup(this, 'group', { name: 'rg-billing-prod', location: 'westeurope' });
    const place = { resourceGroupName: this.group.name, location: this.group.location };
    this.network = new VirtualNetwork(this, 'network', { ...place, name: 'vnet-billing-prod', addressSpace: ['10.30.0.0/16'] });

    // The way out of the app is a subnet of its own; the ways in share another one, which has no delegation.
    const outbound = this.subnet('outbound', '10.30.1.0/26', 'Microsoft.Web/serverFarms');
    const endpoints = this.subnet('endpoints', '10.30.2.0/26');
    const [sites, blob, file] = ['azurewebsites.net', 'blob.core.windows.net', 'file.core.windows.net'].map((name) => this.zone(name));

    const plan = new ElasticPremiumPlan(this, 'plan', {
      ...place,
      planName: 'plan-billing-prod',
      operatingSystem: OperatingSystem.LINUX,
      sku: ElasticPremiumSku.EP1,
    });
    const billing = new IsolatedFunctionApp(this, 'billing', {
      ...place,
      appName: 'func-contoso-billing-prod',
      runtime: IsolatedRuntime.DOTNET_10,
      plan,
      virtualNetworkSubnetId: outbound.id,
      vnetRouteAllEnabled: true,
      healthCheckPath: '/api/health',
      // Closed to public networks; the host uses blobs, and the plan mounts the code from a file share, which is there first.
      hostStorage: HostStorage.newAccountKey({
        network: { subnetId: endpoints.id, blobPrivateDnsZoneIds: [blob.id], filePrivateDnsZoneIds: [file.id] },
      }),
    });
    // The host looks for its account when it starts, and finds it once the zones are linked to the network.
    billing.node.addDependency(...this.links);
    billing.addPrivateEndpoint('endpoint', { subnetId: endpoints.id, privateDnsZoneIds: [sites.id] });

    // A slot has a share and an endpoint of its own; code is deployed from inside the network.
    const staging = billing.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
    billing.addSlotSetting('ENVIRONMENT', 'production');
    staging.addPrivateEndpoint('endpoint', { subnetId: endpoints.id, privateDnsZoneIds: [sites.id] });

    new TerraformOutput(this, 'hostnames', { value: [billing.defaultHostname, staging.defaultHostname] });
  }

  private subnet(name: string, prefix: string, delegation?: string): Subnet {
    const actions = ['Microsoft.Network/virtualNetworks/subnets/action'];
    return new Subnet(this, name, {
      name: `snet-${name}`,
      resourceGroupName: this.group.name,
      virtualNetworkName: this.network.name,
      addressPrefixes: [prefix],
      delegation: delegation === undefined ? undefined : [{ name: 'functions', serviceDelegation: { name: delegation, actions } }],
    });
  }

  private zone(name: string): PrivateDnsZone {
    const zone = new PrivateDnsZone(this, `zone-${name}`, { name: `privatelink.${name}`, resourceGroupName: this.group.name });
    const link = new PrivateDnsZoneVirtualNetworkLink(this, `link-${name}`, {
      name: 'billing',
      resourceGroupName: this.group.name,
      privateDnsZoneName: zone.name,
      virtualNetworkId: this.network.id,
    });
    this.links.push(link);
    return zone;
  }
}

const app = new App();
new BillingStack(app, 'private-elastic-premium');
app.synth();
