import {
  AlwaysReady,
  ApplicationInsights,
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionAccess,
  ConnectionStringType,
  ContainerImage,
  FunctionAppIdentity,
  FunctionsVersion,
  HostStorage,
  IdentityConnection,
  IpRestriction,
  IpRestrictionAction,
  KeyVaultSecret,
  LoadBalancingMode,
  SiteUpdateStrategy,
  StorageMount,
  TlsVersion,
} from '../../src';
import { CLASSIC, EVERYWHERE, ON_FLEX, ON_LINUX, ON_WINDOWS, PLACES, type PlaceName } from './places';
import type { Block } from './stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers';
const IDENTITY_ID = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
export const SUBNET_ID = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`;
const API_ID = `${GROUP}/Microsoft.ApiManagement/service/apim-contoso/apis/orders`;

/** What the resource has with a prop, and what at the same places without it; `undefined` stands for nothing. */
export interface Shown {
  readonly shows: Block;
  readonly otherwise: Block;
}

/** How one prop shows in the resource. */
export interface PropCase {
  readonly value: unknown;
  /** Other props that the prop needs. */
  readonly beside?: Block;
  /** In a resource of azurerm: what is there with the prop. */
  readonly shows: Block;
  /** In a resource of azurerm: what is there without the prop. */
  readonly otherwise: Block;
  /** In an app that AzAPI writes, as `flexSite` lays it out. */
  readonly onSite?: Shown;
  /** Where the host has no key, in a resource of azurerm, if that makes a difference. */
  readonly keyless?: Partial<Shown>;
  /** Places that take the prop; all others refuse it. */
  readonly on: readonly PlaceName[];
  readonly code?: string;
}

const site = (shows: Block) => ({ site_config: shows });
/** A case for `siteConfig` of an app that AzAPI writes. */
const config = (shows: Block, otherwise: Block): { readonly onSite: Shown } => ({ onSite: { shows: { siteConfig: shows }, otherwise: { siteConfig: otherwise } } });
const property = (shows: Block, otherwise: Block): { readonly onSite: Shown } => ({ onSite: { shows, otherwise } });
const setting = (name: string, value: unknown): { readonly onSite: Shown } => config({ appSettings: { [name]: value } }, { appSettings: { [name]: undefined } });
const plans = (...names: string[]): PlaceName[] => EVERYWHERE.filter((place) => names.includes(PLACES[place].plan));
const FLEX: readonly PlaceName[] = ON_FLEX;
const KEYLESS_FLEX: readonly PlaceName[] = ['Flex Consumption'];
const ELASTIC = plans('elasticPremium');
const FIXED = plans('elasticPremium', 'dedicated');

const restriction = { action: 'Allow', ip_address: '203.0.113.0/24', priority: 65_000 };
const arm = { action: 'Allow', ipAddress: '203.0.113.0/24', priority: 65_000, headers: null };
const reference = (type: string, attribute: string): unknown => expect.stringMatching(new RegExp(`^\\$\\{${type}[.]\\w+[.]${attribute}\\}$`));
const SECRET_URI = 'https://kv-orders.vault.azure.net/secrets/orders-key';
const CONNECTION = 'InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/';
const NAMED = { clientId: '11111111-2222-3333-4444-555555555555', principalId: '66666666-7777-8888-9999-000000000000' };

/** A case for each prop that both constructs take. */
export const CASES: Readonly<Record<string, PropCase>> = {
  functionsVersion: {
    value: FunctionsVersion.V4, shows: { functions_extension_version: '~4' }, otherwise: { functions_extension_version: '~4' }, on: CLASSIC,
  },
  hostStorage: {
    value: HostStorage.accountKey({ storageAccountName: 'stordersprod', storageAccountAccessKey: 'the-key' }),
    shows: { storage_account_name: 'stordersprod', storage_account_access_key: 'the-key', storage_uses_managed_identity: undefined },
    otherwise: {
      storage_account_name: reference('azurerm_storage_account', 'name'),
      storage_account_access_key: reference('azurerm_storage_account', 'primary_access_key'),
      storage_uses_managed_identity: undefined,
    },
    keyless: { otherwise: { storage_account_name: reference('azapi_resource', 'name'), storage_account_access_key: undefined, storage_uses_managed_identity: true } },
    on: CLASSIC,
  },
  identity: {
    value: FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID]),
    shows: { identity: { type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY_ID] } },
    otherwise: { identity: { type: 'SystemAssigned', identity_ids: undefined } },
    keyless: { otherwise: { identity: { type: 'UserAssigned', identity_ids: [reference('azurerm_user_assigned_identity', 'id')] } } },
    ...property(
      { identity: { type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY_ID] } },
      { identity: { type: 'UserAssigned', identity_ids: [reference('azurerm_user_assigned_identity', 'id')] } },
    ),
    on: EVERYWHERE,
  },
  keyVaultReferenceIdentityId: {
    value: IDENTITY_ID, beside: { identity: FunctionAppIdentity.userAssigned([IDENTITY_ID], NAMED) },
    shows: { key_vault_reference_identity_id: IDENTITY_ID }, otherwise: { key_vault_reference_identity_id: undefined },
    keyless: { otherwise: { key_vault_reference_identity_id: reference('azurerm_user_assigned_identity', 'id') } },
    ...property({ keyVaultReferenceIdentity: IDENTITY_ID }, { keyVaultReferenceIdentity: reference('azurerm_user_assigned_identity', 'id') }),
    on: [...CLASSIC, ...KEYLESS_FLEX], code: 'AZFN5006',
  },
  appSettings: { value: { TOPIC: 'orders' }, shows: { app_settings: { TOPIC: 'orders' } }, otherwise: { app_settings: { TOPIC: undefined } }, ...setting('TOPIC', 'orders'), on: EVERYWHERE },
  slotSettings: {
    value: { ENVIRONMENT: 'production' },
    shows: { app_settings: { ENVIRONMENT: 'production' }, sticky_settings: { app_setting_names: ['ENVIRONMENT'] } },
    otherwise: { app_settings: { ENVIRONMENT: undefined }, sticky_settings: undefined },
    ...setting('ENVIRONMENT', 'production'), // there is no slot that it could be swapped to
    on: EVERYWHERE,
  },
  secretSettings: {
    value: { ORDERS_KEY: KeyVaultSecret.fromSecretUri(SECRET_URI) }, shows: { app_settings: { ORDERS_KEY: `@Microsoft.KeyVault(SecretUri=${SECRET_URI})` } },
    otherwise: { app_settings: { ORDERS_KEY: undefined } }, ...setting('ORDERS_KEY', `@Microsoft.KeyVault(SecretUri=${SECRET_URI})`), on: EVERYWHERE,
  },
  connections: {
    value: { Orders: IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER] }) },
    shows: { app_settings: { Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', Orders__clientId: undefined } },
    otherwise: { app_settings: { Orders__fullyQualifiedNamespace: undefined } },
    keyless: {
      shows: {
        app_settings: {
          Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', Orders__credential: 'managedidentity',
          Orders__clientId: reference('azurerm_user_assigned_identity', 'client_id'),
        },
      },
    },
    ...config(
      {
        appSettings: {
          Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', Orders__credential: 'managedidentity',
          Orders__clientId: reference('azurerm_user_assigned_identity', 'client_id'),
        },
      },
      { appSettings: { Orders__fullyQualifiedNamespace: undefined, Orders__clientId: undefined } },
    ),
    on: EVERYWHERE,
  },
  connectionStrings: {
    value: { Db: { connectionType: ConnectionStringType.SQL_AZURE, value: 'Server=sql' } },
    shows: { connection_string: [{ name: 'Db', type: 'SQLAzure', value: 'Server=sql' }] }, otherwise: { connection_string: undefined },
    ...config({ connectionStrings: [{ name: 'Db', type: 'SQLAzure', connectionString: 'Server=sql' }] }, { connectionStrings: [] }), on: EVERYWHERE,
  },
  tags: { value: { team: 'orders' }, shows: { tags: { team: 'orders' } }, otherwise: { tags: undefined }, ...property({ tags: { team: 'orders' } }, { tags: undefined }), on: EVERYWHERE },
  enabled: { value: false, shows: { enabled: false }, otherwise: { enabled: true }, ...property({ enabled: false }, { enabled: true }), on: EVERYWHERE },
  httpsOnly: { value: false, shows: { https_only: false }, otherwise: { https_only: true }, ...property({ httpsOnly: false }, { httpsOnly: true }), on: EVERYWHERE },
  publicNetworkAccess: {
    value: false, shows: { public_network_access_enabled: false }, otherwise: { public_network_access_enabled: true },
    ...property(
      { publicNetworkAccess: 'Disabled', siteConfig: { publicNetworkAccess: 'Disabled' } },
      { publicNetworkAccess: 'Enabled', siteConfig: { publicNetworkAccess: 'Enabled' } },
    ),
    on: EVERYWHERE,
  },
  clientCertificateMode: {
    value: ClientCertificateMode.REQUIRED,
    shows: { client_certificate_enabled: true, client_certificate_mode: 'Required' },
    otherwise: { client_certificate_enabled: undefined, client_certificate_mode: undefined },
    ...property({ clientCertEnabled: true, clientCertMode: 'Required' }, { clientCertEnabled: false, clientCertMode: undefined }),
    on: EVERYWHERE,
  },
  clientCertificateExclusionPaths: {
    value: ['/api/health', '/api/ping'], beside: { clientCertificateMode: ClientCertificateMode.REQUIRED },
    shows: { client_certificate_exclusion_paths: '/api/health;/api/ping' }, otherwise: { client_certificate_exclusion_paths: undefined },
    ...property({ clientCertExclusionPaths: '/api/health;/api/ping' }, { clientCertExclusionPaths: undefined }), on: EVERYWHERE,
  },
  minimumTlsVersion: {
    value: TlsVersion.TLS_1_3, shows: site({ minimum_tls_version: '1.3', scm_minimum_tls_version: '1.3' }),
    otherwise: site({ minimum_tls_version: '1.2', scm_minimum_tls_version: '1.2' }),
    ...config({ minTlsVersion: '1.3', scmMinTlsVersion: '1.3' }, { minTlsVersion: '1.2', scmMinTlsVersion: '1.2' }), on: EVERYWHERE,
  },
  http2Enabled: {
    value: true, shows: site({ http2_enabled: true }), otherwise: site({ http2_enabled: false }),
    ...config({ http20Enabled: true }, { http20Enabled: false }), on: EVERYWHERE,
  },
  websocketsEnabled: {
    value: true, shows: site({ websockets_enabled: true }), otherwise: site({ websockets_enabled: false }),
    ...config({ webSocketsEnabled: true }, { webSocketsEnabled: false }), on: EVERYWHERE,
  },
  use32BitWorker: {
    value: true, shows: site({ use_32_bit_worker: true }), otherwise: site({ use_32_bit_worker: false }), on: ON_WINDOWS,
  },
  alwaysOn: { value: false, shows: site({ always_on: false }), otherwise: site({ always_on: true }), on: plans('dedicated') },
  appScaleLimit: { value: 7, shows: site({ app_scale_limit: 7 }), otherwise: site({ app_scale_limit: undefined }), on: plans('consumption', 'elasticPremium') },
  elasticInstanceMinimum: {
    value: 3, shows: site({ elastic_instance_minimum: 3 }), otherwise: site({ elastic_instance_minimum: undefined }), on: ELASTIC,
  },
  preWarmedInstanceCount: {
    value: 2, shows: site({ pre_warmed_instance_count: 2 }), otherwise: site({ pre_warmed_instance_count: 1 }), on: ELASTIC,
  },
  runtimeScaleMonitoringEnabled: {
    value: true, shows: site({ runtime_scale_monitoring_enabled: true }), otherwise: site({ runtime_scale_monitoring_enabled: undefined }), on: ELASTIC,
  },
  workerCount: { value: 4, shows: site({ worker_count: 4 }), otherwise: site({ worker_count: undefined }), on: FIXED },
  healthCheckPath: {
    value: '/api/health', shows: site({ health_check_path: '/api/health', health_check_eviction_time_in_min: 10 }),
    otherwise: site({ health_check_path: undefined, health_check_eviction_time_in_min: undefined }), on: FIXED,
  },
  healthCheckEvictionMinutes: {
    value: 5, beside: { healthCheckPath: '/api/health' }, shows: site({ health_check_eviction_time_in_min: 5 }),
    otherwise: site({ health_check_eviction_time_in_min: undefined }), on: FIXED,
  },
  cors: {
    value: { allowedOrigins: ['https://contoso.example'], supportCredentials: true },
    shows: site({ cors: { allowed_origins: ['https://contoso.example'], support_credentials: true } }), otherwise: site({ cors: undefined }),
    ...config(
      { cors: { allowedOrigins: ['https://contoso.example'], supportCredentials: true } },
      { cors: { allowedOrigins: [], supportCredentials: false } }, // written, so that origins can be taken away
    ),
    on: EVERYWHERE,
  },
  ipRestrictions: {
    value: [IpRestriction.ipAddress('203.0.113.0/24')], shows: site({ ip_restriction: [restriction], ip_restriction_default_action: 'Deny' }),
    otherwise: site({ ip_restriction: undefined, ip_restriction_default_action: undefined }),
    ...config(
      { ipSecurityRestrictions: [arm], ipSecurityRestrictionsDefaultAction: 'Deny' },
      { ipSecurityRestrictions: [], ipSecurityRestrictionsDefaultAction: 'Allow' },
    ),
    on: EVERYWHERE,
  },
  ipRestrictionDefaultAction: {
    value: IpRestrictionAction.DENY, shows: site({ ip_restriction_default_action: 'Deny' }),
    otherwise: site({ ip_restriction_default_action: undefined }),
    ...config({ ipSecurityRestrictionsDefaultAction: 'Deny' }, { ipSecurityRestrictionsDefaultAction: 'Allow' }), on: EVERYWHERE,
  },
  scmIpRestrictions: {
    value: [IpRestriction.ipAddress('203.0.113.0/24')], shows: site({ scm_ip_restriction: [restriction], scm_ip_restriction_default_action: 'Deny' }),
    otherwise: site({ scm_ip_restriction: undefined, scm_ip_restriction_default_action: undefined }),
    ...config(
      { scmIpSecurityRestrictions: [arm], scmIpSecurityRestrictionsDefaultAction: 'Deny' },
      { scmIpSecurityRestrictions: [], scmIpSecurityRestrictionsDefaultAction: 'Allow' },
    ),
    on: EVERYWHERE,
  },
  scmIpRestrictionDefaultAction: {
    value: IpRestrictionAction.DENY, shows: site({ scm_ip_restriction_default_action: 'Deny' }),
    otherwise: site({ scm_ip_restriction_default_action: undefined }),
    ...config({ scmIpSecurityRestrictionsDefaultAction: 'Deny' }, { scmIpSecurityRestrictionsDefaultAction: 'Allow' }), on: EVERYWHERE,
  },
  scmUseMainIpRestriction: {
    value: true, shows: site({ scm_use_main_ip_restriction: true }), otherwise: site({ scm_use_main_ip_restriction: false }),
    ...config({ scmIpSecurityRestrictionsUseMain: true }, { scmIpSecurityRestrictionsUseMain: false }), on: EVERYWHERE,
  },
  virtualNetworkSubnetId: {
    value: SUBNET_ID, shows: { virtual_network_subnet_id: SUBNET_ID }, otherwise: { virtual_network_subnet_id: undefined },
    ...property({ virtualNetworkSubnetId: SUBNET_ID, locks: [SUBNET_ID] }, { virtualNetworkSubnetId: null, locks: undefined }),
    on: [...FLEX, ...FIXED], code: 'AZFN6001',
  },
  vnetRouteAllEnabled: {
    value: true, beside: { virtualNetworkSubnetId: SUBNET_ID }, shows: site({ vnet_route_all_enabled: true }),
    otherwise: site({ vnet_route_all_enabled: false }), on: FIXED, code: 'AZFN6001',
  },
  vnetImagePullEnabled: {
    value: true, shows: { vnet_image_pull_enabled: true }, otherwise: { vnet_image_pull_enabled: undefined }, on: FIXED, code: 'AZFN6001',
  },
  remoteDebuggingEnabled: {
    value: true, shows: site({ remote_debugging_enabled: true, remote_debugging_version: 'VS2022' }),
    otherwise: site({ remote_debugging_enabled: false, remote_debugging_version: undefined }),
    ...config({ remoteDebuggingEnabled: true, remoteDebuggingVersion: 'VS2022' }, { remoteDebuggingEnabled: false, remoteDebuggingVersion: undefined }), on: EVERYWHERE,
  },
  appServiceLogs: {
    value: { diskQuotaMb: 50, retentionPeriodDays: 7 }, shows: site({ app_service_logs: { disk_quota_mb: 50, retention_period_days: 7 } }),
    otherwise: site({ app_service_logs: undefined }), on: CLASSIC,
  },
  applicationInsights: {
    value: ApplicationInsights.existing({ connectionString: CONNECTION }), shows: site({ application_insights_connection_string: CONNECTION }),
    otherwise: site({ application_insights_connection_string: undefined }), ...setting('APPLICATIONINSIGHTS_CONNECTION_STRING', CONNECTION), on: EVERYWHERE,
  },
  applicationInsightsConnectionString: {
    value: 'InstrumentationKey=1', shows: site({ application_insights_connection_string: 'InstrumentationKey=1' }),
    otherwise: site({ application_insights_connection_string: undefined }), ...setting('APPLICATIONINSIGHTS_CONNECTION_STRING', 'InstrumentationKey=1'),
    on: EVERYWHERE,
  },
  loadBalancingMode: {
    value: LoadBalancingMode.REQUEST_HASH, shows: site({ load_balancing_mode: 'RequestHash' }), otherwise: site({ load_balancing_mode: undefined }),
    ...config({ loadBalancing: 'RequestHash' }, { loadBalancing: 'LeastRequests' }), on: EVERYWHERE,
  },
  appCommandLine: {
    value: './start.sh', shows: site({ app_command_line: './start.sh' }), otherwise: site({ app_command_line: undefined }),
    ...config({ appCommandLine: './start.sh' }, { appCommandLine: undefined }), on: EVERYWHERE,
  },
  apiDefinitionUrl: {
    value: 'https://contoso.example/api.json', shows: site({ api_definition_url: 'https://contoso.example/api.json' }),
    otherwise: site({ api_definition_url: undefined }),
    ...config({ apiDefinition: { url: 'https://contoso.example/api.json' } }, { apiDefinition: undefined }), on: EVERYWHERE,
  },
  apiManagementApiId: {
    value: API_ID, shows: site({ api_management_api_id: API_ID }), otherwise: site({ api_management_api_id: undefined }),
    ...config({ apiManagementConfig: { id: API_ID } }, { apiManagementConfig: undefined }), on: EVERYWHERE,
  },
  defaultDocuments: {
    value: ['index.html'], shows: site({ default_documents: ['index.html'] }), otherwise: site({ default_documents: undefined }),
    ...config({ defaultDocuments: ['index.html'] }, { defaultDocuments: undefined }), on: EVERYWHERE,
  },
  authSettingsV2: {
    value: { authEnabled: true, login: {}, microsoftV2: { clientId: 'orders', clientSecretSettingName: 'MICROSOFT_SECRET' } },
    shows: { auth_settings_v2: { auth_enabled: true, login: {}, microsoft_v2: { client_id: 'orders', client_secret_setting_name: 'MICROSOFT_SECRET' } } },
    otherwise: { auth_settings_v2: undefined },
    ...property(
      {
        easyAuth: {
          platform: { enabled: true },
          identityProviders: { legacyMicrosoftAccount: { enabled: true, registration: { clientId: 'orders', clientSecretSettingName: 'MICROSOFT_SECRET' } } },
        },
      },
      { easyAuth: undefined },
    ),
    on: EVERYWHERE,
  },
  mounts: {
    value: [StorageMount.azureFiles({ mountName: 'data', accountName: 'stordersdata', shareName: 'data', accessKey: 'k', mountPath: '/data' })],
    shows: { storage_account: [{ type: 'AzureFiles', name: 'data', account_name: 'stordersdata', share_name: 'data', access_key: 'k', mount_path: '/data' }] },
    otherwise: { storage_account: undefined }, on: CLASSIC,
  },
  backup: {
    value: {
      backupName: 'daily', storageAccountUrl: 'https://stordersbackup.blob.core.windows.net/backups?sv=1', frequencyInterval: 1,
      frequencyUnit: BackupFrequencyUnit.DAY, keepAtLeastOneBackup: true, retentionPeriodDays: 14, startTime: '2027-01-31T02:00:00Z',
    },
    shows: {
      backup: {
        name: 'daily', storage_account_url: 'https://stordersbackup.blob.core.windows.net/backups?sv=1',
        schedule: { frequency_interval: 1, frequency_unit: 'Day', keep_at_least_one_backup: true, retention_period_days: 14, start_time: '2027-01-31T02:00:00Z' },
      },
    },
    otherwise: { backup: undefined }, on: FIXED,
  },
  container: {
    value: ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2'),
    shows: site({ application_stack: { docker: [{ registry_url: 'https://contoso.azurecr.io', image_name: 'functions/orders', image_tag: '1.4.2' }] } }),
    otherwise: site({ application_stack: { docker: undefined } }),
    on: ON_LINUX.filter((place) => PLACES[place].plan !== 'consumption'), code: 'AZFN2018',
  },
  zipDeployFile: {
    value: __filename,
    shows: {
      zip_deploy_file: expect.stringMatching(/^assets\//) as unknown,
      webdeploy_publish_basic_authentication_enabled: true,
      app_settings: { WEBSITE_RUN_FROM_PACKAGE: '1' },
    },
    otherwise: { zip_deploy_file: undefined, webdeploy_publish_basic_authentication_enabled: false, app_settings: { WEBSITE_RUN_FROM_PACKAGE: undefined } },
    on: CLASSIC.filter((place) => place !== 'Consumption on Linux'), code: 'AZFN4010',
  },
  dailyMemoryTimeQuota: {
    value: 10_000, shows: { daily_memory_time_quota: 10_000 }, otherwise: { daily_memory_time_quota: undefined }, on: ['Consumption on Windows'],
  },
  hostId: {
    value: 'orders-host', shows: { app_settings: { AzureFunctionsWebHost__hostid: 'orders-host' }, sticky_settings: { app_setting_names: ['AzureFunctionsWebHost__hostid'] } },
    otherwise: { app_settings: { AzureFunctionsWebHost__hostid: undefined }, sticky_settings: undefined }, on: CLASSIC,
  },
  contentShareName: {
    value: 'orders', shows: { app_settings: { WEBSITE_CONTENTSHARE: 'orders' } }, otherwise: { app_settings: { WEBSITE_CONTENTSHARE: undefined } },
    on: plans('consumption', 'elasticPremium'),
  },
  contentOverVnet: {
    value: true, beside: { contentShareName: 'orders', virtualNetworkSubnetId: SUBNET_ID },
    shows: { app_settings: { WEBSITE_CONTENTOVERVNET: '1' } }, otherwise: { app_settings: { WEBSITE_CONTENTOVERVNET: undefined } }, on: ELASTIC, code: 'AZFN6001',
  },
};

/** Props that only isolated apps have. */
export const ISOLATED_CASES: Readonly<Record<string, PropCase>> = {
  instanceMemoryMiB: {
    value: 4096, shows: { instance_memory_in_mb: 4096 }, otherwise: { instance_memory_in_mb: 2048 },
    ...property({ scaleAndConcurrency: { instanceMemoryMB: 4096 } }, { scaleAndConcurrency: { instanceMemoryMB: 2048 } }), on: FLEX,
  },
  maximumInstanceCount: {
    value: 40, shows: { maximum_instance_count: 40 }, otherwise: { maximum_instance_count: 100 },
    ...property({ scaleAndConcurrency: { maximumInstanceCount: 40 } }, { scaleAndConcurrency: { maximumInstanceCount: 100 } }), on: FLEX,
  },
  httpConcurrency: {
    value: 8, shows: { http_concurrency: 8 }, otherwise: { http_concurrency: undefined },
    ...property({ scaleAndConcurrency: { triggers: { http: { perInstanceConcurrency: 8 } } } }, { scaleAndConcurrency: { triggers: null } }), on: FLEX,
  },
  alwaysReady: {
    value: [AlwaysReady.http(2), AlwaysReady.functionNamed('Ping', 1)],
    shows: { always_ready: [{ name: 'http', instance_count: 2 }, { name: 'function:ping', instance_count: 1 }] }, otherwise: { always_ready: undefined },
    ...property(
      { scaleAndConcurrency: { alwaysReady: [{ name: 'http', instanceCount: 2 }, { name: 'function:ping', instanceCount: 1 }] } },
      { scaleAndConcurrency: { alwaysReady: [] } },
    ),
    on: FLEX,
  },
  siteUpdateStrategy: {
    value: SiteUpdateStrategy.ROLLING_UPDATE, shows: {}, otherwise: {},
    ...property({ siteUpdateStrategy: { type: 'RollingUpdate' } }, { siteUpdateStrategy: { type: 'Recreate' } }), on: KEYLESS_FLEX,
  },
  deploymentContainerName: {
    value: 'packages', shows: { storage_container_endpoint: expect.stringMatching(/azurerm_storage_container[.]/) as unknown },
    otherwise: { storage_container_endpoint: expect.stringMatching(/azurerm_storage_container[.]/) as unknown },
    ...property(
      { deployment: { storage: { value: expect.stringMatching(/azapi_resource[.]App_DeploymentContainer_\w+[.]name/) as unknown } } },
      { deployment: { storage: { value: expect.stringMatching(/azapi_resource[.]App_DeploymentContainer_\w+[.]name/) as unknown } } },
    ),
    on: FLEX,
  },
};

/** What a place shows of a prop. */
export function shownOn(place: PlaceName, { shows, otherwise, onSite, keyless }: PropCase): Shown {
  if (PLACES[place].resource === 'azapi_resource') {
    if (onSite === undefined) throw new Error('nothing is said about an app that AzAPI writes');
    return onSite;
  }
  return PLACES[place].keyless ? { shows, otherwise, ...keyless } : { shows, otherwise };
}

/** Every prop that a place takes, all at once; `without` names those that exclude others. */
export function everyProp(place: PlaceName, cases: Readonly<Record<string, PropCase>>, without: readonly string[] = []): Block {
  const taken = Object.entries(cases).filter(([prop, { on }]) => on.includes(place) && !without.includes(prop));
  return Object.assign({}, ...taken.map(([prop, { value, beside }]) => ({ ...beside, [prop]: value }))) as Block;
}
