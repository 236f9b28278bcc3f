export { ConsumptionPlan, type ConsumptionPlanAttributes, type ConsumptionPlanProps } from './constructs/consumption-plan';
export { DedicatedPlan, type DedicatedPlanAttributes, type DedicatedPlanProps } from './constructs/dedicated-plan';
export { ElasticPremiumPlan, type ElasticPremiumPlanAttributes, type ElasticPremiumPlanProps } from './constructs/elastic-premium-plan';
export { FlexConsumptionPlan, type FlexConsumptionPlanAttributes, type FlexConsumptionPlanProps } from './constructs/flex-consumption-plan';
export type { FunctionAppAttributes, IFunctionApp } from './constructs/function-app';
export type {
  AppServiceLogsOptions,
  BackupOptions,
  ConnectionStringOptions,
  CorsOptions,
  FunctionAppProps,
  HybridConnectionOptions,
  InProcessFunctionAppProps,
  IsolatedFunctionAppProps,
} from './constructs/function-app-props';
export { FunctionAppSlot } from './constructs/function-app-slot';
export type { IHostingPlan, IInProcessHostingPlan } from './constructs/hosting-plan';
export { InProcessFunctionApp } from './constructs/in-process-function-app';
export { IsolatedFunctionApp } from './constructs/isolated-function-app';
export {
  MigrationAssessment,
  type MigrationAssessmentOptions,
  type MigrationFeature,
  type MigrationPackage,
  type MigrationPackageVersion,
  type MigrationPlan,
  type MigrationSetting,
} from './constructs/migration-assessment';
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
export { ContainerImage, type ContainerImageOptions } from './values/container-image';
export { FunctionAppIdentity } from './values/function-app-identity';
export { FunctionsVersion } from './values/functions-version';
export { type AccountKeyOptions, HostStorage, type NewAccountKeyOptions, StorageReplication } from './values/host-storage';
export { InProcessRuntime } from './values/in-process-runtime';
export { IpRestriction, type IpRestrictionOptions } from './values/ip-restriction';
export { IsolatedRuntime } from './values/isolated-runtime';
export { OperatingSystem } from './values/operating-system';
export {
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  IpRestrictionAction,
  LoadBalancingMode,
  TlsVersion,
} from './values/site-enums';
export { DedicatedSku, ElasticPremiumSku } from './values/skus';
export { StorageMount, type StorageMountOptions } from './values/storage-mount';
