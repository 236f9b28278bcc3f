import { LANGUAGES } from '../catalog/languages';
import { GLOBAL_JSON, NODE_PACKAGES } from '../catalog/packages';
import { show, showEnd } from './explain';
import { resolveVersion } from './nuget-versions';
import { versionFits, where } from './project-model';
import type { Build } from './project-rules';
import { said, type GlobalJsonTerms, type LanguageTerms, type ProjectTerms } from './project-terms';
import type { Finding } from './rule';
import type { RuntimeTerms } from './runtime-terms';
import { targetFramework } from './target-frameworks';

/** What the files of other languages ask for is what the runtime is. */
export function languageFits({ languages }: ProjectTerms, runtime: RuntimeTerms): Finding[] {
  const read = languages.map(({ workerRuntime }): string => workerRuntime);
  if (read.length > 0 && !read.includes(runtime.workerRuntime)) return otherLanguage(languages[0], runtime);
  return languages
    .filter(({ workerRuntime }) => workerRuntime === runtime.workerRuntime)
    .flatMap((terms) =>
      terms.versions
        .filter((version) => versionFits({ ...terms, versions: [version] }, runtime.version) === false)
        .map(({ what, range, syntax, at }): Finding => ({
          code: 'AZFN7036',
          what: `'runtime' is ${runtime.label}, but ${where(at)} has ${show(what)} ${show(range)}`,
          why:
            syntax === 'atMost'
              ? `classes that are compiled for a later version do not load (${runtime.page})`
              : `the project is made for another version than the one it will run on (${runtime.page})`,
          fix: `set 'runtime' to a version that fits, or correct the file, or acknowledge the code with a reason`,
        })),
    );
}

/** Languages whose files tell that a folder is one of theirs. */
const TOLD_BY_FILES: readonly string[] = ['node', 'python', 'java'] satisfies readonly LanguageTerms['workerRuntime'][];

/** A folder with files of one language is one of that language; what is built from .NET, and scripts of PowerShell, may lie beside them. */
function otherLanguage({ workerRuntime, file }: LanguageTerms, runtime: RuntimeTerms): Finding[] {
  if (!TOLD_BY_FILES.includes(runtime.workerRuntime)) return [];
  return [
    {
      code: 'AZFN7036',
      what: `'runtime' is ${runtime.label}, but ${showEnd(file)} is a file of ${LANGUAGES[workerRuntime].label}`,
      why: `a worker runs one language and finds no functions of another (${runtime.page})`,
      fix: `set 'runtime' to the language of the project, or name another project, or acknowledge the code with a reason`,
    },
  ];
}

/** Functions of Node.js are found: the entry point is said, and is JavaScript. */
export function entryPointFits({ languages }: ProjectTerms, runtime: RuntimeTerms): Finding[] {
  const main = runtime.workerRuntime === 'node' ? languages.find(({ workerRuntime }) => workerRuntime === 'node')?.main : undefined;
  const version = resolveVersion(said(main?.functionsPackage)?.replace(/^[\^~]|^>=\s*/, '') ?? '');
  if (main === undefined || version === undefined || Number(version.low.split('.')[0]) < NODE_PACKAGES.mainSince) return [];
  const path = said(main.path);
  if (path !== undefined && !/\.[cm]?tsx?$/i.test(path)) return [];
  return [
    {
      code: 'AZFN7037',
      what: path === undefined ? `${where(main.at)} has ${NODE_PACKAGES.functions}, but no 'main'` : `${where(main.path?.at ?? main.at)} has 'main' ${show(path)}, which is TypeScript`,
      why: `from version ${NODE_PACKAGES.mainSince} of ${NODE_PACKAGES.functions} the worker finds functions by running 'main', and it runs JavaScript (${NODE_PACKAGES.page})`,
      fix: `set 'main' to the built files, for example "dist/src/functions/*.js", or acknowledge the code with a reason`,
    },
  ];
}

/** The SDK that `global.json` pins can build the target framework. */
export function sdkBuildsFramework(globalJson: GlobalJsonTerms | undefined, { framework }: Build): Finding[] {
  const version = globalJson?.sdkVersion;
  const major = Number(/^(\d+)\./.exec(said(version) ?? '')?.[1]);
  const policy = said(globalJson?.rollForward)?.toLowerCase() ?? '';
  const target = targetFramework(said(framework.targetFramework) ?? '');
  if (version === undefined || Number.isNaN(major) || target?.identifier !== '.NETCoreApp' || major >= target.version[0] || (GLOBAL_JSON.majors as readonly string[]).includes(policy)) return [];
  return [
    {
      code: 'AZFN7038',
      what: `${where(version.at)} asks for the SDK ${show(said(version))}, but the project targets ${said(framework.targetFramework)}`,
      why: `an SDK builds its own version of .NET and earlier ones only (${GLOBAL_JSON.page})`,
      fix: `set the version to ${target.version[0]}.0.100 or later, or 'rollForward' to 'latestMajor', or acknowledge the code with a reason`,
    },
  ];
}
