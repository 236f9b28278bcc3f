/** Where the facts of the catalogue were read; rows name these ids in `sources`. */
export interface SourceFacts {
  readonly title: string;
  readonly location: string;
  /** Date of the text as the source gives it. */
  readonly date: string;
}

export const SOURCES = {
  'S-VERS': {
    title: 'Azure Functions runtime versions overview + supported languages include',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-versions (MicrosoftDocs/azure-docs: articles/azure-functions/functions-versions.md, includes/functions-supported-languages.md)',
    date: '2026-09-15 / 2026-09-21',
  },
  'S-SCALE': {
    title: 'Azure Functions scale and hosting',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-scale (MicrosoftDocs/azure-docs: articles/azure-functions/functions-scale.md)',
    date: '2026-09-16',
  },
  'S-SLOTS': {
    title: 'Azure Functions deployment slots',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-deployment-slots (MicrosoftDocs/azure-docs: articles/azure-functions/functions-deployment-slots.md)',
    date: '2026-09-08',
  },
  'S-STOR': {
    title: 'Storage considerations for Azure Functions',
    location: 'https://learn.microsoft.com/azure/azure-functions/storage-considerations (MicrosoftDocs/azure-docs: articles/azure-functions/storage-considerations.md)',
    date: '2026-08-28',
  },
  'S-IAC': {
    title: 'Automate function app resource deployment (infrastructure as code)',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-infrastructure-as-code (MicrosoftDocs/azure-docs: articles/azure-functions/functions-infrastructure-as-code.md)',
    date: '2026-04-21',
  },
  'S-DIFF': {
    title: 'Differences between isolated worker and in-process .NET functions',
    location: 'https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences (MicrosoftDocs/azure-docs: articles/azure-functions/dotnet-isolated-in-process-differences.md)',
    date: '2026-09-04',
  },
  'S-ISO': {
    title: 'Guide for C# functions in the isolated worker model',
    location: 'https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide',
    date: '2026-03-05 (published)',
  },
  'S-INPROC': {
    title: 'C# class library functions (in-process)',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-dotnet-class-library',
    date: '2026-01-25 (captured)',
  },
  'S-APPSET': {
    title: 'App settings reference for Azure Functions',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-app-settings',
    date: '2026-01-25 (captured)',
  },
  'S-FLEX': {
    title: 'Azure Functions Flex Consumption plan hosting',
    location: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan',
    date: '2025-05-12 page date, captured 2026-01-25',
  },
  'S-FLEXPREV': {
    title: 'Flex Consumption plan hosting (preview-era revision)',
    location: 'MicrosoftDocs/azure-docs: articles/azure-functions/flex-consumption-plan.md, commit 0064c4ba',
    date: '2024-05-24',
  },
  'S-SUS': {
    title: 'Site update strategies in Flex Consumption',
    location: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates (MicrosoftDocs/azure-docs: articles/azure-functions/flex-consumption-site-updates.md)',
    date: '2025-10-28',
  },
  'S-STACKS': {
    title: 'functionAppStacks API snapshot bundled with the Azure PowerShell Functions module',
    location: 'Azure/azure-powershell: src/Functions/Functions.Autorest/custom/FunctionsStack/functionAppStacks.json (commit 5b08a6cc)',
    date: 'early 2026',
  },
  'S-FLEXSTACK': {
    title: 'Per-location Flex function stacks (dotnet) bundled with the Azure PowerShell Functions module',
    location: 'Azure/azure-powershell: src/Functions/Functions.Autorest/custom/FunctionsStack/FunctionsStackFlexData/EastAsia/dotnet.json',
    date: 'late 2025',
  },
  'S-UX': {
    title: 'App Service team function stacks data',
    location: 'Azure/azure-functions-ux: server/src/stacks/2020-10-01/stacks/function-app-stacks/*.ts (commit 555a525b)',
    date: '2024-10-24',
  },
  'S-FEED': {
    title: 'Functions tooling feed',
    location: 'Azure/azure-functions-tooling-feed: cli-feed-v4.json',
    date: '2024-2026 entries',
  },
  'S-TF': {
    title: 'azurerm Terraform provider, app service package, v5.2.0',
    location: 'hashicorp/terraform-provider-azurerm: internal/services/appservice (v5.2.0)',
    date: '2026-08-21',
  },
  'S-TF455': {
    title: 'azurerm Terraform provider, app service package, v4.55.0',
    location: 'hashicorp/terraform-provider-azurerm: internal/services/appservice (v4.55.0)',
    date: '2025-12-04',
  },
  'S-MIG34': {
    title: 'Migrate apps from Functions 3.x / 1.x to 4.x',
    location: 'https://learn.microsoft.com/azure/azure-functions/migrate-version-3-version-4 and migrate-version-1-version-4',
    date: '2026-09 text',
  },
  'S-MIGISO': {
    title: 'Migrate .NET apps from in-process to isolated worker',
    location: 'https://learn.microsoft.com/azure/azure-functions/migrate-dotnet-to-isolated-model',
    date: '2024-01-17 text (slot procedure unchanged in later captures)',
  },
  'S-KV': {
    title: 'Use Key Vault references as app settings',
    location: 'https://learn.microsoft.com/azure/app-service/app-service-key-vault-references',
    date: '2025-03-20',
  },
  'S-CFG': {
    title: 'Configure an App Service app',
    location: 'https://learn.microsoft.com/azure/app-service/configure-common',
    date: '2026-04-13',
  },
  'S-LIM': {
    title: 'App Service limits',
    location: 'MicrosoftDocs/azure-docs: includes/azure-websites-limits.md',
    date: 'older revision (undated)',
  },
  'S-PREM': {
    title: 'Azure Functions Premium plan',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-premium-plan (older revision)',
    date: '2020-2022',
  },
  'S-NAMES': {
    title: 'Azure resource naming rules',
    location: 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
    date: 'undated',
  },
  'S-CLI': {
    title: 'Azure CLI functionapp validators and issues about .NET 10 on Linux Consumption',
    location: 'Azure/azure-cli: src/azure-cli/azure/cli/command_modules/appservice; issues Azure/azure-cli#32523 (2025-12-10), Azure/azure-cli-extensions#9968 (2026-06-22)',
    date: '2025-12 / 2026-06',
  },
  'S-AVM': {
    title: 'Azure Verified Module for web sites (Terraform), locals and issues',
    location: 'Azure/terraform-azurerm-avm-res-web-site: locals, issues #283 (2026-05-08), #345, #365',
    date: '2026-05 to 2026-09',
  },
  'S-RESTAPI': {
    title: 'REST API spec issues for Flex',
    location: 'Azure/azure-rest-api-specs#33095 and #40898',
    date: '2025 / 2026-03-01',
  },
  'S-ROLES': {
    title: 'Built-in role name to GUID map used in Azure Verified Modules (Bicep)',
    location: 'Azure/bicep-registry-modules: avm/res/storage, key-vault, service-bus, insights',
    date: '2026-08-07',
  },
  'S-WORKER': {
    title: '.NET worker repository',
    location: 'Azure/azure-functions-dotnet-worker (commit fb113332): sdk/release_notes.md, src/Azure.Functions.Sdk, extensions/*; issues #3435, #3436',
    date: '2026-08-14; issues 2026-06',
  },
  'S-WORKERISS': {
    title: '.NET worker issues about .NET 10 on Flex',
    location: 'Azure/azure-functions-dotnet-worker#3335 (comment 2026-09-09), #3351 (2026-04)',
    date: '2026',
  },
  'S-TMPL': {
    title: 'Functions templates: add net11.0 preview',
    location: 'Azure/azure-functions-templates PR #1813',
    date: '2026-09-08',
  },
  'S-CT': {
    title: 'Azure Functions Core Tools',
    location: 'Azure/azure-functions-core-tools 4.14.0: TargetFrameworkHelper and publish tests',
    date: '2026-08-20',
  },
  'S-SKILLS': {
    title: 'Microsoft azure-skills reference pages for Functions',
    location: 'microsoft/azure-skills: azure-prepare, azure-upgrade, azure-reliability references',
    date: '2026-08-21',
  },
  'S-GO': {
    title: 'Go worker docs',
    location: 'https://azure.github.io/azure-functions-golang-worker and https://learn.microsoft.com/azure/azure-functions/functions-reference-go',
    date: '2026',
  },
  'S-DEVOPS': {
    title: 'Continuous delivery with Azure Pipelines',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-how-to-azure-devops',
    date: '2026-01-25 (captured)',
  },
  'S-HOST': {
    title: 'Functions host issue about FUNCTIONS_EXTENSION_VERSION on Flex',
    location: 'Azure/azure-functions-host#10714',
    date: '2025-01',
  },
  'S-ACA': {
    title: 'Azure Functions on Azure Container Apps overview',
    location: 'MicrosoftDocs/azure-docs: articles/container-apps/functions-overview.md',
    date: '2025-04-07',
  },
  'S-BLOG': {
    title: 'Third-party blog on isolated vs in-process in 2026',
    location: 'https://startdebugging.net/2026/05/azure-functions-isolated-worker-vs-in-process-in-dotnet-11/',
    date: '2026-05',
  },
  'S-NET': {
    title: 'Azure Functions networking options',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-networking-options',
    date: '2026-09 (captured)',
  },
  'S-NETHOW': {
    title: 'How to configure Azure Functions with a virtual network',
    location: 'https://learn.microsoft.com/azure/azure-functions/configure-networking-how-to (MicrosoftDocs/azure-docs: articles/azure-functions/configure-networking-how-to.md)',
    date: '2023-03-24',
  },
  'S-FLEXHOW': {
    title: 'Create and manage function apps in the Flex Consumption plan',
    location: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#enable-virtual-network-integration',
    date: '2026 (captured)',
  },
  'S-VNET': {
    title: 'Integrate your app with an Azure virtual network',
    location: 'https://learn.microsoft.com/azure/app-service/overview-vnet-integration (MicrosoftDocs/azure-docs: articles/app-service/overview-vnet-integration.md)',
    date: '2024-2025 revision',
  },
  'S-PEAPP': {
    title: 'Use private endpoints for App Service apps',
    location: 'https://learn.microsoft.com/azure/app-service/overview-private-endpoint',
    date: '2025 (captured)',
  },
  'S-PEDNS': {
    title: 'Azure private endpoint private DNS zone values',
    location: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
    date: '2026 (captured)',
  },
  'S-PEFAIL': {
    title: 'Troubleshoot private endpoint creation that fails or stalls',
    location: 'https://learn.microsoft.com/azure/private-link/troubleshoot-private-endpoint-creation-failed',
    date: '2026 (captured)',
  },
  'S-TFPE': {
    title: 'azurerm Terraform provider, private endpoint',
    location: 'hashicorp/terraform-provider-azurerm: internal/services/network/private_endpoint_resource.go, validate/private_link_name.go',
    date: '2026',
  },
  'S-TFREG': {
    title: 'azurerm Terraform provider, resource providers that it registers',
    location: 'hashicorp/terraform-provider-azurerm: internal/resourceproviders/required.go',
    date: '2025',
  },
  'S-TFSHARE': {
    title: 'azurerm Terraform provider, storage share',
    location: 'hashicorp/terraform-provider-azurerm: internal/services/storage/storage_share_resource.go',
    date: '2025',
  },
  'S-CONN': {
    title: 'Azure Functions developer guide: connections, identities and the roles of each extension',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-reference#connections',
    date: '2025-12-03',
  },
  'S-BIND': {
    title: 'Permissions and settings of identity-based connections, by binding',
    location: 'MicrosoftDocs/azure-docs: includes/functions-*-connections.md and functions-*-permissions.md (service-bus, event-hubs, storage-blob, blob, storage-queue, queue, table, cosmosdb, cosmos, event-grid)',
    date: '2021-10-08 to 2023-09-29',
  },
  'S-SQLMI': {
    title: 'Connect a function app to Azure SQL with managed identity and SQL bindings',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-identity-access-azure-sql-with-managed-identity',
    date: '2022-06-13',
  },
  'S-RBAC': {
    title: 'Azure built-in roles',
    location: 'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles',
    date: '2026-04-09',
  },
  'S-COSMOS': {
    title: 'Role-based access control for the data of Azure Cosmos DB',
    location: 'https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac',
    date: 'undated',
  },
  'S-EXTLOG': {
    title: 'Release histories of the WebJobs extensions, and how they look up connections',
    location: 'Azure/azure-sdk-for-net: sdk/storage/Microsoft.Azure.WebJobs.Extensions.Storage.Blobs/CHANGELOG.md, sdk/eventgrid/Microsoft.Azure.WebJobs.Extensions.EventGrid/CHANGELOG.md, WebJobsConfigurationExtensions.cs',
    date: '2026-10-09',
  },
  'S-WORKEXT': {
    title: 'Worker extensions that follow the WebJobs extensions, and when they learned about identities',
    location: 'Azure/azure-functions-dotnet-worker: release_notes.md, extensions/*/release_notes.md, issues #497, #498, #1638, pull request #1835',
    date: '2021-08 to 2023-09',
  },
  'S-AZAPI': {
    title: 'AzAPI provider: schema and life cycle of its resources, how bodies are compared',
    location: 'Azure/terraform-provider-azapi: internal/services/azapi_resource.go, internal/services/azapi_update_resource.go, internal/provider/provider.go, utils/json.go',
    date: '2026-08',
  },
  'S-AZAPIDIFF': {
    title: 'AzAPI provider: detect and manage resource changes, and the release notes of 2.5.0',
    location: 'Azure/terraform-provider-azapi: docs/guides/feature_change_detection.md; https://github.com/Azure/terraform-provider-azapi/releases/tag/v2.5.0',
    date: '2025-07 to 2026-08',
  },
  'S-AVMSITE': {
    title: 'Web sites through AzAPI: what a site answers, why settings of Easy Auth are updated, what Flex Consumption refuses, what is deleted with a site',
    location: 'Azure/terraform-azurerm-avm-res-web-site: issues #283, #315, #335, #353, #360, #368, pull requests #345, #350, #380, modules/config_authsettingsv2; Azure/terraform-provider-azapi: issues #677, #1167',
    date: '2024-11-20 to 2026-08-31',
  },
  'S-SUSAPI': {
    title: 'REST API specification: siteUpdateStrategy is described from 2025-05-01 on',
    location: 'Azure/azure-rest-api-specs#39170',
    date: '2025-12-10',
  },
  'S-SITEMETRICS': {
    title: 'Supported metrics for Microsoft.Web/sites',
    location: 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-web-sites-metrics (MicrosoftDocs/azure-monitor-docs, commit 11569762)',
    date: '2026-07-31',
  },
  'S-PLANMETRICS': {
    title: 'Supported metrics for Microsoft.Web/serverfarms',
    location: 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-web-serverfarms-metrics (MicrosoftDocs/azure-reference-other, commit 20990ff9)',
    date: '2024-01-10',
  },
  'S-LOGCAT': {
    title: 'Supported log categories for Microsoft.Web/sites, and what Azure answers to others',
    location: 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-web-sites-logs; Azure/azure-functions-host#7431; Azure/Azure-Landing-Zones#3010',
    date: '2025-04-16 page, issues 2021-2023',
  },
  'S-AMBA': {
    title: 'Azure Monitor Baseline Alerts for web apps and App Service plans',
    location: 'Azure/azure-monitor-baseline-alerts: services/Web/sites/alerts.yaml (commit 19af1840), services/Web/serverFarms/alerts.yaml (commit 9f231dc2)',
    date: 'undated',
  },
  'S-FUNCMON': {
    title: 'Monitoring Azure Functions, and its data reference',
    location: 'https://learn.microsoft.com/azure/azure-functions/monitor-functions and monitor-functions-reference (MicrosoftDocs/azure-docs, commits 18109e2b and 517fd793)',
    date: '2022-07-05 / 2024-03-08',
  },
  'S-ASMON': {
    title: 'Monitor App Service: which tiers have plan metrics',
    location: 'https://learn.microsoft.com/azure/app-service/web-sites-monitor and monitor-app-service-reference',
    date: 'undated',
  },
  'S-MANCONN': {
    title: 'Manage connections in Azure Functions',
    location: 'https://learn.microsoft.com/azure/azure-functions/manage-connections',
    date: 'undated',
  },
  'S-DIAG': {
    title: 'Diagnostic settings in Azure Monitor',
    location: 'https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings',
    date: 'undated',
  },
  'S-LAW': {
    title: 'Manage data retention in a Log Analytics workspace',
    location: 'https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure',
    date: 'undated',
  },
  'S-TFMON': {
    title: 'azurerm Terraform provider, monitor and application insights packages, 4.x',
    location: 'hashicorp/terraform-provider-azurerm: internal/services/monitor, internal/services/applicationinsights; #29406 (2025-04), #29772 (2025-05), #22000',
    date: '2025-12 and before',
  },
  'S-AILINK': {
    title: 'Tags with which the portal links apps and Application Insights',
    location: 'hashicorp/terraform-provider-azurerm#16569 (2022-04), #29166 (2025-03), #1303 (2018-05)',
    date: '2018-2025',
  },
  'S-TFIGNORE': {
    title: 'Terraform, how ignore_changes treats single keys of a map',
    location: 'hashicorp/terraform: processIgnoreChangesIndividual in internal/terraform; tried with Terraform 1.11.4 and JSON configuration',
    date: '2026-11-21 (tried)',
  },
  'S-SDKBUILD': {
    title: 'What the build of function projects refuses and derives',
    location: 'Azure/azure-functions-dotnet-worker: sdk/Sdk/Targets/Microsoft.Azure.Functions.Worker.Sdk.targets (commit 024c6852), src/Azure.Functions.Sdk/Targets (commits 0e15ff06, 116db60d); Azure/azure-functions-vs-build-sdk: src/Microsoft.NET.Sdk.Functions.MSBuild/Targets (commit 0528a84f)',
    date: '2023 to 2026',
  },
  'S-INPROCDI': {
    title: 'Use dependency injection in .NET Azure Functions (in-process)',
    location: 'https://learn.microsoft.com/azure/azure-functions/functions-dotnet-dependency-injection',
    date: 'undated',
  },
  'S-HOSTJSON': {
    title: 'How the Functions host reads host.json',
    location: 'Azure/azure-functions-host: src/WebJobs.Script/Config/HostJsonFileConfigurationSource.cs and its tests',
    date: '2018 to 2026',
  },
  'S-NODEMAIN': {
    title: 'Entry points of Node.js function apps',
    location: 'Azure/azure-functions-nodejs-worker#630 (2022-09-28), #697; https://learn.microsoft.com/azure/azure-functions/functions-reference-node',
    date: '2022 to 2024',
  },
  'S-GLOBALJSON': {
    title: 'global.json overview',
    location: 'https://learn.microsoft.com/dotnet/core/tools/global-json',
    date: 'undated',
  },
} as const satisfies Record<string, SourceFacts>;
