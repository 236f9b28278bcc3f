import type { IConstruct } from '../framework';
import type { OperatingSystem } from '../values/operating-system';

/**
 * A plan that carries function apps: `ConsumptionPlan`, `FlexConsumptionPlan`, `ElasticPremiumPlan`, `DedicatedPlan`, or
 * what their `fromServicePlanId` methods return.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-scale
 */
export interface IHostingPlan extends IConstruct {
  /** Resource id of the plan. */
  readonly servicePlanId: string;
  /** Operating system of all workers of the plan. */
  readonly operatingSystem: OperatingSystem;
}

/** A plan whose apps may run .NET code inside the Functions host: every plan but Flex Consumption. */
export interface IInProcessHostingPlan extends IHostingPlan {
  /** Always true; tells these plans apart at compile time. */
  readonly supportsInProcess: boolean;
}
