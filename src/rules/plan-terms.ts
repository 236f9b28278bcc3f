import { PLANS, type PlanFacts, type PlanId } from '../catalog/plans';
import { SKU_GROUPS, type SkuGroupFacts } from '../catalog/skus';
import type { MaybeKnown } from './rule';

export type System = 'Linux' | 'Windows';

/** What rules need to know about a plan, whether defined here or existing. */
export interface PlanTerms {
  readonly id: PlanId;
  readonly facts: PlanFacts;
  readonly system: System;
  /** SKU as `sku_name` spells it; `undefined` for an existing plan whose SKU was not told. */
  readonly sku: string | undefined;
  readonly group: SkuGroupFacts | undefined;
  readonly zoneBalancing: boolean;
  readonly workerCount: MaybeKnown<number> | undefined;
  readonly maximumElasticWorkerCount: MaybeKnown<number> | undefined;
}

const GROUP_BY_SKU: ReadonlyMap<string, SkuGroupFacts> = new Map(
  SKU_GROUPS.flatMap((group) => group.skus.map((sku): [string, SkuGroupFacts] => [sku, group])),
);

/** The group that a SKU belongs to. */
export const skuGroup = (sku: string): SkuGroupFacts | undefined => GROUP_BY_SKU.get(sku);

/** Every SKU of one plan, in the order of the catalogue. */
export const skusOf = (plan: PlanId): string[] =>
  SKU_GROUPS.filter((group) => group.plan === plan).flatMap((group) => [...group.skus]);

/** Terms of a plan of which only kind, system and SKU are known. */
export const planTerms = (id: PlanId, system: System, sku?: string): PlanTerms => ({
  id,
  facts: PLANS[id],
  system,
  sku,
  group: sku === undefined ? undefined : skuGroup(sku),
  zoneBalancing: false,
  workerCount: undefined,
  maximumElasticWorkerCount: undefined,
});

/** The plan as a message names it: `Linux Consumption`, `Dedicated (B1)`. */
export function planName({ id, facts, system, sku }: PlanTerms): string {
  if (id === 'consumption') return `${system} ${facts.label}`;
  return id === 'dedicated' && sku !== undefined ? `${facts.label} (${sku})` : facts.label;
}

/** The plan with its system: `Windows Consumption`, `Elastic Premium on Linux`. */
export function planAndSystem(plan: PlanTerms): string {
  return plan.id === 'elasticPremium' || plan.id === 'dedicated' ? `${planName(plan)} on ${plan.system}` : planName(plan);
}

/** An ability that the Dedicated plan has by SKU: `undefined` while the SKU is not known. */
export function bySku(
  answer: 'yes' | 'no' | 'bySku',
  group: SkuGroupFacts | undefined,
  ability: (group: SkuGroupFacts) => boolean,
): boolean | undefined {
  if (answer !== 'bySku') return answer === 'yes';
  return group === undefined ? undefined : ability(group);
}
