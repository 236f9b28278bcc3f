import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformVariable, Token, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { CONTENT_SHARE, PRIVATE_ENDPOINT_NAME, PRIVATE_LINK } from '../../src/catalog/network';
import { defineContentShare } from '../../src/constructs/arm-storage';
import type { PrivateEndpointOptions } from '../../src/constructs/private-endpoint-options';
import {
  checkPrivateEndpoint,
  definePrivateEndpoint,
  defineStorageEndpoints,
  derivedEndpointName,
  type EndpointTarget,
  type StorageTarget,
} from '../../src/constructs/private-endpoints';
import { readContext, readProps } from '../../src/intake';
import { storageZonesFit } from '../../src/rules/network-rules';
import { UNRESOLVED } from '../../src/rules/rule';
import { STORAGE_NETWORK, type StorageNetworkOptions } from '../../src/values/storage-network-options';
import { said } from '../rules/verdict';
import { synth, testStack, type Block } from '../support/stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-network/providers';
const SUBNET = `${GROUP}/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints`;
const APP_ID = `${GROUP}/Microsoft.Web/sites/func-orders`;
const ACCOUNT_ID = `${GROUP}/Microsoft.Storage/storageAccounts/stordersprod`;
const zone = (name: string) => `${GROUP}/Microsoft.Network/privateDnsZones/${name}`;
const SITES = zone(PRIVATE_LINK.sites.zone);
const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' };

const target = (stack: TerraformStack, more: Partial<EndpointTarget> = {}): EndpointTarget => ({ functionAppId: APP_ID, appName: 'func-orders', ...PLACE, context: readContext(stack), ...more });
const written = (stack: TerraformStack): Block[] => Object.values(synth(stack).resource?.azurerm_private_endpoint ?? {});
const warnings = (construct: Construct): string[] => construct.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data).slice(0, 8));
const plain = ({ '//': _, ...block }: Block): Block => block;

describe('definePrivateEndpoint', () => {
  test('an app with all that can be said', () => {
    const stack = testStack();
    const endpoint = definePrivateEndpoint(stack, 'Endpoint', target(stack, { tags: { owner: 'orders' } }), {
      subnetId: SUBNET, privateDnsZoneIds: [SITES], privateEndpointName: 'pe-orders', resourceGroupName: 'rg-network', location: 'northeurope', customNetworkInterfaceName: 'nic-orders',
    });
    expect(written(stack).map(plain)).toEqual([{
      name: 'pe-orders', resource_group_name: 'rg-network', location: 'northeurope', subnet_id: SUBNET, custom_network_interface_name: 'nic-orders', tags: { owner: 'orders' },
      private_service_connection: { name: 'pe-orders', is_manual_connection: false, private_connection_resource_id: APP_ID, subresource_names: ['sites'] },
      private_dns_zone_group: { name: 'default', private_dns_zone_ids: [SITES] },
    }]);
    expect(warnings(endpoint)).toEqual([]);
  });

  test('an app with what has to be said: a zone group of somebody else is left alone', () => {
    const stack = testStack();
    const endpoint = definePrivateEndpoint(stack, 'Endpoint', target(stack), { subnetId: SUBNET });
    expect(written(stack).map(plain)).toEqual([{
      name: 'pe-func-orders-Endpoint', resource_group_name: 'rg-orders', location: 'westeurope', subnet_id: SUBNET,
      private_service_connection: { name: 'pe-func-orders-Endpoint', is_manual_connection: false, private_connection_resource_id: APP_ID, subresource_names: ['sites'] },
      lifecycle: { ignore_changes: ['private_dns_zone_group'] },
    }]);
    expect(warnings(endpoint)).toEqual(['AZFN6014']);
  });

  test('the warning can be acknowledged', () => {
    const stack = testStack();
    const acknowledge = [{ code: 'AZFN6014', reason: 'a policy adds the zone group' }];
    expect(warnings(definePrivateEndpoint(stack, 'Endpoint', target(stack), { subnetId: SUBNET, acknowledge }))).toEqual([]);
  });

  test('a slot is reached through its app, and is there first', () => {
    const stack = testStack();
    const after = new ResourceGroup(stack, 'Slot', { name: 'stands-for-a-slot', location: 'x' });
    definePrivateEndpoint(stack, 'Endpoint', target(stack, { slotName: 'staging', after }), { subnetId: SUBNET, privateDnsZoneIds: [SITES] });
    const [endpoint] = written(stack);
    expect(endpoint.name).toBe('pe-func-orders-staging-Endpoint');
    expect(endpoint.private_service_connection.private_connection_resource_id).toBe(APP_ID);
    expect(endpoint.private_service_connection.subresource_names).toEqual(['sites-staging']);
    expect(endpoint.depends_on).toEqual(['azurerm_resource_group.Slot']);
  });

  test('tokens pass, also whole lists of zones', () => {
    const stack = testStack();
    const variable = (name: string) => new TerraformVariable(stack, name, {});
    definePrivateEndpoint(stack, 'Endpoint', target(stack, { appName: UNRESOLVED }), {
      subnetId: variable('subnet').stringValue, privateDnsZoneIds: variable('zones').listValue, privateEndpointName: variable('name').stringValue, location: variable('region').stringValue,
    });
    const [endpoint] = written(stack);
    expect(endpoint).toMatchObject({
      name: '${var.name}', location: '${var.region}', subnet_id: '${var.subnet}', private_dns_zone_group: { private_dns_zone_ids: '${var.zones}' },
    });
  });

  test('what the caller changes afterwards changes nothing', () => {
    const stack = testStack();
    const privateDnsZoneIds = [SITES];
    definePrivateEndpoint(stack, 'Endpoint', target(stack), { subnetId: SUBNET, privateDnsZoneIds });
    privateDnsZoneIds.push('late');
    expect(written(stack)[0].private_dns_zone_group.private_dns_zone_ids).toEqual([SITES]);
  });
});

describe('checkPrivateEndpoint', () => {
  const check = (options: unknown, appName: EndpointTarget['appName'] = 'func-orders') => said(checkPrivateEndpoint(options, { appName }));

  test.each<[string, unknown, string]>([
    ['what has to be said', { subnetId: SUBNET }, 'ok'],
    ['nothing', {}, 'AZFN8002'],
    ['no options', undefined, 'AZFN8001'],
    ['null', null, 'AZFN8001'],
    ['a list', [], 'AZFN8001'],
    ['a subnet by its name', { subnetId: 'endpoints' }, 'AZFN6005'],
    ['a subnet of the wrong kind', { subnetId: APP_ID }, 'AZFN6005'],
    ['a subnet that is a token', { subnetId: '${var.subnet}' }, 'ok'],
    ['a subnet that is a number', { subnetId: 7 }, 'AZFN8001'],
    ['no zones in a list', { subnetId: SUBNET, privateDnsZoneIds: [] }, 'AZFN8003'],
    ['one zone, not in a list', { subnetId: SUBNET, privateDnsZoneIds: SITES }, 'AZFN8001'],
    ['a zone by its name', { subnetId: SUBNET, privateDnsZoneIds: [PRIVATE_LINK.sites.zone] }, 'AZFN6005'],
    ['a zone of another kind', { subnetId: SUBNET, privateDnsZoneIds: [zone(PRIVATE_LINK.blob.zone)] }, 'AZFN6015'],
    ['a public zone', { subnetId: SUBNET, privateDnsZoneIds: [`${GROUP}/Microsoft.Network/dnsZones/contoso.example`] }, 'AZFN6005'],
    ['zones that only Terraform knows', { subnetId: SUBNET, privateDnsZoneIds: Token.asList('${var.zones}') }, 'ok'],
    ['a name with a space', { subnetId: SUBNET, privateEndpointName: 'pe orders' }, 'AZFN6016'],
    ['a name that ends in a hyphen', { subnetId: SUBNET, privateEndpointName: 'pe-' }, 'AZFN6016'],
    ['a name of 81 characters', { subnetId: SUBNET, privateEndpointName: 'p'.repeat(81) }, 'AZFN6016'],
    ['a name of 80 characters', { subnetId: SUBNET, privateEndpointName: 'p'.repeat(80) }, 'ok'],
    ['an empty name', { subnetId: SUBNET, privateEndpointName: '' }, 'AZFN6016'],
    ['an interface with a slash', { subnetId: SUBNET, customNetworkInterfaceName: 'nic/orders' }, 'AZFN6016'],
    ['a group that ends in a period', { subnetId: SUBNET, resourceGroupName: 'rg.' }, 'AZFN8003'],
    ['a prop that is misspelled', { subnetId: SUBNET, privateDnsZoneId: [SITES] }, 'AZFN8006'],
  ])('%s', (_, options, expected) => {
    expect(check(options)).toBe(expected);
  });

  test('a name is needed where that of the app is a token', () => {
    expect(check({ subnetId: SUBNET }, UNRESOLVED)).toBe('AZFN8005');
    expect(check({ subnetId: SUBNET, privateEndpointName: 'pe-orders' }, UNRESOLVED)).toBe('ok');
    expect(check({ subnetId: SUBNET, privateEndpointName: '${var.name}' }, UNRESOLVED)).toBe('ok');
  });

  test('hostile values are refused with a code, never with an error from inside', () => {
    const odd: unknown[] = [null, 7, true, [], {}, [[]], Symbol('x'), () => 1, new Map(), 'x', NaN, BigInt(1)];
    for (const prop of ['subnetId', 'privateDnsZoneIds', 'privateEndpointName', 'resourceGroupName', 'location', 'customNetworkInterfaceName', 'acknowledge'] satisfies (keyof PrivateEndpointOptions)[]) {
      for (const value of odd) {
        const found = checkPrivateEndpoint({ subnetId: SUBNET, [prop]: value }, { appName: 'func-orders' });
        for (const { code } of found) expect(code).toMatch(/^AZFN(6005|6016|800[1-6])$/);
        // The one text among the odd values fits a name, and an empty list of acknowledgements is one.
        const fits = (value === 'x' && !['subnetId', 'privateDnsZoneIds', 'acknowledge'].includes(prop)) || (prop === 'acknowledge' && Array.isArray(value) && value.length === 0);
        expect([prop, String(typeof value), found.length === 0]).toEqual([prop, String(typeof value), fits]);
      }
    }
  });
});

describe('defineStorageEndpoints', () => {
  const account = (stack: TerraformStack, more: Partial<StorageTarget> = {}): StorageTarget => ({
    accountId: ACCOUNT_ID, accountName: 'stordersprod', subresources: ['blob'], ...PLACE, acknowledge: [], context: readContext(stack), ...more,
  });
  const ALL: StorageNetworkOptions = {
    subnetId: SUBNET, blobPrivateDnsZoneIds: [zone(PRIVATE_LINK.blob.zone)], queuePrivateDnsZoneIds: [zone(PRIVATE_LINK.queue.zone)],
    tablePrivateDnsZoneIds: [zone(PRIVATE_LINK.table.zone)], filePrivateDnsZoneIds: [zone(PRIVATE_LINK.file.zone)],
  };

  test('one for each service that is needed, in its zone, and no other', () => {
    // In the order of their ids, as the file has them.
    for (const subresources of [['blob'], ['blob', 'table'], ['blob', 'file', 'queue', 'table']] as const) {
      const stack = testStack();
      const endpoints = defineStorageEndpoints(stack, account(stack, { subresources }), ALL);
      expect(endpoints).toHaveLength(subresources.length);
      expect(written(stack).map((block) => [block.name, block.private_service_connection.subresource_names, block.private_dns_zone_group.private_dns_zone_ids])).toEqual(
        subresources.map((subresource) => [`pe-stordersprod-${subresource}`, [subresource], [zone(PRIVATE_LINK[subresource].zone)]]),
      );
      expect(written(stack).every((block) => block.private_service_connection.private_connection_resource_id === ACCOUNT_ID && block.lifecycle === undefined)).toBe(true);
      expect(endpoints.flatMap(warnings)).toEqual([]);
    }
  });

  test('ids are literals that tell the services apart', () => {
    const stack = testStack();
    defineStorageEndpoints(stack, account(stack, { subresources: ['blob', 'queue', 'table', 'file'] }), ALL);
    expect(stack.node.children.map(({ node }) => node.id).filter((id) => id.endsWith('Endpoint'))).toEqual(['StorageBlobEndpoint', 'StorageQueueEndpoint', 'StorageTableEndpoint', 'StorageFileEndpoint']);
  });

  test('zones that are missing are warned about where their service is needed, each on its endpoint', () => {
    const stack = testStack();
    const endpoints = defineStorageEndpoints(stack, account(stack, { subresources: ['blob', 'file'] }), { subnetId: SUBNET, queuePrivateDnsZoneIds: [zone('q')] });
    expect(endpoints.map(warnings)).toEqual([['AZFN6014'], ['AZFN6014']]);
    expect(written(stack).map(({ lifecycle }) => lifecycle)).toEqual(Array(2).fill({ ignore_changes: ['private_dns_zone_group'] }));
  });

  test('the warnings are acknowledged on the app', () => {
    const stack = testStack();
    const acknowledge = [{ code: 'AZFN6014', reason: 'a policy adds the zone group' }];
    expect(defineStorageEndpoints(stack, account(stack, { acknowledge }), { subnetId: SUBNET }).flatMap(warnings)).toEqual([]);
  });

  test('they are where their network is', () => {
    const stack = testStack();
    defineStorageEndpoints(stack, account(stack, { tags: { owner: 'orders' } }), { ...ALL, resourceGroupName: 'rg-network', location: 'northeurope' });
    expect(written(stack)[0]).toMatchObject({ resource_group_name: 'rg-network', location: 'northeurope', tags: { owner: 'orders' } });
  });

  test('an account can wait for them', () => {
    const stack = testStack();
    const dependsOn = defineStorageEndpoints(stack, account(stack), ALL);
    new StorageAccount(stack, 'Later', { name: 'x', resourceGroupName: 'rg', location: 'x', accountTier: 'Standard', accountReplicationType: 'LRS', dependsOn });
    expect(synth(stack).resource?.azurerm_storage_account?.Later?.depends_on).toEqual(['azurerm_private_endpoint.StorageBlobEndpoint']);
  });

  test.each<[string, unknown, string]>([
    ['what has to be said', { subnetId: SUBNET }, 'ok'],
    ['all that can be said', { ...ALL, publicNetworkAccess: true, resourceGroupName: 'rg', location: 'x' }, 'ok'],
    ['nothing', {}, 'AZFN8002'],
    ['a zone by its name', { subnetId: SUBNET, filePrivateDnsZoneIds: [PRIVATE_LINK.file.zone] }, 'AZFN6005'],
    ['two zones exchanged', { subnetId: SUBNET, queuePrivateDnsZoneIds: ALL.tablePrivateDnsZoneIds, tablePrivateDnsZoneIds: ALL.queuePrivateDnsZoneIds }, 'AZFN6015 AZFN6015'],
    ['the zone of apps', { subnetId: SUBNET, blobPrivateDnsZoneIds: [SITES] }, 'AZFN6015'],
    ['a flag that is text', { subnetId: SUBNET, publicNetworkAccess: 'false' }, 'AZFN8001'],
  ])('options: %s', (_, options, expected) => {
    const reading = readProps(STORAGE_NETWORK, options);
    expect(said([...reading.found, ...(reading.found.length > 0 ? [] : storageZonesFit(reading.plain))])).toBe(expected);
  });
});

describe('derivedEndpointName', () => {
  const LEGAL = new RegExp(PRIVATE_ENDPOINT_NAME.pattern);

  test.each<[string[], string]>([
    [['func-orders', 'Endpoint'], 'pe-func-orders-Endpoint'],
    [['func-orders', 'staging', 'Endpoint'], 'pe-func-orders-staging-Endpoint'],
    [['stordersprod', 'blob'], 'pe-stordersprod-blob'],
  ])('%j is %s', (parts, expected) => {
    expect(derivedEndpointName(...parts)).toBe(expected);
  });

  test('is legal for every app, slot and id, and the same each time', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 90, unit: 'grapheme' }), { minLength: 1, maxLength: 3 }), (parts) => {
        const name = derivedEndpointName(...parts);
        expect(name).toMatch(LEGAL);
        expect(derivedEndpointName(...parts)).toBe(name);
      }),
      { seed: 6016, numRuns: 500 },
    );
  });

  test('tells ids apart that become one by what is not legal, and names that are cut', () => {
    const names = [['a', 'x y'], ['a', 'x/y'], ['a', 'x-y'], ['a', 'x-y-'], ['a'.repeat(60), 'b'.repeat(40)], ['a'.repeat(60), 'b'.repeat(41)]].map((parts) => derivedEndpointName(...parts));
    expect(new Set(names).size).toBe(names.length);
  });
});

test('a share is defined by the id of its account, without its data plane', () => {
  const stack = testStack();
  defineContentShare(stack, 'Share', 'content-func-orders', ACCOUNT_ID);
  expect(plain(Object.values(synth(stack).resource?.azapi_resource ?? {})[0])).toEqual({
    type: 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01',
    name: 'content-func-orders',
    parent_id: `${ACCOUNT_ID}/fileServices/default`,
    body: { properties: { shareQuota: CONTENT_SHARE.quotaGiB } },
    ignore_casing: true,
    response_export_values: [],
    schema_validation_enabled: false,
  });
});
