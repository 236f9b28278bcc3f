/** Packages and SDKs of .NET projects; the mapping between the two worker models is in `MIGRATION_PACKAGES`. */
const ISOLATED_PAGE = 'https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide';
const IN_PROCESS_PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-dotnet-class-library';

/** What makes a project one of a worker model. */
export const CORE_PACKAGES = {
  worker: 'Microsoft.Azure.Functions.Worker',
  workerSdk: 'Microsoft.Azure.Functions.Worker.Sdk',
  inProcess: 'Microsoft.NET.Sdk.Functions',
  /** An SDK of MSBuild in place of `workerSdk`, named by the project itself. */
  functionsSdk: 'Azure.Functions.Sdk',
  isolatedPage: ISOLATED_PAGE,
  inProcessPage: IN_PROCESS_PAGE,
  sources: ['S-ISO', 'S-DIFF', 'S-INPROC', 'S-WORKER', 'S-SDKBUILD'],
  checkedOn: '2026-11-21',
} as const;

/** Beginnings of the names of binding extensions, by the model that they are for. */
export const EXTENSION_PACKAGES = {
  inProcess: 'Microsoft.Azure.WebJobs.Extensions.',
  isolated: 'Microsoft.Azure.Functions.Worker.Extensions.',
  /** The package that carries timers and the core of bindings in-process. */
  inProcessCore: 'Microsoft.Azure.WebJobs.Extensions',
  page: 'https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences',
  sources: ['S-DIFF', 'S-MIGISO'],
  checkedOn: '2026-11-21',
} as const;

/** Lowest versions beside those of `MINIMUM_PACKAGES`. */
export const MORE_MINIMUM_PACKAGES = {
  page: IN_PROCESS_PAGE,
  sources: ['S-INPROC', 'S-TMPL'],
  checkedOn: '2026-11-21',
  rows: {
    inProcess: {
      'net8.0': { 'Microsoft.NET.Sdk.Functions': '4.4.0', 'Microsoft.Azure.DurableTask.Netherite.AzureFunctions': '1.5.3' },
    },
    isolated: {
      'net11.0': { 'Microsoft.Azure.Functions.Worker': '2.52.0', 'Azure.Functions.Sdk': '1.0.1' },
    },
  },
} as const;

/** What the documentation of Flex Consumption asked for in its preview. */
export const FLEX_MINIMUM_PACKAGES = {
  page: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan',
  sources: ['S-FLEXPREV'],
  checkedOn: '2026-11-21',
  rows: { 'net8.0': { 'Microsoft.Azure.Functions.Worker': '1.20.0', 'Microsoft.Azure.Functions.Worker.Sdk': '1.16.2' } },
} as const;

/** HTTP types of ASP.NET Core in the isolated model. */
export const ASP_NET_CORE = {
  package: 'Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore',
  framework: 'Microsoft.AspNetCore.App',
  builtIn: 'Microsoft.Azure.Functions.Worker.Extensions.Http',
  page: ISOLATED_PAGE,
  sources: ['S-DIFF', 'S-ISO'],
  checkedOn: '2026-11-21',
} as const;

/** Packages that send telemetry to Application Insights, by the model that they are for. */
export const TELEMETRY_PACKAGES = {
  isolated: { worker: 'Microsoft.Azure.Functions.Worker.ApplicationInsights', service: 'Microsoft.ApplicationInsights.WorkerService' },
  inProcess: { logging: 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights' },
  page: `${ISOLATED_PAGE}#application-insights`,
  inProcessPage: 'https://learn.microsoft.com/azure/azure-functions/functions-dotnet-dependency-injection',
  sources: ['S-ISO', 'S-INPROCDI'],
  checkedOn: '2026-11-21',
} as const;

/** How `host.json` has to be. */
export const HOST_JSON = {
  /** The only `version` that hosts from 2.x on take. */
  version: '2.0',
  page: 'https://learn.microsoft.com/azure/azure-functions/functions-host-json',
  bundlesPage: 'https://learn.microsoft.com/azure/azure-functions/extension-bundles',
  sources: ['S-HOSTJSON', 'S-DIFF', 'S-MIG34'],
  checkedOn: '2026-11-21',
} as const;

/** For which system and bitness a build is. */
export const RUNTIME_IDENTIFIERS = {
  page: `${ISOLATED_PAGE}#readytorun`,
  sources: ['S-ISO'],
  checkedOn: '2026-11-21',
} as const;

/** Packages of Node.js projects. */
export const NODE_PACKAGES = {
  functions: '@azure/functions',
  /** First major version whose functions are found through `main`. */
  mainSince: 4,
  page: 'https://learn.microsoft.com/azure/azure-functions/functions-reference-node',
  sources: ['S-NODEMAIN'],
  checkedOn: '2026-11-21',
} as const;

/** Settings in `local.settings.json` that an app in Azure does not need, or that something else sets there. */
export const LOCAL_SETTINGS = {
  names: [
    'AZURE_FUNCTIONS_ENVIRONMENT', 'ASPNETCORE_ENVIRONMENT', 'DOTNET_ENVIRONMENT', 'ASPNETCORE_URLS', 'FUNCTIONS_WORKER_RUNTIME',
    'FUNCTIONS_WORKER_RUNTIME_VERSION', 'FUNCTIONS_EXTENSION_VERSION', 'FUNCTIONS_INPROC_NET8_ENABLED', 'FUNCTIONS_WORKER_PROCESS_COUNT',
    'AzureWebJobsStorage', 'AzureWebJobsDashboard', 'AzureWebJobsSecretStorageType', 'AzureWebJobsFeatureFlags', 'AzureWebJobsScriptRoot',
    'APPINSIGHTS_INSTRUMENTATIONKEY', 'APPLICATIONINSIGHTS_CONNECTION_STRING',
  ],
  prefixes: ['AzureWebJobsStorage__', 'WEBSITE_', 'languageWorkers__', 'AzureFunctionsJobHost__'],
  /** Names that switch single functions off. */
  disabled: { prefix: 'AzureWebJobs.', suffix: '.Disabled' },
  page: 'https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file',
  sources: ['S-APPSET', 'S-ISO'],
  checkedOn: '2026-11-21',
} as const;

/** How an SDK of .NET is chosen. */
export const GLOBAL_JSON = {
  page: 'https://learn.microsoft.com/dotnet/core/tools/global-json',
  /** Values of `rollForward` that may take a newer major version. */
  majors: ['major', 'latestmajor'],
  sources: ['S-GLOBALJSON'],
  checkedOn: '2026-11-21',
} as const;
