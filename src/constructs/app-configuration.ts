import type {
  FunctionAppFlexConsumption,
  LinuxFunctionApp,
  LinuxFunctionAppSlot,
  WindowsFunctionApp,
  WindowsFunctionAppSlot,
} from '../framework';
import { known } from '../intake';
import { renderAppSettings, renderStickySettings } from '../render/site';
import { settingKey, type SettingInput } from '../rules/setting-rules';
import type { ConnectionStringOptions } from './function-app-props';

/** A resource that stands for an app. */
export type AppResource = LinuxFunctionApp | WindowsFunctionApp | FunctionAppFlexConsumption;

/** A resource that stands for a slot. */
export type SlotResource = LinuxFunctionAppSlot | WindowsFunctionAppSlot;

/** An app setting of the program, and where the program said it. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Whether it stays with the slot. */
  readonly sticky: boolean;
  readonly source: string;
}

/** A connection string of the program. */
export type Connection = ConnectionStringOptions & { readonly name: string };

interface ConfigurationProps {
  readonly appSettings?: Record<string, string>;
  readonly slotSettings?: Record<string, string>;
  readonly connectionStrings?: Record<string, ConnectionStringOptions>;
}

/** Names that stay with the slot. */
export interface StickyNames {
  readonly appSettings: readonly string[];
  readonly connectionStrings: readonly string[];
}

/**
 * App settings and connection strings of one app or slot, which grow after it is defined.
 *
 * A slot repeats what its app has and does not keep for itself, because slots inherit nothing.
 */
export class AppConfiguration {
  private readonly own = new Map<string, Setting>();
  private readonly ownConnections = new Map<string, Connection>();

  constructor(
    { appSettings, slotSettings, connectionStrings }: ConfigurationProps,
    private readonly repeated?: AppConfiguration,
  ) {
    for (const [name, value] of Object.entries(appSettings ?? {})) {
      if (value !== undefined) this.set({ name, value, sticky: false, source: 'appSettings' });
    }
    for (const [name, value] of Object.entries(slotSettings ?? {})) {
      if (value !== undefined) this.set({ name, value, sticky: true, source: 'slotSettings' });
    }
    for (const [name, options] of Object.entries(connectionStrings ?? {})) this.connect(name, options);
  }

  /** Keeps a setting that was checked. */
  public set(setting: Setting): void {
    this.own.set(settingKey(setting.name), setting);
  }

  /** Keeps a connection string that was checked. */
  public connect(name: string, options: ConnectionStringOptions): void {
    this.ownConnections.set(name.toLowerCase(), { name, ...options });
  }

  /** Settings by the key that the host compares, with those that are repeated. */
  public settings(): Map<string, Setting> {
    const all = new Map([...(this.repeated?.settings() ?? [])].filter(([, { sticky }]) => !sticky));
    for (const [key, setting] of this.own) all.set(key, setting);
    return all;
  }

  /** Connection strings by name without case, with those that are repeated. */
  public connections(): Map<string, Connection> {
    const all = new Map([...(this.repeated?.connections() ?? [])].filter(([, { slotSetting }]) => slotSetting !== true));
    for (const [key, connection] of this.ownConnections) all.set(key, connection);
    return all;
  }

  /** The value of a setting. */
  public value(name: string): string | undefined {
    return this.settings().get(settingKey(name))?.value;
  }

  /** A setting of its own as rules look at it. */
  public input(name: string): SettingInput | undefined {
    const setting = this.own.get(settingKey(name));
    return setting === undefined ? undefined : { name: setting.name, value: known(setting.value), source: setting.source };
  }

  /** Whether it has a connection string of its own of the name. */
  public connects(name: string): boolean {
    return this.ownConnections.has(name.toLowerCase());
  }

  /** Names that stay with the slot here. */
  public stickyNames(): StickyNames {
    return {
      appSettings: [...this.own.values()].filter(({ sticky }) => sticky).map(({ name }) => name),
      connectionStrings: [...this.ownConnections.values()].filter(({ slotSetting }) => slotSetting === true).map(({ name }) => name),
    };
  }

  /** Settings of the library that the program does not set itself. */
  public notIn(library: Readonly<Record<string, string>>): Record<string, string> {
    const settings = this.settings();
    return Object.fromEntries(Object.entries(library).filter(([name]) => !settings.has(settingKey(name))));
  }

  /**
   * Writes everything into the resource, together with the settings that the library writes.
   *
   * @param always whether settings are written even if there are none, so that single ones can be left to a swap
   */
  public writeTo(resource: AppResource | SlotResource, library: Readonly<Record<string, string>>, always = false): void {
    const theirs = [...this.settings().values()].map(({ name, value }): [string, string] => [name, value]);
    const rendered = renderAppSettings(Object.fromEntries([...Object.entries(this.notIn(library)), ...theirs]));
    if (rendered !== undefined || always) resource.appSettings = rendered ?? {};
    const connections = [...this.connections().values()].map(({ name, connectionType, value }) => ({ name, type: connectionType, value }));
    if (connections.length > 0) resource.putConnectionString(connections);
  }
}

/** Writes the names that stay with the slot: those of the app and of all its slots, once and in one order. */
export function writeSticky(resource: AppResource, names: readonly StickyNames[]): void {
  const once = (list: string[]) => list.filter((name, index) => list.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index);
  const sticky = renderStickySettings(
    once(names.flatMap(({ appSettings }) => appSettings)),
    once(names.flatMap(({ connectionStrings }) => connectionStrings)),
  );
  if (sticky !== undefined) resource.putStickySettings(sticky);
}
