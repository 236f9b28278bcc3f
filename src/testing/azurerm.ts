import type { SynthesizedFunctionApp, SynthesizedPlan, SynthesizedSlot } from './data';
import { blockOf, listOf, mapOf, namesOf, refersTo, sortedMap, textOf, type Block, type Resource } from './resources';

const APPS = ['azurerm_linux_function_app', 'azurerm_windows_function_app', 'azurerm_function_app_flex_consumption'];
const SLOTS = ['azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot'];

export const isApp = ({ type }: Resource): boolean => APPS.includes(type);
export const isSlot = ({ type }: Resource): boolean => SLOTS.includes(type);
export const isPlan = ({ type }: Resource): boolean => type === 'azurerm_service_plan';

/** A function app of the azurerm provider. */
export function readApp(resource: Resource, plans: readonly SynthesizedPlan[]): SynthesizedFunctionApp {
  const { path, address, type, block } = resource;
  const identity = blockOf(block.identity);
  const sticky = blockOf(block.sticky_settings);
  const servicePlanId = textOf(block.service_plan_id);
  return {
    path,
    address,
    resourceType: type,
    appName: textOf(block.name),
    resourceGroupName: textOf(block.resource_group_name),
    location: textOf(block.location),
    operatingSystem: systemOf(type),
    servicePlanId,
    sku: skuOf(servicePlanId, plans),
    ...runtimeOf(block),
    functionsVersion: textOf(block.functions_extension_version, '~4'),
    enabled: block.enabled !== false,
    httpsOnly: block.https_only === true,
    publicNetworkAccess: block.public_network_access_enabled !== false,
    identityType: typeof identity.type === 'string' ? identity.type : undefined,
    identityIds: listOf(identity.identity_ids).map((id) => textOf(id)),
    appSettings: mapOf(block.app_settings),
    stickySettings: namesOf(sticky.app_setting_names),
    connectionStrings: connectionsOf(block),
    stickyConnectionStrings: namesOf(sticky.connection_string_names),
    attributes: { ...block },
  };
}

/** A slot of the azurerm provider; what stays with it is kept with its app. */
export function readSlot(resource: Resource, apps: readonly SynthesizedFunctionApp[]): SynthesizedSlot {
  const { block } = resource;
  return slotOf(resource, textOf(block.function_app_id), apps, { ...runtimeOf(block), appSettings: mapOf(block.app_settings), connectionStrings: connectionsOf(block) });
}

/** What a slot has of its own, by any provider. */
type OwnOfSlot = Pick<SynthesizedSlot, 'workerRuntime' | 'runtimeVersion' | 'appSettings' | 'connectionStrings'>;

/** A slot with what it has of its own and of its app, which `appId` refers to. */
export function slotOf({ path, address, type, block }: Resource, appId: string, apps: readonly SynthesizedFunctionApp[], { appSettings, connectionStrings, ...stack }: OwnOfSlot): SynthesizedSlot {
  const app = apps.find((each) => refersTo(appId, each));
  return {
    path,
    address,
    resourceType: type,
    slotName: textOf(block.name),
    appName: app?.appName ?? appId,
    ...stack,
    appSettings,
    stickySettings: app?.stickySettings ?? [],
    connectionStrings,
    stickyConnectionStrings: app?.stickyConnectionStrings ?? [],
    attributes: { ...block },
  };
}

/** A plan of the azurerm provider. */
export const readPlan = ({ path, address, type, block }: Resource): SynthesizedPlan => ({
  path,
  address,
  resourceType: type,
  planName: textOf(block.name),
  sku: textOf(block.sku_name),
  operatingSystem: textOf(block.os_type),
  location: textOf(block.location),
  attributes: { ...block },
});

/** SKU of the plan that an id belongs to. */
export const skuOf = (servicePlanId: string, plans: readonly SynthesizedPlan[]): string | undefined =>
  plans.find((plan) => refersTo(servicePlanId, plan))?.sku;

const systemOf = (type: string): string => (type.includes('windows') ? 'Windows' : 'Linux');

const connectionsOf = (block: Block): Record<string, string> =>
  sortedMap(listOf(block.connection_string).map(blockOf).map(({ name, type }) => [textOf(name), textOf(type)]));

/** Versions of a stack by their arguments, with the worker that they belong to. */
const STACK_VERSIONS = [
  ['node_version', 'node'],
  ['python_version', 'python'],
  ['java_version', 'java'],
  ['powershell_core_version', 'powershell'],
] as const;

/** Worker and version, from the stack or from the Flex arguments. */
function runtimeOf(block: Block): { workerRuntime?: string; runtimeVersion?: string } {
  if (block.runtime_name !== undefined) return runtime(textOf(block.runtime_name), block.runtime_version);
  const stack = blockOf(blockOf(block.site_config).application_stack);
  if (stack.dotnet_version !== undefined) return runtime(stack.use_dotnet_isolated_runtime === true ? 'dotnet-isolated' : 'dotnet', stack.dotnet_version);
  for (const [argument, worker] of STACK_VERSIONS) if (stack[argument] !== undefined) return runtime(worker, stack[argument]);
  const named = mapOf(block.app_settings).FUNCTIONS_WORKER_RUNTIME;
  return runtime(named ?? (stack.use_custom_runtime === true ? 'custom' : undefined), undefined);
}

/** Worker and version where there are any: `v8.0` and `~22` are versions without their marks. */
export function runtime(workerRuntime: string | undefined, version: unknown): { workerRuntime?: string; runtimeVersion?: string } {
  const runtimeVersion = textOf(version).replace(/^[v~]/, '');
  return { ...(workerRuntime === undefined ? {} : { workerRuntime }), ...(runtimeVersion === '' ? {} : { runtimeVersion }) };
}
