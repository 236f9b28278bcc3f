import { AZURERM } from '../catalog/azurerm';
import type { HostVersionFacts } from '../catalog/host-versions';
import { PLANS } from '../catalog/plans';
import { allOf, oneOf } from './explain';
import { planAndSystem, planName, type PlanTerms } from './plan-terms';
import { rule, type Finding, type MaybeKnown } from './rule';
import { buildOn, hostConstant, hostsOf, proposalsOn, runtimeConstant, spelledSince, type RuntimeTerms } from './runtime-terms';
import { compareVersions } from './versions';

/** What the rules about runtimes look at. */
export interface RuntimeInput {
  /** Name of the construct, which fixes the worker model. */
  readonly construct: 'IsolatedFunctionApp' | 'InProcessFunctionApp';
  readonly runtime: MaybeKnown<RuntimeTerms>;
  readonly host: MaybeKnown<HostVersionFacts>;
  /** The host version that the program names; `undefined` where it follows from the runtime. */
  readonly functionsVersion: MaybeKnown<string> | undefined;
  readonly plan: MaybeKnown<PlanTerms>;
  /** Whether the code comes in a container image, so that the stack is inside the image. */
  readonly container: unknown;
  /** Version of the azurerm provider that will apply the program. */
  readonly azurerm: string;
}

const inputRule = rule<RuntimeInput>();

const MODELS = {
  IsolatedFunctionApp: { model: 'isolated', other: 'InProcessFunctionApp', example: 'IsolatedRuntime.DOTNET_10' },
  InProcessFunctionApp: { model: 'inProcess', other: 'IsolatedFunctionApp', example: 'InProcessRuntime.DOTNET_8' },
} as const;

/** An isolated app has an isolated runtime, an in-process app an in-process one. */
export const workerModelFits = rule<Pick<RuntimeInput, 'construct' | 'runtime'>>()(
  ['construct', 'runtime'],
  ({ construct, runtime }) => {
    const { model, other, example } = MODELS[construct];
    if (runtime.model === model) return 'ok';
    return {
      code: 'AZFN1001',
      what: `'runtime' is ${runtime.label}, which an ${construct} cannot run`,
      why:
        model === 'inProcess'
          ? `only .NET code up to .NET 8 runs inside the Functions host; everything else runs in a worker process of its own (${runtime.page})`
          : `code that runs inside the Functions host has no worker process of its own, so settings and packages differ (${runtime.page})`,
      fix: `use ${other} with ${runtimeConstant(runtime)}, or give this app a runtime such as ${example}`,
    };
  },
);

/** A runtime has a build for the plan's operating system. */
export const runtimeHasBuild = inputRule(['runtime', 'plan'], ({ runtime, plan }) => {
  if (buildOn(runtime, plan.system) !== null) return 'ok';
  const other = plan.system === 'Linux' ? 'Windows' : 'Linux';
  return {
    code: 'AZFN1003',
    what: `'runtime' is ${runtime.label}, but the plan (${planName(plan)}) runs on ${plan.system}, which the runtime does not support`,
    why: `${runtime.label} is offered on ${other} only (${runtime.page})`,
    fix: `use a plan that offers it: ${oneOf(plansFor(runtime))}`,
  };
});

/** The plan offers the runtime. */
export const runtimeFitsPlan = inputRule(['runtime', 'plan', 'container'], ({ runtime, plan, container }) => {
  const build = buildOn(runtime, plan.system);
  if (build === null) return 'ok';
  if (runtime.model === 'inProcess' && !plan.facts.inProcess) {
    return {
      code: 'AZFN2001',
      what: `'plan' is ${planName(plan)}, but ${runtime.label} runs inside the Functions host`,
      why: `${plan.facts.label} runs isolated worker code only (${plan.facts.page})`,
      fix: 'use ConsumptionPlan, ElasticPremiumPlan or DedicatedPlan, or move the code to an IsolatedFunctionApp',
    };
  }
  if (build.plans.includes(plan.id)) return 'ok';
  if (container !== undefined && plan.facts.containers.includes(plan.system)) return 'ok';
  const others = proposalsOn(runtime.workerRuntime, plan.id, plan.system).map(runtimeConstant);
  return {
    code: 'AZFN1004',
    what: `'runtime' is ${runtime.label}, which ${planName(plan)} does not offer`,
    why:
      plan.id === 'consumption' && plan.system === 'Linux'
        ? `Linux Consumption gets no new language versions and is switched off on ${String(plan.facts.retirement.Linux)}; Azure accepts the app, which then never starts (${plan.facts.page})`
        : `the version is not among the stacks of the plan (${plan.facts.page})`,
    fix: `use a plan that offers it: ${oneOf(plansFor(runtime))}${others.length > 0 ? `, or set 'runtime' to ${oneOf(others)}` : ''}`,
  };
});

const CLASSES = {
  consumption: 'ConsumptionPlan',
  flexConsumption: 'FlexConsumptionPlan',
  elasticPremium: 'ElasticPremiumPlan',
  dedicated: 'DedicatedPlan',
} as const;

function plansFor(runtime: RuntimeTerms): string[] {
  return Object.keys(PLANS).flatMap((id) => {
    const name = CLASSES[id as keyof typeof CLASSES];
    if (id === 'flexConsumption') return runtime.flex === null ? [] : [name];
    const systems = [
      ...(runtime.linux?.plans.includes(id) === true ? ['Linux'] : []),
      ...(runtime.windows?.plans.includes(id) === true ? ['Windows'] : []),
    ];
    return systems.length === 0 ? [] : [`${name} on ${allOf(systems)}`];
  });
}

/** The runtime has a build for the host version. */
export const runtimeFitsHost = inputRule(['runtime', 'host', 'plan'], ({ runtime, host, plan }) => {
  const build = buildOn(runtime, plan.system);
  const hosts = build === null ? hostsOf(runtime) : build.hosts;
  const planHosts: readonly string[] = plan.facts.hosts[plan.system];
  if (hosts.includes(host.value) || !planHosts.includes(host.value)) return 'ok'; // the plan's own hosts: hostFitsPlan
  return {
    code: 'AZFN1002',
    what: `'functionsVersion' is ${host.value}, but ${runtime.label} runs on ${allOf(hosts)}${build === null ? '' : ` on ${plan.system}`}`,
    why: `each major version of the Functions host runs its own set of language versions, and another host does not start the worker (${host.page})`,
    fix: `set 'functionsVersion' to ${oneOf(hosts.map(hostConstant))}, or leave it out`,
  };
});

/** The plan runs the host version. */
export const hostFitsPlan = inputRule(['runtime', 'host', 'functionsVersion', 'plan'], ({ runtime, host, functionsVersion, plan }): 'ok' | Finding => {
  const hosts: readonly string[] = plan.facts.hosts[plan.system];
  const asked = functionsVersion === undefined ? `'runtime' is ${runtime.label}, which runs on ${host.value}` : `'functionsVersion' is ${host.value}`;
  if (buildOn(runtime, plan.system) === null) return 'ok'; // said by runtimeHasBuild
  if (!hosts.includes(host.value)) {
    return {
      code: 'AZFN1006',
      what: `${asked}, but ${planAndSystem(plan)} runs ${allOf(hosts)}`,
      why: `${host.label} is not available there (${host.page})`,
      fix:
        functionsVersion === undefined
          ? `use a plan that offers the runtime: ${oneOf(plansFor(runtime))}`
          : `set 'functionsVersion' to ${oneOf(hosts.map(hostConstant))}, or leave it out for what the runtime has`,
    };
  }
  const stop = host.stopped.find(({ plan: id, system }) => id === plan.id && system === plan.system);
  if (stop === undefined) return 'ok';
  return {
    code: 'AZFN1007',
    what: `${asked}, which no longer runs on ${planName(plan)}`,
    why: `apps of ${host.label} stopped running there after ${stop.since} (${host.page})`,
    fix: `move the code to FunctionsVersion.V4, or use ElasticPremiumPlan or DedicatedPlan until then`,
  };
});

const NEWEST_PROVIDER_READ = '5.2.0';

/** The provider can spell the runtime. */
export const providerHasRuntime = inputRule(
  ['runtime', 'plan', 'container', 'azurerm'],
  ({ runtime, plan, container, azurerm }): 'ok' | Finding => {
    const build = buildOn(runtime, plan.system);
    if (container !== undefined || build === null) return 'ok';
    if (plan.id === 'flexConsumption') {
      const name = runtime.flex?.name;
      if (name === undefined || (AZURERM.flexRuntimeNames as readonly string[]).includes(name)) return 'ok';
      return {
        code: 'AZFN1005',
        what: `'runtime' is ${runtime.label}, for which azurerm_function_app_flex_consumption has no name`,
        why: `the provider accepts ${oneOf([...AZURERM.flexRuntimeNames])} (${AZURERM.pages.flex})`,
        fix: `deploy the app with a tool that knows it, or use another runtime`,
      };
    }
    if (!build.plans.includes(plan.id)) return 'ok'; // said by runtimeFitsPlan
    if (runtime.stack === null) return 'ok'; // the app has no stack of its own
    const since = spelledSince(runtime, plan.system);
    if (since !== undefined && compareVersions(since, azurerm) <= 0) return 'ok';
    if (since === undefined && !runtime.listed && compareVersions(azurerm, NEWEST_PROVIDER_READ) > 0) return 'ok';
    return {
      code: 'AZFN1005',
      what: `'runtime' is ${runtime.label}, but azurerm ${azurerm} has no '${runtime.stack.argument}' for it on ${plan.system}`,
      why:
        since === undefined
          ? `no version of the provider up to ${NEWEST_PROVIDER_READ} can spell it, so 'terraform validate' refuses the app (${AZURERM.pages[plan.system]})`
          : `the value came with azurerm ${since}, so 'terraform validate' of ${azurerm} refuses the app (${AZURERM.pages[plan.system]})`,
      fix: providerFix(runtime, since, plan),
    };
  },
);

function providerFix(runtime: RuntimeTerms, since: string | undefined, { facts, system }: PlanTerms): string {
  const flex = runtime.flex === null ? '' : 'use a FlexConsumptionPlan, where the provider does not check the version';
  const newer =
    since === undefined
      ? ''
      : `run azurerm ${since} or later and say so with the context key 'azfn:azurermVersion' set to '${since}'`;
  const fixes = [newer, flex].filter((part) => part !== '');
  if (fixes.length > 0) return fixes.join(', or ');
  return `use a newer runtime${facts.containers.includes(system) ? `, or a container image that carries this one ('container')` : ''}`;
}

/** Rules about runtime, host version, system and plan; `workerModelFits` comes before them. */
export const RUNTIME_RULES = [runtimeHasBuild, runtimeFitsPlan, runtimeFitsHost, hostFitsPlan, providerHasRuntime];
