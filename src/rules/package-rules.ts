import { CONNECTIONS } from '../catalog/connections';
import { MIGRATION_PACKAGES, MINIMUM_PACKAGES, type PackageFacts } from '../catalog/migration';
import { ASP_NET_CORE, CORE_PACKAGES, EXTENSION_PACKAGES, FLEX_MINIMUM_PACKAGES, MORE_MINIMUM_PACKAGES, TELEMETRY_PACKAGES } from '../catalog/packages';
import { allOf, inSentence, oneOf, show } from './explain';
import { isBelow } from './nuget-versions';
import type { PlanTerms } from './plan-terms';
import { isNetFramework, modelOf, reference, references, where } from './project-model';
import type { Build } from './project-rules';
import { said, type DotnetTerms, type FrameworkTerms, type PackageTerms } from './project-terms';
import type { Finding } from './rule';
import { shortName, targetFramework } from './target-frameworks';

const ROWS: readonly PackageFacts[] = MIGRATION_PACKAGES.rows;
const { worker, workerSdk, inProcess, functionsSdk } = CORE_PACKAGES;

/** A project has the packages of one worker model, built in one way. */
export function packagesAgree(dotnet: DotnetTerms, framework: FrameworkTerms): Finding[] {
  const verdict = modelOf(dotnet, framework);
  const sdk = reference(framework, workerSdk);
  if (verdict.model === 'both') {
    return [
      {
        code: 'AZFN7008',
        what: `${where(verdict.inProcess.at)} has ${verdict.inProcess.name}, and ${where(verdict.isolated.at)} has ${verdict.isolated.name}`,
        why: `the first one makes a project in-process and the other one isolated, and the build refuses both together (${CORE_PACKAGES.isolatedPage})`,
        fix: `remove ${inProcess} from an isolated project, or the packages of the worker from an in-process one`,
      },
    ];
  }
  if (dotnet.functionsSdk !== undefined && sdk !== undefined) {
    return [
      {
        code: 'AZFN7008',
        what: `${where(dotnet.functionsSdk.at)} has the SDK ${functionsSdk}, and ${where(sdk.at)} has ${workerSdk}`,
        why: `the SDK takes the place of the package, and its build refuses both together (${CORE_PACKAGES.isolatedPage})`,
        fix: `remove ${workerSdk}`,
      },
    ];
  }
  const core = reference(framework, worker);
  if (dotnet.functionsSdk !== undefined || core === undefined || references(framework, workerSdk).length > 0 || framework.gaps.length > 0) return [];
  return [
    {
      code: 'AZFN7009',
      what: `${where(core.at)} has ${worker}, but nothing references ${workerSdk}`,
      why: `the second package writes the list of functions and the configuration of the worker, and without them the app has no functions (${CORE_PACKAGES.isolatedPage})`,
      fix: `add a reference to ${workerSdk}`,
    },
  ];
}

/** Binding extensions are those of the project's worker model. */
export function extensionsFit({ framework, model }: Build): Finding[] {
  const other = model === 'isolated' ? 'inProcess' : 'isolated';
  return framework.packages.filter(({ name, certain }) => certain && isExtensionOf(other, name)).map((found) => otherFamily(found, framework, other, model));
}

/** An extension whose binding has no package of the right family is missing one; others are left over. */
function otherFamily(found: PackageTerms, framework: FrameworkTerms, from: 'inProcess' | 'isolated', to: 'inProcess' | 'isolated'): Finding {
  const right = counterparts(found.name, from, to);
  const present = right?.filter((name) => references(framework, name).length > 0) ?? [];
  const missing = right !== undefined && right.length > 0 && present.length === 0;
  const what = `${where(found.at)} has ${inSentence(found.name)}, which does nothing in ${to === 'isolated' ? 'an isolated' : 'an in-process'} project`;
  const why = `the two worker models find triggers and bindings in packages of their own (${EXTENSION_PACKAGES.page})`;
  if (missing) return { code: 'AZFN7010', what, why, fix: `replace it with ${oneOf(right)}` };
  const fix =
    right === undefined
      ? `look for ${EXTENSION_PACKAGES[to]}${inSentence(lastPart(found.name, from))} in its place, or remove it`
      : right.length === 0
        ? 'remove it: the isolated model has nothing in its place'
        : `remove it: the project has ${allOf(present)} already`;
  return { code: 'AZFN7030', what, why, fix: `${fix}, or acknowledge the code with a reason` };
}

/** Packages that are extensions in one model only; the core packages are not among them. */
function isExtensionOf(model: 'inProcess' | 'isolated', name: string): boolean {
  const text = name.toLowerCase();
  if (model === 'isolated') return text.startsWith(EXTENSION_PACKAGES.isolated.toLowerCase());
  return text === EXTENSION_PACKAGES.inProcessCore.toLowerCase() || text.startsWith(EXTENSION_PACKAGES.inProcess.toLowerCase()) || row('inProcess', text) !== undefined;
}

const row = (model: 'inProcess' | 'isolated', name: string): PackageFacts | undefined =>
  ROWS.find((candidate) => candidate.area !== 'Core' && candidate[model].some((known) => known.toLowerCase() === name.toLowerCase()));

const lastPart = (name: string, family: 'inProcess' | 'isolated'): string => name.slice(EXTENSION_PACKAGES[family].length);

/** Packages of one model that take the place of one of the other; `undefined` where the catalogue does not say. */
function counterparts(name: string, from: 'inProcess' | 'isolated', to: 'inProcess' | 'isolated'): readonly string[] | undefined {
  const found = row(from, name);
  // In-process, HTTP, timers and the warm-up trigger come with the core package.
  if (found !== undefined) return found[to].length === 0 && to === 'inProcess' ? [inProcess] : found[to];
  if (name.toLowerCase() === EXTENSION_PACKAGES.inProcessCore.toLowerCase()) return [`${EXTENSION_PACKAGES.isolated}Timer`];
  if (lastPart(name, from).toLowerCase() === 'http') return [ASP_NET_CORE.builtIn, ASP_NET_CORE.package];
  const connection = Object.values(CONNECTIONS).find((candidate) => candidate[from].packageName.toLowerCase() === name.toLowerCase());
  return connection === undefined ? undefined : [connection[to].packageName];
}

/** Packages are new enough for the target framework. */
export function packagesAreNewEnough({ dotnet, framework, model }: Build): Finding[] {
  const target = targetFramework(said(framework.targetFramework) ?? '');
  if (target === undefined) return [];
  const moniker = target.identifier === '.NETFramework' ? 'net48' : shortName({ ...target, platform: undefined });
  const tables: readonly { readonly page: string; readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>> }[] =
    model === 'isolated'
      ? [MINIMUM_PACKAGES, { page: MINIMUM_PACKAGES.page, rows: MORE_MINIMUM_PACKAGES.rows.isolated }]
      : [{ page: MORE_MINIMUM_PACKAGES.page, rows: MORE_MINIMUM_PACKAGES.rows.inProcess }];
  const sdk: readonly PackageTerms[] =
    dotnet.functionsSdk === undefined ? [] : [{ name: functionsSdk, version: dotnet.functionsSdk, at: dotnet.functionsSdk.at, certain: true }];
  return tables.flatMap(({ page, rows }) =>
    tooOld([...framework.packages, ...sdk], rows[moniker] ?? {}).map(({ found, version, minimum }): Finding => ({
      code: 'AZFN7011',
      what: `${where(found.at)} has ${found.name} ${show(version)}, but ${said(framework.targetFramework)} needs ${minimum} or later`,
      why: `earlier versions do not know the target framework (${page})`,
      fix: `update ${found.name} to ${minimum} or later`,
    })),
  );
}

/** References to packages below the lowest version of a table. */
const tooOld = (packages: readonly PackageTerms[], minimums: Readonly<Record<string, string>>) =>
  Object.entries(minimums).flatMap(([name, minimum]) =>
    packages.flatMap((found) => {
      const version = said(found.version);
      const matches = found.certain && found.name.toLowerCase() === name.toLowerCase() && version !== undefined && isBelow(version, minimum);
      return matches ? [{ found, version, minimum }] : [];
    }),
  );

/** HTTP types of ASP.NET Core are not there on .NET Framework. */
export function aspNetCoreFits({ framework, model }: Build): Finding[] {
  if (model !== 'isolated' || !isNetFramework(framework)) return [];
  const found = reference(framework, ASP_NET_CORE.package);
  const shared = framework.frameworkReferences.find(({ value }) => value.toLowerCase() === ASP_NET_CORE.framework.toLowerCase());
  const at = found?.at ?? shared?.at;
  if (at === undefined) return [];
  return [
    {
      code: 'AZFN7013',
      what: `${where(at)} has ${found?.name ?? ASP_NET_CORE.framework}, but the project targets ${said(framework.targetFramework)}`,
      why: `ASP.NET Core does not run on .NET Framework (${ASP_NET_CORE.page})`,
      fix: `use ${ASP_NET_CORE.builtIn} with HttpRequestData, or target a later .NET`,
    },
  ];
}

/** Packages for telemetry are those of the model, and whole. */
export function telemetryFits({ framework, model }: Build): Finding[] {
  const { isolated, inProcess: host, page, inProcessPage } = TELEMETRY_PACKAGES;
  const warning = (found: PackageTerms, problem: string, why: string, fix: string): Finding => ({
    code: 'AZFN7031',
    what: `${where(found.at)} has ${found.name}, ${problem}`,
    why,
    fix: `${fix}, or acknowledge the code with a reason`,
  });
  if (model === 'inProcess') {
    const found = reference(framework, isolated.worker);
    return found === undefined ? [] : [warning(found, 'which does nothing in an in-process project', `the host sends the telemetry of in-process code itself (${inProcessPage})`, `remove it, or replace it with ${host.logging}`)];
  }
  const found = reference(framework, host.logging);
  return found === undefined ? [] : [warning(found, 'which does nothing in an isolated project', `the worker sends the telemetry of its code with packages of its own (${page})`, `replace it with ${isolated.service} and ${isolated.worker}`)];
}

/** Packages are as new as the documentation of the plan asked for. */
export function packagesSuitPlan({ framework, model }: Build, plan: PlanTerms): Finding[] {
  if (model !== 'isolated' || plan.id !== 'flexConsumption') return [];
  const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = FLEX_MINIMUM_PACKAGES.rows;
  const target = targetFramework(said(framework.targetFramework) ?? '');
  const minimums = target === undefined ? {} : (rows[shortName({ ...target, platform: undefined })] ?? {});
  const broken = packagesAreTooOld(framework, minimums);
  return broken.map(({ found, version, minimum }) => ({
    code: 'AZFN7032',
    what: `${where(found.at)} has ${found.name} ${show(version)}, but ${plan.facts.label} asks for ${minimum} or later`,
    why: `the documentation of the plan named that version when it was a preview, and nothing has lowered it since (${FLEX_MINIMUM_PACKAGES.page})`,
    fix: `update ${found.name} to ${minimum} or later, or acknowledge the code with a reason`,
  }));
}

/** Those of `tooOld` that the lowest version for the target framework does not refuse already. */
function packagesAreTooOld(framework: FrameworkTerms, minimums: Readonly<Record<string, string>>) {
  const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = MINIMUM_PACKAGES.rows;
  const refused = new Set(tooOld(framework.packages, rows[said(framework.targetFramework) ?? ''] ?? {}).map(({ found }) => found));
  return tooOld(framework.packages, minimums).filter(({ found }) => !refused.has(found));
}
