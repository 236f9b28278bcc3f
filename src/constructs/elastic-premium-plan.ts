import type { Construct } from '../framework';
import { text } from '../rules/fields';
import { OperatingSystem } from '../values/operating-system';
import { ElasticPremiumSku } from '../values/skus';
import type { IInProcessHostingPlan } from './hosting-plan';
import { ExistingHostingPlan, HostingPlanBase, PLAN_FIELDS } from './hosting-plan-base';
import type { WarningAcknowledgement } from './warnings';

/** Arguments of an Elastic Premium plan. */
export interface ElasticPremiumPlanProps {
  /** Name of the plan: 1 to 60 letters, digits, hyphens and underscores (`AZFN2026`). */
  readonly planName: string;
  /** Resource group of the plan. */
  readonly resourceGroupName: string;
  /** Azure region. */
  readonly location: string;
  /** Operating system of the workers; all apps of the plan share it. */
  readonly operatingSystem: OperatingSystem;
  /**
   * Size of an instance (`AZFN2009`).
   *
   * @default ElasticPremiumSku.EP1
   */
  readonly sku?: ElasticPremiumSku;
  /**
   * Instances that the plan always has, from 1 to 100. Each is billed.
   *
   * @default - Azure's, which is 1; 2 on a zone-redundant plan
   */
  readonly workerCount?: number;
  /**
   * Instances that the plan scales to at most, from 1 to 100 (`AZFN2023`).
   *
   * @default - Azure's
   */
  readonly maximumElasticWorkerCount?: number;
  /**
   * Whether instances are spread over availability zones; needs 2 workers, and 2 minimum instances per app (`AZFN2017`).
   *
   * @default false
   */
  readonly zoneBalancingEnabled?: boolean;
  /**
   * Tags of the plan.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Warnings that are known and accepted, each with a reason.
   *
   * @default - every warning is shown
   */
  readonly acknowledge?: WarningAcknowledgement[];
}

/** An Elastic Premium plan that exists. */
export interface ElasticPremiumPlanAttributes {
  /** Resource id of the plan, with the capital F of `serverFarms` (`AZFN2025`). */
  readonly servicePlanId: string;
  /** Operating system of the workers. */
  readonly operatingSystem: OperatingSystem;
  /**
   * Whether instances are spread over availability zones.
   *
   * @default false
   */
  readonly zoneBalancingEnabled?: boolean;
  /**
   * Instances that the plan scales to at most.
   *
   * @default - not known, so minimum instances of apps are not compared with it
   */
  readonly maximumElasticWorkerCount?: number;
}

const VARIANT = {
  id: 'elasticPremium',
  fields: {
    ...PLAN_FIELDS,
    operatingSystem: { ...PLAN_FIELDS.operatingSystem, required: true },
    sku: text({ literal: true, example: 'EP1', code: 'AZFN2009' }),
  },
  sku: ElasticPremiumSku.EP1,
} as const;

/**
 * The Elastic Premium plan (`EP1` to `EP3`): instances that are always warm, scales by load, with virtual networks, two
 * deployment slots beside production and custom containers on Linux.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-premium-plan
 */
export class ElasticPremiumPlan extends HostingPlanBase implements IInProcessHostingPlan {
  /** An Elastic Premium plan that exists. Raises `AZFN2025`, `AZFN8001`, `AZFN8002` and `AZFN8007`. */
  public static fromServicePlanId(scope: Construct, id: string, attributes: ElasticPremiumPlanAttributes): IInProcessHostingPlan {
    const { workerCount: _workers, sku: _sku, ...fields } = VARIANT.fields;
    return new ExistingHostingPlan(scope, id, fields, attributes, VARIANT, ElasticPremiumPlan.fromServicePlanId);
  }

  /** Always true: code may run inside the Functions host. */
  public readonly supportsInProcess: boolean = true;

  constructor(scope: Construct, id: string, props: ElasticPremiumPlanProps) {
    super(scope, id, props, VARIANT);
  }
}
