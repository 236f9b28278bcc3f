import { PLANS, type PlanId } from '../../src/catalog/plans';
import { SKU_GROUPS } from '../../src/catalog/skus';
import {
  autoScaleFitsSku,
  elasticWorkersFit,
  environmentFitsSku,
  PLAN_RULES,
  planClass,
  planFitsSystem,
  skuFitsConstruct,
  zonesFitSku,
  zonesHaveWorkers,
  type PlanInput,
} from '../../src/rules/plan-rules';
import { bySku, planAndSystem, planName, planTerms, skuGroup, skusOf } from '../../src/rules/plan-terms';
import { findings, UNRESOLVED } from '../../src/rules/rule';
import { finding, plan, said, untold } from './verdict';

const CLASSES = { consumption: 'ConsumptionPlan', flexConsumption: 'FlexConsumptionPlan', elasticPremium: 'ElasticPremiumPlan', dedicated: 'DedicatedPlan' };
const input = (id: PlanId, sku: PlanInput['sku'], more: Partial<PlanInput> = {}): PlanInput => ({
  id, construct: CLASSES[id], sku, system: 'Linux', zoneBalancing: undefined, workerCount: undefined, maximumElasticWorkerCount: undefined,
  premiumPlanAutoScale: undefined, appServiceEnvironmentId: undefined, ...more,
});

describe('skuFitsConstruct', () => {
  test.each<[string, PlanId, PlanInput['sku'], string]>([
    ['a Basic SKU on a Dedicated plan', 'dedicated', 'B1', 'ok'],
    ['the largest SKU of a Dedicated plan', 'dedicated', 'I5mv2', 'ok'],
    ['an Elastic Premium SKU on its plan', 'elasticPremium', 'EP3', 'ok'],
    ['Y1 on Consumption', 'consumption', 'Y1', 'ok'],
    ['FC1 on Flex Consumption', 'flexConsumption', 'FC1', 'ok'],
    ['an Elastic Premium SKU on a Dedicated plan', 'dedicated', 'EP1', 'AZFN2009'],
    ['a Dedicated SKU on Elastic Premium', 'elasticPremium', 'P1v3', 'AZFN2009'],
    ['Y1 on a Dedicated plan', 'dedicated', 'Y1', 'AZFN2009'],
    ['FC1 on a Dedicated plan', 'dedicated', 'FC1', 'AZFN2009'],
    ['a SKU of Logic Apps', 'dedicated', 'WS1', 'AZFN2009'],
    ['another case of a SKU, which the provider does not take', 'dedicated', 'p1V3', 'AZFN2009'],
    ['a SKU that does not exist', 'elasticPremium', 'EP4', 'AZFN2009'],
    ['no SKU', 'dedicated', '', 'AZFN2009'],
    ['a SKU that was refused before', 'dedicated', UNRESOLVED, 'deferred'],
  ])('%s', (_, id, sku, expected) => {
    expect(said(skuFitsConstruct(input(id, sku)))).toBe(expected);
  });

  test.each<[PlanId, string, string]>([
    ['dedicated', 'p1v3', `'P1v3'`],
    ['dedicated', 'EP1', 'ElasticPremiumPlan'],
    ['elasticPremium', 'B1', 'DedicatedPlan'],
    ['dedicated', 'FC1', 'FlexConsumptionPlan'],
    ['dedicated', 'Y1', 'ConsumptionPlan'],
    ['elasticPremium', 'WS1', `'EP1'`],
    ['dedicated', 'none', `set 'sku' to one of them, for example 'B1'`],
    ['elasticPremium', 'none', `set 'sku' to one of them, for example 'EP1'`],
  ])('on %s, %s: the fix says %s', (id, sku, text) => {
    expect(finding(skuFitsConstruct(input(id, sku))).fix).toContain(text);
  });
});

describe('planFitsSystem', () => {
  test.each<[string, PlanId, string, PlanInput['system'], string]>([
    ['Flex Consumption on Linux', 'flexConsumption', 'FC1', 'Linux', 'ok'],
    ['Flex Consumption on Windows', 'flexConsumption', 'FC1', 'Windows', 'AZFN2002'],
    ['Consumption on Windows', 'consumption', 'Y1', 'Windows', 'ok'],
    ['Elastic Premium on Windows', 'elasticPremium', 'EP1', 'Windows', 'ok'],
    ['F1 on Linux', 'dedicated', 'F1', 'Linux', 'ok'],
    ['D1 on Windows', 'dedicated', 'D1', 'Windows', 'ok'],
    ['D1 on Linux', 'dedicated', 'D1', 'Linux', 'AZFN2002'],
    ['SHARED on Linux', 'dedicated', 'SHARED', 'Linux', 'AZFN2002'],
    ['B1 on Linux', 'dedicated', 'B1', 'Linux', 'ok'],
    ['a SKU of another plan, which another rule refuses', 'dedicated', 'FC1', 'Windows', 'ok'],
    ['a SKU that does not exist, which another rule refuses', 'dedicated', 'X1', 'Linux', 'ok'],
  ])('%s', (_, id, sku, system, expected) => {
    expect(said(planFitsSystem(input(id, sku, { system })))).toBe(expected);
  });

  test.each<[PlanId, string, PlanInput['system'], string, string]>([
    ['dedicated', 'D1', 'Linux', `'operatingSystem' is Linux, but Dedicated (D1) runs on Windows`, `set 'operatingSystem' to OperatingSystem.WINDOWS, or use another plan`],
    ['flexConsumption', 'FC1', 'Windows', `'operatingSystem' is Windows, but Flex Consumption runs on Linux`, `set 'operatingSystem' to OperatingSystem.LINUX, or use another plan`],
  ])('%s with %s on %s is told what it runs on', (id, sku, system, what, fix) => {
    expect(finding(planFitsSystem(input(id, sku, { system })))).toMatchObject({ what, fix });
  });

  test.each(['sku', 'system'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(planFitsSystem({ ...input('dedicated', 'D1'), [key]: UNRESOLVED }))).toBe('deferred');
  });
});

describe('zonesFitSku', () => {
  test.each<[string, PlanId, string, PlanInput['zoneBalancing'], string]>([
    ['B1, asked for', 'dedicated', 'B1', true, 'AZFN2016'],
    ['B1, not asked for', 'dedicated', 'B1', false, 'ok'],
    ['B1, nothing said', 'dedicated', 'B1', undefined, 'ok'],
    ['S3, the largest one without zones', 'dedicated', 'S3', true, 'AZFN2016'],
    ['P1v2, the first one with zones', 'dedicated', 'P1v2', true, 'ok'],
    ['I3, without zones', 'dedicated', 'I3', true, 'AZFN2016'],
    ['I1v2', 'dedicated', 'I1v2', true, 'ok'],
    ['EP1', 'elasticPremium', 'EP1', true, 'ok'],
    ['FC1', 'flexConsumption', 'FC1', true, 'ok'],
    ['Y1', 'consumption', 'Y1', true, 'AZFN2016'],
    ['a SKU of another plan, which another rule refuses', 'dedicated', 'Y1', true, 'ok'],
  ])('%s', (_, id, sku, zoneBalancing, expected) => {
    expect(said(zonesFitSku(input(id, sku, { zoneBalancing })))).toBe(expected);
  });

  test.each(['sku', 'zoneBalancing'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(zonesFitSku({ ...input('dedicated', 'B1', { zoneBalancing: true }), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test('names the smallest SKU that can, which needs no App Service Environment', () => {
    expect(finding(zonesFitSku(input('dedicated', 'B1', { zoneBalancing: true }))).fix).toContain(`'P1v2'`);
    expect(finding(zonesFitSku(input('dedicated', 'I1', { zoneBalancing: true }))).why).toContain('zone redundancy starts at P1v2 ');
    expect(finding(zonesFitSku(input('consumption', 'Y1', { zoneBalancing: true })))).toMatchObject({
      why: expect.stringContaining('zone redundancy starts at Premium SKUs ') as string, fix: `leave 'zoneBalancingEnabled' out`,
    });
  });
});

describe('zonesHaveWorkers', () => {
  test.each<[string, PlanInput['zoneBalancing'], PlanInput['workerCount'], string]>([
    ['one worker', true, 1, 'AZFN2017'],
    ['two workers', true, 2, 'ok'],
    ['no number, which becomes two', true, undefined, 'ok'],
    ['one worker without zones', false, 1, 'ok'],
    ['one worker, and nothing said about zones', undefined, 1, 'ok'],
    ['a number known at apply', true, UNRESOLVED, 'deferred'],
    ['zones that were refused before', UNRESOLVED, 1, 'deferred'],
  ])('%s', (_, zoneBalancing, workerCount, expected) => {
    expect(said(zonesHaveWorkers(input('dedicated', 'P1v3', { zoneBalancing, workerCount })))).toBe(expected);
  });

  test('a SKU without zones is refused for that alone', () => {
    expect(findings(PLAN_RULES, input('dedicated', 'B1', { zoneBalancing: true, workerCount: 1 })).map(({ code }) => code)).toEqual(['AZFN2016']);
  });
});

describe('elasticWorkersFit', () => {
  test.each<[string, PlanId, Partial<PlanInput>, string]>([
    ['nothing said', 'elasticPremium', {}, 'ok'],
    ['one instance at most on Elastic Premium', 'elasticPremium', { maximumElasticWorkerCount: 1 }, 'ok'],
    ['100 on Linux', 'elasticPremium', { maximumElasticWorkerCount: 100 }, 'ok'],
    ['101 on Linux', 'elasticPremium', { maximumElasticWorkerCount: 101 }, 'AZFN2023'],
    ['100 on Windows', 'elasticPremium', { system: 'Windows', maximumElasticWorkerCount: 100 }, 'ok'],
    ['101 on Windows', 'elasticPremium', { system: 'Windows', maximumElasticWorkerCount: 101 }, 'AZFN2023'],
    ['as many as the plan has workers', 'elasticPremium', { workerCount: 5, maximumElasticWorkerCount: 5 }, 'ok'],
    ['one fewer than the plan has workers', 'elasticPremium', { workerCount: 5, maximumElasticWorkerCount: 4 }, 'AZFN2023'],
    ['one worker on a Dedicated plan, which is no burst', 'dedicated', { maximumElasticWorkerCount: 1 }, 'ok'],
    ['two workers on a Dedicated plan without automatic scaling', 'dedicated', { maximumElasticWorkerCount: 2 }, 'AZFN2023'],
    ['on a Dedicated plan without automatic scaling', 'dedicated', { maximumElasticWorkerCount: 5 }, 'AZFN2023'],
    ['on a Dedicated plan with automatic scaling switched off', 'dedicated', { maximumElasticWorkerCount: 5, premiumPlanAutoScale: false }, 'AZFN2023'],
    ['on a Dedicated plan with automatic scaling', 'dedicated', { maximumElasticWorkerCount: 5, premiumPlanAutoScale: true }, 'ok'],
    ['fewer than the workers of a Dedicated plan with automatic scaling', 'dedicated', { workerCount: 6, maximumElasticWorkerCount: 5, premiumPlanAutoScale: true }, 'AZFN2023'],
    ['a number known at apply', 'elasticPremium', { maximumElasticWorkerCount: UNRESOLVED }, 'deferred'],
    ['workers known at apply', 'elasticPremium', { workerCount: UNRESOLVED, maximumElasticWorkerCount: 4 }, 'deferred'],
  ])('%s', (_, id, more, expected) => {
    expect(said(elasticWorkersFit(input(id, id === 'dedicated' ? 'P1v3' : 'EP1', more)))).toBe(expected);
  });
});

describe('autoScaleFitsSku', () => {
  test.each<[string, PlanInput['sku'], PlanInput['premiumPlanAutoScale'], string]>([
    ['a Premium v2 SKU', 'P1v2', true, 'ok'],
    ['a Premium v4 SKU', 'P5mv4', true, 'ok'],
    ['a Standard SKU', 'S3', true, 'AZFN2023'],
    ['a Standard SKU without it', 'S3', false, 'ok'],
    ['a Standard SKU and nothing said', 'S3', undefined, 'ok'],
    ['an isolated SKU', 'I1v2', true, 'AZFN2023'],
    ['a SKU that was refused before', UNRESOLVED, true, 'deferred'],
    ['a flag that was refused before', 'S3', UNRESOLVED, 'deferred'],
  ])('%s', (_, sku, premiumPlanAutoScale, expected) => {
    expect(said(autoScaleFitsSku(input('dedicated', sku, { premiumPlanAutoScale })))).toBe(expected);
  });
});

const ENVIRONMENT = '/subscriptions/0/resourceGroups/rg/providers/Microsoft.Web/hostingEnvironments/ase';

describe('environmentFitsSku', () => {
  test.each<[string, PlanId, PlanInput['sku'], PlanInput['appServiceEnvironmentId'], string]>([
    ['an isolated SKU in an environment', 'dedicated', 'I1v2', ENVIRONMENT, 'ok'],
    ['an isolated SKU without one', 'dedicated', 'I1v2', undefined, 'AZFN2024'],
    ['an isolated SKU of the retired environment without one', 'dedicated', 'I1', undefined, 'AZFN2024'],
    ['another SKU in an environment', 'dedicated', 'P1v3', ENVIRONMENT, 'AZFN2024'],
    ['another SKU without one', 'dedicated', 'P1v3', undefined, 'ok'],
    ['a SKU of another plan, which another rule refuses', 'elasticPremium', 'I1v2', undefined, 'ok'],
    ['a SKU that does not exist, which another rule refuses', 'dedicated', 'I9', ENVIRONMENT, 'ok'],
    ['an environment known at apply', 'dedicated', 'I1v2', UNRESOLVED, 'deferred'],
    ['a SKU that was refused before', 'dedicated', UNRESOLVED, ENVIRONMENT, 'deferred'],
  ])('%s', (_, id, sku, appServiceEnvironmentId, expected) => {
    expect(said(environmentFitsSku(input(id, sku, { appServiceEnvironmentId })))).toBe(expected);
  });
});

test('all rules about a plan are asked, in the order in which they are read', () => {
  expect(PLAN_RULES).toEqual([skuFitsConstruct, planFitsSystem, zonesFitSku, zonesHaveWorkers, elasticWorkersFit, autoScaleFitsSku, environmentFitsSku]);
});

describe('terms of a plan', () => {
  test.each(Object.entries(CLASSES))('%s is %s', (id, name) => {
    expect(planClass(id as PlanId)).toBe(name);
  });

  test.each(SKU_GROUPS.flatMap((group) => group.skus.map((sku) => [sku, group] as const)))('%s is in its group', (sku, group) => {
    expect(skuGroup(sku)).toBe(group);
    if (group.plan !== null) expect(skusOf(group.plan)).toContain(sku);
  });

  test.each(['ep1', '', 'constructor', 'S4'])('%j is in none', (sku) => {
    expect(skuGroup(sku)).toBeUndefined();
  });

  test('of which only kind, system and SKU are known', () => {
    expect(planTerms('elasticPremium', 'Windows', 'EP2')).toEqual({
      id: 'elasticPremium', facts: PLANS.elasticPremium, system: 'Windows', sku: 'EP2', group: skuGroup('EP2'),
      zoneBalancing: false, workerCount: undefined, maximumElasticWorkerCount: undefined,
    });
    expect(planTerms('dedicated', 'Linux')).toMatchObject({ sku: undefined, group: undefined });
  });

  test.each([
    [plan('consumption', 'Linux'), 'Linux Consumption', 'Linux Consumption'],
    [plan('consumption', 'Windows'), 'Windows Consumption', 'Windows Consumption'],
    [plan('flexConsumption'), 'Flex Consumption', 'Flex Consumption'],
    [plan('elasticPremium', 'Windows'), 'Elastic Premium', 'Elastic Premium on Windows'],
    [plan('dedicated', 'Linux', 'S1'), 'Dedicated (S1)', 'Dedicated (S1) on Linux'],
    [untold('Windows'), 'Dedicated', 'Dedicated on Windows'],
  ])('are named in messages: %#', (terms, name, withSystem) => {
    expect(planName(terms)).toBe(name);
    expect(planAndSystem(terms)).toBe(withSystem);
  });

  test.each([
    ['yes, whatever the SKU', 'yes', 'B1', true],
    ['no, whatever the SKU', 'no', 'P1v3', false],
    ['by SKU, which has it', 'bySku', 'P1v3', true],
    ['by SKU, which has it not', 'bySku', 'B1', false],
    ['by SKU, which is not known', 'bySku', undefined, undefined],
    ['yes, while the SKU is not known', 'yes', undefined, true],
  ] as const)('an ability: %s', (_, answer, sku, expected) => {
    expect(bySku(answer, sku === undefined ? undefined : skuGroup(sku), (group) => group.backup)).toBe(expected);
  });
});
