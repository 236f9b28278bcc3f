import { IN_PROCESS_MODEL, type HostVersionFacts } from '../catalog/host-versions';
import { LANGUAGES } from '../catalog/languages';
import type { RuntimeFacts } from '../catalog/runtime-facts';
import type { Code } from './codes';
import { planName, type PlanTerms } from './plan-terms';
import { rule, type Finding, type MaybeKnown } from './rule';
import { hostsOf, runtimeConstant, runtimesOn, spelledSince, type RuntimeTerms } from './runtime-terms';
import { compareVersions, daysBetween, lastDay } from './versions';

/** What the rules about lifecycles look at. */
export interface SupportInput {
  readonly runtime: MaybeKnown<RuntimeTerms>;
  readonly host: MaybeKnown<HostVersionFacts>;
  /** The host version that the program names; `undefined` where it follows from the runtime. */
  readonly functionsVersion: MaybeKnown<string> | undefined;
  readonly plan: MaybeKnown<PlanTerms>;
  /** ISO date. */
  readonly today: string;
  /** Version of the azurerm provider that will apply the program. */
  readonly azurerm: string;
}

/** Days before an end of support in which it is already said. */
export const NOTICE_DAYS = 180;

type Lifecycle = 'past' | 'near' | 'far';

function lifecycle(end: string | null, today: string): Lifecycle {
  if (end === null) return 'far';
  const days = daysBetween(today, lastDay(end));
  if (days < 0) return 'past';
  return days <= NOTICE_DAYS ? 'near' : 'far';
}

const inputRule = rule<SupportInput>();

/** The runtime is supported, and will be for a while. */
export const runtimeIsSupported = inputRule(['runtime', 'plan', 'today', 'azurerm'], ({ runtime, plan, today, azurerm }): 'ok' | Finding => {
  if (runtime.model === 'inProcess' && lifecycle(IN_PROCESS_MODEL.endOfSupport, today) !== 'far') return inProcess(runtime, today);
  const state = lifecycle(runtime.endOfSupport, today);
  if (state === 'far') return 'ok';
  const newest = runtimesOn(runtime.workerRuntime, plan.id, plan.system).find((row) => lifecycle(row.endOfSupport, today) === 'far');
  const end = lastDay(String(runtime.endOfSupport));
  return {
    code: state === 'past' ? 'AZFN1010' : 'AZFN1011',
    what: `'runtime' is ${runtime.label}, whose support ${state === 'past' ? 'ended' : 'ends'} on ${end}`,
    why: `the app keeps running without security patches and without support after that day (${runtime.page})`,
    fix:
      newest === undefined
        ? `move to a plan that offers a newer version, because ${planName(plan)} has none, or acknowledge the code with a reason`
        : `move to ${runtimeConstant(newest)}${providerNote(newest, plan, azurerm)}, or acknowledge the code with a reason`,
  };
});

/** Says so where the way forward needs a newer provider. */
function providerNote(runtime: RuntimeFacts, plan: PlanTerms, azurerm: string): string {
  const since = spelledSince(runtime, plan.system);
  if (plan.id === 'flexConsumption' || (since !== undefined && compareVersions(since, azurerm) <= 0)) return '';
  return since === undefined ? ' on a FlexConsumptionPlan' : ` with azurerm ${since} or later`;
}

function inProcess(runtime: RuntimeTerms, today: string): Finding {
  const state = lifecycle(IN_PROCESS_MODEL.endOfSupport, today);
  const own =
    runtime.endOfSupport !== null && runtime.endOfSupport !== IN_PROCESS_MODEL.endOfSupport && lifecycle(runtime.endOfSupport, today) === 'past'
      ? `, and support of ${runtime.label} itself ended on ${lastDay(runtime.endOfSupport)}`
      : '';
  return {
    code: state === 'past' ? 'AZFN1012' : 'AZFN1011',
    what: `'runtime' is ${runtime.label}: support of the in-process worker model ${state === 'past' ? 'ended' : 'ends'} on ${IN_PROCESS_MODEL.endOfSupport}${own}`,
    why: `the app keeps running without patches and without support after that day (${IN_PROCESS_MODEL.page})`,
    fix: 'move the code to the isolated worker model and use IsolatedFunctionApp with IsolatedRuntime.DOTNET_10, or acknowledge the code with a reason',
  };
}

/** The host version is supported, and will be for a while. */
export const hostIsSupported = inputRule(['runtime', 'host', 'functionsVersion', 'today'], ({ runtime, host, functionsVersion, today }) => {
  const state = lifecycle(host.endOfSupport, today);
  if (state === 'far') return 'ok';
  const asked = functionsVersion === undefined ? `'runtime' is ${runtime.label}, which runs on ${host.label}` : `'functionsVersion' is ${host.value}`;
  return {
    code: state === 'past' ? 'AZFN1013' : 'AZFN1011',
    what: `${asked}: support of ${host.label} ${state === 'past' ? 'ended' : 'ends'} on ${String(host.endOfSupport)}`,
    why: `the app keeps running without patches and without support after that day (${host.page})`,
    fix: `move the code to ${hostsOf(runtime).includes('~4') ? 'FunctionsVersion.V4' : `${successor(runtime)}, which FunctionsVersion.V4 runs`}, or acknowledge the code with a reason`,
  };
});

const successor = ({ workerRuntime }: RuntimeTerms): string =>
  Object.hasOwn(LANGUAGES, workerRuntime)
    ? `a later version of ${LANGUAGES[workerRuntime as keyof typeof LANGUAGES].label}`
    : 'a later runtime such as IsolatedRuntime.DOTNET_10';

/** The runtime is generally available. */
export const runtimeIsReleased = inputRule(['runtime', 'plan'], ({ runtime, plan }) => {
  if (!runtime.listed) {
    return {
      code: 'AZFN1015',
      what: `'runtime' is ${runtime.label}, which this release of the library does not list`,
      why: `this release knows no facts about it; plan and system are checked as for other new versions of the language (${runtime.page})`,
      fix: 'update the library, or acknowledge the code with a reason',
    };
  }
  if (runtime.state !== 'preview') return 'ok';
  const [released] = runtimesOn(runtime.workerRuntime, plan.id, plan.system);
  return {
    code: 'AZFN1014',
    what: `'runtime' is ${runtime.label}, which is a preview`,
    why: `previews carry no support and may not be offered in every region (${runtime.page})`,
    fix: `use a released version${released === undefined ? '' : ` such as ${runtimeConstant(released)}`}, or acknowledge the code with a reason`,
  };
});

/** The documentation of Flex lists the runtime. */
export const runtimeIsDocumented = inputRule(['runtime', 'plan'], ({ runtime, plan }) => {
  if (plan.id !== 'flexConsumption' || runtime.flex === null || runtime.flex.documented) return 'ok';
  return {
    code: 'AZFN1016',
    what: `'runtime' is ${runtime.label}, which the documentation of ${planName(plan)} does not list`,
    why: `Azure's list of stacks still offers it, the documentation does not, so it may go without notice (${plan.facts.page})`,
    fix: `use ${runtimesOn(runtime.workerRuntime, plan.id, plan.system)
      .filter((row) => row.flex?.documented === true)
      .slice(0, 2)
      .map(runtimeConstant)
      .join(' or ')}, or acknowledge the code with a reason`,
  };
});

/** The plan is not being retired. */
export const planIsKept = inputRule(['plan'], ({ plan }) => {
  const end = plan.facts.retirement[plan.system];
  if (end === null) return 'ok';
  return {
    code: 'AZFN2020',
    what: `'plan' is ${planName(plan)}, which is switched off on ${end}`,
    why: `the plan gets no new features and no new language versions until then (${plan.facts.page})`,
    fix: 'use a FlexConsumptionPlan, or acknowledge the code with a reason',
  };
});

/** What is said about an app; `planIsKept` is said about its plan. */
export const SUPPORT_RULES = [runtimeIsSupported, hostIsSupported, runtimeIsReleased, runtimeIsDocumented];

/** Codes about an end in the past, which the context key `azfn:endOfSupport` turns into errors. */
export const PAST_SUPPORT_CODES: readonly Code[] = ['AZFN1010', 'AZFN1012', 'AZFN1013'];
