import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  ElasticPremiumSku,
  FlexConsumptionPlan,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IHostingPlan,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import {
  emptyFolder, functionApp, only, PLACE, pathsIn, refusedWith, resolved, resources, resourceTypes, stackIn, synth, synthProgram, testApp, testStack, validationCodes,
  validationErrors, warningCodes, type Block, type Synthesized,
} from '../support/stacks';

const NAMED = { planName: 'plan-orders', ...PLACE };
const COMMON = { name: 'plan-orders', resource_group_name: 'rg-orders', location: 'westeurope' };
const ASE = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Web/hostingEnvironments/ase-orders';
const ID = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders';
const { LINUX, WINDOWS } = OperatingSystem;

function plan(define: (stack: TerraformStack) => unknown): Block {
  const stack = testStack();
  define(stack);
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return only(json, 'azurerm_service_plan');
}

describe('a plan', () => {
  test.each<[string, (stack: TerraformStack) => unknown, Block]>([
    ['Consumption', (s) => new ConsumptionPlan(s, 'P', NAMED), { os_type: 'Windows', sku_name: 'Y1' }],
    ['Consumption on Linux', (s) => new ConsumptionPlan(s, 'P', { ...NAMED, operatingSystem: LINUX }), { os_type: 'Linux', sku_name: 'Y1' }],
    ['Flex Consumption', (s) => new FlexConsumptionPlan(s, 'P', NAMED), { os_type: 'Linux', sku_name: 'FC1' }],
    ['zone-redundant Flex Consumption', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, zoneBalancingEnabled: true }), { os_type: 'Linux', sku_name: 'FC1', zone_balancing_enabled: true }],
    ['Elastic Premium', (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: WINDOWS }), { os_type: 'Windows', sku_name: 'EP1' }],
    [
      'a large Elastic Premium',
      (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: ElasticPremiumSku.EP3, workerCount: 3, maximumElasticWorkerCount: 50 }),
      { os_type: 'Linux', sku_name: 'EP3', worker_count: 3, maximum_elastic_worker_count: 50 },
    ],
    [
      'a zone-redundant Elastic Premium',
      (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, zoneBalancingEnabled: true }),
      { os_type: 'Linux', sku_name: 'EP1', zone_balancing_enabled: true, worker_count: 2 },
    ],
    ['Dedicated', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.B1 }), { os_type: 'Linux', sku_name: 'B1' }],
    [
      'a scaled Dedicated',
      (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: WINDOWS, sku: DedicatedSku.P1V3, workerCount: 2, perSiteScalingEnabled: true }),
      { os_type: 'Windows', sku_name: 'P1v3', worker_count: 2, per_site_scaling_enabled: true },
    ],
    [
      'an automatically scaled Dedicated',
      (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.P1V3, premiumPlanAutoScaleEnabled: true, maximumElasticWorkerCount: 20 }),
      { os_type: 'Linux', sku_name: 'P1v3', premium_plan_auto_scale_enabled: true, maximum_elastic_worker_count: 20 },
    ],
    [
      'a zone-redundant Dedicated',
      (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.P1V2, zoneBalancingEnabled: true, workerCount: 3 }),
      { os_type: 'Linux', sku_name: 'P1v2', zone_balancing_enabled: true, worker_count: 3 },
    ],
    [
      'a Dedicated in an environment',
      (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.I1V2, appServiceEnvironmentId: ASE }),
      { os_type: 'Linux', sku_name: 'I1v2', app_service_environment_id: ASE },
    ],
    ['a tagged plan', (s) => new ConsumptionPlan(s, 'P', { ...NAMED, tags: { team: 'orders', empty: '' } }), { os_type: 'Windows', sku_name: 'Y1', tags: { team: 'orders', empty: '' } }],
  ])('%s has exactly what it says', (_, define, expected) => {
    expect(plan(define)).toEqual({ ...COMMON, ...expected });
  });

  test.each(Object.values(DedicatedSku))('is defined with the SKU %s on each system that has it', (sku) => {
    const environment = sku.startsWith('I') ? { appServiceEnvironmentId: ASE } : {};
    const define = (operatingSystem: OperatingSystem) => plan((s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem, sku, ...environment }));
    expect(define(WINDOWS)).toMatchObject({ sku_name: sku, os_type: 'Windows' });
    if (sku === DedicatedSku.D1 || sku === DedicatedSku.SHARED) expect(refusedWith(() => define(LINUX))).toEqual(['AZFN2002']);
    else expect(define(LINUX)).toMatchObject({ sku_name: sku, os_type: 'Linux' });
  });

  test('has its resource as default child, an id and a name', () => {
    const stack = testStack();
    const flex = new FlexConsumptionPlan(stack, 'P', NAMED);
    expect(flex.node.defaultChild?.node.path).toBe('test/P/Resource');
    expect([flex.planName, flex.operatingSystem]).toEqual(['plan-orders', 'Linux']);
    expect(resolved(stack, flex.servicePlanId)).toMatch(/^\$\{azurerm_service_plan[.]P_\w+[.]id\}$/);
  });

  test('says that Linux Consumption is switched off, and nothing otherwise', () => {
    const warned = (operatingSystem: OperatingSystem, acknowledge: { code: string; reason: string }[] = []) => {
      const stack = testStack();
      new ConsumptionPlan(stack, 'P', { ...NAMED, operatingSystem, acknowledge });
      return warningCodes(stack);
    };
    expect(warned(LINUX)).toEqual(['AZFN2020']);
    expect(warned(WINDOWS)).toEqual([]);
    expect(warned(LINUX, [{ code: 'AZFN2020', reason: 'moved next year' }])).toEqual([]);
  });

  test('says that its name is long, and the plan of an app does not', () => {
    const stack = testStack();
    new ConsumptionPlan(stack, 'Short', { ...NAMED, planName: 'p'.repeat(40) });
    expect(warningCodes(stack)).toEqual([]);
    new ConsumptionPlan(stack, 'Long', { ...NAMED, planName: 'p'.repeat(41) });
    expect(warningCodes(stack)).toEqual(['AZFN2027']);
    const other = testStack();
    new IsolatedFunctionApp(other, 'App', { appName: 'a'.repeat(60), ...PLACE, runtime: IsolatedRuntime.DOTNET_10 });
    expect(warningCodes(other)).toEqual([]);
  });

  test.each<[string, (stack: TerraformStack) => unknown, string[]]>([
    ['no props', (s) => new FlexConsumptionPlan(s, 'P', undefined as never), ['AZFN8001']],
    ['empty props', (s) => new ElasticPremiumPlan(s, 'P', {} as never), ['AZFN8002', 'AZFN8002', 'AZFN8002', 'AZFN8002']],
    ['an empty name', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, planName: '' }), ['AZFN2026']],
    ['a name with a dot', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, planName: 'plan.orders' }), ['AZFN2026']],
    ['a name of 61 characters', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, planName: 'p'.repeat(61) }), ['AZFN2026']],
    ['another system', (s) => new ConsumptionPlan(s, 'P', { ...NAMED, operatingSystem: 'MacOS' as OperatingSystem }), ['AZFN8004']],
    ['a SKU of another plan', (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: 'P1v3' as never }), ['AZFN2009']],
    ['a SKU in the wrong case', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: 'p1v3' as never }), ['AZFN2009']],
    ['a SKU of Logic Apps', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: 'WS1' as never }), ['AZFN2009']],
    ['no workers', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.B1, workerCount: 0 }), ['AZFN8003']],
    ['half a worker', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.B1, workerCount: 0.5 }), ['AZFN8003']],
    ['one worker in two zones', (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, zoneBalancingEnabled: true, workerCount: 1 }), ['AZFN2017']],
    ['zones of a small SKU', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.S1, zoneBalancingEnabled: true }), ['AZFN2016']],
    ['a maximum below its workers', (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, workerCount: 5, maximumElasticWorkerCount: 4 }), ['AZFN2023']],
    ['a maximum above the plan', (s) => new ElasticPremiumPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, maximumElasticWorkerCount: 101 }), ['AZFN2023']],
    ['a maximum without scaling', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.P1V3, maximumElasticWorkerCount: 4 }), ['AZFN2023']],
    ['scaling of a small SKU', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.S1, premiumPlanAutoScaleEnabled: true }), ['AZFN2023']],
    ['an isolated SKU in the open', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.I1V2 }), ['AZFN2024']],
    ['an environment of an open SKU', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.P1V3, appServiceEnvironmentId: ASE }), ['AZFN2024']],
    ['an environment that is none', (s) => new DedicatedPlan(s, 'P', { ...NAMED, operatingSystem: LINUX, sku: DedicatedSku.I1V2, appServiceEnvironmentId: 'ase' }), ['AZFN2024']],
    ['an acknowledged error', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, acknowledge: [{ code: 'AZFN2009', reason: 'no' }] }), ['AZFN8009']],
    ['an acknowledgement without a reason', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, acknowledge: [{ code: 'AZFN2020' } as never] }), ['AZFN8002']],
    ['a misspelled prop', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, zoneBalancingEnable: true } as never), ['AZFN8006']],
    ['a flag as text', (s) => new FlexConsumptionPlan(s, 'P', { ...NAMED, zoneBalancingEnabled: 'yes' as never }), ['AZFN8001']],
    ['no scope', () => new FlexConsumptionPlan(undefined as never, 'P', NAMED), ['AZFN8007']],
    ['no id', (s) => new FlexConsumptionPlan(s, '', NAMED), ['AZFN8007']],
  ])('with %s is refused and leaves nothing', (_, define, codes) => {
    const stack = testStack();
    const before = pathsIn(stack);
    expect(refusedWith(() => define(stack))).toEqual(codes);
    expect(pathsIn(stack)).toEqual(before);
    expect(resources(stack, 'azurerm_service_plan')).toEqual([]);
  });
});

describe('a plan that exists', () => {
  const IMPORTS: readonly [string, (stack: TerraformStack, servicePlanId: string) => IHostingPlan, string][] = [
    ['ConsumptionPlan', (s, servicePlanId) => ConsumptionPlan.fromServicePlanId(s, 'P', { servicePlanId }), 'azurerm_windows_function_app'],
    ['ConsumptionPlan on Linux', (s, servicePlanId) => ConsumptionPlan.fromServicePlanId(s, 'P', { servicePlanId, operatingSystem: LINUX }), 'azurerm_linux_function_app'],
    ['FlexConsumptionPlan', (s, servicePlanId) => FlexConsumptionPlan.fromServicePlanId(s, 'P', { servicePlanId }), 'azapi_resource'],
    ['ElasticPremiumPlan', (s, servicePlanId) => ElasticPremiumPlan.fromServicePlanId(s, 'P', { servicePlanId, operatingSystem: LINUX }), 'azurerm_linux_function_app'],
    ['DedicatedPlan', (s, servicePlanId) => DedicatedPlan.fromServicePlanId(s, 'P', { servicePlanId, operatingSystem: WINDOWS, sku: DedicatedSku.B1 }), 'azurerm_windows_function_app'],
  ];

  const planOf = (json: Synthesized): unknown => {
    const { service_plan_id: written, serverFarmId = written } = functionApp(json);
    return serverFarmId;
  };

  test.each(IMPORTS)('%s carries an app by its id', (_, define, type) => {
    const stack = testStack();
    const imported = define(stack, ID);
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: imported, runtime: IsolatedRuntime.DOTNET_8 });
    const json = synth(stack);
    expect(planOf(json)).toBe(ID);
    expect(resourceTypes(json)).toContain(type);
    expect(imported.servicePlanId).toBe(ID);
    expect(resources(json, 'azurerm_service_plan')).toEqual([]);
    expect(schemaProblems(json)).toEqual([]);
  });

  test.each(IMPORTS)('%s carries an app by a token', (_, define) => {
    const stack = testStack();
    const id = new TerraformVariable(stack, 'plan', { type: 'string' });
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: define(stack, id.stringValue), runtime: IsolatedRuntime.DOTNET_8 });
    expect(planOf(synth(stack))).toBe('${var.plan}');
  });

  test.each(IMPORTS)('%s is refused by an id that Azure spells otherwise', (_, define) => {
    for (const wrong of [ID.replace('serverFarms', 'serverfarms'), 'plan-orders', ID.slice(1), `${ID}/x`, '']) {
      const stack = testStack();
      expect(refusedWith(() => define(stack, wrong))).toEqual(['AZFN2025']);
      expect(stack.node.tryFindChild('P')).toBeUndefined();
    }
  });

  test('of a SKU without Always On has apps without it, and of an unknown one with it', () => {
    const alwaysOn = (sku?: DedicatedSku) => {
      const stack = testStack();
      const imported = DedicatedPlan.fromServicePlanId(stack, 'P', { servicePlanId: ID, operatingSystem: WINDOWS, sku });
      new InProcessFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: imported, runtime: InProcessRuntime.DOTNET_8 });
      return only(stack, 'azurerm_windows_function_app').site_config as Block;
    };
    expect(alwaysOn(DedicatedSku.F1)).toMatchObject({ always_on: false, use_32_bit_worker: true });
    expect(alwaysOn(DedicatedSku.S1)).toMatchObject({ always_on: true, use_32_bit_worker: false });
    expect(alwaysOn()).toMatchObject({ always_on: true, use_32_bit_worker: false });
  });

  test('in an environment pulls images through its network', () => {
    const stack = testStack();
    const imported = DedicatedPlan.fromServicePlanId(stack, 'P', { servicePlanId: ID, operatingSystem: LINUX, sku: DedicatedSku.I1V2 });
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: imported, runtime: IsolatedRuntime.DOTNET_10 });
    expect(only(stack, 'azurerm_linux_function_app').vnet_image_pull_enabled).toBe(true);
  });

  test('knows its zones and its maximum', () => {
    const stack = testStack();
    const imported = ElasticPremiumPlan.fromServicePlanId(stack, 'P', { servicePlanId: ID, operatingSystem: LINUX, zoneBalancingEnabled: true, maximumElasticWorkerCount: 5 });
    const app = (id: string, elasticInstanceMinimum?: number) =>
      new IsolatedFunctionApp(stack, id, { appName: `func-${id}`, ...PLACE, plan: imported, runtime: IsolatedRuntime.DOTNET_10, elasticInstanceMinimum });
    app('a');
    expect(only(stack, 'azurerm_linux_function_app').site_config.elastic_instance_minimum).toBe(2);
    expect(refusedWith(() => app('b', 1))).toEqual(['AZFN2017']);
    expect(refusedWith(() => app('c', 6))).toEqual(['AZFN2015']);
  });

  test('is refused with attributes that do not fit', () => {
    const from = (attributes: object) => () => DedicatedPlan.fromServicePlanId(testStack(), 'P', { servicePlanId: ID, ...attributes } as never);
    expect(refusedWith(from({}))).toEqual(['AZFN8002']);
    expect(refusedWith(from({ operatingSystem: LINUX, sku: 'Y1' }))).toEqual(['AZFN2009']);
    expect(refusedWith(from({ operatingSystem: LINUX, sku: DedicatedSku.D1 }))).toEqual(['AZFN2002']);
    expect(refusedWith(() => FlexConsumptionPlan.fromServicePlanId(testStack(), 'P', undefined as never))).toEqual(['AZFN8001']);
    expect(refusedWith(() => FlexConsumptionPlan.fromServicePlanId(testStack(), 'P', {} as never))).toEqual(['AZFN8002']);
  });

  test('of Linux Consumption says that it is switched off', () => {
    const stack = testStack();
    ConsumptionPlan.fromServicePlanId(stack, 'P', { servicePlanId: ID, operatingSystem: LINUX });
    expect(warningCodes(stack)).toEqual(['AZFN2020']);
  });
});

describe('a Flex Consumption plan carries one app', () => {
  const app = (stack: TerraformStack, id: string, flex?: IHostingPlan) =>
    new IsolatedFunctionApp(stack, id, { appName: `func-${id.toLowerCase()}`, ...PLACE, plan: flex, runtime: IsolatedRuntime.DOTNET_10 });

  test('and no second one', () => {
    const stack = testStack();
    const flex = new FlexConsumptionPlan(stack, 'Plan', NAMED);
    app(stack, 'One', flex);
    expect(validationCodes(stack)).toEqual([]);
    app(stack, 'Two', flex);
    app(stack, 'Three', flex);
    expect(validationCodes(stack)).toEqual(['AZFN2008', 'AZFN2008']);
    expect(validationErrors(stack)[0]).toContain(`'test/One'`);
  });

  test('and every app without a plan gets one', () => {
    const stack = testStack();
    app(stack, 'One');
    app(stack, 'Two');
    expect(validationCodes(stack)).toEqual([]);
    expect(resources(stack, 'azurerm_service_plan').map(({ name }) => String(name)).sort()).toEqual(['func-one', 'func-two']);
  });

  test('also one that exists, named twice', () => {
    const stack = testStack();
    app(stack, 'One', FlexConsumptionPlan.fromServicePlanId(stack, 'First', { servicePlanId: ID }));
    app(stack, 'Two', FlexConsumptionPlan.fromServicePlanId(stack, 'Second', { servicePlanId: ID }));
    expect(validationCodes(stack)).toEqual(['AZFN2008']);
  });

  test('also one whose id differs in case only, because Azure does not look at it', () => {
    const stack = testStack();
    app(stack, 'One', FlexConsumptionPlan.fromServicePlanId(stack, 'First', { servicePlanId: ID }));
    app(stack, 'Two', FlexConsumptionPlan.fromServicePlanId(stack, 'Second', { servicePlanId: ID.replace('plan-orders', 'Plan-Orders') }));
    expect(validationCodes(stack)).toEqual(['AZFN2008']);
  });

  test('also one whose id is the same token', () => {
    const stack = testStack();
    const [a, b] = ['a', 'b'].map((name) => new TerraformVariable(stack, name, { type: 'string' }));
    app(stack, 'One', FlexConsumptionPlan.fromServicePlanId(stack, 'First', { servicePlanId: a.stringValue }));
    app(stack, 'Two', FlexConsumptionPlan.fromServicePlanId(stack, 'Second', { servicePlanId: b.stringValue }));
    expect(validationCodes(stack)).toEqual([]);
    app(stack, 'Three', FlexConsumptionPlan.fromServicePlanId(stack, 'Third', { servicePlanId: a.stringValue }));
    expect(validationErrors(stack)).toEqual([expect.stringMatching(/^AZFN2008 (.|\n)*'test\/One'/)]);
  });

  test('across stacks', () => {
    const program = testApp();
    const [first, second] = [stackIn(program, 'first'), stackIn(program, 'second')];
    const flex = new FlexConsumptionPlan(first, 'Plan', NAMED);
    app(first, 'One', flex);
    app(second, 'Two', flex);
    expect(validationCodes(first)).toEqual([]);
    expect(validationErrors(second)).toEqual([expect.stringMatching(/^AZFN2008 (.|\n)*'first\/One'/)]);
  });

  test('across stacks that import it', () => {
    const program = testApp();
    const [first, second] = [stackIn(program, 'first'), stackIn(program, 'second')];
    app(first, 'One', FlexConsumptionPlan.fromServicePlanId(first, 'Plan', { servicePlanId: ID }));
    app(second, 'Two', FlexConsumptionPlan.fromServicePlanId(second, 'Plan', { servicePlanId: ID }));
    expect([...validationCodes(first), ...validationCodes(second)]).toEqual(['AZFN2008']);
  });

  test('but not the one app that two stacks define, stage by stage', () => {
    const program = testApp();
    for (const stage of ['blue', 'green']) {
      const stack = stackIn(program, stage);
      app(stack, 'App', FlexConsumptionPlan.fromServicePlanId(stack, 'Plan', { servicePlanId: ID }));
    }
    expect(program.node.children.flatMap((stack) => validationCodes(stack as TerraformStack))).toEqual([]);
  });

  test('but is free again when its app is taken out of the tree', () => {
    const stack = testStack();
    const flex = new FlexConsumptionPlan(stack, 'Plan', NAMED);
    app(stack, 'One', flex);
    app(stack, 'Two', flex);
    expect(validationCodes(stack)).toEqual(['AZFN2008']);
    stack.node.tryRemoveChild('One');
    expect(validationCodes(stack)).toEqual([]);
  });

  test('while other plans carry many', () => {
    const stack = testStack();
    const elastic = new ElasticPremiumPlan(stack, 'Plan', { ...NAMED, operatingSystem: LINUX });
    app(stack, 'One', elastic);
    app(stack, 'Two', elastic);
    expect(validationCodes(stack)).toEqual([]);
    expect(resources(stack, 'azurerm_service_plan')).toHaveLength(1);
  });
});

test('a plan of another stack is referred to through its state', () => {
  const program = testApp({}, emptyFolder());
  const [first, second] = [stackIn(program, 'first'), stackIn(program, 'second')];
  const elastic = new ElasticPremiumPlan(first, 'Plan', { ...NAMED, operatingSystem: LINUX });
  new IsolatedFunctionApp(second, 'App', { appName: 'func-orders', ...PLACE, plan: elastic, runtime: IsolatedRuntime.DOTNET_10 });
  const { stacks } = synthProgram(program);
  expect(only(stacks.second, 'azurerm_linux_function_app').service_plan_id).toMatch(/^\$\{data[.]terraform_remote_state[.]\S+[.]outputs[.]\S+\}$/);
  expect(Object.values(stacks).flatMap(schemaProblems)).toEqual([]);
});

test('a plan that is only a look-alike is refused', () => {
  const alike = { servicePlanId: ID, operatingSystem: LINUX, node: testStack().node } as unknown as IHostingPlan;
  expect(refusedWith(() => new IsolatedFunctionApp(testStack(), 'App', { appName: 'func-orders', ...PLACE, plan: alike, runtime: IsolatedRuntime.DOTNET_10 }))).toEqual(['AZFN8001']);
});
