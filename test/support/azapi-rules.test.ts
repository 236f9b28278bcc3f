import { azapiProblems } from './azapi-rules';
import { schemaProblems } from './azurerm-schema';
import { put } from './put';
import type { Block, Synthesized } from './stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders';
const IDENTITY_ID = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const SUBNET_ID = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`;
const RESOURCE = 'azapi_resource';
const UPDATE = 'azapi_update_resource';

const setting = (name: string, value = '1') => ({ name, value });
const NAMED = [
  setting('AzureWebJobsStorage__accountName', 'stordersprod'),
  setting('AzureWebJobsStorage__clientId', '11111111-2222-3333-4444-555555555555'),
  setting('AzureWebJobsStorage__credential', 'managedidentity'),
];

const site = (): Block => ({
  type: 'Microsoft.Web/sites@2024-11-01',
  name: 'func-orders',
  parent_id: GROUP,
  location: 'westeurope',
  identity: [{ type: 'UserAssigned', identity_ids: [IDENTITY_ID] }],
  ignore_casing: true,
  schema_validation_enabled: false,
  response_export_values: ['properties.defaultHostName'],
  delete_query_parameters: { deleteEmptyServerFarm: ['false'] },
  body: {
    kind: 'functionapp,linux',
    properties: {
      serverFarmId: '${azurerm_service_plan.Plan.id}',
      enabled: true,
      httpsOnly: true,
      publicNetworkAccess: 'Enabled',
      clientCertEnabled: false,
      virtualNetworkSubnetId: null,
      keyVaultReferenceIdentity: IDENTITY_ID,
      functionAppConfig: {
        deployment: {
          storage: {
            type: 'blobContainer', value: 'https://stordersprod.blob.core.windows.net/app-package',
            authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: IDENTITY_ID },
          },
        },
        runtime: { name: 'dotnet-isolated', version: '10.0' },
        scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 100, alwaysReady: [], triggers: null },
      },
      siteConfig: {
        appSettings: NAMED,
        connectionStrings: [],
        minTlsVersion: '1.2',
        scmMinTlsVersion: '1.2',
        http20Enabled: false,
        webSocketsEnabled: false,
        remoteDebuggingEnabled: false,
        loadBalancing: 'LeastRequests',
        publicNetworkAccess: 'Enabled',
        cors: { allowedOrigins: [], supportCredentials: false },
        ipSecurityRestrictions: [],
        ipSecurityRestrictionsDefaultAction: 'Allow',
        scmIpSecurityRestrictions: [],
        scmIpSecurityRestrictionsDefaultAction: 'Allow',
        scmIpSecurityRestrictionsUseMain: false,
      },
    },
  },
});

const account = (): Block => ({
  type: 'Microsoft.Storage/storageAccounts@2023-05-01', name: 'stordersprod', parent_id: GROUP, location: 'westeurope', ignore_casing: true,
  response_export_values: ['properties.primaryEndpoints.blob'],
  body: {
    kind: 'StorageV2',
    sku: { name: 'Standard_LRS' },
    properties: {
      allowSharedKeyAccess: false, defaultToOAuthAuthentication: true, allowBlobPublicAccess: false, allowCrossTenantReplication: false,
      minimumTlsVersion: 'TLS1_2', supportsHttpsTrafficOnly: true, publicNetworkAccess: 'Enabled', networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
    },
  },
});

const container = (): Block => ({
  type: 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01', name: 'app-package', ignore_casing: true, response_export_values: [],
  parent_id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod/blobServices/default`, body: { properties: { publicAccess: 'None' } },
});

const share = (): Block => ({
  type: 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01', name: 'content-func-orders', ignore_casing: true, response_export_values: [],
  parent_id: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod/fileServices/default`, body: { properties: { shareQuota: 5120 } },
});

const easyAuth = (): Block => ({
  type: 'Microsoft.Web/sites/config@2024-11-01', name: 'authsettingsV2', parent_id: `${GROUP}/providers/Microsoft.Web/sites/func-orders`, ignore_casing: true,
  response_export_values: [], body: { properties: { platform: { enabled: true } } },
});

const RIGHT = { site, account, container, share, easyAuth } as const;
const resourceOf = (name: keyof typeof RIGHT): string => (name === 'easyAuth' ? UPDATE : RESOURCE);

const P = 'body.properties';
const CONFIG = `${P}.functionAppConfig`;
const SITE = `${P}.siteConfig`;
const SETTINGS = `${SITE}.appSettings`;

describe('the checker of AzAPI', () => {
  test.each(Object.keys(RIGHT) as (keyof typeof RIGHT)[])('finds nothing wrong with a right %s', (name) => {
    expect(azapiProblems(resourceOf(name), RIGHT[name]())).toEqual([]);
  });

  test.each([['dotnet-isolated', '12.0'], ['python', '3.15'], ['node', '26']])('takes versions that may come: %s %s', (name, version) => {
    expect(azapiProblems(RESOURCE, put(site(), `${CONFIG}.runtime`, { name, version }))).toEqual([]);
  });

  test('takes tokens nearly everywhere', () => {
    const token = '${var.a}';
    const changed = [
      'name', 'location', `${P}.serverFarmId`, `${P}.enabled`, `${CONFIG}.deployment.storage.value`, `${CONFIG}.runtime.version`, `${CONFIG}.scaleAndConcurrency.instanceMemoryMB`,
      `${CONFIG}.scaleAndConcurrency.maximumInstanceCount`, `${SITE}.minTlsVersion`, `${SITE}.cors.allowedOrigins`,
    ].reduce((block, path) => put(block, path, token), site());
    expect(azapiProblems(RESOURCE, changed)).toEqual([]);
  });

  test.each<[string, keyof typeof RIGHT, string, unknown, string]>([
    ['an argument of the other resource', 'easyAuth', 'location', 'westeurope', 'location is no argument'],
    ['an argument that does not exist', 'site', 'resource_group_name', 'rg', 'resource_group_name is no argument'],
    ['everything of the answer', 'site', 'response_export_values', undefined, 'response_export_values is missing'],
    ['an answer in another case', 'site', 'ignore_casing', undefined, 'ignore_casing is not on'],
    ['another version', 'site', 'type', 'Microsoft.Web/sites@2023-12-01', 'which this library does not write'],
    ['no parent', 'site', 'parent_id', undefined, 'parent_id is missing'],
    ['a plan that goes with its app', 'site', 'delete_query_parameters', undefined, 'takes its plan with it'],
    ['no place', 'site', 'location', undefined, 'location is missing'],
    ['a name of no app', 'site', 'name', '-orders', 'name is none of an app'],
    ['an identity that is no list', 'site', 'identity', { type: 'SystemAssigned' }, 'identity is no list'],
    // what Flex Consumption does not take
    ['an app that stays loaded', 'site', `${SITE}.alwaysOn`, true, 'alwaysOn is no property that is taken'],
    ['a stack', 'site', `${SITE}.linuxFxVersion`, 'DOTNET-ISOLATED|10.0', 'linuxFxVersion is no property'],
    ['FTP', 'site', `${SITE}.ftpsState`, 'Disabled', 'ftpsState is no property'],
    ['a worker of 32 bits', 'site', `${SITE}.use32BitWorkerProcess`, false, 'use32BitWorkerProcess is no property'],
    ['routing', 'site', `${P}.vnetRouteAllEnabled`, true, 'vnetRouteAllEnabled is no property'],
    ['scaling of other plans', 'site', `${SITE}.functionAppScaleLimit`, 1, 'functionAppScaleLimit is no property'],
    ['a health check', 'site', `${SITE}.healthCheckPath`, '/', 'healthCheckPath is no property'],
    ['an app for Windows', 'site', 'body.kind', 'functionapp', 'kind is not one of'],
    ['no plan', 'site', `${P}.serverFarmId`, undefined, 'is no'],
    ['a setting of the worker', 'site', SETTINGS, [...NAMED, setting('FUNCTIONS_WORKER_RUNTIME')], 'FUNCTIONS_WORKER_RUNTIME, which Flex Consumption does not take'],
    ['the same in another case', 'site', SETTINGS, [...NAMED, setting('website_run_from_package')], 'WEBSITE_RUN_FROM_PACKAGE'],
    ['a time zone', 'site', SETTINGS, [...NAMED, setting('TZ')], 'TZ, which'],
    ['settings out of order', 'site', SETTINGS, [...NAMED].reverse(), 'appSettings is out of order'],
    ['a setting twice', 'site', SETTINGS, [...NAMED, setting('azurewebjobsstorage__clientid')], 'has a name twice'],
    ['a runtime of no version', 'site', `${CONFIG}.runtime`, { name: 'dotnet-isolated', version: '10' }, 'the runtime is dotnet-isolated 10'],
    ['a runtime that was given up', 'site', `${CONFIG}.runtime`, { name: 'dotnet-isolated', version: '7.0' }, 'the runtime is dotnet-isolated 7.0'],
    ['a runtime of no name', 'site', `${CONFIG}.runtime`, { name: 'dotnet', version: '8.0' }, 'runtime.name is not one of'],
    ['a size that is not offered', 'site', `${CONFIG}.scaleAndConcurrency.instanceMemoryMB`, 1024, 'instanceMemoryMB is not one of'],
    ['too many instances', 'site', `${CONFIG}.scaleAndConcurrency.maximumInstanceCount`, 1001, 'maximumInstanceCount is not a whole number'],
    ['a group in capitals', 'site', `${CONFIG}.scaleAndConcurrency.alwaysReady`, [{ name: 'function:Ping', instanceCount: 1 }], 'name does not match'],
    ['a group of none', 'site', `${CONFIG}.scaleAndConcurrency.alwaysReady`, [{ name: 'http', instanceCount: 0 }], 'instanceCount is not'],
    ['more that are ready than there may be', 'site', `${CONFIG}.scaleAndConcurrency.alwaysReady`, [{ name: 'http', instanceCount: 101 }], 'has 101 always ready instances'],
    ['a group twice', 'site', `${CONFIG}.scaleAndConcurrency.alwaysReady`, [{ name: 'http', instanceCount: 1 }, { name: 'http', instanceCount: 1 }], 'always ready group twice'],
    ['concurrency of none', 'site', `${CONFIG}.scaleAndConcurrency.triggers`, { http: { perInstanceConcurrency: 0 } }, 'perInstanceConcurrency is not'],
    ['a strategy that does not exist', 'site', `${CONFIG}.siteUpdateStrategy`, { type: 'BlueGreen' }, 'siteUpdateStrategy.type is not one of'],
    ['two answers about public access', 'site', `${SITE}.publicNetworkAccess`, 'Disabled', 'says two things about publicNetworkAccess'],
    ['a subnet without a lock', 'site', `${P}.virtualNetworkSubnetId`, SUBNET_ID, 'joins a subnet that others may join'],
    ['a lower-case plan id', 'site', `${P}.serverFarmId`, `${GROUP}/providers/Microsoft.Web/serverfarms/plan`, 'serverFarmId does not match'],
    ['a restriction without a priority', 'site', `${SITE}.ipSecurityRestrictions`, [{ action: 'Allow' }], 'ipSecurityRestrictions[0].priority is missing'],
    // how it reaches storage
    ['a package that is fetched with a key', 'site', `${CONFIG}.deployment.storage.authentication`, { type: 'StorageAccountConnectionString' }, 'authentication.type is not one of'],
    ['a package that is fetched by somebody else', 'site', `${CONFIG}.deployment.storage.authentication.userAssignedIdentityResourceId`, `${IDENTITY_ID}-2`, 'an identity that the app does not have'],
    ['a package that is fetched by nobody', 'site', `${CONFIG}.deployment.storage.authentication`, { type: 'UserAssignedIdentity' }, 'with UserAssignedIdentity and the id undefined'],
    ['a package that is fetched by the app itself', 'site', `${CONFIG}.deployment.storage.authentication`, { type: 'SystemAssignedIdentity' }, 'a system-assigned identity that the app does not have'],
    ['secrets that somebody else reads', 'site', `${P}.keyVaultReferenceIdentity`, `${IDENTITY_ID}-2`, 'Key Vault references are read'],
    ['the id of a container', 'site', `${CONFIG}.deployment.storage.value`, `${GROUP}/x`, 'value does not match'],
    ['no storage', 'site', SETTINGS, [], 'finds its storage with nothing'],
    ['a connection string', 'site', SETTINGS, [setting('AzureWebJobsStorage', 'AccountName=a;AccountKey=b')], 'has a connection string in AzureWebJobsStorage'],
    ['an empty connection string beside an account', 'site', SETTINGS, [setting('AzureWebJobsStorage', ''), ...NAMED], 'AzureWebJobsStorage and AzureWebJobsStorage__accountName'],
    ['a secret and an identity', 'site', SETTINGS, [setting('AzureWebJobsStorage', '@Microsoft.KeyVault(SecretUri=a)'), ...NAMED.slice(1)], 'a secret and an identity'],
    ['half an identity', 'site', SETTINGS, NAMED.slice(0, 2), 'names an identity by halves'],
    ['no identity', 'site', SETTINGS, NAMED.slice(0, 1), 'a system-assigned identity that it does not have'],
    ['an identity that is not there', 'site', 'identity', [{ type: 'SystemAssigned' }], 'a user-assigned identity that it does not have'],
    ['the key of storage by the setting of old', 'site', SETTINGS, [setting('APPINSIGHTS_INSTRUMENTATIONKEY'), ...NAMED], 'APPINSIGHTS_INSTRUMENTATIONKEY'],
    // accounts and containers
    ['an account that answers whom it does not hear', 'account', `${P}.publicNetworkAccess`, 'Disabled', 'is Disabled for public networks, and answers Allow'],
    ['an account that anybody reads', 'account', `${P}.allowBlobPublicAccess`, true, 'allowBlobPublicAccess is not one of'],
    ['an account of old TLS', 'account', `${P}.minimumTlsVersion`, 'TLS1_0', 'minimumTlsVersion is not one of'],
    ['keys of the answer', 'account', 'response_export_values', ['*'], 'keeps more of the answer than endpoints'],
    ['an account in capitals', 'account', 'name', 'stOrders', 'name is none of an account'],
    ['a container of an account', 'container', 'parent_id', `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod`, 'parent_id is not that of the blobs'],
    ['a container that anybody reads', 'container', `${P}.publicAccess`, 'Blob', 'publicAccess is not one of'],
    ['a container in a place', 'container', 'location', 'westeurope', 'location, identity or tags are none of a part'],
    ['a share of blobs', 'share', 'parent_id', `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod/blobServices/default`, 'parent_id is not that of the files'],
    ['a share larger than there are', 'share', `${P}.shareQuota`, 102_401, 'shareQuota is not a whole number'],
    ['settings of another name', 'easyAuth', 'name', 'authsettings', 'name is not authsettingsV2'],
    ['settings of the first generation', 'easyAuth', `${P}.unauthenticatedClientAction`, 'a', 'unauthenticatedClientAction is no property'],
  ])('refuses %s', (_, name, path, value, problem) => {
    const changed = put(RIGHT[name](), path, value);
    const found = azapiProblems(resourceOf(name), path.endsWith('serverFarmId') && value === undefined ? put(changed, path, null) : changed);
    expect(found.join('\n')).toContain(problem);
  });

  test('wants each type with its resource', () => {
    expect(azapiProblems(RESOURCE, easyAuth())).toEqual(['Microsoft.Web/sites/config@2024-11-01 is written with azapi_resource']);
  });
});

describe('the checker of a file with AzAPI', () => {
  const providers = { terraform: { required_providers: { azapi: { source: 'Azure/azapi' } } }, provider: { azapi: [{}] } };
  const plan = (sku: string) => ({ name: 'plan', resource_group_name: 'rg', location: 'westeurope', os_type: 'Linux', sku_name: sku });
  const file = (sites: Record<string, Block>, sku = 'FC1'): Synthesized => ({
    ...providers, resource: { azapi_resource: sites, azurerm_service_plan: { Plan: plan(sku) } },
  });

  test('finds nothing wrong with a right one', () => {
    expect(schemaProblems(file({ Site: site(), Account: account() }))).toEqual([]);
  });

  test('finds apps on one plan, and on a plan of another kind', () => {
    expect(schemaProblems(file({ Site: site(), Other: site() }))).toEqual(['azapi_resource.Other: shares its plan']);
    expect(schemaProblems(file({ Site: site() }, 'EP1'))).toEqual(['azapi_resource.Site: is on another plan than FC1 (EP1)']);
  });

  test('finds two accounts of one name, whoever writes them', () => {
    const other = { name: 'stordersprod', resource_group_name: 'rg', location: 'westeurope', account_tier: 'Standard', account_replication_type: 'LRS', min_tls_version: 'TLS1_2', allow_nested_items_to_be_public: false };
    const json = file({ Account: account() });
    expect(schemaProblems({ ...json, resource: { ...json.resource, azurerm_storage_account: { A: other } } })).toEqual(['two storage accounts have one name']);
  });
});
