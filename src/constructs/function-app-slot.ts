import { Construct, LinuxFunctionAppSlot, WindowsFunctionAppSlot, withoutTraces } from '../framework';
import { brand } from '../intake';
import { renderLinuxSlot, renderWindowsSlot } from '../render/function-app-slot';
import type { ClassicFunctionAppSettings } from '../render/function-app-settings';
import type { AzureRole } from '../values/azure-role';
import type { IdentityConnection } from '../values/identity-connection';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import type { SlotResource } from './app-configuration';
import type { AppIdentity } from './app-identity';
import type { DiagnosticSettingOptions } from './diagnostic-settings';
import type { ConnectionStringOptions, GrantOptions, SettingOptions } from './function-app-props';
import type { PrivateEndpointOptions } from './private-endpoint-options';
import { RoleAssignments } from './role-assignments';
import { Workload, type WorkloadTerms } from './workload';

/** What was decided about a slot before its resource is defined. */
export interface SlotDefinition {
  readonly slotName: string;
  readonly functionAppId: string;
  readonly settings: ClassicFunctionAppSettings;
  readonly autoSwapSlotName: string | undefined;
  readonly easyAuth: unknown;
  /** `assignments`: `undefined` for a slot that works with an identity of its own. */
  readonly workload: Omit<WorkloadTerms, 'construct' | 'resource' | 'assignments'> & { readonly assignments: RoleAssignments | undefined };
}

/**
 * A deployment slot of a function app: made by `addSlot()` of the app.
 *
 * It repeats stack, storage, identity, network and hardening of its app. `node.defaultChild` is the slot's resource.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-deployment-slots
 */
export class FunctionAppSlot extends Construct {
  /** @internal */
  public static _define(scope: Construct, id: string, definition: SlotDefinition): FunctionAppSlot {
    return new FunctionAppSlot(scope, id, definition);
  }

  /** Name of the slot. */
  public readonly slotName: string;
  /** @internal */
  public readonly _resource: SlotResource;
  /** @internal */
  public readonly _workload: Workload;
  private readonly identity: AppIdentity;

  private constructor(scope: Construct, id: string, definition: SlotDefinition) {
    super(scope, id);
    brand(this, 'FunctionAppSlot');
    const { slotName, functionAppId, settings, autoSwapSlotName, easyAuth, workload } = definition;
    const slot = { slotName, functionAppId, autoSwapSlotName };
    this.slotName = slotName;
    this.identity = workload.identity;
    this._resource = withoutTraces(() =>
      workload.plan.system === 'Linux'
        ? new LinuxFunctionAppSlot(this, 'Resource', renderLinuxSlot(settings, slot))
        : new WindowsFunctionAppSlot(this, 'Resource', renderWindowsSlot(settings, slot)),
    );
    if (easyAuth !== undefined) this._resource.addOverride('auth_settings_v2', easyAuth);
    this.node.defaultChild = this._resource;
    const assignments = workload.assignments ?? new RoleAssignments(this);
    this._workload = new Workload({ ...workload, assignments, construct: this, resource: this._resource });
  }

  /** Resource id of the slot. */
  public get functionAppSlotId(): string {
    return this._resource.id;
  }

  /** Host name under which Azure serves the slot, without `https://`. */
  public get defaultHostname(): string {
    return this._resource.defaultHostname;
  }

  /** Object id of the identity that the slot works with, to which roles are granted; undefined where it was not told. */
  public get principalId(): string | undefined {
    return this._workload.principalId;
  }

  /** Object id of the system-assigned identity; undefined where the slot has none. */
  public get systemAssignedPrincipalId(): string | undefined {
    return this.identity.systemAssigned ? this._resource.identity.principalId : undefined;
  }

  /** Resource id of the user-assigned identity that the slot works with; undefined where it works with its system-assigned one. */
  public get identityId(): string | undefined {
    return this.identity.working?.identityId;
  }

  /** Client id of the user-assigned identity that the slot works with; undefined where it works with its system-assigned one. */
  public get identityClientId(): string | undefined {
    return this.identity.working?.clientId;
  }

  /**
   * Adds an app setting to the slot alone. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addAppSetting(name: string, value: string): void {
    this._workload.addSetting({ name, value, sticky: false, source: 'addAppSetting' }, this.addAppSetting);
  }

  /**
   * Adds an app setting that stays with the slot. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addSlotSetting(name: string, value: string): void {
    this._workload.addSetting({ name, value, sticky: true, source: 'addSlotSetting' }, this.addSlotSetting);
  }

  /**
   * Adds a connection string to the slot alone. Raises `AZFN4004`, `AZFN8001`, `AZFN8002` and `AZFN8004`.
   *
   * @param name name under which code reads it; a literal
   */
  public addConnectionString(name: string, options: ConnectionStringOptions): void {
    this._workload.addConnectionString(name, options, this.addConnectionString);
  }

  /**
   * Adds an app setting to the slot alone whose value is a secret in Key Vault; the identity of the slot gets the role to read
   * it where the vault is told. Raises `AZFN4001` to `AZFN4005`, `AZFN5010` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @see https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
   */
  public addSecretSetting(name: string, secret: KeyVaultSecret, options?: SettingOptions): void {
    this._workload.addSecretSetting(name, secret, options, this.addSecretSetting);
  }

  /**
   * Adds a connection to the slot alone that is made with its identity; it gets the roles where the scope is told. Raises
   * `AZFN4001` to `AZFN4004`, `AZFN5010`, `AZFN5022`, `AZFN5027` and `AZFN8001`.
   *
   * @param name name that code has for the connection; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
   */
  public addConnection(name: string, connection: IdentityConnection, options?: SettingOptions): void {
    this._workload.addConnection(name, connection, options, this.addConnection);
  }

  /**
   * Sends logs and metrics of the slot to a Log Analytics workspace, a storage account or an event hub, which is billed there.
   * Raises `AZFN4024` to `AZFN4026`, `AZFN6005`, `AZFN8001`, `AZFN8003`, `AZFN8004` and `AZFN8007`.
   *
   * @param id id of the construct below the slot; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/functions-monitor-log-analytics
   */
  public addDiagnosticSetting(id: string, options: DiagnosticSettingOptions): void {
    this._workload.addDiagnosticSetting(id, options, this.addDiagnosticSetting);
  }

  /**
   * Gives the slot an address inside a virtual network, which is billed by the hour. Public access of the slot is closed then,
   * unless `publicNetworkAccess` says otherwise. Raises `AZFN6001`, `AZFN6005`, `AZFN6010`, `AZFN6015`, `AZFN6016`, `AZFN8001`,
   * `AZFN8005` and `AZFN8007`.
   *
   * @param id id of the construct below the slot; a literal
   * @see https://learn.microsoft.com/azure/app-service/overview-private-endpoint
   */
  public addPrivateEndpoint(id: string, options: PrivateEndpointOptions): void {
    this._workload.addPrivateEndpoint(id, options, this.addPrivateEndpoint);
  }

  /**
   * Grants a role to the identity of the slot. The same role on the same scope is granted once, also where the slot shares the
   * identity of its app. Raises `AZFN5010`, `AZFN5021`, `AZFN8001` and `AZFN8007`.
   *
   * @param id id of the construct below the slot; a literal
   * @param scopeId resource id of what the identity may reach
   */
  public grantRole(id: string, role: AzureRole, scopeId: string, options?: GrantOptions): void {
    this._workload.grantRole(id, role, scopeId, options, this.grantRole);
  }
}
