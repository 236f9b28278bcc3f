import { PROVIDER_SETTINGS } from '../../src/catalog/provider-settings';

const HOST_STORAGE = ['storage_account_name', 'storage_account_access_key', 'storage_uses_managed_identity', 'storage_key_vault_secret_id'];
const STACK = ['site_config.application_stack'];

/** What azurerm writes by itself, from which arguments; by hand from its source. */
const CLASSIC: Readonly<Record<string, readonly string[]>> = {
  AzureWebJobsStorage: HOST_STORAGE,
  AzureWebJobsStorage__accountName: HOST_STORAGE,
  AzureWebJobsDashboard: ['builtin_logging_enabled'],
  AzureWebJobsDashboard__accountName: ['builtin_logging_enabled'],
  FUNCTIONS_EXTENSION_VERSION: ['functions_extension_version'],
  FUNCTIONS_WORKER_RUNTIME: STACK,
  WEBSITE_NODE_DEFAULT_VERSION: STACK,
  WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: [...HOST_STORAGE, 'content_share_force_disabled'],
  WEBSITE_CONTENTSHARE: ['content_share_force_disabled'],
  DOCKER_REGISTRY_SERVER_URL: STACK,
  DOCKER_REGISTRY_SERVER_USERNAME: STACK,
  DOCKER_REGISTRY_SERVER_PASSWORD: STACK,
};
const FLEX: Readonly<Record<string, readonly string[]>> = {
  AzureWebJobsStorage: ['storage_container_endpoint', 'storage_access_key', 'storage_authentication_type'],
  DEPLOYMENT_STORAGE_CONNECTION_STRING: ['storage_access_key'],
};
const BOTH: Readonly<Record<string, readonly string[]>> = {
  APPINSIGHTS_INSTRUMENTATIONKEY: ['site_config.application_insights_key'],
  APPLICATIONINSIGHTS_CONNECTION_STRING: ['site_config.application_insights_connection_string'],
  WEBSITE_HEALTHCHECK_MAXPINGFAILURES: ['site_config.health_check_eviction_time_in_min'],
};

test.each([
  ['Linux and Windows', (row: { classic: boolean }) => row.classic, { ...CLASSIC, ...BOTH }],
  ['Flex Consumption', (row: { flex: boolean }) => row.flex, { ...FLEX, ...BOTH }],
] as const)('the provider writes these settings for %s', (_, isOf, expected) => {
  const rows = PROVIDER_SETTINGS.filter((row) => isOf(row));
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  expect(Object.fromEntries(rows.map(({ name, writtenFrom }) => [name, writtenFrom]))).toEqual(expected);
});

test('what is written for neither is no row', () => {
  expect(PROVIDER_SETTINGS.filter(({ flex, classic }) => !flex && !classic)).toEqual([]);
});
