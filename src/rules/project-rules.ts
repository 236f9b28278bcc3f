import { CORE_PACKAGES } from '../catalog/packages';
import { RUNTIMES } from '../catalog/runtimes';
import { allOf, inSentence, oneOf, show, showEnd } from './explain';
import { frameworkFor, hostVersionOf, modelOf, runtimeIdOf, where, type ModelVerdict } from './project-model';
import { isUnsaid, said, type DotnetTerms, type FrameworkTerms, type ProjectTerms } from './project-terms';
import { isKnown, type Finding, type MaybeKnown } from './rule';
import type { RuntimeInput } from './runtime-rules';
import { hostConstant, hostsOf, runtimeConstant, type RuntimeTerms } from './runtime-terms';

/** What rules about a project and its app look at. */
export interface ProjectInput extends Pick<RuntimeInput, 'construct' | 'runtime' | 'plan' | 'functionsVersion' | 'container'> {
  readonly project: ProjectTerms;
  /** Whether the program names the runtime, rather than leave it to the project. */
  readonly runtimeGiven: boolean;
  /** Whether the worker is a 32-bit process; `undefined` while plan or prop are not known. */
  readonly use32BitWorker: MaybeKnown<boolean> | undefined;
}

/** A project, the build of it that the app runs, and its model. */
export interface Build {
  readonly dotnet: DotnetTerms;
  readonly framework: FrameworkTerms;
  readonly model: 'isolated' | 'inProcess';
}

const MODEL_NAMES = { isolated: 'an isolated', inProcess: 'an in-process' } as const;
const CONSTRUCTS = { isolated: 'IsolatedFunctionApp', inProcess: 'InProcessFunctionApp' } as const;

/** The build that an app runs, as far as model and framework are known. */
export function buildOf({ project, runtime }: Pick<ProjectInput, 'project' | 'runtime'>): Build | undefined {
  const { dotnet } = project;
  if (dotnet === undefined) return undefined;
  const framework = frameworkFor(dotnet, isKnown(runtime) ? runtime : undefined);
  if (framework === undefined) return undefined;
  const { model } = modelOf(dotnet, framework);
  return model === 'isolated' || model === 'inProcess' ? { dotnet, framework, model } : undefined;
}

/** The project is one of the worker model that the construct is for, and of .NET where the runtime is. */
export function modelFits({ project, construct, runtime }: Pick<ProjectInput, 'project' | 'construct' | 'runtime'>): Finding[] {
  const { dotnet } = project;
  if (dotnet === undefined) return languageRuns(project, construct, runtime);
  const verdict: ModelVerdict = modelOf(dotnet, dotnet.frameworks[0]);
  if (verdict.model !== 'isolated' && verdict.model !== 'inProcess') return [];
  const { model, because, at } = verdict;
  if (CONSTRUCTS[model] !== construct) {
    const id = runtimeIdOf(model, dotnet.frameworks[0]);
    return [
      {
        code: 'AZFN7005',
        what: `${where(at)} has ${because}, which makes ${MODEL_NAMES[model]} project, but the app is an ${construct}`,
        why: `the Functions host starts a worker for one and loads the other into itself, so settings, stack and packages differ, and the app does not start (${CORE_PACKAGES.isolatedPage})`,
        fix: `use ${CONSTRUCTS[model]}${id === undefined ? '' : ` with ${runtimeConstant(RUNTIMES[id])}`}, or move the project to the other model`,
      },
    ];
  }
  if (!isKnown(runtime) || runtime.targetFramework !== null) return [];
  return [
    {
      code: 'AZFN7006',
      what: `'runtime' is ${runtime.label}, but ${where(at)} has ${because}, which is .NET`,
      why: `the worker of another language does not run .NET code (${runtime.page})`,
      fix: `leave 'runtime' out, or name the project of that language`,
    },
  ];
}

/** The host itself runs .NET alone. */
function languageRuns({ languages }: ProjectTerms, construct: RuntimeInput['construct'], runtime: MaybeKnown<RuntimeTerms>): Finding[] {
  if (construct !== 'InProcessFunctionApp' || !isKnown(runtime) || runtime.model === 'inProcess') return [];
  const file = languages.find(({ workerRuntime }) => workerRuntime === runtime.workerRuntime)?.file;
  return [
    {
      code: 'AZFN7005',
      what: `${file === undefined ? 'the project' : showEnd(file)} makes a project of ${runtime.label}, but the app is an ${construct}`,
      why: `the Functions host loads .NET code alone into itself and starts a worker for every other language (${CORE_PACKAGES.inProcessPage})`,
      fix: `use ${CONSTRUCTS.isolated} with ${runtimeConstant(runtime)}`,
    },
  ];
}

/** The project targets the framework of the runtime. */
export function frameworkFits({ project, runtime, container, runtimeGiven }: ProjectInput): Finding[] {
  const { dotnet } = project;
  if (dotnet === undefined || !isKnown(runtime) || !runtimeGiven || container !== undefined || runtime.targetFramework === null) return [];
  const targets = dotnet.frameworks.flatMap(({ targetFramework }) => (targetFramework === undefined || isUnsaid(targetFramework) ? [] : [targetFramework]));
  const builds = dotnet.frameworks.map((framework) => ({ framework, verdict: modelOf(dotnet, framework) }));
  if (targets.length < builds.length || builds.some(({ framework, verdict }) => !differs(framework, verdict, runtime))) return [];
  const [{ framework, verdict }] = builds;
  const id = verdict.model === 'isolated' || verdict.model === 'inProcess' ? runtimeIdOf(verdict.model, framework) : undefined;
  return [
    {
      code: 'AZFN7006',
      what: `'runtime' is ${runtime.label}, but ${where(targets[0].at)} targets ${allOf(targets.map(({ value }) => inSentence(value)))}`,
      why: `the stack of the app brings one version of .NET, and a build for another one does not start on it (${runtime.page})`,
      fix: `${id === undefined ? '' : `set 'runtime' to ${runtimeConstant(RUNTIMES[id])} or leave it out, or `}set TargetFramework to ${runtime.targetFramework}`,
    },
  ];
}

/** Whether a build whose framework is known cannot run on a runtime. */
function differs(framework: FrameworkTerms, { model }: ModelVerdict, runtime: RuntimeTerms): boolean {
  // A self-contained build brings its own .NET.
  if (framework.selfContained !== undefined && said(framework.selfContained) !== false) return false;
  const ids = model === 'isolated' || model === 'inProcess' ? [runtimeIdOf(model, framework)] : [runtimeIdOf('isolated', framework), runtimeIdOf('inProcess', framework)];
  const known = ids.filter((id) => id !== undefined);
  if (known.length === 0) return said(framework.targetFramework) !== runtime.targetFramework;
  return !known.some((id) => RUNTIMES[id].targetFramework === runtime.targetFramework && RUNTIMES[id].workerRuntime === runtime.workerRuntime);
}

/** The host version of the project is that of the app. */
export function hostVersionFits({ project, runtime, functionsVersion, runtimeGiven }: ProjectInput): Finding[] {
  const { dotnet } = project;
  if (dotnet === undefined || !isKnown(runtime) || runtime.targetFramework === null) return [];
  const framework = frameworkFor(dotnet, runtime);
  const told = framework?.functionsVersion;
  const host = framework === undefined ? undefined : hostVersionOf(framework);
  if (told === undefined || host === undefined) return [];
  const says = `${where(told.at)} says AzureFunctionsVersion ${show(said(told))}`;
  const why = `the project is built for one major version of the Functions host, and another one does not run it (${runtime.page})`;
  const hosts = hostsOf(runtime);
  if (functionsVersion !== undefined) {
    if (!isKnown(functionsVersion) || functionsVersion === host) return [];
    // Of the two, the one that the runtime does not run on is the wrong one.
    const fix = hosts.includes(host) ? `set 'functionsVersion' to ${hostConstant(host)} or leave it out` : `set AzureFunctionsVersion to ${oneOf(hosts.map((value) => value.replace('~', 'v')))}`;
    return [{ code: 'AZFN7007', what: `'functionsVersion' is ${functionsVersion}, but ${says}`, why, fix }];
  }
  if (hosts.includes(host)) return [];
  return [
    {
      code: 'AZFN7007',
      what: `${says}, but ${runtimeGiven ? `'runtime' is ${runtime.label}, which` : `${runtime.label}, which the project targets,`} runs on ${allOf(hosts)}`,
      why,
      fix: `set AzureFunctionsVersion to ${oneOf(hosts.map((value) => value.replace('~', 'v')))}`,
    },
  ];
}

/** An isolated project builds an executable. */
export function buildsExecutable(build: Build): Finding[] {
  const { framework, model } = build;
  const type = framework.outputType;
  const value = said(type);
  if (model !== 'isolated' || type === undefined || value === undefined || /^(exe|winexe)$/i.test(value)) return [];
  return [
    {
      code: 'AZFN7012',
      what: `${where(type.at)} builds ${show(value)}, but an isolated project is an executable`,
      why: `the host starts the project as a process of its own, and a library has no entry point (${CORE_PACKAGES.isolatedPage})`,
      fix: 'add <OutputType>Exe</OutputType> to the project',
    },
  ];
}
