import type { Construct } from '../framework';
import { OperatingSystem } from '../values/operating-system';
import type { IHostingPlan } from './hosting-plan';
import { ExistingHostingPlan, HostingPlanBase, PLAN_FIELDS } from './hosting-plan-base';
import type { WarningAcknowledgement } from './warnings';

/** Arguments of a Flex Consumption plan. */
export interface FlexConsumptionPlanProps {
  /** Name of the plan: 1 to 60 letters, digits, hyphens and underscores (`AZFN2026`). */
  readonly planName: string;
  /** Resource group of the plan. */
  readonly resourceGroupName: string;
  /** Azure region; `az functionapp list-flexconsumption-locations` lists those that have the plan. */
  readonly location: string;
  /**
   * Whether instances are spread over availability zones. Always ready groups then have 2 instances or more (`AZFN2017`).
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

/** A Flex Consumption plan that exists. */
export interface FlexConsumptionPlanAttributes {
  /** Resource id of the plan, with the capital F of `serverFarms` (`AZFN2025`). */
  readonly servicePlanId: string;
  /**
   * Whether instances are spread over availability zones.
   *
   * @default false
   */
  readonly zoneBalancingEnabled?: boolean;
}

const VARIANT = {
  id: 'flexConsumption',
  fields: { zoneBalancingEnabled: PLAN_FIELDS.zoneBalancingEnabled },
  operatingSystem: OperatingSystem.LINUX,
  sku: 'FC1',
} as const;

/**
 * The Flex Consumption plan (`FC1`): Linux, billed per run, scales to zero and fast, with virtual networks and always ready
 * instances. It carries one app (`AZFN2008`), has no deployment slots and runs no in-process code.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan
 */
export class FlexConsumptionPlan extends HostingPlanBase implements IHostingPlan {
  /** A Flex Consumption plan that exists. Raises `AZFN2025`, `AZFN8001` and `AZFN8007`. */
  public static fromServicePlanId(scope: Construct, id: string, attributes: FlexConsumptionPlanAttributes): IHostingPlan {
    return new ExistingHostingPlan(scope, id, VARIANT.fields, attributes, VARIANT, FlexConsumptionPlan.fromServicePlanId);
  }

  constructor(scope: Construct, id: string, props: FlexConsumptionPlanProps) {
    super(scope, id, props, VARIANT);
  }
}
