import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import type { TerraformStack } from 'cdktf';
import {
  AlwaysReady,
  ConsumptionPlan,
  ContainerImage,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionAppIdentity,
  FunctionsVersion,
  HostStorage,
  InProcessFunctionApp,
  type InProcessFunctionAppProps,
  InProcessRuntime,
  IsolatedFunctionApp,
  type IsolatedFunctionAppProps,
  IsolatedRuntime,
  OperatingSystem,
} from '../../src';
import { RULE_FACTS } from '../fixtures/platform';
import { functionApp, only, PLACE, refusedWith, resourceTypes, synth, testStack, validationCodes, warningCodes } from '../support/stacks';

/*
 * The rules that the facts about the platform suggest, each with programs that break it. A rule is kept by an error, by a
 * warning, or by what is written.
 */

type Define = (stack: TerraformStack) => unknown;
type Row =
  | { readonly error: string; readonly define: Define | readonly Define[] }
  | { readonly warning: string; readonly define: Define | readonly Define[] }
  | { readonly validation: string; readonly define: Define }
  | { readonly written: Define; readonly as: (stack: TerraformStack) => void };

/** Rules that no program here can break, and why. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  FX040: 'packages belong to a project, about which nothing is said',
};

const { LINUX, WINDOWS } = OperatingSystem;
const elastic = (stack: TerraformStack, operatingSystem = LINUX) => new ElasticPremiumPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem });
const dedicated = (stack: TerraformStack, sku = DedicatedSku.B1, operatingSystem = LINUX) => new DedicatedPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem, sku });
const consumption = (stack: TerraformStack, operatingSystem = WINDOWS) => new ConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem });
const flexible = (stack: TerraformStack) => new FlexConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan' });

type Plan = (stack: TerraformStack) => IsolatedFunctionAppProps['plan'];
const isolated = (plan: Plan, props: Partial<IsolatedFunctionAppProps> = {}): Define => (stack) =>
  new IsolatedFunctionApp(stack, 'App', { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10, plan: plan(stack), ...props });
const inProcess = (plan: Plan, props: Partial<InProcessFunctionAppProps> = {}): Define => (stack) =>
  new InProcessFunctionApp(stack, 'App', { ...PLACE, appName: 'func-orders', runtime: InProcessRuntime.DOTNET_8, plan: plan(stack) as InProcessFunctionAppProps['plan'], ...props });
const settings = (plan: Plan, ...names: string[]): readonly Define[] => names.map((name) => isolated(plan, { appSettings: { [name]: '1' } }));

/** An app with a number of slots beside production. */
const withSlots = (count: number, plan: Plan, runtime = IsolatedRuntime.NODE_22): Define => (stack) => {
  const app = isolated(plan, { runtime })(stack) as IsolatedFunctionApp;
  for (let slot = 1; slot <= count; slot += 1) app.addSlot(`slot-${slot}`);
};

const IDENTITY = '/subscriptions/0/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const SUBNET = '/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps';
const onLinuxConsumption: Plan = (stack) => consumption(stack, LINUX);

const ROWS: Readonly<Record<string, Row>> = {
  FX001: { warning: 'AZFN1013', define: isolated(elastic, { runtime: IsolatedRuntime.NODE_14, functionsVersion: FunctionsVersion.V3 }) },
  FX002: { warning: 'AZFN1010', define: isolated(elastic, { runtime: IsolatedRuntime.DOTNET_9 }) },
  FX003: { error: 'AZFN1004', define: isolated(onLinuxConsumption) },
  FX004: {
    error: 'AZFN1004',
    define: [IsolatedRuntime.NODE_24, IsolatedRuntime.PYTHON_3_13, IsolatedRuntime.JAVA_25, IsolatedRuntime.POWERSHELL_7_6].map((runtime) => isolated(onLinuxConsumption, { runtime })),
  },
  FX005: { error: 'AZFN2001', define: inProcess(flexible) },
  FX006: { error: 'AZFN2002', define: (stack) => new FlexConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem: WINDOWS } as never) },
  FX007: { error: 'AZFN1003', define: isolated(elastic, { runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 }) },
  FX008: { error: 'AZFN1003', define: isolated((stack) => elastic(stack, WINDOWS), { runtime: IsolatedRuntime.PYTHON_3_12 }) },
  FX009: { error: 'AZFN1001', define: inProcess(consumption, { runtime: IsolatedRuntime.DOTNET_10 as never }) },
  FX010: {
    written: inProcess(consumption),
    as: (stack) => expect(functionApp(stack).app_settings.FUNCTIONS_INPROC_NET8_ENABLED).toBe('1'),
  },
  FX011: { error: 'AZFN3001', define: withSlots(1, flexible) },
  FX012: {
    error: 'AZFN3001',
    define: [
      withSlots(2, consumption), withSlots(1, onLinuxConsumption), withSlots(3, elastic), withSlots(1, dedicated),
      withSlots(1, (stack) => dedicated(stack, DedicatedSku.F1)), withSlots(5, (stack) => dedicated(stack, DedicatedSku.S1)), withSlots(20, (stack) => dedicated(stack, DedicatedSku.P1V3)),
    ],
  },
  FX013: {
    error: 'AZFN2013 AZFN2011',
    define: [
      isolated(flexible, { alwaysOn: true }), isolated(flexible, { use32BitWorker: false }), isolated(flexible, { appScaleLimit: 5 }),
      isolated(flexible, { preWarmedInstanceCount: 1 }),
    ],
  },
  FX014: {
    error: 'AZFN4002',
    define: settings(flexible, 'WEBSITE_CONTENTSHARE', 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', 'WEBSITE_RUN_FROM_PACKAGE', 'FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_WORKER_RUNTIME_VERSION', 'WEBSITE_NODE_DEFAULT_VERSION', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'ENABLE_ORYX_BUILD'),
  },
  FX015: {
    validation: 'AZFN2008',
    define: (stack) => {
      const plan = flexible(stack);
      for (const id of ['One', 'Two']) new IsolatedFunctionApp(stack, id, { ...PLACE, appName: `func-${id}`, runtime: IsolatedRuntime.DOTNET_10, plan });
    },
  },
  FX016: { error: 'AZFN2003', define: [1024, 256, 8192, 0].map((instanceMemoryMiB) => isolated(flexible, { instanceMemoryMiB })) },
  FX017: {
    error: 'AZFN2004',
    define: [
      ...[1001, 0].map((maximumInstanceCount) => isolated(flexible, { maximumInstanceCount })),
      // Without a key azurerm, which refuses fewer than 40, does not write the app: that is a warning.
      isolated(flexible, { maximumInstanceCount: 39, hostStorage: HostStorage.newAccountKey() }),
    ],
  },
  FX018: { error: 'AZFN2007', define: isolated(flexible, { maximumInstanceCount: 40, alwaysReady: [AlwaysReady.http(41)] }) },
  FX019: { error: 'AZFN2006', define: () => AlwaysReady.functionNamed('function:x', 1) },
  FX020: { error: 'AZFN2005', define: [0, 1001].map((httpConcurrency) => isolated(flexible, { httpConcurrency })) },
  FX021: {
    error: 'AZFN5010 AZFN8002',
    define: [
      isolated(flexible, { identity: FunctionAppIdentity.userAssigned([IDENTITY]) }),
      () => HostStorage.accountKey({ storageAccountName: 'storders' } as never),
    ],
  },
  FX022: {
    error: 'AZFN2011',
    define: [consumption, (stack: TerraformStack) => dedicated(stack, DedicatedSku.F1), (stack: TerraformStack) => dedicated(stack, DedicatedSku.D1, WINDOWS)].map((plan) =>
      isolated(plan, { alwaysOn: true }),
    ),
  },
  FX023: { error: 'AZFN2011', define: isolated(elastic, { alwaysOn: true }) },
  FX024: { warning: 'AZFN2012', define: isolated(dedicated, { alwaysOn: false }) },
  FX025: { error: 'AZFN2019', define: isolated((stack) => dedicated(stack, DedicatedSku.F1, WINDOWS), { use32BitWorker: false }) },
  FX026: {
    error: 'AZFN2018',
    define: [onLinuxConsumption, flexible, (stack: TerraformStack) => elastic(stack, WINDOWS), (stack: TerraformStack) => dedicated(stack, DedicatedSku.P1V3, WINDOWS)].map((plan) =>
      isolated(plan, { runtime: IsolatedRuntime.NODE_22, container: ContainerImage.fromImage('contoso.azurecr.io/orders:1.0') }),
    ),
  },
  FX027: {
    error: 'AZFN6001',
    define: [consumption, (stack: TerraformStack) => dedicated(stack, DedicatedSku.F1), (stack: TerraformStack) => dedicated(stack, DedicatedSku.SHARED, WINDOWS)].map((plan) =>
      isolated(plan, { virtualNetworkSubnetId: SUBNET }),
    ),
  },
  FX028: {
    validation: 'AZFN6006',
    define: (stack) => {
      const subnet = new Subnet(stack, 'Subnet', { name: 'functions', resourceGroupName: 'rg', virtualNetworkName: 'vnet', addressPrefixes: ['10.0.0.0/24'] });
      isolated(flexible, { virtualNetworkSubnetId: subnet.id })(stack);
    },
  },
  FX029: {
    error: 'AZFN5012',
    define: [elastic, (stack: TerraformStack) => elastic(stack, WINDOWS), consumption].flatMap((plan) => [
      isolated(plan, { hostStorage: HostStorage.newManagedIdentity() }),
      isolated(plan, { hostStorage: HostStorage.managedIdentity({ storageAccountName: 'storders' }) }),
    ]),
  },
  FX030: { error: 'AZFN4001', define: isolated(elastic, { slotSettings: { WEBSITE_CONTENTSHARE: 'orders' } }) },
  FX031: { error: 'AZFN4001', define: isolated(elastic, { slotSettings: { FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated' } }) },
  FX032: {
    validation: 'AZFN5003',
    define: (stack) => {
      const plan = elastic(stack);
      const hostStorage = HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: 'a2V5' });
      for (const id of ['One', 'Two']) new IsolatedFunctionApp(stack, id, { ...PLACE, appName: `func-${id}`, runtime: IsolatedRuntime.DOTNET_10, plan, hostStorage, hostId: 'orders' });
    },
  },
  FX033: { error: 'AZFN4013', define: ['f', 'f'.repeat(61), '-func', 'func-', 'func_orders', ''].map((appName) => isolated(elastic, { appName })) },
  FX034: { error: 'AZFN4002', define: [...settings(flexible, 'WEBSITE_TIME_ZONE', 'TZ'), ...settings(onLinuxConsumption, 'WEBSITE_TIME_ZONE', 'TZ')] },
  FX035: { error: 'AZFN4002', define: isolated(onLinuxConsumption, { runtime: IsolatedRuntime.NODE_22, appSettings: { WEBSITE_RUN_FROM_PACKAGE: '1' } }) },
  FX036: { warning: 'AZFN4008', define: isolated(elastic, { appSettings: { WEBSITE_RUN_FROM_PACKAGE: '1', SCM_DO_BUILD_DURING_DEPLOYMENT: 'true' } }) },
  FX037: {
    written: isolated(flexible),
    as: (stack) => {
      expect(resourceTypes(stack)).not.toContain('azurerm_function_app_flex_consumption');
      const { appSettings } = functionApp(stack).siteConfig as { appSettings: Record<string, string> };
      expect(Object.keys(appSettings)).toEqual(['AzureWebJobsStorage__accountName', 'AzureWebJobsStorage__clientId', 'AzureWebJobsStorage__credential']);
    },
  },
  FX038: { warning: 'AZFN2029', define: isolated(consumption, { use32BitWorker: true }) },
  FX039: {
    written: isolated((stack) => elastic(stack, WINDOWS)),
    as: (stack) => {
      expect(Object.keys(synth(stack).resource ?? {})).toContain('azurerm_windows_function_app');
      expect(only(stack, 'azurerm_service_plan').os_type).toBe('Windows');
    },
  },
  FX041: { error: 'AZFN2009', define: ['WS1', 'WS2', 'WS3'].map((sku): Define => (stack) => dedicated(stack, sku as DedicatedSku)) },
  FX042: { warning: 'AZFN4007', define: isolated(flexible, { appSettings: { FUNCTIONS_EXTENSION_VERSION: '~4' } }) },
  FX043: {
    error: 'AZFN2015',
    define: isolated((stack) => new ElasticPremiumPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem: LINUX, maximumElasticWorkerCount: 5 }), { elasticInstanceMinimum: 6 }),
  },
  FX044: {
    error: 'AZFN2016 AZFN2017',
    define: [
      ...[DedicatedSku.B1, DedicatedSku.S1, DedicatedSku.F1].map((sku): Define => (stack) =>
        new DedicatedPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem: LINUX, sku, zoneBalancingEnabled: true })),
      (stack) => new ElasticPremiumPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem: LINUX, zoneBalancingEnabled: true, workerCount: 1 }),
      isolated((stack) => new ElasticPremiumPlan(stack, 'Plan', { ...PLACE, planName: 'plan', operatingSystem: LINUX, zoneBalancingEnabled: true }), { elasticInstanceMinimum: 1 }),
    ],
  },
  FX045: { warning: 'AZFN2020', define: isolated(onLinuxConsumption, { runtime: IsolatedRuntime.NODE_22 }) },
};

test('every rule has a row, or a reason to have none', () => {
  expect([...Object.keys(ROWS), ...Object.keys(OUT_OF_REACH)].sort()).toEqual(RULE_FACTS.map(({ id }) => id));
});

const programs = (define: Define | readonly Define[]): readonly Define[] => (typeof define === 'function' ? [define] : define);

describe.each(RULE_FACTS.filter(({ id }) => Object.hasOwn(ROWS, id)).map(({ id, when, rule }) => [id, when, rule, ROWS[id]] as const))('%s (%s): %s', (_, __, ___, row) => {
  if ('error' in row) {
    test.each(programs(row.define).map((define, index) => [index + 1, define] as const))(`program %i is refused with ${row.error}`, (____, define) => {
      const codes = refusedWith(() => define(testStack()));
      expect(codes.some((code) => row.error.includes(code))).toBe(true);
    });
  } else if ('warning' in row) {
    test.each(programs(row.define).map((define, index) => [index + 1, define] as const))(`program %i is told ${row.warning}`, (____, define) => {
      const stack = testStack();
      define(stack);
      expect(warningCodes(stack)).toContain(row.warning);
    });
  } else if ('validation' in row) {
    test(`a whole program is refused with ${row.validation}`, () => {
      const stack = testStack();
      row.define(stack);
      expect(validationCodes(stack)).toEqual([row.validation]);
    });
  } else {
    test('is written as it should be', () => {
      const stack = testStack();
      row.written(stack);
      row.as(stack);
    });
  }
});
