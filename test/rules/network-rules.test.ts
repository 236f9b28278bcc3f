import { PRIVATE_LINK } from '../../src/catalog/network';
import type { PlanId } from '../../src/catalog/plans';
import { SKU_GROUPS } from '../../src/catalog/skus';
import {
  closedStorageIsReached,
  endpointNameIsKnown,
  endpointsHaveZones,
  storageSubresources,
  zonesFit,
  type ClosedStorageInput,
  type EndpointZones,
  type Subresource,
} from '../../src/rules/network-rules';
import { planTerms } from '../../src/rules/plan-terms';
import { UNRESOLVED } from '../../src/rules/rule';
import { HostStorageUse } from '../../src/values/host-storage-use';
import { finding, plan, said, untold } from './verdict';

const EP = plan('elasticPremium');
const SUBNET = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/functions';

describe('storageSubresources', () => {
  const QUEUES = ['blobTrigger', 'queueTrigger', 'queueOutput'];
  const TABLES = ['diagnosticEvents', 'tableInput', 'tableOutput'];
  const BLOBS = ['eventHubsTrigger', 'timerTrigger'];

  test('every use is in one of the lists below', () => {
    expect([...QUEUES, ...TABLES, ...BLOBS, 'durableFunctions'].sort()).toEqual(Object.values(HostStorageUse).sort());
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['nothing more', [], ['blob']],
    ...QUEUES.map((use): [string, string[], string[]] => [use, [use], ['blob', 'queue']]),
    ...TABLES.map((use): [string, string[], string[]] => [use, [use], ['blob', 'table']]),
    ...BLOBS.map((use): [string, string[], string[]] => [use, [use], ['blob']]),
    ['Durable Functions', ['durableFunctions'], ['blob', 'queue', 'table']],
    ['all of that', Object.values(HostStorageUse), ['blob', 'queue', 'table']],
    ['words that are none of the program', ['always', 'constructor'], ['blob']],
  ])('%s', (_, uses, expected) => {
    expect(storageSubresources(plan('flexConsumption'), false, uses)).toEqual(expected);
    expect(storageSubresources(plan('dedicated', 'Windows', 'S1'), false, uses)).toEqual(expected);
    expect(storageSubresources(EP, false, uses)).toEqual([...expected, 'file']);
    expect(storageSubresources(EP, true, uses)).toEqual(expected);
  });

  test.each(SKU_GROUPS.filter(({ plan: id }) => id !== null).flatMap((group) => group.skus.map((sku) => [sku, group] as const)))(
    '%s: files are needed on Elastic Premium only',
    (sku, { plan: id, systems }) => {
      for (const system of systems) {
        expect(storageSubresources(plan(id as PlanId, system, sku), false, []).includes('file')).toBe(id === 'elasticPremium');
        expect(storageSubresources(plan(id as PlanId, system, sku), true, [])).toEqual(['blob']);
      }
    },
  );
});

describe('closedStorageIsReached', () => {
  const app = (more: Partial<ClosedStorageInput>): ClosedStorageInput => ({
    plan: EP, closed: true, endpoints: false, virtualNetworkSubnetId: SUBNET, container: undefined, contentShareName: undefined,
    contentOverVnet: undefined, withKey: true, definesShare: true, ...more,
  });

  const places = SKU_GROUPS.filter(({ plan: id }) => id !== null).flatMap(({ skus, plan: id, systems, vnetIntegration, environment }) =>
    skus.flatMap((sku) => systems.map((system) => [`${sku} on ${system}`, plan(id as PlanId, system, sku), vnetIntegration, environment] as const)),
  );
  test.each(places)('%s: with a subnet it is reached where the SKU has networks, and without one only in an environment', (_, terms, vnet, environment) => {
    for (const reason of [{ closed: true, endpoints: false }, { closed: false, endpoints: true }, { closed: true, endpoints: true }]) {
      expect(said(closedStorageIsReached(app({ plan: terms, ...reason })))).toBe(vnet ? 'ok' : 'AZFN6011');
      expect(said(closedStorageIsReached(app({ plan: terms, virtualNetworkSubnetId: undefined, ...reason })))).toBe(vnet && environment ? 'ok' : 'AZFN6011');
    }
    expect(closedStorageIsReached(app({ plan: terms, virtualNetworkSubnetId: undefined, closed: false }))).toEqual([]);
  });

  test('a plan whose SKU was not told may be in an environment', () => {
    expect(closedStorageIsReached(app({ plan: untold(), virtualNetworkSubnetId: undefined }))).toEqual([]);
  });

  test('an Elastic Premium plan whose SKU was not told is in none', () => {
    expect(said(closedStorageIsReached(app({ plan: planTerms('elasticPremium', 'Windows'), virtualNetworkSubnetId: undefined })))).toBe('AZFN6011');
  });

  test.each<[string, Partial<ClosedStorageInput>, string]>([
    ['a subnet that only Terraform knows', { virtualNetworkSubnetId: UNRESOLVED }, 'ok'],
    ['a plan that was refused', { plan: UNRESOLVED, virtualNetworkSubnetId: undefined }, 'ok'],
    ['a share that the app defines', {}, 'ok'],
    ['a share that nobody defines', { definesShare: false }, 'AZFN6011'],
    ['a share that exists', { definesShare: false, contentShareName: 'orders' }, 'ok'],
    ['a share that only Terraform knows', { definesShare: false, contentShareName: UNRESOLVED }, 'ok'],
    ['a share that nobody defines, for a container', { definesShare: false, container: {} }, 'ok'],
    ['a share that nobody defines, of an account without key', { definesShare: false, withKey: false }, 'ok'],
    ['a share past the network', { contentOverVnet: false }, 'AZFN6011'],
    ['a share past the network, for a container', { contentOverVnet: false, container: {} }, 'ok'],
    ['a share past the network, of an open account with endpoints', { closed: false, endpoints: true, contentOverVnet: false }, 'ok'],
    ['a share through the network that nobody defines, which another rule says', { contentOverVnet: true, definesShare: false }, 'ok'],
    ['a share through the network without a subnet, which another rule says', { contentOverVnet: true, virtualNetworkSubnetId: undefined }, 'ok'],
    ['a container through the network without a subnet', { contentOverVnet: true, container: {}, virtualNetworkSubnetId: undefined }, 'AZFN6011'],
    ['Flex Consumption, which has no share', { plan: plan('flexConsumption'), definesShare: false, contentOverVnet: false }, 'ok'],
    ['a Dedicated plan, which has no share', { plan: plan('dedicated'), definesShare: false }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(closedStorageIsReached(app(more)))).toBe(expected);
  });

  test('says which of the two it is', () => {
    const without = { virtualNetworkSubnetId: undefined };
    expect(finding(closedStorageIsReached(app(without))).what).toBe(`'hostStorage' is closed to public networks, but 'virtualNetworkSubnetId' is missing`);
    expect(finding(closedStorageIsReached(app({ ...without, closed: false, endpoints: true }))).what).toBe(`'hostStorage' has private endpoints, but 'virtualNetworkSubnetId' is missing`);
  });
});

const zoneId = (name: string) => `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/${name}`;
const SUBRESOURCES = Object.keys(PRIVATE_LINK) as Subresource[];
const endpoint = (subresource: Subresource, zoneIds: EndpointZones['zoneIds']): EndpointZones => ({ subresource, prop: `${subresource}PrivateDnsZoneIds`, zoneIds });

describe('endpointsHaveZones', () => {
  test.each(SUBRESOURCES)('%s', (subresource) => {
    const missing = endpointsHaveZones([endpoint(subresource, undefined)], 'a private endpoint');
    expect(said(missing)).toBe('AZFN6014');
    expect(finding(missing).fix).toContain(`'${PRIVATE_LINK[subresource].zone}'`);
    expect(finding(missing).fix).toMatch(/, or acknowledge the code with a reason$/);
    expect(finding(missing).why).toMatch(subresource === 'sites' ? /^the public name of the app .* answers 403 / : /^the public name of the account .* refuses the host,/);
    expect(endpointsHaveZones([endpoint(subresource, UNRESOLVED)], 'a private endpoint')).toEqual([]);
    expect(endpointsHaveZones([endpoint(subresource, [zoneId(PRIVATE_LINK[subresource].zone)])], 'a private endpoint')).toEqual([]);
  });

  test('each that is missing is said', () => {
    expect(said(endpointsHaveZones([endpoint('blob', undefined), endpoint('queue', [zoneId('q')]), endpoint('file', undefined)], 'x'))).toBe('AZFN6014 AZFN6014');
  });
});

describe('zonesFit', () => {
  const pairs = SUBRESOURCES.flatMap((own) => SUBRESOURCES.map((of) => [own, of] as const));
  test.each(pairs)('a %s endpoint in the zone of %s', (own, of) => {
    expect(said(zonesFit([endpoint(own, [zoneId(PRIVATE_LINK[of].zone)])]))).toBe(own === of ? 'ok' : 'AZFN6015');
    expect(said(zonesFit([endpoint(own, [zoneId(PRIVATE_LINK[of].zone.toUpperCase())])]))).toBe(own === of ? 'ok' : 'AZFN6015');
  });

  test.each<[string, Subresource, EndpointZones['zoneIds'], string]>([
    ['a zone of another cloud', 'blob', [zoneId('privatelink.blob.core.usgovcloudapi.net')], 'ok'],
    ['a zone of another cloud and another kind', 'blob', [zoneId('privatelink.queue.core.chinacloudapi.cn')], 'AZFN6015'],
    ['a zone of an account with DNS zone endpoints', 'blob', [zoneId('privatelink.blob.storage.azure.net')], 'ok'],
    ['a zone of nothing here', 'blob', [zoneId('corp.contoso.example')], 'ok'],
    ['a zone that only Terraform knows', 'blob', [UNRESOLVED], 'ok'],
    ['zones that only Terraform knows', 'blob', UNRESOLVED, 'ok'],
    ['no zone', 'blob', undefined, 'ok'],
    ['one of two zones', 'sites', [zoneId('privatelink.azurewebsites.net'), zoneId('privatelink.blob.core.windows.net')], 'AZFN6015'],
    ['an id of nothing', 'sites', [''], 'ok'],
  ])('%s', (_, subresource, zoneIds, expected) => {
    expect(said(zonesFit([endpoint(subresource, zoneIds)]))).toBe(expected);
  });
});

test.each<[string, Parameters<typeof endpointNameIsKnown>, string]>([
  ['a name of its own', ['pe-orders', UNRESOLVED, `the app's name`], 'ok'],
  ['a name of its own that only Terraform knows', [UNRESOLVED, UNRESOLVED, `the app's name`], 'ok'],
  ['the name of an app', [undefined, 'func-orders', `the app's name`], 'ok'],
  ['the name of an app that only Terraform knows', [undefined, UNRESOLVED, `the app's name`], 'AZFN8005'],
])('endpointNameIsKnown: %s', (_, input, expected) => {
  expect(said(endpointNameIsKnown(...input))).toBe(expected);
});

