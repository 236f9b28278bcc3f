import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group';
import type { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { DedicatedPlan, DedicatedSku, FunctionAppIdentity, HostStorage, IsolatedFunctionApp, IsolatedRuntime, OperatingSystem, type IsolatedFunctionAppProps } from '../../src';
import { PLACE, stackIn, synth, testApp, testStack, type Block } from '../support/stacks';

const ROLE = 'azurerm_role_assignment.orders_Storage-StorageBlobDataOwner_CBF06E24';

const flex = (stack: TerraformStack, props: Partial<IsolatedFunctionAppProps> = {}): IsolatedFunctionApp =>
  new IsolatedFunctionApp(stack, 'orders', { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10, ...props });

const dedicated = (stack: TerraformStack): IsolatedFunctionApp =>
  flex(stack, { plan: new DedicatedPlan(stack, 'plan', { ...PLACE, planName: 'plan', operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.P1V3 }) });

/** The DNS zone of a network and what connects the two: an app asks for names once the link is there. */
class Names extends Construct {
  public readonly link: PrivateDnsZoneVirtualNetworkLink;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const zone = new PrivateDnsZone(this, 'zone', { name: 'privatelink.blob.core.windows.net', resourceGroupName: 'rg-network' });
    this.link = new PrivateDnsZoneVirtualNetworkLink(this, 'link', {
      name: 'orders', resourceGroupName: 'rg-network', privateDnsZoneName: zone.name,
      virtualNetworkId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet',
    });
  }
}

const only = (stack: TerraformStack, type: string, part = ''): Block =>
  Object.entries(synth(stack).resource?.[type] ?? {}).find(([name]) => name.startsWith(`orders_${part}`) && !/Storage|Container/.test(name))?.[1] ?? {};

describe('what the program puts before an app', () => {
  test('is waited for, beside the roles, also when it is said last', () => {
    const stack = testStack();
    const app = flex(stack);
    app.addAppSetting('TOPIC', 'orders');
    const { link } = new Names(stack, 'names');
    app.node.addDependency(link);
    expect(only(stack, 'azapi_resource').depends_on).toEqual([expect.stringMatching(/^azurerm_private_dns_zone_virtual_network_link[.]names_link_/), ROLE]);
  });

  test('is everything of a construct, data sources too, and nothing that is no resource', () => {
    const stack = testStack();
    const app = flex(stack);
    app.node.addDependency(new Names(stack, 'names'), new DataAzurermResourceGroup(stack, 'network', { name: 'rg-network' }));
    expect(only(stack, 'azapi_resource').depends_on).toEqual([
      expect.stringMatching(/^azurerm_private_dns_zone_virtual_network_link[.]/),
      expect.stringMatching(/^azurerm_private_dns_zone[.]/),
      'data.azurerm_resource_group.network',
      ROLE,
    ]);
  });

  test('is not what belongs to the app or to another stack', () => {
    const program = testApp();
    const [stack, network] = [stackIn(program), stackIn(program, 'network')];
    const app = flex(stack);
    app.node.addDependency(app, new Names(network, 'names'));
    expect(only(stack, 'azapi_resource').depends_on).toEqual([ROLE]);
  });

  test('is waited for by an app without roles', () => {
    const stack = testStack();
    const app = flex(stack, { identity: FunctionAppIdentity.systemAssigned(), hostStorage: HostStorage.newAccountKey() });
    expect(only(stack, 'azurerm_function_app_flex_consumption')).not.toHaveProperty('depends_on');
    app.node.addDependency(new ResourceGroup(stack, 'group', { name: 'rg-network', location: 'westeurope' }));
    expect(only(stack, 'azurerm_function_app_flex_consumption').depends_on).toEqual(['azurerm_resource_group.group']);
  });

  test('is waited for by a slot, and by its app only where that was told, too', () => {
    const stack = testStack();
    const slot = dedicated(stack).addSlot('staging', {});
    slot.node.addDependency(new ResourceGroup(stack, 'group', { name: 'rg-network', location: 'westeurope' }));
    expect(only(stack, 'azurerm_linux_function_app_slot', 'Slot').depends_on).toEqual(['azurerm_resource_group.group', ROLE].sort());
    expect(only(stack, 'azurerm_linux_function_app').depends_on).toEqual([ROLE]);
  });

  test('stays when it was written into the resource itself', () => {
    const stack = testStack();
    const app = dedicated(stack);
    const resource = app.node.defaultChild as LinuxFunctionApp;
    resource.dependsOn = [...(resource.dependsOn ?? []), 'azurerm_resource_group.group'];
    new ResourceGroup(stack, 'group', { name: 'rg-network', location: 'westeurope' });
    app.addAppSetting('TOPIC', 'orders');
    app.addAppSetting('QUEUE', 'orders');
    expect(only(stack, 'azurerm_linux_function_app').depends_on).toEqual([ROLE, 'azurerm_resource_group.group']);
  });
});
