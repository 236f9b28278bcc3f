import { HOST_VERSIONS, type HostVersionFacts } from '../catalog/host-versions';
import { isUnknown, known, type Context, type Reading } from '../intake';
import { checkEasyAuth } from '../rules/easy-auth';
import { checkEasyAuthArguments } from '../rules/easy-auth-arguments';
import { connectionNameFits, connectionNamesDiffer, connectionRoles, connectionSettings } from '../rules/connection-rules';
import { defaultPlan, derived32Bit, derivedElasticMinimum } from '../rules/derived';
import { FLEX_RULES, type FlexInput } from '../rules/flex-rules';
import { isWarning } from '../rules/codes';
import type { PlanTerms } from '../rules/plan-terms';
import { closedStorageIsReached } from '../rules/network-rules';
import { insightsAreSaidOnce } from '../rules/monitoring-rules';
import { projectProblems, projectWarnings } from '../rules/project-checks';
import { modelFits } from '../rules/project-rules';
import { hostOfProject, runtimeOfProject } from '../rules/project-runtime';
import type { ProjectTerms } from '../rules/project-terms';
import { propsFitPlan } from '../rules/prop-rules';
import { findings, isKnown, UNRESOLVED, type Finding, type MaybeKnown } from '../rules/rule';
import { RUNTIME_RULES, workerModelFits, type RuntimeInput } from '../rules/runtime-rules';
import { defaultHost, type RuntimeTerms } from '../rules/runtime-terms';
import { SCALE_RULES, type ScaleInput } from '../rules/scale-rules';
import { settingsAreUseful, settingsFit, unboundedStaysLoaded, type SettingInput } from '../rules/setting-rules';
import { bitnessKeepsPlaceholder, SITE_RULES, SITE_WARNINGS, type SiteInput } from '../rules/site-rules';
import { hostReachesStorage, secretIsReadable, storageOrDefault, type AccessInput } from '../rules/host-storage-rules';
import { identityIsGrantable, identityIsNamed, readerIsGranted, referencesAreRead, type IdentityInput } from '../rules/identity-rules';
import { storageFits, type StorageInput } from '../rules/storage-rules';
import { subnetIdFits } from '../rules/subnet-rules';
import { SUPPORT_RULES, type SupportInput } from '../rules/support-rules';
import { connectionTwice } from '../rules/sharing-rules';
import { WRITTEN_APP_SETTINGS } from '../catalog/app-settings';
import type { AlwaysReady } from '../values/always-ready';
import type { ApplicationInsights } from '../values/application-insights';
import type { FunctionAppIdentity } from '../values/function-app-identity';
import type { HostStorageTerms } from '../values/host-storage';
import { plannedIdentity } from './app-identity';
import { identityOrDefault } from './app-defaults';
import { isShareDefinable } from './content-share';
import type { IdentityConnection } from '../values/identity-connection';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import type { StorageMount } from '../values/storage-mount';

/** Everything that rules about one app look at. */
export interface AppCheck extends RuntimeInput, SupportInput, ScaleInput, FlexInput, SiteInput, StorageInput, AccessInput {
  readonly storage: MaybeKnown<HostStorageTerms> | undefined;
  /** What the files of the code say. */
  readonly project: ProjectTerms | undefined;
  /** Whether the program names the runtime, rather than leave it to the project. */
  readonly runtimeGiven: boolean;
  /** Props by name, known or not. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly settings: readonly SettingInput[];
  readonly authSettingsV2: unknown;
  /** Found while the inputs were put together. */
  readonly found: readonly Finding[];
}

/** What a value of this library comes down to; `undefined` where there is none. */
export const termsOf = <T>(value: unknown): T | undefined =>
  typeof value === 'object' && value !== null ? (value as { readonly _terms: T })._terms : undefined;

/** Puts together what rules look at: the three that decide most things, and the props as they are. */
export function understand(construct: RuntimeInput['construct'], reading: Reading, context: Context): AppCheck {
  const { plain, tokens } = reading;
  const project = termsOf<ProjectTerms>(plain.project);
  const told = plain.runtime === undefined && project !== undefined ? runtimeOfProject(project) : undefined;
  const asked = termsOf<RuntimeTerms>(plain.runtime) ?? told?.runtime ?? UNRESOLVED;
  // What a project of the other model means is said with its file.
  const wrongModel = told === undefined ? findings([workerModelFits], { construct, runtime: asked }) : [];
  const found = [...wrongModel, ...(told?.found ?? []), ...runtimeIsSaid(construct, reading)];
  // Nothing else is said of an app whose code runs in the other way.
  const otherModel = told !== undefined && project?.dotnet !== undefined && modelFits({ project, construct, runtime: asked }).length > 0;
  const runtime = wrongModel.length === 0 && !otherModel ? asked : UNRESOLVED;
  const host = hostOf(plain.functionsVersion as MaybeKnown<string> | undefined, runtime, project);
  const plan = planOf(plain.plan, runtime, host);
  const prop = <T>(name: string): MaybeKnown<T> | undefined => plain[name] as MaybeKnown<T> | undefined;
  const storage = plain.hostStorage === UNRESOLVED ? UNRESOLVED : termsOf<HostStorageTerms>(plain.hostStorage);
  return {
    construct,
    runtime,
    host,
    plan,
    functionsVersion: prop('functionsVersion'),
    container: plain.container,
    azurerm: context.azurerm,
    today: context.today,
    appScaleLimit: prop('appScaleLimit'),
    elasticInstanceMinimum: isKnown(plan) && plain.elasticInstanceMinimum === undefined
      ? derivedElasticMinimum(plan, undefined)
      : prop('elasticInstanceMinimum'),
    preWarmedInstanceCount: prop('preWarmedInstanceCount'),
    runtimeScaleMonitoringEnabled: prop('runtimeScaleMonitoringEnabled'),
    use32BitWorker: prop('use32BitWorker'),
    alwaysOn: prop('alwaysOn'),
    instanceMemoryMiB: prop('instanceMemoryMiB'),
    maximumInstanceCount: prop('maximumInstanceCount'),
    alwaysReady: alwaysReadyOf(plain.alwaysReady),
    cors: prop('cors'),
    healthCheckPath: prop('healthCheckPath'),
    healthCheckEvictionMinutes: prop('healthCheckEvictionMinutes'),
    virtualNetworkSubnetId: prop('virtualNetworkSubnetId'),
    vnetRouteAllEnabled: prop('vnetRouteAllEnabled'),
    vnetImagePullEnabled: prop('vnetImagePullEnabled'),
    publicNetworkAccess: prop('publicNetworkAccess'),
    contentShareName: prop('contentShareName'),
    contentOverVnet: prop('contentOverVnet'),
    nameIsToken: tokens.has('appName'),
    shareIsDefinable: !tokens.has('appName') && (storage === undefined || (isKnown(storage) && isShareDefinable(storage))),
    siteUpdateStrategy: prop('siteUpdateStrategy'),
    keyless: storage === UNRESOLVED || !isKnown(plan) || !isKnown(host) ? UNRESOLVED : storageOrDefault(storage, plan, host).access !== 'key',
    hasSecrets: entriesOf(plain.secretSettings).length > 0,
    working: workingOf(plain.identity, storage, plan, host),
    keyVaultReferenceIdentityId: prop('keyVaultReferenceIdentityId'),
    identityIds: plain.identity === UNRESOLVED ? UNRESOLVED : (termsOf<FunctionAppIdentity['_terms']>(plain.identity)?.knownIds ?? []),
    authSettingsV2: plain.authSettingsV2,
    zipDeployFile: plain.zipDeployFile,
    appNameIsToken: tokens.has('appName'),
    storage,
    deploymentContainerName: prop('deploymentContainerName'),
    mounts: mountsOf(plain.mounts),
    project,
    runtimeGiven: plain.runtime !== undefined,
    given: plain,
    settings: settingInputs(plain),
    found,
  };
}

/** An app is told its runtime, or a project that tells it. */
function runtimeIsSaid(construct: RuntimeInput['construct'], { plain, found }: Reading): Finding[] {
  // Props that are no object have no names at all, and a name that means the runtime is said to.
  const meant = found.some(({ code, fix }) => code === 'AZFN8006' && /'(runtime|project)'/.test(fix));
  if (meant || plain.runtime !== undefined || plain.project !== undefined || Object.keys(plain).length === 0) return [];
  const [example, file] = construct === 'IsolatedFunctionApp' ? ['IsolatedRuntime.DOTNET_10', 'Orders'] : ['InProcessRuntime.DOTNET_8', 'Orders'];
  return [{
    code: 'AZFN8002',
    what: `'runtime' is missing, and so is 'project'`,
    why: `language and version of the code decide what is written, and one of the two tells them (${DOCS})`,
    fix: `set 'runtime' to ${example}, or 'project' to FunctionProject.fromCsproj('src/${file}/${file}.csproj')`,
  }];
}

const DOCS = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/API.md';

function hostOf(version: MaybeKnown<string> | undefined, runtime: MaybeKnown<RuntimeTerms>, project: ProjectTerms | undefined): MaybeKnown<HostVersionFacts> {
  if (version === UNRESOLVED) return UNRESOLVED;
  if (runtime === UNRESOLVED && version === undefined) return UNRESOLVED;
  const told = version ?? (project === undefined || runtime === UNRESOLVED ? undefined : hostOfProject(project, runtime));
  if (told !== undefined) return HOST_VERSIONS[told as keyof typeof HOST_VERSIONS];
  return defaultHost(runtime as RuntimeTerms);
}

function planOf(plan: unknown, runtime: MaybeKnown<RuntimeTerms>, host: MaybeKnown<HostVersionFacts>): MaybeKnown<PlanTerms> {
  const terms = termsOf<PlanTerms>(plan);
  if (terms !== undefined) return terms;
  return plan === undefined && runtime !== UNRESOLVED && host !== UNRESOLVED ? defaultPlan(runtime, host) : UNRESOLVED;
}

/** The identity that the app is going to work with. */
function workingOf(identity: unknown, storage: AppCheck['storage'], plan: MaybeKnown<PlanTerms>, host: MaybeKnown<HostVersionFacts>): MaybeKnown<IdentityInput> {
  if (identity === UNRESOLVED || storage === UNRESOLVED || !isKnown(plan) || !isKnown(host)) return UNRESOLVED;
  return plannedIdentity(identityOrDefault(identity as FunctionAppIdentity | undefined, storageOrDefault(storage, plan, host)));
}

function alwaysReadyOf(groups: unknown): FlexInput['alwaysReady'] {
  if (!Array.isArray(groups)) return groups === UNRESOLVED ? UNRESOLVED : undefined;
  return groups.map((group: unknown) => termsOf<AlwaysReady['_terms']>(group)).filter((terms) => terms !== undefined);
}

function mountsOf(mounts: unknown): StorageInput['mounts'] {
  if (!Array.isArray(mounts)) return [];
  return mounts.map((mount: unknown) => termsOf<StorageMount['_terms']>(mount)).filter((terms) => terms !== undefined);
}

/** App settings of props as rules look at them, with those that secrets and connections become. */
export function settingInputs(plain: Readonly<Record<string, unknown>>): SettingInput[] {
  const plainSettings = ['appSettings', 'slotSettings'].flatMap((source) => {
    const settings = plain[source];
    if (typeof settings !== 'object' || settings === null) return [];
    return Object.entries(settings as Record<string, MaybeKnown<string>>).map(([name, value]): SettingInput => ({ name, value, source }));
  });
  const secrets = entriesOf<KeyVaultSecret>(plain.secretSettings).map(([name, secret]): SettingInput => ({
    name, value: known<string>(secret._terms.reference), source: 'secretSettings',
  }));
  // Two connections whose names differ by case are one finding, and not one for each setting.
  const connections = new Map(entriesOf<IdentityConnection>(plain.connections).map(([name, connection]) => [name.toLowerCase(), { name, terms: connection._terms }]));
  const services = [...connections.values()].flatMap(({ name, terms }) => serviceSettings(name, terms, 'connections'));
  return [...plainSettings, ...secrets, ...services];
}

/** Settings that a connection becomes, whatever the identity. */
export const serviceSettings = (name: string, terms: IdentityConnection['_terms'], source: string): SettingInput[] =>
  Object.entries(connectionSettings(name, terms, { clientId: '' })).map(([setting, value]): SettingInput => ({ name: setting, value: known<string>(value), source }));

const entriesOf = <T>(map: unknown): [string, T][] =>
  typeof map === 'object' && map !== null ? Object.entries(map as Record<string, T>).filter(([, item]) => item !== undefined && item !== UNRESOLVED) : [];

/**
 * Connections and secrets of props have names that are found, and an identity that can be used.
 *
 * @param reader identity that reads secrets, where the program names one
 */
export function servicesFit(plain: Readonly<Record<string, unknown>>, identity: MaybeKnown<IdentityInput>, reader: MaybeKnown<string> | undefined): Finding[] {
  const services = entriesOf<IdentityConnection>(plain.connections).map(([name, connection]) => ({ name, source: 'connections', terms: connection._terms }));
  const secrets = entriesOf<KeyVaultSecret>(plain.secretSettings);
  const found = [
    ...services.map(connectionNameFits).filter((verdict) => verdict !== 'ok'),
    ...connectionNamesDiffer(services),
  ];
  if (!isKnown(identity)) return found;
  const named = (source: string, grants: boolean): Finding[] => {
    const unnamed = identityIsNamed(identity, source);
    return unnamed.length > 0 || !grants ? unnamed : identityIsGrantable(identity, source);
  };
  const insights = termsOf<ApplicationInsights['_terms']>(plain.applicationInsights);
  return [
    ...found,
    ...(services.length === 0 ? [] : named('connections', services.some(({ terms }) => connectionRoles(terms).length > 0))),
    ...(secrets.length === 0 ? [] : secretsAreRead(identity, 'secretSettings', secrets.some(([, secret]) => secret._terms.grant !== undefined), reader)),
    ...(insights?.entraAuthentication === true ? named('applicationInsights', true) : []),
  ];
}

/** Secrets are read with an identity that has the role, where one is granted. */
export function secretsAreRead(identity: IdentityInput, source: string, grants: boolean, reader: MaybeKnown<string> | undefined): Finding[] {
  const unread = referencesAreRead(identity, source, reader);
  if (unread.length > 0 || !grants) return unread;
  return [...identityIsGrantable(identity, source), ...readerIsGranted(identity, source, reader)].slice(0, 1);
}

/** Everything that stops the app. */
export function checkApp(check: AppCheck): Finding[] {
  return [
    ...findings(RUNTIME_RULES, check),
    ...propsFitPlan(check.plan, check.given),
    ...findings(SCALE_RULES, check),
    ...findings(FLEX_RULES, check),
    ...findings(SITE_RULES, check),
    ...checkEasyAuth(check.authSettingsV2, isUnknown),
    ...(isKnown(check.plan) && check.plan.id === 'flexConsumption' && check.keyless === true ? checkEasyAuthArguments(check.authSettingsV2, isUnknown) : []),
    ...subnetIdFits(check.plan, check.virtualNetworkSubnetId),
    ...storageFits(check),
    ...hostReachesStorage(check),
    ...closedStorage(check),
    ...insightsAreSaidOnce(termsOf<ApplicationInsights['_terms']>(check.given.applicationInsights), check.given.applicationInsightsConnectionString !== undefined, check.settings),
    ...servicesFit(check.given, check.working ?? UNRESOLVED, check.keyVaultReferenceIdentityId),
    ...settingsFit(check.settings, check.plan),
    ...connectionsDiffer(check.given.connectionStrings),
    ...(check.project === undefined ? [] : projectProblems({ ...check, project: check.project, use32BitWorker: bitnessOf(check) })),
  ].filter(({ code }) => !isWarning(code));
}

/** Whether the worker is a 32-bit process, as far as it is known. */
const bitnessOf = ({ plan, use32BitWorker }: AppCheck): MaybeKnown<boolean> | undefined =>
  use32BitWorker !== undefined ? (use32BitWorker as MaybeKnown<boolean>) : isKnown(plan) ? derived32Bit(plan, undefined) : undefined;

/** A closed account is reached through the network of the app. */
function closedStorage({ storage, plan, given, container, contentShareName, contentOverVnet, shareIsDefinable }: AppCheck): Finding[] {
  if (storage === undefined || !isKnown(storage)) return [];
  return closedStorageIsReached({
    plan, container, contentShareName, contentOverVnet,
    closed: storage.closed,
    endpoints: storage.network !== undefined,
    virtualNetworkSubnetId: given.virtualNetworkSubnetId,
    withKey: storage.access === 'key',
    definesShare: shareIsDefinable,
  });
}

/** Names of connection strings differ by more than case. */
export function connectionsDiffer(connections: unknown): Finding[] {
  if (typeof connections !== 'object' || connections === null) return [];
  const names = Object.keys(connections);
  const keys = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => keys.indexOf(keys[index]) !== index).map(connectionTwice);
}

/** Everything that is legal and worth a word; called once nothing stops the app. */
export function warningsOfApp(check: AppCheck): Finding[] {
  const plan = check.plan as PlanTerms;
  const runtime = check.runtime as RuntimeTerms;
  const placeholder = WRITTEN_APP_SETTINGS.placeholder.name in runtime.appSettings && plan.id !== 'flexConsumption';
  return [
    ...findings(SUPPORT_RULES, check),
    ...[...findings(SCALE_RULES, check), ...findings(FLEX_RULES, check)].filter(({ code }) => isWarning(code)),
    ...findings(SITE_WARNINGS, check),
    ...(check.project === undefined ? [] : projectWarnings({ ...check, project: check.project, use32BitWorker: bitnessOf(check) })),
    ...secretIsReadable(check),
    ...settingsAreUseful(check.settings, plan),
    ...check.settings.map((setting) => unboundedStaysLoaded(setting, plan, check.alwaysOn)).filter((verdict) => verdict !== 'ok'),
    ...bitnessKeepsPlaceholder(derived32Bit(plan, check.use32BitWorker as boolean | undefined), placeholder && plan.group?.only32Bit !== true, runtime.label),
  ];
}

