import type {
  FunctionAppFlexConsumption,
  LinuxFunctionApp,
  LinuxFunctionAppSlot,
  WindowsFunctionApp,
  WindowsFunctionAppSlot,
} from '../framework';
import { known } from '../intake';
import { renderAppSettings, renderStickySettings } from '../render/site';
import { connectionHostUses, connectionRoles, connectionSettings, type ConnectionRole } from '../rules/connection-rules';
import { settingKey, type SettingInput } from '../rules/setting-rules';
import type { IdentityConnection } from '../values/identity-connection';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import type { WorkingIdentity } from './app-identity';
import type { FlexSite } from './flex-site';
import type { ConnectionStringOptions } from './function-app-props';

/** A resource that stands for an app. */
export type AppResource = LinuxFunctionApp | WindowsFunctionApp | FunctionAppFlexConsumption | FlexSite;

/** A resource that stands for a slot. */
export type SlotResource = LinuxFunctionAppSlot | WindowsFunctionAppSlot;

/** An app setting of the program, and where the program said it. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Whether it stays with the slot. */
  readonly sticky: boolean;
  readonly source: string;
  /** The role that the identity needs to read the value. */
  readonly grant?: KeyVaultSecret['_terms']['grant'];
}

/** A connection of the program to a service, made with the identity. */
export interface Service {
  readonly name: string;
  readonly terms: IdentityConnection['_terms'];
  /** Whether it stays with the slot. */
  readonly sticky: boolean;
  readonly source: string;
}

/** A connection string of the program. */
export type Connection = ConnectionStringOptions & { readonly name: string };

interface ConfigurationProps {
  readonly appSettings?: Record<string, string>;
  readonly slotSettings?: Record<string, string>;
  readonly secretSettings?: Record<string, KeyVaultSecret>;
  readonly connectionStrings?: Record<string, ConnectionStringOptions>;
  readonly connections?: Record<string, IdentityConnection>;
}

/** Names that stay with the slot. */
export interface StickyNames {
  readonly appSettings: readonly string[];
  readonly connectionStrings: readonly string[];
}

/**
 * App settings, connection strings and connections of one app or slot, which grow after it is defined.
 *
 * A slot repeats what its app has and does not keep for itself, because slots inherit nothing.
 */
export class AppConfiguration {
  private readonly own = new Map<string, Setting>();
  private readonly ownConnections = new Map<string, Connection>();
  private readonly ownServices = new Map<string, Service>();

  constructor(
    { appSettings, slotSettings, secretSettings, connectionStrings, connections }: ConfigurationProps,
    private readonly identity: WorkingIdentity | undefined,
    private readonly repeated?: AppConfiguration,
  ) {
    for (const [name, value] of given(appSettings)) this.set({ name, value, sticky: false, source: 'appSettings' });
    for (const [name, value] of given(slotSettings)) this.set({ name, value, sticky: true, source: 'slotSettings' });
    for (const [name, secret] of given(secretSettings)) this.set(secretSetting(name, secret, false, 'secretSettings'));
    for (const [name, options] of given(connectionStrings)) this.connect(name, options);
    for (const [name, connection] of given(connections)) this.serve({ name, terms: connection._terms, sticky: false, source: 'connections' });
  }

  /** How settings of connections name the identity. */
  public get named(): { readonly clientId: string | undefined } {
    return this.identity ?? SYSTEM;
  }

  /** Keeps a setting that was checked. */
  public set(setting: Setting): void {
    this.own.set(settingKey(setting.name), setting);
  }

  /** Keeps a connection string that was checked. */
  public connect(name: string, options: ConnectionStringOptions): void {
    this.ownConnections.set(name.toLowerCase(), { name, ...options });
  }

  /** Keeps a connection that was checked. */
  public serve(service: Service): void {
    this.ownServices.set(service.name.toLowerCase(), service);
  }

  /** Settings by the key that the host compares, with those that are repeated and those of connections. */
  public settings(): Map<string, Setting> {
    const all = this.plainSettings();
    for (const service of this.services().values()) {
      for (const [name, value] of Object.entries(connectionSettings(service.name, service.terms, this.named))) {
        all.set(settingKey(name), { name, value, sticky: service.sticky, source: `the connection ${service.name}` });
      }
    }
    return all;
  }

  /** Connection strings by name without case, with those that are repeated. */
  public connections(): Map<string, Connection> {
    const all = new Map([...(this.repeated?.connections() ?? [])].filter(([, { slotSetting }]) => slotSetting !== true));
    for (const [key, connection] of this.ownConnections) all.set(key, connection);
    return all;
  }

  /** Connections by name without case, with those that are repeated. */
  public services(): Map<string, Service> {
    const all = new Map([...(this.repeated?.services() ?? [])].filter(([, { sticky }]) => !sticky));
    for (const [key, service] of this.ownServices) all.set(key, service);
    return all;
  }

  /** Roles that the identity needs for secrets and connections, under names that are unique here. */
  public roles(): ConnectionRole[] {
    const secrets = [...this.plainSettings().values()].flatMap(({ name, grant }): ConnectionRole[] =>
      grant === undefined ? [] : [{ id: `Secret-${name}`, kind: 'azure', ...grant }],
    );
    const services = [...this.services().values()].flatMap(({ name, terms }) =>
      connectionRoles(terms).map((role) => ({ ...role, id: `Connection-${name}-${role.id}` })),
    );
    return [...secrets, ...services];
  }

  /** The value of a setting. */
  public value(name: string): string | undefined {
    return this.settings().get(settingKey(name))?.value;
  }

  /** A setting of its own as rules look at it. */
  public input(name: string): SettingInput | undefined {
    const setting = this.own.get(settingKey(name)) ?? this.ofOwnService(name);
    return setting === undefined ? undefined : { name: setting.name, value: known(setting.value), source: setting.source };
  }

  /** Whether it has a connection string of its own of the name. */
  public connects(name: string): boolean {
    return this.ownConnections.has(name.toLowerCase());
  }

  /** Its own connections, without those that are repeated. */
  public get ownConnectionList(): readonly Service[] {
    return [...this.ownServices.values()];
  }

  /** What connections do with the storage of the host. */
  public hostUses(): string[] {
    return [...new Set([...this.services().values()].flatMap(({ terms }) => connectionHostUses(terms)))];
  }

  /** Names that stay with the slot here. */
  public stickyNames(): StickyNames {
    const services = [...this.settings().values()].filter(({ sticky, name }) => sticky && this.ofOwnService(name) !== undefined);
    return {
      appSettings: [...[...this.own.values()].filter(({ sticky }) => sticky), ...services].map(({ name }) => name),
      connectionStrings: [...this.ownConnections.values()].filter(({ slotSetting }) => slotSetting === true).map(({ name }) => name),
    };
  }

  private plainSettings(): Map<string, Setting> {
    const all = new Map([...(this.repeated?.plainSettings() ?? [])].filter(([, { sticky }]) => !sticky));
    for (const [key, setting] of this.own) all.set(key, setting);
    return all;
  }

  private ofOwnService(name: string): Setting | undefined {
    const key = settingKey(name);
    for (const service of this.ownServices.values()) {
      for (const [other, value] of Object.entries(connectionSettings(service.name, service.terms, this.named))) {
        if (settingKey(other) === key) return { name: other, value, sticky: service.sticky, source: `the connection ${service.name}` };
      }
    }
    return undefined;
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

const SYSTEM = { clientId: undefined };

/** A setting whose value is a secret in Key Vault. */
export const secretSetting = (name: string, secret: KeyVaultSecret, sticky: boolean, source: string): Setting => ({
  name, value: secret._terms.reference, grant: secret._terms.grant, sticky, source,
});

/** The entries of a map that have a value. */
const given = <T>(map: Record<string, T> | undefined): [string, T][] => Object.entries(map ?? {}).filter(([, value]) => value !== undefined);

/** Names of settings of connections that both have and that differ because the two have different identities. */
export function identityNames(app: AppConfiguration, slot: AppConfiguration): string[] {
  const same = [...app.services()].filter(([key, { terms }]) => slot.services().get(key)?.terms === terms).map(([, { name, terms }]) => ({ name, terms }));
  return same.flatMap(({ name, terms }) => {
    const here = connectionSettings(name, terms, app.named);
    const there = connectionSettings(name, terms, slot.named);
    return [...new Set([...Object.keys(here), ...Object.keys(there)])].filter((setting) => here[setting] !== there[setting]);
  });
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
