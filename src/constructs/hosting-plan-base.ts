import { NAMES } from '../catalog/names';
import type { PlanId } from '../catalog/plans';
import { PLANS } from '../catalog/plans';
import { Construct, ServicePlan } from '../framework';
import { brand, known, readContext, readProps } from '../intake';
import { choice, flag, nameOf, number, resourceId, text, type Fields } from '../rules/fields';
import { PLAN_RULES, planClass, planFitsSystem, skuFitsConstruct, type PlanInput } from '../rules/plan-rules';
import { planTerms, type PlanTerms, type System } from '../rules/plan-terms';
import { findings, isKnown, UNRESOLVED, type Finding, type MaybeKnown } from '../rules/rule';
import { planIsKept } from '../rules/support-rules';
import { renderServicePlan } from '../render/service-plan';
import { OperatingSystem } from '../values/operating-system';
import { ACKNOWLEDGE, RESOURCE_GROUP, TAGS } from './common-fields';
import type { IHostingPlan } from './hosting-plan';
import { preconditions } from './preconditions';
import { place, whole, withdraw } from './scope';
import { warn } from './warnings';
import type { WarningAcknowledgement } from './warnings';

/** Every argument that one of the plans takes. */
export interface PlanSettings {
  readonly planName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly operatingSystem?: OperatingSystem;
  readonly sku?: string;
  readonly workerCount?: number;
  readonly maximumElasticWorkerCount?: number;
  readonly zoneBalancingEnabled?: boolean;
  readonly perSiteScalingEnabled?: boolean;
  readonly premiumPlanAutoScaleEnabled?: boolean;
  readonly appServiceEnvironmentId?: string;
  readonly tags?: Record<string, string>;
  readonly acknowledge?: WarningAcknowledgement[];
}

/** What a subclass fixes about its plan. */
export interface PlanVariant {
  readonly id: PlanId;
  /** Props of the construct beside those that every plan has. */
  readonly fields: Fields;
  readonly operatingSystem?: OperatingSystem;
  readonly sku?: string;
}

/** Fields that more than one plan has. */
export const PLAN_FIELDS = {
  operatingSystem: choice('OperatingSystem', OperatingSystem),
  zoneBalancingEnabled: flag(),
  workerCount: number({ min: 1, max: 100 }),
  maximumElasticWorkerCount: number({ min: 1, max: 1000 }),
} as const;

const COMMON: Fields = {
  planName: nameOf(NAMES.plan, { required: true, precondition: true, code: 'AZFN2026', example: 'plan-orders' }),
  resourceGroupName: RESOURCE_GROUP,
  // Read for every plan, so that programs without types are told where a plan has nothing to choose.
  operatingSystem: PLAN_FIELDS.operatingSystem,
  zoneBalancingEnabled: PLAN_FIELDS.zoneBalancingEnabled,
  sku: text({ literal: true, code: 'AZFN2009' }),
  location: text({ required: true, example: 'westeurope' }),
  tags: TAGS,
  acknowledge: ACKNOWLEDGE,
};

/** Raised while the documentation still has names of up to forty characters. */
const DOCUMENTED_NAME_LENGTH = 40;

/**
 * What the four plans share: the resource and the terms that rules about apps look at.
 *
 * @internal
 */
export abstract class HostingPlanBase extends Construct implements IHostingPlan {
  /** Name of the plan. */
  public readonly planName: string;
  /** Operating system of all workers of the plan. */
  public readonly operatingSystem: OperatingSystem;
  /** @internal */
  public readonly _terms: PlanTerms;
  private readonly resource: ServicePlan;

  protected constructor(scope: Construct, id: string, props: PlanSettings, variant: PlanVariant) {
    const entry = new.target;
    const name = planClass(variant.id);
    super(place(scope, id, name, entry as never), id);
    brand(this, 'HostingPlan');
    const { terms, resource } = whole(this, entry as never, () => this.define(props, variant, name, entry as never));
    this.planName = props.planName;
    this.operatingSystem = terms.system as OperatingSystem;
    this._terms = terms;
    this.resource = resource;
    this.node.defaultChild = resource;
  }

  /** Resource id of the plan. */
  public get servicePlanId(): string {
    return this.resource.id;
  }

  /** Checks the props and defines the resource; refuses everything that was found at once. */
  private define(props: PlanSettings, variant: PlanVariant, name: string, entry: (...args: never[]) => unknown) {
    const context = readContext(this);
    const reading = readProps({ ...COMMON, ...variant.fields }, props, 'props');
    const value = <T>(key: string, fallback: T): T => (key in reading.plain ? (reading.plain[key] as T) : fallback);
    const system = value<MaybeKnown<System>>('operatingSystem', variant.operatingSystem ?? UNRESOLVED);
    const sku = value<MaybeKnown<string>>('sku', variant.sku ?? UNRESOLVED);
    const found = [
      ...context.found,
      ...reading.found,
      ...findings<PlanInput>(PLAN_RULES, {
        id: variant.id,
        construct: name,
        sku,
        system,
        zoneBalancing: value('zoneBalancingEnabled', undefined),
        workerCount: value('workerCount', undefined),
        maximumElasticWorkerCount: value('maximumElasticWorkerCount', undefined),
        premiumPlanAutoScale: value('premiumPlanAutoScaleEnabled', undefined),
        appServiceEnvironmentId: value('appServiceEnvironmentId', undefined),
      }),
    ];
    withdraw(this, found, entry);

    // Nothing unknown is left of the two: a system and a SKU are literals.
    const zoneBalancing = props.zoneBalancingEnabled ?? false;
    const workerCount = props.workerCount ?? (zoneBalancing && variant.id !== 'flexConsumption' ? 2 : undefined);
    const terms: PlanTerms = {
      ...planTerms(variant.id, system as System, sku as string),
      zoneBalancing,
      workerCount: known(workerCount),
      maximumElasticWorkerCount: known(props.maximumElasticWorkerCount),
    };
    const warnings = [...findings([planIsKept], { plan: terms }), ...nameIsShort(known(props.planName))];
    withdraw(this, warn(this, warnings, props.acknowledge ?? [], context), entry);
    const resource = new ServicePlan(this, 'Resource', {
      ...renderServicePlan({ ...props, operatingSystem: terms.system, sku: terms.sku ?? '', workerCount }),
      lifecycle: preconditions(reading.deferred, { maximumElasticWorkerCount: { max: terms.facts.scaleLimit?.[terms.system] } }),
    });
    return { terms, resource };
  }
}

function nameIsShort(name: MaybeKnown<string>): Finding[] {
  if (!isKnown(name) || name.length <= DOCUMENTED_NAME_LENGTH) return [];
  return [{
    code: 'AZFN2027',
    what: `'planName' has ${name.length} characters; older documentation allows ${DOCUMENTED_NAME_LENGTH}`,
    why: `the naming rules allow 60, other pages 40, so that tools may refuse the name (${NAMES.plan.page})`,
    fix: `use ${DOCUMENTED_NAME_LENGTH} characters or fewer, or acknowledge the code with a reason`,
  }];
}

/** A plan that exists. */
export class ExistingHostingPlan extends Construct implements IHostingPlan {
  public readonly servicePlanId: string;
  public readonly operatingSystem: OperatingSystem;
  /** Whether .NET code may run inside the Functions host. */
  public readonly supportsInProcess: boolean;
  public readonly _terms: PlanTerms;

  constructor(scope: Construct, id: string, fields: Fields, attributes: ExistingPlanSettings, variant: PlanVariant, entry: (...args: never[]) => unknown) {
    super(place(scope, id, planClass(variant.id), entry), id);
    brand(this, 'HostingPlan');
    this._terms = whole(this, entry, () => this.check(fields, attributes, variant, entry));
    this.servicePlanId = attributes.servicePlanId;
    this.operatingSystem = this._terms.system as OperatingSystem;
    this.supportsInProcess = PLANS[variant.id].inProcess;
  }

  private check(fields: Fields, attributes: ExistingPlanSettings, variant: PlanVariant, entry: (...args: never[]) => unknown): PlanTerms {
    const reading = readProps({ servicePlanId: SERVICE_PLAN_ID, operatingSystem: PLAN_FIELDS.operatingSystem, ...fields }, attributes, 'attributes');
    const sku = (reading.plain.sku ?? variant.sku) as MaybeKnown<string> | undefined;
    const system = (reading.plain.operatingSystem ?? variant.operatingSystem ?? UNRESOLVED) as MaybeKnown<System>;
    const found = [
      ...reading.found,
      ...(sku === undefined
        ? []
        : findings<PlanInput>([skuFitsConstruct, planFitsSystem], {
            id: variant.id,
            construct: planClass(variant.id),
            sku,
            system,
            zoneBalancing: undefined,
            workerCount: undefined,
            maximumElasticWorkerCount: undefined,
            premiumPlanAutoScale: undefined,
            appServiceEnvironmentId: undefined,
          })),
    ];
    withdraw(this, found, entry);
    const terms: PlanTerms = {
      ...planTerms(variant.id, system as System, attributes.sku ?? variant.sku),
      zoneBalancing: attributes.zoneBalancingEnabled ?? false,
      maximumElasticWorkerCount: known(attributes.maximumElasticWorkerCount),
    };
    const warnings = findings([planIsKept], { plan: terms });
    withdraw(this, warn(this, warnings, attributes.acknowledge ?? [], readContext(this)), entry);
    return terms;
  }
}

/** Everything that can be told about a plan that exists. */
export interface ExistingPlanSettings {
  readonly servicePlanId: string;
  readonly operatingSystem?: OperatingSystem;
  readonly sku?: string;
  readonly zoneBalancingEnabled?: boolean;
  readonly maximumElasticWorkerCount?: number;
  readonly acknowledge?: WarningAcknowledgement[];
}

const SERVICE_PLAN_ID = resourceId('Microsoft.Web/serverFarms/<plan>', { required: true, code: 'AZFN2025' });
