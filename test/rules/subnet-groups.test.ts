import { SUBNETS } from '../../src/catalog/network';
import { UNRESOLVED } from '../../src/rules/rule';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { SubnetGroups, type Identity, type SubnetTaker, type SubnetUse } from '../../src/rules/subnet-groups';
import type { SubnetTerms } from '../../src/rules/subnet-rules';
import { plan, said } from './verdict';

const FLEX = plan('flexConsumption');
const EP = plan('elasticPremium');
const DEDICATED = plan('dedicated');

const literal = (key: string): Identity => ({ key: `/${key}`, kind: 'literal' });
const resource = (key: string): Identity => ({ key, kind: 'resource' });
const other = (key: string): Identity => ({ key, kind: 'other' });

const use = (path: string, terms: PlanTerms, planId: Identity, subnetId: Identity, stack = 'prod'): SubnetUse => ({ path, stack, plan: terms, planId, subnetId });
const subnet = (more: Partial<SubnetTerms>): SubnetTerms => ({ path: 'prod/Subnet', name: 'functions', delegations: UNRESOLVED, ignoresDelegation: false, prefix: UNRESOLVED, ...more });

/** What each app says, in the order of the apps. */
function each(uses: readonly SubnetUse[], terms: Readonly<Record<string, SubnetTerms>> = {}, takers: readonly SubnetTaker[] = []): string[] {
  const groups = new SubnetGroups(uses, takers, (key) => terms[key]);
  return uses.map(({ path }) => said(groups.findings(path)));
}

test('the first app of a subnet is known', () => {
  const groups = new SubnetGroups([use('a', EP, resource('p'), resource('s')), use('b', EP, resource('p'), resource('t')), use('c', EP, resource('p'), resource('t'))], [], () => undefined);
  expect([groups.firstApp('s'), groups.firstApp('t'), groups.firstApp('u')]).toStrictEqual(['a', 'b', undefined]);
});

test('an app that is not there says nothing', () => {
  expect(new SubnetGroups([], [], () => undefined).findings('prod/Orders')).toEqual([]);
});

describe('the two kinds', () => {
  test.each<[string, readonly SubnetUse[], readonly string[]]>([
    ['two Flex apps', [use('a', FLEX, resource('p1'), resource('s')), use('b', FLEX, resource('p2'), resource('s'))], ['ok', 'ok']],
    ['two apps of one plan', [use('a', EP, resource('p1'), resource('s')), use('b', EP, resource('p1'), resource('s'))], ['ok', 'ok']],
    ['a Flex app first', [use('a', FLEX, resource('p1'), resource('s')), use('b', EP, resource('p2'), resource('s'))], ['ok', 'AZFN6010']],
    ['a Flex app second', [use('a', DEDICATED, resource('p1'), resource('s')), use('b', FLEX, resource('p2'), resource('s'))], ['ok', 'AZFN6010']],
    ['two subnets', [use('a', DEDICATED, resource('p1'), resource('s')), use('b', FLEX, resource('p2'), resource('t'))], ['ok', 'ok']],
    [
      'two of the second kind, which say it once',
      [use('a', FLEX, resource('p1'), literal('s')), use('b', EP, resource('p2'), literal('s')), use('c', EP, resource('p2'), literal('s'))],
      ['ok', 'AZFN6010', 'ok'],
    ],
    [
      'two of the second kind in two stacks, which both say it',
      [use('a', FLEX, resource('p1'), literal('s')), use('b', EP, resource('p2'), literal('s'), 'one'), use('c', EP, resource('p2'), literal('s'), 'two')],
      ['ok', 'AZFN6010', 'AZFN6010'],
    ],
  ])('%s', (_, uses, expected) => {
    expect(each(uses)).toEqual(expected);
  });

  test.each<[string, PlanTerms, PlanTerms, string]>([
    ['Flex', FLEX, EP, `'virtualNetworkSubnetId' is also the subnet of 'a', which is on Flex Consumption, and this app is on Elastic Premium`],
    ['another plan', EP, FLEX, `'virtualNetworkSubnetId' is also the subnet of 'a', which is on Elastic Premium, and this app is on Flex Consumption`],
  ])('where an app on %s came first, the other is told who that is', (_, first, second, what) => {
    const groups = new SubnetGroups([use('a', first, resource('p1'), resource('s')), use('b', second, resource('p2'), resource('s'))], [], () => undefined);
    expect(groups.findings('b').map((found) => found.what)).toStrictEqual([what]);
  });

  test('apps on other plans are no Flex apps that need room', () => {
    const uses = [use('a', FLEX, resource('p1'), resource('s')), use('b', EP, resource('p2'), resource('s'))];
    expect(each(uses, { s: subnet({ delegations: [SUBNETS.flexConsumption.delegation], prefix: 27 }) })).toEqual(['ok', 'AZFN6010']);
  });

  test.each<[string, SubnetTerms['delegations'], readonly string[]]>([
    ['the subnet of Flex', [SUBNETS.flexConsumption.delegation], ['ok', 'AZFN6010']],
    ['the subnet of the others', [SUBNETS.elasticPremium.delegation], ['AZFN6010', 'ok']],
    ['a subnet of neither', ['Microsoft.Sql/managedInstances'], ['AZFN6006', 'AZFN6010']],
    ['a subnet of nobody', [], ['AZFN6006', 'AZFN6010']],
  ])('in %s, the one that is wrong there says so', (_, delegations, expected) => {
    const uses = [use('a', FLEX, resource('p1'), resource('s')), use('b', EP, resource('p2'), resource('s'))];
    expect(each(uses, { s: subnet({ delegations, prefix: 24 }) })).toEqual(expected);
  });
});

describe('what is wrong with a subnet', () => {
  const uses = (terms: PlanTerms, ...stacks: string[]) => stacks.map((stack, index) => use(`app${index}`, terms, resource('p'), resource('s'), stack));

  test('is said once per stack', () => {
    expect(each(uses(EP, 'one', 'one', 'two', 'two', 'one'), { s: subnet({ delegations: [], prefix: 29 }) })).toEqual(['AZFN6006 AZFN6008', 'ok', 'AZFN6006 AZFN6008', 'ok', 'ok']);
  });

  test('is all said at once', () => {
    expect(each([use('a', FLEX, resource('p'), resource('s'))], { s: subnet({ delegations: [], name: 'a_b', prefix: 28 }) })).toEqual(['AZFN6006 AZFN6007 AZFN6009']);
  });

  test('is that of the right subnet', () => {
    const both = [use('a', EP, resource('p'), resource('s')), use('b', EP, resource('p'), resource('t'))];
    expect(each(both, { t: subnet({ delegations: [] }) })).toEqual(['ok', 'AZFN6006']);
  });

  test.each(['a private endpoint', 'a Container Apps environment'] as const)('%s in it is said once, and that of another subnet is not', (what) => {
    const takers: SubnetTaker[] = [{ what, path: 'prod/Taker', subnet: 's' }, { what, path: 'prod/Other', subnet: 'u' }];
    for (const terms of [FLEX, EP]) expect(each(uses(terms, 'prod', 'prod'), {}, takers)).toEqual(['AZFN6010', 'ok']);
  });
});

describe('several plans in a subnet', () => {
  test.each<[string, readonly Identity[], readonly string[]]>([
    ['one plan', [resource('p'), resource('p')], ['ok', 'ok']],
    ['two plans of the program', [resource('p'), resource('q')], ['ok', 'AZFN6013']],
    ['two plans by their ids', [literal('p'), literal('q')], ['ok', 'AZFN6013']],
    ['three plans, two apps each', [resource('p'), resource('q'), resource('p'), resource('q'), resource('r'), resource('r')], ['ok', 'AZFN6013', 'ok', 'ok', 'AZFN6013', 'ok']],
    ['a plan of the program and one by its id, which may be one', [resource('p'), literal('q')], ['ok', 'ok']],
    ['two expressions, which may be one', [other('p'), other('q')], ['ok', 'ok']],
  ])('%s', (_, plans, expected) => {
    expect(each(plans.map((id, index) => use(`app${index}`, DEDICATED, id, resource('s'))))).toEqual(expected);
  });

  test.each([[25, 'ok'], [26, 'ok'], [27, 'AZFN6008'], [28, 'AZFN6008']] as const)('of a /%i', (prefix, expected) => {
    const uses = [use('a', DEDICATED, resource('p'), resource('s')), use('b', DEDICATED, resource('q'), resource('s'))];
    expect(each(uses, { s: subnet({ prefix }) })).toEqual(['ok', expected]);
  });

  test('Flex apps, which have a plan each, are several', () => {
    const apps = (count: number) => Array.from({ length: count }, (_, index) => use(`app${index}`, FLEX, resource(`p${index}`), resource('s')));
    expect(each(apps(1), { s: subnet({ prefix: 27 }) })).toEqual(['ok']);
    expect(each(apps(3), { s: subnet({ prefix: 27 }) })).toEqual(['AZFN6009', 'ok', 'ok']);
    expect(each(apps(3), { s: subnet({ prefix: 26 }) })).toEqual(['ok', 'ok', 'ok']);
  });

  test('each plan has to have room', () => {
    const small = { ...DEDICATED, workerCount: 5 };
    const large = { ...DEDICATED, workerCount: 40 };
    const uses = [use('a', small, resource('p'), resource('s')), use('b', large, resource('q'), resource('s')), use('c', large, resource('q'), resource('s'))];
    expect(each(uses, { s: subnet({ prefix: 26 }) })).toEqual(['ok', 'AZFN6009', 'ok']);
  });
});

describe('several subnets of a plan', () => {
  const apps = (terms: PlanTerms, planId: Identity, ...subnets: Identity[]) => subnets.map((id, index) => use(`app${index}`, terms, planId, id));

  test.each<[string, readonly Identity[], readonly string[]]>([
    ['two', [resource('s'), resource('t')], ['ok', 'ok']],
    ['three', [resource('s'), resource('t'), resource('u')], ['ok', 'ok', 'AZFN6012']],
    ['two, again and again', [resource('s'), resource('t'), resource('s'), resource('t')], ['ok', 'ok', 'ok', 'ok']],
    ['four, of which two have two apps', [literal('s'), literal('t'), literal('u'), literal('u'), literal('v'), literal('v')], ['ok', 'ok', 'AZFN6012', 'ok', 'AZFN6012', 'ok']],
    ['two of the program and two by their ids, which may be the same', [resource('s'), resource('t'), literal('s'), literal('t')], ['ok', 'ok', 'ok', 'ok']],
    ['four expressions, which may be one', [other('s'), other('t'), other('u'), other('v')], ['ok', 'ok', 'ok', 'ok']],
  ])('%s', (_, subnets, expected) => {
    expect(each(apps(EP, resource('p'), ...subnets))).toEqual(expected);
  });

  test('of two plans are counted apart', () => {
    const two = [...apps(EP, resource('p'), resource('s'), resource('t')), ...apps(EP, resource('q'), resource('u'), resource('v')).map((app) => ({ ...app, path: `${app.path}q` }))];
    expect(each(two)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  test('the third says where the first two are', () => {
    const uses = apps(EP, resource('p'), resource('s'), resource('t'), resource('u'), resource('v'));
    const groups = new SubnetGroups(uses, [], () => undefined);
    expect(groups.findings('app3').map(({ what }) => what)).toEqual([`'virtualNetworkSubnetId' is subnet number 4 of the plan, beside those of 'app0' and 'app1'`]);
  });
});

test('what is known about a subnet is asked for once per app at most, however many apps and subnets there are', () => {
  const count = 4000;
  for (const subnets of [1, 10, count]) {
    let asked = 0;
    const uses = Array.from({ length: count }, (_, index) => use(`app${index}`, DEDICATED, resource(`p${index % 7}`), resource(`s${index % subnets}`)));
    const groups = new SubnetGroups(uses, [], () => {
      asked += 1;
      return undefined;
    });
    for (const { path } of uses) groups.findings(path);
    expect(asked).toBe(count);
  }
});
