import { hostOfProject, runtimeOfProject } from '../../src/rules/project-runtime';
import type { DotnetTerms, FrameworkTerms, LanguageVersion, ProjectTerms } from '../../src/rules/project-terms';
import { IN_PROCESS, WORKER, WORKER_SDK } from '../support/project-files';
import { dotnetTerms, frameworkTerms, languageTerms, projectTerms, saying, unsaid } from '../support/project-terms';
import { checkText, finding, runtime } from './verdict';

const dotnet = (packages: readonly string[], more: Partial<FrameworkTerms> = {}, rest: Partial<DotnetTerms> = {}): ProjectTerms =>
  projectTerms({ dotnet: dotnetTerms([frameworkTerms(packages, { targetFramework: saying('net10.0'), functionsVersion: saying('v4', 4), ...more })], rest) });
const node = (...ranges: readonly string[]) => languageTerms('node', ranges.map((range): Pick<LanguageVersion, 'syntax' | 'range'> => ({ syntax: 'node', range })), 'package.json');

/** What keeps a project from telling its runtime, and what to do. */
function untold(project: ProjectTerms): string[] {
  const { runtime: own, host, found } = runtimeOfProject(project);
  expect([own, host]).toEqual([undefined, undefined]);
  const only = finding(found);
  checkText(only);
  expect(only.code).toBe('AZFN7004');
  return [only.what, only.fix];
}

const BUILD = "set 'runtime', or 'properties' of FunctionProject.fromCsproj() to what the build sets";

describe('a project that tells its runtime', () => {
  test.each<[string, ProjectTerms, string, string | undefined]>([
    ['an isolated one', dotnet([WORKER, WORKER_SDK]), '.NET 10 (isolated worker)', '~4'],
    ['an isolated one that leaves the host out', dotnet([WORKER_SDK], { functionsVersion: undefined }), '.NET 10 (isolated worker)', undefined],
    ['an in-process one', dotnet([IN_PROCESS], { targetFramework: saying('net6.0') }), '.NET 6 (in-process)', '~4'],
    ['one of another language, which leaves the host to its app', projectTerms({ languages: [node('22')] }), 'Node.js 22', undefined],
    ['one of the language whose version is known', projectTerms({ languages: [node(), languageTerms('python', [{ syntax: 'exact', range: '3.12' }])] }), 'Python 3.12', undefined],
  ])('%s', (_, project, label, host) => {
    const { runtime: own, host: told, found } = runtimeOfProject(project);
    expect([own?.label, own?.listed, told, found]).toEqual([label, true, host, []]);
  });

  test('packages of both models are another finding', () => {
    expect(runtimeOfProject(dotnet([WORKER, IN_PROCESS]))).toEqual({ runtime: undefined, host: undefined, found: [] });
  });
});

describe('a .NET project that does not tell its runtime', () => {
  test.each<[string, ProjectTerms, string, string]>([
    ['targets several frameworks', dotnet([WORKER_SDK], {}, { several: { value: ['net8.0', 'net10.0'], at: { file: 'F.csproj', line: 2 } } }),
      "'F.csproj:2' targets net8.0 and net10.0", "choose one: FunctionProject.fromCsproj('F.csproj', { targetFramework: 'net8.0' }), or set 'runtime'"],
    ['has no package of a model', dotnet([]), "'F.csproj' references no package of a worker model", "name the project of the function app, or set 'runtime'"],
    ['has a package under a condition', dotnet([`${WORKER_SDK} ?`]), `'F.csproj:10' depends on a condition of the reference to ${WORKER_SDK}`, BUILD],
    ['has packages that are not known', dotnet([], { gaps: [unsaid('the import of x.props', 7)] }), "'F.csproj:7' depends on the import of x.props", BUILD],
    ['has a framework that only a build knows', dotnet([WORKER_SDK], { targetFramework: unsaid('the property $(Tfm)') }), "'F.csproj:3' depends on the property $(Tfm)", BUILD],
    ['names no framework', dotnet([WORKER_SDK], { targetFramework: undefined }), "'F.csproj' names no target framework", "set TargetFramework in the project, or 'runtime'"],
    ['is isolated, for a framework that there is not', dotnet([WORKER_SDK], { targetFramework: saying('net12.0') }),
      "'F.csproj:3' targets 'net12.0', for which there is no isolated runtime in the catalogue",
      "target one of net11.0, net10.0, net9.0, net8.0, net7.0, net6.0, net5.0 or net48, or set 'runtime' with IsolatedRuntime.of(…)"],
    ['is in-process, for a framework that there is not', dotnet([IN_PROCESS], { targetFramework: saying('net9.0') }),
      "'F.csproj:3' targets 'net9.0', for which there is no in-process runtime in the catalogue",
      "target one of net8.0, net6.0, netcoreapp3.1, netcoreapp2.2 or net48, or set 'runtime'"],
  ])('%s', (_, project, what, fix) => {
    expect(untold(project)).toEqual([what, fix]);
  });
});

describe('a project of another language that does not tell its runtime', () => {
  test.each<[string, ProjectTerms['languages'], string, string]>([
    ['has no file of a language', [], "'F.csproj' has no file that names the version of a language", "set 'runtime'"],
    ['has a file without a version', [node()], "'F.csproj' has no file that names the version of a language", "set 'runtime'"],
    ['asks for versions of two languages', [node('22'), languageTerms('java', [{ syntax: 'exact', range: '21' }])], "'F.csproj' has files of several languages", "set 'runtime'"],
    ['takes several versions', [node('>=20')], "'package.json:2' has 'version' '>=20', which fits 3 versions", "set 'runtime' to IsolatedRuntime.NODE_24, IsolatedRuntime.NODE_22 or IsolatedRuntime.NODE_20"],
    ['takes many versions, of which three are named', [node('>=12')], "'package.json:2' has 'version' '>=12', which fits 7 versions", "set 'runtime' to IsolatedRuntime.NODE_24, IsolatedRuntime.NODE_22 or IsolatedRuntime.NODE_20"],
    ['takes no version that there is', [node('>=99')], "'package.json:2' has 'version' '>=99', which fits no version of the catalogue", "set 'runtime'"],
  ])('%s', (_, languages, what, fix) => {
    expect(untold(projectTerms({ languages }))).toEqual([what, fix]);
  });
});

describe('the host version of a project, where its app leaves it out', () => {
  const isolated = (target: string, version: string | undefined): FrameworkTerms =>
    frameworkTerms([WORKER_SDK], { targetFramework: saying(target), functionsVersion: version === undefined ? undefined : saying(version) });

  test.each<[string, ProjectTerms, string | undefined]>([
    ['one that the runtime has', projectTerms({ dotnet: dotnetTerms([isolated('net10.0', 'v4')]) }), '~4'],
    ['one that the runtime does not have', projectTerms({ dotnet: dotnetTerms([isolated('net10.0', 'v3')]) }), undefined],
    ['none', projectTerms({ dotnet: dotnetTerms([isolated('net10.0', undefined)]) }), undefined],
    ['that of the build for the runtime', projectTerms({ dotnet: dotnetTerms([isolated('net5.0', 'v3'), isolated('net10.0', 'v4')]) }), '~4'],
    ['no build for the runtime', projectTerms({ dotnet: dotnetTerms([isolated('net8.0', 'v4'), isolated('net9.0', 'v4')]) }), undefined],
    ['no .NET project', projectTerms({ languages: [node('22')] }), undefined],
  ])('%s', (_, project, expected) => {
    expect(hostOfProject(project, runtime('dotnet-isolated-10.0'))).toBe(expected);
  });
});
