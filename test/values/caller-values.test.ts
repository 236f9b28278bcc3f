import { FunctionAppIdentity, IpRestriction, IpRestrictionAction, type IpRestrictionOptions } from '../../src';
import { UNRESOLVED } from '../../src/rules/rule';
import { outcome, unknown } from './outcome';

const id = (name: string) => `/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;

describe('FunctionAppIdentity', () => {
  const NONE = { systemAssigned: false, identityIds: undefined, knownIds: [], clientId: undefined, principalId: undefined, defined: undefined };
  const GUID = '11111111-2222-3333-4444-555555555555';

  test('system-assigned', () => {
    expect(FunctionAppIdentity.systemAssigned()._terms).toEqual({ ...NONE, systemAssigned: true });
  });

  describe.each([
    ['userAssigned', FunctionAppIdentity.userAssigned, false],
    ['systemAndUserAssigned', FunctionAppIdentity.systemAndUserAssigned, true],
  ] as const)('%s', (_, make, systemAssigned) => {
    test.each<[string, unknown, string]>([
      ['one id', [id('a')], 'ok'],
      ['several ids', [id('a'), id('b')], 'ok'],
      ['ids that are tokens', [unknown().text, id('a')], 'ok'],
      ['a list that is a token', unknown().list, 'ok'],
      ['no ids', [], 'AZFN8003'],
      ['an absent list', undefined, 'AZFN8002'],
      ['null', null, 'AZFN8001'],
      ['an id without a list', id('a'), 'AZFN8001'],
      ['the name of an identity', ['id-orders'], 'AZFN6005'],
      ['the id of another kind of resource', [id('a').replace('Microsoft.ManagedIdentity/userAssignedIdentities', 'Microsoft.Web/sites')], 'AZFN6005'],
      ['the id of an identity in another case', [id('a').toLowerCase()], 'AZFN6005'],
      ['an empty id', [''], 'AZFN6005'],
      ['an absent id', [undefined], 'AZFN8001'],
      ['a number', [5], 'AZFN8001'],
      ['two that are wrong and one that is right', ['x', id('a'), 5], 'AZFN6005 AZFN8001'],
    ])('%s', (__, ids, expected) => {
      expect(outcome(() => make(ids as string[]))).toBe(expected);
    });

    test.each<[string, unknown, string]>([
      ['both ids', { clientId: GUID, principalId: GUID }, 'ok'],
      ['the client id alone', { clientId: GUID }, 'ok'],
      ['the object id alone', { principalId: GUID }, 'ok'],
      ['tokens', { clientId: unknown().text, principalId: unknown().text }, 'ok'],
      ['neither', {}, 'ok'],
      ['null', null, 'ok'],
      ['text', GUID, 'AZFN8001'],
      ['a list', [GUID], 'AZFN8001'],
      ['a client id that is a name', { clientId: 'id-orders' }, 'AZFN8003'],
      ['an object id that is a resource id', { principalId: id('a') }, 'AZFN8003'],
      ['a client id that is a number', { clientId: 1 }, 'AZFN8001'],
      ['a misspelled id', { clientID: GUID }, 'AZFN8006'],
    ])('of the first identity: %s', (__, working, expected) => {
      expect(outcome(() => make([id('a')], working as never))).toBe(expected);
    });

    test('tells ids, and which of them are known', () => {
      const { text } = unknown();
      expect(make([id('a'), text])._terms).toEqual({ ...NONE, identityIds: [id('a'), text], knownIds: [id('a'), UNRESOLVED], systemAssigned });
      expect(make([id('a')], { clientId: GUID, principalId: text })._terms).toEqual({
        ...NONE, identityIds: [id('a')], knownIds: [id('a')], systemAssigned, clientId: GUID, principalId: text,
      });
    });

    test('keeps a list that is a token as it is', () => {
      const { list } = unknown();
      expect(make(list)._terms).toMatchObject({ identityIds: list, knownIds: UNRESOLVED });
    });

    test('keeps its ids, whatever happens to the list later', () => {
      const ids = [id('a')];
      const { _terms } = make(ids);
      ids.push('changed');
      ids[0] = 'changed';
      expect(_terms).toMatchObject({ identityIds: [id('a')], knownIds: [id('a')] });
    });
  });

  describe('newUserAssigned', () => {
    test.each<[string, unknown, string]>([
      ['nothing', undefined, 'ok'],
      ['an empty object', {}, 'ok'],
      ['a name', { identityName: 'id-orders_2' }, 'ok'],
      ['a name of 3 characters', { identityName: 'id1' }, 'ok'],
      ['a name of 128 characters', { identityName: 'i'.repeat(128) }, 'ok'],
      ['a name that is a token', { identityName: unknown().text }, 'ok'],
      ['the app\'s own beside it', { systemAssigned: true }, 'ok'],
      ['a name of 2 characters', { identityName: 'id' }, 'AZFN5011'],
      ['a name of 129 characters', { identityName: 'i'.repeat(129) }, 'AZFN5011'],
      ['a name that starts with a hyphen', { identityName: '-id' }, 'AZFN5011'],
      ['a name with a period', { identityName: 'id.orders' }, 'AZFN5011'],
      ['an empty name', { identityName: '' }, 'AZFN5011'],
      ['a flag as text', { systemAssigned: 'true' }, 'AZFN8001'],
      ['a misspelled option', { identityname: 'id-orders' }, 'AZFN8006'],
      ['text', 'id-orders', 'AZFN8001'],
    ])('%s', (_, options, expected) => {
      expect(outcome(() => FunctionAppIdentity.newUserAssigned(options as never))).toBe(expected);
    });

    test('tells what is defined', () => {
      expect(FunctionAppIdentity.newUserAssigned()._terms).toEqual({ ...NONE, defined: { name: undefined } });
      expect(FunctionAppIdentity.newUserAssigned({ identityName: 'id-orders', systemAssigned: true })._terms).toEqual({ ...NONE, systemAssigned: true, defined: { name: 'id-orders' } });
    });
  });
});

const SUBNET = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps';

describe('IpRestriction.ipAddress', () => {
  test.each<[string, unknown, string]>([
    ['an address', '203.0.113.7', 'ok'],
    ['a range', '203.0.113.0/24', 'ok'],
    ['a large range', '10.0.0.0/8', 'ok'],
    ['a range with a zero before its bits', '10.0.0.0/08', 'AZFN6002'],
    ['everybody', '0.0.0.0/0', 'ok'],
    ['one address as a range', '203.0.113.7/32', 'ok'],
    ['the highest address', '255.255.255.255', 'ok'],
    ['several, with commas', '203.0.113.7,198.51.100.0/24', 'ok'],
    ['an address of IPv6', '2001:db8::1', 'ok'],
    ['a range of IPv6', '2001:db8::/32', 'ok'],
    ['a whole address of IPv6', '2001:0db8:0000:0000:0000:ff00:0042:8329/128', 'ok'],
    ['everybody in IPv6', '::/0', 'ok'],
    ['this machine in IPv6', '::1', 'ok'],
    ['both kinds', '203.0.113.7,2001:db8::/32', 'ok'],
    ['a token', unknown().text, 'ok'],
    ['a token within', `203.0.113.7,${unknown().text}`, 'ok'],
    ['a part above 255', '203.0.113.256', 'AZFN6002'],
    ['three parts', '203.0.113', 'AZFN6002'],
    ['five parts', '203.0.113.7.1', 'AZFN6002'],
    ['a range of 33 bits', '203.0.113.0/33', 'AZFN6002'],
    ['a range of 129 bits of IPv6', '2001:db8::/129', 'AZFN6002'],
    ['a range of no bits', '203.0.113.0/', 'AZFN6002'],
    ['spaces after commas', '203.0.113.7, 198.51.100.0', 'AZFN6002'],
    ['a comma at the end', '203.0.113.7,', 'AZFN6002'],
    ['a name', 'contoso.example', 'AZFN6002'],
    ['a service tag', 'AzureFrontDoor.Backend', 'AZFN6002'],
    ['a port', '203.0.113.7:80', 'AZFN6002'],
    ['a star', '*', 'AZFN6002'],
    ['two parts of IPv6', '1:2', 'AZFN6002'],
    ['nine parts of IPv6', '1:2:3:4:5:6:7:8:9', 'AZFN6002'],
    ['two gaps of IPv6', '2001::db8::1', 'AZFN6002'],
    ['three colons', ':::', 'AZFN6002'],
    ['five digits in a part of IPv6', '2001:db8::12345', 'AZFN6002'],
    ['a time', '10:00', 'AZFN6002'],
    ['nothing', '', 'AZFN6002'],
    ['an absent address', undefined, 'AZFN8002'],
    ['null', null, 'AZFN8001'],
    ['a list', ['203.0.113.7'], 'AZFN8001'],
  ])('%s', (_, address, expected) => {
    expect(outcome(() => IpRestriction.ipAddress(address as string))).toBe(expected);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.7,198.51.100.0/24,198.51.100.1', '203.0.113.7/32,198.51.100.0/24,198.51.100.1/32'],
    ['2001:db8::/32', '2001:db8::/32'],
    ['2001:db8::1', '2001:db8::1/128'],
  ])('%s is written as Azure answers it: %s', (address, written) => {
    expect(IpRestriction.ipAddress(address)._terms.ipAddress).toBe(written);
  });

  test('a token is written as it is', () => {
    const { text } = unknown();
    expect(IpRestriction.ipAddress(text)._terms.ipAddress).toBe(text);
  });
});

describe('IpRestriction.serviceTag', () => {
  test.each<[string, unknown, string]>([
    ['a tag', 'AzureCloud', 'ok'],
    ['a tag of a part of a service', 'AzureFrontDoor.Backend', 'ok'],
    ['a token', unknown().text, 'ok'],
    ['a tag with a space', 'Azure Cloud', 'AZFN6002'],
    ['two tags', 'AzureCloud,Storage', 'AZFN6002'],
    ['an address', '203.0.113.0/24', 'AZFN6002'],
    ['nothing', '', 'AZFN6002'],
    ['an absent tag', undefined, 'AZFN8002'],
    ['a number', 5, 'AZFN8001'],
  ])('%s', (_, tag, expected) => {
    expect(outcome(() => IpRestriction.serviceTag(tag as string))).toBe(expected);
  });
});

describe('IpRestriction.virtualNetworkSubnet', () => {
  test.each<[string, unknown, string]>([
    ['a subnet', SUBNET, 'ok'],
    ['a token', unknown().text, 'ok'],
    ['a network', SUBNET.replace('/subnets/apps', ''), 'AZFN6005'],
    ['the name of a subnet', 'apps', 'AZFN6005'],
    ['nothing', '', 'AZFN6005'],
    ['an absent id', undefined, 'AZFN8002'],
  ])('%s', (_, subnet, expected) => {
    expect(outcome(() => IpRestriction.virtualNetworkSubnet(subnet as string))).toBe(expected);
  });
});

describe('options of an IpRestriction', () => {
  const FDID = '11111111-2222-3333-4444-555555555555';

  test.each<[string, object | undefined, string]>([
    ['none', undefined, 'ok'],
    ['no options', {}, 'ok'],
    ['priority 1', { priority: 1 }, 'ok'],
    ['the highest priority', { priority: 2_147_483_647 }, 'ok'],
    ['priority 0', { priority: 0 }, 'AZFN6002'],
    ['a priority above the highest', { priority: 2_147_483_648 }, 'AZFN6002'],
    ['half a priority', { priority: 1.5 }, 'AZFN6002'],
    ['no number for a priority', { priority: NaN }, 'AZFN6002'],
    ['text for a priority', { priority: '1' }, 'AZFN8001'],
    ['a priority that is a token', { priority: unknown().number }, 'ok'],
    ['an action', { action: IpRestrictionAction.DENY }, 'ok'],
    ['another case of an action', { action: 'deny' }, 'AZFN8004'],
    ['an action that is a token', { action: unknown().text }, 'AZFN8005'],
    ['a name and a note', { ruleName: 'office', description: 'the office' }, 'ok'],
    ['an empty name', { ruleName: '' }, 'AZFN8002'],
    ['headers', { azureFrontDoorIds: [FDID], frontDoorHealthProbe: ['1'], forwardedFor: ['203.0.113.0/24'], forwardedHosts: ['contoso.example'] }, 'ok'],
    ['no ids of Front Door', { azureFrontDoorIds: [] }, 'AZFN6002'],
    ['eight hosts', { forwardedHosts: Array.from({ length: 8 }, (_, index) => `h${index}.example`) }, 'ok'],
    ['nine hosts, one more than the provider takes', { forwardedHosts: Array.from({ length: 9 }, (_, index) => `h${index}.example`) }, 'AZFN6002'],
    ['an id of Front Door that is none', { azureFrontDoorIds: ['x'] }, 'AZFN6002'],
    ['a forwarded address that is none', { forwardedFor: ['contoso.example'] }, 'AZFN6002'],
    ['two forwarded ranges in one text', { forwardedFor: ['203.0.113.0/24,198.51.100.0/24'] }, 'AZFN6002'],
    ['a forwarded range of 33 bits', { forwardedFor: ['203.0.113.0/33'] }, 'AZFN6002'],
    ['a forwarded range that is known at apply', { forwardedFor: [unknown().text] }, 'ok'],
    ['two health probes', { frontDoorHealthProbe: ['1', '1'] }, 'AZFN6002'],
    ['nine forwarded ranges', { forwardedFor: Array.from({ length: 9 }, (_, index) => `203.0.113.${index}/32`) }, 'AZFN6002'],
    ['a health probe that is not 1', { frontDoorHealthProbe: ['0'] }, 'AZFN6002'],
    ['a misspelled option', { prioriti: 5 }, 'AZFN8006'],
    ['null', null as never, 'AZFN8001'],
    ['text', 'office' as never, 'AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => IpRestriction.serviceTag('AzureCloud', options as IpRestrictionOptions))).toBe(expected);
  });

  test('are refused together with what they belong to', () => {
    expect(outcome(() => IpRestriction.ipAddress('x', { priority: 0 }))).toBe('AZFN6002 AZFN6002');
    expect(outcome(() => IpRestriction.virtualNetworkSubnet('x', { priority: 0 }))).toBe('AZFN6005 AZFN6002');
  });

  test('have defaults: last, let in, no headers', () => {
    expect(IpRestriction.serviceTag('AzureCloud')._terms).toEqual({
      serviceTag: 'AzureCloud', name: undefined, priority: 65_000, action: 'Allow', description: undefined, headers: undefined,
    });
  });

  test('are written under the names of the provider, and every header is there when one is', () => {
    const { _terms } = IpRestriction.virtualNetworkSubnet(SUBNET, { ruleName: 'office', priority: 100, action: IpRestrictionAction.DENY, description: 'note', azureFrontDoorIds: [FDID] });
    expect(_terms).toEqual({
      virtualNetworkSubnetId: SUBNET, name: 'office', priority: 100, action: 'Deny', description: 'note',
      headers: [{ xAzureFdid: [FDID], xFdHealthProbe: [], xForwardedFor: [], xForwardedHost: [] }],
    });
  });

  test('a forwarded address is refused or written as a range, because the provider takes ranges only', () => {
    const make = () => IpRestriction.serviceTag('AzureFrontDoor.Backend', { forwardedFor: ['203.0.113.7'] });
    if (outcome(make) === 'ok') expect(make()._terms.headers?.[0].xForwardedFor).toEqual(['203.0.113.7/32']);
    else expect(outcome(make)).toBe('AZFN6002');
  });

  test('keep their lists, whatever happens to them later', () => {
    const lists = { azureFrontDoorIds: [FDID], frontDoorHealthProbe: ['1'], forwardedFor: ['203.0.113.0/24'], forwardedHosts: ['contoso.example'] };
    const { _terms } = IpRestriction.serviceTag('AzureFrontDoor.Backend', lists);
    for (const items of Object.values(lists)) items.splice(0, 1, 'changed', 'changed');
    expect(_terms.headers).toEqual([{ xAzureFdid: [FDID], xFdHealthProbe: ['1'], xForwardedFor: ['203.0.113.0/24'], xForwardedHost: ['contoso.example'] }]);
  });
});
