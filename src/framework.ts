/** The only file that names the construct framework and the provider bindings; the bindings are imported deep. */
export {
  AnnotationMetadataEntryType,
  App,
  Aspects,
  AssetType,
  DefaultTokenResolver,
  dependable,
  Fn,
  Lazy,
  Op,
  StringConcat,
  TerraformAsset,
  TerraformDataSource,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Token,
  Tokenization,
} from 'cdktf';
export type { ITerraformDependable, TerraformMetaArguments, TerraformResourceLifecycle } from 'cdktf';
export { Construct, Node } from 'constructs';
export type { IConstruct } from 'constructs';
export { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
export { ApplicationInsights as ApplicationInsightsComponent } from '@cdktf/provider-azurerm/lib/application-insights';
export { CosmosdbSqlRoleAssignment } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-role-assignment';
export { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
export { FunctionAppActiveSlot } from '@cdktf/provider-azurerm/lib/function-app-active-slot';
export { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption';
export { FunctionAppHybridConnection } from '@cdktf/provider-azurerm/lib/function-app-hybrid-connection';
export { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
export { LinuxFunctionAppSlot } from '@cdktf/provider-azurerm/lib/linux-function-app-slot';
export { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
export { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
export { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
export { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
export { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
export { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
export { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
export { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
export { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
export { WindowsFunctionApp } from '@cdktf/provider-azurerm/lib/windows-function-app';
export { WindowsFunctionAppSlot } from '@cdktf/provider-azurerm/lib/windows-function-app-slot';

/**
 * Runs `define` without the stack traces that the framework takes of every attribute of every resource.
 *
 * They are the larger part of the time it takes to define a resource, and they grow with the depth of the caller. What
 * they are for, the place where a token was made, is always this library. Errors keep their own traces, because those are
 * formatted when somebody reads them.
 */
export function withoutTraces<T>(define: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => '';
  try {
    return define();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
