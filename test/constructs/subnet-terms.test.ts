import { subnetTerms } from '../../src/constructs/subnet-terms';
import { UNRESOLVED } from '../../src/rules/rule';

const read = (written: Readonly<Record<string, unknown>>) => subnetTerms('prod/Subnet', written);
const block = (name: unknown) => ({ name: 'd', service_delegation: { name } });

test('what a binding writes', () => {
  expect(read({
    name: 'functions', address_prefixes: ['10.0.0.0/27'], delegation: [{ name: 'd', service_delegation: { name: 'Microsoft.App/environments', actions: ['x'] } }],
  })).toEqual({ path: 'prod/Subnet', name: 'functions', prefix: 27, delegations: ['Microsoft.App/environments'], ignoresDelegation: false });
});

test('nothing', () => {
  expect(read({})).toEqual({ path: 'prod/Subnet', name: UNRESOLVED, prefix: UNRESOLVED, delegations: [], ignoresDelegation: false });
});

describe('delegations', () => {
  test.each<[string, unknown, unknown]>([
    ['none', undefined, []],
    ['null', null, []],
    ['an empty list', [], []],
    ['one block, not in a list', block('Microsoft.App/environments'), ['Microsoft.App/environments']],
    ['a block in a block list', [{ service_delegation: [{ name: 'Microsoft.App/environments' }] }], ['Microsoft.App/environments']],
    ['two', [block('a'), block('b')], ['a', 'b']],
    ['an expression', '${var.delegations}', UNRESOLVED],
    ['a name that is an expression', [block('${var.service}')], [UNRESOLVED]],
    ['a name that is none', [block(7)], [UNRESOLVED]],
    ['an empty name', [block('')], [UNRESOLVED]],
    ['a block without a service', [{ name: 'd' }], [UNRESOLVED]],
    ['a block with two services', [{ service_delegation: [{ name: 'a' }, { name: 'b' }] }], [UNRESOLVED]],
    ['a block with a service that is an expression', [{ service_delegation: '${var.service}' }], [UNRESOLVED]],
    ['blocks that are none', [null, 7, 'x'], [UNRESOLVED, UNRESOLVED, UNRESOLVED]],
    ['a number', 7, UNRESOLVED],
  ])('%s', (_, delegation, expected) => {
    expect(read({ delegation }).delegations).toEqual(expected);
  });

  test('made by a dynamic block', () => {
    expect(read({ dynamic: { delegation: { for_each: '${var.x}', content: {} } } }).delegations).toBe(UNRESOLVED);
    expect(read({ dynamic: { timeouts: {} } }).delegations).toEqual([]);
  });
});

describe('ignoresDelegation', () => {
  test.each<[string, unknown, boolean]>([
    ['no lifecycle', undefined, false],
    ['the argument', { ignore_changes: ['tags', 'delegation'] }, true],
    ['all', { ignore_changes: 'all' }, true],
    ['others', { ignore_changes: ['service_endpoints'] }, false],
    ['nothing', { ignore_changes: [] }, false],
    ['something else', { prevent_destroy: true }, false],
    ['odd values', 7, false],
  ])('%s', (_, lifecycle, expected) => {
    expect(read({ lifecycle }).ignoresDelegation).toBe(expected);
  });
});

describe('prefix', () => {
  test.each<[string, unknown, unknown]>([
    ['one range', ['10.0.0.0/28'], 28],
    ['all addresses', ['0.0.0.0/0'], 0],
    ['one address', ['10.0.0.1/32'], 32],
    ['two ranges of one size', ['10.0.0.0/28', '10.0.1.0/28'], 27],
    ['two ranges of two sizes', ['10.0.0.0/26', '10.0.1.0/28'], 26],
    ['three ranges', ['10.0.0.0/28', '10.0.1.0/28', '10.0.2.0/28'], 27],
    ['a range beside one of IPv6', ['10.0.0.0/27', 'fd00:db8::/64'], 27],
    ['a range of IPv6 only', ['fd00:db8::/64'], UNRESOLVED],
    ['a range and one that only Terraform knows', ['10.0.0.0/27', '${var.range}'], UNRESOLVED],
    ['no range', [], UNRESOLVED],
    ['an expression', '${var.ranges}', UNRESOLVED],
    ['a range that is none', ['10.0.0.0/33'], UNRESOLVED],
    ['an address', ['10.0.0.0'], UNRESOLVED],
    ['values of other types', [null, 7, {}], UNRESOLVED],
  ])('%s', (_, prefixes, expected) => {
    expect(read({ address_prefixes: prefixes }).prefix).toBe(expected);
  });
});

test.each([['a name', 'functions', 'functions'], ['an expression', '${var.name}', UNRESOLVED], ['an empty name', '', UNRESOLVED], ['a number', 7, UNRESOLVED]])('name: %s', (_, name, expected) => {
  expect(read({ name }).name).toBe(expected);
});
