import { FACTS, STACK_FACTS } from '../fixtures/platform';
import { flag, list, lists, number, object, orNull, text, type Shape } from './azapi-body';
import { between, CONTAINER, id, identityId, isExpression, isOpen, matches, notEmpty, oneOf, subnetId, UUID } from './rule-kit';
import type { Block } from './stacks';

/*
 * What azapi 2.5 and later take, and what Azure takes of the bodies that the library writes: a body has the properties that are
 * listed here and no others, because what Flex Consumption does not know it refuses or ignores.
 */

type Check = (block: Block) => string[];

const SITE_TYPE = 'Microsoft.Web/sites@2024-11-01';
const ACCOUNT_TYPE = 'Microsoft.Storage/storageAccounts@2023-05-01';
const CONTAINER_TYPE = 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01';
const SHARE_TYPE = 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01';
const EASY_AUTH_TYPE = 'Microsoft.Web/sites/config@2024-11-01';

const COMMON: Readonly<Record<string, Shape>> = {
  type: text(),
  name: text(notEmpty),
  parent_id: text(matches(/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/)),
  body: object({}),
  ignore_casing: flag(),
  ignore_missing_property: flag(),
  ignore_null_property: flag(),
  locks: list(text(notEmpty)),
  response_export_values: list(text(notEmpty)),
  retry: object({}),
  timeouts: object({}),
};

/** Arguments of the resources of AzAPI; `body` is checked by its type. */
const ARGUMENTS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  azapi_resource: {
    ...COMMON,
    location: text(notEmpty),
    tags: (value, path) => (typeof value === 'object' && value !== null && Object.values(value).every((tag) => typeof tag === 'string') ? [] : [`${path} is no map of texts`]),
    identity: list(object({ type: text(oneOf('SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned')) }, { identity_ids: list(text(identityId)) })),
    schema_validation_enabled: flag(),
    ...Object.fromEntries(['create', 'read', 'update', 'delete'].map((verb) => [`${verb}_query_parameters`, lists])),
  },
  azapi_update_resource: COMMON,
};

/** Whether a resource is one of AzAPI. */
export const isAzapi = (type: string): boolean => Object.hasOwn(ARGUMENTS, type);

/** What is wrong with a resource of AzAPI by itself. */
export function azapiProblems(resourceType: string, block: Block): string[] {
  const { lifecycle: _lifecycle, depends_on: _dependsOn, ...own } = block;
  const shapes = ARGUMENTS[resourceType];
  const found = Object.entries(own).filter(([, value]) => value !== undefined).flatMap(([name, value]) => {
    if (!Object.hasOwn(shapes, name)) return [`${name} is no argument`];
    return name === 'body' ? [] : shapes[name](value, name);
  });
  for (const name of ['type', 'name', 'parent_id', 'body']) if (block[name] === undefined) found.push(`${name} is missing`);
  // Without a list everything that is read-only becomes part of the state, keys included.
  if (block.response_export_values === undefined) found.push('response_export_values is missing, so that all of the answer is kept');
  if (block.ignore_casing !== true) found.push('ignore_casing is not on, so that an answer in another case is a change');
  const rules = TYPES[String(block.type)];
  if (rules === undefined) return [...found, `type is ${String(block.type)}, which this library does not write`];
  if (rules.resource !== resourceType) found.push(`${String(block.type)} is written with ${resourceType}`);
  const wrong = [...found, ...rules.body(block.body, '')];
  // How parts fit together is looked at once each of them is right.
  return wrong.length > 0 ? wrong : rules.checks.flatMap((check) => check(block));
}

const RUNTIMES = Object.values(STACK_FACTS).flatMap(({ flexRuntime }) => (flexRuntime === null ? [] : [`${flexRuntime.name} ${flexRuntime.version}`]));
/** The platform sets the version of the host by itself, and takes it. */
const HARMLESS = ['FUNCTIONS_EXTENSION_VERSION'];
const NOT_ON_FLEX = [
  ...(FACTS.deprecatedFlexAppSettings as readonly { readonly name: string }[]).map(({ name }) => name).filter((name) => !HARMLESS.includes(name)),
  'WEBSITE_MOUNT_ENABLED', 'WEBSITE_TIME_ZONE', 'TZ', 'APPINSIGHTS_INSTRUMENTATIONKEY',
  'DEPLOYMENT_STORAGE_CONNECTION_STRING', 'AzureWebJobsDashboard',
];

/** Whether Flex Consumption has a runtime; versions newer than all that are known may come, in the form of the others. */
function runs(name: string, version: string): boolean {
  const versions = RUNTIMES.filter((runtime) => runtime.startsWith(`${name} `)).map((runtime) => runtime.slice(name.length + 1));
  const [major, ...rest] = version.split('.').map(Number);
  const form = versions.some((other) => other.split('.').length === rest.length + 1);
  return versions.includes(version) || (form && versions.every((other) => Number(other.split('.')[0]) < major || (Number(other.split('.')[0]) === major && Number(other.split('.')[1]) < rest[0])));
}

const SWITCH = oneOf('Enabled', 'Disabled');
const ACTION = oneOf('Allow', 'Deny');
const TLS = oneOf('1.0', '1.1', '1.2', '1.3');

const restriction = object(
  { priority: number(between(1, 2_147_483_647)), action: text(ACTION) },
  { ipAddress: text(notEmpty), tag: text(oneOf('ServiceTag')), vnetSubnetResourceId: text(subnetId), name: text(notEmpty), description: text(notEmpty), headers: orNull(lists) },
);

/** Names of a list, in an order that never changes, each once without regard to case. */
const inOrder = (items: readonly unknown[]): string | undefined => {
  const names = items.map((item) => String((item as Block).name));
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) return 'has a name twice, compared without case';
  return names.join('\n') === [...names].sort().join('\n') ? undefined : 'is out of order';
};

const siteConfig = object(
  {
    appSettings: list(object({ name: text(matches(/^[0-9A-Za-z._:-]+$/)), value: text() }), inOrder),
    connectionStrings: list(object({ name: text(notEmpty), type: text(notEmpty), connectionString: text(notEmpty) }), inOrder),
    minTlsVersion: text(TLS),
    scmMinTlsVersion: text(TLS),
    http20Enabled: flag(),
    webSocketsEnabled: flag(),
    remoteDebuggingEnabled: flag(),
    loadBalancing: text(oneOf('LeastRequests', 'WeightedRoundRobin', 'LeastResponseTime', 'WeightedTotalTraffic', 'RequestHash', 'PerSiteRoundRobin')),
    publicNetworkAccess: text(SWITCH),
    cors: object({ allowedOrigins: list(text(notEmpty)), supportCredentials: flag() }),
    ipSecurityRestrictions: list(restriction),
    ipSecurityRestrictionsDefaultAction: text(ACTION),
    scmIpSecurityRestrictions: list(restriction),
    scmIpSecurityRestrictionsDefaultAction: text(ACTION),
    scmIpSecurityRestrictionsUseMain: flag(),
  },
  {
    remoteDebuggingVersion: text(oneOf('VS2022')),
    appCommandLine: text(),
    apiDefinition: object({ url: text(matches(/^https?:\/\/./)) }),
    apiManagementConfig: object({ id: text(id('Microsoft[.]ApiManagement/service/[^/]+/apis/[^/]+')) }),
    defaultDocuments: list(text()),
  },
);

const functionAppConfig = object(
  {
    deployment: object({
      storage: object({
        type: text(oneOf('blobContainer')),
        value: text(matches(new RegExp(`^https://[0-9A-Za-z.-]+/${CONTAINER}$`))),
        authentication: object({ type: text(oneOf('SystemAssignedIdentity', 'UserAssignedIdentity')) }, { userAssignedIdentityResourceId: text(identityId) }),
      }),
    }),
    runtime: object({ name: text(oneOf(...RUNTIMES.map((runtime) => runtime.split(' ')[0]))), version: text(notEmpty) }),
    scaleAndConcurrency: object({
      instanceMemoryMB: number(oneOf(512, 2048, 4096)),
      maximumInstanceCount: number(between(1, 1000)),
      alwaysReady: list(object({ name: text(matches(/^(http|blob|durable|function:[^A-Z]+)$/)), instanceCount: number(between(1, 1000)) })),
      triggers: orNull(object({ http: object({ perInstanceConcurrency: number(between(1, 1000)) }) })),
    }),
  },
  { siteUpdateStrategy: object({ type: text(oneOf('Recreate', 'RollingUpdate')) }) },
);

const SITE_BODY = object({
  kind: text(oneOf('functionapp,linux')),
  properties: object(
    {
      serverFarmId: text(id('Microsoft[.]Web/serverFarms/[^/]+')),
      enabled: flag(),
      httpsOnly: flag(),
      publicNetworkAccess: text(SWITCH),
      clientCertEnabled: flag(),
      virtualNetworkSubnetId: orNull(text(subnetId)),
      keyVaultReferenceIdentity: text((value) => (value === 'SystemAssigned' ? undefined : identityId(value))),
      functionAppConfig,
      siteConfig,
    },
    { clientCertMode: text(oneOf('Required', 'Optional', 'OptionalInteractiveUser')), clientCertExclusionPaths: text() },
  ),
});

const site: Check = ({ name, location, identity, body, locks, delete_query_parameters: onDelete }) => {
  const found: string[] = [];
  // Azure deletes a plan together with its last app, and the plan is a resource of its own.
  if (String((onDelete as Block | undefined)?.deleteEmptyServerFarm) !== 'false') found.push('takes its plan with it when it is deleted');
  if (location === undefined) found.push('location is missing');
  if (!isExpression(name) && !/^[0-9A-Za-z]([0-9A-Za-z-]{0,58}[0-9A-Za-z])?$/.test(String(name))) found.push('name is none of an app');
  const { properties } = body as Block;
  const { deployment, runtime, scaleAndConcurrency: scale } = properties.functionAppConfig as Block;
  const [own = {}] = (identity ?? []) as Block[];
  const has = (wanted: unknown): boolean => isExpression(own.identity_ids) || ((own.identity_ids ?? []) as unknown[]).some((each) => each === wanted || isOpen(each));
  const system = String(own.type).includes('SystemAssigned');

  const { type, userAssignedIdentityResourceId: fetches } = deployment.storage.authentication as Block;
  if ((type === 'UserAssignedIdentity') !== (fetches !== undefined)) found.push(`the package is fetched with ${String(type)} and the id ${String(fetches)}`);
  if (fetches !== undefined && !isOpen(fetches) && !has(fetches)) found.push('the package is fetched with an identity that the app does not have');
  if (type === 'SystemAssignedIdentity' && !system) found.push('the package is fetched with a system-assigned identity that the app does not have');
  const { keyVaultReferenceIdentity: reads } = properties as Block;
  if (reads !== 'SystemAssigned' && !isOpen(reads) && !has(reads)) found.push('Key Vault references are read with an identity that the app does not have');
  if (String(own.type).includes('UserAssigned') !== (own.identity_ids !== undefined)) found.push(`identity has ${String(own.type)} with ${own.identity_ids === undefined ? 'no ' : ''}identity_ids`);

  if (!isExpression(runtime.version) && !runs(String(runtime.name), String(runtime.version))) {
    found.push(`the runtime is ${String(runtime.name)} ${String(runtime.version)}, which Flex Consumption does not have`);
  }
  const counts = (scale.alwaysReady as Block[]).map(({ instanceCount }): unknown => instanceCount);
  const sum = counts.reduce<number>((total, count) => total + (isExpression(count) ? 0 : Number(count)), 0);
  if (!isExpression(scale.maximumInstanceCount) && sum > Number(scale.maximumInstanceCount)) found.push(`has ${sum} always ready instances, above maximumInstanceCount`);
  const groups = (scale.alwaysReady as Block[]).map((group) => String(group.name));
  if (new Set(groups).size !== groups.length) found.push('has an always ready group twice');
  if (properties.publicNetworkAccess !== properties.siteConfig.publicNetworkAccess) found.push('says two things about publicNetworkAccess');
  const subnet: unknown = properties.virtualNetworkSubnetId;
  if (subnet !== null && !((locks ?? []) as unknown[]).includes(subnet)) found.push('joins a subnet that others may join at the same time');
  return [...found, ...settingProblems(properties.siteConfig.appSettings as Block[], system, own)];
};

/** App settings of an app whose host has no key. */
function settingProblems(settings: readonly Block[], system: boolean, identity: Block): string[] {
  const found: string[] = [];
  const value = (name: string): string | undefined => settings.find((setting) => setting.name === name)?.value as string | undefined;
  for (const name of NOT_ON_FLEX) {
    if (settings.some((setting) => String(setting.name).toLowerCase() === name.toLowerCase())) found.push(`has the app setting ${name}, which Flex Consumption does not take`);
  }
  const ways = ['AzureWebJobsStorage', 'AzureWebJobsStorage__accountName', 'AzureWebJobsStorage__blobServiceUri'].filter((name) => value(name) !== undefined);
  if (ways.length !== 1) found.push(`finds its storage with ${ways.length === 0 ? 'nothing' : ways.join(' and ')}`);
  const secret = value('AzureWebJobsStorage');
  if (secret !== undefined && !secret.startsWith('@Microsoft.KeyVault(')) found.push('has a connection string in AzureWebJobsStorage');
  if (value('AzureWebJobsStorage__blobServiceUri') !== undefined) {
    for (const service of ['queue', 'table']) {
      const uri = value(`AzureWebJobsStorage__${service}ServiceUri`);
      if (uri !== undefined && !/^(https:\/\/|\$\{)/.test(uri)) found.push(`has ${uri} for ${service}s`);
    }
  }
  const clientId = value('AzureWebJobsStorage__clientId');
  if ((clientId === undefined) !== (value('AzureWebJobsStorage__credential') === undefined)) found.push('names an identity by halves');
  if (clientId !== undefined && secret !== undefined) found.push('has a secret and an identity for its storage');
  if (clientId === undefined && secret === undefined && !system) found.push('reaches its storage with a system-assigned identity that it does not have');
  if (clientId !== undefined && identity.identity_ids === undefined) found.push('reaches its storage with a user-assigned identity that it does not have');
  if (clientId !== undefined && !isExpression(clientId) && UUID(clientId) !== undefined) found.push(`has the client id ${clientId}`);
  return found;
}

const ACCOUNT_BODY = object({
  kind: text(oneOf('StorageV2')),
  sku: object({ name: text(oneOf('Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_RAGRS', 'Standard_GZRS', 'Standard_RAGZRS')) }),
  properties: object({
    allowSharedKeyAccess: flag(),
    defaultToOAuthAuthentication: flag(),
    allowBlobPublicAccess: flag(oneOf(false)),
    allowCrossTenantReplication: flag(oneOf(false)),
    minimumTlsVersion: text(oneOf('TLS1_2')),
    supportsHttpsTrafficOnly: flag(oneOf(true)),
    publicNetworkAccess: text(SWITCH),
    networkAcls: object({ bypass: text(oneOf('AzureServices', 'None')), defaultAction: text(ACTION) }),
  }),
});

const account: Check = ({ name, location, body, response_export_values: kept }) => {
  const { properties } = body as Block;
  const { publicNetworkAccess: access, networkAcls: rules, allowSharedKeyAccess: keys, defaultToOAuthAuthentication: oauth } = properties as Block;
  return [
    ...(location === undefined ? ['location is missing'] : []),
    ...(isExpression(name) || /^[0-9a-z]{3,24}$/.test(String(name)) ? [] : ['name is none of an account']),
    ...((access === 'Enabled') === (rules.defaultAction === 'Allow') ? [] : [`is ${String(access)} for public networks, and answers ${String(rules.defaultAction)}`]),
    ...(keys === false && oauth === false ? ['takes keys nowhere, and the portal asks with one'] : []),
    ...((kept as string[]).some((path) => !path.startsWith('properties.primaryEndpoints.')) ? ['keeps more of the answer than endpoints'] : []),
  ];
};

/** A part of an account: a container of blobs, or a share of files. */
const partOf = (service: 'blob' | 'file'): Check => ({ name, parent_id: parent, location, identity, tags }) => [
  ...(isExpression(name) || new RegExp(`^${CONTAINER}$`).test(String(name)) ? [] : ['name is none of a container or share']),
  ...(new RegExp(`/${service}Services/default$`).test(String(parent)) ? [] : [`parent_id is not that of the ${service}s of an account`]),
  ...([location, identity, tags].every((value) => value === undefined) ? [] : ['location, identity or tags are none of a part of an account']),
];

const easyAuth: Check = ({ name, body }) => [
  ...(name === 'authsettingsV2' ? [] : ['name is not authsettingsV2']),
  ...Object.keys(((body ?? {}) as Block).properties as object)
    .filter((part) => !['platform', 'globalValidation', 'httpSettings', 'login', 'identityProviders'].includes(part))
    .map((part) => `properties.${part} is no property that is taken`),
];

const free: Shape = (value, path) => (typeof value === 'object' && value !== null ? [] : [`${path} is no object`]);

/** The types that the library writes, by what is called their type in AzAPI. */
const TYPES: Readonly<Record<string, { readonly resource: string; readonly body: Shape; readonly checks: readonly Check[] }>> = {
  [SITE_TYPE]: { resource: 'azapi_resource', body: SITE_BODY, checks: [site] },
  [ACCOUNT_TYPE]: { resource: 'azapi_resource', body: ACCOUNT_BODY, checks: [account] },
  [CONTAINER_TYPE]: { resource: 'azapi_resource', body: object({ properties: object({ publicAccess: text(oneOf('None')) }) }), checks: [partOf('blob')] },
  [SHARE_TYPE]: { resource: 'azapi_resource', body: object({ properties: object({ shareQuota: number(between(1, 102_400)) }) }), checks: [partOf('file')] },
  [EASY_AUTH_TYPE]: { resource: 'azapi_update_resource', body: object({ properties: free }), checks: [easyAuth] },
};
