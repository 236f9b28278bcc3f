import { Subnet, type SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  DedicatedPlan,
  DedicatedSku,
  FunctionAppIdentity,
  HostStorage,
  IpRestriction,
  IsolatedFunctionApp,
  type PrivateEndpointOptions,
} from '../../../src';
import { SECRETS } from '../canaries';
import { call, row, type Row } from '../harness';
import { dedicated, flex, GROUP, IDENTITY, isolated, LINUX, PLAN_ID, premium, SUBNET, untyped, WINDOWS, windowsConsumption } from './given';

const RELAY = { relayId: `${GROUP}/providers/Microsoft.Relay/namespaces/relay-orders/hybridConnections/sql`, hostname: 'sql.contoso.example', port: 1433 };

const WEB = 'Microsoft.Web/serverFarms';
const ENVIRONMENTS = 'Microsoft.App/environments';
/** A subnet of the program, delegated to services. */
const subnet = (s: TerraformStack, services: string[], more: Partial<SubnetConfig> = {}) =>
  new Subnet(s, 'Subnet', {
    name: 'functions', resourceGroupName: 'rg-network', virtualNetworkName: 'vnet', addressPrefixes: ['10.0.1.0/24'],
    delegation: services.map((name, index) => ({ name: `d${index}`, serviceDelegation: { name } })), ...more,
  }).id;

const ENDPOINTS = `${SUBNET}-endpoints`;
const ZONES = `${GROUP}/providers/Microsoft.Network/privateDnsZones`;
const SITES = [`${ZONES}/privatelink.azurewebsites.net`];
/** A private endpoint of an app on Elastic Premium. */
const endpoint = (s: TerraformStack, more: Partial<PrivateEndpointOptions> = {}) =>
  isolated(s, { plan: premium(s) }).addPrivateEndpoint('Endpoint', { subnetId: ENDPOINTS, privateDnsZoneIds: SITES, ...more });

/** A host storage account that exists, closed to public networks. */
const CLOSED = HostStorage.accountKey({
  storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey, publicNetworkAccess: false,
  storageAccountId: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod`,
});
const CLOSED_WITHOUT_ID = HostStorage.accountKey({ storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey, publicNetworkAccess: false });
/** A Dedicated plan beside the one that the programs usually have. */
const another = (s: TerraformStack) =>
  new DedicatedPlan(s, 'Another', { planName: 'plan-billing', resourceGroupName: 'rg-orders', location: 'westeurope', operatingSystem: LINUX, sku: DedicatedSku.B1 });
const billing = { appName: 'func-billing' };

/** Network and ids of other resources. */
export const NETWORK_PROGRAMS: readonly Row[] = [
  row('AZFN6001', 'a subnet on Consumption', (s) => isolated(s, { plan: windowsConsumption(s), virtualNetworkSubnetId: SUBNET })),
  row('AZFN6001', 'a subnet on the Free tier', (s) =>
    isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.F1), virtualNetworkSubnetId: SUBNET })),
  row('AZFN6001', 'routing on Flex Consumption', (s) => isolated(s, { plan: flex(s), virtualNetworkSubnetId: SUBNET, vnetRouteAllEnabled: true })),
  row('AZFN6001', 'routing on Consumption', (s) => isolated(s, { plan: windowsConsumption(s), vnetRouteAllEnabled: true })),
  row('AZFN6001', 'images through the network on Consumption', (s) => isolated(s, { plan: windowsConsumption(s), vnetImagePullEnabled: true })),
  row('AZFN6001', 'images past the network in an environment', (s) =>
    isolated(s, {
      plan: dedicated(s, undefined, DedicatedSku.I1V2, { appServiceEnvironmentId: `${GROUP}/providers/Microsoft.Web/hostingEnvironments/ase-orders` }),
      vnetImagePullEnabled: false,
    })),
  row('AZFN6001', 'a content share behind a network on a Dedicated plan', (s) =>
    isolated(s, { plan: dedicated(s), contentOverVnet: true, virtualNetworkSubnetId: SUBNET })),
  call('AZFN6001', 'a hybrid connection on Linux', (s) => isolated(s, { plan: premium(s) }).addHybridConnection('Sql', RELAY)),

  row('AZFN6002', 'a name in place of an address', () => IpRestriction.ipAddress('contoso.example')),
  row('AZFN6002', 'addresses with a space between them', () => IpRestriction.ipAddress('203.0.113.4, 203.0.113.5')),
  row('AZFN6002', 'a tag with a space', () => IpRestriction.serviceTag('Azure Front Door')),
  row('AZFN6002', 'a priority of nothing', () => IpRestriction.ipAddress('203.0.113.0/24', { priority: 0 })),
  row('AZFN6002', 'a value that the health probe does not send', () =>
    IpRestriction.serviceTag('AzureFrontDoor.Backend', { frontDoorHealthProbe: ['true'] })),
  row('AZFN6002', 'a Front Door that has no such id', () => IpRestriction.serviceTag('AzureFrontDoor.Backend', { azureFrontDoorIds: ['fd-orders'] })),
  row('AZFN6002', 'nine host names', () =>
    IpRestriction.serviceTag('AzureFrontDoor.Backend', { forwardedHosts: Array.from({ length: 9 }, (_, index) => `host${index}.contoso.example`) })),
  row('AZFN6002', 'an original address that is none', () => IpRestriction.ipAddress('203.0.113.0/24', { forwardedFor: ['203.0.113.0/33'] })),

  row('AZFN6003', 'routing without a subnet', (s) => isolated(s, { plan: premium(s), vnetRouteAllEnabled: true })),
  row('AZFN6004', 'a closed app on Consumption', (s) => isolated(s, { plan: windowsConsumption(s), publicNetworkAccess: false })),

  row('AZFN6005', 'a subnet', (s) => isolated(s, { plan: premium(s), virtualNetworkSubnetId: 'functions' })),
  row('AZFN6005', 'an identity', () => FunctionAppIdentity.userAssigned(['id-orders'])),
  row('AZFN6005', 'an identity beside that of the app', () => FunctionAppIdentity.systemAndUserAssigned([PLAN_ID])),
  row('AZFN6005', 'an identity for references', (s) => isolated(s, { plan: premium(s), keyVaultReferenceIdentityId: 'id-orders' })),
  row('AZFN6005', 'a storage account', () =>
    HostStorage.accountKey({ storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey, storageAccountId: 'stordersprod' })),
  row('AZFN6005', 'an API', (s) => isolated(s, { apiManagementApiId: IDENTITY })),
  row('AZFN6005', 'a subnet of callers', () => IpRestriction.virtualNetworkSubnet(PLAN_ID)),
  call('AZFN6005', 'a relay', (s) => isolated(s, { plan: premium(s, WINDOWS) }).addHybridConnection('Sql', { ...RELAY, relayId: 'sql' })),
  row('AZFN6005', 'an app that exists', (s) => IsolatedFunctionApp.fromFunctionAppAttributes(s, 'Existing', { functionAppId: 'func-orders' })),

  row('AZFN6006', 'a subnet that is delegated to nobody', (s) => isolated(s, { plan: premium(s), virtualNetworkSubnetId: subnet(s, []) })),
  row('AZFN6006', 'a subnet of Flex Consumption on a Dedicated plan', (s) => isolated(s, { plan: dedicated(s), virtualNetworkSubnetId: subnet(s, [ENVIRONMENTS]) })),
  row('AZFN6006', 'a subnet of the other plans on Flex Consumption', (s) => isolated(s, { virtualNetworkSubnetId: subnet(s, [WEB]) })),
  row('AZFN6006', 'a subnet with two delegations', (s) => isolated(s, { plan: premium(s), virtualNetworkSubnetId: subnet(s, [WEB, 'Microsoft.Sql/managedInstances']) })),
  row('AZFN6007', 'an underscore in the name of a subnet of the program', (s) =>
    isolated(s, { virtualNetworkSubnetId: subnet(s, [ENVIRONMENTS], { name: 'snet_functions' }) })),
  row('AZFN6007', 'an underscore in an id', (s) => isolated(s, { virtualNetworkSubnetId: `${SUBNET}_orders` })),
  row('AZFN6008', 'a subnet of three addresses', (s) =>
    isolated(s, { plan: premium(s), virtualNetworkSubnetId: subnet(s, [WEB], { addressPrefixes: ['10.0.1.0/29'] }) })),
  row('AZFN6008', 'two plans in a small subnet', (s) => {
    const virtualNetworkSubnetId = subnet(s, [WEB], { addressPrefixes: ['10.0.1.0/28'] });
    isolated(s, { plan: dedicated(s), virtualNetworkSubnetId });
    isolated(s, { ...billing, plan: another(s), virtualNetworkSubnetId, hostId: 'billing' }, 'Billing');
  }),
  row('AZFN6009', 'a small subnet on Flex Consumption', (s) => isolated(s, { virtualNetworkSubnetId: subnet(s, [ENVIRONMENTS], { addressPrefixes: ['10.0.1.0/28'] }) })),
  row('AZFN6009', 'a small subnet on Elastic Premium', (s) =>
    isolated(s, { plan: premium(s, WINDOWS), virtualNetworkSubnetId: subnet(s, [WEB], { addressPrefixes: ['10.0.1.0/26'] }) })),
  row('AZFN6009', 'a subnet with fewer addresses than workers', (s) =>
    isolated(s, { plan: dedicated(s, LINUX, DedicatedSku.S1, { workerCount: 10 }), virtualNetworkSubnetId: subnet(s, [WEB], { addressPrefixes: ['10.0.1.0/28'] }) })),
  row('AZFN6010', 'apps on Flex Consumption and on another plan', (s) => {
    isolated(s, { virtualNetworkSubnetId: SUBNET });
    isolated(s, { ...billing, plan: premium(s), virtualNetworkSubnetId: SUBNET }, 'Billing');
  }),
  row('AZFN6010', 'a private endpoint in the subnet of an app', (s) => {
    isolated(s, { plan: premium(s), virtualNetworkSubnetId: SUBNET }).addPrivateEndpoint('Endpoint', { subnetId: SUBNET, privateDnsZoneIds: SITES });
  }),
  row('AZFN6010', 'a private endpoint in a delegated subnet', (s) => endpoint(s, { subnetId: subnet(s, [ENVIRONMENTS]) })),
  row('AZFN6011', 'a closed account on Consumption', (s) => isolated(s, { plan: windowsConsumption(s), hostStorage: CLOSED })),
  row('AZFN6011', 'a closed account without a subnet', (s) => isolated(s, { plan: premium(s), hostStorage: CLOSED })),
  row('AZFN6011', 'endpoints of an account without a subnet', (s) =>
    isolated(s, { plan: dedicated(s), hostStorage: HostStorage.newManagedIdentity({ network: { subnetId: ENDPOINTS, publicNetworkAccess: true } }) })),
  row('AZFN6011', 'a share of a closed account past the network', (s) =>
    isolated(s, { plan: premium(s), hostStorage: CLOSED, virtualNetworkSubnetId: SUBNET, contentOverVnet: false })),
  row('AZFN6011', 'a share of a closed account that nobody defines', (s) =>
    isolated(s, { plan: premium(s), hostStorage: CLOSED_WITHOUT_ID, virtualNetworkSubnetId: SUBNET })),
  row('AZFN6012', 'three subnets of a plan', (s) => {
    const plan = dedicated(s);
    ['a', 'b', 'c'].forEach((name) => isolated(s, { plan, appName: `func-${name}`, virtualNetworkSubnetId: `${SUBNET}-${name}` }, name));
  }),
  row('AZFN6013', 'two plans in a subnet of unknown size', (s) => {
    isolated(s, { plan: dedicated(s), virtualNetworkSubnetId: SUBNET });
    isolated(s, { ...billing, plan: another(s), virtualNetworkSubnetId: SUBNET }, 'Billing');
  }),
  row('AZFN6014', 'an endpoint without a zone', (s) => endpoint(s, { privateDnsZoneIds: undefined })),
  call('AZFN6015', 'the zone of blobs for an app', (s) => endpoint(s, { privateDnsZoneIds: [`${ZONES}/privatelink.blob.core.windows.net`] })),
  row('AZFN6015', 'the zone of tables, defined in the program, for an app', (s) =>
    endpoint(s, { privateDnsZoneIds: [new PrivateDnsZone(s, 'Zone', { name: 'privatelink.table.core.windows.net', resourceGroupName: 'rg-network' }).id] })),
  row('AZFN6015', 'two zones exchanged', () =>
    HostStorage.newAccountKey({ network: { subnetId: ENDPOINTS, queuePrivateDnsZoneIds: [`${ZONES}/privatelink.table.core.windows.net`] } })),
  call('AZFN6016', 'a name with a space', (s) => endpoint(s, { privateEndpointName: 'pe orders' })),
  call('AZFN6016', 'an interface that ends in a hyphen', (s) => endpoint(s, { customNetworkInterfaceName: 'nic-' })),
  call('AZFN8005', 'an endpoint of an app whose name is a token', (s) =>
    isolated(s, { plan: premium(s), appName: new TerraformVariable(s, 'name', {}).stringValue }).addPrivateEndpoint('Endpoint', { subnetId: ENDPOINTS, privateDnsZoneIds: SITES })),
  call('AZFN6001', 'a private endpoint on Consumption', (s) => isolated(s, { plan: windowsConsumption(s) }).addPrivateEndpoint('Endpoint', { subnetId: ENDPOINTS, privateDnsZoneIds: SITES })),
  call('AZFN8002', 'an endpoint without a subnet', (s) => isolated(s, { plan: premium(s) }).addPrivateEndpoint('Endpoint', untyped({}))),
];
