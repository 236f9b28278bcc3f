import type { IConstruct } from '../framework';
import * as azapi from './azapi';
import * as azurerm from './azurerm';
import type { SynthesisMessage, SynthesizedFunctionApp, SynthesizedPlan, SynthesizedSlot } from './data';
import { quoted } from './matching';
import { remember, type Place } from './origins';
import { remoteSku } from './remote-plans';
import { otherBlocksOf, resourcesOf, withoutMetadata } from './resources';
import { snapshotOf, type StackContent } from './snapshot';
import { listed, synthesisOf, type StackFile, type Synthesis } from './synthesis';

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
  private readonly stacks: readonly StackContent[];
  private readonly files: Synthesis['files'];

  private constructor(synthesis: Synthesis, path: string) {
    Object.defineProperty(this, BRAND, { value: true });
    const within = (place: { readonly path: string }): boolean => path === '' || place.path === path || place.path.startsWith(`${path}/`);
    this.files = synthesis.files;
    this.refusals = [...synthesis.refusals];
    this.warnings = synthesis.warnings.filter(within);
    const stacks = this.files.map((file) => read(file, synthesis));
    this.stacks = stacks.map(({ stackName, all, others }) => ({ stackName, resources: all.filter(within), others: others.filter(within) }));
    this.functionApps = stacks.flatMap(({ apps }) => apps).filter(within);
    this.slots = stacks.flatMap(({ slots }) => slots).filter(within);
    this.plans = stacks.flatMap(({ plans }) => plans).filter(within);
  }

  /**
   * The function app of a name; an error where there is none, or more than one, or where the program is refused.
   *
   * @param appName name of the app
   */
  public functionApp(appName: string): SynthesizedFunctionApp {
    return this.only(this.functionApps.filter((app) => app.appName === appName), `function app '${appName}'`, this.functionApps.map((app) => app.appName));
  }

  /**
   * The slot of a name; an error where there is none, or more than one.
   *
   * @param appName name of the app
   * @param slotName name of the slot
   */
  public slot(appName: string, slotName: string): SynthesizedSlot {
    const found = this.slots.filter((slot) => slot.appName === appName && slot.slotName === slotName);
    return this.only(found, `slot '${slotName}' of '${appName}'`, this.slots.map((slot) => `${slot.appName}/${slot.slotName}`));
  }

  /**
   * The plan of a name; an error where there is none, or more than one.
   *
   * @param planName name of the plan
   */
  public plan(planName: string): SynthesizedPlan {
    return this.only(this.plans.filter((plan) => plan.planName === planName), `plan '${planName}'`, this.plans.map((plan) => plan.planName));
  }

  /**
   * What Terraform is told about all resources of a type, by their addresses.
   *
   * An error where the program is refused, and where two stacks have a resource of the same address and none is named.
   *
   * @param resourceType type in Terraform, for example `azurerm_storage_account`
   * @param stackName name of the stack; all stacks, if left out
   */
  public resourcesOfType(resourceType: string, stackName?: string): Record<string, unknown> {
    this._demandAccepted();
    const stacks = stackName === undefined ? this.stacks : [this.only(this.stacks.filter((stack) => stack.stackName === stackName), `stack '${stackName}'`, this.stackNames())];
    const found = new Map<string, { readonly stackName: string; readonly block: unknown }>();
    for (const stack of stacks) {
      for (const { address, type, block } of stack.resources) {
        if (type !== resourceType) continue;
        const other = found.get(address);
        if (other !== undefined) {
          throw new Error(`'${address}' is in the stacks '${other.stackName}' and '${stack.stackName}', so say which is meant: resourcesOfType('${resourceType}', '${stack.stackName}')`);
        }
        found.set(address, { stackName: stack.stackName, block });
      }
    }
    return Object.fromEntries([...found].map(([address, { block }]) => [address, block]));
  }

  /**
   * The Terraform of a stack as JSON, without what the framework notes about itself.
   *
   * @param stackName name of the stack; may be left out where there is one
   */
  public terraform(stackName?: string): string {
    this._demandAccepted();
    if (stackName === undefined && this.files.length > 1) throw new Error(`there are ${this.files.length} stacks, so name one: ${quoted(this.stackNames())}`);
    const found = this.files.filter((file) => file.stackName === (stackName ?? file.stackName));
    const { json } = this.only(found, `stack '${stackName}'`, this.stackNames());
    return JSON.stringify(withoutMetadata(json), null, 2);
  }

  /**
   * All resources as text for a snapshot: sorted, with the codes of warnings, and without what changes by itself. Where the program
   * has any, `data`, `import`, `moved` and `output` as well. Where there are several stacks, each has its own.
   *
   * Left out are versions and settings of providers, the backend, variables, locals, modules, and the metadata of the framework. Hashes
   * of assets and literal secrets are replaced, so that a snapshot neither changes with every build nor keeps what nobody should read.
   * An error where the program is refused.
   */
  public snapshot(): string {
    this._demandAccepted();
    return snapshotOf(this.stacks, this.warnings);
  }

  /**
   * Throws where the program is refused, and says why: there is nothing that could be looked at.
   *
   * @internal
   */
  public _demandAccepted(): void {
    if (this.refusals.length === 0) return;
    throw new Error(`the program is refused, so nothing can be said about what it comes to:${listed(this.refusals)}`);
  }

  private only<T>(found: readonly T[], what: string, names: readonly string[]): T {
    this._demandAccepted();
    if (found.length === 1) return found[0];
    if (found.length === 0) throw new Error(`there is no ${what}: ${names.length === 0 ? 'there is none at all' : `there ${names.length === 1 ? 'is' : 'are'} ${quoted(names)}`}`);
    throw new Error(`there is more than one ${what}: synthesize the stack, or the construct, that is meant`);
  }

  private stackNames(): string[] {
    return this.files.map((file) => file.stackName);
  }
}

/** The three lists of one stack. */
function read(file: StackFile, synthesis: Synthesis) {
  const all = resourcesOf(file);
  const plans = all.flatMap((resource) => (azurerm.isPlan(resource) ? [azurerm.readPlan(resource)] : azapi.isPlan(resource) ? [azapi.readPlan(resource)] : []));
  const apps = all
    .flatMap((resource) => (azurerm.isApp(resource) ? [azurerm.readApp(resource, plans)] : azapi.isApp(resource) ? [azapi.readApp(resource, plans, all)] : []))
    .map((app) => ({ ...app, sku: app.sku ?? remoteSku(app.servicePlanId, file, synthesis.stackFile) }));
  const slots = all.flatMap((resource) => (azurerm.isSlot(resource) ? [azurerm.readSlot(resource, apps)] : azapi.isSlot(resource) ? [azapi.readSlot(resource, apps, all)] : []));
  const families = new Map<string, Place[]>();
  for (const place of [...apps, ...slots]) {
    const family = families.get(place.appName) ?? [];
    family.push(place);
    families.set(place.appName, family);
    remember(place, { stack: file.stack, family });
  }
  return { stackName: file.stackName, all, others: otherBlocksOf(file), plans, apps, slots };
}
