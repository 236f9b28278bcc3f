import type { Construct } from '../framework';
import { flag, resourceId, text } from '../rules/fields';
import { OperatingSystem } from '../values/operating-system';
import { DedicatedSku } from '../values/skus';
import type { IInProcessHostingPlan } from './hosting-plan';
import { ExistingHostingPlan, HostingPlanBase, PLAN_FIELDS } from './hosting-plan-base';
import type { WarningAcknowledgement } from './warnings';

/** Arguments of a Dedicated (App Service) plan. */
export interface DedicatedPlanProps {
  /** Name of the plan: 1 to 60 letters, digits, hyphens and underscores (`AZFN2026`). */
  readonly planName: string;
  /** Resource group of the plan. */
  readonly resourceGroupName: string;
  /** Azure region. */
  readonly location: string;
  /** Operating system of the workers; all apps of the plan share it (`AZFN2002`). */
  readonly operatingSystem: OperatingSystem;
  /** Size of a worker (`AZFN2009`). Slots, Always On, virtual networks and zones depend on it. */
  readonly sku: DedicatedSku;
  /**
   * Number of workers, from 1 to 100. Each is billed.
   *
   * @default - Azure's, which is 1; 2 on a zone-redundant plan
   */
  readonly workerCount?: number;
  /**
   * Whether each app may have its own number of workers.
   *
   * @default false
   */
  readonly perSiteScalingEnabled?: boolean;
  /**
   * Whether the plan scales by load; Premium SKUs only (`AZFN2023`).
   *
   * @default false
   */
  readonly premiumPlanAutoScaleEnabled?: boolean;
  /**
   * Workers that automatic scaling adds up to (`AZFN2023`).
   *
   * @default - Azure's
   */
  readonly maximumElasticWorkerCount?: number;
  /**
   * Whether workers are spread over availability zones; Premium and Isolated v2 SKUs (`AZFN2016`) with 2 workers or more (`AZFN2017`).
   *
   * @default false
   */
  readonly zoneBalancingEnabled?: boolean;
  /**
   * App Service Environment of the plan; needed by Isolated SKUs and by no other (`AZFN2024`).
   *
   * @default - none
   */
  readonly appServiceEnvironmentId?: string;
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

/** A Dedicated plan that exists. */
export interface DedicatedPlanAttributes {
  /** Resource id of the plan, with the capital F of `serverFarms` (`AZFN2025`). */
  readonly servicePlanId: string;
  /** Operating system of the workers. */
  readonly operatingSystem: OperatingSystem;
  /**
   * Size of a worker.
   *
   * @default - not known, so what depends on it is not checked and Always On is switched on
   */
  readonly sku?: DedicatedSku;
}

const SKU = { sku: text({ literal: true, example: 'B1', code: 'AZFN2009' }) };
const SYSTEM = { operatingSystem: { ...PLAN_FIELDS.operatingSystem, required: true } } as const;

const VARIANT = {
  id: 'dedicated',
  fields: {
    ...PLAN_FIELDS,
    ...SYSTEM,
    sku: text({ required: true, literal: true, example: 'B1', code: 'AZFN2009' }),
    perSiteScalingEnabled: flag(),
    premiumPlanAutoScaleEnabled: flag(),
    appServiceEnvironmentId: resourceId('Microsoft.Web/hostingEnvironments/<environment>', { code: 'AZFN2024' }),
  },
} as const;

/**
 * A Dedicated (App Service) plan: workers of a fixed size and number, shared by its apps.
 *
 * Apps are always on where the SKU allows it. Slots come with Standard and larger SKUs.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/dedicated-plan
 */
export class DedicatedPlan extends HostingPlanBase implements IInProcessHostingPlan {
  /** A Dedicated plan that exists. Raises `AZFN2002`, `AZFN2009`, `AZFN2025`, `AZFN8001`, `AZFN8002` and `AZFN8007`. */
  public static fromServicePlanId(scope: Construct, id: string, attributes: DedicatedPlanAttributes): IInProcessHostingPlan {
    return new ExistingHostingPlan(scope, id, { ...SYSTEM, ...SKU }, attributes, { ...VARIANT, sku: undefined }, DedicatedPlan.fromServicePlanId);
  }

  /** Always true: code may run inside the Functions host. */
  public readonly supportsInProcess: boolean = true;

  constructor(scope: Construct, id: string, props: DedicatedPlanProps) {
    super(scope, id, props, VARIANT);
  }
}
