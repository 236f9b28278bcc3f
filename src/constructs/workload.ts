import {
  dependable,
  LinuxFunctionApp,
  LinuxFunctionAppSlot,
  WindowsFunctionApp,
  WindowsFunctionAppSlot,
  withoutTraces,
  type Construct,
  type IConstruct,
  type TerraformResource,
} from '../framework';
import { expressionOf, readNamed, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { connectionNameFits, connectionNamesDiffer, connectionRoles } from '../rules/connection-rules';
import { flag, text, value, type Fields } from '../rules/fields';
import { referencesHaveIdentity } from '../rules/host-storage-rules';
import { identityIsGrantable, identityIsNamed } from '../rules/identity-rules';
import type { PlanTerms } from '../rules/plan-terms';
import type { Finding, MaybeKnown } from '../rules/rule';
import { insightsAreSaidOnce } from '../rules/monitoring-rules';
import { propsFitPlan } from '../rules/prop-rules';
import { settingsFit } from '../rules/setting-rules';
import { connectionTwice } from '../rules/sharing-rules';
import type { AzureRole } from '../values/azure-role';
import type { HostStorageTerms } from '../values/host-storage';
import type { IdentityConnection } from '../values/identity-connection';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import { secretSetting, type AppConfiguration, type AppResource, type Service, type Setting, type SlotResource } from './app-configuration';
import { identityInput, type AppIdentity } from './app-identity';
import type { AppInsights } from './app-insights';
import { dependenciesOf, watchDependencies } from './dependencies';
import { secretsAreRead, serviceSettings } from './function-app-checks';
import { APP_SETTING, CONNECTION, CONNECTION_STRING, SECRET_SETTING } from './function-app-fields';
import { DiagnosticSettings, type DiagnosticSettingOptions } from './diagnostic-settings';
import type { ConnectionStringOptions, GrantOptions, SettingOptions } from './function-app-props';
import type { PrivateEndpointOptions } from './private-endpoint-options';
import { checkPrivateEndpoint, definePrivateEndpoint, type EndpointTarget } from './private-endpoints';
import type { RoleAssignments } from './role-assignments';
import { place } from './scope';

/** Said when an app or slot that is defined is asked for too much. */
export const CANNOT_TAKE = 'cannot take this';

const SETTING_OPTIONS: Fields = { slotSetting: flag() };
const GRANT_OPTIONS: Fields = { afterApp: flag() };
const GRANT: Fields = {
  role: value('AzureRole', 'AzureRole.STORAGE_BLOB_DATA_READER', { required: true }),
  scopeId: text({ required: true, pattern: '^/', allowed: `a resource id, which starts with '/'`, code: 'AZFN6005' }),
};

/** A role that the identity of an app or slot needs, under an id that is unique there. */
export type NeededRole = ReturnType<typeof connectionRoles>[number];

type Entry = (...args: never[]) => unknown;

/** What is known about an app or a slot once its resource is defined. */
export interface WorkloadTerms {
  readonly construct: Construct;
  readonly plan: PlanTerms;
  readonly model: 'isolated' | 'inProcess';
  readonly resource: AppResource | SlotResource;
  readonly configuration: AppConfiguration;
  readonly identity: AppIdentity;
  readonly storage: Pick<HostStorageTerms, 'access'>;
  /** The identity that reads secrets, where the program names one. */
  readonly reader: MaybeKnown<string> | undefined;
  readonly insights: Pick<AppInsights, 'terms'>;
  /** Roles that the host needs, by what connections do with its storage beyond what the program says. */
  readonly roles: (uses: readonly string[]) => readonly NeededRole[];
  /** Resources that exist before it. */
  readonly dependencies: readonly TerraformResource[];
  /** Private endpoints that exist before it, by what connections do with its storage beyond what the program says. */
  readonly endpoints: (uses: readonly string[]) => readonly TerraformResource[];
  /** Where roles are defined: with its identity, a slot shares those of its app. */
  readonly assignments: RoleAssignments;
  /** What private endpoints lead to. */
  readonly endpoint: Omit<EndpointTarget, 'after'>;
  /** Whether the program leaves it to the library whether public networks have access. */
  readonly closable: boolean;
  /** Called when something was added, so that app and slots are written again. */
  readonly changed: () => void;
}

/** What can be added to an app and to a slot alike: settings, connections and roles. */
export class Workload {
  /** Roles of the library, by their ids; each is looked for once. */
  private readonly assigned = new Map<string, TerraformResource>();
  private forHost: readonly NeededRole[] = [];
  private readonly granted: TerraformResource[] = [];
  /** What the library itself wrote into `depends_on`. */
  private waitedFor: readonly string[] = [];
  private readonly diagnostics: DiagnosticSettings;
  private principal: string | undefined;

  constructor(private readonly terms: WorkloadTerms) {
    this.diagnostics = new DiagnosticSettings(terms.construct, () => terms.resource.id);
    watchDependencies(terms.construct, () => this.assignRoles());
  }

  /** Adds an app setting. */
  public addSetting(setting: Setting, entry: Entry): void {
    const reading = readNamed(setting.name, APP_SETTING, setting.value, setting.source);
    this.keep(setting, reading.found, reading.value, entry);
  }

  /** Adds an app setting whose value is a secret in Key Vault. */
  public addSecretSetting(name: string, secret: KeyVaultSecret, options: SettingOptions | undefined, entry: Entry): void {
    const { found } = readNamed(name, SECRET_SETTING, secret, 'addSecretSetting');
    this.refuse([...found, ...readProps(SETTING_OPTIONS, options ?? {}).found], entry);
    const setting = secretSetting(name, secret, options?.slotSetting ?? false, 'addSecretSetting');
    const identity = identityInput(this.terms.identity);
    const { plan, storage, reader } = this.terms;
    const unread = [
      ...secretsAreRead(identity, 'addSecretSetting', setting.grant !== undefined, reader),
      ...referencesHaveIdentity(plan, storage, identity, { keyVaultReferenceIdentityId: undefined, hasSecrets: true }),
    ];
    this.keep(setting, unread, setting.value, entry);
  }

  /** Adds a connection string. */
  public addConnectionString(name: string, options: ConnectionStringOptions, entry: Entry): void {
    const { configuration, changed } = this.terms;
    const { found } = readNamed(name, CONNECTION_STRING, options, 'addConnectionString');
    const twice = typeof name === 'string' && configuration.connects(name) ? [connectionTwice(name)] : [];
    this.refuse([...found, ...twice], entry);
    configuration.connect(name, options);
    changed();
  }

  /** Adds a connection that is made with the identity. */
  public addConnection(name: string, connection: IdentityConnection, options: SettingOptions | undefined, entry: Entry): void {
    const { configuration, changed } = this.terms;
    const { found } = readNamed(name, CONNECTION, connection, 'addConnection');
    this.refuse([...found, ...readProps(SETTING_OPTIONS, options ?? {}).found], entry);
    const source = 'addConnection';
    const service: Service = { name, terms: connection._terms, sticky: options?.slotSetting ?? false, source };
    const misnamed = [connectionNameFits(service)].filter((verdict) => verdict !== 'ok');
    this.refuse([...misnamed, ...connectionNamesDiffer([...configuration.ownConnectionList, service])], entry);
    const identity = identityInput(this.terms.identity);
    const unnamed = identityIsNamed(identity, source);
    const added = serviceSettings(name, service.terms, source);
    const earlier = added.map((setting) => configuration.input(setting.name)).filter((setting) => setting !== undefined);
    this.refuse(
      [
        ...(unnamed.length > 0 || connectionRoles(service.terms).length === 0 ? unnamed : identityIsGrantable(identity, source)),
        ...settingsFit([...earlier, ...added], this.terms.plan),
      ],
      entry,
    );
    configuration.serve(service);
    changed();
  }

  /** Grants a role to the identity. */
  public grantRole(id: string, role: AzureRole, scopeId: string, options: GrantOptions | undefined, entry: Entry): void {
    const { found } = readProps(GRANT, { role, scopeId });
    const problems = [...found, ...readProps(GRANT_OPTIONS, options ?? {}).found, ...identityIsGrantable(identityInput(this.terms.identity), 'grantRole')];
    this.refuse(problems, entry);
    const { assignments, construct } = this.terms;
    const assigned = withoutTraces(() => assignments.assign({ id, kind: 'azure', role: role._terms, scopeId }, this.principalId as string, construct, entry));
    if (options?.afterApp !== true && !this.isOfApp(scopeId)) this.granted.push(assigned);
    this.assignRoles();
  }

  /** Sends logs and metrics of the app or slot somewhere. */
  public addDiagnosticSetting(id: string, options: DiagnosticSettingOptions, entry: Entry): void {
    this.diagnostics.add(id, options, entry);
  }

  /** Gives the app or slot an address inside a virtual network, and closes the public one unless it was asked for. */
  public addPrivateEndpoint(id: string, options: PrivateEndpointOptions, entry: Entry): void {
    const { construct, plan, resource, endpoint, closable } = this.terms;
    place(construct, id, 'addPrivateEndpoint()', entry);
    this.refuse([...propsFitPlan(plan, { privateEndpoints: true }), ...checkPrivateEndpoint(options, endpoint)], entry);
    definePrivateEndpoint(construct, id, { ...endpoint, after: endpoint.slotName === undefined ? undefined : resource }, options);
    if (closable) resource.publicNetworkAccessEnabled = false;
  }

  /** Defines the roles that are not there yet, and lets the app wait for them where its identity exists without it. */
  public assignRoles(): void {
    const { identity, roles, configuration, assignments, construct } = this.terms;
    const uses = configuration.hostUses();
    const forHost = roles(uses);
    withoutTraces(() => {
      for (const role of [...forHost, ...configuration.roles()]) {
        if (!this.assigned.has(role.id)) this.assigned.set(role.id, assignments.assign(role, this.principalId as string, construct));
      }
    });
    this.withdrawCovered(forHost);
    const dependencies = [...this.terms.dependencies, ...this.terms.endpoints(uses)];
    const before = identity.working?.identityId === undefined ? dependencies : [...dependencies, ...this.assigned.values(), ...this.granted];
    // In an order that does not tell in which one they were asked for.
    const once = [...new Set([...before, ...dependenciesOf(construct)])].sort((one, other) => (one.node.path < other.node.path ? -1 : 1));
    this.waitFor(once.map((dependency) => dependable(dependency)));
  }

  /** Whether a resource id is that of the app or of one of its slots, which nothing that comes before them can refer to. */
  private isOfApp(scopeId: string): boolean {
    const { construct, resource, endpoint } = this.terms;
    const expression = expressionOf(construct, scopeId);
    const app = endpoint.slotName === undefined ? construct : construct.node.scope;
    const places = [resource, ...(app?.node.findAll() ?? []).filter(isPlace)];
    return places.some(({ terraformResourceType: type, friendlyUniqueId: id }) => expression.includes(`${type}.${id}`));
  }

  /** Writes what comes before the app, and leaves what the program wrote into the resource itself. */
  private waitFor(addresses: readonly string[]): void {
    const { resource } = this.terms;
    const theirs = (resource.dependsOn ?? []).filter((address) => !this.waitedFor.includes(address));
    this.waitedFor = addresses;
    const all = [...new Set([...addresses, ...theirs])];
    resource.dependsOn = all.length > 0 ? all : undefined;
  }

  /** Takes back roles for the host that a connection which was added later makes unnecessary. */
  private withdrawCovered(needed: readonly NeededRole[]): void {
    const { assignments, construct } = this.terms;
    for (const { id } of this.forHost.filter((role) => !needed.some((other) => other.id === role.id))) {
      const assigned = this.assigned.get(id);
      if (assigned !== undefined) assignments.withdraw(assigned, id, construct);
      this.assigned.delete(id);
    }
    this.forHost = needed;
  }

  /** Object id of the identity that the app or slot works with; undefined where it was not told. */
  public get principalId(): string | undefined {
    const { working } = this.terms.identity;
    if (working?.identityId === undefined && working !== undefined) this.principal ??= this.terms.resource.identity.principalId;
    return this.principal ?? working?.principalId;
  }

  private keep(setting: Setting, found: readonly Finding[], known: unknown, entry: Entry): void {
    const { configuration, plan, changed } = this.terms;
    this.refuse(found, entry);
    const earlier = configuration.input(setting.name);
    const added = { name: setting.name, value: known as MaybeKnown<string>, source: setting.source };
    this.refuse([...settingsFit(earlier === undefined ? [added] : [earlier, added], plan), ...insightsAreSaidOnce(this.terms.insights.terms, false, [added])], entry);
    configuration.set(setting);
    changed();
  }

  private refuse(found: readonly Finding[], entry: Entry): void {
    refuse(this.terms.construct.node.path, found, entry, CANNOT_TAKE);
  }
}

/** Whether a construct is the resource of an app or slot; Flex Consumption has no slots. */
const isPlace = (element: IConstruct): element is LinuxFunctionApp | WindowsFunctionApp | SlotResource =>
  [LinuxFunctionApp, LinuxFunctionAppSlot, WindowsFunctionApp, WindowsFunctionAppSlot].some((type) => element instanceof type);
