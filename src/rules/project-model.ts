import { CORE_PACKAGES } from '../catalog/packages';
import type { RuntimeFacts } from '../catalog/runtime-facts';
import { RUNTIMES, type RuntimeId } from '../catalog/runtimes';
import { inSentence, showEnd } from './explain';
import { placeName, said, type DotnetTerms, type FrameworkTerms, type LanguageTerms, type PackageTerms, type Place, type Unsaid } from './project-terms';
import type { RuntimeTerms } from './runtime-terms';
import { targetFramework } from './target-frameworks';
import { allows, versionsOf } from './version-ranges';

/** A place as messages quote it. */
export const where = (place: Place): string => showEnd(placeName(place));

/** References to a package, by its name without case. */
export const references = ({ packages }: FrameworkTerms, name: string): PackageTerms[] =>
  packages.filter((reference) => reference.name.toLowerCase() === name.toLowerCase());

/** The reference to a package that applies in any case. */
export const reference = (framework: FrameworkTerms, name: string): PackageTerms | undefined => references(framework, name).find(({ certain }) => certain);

/** The worker model of a build, and what says so. */
export type ModelVerdict =
  | { readonly model: 'isolated' | 'inProcess'; readonly because: string; readonly at: Place }
  /** Packages of both models. */
  | { readonly model: 'both'; readonly inProcess: { readonly name: string; readonly at: Place }; readonly isolated: { readonly name: string; readonly at: Place } }
  /** No package of either model. */
  | { readonly model: 'none' }
  | { readonly model: 'unknown'; readonly gap: Unsaid };

/** Which worker model a project builds for: `Microsoft.NET.Sdk.Functions`, or the packages and the SDK of the isolated worker. */
export function modelOf({ functionsSdk }: DotnetTerms, framework: FrameworkTerms): ModelVerdict {
  const { worker, workerSdk, inProcess, functionsSdk: sdkName } = CORE_PACKAGES;
  const isolated = functionsSdk === undefined ? (reference(framework, workerSdk) ?? reference(framework, worker)) : { name: sdkName, at: functionsSdk.at };
  const inProcessPackage = reference(framework, inProcess);
  if (isolated !== undefined && inProcessPackage !== undefined) return { model: 'both', inProcess: inProcessPackage, isolated };
  const one = isolated ?? inProcessPackage;
  // A reference that may not apply could make it a project of the other model.
  const open: readonly string[] = one === undefined ? [worker, workerSdk, inProcess] : isolated === undefined ? [worker, workerSdk] : [inProcess];
  const doubtful = open.flatMap((name) => references(framework, name)).find(({ certain }) => !certain);
  if (doubtful !== undefined) return { model: 'unknown', gap: { unknown: `a condition of the reference to ${doubtful.name}`, at: doubtful.at } };
  if (one !== undefined) return { model: isolated === undefined ? 'inProcess' : 'isolated', because: one.name, at: one.at };
  return framework.gaps.length > 0 ? { model: 'unknown', gap: framework.gaps[0] } : { model: 'none' };
}

/** Whether a framework is .NET Framework, as far as that is known. */
export const isNetFramework = ({ targetFramework: told }: FrameworkTerms): boolean => targetFramework(said(told) ?? '')?.identifier === '.NETFramework';

/** `~4` for `v4` and `v4-preview`; `undefined` where the project says no version of the host. */
export function hostVersionOf({ functionsVersion }: FrameworkTerms): string | undefined {
  const major = /^v([1-4])(\D|$)/i.exec(said(functionsVersion) ?? '')?.[1];
  return major === undefined ? undefined : `~${major}`;
}

/** The catalogue's row for a build: by model and target framework, and by the host version where that decides. */
export function runtimeIdOf(model: 'isolated' | 'inProcess', framework: FrameworkTerms): RuntimeId | undefined {
  const target = targetFramework(said(framework.targetFramework) ?? '');
  if (target === undefined) return undefined;
  const host = hostVersionOf(framework);
  if (target.identifier === '.NETFramework') return model === 'isolated' ? 'dotnet-isolated-netfx48' : 'dotnet-inproc-netfx';
  // Hosts 2.x and 3.x run what is built for .NET Standard and for the earlier .NET Core of their line.
  if (model === 'inProcess' && host === '~2' && target.version[0] <= 2) return 'dotnet-inproc-core2.2';
  if (target.identifier === '.NETStandard') return model === 'inProcess' && host === '~3' ? 'dotnet-inproc-core3.1' : undefined;
  return (Object.keys(RUNTIMES) as RuntimeId[]).find((id) => {
    const row: RuntimeFacts = RUNTIMES[id];
    const of = targetFramework(row.targetFramework ?? '');
    return row.model === model && of !== undefined && of.identifier === target.identifier && of.version.join('.') === target.version.join('.');
  });
}

/** The build of a project that is for a runtime; the only one where there is only one. */
export function frameworkFor(dotnet: DotnetTerms, runtime: RuntimeTerms | undefined): FrameworkTerms | undefined {
  if (dotnet.frameworks.length === 1) return dotnet.frameworks[0];
  return dotnet.frameworks.find((framework) => {
    const verdict = modelOf(dotnet, framework);
    if (verdict.model !== 'isolated' && verdict.model !== 'inProcess') return false;
    const id = runtimeIdOf(verdict.model, framework);
    return id !== undefined && runtime !== undefined && RUNTIMES[id].member === runtime.member && RUNTIMES[id].model === runtime.model;
  });
}

/** Whether a version of a language fits what a project asks for; `undefined` where that is not understood. */
export function versionFits({ versions }: LanguageTerms, version: string): boolean | undefined {
  const verdicts = versions.map(({ syntax, range }) => {
    if (syntax === 'exact') return version === range || range.startsWith(`${version}.`);
    if (syntax === 'atMost') return Number(range) <= Number(version);
    return allows(syntax, range, versionsOf(version));
  });
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

/** Rows of a language that fit what a project asks for. */
export const rowsFor = (terms: LanguageTerms): RuntimeId[] =>
  (Object.keys(RUNTIMES) as RuntimeId[]).filter((id) => RUNTIMES[id].workerRuntime === terms.workerRuntime && RUNTIMES[id].state === 'ga' && versionFits(terms, RUNTIMES[id].version) === true);

/** What is not known about something a project says, for a message. */
export const gapText = ({ unknown, at }: Unsaid): string => `${where(at)} depends on ${inSentence(unknown)}`;
