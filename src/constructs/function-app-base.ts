import type { HostVersionFacts } from '../catalog/host-versions';
import { Construct, FunctionAppHybridConnection, TerraformStack, withoutTraces } from '../framework';
import { brand, expressionOf, known, readContext, readNamed, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import type { Fields } from '../rules/fields';
import type { PlanTerms } from '../rules/plan-terms';
import { propsFitPlan } from '../rules/prop-rules';
import { isKnown, type Finding } from '../rules/rule';
import type { MigrationInput } from '../rules/migration';
import type { RuntimeInput } from '../rules/runtime-rules';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { accountTwice, connectionTwice, containerTaken, hostIdTaken, nameTaken, planTaken, shareTaken } from '../rules/sharing-rules';
import { FunctionAppIdentity } from '../values/function-app-identity';
import { HostStorage } from '../values/host-storage';
import { AppConfiguration, type AppResource, type Setting } from './app-configuration';
import { DeploymentSlots, type SlotBasis } from './deployment-slots';
import { packageProblems } from './deployment-package';
import { effectiveHostId } from './derived-names';
import type { IFunctionApp } from './function-app';
import { checkApp, understand, warningsOfApp } from './function-app-checks';
import { CONNECTION_STRING, HYBRID_CONNECTION } from './function-app-fields';
import type {
  ConnectionStringOptions,
  HybridConnectionOptions,
  InProcessFunctionAppProps,
  IsolatedFunctionAppProps,
} from './function-app-props';
import { defineApp } from './function-app-resources';
import { addSettingTo, CANNOT_TAKE, type FunctionAppSlot } from './function-app-slot';
import { Registry } from './registry';
import { place, whole, withdraw } from './scope';
import type { SwapActiveSlotOptions } from './slot-options';
import { warn } from './warnings';

/** Everything that one of the two constructs takes. */
export type AppProps = Omit<IsolatedFunctionAppProps, 'runtime' | 'plan'> &
  Pick<IsolatedFunctionAppProps | InProcessFunctionAppProps, 'runtime' | 'plan'>;

type Entry = (...args: never[]) => unknown;

/**
 * What both kinds of function apps share.
 *
 * @internal
 */
export abstract class FunctionAppBase extends Construct implements IFunctionApp {
  /** @internal */
  protected readonly _slots: DeploymentSlots;
  private readonly resource: AppResource;
  private readonly plan: PlanTerms;
  private readonly configuration: AppConfiguration;
  private readonly systemAssigned: boolean;

  protected constructor(scope: Construct, id: string, props: AppProps, construct: RuntimeInput['construct'], fields: Fields) {
    const entry = new.target as never;
    super(place(scope, id, construct, entry), id);
    brand(this, 'FunctionApp');
    this._slots = whole(this, entry, () => this.define(props, construct, fields, entry));
    const { basis } = this._slots;
    this.plan = basis.plan;
    this.configuration = basis.configuration;
    this.resource = basis.resource;
    this.systemAssigned = basis.identity.systemAssigned;
    this.node.defaultChild = this.resource;
    this.share(props, basis);
  }

  // The outputs are getters, because every token of an attribute costs the framework a stack trace.

  /** Resource id of the app. */
  public get functionAppId(): string {
    return this.resource.id;
  }

  /** Name of the app. */
  public get appName(): string {
    return this.resource.name;
  }

  /** Host name under which Azure serves the app, without `https://`. */
  public get defaultHostname(): string {
    return this.resource.defaultHostname;
  }

  /** Object id of the system-assigned identity; undefined where the app has none. */
  public get principalId(): string | undefined {
    return this.systemAssigned ? this.resource.identity.principalId : undefined;
  }

  /**
   * Adds an app setting. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addAppSetting(name: string, value: string): void {
    this.addSetting({ name, value, sticky: false, source: 'addAppSetting' }, this.addAppSetting);
  }

  /**
   * Adds an app setting that stays with the slot when slots are swapped. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addSlotSetting(name: string, value: string): void {
    this.addSetting({ name, value, sticky: true, source: 'addSlotSetting' }, this.addSlotSetting);
  }

  /**
   * Adds a connection string. Raises `AZFN4004`, `AZFN8001`, `AZFN8002` and `AZFN8004`.
   *
   * @param name name under which code reads it; a literal
   */
  public addConnectionString(name: string, options: ConnectionStringOptions): void {
    const { found } = readNamed(name, CONNECTION_STRING, options, 'addConnectionString');
    const twice = typeof name === 'string' && this.configuration.connects(name) ? [connectionTwice(name)] : [];
    refuse(this.node.path, [...found, ...twice], this.addConnectionString, CANNOT_TAKE);
    this.configuration.connect(name, options);
    this._slots.write();
  }

  /**
   * Lets the app reach a server behind a relay; Elastic Premium and Dedicated on Windows (`AZFN6001`).
   *
   * Raises `AZFN6005`, `AZFN8001`, `AZFN8002`, `AZFN8003` and `AZFN8007`.
   *
   * @param id id of the construct below the app
   */
  public addHybridConnection(id: string, options: HybridConnectionOptions): void {
    place(this, id, 'addHybridConnection()', this.addHybridConnection);
    const found = [...propsFitPlan(this.plan, { hybridConnections: true }), ...readProps(HYBRID_CONNECTION, options).found];
    refuse(this.node.path, found, this.addHybridConnection, CANNOT_TAKE);
    new FunctionAppHybridConnection(this, id, {
      functionAppId: this.functionAppId,
      relayId: options.relayId,
      hostname: options.hostname,
      port: options.port,
      sendKeyName: options.sendKeyName,
    });
  }

  /**
   * Swaps a slot with production when Terraform applies.
   *
   * This goes one way: removing the call swaps nothing back, calling it for the same slot again swaps nothing, and a swap made
   * elsewhere is seen as a change and undone by the next apply. Use it for a first cut-over, and pipelines for the daily swap.
   * Raises `AZFN3010` and `AZFN8001`.
   *
   * @param slot slot of this app
   * @see https://learn.microsoft.com/azure/azure-functions/functions-deployment-slots#swap-slots
   */
  public swapActiveSlot(slot: FunctionAppSlot, options?: SwapActiveSlotOptions): void {
    this._slots.swap(slot, options ?? {}, this.swapActiveSlot);
  }

  /**
   * What an assessment of the app looks at.
   *
   * @internal
   */
  public get _basis(): Omit<MigrationInput, 'target'> {
    const { runtime, plan, host } = this._slots.basis;
    return { runtime, plan, host, slots: this._slots.count };
  }

  private addSetting(setting: Setting, entry: Entry): void {
    addSettingTo(this.configuration, this.plan, this.node.path, setting, entry);
    this._slots.write();
  }

  /** Checks the props and defines the resources; refuses everything that was found at once. */
  private define(props: AppProps, construct: RuntimeInput['construct'], fields: Fields, entry: Entry): DeploymentSlots {
    const context = readContext(this);
    const reading = readProps(fields, props, 'props');
    const check = understand(construct, reading, context);
    const broken = [...context.found, ...reading.found, ...check.found, ...checkApp(check), ...packageProblems(reading.plain.zipDeployFile)];
    withdraw(this, broken, entry);
    withdraw(this, warn(this, warningsOfApp(check), props.acknowledge ?? [], context), entry);

    // Nothing unknown is left of the three: a runtime, a plan and a host version are literals.
    const plan = check.plan as PlanTerms;
    const configuration = new AppConfiguration(props);
    const decisions = {
      runtime: check.runtime as RuntimeTerms,
      host: check.host as HostVersionFacts,
      plan,
      storage: (props.hostStorage ?? HostStorage.newAccountKey())._terms,
      identity: (props.identity ?? FunctionAppIdentity.systemAssigned())._terms,
      configuration,
      deferred: reading.deferred,
      azurerm: context.azurerm,
    };
    return withoutTraces(() => {
      const basis: SlotBasis = {
        ...decisions,
        ...defineApp(this, props, decisions),
        app: this,
        context,
        appName: known(props.appName),
        hostId: props.hostId,
      };
      return new DeploymentSlots(basis);
    });
  }

  /** Claims what no other app may have, and lets the program be checked for it once it is whole. */
  private share(props: AppProps, { storage, containerName, own: { hostId } }: SlotBasis): void {
    const registry = Registry.of(this);
    registry.watch(this);
    const { plan, appName } = props;
    const stack = TerraformStack.of(this).node.path;
    const { path } = this.node;
    const name = isKnown(known(appName)) ? appName.toLowerCase() : path;
    const claim = (who: string, key: () => string, taken: (other: string) => Finding): void => registry.claimAlone(this, who, key, taken);
    claim(path, () => `name ${stack} ${name}`, (other) => nameTaken(appName, other));
    if (this.plan.id === 'flexConsumption' && plan !== undefined) {
      claim(name, () => `plan ${expressionOf(plan, plan.servicePlanId).toLowerCase()}`, planTaken);
    }
    if (storage.kind === 'new' && storage.name !== undefined) {
      const account = storage.name;
      claim(path, () => `account ${stack} ${account}`, (other) => accountTwice(account, other));
    }
    if (storage.kind === 'existing') {
      const account = (): string => expressionOf(this, storage.name);
      const { contentShareName } = props;
      const effective = this.plan.id === 'flexConsumption' ? undefined : effectiveHostId(known(appName), known(hostId));
      if (effective !== undefined) claim(name, () => `host ${account()} ${effective}`, (other) => hostIdTaken(effective, other));
      if (containerName !== undefined) claim(name, () => `container ${account()} ${containerName}`, (other) => containerTaken(containerName, other));
      if (contentShareName !== undefined) claim(name, () => `share ${account()} ${contentShareName}`, (other) => shareTaken(contentShareName, other));
    }
  }
}
