import {
  AlwaysReady,
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  ContainerImage,
  FunctionAppIdentity,
  FunctionsVersion,
  HostStorage,
  IpRestriction,
  IpRestrictionAction,
  LoadBalancingMode,
  StorageMount,
  TlsVersion,
} from '../../src';
import { CLASSIC, EVERYWHERE, ON_LINUX, ON_WINDOWS, PLACES, type PlaceName } from './places';
import type { Block } from './stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers';
const IDENTITY_ID = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
export const SUBNET_ID = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`;
const API_ID = `${GROUP}/Microsoft.ApiManagement/service/apim-contoso/apis/orders`;

/** How one prop shows in the resource. */
export interface PropCase {
  readonly value: unknown;
  /** Other props that the prop needs. */
  readonly beside?: Block;
  /** Part of the resource that is there with the prop. */
  readonly shows: Block;
  /** What is there without the prop, at the same places; `undefined` for nothing. */
  readonly otherwise: Block;
  /** Places that take the prop; all others refuse it. */
  readonly on: readonly PlaceName[];
  readonly code?: string;
}

const site = (shows: Block) => ({ site_config: shows });
const plans = (...names: string[]): PlaceName[] => EVERYWHERE.filter((place) => names.includes(PLACES[place].plan));
const FLEX: readonly PlaceName[] = ['Flex Consumption'];
const ELASTIC = plans('elasticPremium');
const FIXED = plans('elasticPremium', 'dedicated');

const restriction = { action: 'Allow', ip_address: '203.0.113.0/24', priority: 65_000 };

/** A case for each prop that both constructs take. */
export const CASES: Readonly<Record<string, PropCase>> = {
  functionsVersion: {
    value: FunctionsVersion.V4, shows: { functions_extension_version: '~4' }, otherwise: { functions_extension_version: '~4' }, on: CLASSIC,
  },
  hostStorage: {
    value: HostStorage.accountKey({ storageAccountName: 'stordersprod', storageAccountAccessKey: 'the-key' }),
    shows: { storage_account_name: 'stordersprod', storage_account_access_key: 'the-key' },
    otherwise: {
      storage_account_name: expect.stringMatching(/^\$\{azurerm_storage_account[.]\w+[.]name\}$/) as unknown,
      storage_account_access_key: expect.stringMatching(/^\$\{azurerm_storage_account[.]\w+[.]primary_access_key\}$/) as unknown,
    },
    on: CLASSIC,
  },
  identity: {
    value: FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID]),
    shows: { identity: { type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY_ID] } },
    otherwise: { identity: { type: 'SystemAssigned', identity_ids: undefined } },
    on: EVERYWHERE,
  },
  keyVaultReferenceIdentityId: {
    value: IDENTITY_ID, beside: { identity: FunctionAppIdentity.userAssigned([IDENTITY_ID]) },
    shows: { key_vault_reference_identity_id: IDENTITY_ID }, otherwise: { key_vault_reference_identity_id: undefined }, on: CLASSIC,
  },
  appSettings: { value: { TOPIC: 'orders' }, shows: { app_settings: { TOPIC: 'orders' } }, otherwise: { app_settings: { TOPIC: undefined } }, on: EVERYWHERE },
  slotSettings: {
    value: { ENVIRONMENT: 'production' },
    shows: { app_settings: { ENVIRONMENT: 'production' }, sticky_settings: { app_setting_names: ['ENVIRONMENT'] } },
    otherwise: { app_settings: { ENVIRONMENT: undefined }, sticky_settings: undefined },
    on: EVERYWHERE,
  },
  connectionStrings: {
    value: { Db: { connectionType: ConnectionStringType.SQL_AZURE, value: 'Server=sql' } },
    shows: { connection_string: [{ name: 'Db', type: 'SQLAzure', value: 'Server=sql' }] }, otherwise: { connection_string: undefined }, on: EVERYWHERE,
  },
  tags: { value: { team: 'orders' }, shows: { tags: { team: 'orders' } }, otherwise: { tags: undefined }, on: EVERYWHERE },
  enabled: { value: false, shows: { enabled: false }, otherwise: { enabled: true }, on: EVERYWHERE },
  httpsOnly: { value: false, shows: { https_only: false }, otherwise: { https_only: true }, on: EVERYWHERE },
  publicNetworkAccess: {
    value: false, shows: { public_network_access_enabled: false }, otherwise: { public_network_access_enabled: true }, on: EVERYWHERE,
  },
  clientCertificateMode: {
    value: ClientCertificateMode.REQUIRED,
    shows: { client_certificate_enabled: true, client_certificate_mode: 'Required' },
    otherwise: { client_certificate_enabled: undefined, client_certificate_mode: undefined },
    on: EVERYWHERE,
  },
  clientCertificateExclusionPaths: {
    value: ['/api/health', '/api/ping'], beside: { clientCertificateMode: ClientCertificateMode.REQUIRED },
    shows: { client_certificate_exclusion_paths: '/api/health;/api/ping' }, otherwise: { client_certificate_exclusion_paths: undefined }, on: EVERYWHERE,
  },
  minimumTlsVersion: {
    value: TlsVersion.TLS_1_3, shows: site({ minimum_tls_version: '1.3', scm_minimum_tls_version: '1.3' }),
    otherwise: site({ minimum_tls_version: '1.2', scm_minimum_tls_version: '1.2' }), on: EVERYWHERE,
  },
  http2Enabled: { value: true, shows: site({ http2_enabled: true }), otherwise: site({ http2_enabled: false }), on: EVERYWHERE },
  websocketsEnabled: { value: true, shows: site({ websockets_enabled: true }), otherwise: site({ websockets_enabled: false }), on: EVERYWHERE },
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
    shows: site({ cors: { allowed_origins: ['https://contoso.example'], support_credentials: true } }), otherwise: site({ cors: undefined }), on: EVERYWHERE,
  },
  ipRestrictions: {
    value: [IpRestriction.ipAddress('203.0.113.0/24')], shows: site({ ip_restriction: [restriction], ip_restriction_default_action: 'Deny' }),
    otherwise: site({ ip_restriction: undefined, ip_restriction_default_action: undefined }), on: EVERYWHERE,
  },
  ipRestrictionDefaultAction: {
    value: IpRestrictionAction.DENY, shows: site({ ip_restriction_default_action: 'Deny' }),
    otherwise: site({ ip_restriction_default_action: undefined }), on: EVERYWHERE,
  },
  scmIpRestrictions: {
    value: [IpRestriction.ipAddress('203.0.113.0/24')], shows: site({ scm_ip_restriction: [restriction], scm_ip_restriction_default_action: 'Deny' }),
    otherwise: site({ scm_ip_restriction: undefined, scm_ip_restriction_default_action: undefined }), on: EVERYWHERE,
  },
  scmIpRestrictionDefaultAction: {
    value: IpRestrictionAction.DENY, shows: site({ scm_ip_restriction_default_action: 'Deny' }),
    otherwise: site({ scm_ip_restriction_default_action: undefined }), on: EVERYWHERE,
  },
  scmUseMainIpRestriction: {
    value: true, shows: site({ scm_use_main_ip_restriction: true }), otherwise: site({ scm_use_main_ip_restriction: false }), on: EVERYWHERE,
  },
  virtualNetworkSubnetId: {
    value: SUBNET_ID, shows: { virtual_network_subnet_id: SUBNET_ID }, otherwise: { virtual_network_subnet_id: undefined },
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
    otherwise: site({ remote_debugging_enabled: false, remote_debugging_version: undefined }), on: EVERYWHERE,
  },
  appServiceLogs: {
    value: { diskQuotaMb: 50, retentionPeriodDays: 7 }, shows: site({ app_service_logs: { disk_quota_mb: 50, retention_period_days: 7 } }),
    otherwise: site({ app_service_logs: undefined }), on: CLASSIC,
  },
  applicationInsightsConnectionString: {
    value: 'InstrumentationKey=1', shows: site({ application_insights_connection_string: 'InstrumentationKey=1' }),
    otherwise: site({ application_insights_connection_string: undefined }), on: EVERYWHERE,
  },
  loadBalancingMode: {
    value: LoadBalancingMode.REQUEST_HASH, shows: site({ load_balancing_mode: 'RequestHash' }), otherwise: site({ load_balancing_mode: undefined }), on: EVERYWHERE,
  },
  appCommandLine: { value: './start.sh', shows: site({ app_command_line: './start.sh' }), otherwise: site({ app_command_line: undefined }), on: EVERYWHERE },
  apiDefinitionUrl: {
    value: 'https://contoso.example/api.json', shows: site({ api_definition_url: 'https://contoso.example/api.json' }),
    otherwise: site({ api_definition_url: undefined }), on: EVERYWHERE,
  },
  apiManagementApiId: { value: API_ID, shows: site({ api_management_api_id: API_ID }), otherwise: site({ api_management_api_id: undefined }), on: EVERYWHERE },
  defaultDocuments: {
    value: ['index.html'], shows: site({ default_documents: ['index.html'] }), otherwise: site({ default_documents: undefined }), on: EVERYWHERE,
  },
  authSettingsV2: {
    value: { authEnabled: true, login: {} }, shows: { auth_settings_v2: { auth_enabled: true, login: {} } }, otherwise: { auth_settings_v2: undefined }, on: EVERYWHERE,
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
  instanceMemoryMiB: { value: 4096, shows: { instance_memory_in_mb: 4096 }, otherwise: { instance_memory_in_mb: 2048 }, on: FLEX },
  maximumInstanceCount: { value: 40, shows: { maximum_instance_count: 40 }, otherwise: { maximum_instance_count: 100 }, on: FLEX },
  httpConcurrency: { value: 8, shows: { http_concurrency: 8 }, otherwise: { http_concurrency: undefined }, on: FLEX },
  alwaysReady: {
    value: [AlwaysReady.http(2), AlwaysReady.functionNamed('Ping', 1)],
    shows: { always_ready: [{ name: 'http', instance_count: 2 }, { name: 'function:ping', instance_count: 1 }] }, otherwise: { always_ready: undefined }, on: FLEX,
  },
  deploymentContainerName: {
    value: 'packages', shows: { storage_container_endpoint: expect.stringMatching(/azurerm_storage_container[.]/) as unknown },
    otherwise: { storage_container_endpoint: expect.stringMatching(/azurerm_storage_container[.]/) as unknown }, on: FLEX,
  },
};

/** Every prop that a place takes, all at once; `without` names those that exclude others. */
export function everyProp(place: PlaceName, cases: Readonly<Record<string, PropCase>>, without: readonly string[] = []): Block {
  const taken = Object.entries(cases).filter(([prop, { on }]) => on.includes(place) && !without.includes(prop));
  return Object.assign({}, ...taken.map(([prop, { value, beside }]) => ({ ...beside, [prop]: value }))) as Block;
}
