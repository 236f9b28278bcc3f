import { Annotations, Aspects, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { existsSync } from 'node:fs';
import {
  ConnectionStringType,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  testing,
} from '../../src';
import * as appSettings from '../../src/catalog/app-settings';
import * as plans from '../../src/catalog/plans';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { PLACE, stackOf } from './programs';

const { TestKit } = testing;
const APP = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newAccountKey() };

describe('an app', () => {
  test('on Flex Consumption is plain data', () => {
    const stack = stackOf();
    const plan = new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE });
    new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, appSettings: { TOPIC: 'orders' }, connectionStrings: { Sql: { connectionType: ConnectionStringType.SQL_AZURE, value: 'x', slotSetting: true } } });
    const { functionApps: [app], refusals } = TestKit.synthesize(stack);
    expect(refusals).toEqual([]);
    const { attributes, ...data } = app;
    expect(data).toEqual({
      path: 'orders/Orders',
      address: 'azurerm_function_app_flex_consumption.Orders_A9B65338',
      resourceType: 'azurerm_function_app_flex_consumption',
      appName: 'func-orders',
      ...PLACE,
      operatingSystem: 'Linux',
      servicePlanId: expect.stringMatching(/^\$\{azurerm_service_plan\.Plan_\w+\.id\}$/),
      sku: 'FC1',
      workerRuntime: 'dotnet-isolated',
      runtimeVersion: '10.0',
      functionsVersion: '~4',
      enabled: true,
      httpsOnly: true,
      publicNetworkAccess: true,
      identityType: 'SystemAssigned',
      identityIds: [],
      appSettings: { TOPIC: 'orders' },
      stickySettings: [],
      connectionStrings: { Sql: 'SQLAzure' },
      stickyConnectionStrings: ['Sql'],
    });
    expect(attributes).toMatchObject({ instance_memory_in_mb: 2048, name: 'func-orders' });
    expect(JSON.stringify(attributes)).not.toContain('"//"');
  });

  test.each<[string, IsolatedRuntime, OperatingSystem, string, string | undefined]>([
    ['.NET 8 on Linux', IsolatedRuntime.DOTNET_8, OperatingSystem.LINUX, 'dotnet-isolated', '8.0'],
    ['.NET 8 on Windows', IsolatedRuntime.DOTNET_8, OperatingSystem.WINDOWS, 'dotnet-isolated', '8.0'],
    ['Node.js on Windows', IsolatedRuntime.NODE_22, OperatingSystem.WINDOWS, 'node', '22'],
    ['Node.js on Linux', IsolatedRuntime.NODE_22, OperatingSystem.LINUX, 'node', '22'],
    ['Python', IsolatedRuntime.PYTHON_3_12, OperatingSystem.LINUX, 'python', '3.12'],
    ['Java', IsolatedRuntime.JAVA_21, OperatingSystem.WINDOWS, 'java', '21'],
    ['PowerShell', IsolatedRuntime.POWERSHELL_7_4, OperatingSystem.LINUX, 'powershell', '7.4'],
    ['a custom handler', IsolatedRuntime.CUSTOM_HANDLER, OperatingSystem.LINUX, 'custom', undefined],
  ])('says what it runs: %s', (_, runtime, operatingSystem, workerRuntime, runtimeVersion) => {
    const stack = stackOf();
    const plan = new DedicatedPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem, sku: DedicatedSku.P1V3 });
    new IsolatedFunctionApp(stack, 'Orders', { ...APP, runtime, plan });
    const app = TestKit.synthesize(stack).functionApp('func-orders');
    expect([app.workerRuntime, app.runtimeVersion, app.operatingSystem, app.sku]).toEqual([workerRuntime, runtimeVersion, operatingSystem, 'P1v3']);
  });

  test('in-process says so', () => {
    const stack = stackOf();
    new InProcessFunctionApp(stack, 'Orders', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    expect(TestKit.synthesize(stack).functionApp('func-orders')).toMatchObject({ workerRuntime: 'dotnet', runtimeVersion: '8.0', sku: 'Y1' });
  });
});

describe('slots and plans', () => {
  function withSlot() {
    const stack = stackOf();
    const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
    const app = new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, slotSettings: { ENVIRONMENT: 'production' } });
    const slot = app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' }, appSettings: { A: '1' } });
    app.addAppSetting('A', '1');
    return { stack, app, slot };
  }

  test('are plain data', () => {
    const synthesized = TestKit.synthesize(withSlot().stack);
    expect(synthesized.refusals).toEqual([]);
    expect(synthesized.slot('func-orders', 'staging')).toMatchObject({
      path: 'orders/Orders/Slot-staging', resourceType: 'azurerm_windows_function_app_slot', workerRuntime: 'dotnet-isolated', runtimeVersion: '10.0',
      appSettings: { ENVIRONMENT: 'staging', A: '1' },
    });
    expect(synthesized.slot('func-orders', 'staging').stickySettings).toContain('ENVIRONMENT');
    expect(synthesized.plan('plan-orders')).toMatchObject({ path: 'orders/Plan', sku: 'EP1', operatingSystem: 'Windows', location: 'westeurope' });
  });

  test('are asked for by name', () => {
    const synthesized = TestKit.synthesize(withSlot().stack);
    expect(() => synthesized.functionApp('func-other')).toThrow(`there is no function app 'func-other': there is 'func-orders'`);
    expect(() => synthesized.slot('func-orders', 'blue')).toThrow(`there is no slot 'blue' of 'func-orders': there is 'func-orders/staging'`);
    expect(() => TestKit.synthesize(stackOf()).plan('plan-orders')).toThrow(`there is no plan 'plan-orders': there is none at all`);
    expect(Object.keys(synthesized.resourcesOfType('azurerm_storage_account'))).toHaveLength(1);
    expect(synthesized.resourcesOfType('azurerm_resource_group')).toEqual({});
  });

  test('are those of a construct, if one is asked', () => {
    const { stack, app, slot } = withSlot();
    new IsolatedFunctionApp(stack, 'Other', { ...APP, appName: 'func-other' });
    const names = (synthesized: testing.Synthesized) => [synthesized.functionApps.map(({ appName }) => appName), synthesized.slots.length, synthesized.plans.length];
    expect(names(TestKit.synthesize(stack))).toEqual([['func-other', 'func-orders'], 1, 2]);
    expect(names(TestKit.synthesize(app))).toEqual([['func-orders'], 1, 0]);
    expect(names(TestKit.synthesize(slot))).toEqual([[], 1, 0]);
  });
});

describe('validations', () => {
  test('are asked: what a later call makes wrong is a refusal', () => {
    const stack = stackOf();
    const [a, b] = ['A', 'B'].map((id) => new IsolatedFunctionApp(stack, id, APP));
    expect(a.node.path).not.toBe(b.node.path);
    const synthesized = TestKit.synthesize(stack);
    expect(synthesized.refusals.map(({ path, code }) => [path, code])).toEqual([['orders/B', 'AZFN4016']]);
    expect(synthesized.refusals[0].text).toMatch(/^AZFN4016 settings\/app-name-twice: /);
    expect(synthesized.functionApps).toEqual([]);
  });

  test('of others are refusals without a code', () => {
    const stack = stackOf();
    new IsolatedFunctionApp(stack, 'Orders', APP).node.addValidation({ validate: () => ['not on a Friday'] });
    expect(TestKit.synthesize(stack).refusals).toEqual([{ path: 'orders/Orders', text: 'not on a Friday' }]);
  });

  test('of the framework are asked: a stack without a provider is refused', () => {
    const bare = new (class extends Construct {})(stackOf(), 'x');
    bare.node.scope?.node.tryRemoveChild('azurerm');
    new IsolatedFunctionApp(bare, 'Orders', APP);
    expect(TestKit.synthesize(bare).refusals.map(({ text }) => text)).toEqual([expect.stringContaining('Found resources without a matching provider construct')]);
  });

  test('of the app itself are asked', () => {
    const app = TestKit.app();
    stackOf(app);
    app.node.addValidation({ validate: () => ['no'] });
    expect(TestKit.synthesize(app).refusals).toEqual([{ path: '', text: 'no' }]);
  });

  test('and error annotations count alike', () => {
    const stack = stackOf();
    Annotations.of(new IsolatedFunctionApp(stack, 'Orders', APP)).addError('no');
    expect(TestKit.synthesize(stack).refusals).toEqual([{ path: 'orders/Orders', text: 'no' }]);
  });

  test('come after aspects, which may add to the program', () => {
    const stack = stackOf();
    const app = new IsolatedFunctionApp(stack, 'Orders', APP);
    const seen: string[] = [];
    Aspects.of(stack).add({ visit: ({ node }) => { seen.push(node.path); if (node === app.node) app.addAppSetting('ADDED', '1'); } });
    expect(TestKit.synthesize(stack).functionApp('func-orders').appSettings).toEqual({ ADDED: '1' });
    expect(seen).toEqual(stack.node.findAll().map(({ node }) => node.path));
  });
});

test('warnings have their codes and paths', () => {
  const stack = stackOf();
  new InProcessFunctionApp(stack, 'Old', { ...APP, appName: 'func-old', runtime: InProcessRuntime.DOTNET_8 });
  const app = new IsolatedFunctionApp(stack, 'Orders', APP);
  Annotations.of(app).addWarning('of somebody else');
  const { warnings } = TestKit.synthesize(stack);
  expect(warnings.map(({ path, code }) => [path, code])).toEqual(expect.arrayContaining([['orders/Old', 'AZFN1012'], ['orders/Orders', undefined]]));
  expect(TestKit.synthesize(app).warnings).toEqual([{ path: 'orders/Orders', text: 'of somebody else' }]);
});

describe('the date', () => {
  const codes = (today?: string) => {
    const stack = stackOf(TestKit.app({ today }));
    new IsolatedFunctionApp(stack, 'Orders', { ...APP, runtime: IsolatedRuntime.DOTNET_10 });
    return TestKit.synthesize(stack).warnings.map(({ code }) => code);
  };

  test('is fixed, and may be another one', () => {
    expect(codes()).toEqual([]);
    expect(codes('2030-01-01')).toEqual(['AZFN1010']);
  });

  test('wins over the environment', () => {
    process.env.CDKTF_CONTEXT_JSON = JSON.stringify({ 'azfn:today': '2030-01-01' });
    try {
      expect(codes()).toEqual([]);
    } finally {
      delete process.env.CDKTF_CONTEXT_JSON;
    }
  });

  test('is the one on which the facts were checked last', () => {
    const checked = JSON.stringify([appSettings, plans, RUNTIMES]).match(/(?<="checkedOn":")[^"]+/g) ?? [];
    expect(checked.sort().at(-1)).toBe(TestKit.TODAY);
  });

  test('comes with other context', () => {
    const stack = stackOf(TestKit.app({ context: { 'azfn:endOfSupport': 'error' }, today: '2030-01-01' }));
    expect(() => new IsolatedFunctionApp(stack, 'Orders', APP)).toThrow('AZFN1010');
  });
});

describe('files', () => {
  test('are written nowhere but by app.synth()', () => {
    const app = TestKit.app();
    new IsolatedFunctionApp(stackOf(app), 'Orders', APP);
    expect(TestKit.synthesize(app).functionApps).toHaveLength(1);
    expect(existsSync(`${app.outdir}/stacks/orders`)).toBe(false);
    app.synth();
    expect(existsSync(`${app.outdir}/stacks/orders/cdk.tf.json`)).toBe(true);
  });

  test('are text of what Terraform gets', () => {
    const stack = stackOf();
    new IsolatedFunctionApp(stack, 'Orders', APP);
    const synthesized = TestKit.synthesize(stack);
    expect(Object.keys(JSON.parse(synthesized.terraform()) as object).sort()).toEqual(['provider', 'resource', 'terraform']);
    expect(synthesized.terraform('orders')).toBe(synthesized.terraform());
    expect(() => synthesized.terraform('other')).toThrow(`there is no stack 'other': there is 'orders'`);
  });
});

test('a program of several stacks is one, with references from stack to stack', () => {
  const app = TestKit.app();
  const [shared, orders] = [stackOf(app, 'shared'), stackOf(app, 'orders')];
  const plan = new ElasticPremiumPlan(shared, 'Plan', { planName: 'plan-shared', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
  new IsolatedFunctionApp(orders, 'Orders', { ...APP, plan });
  new TerraformOutput(shared, 'unused', { value: 'x' });
  const synthesized = TestKit.synthesize(app);
  expect(synthesized.refusals).toEqual([]);
  expect([synthesized.plans.length, synthesized.functionApps.length]).toEqual([1, 1]);
  expect(synthesized.functionApp('func-orders').servicePlanId).toContain('terraform_remote_state');
  expect(() => synthesized.terraform()).toThrow(`there are 2 stacks, so name one: 'shared', 'orders'`);
  expect(synthesized.functionApp('func-orders').sku).toBe('EP1');
  expect(TestKit.synthesize(orders).functionApps).toHaveLength(1);
});

test('asked twice, it says the same', () => {
  const stack = stackOf();
  new InProcessFunctionApp(stack, 'Orders', { ...APP, runtime: InProcessRuntime.DOTNET_8, appSettings: { A: '1' } });
  const [first, second] = [TestKit.synthesize(stack), TestKit.synthesize(stack)];
  expect(second.snapshot()).toBe(first.snapshot());
  expect(second.warnings).toEqual(first.warnings);
});
