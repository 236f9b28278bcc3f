import { planName, type PlanTerms } from './plan-terms';
import { rule, UNRESOLVED, type Finding, type MaybeKnown } from './rule';

/** What the rules about an app on its plan look at. */
export interface ScaleInput {
  readonly plan: MaybeKnown<PlanTerms>;
  readonly appScaleLimit: MaybeKnown<number> | undefined;
  readonly elasticInstanceMinimum: MaybeKnown<number> | undefined;
  readonly preWarmedInstanceCount: MaybeKnown<number> | undefined;
  readonly runtimeScaleMonitoringEnabled: MaybeKnown<boolean> | undefined;
  readonly use32BitWorker: MaybeKnown<boolean> | undefined;
  readonly alwaysOn: MaybeKnown<boolean> | undefined;
}

const scaleRule = rule<ScaleInput>();

/** The highest scale limit of an app of the plan. */
export const highestScaleLimit = ({ facts, system }: PlanTerms): number | undefined => facts.scaleLimit?.[system];

/** An app's scale limit is within the plan's. */
export const scaleLimitFitsPlan = scaleRule(['plan', 'appScaleLimit'], ({ plan, appScaleLimit }) => {
  const limit = highestScaleLimit(plan);
  if (limit === undefined || appScaleLimit === undefined || appScaleLimit <= limit) return 'ok';
  return {
    code: 'AZFN2014',
    what: `'appScaleLimit' is ${appScaleLimit}, but an app on ${planName(plan)} (${plan.system}) has ${limit} instances at most`,
    why: `the plan cannot scale further (${plan.facts.page})`,
    fix: `set 'appScaleLimit' to a number from 1 to ${limit}, or leave it out for no limit of its own`,
  };
});

/** Instances an app always has do not exceed what plan and app may have. */
export const minimumFitsMaximum = scaleRule(
  ['plan', 'elasticInstanceMinimum', 'appScaleLimit'],
  ({ plan, elasticInstanceMinimum: minimum, appScaleLimit }): 'ok' | readonly Finding[] => {
    if (minimum === undefined || !plan.facts.elastic) return 'ok';
    const over = (prop: string, maximum: MaybeKnown<number> | undefined, noLimit?: number): Finding[] =>
      maximum === undefined || maximum === UNRESOLVED || maximum === noLimit || minimum <= maximum
        ? []
        : [
            {
              code: 'AZFN2015',
              what: `'elasticInstanceMinimum' is ${minimum}, above ${prop}, which is ${maximum}`,
              why: `always ready instances count against the limit (${plan.facts.page})`,
              fix: `set 'elasticInstanceMinimum' to ${maximum} or less, or raise ${prop}`,
            },
          ];
    return [
      ...over(`the plan's 'maximumElasticWorkerCount'`, plan.maximumElasticWorkerCount),
      ...over(`'appScaleLimit'`, appScaleLimit, 0),
    ];
  },
);

const DOCUMENTED_MINIMUM = 20;

/** Current text confirms up to twenty always ready instances. */
export const minimumIsDocumented = scaleRule(['plan', 'elasticInstanceMinimum'], ({ plan, elasticInstanceMinimum: minimum }) =>
  minimum === undefined || !plan.facts.elastic || minimum <= DOCUMENTED_MINIMUM
    ? 'ok'
    : {
        code: 'AZFN2022',
        what: `'elasticInstanceMinimum' is ${minimum}; the documentation confirms up to ${DOCUMENTED_MINIMUM}`,
        why: `Azure may refuse more when it creates the app, and each one is billed all the time (${plan.facts.page})`,
        fix: `set 'elasticInstanceMinimum' to ${DOCUMENTED_MINIMUM} or less, or acknowledge the code with a reason`,
      },
);

/** Apps of a zone-redundant elastic plan always have two instances. */
export const zonesHaveInstances = scaleRule(['plan', 'elasticInstanceMinimum'], ({ plan, elasticInstanceMinimum: minimum }) =>
  !plan.zoneBalancing || !plan.facts.elastic || minimum === undefined || minimum >= 2
    ? 'ok'
    : {
        code: 'AZFN2017',
        what: `'elasticInstanceMinimum' is ${minimum}, but apps of a zone-redundant plan need 2 or more`,
        why: `one instance cannot be spread over zones (https://learn.microsoft.com/azure/reliability/reliability-functions)`,
        fix: `set 'elasticInstanceMinimum' to 2 or more, or leave it out for 2`,
      },
);

/** The runtime can watch triggers only from a pre-warmed instance. */
export const monitoringHasInstance = scaleRule(
  ['runtimeScaleMonitoringEnabled', 'preWarmedInstanceCount'],
  ({ runtimeScaleMonitoringEnabled, preWarmedInstanceCount }) =>
    runtimeScaleMonitoringEnabled !== true || preWarmedInstanceCount !== 0
      ? 'ok'
      : {
          code: 'AZFN2021',
          what: `'runtimeScaleMonitoringEnabled' is true, but 'preWarmedInstanceCount' is 0`,
          why: `the runtime watches triggers behind a virtual network from a pre-warmed instance (https://learn.microsoft.com/azure/azure-functions/functions-networking-options#elastic-premium-plan-with-virtual-network-triggers)`,
          fix: `set 'preWarmedInstanceCount' to 1 or more, or leave it out for 1`,
        },
);

/** The worker's bitness exists there. */
export const bitnessFitsPlan = scaleRule(['plan', 'use32BitWorker'], ({ plan, use32BitWorker }): 'ok' | Finding => {
  if (use32BitWorker === undefined || plan.id === 'flexConsumption') return 'ok';
  if (plan.system === 'Linux') {
    if (!use32BitWorker) return 'ok';
    return {
      code: 'AZFN2019',
      what: `'use32BitWorker' is true, but ${planName(plan)} runs on Linux`,
      why: `Linux workers are 64-bit (${plan.facts.page})`,
      fix: `leave 'use32BitWorker' out`,
    };
  }
  if (plan.group?.only32Bit !== true || use32BitWorker) return 'ok';
  return {
    code: 'AZFN2019',
    what: `'use32BitWorker' is false, but ${planName(plan)} has 32-bit workers only`,
    why: `64-bit workers start at the Basic tier (https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-app-service-limits)`,
    fix: `leave 'use32BitWorker' out, or use a larger SKU such as 'B1'`,
  };
});

/** A dedicated app stays loaded, or only HTTP triggers fire. */
export const dedicatedIsAlwaysOn = scaleRule(['plan', 'alwaysOn'], ({ plan, alwaysOn }): 'ok' | Finding => {
  if (plan.id !== 'dedicated') return 'ok';
  const unavailable = plan.group?.alwaysOn === false;
  if (!unavailable && alwaysOn !== false) return 'ok';
  return {
    code: 'AZFN2012',
    what: unavailable ? `'plan' is ${planName(plan)}, where apps cannot be always on` : `'alwaysOn' is false on ${planName(plan)}`,
    why: `an idle app is unloaded, and then only HTTP requests wake it: timer, queue and other triggers do not fire (${plan.facts.page})`,
    fix: `${unavailable ? `use SKU 'B1' or larger` : `leave 'alwaysOn' out for true`}, or acknowledge the code with a reason`,
  };
});

/** Everything about scale and workers of one app. */
export const SCALE_RULES = [
  scaleLimitFitsPlan,
  minimumFitsMaximum,
  minimumIsDocumented,
  zonesHaveInstances,
  monitoringHasInstance,
  bitnessFitsPlan,
  dedicatedIsAlwaysOn,
];
