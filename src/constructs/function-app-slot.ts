import { Construct, LinuxFunctionAppSlot, WindowsFunctionAppSlot, withoutTraces } from '../framework';
import { brand, readNamed } from '../intake';
import type { ClassicFunctionAppSettings } from '../render/function-app-settings';
import { renderLinuxSlot, renderWindowsSlot } from '../render/function-app-slot';
import { refuse } from '../rules/azfn-error';
import type { PlanTerms } from '../rules/plan-terms';
import type { MaybeKnown } from '../rules/rule';
import { settingsFit } from '../rules/setting-rules';
import { connectionTwice } from '../rules/sharing-rules';
import type { AppConfiguration, Setting, SlotResource } from './app-configuration';
import { APP_SETTING, CONNECTION_STRING } from './function-app-fields';
import type { ConnectionStringOptions } from './function-app-props';

/** Said when an app or slot that is defined is asked for too much. */
export const CANNOT_TAKE = 'cannot take this';

/** What was decided about a slot before its resource is defined. */
export interface SlotDefinition {
  readonly slotName: string;
  readonly functionAppId: string;
  readonly plan: PlanTerms;
  readonly settings: ClassicFunctionAppSettings;
  readonly autoSwapSlotName: string | undefined;
  readonly easyAuth: unknown;
  readonly configuration: AppConfiguration;
  /** Called when something was added, so that app and slots are written again. */
  readonly changed: () => void;
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
  private readonly definition: Pick<SlotDefinition, 'plan' | 'configuration' | 'changed'>;
  private readonly systemAssigned: boolean;

  private constructor(scope: Construct, id: string, definition: SlotDefinition) {
    super(scope, id);
    brand(this, 'FunctionAppSlot');
    const { slotName, functionAppId, plan, settings, autoSwapSlotName, easyAuth } = definition;
    const slot = { slotName, functionAppId, autoSwapSlotName };
    this.slotName = slotName;
    this.definition = { plan, configuration: definition.configuration, changed: definition.changed };
    this.systemAssigned = settings.identity.type.includes('SystemAssigned');
    this._resource = withoutTraces(() =>
      plan.system === 'Linux'
        ? new LinuxFunctionAppSlot(this, 'Resource', renderLinuxSlot(settings, slot))
        : new WindowsFunctionAppSlot(this, 'Resource', renderWindowsSlot(settings, slot)),
    );
    if (easyAuth !== undefined) this._resource.addOverride('auth_settings_v2', easyAuth);
    this.node.defaultChild = this._resource;
  }

  /** Resource id of the slot. */
  public get functionAppSlotId(): string {
    return this._resource.id;
  }

  /** Host name under which Azure serves the slot, without `https://`. */
  public get defaultHostname(): string {
    return this._resource.defaultHostname;
  }

  /** Object id of the system-assigned identity of the slot; undefined where it has none. */
  public get principalId(): string | undefined {
    return this.systemAssigned ? this._resource.identity.principalId : undefined;
  }

  /**
   * Adds an app setting to the slot alone. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addAppSetting(name: string, value: string): void {
    this.addSetting({ name, value, sticky: false, source: 'addAppSetting' }, this.addAppSetting);
  }

  /**
   * Adds an app setting that stays with the slot. Raises `AZFN4001` to `AZFN4006` and `AZFN8001`.
   *
   * @param name name of the setting; a literal
   * @param value value of the setting; may be a token
   */
  public addSlotSetting(name: string, value: string): void {
    this.addSetting({ name, value, sticky: true, source: 'addSlotSetting' }, this.addSlotSetting);
  }

  /**
   * Adds a connection string to the slot alone. Raises `AZFN4004`, `AZFN8001`, `AZFN8002` and `AZFN8004`.
   *
   * @param name name under which code reads it; a literal
   */
  public addConnectionString(name: string, options: ConnectionStringOptions): void {
    const { configuration, changed } = this.definition;
    const { found } = readNamed(name, CONNECTION_STRING, options, 'addConnectionString');
    const twice = typeof name === 'string' && configuration.connects(name) ? [connectionTwice(name)] : [];
    refuse(this.node.path, [...found, ...twice], this.addConnectionString, CANNOT_TAKE);
    configuration.connect(name, options);
    changed();
  }

  private addSetting(setting: Setting, entry: (...args: never[]) => unknown): void {
    const { configuration, plan, changed } = this.definition;
    addSettingTo(configuration, plan, this.node.path, setting, entry);
    changed();
  }
}

/** Checks a setting and adds it to an app or slot. */
export function addSettingTo(
  configuration: AppConfiguration,
  plan: PlanTerms,
  subject: string,
  setting: Setting,
  entry: (...args: never[]) => unknown,
): void {
  const { name, value, source } = setting;
  const reading = readNamed(name, APP_SETTING, value, source);
  refuse(subject, reading.found, entry, CANNOT_TAKE);
  const earlier = configuration.input(name);
  const added = { name, value: reading.value as MaybeKnown<string>, source };
  refuse(subject, settingsFit(earlier === undefined ? [added] : [earlier, added], plan), entry, CANNOT_TAKE);
  configuration.set(setting);
}
