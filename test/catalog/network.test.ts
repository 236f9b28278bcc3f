import { CONTENT_SHARE, HOST_STORAGE_SERVICES, PRIVATE_ENDPOINT_NAME, PRIVATE_ENDPOINT_SUBNET, PRIVATE_LINK, RESERVED_ADDRESSES, SLOT_SUBRESOURCE, SUBNETS } from '../../src/catalog/network';
import { PLANS } from '../../src/catalog/plans';
import { HOST_STORAGE_USES, ROLES, type HostStorageUseFacts, type RoleKey } from '../../src/catalog/roles';
import { SKU_GROUPS } from '../../src/catalog/skus';

describe('SUBNETS', () => {
  test('are there for the plans that have virtual network integration', () => {
    expect(Object.keys(SUBNETS).sort()).toEqual(Object.entries(PLANS).filter(([, { vnetIntegration }]) => vnetIntegration !== 'no').map(([id]) => id).sort());
  });

  test.each(Object.entries(SUBNETS))('%s: sizes are in order, from the smallest that works to the largest that is recommended', (_, facts) => {
    const { longestPrefix, recommendedPrefix, sharedPrefix } = facts;
    for (const prefix of Object.values(recommendedPrefix)) {
      expect(prefix).toBeLessThanOrEqual(longestPrefix ?? 28);
      expect(prefix).toBeGreaterThanOrEqual(24);
    }
    expect(sharedPrefix).toBeLessThanOrEqual(longestPrefix ?? 28);
  });

  test.each(Object.entries(SUBNETS))('%s: the delegation is that of the provider, with one action', (_, { delegation, provider, actions }) => {
    expect(delegation.startsWith(`${provider}/`)).toBe(true);
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatch(/^Microsoft[.]Network\/virtualNetworks\/subnets\/(join\/)?action$/);
  });

  test('all addresses of the gateways fit into the recommended subnet, and into no smaller one', () => {
    const { gateways, recommendedPrefix } = SUBNETS.flexConsumption;
    expect(2 ** (32 - recommendedPrefix.Linux) - RESERVED_ADDRESSES).toBe(gateways);
  });
});

describe('PRIVATE_LINK', () => {
  test.each(Object.entries(PRIVATE_LINK))('%s has a zone of its own', (key, { subresource, zone, zonePrefix }) => {
    expect(subresource).toBe(key);
    expect(zone.startsWith(zonePrefix)).toBe(true);
    const others = Object.values(PRIVATE_LINK).filter((row) => row.subresource !== subresource);
    expect(others.filter((row) => row.zonePrefix.startsWith(zonePrefix) || zone === row.zone)).toEqual([]);
  });

  test('parts of slots begin like the part of the app', () => {
    expect(SLOT_SUBRESOURCE).toBe(`${PRIVATE_LINK.sites.subresource}-`);
  });

  test('each SKU that is connected to networks can be reached through them', () => {
    expect(SKU_GROUPS.filter(({ vnetIntegration, privateEndpoints }) => vnetIntegration !== privateEndpoints)).toEqual([]);
  });
});

describe('HOST_STORAGE_SERVICES', () => {
  test('are the parts of a storage account, once each', () => {
    expect(HOST_STORAGE_SERVICES.map(({ subresource }) => subresource)).toEqual(Object.keys(PRIVATE_LINK).filter((key) => key !== 'sites'));
  });

  test('are needed for what an app says that it does, or for what the plan needs', () => {
    const reasons: readonly string[] = HOST_STORAGE_SERVICES.flatMap(({ neededFor }) => [...neededFor]);
    expect(reasons.filter((reason) => !['always', 'contentShare', ...Object.keys(HOST_STORAGE_USES)].includes(reason))).toEqual([]);
    for (const { neededFor } of HOST_STORAGE_SERVICES) expect(new Set(neededFor).size).toBe(neededFor.length);
  });

  test.each([['queue', 'Storage Queue'], ['table', 'Storage Table']])('%s is needed for every use that has a role for it, and for no other', (part, role) => {
    const needed: readonly string[] = HOST_STORAGE_SERVICES.find(({ subresource }) => subresource === part)?.neededFor ?? [];
    const uses = (Object.entries(HOST_STORAGE_USES) as [string, HostStorageUseFacts][]).filter(([, { roles }]) =>
      roles.some((key) => ROLES[key as RoleKey].name.startsWith(role)),
    );
    expect([...needed].sort()).toEqual(uses.map(([use]) => use).sort());
  });

  test('only blobs are always needed', () => {
    expect(HOST_STORAGE_SERVICES.filter(({ neededFor }) => (neededFor as readonly string[]).includes('always')).map(({ subresource }) => subresource)).toEqual(['blob']);
  });
});

test('a content share grows to what every account takes: no more than 5 TiB', () => {
  expect(CONTENT_SHARE.quotaGiB).toBe(5 * 1024);
});

test('a delegated subnet takes no private endpoints', () => expect(PRIVATE_ENDPOINT_SUBNET.delegated).toBe(false));

describe('PRIVATE_ENDPOINT_NAME', () => {
  test('is that of a private endpoint', () => expect(PRIVATE_ENDPOINT_NAME.label).toBe('a private endpoint'));

  const legal = (name: string): boolean =>
    new RegExp(PRIVATE_ENDPOINT_NAME.pattern).test(name) && name.length >= PRIVATE_ENDPOINT_NAME.min && name.length <= PRIVATE_ENDPOINT_NAME.max;

  test.each(['p', '1', 'pe-orders', 'PE.Orders_1', 'a_', `p${'e'.repeat(79)}`])('%s is legal', (name) => expect(legal(name)).toBe(true));
  test.each(['', '-pe', '_pe', '.pe', 'pe-', 'pe.', 'pe orders', 'pe/orders', 'pé', `p${'e'.repeat(80)}`])('%s is not', (name) => expect(legal(name)).toBe(false));
});
