import type { Construct } from '../framework';
import { OperatingSystem } from '../values/operating-system';
import { ACKNOWLEDGE } from './common-fields';
import type { IInProcessHostingPlan } from './hosting-plan';
import { ExistingHostingPlan, HostingPlanBase, PLAN_FIELDS } from './hosting-plan-base';
import type { WarningAcknowledgement } from './warnings';

/** Arguments of a Consumption plan. */
export interface ConsumptionPlanProps {
  /** Name of the plan: 1 to 60 letters, digits, hyphens and underscores (`AZFN2026`). */
  readonly planName: string;
  /** Resource group of the plan. One that holds a Linux Consumption plan cannot also hold Linux plans of other kinds. */
  readonly resourceGroupName: string;
  /** Azure region. */
  readonly location: string;
  /**
   * Operating system of the workers. Linux Consumption is switched off on 30 September 2028 (warning `AZFN2020`).
   *
   * @default OperatingSystem.WINDOWS
   */
  readonly operatingSystem?: OperatingSystem;
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

/** A Consumption plan that exists. */
export interface ConsumptionPlanAttributes {
  /** Resource id of the plan, with the capital F of `serverFarms` (`AZFN2025`). */
  readonly servicePlanId: string;
  /**
   * Operating system of the workers.
   *
   * @default OperatingSystem.WINDOWS
   */
  readonly operatingSystem?: OperatingSystem;
  /**
   * Warnings that are known and accepted, each with a reason.
   *
   * @default - every warning is shown
   */
  readonly acknowledge?: WarningAcknowledgement[];
}

const VARIANT = { id: 'consumption', fields: { operatingSystem: PLAN_FIELDS.operatingSystem }, operatingSystem: OperatingSystem.WINDOWS, sku: 'Y1' } as const;

/**
 * The Consumption plan (`Y1`): billed per run, scales to zero, runs of 10 minutes at most.
 *
 * Choose `FlexConsumptionPlan` for new apps; this plan stays for in-process code and .NET Framework on Windows.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/consumption-plan
 */
export class ConsumptionPlan extends HostingPlanBase implements IInProcessHostingPlan {
  /** A Consumption plan that exists. Raises `AZFN2025`, `AZFN8001` and `AZFN8007`. */
  public static fromServicePlanId(scope: Construct, id: string, attributes: ConsumptionPlanAttributes): IInProcessHostingPlan {
    return new ExistingHostingPlan(scope, id, { ...VARIANT.fields, acknowledge: ACKNOWLEDGE }, attributes, VARIANT, ConsumptionPlan.fromServicePlanId);
  }

  /** Always true: code may run inside the Functions host. */
  public readonly supportsInProcess: boolean = true;

  constructor(scope: Construct, id: string, props: ConsumptionPlanProps) {
    super(scope, id, props, VARIANT);
  }
}
