import type { App, TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionsVersion,
  HostStorage,
  type IHostingPlan,
  type IInProcessHostingPlan,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
} from '../../src';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { AzfnError } from '../../src/rules/azfn-error';
import { canSpell, FLEX_RUNTIME_NAMES, spellingOf } from '../fixtures/azurerm';
import { hostsOn, PLACES, planHosts, STACK_FACTS, STACK_IDS, statusOf, type PlanFact, type System } from '../fixtures/platform';
import { schemaProblems } from '../support/azurerm-schema';
import { APP_TYPES, flexSite, isSite, PLACE, resources, stackIn, synth, testApp, TODAY, validationErrors, warningCodes, type Block } from '../support/stacks';
import { keysIn } from '../support/terraform-graph';

/*
 * Every stack on every plan, system and host version, in both constructs: accepted or refused as the platform does. What
 * is expected comes from the facts in test/fixtures and from the lists of azurerm 4.55.0, not from the catalogue.
 */

type Construct = 'IsolatedFunctionApp' | 'InProcessFunctionApp';
const CONSTRUCTS: readonly Construct[] = ['IsolatedFunctionApp', 'InProcessFunctionApp'];
const HOSTS = Object.values(FunctionsVersion);
const BASELINE = '4.55.0';

interface Program {
  readonly construct: Construct;
  readonly stack: string;
  readonly plan: PlanFact;
  readonly system: System;
  readonly host: FunctionsVersion;
  readonly azurerm: string;
}

/** Whether the platform runs the program, and the provider can write it. */
function runs({ construct, stack, plan, system, host, azurerm }: Program): boolean {
  const fact = STACK_FACTS[stack];
  return (
    (construct === 'IsolatedFunctionApp') === (fact.model === 'isolated') &&
    statusOf(stack, plan, system) !== 'invalid' &&
    hostsOn(fact, system).includes(host) &&
    planHosts(plan, system).includes(host) &&
    !(host === FunctionsVersion.V3 && plan === 'Consumption' && system === 'Linux') && // stopped on 2026-09-30
    (plan === 'FlexConsumption' ? FLEX_RUNTIME_NAMES.includes(fact.flexRuntime?.name ?? '') : canSpell(stack, system, azurerm))
  );
}

/** Why a program cannot run, as codes, the first cause first. A later one may go unsaid where it follows from an earlier one. */
function causes({ construct, stack, plan, system, host, azurerm }: Program): string[] {
  const fact = STACK_FACTS[stack];
  const built = fact.os.includes(system);
  const offered = statusOf(stack, plan, system) !== 'invalid';
  const spelled = plan === 'FlexConsumption' ? FLEX_RUNTIME_NAMES.includes(fact.flexRuntime?.name ?? '') : canSpell(stack, system, azurerm);
  const inProcess = fact.model === 'in-process';
  const reasons: readonly (readonly [boolean, string])[] = [
    [(construct === 'InProcessFunctionApp') !== inProcess, 'AZFN1001'],
    [!built, 'AZFN1003'],
    [built && !offered, inProcess && plan === 'FlexConsumption' ? 'AZFN2001' : 'AZFN1004'],
    [!planHosts(plan, system).includes(host), 'AZFN1006'],
    [host === FunctionsVersion.V3 && plan === 'Consumption' && system === 'Linux', 'AZFN1007'],
    [!(built ? hostsOn(fact, system) : fact.functionsVersions).includes(host), 'AZFN1002'],
    [built && offered && !spelled, 'AZFN1005'],
  ];
  return reasons.flatMap(([applies, code]) => (applies ? [code] : []));
}

/** `ok`, `refused` where the first cause is said and nothing that is no cause, and else what is wrong with the refusal. */
function judged(codes: readonly string[] | undefined, program: Program): string {
  if (codes === undefined) return 'ok';
  const expected = causes(program);
  const wrong = codes.filter((code) => !expected.includes(code));
  if (wrong.length > 0) return `refused with ${wrong.join(' ')}, which is no cause`;
  return codes.includes(expected[0]) ? 'refused' : `refused without ${expected[0]}`;
}

const daysUntil = (date: string): number => {
  const [year, month, day] = date.split('-').map(Number);
  const end = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
  return (end - Date.parse(`${TODAY}T00:00:00Z`)) / 86_400_000;
};

/** Stacks that Azure's list has for Flex Consumption and the documentation does not. */
const UNDOCUMENTED_ON_FLEX = ['node-20', 'java-8', 'java-25'];

/** What is said about an accepted program on 21 November 2026. */
function warned({ stack, plan, host }: Program): string[] {
  const { model, endOfSupport, status } = STACK_FACTS[stack];
  const days = endOfSupport === null ? Infinity : daysUntil(endOfSupport);
  return [
    ...(model === 'in-process' ? ['AZFN1012'] : days < 0 ? ['AZFN1010'] : days <= 180 ? ['AZFN1011'] : []),
    ...(host === FunctionsVersion.V4 ? [] : ['AZFN1013']),
    ...(status === 'preview' ? ['AZFN1014'] : []),
    ...(plan === 'FlexConsumption' && UNDOCUMENTED_ON_FLEX.includes(stack) ? ['AZFN1016'] : []),
  ].sort();
}

const ROWS = RUNTIMES as Record<string, RuntimeFacts>;
const constantOf = (stack: string): IsolatedRuntime | InProcessRuntime => {
  const { model, member } = ROWS[stack];
  const holder: unknown = model === 'isolated' ? IsolatedRuntime : InProcessRuntime;
  return (holder as Record<string, IsolatedRuntime | InProcessRuntime>)[member];
};

/** The plans of one stack: one for all apps, but one for each app on Flex Consumption. */
type Plans = (id: string) => IHostingPlan;

function definedPlans(stack: TerraformStack, plan: PlanFact, system: System): Plans {
  const props = { ...PLACE, planName: 'plan-orders', operatingSystem: system === 'Linux' ? OperatingSystem.LINUX : OperatingSystem.WINDOWS };
  if (plan === 'FlexConsumption') return (id) => new FlexConsumptionPlan(stack, `plan-${id}`, { ...PLACE, planName: `plan-${id}` });
  const shared =
    plan === 'ElasticPremium'
      ? new ElasticPremiumPlan(stack, 'plan', props)
      : plan === 'Dedicated'
        ? new DedicatedPlan(stack, 'plan', { ...props, sku: DedicatedSku.S1 })
        : new ConsumptionPlan(stack, 'plan', props);
  return () => shared;
}

function existingPlans(stack: TerraformStack, plan: PlanFact, system: System): Plans {
  const servicePlanId = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders';
  const attributes = { servicePlanId, operatingSystem: system === 'Linux' ? OperatingSystem.LINUX : OperatingSystem.WINDOWS };
  if (plan === 'FlexConsumption') {
    return (id) => FlexConsumptionPlan.fromServicePlanId(stack, `plan-${id}`, { servicePlanId: `${servicePlanId}-${id}` });
  }
  const shared = { ElasticPremium: ElasticPremiumPlan, Dedicated: DedicatedPlan, Consumption: ConsumptionPlan }[plan].fromServicePlanId(stack, 'plan', attributes);
  return () => shared;
}

const idOf = ({ construct, stack }: Pick<Program, 'construct' | 'stack'>): string =>
  `${construct === 'IsolatedFunctionApp' ? 'o' : 'i'}-${stack.replaceAll('.', '-')}`;

/** Defines one app; the codes with which it was refused, if it was. Any other error ends the test. */
function define(
  scope: TerraformStack,
  id: string,
  { construct, stack, host }: Pick<Program, 'construct' | 'stack'> & { readonly host?: FunctionsVersion },
  hostStorage: HostStorage | undefined,
  plan?: IHostingPlan,
): readonly string[] | undefined {
  const props = { ...PLACE, appName: id, plan, functionsVersion: host, hostStorage };
  try {
    if (construct === 'IsolatedFunctionApp') {
      new IsolatedFunctionApp(scope, id, { ...props, runtime: constantOf(stack) as IsolatedRuntime });
    } else {
      new InProcessFunctionApp(scope, id, { ...props, plan: plan as IInProcessHostingPlan, runtime: constantOf(stack) as InProcessRuntime });
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof AzfnError)) throw error;
    expect(scope.node.tryFindChild(id)).toBeUndefined();
    return error.codes;
  }
}

/** One account for all apps of a stack, because host ids are unique in an account. */
function storageOf({ node }: TerraformStack): HostStorage {
  const storageAccountName = `st${node.id.toLowerCase().replaceAll('-', '').slice(0, 22)}`;
  return HostStorage.accountKey({
    storageAccountName,
    storageAccountAccessKey: 'a2V5',
    storageAccountId: `/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Storage/storageAccounts/${storageAccountName}`,
  });
}

/** The app of each name in the synthesized file, whatever its type. */
function appsIn(json: ReturnType<typeof synth>): Map<string, readonly [string, Block]> {
  const sites = resources(json, 'azapi_resource').filter(isSite).map(({ name }): [string, Block] => ['azapi_resource', flexSite(json, String(name))]);
  const apps = [...APP_TYPES.flatMap((type) => resources(json, type).map((app): [string, Block] => [type, app])), ...sites];
  return new Map(apps.map(([type, app]): [string, readonly [string, Block]] => [app.name, [type, app]]));
}

/** How the host of an app that names no storage finds it: with an identity where no share is mounted, from Functions 4.x on. */
function hostSettings({ plan, host }: Program): Readonly<Record<string, string>> {
  const keyless = (plan === 'FlexConsumption' || plan === 'Dedicated') && host === FunctionsVersion.V4;
  if (!keyless) return {};
  const named = { AzureWebJobsStorage__clientId: expect.any(String) as string, AzureWebJobsStorage__credential: 'managedidentity' };
  return plan === 'FlexConsumption' ? { AzureWebJobsStorage__accountName: expect.any(String) as string, ...named } : named;
}

/** What selects the stack of an accepted program, and how it reaches its storage. */
function expectedApp(program: Program, storage: Storage): object {
  const { stack, plan, system, host } = program;
  const { flexRuntime, appSettings } = STACK_FACTS[stack];
  const ofHost = storage === 'the default' ? hostSettings(program) : {};
  const keyless = Object.keys(ofHost).length > 0;
  if (plan === 'FlexConsumption') {
    const runtime = [flexRuntime?.name, flexRuntime?.version];
    return keyless ? { type: 'azapi_resource', runtime, settings: ofHost } : { type: 'azurerm_function_app_flex_consumption', runtime, settings: undefined };
  }
  const spelling = spellingOf(stack, system);
  const value = spelling?.value === 'true' ? true : spelling?.value;
  const { FUNCTIONS_WORKER_RUNTIME: worker, ...settings } = appSettings ?? {};
  return {
    type: system === 'Linux' ? 'azurerm_linux_function_app' : 'azurerm_windows_function_app',
    host,
    stack: spelling === undefined ? undefined : { [spelling.argument]: value, ...(worker === 'dotnet-isolated' ? { use_dotnet_isolated_runtime: true } : {}) },
    settings: Object.keys({ ...settings, ...ofHost }).length === 0 ? undefined : { ...settings, ...ofHost },
    key: !keyless,
  };
}

function writtenApp([type, app]: readonly [string, Block]): object {
  if (type === 'azapi_resource') return { type, runtime: [app.runtime.name, app.runtime.version], settings: app.siteConfig.appSettings };
  if (type === 'azurerm_function_app_flex_consumption') return { type, runtime: [app.runtime_name, app.runtime_version], settings: app.app_settings };
  return { type, host: app.functions_extension_version, stack: app.site_config.application_stack, settings: app.app_settings, key: app.storage_account_access_key !== undefined };
}

/** Defines every app of both constructs on one plan, and compares everything with what the facts say. */
function checkPlace(app: App, { plan, system, host, azurerm }: Omit<Program, 'construct' | 'stack'>, plansOf: typeof definedPlans, storage: Storage): void {
  const stack = stackIn(app, `${plan}-${system}-${host.slice(1)}`);
  const hostStorage = storage === 'the default' ? undefined : storageOf(stack);
  const plans = plansOf(stack, plan, system);
  const programs = CONSTRUCTS.flatMap((construct) => STACK_IDS.map((id): Program => ({ construct, stack: id, plan, system, host, azurerm })));
  const actual: Record<string, string> = {};
  for (const program of programs) actual[idOf(program)] = judged(define(stack, idOf(program), program, hostStorage, plans(idOf(program))), program);
  expect(actual).toEqual(Object.fromEntries(programs.map((program) => [idOf(program), runs(program) ? 'ok' : 'refused'])));

  const accepted = programs.filter(runs);
  expect(validationErrors(stack)).toEqual([]);
  const json = synth(stack);
  if (azurerm === BASELINE) expect(schemaProblems(json)).toEqual([]); // later versions spell what 4.55 refuses
  if (storage === 'the default' && Object.keys(hostSettings({ plan, host } as Program)).length > 0) expect(keysIn(json)).toEqual([]);
  const written = appsIn(json);
  expect([...written.keys()].sort()).toEqual(accepted.map(idOf).sort());
  for (const program of accepted) {
    const id = idOf(program);
    expect([id, writtenApp(written.get(id) as readonly [string, Block])]).toEqual([id, expectedApp(program, storage)]);
    expect([id, warningCodes(stack.node.findChild(id)).sort()]).toEqual([id, warned(program)]);
  }
}

/** Where the hosts of the programs keep what they need. */
type Storage = 'an account with its key' | 'the default';

describe.each<Storage>(['an account with its key', 'the default'])('every stack in both constructs, with %s', (storage) => {
  const app = testApp();
  const places = HOSTS.flatMap((host) => PLACES.map(([plan, system]) => [host, plan, system] as const));

  test.each(places)('on host %s: %s, %s', (host, plan, system) => {
    checkPlace(app, { plan, system, host, azurerm: BASELINE }, definedPlans, storage);
  });

  test('have a cause exactly where they do not run', () => {
    for (const [host, plan, system] of places) {
      for (const stack of STACK_IDS) {
        const program: Program = { construct: CONSTRUCTS[STACK_FACTS[stack].model === 'isolated' ? 0 : 1], stack, plan, system, host, azurerm: BASELINE };
        expect([program, causes(program).length > 0]).toEqual([program, !runs(program)]);
      }
    }
  });

  test('are more than two thousand programs, of which the facts let about a tenth run', () => {
    const programs = places.flatMap(([host, plan, system]) =>
      CONSTRUCTS.flatMap((construct) => STACK_IDS.map((stack): Program => ({ construct, stack, plan, system, host, azurerm: BASELINE }))),
    );
    const accepted = programs.filter(runs).length;
    expect(programs.length).toBeGreaterThan(2000);
    expect(accepted / programs.length).toBeGreaterThan(0.05);
    expect(accepted / programs.length).toBeLessThan(0.2);
  });
});

describe('every stack on host ~4 with azurerm 4.81.0, which spells more of them', () => {
  const app = testApp({ 'azfn:azurermVersion': '4.81.0' });
  const more = (plan: PlanFact, system: System) =>
    STACK_IDS.filter((stack) => {
      const program = { construct: 'IsolatedFunctionApp', stack, plan, system, host: FunctionsVersion.V4 } as const;
      return runs({ ...program, azurerm: '4.81.0' }) && !runs({ ...program, azurerm: BASELINE });
    });

  test.each(PLACES)('on %s, %s', (plan, system) => {
    checkPlace(app, { plan, system, host: FunctionsVersion.V4, azurerm: '4.81.0' }, definedPlans, 'the default');
  });

  test.each<[PlanFact, System, string[]]>([
    ['ElasticPremium', 'Windows', ['node-24', 'java-25', 'powershell-7.6']],
    ['ElasticPremium', 'Linux', ['node-24', 'python-3.14', 'java-25']],
    ['Consumption', 'Windows', ['node-24', 'java-25', 'powershell-7.6']],
    ['Consumption', 'Linux', []],
    ['FlexConsumption', 'Linux', []],
  ])('which are new on %s, %s: %j', (plan, system, stacks) => {
    expect(more(plan, system)).toEqual(stacks);
  });
});

describe('every stack on a plan that exists', () => {
  const app = testApp();

  test.each(PLACES)('on %s, %s', (plan, system) => {
    checkPlace(app, { plan, system, host: FunctionsVersion.V4, azurerm: BASELINE }, existingPlans, 'the default');
  });
});

describe('every stack without a plan', () => {
  /** The plans without standing costs, the newest first. */
  const IDLE: readonly (readonly [PlanFact, System])[] = [['FlexConsumption', 'Linux'], ['Consumption', 'Windows'], ['Consumption', 'Linux']];
  const app = testApp();

  /** The first idle plan that offers a stack on a host, and nothing where none does. */
  const chosen = (stack: string, host: FunctionsVersion): readonly [PlanFact, System] | undefined =>
    IDLE.find(([plan, system]) => {
      const construct = STACK_FACTS[stack].model === 'isolated' ? 'IsolatedFunctionApp' : 'InProcessFunctionApp';
      return runs({ construct, stack, plan, system, host, azurerm: BASELINE });
    });
  const TYPES = { 'FlexConsumption Linux': 'azapi_resource', 'Consumption Windows': APP_TYPES[1], 'Consumption Linux': APP_TYPES[0] };

  test.each<FunctionsVersion | undefined>([undefined, ...HOSTS])('and host %s gets the first plan that runs it, or is refused where none does', (host) => {
    const stack = stackIn(app, `idle-${host?.slice(1) ?? 'none'}`);
    const expected: Record<string, string | undefined> = {};
    const actual: Record<string, string | undefined> = {};
    for (const id of STACK_IDS) {
      const { model, functionsVersions } = STACK_FACTS[id];
      const construct = model === 'isolated' ? 'IsolatedFunctionApp' : 'InProcessFunctionApp';
      const newest = host ?? HOSTS.find((version) => functionsVersions.includes(version)) ?? FunctionsVersion.V4;
      const place = chosen(id, newest);
      expected[id] = place === undefined ? 'refused' : TYPES[place.join(' ') as keyof typeof TYPES];
      const name = idOf({ construct, stack: id });
      actual[id] = defineWithoutPlan(stack, name, construct, id, host);
    }
    expect(actual).toEqual(expected);
    expect(validationErrors(stack)).toEqual([]);
    const types = appsIn(synth(stack));
    expect(types.size).toBe(Object.values(expected).filter((type) => type !== 'refused').length);
  });

  function defineWithoutPlan(scope: TerraformStack, name: string, construct: Construct, id: string, host?: FunctionsVersion): string {
    const props = { ...PLACE, appName: name, functionsVersion: host };
    try {
      const defined =
        construct === 'IsolatedFunctionApp'
          ? new IsolatedFunctionApp(scope, name, { ...props, runtime: constantOf(id) as IsolatedRuntime })
          : new InProcessFunctionApp(scope, name, { ...props, runtime: constantOf(id) as InProcessRuntime });
      return (defined.node.defaultChild as unknown as { terraformResourceType: string }).terraformResourceType;
    } catch (error) {
      if (!(error instanceof AzfnError)) throw error;
      return 'refused';
    }
  }
});
