import { FLEX } from '../catalog/flex';
import { NAMES } from '../catalog/names';
import { PLANS } from '../catalog/plans';
import { choice, flag, list, map, nameOf, number, plain, resourceId, struct, text, value, type Fields } from '../rules/fields';
import { FunctionFeature } from '../values/function-feature';
import { FunctionsVersion } from '../values/functions-version';
import {
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  IpRestrictionAction,
  LoadBalancingMode,
  SiteUpdateStrategy,
  TlsVersion,
} from '../values/site-enums';
import { ACKNOWLEDGE, RESOURCE_GROUP, TAGS } from './common-fields';

const HEALTH_WHY = 'Azure asks a path of the app, and gives up on an instance after 2 to 10 minutes (https://learn.microsoft.com/azure/app-service/monitor-instances-health-check)';

/** How a connection string is read. */
export const CONNECTION_STRING = struct({
  connectionType: choice('ConnectionStringType', ConnectionStringType, { required: true }),
  value: text({ required: true, secret: true, pattern: '\\S' }),
  slotSetting: flag(),
});

/** How an app setting is read: any text, also none. */
export const APP_SETTING = text({ secret: true });

/** How a setting from Key Vault is read. */
export const SECRET_SETTING = value('KeyVaultSecret', "KeyVaultSecret.fromSecretUri('https://contoso.vault.azure.net/secrets/orders')");

/** How a connection is read. */
export const CONNECTION = value('IdentityConnection', 'IdentityConnection.serviceBus({ … })');

/** How features are read. */
export const REQUIRED_FEATURES: Fields = { features: list(choice('FunctionFeature', FunctionFeature, { required: true })) };

/** How a hybrid connection is read. */
export const HYBRID_CONNECTION: Fields = {
  relayId: resourceId('Microsoft.Relay/namespaces/<namespace>/hybridConnections/<connection>', { required: true }),
  hostname: text({ required: true, example: 'sql.contoso.example' }),
  port: number({ required: true, min: 1, max: 65_535 }),
  sendKeyName: text(),
};

/** How the props that both kinds of apps take are read. */
export const APP_FIELDS: Fields = {
  appName: nameOf(NAMES.functionApp, {
    required: true,
    precondition: true,
    code: 'AZFN4013',
    why: `the name becomes a host name, and Azure takes no others (${NAMES.functionApp.page})`,
    example: 'func-orders-prod',
  }),
  resourceGroupName: RESOURCE_GROUP,
  location: text({ required: true, example: 'westeurope' }),
  plan: value('HostingPlan', 'a plan, for example new FlexConsumptionPlan(this, \'Plan\', { … })'),
  project: value('FunctionProject', "FunctionProject.fromCsproj('src/Orders/Orders.csproj')"),
  functionsVersion: choice('FunctionsVersion', FunctionsVersion),
  hostStorage: value('HostStorage', 'HostStorage.accountKey({ … })'),
  identity: value('FunctionAppIdentity', 'FunctionAppIdentity.systemAssigned()'),
  keyVaultReferenceIdentityId: resourceId('Microsoft.ManagedIdentity/userAssignedIdentities/<identity>'),
  appSettings: map(APP_SETTING),
  slotSettings: map(APP_SETTING),
  secretSettings: map(SECRET_SETTING),
  connections: map(CONNECTION),
  connectionStrings: map(CONNECTION_STRING),
  tags: TAGS,
  enabled: flag(),
  httpsOnly: flag(),
  publicNetworkAccess: flag(),
  clientCertificateMode: choice('ClientCertificateMode', ClientCertificateMode),
  clientCertificateExclusionPaths: list(
    text({ pattern: '^/[^;]*$', allowed: `a path that starts with '/' and has no ';'`, example: '/api/health' }),
    { minItems: 1 },
  ),
  minimumTlsVersion: choice('TlsVersion', TlsVersion),
  http2Enabled: flag(),
  websocketsEnabled: flag(),
  use32BitWorker: flag(),
  alwaysOn: flag(),
  appScaleLimit: number({ min: 0, max: 200, code: 'AZFN2014', why: `no plan scales an app further; 0 is no limit (${PLANS.consumption.page})` }),
  elasticInstanceMinimum: number({ min: 0, max: 100 }),
  preWarmedInstanceCount: number({ min: 0, max: 100 }),
  runtimeScaleMonitoringEnabled: flag(),
  workerCount: number({ min: 1, max: 100 }),
  healthCheckPath: text({ pattern: '^/', allowed: `a path that starts with '/'`, example: '/api/health', code: 'AZFN4014', why: HEALTH_WHY }),
  healthCheckEvictionMinutes: number({ min: 2, max: 10, code: 'AZFN4014', why: HEALTH_WHY }),
  cors: struct({
    allowedOrigins: list(text({ example: 'https://contoso.example' }), { required: true, minItems: 1 }),
    supportCredentials: flag(),
  }),
  ipRestrictions: list(value('IpRestriction', "IpRestriction.ipAddress('203.0.113.0/24')")),
  ipRestrictionDefaultAction: choice('IpRestrictionAction', IpRestrictionAction),
  scmIpRestrictions: list(value('IpRestriction', "IpRestriction.ipAddress('203.0.113.0/24')")),
  scmIpRestrictionDefaultAction: choice('IpRestrictionAction', IpRestrictionAction),
  scmUseMainIpRestriction: flag(),
  virtualNetworkSubnetId: resourceId('Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>'),
  vnetRouteAllEnabled: flag(),
  vnetImagePullEnabled: flag(),
  remoteDebuggingEnabled: flag(),
  appServiceLogs: struct({ diskQuotaMb: number({ min: 25, max: 100 }), retentionPeriodDays: number({ min: 0, max: 99_999 }) }),
  applicationInsights: value('ApplicationInsights', 'ApplicationInsights.newWorkspaceBased()'),
  applicationInsightsConnectionString: text({ secret: true, pattern: '\\S' }),
  loadBalancingMode: choice('LoadBalancingMode', LoadBalancingMode),
  appCommandLine: text(),
  apiDefinitionUrl: text({ pattern: '^https?://', allowed: 'an address that starts with http:// or https://' }),
  apiManagementApiId: resourceId('Microsoft.ApiManagement/service/<service>/apis/<api>'),
  defaultDocuments: list(text(), { minItems: 1 }),
  authSettingsV2: plain({ code: 'AZFN4011' }),
  mounts: list(value('StorageMount', 'StorageMount.azureFiles({ … })')),
  backup: struct({
    backupName: text({ required: true }),
    storageAccountUrl: text({ required: true, secret: true, pattern: '^https://', allowed: 'an address that starts with https://' }),
    frequencyInterval: number({ required: true, min: 1, max: 1000 }),
    frequencyUnit: choice('BackupFrequencyUnit', BackupFrequencyUnit, { required: true }),
    keepAtLeastOneBackup: flag(),
    retentionPeriodDays: number({ min: 0, max: 9_999_999 }),
    startTime: text({
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
      allowed: 'a time such as 2027-01-31T02:00:00Z',
    }),
  }),
  container: value('ContainerImage', "ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2')"),
  zipDeployFile: text({ code: 'AZFN4010' }),
  dailyMemoryTimeQuota: number({ min: 0 }),
  hostId: nameOf(NAMES.hostId, {
    precondition: true,
    code: 'AZFN5008',
    why: `the host does not start with another id (${NAMES.hostId.page})`,
    example: 'orders-prod',
  }),
  contentShareName: nameOf(NAMES.fileShare, { precondition: true, code: 'AZFN5005', example: 'orders-content' }),
  contentOverVnet: flag(),
  acknowledge: ACKNOWLEDGE,
};

const RUNTIMES = ['IsolatedRuntime', 'InProcessRuntime'] as const;

/** How the props of an isolated app are read. */
export const ISOLATED_FIELDS: Fields = {
  ...APP_FIELDS,
  runtime: value(RUNTIMES, 'IsolatedRuntime.DOTNET_10'),
  instanceMemoryMiB: number({
    oneOf: FLEX.memoryMiB.allowed,
    code: 'AZFN2003',
    why: `Flex Consumption has instances of these sizes, and Azure rejects others when it creates the app (${FLEX.page})`,
  }),
  maximumInstanceCount: number({
    min: 1,
    max: FLEX.maximumInstanceCount.max,
    allowed: `a whole number from ${FLEX.maximumInstanceCount.min} to ${FLEX.maximumInstanceCount.max}`,
    code: 'AZFN2004',
    why: `the documentation gives ${FLEX.maximumInstanceCount.min} to ${FLEX.maximumInstanceCount.max}, and the provider refuses more (${FLEX.page})`,
  }),
  httpConcurrency: number({
    min: FLEX.httpConcurrency.min,
    max: FLEX.httpConcurrency.max,
    code: 'AZFN2005',
    why: `the provider refuses other numbers (${FLEX.page})`,
  }),
  alwaysReady: list(value('AlwaysReady', 'AlwaysReady.http(2)')),
  siteUpdateStrategy: choice('SiteUpdateStrategy', SiteUpdateStrategy),
  deploymentContainerName: nameOf(NAMES.container, { precondition: true, code: 'AZFN5002', example: 'app-package-orders' }),
};

/** How the props of an in-process app are read. */
export const IN_PROCESS_FIELDS: Fields = {
  ...APP_FIELDS,
  runtime: value(RUNTIMES, 'InProcessRuntime.DOTNET_8'),
};

const SLOT_FIELDS: Fields = {
  appSettings: APP_FIELDS.appSettings,
  slotSettings: APP_FIELDS.slotSettings,
  secretSettings: APP_FIELDS.secretSettings,
  connections: APP_FIELDS.connections,
  connectionStrings: APP_FIELDS.connectionStrings,
  tags: TAGS,
  identity: APP_FIELDS.identity,
  autoSwapSlotName: text({ literal: true, example: 'production' }),
  hostId: APP_FIELDS.hostId,
  contentShareName: APP_FIELDS.contentShareName,
  enabled: flag(),
  publicNetworkAccess: flag(),
  acknowledge: ACKNOWLEDGE,
};

/** How the options of a slot of an isolated app are read. */
export const ISOLATED_SLOT_FIELDS: Fields = { ...SLOT_FIELDS, runtime: value(RUNTIMES, 'IsolatedRuntime.DOTNET_10') };

/** How the options of a slot of an in-process app are read. */
export const IN_PROCESS_SLOT_FIELDS: Fields = { ...SLOT_FIELDS, runtime: value(RUNTIMES, 'InProcessRuntime.DOTNET_8') };

/** How the options of a slot with an isolated build beside an in-process app are read. */
export const MIGRATION_SLOT_FIELDS: Fields = { ...SLOT_FIELDS, runtime: value(RUNTIMES, 'IsolatedRuntime.DOTNET_10', { required: true }) };
