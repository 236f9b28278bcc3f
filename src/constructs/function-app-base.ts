import type { HostVersionFacts } from '../catalog/host-versions';
import {
  Construct,
  FunctionAppHybridConnection,
  withoutTraces,
  type FunctionAppFlexConsumption,
  type LinuxFunctionApp,
  type WindowsFunctionApp,
} from '../framework';
import { brand, known, readContext, readNamed, readProps } from '../intake';
import { renderAppSettings, renderStickySettings } from '../render/site';
import { refuse } from '../rules/azfn-error';
import { explain } from '../rules/explain';
import type { Fields } from '../rules/fields';
import type { PlanTerms } from '../rules/plan-terms';
import { propsFitPlan } from '../rules/prop-rules';
import { isKnown, type Finding, type MaybeKnown } from '../rules/rule';
import type { RuntimeInput } from '../rules/runtime-rules';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { settingKey, settingsFit, type SettingInput } from '../rules/setting-rules';
import { accountTwice, connectionTwice, hostIdTaken, planTaken } from '../rules/sharing-rules';
import { FunctionAppIdentity } from '../values/function-app-identity';
import { HostStorage } from '../values/host-storage';
import { packageProblems } from './deployment-package';
import { effectiveHostId } from './derived-names';
import type { IFunctionApp } from './function-app';
import { checkApp, understand, warningsOfApp } from './function-app-checks';
import { APP_SETTING, CONNECTION_STRING, HYBRID_CONNECTION } from './function-app-fields';
import type {
  ConnectionStringOptions,
  HybridConnectionOptions,
  InProcessFunctionAppProps,
  IsolatedFunctionAppProps,
} from './function-app-props';
import { defineApp, type AppDefinition } from './function-app-resources';
import { Registry } from './registry';
import { place, withdraw } from './scope';
import { warn } from './warnings';

/** Everything that one of the two constructs takes. */
export type AppProps = Omit<IsolatedFunctionAppProps, 'runtime' | 'plan'> &
  Pick<IsolatedFunctionAppProps | InProcessFunctionAppProps, 'runtime' | 'plan'>;

interface Setting {
  readonly name: string;
  readonly value: string;
  readonly sticky: boolean;
  readonly source: string;
}

type AppResource = LinuxFunctionApp | WindowsFunctionApp | FunctionAppFlexConsumption;

type Connection = ConnectionStringOptions & { readonly name: string };

const connectionBlock = ({ name, connectionType, value }: Connection) => ({ name, type: connectionType, value });

/**
 * What both kinds of function apps share.
 *
 * @internal
 */
export abstract class FunctionAppBase extends Construct implements IFunctionApp {
  private readonly resource: AppResource;
  private readonly plan: PlanTerms;
  private readonly systemAssigned: boolean;
  private readonly own: Readonly<Record<string, string>>;
  private readonly ownSticky: readonly string[];
  private readonly settings = new Map<string, Setting>();
  private readonly connections = new Map<string, Connection>();

  protected constructor(scope: Construct, id: string, props: AppProps, construct: RuntimeInput['construct'], fields: Fields) {
    const entry = new.target as never;
    super(place(scope, id, construct, entry), id);
    brand(this, 'FunctionApp');
    const context = readContext(this);
    const reading = readProps(fields, props);
    const check = understand(construct, reading, context);
    const broken = [...context.found, ...reading.found, ...check.found, ...checkApp(check), ...packageProblems(reading.plain.zipDeployFile)];
    withdraw(this, broken, entry);
    const acknowledged = props.acknowledge ?? [];
    withdraw(this, warn(this, warningsOfApp(check), acknowledged, context), entry);

    // Nothing unknown is left of the three: a runtime, a plan and a host version are literals.
    this.plan = check.plan as PlanTerms;
    for (const [source, sticky] of [['appSettings', false], ['slotSettings', true]] as const) {
      for (const [name, value] of Object.entries(props[source] ?? {})) {
        if (value !== undefined) this.settings.set(settingKey(name), { name, value, sticky, source });
      }
    }
    for (const [name, options] of Object.entries(props.connectionStrings ?? {})) {
      this.connections.set(name.toLowerCase(), { name, ...options });
    }
    const definition = withoutTraces(() => defineApp(this, props, {
      runtime: check.runtime as RuntimeTerms,
      host: check.host as HostVersionFacts,
      plan: this.plan,
      storage: (props.hostStorage ?? HostStorage.newAccountKey())._terms,
      identity: (props.identity ?? FunctionAppIdentity.systemAssigned())._terms,
      connections: [...this.connections.values()].map(connectionBlock),
      settings: new Map([...this.settings.values()].map(({ name, value }) => [name, value])),
      deferred: reading.deferred,
    }));
    this.resource = definition.resource;
    this.own = definition.ownSettings;
    this.ownSticky = definition.ownSticky;
    this.node.defaultChild = this.resource;
    this.writeSettings();

    this.systemAssigned = definition.systemAssigned;
    this.share(props, definition);
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
    const found = [...readNamed(name, CONNECTION_STRING, options, 'addConnectionString').found];
    if (typeof name === 'string' && this.connections.has(name.toLowerCase())) found.push(connectionTwice(name));
    refuse(this.node.path, found, this.addConnectionString);
    this.connections.set(name.toLowerCase(), { name, ...options });
    this.resource.putConnectionString([...this.connections.values()].map(connectionBlock));
    this.writeSettings();
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
    refuse(this.node.path, found, this.addHybridConnection);
    new FunctionAppHybridConnection(this, id, {
      functionAppId: this.functionAppId,
      relayId: options.relayId,
      hostname: options.hostname,
      port: options.port,
      sendKeyName: options.sendKeyName,
    });
  }

  private addSetting(setting: Setting, entry: (...args: never[]) => unknown): void {
    const { name, value, source } = setting;
    const reading = readNamed(name, APP_SETTING, value, source);
    const problems = [...reading.found];
    if (problems.length === 0) {
      const earlier = this.settings.get(settingKey(name));
      const added: SettingInput = { name, value: reading.value as MaybeKnown<string>, source };
      const inputs: SettingInput[] = earlier === undefined ? [added] : [{ name: earlier.name, source: earlier.source, value: known(earlier.value) }, added];
      problems.push(...settingsFit(inputs, this.plan));
    }
    refuse(this.node.path, problems, entry);
    this.settings.set(settingKey(name), setting);
    this.writeSettings();
  }

  private writeSettings(): void {
    const settings: Record<string, string> = { ...this.own };
    for (const { name, value } of this.settings.values()) {
      for (const own of Object.keys(this.own)) if (settingKey(own) === settingKey(name)) delete settings[own];
      settings[name] = value;
    }
    const rendered = renderAppSettings(settings);
    if (rendered !== undefined) this.resource.appSettings = rendered;
    const sticky = renderStickySettings(
      [...this.ownSticky, ...[...this.settings.values()].filter((setting) => setting.sticky).map(({ name }) => name)],
      [...this.connections.values()].filter(({ slotSetting }) => slotSetting === true).map(({ name }) => name),
    );
    if (sticky !== undefined) this.resource.putStickySettings(sticky);
  }

  /** Claims what no other app may have, and lets the program be checked for it once it is whole. */
  private share(props: AppProps, { storageKey, hostId, accountName }: AppDefinition): void {
    const registry = Registry.of(this);
    const checks: (() => Finding | undefined)[] = [];
    if (this.plan.id === 'flexConsumption' && props.plan !== undefined) {
      const planKey = isKnown(known(props.plan.servicePlanId)) ? props.plan.servicePlanId : props.plan;
      registry.claim(planKey, 'plan', this);
      checks.push(() => {
        const first = registry.earlier(planKey, 'plan', this);
        return first === undefined ? undefined : planTaken(first.app.node.path);
      });
    }
    if (this.plan.id !== 'flexConsumption' && isKnown(known(props.appName))) {
      const effective = isKnown(known(hostId)) ? effectiveHostId(props.appName, hostId) : undefined;
      if (effective !== undefined) {
        registry.claim(storageKey, effective, this);
        checks.push(() => {
          const first = registry.earlier(storageKey, effective, this);
          return first === undefined ? undefined : hostIdTaken(effective, first.app.node.path);
        });
      }
    }
    if (accountName !== undefined) {
      registry.claim('storage accounts', accountName, this);
      checks.push(() => {
        const first = registry.earlier('storage accounts', accountName, this);
        return first === undefined ? undefined : accountTwice(accountName, first.app.node.path);
      });
    }
    if (checks.length > 0) {
      this.node.addValidation({ validate: () => checks.map((check) => check()).filter((found) => found !== undefined).map(explain) });
    }
  }
}
