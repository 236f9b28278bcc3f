/**
 * App settings that the azurerm provider writes by itself, from other arguments of a function app.
 *
 * They reach the app without standing in `app_settings`, so that nothing can be said about them by looking there.
 */
export interface ProviderSettingFacts {
  readonly name: string;
  /** Whether the Flex Consumption resource writes it. */
  readonly flex: boolean;
  /** Whether the resources for Linux and Windows, and their slots, write it. */
  readonly classic: boolean;
  /** What it is written from: arguments of the resource. */
  readonly writtenFrom: readonly string[];
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const classic = { flex: false, classic: true, sources: ['S-TF455'], checkedOn: '2026-11-21' } as const;
const both = { ...classic, flex: true } as const;
const HOST_STORAGE = ['storage_account_name', 'storage_account_access_key', 'storage_uses_managed_identity', 'storage_key_vault_secret_id'] as const;
const STACK = ['site_config.application_stack'] as const;

export const PROVIDER_SETTINGS = [
  { ...classic, name: 'AzureWebJobsStorage', writtenFrom: HOST_STORAGE },
  { ...classic, name: 'AzureWebJobsStorage', flex: true, classic: false, writtenFrom: ['storage_container_endpoint', 'storage_access_key', 'storage_authentication_type'] },
  { ...classic, name: 'AzureWebJobsStorage__accountName', writtenFrom: HOST_STORAGE },
  { ...classic, name: 'AzureWebJobsDashboard', writtenFrom: ['builtin_logging_enabled'] },
  { ...classic, name: 'AzureWebJobsDashboard__accountName', writtenFrom: ['builtin_logging_enabled'] },
  { ...classic, name: 'FUNCTIONS_EXTENSION_VERSION', writtenFrom: ['functions_extension_version'] },
  { ...classic, name: 'FUNCTIONS_WORKER_RUNTIME', writtenFrom: STACK },
  { ...classic, name: 'WEBSITE_NODE_DEFAULT_VERSION', writtenFrom: STACK },
  { ...classic, name: 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', writtenFrom: [...HOST_STORAGE, 'content_share_force_disabled'] },
  { ...classic, name: 'WEBSITE_CONTENTSHARE', writtenFrom: ['content_share_force_disabled'] },
  { ...classic, name: 'DOCKER_REGISTRY_SERVER_URL', writtenFrom: STACK },
  { ...classic, name: 'DOCKER_REGISTRY_SERVER_USERNAME', writtenFrom: STACK },
  { ...classic, name: 'DOCKER_REGISTRY_SERVER_PASSWORD', writtenFrom: STACK },
  { ...classic, name: 'DEPLOYMENT_STORAGE_CONNECTION_STRING', flex: true, classic: false, writtenFrom: ['storage_access_key'] },
  { ...both, name: 'APPINSIGHTS_INSTRUMENTATIONKEY', writtenFrom: ['site_config.application_insights_key'] },
  { ...both, name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', writtenFrom: ['site_config.application_insights_connection_string'] },
  { ...both, name: 'WEBSITE_HEALTHCHECK_MAXPINGFAILURES', writtenFrom: ['site_config.health_check_eviction_time_in_min'] },
] as const satisfies readonly ProviderSettingFacts[];
