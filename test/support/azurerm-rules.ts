import { COMPANIONS } from './azurerm-companions';
import {
  all, atLeastOne, between, conflicts, CONTAINER, exactlyOne, has, id, identityId, isExpression, items, matches, merge, notEmpty, oneOf, onlyTrue,
  present, RESOURCE_GROUP, sorted, subnetId, together, unsettled, UUID, type ResourceRules, type ValueRule,
} from './rule-kit';
import type { Block } from './stacks';

const planId = id('Microsoft[.]Web/serverFarms/[^/]+');
const SITE_NAME = matches(/^[0-9a-zA-Z-]{1,60}$/);
const CIDR = matches(/^([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)\/[0-9]{1,3}$/);
const TLS = oneOf('1.0', '1.1', '1.2', '1.3');
const ACTION = oneOf('Allow', 'Deny');

/** The arguments of the blocks in one restriction list. */
const restriction = (list: string): Record<string, ValueRule> => ({
  [`${list}.action`]: ACTION,
  [`${list}.priority`]: between(1, 2_147_483_647),
  [`${list}.ip_address`]: notEmpty,
  [`${list}.service_tag`]: notEmpty,
  [`${list}.virtual_network_subnet_id`]: subnetId,
  [`${list}.name`]: notEmpty,
  [`${list}.description`]: notEmpty,
  [`${list}.headers`]: items(0, 1),
  [`${list}.headers.x_azure_fdid`]: items(0, 8, UUID),
  [`${list}.headers.x_fd_health_probe`]: items(0, 1, oneOf('1')),
  [`${list}.headers.x_forwarded_for`]: items(0, 8, CIDR),
  [`${list}.headers.x_forwarded_host`]: items(0, 8),
});

const restrictionBlocks = (list: string): ResourceRules['blocks'] => ({
  [list]: [exactlyOne('ip_address', 'service_tag', 'virtual_network_subnet_id')],
  // An argument that is spelled as a list of objects needs every key.
  [`${list}.headers`]: [together('x_azure_fdid', 'x_fd_health_probe', 'x_forwarded_for', 'x_forwarded_host'), has('x_azure_fdid')],
});

/** What the three function app resources have in common. */
const SITE: ResourceRules = {
  values: {
    name: SITE_NAME,
    resource_group_name: RESOURCE_GROUP,
    location: notEmpty,
    service_plan_id: planId,
    client_certificate_mode: oneOf('Required', 'Optional', 'OptionalInteractiveUser'),
    virtual_network_subnet_id: subnetId,
    zip_deploy_file: notEmpty,
    'connection_string.name': notEmpty,
    'connection_string.type': oneOf(
      'ApiHub', 'Custom', 'DocDb', 'EventHub', 'MySql', 'NotificationHub', 'PostgreSQL', 'RedisCache', 'SQLAzure', 'SQLServer', 'ServiceBus',
    ),
    'connection_string.value': notEmpty,
    'identity.type': oneOf('SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned'),
    'identity.identity_ids': items(1, Infinity, identityId),
    'sticky_settings.app_setting_names': items(1, Infinity, notEmpty),
    'sticky_settings.connection_string_names': items(1, Infinity, notEmpty),
    'site_config.minimum_tls_version': TLS,
    'site_config.scm_minimum_tls_version': TLS,
    'site_config.load_balancing_mode': oneOf(
      'LeastRequests', 'WeightedRoundRobin', 'LeastResponseTime', 'WeightedTotalTraffic', 'RequestHash', 'PerSiteRoundRobin',
    ),
    'site_config.managed_pipeline_mode': oneOf('Integrated', 'Classic'),
    'site_config.remote_debugging_version': oneOf('VS2022'),
    'site_config.health_check_eviction_time_in_min': between(2, 10),
    'site_config.worker_count': between(1, 100),
    'site_config.app_service_logs.disk_quota_mb': between(25, 100),
    'site_config.app_service_logs.retention_period_days': between(0, 99_999),
    'site_config.application_insights_connection_string': notEmpty,
    'site_config.application_insights_key': notEmpty,
    'site_config.api_definition_url': matches(/^https?:\/\/./),
    'site_config.api_management_api_id': id('Microsoft[.]ApiManagement/service/[^/]+/apis/[^/]+'),
    'site_config.ip_restriction_default_action': ACTION,
    'site_config.scm_ip_restriction_default_action': ACTION,
    'site_config.cors.allowed_origins': items(1),
    ...restriction('site_config.ip_restriction'),
    ...restriction('site_config.scm_ip_restriction'),
  },
  blocks: {
    '': [has('https_only', 'webdeploy_publish_basic_authentication_enabled'), conflicts('auth_settings', 'auth_settings_v2')],
    identity: [
      ({ type, identity_ids: ids }) => (type === 'SystemAssigned' && ids !== undefined ? 'has identity_ids with SystemAssigned' : undefined),
      ({ type, identity_ids: ids }) => (type !== 'SystemAssigned' && ids === undefined ? `has no identity_ids with ${String(type)}` : undefined),
    ],
    sticky_settings: [atLeastOne('app_setting_names', 'connection_string_names'), sorted('app_setting_names'), sorted('connection_string_names')],
    site_config: [together('health_check_path', 'health_check_eviction_time_in_min'), has('minimum_tls_version', 'scm_minimum_tls_version')],
    ...restrictionBlocks('site_config.ip_restriction'),
    ...restrictionBlocks('site_config.scm_ip_restriction'),
  },
};

const STACKS = ['dotnet_version', 'java_version', 'node_version', 'powershell_core_version', 'use_custom_runtime'] as const;

/** What the Linux and the Windows resource have in common. */
const CLASSIC = merge(SITE, {
  values: {
    functions_extension_version: matches(/^~[1-4]$/),
    builtin_logging_enabled: oneOf(false),
    content_share_force_disabled: unsettled('it is not read back'),
    daily_memory_time_quota: between(0, Infinity),
    storage_account_name: matches(/^[0-9a-z]{3,24}$/),
    storage_account_access_key: notEmpty,
    storage_uses_managed_identity: onlyTrue,
    storage_key_vault_secret_id: matches(/^https:\/\/[^/]+\/secrets\/[^/]+(\/[^/]+)?$/),
    key_vault_reference_identity_id: identityId,
    'backup.name': notEmpty,
    'backup.storage_account_url': matches(/^https:\/\//),
    'backup.schedule.frequency_interval': between(0, 1000),
    'backup.schedule.frequency_unit': oneOf('Day', 'Hour'),
    'backup.schedule.retention_period_days': between(0, 9_999_999),
    'backup.schedule.start_time': matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.]\d+)?(Z|[+-]\d{2}:\d{2})$/),
    'site_config.ftps_state': oneOf('AllAllowed', 'FtpsOnly', 'Disabled'),
    'site_config.app_scale_limit': between(0, Infinity),
    'site_config.elastic_instance_minimum': between(0, Infinity),
    'site_config.pre_warmed_instance_count': between(0, Infinity),
    'site_config.application_stack.use_custom_runtime': onlyTrue,
    'site_config.application_stack.use_dotnet_isolated_runtime': onlyTrue,
  },
  blocks: {
    '': [
      has('builtin_logging_enabled', 'ftp_publish_basic_authentication_enabled', 'functions_extension_version'),
      exactlyOne('storage_account_name', 'storage_key_vault_secret_id'),
      conflicts('storage_account_access_key', 'storage_uses_managed_identity', 'storage_key_vault_secret_id'),
      conflicts('storage_uses_managed_identity', 'storage_key_vault_secret_id'),
      (block) =>
        block.storage_account_name !== undefined && present(block, ['storage_account_access_key', 'storage_uses_managed_identity']).length === 0
          ? 'has storage_account_name without a key or an identity, which makes a connection string with an empty key'
          : undefined,
    ],
    site_config: [
      has('always_on', 'use_32_bit_worker', 'ftps_state'),
      ({ runtime_scale_monitoring_enabled: watched, pre_warmed_instance_count: warm }) =>
        watched === true && !isExpression(warm) && !(Number(warm) >= 1) ? 'has runtime_scale_monitoring_enabled without a pre-warmed instance' : undefined,
    ],
    'site_config.application_stack': [conflicts('use_dotnet_isolated_runtime', ...STACKS.slice(1), 'python_version', 'docker')],
  },
});

const LINUX = merge(CLASSIC, {
  values: {
    'site_config.application_stack.dotnet_version': oneOf('3.1', '6.0', '7.0', '8.0', '9.0', '10.0'),
    'site_config.application_stack.node_version': oneOf('12', '14', '16', '18', '20', '22'),
    'site_config.application_stack.java_version': oneOf('8', '11', '17', '21'),
    'site_config.application_stack.python_version': oneOf('3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13'),
    'site_config.application_stack.powershell_core_version': oneOf('7', '7.2', '7.4'),
    'site_config.application_stack.docker': items(1, 1),
    'site_config.application_stack.docker.registry_url': all(notEmpty, matches(/[^/]$/)),
    'site_config.application_stack.docker.image_name': all(notEmpty, matches(/^[^:@]+$/)),
    'site_config.application_stack.docker.image_tag': all(notEmpty, matches(/^[^:@]+$/)),
    'site_config.container_registry_managed_identity_client_id': UUID,
    'site_config.use_32_bit_worker': oneOf(false),
    'storage_account.type': oneOf('AzureFiles', 'AzureBlob'),
  },
  blocks: { 'site_config.application_stack': [exactlyOne(...STACKS, 'python_version', 'docker')] },
});

const WINDOWS = merge(CLASSIC, {
  values: {
    'site_config.application_stack.dotnet_version': oneOf('v3.0', 'v4.0', 'v6.0', 'v7.0', 'v8.0', 'v9.0', 'v10.0'),
    'site_config.application_stack.node_version': oneOf('~12', '~14', '~16', '~18', '~20', '~22'),
    'site_config.application_stack.java_version': oneOf('1.8', '11', '17', '21'),
    'site_config.application_stack.powershell_core_version': oneOf('7', '7.2', '7.4'),
    'storage_account.type': oneOf('AzureFiles'),
  },
  blocks: { 'site_config.application_stack': [exactlyOne(...STACKS)] },
});

const FLEX = merge(SITE, {
  values: {
    storage_container_type: oneOf('blobContainer'),
    storage_container_endpoint: matches(new RegExp(`^https://[0-9A-Za-z.-]+/${CONTAINER}$`)),
    storage_authentication_type: oneOf('StorageAccountConnectionString', 'SystemAssignedIdentity', 'UserAssignedIdentity'),
    storage_access_key: notEmpty,
    storage_user_assigned_identity_id: identityId,
    runtime_name: oneOf('dotnet-isolated', 'java', 'node', 'powershell', 'python', 'custom'),
    runtime_version: matches(/^\d+([.]\d+)?$/),
    maximum_instance_count: between(40, 1000),
    instance_memory_in_mb: oneOf(512, 2048, 4096),
    http_concurrency: between(1, 1000),
    'always_ready.name': matches(/^(http|blob|durable|function:[^A-Z]+)$/),
    'always_ready.instance_count': between(0, 1000),
    'site_config.use_32_bit_worker': unsettled('it is never sent'),
    'site_config.container_registry_managed_identity_client_id': unsettled('it is never sent'),
    'site_config.elastic_instance_minimum': unsettled('it is not read back'),
    'site_config.app_service_logs': unsettled('it is sent on updates only and not read back'),
    'site_config.runtime_scale_monitoring_enabled': () => 'is refused by Azure on Flex Consumption',
    zip_deploy_file: () => 'is pushed to an endpoint that Flex Consumption does not have',
  },
  blocks: {
    '': [
      // The provider takes any text with a dot; only the account's blob endpoint and the name of a container make sense.
      ({ storage_container_endpoint: endpoint }) =>
        isExpression(endpoint) && !/^(https:\/\/.*\/|\$\{.*\})([0-9a-z-]{3,63}|\$\{[^}]*[.]name\})$/.test(String(endpoint))
          ? 'has a storage_container_endpoint that is no blob endpoint with the name of a container'
          : undefined,
      ({ storage_authentication_type: type }) =>
        type === 'StorageAccountConnectionString' ? undefined : 'has no key, so the provider breaks AzureWebJobsStorage on every update',
      ({ storage_authentication_type: type, storage_access_key: key }) =>
        type === 'StorageAccountConnectionString' && key === undefined ? 'has no storage_access_key' : undefined,
      ({ runtime_name: name, runtime_version: version }) =>
        name === 'dotnet-isolated' && !/^\d+[.]\d+$/.test(String(version)) ? `has runtime_version ${String(version)}, with which no .NET app starts` : undefined,
      ({ always_ready: groups = [], maximum_instance_count: maximum = 100 }) => {
        const sum = (groups as Block[]).reduce((total, { instance_count: count }) => total + (isExpression(count) ? 0 : Number(count ?? 0)), 0);
        return isExpression(maximum) || sum <= Number(maximum) ? undefined : `has ${sum} always ready instances, above maximum_instance_count`;
      },
    ],
  },
});

const SKUS = (
  'B1 B2 B3 S1 S2 S3 Y1 EP1 EP2 EP3 FC1 F1 I1 I2 I3 I1v2 I2v2 I3v2 I4v2 I5v2 I6v2 I1mv2 I2mv2 I3mv2 I4mv2 I5mv2 P1v2 P2v2 P3v2 P0v3 P1v3 P2v3 P3v3 ' +
  'P1mv3 P2mv3 P3mv3 P4mv3 P5mv3 P0v4 P1v4 P2v4 P3v4 P1mv4 P2mv4 P3mv4 P4mv4 P5mv4 D1 SHARED'
).split(' ');

const SERVICE_PLAN: ResourceRules = {
  values: {
    name: matches(/^[0-9a-zA-Z-_]{1,60}$/),
    resource_group_name: RESOURCE_GROUP,
    location: notEmpty,
    os_type: oneOf('Linux', 'Windows'),
    sku_name: oneOf(...SKUS),
    app_service_environment_id: id('Microsoft[.]Web/hostingEnvironments/[^/]+'),
    worker_count: between(1, Infinity),
    maximum_elastic_worker_count: between(0, Infinity),
  },
  blocks: {
    '': [
      ({ premium_plan_auto_scale_enabled: auto, sku_name: sku }) =>
        auto === true && !String(sku).startsWith('P') ? `has premium_plan_auto_scale_enabled on ${String(sku)}` : undefined,
      ({ maximum_elastic_worker_count: maximum, premium_plan_auto_scale_enabled: auto, sku_name: sku }) =>
        maximum !== undefined && auto !== true && String(sku).startsWith('P') ? `has maximum_elastic_worker_count on ${String(sku)} without automatic scaling` : undefined,
      ({ zone_balancing_enabled: zones, sku_name: sku }) =>
        zones === true && /^([BSFD]\d|SHARED)$/.test(String(sku)) ? `has zone_balancing_enabled on ${String(sku)}` : undefined,
      ({ zone_balancing_enabled: zones, worker_count: count, sku_name: sku }) =>
        zones === true && sku !== 'FC1' && !isExpression(count) && !(Number(count) >= 2) ? 'has zone_balancing_enabled with fewer than 2 workers' : undefined,
      ({ app_service_environment_id: environment, sku_name: sku }) =>
        (environment === undefined) === String(sku).startsWith('I') ? `has ${environment === undefined ? 'no' : 'an'} environment with ${String(sku)}` : undefined,
    ],
  },
};

const STORAGE_ACCOUNT: ResourceRules = {
  values: {
    name: matches(/^[0-9a-z]{3,24}$/),
    resource_group_name: RESOURCE_GROUP,
    location: notEmpty,
    account_tier: oneOf('Standard'),
    account_kind: oneOf('StorageV2'),
    account_replication_type: oneOf('LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'),
    min_tls_version: oneOf('TLS1_2'),
    https_traffic_only_enabled: oneOf(true),
    shared_access_key_enabled: oneOf(true),
    allow_nested_items_to_be_public: oneOf(false),
  },
  blocks: { '': [has('min_tls_version', 'allow_nested_items_to_be_public')] },
};

const STORAGE_CONTAINER: ResourceRules = {
  values: {
    name: matches(new RegExp(`^${CONTAINER}$`)),
    storage_account_id: id('Microsoft[.]Storage/storageAccounts/[^/]+'),
    storage_account_name: () => 'is gone in azurerm 5; storage_account_id takes its place',
    container_access_type: oneOf('private'),
  },
  blocks: { '': [exactlyOne('storage_account_id', 'storage_account_name')] },
};

const HYBRID_CONNECTION: ResourceRules = {
  values: {
    function_app_id: id('Microsoft[.]Web/sites/[^/]+'),
    relay_id: id('Microsoft[.]Relay/namespaces/[^/]+/hybridConnections/[^/]+'),
    hostname: notEmpty,
    port: between(0, 65_535),
    send_key_name: notEmpty,
  },
  blocks: {},
};

const SLOT: ResourceRules = {
  values: {
    function_app_id: id('Microsoft[.]Web/sites/[^/]+'),
    service_plan_id: unsettled('a slot is on the plan of its app'),
    'site_config.auto_swap_slot_name': notEmpty,
  },
  blocks: { '': [({ https_only: https }) => (https === undefined ? 'does not say https_only' : undefined)] },
};

/** The rules of an app without those of arguments that a slot does not have. */
const asSlot = (app: ResourceRules): ResourceRules => {
  const gone = /^(resource_group_name|location|zip_deploy_file|sticky_settings([.].*)?)$/;
  const kept = <T>(rules: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(rules).filter(([path]) => !gone.test(path)));
  return merge({ values: kept(app.values), blocks: kept(app.blocks) }, SLOT);
};

const ACTIVE_SLOT: ResourceRules = {
  values: { slot_id: id('Microsoft[.]Web/sites/[^/]+/slots/[^/]+') },
  blocks: { '': [has('overwrite_network_config')] },
};

/** The resources that the library writes. */
export const RULES: Readonly<Record<string, ResourceRules>> = {
  azurerm_linux_function_app: LINUX,
  azurerm_windows_function_app: WINDOWS,
  azurerm_function_app_flex_consumption: FLEX,
  azurerm_linux_function_app_slot: asSlot(LINUX),
  azurerm_windows_function_app_slot: asSlot(WINDOWS),
  azurerm_function_app_active_slot: ACTIVE_SLOT,
  azurerm_service_plan: SERVICE_PLAN,
  azurerm_storage_account: STORAGE_ACCOUNT,
  azurerm_storage_container: STORAGE_CONTAINER,
  azurerm_function_app_hybrid_connection: HYBRID_CONNECTION,
  ...COMPANIONS,
};
