/**
 * Programs of many steps, made at random: plans, apps on one of them or on their own, slots, settings of both and swaps, each as it is
 * meant or not at all. Every step is done or refused; what is left is what the provider takes, and what the test kit reads.
 */
import { Annotations, TerraformStack } from 'cdktf';
import fc from 'fast-check';
import {
  ConnectionStringType,
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  ElasticPremiumSku,
  FlexConsumptionPlan,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  testing,
  type FunctionAppSlot,
  type IHostingPlan,
} from '../../src';
import { IN_PROCESS_SLOT_FIELDS, ISOLATED_SLOT_FIELDS, MIGRATION_SLOT_FIELDS } from '../../src/constructs/function-app-fields';
import { AzfnError } from '../../src/rules/azfn-error';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACE, testStack, type Synthesized } from '../support/stacks';
import { attempt } from './attempt';
import { defineVariables, hostile, meant, meantOptionalProps, textToken, type Make } from './arbitraries';

const runs = (numRuns: number) => ({ seed: 20_261_121, numRuns });

type App = IsolatedFunctionApp | InProcessFunctionApp;

/** What a program has so far. */
class World {
  public readonly stack = testStack();
  public readonly plans: IHostingPlan[] = [];
  public readonly apps: App[] = [];
  public readonly slots: { readonly app: App; readonly slot: FunctionAppSlot }[] = [];

  constructor() {
    defineVariables(this.stack);
  }
}

/** One step: `undefined` where there is nothing yet to do it with. */
type Step = (world: World) => unknown;

/** One of what there is, by a number that is drawn before it is known how much there is. */
const pick = <T>(from: readonly T[], index: number): T | undefined => (from.length === 0 ? undefined : from[index % from.length]);
const index = fc.nat({ max: 7 });
const system = fc.constantFrom(OperatingSystem.LINUX, OperatingSystem.WINDOWS);

const planStep: fc.Arbitrary<Step> = fc
  .oneof<fc.Arbitrary<(stack: TerraformStack, id: string) => IHostingPlan>[]>(
    fc.constant((stack, id) => new FlexConsumptionPlan(stack, id, { ...PLACE, planName: id })),
    system.map((operatingSystem) => (stack, id) => new ConsumptionPlan(stack, id, { ...PLACE, planName: id, operatingSystem })),
    system.map((operatingSystem) => (stack, id) => new ElasticPremiumPlan(stack, id, { ...PLACE, planName: id, operatingSystem })),
    system.map((operatingSystem) => (stack, id) => new ElasticPremiumPlan(stack, id, { ...PLACE, planName: id, operatingSystem })),
    fc.tuple(system, fc.constantFrom(DedicatedSku.B1, DedicatedSku.S1, DedicatedSku.S1, DedicatedSku.P1V3)).map(([operatingSystem, sku]) => (stack, id) => new DedicatedPlan(stack, id, { ...PLACE, planName: id, operatingSystem, sku })),
  )
  .map((define): Step => ({ stack, plans }) => plans.push(define(stack, `plan-${plans.length}`)));

const RUNTIMES = [IsolatedRuntime.DOTNET_10, IsolatedRuntime.DOTNET_10, IsolatedRuntime.DOTNET_8, IsolatedRuntime.DOTNET_FRAMEWORK_4_8, IsolatedRuntime.PYTHON_3_12, IsolatedRuntime.JAVA_21, IsolatedRuntime.NODE_22];
const SHARED = HostStorage.accountKey({ storageAccountName: 'stshared', storageAccountAccessKey: 'key', storageAccountId: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stshared' });
const storage = fc.constantFrom<{ hostStorage?: HostStorage }>({}, { hostStorage: HostStorage.newAccountKey() }, { hostStorage: SHARED });

const APP_NAME = fc.stringMatching(/^[a-z]{1,40}$/);
const MORE_PROPS = { isolated: meantOptionalProps('isolated', 1), inProcess: meantOptionalProps('inProcess', 1) };
const appStep: fc.Arbitrary<Step> = fc.constantFrom<'isolated' | 'inProcess'>('isolated', 'inProcess').chain((model) =>
  fc.tuple(fc.constantFrom(...RUNTIMES), fc.constantFrom(InProcessRuntime.DOTNET_8, InProcessRuntime.DOTNET_6), fc.option(index, { freq: 8 }), storage, MORE_PROPS[model], APP_NAME).map(
    ([isolated, inProcess, plan, own, optional, name]): Step => ({ stack, plans, apps }) => {
      const props: Record<string, unknown> = { ...PLACE, ...own, appName: `func-${apps.length}-${name}`, runtime: model === 'isolated' ? isolated : inProcess };
      if (plan !== null) props.plan = pick(plans, plan);
      for (const { prop, make } of optional) if (prop !== 'plan') props[prop] = make(stack);
      const Kind = model === 'isolated' ? IsolatedFunctionApp : InProcessFunctionApp;
      // An id is used again only where nothing was left by the one before.
      return apps.push(new Kind(stack, `App${apps.length}`, props as never));
    },
  ),
);

const SLOT_NAME = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('staging', 'blue', 'green') }, { weight: 1, arbitrary: fc.constantFrom('production', 'a', 'x'.repeat(59), 'x'.repeat(60), 'st_ging', '') });
const LIKELY = 0.1;

/** Some options of a slot, each as it is meant, made from the table that the library reads them with. */
const optionsOf = (fields: typeof ISOLATED_SLOT_FIELDS): fc.Arbitrary<Make> =>
  fc.tuple(...Object.entries(fields).map(([name, field]) => fc.tuple(fc.constant(name), fc.double({ min: 0, max: 1, noNaN: true }), meant(field, name)))).map((all) => (stack) =>
    Object.fromEntries(all.filter(([name, chance]) => chance < LIKELY || (name === 'runtime' && fields[name].required === true)).map(([name, , make]) => [name, make(stack)])));

const slotStep: fc.Arbitrary<Step> = fc.constantFrom(['addSlot', ISOLATED_SLOT_FIELDS], ['addSlot', IN_PROCESS_SLOT_FIELDS], ['addIsolatedSlot', MIGRATION_SLOT_FIELDS] as const).chain(([method, fields]) =>
  fc.tuple(index, SLOT_NAME, optionsOf(fields as typeof ISOLATED_SLOT_FIELDS)).map(([which, name, options]): Step => ({ stack, apps, slots }) => {
    const app = pick(apps, which);
    if (app === undefined || !(method as string in app)) return undefined;
    const slot = (app as unknown as Record<string, (slotName: string, given: unknown) => FunctionAppSlot>)[method as string](name, options(stack));
    return slots.push({ app, slot });
  }),
);

const NAME = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('TOPIC', 'topic', 'QUEUE', 'A__B', 'ENVIRONMENT') }, { weight: 1, arbitrary: fc.constantFrom('FUNCTIONS_WORKER_RUNTIME', 'A:B', '', '__proto__') });
const settingStep: fc.Arbitrary<Step> = fc.tuple(index, fc.boolean(), fc.constantFrom('addAppSetting', 'addSlotSetting', 'addConnectionString'), NAME, fc.constantFrom('', 'a', 'b'), fc.boolean()).map(
  ([which, ofSlot, method, name, value, flag]): Step => ({ stack, apps, slots }) => {
    const place = ofSlot ? pick(slots, which)?.slot : pick(apps, which);
    const given = flag ? textToken(stack) : value;
    if (place === undefined) return undefined;
    if (method === 'addConnectionString') return place.addConnectionString(name, { connectionType: ConnectionStringType.CUSTOM, value: given === '' ? 'x' : given, slotSetting: flag });
    return place[method as 'addAppSetting' | 'addSlotSetting'](name, given);
  },
);

const swapStep: fc.Arbitrary<Step> = fc.tuple(index, index, fc.boolean()).map(([which, other, own]): Step => ({ apps, slots }) => {
  const slot = pick(slots, other);
  const app = own ? slot?.app : pick(apps, which);
  return app === undefined || slot === undefined ? undefined : app.swapActiveSlot(slot.slot);
});

const hostileStep: fc.Arbitrary<Step> = fc.tuple(index, fc.boolean(), fc.constantFrom('addSlot', 'addIsolatedSlot', 'swapActiveSlot', 'addAppSetting', 'addSlotSetting', 'addConnectionString'), hostile, hostile).map(
  ([which, ofSlot, method, first, second]): Step => ({ stack, apps, slots }) => {
    const place = (ofSlot ? pick(slots, which)?.slot : pick(apps, which)) as unknown as Record<string, ((...values: unknown[]) => unknown) | undefined> | undefined;
    // A token of a name would be a construct of its own, which no step may leave behind.
    return place?.[method]?.(first(stack), second(stack));
  },
);

const meantSteps = fc.oneof({ weight: 3, arbitrary: planStep }, { weight: 5, arbitrary: appStep }, { weight: 5, arbitrary: slotStep }, { weight: 4, arbitrary: settingStep }, { weight: 1, arbitrary: swapStep });

/** A plan with slots, an app that runs there, and a slot that repeats it: something to begin with that is accepted. */
const sound: fc.Arbitrary<Step[]> = fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom<{ slotSettings?: Record<string, string>; appSettings?: Record<string, string> }>({}, { slotSettings: { ENVIRONMENT: 'staging' } }, { appSettings: { TOPIC: 'bills' } })).map(([premium, inProcess, options]): Step[] => [
  ({ stack, plans }) => plans.push(new (premium ? ElasticPremiumPlan : DedicatedPlan)(stack, 'plan-0', { ...PLACE, planName: 'plan-0', operatingSystem: OperatingSystem.WINDOWS, sku: premium ? ElasticPremiumSku.EP1 : DedicatedSku.P1V3 } as never)),
  ({ stack, plans: [plan], apps }) => {
    const props = { ...PLACE, appName: 'func-0', plan: plan as DedicatedPlan, appSettings: { TOPIC: 'orders' } };
    return apps.push(inProcess ? new InProcessFunctionApp(stack, 'App0', { ...props, runtime: InProcessRuntime.DOTNET_8 }) : new IsolatedFunctionApp(stack, 'App0', { ...props, runtime: IsolatedRuntime.DOTNET_10 }));
  },
  ({ apps: [app], slots }) => slots.push({ app, slot: app.addSlot('canary', options) }),
]);

/** Programs that begin with a plan, an app and a slot, so that the other steps find something; these may be wrong already. */
const program = (steps: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> =>
  fc.tuple(fc.oneof({ weight: 2, arbitrary: sound }, { weight: 1, arbitrary: fc.tuple(planStep, appStep, slotStep).map((first): Step[] => [...first]) }), fc.array(steps, { minLength: 2, maxLength: 10 })).map(([first, rest]) => [...first, ...rest]);

interface Outcome {
  readonly world: World;
  /** What was refused, in words: single steps, and the program as a whole. */
  readonly refused: readonly string[];
  readonly synthesized: testing.Synthesized;
  /** The file, if the program is accepted as a whole. */
  readonly json: string | undefined;
}

function run(steps: readonly Step[]): Outcome {
  const world = new World();
  const refused = steps.flatMap((step) => {
    const result = attempt(world.stack, () => step(world));
    return result instanceof AzfnError ? [result.message] : [];
  });
  const synthesized = testing.TestKit.synthesize(world.stack);
  const { refusals } = synthesized;
  for (const { code, text } of refusals) expect({ text, code }).toEqual({ text, code: expect.stringMatching(/^AZFN[1-8]/) });
  return { world, refused: [...refused, ...refusals.map(({ text }) => text)], synthesized, json: refusals.length > 0 ? undefined : synthesized.terraform() };
}

/** Everything that is true of what any program comes to. */
function check(steps: readonly Step[]): void {
  const { world, refused, synthesized, json } = run(steps);
  const again = run(steps);
  expect([again.json, again.refused, again.synthesized.warnings]).toEqual([json, refused, synthesized.warnings]);
  if (json === undefined) return;
  expect(schemaProblems(JSON.parse(json) as Synthesized)).toEqual([]);

  // The kit reads what the program defined, and nothing else.
  expect(synthesized.functionApps.map(({ path }) => path).sort()).toEqual(world.apps.map(({ node }) => node.path).sort());
  expect(synthesized.slots.map(({ path }) => path).sort()).toEqual(world.slots.map(({ slot }) => slot.node.path).sort());
  expect(synthesized.plans.length).toBeGreaterThanOrEqual(world.plans.length);
  for (const slot of synthesized.slots) checkSlot(slot, synthesized, world);
}

/** A swap exchanges what does not stay: it is the same on both sides, or is left to the swap, or somebody was told. */
function checkSlot(slot: testing.SynthesizedSlot, { functionApps, warnings }: testing.Synthesized, world: World): void {
  const app = functionApps.find(({ path }) => slot.path.startsWith(`${path}/`));
  if (app === undefined) throw new Error(`${slot.path} has no app`);
  expect(slot.attributes).not.toHaveProperty('sticky_settings');
  expect(slot.attributes).not.toHaveProperty('service_plan_id');
  expect(slot.stickySettings).toEqual(app.stickySettings);
  const stays = new Set(app.stickySettings.map((name) => name.toLowerCase()));
  const moves = [...new Set([...Object.keys(app.appSettings), ...Object.keys(slot.appSettings)])].filter((name) => !stays.has(name.toLowerCase()) && app.appSettings[name] !== slot.appSettings[name]);
  const left = JSON.stringify(slot.attributes.lifecycle ?? '');
  const told = (name: string): boolean => left.includes(name) || warnings.some(({ code, text }) => code === 'AZFN3005' && text.includes(name)) || acknowledged(world, slot.path);
  expect(moves.filter((name) => !told(name))).toEqual([]);
}

/** Whether the options of a slot accept that its settings differ, which keeps the warning away. */
const acknowledged = ({ slots }: World, path: string): boolean => slots.find(({ slot }) => slot.node.path === path)?.slot.node.metadata.length === 0;

describe('a program of many steps', () => {
  test('is refused with codes, or synthesizes what the provider takes and the kit reads', () => {
    fc.assert(fc.property(program(meantSteps), check), runs(50));
  });

  test('is the same with steps that mean nothing', () => {
    fc.assert(fc.property(program(fc.oneof({ weight: 2, arbitrary: meantSteps }, { weight: 1, arbitrary: hostileStep })), check), runs(25));
  });

  test('really has slots, really is refused now and then, and mostly is not', () => {
    const outcomes = fc.sample(program(meantSteps), runs(30)).map(run);
    const counts = [
      outcomes.filter(({ json }) => json !== undefined).length,
      outcomes.filter(({ json, world }) => json !== undefined && world.slots.length > 0).length,
      outcomes.filter(({ refused }) => refused.length > 0).length,
    ];
    expect(counts.map((count, which) => count > [15, 8, 15][which])).toEqual([true, true, true]);
  });
});

test('annotations of others come through as they are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.boolean(), (text, isError) => {
      const stack = testStack();
      if (isError) Annotations.of(stack).addError(text);
      else Annotations.of(stack).addWarning(text);
      const { refusals, warnings } = testing.TestKit.synthesize(stack);
      expect(isError ? [refusals, warnings] : [warnings, refusals]).toEqual([[{ path: 'test', text }], []]);
    }),
    runs(100),
  );
});
