/**
 * App settings that a program must not write itself, and what to use instead.
 *
 * A row applies on the plans and systems it names. Names are compared without case, and with `:` read as `__`, because
 * the host reads both as the same key.
 */
export interface AppSettingFacts {
  readonly name: string;
  /** Whether every name that starts with `name` is meant. */
  readonly prefix: boolean;
  /** Keys of `PLANS`. */
  readonly plans: readonly string[];
  readonly systems: readonly string[];
  /** The only value that is refused; `null` refuses the setting as such. */
  readonly value: string | null;
  /** `owned`: this library writes or derives it; `unavailable`: the platform refuses or ignores it there. */
  readonly kind: 'owned' | 'unavailable';
  readonly why: string;
  /** What to type instead. */
  readonly use: string;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const SETTINGS_PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-app-settings';
const AZURERM_PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app';
const STORAGE_PAGE = 'https://learn.microsoft.com/azure/azure-functions/storage-considerations';

const EVERY_PLAN = ['consumption', 'flexConsumption', 'elasticPremium', 'dedicated'] as const;
const CLASSIC_PLANS = ['consumption', 'elasticPremium', 'dedicated'] as const;
const FLEX_ONLY = ['flexConsumption'] as const;
const BOTH_SYSTEMS = ['Linux', 'Windows'] as const;

const owned = { prefix: false, plans: EVERY_PLAN, systems: BOTH_SYSTEMS, value: null, kind: 'owned', checkedOn: '2026-11-21' } as const;
const notOnFlex = {
  prefix: false, plans: FLEX_ONLY, systems: BOTH_SYSTEMS, value: null, kind: 'unavailable', page: SETTINGS_PAGE,
  sources: ['S-APPSET', 'S-AVM'], checkedOn: '2026-11-21',
  why: 'Flex Consumption refuses or ignores the setting',
} as const;

export const APP_SETTINGS = [
  {
    ...owned, name: 'FUNCTIONS_EXTENSION_VERSION', plans: CLASSIC_PLANS, page: SETTINGS_PAGE, sources: ['S-APPSET', 'S-TF455'],
    why: 'the host version decides which runtimes can run, and the provider writes the setting from its own argument',
    use: "set 'functionsVersion', for example FunctionsVersion.V4",
  },
  {
    ...owned, name: 'FUNCTIONS_WORKER_RUNTIME', plans: CLASSIC_PLANS, page: SETTINGS_PAGE, sources: ['S-APPSET', 'S-TF455'],
    why: 'the worker runtime has to agree with the stack, and the provider writes the setting from the stack',
    use: "set 'runtime', for example IsolatedRuntime.DOTNET_10",
  },
  {
    ...owned, name: 'FUNCTIONS_INPROC_NET8_ENABLED', page: SETTINGS_PAGE, sources: ['S-INPROC', 'S-APPSET'],
    why: 'it only has meaning for in-process .NET 8, where it is written for you',
    use: "set 'runtime: InProcessRuntime.DOTNET_8' on an InProcessFunctionApp",
  },
  {
    ...owned, name: 'AzureWebJobsStorage', page: STORAGE_PAGE, sources: ['S-STOR', 'S-TF455'],
    why: 'the connection of the host storage has a typed argument, and the same key here never leaves the plan clean',
    use: "set 'hostStorage', for example HostStorage.accountKey({ … })",
  },
  {
    ...owned, name: 'AzureWebJobsStorage__', prefix: true, page: STORAGE_PAGE, sources: ['S-STOR', 'S-TF455'],
    why: 'the host uses either a connection string or an identity for its storage, and the two must not be mixed',
    use: "set 'hostStorage'",
  },
  {
    ...owned, name: 'AzureWebJobsDashboard', page: AZURERM_PAGE, sources: ['S-TF455'],
    why: 'built-in logging serves only Functions 1.x, copies an account key into the app and is switched off here',
    use: "set 'applicationInsights' or 'applicationInsightsConnectionString'",
  },
  {
    ...owned, name: 'AzureWebJobsDashboard__', prefix: true, page: AZURERM_PAGE, sources: ['S-TF455'],
    why: 'built-in logging serves only Functions 1.x and is switched off here',
    use: "set 'applicationInsights' or 'applicationInsightsConnectionString'",
  },
  {
    ...owned, name: 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', plans: CLASSIC_PLANS, page: SETTINGS_PAGE,
    sources: ['S-APPSET', 'S-TF455'],
    why: 'the content share uses the host storage account and is written where the plan has one',
    use: "set 'hostStorage'",
  },
  {
    ...owned, name: 'WEBSITE_CONTENTSHARE', plans: CLASSIC_PLANS, page: SETTINGS_PAGE, sources: ['S-APPSET', 'S-TF455'],
    why: 'each app and slot needs a share of its own, which is generated where the plan has one',
    use: "leave it out, or set 'contentShareName' for a share that exists",
  },
  {
    ...owned, name: 'WEBSITE_CONTENTOVERVNET', plans: CLASSIC_PLANS, page: SETTINGS_PAGE, sources: ['S-APPSET', 'S-TF455'],
    why: 'the share has to exist before the app when it is reached through a virtual network',
    use: "set 'contentOverVnet' together with 'contentShareName'",
  },
  {
    ...owned, name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', page: AZURERM_PAGE, sources: ['S-TF455', 'S-IAC'],
    why: 'the provider moves the setting into an argument of its own, so that it never leaves the plan clean here',
    use: "set 'applicationInsights' or 'applicationInsightsConnectionString'",
  },
  {
    ...owned, name: 'APPINSIGHTS_INSTRUMENTATIONKEY', page: SETTINGS_PAGE, sources: ['S-TF455', 'S-IAC'],
    why: 'connection strings replace instrumentation keys, and the two must not be set together',
    use: "set 'applicationInsights' or 'applicationInsightsConnectionString'",
  },
  {
    ...owned, name: 'WEBSITE_HEALTHCHECK_MAXPINGFAILURES', page: AZURERM_PAGE, sources: ['S-TF455'],
    why: 'the provider writes it from the health check and drops it from the settings on read',
    use: "set 'healthCheckEvictionMinutes' beside 'healthCheckPath'",
  },
  {
    ...owned, name: 'WEBSITE_NODE_DEFAULT_VERSION', plans: CLASSIC_PLANS, page: SETTINGS_PAGE, sources: ['S-APPSET', 'S-TF455'],
    why: 'the provider writes it from the stack and drops it from the settings on read',
    use: "set 'runtime', for example IsolatedRuntime.NODE_22",
  },
  {
    ...owned, name: 'DOCKER_REGISTRY_SERVER_', prefix: true, page: AZURERM_PAGE, sources: ['S-IAC', 'S-TF455'],
    why: 'the provider writes registry address and credentials from the container and drops them on read',
    use: "set 'container', for example ContainerImage.fromImage('registry.example.com/orders:1.4.2')",
  },
  {
    ...owned, name: 'WEBSITES_ENABLE_APP_SERVICE_STORAGE', page: 'https://learn.microsoft.com/azure/azure-functions/functions-infrastructure-as-code',
    sources: ['S-IAC'],
    why: 'it belongs to custom containers, where it is written for you',
    use: "set 'container'",
  },
  {
    ...owned, name: 'WEBSITE_VNET_ROUTE_ALL', plans: CLASSIC_PLANS, page: AZURERM_PAGE, sources: ['S-APPSET', 'S-TF455'],
    why: 'the provider has an argument for it and drops the setting on read',
    use: "set 'vnetRouteAllEnabled'",
  },
  {
    ...owned, name: 'WEBSITE_HTTPLOGGING_RETENTION_DAYS', plans: CLASSIC_PLANS, page: AZURERM_PAGE, sources: ['S-TF455'],
    why: 'the provider drops the setting on read',
    use: "set 'appServiceLogs'",
  },
  {
    ...owned, name: 'DEPLOYMENT_STORAGE_CONNECTION_STRING', plans: FLEX_ONLY, page: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to',
    sources: ['S-FLEX', 'S-TF455'],
    why: 'the connection of the deployment container is written from the host storage',
    use: "set 'hostStorage'",
  },
  {
    ...owned, name: 'AzureFunctionsWebHost__hostid', page: STORAGE_PAGE, sources: ['S-STOR', 'S-APPSET'],
    why: 'host ids must differ on one storage account and stay with the slot',
    use: "set 'hostId'",
  },
  { ...notOnFlex, name: 'FUNCTIONS_WORKER_RUNTIME', use: "leave it out: 'runtime' decides it" },
  { ...notOnFlex, name: 'FUNCTIONS_WORKER_RUNTIME_VERSION', use: "leave it out: 'runtime' decides it" },
  { ...notOnFlex, name: 'WEBSITE_NODE_DEFAULT_VERSION', use: "leave it out: 'runtime' decides it" },
  { ...notOnFlex, name: 'FUNCTIONS_MAX_HTTP_CONCURRENCY', use: "set 'httpConcurrency'" },
  { ...notOnFlex, name: 'FUNCTIONS_WORKER_PROCESS_COUNT', use: 'leave it out: one worker process runs per instance' },
  { ...notOnFlex, name: 'FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED', use: "leave it out, or set 'httpConcurrency'" },
  { ...notOnFlex, name: 'WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT', use: "set 'maximumInstanceCount'" },
  { ...notOnFlex, name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', use: 'ask for a remote build when you deploy' },
  { ...notOnFlex, name: 'ENABLE_ORYX_BUILD', use: 'ask for a remote build when you deploy' },
  { ...notOnFlex, name: 'WEBSITE_RUN_FROM_PACKAGE', use: 'leave it out: the package is read from the deployment container' },
  { ...notOnFlex, name: 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', use: 'leave it out: the deployment container replaces the share' },
  { ...notOnFlex, name: 'WEBSITE_CONTENTSHARE', use: 'leave it out: the deployment container replaces the share' },
  { ...notOnFlex, name: 'WEBSITE_CONTENTOVERVNET', use: 'leave it out: the deployment container replaces the share' },
  { ...notOnFlex, name: 'WEBSITE_SKIP_CONTENTSHARE_VALIDATION', use: 'leave it out: the deployment container replaces the share' },
  { ...notOnFlex, name: 'WEBSITE_DNS_SERVER', use: 'leave it out: the app uses the DNS servers of its virtual network' },
  { ...notOnFlex, name: 'WEBSITE_VNET_ROUTE_ALL', use: 'leave it out: all traffic is routed' },
  { ...notOnFlex, name: 'WEBSITE_MOUNT_ENABLED', sources: ['S-SKILLS'], use: 'leave it out' },
  {
    ...notOnFlex, name: 'WEBSITE_TIME_ZONE', sources: ['S-APPSET', 'S-FLEX'], why: 'the plan has no time zone setting',
    use: 'leave it out and convert from UTC in code',
  },
  {
    ...notOnFlex, name: 'TZ', sources: ['S-APPSET', 'S-FLEX'], why: 'the plan has no time zone setting',
    use: 'leave it out and convert from UTC in code',
  },
  {
    ...notOnFlex, name: 'WEBSITE_TIME_ZONE', plans: ['consumption'], systems: ['Linux'], sources: ['S-APPSET'],
    why: 'Linux Consumption has no time zone setting', use: 'leave it out and convert from UTC in code',
  },
  {
    ...notOnFlex, name: 'TZ', plans: ['consumption'], systems: ['Linux'], sources: ['S-APPSET'],
    why: 'Linux Consumption has no time zone setting', use: 'leave it out and convert from UTC in code',
  },
  {
    ...notOnFlex, name: 'WEBSITE_RUN_FROM_PACKAGE', plans: ['consumption'], systems: ['Linux'], value: '1',
    sources: ['S-APPSET', 'S-IAC'], why: 'Linux Consumption runs a package only from a URL',
    use: 'set it to the URL of the package, or remove it and deploy with a tool that uploads one',
  },
] as const satisfies readonly AppSettingFacts[];

/** App settings that this library writes by itself, and where their facts are. */
export const WRITTEN_APP_SETTINGS = {
  inProcessNet8: { name: 'FUNCTIONS_INPROC_NET8_ENABLED', sources: ['S-INPROC', 'S-APPSET'], checkedOn: '2026-11-21' },
  hostId: { name: 'AzureFunctionsWebHost__hostid', sources: ['S-STOR', 'S-APPSET'], checkedOn: '2026-11-21' },
  workerRuntime: { name: 'FUNCTIONS_WORKER_RUNTIME', sources: ['S-IAC', 'S-TF455'], checkedOn: '2026-11-21' },
  containerStorage: { name: 'WEBSITES_ENABLE_APP_SERVICE_STORAGE', sources: ['S-IAC'], checkedOn: '2026-11-21' },
  contentShare: { name: 'WEBSITE_CONTENTSHARE', sources: ['S-APPSET', 'S-TF455'], checkedOn: '2026-11-21' },
  contentOverVnet: { name: 'WEBSITE_CONTENTOVERVNET', sources: ['S-APPSET', 'S-TF455'], checkedOn: '2026-11-21' },
  contentConnection: { name: 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', sources: ['S-APPSET', 'S-KV'], checkedOn: '2026-11-21' },
  skipContentValidation: { name: 'WEBSITE_SKIP_CONTENTSHARE_VALIDATION', sources: ['S-KV', 'S-APPSET'], checkedOn: '2026-11-21' },
  storageAccountName: { name: 'AzureWebJobsStorage__accountName', sources: ['S-IAC', 'S-APPSET', 'S-STOR'], checkedOn: '2026-11-21' },
  storageBlobUri: { name: 'AzureWebJobsStorage__blobServiceUri', sources: ['S-STOR', 'S-IAC'], checkedOn: '2026-11-21' },
  storageQueueUri: { name: 'AzureWebJobsStorage__queueServiceUri', sources: ['S-STOR', 'S-IAC'], checkedOn: '2026-11-21' },
  storageTableUri: { name: 'AzureWebJobsStorage__tableServiceUri', sources: ['S-STOR', 'S-IAC'], checkedOn: '2026-11-21' },
  storageCredential: { name: 'AzureWebJobsStorage__credential', sources: ['S-IAC', 'S-STOR'], checkedOn: '2026-11-21' },
  storageClientId: { name: 'AzureWebJobsStorage__clientId', sources: ['S-IAC', 'S-STOR'], checkedOn: '2026-11-21' },
  storageConnection: { name: 'AzureWebJobsStorage', sources: ['S-STOR', 'S-KV'], checkedOn: '2026-11-21' },
  runFromPackage: { name: 'WEBSITE_RUN_FROM_PACKAGE', sources: ['S-APPSET', 'S-TF455'], checkedOn: '2026-11-21' },
  stickyDiagnostics: {
    name: 'WEBSITE_OVERRIDE_STICKY_DIAGNOSTICS_SETTINGS', sources: ['S-APPSET', 'S-SLOTS'], checkedOn: '2026-11-21',
  },
  placeholder: { name: 'WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED', sources: ['S-ISO', 'S-STACKS'], checkedOn: '2026-11-21' },
} as const;

/** App settings whose values are looked at. */
export const READ_APP_SETTINGS = {
  functionTimeout: 'AzureFunctionsJobHost__functionTimeout',
  runFromPackage: 'WEBSITE_RUN_FROM_PACKAGE',
  remoteBuild: 'SCM_DO_BUILD_DURING_DEPLOYMENT',
  extensionVersion: 'FUNCTIONS_EXTENSION_VERSION',
} as const;

/** Syntax of a Key Vault reference, read on 2026-11-21. */
export const KEY_VAULT_REFERENCE = {
  prefix: '@Microsoft.KeyVault(',
  forms: [
    '@Microsoft.KeyVault(SecretUri=https://<vault>.vault.azure.net/secrets/<name>[/<version>])',
    '@Microsoft.KeyVault(VaultName=<vault>;SecretName=<name>[;SecretVersion=<version>])',
  ],
  page: 'https://learn.microsoft.com/azure/app-service/app-service-key-vault-references',
  sources: ['S-KV'],
  checkedOn: '2026-11-21',
} as const;
