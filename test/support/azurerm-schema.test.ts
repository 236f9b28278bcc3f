import { DATA_SOURCES } from './azurerm-companions';
import { RULES } from './azurerm-rules';
import { dataProblems, resourceProblems, schemaProblems } from './azurerm-schema';
import { argumentsOf, type Block as Arguments } from './bindings';
import { put } from './put';
import type { Block, Synthesized } from './stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers';
const PLAN_ID = `${GROUP}/Microsoft.Web/serverFarms/plan-orders`;
const IDENTITY_ID = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const SUBNET_ID = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`;
const LINUX = 'azurerm_linux_function_app';
const WINDOWS = 'azurerm_windows_function_app';
const FLEX = 'azurerm_function_app_flex_consumption';
const PLAN = 'azurerm_service_plan';
const ACCOUNT = 'azurerm_storage_account';
const CONTAINER = 'azurerm_storage_container';
const HYBRID = 'azurerm_function_app_hybrid_connection';
const IDENTITY = 'azurerm_user_assigned_identity';
const ROLE = 'azurerm_role_assignment';
const COSMOS = 'azurerm_cosmosdb_sql_role_assignment';
const INSIGHTS = 'azurerm_application_insights';
const WORKSPACE = 'azurerm_log_analytics_workspace';
const DIAGNOSTICS = 'azurerm_monitor_diagnostic_setting';
const ALERT = 'azurerm_monitor_metric_alert';
const ENDPOINT = 'azurerm_private_endpoint';
const SITE_ID = `${GROUP}/Microsoft.Web/sites/func-orders`;
const ACCOUNT_ID = `${GROUP}/Microsoft.Storage/storageAccounts/stordersprod`;
const COSMOS_ID = `${GROUP}/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
const PRINCIPAL = '11111111-2222-3333-4444-555555555555';

const site = (): Block => ({
  name: 'func-orders',
  resource_group_name: 'rg-orders',
  location: 'westeurope',
  service_plan_id: PLAN_ID,
  https_only: true,
  webdeploy_publish_basic_authentication_enabled: false,
  identity: { type: 'SystemAssigned' },
});

const classic = (): Block => ({
  ...site(),
  builtin_logging_enabled: false,
  ftp_publish_basic_authentication_enabled: false,
  functions_extension_version: '~4',
  storage_account_name: 'stordersprod',
  storage_account_access_key: 'key',
  site_config: {
    always_on: false,
    use_32_bit_worker: false,
    ftps_state: 'Disabled',
    minimum_tls_version: '1.2',
    scm_minimum_tls_version: '1.2',
    application_stack: { dotnet_version: '8.0', use_dotnet_isolated_runtime: true },
  },
});

/** What an app has and a slot takes, beside what a slot has alone. */
const asSlot = ({ resource_group_name: _group, location: _location, service_plan_id: _plan, ...app }: Block): Block => ({
  ...app, name: 'staging', function_app_id: `${GROUP}/Microsoft.Web/sites/func-orders`,
});

/** A resource of each type with which nothing is wrong. */
const RIGHT: Readonly<Record<string, () => Block>> = {
  [LINUX]: classic,
  [WINDOWS]: () => {
    const app = classic();
    return { ...app, site_config: { ...app.site_config, application_stack: { dotnet_version: 'v8.0', use_dotnet_isolated_runtime: true } } };
  },
  azurerm_linux_function_app_slot: () => asSlot(classic()),
  azurerm_windows_function_app_slot: () => {
    const app = classic();
    return asSlot({ ...app, site_config: { ...app.site_config, application_stack: { dotnet_version: 'v8.0', use_dotnet_isolated_runtime: true } } });
  },
  azurerm_function_app_active_slot: () => ({ slot_id: `${GROUP}/Microsoft.Web/sites/func-orders/slots/staging`, overwrite_network_config: true }),
  [FLEX]: () => ({
    ...site(),
    storage_container_type: 'blobContainer',
    storage_container_endpoint: 'https://stordersprod.blob.core.windows.net/app-package',
    storage_authentication_type: 'StorageAccountConnectionString',
    storage_access_key: 'key',
    runtime_name: 'dotnet-isolated',
    runtime_version: '10.0',
    site_config: { minimum_tls_version: '1.2', scm_minimum_tls_version: '1.2' },
  }),
  [PLAN]: () => ({ name: 'plan-orders', resource_group_name: 'rg-orders', location: 'westeurope', os_type: 'Linux', sku_name: 'EP1' }),
  [ACCOUNT]: () => ({
    name: 'stordersprod', resource_group_name: 'rg-orders', location: 'westeurope', account_tier: 'Standard', account_replication_type: 'LRS',
    min_tls_version: 'TLS1_2', allow_nested_items_to_be_public: false,
  }),
  [CONTAINER]: () => ({ name: 'app-package', storage_account_id: `${GROUP}/Microsoft.Storage/storageAccounts/stordersprod`, container_access_type: 'private' }),
  [HYBRID]: () => ({
    function_app_id: `${GROUP}/Microsoft.Web/sites/func-orders`, hostname: 'sql.contoso.example', port: 1433,
    relay_id: `${GROUP}/Microsoft.Relay/namespaces/relay-orders/hybridConnections/sql`,
  }),
  [IDENTITY]: () => ({ name: 'id-orders', resource_group_name: 'rg-orders', location: 'westeurope' }),
  [ROLE]: () => ({ scope: ACCOUNT_ID, role_definition_name: 'Storage Blob Data Owner', principal_id: PRINCIPAL, principal_type: 'ServicePrincipal' }),
  [COSMOS]: () => ({
    resource_group_name: 'rg-orders', account_name: 'cosmos-orders', scope: `${COSMOS_ID}/dbs/orders`, principal_id: PRINCIPAL,
    role_definition_id: `${COSMOS_ID}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
  }),
  [INSIGHTS]: () => ({
    name: 'appi-orders', resource_group_name: 'rg-orders', location: 'westeurope', application_type: 'web',
    workspace_id: `${GROUP}/Microsoft.OperationalInsights/workspaces/la-orders`,
  }),
  [WORKSPACE]: () => ({ name: 'la-orders', resource_group_name: 'rg-orders', location: 'westeurope', sku: 'PerGB2018', retention_in_days: 30 }),
  [DIAGNOSTICS]: () => ({
    name: 'diagnostics', target_resource_id: SITE_ID, storage_account_id: ACCOUNT_ID, enabled_log: [{ category: 'FunctionAppLogs' }],
    enabled_metric: [{ category: 'AllMetrics' }],
  }),
  [ALERT]: () => ({
    name: 'orders-http-server-errors', resource_group_name: 'rg-orders', scopes: [SITE_ID], severity: 1, frequency: 'PT5M', window_size: 'PT15M',
    action: [{ action_group_id: `${GROUP}/Microsoft.Insights/actionGroups/ag-orders` }],
    criteria: [{ metric_namespace: 'Microsoft.Web/sites', metric_name: 'Http5xx', aggregation: 'Total', operator: 'GreaterThan', threshold: 10 }],
  }),
  [ENDPOINT]: () => ({
    name: 'pe-func-orders', resource_group_name: 'rg-orders', location: 'westeurope', subnet_id: SUBNET_ID,
    private_service_connection: { name: 'pe-func-orders', is_manual_connection: false, private_connection_resource_id: SITE_ID, subresource_names: ['sites'] },
    private_dns_zone_group: { name: 'default', private_dns_zone_ids: [`${GROUP}/Microsoft.Network/privateDnsZones/privatelink.azurewebsites.net`] },
  }),
};

const headers = (changed: Block) => [
  { priority: 1, service_tag: 'AzureFrontDoor.Backend', headers: [{ x_azure_fdid: [], x_fd_health_probe: [], x_forwarded_for: [], x_forwarded_host: [], ...changed }] },
];

describe('the checker', () => {
  test.each(Object.keys(RIGHT))('finds nothing wrong with a right %s', (type) => {
    expect(resourceProblems(type, RIGHT[type]())).toEqual([]);
  });

  test('knows the resources that the library writes', () => {
    expect(Object.keys(RULES).sort()).toEqual(Object.keys(RIGHT).sort());
    expect(resourceProblems('azurerm_linux_web_app', {})).toEqual(['is no resource that this library writes']);
  });

  test.each(Object.keys(RULES))('has rules for arguments of %s that exist', (type) => {
    const shape = argumentsOf(type);
    const exists = (path: string): boolean => {
      let arguments_: Arguments | undefined = shape;
      return path === '' || path.split('.').every((name) => {
        const argument = arguments_?.[name];
        arguments_ = argument?.block;
        return argument !== undefined;
      });
    };
    const { values, blocks } = RULES[type];
    expect([...Object.keys(values), ...Object.keys(blocks)].filter((path) => !exists(path))).toEqual([]);
  });

  test.each<[string, string, string, unknown]>([
    ['a number from Terraform', FLEX, 'maximum_instance_count', '${var.count}'],
    ['an id from Terraform', LINUX, 'virtual_network_subnet_id', '${azurerm_subnet.functions.id}'],
    ['a list from Terraform', LINUX, 'site_config.default_documents', '${var.documents}'],
    ['a subnet', WINDOWS, 'virtual_network_subnet_id', SUBNET_ID],
    ['identities', WINDOWS, 'identity', { type: 'SystemAssigned, UserAssigned', identity_ids: [IDENTITY_ID] }],
    ['both halves of a health check', LINUX, 'site_config', { ...classic().site_config, health_check_path: '/', health_check_eviction_time_in_min: 10 }],
    ['headers with all four keys', LINUX, 'site_config.ip_restriction', headers({ x_fd_health_probe: ['1'] })],
    ['an endpoint from Terraform', FLEX, 'storage_container_endpoint', '${azurerm_storage_account.a.primary_blob_endpoint}${azurerm_storage_container.b.name}'],
    ['an endpoint and a name', FLEX, 'storage_container_endpoint', '${azurerm_storage_account.a.primary_blob_endpoint}app-package'],
    ['a share behind a network', LINUX, 'app_settings', { WEBSITE_CONTENTOVERVNET: '1', WEBSITE_CONTENTSHARE: 'orders' }],
    ['always ready instances below the maximum', FLEX, 'always_ready', [{ name: 'http', instance_count: 100 }]],
  ])('takes %s', (_, type, path, value) => {
    expect(resourceProblems(type, put(RIGHT[type](), path, value))).toEqual([]);
  });

  test.each<[string, string, string, unknown, string]>([
    // names and types
    ['an unknown argument', LINUX, 'use_32_bit_worker', false, 'use_32_bit_worker is no argument'],
    ['an unknown argument of a block', LINUX, 'site_config.auto_swap_slot_name', 'x', 'site_config.auto_swap_slot_name is no argument'],
    ['an inherited name', LINUX, 'constructor', 'x', 'constructor is no argument'],
    ['an argument of another resource', FLEX, 'functions_extension_version', '~4', 'functions_extension_version is no argument'],
    ['always_on on Flex', FLEX, 'site_config.always_on', false, 'site_config.always_on is no argument'],
    ['python on Windows', WINDOWS, 'site_config.application_stack', { python_version: '3.12' }, 'site_config.application_stack.python_version is no argument'],
    ['a missing argument', LINUX, 'name', undefined, 'name is missing'],
    ['a missing block', FLEX, 'site_config', undefined, 'site_config is missing'],
    ['a missing argument of a block', LINUX, 'connection_string', [{ name: 'Db', type: 'SQLAzure' }], 'connection_string.value is missing'],
    ['null', LINUX, 'tags', null, 'tags is not of type map'],
    ['a number as text', PLAN, 'worker_count', '3', 'worker_count is not of type number'],
    ['a boolean as text', LINUX, 'https_only', 'true', 'https_only is not of type boolean'],
    ['a block for a list', LINUX, 'site_config.ip_restriction', {}, 'site_config.ip_restriction is not of type blocks'],
    ['a list for a block', LINUX, 'site_config', [], 'site_config is not of type block'],
    ['a number in a map', LINUX, 'app_settings', { A: 1 }, 'app_settings is not of type map'],
    ['text for a list', LINUX, 'site_config.default_documents', 'index.html', 'site_config.default_documents is not of type strings'],
    // values
    ['a wrong enumeration', LINUX, 'client_certificate_mode', 'required', 'client_certificate_mode is not one of'],
    ['a TLS version that is none', LINUX, 'site_config.minimum_tls_version', '1.4', 'site_config.minimum_tls_version is not one of'],
    ['a debugger of the past', LINUX, 'site_config.remote_debugging_version', 'VS2019', 'site_config.remote_debugging_version is not one of'],
    ['a kind of connection in the wrong case', LINUX, 'connection_string', [{ name: 'Db', type: 'SqlAzure', value: 'x' }], 'connection_string.type is not one of'],
    ['an eviction after an hour', LINUX, 'site_config.health_check_eviction_time_in_min', 60, 'from 2 to 10'],
    ['a fraction', LINUX, 'site_config.worker_count', 1.5, 'from 1 to 100'],
    ['a group that ends in a dot', LINUX, 'resource_group_name', 'rg.', 'resource_group_name does not match'],
    ['a name with an underscore', LINUX, 'name', 'func_orders', 'name does not match'],
    ['a plan id in lower case', LINUX, 'service_plan_id', PLAN_ID.replace('serverFarms', 'serverfarms'), 'service_plan_id does not match'],
    ['the tail of a subnet id', LINUX, 'virtual_network_subnet_id', SUBNET_ID.slice(SUBNET_ID.indexOf('/providers')), 'virtual_network_subnet_id does not match'],
    ['a group in lower case', LINUX, 'virtual_network_subnet_id', SUBNET_ID.replace('resourceGroups', 'resourcegroups'), 'virtual_network_subnet_id does not match'],
    ['an identity that is a principal', LINUX, 'identity', { type: 'UserAssigned', identity_ids: ['1'] }, 'identity.identity_ids does not match'],
    ['no origin', LINUX, 'site_config.cors', { allowed_origins: [] }, 'site_config.cors.allowed_origins has 0 items'],
    ['an unknown host version', LINUX, 'functions_extension_version', '4', 'functions_extension_version does not match'],
    ['a stack of the future', LINUX, 'site_config.application_stack', { node_version: '24' }, 'site_config.application_stack.node_version is not one of'],
    ['a Linux spelling on Windows', WINDOWS, 'site_config.application_stack', { dotnet_version: '8.0' }, 'site_config.application_stack.dotnet_version is not one of'],
    ['a Windows spelling on Linux', LINUX, 'site_config.application_stack', { dotnet_version: 'v8.0' }, 'site_config.application_stack.dotnet_version is not one of'],
    ['a 32-bit worker on Linux', LINUX, 'site_config.use_32_bit_worker', true, 'site_config.use_32_bit_worker is not one of false'],
    ['a blob mount on Windows', WINDOWS, 'storage_account', [{ name: 'a', type: 'AzureBlob', account_name: 'a', share_name: 'b', access_key: 'c' }], 'storage_account.type is not one of'],
    ['few instances', FLEX, 'maximum_instance_count', 39, 'maximum_instance_count is not a whole number from 40 to 1000'],
    ['an odd memory', FLEX, 'instance_memory_in_mb', 1024, 'instance_memory_in_mb is not one of'],
    ['a runtime that has no name', FLEX, 'runtime_name', 'native', 'runtime_name is not one of'],
    ['a group in upper case', FLEX, 'always_ready', [{ name: 'function:Ping', instance_count: 1 }], 'always_ready.name does not match'],
    ['a SKU of Logic Apps', PLAN, 'sku_name', 'WS1', 'sku_name is not one of'],
    ['Windows containers', PLAN, 'os_type', 'WindowsContainer', 'os_type is not one of'],
    ['a premium account', ACCOUNT, 'account_tier', 'Premium', 'account_tier is not one of'],
    ['an account that is public', ACCOUNT, 'allow_nested_items_to_be_public', true, 'allow_nested_items_to_be_public is not one of false'],
    ['an account name in upper case', ACCOUNT, 'name', 'stOrders', 'name does not match'],
    ['a container name with two hyphens', CONTAINER, 'name', 'app--package', 'name does not match'],
    ['a container by the name of its account', CONTAINER, 'storage_account_name', 'a', 'storage_account_name is gone in azurerm 5'],
    ['a port above all others', HYBRID, 'port', 65_536, 'port is not a whole number'],
    ['a relay instead of its connection', HYBRID, 'relay_id', `${GROUP}/Microsoft.Relay/namespaces/relay-orders`, 'relay_id does not match'],
    // presence
    ['no stack in the block', LINUX, 'site_config.application_stack', {}, 'has none of dotnet_version'],
    ['two stacks', LINUX, 'site_config.application_stack', { dotnet_version: '8.0', node_version: '20' }, 'has dotnet_version and node_version of'],
    ['an isolated flag beside Node.js', WINDOWS, 'site_config.application_stack', { node_version: '~20', use_dotnet_isolated_runtime: false }, 'has use_dotnet_isolated_runtime beside node_version'],
    ['a false isolated flag', LINUX, 'site_config.application_stack', { dotnet_version: '8.0', use_dotnet_isolated_runtime: false }, 'is false in a group'],
    ['a false custom runtime', LINUX, 'site_config.application_stack', { use_custom_runtime: false }, 'use_custom_runtime is false in a group'],
    ['a false identity beside a key', LINUX, 'storage_uses_managed_identity', false, 'has storage_account_access_key beside storage_uses_managed_identity'],
    ['an account without key or identity', LINUX, 'storage_account_access_key', undefined, 'has storage_account_name without a key'],
    ['no account', LINUX, 'storage_account_name', undefined, 'has none of storage_account_name'],
    ['an account and a secret', LINUX, 'storage_key_vault_secret_id', 'https://kv.vault.azure.net/secrets/a', 'not exactly one'],
    ['a check without eviction', LINUX, 'site_config.health_check_path', '/', 'has health_check_path without all of'],
    ['an eviction without check', LINUX, 'site_config.health_check_eviction_time_in_min', 5, 'has health_check_eviction_time_in_min without all of'],
    ['a restriction of nobody', LINUX, 'site_config.ip_restriction', [{ priority: 1 }], 'has none of ip_address'],
    ['a restriction of two', LINUX, 'site_config.scm_ip_restriction', [{ ip_address: '10.0.0.0/8', service_tag: 'A' }], 'has ip_address and service_tag of'],
    ['headers without all keys', LINUX, 'site_config.ip_restriction', [{ ip_address: '10.0.0.0/8', headers: [{ x_azure_fdid: [] }] }], 'without all of x_azure_fdid'],
    ['headers without any key', LINUX, 'site_config.ip_restriction', [{ ip_address: '10.0.0.0/8', headers: [{}] }], 'leaves x_azure_fdid'],
    ['a front door that is no UUID', LINUX, 'site_config.ip_restriction', headers({ x_azure_fdid: ['contoso'] }), 'x_azure_fdid does not match'],
    ['an address without a mask', LINUX, 'site_config.ip_restriction', headers({ x_forwarded_for: ['10.0.0.1'] }), 'x_forwarded_for does not match'],
    ['nine hosts', LINUX, 'site_config.ip_restriction', headers({ x_forwarded_host: 'a b c d e f g h i'.split(' ') }), 'x_forwarded_host has 9 items'],
    ['sticky settings without names', LINUX, 'sticky_settings', {}, 'has none of app_setting_names'],
    ['an empty list of sticky names', LINUX, 'sticky_settings', { app_setting_names: [] }, 'app_setting_names has 0 items'],
    ['identities of an app without', LINUX, 'identity', { type: 'SystemAssigned', identity_ids: [IDENTITY_ID] }, 'has identity_ids with SystemAssigned'],
    ['no identities of an app with some', LINUX, 'identity', { type: 'UserAssigned' }, 'has no identity_ids with UserAssigned'],
    ['watched triggers without an instance', LINUX, 'site_config.runtime_scale_monitoring_enabled', true, 'without a pre-warmed instance'],
    ['both generations of Easy Auth', LINUX, 'auth_settings', { enabled: true }, 'auth_settings beside auth_settings_v2'],
    ['a default that is wrong', LINUX, 'builtin_logging_enabled', undefined, 'leaves builtin_logging_enabled to a default'],
    ['HTTPS left to chance', FLEX, 'https_only', undefined, 'leaves https_only to a default'],
    ['TLS left to chance', FLEX, 'site_config', {}, 'leaves minimum_tls_version, scm_minimum_tls_version to a default'],
    ['a container of two accounts', CONTAINER, 'storage_account_id', undefined, 'has none of storage_account_id'],
    // Flex
    ['an identity for the package', FLEX, 'storage_authentication_type', 'SystemAssignedIdentity', 'breaks AzureWebJobsStorage'],
    ['no key', FLEX, 'storage_access_key', undefined, 'has no storage_access_key'],
    ['a major version only', FLEX, 'runtime_version', '10', 'with which no .NET app starts'],
    ['the id of a container', FLEX, 'storage_container_endpoint', '${azurerm_storage_container.a.id}', 'is no blob endpoint'],
    ['an endpoint without a container', FLEX, 'storage_container_endpoint', 'https://stordersprod.blob.core.windows.net/', 'storage_container_endpoint does not match'],
    ['more instances than the maximum', FLEX, 'always_ready', [{ name: 'http', instance_count: 60 }, { name: 'blob', instance_count: 41 }], 'has 101 always ready instances'],
    ['a worker of 32 bits', FLEX, 'site_config.use_32_bit_worker', true, 'site_config.use_32_bit_worker never settles'],
    ['a minimum of instances', FLEX, 'site_config.elastic_instance_minimum', 1, 'site_config.elastic_instance_minimum never settles'],
    ['log files', FLEX, 'site_config.app_service_logs', { disk_quota_mb: 35 }, 'site_config.app_service_logs never settles'],
    ['a registry identity', FLEX, 'site_config.container_registry_managed_identity_client_id', 'a', 'never settles'],
    ['watched triggers', FLEX, 'site_config.runtime_scale_monitoring_enabled', true, 'is refused by Azure'],
    ['a pushed package', FLEX, 'zip_deploy_file', 'app.zip', 'is pushed to an endpoint'],
    // unsettled elsewhere
    ['no content share', WINDOWS, 'content_share_force_disabled', true, 'content_share_force_disabled never settles'],
    // plans
    ['automatic scaling of a small plan', PLAN, 'premium_plan_auto_scale_enabled', true, 'has premium_plan_auto_scale_enabled on EP1'],
    ['a zone-redundant plan of one worker', PLAN, 'zone_balancing_enabled', true, 'with fewer than 2 workers'],
    ['an environment of an elastic plan', PLAN, 'app_service_environment_id', `${GROUP}/Microsoft.Web/hostingEnvironments/ase`, 'has an environment with EP1'],
    ['an isolated plan outside of one', PLAN, 'sku_name', 'I1v2', 'has no environment with I1v2'],
    // app settings
    ['a setting that is dropped on read', LINUX, 'app_settings', { AzureWebJobsStorage: '' }, 'app_settings has AzureWebJobsStorage, which is dropped'],
    ['the same in another case', LINUX, 'app_settings', { functions_extension_version: '~4' }, 'app_settings has FUNCTIONS_EXTENSION_VERSION'],
    ['a setting that Flex drops', FLEX, 'app_settings', { DEPLOYMENT_STORAGE_CONNECTION_STRING: 'x' }, 'which is dropped on read'],
    ['a setting that Flex refuses', FLEX, 'app_settings', { WEBSITE_RUN_FROM_PACKAGE: '1' }, 'which Flex Consumption refuses'],
    ['a worker beside a stack', LINUX, 'app_settings', { FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated' }, 'FUNCTIONS_WORKER_RUNTIME beside a stack'],
    ['a name in two spellings', LINUX, 'app_settings', { TOPIC: 'a', topic: 'b' }, 'app_settings has a name twice'],
    ['a share that does not exist', LINUX, 'app_settings', { WEBSITE_CONTENTOVERVNET: '1' }, 'WEBSITE_CONTENTOVERVNET without a share'],
    ['a package that cannot be pushed', LINUX, 'zip_deploy_file', 'app.zip', 'cannot be pushed without basic authentication'],
    ['a package that is not run', LINUX, 'zip_deploy_file', 'app.zip', 'has no setting that runs it'],
    // how the host reaches its storage
    ['a key beside settings of an identity', LINUX, 'app_settings', { AzureWebJobsStorage__credential: 'managedidentity' }, 'AzureWebJobsStorage__credential beside a key or a secret'],
    ['a share whose secret is read too early', LINUX, 'app_settings', { WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: '@Microsoft.KeyVault(SecretUri=x)', WEBSITE_CONTENTSHARE: 'a' }, 'a secret for the content share that Azure reads'],
    ['a secret of a share that Azure cannot make', LINUX, 'app_settings', { WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: '@Microsoft.KeyVault(SecretUri=x)' }, 'a secret for a content share that Azure cannot create'],
    ['a reference that nobody can read', LINUX, 'identity', { type: 'UserAssigned', identity_ids: [IDENTITY_ID] }, 'reads Key Vault with a system-assigned identity that it does not have'],
    ['an identity for references that the app lacks', LINUX, 'key_vault_reference_identity_id', IDENTITY_ID, 'key_vault_reference_identity_id is none of its identities'],
    // identities and roles
    ['a short name of an identity', IDENTITY, 'name', 'id', 'name does not match'],
    ['a role by two names', ROLE, 'role_definition_id', '/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/2', 'has role_definition_id and role_definition_name'],
    ['a role by the id that azurerm plans anew', ROLE, 'role_definition_id', '/providers/Microsoft.Authorization/roleDefinitions/2', 'role_definition_id does not match'],
    ['a role named by a GUID', ROLE, 'role_definition_name', PRINCIPAL, 'is the id of a definition'],
    ['a role for a user', ROLE, 'principal_type', 'User', 'principal_type is not one of'],
    ['a role for whatever the directory says', ROLE, 'principal_type', undefined, 'leaves principal_type to a default'],
    ['a role on a name', ROLE, 'scope', 'stordersprod', 'scope does not match'],
    ['a role of a name', ROLE, 'principal_id', 'id-orders', 'principal_id does not match'],
    ['a name of a role assignment', ROLE, 'name', PRINCIPAL, 'name never settles'],
    ['a role of Cosmos DB on what Azure Resource Manager calls it', COSMOS, 'scope', `${COSMOS_ID}/sqlDatabases/orders`, 'scope does not match'],
    ['a definition of Azure for Cosmos DB', COSMOS, 'role_definition_id', '/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/2', 'role_definition_id does not match'],
    // monitoring
    ['a component without a workspace', INSIGHTS, 'workspace_id', undefined, 'leaves workspace_id to a default'],
    ['a component of no kind', INSIGHTS, 'application_type', 'functions', 'application_type is not one of'],
    ['a part of everything', INSIGHTS, 'sampling_percentage', 101, 'sampling_percentage is not a whole number'],
    ['local authentication that is said to be on', INSIGHTS, 'local_authentication_disabled', false, 'local_authentication_disabled is not one of'],
    ['a workspace that forgets at once', WORKSPACE, 'retention_in_days', 7, 'retention_in_days is not a whole number'],
    ['a workspace of an old kind', WORKSPACE, 'sku', 'Free', 'sku is not one of'],
    ['diagnostics for nobody', DIAGNOSTICS, 'storage_account_id', undefined, 'has none of log_analytics_workspace_id'],
    ['the block of old for metrics', DIAGNOSTICS, 'metric', [{ category: 'AllMetrics' }], 'metric is gone'],
    ['a table of its own', DIAGNOSTICS, 'log_analytics_destination_type', 'Dedicated', 'never settles'],
    ['logs that apps do not have', DIAGNOSTICS, 'enabled_log', [{ category: 'AppServiceHTTPLogs' }], 'enabled_log.category is not one of'],
    ['a hub without a rule', DIAGNOSTICS, 'eventhub_name', 'logs', 'has eventhub_name without a rule'],
    ['an alert on two apps', ALERT, 'scopes', [SITE_ID, SITE_ID], 'scopes has 2 items'],
    ['an alert that looks less often than it sums up', ALERT, 'frequency', 'PT1H', 'looks every PT1H at PT15M'],
    ['an alert on nothing', ALERT, 'criteria', undefined, 'has none of criteria'],
    ['an alert in minutes', ALERT, 'window_size', '15m', 'window_size is not one of'],
    // network
    ['an endpoint that somebody approves', ENDPOINT, 'private_service_connection.is_manual_connection', true, 'is_manual_connection is not one of'],
    ['an endpoint of two parts', ENDPOINT, 'private_service_connection.subresource_names', ['blob', 'queue'], 'subresource_names has 2 items'],
    ['an endpoint of no part', ENDPOINT, 'private_service_connection.subresource_names', undefined, 'does not lead to exactly one part'],
    ['an endpoint of a part of another resource', ENDPOINT, 'private_service_connection.subresource_names', ['blob'], 'leads to blob of'],
    ['an endpoint of a slot by its id', ENDPOINT, 'private_service_connection.private_connection_resource_id', `${SITE_ID}/slots/staging`, 'leads to the id of a slot'],
    ['a public zone', ENDPOINT, 'private_dns_zone_group.private_dns_zone_ids', [`${GROUP}/Microsoft.Network/privateDnsZones/azurewebsites.net`], 'private_dns_zone_ids does not match'],
  ])('refuses %s', (label, type, path, value, problem) => {
    const beside: Readonly<Record<string, Block>> = {
      'both generations of Easy Auth': { auth_settings_v2: { login: {} } },
      'a reference that nobody can read': { app_settings: { A: '@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.azure.net/secrets/a)' } },
      'an identity for references that the app lacks': { identity: { type: 'UserAssigned', identity_ids: [`${IDENTITY_ID}-2`] } },
    };
    const right = { ...RIGHT[type](), ...beside[label] };
    expect(resourceProblems(type, put(right, path, value)).join('\n')).toContain(problem);
  });

  describe('of an app whose host has no key', () => {
    const keyless = ({ storage_account_access_key: _key, ...app }: Block, changed: Block = {}): Block => ({ ...app, storage_uses_managed_identity: true, ...changed });
    const user = { identity: { type: 'UserAssigned', identity_ids: [IDENTITY_ID] }, key_vault_reference_identity_id: IDENTITY_ID };
    const named = { AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: PRINCIPAL };

    test('takes either kind of identity, and a secret', () => {
      expect(resourceProblems(LINUX, keyless(classic()))).toEqual([]);
      expect(resourceProblems(LINUX, keyless(classic(), { ...user, app_settings: named }))).toEqual([]);
      const { storage_account_name: _name, storage_account_access_key: _key, ...app } = classic();
      expect(resourceProblems(LINUX, { ...app, storage_key_vault_secret_id: 'https://kv-orders.vault.azure.net/secrets/storage' })).toEqual([]);
    });

    test.each<[string, Block, string]>([
      ['a user-assigned identity that no setting names', user, 'reaches its storage with a SystemAssigned identity, and has UserAssigned'],
      ['settings that name an identity that is not there', { app_settings: named }, 'reaches its storage with a UserAssigned identity, and has SystemAssigned'],
      ['half of the settings', { ...user, app_settings: { AzureWebJobsStorage__clientId: PRINCIPAL } }, 'names an identity by halves'],
      ['a key beside it', { storage_account_access_key: 'key' }, 'has storage_account_access_key beside storage_uses_managed_identity'],
      ['the account in a setting', { app_settings: { AzureWebJobsStorage__accountName: 'stordersprod' } }, 'which is dropped on read'],
    ])('refuses %s', (_, changed, problem) => {
      expect(resourceProblems(LINUX, keyless(classic(), changed)).join('\n')).toContain(problem);
    });
  });

  test('wants sticky names in order and once', () => {
    const sticky = (names: string[]) => ({ ...classic(), app_settings: { A: '1', B: '2' }, sticky_settings: { app_setting_names: names } });
    expect(resourceProblems(LINUX, sticky(['A', 'B']))).toEqual([]);
    expect(resourceProblems(LINUX, sticky(['B', 'A']))).toEqual(['sticky_settings has app_setting_names out of order or twice']);
    expect(resourceProblems(LINUX, sticky(['A', 'A']))).toEqual(['sticky_settings has app_setting_names out of order or twice']);
  });
});

describe('the checker of a whole file', () => {
  const file = (app: Block, plan: Block, type = LINUX): Synthesized => ({
    resource: { [type]: { App: { ...app, service_plan_id: '${azurerm_service_plan.Plan.id}' } }, [PLAN]: { Plan: plan } },
  });
  const plan = (changed: Block) => ({ ...RIGHT[PLAN](), ...changed });

  test('finds nothing wrong with a right one', () => {
    expect(schemaProblems(file(classic(), plan({})))).toEqual([]);
    expect(schemaProblems(file(RIGHT[FLEX](), plan({ sku_name: 'FC1' }), FLEX))).toEqual([]);
  });

  test('says which resource is wrong', () => {
    expect(schemaProblems(file(put(classic(), 'name', '_'), plan({})))).toEqual([expect.stringContaining('azurerm_linux_function_app.App: name does not match')]);
  });

  test('finds references to what is not there', () => {
    const json = file(put(classic(), 'storage_account_name', '${azurerm_storage_account.Gone.name}'), plan({}));
    expect(schemaProblems(json)).toEqual(['azurerm_storage_account.Gone is referred to, but not there']);
  });

  test('knows the data sources that the library reads', () => {
    const right: Record<string, Block> = { azurerm_client_config: {}, azurerm_storage_account: { name: 'stordersprod', resource_group_name: 'rg-orders' } };
    expect(Object.keys(right).sort()).toEqual(Object.keys(DATA_SOURCES).sort());
    for (const [type, block] of Object.entries(right)) expect(dataProblems(type, block)).toEqual([]);
    expect(dataProblems('azurerm_storage_account', { name: 'St', location: 'westeurope', resource_group_name: 'rg' })).toEqual([
      'name does not match /^[0-9a-z]{3,24}$/', 'location is no argument',
    ]);
    expect(schemaProblems({ data: { azurerm_subscription: { Current: {} } } })).toEqual(['azurerm_subscription.Current: is no data source that this library reads']);
  });

  test.each<[string, string, Block, Block]>([
    ['is on a plan of another system', LINUX, {}, { os_type: 'Windows' }],
    ['is on FC1', LINUX, {}, { sku_name: 'FC1' }],
    ['is on another plan than FC1', FLEX, {}, {}],
    ['is always on', LINUX, { site_config: { ...classic().site_config, always_on: true } }, {}],
    ['does not say whether it is always on', LINUX, { site_config: { ...classic().site_config, always_on: undefined } }, { sku_name: 'B1' }],
    ['has a backup', LINUX, { backup: { name: 'a', storage_account_url: 'https://a', schedule: { frequency_interval: 1, frequency_unit: 'Day' } } }, { sku_name: 'B1' }],
    ['has a container', LINUX, { site_config: { ...classic().site_config, application_stack: { docker: [{ registry_url: 'https://a', image_name: 'b', image_tag: 'c' }] } } }, { sku_name: 'Y1' }],
    ['has pre_warmed_instance_count', LINUX, { site_config: { ...classic().site_config, pre_warmed_instance_count: 1 } }, { sku_name: 'S1' }],
    ['has app_scale_limit', LINUX, { site_config: { ...classic().site_config, app_scale_limit: 1 } }, { sku_name: 'S1' }],
    ['is in a network', LINUX, { virtual_network_subnet_id: SUBNET_ID }, { sku_name: 'Y1' }],
    ['pulls images through a network', LINUX, { vnet_image_pull_enabled: true }, { sku_name: 'Y1' }],
    ['does not pull images through the network', LINUX, {}, { sku_name: 'I1v2', app_service_environment_id: `${GROUP}/Microsoft.Web/hostingEnvironments/ase` }],
    ['has a daily quota', LINUX, { daily_memory_time_quota: 1 }, {}],
  ])('finds an app that %s', (problem, type, changed, changedPlan) => {
    expect(schemaProblems(file({ ...RIGHT[type](), ...changed }, plan(changedPlan), type)).join('\n')).toContain(problem);
  });

  test('finds two Flex apps on one plan', () => {
    const json = file(RIGHT[FLEX](), plan({ sku_name: 'FC1' }), FLEX);
    const apps = json.resource?.[FLEX] ?? {};
    expect(schemaProblems({ resource: { ...json.resource, [FLEX]: { ...apps, Second: apps.App } } })).toEqual([expect.stringContaining('shares its plan')]);
  });

  test('finds names that stay with the slot and are nowhere', () => {
    const sticky = { sticky_settings: { app_setting_names: ['A'], connection_string_names: ['C'] } };
    const json = file({ ...classic(), ...sticky }, plan({}));
    expect(schemaProblems(json)).toEqual([
      `${LINUX}.App: sticky_settings has A, which is no app setting`, `${LINUX}.App: sticky_settings has C, which is no connection string`,
    ]);
    const slot = (functionAppId: string): Synthesized => ({
      resource: {
        ...json.resource,
        azurerm_linux_function_app_slot: {
          Slot: { ...RIGHT.azurerm_linux_function_app_slot(), function_app_id: functionAppId, app_settings: { A: '1' }, connection_string: [{ name: 'C', type: 'Custom', value: 'x' }] },
        },
      },
    });
    expect(schemaProblems(slot(`\${${LINUX}.App.id}`))).toEqual([]);
    expect(schemaProblems(slot(`${GROUP}/Microsoft.Web/sites/func-other`))).toHaveLength(2);
  });

  test('finds two accounts of one name', () => {
    expect(schemaProblems({ resource: { [ACCOUNT]: { A: RIGHT[ACCOUNT](), B: RIGHT[ACCOUNT]() } } })).toEqual(['two storage accounts have one name']);
  });
});
