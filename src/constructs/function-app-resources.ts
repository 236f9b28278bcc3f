import { READ_APP_SETTINGS } from '../catalog/app-settings';
import { FLEX } from '../catalog/flex';
import type { HostVersionFacts } from '../catalog/host-versions';
import { Fn, withoutTraces, FunctionAppFlexConsumption, LinuxFunctionApp, WindowsFunctionApp, type Construct, type TerraformResource } from '../framework';
import { isUnknown, known, type Context, type Deferred } from '../intake';
import { renderFlexFunctionApp } from '../render/flex-function-app';
import type { ClassicFunctionAppSettings, FunctionAppSettings } from '../render/function-app-settings';
import { renderLinuxFunctionApp } from '../render/linux-function-app';
import { renderWindowsFunctionApp } from '../render/windows-function-app';
import {
  derived32Bit,
  derivedAlwaysOn,
  derivedElasticMinimum,
  derivedPreWarmed,
  secretReference,
  stackArguments,
  type OwnSettingsInput,
} from '../rules/derived';
import { easyAuthBlock } from '../rules/easy-auth';
import { lowestInstanceCount } from '../rules/flex-rules';
import { storageSubresources, type StorageSubresource } from '../rules/network-rules';
import type { PlanTerms } from '../rules/plan-terms';
import { isKnown } from '../rules/rule';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { highestScaleLimit } from '../rules/scale-rules';
import type { HostStorageTerms } from '../values/host-storage';
import { OperatingSystem } from '../values/operating-system';
import { SiteUpdateStrategy, TlsVersion } from '../values/site-enums';
import type { AppConfiguration, AppResource } from './app-configuration';
import { defineContentShare } from './arm-storage';
import type { AppIdentity } from './app-identity';
import { insightsOf, type AppInsights } from './app-insights';
import { ConsumptionPlan } from './consumption-plan';
import { contentShareOf, type ContentShareTerms } from './content-share';
import { deploymentPackage } from './deployment-package';
import { derivedHostId } from './derived-names';
import { FlexConsumptionPlan } from './flex-consumption-plan';
import { defineEasyAuth, FlexSite } from './flex-site';
import type { AppProps } from './function-app-base';
import { accountNameOf, accountOf, containerNameOf, containerOf, type Account } from './host-storage-resources';
import { preconditions, scalePreconditions } from './preconditions';
import { defineStorageEndpoints } from './private-endpoints';
import { storageRoles } from './storage-roles';
import type { NeededRole } from './workload';

/** What was decided about an app before its resources are defined. */
export interface AppDecisions {
  readonly runtime: RuntimeTerms;
  readonly host: HostVersionFacts;
  readonly plan: PlanTerms;
  readonly storage: HostStorageTerms;
  readonly identity: AppIdentity;
  readonly configuration: AppConfiguration;
  readonly deferred: readonly Deferred[];
  readonly context: Context;
  /** Version of the provider that will apply the program. */
  readonly azurerm: string;
}

/** What the construct keeps of its resources. */
export interface AppDefinition {
  readonly resource: AppResource;
  readonly servicePlanId: string;
  /** What the app settings of the library are derived from. */
  readonly own: OwnSettingsInput;
  /** The app as it was written; `undefined` on Flex Consumption. */
  readonly settings: ClassicFunctionAppSettings | undefined;
  readonly easyAuth: unknown;
  /** Container with the package; `undefined` on other plans than Flex Consumption. */
  readonly containerName: string | undefined;
  readonly account: Account;
  readonly share: ContentShareTerms;
  readonly insights: AppInsights;
  /** Roles that the identity needs for the host, by what connections do with its storage beyond what the program says. */
  readonly roles: (uses: readonly string[]) => readonly NeededRole[];
  /** Resources that exist before the app. */
  readonly dependencies: readonly TerraformResource[];
  /** Private endpoints of its storage account, by what connections do with it beyond what the program says. */
  readonly endpoints: (uses: readonly string[]) => readonly TerraformResource[];
}

/** Defines an app with everything it needs: plan, storage account, container and the app itself. */
export function defineApp(scope: Construct, props: AppProps, decisions: AppDecisions): AppDefinition {
  const { runtime, host, plan, storage, identity } = decisions;
  const servicePlanId = (props.plan ?? ownPlan(scope, props, plan)).servicePlanId;
  const account = accountOf(scope, props, storage, plan);
  const insights = insightsOf(scope, props, decisions.azurerm);
  const zipDeployFile = deploymentPackage(scope, props.zipDeployFile);
  const appName = isKnown(known(props.appName)) ? props.appName : undefined;
  const flex = plan.id === 'flexConsumption';
  const containerName = flex ? containerNameOf(props, storage) : undefined;
  // Where the container is defined, what names it waits for it.
  const container = containerName === undefined ? undefined : containerOf(scope, containerName, account, storage);
  const share = contentShareOf(props, decisions);
  const use32BitWorker = derived32Bit(plan, props.use32BitWorker);
  const own: OwnSettingsInput = {
    runtime,
    plan,
    use32BitWorker,
    container: props.container !== undefined,
    zipDeploy: zipDeployFile !== undefined,
    remoteBuild: /^(1|true)$/i.test(decisions.configuration.value(READ_APP_SETTINGS.remoteBuild) ?? ''),
    hostId: derivedHostId(plan, appName, props.hostId),
    contentShareName: share.name,
    contentOverVnet: share.overVnet,
    contentConnection: storage.contentSecretUri === undefined ? undefined : secretReference(storage.contentSecretUri),
    contentIsSecret: share.secret,
  };
  const dependencies = share.defined ? [defineContentShare(scope, 'ContentShare', share.name ?? '', account.id() ?? '')] : [];
  const endpoints = endpointsOfStorage(scope, props, decisions, account);
  endpoints(decisions.configuration.hostUses());
  const roles = rolesByUse((uses) => [...storageRoles({ ...storage, uses: [...storage.uses, ...uses] }, account, container), ...insights.roles]);
  const site: FunctionAppSettings = {
    ...siteSettings(props, decisions),
    applicationInsightsConnectionString: insights.connectionString,
    servicePlanId,
    zipDeployFile,
  };
  const bounds = { maximumInstanceCount: { min: lowestInstanceCount(decisions.azurerm, storage.access !== 'key') }, appScaleLimit: { max: highestScaleLimit(plan) ?? 0 } };
  const conditions = preconditions(decisions.deferred, bounds, scalePreconditions(props));
  const { ignored } = insights;
  const lifecycle = ignored.length === 0 ? conditions : { ...conditions, ignoreChanges: [...ignored] };
  const easyAuth = props.authSettingsV2 === undefined ? undefined : easyAuthBlock(props.authSettingsV2, isUnknown);
  const definition = { servicePlanId, own, easyAuth, containerName, account, share, insights, roles, dependencies, endpoints };
  if (flex) {
    const settings = {
      ...site,
      ...flexSettings(props, decisions),
      storageContainerEndpoint: `${account.blobEndpoint()}${container}`,
    };
    if (storage.access !== 'key') {
      const site = new FlexSite(scope, 'Resource', {
        ...settings,
        deploymentIdentityId: identity.working?.identityId,
        keyVaultReferenceIdentityId: referenceIdentity(props, identity),
        siteUpdateStrategy: props.siteUpdateStrategy ?? SiteUpdateStrategy.RECREATE,
        lifecycle,
      });
      if (easyAuth !== undefined) defineEasyAuth(scope, site, easyAuth as Readonly<Record<string, unknown>>);
      return { ...definition, resource: site, settings: undefined };
    }
    const resource = new FunctionAppFlexConsumption(scope, 'Resource', {
      ...renderFlexFunctionApp({ ...settings, storageAccessKey: account.accessKey() }),
      lifecycle,
    });
    if (easyAuth !== undefined) resource.addOverride('auth_settings_v2', easyAuth);
    return { ...definition, resource, settings: undefined };
  }
  const settings: ClassicFunctionAppSettings = {
    ...site,
    ...classicSettings(props, plan),
    container: pulledImage(props, identity),
    keyVaultReferenceIdentityId: referenceIdentity(props, identity),
    functionsVersion: host.value,
    ...storageArguments(storage, account),
    stack: stackArguments(runtime, plan.system),
    use32BitWorker,
  };
  const resource =
    plan.system === 'Linux'
      ? new LinuxFunctionApp(scope, 'Resource', { ...renderLinuxFunctionApp(settings), lifecycle })
      : new WindowsFunctionApp(scope, 'Resource', { ...renderWindowsFunctionApp(settings), lifecycle });
  if (easyAuth !== undefined) resource.addOverride('auth_settings_v2', easyAuth);
  return { ...definition, resource, settings };
}

/** Remembers roles, which are asked for each time that something is added, and cost tokens. */
function rolesByUse(read: (uses: readonly string[]) => readonly NeededRole[]): AppDefinition['roles'] {
  const known = new Map<string, readonly NeededRole[]>();
  return (uses) => {
    const key = uses.join(' ');
    const roles = known.get(key) ?? withoutTraces(() => read(uses));
    known.set(key, roles);
    return roles;
  };
}

/** Private endpoints of an account that the app defines: one for each service that the host uses, also because of what is added later. */
function endpointsOfStorage(scope: Construct, props: AppProps, { storage, plan, context }: AppDecisions, account: Account): AppDefinition['endpoints'] {
  const { network } = storage;
  if (network === undefined) return () => [];
  const { resourceGroupName, location, tags, acknowledge = [] } = props;
  const target = { accountId: account.id() ?? '', accountName: accountNameOf(props, storage), resourceGroupName, location, tags, acknowledge, context };
  const defined = new Map<StorageSubresource, TerraformResource>();
  return (uses) => {
    const needed = storageSubresources(plan, props.container !== undefined, [...storage.uses, ...uses]);
    const missing = needed.filter((subresource) => !defined.has(subresource));
    defineStorageEndpoints(scope, { ...target, subresources: missing }, network).forEach((endpoint, index) => defined.set(missing[index], endpoint));
    return [...defined].filter(([subresource]) => needed.includes(subresource)).map(([, endpoint]) => endpoint);
  };
}

/** Identity that resolves Key Vault references: the one that the app works with, where it is not the platform's default. */
export const referenceIdentity = (props: Pick<AppProps, 'keyVaultReferenceIdentityId'>, { working }: AppIdentity): string | undefined =>
  props.keyVaultReferenceIdentityId ?? working?.identityId;

/** The image of an app; pulled with the identity that the app works with, unless the program names another one. */
export function pulledImage({ container }: Pick<AppProps, 'container'>, { working }: AppIdentity) {
  const terms = container?._terms;
  if (terms?.useManagedIdentity !== true || terms.managedIdentityClientId !== undefined) return terms;
  return { ...terms, managedIdentityClientId: working?.clientId };
}

/** How azurerm is told to reach the account; it writes the setting of the host itself. */
function storageArguments({ access, secretUri }: HostStorageTerms, account: Account) {
  if (access === 'keyVault') return { storageKeyVaultSecretId: secretUri };
  if (access === 'identity') return { storageAccountName: account.name(), storageUsesManagedIdentity: true as const };
  return { storageAccountName: account.name(), storageAccountAccessKey: account.accessKey() };
}

function flexSettings(props: AppProps, { runtime }: AppDecisions) {
  return {
    runtimeName: runtime.flex?.name ?? '',
    runtimeVersion: runtime.flex?.version ?? '',
    instanceMemoryMiB: props.instanceMemoryMiB ?? FLEX.memoryMiB.default,
    maximumInstanceCount: props.maximumInstanceCount ?? FLEX.maximumInstanceCount.default,
    httpConcurrency: props.httpConcurrency,
    // A group of none is one that is left out, also where the platform raises what is asked for.
    alwaysReady: props.alwaysReady?.map((group) => group._terms).filter(({ instanceCount }) => instanceCount !== 0),
  };
}

function ownPlan(scope: Construct, props: AppProps, { id, system }: PlanTerms) {
  const plan = {
    planName: props.appName,
    resourceGroupName: props.resourceGroupName,
    location: props.location,
    tags: props.tags,
    acknowledge: [...(props.acknowledge ?? []), { code: 'AZFN2027', reason: 'the plan has the name of its app' }],
  };
  return id === 'flexConsumption'
    ? new FlexConsumptionPlan(scope, 'Plan', plan)
    : new ConsumptionPlan(scope, 'Plan', { ...plan, operatingSystem: system === 'Linux' ? OperatingSystem.LINUX : OperatingSystem.WINDOWS });
}

function siteSettings(props: AppProps, { identity }: AppDecisions): Omit<FunctionAppSettings, 'servicePlanId' | 'zipDeployFile'> {
  return {
    appName: props.appName,
    resourceGroupName: props.resourceGroupName,
    location: props.location,
    tags: props.tags,
    enabled: props.enabled ?? true,
    httpsOnly: props.httpsOnly ?? true,
    publicNetworkAccess: props.publicNetworkAccess ?? true,
    identity,
    clientCertificateMode: props.clientCertificateMode,
    clientCertificateExclusionPaths: joined(props.clientCertificateExclusionPaths),
    virtualNetworkSubnetId: props.virtualNetworkSubnetId,
    basicAuthentication: props.zipDeployFile !== undefined,
    minimumTlsVersion: props.minimumTlsVersion ?? TlsVersion.TLS_1_2,
    http2Enabled: props.http2Enabled ?? false,
    websocketsEnabled: props.websocketsEnabled ?? false,
    remoteDebuggingEnabled: props.remoteDebuggingEnabled ?? false,
    applicationInsightsConnectionString: props.applicationInsightsConnectionString,
    loadBalancingMode: props.loadBalancingMode,
    appCommandLine: props.appCommandLine,
    apiDefinitionUrl: props.apiDefinitionUrl,
    apiManagementApiId: props.apiManagementApiId,
    defaultDocuments: props.defaultDocuments,
    cors: props.cors,
    ipRestrictions: props.ipRestrictions?.map((restriction) => restriction._terms),
    ipRestrictionDefaultAction: props.ipRestrictionDefaultAction,
    scmIpRestrictions: props.scmIpRestrictions?.map((restriction) => restriction._terms),
    scmIpRestrictionDefaultAction: props.scmIpRestrictionDefaultAction,
    scmUseMainIpRestriction: props.scmUseMainIpRestriction ?? false,
  };
}

/** A list as the text that the provider takes; by Terraform, where only Terraform will know the list. */
function joined(paths: string[] | undefined): string | undefined {
  if (paths === undefined) return undefined;
  return isUnknown(paths) ? Fn.join(';', paths) : paths.join(';');
}

function classicSettings(props: AppProps, plan: PlanTerms) {
  return {
    keyVaultReferenceIdentityId: props.keyVaultReferenceIdentityId,
    vnetImagePullEnabled: props.vnetImagePullEnabled ?? (plan.group?.environment === true ? true : undefined),
    vnetRouteAllEnabled: props.vnetRouteAllEnabled ?? false,
    dailyMemoryTimeQuota: props.dailyMemoryTimeQuota,
    mounts: props.mounts?.map((mount) => mount._terms),
    backup: props.backup,
    alwaysOn: derivedAlwaysOn(plan, props.alwaysOn),
    appScaleLimit: props.appScaleLimit,
    elasticInstanceMinimum: derivedElasticMinimum(plan, props.elasticInstanceMinimum),
    preWarmedInstanceCount: derivedPreWarmed(plan, props.preWarmedInstanceCount),
    runtimeScaleMonitoringEnabled: props.runtimeScaleMonitoringEnabled,
    workerCount: props.workerCount,
    healthCheckPath: props.healthCheckPath,
    healthCheckEvictionMinutes: props.healthCheckEvictionMinutes,
    appServiceLogs: props.appServiceLogs,
  };
}
