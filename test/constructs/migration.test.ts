import type { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import type { TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FunctionsVersion,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  MigrationAssessment,
  OperatingSystem,
  type IInProcessHostingPlan,
} from '../../src';
import { MIGRATION_FEATURES, MIGRATION_PACKAGES } from '../../src/catalog/migration';
import { PLACES, type PlaceName } from '../support/places';
import { PLACE, refusedWith, synth, testStack, type Block } from '../support/stacks';

const accepted = { acknowledge: [{ code: 'AZFN1012', reason: 'moving' }] };

/** Everything that Terraform would create, by its address. */
function addresses(define: (stack: TerraformStack) => unknown): Record<string, Block> {
  const stack = testStack();
  define(stack);
  return Object.fromEntries(
    Object.entries(synth(stack).resource ?? {}).flatMap(([type, all]) => Object.entries(all).map(([name, block]) => [`${type}.${name}`, block])),
  );
}

describe.each(['Elastic Premium on Windows', 'Elastic Premium on Linux', 'Dedicated on Windows', 'Dedicated on Linux', 'Consumption on Windows'] as const)(
  'the stages on %s', (place) => {
    const props = (stack: TerraformStack) => ({ appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), appSettings: { TOPIC: 'orders' } });
    const stages = () => {
      const before = (stack: TerraformStack) => new InProcessFunctionApp(stack, 'Orders', { ...props(stack), runtime: InProcessRuntime.DOTNET_8, ...accepted });
      return [
        addresses(before),
        addresses((stack) => before(stack).addIsolatedSlot('isolated', { runtime: IsolatedRuntime.DOTNET_10 })),
        addresses((stack) => new IsolatedFunctionApp(stack, 'Orders', { ...props(stack), runtime: IsolatedRuntime.DOTNET_10 })),
      ];
    };

    test('keep the addresses of app, storage account and plan, and of identity and role', () => {
      const [first, second, third] = stages().map((stage) => Object.keys(stage).sort());
      expect(first).toHaveLength(PLACES[place].keyless ? 5 : 3);
      expect(third).toEqual(first);
      const added = second.filter((address) => !first.includes(address));
      expect(added).toEqual([expect.stringMatching(/^azurerm_(linux|windows)_function_app_slot\.Orders_Slot-isolated_/)]);
      expect(second.filter((address) => !added.includes(address))).toEqual(first);
    });

    test('keep everything that Azure replaces an app for', () => {
      const fixed = ['name', 'resource_group_name', 'location', 'service_plan_id', 'storage_account_name'];
      const [first, second, third] = stages().map((stage) => {
        const [app] = Object.entries(stage).filter(([address]) => /_function_app\./.test(address)).map(([, block]) => block);
        return Object.fromEntries(fixed.map((name) => [name, app[name] as unknown]));
      });
      expect(second).toEqual(first);
      expect(third).toEqual(first);
      expect(Object.values(first)).not.toContain(undefined);
    });

    test('end in what the swap left in production', () => {
      const [, second, third] = stages();
      const pick = (stage: Record<string, Block>, type: RegExp) => Object.entries(stage).filter(([address]) => type.test(address)).map(([, block]) => block)[0];
      const [slot, app] = [pick(second, /_function_app_slot\./), pick(third, /_function_app\./)];
      expect(app.app_settings).toEqual(slot.app_settings);
      expect(app.site_config).toEqual(slot.site_config);
      expect(app.lifecycle).toBeUndefined();
    });
  });

describe('an app that left its plan out', () => {
  const base = { appName: 'func-orders', ...PLACE };
  const owned = () => addresses((stack) => new InProcessFunctionApp(stack, 'Orders', { ...base, runtime: InProcessRuntime.DOTNET_8, ...accepted }));
  const named = (stack: TerraformStack) =>
    new ConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'func-orders', operatingSystem: OperatingSystem.WINDOWS });

  test('gets another plan as an isolated app that leaves it out', () => {
    const after = addresses((stack) => new IsolatedFunctionApp(stack, 'Orders', { ...base, runtime: IsolatedRuntime.DOTNET_10 }));
    expect(Object.keys(after).sort()).not.toEqual(Object.keys(owned()).sort());
  });

  test('names it and moves its address: then nothing is replaced', () => {
    const before = owned();
    const [address] = Object.keys(before).filter((each) => each.startsWith('azurerm_service_plan.'));
    const after = addresses((stack) => {
      const plan = named(stack);
      (plan.node.defaultChild as ServicePlan).moveFromId(address);
      new InProcessFunctionApp(stack, 'Orders', { ...base, plan, runtime: InProcessRuntime.DOTNET_8, ...accepted });
      expect(JSON.stringify(synth(stack).moved)).toContain(`"from":"${address}"`);
    });
    const others = (all: Record<string, Block>) => Object.keys(all).filter((each) => !each.startsWith('azurerm_service_plan.')).sort();
    expect(others(after)).toEqual(others(before));
    const plan = (all: Record<string, Block>) => Object.entries(all).filter(([each]) => each.startsWith('azurerm_service_plan.')).map(([, block]) => block);
    expect(plan(after)).toEqual(plan(before));
  });
});

describe('addIsolatedSlot', () => {
  const app = (place: PlaceName, runtime = InProcessRuntime.DOTNET_8) => {
    const stack = testStack();
    return new InProcessFunctionApp(stack, 'Orders', { appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime, ...accepted });
  };

  test('takes isolated runtimes that the plan has', () => {
    expect(() => app('Elastic Premium on Linux').addIsolatedSlot('next', { runtime: IsolatedRuntime.DOTNET_10 })).not.toThrow();
    expect(refusedWith(() => app('Elastic Premium on Linux').addIsolatedSlot('next', { runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 }))).toEqual(['AZFN1003']);
    expect(refusedWith(() => app('Elastic Premium on Linux').addIsolatedSlot('next', { runtime: InProcessRuntime.DOTNET_8 as never }))).toEqual(['AZFN1001']);
    expect(refusedWith(() => app('Consumption on Linux').addIsolatedSlot('next', { runtime: IsolatedRuntime.DOTNET_9 }))).toEqual(['AZFN3001']);
    expect(refusedWith(() => app('Elastic Premium on Windows', InProcessRuntime.DOTNET_CORE_3_1).addIsolatedSlot('next', { runtime: IsolatedRuntime.DOTNET_10 }))).toEqual(['AZFN1002']);
  });
});

describe('an assessment', () => {
  const assess = (place: PlaceName | IInProcessHostingPlan, runtime = InProcessRuntime.DOTNET_8, target?: IsolatedRuntime, version?: FunctionsVersion, slots: string[] = []) => {
    const stack = testStack();
    const plan = typeof place === 'string' ? PLACES[place].define(stack) : place;
    const app = new InProcessFunctionApp(stack, 'Orders', { appName: 'func-orders', ...PLACE, plan, runtime, functionsVersion: version, ...accepted });
    for (const slot of slots) app.addSlot(slot);
    return MigrationAssessment.of(app, target === undefined ? undefined : { runtime: target });
  };
  const changes = ({ settings }: MigrationAssessment) => settings.map(({ settingName, before, after }) => [settingName, before, after]);

  test('of .NET 8 on Windows', () => {
    const assessment = assess('Elastic Premium on Windows');
    expect(assessment).toMatchObject({ bySlot: true, target: 'IsolatedRuntime.DOTNET_10', frameworkBefore: 'net8.0', frameworkAfter: 'net10.0' });
    expect(changes(assessment)).toEqual([
      ['FUNCTIONS_WORKER_RUNTIME', 'dotnet', 'dotnet-isolated'],
      ['netFrameworkVersion', 'v8.0', 'v10.0'],
      ['FUNCTIONS_INPROC_NET8_ENABLED', '1', undefined],
      ['WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED', undefined, '1'],
    ]);
    expect(assessment.packageVersions).toEqual([
      { packageName: 'Microsoft.Azure.Functions.Worker', minimumVersion: '2.50.0' },
      { packageName: 'Microsoft.Azure.Functions.Worker.Sdk', minimumVersion: '2.0.5' },
    ]);
  });

  test('of .NET 6 on Linux, to .NET 8', () => {
    const assessment = assess('Dedicated on Linux', InProcessRuntime.DOTNET_6, IsolatedRuntime.DOTNET_8);
    expect(changes(assessment)).toEqual([
      ['FUNCTIONS_WORKER_RUNTIME', 'dotnet', 'dotnet-isolated'],
      ['linuxFxVersion', 'DOTNET|6.0', 'DOTNET-ISOLATED|8.0'],
      ['WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED', undefined, '1'],
    ]);
    expect(assessment.packageVersions.map(({ minimumVersion }) => minimumVersion)).toEqual(['1.16.0', '1.11.0']);
  });

  test.each<[string, MigrationAssessment, boolean, RegExp]>([
    ['Elastic Premium', assess('Elastic Premium on Linux'), true, /^Elastic Premium has room for a slot$/],
    ['Windows Consumption', assess('Consumption on Windows'), true, /has room/],
    ['Linux Consumption, to .NET 10', assess('Consumption on Linux'), false, /does not run \.NET 10/],
    ['Linux Consumption, to .NET 8', assess('Consumption on Linux', InProcessRuntime.DOTNET_8, IsolatedRuntime.DOTNET_8), false, /has no deployment slots/],
    ['a full plan', assess('Elastic Premium on Linux', undefined, undefined, undefined, ['one', 'two']), false, /has 2 slots, and .* no room for more/],
    ['host version 3', assess('Elastic Premium on Windows', InProcessRuntime.DOTNET_CORE_3_1), false, /needs host version ~4/],
  ])('says whether a slot can take the build: %s', (_, assessment, bySlot, why) => {
    expect(assessment.bySlot).toBe(bySlot);
    expect(assessment.bySlotReason).toMatch(why);
  });

  test.each([[DedicatedSku.B1, false], [DedicatedSku.S1, true]] as const)('on a Dedicated plan: %s', (sku, bySlot) => {
    const stack = testStack();
    const plan = new DedicatedPlan(stack, 'Plan', { ...PLACE, planName: 'p', operatingSystem: OperatingSystem.LINUX, sku });
    const app = new InProcessFunctionApp(stack, 'Orders', { appName: 'func-orders', ...PLACE, plan, runtime: InProcessRuntime.DOTNET_8, ...accepted });
    expect(MigrationAssessment.of(app).bySlot).toBe(bySlot);
  });

  test('on a Dedicated plan whose SKU was not told', () => {
    const stack = testStack();
    const servicePlanId = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Web/serverFarms/plan';
    const plan = DedicatedPlan.fromServicePlanId(stack, 'Plan', { servicePlanId, operatingSystem: OperatingSystem.LINUX });
    const app = new InProcessFunctionApp(stack, 'Orders', { appName: 'func-orders', ...PLACE, plan, runtime: InProcessRuntime.DOTNET_8, ...accepted });
    app.addSlot('one');
    expect(MigrationAssessment.of(app)).toMatchObject({ bySlot: true, bySlotReason: 'Dedicated has deployment slots from Standard upward' });
  });

  test('to .NET Framework on Linux, where it is not', () => {
    const assessment = assess('Elastic Premium on Linux', undefined, IsolatedRuntime.DOTNET_FRAMEWORK_4_8);
    expect(assessment).toMatchObject({ bySlot: false, bySlotReason: 'Elastic Premium does not run .NET Framework 4.8 (isolated worker)' });
    expect(changes(assessment)).toContainEqual(['linuxFxVersion', 'DOTNET|8.0', undefined]);
  });

  test('of .NET Framework stays there', () => {
    const assessment = assess('Consumption on Windows', InProcessRuntime.DOTNET_FRAMEWORK_4_8);
    expect(assessment.target).toBe('IsolatedRuntime.DOTNET_FRAMEWORK_4_8');
    expect(assessment.settings).toContainEqual(expect.objectContaining({ settingName: 'FUNCTIONS_EXTENSION_VERSION', before: '~1', after: '~4' }));
    expect(assessment.gains.map(({ feature }) => feature)).not.toContain('Flex Consumption');
    expect(assess('Consumption on Windows').gains.map(({ feature }) => feature)).toContain('Flex Consumption');
  });

  test('lists the plans, the own one first among equals', () => {
    const runs = ({ plans }: MigrationAssessment) => plans.filter((plan) => plan.runs).map(({ planName }) => planName);
    expect(runs(assess('Elastic Premium on Windows'))).toEqual([
      'Flex Consumption', 'Windows Consumption', 'Elastic Premium on Windows', 'Elastic Premium on Linux', 'Dedicated on Windows', 'Dedicated on Linux',
    ]);
    expect(runs(assess('Consumption on Windows', InProcessRuntime.DOTNET_FRAMEWORK_4_8))).toEqual(['Windows Consumption', 'Elastic Premium on Windows', 'Dedicated on Windows']);
    expect(assess('Elastic Premium on Linux').plans.map(({ planName, note }) => [planName, note])).toEqual([
      ['Flex Consumption', 'with a new app'], ['Windows Consumption', 'with a new app'], ['Linux Consumption', '.NET 10 (isolated worker) is not offered there'],
      ['Elastic Premium on Windows', 'with a new app'], ['Elastic Premium on Linux', 'the plan of the app'],
      ['Dedicated on Windows', 'with a new app'], ['Dedicated on Linux', 'keep a change of plan apart from the migration'],
    ]);
    expect(assess('Elastic Premium on Windows').plans.filter(({ current }) => current)).toEqual([expect.objectContaining({ planName: 'Elastic Premium on Windows', note: 'the plan of the app' })]);
  });

  test('has every package and feature of the catalogue', () => {
    const { packages, codeChanges, withoutEquivalent, gains } = assess('Elastic Premium on Windows');
    expect(packages).toEqual(MIGRATION_PACKAGES.rows);
    expect(packages).toContainEqual({
      area: 'Service Bus', inProcess: ['Microsoft.Azure.WebJobs.Extensions.ServiceBus'], isolated: ['Microsoft.Azure.Functions.Worker.Extensions.ServiceBus'],
    });
    expect(codeChanges.length + withoutEquivalent.length + gains.length).toBe(MIGRATION_FEATURES.rows.length);
    expect(withoutEquivalent.map(({ feature }) => feature)).toEqual(['Imperative bindings (IBinder)']);
    expect(gains.map(({ feature }) => feature)).toContain('Middleware');
  });

  test('gives copies', () => {
    const assessment = assess('Elastic Premium on Windows');
    assessment.packages[0].inProcess.length = 0;
    expect(assessment.packages[0].inProcess).toEqual(['Microsoft.NET.Sdk.Functions']);
  });

  test('reads as text', () => {
    expect(assess('Elastic Premium on Windows').toText()).toMatchSnapshot();
    const assessment = assess('Elastic Premium on Windows');
    expect(String(assessment)).toBe(assessment.toText());
  });

  test('is about in-process apps and .NET', () => {
    const stack = testStack();
    const isolated = new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10 });
    const existing = InProcessFunctionApp.fromFunctionAppAttributes(stack, 'Existing', {
      functionAppId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Web/sites/func-old',
    });
    const plan = new ElasticPremiumPlan(stack, 'Plan', { ...PLACE, planName: 'p', operatingSystem: OperatingSystem.LINUX });
    const app = new InProcessFunctionApp(stack, 'Orders', { appName: 'func-other', ...PLACE, plan, runtime: InProcessRuntime.DOTNET_8, ...accepted });
    for (const other of [isolated, existing, undefined, {}]) expect(refusedWith(() => MigrationAssessment.of(other as never))).toEqual(['AZFN8001']);
    expect(refusedWith(() => MigrationAssessment.of(app, { runtime: InProcessRuntime.DOTNET_8 as never }))).toEqual(['AZFN1001']);
    expect(refusedWith(() => MigrationAssessment.of(app, { runtime: IsolatedRuntime.NODE_22 }))).toEqual(['AZFN8004']);
    expect(refusedWith(() => MigrationAssessment.of(app, { runtim: IsolatedRuntime.DOTNET_10 } as never))).toEqual(['AZFN8006']);
  });
});
