import type { LinuxFunctionApp, WindowsFunctionApp, FunctionAppFlexConsumption } from '../framework';
import { known } from '../intake';
import { renderAppSettings, renderStickySettings } from '../render/site';
import { settingKey, type SettingInput } from '../rules/setting-rules';
import type { ConnectionStringOptions } from './function-app-props';

/** A resource that carries app settings and connection strings. */
export type AppResource = LinuxFunctionApp | WindowsFunctionApp | FunctionAppFlexConsumption;

/** An app setting of the program, and where the program said it. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Whether it stays with the slot. */
  readonly sticky: boolean;
  readonly source: string;
}

type Connection = ConnectionStringOptions & { readonly name: string };

interface ConfigurationProps {
  readonly appSettings?: Record<string, string>;
  readonly slotSettings?: Record<string, string>;
  readonly connectionStrings?: Record<string, ConnectionStringOptions>;
}

/** App settings and connection strings of one app, which grow after the app is defined. */
export class AppConfiguration {
  private readonly settings = new Map<string, Setting>();
  private readonly connections = new Map<string, Connection>();

  constructor({ appSettings, slotSettings, connectionStrings }: ConfigurationProps) {
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
    this.settings.set(settingKey(setting.name), setting);
  }

  /** Keeps a connection string that was checked. */
  public connect(name: string, options: ConnectionStringOptions): void {
    this.connections.set(name.toLowerCase(), { name, ...options });
  }

  /** The value of a setting of the program. */
  public value(name: string): string | undefined {
    return this.settings.get(settingKey(name))?.value;
  }

  /** A setting as rules look at it. */
  public input(name: string): SettingInput | undefined {
    const setting = this.settings.get(settingKey(name));
    return setting === undefined ? undefined : { name: setting.name, value: known(setting.value), source: setting.source };
  }

  /** Whether there is a connection string of the name. */
  public connects(name: string): boolean {
    return this.connections.has(name.toLowerCase());
  }

  /** Connection strings as the provider spells them. */
  public connectionBlocks(): { name: string; type: string; value: string }[] {
    return [...this.connections.values()].map(({ name, connectionType, value }) => ({ name, type: connectionType, value }));
  }

  /** Writes everything into the app, together with the settings that the library writes. */
  public writeTo(resource: AppResource, own: Readonly<Record<string, string>>, ownSticky: readonly string[]): void {
    const settings = [...this.settings.values()];
    const theirs = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    const ours = Object.entries(own).filter(([name]) => !this.settings.has(settingKey(name)));
    const rendered = renderAppSettings({ ...Object.fromEntries(ours), ...theirs });
    if (rendered !== undefined) resource.appSettings = rendered;
    const sticky = renderStickySettings(
      [...ownSticky, ...settings.filter((setting) => setting.sticky).map(({ name }) => name)],
      [...this.connections.values()].filter(({ slotSetting }) => slotSetting === true).map(({ name }) => name),
    );
    if (sticky !== undefined) resource.putStickySettings(sticky);
    if (this.connections.size > 0) resource.putConnectionString(this.connectionBlocks());
  }
}
