import {
  DedicatedSku,
  FunctionAppIdentity,
  HostStorage,
  IpRestriction,
  IsolatedFunctionApp,
} from '../../../src';
import { SECRETS } from '../canaries';
import { call, row, type Row } from '../harness';
import { dedicated, flex, GROUP, IDENTITY, isolated, PLAN_ID, premium, SUBNET, WINDOWS, windowsConsumption } from './given';

const RELAY = { relayId: `${GROUP}/providers/Microsoft.Relay/namespaces/relay-orders/hybridConnections/sql`, hostname: 'sql.contoso.example', port: 1433 };

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
];
