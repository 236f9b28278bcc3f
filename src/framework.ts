/** The only file that names the construct framework and the provider bindings; the bindings are imported deep. */
export {
  AnnotationMetadataEntryType,
  App,
  Aspects,
  AssetType,
  DefaultTokenResolver,
  Fn,
  Lazy,
  Op,
  StringConcat,
  TerraformAsset,
  TerraformResource,
  TerraformStack,
  Token,
  Tokenization,
} from 'cdktf';
export type { ITerraformDependable, TerraformResourceLifecycle } from 'cdktf';
export { Construct, Node } from 'constructs';
export type { IConstruct } from 'constructs';
export { FunctionAppActiveSlot } from '@cdktf/provider-azurerm/lib/function-app-active-slot';
export { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption';
export { FunctionAppHybridConnection } from '@cdktf/provider-azurerm/lib/function-app-hybrid-connection';
export { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
export { LinuxFunctionAppSlot } from '@cdktf/provider-azurerm/lib/linux-function-app-slot';
export { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
export { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
export { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
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
