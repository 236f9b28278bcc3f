import type { IConstruct } from '../framework';
import * as azapi from './azapi';
import * as azurerm from './azurerm';
import type { SynthesisMessage, SynthesizedFunctionApp, SynthesizedPlan, SynthesizedSlot } from './data';
import { otherBlocksOf, resourcesOf, withoutMetadata, type OtherBlock, type Resource } from './resources';
import { snapshotOf } from './snapshot';
import { synthesisOf, type Synthesis } from './synthesis';

const BRAND = Symbol.for('cdktf-azure-functions.testing.synthesized');

/** What a program comes to: its function apps, slots and plans as plain data, and what was said about it. */
export class Synthesized {
  /**
   * What `TestKit.synthesize()` makes.
   *
   * @internal
   */
  public static _of(scope: IConstruct): Synthesized {
    return new Synthesized(synthesisOf(scope), scope.node.path);
  }

  /**
   * Also of another copy of the package.
   *
   * @internal
   */
  public static _is(value: unknown): value is Synthesized {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  /** Function apps, sorted by their addresses; none where the program is refused. */
  public readonly functionApps: SynthesizedFunctionApp[];
  /** Deployment slots, sorted by their addresses. */
  public readonly slots: SynthesizedSlot[];
  /** Hosting plans, sorted by their addresses. */
  public readonly plans: SynthesizedPlan[];
  /** Why the program is refused, in the order of the construct tree: errors of validations and error annotations. */
  public readonly refusals: SynthesisMessage[];
  /** Warnings, in the order of the construct tree. */
  public readonly warnings: SynthesisMessage[];
  private readonly resources: readonly Resource[];
  private readonly others: readonly OtherBlock[];
  private readonly files: Synthesis['files'];

  private constructor({ files, refusals, warnings }: Synthesis, path: string) {
    Object.defineProperty(this, BRAND, { value: true });
    const within = (place: { readonly path: string }): boolean => path === '' || place.path === path || place.path.startsWith(`${path}/`);
    this.files = files;
    this.refusals = [...refusals];
    this.warnings = warnings.filter(within);
    const stacks = files.map((file) => read(resourcesOf(file)));
    this.resources = stacks.flatMap(({ all }) => all).filter(within);
    this.others = files.flatMap(otherBlocksOf).filter(within);
    this.functionApps = stacks.flatMap(({ apps }) => apps).filter(within);
    this.slots = stacks.flatMap(({ slots }) => slots).filter(within);
    this.plans = stacks.flatMap(({ plans }) => plans).filter(within);
  }

  /**
   * The function app of a name; an error where there is none, or more than one.
   *
   * @param appName name of the app
   */
  public functionApp(appName: string): SynthesizedFunctionApp {
    return only(this.functionApps.filter((app) => app.appName === appName), `function app '${appName}'`, this.functionApps.map((app) => app.appName));
  }

  /**
   * The slot of a name; an error where there is none, or more than one.
   *
   * @param appName name of the app
   * @param slotName name of the slot
   */
  public slot(appName: string, slotName: string): SynthesizedSlot {
    return only(this.slots.filter((slot) => slot.appName === appName && slot.slotName === slotName), `slot '${slotName}' of '${appName}'`, this.slots.map((slot) => `${slot.appName}/${slot.slotName}`));
  }

  /**
   * The plan of a name; an error where there is none, or more than one.
   *
   * @param planName name of the plan
   */
  public plan(planName: string): SynthesizedPlan {
    return only(this.plans.filter((plan) => plan.planName === planName), `plan '${planName}'`, this.plans.map((plan) => plan.planName));
  }

  /**
   * What Terraform is told about all resources of a type, by their addresses.
   *
   * @param resourceType type in Terraform, for example `azurerm_storage_account`
   */
  public resourcesOfType(resourceType: string): Record<string, unknown> {
    return Object.fromEntries(this.resources.filter(({ type }) => type === resourceType).map(({ address, block }) => [address, block]));
  }

  /**
   * The Terraform of a stack as JSON, without what the framework notes about itself.
   *
   * @param stackName name of the stack; may be left out where there is one
   */
  public terraform(stackName?: string): string {
    const found = stackName === undefined ? this.files : this.files.filter((file) => file.stackName === stackName);
    const { json } = only(found, stackName === undefined ? 'stack, so name it' : `stack '${stackName}'`, this.files.map((file) => file.stackName));
    return JSON.stringify(withoutMetadata(json), null, 2);
  }

  /**
   * All resources as text for a snapshot: sorted, with the codes of warnings, and without what changes by itself. Where the program
   * has any, `data`, `import`, `moved` and `output` as well.
   *
   * Left out are versions and settings of providers, the backend, variables, locals, modules, and the metadata of the framework. Hashes
   * of assets and literal secrets are replaced, so that a snapshot neither changes with every build nor keeps what nobody should read.
   */
  public snapshot(): string {
    return snapshotOf(this.resources, this.refusals, this.warnings, this.others);
  }
}

/** The three lists of one stack. */
function read(all: readonly Resource[]) {
  const plans = all.flatMap((resource) => (azurerm.isPlan(resource) ? [azurerm.readPlan(resource)] : azapi.isPlan(resource) ? [azapi.readPlan(resource)] : []));
  const apps = all.flatMap((resource) => (azurerm.isApp(resource) ? [azurerm.readApp(resource, plans)] : azapi.isApp(resource) ? [azapi.readApp(resource, plans, all)] : []));
  const slots = all.flatMap((resource) => (azurerm.isSlot(resource) ? [azurerm.readSlot(resource, apps)] : azapi.isSlot(resource) ? [azapi.readSlot(resource, apps, all)] : []));
  return { all, plans, apps, slots };
}

function only<T>(found: readonly T[], what: string, all: readonly string[]): T {
  if (found.length === 1) return found[0];
  const there = all.length === 0 ? 'there is none at all' : `there are ${all.map((name) => `'${name}'`).join(', ')}`;
  throw new Error(`there ${found.length === 0 ? 'is no' : `are ${found.length} of`} ${what}: ${there}`);
}
