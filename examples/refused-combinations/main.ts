/**
 * Programs that this library refuses, and what it says about each. Nothing is synthesized.
 *
 * Everything that is wrong with a construct is said at once. What the props of one construct decide is refused where it
 * is defined; what only the whole program shows, for example two apps under one host id, is refused at synth.
 */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import {
  AlwaysReady,
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionsVersion,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
} from 'cdktf-azure-functions';
import { Construct } from 'constructs';

type Program = (stack: TerraformStack) => void;

const group = { resourceGroupName: 'rg-orders', location: 'westeurope' };
const orders = { ...group, appName: 'func-orders' };

const programs: Record<string, Program> = {
  'in-process code in an isolated app': (stack) => {
    // @ts-expect-error TypeScript does not compile it; other languages get the error
    new IsolatedFunctionApp(stack, 'orders', { ...orders, runtime: InProcessRuntime.DOTNET_8 });
  },

  'in-process code on Flex Consumption': (stack) => {
    const plan = new FlexConsumptionPlan(stack, 'plan', { ...group, planName: 'plan-orders' });
    // @ts-expect-error TypeScript does not compile it; other languages get the error
    new InProcessFunctionApp(stack, 'orders', { ...orders, runtime: InProcessRuntime.DOTNET_8, plan });
  },

  '.NET 10 on Linux Consumption': (stack) => {
    const plan = new ConsumptionPlan(stack, 'plan', { ...group, planName: 'plan-orders', operatingSystem: OperatingSystem.LINUX });
    new IsolatedFunctionApp(stack, 'orders', { ...orders, runtime: IsolatedRuntime.DOTNET_10, plan });
  },

  '.NET Framework on Linux': (stack) => {
    const plan = new ElasticPremiumPlan(stack, 'plan', { ...group, planName: 'plan-orders', operatingSystem: OperatingSystem.LINUX });
    new IsolatedFunctionApp(stack, 'orders', { ...orders, runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8, plan });
  },

  'Python on Windows': (stack) => {
    const plan = new ConsumptionPlan(stack, 'plan', { ...group, planName: 'plan-orders' });
    new IsolatedFunctionApp(stack, 'orders', { ...orders, runtime: IsolatedRuntime.PYTHON_3_13, plan });
  },

  '.NET 10 on an old host': (stack) => {
    const plan = new ConsumptionPlan(stack, 'plan', { ...group, planName: 'plan-orders' });
    new IsolatedFunctionApp(stack, 'orders', { ...orders, runtime: IsolatedRuntime.DOTNET_10, functionsVersion: FunctionsVersion.V3, plan });
  },

  'a version that this provider cannot spell': (stack) => {
    const plan = new ElasticPremiumPlan(stack, 'plan', { ...group, planName: 'plan-orders', operatingSystem: OperatingSystem.LINUX });
    new IsolatedFunctionApp(stack, 'orders', { ...orders, runtime: IsolatedRuntime.NODE_24, plan });
  },

  'sizes that Flex Consumption does not have': (stack) => {
    new IsolatedFunctionApp(stack, 'orders', {
      ...orders,
      runtime: IsolatedRuntime.DOTNET_10,
      instanceMemoryMiB: 1024,
      maximumInstanceCount: 40,
      httpConcurrency: 2000,
      alwaysReady: [AlwaysReady.http(30), AlwaysReady.functionNamed('ProcessOrder', 20)],
    });
  },

  'props of other plans on Flex Consumption': (stack) => {
    new IsolatedFunctionApp(stack, 'orders', {
      ...orders,
      runtime: IsolatedRuntime.DOTNET_10,
      alwaysOn: true,
      elasticInstanceMinimum: 2,
      healthCheckPath: '/api/health',
      vnetRouteAllEnabled: true,
    });
  },

  'a Basic plan asked for more than it has': (stack) => {
    new DedicatedPlan(stack, 'plan', {
      ...group,
      planName: 'plan-orders',
      operatingSystem: OperatingSystem.LINUX,
      sku: DedicatedSku.B1,
      workerCount: 1,
      zoneBalancingEnabled: true,
    });
  },

  'app settings that the library writes or the plan refuses': (stack) => {
    new IsolatedFunctionApp(stack, 'orders', {
      ...orders,
      runtime: IsolatedRuntime.DOTNET_10,
      appSettings: {
        azurewebjobsstorage: 'UseDevelopmentStorage=true',
        APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=00000000-0000-0000-0000-000000000000',
        FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated',
        WEBSITE_RUN_FROM_PACKAGE: '1',
        'Orders:Topic': 'orders',
        PAYMENT_API_KEY: '@Microsoft.KeyVault(kv-contoso-orders/payment-api-key)',
      },
      slotSettings: { payment_api_key: 'none' },
    });
  },

  'names that Azure does not take': (stack) => {
    new IsolatedFunctionApp(stack, 'orders', {
      ...group,
      appName: 'func_orders',
      runtime: IsolatedRuntime.DOTNET_10,
      deploymentContainerName: 'Packages',
    });
  },

  'a storage account with a name that Azure does not take': () => {
    HostStorage.newAccountKey({ storageAccountName: 'st-orders' });
  },

  'credentials for every web site': (stack) => {
    new IsolatedFunctionApp(stack, 'orders', {
      ...orders,
      runtime: IsolatedRuntime.DOTNET_10,
      cors: { allowedOrigins: ['*'], supportCredentials: true },
    });
  },

  'an address that is none': () => {
    IpRestriction.ipAddress('10.0.0.0/33');
  },

  'an existing account without a place for the package': (stack) => {
    new IsolatedFunctionApp(stack, 'orders', {
      ...orders,
      runtime: IsolatedRuntime.DOTNET_10,
      hostStorage: HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: 'a-key' }),
    });
  },

  'two hosts under one id': (stack) => {
    const plan = new DedicatedPlan(stack, 'plan', { ...group, planName: 'plan-orders', operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.S1 });
    const hostStorage = HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: 'a-key' });
    const shared = { ...group, runtime: IsolatedRuntime.DOTNET_10, plan, hostStorage, hostId: 'orders' };
    new IsolatedFunctionApp(stack, 'api', { ...shared, appName: 'func-orders-api' });
    new IsolatedFunctionApp(stack, 'worker', { ...shared, appName: 'func-orders-worker' });
  },

  'two apps on one Flex Consumption plan': (stack) => {
    const plan = new FlexConsumptionPlan(stack, 'plan', { ...group, planName: 'plan-orders' });
    new IsolatedFunctionApp(stack, 'api', { ...group, appName: 'func-orders-api', runtime: IsolatedRuntime.DOTNET_10, plan });
    new IsolatedFunctionApp(stack, 'worker', { ...group, appName: 'func-orders-worker', runtime: IsolatedRuntime.DOTNET_10, plan });
  },

  'a token where a literal is needed': (stack) => {
    const name = new TerraformVariable(stack, 'name', { type: 'string' });
    const settings = new TerraformVariable(stack, 'settings', { type: 'map(string)' });
    new IsolatedFunctionApp(stack, 'orders', {
      ...group,
      appName: name.stringValue,
      runtime: IsolatedRuntime.DOTNET_10,
      appSettings: settings.value as Record<string, string>,
    });
  },

  'what JavaScript lets through': (stack) => {
    const props = { ...group, appname: 'func-orders', runtime: '.NET 10', httpsOnly: 'yes', tags: null };
    new IsolatedFunctionApp(stack, 'orders', props as never);
  },

  'a runtime past its end of support, where that is an error': (stack) => {
    const strict = new Construct(stack, 'strict');
    strict.node.setContext('azfn:endOfSupport', 'error'); // usually in cdktf.json, for the whole program
    const plan = new ConsumptionPlan(strict, 'plan', { ...group, planName: 'plan-orders' });
    new IsolatedFunctionApp(strict, 'orders', { ...orders, runtime: IsolatedRuntime.DOTNET_7, plan });
  },
};

/** Runs a program; what it throws is its refusal. */
function refusal(program: Program): string | undefined {
  const app = new App();
  const stack = new TerraformStack(app, 'refused');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  try {
    program(stack);
    app.synth();
    return undefined;
  } catch (error) {
    return (error as Error).message.trimEnd();
  }
}

for (const [title, program] of Object.entries(programs)) {
  const message = refusal(program);
  if (message === undefined) process.exitCode = 1;
  console.log(`--- ${title}\n\n${message ?? 'was not refused'}\n`);
}
