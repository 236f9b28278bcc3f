import { READ_APP_SETTINGS } from '../catalog/app-settings';
import type { HostVersionFacts } from '../catalog/host-versions';
import {
  Fn,
  FunctionAppFlexConsumption,
  LinuxFunctionApp,
  StorageAccount,
  StorageContainer,
  WindowsFunctionApp,
  type Construct,
} from '../framework';
import { isUnknown, known, type Deferred } from '../intake';
import { renderFlexFunctionApp } from '../render/flex-function-app';
import type { ClassicFunctionAppSettings, FunctionAppSettings } from '../render/function-app-settings';
import { renderLinuxFunctionApp } from '../render/linux-function-app';
import { renderStorageAccount } from '../render/storage-account';
import { renderWindowsFunctionApp } from '../render/windows-function-app';
import { FLEX } from '../catalog/flex';
import {
  derived32Bit,
  derivedAlwaysOn,
  derivedElasticMinimum,
  derivedPreWarmed,
  stackArguments,
  type OwnSettingsInput,
} from '../rules/derived';
import { easyAuthBlock } from '../rules/easy-auth';
import { lowestInstanceCount } from '../rules/flex-rules';
import type { PlanTerms } from '../rules/plan-terms';
import { isKnown } from '../rules/rule';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { highestScaleLimit } from '../rules/scale-rules';
import type { IdentityTerms } from '../values/function-app-identity';
import type { HostStorageTerms } from '../values/host-storage';
import { OperatingSystem } from '../values/operating-system';
import { TlsVersion } from '../values/site-enums';
import type { AppConfiguration, AppResource } from './app-configuration';
import { ConsumptionPlan } from './consumption-plan';
import { derivedContainerName, derivedHostId, derivedStorageAccountName, OWN_CONTAINER } from './derived-names';
import { FlexConsumptionPlan } from './flex-consumption-plan';
import type { AppProps } from './function-app-base';
import { deploymentPackage } from './deployment-package';
import { preconditions, scalePreconditions } from './preconditions';

/** What was decided about an app before its resources are defined. */
export interface AppDecisions {
  readonly runtime: RuntimeTerms;
  readonly host: HostVersionFacts;
  readonly plan: PlanTerms;
  readonly storage: HostStorageTerms;
  readonly identity: IdentityTerms;
  readonly configuration: AppConfiguration;
  readonly deferred: readonly Deferred[];
  /** Version of the provider that will apply the program. */
  readonly azurerm: string;
}

/** What the construct keeps of its resources. */
export interface AppDefinition {
  readonly resource: AppResource;
  /** What the app settings of the library are derived from. */
  readonly own: OwnSettingsInput;
  /** The app as it was written; `undefined` on Flex Consumption. */
  readonly settings: ClassicFunctionAppSettings | undefined;
  readonly easyAuth: unknown;
  /** Container with the package; `undefined` on other plans than Flex Consumption. */
  readonly containerName: string | undefined;
}

/** The account of a host; an attribute is asked for only where it is used, because each costs the framework a token. */
interface Account {
  readonly name: () => string;
  readonly accessKey: () => string;
  /** With a slash at its end. */
  readonly blobEndpoint: () => string;
  readonly id: () => string | undefined;
}

/** Defines an app with everything it needs: plan, storage account, container and the app itself. */
export function defineApp(scope: Construct, props: AppProps, decisions: AppDecisions): AppDefinition {
  const { runtime, host, plan, storage } = decisions;
  const servicePlanId = (props.plan ?? ownPlan(scope, props, plan)).servicePlanId;
  const account = accountOf(scope, props, storage, plan);
  const zipDeployFile = deploymentPackage(scope, props.zipDeployFile);
  const appName = isKnown(known(props.appName)) ? props.appName : undefined;
  const hostId = derivedHostId(plan, appName, props.hostId);
  const containerName = plan.id === 'flexConsumption' ? (props.deploymentContainerName ?? (storage.kind === 'new' ? OWN_CONTAINER : derivedContainerName(props.appName))) : undefined;
  const use32BitWorker = derived32Bit(plan, props.use32BitWorker);
  const own: OwnSettingsInput = {
    runtime,
    plan,
    use32BitWorker,
    container: props.container !== undefined,
    zipDeploy: zipDeployFile !== undefined,
    remoteBuild: /^(1|true)$/i.test(decisions.configuration.value(READ_APP_SETTINGS.remoteBuild) ?? ''),
    hostId,
    contentShareName: props.contentShareName,
    contentOverVnet: props.contentOverVnet ?? false,
  };
  const site: FunctionAppSettings = { ...siteSettings(props, decisions), servicePlanId, zipDeployFile };
  const bounds = { maximumInstanceCount: { min: lowestInstanceCount(decisions.azurerm) }, appScaleLimit: { max: highestScaleLimit(plan) ?? 0 } };
  const lifecycle = preconditions(decisions.deferred, bounds, scalePreconditions(props));
  const easyAuth = props.authSettingsV2 === undefined ? undefined : easyAuthBlock(props.authSettingsV2, isUnknown);
  const define = (resource: AppResource, settings?: ClassicFunctionAppSettings): AppDefinition => {
    if (easyAuth !== undefined) resource.addOverride('auth_settings_v2', easyAuth);
    return { resource, own, settings, easyAuth, containerName };
  };
  if (plan.id === 'flexConsumption') {
    return define(
      new FunctionAppFlexConsumption(scope, 'Resource', {
        ...renderFlexFunctionApp({
          ...site,
          runtimeName: runtime.flex?.name ?? '',
          runtimeVersion: runtime.flex?.version ?? '',
          storageContainerEndpoint: `${account.blobEndpoint()}${containerOf(scope, containerName ?? '', account)}`,
          storageAccessKey: account.accessKey(),
          instanceMemoryMiB: props.instanceMemoryMiB ?? FLEX.memoryMiB.default,
          maximumInstanceCount: props.maximumInstanceCount ?? FLEX.maximumInstanceCount.default,
          httpConcurrency: props.httpConcurrency,
          // A group of none is one that is left out, also where the platform raises what is asked for.
          alwaysReady: props.alwaysReady?.map((group) => group._terms).filter(({ instanceCount }) => instanceCount !== 0),
        }),
        lifecycle,
      }),
    );
  }
  const settings: ClassicFunctionAppSettings = {
    ...site,
    ...classicSettings(props, plan),
    functionsVersion: host.value,
    storageAccountName: account.name(),
    storageAccountAccessKey: account.accessKey(),
    stack: stackArguments(runtime, plan.system),
    use32BitWorker,
  };
  return define(
    plan.system === 'Linux'
      ? new LinuxFunctionApp(scope, 'Resource', { ...renderLinuxFunctionApp(settings), lifecycle })
      : new WindowsFunctionApp(scope, 'Resource', { ...renderWindowsFunctionApp(settings), lifecycle }),
    settings,
  );
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

function accountOf(scope: Construct, props: AppProps, storage: HostStorageTerms, plan: PlanTerms): Account {
  if (storage.kind === 'existing') {
    const { name, accessKey, accountId, blobEndpoint } = storage;
    const endsInSlash = blobEndpoint.endsWith('/') || !isKnown(known(blobEndpoint));
    const endpoint = endsInSlash ? blobEndpoint : `${blobEndpoint}/`;
    return { name: () => name, accessKey: () => accessKey, id: () => accountId, blobEndpoint: () => endpoint };
  }
  const account = new StorageAccount(
    scope,
    'Storage',
    renderStorageAccount({
      storageAccountName: storage.name ?? derivedStorageAccountName(props.appName),
      resourceGroupName: props.resourceGroupName,
      location: props.location,
      replication: storage.replication ?? (plan.zoneBalancing ? 'ZRS' : 'LRS'),
      tags: props.tags,
    }),
  );
  return {
    name: () => account.name,
    accessKey: () => account.primaryAccessKey,
    blobEndpoint: () => account.primaryBlobEndpoint,
    id: () => account.id,
  };
}

/** The container with the package: defined where the account's id is known, so that the app waits for it. */
function containerOf(scope: Construct, name: string, account: Account): string {
  const storageAccountId = account.id();
  if (storageAccountId === undefined) return name;
  return new StorageContainer(scope, 'DeploymentContainer', {
    name,
    storageAccountId,
    containerAccessType: 'private',
  }).name;
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
    container: props.container?._terms,
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
