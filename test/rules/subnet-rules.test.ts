import type { PlanId } from '../../src/catalog/plans';
import { PLANS } from '../../src/catalog/plans';
import { SUBNETS } from '../../src/catalog/network';
import { isWarning } from '../../src/rules/codes';
import { UNRESOLVED } from '../../src/rules/rule';
import type { PlanTerms } from '../../src/rules/plan-terms';
import {
  delegationFits,
  endpointSubnetIsPlain,
  isDelegatedFor,
  kindsDiffer,
  plansShareSubnet,
  subnetFacts,
  subnetHasRoom,
  subnetIdFits,
  subnetIsLargeEnough,
  subnetIsTaken,
  subnetNameFits,
  subnetsFitPlan,
  usableAddresses,
  type SubnetTerms,
} from '../../src/rules/subnet-rules';
import { finding, plan, said, untold } from './verdict';

const FLEX = plan('flexConsumption');
const EP = plan('elasticPremium');
const EP_WINDOWS = plan('elasticPremium', 'Windows');
const DEDICATED = plan('dedicated');
const ON_PLANS = Object.keys(SUBNETS) as (keyof typeof SUBNETS)[];
const OTHER = (id: keyof typeof SUBNETS): string => (id === 'flexConsumption' ? SUBNETS.dedicated : SUBNETS.flexConsumption).delegation;

const subnet = (more: Partial<SubnetTerms> = {}): SubnetTerms => ({
  path: 'prod/Subnet', name: 'functions', delegations: [], ignoresDelegation: false, prefix: 24, ...more,
});

test('plans without integration ask nothing of a subnet', () => {
  const consumption = plan('consumption', 'Windows');
  const odd = subnet({ name: 'a_b', delegations: ['x', 'y'], prefix: 30 });
  expect(subnetFacts(consumption)).toBeUndefined();
  expect([
    ...delegationFits(odd, consumption), ...subnetNameFits('a_b', consumption), ...subnetIsLargeEnough(odd, consumption), ...subnetHasRoom(odd, consumption, 2),
    ...plansShareSubnet(odd, consumption, 'x'), ...subnetsFitPlan(consumption, 9, ['a', 'b']),
  ]).toEqual([]);
  expect(isDelegatedFor(consumption, ['Microsoft.Web/serverFarms'])).toBeUndefined();
});

describe.each(ON_PLANS)('delegationFits on %s', (id) => {
  const terms = plan(id);
  const { delegation, actions } = SUBNETS[id];

  test.each<[string, Partial<SubnetTerms>, string]>([
    ['its service', { delegations: [delegation] }, 'ok'],
    ['its service in other letters', { delegations: [delegation.toUpperCase()] }, 'ok'],
    ['no service', {}, 'AZFN6006'],
    ['no service, and Terraform leaves that alone', { ignoresDelegation: true }, 'ok'],
    ['the service of the other plans', { delegations: [OTHER(id)] }, 'AZFN6006'],
    ['the service of the other plans, and Terraform leaves that alone', { delegations: [OTHER(id)], ignoresDelegation: true }, 'AZFN6006'],
    ['a service of nobody here', { delegations: ['Microsoft.Sql/managedInstances'] }, 'AZFN6006'],
    ['its service and another', { delegations: [delegation, 'Microsoft.Sql/managedInstances'] }, 'AZFN6006'],
    ['its service twice', { delegations: [delegation, delegation] }, 'AZFN6006'],
    ['two services that only Terraform knows', { delegations: [UNRESOLVED, UNRESOLVED] }, 'AZFN6006'],
    ['a service that only Terraform knows', { delegations: [UNRESOLVED] }, 'ok'],
    ['who knows what', { delegations: UNRESOLVED }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(delegationFits(subnet(more), terms))).toBe(expected);
  });

  test('says the block to write', () => {
    expect(finding(delegationFits(subnet(), terms)).fix).toBe(
      `add to the subnet: delegation: [{ name: 'functions', serviceDelegation: { name: '${delegation}', actions: ['${actions[0]}'] } }]`,
    );
  });

  test.each<[string, SubnetTerms['delegations'], boolean | undefined]>([
    ['its service', [delegation], true],
    ['another service', [OTHER(id)], false],
    ['no service', [], undefined],
    ['two services', [delegation, OTHER(id)], undefined],
    ['a service that only Terraform knows', [UNRESOLVED], undefined],
    ['who knows what', UNRESOLVED, undefined],
  ])('isDelegatedFor: %s', (_, delegations, expected) => {
    expect(isDelegatedFor(terms, delegations)).toBe(expected);
  });
});

describe('subnetNameFits', () => {
  test.each<[string, SubnetTerms['name'], string]>([
    ['hyphens', 'func-subnet', 'ok'],
    ['an underscore', 'func_subnet', 'AZFN6007'],
    ['an underscore at the end', 'func_', 'AZFN6007'],
    ['a period', 'func.subnet', 'ok'],
    ['a name that only Terraform knows', UNRESOLVED, 'ok'],
  ])('%s on Flex Consumption', (_, name, expected) => {
    expect(said(subnetNameFits(name, FLEX))).toBe(expected);
    expect(subnetNameFits(name, EP)).toEqual([]);
    expect(subnetNameFits(name, DEDICATED)).toEqual([]);
  });

  test('proposes a name', () => {
    expect(finding(subnetNameFits('func__sub_net', FLEX)).fix).toBe(`use a subnet with another name, for example 'func-sub-net'`);
  });

  const id = (network: string, name: string) => `/subscriptions/s/resourceGroups/rg_x/providers/Microsoft.Network/virtualNetworks/${network}/subnets/${name}`;
  test.each<[string, Parameters<typeof subnetIdFits>, string]>([
    ['an id with an underscore in the name of the subnet', [FLEX, id('vnet', 'func_subnet')], 'AZFN6007'],
    ['an id with underscores elsewhere', [FLEX, id('vnet_x', 'func-subnet')], 'ok'],
    ['an id on another plan', [EP, id('vnet', 'func_subnet')], 'ok'],
    ['an id that only Terraform knows', [FLEX, UNRESOLVED], 'ok'],
    ['no id', [FLEX, undefined], 'ok'],
    ['a plan that was refused', [UNRESOLVED, id('vnet', 'func_subnet')], 'ok'],
  ])('subnetIdFits: %s', (_, input, expected) => {
    expect(said(subnetIdFits(...input))).toBe(expected);
  });

  test('subnetIdFits names the subnet alone', () => {
    expect(finding(subnetIdFits(FLEX, id('vnet', 'func_subnet'))).what).toBe(
      `'virtualNetworkSubnetId' is the subnet 'func_subnet', but Flex Consumption takes no subnet with an underscore in its name`,
    );
  });
});

describe('subnetIsLargeEnough', () => {
  const PREFIXES = [8, 23, 24, 26, 27, 28, 29, 30, 32];
  test.each(ON_PLANS)('%s', (id) => {
    const refused = PREFIXES.filter((prefix) => said(subnetIsLargeEnough(subnet({ prefix }), plan(id))) !== 'ok');
    expect(refused).toEqual(id === 'flexConsumption' ? [] : [29, 30, 32]);
    expect(subnetIsLargeEnough(subnet({ prefix: UNRESOLVED }), plan(id))).toEqual([]);
  });
});

describe('subnetHasRoom', () => {
  const elastic = (system: 'Linux' | 'Windows', maximumElasticWorkerCount?: PlanTerms['maximumElasticWorkerCount']): PlanTerms => ({ ...plan('elasticPremium', system), maximumElasticWorkerCount });
  const workers = (workerCount?: PlanTerms['workerCount']): PlanTerms => ({ ...DEDICATED, workerCount });

  test.each<[string, SubnetTerms['prefix'], PlanTerms, number, string]>([
    ['one Flex app in a /27', 27, FLEX, 1, 'ok'],
    ['one Flex app in a /28', 28, FLEX, 1, 'AZFN6009'],
    ['one Flex app in a /29', 29, FLEX, 1, 'AZFN6009'],
    ['two Flex apps in a /26', 26, FLEX, 2, 'ok'],
    ['two Flex apps in a /27', 27, FLEX, 2, 'AZFN6009'],
    ['two Flex apps in who knows what', UNRESOLVED, FLEX, 2, 'ok'],
    ['Elastic Premium on Linux in a /26', 26, elastic('Linux'), 0, 'ok'],
    ['Elastic Premium on Linux in a /27', 27, elastic('Linux'), 0, 'AZFN6009'],
    ['Elastic Premium on Windows in a /24', 24, elastic('Windows'), 0, 'ok'],
    ['Elastic Premium on Windows in a /25', 25, elastic('Windows'), 0, 'AZFN6009'],
    ['Elastic Premium with 5 workers in a /28', 28, elastic('Windows', 5), 0, 'ok'],
    ['Elastic Premium with 6 workers in a /28', 28, elastic('Windows', 6), 0, 'AZFN6009'],
    ['Elastic Premium with a number of workers that only Terraform knows, in a /27', 27, elastic('Linux', UNRESOLVED), 0, 'AZFN6009'],
    ['Elastic Premium in a /29, which is refused', 29, elastic('Linux'), 0, 'ok'],
    ['a Dedicated plan in a /28', 28, workers(), 0, 'ok'],
    ['a Dedicated plan with 5 workers in a /28', 28, workers(5), 0, 'ok'],
    ['a Dedicated plan with 6 workers in a /28', 28, workers(6), 0, 'AZFN6009'],
    ['a Dedicated plan with 30 workers in a /26', 26, workers(30), 0, 'AZFN6009'],
    ['a Dedicated plan with 29 workers in a /26', 26, workers(29), 0, 'ok'],
    ['a Dedicated plan with a number of workers that only Terraform knows', 28, workers(UNRESOLVED), 0, 'ok'],
    ['a Dedicated plan whose SKU was not told', 28, untold(), 0, 'ok'],
  ])('%s', (_, prefix, terms, flexApps, expected) => {
    expect(said(subnetHasRoom(subnet({ prefix }), terms, flexApps))).toBe(expected);
  });

  test.each([3, 6, 13, 29, 30, 61, 100])('what is proposed for %i workers has room for them', (count) => {
    for (const terms of [elastic('Linux', count), elastic('Windows', count), workers(count)]) {
      for (const { fix } of subnetHasRoom(subnet({ prefix: 28 }), terms, 0)) {
        expect(usableAddresses(Number(/\/(\d+) /.exec(fix)?.[1]))).toBeGreaterThanOrEqual(2 * count);
      }
    }
  });

  test.each<[string, number, PlanTerms, number, string, string]>([
    [
      'one Flex app', 28, FLEX, 1, `'virtualNetworkSubnetId' is the subnet 'prod/Subnet', a /28 for an app on Flex Consumption, where a /27 or larger is recommended`,
      'give the subnet a /27 before an app is connected, or acknowledge the code with a reason',
    ],
    [
      'two Flex apps', 27, FLEX, 2, `'virtualNetworkSubnetId' is the subnet 'prod/Subnet', a /27 for 2 apps on Flex Consumption, where a /26 or larger is recommended`,
      'give the subnet a /26 before an app is connected, or acknowledge the code with a reason',
    ],
    [
      'a number of workers', 28, workers(6), 0, `'virtualNetworkSubnetId' is the subnet 'prod/Subnet', a /28 with 11 addresses, but the plan may have 6 workers`,
      'give the subnet a /26 before an app is connected, or acknowledge the code with a reason',
    ],
    [
      'workers without a number', 25, elastic('Windows'), 0,
      `'virtualNetworkSubnetId' is the subnet 'prod/Subnet', a /25 with 123 addresses, where a /24 or larger is recommended for Elastic Premium on Windows`,
      'give the subnet a /24 before an app is connected, or acknowledge the code with a reason',
    ],
  ])('says what has too little room: %s', (_, prefix, terms, flexApps, what, fix) => {
    expect(finding(subnetHasRoom(subnet({ prefix }), terms, flexApps))).toMatchObject({ what, fix });
  });

  test('can be acknowledged, and says so', () => {
    for (const terms of [FLEX, EP, workers(40)]) {
      const { code, fix } = finding(subnetHasRoom(subnet({ prefix: 28 }), terms, 1));
      expect(isWarning(code)).toBe(true);
      expect(fix).toMatch(/, or acknowledge the code with a reason$/);
    }
  });
});

describe('sharing', () => {
  test('kindsDiffer names both plans', () => {
    expect(said(kindsDiffer(EP, { path: 'prod/Orders', plan: FLEX }))).toBe('AZFN6010');
    expect(kindsDiffer(EP, { path: 'prod/Orders', plan: FLEX }).what).toMatch(/'prod\/Orders', which is on Flex Consumption, and this app is on Elastic Premium$/);
  });

  test.each(['a private endpoint', 'a Container Apps environment'] as const)('subnetIsTaken: %s', (what) => {
    for (const id of Object.keys(PLANS) as PlanId[]) expect(said(subnetIsTaken(what, 'prod/Other', plan(id)))).toBe('AZFN6010');
  });

  test.each([
    ['a private endpoint', 'Azure puts no private endpoint into a delegated subnet, and delegates none that has one'],
    ['a Container Apps environment', 'an environment has its subnet for itself, although the delegation is the same'],
  ] as const)('subnetIsTaken says why %s is in the way', (what, why) => {
    expect(subnetIsTaken(what, 'prod/Other', FLEX).what).toBe(`'virtualNetworkSubnetId' is also the subnet of 'prod/Other', ${what}`);
    expect(subnetIsTaken(what, 'prod/Other', FLEX).why).toContain(`${why} (`);
  });

  test.each<[string, SubnetTerms | undefined, string | undefined, string]>([
    ['a delegated subnet', subnet({ delegations: ['Microsoft.App/environments'] }), undefined, `the subnet 'prod/Subnet', which is delegated to 'Microsoft.App/environments'`],
    ['a delegated subnet with an app', subnet({ delegations: ['Microsoft.App/environments'] }), 'prod/Orders', `the subnet 'prod/Subnet', which is delegated to 'Microsoft.App/environments'`],
    ['a service that only Terraform knows', subnet({ delegations: [UNRESOLVED] }), undefined, `the subnet 'prod/Subnet', which is delegated`],
    ['a service beside one that only Terraform knows', subnet({ delegations: [UNRESOLVED, 'Microsoft.Sql/managedInstances'] }), undefined, `the subnet 'prod/Subnet', which is delegated to 'Microsoft.Sql/managedInstances'`],
    ['the subnet of an app', subnet(), 'prod/Orders', `a subnet through which 'prod/Orders' is connected`],
    ['the subnet of an app that is not in the program', undefined, 'prod/Orders', `a subnet through which 'prod/Orders' is connected`],
  ])('endpointSubnetIsPlain says whose subnet it is: %s', (_, terms, app, whose) => {
    expect(finding(endpointSubnetIsPlain(terms, app)).what).toBe(`'subnetId' of the private endpoint is ${whose}`);
  });

  test.each<[string, SubnetTerms | undefined, string | undefined, string]>([
    ['a subnet of no one', undefined, undefined, 'ok'],
    ['a plain subnet', subnet(), undefined, 'ok'],
    ['a delegated subnet', subnet({ delegations: ['Microsoft.App/environments'] }), undefined, 'AZFN6010'],
    ['a delegated subnet with an app', subnet({ delegations: ['Microsoft.App/environments'] }), 'prod/Orders', 'AZFN6010'],
    ['a subnet that is delegated to a service that only Terraform knows', subnet({ delegations: [UNRESOLVED] }), undefined, 'AZFN6010'],
    ['a subnet of which nobody knows', subnet({ delegations: UNRESOLVED }), undefined, 'ok'],
    ['the subnet of an app', subnet(), 'prod/Orders', 'AZFN6010'],
    ['the subnet of an app that is not in the program', undefined, 'prod/Orders', 'AZFN6010'],
  ])('endpointSubnetIsPlain: %s', (_, terms, app, expected) => {
    expect(said(endpointSubnetIsPlain(terms, app))).toBe(expected);
  });

  test.each<[string, SubnetTerms | undefined, string]>([
    ['a /26', subnet({ prefix: 26 }), 'ok'],
    ['a /24', subnet({ prefix: 24 }), 'ok'],
    ['a /27', subnet({ prefix: 27 }), 'AZFN6008'],
    ['who knows what', subnet({ prefix: UNRESOLVED }), 'AZFN6013'],
    ['a subnet that is not in the program', undefined, 'AZFN6013'],
  ])('plansShareSubnet: %s', (_, terms, expected) => {
    for (const owner of [EP, EP_WINDOWS, DEDICATED]) expect(said(plansShareSubnet(terms, owner, 'prod/Orders'))).toBe(expected);
  });

  test.each([[1, 'ok'], [2, 'ok'], [3, 'AZFN6012'], [4, 'AZFN6012']] as const)('subnetsFitPlan: subnet number %i', (position, expected) => {
    expect(said(subnetsFitPlan(EP, position, ['prod/A', 'prod/B']))).toBe(expected);
    expect(said(subnetsFitPlan(DEDICATED, position, ['prod/A', 'prod/B']))).toBe(expected);
    expect(subnetsFitPlan(FLEX, position, ['prod/A', 'prod/B'])).toEqual([]);
  });
});
