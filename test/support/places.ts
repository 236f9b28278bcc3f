import type { TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  OperatingSystem,
  type IInProcessHostingPlan,
} from '../../src';
import { PLACE } from './stacks';

const NAMED = { planName: 'plan-orders', ...PLACE };

/** A plan on a system, as a program defines it, and the resource that an app becomes there. */
export interface Place {
  readonly resource: 'azurerm_linux_function_app' | 'azurerm_windows_function_app' | 'azurerm_function_app_flex_consumption' | 'azapi_resource';
  /** Key of `PLANS`. */
  readonly plan: 'consumption' | 'flexConsumption' | 'elasticPremium' | 'dedicated';
  readonly system: 'Linux' | 'Windows';
  readonly sku: string;
  /** Defines the plan. Flex poses as a plan for in-process code, as it does in JavaScript. */
  readonly define: (scope: TerraformStack) => IInProcessHostingPlan;
  /** Whether the host of an app that names no storage reaches its account with the identity of the app. */
  readonly keyless: boolean;
  /** What an app is given so that it becomes the resource. */
  readonly props: { readonly hostStorage?: HostStorage };
}

const linux = { resource: 'azurerm_linux_function_app', system: 'Linux', keyless: false, props: {} } as const;
const windows = { ...linux, resource: 'azurerm_windows_function_app', system: 'Windows' } as const;

const flex = {
  plan: 'flexConsumption', system: 'Linux', sku: 'FC1',
  define: (scope: TerraformStack) => new FlexConsumptionPlan(scope, 'Plan', NAMED) as unknown as IInProcessHostingPlan,
} as const;

/** Every plan on every system that it has; Flex Consumption twice, because two resources write its apps. */
export const PLACES = {
  'Flex Consumption': { ...flex, resource: 'azapi_resource', keyless: true, props: {} },
  'Flex Consumption with a key': {
    ...flex, resource: 'azurerm_function_app_flex_consumption', keyless: false, props: { hostStorage: HostStorage.newAccountKey() },
  },
  'Consumption on Linux': {
    ...linux, plan: 'consumption', sku: 'Y1',
    define: (scope) => new ConsumptionPlan(scope, 'Plan', { ...NAMED, operatingSystem: OperatingSystem.LINUX }),
  },
  'Consumption on Windows': {
    ...windows, plan: 'consumption', sku: 'Y1',
    define: (scope) => new ConsumptionPlan(scope, 'Plan', { ...NAMED, operatingSystem: OperatingSystem.WINDOWS }),
  },
  'Elastic Premium on Linux': {
    ...linux, plan: 'elasticPremium', sku: 'EP1',
    define: (scope) => new ElasticPremiumPlan(scope, 'Plan', { ...NAMED, operatingSystem: OperatingSystem.LINUX }),
  },
  'Elastic Premium on Windows': {
    ...windows, plan: 'elasticPremium', sku: 'EP1',
    define: (scope) => new ElasticPremiumPlan(scope, 'Plan', { ...NAMED, operatingSystem: OperatingSystem.WINDOWS }),
  },
  'Dedicated on Linux': {
    ...linux, plan: 'dedicated', sku: 'S1', keyless: true,
    define: (scope) => new DedicatedPlan(scope, 'Plan', { ...NAMED, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.S1 }),
  },
  'Dedicated on Windows': {
    ...windows, plan: 'dedicated', sku: 'S1', keyless: true,
    define: (scope) => new DedicatedPlan(scope, 'Plan', { ...NAMED, operatingSystem: OperatingSystem.WINDOWS, sku: DedicatedSku.S1 }),
  },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;

/** Names of all places, of those that are Flex, of those that are not, and of those on one system. */
export const EVERYWHERE = Object.keys(PLACES) as PlaceName[];
export const ON_FLEX = EVERYWHERE.filter((name) => PLACES[name].plan === 'flexConsumption');
export const CLASSIC = EVERYWHERE.filter((name) => PLACES[name].plan !== 'flexConsumption');
export const ON_LINUX = CLASSIC.filter((name) => PLACES[name].system === 'Linux');
export const ON_WINDOWS = CLASSIC.filter((name) => PLACES[name].system === 'Windows');

const CLIENT_ID = expect.stringMatching(/^\$\{azurerm_user_assigned_identity[.]\w+_Identity_\w+[.]client_id\}$/) as unknown;

/**
 * App settings with which the host of an app that says nothing about storage and identity finds its account, as the library
 * writes them.
 *
 * @param host value of `FUNCTIONS_EXTENSION_VERSION`; older hosts have a key everywhere
 */
export function storageSettingsOn(place: PlaceName, host = '~4'): Readonly<Record<string, unknown>> {
  const { keyless, resource } = PLACES[place];
  if (!keyless || host !== '~4') return {};
  const identity = { AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: CLIENT_ID };
  // azurerm writes the name of the account itself.
  return resource === 'azapi_resource' ? { AzureWebJobsStorage__accountName: expect.stringMatching(/^\$\{azapi_resource[.]\w+_Storage_\w+[.]name\}$/) as unknown, ...identity } : identity;
}
