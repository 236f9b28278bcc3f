import { RUNTIMES, type RuntimeId } from '../catalog/runtimes';
import { CORE_PACKAGES } from '../catalog/packages';
import { allOf, inSentence, oneOf, show, showEnd } from './explain';
import { frameworkFor, gapText, hostVersionOf, modelOf, rowsFor, runtimeIdOf, where } from './project-model';
import { isUnsaid, type FrameworkTerms, type ProjectTerms } from './project-terms';
import type { Finding } from './rule';
import { hostsOf, runtimeConstant, type RuntimeTerms } from './runtime-terms';

/** What a project says about runtime and host version. */
export interface ProjectRuntime {
  readonly runtime: RuntimeTerms | undefined;
  /** Value of `FUNCTIONS_EXTENSION_VERSION`; `undefined` where the project does not say it. */
  readonly host: string | undefined;
  /** Why the runtime cannot be told. */
  readonly found: readonly Finding[];
}

const DOCS = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/docs/projects.md';

/** The runtime and host version of an app that leaves them to its project. */
export function runtimeOfProject(project: ProjectTerms): ProjectRuntime {
  const { dotnet } = project;
  if (dotnet === undefined) return runtimeOfLanguage(project);
  if (dotnet.several !== undefined) {
    return untold(
      `${where(dotnet.several.at)} targets ${allOf(dotnet.several.value.map(inSentence))}`,
      `one app runs one of them, and which one is published is not in the project (${DOCS})`,
      `choose one: FunctionProject.fromCsproj(${show(project.path)}, { targetFramework: ${show(dotnet.several.value[0])} }), or set 'runtime'`,
    );
  }
  const [framework] = dotnet.frameworks;
  const verdict = modelOf(dotnet, framework);
  if (verdict.model === 'both') return { runtime: undefined, host: undefined, found: [] }; // said by packagesAgree
  if (verdict.model === 'none' || verdict.model === 'unknown') {
    return untold(
      verdict.model === 'none' ? `${showEnd(project.path)} references no package of a worker model` : gapText(verdict.gap),
      `${CORE_PACKAGES.inProcess} makes a project in-process, ${CORE_PACKAGES.worker} and ${CORE_PACKAGES.workerSdk} make it isolated (${CORE_PACKAGES.isolatedPage})`,
      verdict.model === 'none' ? `name the project of the function app, or set 'runtime'` : `set 'runtime', or 'properties' of FunctionProject.fromCsproj() to what the build sets`,
    );
  }
  const id = runtimeIdOf(verdict.model, framework);
  return id === undefined ? untoldFramework(project, verdict.model, framework) : { runtime: rowOf(id), host: hostVersionOf(framework), found: [] };
}

const rowOf = (id: RuntimeId): RuntimeTerms => ({ ...RUNTIMES[id], listed: true });

function untoldFramework(project: ProjectTerms, model: 'isolated' | 'inProcess', { targetFramework }: FrameworkTerms): ProjectRuntime {
  const why = `the target framework decides which stack the app needs (${DOCS})`;
  if (isUnsaid(targetFramework)) return untold(gapText(targetFramework), why, `set 'runtime', or 'properties' of FunctionProject.fromCsproj() to what the build sets`);
  if (targetFramework === undefined) return untold(`${showEnd(project.path)} names no target framework`, why, `set TargetFramework in the project, or 'runtime'`);
  const known = (Object.keys(RUNTIMES) as RuntimeId[]).filter((candidate) => RUNTIMES[candidate].model === model && RUNTIMES[candidate].targetFramework !== null);
  const label = model === 'inProcess' ? 'in-process' : 'isolated';
  return untold(
    `${where(targetFramework.at)} targets ${show(targetFramework.value)}, for which there is no ${label} runtime in the catalogue`,
    `Azure Functions offers single versions of .NET (${RUNTIMES[known[0]].page})`,
    `target one of ${oneOf(known.map((candidate) => String(RUNTIMES[candidate].targetFramework)))}, or set 'runtime'${model === 'isolated' ? ' with IsolatedRuntime.of(…)' : ''}`,
  );
}

function runtimeOfLanguage(project: ProjectTerms): ProjectRuntime {
  const [terms, ...others] = project.languages.filter(({ versions }) => versions.length > 0);
  const why = `the files of the project say a version only where it is the only one that fits (${DOCS})`;
  if (terms === undefined || others.length > 0) {
    return untold(`${showEnd(project.path)} has ${terms === undefined ? 'no file that names the version of a language' : 'files of several languages'}`, why, `set 'runtime'`);
  }
  const rows = rowsFor(terms);
  if (rows.length === 1) return { runtime: rowOf(rows[0]), host: undefined, found: [] };
  const [{ what, range, at }] = terms.versions;
  return untold(
    `${where(at)} has ${show(what)} ${show(range)}, which fits ${rows.length === 0 ? 'no version of the catalogue' : `${rows.length} versions`}`,
    why,
    rows.length === 0 ? `set 'runtime'` : `set 'runtime' to ${oneOf(rows.slice(0, 3).map((id) => runtimeConstant(RUNTIMES[id])))}`,
  );
}

const untold = (what: string, why: string, fix: string): ProjectRuntime => ({ runtime: undefined, host: undefined, found: [{ code: 'AZFN7004', what, why, fix }] });

/** The host version that a project asks for, where its app leaves it out and the runtime has it. */
export function hostOfProject({ dotnet }: ProjectTerms, runtime: RuntimeTerms): string | undefined {
  const framework = dotnet === undefined ? undefined : frameworkFor(dotnet, runtime);
  const host = framework === undefined ? undefined : hostVersionOf(framework);
  return host !== undefined && hostsOf(runtime).includes(host) ? host : undefined;
}
