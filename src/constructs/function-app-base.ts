import type { HostVersionFacts } from '../catalog/host-versions';
import { Construct, FunctionAppHybridConnection, TerraformStack, withoutTraces } from '../framework';
import { brand, expressionOf, known, readContext, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { featuresExist } from '../rules/feature-rules';
import type { Fields } from '../rules/fields';
import type { PlanTerms } from '../rules/plan-terms';
import { propsFitPlan } from '../rules/prop-rules';
import { isKnown, type Finding } from '../rules/rule';
import type { MigrationInput } from '../rules/migration';
import type { RuntimeInput } from '../rules/runtime-rules';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { accountTwice, containerTaken, hostIdTaken, nameTaken, planTaken, shareTaken } from '../rules/sharing-rules';
import type { AzureRole } from '../values/azure-role';
import type { FunctionFeature } from '../values/function-feature';
import type { IdentityConnection } from '../values/identity-connection';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import { AppConfiguration, type AppResource } from './app-configuration';
import { watchProject } from './app-project';
import { defineIdentity } from './app-identity';
import { accountName, identityOrDefault, storageTermsOrDefault } from './app-defaults';
import { DeploymentSlots, type SlotBasis } from './deployment-slots';
import { packageProblems } from './deployment-package';
import { effectiveHostId } from './derived-names';
import type { IFunctionApp } from './function-app';
import type { DiagnosticSettingOptions } from './diagnostic-settings';
import { checkApp, understand, warningsOfApp } from './function-app-checks';
import { HYBRID_CONNECTION, REQUIRED_FEATURES } from './function-app-fields';
import type {
  ConnectionStringOptions,
  GrantOptions,
  HybridConnectionOptions,
  InProcessFunctionAppProps,
  IsolatedFunctionAppProps,
  SettingOptions,
} from './function-app-props';
import { defineApp } from './function-app-resources';
import { MetricAlerts, type MetricAlertOptions } from './metric-alerts';
import type { PrivateEndpointOptions } from './private-endpoint-options';
import type { FunctionAppSlot } from './function-app-slot';
import { Registry } from './registry';
import { RoleAssignments } from './role-assignments';
import { place, whole, withdraw } from './scope';
import type { SwapActiveSlotOptions } from './slot-options';
import { watchSubnet } from './subnets-in-tree';
import { CANNOT_TAKE, type Workload } from './workload';
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
  private readonly systemAssigned: boolean;
  private readonly alerts: MetricAlerts;

  protected constructor(scope: Construct, id: string, props: AppProps, construct: RuntimeInput['construct'], fields: Fields) {
    const entry = new.target as never;
    super(place(scope, id, construct, entry), id);
    brand(this, 'FunctionApp');
    this._slots = whole(this, entry, () => this.define(props, construct, fields, entry));
    const { basis } = this._slots;
    this.plan = basis.plan;
    this.resource = basis.resource;
    this.systemAssigned = basis.identity.systemAssigned;
    this.node.defaultChild = this.resource;
    this.alerts = new MetricAlerts({
      construct: this,
      plan: this.plan,
      appName: props.appName,
      resourceGroupName: props.resourceGroupName,
      tags: props.tags,
      hasHealthCheck: props.healthCheckPath !== undefined,
      instanceMemoryMiB: props.instanceMemoryMiB,
      maximumInstanceCount: props.maximumInstanceCount,
      functionAppId: () => this.functionAppId,
      servicePlanId: () => basis.servicePlanId,
    });
    this.claimAll(props, basis);
    if (props.project !== undefined) watchProject(this, props.project._terms, basis, props.acknowledge ?? []);
    const { virtualNetworkSubnetId } = props;
    if (virtualNetworkSubnetId !== undefined) {
      watchSubnet(this, virtualNetworkSubnetId, {
        plan: this.plan, servicePlanId: basis.servicePlanId, acknowledge: props.acknowledge ?? [], context: basis.context,
      });
    }
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

  /** Object id of the identity that the app works with, to which roles are granted; undefined where it was not told. */
  public get principalId(): string | undefined {
    return this.workload.principalId;
  }

  /** Object id of the system-assigned identity; undefined where the app has none. */
  public get systemAssignedPrincipalId(): string | undefined {
    return this.systemAssigned ? this.resource.identity.principalId : undefined;
  }

  /** Resource id of the user-assigned identity that the app works with; undefined where it works with its system-assigned one. */
  public get identityId(): string | undefined {
    return this._slots.basis.identity.working?.identityId;
  }

  /** Client id of the user-assigned identity that the app works with; undefined where it works with its system-assigned one. */
  public get identityClientId(): string | undefined {
    return this._slots.basis.identity.working?.clientId;
  }

  /**
   * Adds an app setting. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addAppSetting(name: string, value: string): void {
    this.workload.addSetting({ name, value, sticky: false, source: 'addAppSetting' }, this.addAppSetting);
  }

  /**
   * Adds an app setting that stays with the slot when slots are swapped. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addSlotSetting(name: string, value: string): void {
    this.workload.addSetting({ name, value, sticky: true, source: 'addSlotSetting' }, this.addSlotSetting);
  }

  /**
   * Adds a connection string. Raises `AZFN4004`, `AZFN8001`, `AZFN8002` and `AZFN8004`.
   *
   * @param name name under which code reads it; a literal
   */
  public addConnectionString(name: string, options: ConnectionStringOptions): void {
    this.workload.addConnectionString(name, options, this.addConnectionString);
  }

  /**
   * Adds an app setting whose value is a secret in Key Vault; the identity of the app gets the role to read it where the vault
   * is told. Raises `AZFN4001` to `AZFN4005`, `AZFN5010` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @see https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
   */
  public addSecretSetting(name: string, secret: KeyVaultSecret, options?: SettingOptions): void {
    this.workload.addSecretSetting(name, secret, options, this.addSecretSetting);
  }

  /**
   * Adds a connection of triggers and bindings that is made with the identity of the app; it gets the roles where the scope is
   * told. Raises `AZFN4001` to `AZFN4004`, `AZFN5010`, `AZFN5022`, `AZFN5027` and `AZFN8001`.
   *
   * @param name name that code has for the connection; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
   */
  public addConnection(name: string, connection: IdentityConnection, options?: SettingOptions): void {
    this.workload.addConnection(name, connection, options, this.addConnection);
  }

  /**
   * Grants a role to the identity of the app. The same role on the same scope is granted once.
   *
   * The app waits for roles of a user-assigned identity, because code may need them when it starts. Raises `AZFN5010`,
   * `AZFN5021`, `AZFN8001` and `AZFN8007`.
   *
   * @param id id of the construct below the app; a literal
   * @param scopeId resource id of what the identity may reach
   */
  public grantRole(id: string, role: AzureRole, scopeId: string, options?: GrantOptions): void {
    this.workload.grantRole(id, role, scopeId, options, this.grantRole);
  }

  /**
   * Sends logs and metrics of the app to a Log Analytics workspace, a storage account or an event hub, which is billed there.
   * Raises `AZFN4024` to `AZFN4026`, `AZFN6005`, `AZFN8001`, `AZFN8003`, `AZFN8004` and `AZFN8007`.
   *
   * @param id id of the construct below the app; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/functions-monitor-log-analytics
   */
  public addDiagnosticSetting(id: string, options: DiagnosticSettingOptions): void {
    this.workload.addDiagnosticSetting(id, options, this.addDiagnosticSetting);
  }

  /**
   * Defines metric alerts of the recommended ones, each of which is billed by the month. Raises `AZFN4027` to `AZFN4029`,
   * `AZFN6005`, `AZFN8001` to `AZFN8005` and `AZFN8007`.
   *
   * @param id id of the construct below the app; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/monitor-functions#alerts
   */
  public addMetricAlerts(id: string, options: MetricAlertOptions): void {
    this.alerts.add(id, options, this.addMetricAlerts);
  }

  /**
   * Gives the app an address inside a virtual network, which is billed by the hour. Public access is closed then, unless
   * `publicNetworkAccess` says otherwise; so is that of the deployment site.
   *
   * Elastic Premium, Flex Consumption and Dedicated from Basic upward (`AZFN6001`). Raises `AZFN6005`, `AZFN6010`, `AZFN6015`,
   * `AZFN6016`, `AZFN8001`, `AZFN8005` and `AZFN8007`.
   *
   * @param id id of the construct below the app; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/functions-networking-options#inbound-networking-features
   */
  public addPrivateEndpoint(id: string, options: PrivateEndpointOptions): void {
    this.workload.addPrivateEndpoint(id, options, this.addPrivateEndpoint);
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
   * Says what the code of the app uses, and refuses what its worker model does not have (`AZFN7018`). Other languages than .NET
   * have no such table. Raises `AZFN8004`, too.
   *
   * @param features what the code uses
   * @see https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences
   */
  public requireFeatures(...features: FunctionFeature[]): void {
    const { found } = readProps(REQUIRED_FEATURES, { features });
    refuse(this.node.path, [...found, ...(found.length > 0 ? [] : featuresExist(features as never, this._slots.basis.runtime))], this.requireFeatures, CANNOT_TAKE);
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

  private get workload(): Workload {
    return this._slots.workload;
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
    const host = check.host as HostVersionFacts;
    const storage = storageTermsOrDefault(props.hostStorage, plan, host);
    return withoutTraces(() => {
      const { appName, resourceGroupName, location, tags } = props;
      const terms = identityOrDefault(props.identity, storage);
      const identity = defineIdentity(this, 'Identity', terms, { identityName: `id-${appName}`, resourceGroupName, location, tags });
      const decisions = {
        context,
        runtime: check.runtime as RuntimeTerms,
        host,
        plan,
        storage,
        identity,
        configuration: new AppConfiguration(props, identity.working),
        deferred: reading.deferred,
        azurerm: context.azurerm,
      };
      const basis: SlotBasis = {
        ...decisions,
        ...defineApp(this, props, decisions),
        app: this,
        props,
        model: construct === 'InProcessFunctionApp' ? 'inProcess' : 'isolated',
        assignments: new RoleAssignments(this),
        context,
        appName: known(appName),
        hostId: props.hostId,
      };
      return new DeploymentSlots(basis);
    });
  }

  /** Claims what no other app may have, and lets the program be checked for it once it is whole. */
  private claimAll(props: AppProps, { storage, share, containerName, own: { hostId } }: SlotBasis): void {
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
      const account = (): string => expressionOf(this, accountName(storage));
      const contentShareName = share.name;
      const effective = this.plan.id === 'flexConsumption' ? undefined : effectiveHostId(known(appName), known(hostId));
      if (effective !== undefined) claim(name, () => `host ${account()} ${effective}`, (other) => hostIdTaken(effective, other));
      if (containerName !== undefined) claim(name, () => `container ${account()} ${containerName}`, (other) => containerTaken(containerName, other));
      if (contentShareName !== undefined) claim(name, () => `share ${account()} ${contentShareName}`, (other) => shareTaken(contentShareName, other));
    }
  }
}
