export { AzapiEnvironment, AzapiProvider, type AzapiProviderProps } from './constructs/azapi-provider';
export { ConsumptionPlan, type ConsumptionPlanAttributes, type ConsumptionPlanProps } from './constructs/consumption-plan';
export { DedicatedPlan, type DedicatedPlanAttributes, type DedicatedPlanProps } from './constructs/dedicated-plan';
export type { DiagnosticSettingOptions } from './constructs/diagnostic-settings';
export { ElasticPremiumPlan, type ElasticPremiumPlanAttributes, type ElasticPremiumPlanProps } from './constructs/elastic-premium-plan';
export { FlexConsumptionPlan, type FlexConsumptionPlanAttributes, type FlexConsumptionPlanProps } from './constructs/flex-consumption-plan';
export type { FunctionAppAttributes, IFunctionApp } from './constructs/function-app';
export type {
  AppServiceLogsOptions,
  BackupOptions,
  ConnectionStringOptions,
  CorsOptions,
  FunctionAppProps,
  GrantOptions,
  HybridConnectionOptions,
  InProcessFunctionAppProps,
  IsolatedFunctionAppProps,
  SettingOptions,
} from './constructs/function-app-props';
export { FunctionAppSlot } from './constructs/function-app-slot';
export type { IHostingPlan, IInProcessHostingPlan } from './constructs/hosting-plan';
export { InProcessFunctionApp } from './constructs/in-process-function-app';
export { IsolatedFunctionApp } from './constructs/isolated-function-app';
export type { MetricAlertOptions } from './constructs/metric-alerts';
export {
  MigrationAssessment,
  type MigrationAssessmentOptions,
  type MigrationFeature,
  type MigrationPackage,
  type MigrationPackageVersion,
  type MigrationPlan,
  type MigrationSetting,
} from './constructs/migration-assessment';
export type { PrivateEndpointOptions } from './constructs/private-endpoint-options';
export type {
  InProcessSlotOptions,
  IsolatedMigrationSlotOptions,
  IsolatedSlotOptions,
  SlotOptions,
  SwapActiveSlotOptions,
} from './constructs/slot-options';
export type { WarningAcknowledgement } from './constructs/warnings';
export * as testing from './testing';
export { AlwaysReady } from './values/always-ready';
export {
  ApplicationInsights,
  type ExistingApplicationInsightsOptions,
  type NewApplicationInsightsOptions,
} from './values/application-insights';
export { AzureRole } from './values/azure-role';
export { ContainerImage, type ContainerImageOptions } from './values/container-image';
export { DiagnosticLog } from './values/diagnostic-log';
export { FunctionAppIdentity, type NewUserAssignedIdentityOptions, type WorkingIdentityOptions } from './values/function-app-identity';
export { FunctionFeature } from './values/function-feature';
export { FunctionProject, type FunctionProjectOptions, type ProjectPackage, WorkerModel } from './values/function-project';
export { FunctionsVersion } from './values/functions-version';
export { HostStorage } from './values/host-storage';
export {
  type AccountKeyOptions,
  type KeyVaultSecretStorageOptions,
  type ManagedIdentityStorageOptions,
  type NewAccountKeyOptions,
  type NewManagedIdentityStorageOptions,
  StorageReplication,
} from './values/host-storage-options';
export { HostStorageUse } from './values/host-storage-use';
export type { StorageNetworkOptions } from './values/storage-network-options';
export { IdentityConnection } from './values/identity-connection';
export {
  type BlobConnectionOptions,
  ConnectionAccess,
  type CosmosDbConnectionOptions,
  type EventGridConnectionOptions,
  type EventHubsConnectionOptions,
  type QueueConnectionOptions,
  type ServiceBusConnectionOptions,
  type SqlConnectionOptions,
  type TableConnectionOptions,
} from './values/identity-connection-options';
export { InProcessRuntime } from './values/in-process-runtime';
export { IpRestriction, type IpRestrictionOptions } from './values/ip-restriction';
export { IsolatedRuntime } from './values/isolated-runtime';
export { KeyVaultSecret, SecretGrantScope, type SecretUriOptions, type VaultSecretOptions } from './values/key-vault-secret';
export { RecommendedAlert } from './values/metric-alert';
export { OperatingSystem } from './values/operating-system';
export {
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  IpRestrictionAction,
  LoadBalancingMode,
  SiteUpdateStrategy,
  TlsVersion,
} from './values/site-enums';
export { DedicatedSku, ElasticPremiumSku } from './values/skus';
export { StorageMount, type StorageMountOptions } from './values/storage-mount';
