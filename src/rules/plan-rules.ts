import { PLANS, type PlanId } from '../catalog/plans';
import { allOf, nearest, oneOf, show } from './explain';
import { skuGroup, skusOf, type System } from './plan-terms';
import { rule, type Finding, type MaybeKnown } from './rule';

/** What the rules about a plan look at; the plan is being defined, so nothing about it is settled yet. */
export interface PlanInput {
  readonly id: PlanId;
  readonly construct: string;
  readonly sku: MaybeKnown<string>;
  readonly system: MaybeKnown<System>;
  readonly zoneBalancing: MaybeKnown<boolean> | undefined;
  readonly workerCount: MaybeKnown<number> | undefined;
  readonly maximumElasticWorkerCount: MaybeKnown<number> | undefined;
  readonly premiumPlanAutoScale: MaybeKnown<boolean> | undefined;
  readonly appServiceEnvironmentId: MaybeKnown<string> | undefined;
}

const inputRule = rule<PlanInput>();

const PLAN_OF_CLASS: Readonly<Record<PlanId, string>> = {
  consumption: 'ConsumptionPlan',
  flexConsumption: 'FlexConsumptionPlan',
  elasticPremium: 'ElasticPremiumPlan',
  dedicated: 'DedicatedPlan',
};

/** The construct that stands for a plan. */
export const planClass = (id: PlanId): string => PLAN_OF_CLASS[id];

/** The SKU exists and belongs to the construct. */
export const skuFitsConstruct = inputRule(['id', 'construct', 'sku'], ({ id, construct, sku }): 'ok' | Finding => {
  const group = skuGroup(sku);
  const allowed = skusOf(id);
  if (group?.plan === id) return 'ok';
  if (group === undefined) {
    const candidates = nearest(sku, allowed, 1);
    return {
      code: 'AZFN2009',
      what: `'sku' is ${show(sku)}, but ${construct} has ${allOf(allowed)}`,
      why: `the provider compares SKU names exactly (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan)`,
      fix: candidates.length > 0 ? `set 'sku' to ${oneOf(candidates.map(show))}` : `set 'sku' to one of them, for example ${show(allowed[allowed.length > 3 ? 3 : 0])}`,
    };
  }
  return {
    code: 'AZFN2009',
    what: `'sku' is ${show(sku)}, which is no SKU of ${construct}`,
    why:
      group.plan === null
        ? `${group.tier} plans carry Logic Apps only (https://learn.microsoft.com/azure/azure-functions/functions-scale)`
        : `${sku} is a SKU of ${PLANS[group.plan as PlanId].label}, which is another hosting plan with other rules (${PLANS[group.plan as PlanId].page})`,
    fix: group.plan === null ? `set 'sku' to one of this plan, for example ${show(allowed[0])}` : `use ${planClass(group.plan as PlanId)} for it`,
  };
});

/** The plan, or its SKU, exists on the operating system. */
export const planFitsSystem = inputRule(['id', 'sku', 'system'], ({ id, sku, system }): 'ok' | Finding => {
  const facts = PLANS[id];
  const group = skuGroup(sku);
  const systems: readonly string[] = group?.plan === id ? group.systems : facts.systems;
  if (systems.includes(system)) return 'ok';
  return {
    code: 'AZFN2002',
    what: `'operatingSystem' is ${system}, but ${facts.label}${id === 'dedicated' ? ` (${sku})` : ''} runs on ${allOf(systems)}`,
    why: `the plan is not offered on ${system} (${facts.page})`,
    fix: `set 'operatingSystem' to OperatingSystem.${String(systems[0]).toUpperCase()}, or use another plan`,
  };
});

/** Only plans that can be are spread over availability zones. */
export const zonesFitSku = inputRule(['id', 'sku', 'zoneBalancing'], ({ id, sku, zoneBalancing }): 'ok' | Finding => {
  const group = skuGroup(sku);
  if (zoneBalancing !== true || group?.plan !== id || group.zoneRedundancy) return 'ok';
  const able = skusOf(id).filter((candidate) => skuGroup(candidate)?.zoneRedundancy === true && skuGroup(candidate)?.environment === false);
  return {
    code: 'AZFN2016',
    what: `'zoneBalancingEnabled' is true, but ${PLANS[id].label} (${sku}) is not zone redundant`,
    why: `zone redundancy starts at ${able[0] ?? 'Premium SKUs'} (https://learn.microsoft.com/azure/reliability/reliability-functions)`,
    fix: `${able.length > 0 ? `set 'sku' to one such as ${show(able[0])}, or ` : ''}leave 'zoneBalancingEnabled' out`,
  };
});

/** A zone-redundant plan has at least two workers. */
export const zonesHaveWorkers = inputRule(['sku', 'zoneBalancing', 'workerCount'], ({ sku, zoneBalancing, workerCount }) =>
  zoneBalancing !== true || skuGroup(sku)?.zoneRedundancy !== true || workerCount === undefined || workerCount >= 2
    ? 'ok'
    : {
        code: 'AZFN2017',
        what: `'workerCount' is ${workerCount}, but a zone-redundant plan needs 2 or more`,
        why: `fewer workers cannot be spread over zones, and the provider replaces a plan that becomes zone redundant with fewer than 2 (https://learn.microsoft.com/azure/reliability/reliability-functions)`,
        fix: `set 'workerCount' to 2 or more, or leave it out for 2`,
      },
);

/** A burst limit above one needs automatic scaling, and is not below the plan's own workers. */
export const elasticWorkersFit = inputRule(
  ['id', 'system', 'workerCount', 'maximumElasticWorkerCount', 'premiumPlanAutoScale'],
  ({ id, system, workerCount, maximumElasticWorkerCount: maximum, premiumPlanAutoScale }): 'ok' | Finding => {
    if (maximum === undefined) return 'ok';
    const page = PLANS[id].page;
    if (id === 'dedicated' && maximum > 1 && premiumPlanAutoScale !== true) {
      return {
        code: 'AZFN2023',
        what: `'maximumElasticWorkerCount' is ${maximum}, but 'premiumPlanAutoScaleEnabled' is not true`,
        why: `a Dedicated plan scales by itself only with automatic scaling; the provider refuses the pair for Premium SKUs and ignores it for others (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan)`,
        fix: `set 'premiumPlanAutoScaleEnabled' to true, or leave 'maximumElasticWorkerCount' out`,
      };
    }
    const limit = PLANS[id].scaleLimit?.[system];
    if (limit !== undefined && maximum > limit) {
      return {
        code: 'AZFN2023',
        what: `'maximumElasticWorkerCount' is ${maximum}, but ${PLANS[id].label} on ${system} has ${limit} at most`,
        why: `the plan cannot scale further (${page})`,
        fix: `set 'maximumElasticWorkerCount' to ${limit} or less`,
      };
    }
    if (workerCount !== undefined && maximum < workerCount) {
      return {
        code: 'AZFN2023',
        what: `'maximumElasticWorkerCount' is ${maximum}, below 'workerCount', which is ${workerCount}`,
        why: `the plan always runs its own workers, so it cannot scale to fewer (${page})`,
        fix: `set 'maximumElasticWorkerCount' to ${workerCount} or more`,
      };
    }
    return 'ok';
  },
);

/** Automatic scaling is a feature of the Premium SKUs. */
export const autoScaleFitsSku = inputRule(['sku', 'premiumPlanAutoScale'], ({ sku, premiumPlanAutoScale }) =>
  premiumPlanAutoScale !== true || sku.startsWith('P')
    ? 'ok'
    : {
        code: 'AZFN2023',
        what: `'premiumPlanAutoScaleEnabled' is true, but 'sku' is ${show(sku)}`,
        why: `the provider allows automatic scaling for Premium SKUs only (https://learn.microsoft.com/azure/app-service/manage-automatic-scaling)`,
        fix: `set 'sku' to a Premium one such as 'P1v3', or leave 'premiumPlanAutoScaleEnabled' out`,
      },
);

/** Isolated SKUs live in an App Service Environment, and nothing else does. */
export const environmentFitsSku = inputRule(['id', 'sku', 'appServiceEnvironmentId'], ({ id, sku, appServiceEnvironmentId }): 'ok' | Finding => {
  const group = skuGroup(sku);
  if (group?.plan !== id || group.environment === (appServiceEnvironmentId !== undefined)) return 'ok';
  const page = 'https://learn.microsoft.com/azure/app-service/environment/overview';
  return group.environment
    ? {
        code: 'AZFN2024',
        what: `'sku' is ${show(sku)}, but 'appServiceEnvironmentId' is missing`,
        why: `${group.tier} plans exist only inside an App Service Environment (${page})`,
        fix: `set 'appServiceEnvironmentId', or use a SKU outside of one, for example 'P1v3'`,
      }
    : {
        code: 'AZFN2024',
        what: `'appServiceEnvironmentId' is set, but 'sku' is ${show(sku)}`,
        why: `an App Service Environment carries Isolated SKUs only, and the provider fails when it applies (${page})`,
        fix: `set 'sku' to one such as 'I1v2', or leave 'appServiceEnvironmentId' out`,
      };
});

/** Everything about a plan by itself. */
export const PLAN_RULES = [
  skuFitsConstruct,
  planFitsSystem,
  zonesFitSku,
  zonesHaveWorkers,
  elasticWorkersFit,
  autoScaleFitsSku,
  environmentFitsSku,
];
