import {
  frameworkFor, gapText, hostVersionOf, isNetFramework, modelOf, reference, references, rowsFor, runtimeIdOf, versionFits, where, type ModelVerdict,
} from '../../src/rules/project-model';
import type { FrameworkTerms, LanguageVersion } from '../../src/rules/project-terms';
import { IN_PROCESS, WORKER, WORKER_SDK } from '../support/project-files';
import { at, dotnetTerms, frameworkTerms, languageTerms, saying, unsaid } from '../support/project-terms';
import { runtime } from './verdict';

const SDK = { functionsSdk: saying('1.0.1', 1) };

/** A verdict as tables have it: the model, and what says so with its line. */
function shown(verdict: ModelVerdict): string {
  switch (verdict.model) {
    case 'both':
      return `both ${verdict.inProcess.name}:${verdict.inProcess.at.line} ${verdict.isolated.name}:${verdict.isolated.at.line}`;
    case 'none':
      return 'none';
    case 'unknown':
      return `unknown ${gapText(verdict.gap)}`;
    case 'isolated':
    case 'inProcess':
      return `${verdict.model} ${verdict.because}:${verdict.at.line}`;
    default:
      throw new Error(`there is no model ${JSON.stringify(verdict)}`);
  }
}

describe('the worker model of a project', () => {
  const model = (packages: readonly string[], sdk = {}, more: Partial<FrameworkTerms> = {}): string => {
    const framework = frameworkTerms(packages, more);
    return shown(modelOf(dotnetTerms([framework], sdk), framework));
  };
  const open = (name: string, line: number): string => `unknown 'F.csproj:${line}' depends on a condition of the reference to ${name}`;

  test.each<[string, readonly string[], string]>([
    ['Worker.Sdk', [WORKER_SDK], `isolated ${WORKER_SDK}:10`],
    ['Worker', [WORKER], `isolated ${WORKER}:10`],
    ['both packages of the worker, of which Worker.Sdk says more', [WORKER, WORKER_SDK], `isolated ${WORKER_SDK}:11`],
    ['Worker.Sdk in small letters', ['microsoft.azure.functions.worker.sdk'], 'isolated microsoft.azure.functions.worker.sdk:10'],
    ['the in-process package', [IN_PROCESS], `inProcess ${IN_PROCESS}:10`],
    ['the in-process package in small letters', ['microsoft.net.sdk.functions'], 'inProcess microsoft.net.sdk.functions:10'],
    ['packages of both models', [WORKER, IN_PROCESS, WORKER_SDK], `both ${IN_PROCESS}:11 ${WORKER_SDK}:12`],
    ['no package', [], 'none'],
    ['a package of neither model', ['Microsoft.Azure.Functions.Worker.Core', 'Microsoft.NET.Sdk'], 'none'],
    // references that may not apply
    ['Worker under a condition', [`${WORKER} ?`], open(WORKER, 10)],
    ['Worker.Sdk under a condition', [`${WORKER_SDK} ?`], open(WORKER_SDK, 10)],
    ['the in-process package under a condition', [`${IN_PROCESS} ?`], open(IN_PROCESS, 10)],
    ['a package of neither model under a condition', ['Serilog ?'], 'none'],
    ['Worker under a condition beside Worker.Sdk', [`${WORKER} ?`, WORKER_SDK], `isolated ${WORKER_SDK}:11`],
    ['Worker.Sdk under a condition beside Worker', [`${WORKER_SDK} ?`, WORKER], `isolated ${WORKER}:11`],
    ['Worker.Sdk both under a condition and without one', [`${WORKER_SDK} ?`, WORKER_SDK], `isolated ${WORKER_SDK}:11`],
    ['the in-process package both under a condition and without one', [`${IN_PROCESS} ?`, IN_PROCESS], `inProcess ${IN_PROCESS}:11`],
    ['the in-process package under a condition beside Worker.Sdk', [WORKER_SDK, `${IN_PROCESS} ?`], open(IN_PROCESS, 11)],
    ['the in-process package under a condition, in small letters', [WORKER_SDK, 'microsoft.net.sdk.functions ?'], open('microsoft.net.sdk.functions', 11)],
    ['Worker and the in-process package under conditions beside Worker.Sdk', [WORKER_SDK, `${WORKER} ?`, `${IN_PROCESS} ?`], open(IN_PROCESS, 12)],
    ['Worker under a condition beside the in-process package', [IN_PROCESS, `${WORKER} ?`], open(WORKER, 11)],
    ['Worker.Sdk under a condition beside the in-process package', [IN_PROCESS, `${WORKER_SDK} ?`], open(WORKER_SDK, 11)],
  ])('%s', (_, packages, expected) => {
    expect(model(packages)).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['alone', [], 'isolated Azure.Functions.Sdk:1'],
    ['with Worker', [WORKER], 'isolated Azure.Functions.Sdk:1'],
    ['with the in-process package', [IN_PROCESS], `both ${IN_PROCESS}:10 Azure.Functions.Sdk:1`],
    ['with Worker under a condition', [`${WORKER} ?`], 'isolated Azure.Functions.Sdk:1'],
    ['with the in-process package under a condition', [`${IN_PROCESS} ?`], open(IN_PROCESS, 10)],
  ])('Azure.Functions.Sdk %s', (_, packages, expected) => {
    expect(model(packages, SDK)).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['tells nothing alone', [], "unknown 'F.csproj:5' depends on the import of x.props"],
    ['leaves the model that a reference says', [WORKER_SDK], `isolated ${WORKER_SDK}:10`],
    ['comes after a reference that may not apply', [`${WORKER_SDK} ?`], open(WORKER_SDK, 10)],
  ])('an import that is missing %s', (_, packages, expected) => {
    expect(model(packages, {}, { gaps: [unsaid('the import of x.props', 5), unsaid('the import of y.props', 6)] })).toBe(expected);
  });
});

test('references to a package are those of its name without case; the first one without a condition applies', () => {
  const framework = frameworkTerms(['Serilog 2.0 ?', 'SERILOG 3.0', 'Serilog.Sinks 4.0', 'serilog 4.0']);
  expect(references(framework, 'Serilog').map(({ at: { line } }) => line)).toEqual([10, 11, 13]);
  expect(reference(framework, 'serilog')?.at.line).toBe(11);
  expect(reference(frameworkTerms(['Serilog ?']), 'Serilog')).toBeUndefined();
});

test('a place is quoted, and so is the end of a long one', () => {
  expect(where(at(12))).toBe("'F.csproj:12'");
  expect(where({ file: `${'a/'.repeat(60)}F.csproj`, line: 7 })).toMatch(/^'….*\/F\.csproj:7'$/);
  expect(gapText(unsaid('the property $(Tfm)', 4))).toBe("'F.csproj:4' depends on the property $(Tfm)");
});

test.each<[string, FrameworkTerms['targetFramework'], boolean]>([
  ['net48', saying('net48'), true], ['net461', saying('net461'), true], ['net8.0', saying('net8.0'), false], ['netstandard2.0', saying('netstandard2.0'), false],
  ['no framework', undefined, false], ['one that only a build knows', unsaid('$(Tfm)'), false],
])('.NET Framework: %s', (_, targetFramework, expected) => {
  expect(isNetFramework(frameworkTerms([], { targetFramework }))).toBe(expected);
});

test.each<[string | undefined, string | undefined]>([
  ['v4', '~4'], ['V3', '~3'], ['v2', '~2'], ['v1', '~1'], ['v4-preview', '~4'], ['v5', undefined], ['v0', undefined], ['v40', undefined], ['4', undefined], ['rev4', undefined], ['', undefined], [undefined, undefined],
])('AzureFunctionsVersion %j asks for the host %j', (version, expected) => {
  expect(hostVersionOf(frameworkTerms([], { functionsVersion: version === undefined ? undefined : saying(version) }))).toBe(expected);
});

test('a host version that only a build knows is none', () => {
  expect(hostVersionOf(frameworkTerms([], { functionsVersion: unsaid('$(Host)') }))).toBeUndefined();
});

describe('the row of the catalogue for a build', () => {
  const framework = (target: string, host: string | undefined): FrameworkTerms => frameworkTerms([], { targetFramework: saying(target), functionsVersion: host === undefined ? undefined : saying(host) });

  test.each<['isolated' | 'inProcess', string, string | undefined, string | undefined]>([
    ['isolated', 'net8.0', 'v4', 'dotnet-isolated-8.0'],
    ['isolated', 'net10.0', undefined, 'dotnet-isolated-10.0'],
    ['isolated', 'net8', 'v4', 'dotnet-isolated-8.0'],
    ['isolated', 'net8.0-windows', 'v4', 'dotnet-isolated-8.0'],
    ['isolated', 'net5.0', 'v3', 'dotnet-isolated-5.0'],
    ['isolated', 'net12.0', 'v4', undefined],
    ['isolated', 'netcoreapp4.8', 'v4', undefined],
    ['isolated', 'latest', 'v4', undefined],
    ['inProcess', 'net8.0', 'v4', 'dotnet-inproc-8.0'],
    ['inProcess', 'net6.0', 'v4', 'dotnet-inproc-6.0'],
    ['inProcess', 'net9.0', 'v4', undefined],
    // .NET Framework of every version is one row of each model
    ['isolated', 'net48', 'v4', 'dotnet-isolated-netfx48'],
    ['isolated', 'net481', undefined, 'dotnet-isolated-netfx48'],
    ['inProcess', 'net48', 'v1', 'dotnet-inproc-netfx'],
    ['inProcess', 'net461', undefined, 'dotnet-inproc-netfx'],
    // hosts 2.x and 3.x run .NET Standard and the earlier .NET Core of their line in-process
    ['inProcess', 'netcoreapp2.1', 'v2', 'dotnet-inproc-core2.2'],
    ['inProcess', 'netcoreapp2.2', undefined, 'dotnet-inproc-core2.2'],
    ['inProcess', 'netstandard2.0', 'v2', 'dotnet-inproc-core2.2'],
    ['inProcess', 'netcoreapp3.1', 'v2', 'dotnet-inproc-core3.1'],
    ['inProcess', 'netcoreapp3.1', 'v3', 'dotnet-inproc-core3.1'],
    ['inProcess', 'netstandard2.1', 'v3', 'dotnet-inproc-core3.1'],
    ['inProcess', 'netcoreapp2.1', 'v3', undefined],
    ['inProcess', 'netstandard2.0', 'v4', undefined],
    ['inProcess', 'netstandard2.0', undefined, undefined],
    ['isolated', 'netcoreapp2.1', 'v2', undefined],
    ['isolated', 'netcoreapp3.1', 'v3', undefined],
    ['isolated', 'netstandard2.0', 'v2', undefined],
    ['isolated', 'netstandard2.1', 'v3', undefined],
  ])('%s %s, host %j: %j', (model, target, host, expected) => {
    expect(runtimeIdOf(model, framework(target, host))).toBe(expected);
  });

  test('is none where no framework is known', () => {
    expect(runtimeIdOf('isolated', frameworkTerms([]))).toBeUndefined();
    expect(runtimeIdOf('isolated', frameworkTerms([], { targetFramework: unsaid('$(Tfm)') }))).toBeUndefined();
  });
});

describe('the build of a project that an app runs', () => {
  const build = (target: string, ...packages: readonly string[]): FrameworkTerms => frameworkTerms(packages, { targetFramework: saying(target) });
  const chosen = (frameworks: readonly [FrameworkTerms, ...FrameworkTerms[]], id?: Parameters<typeof runtime>[0]): number =>
    frameworks.indexOf(frameworkFor(dotnetTerms(frameworks), id === undefined ? undefined : runtime(id)) as FrameworkTerms);

  test('is the only one there is, whatever the runtime', () => {
    const one = build('net10.0', WORKER_SDK);
    expect([chosen([one]), chosen([one], 'dotnet-isolated-8.0'), chosen([one], 'node-22'), chosen([frameworkTerms([])])]).toEqual([0, 0, 0, 0]);
  });

  test('is that of the runtime where there are several', () => {
    const both = [build('net8.0', WORKER_SDK), build('net10.0', WORKER_SDK)] as const;
    expect([chosen(both, 'dotnet-isolated-8.0'), chosen(both, 'dotnet-isolated-10.0'), chosen(both, 'dotnet-isolated-9.0'), chosen(both)]).toEqual([0, 1, -1, -1]);
  });

  test('is one of its model', () => {
    const models = [build('net8.0', IN_PROCESS), build('net8.0', WORKER_SDK)] as const;
    expect([chosen(models, 'dotnet-inproc-8.0'), chosen(models, 'dotnet-isolated-8.0'), chosen([models[1], models[0]], 'dotnet-inproc-8.0')]).toEqual([0, 1, 1]);
    expect(chosen([models[0], build('net10.0', WORKER_SDK)], 'dotnet-isolated-8.0')).toBe(-1);
  });

  test('is none whose model or framework is not known', () => {
    expect(chosen([build('net8.0'), build('net8.0', WORKER_SDK)], 'dotnet-isolated-8.0')).toBe(1);
    expect(chosen([build('net48'), build('net461', IN_PROCESS)], 'dotnet-inproc-netfx')).toBe(1);
    expect(chosen([build('net8.0', `${WORKER_SDK} ?`), build('net8.0', WORKER_SDK, IN_PROCESS)], 'dotnet-isolated-8.0')).toBe(-1);
    expect(chosen([build('net12.0', WORKER_SDK), build('net13.0', WORKER_SDK)], 'dotnet-isolated-8.0')).toBe(-1);
    expect(chosen([build('net12.0', WORKER_SDK), build('net13.0', WORKER_SDK)])).toBe(-1);
  });
});

describe('the version of a language', () => {
  const asks = (syntax: LanguageVersion['syntax'], range: string) => ({ syntax, range });

  test.each<[LanguageVersion['syntax'], string, string, boolean | undefined]>([
    ['exact', '3.12', '3.12', true], ['exact', '3.12.4', '3.12', true], ['exact', '3.1', '3.12', false], ['exact', '3.12', '3.1', false], ['exact', '21', '21', true], ['exact', '21', '17', false],
    ['atMost', '17', '17', true], ['atMost', '17', '21', true], ['atMost', '8', '11', true], ['atMost', '21', '17', false],
    ['node', '>=20', '22', true], ['node', '>=20', '18', false], ['node', 'lts/*', '22', undefined],
    ['python', '>=3.9,<3.12', '3.11', true], ['python', '>=3.9,<3.12', '3.12', false], ['python', 'any', '3.12', undefined],
  ])('%s %s and %s: %j', (syntax, range, version, expected) => {
    expect(versionFits(languageTerms('node', [asks(syntax, range)]), version)).toBe(expected);
  });

  test.each<[string, readonly ReturnType<typeof asks>[], boolean | undefined]>([
    ['all fit', [asks('node', '>=20'), asks('exact', '22')], true], ['one does not', [asks('node', '>=20'), asks('exact', '20')], false],
    ['one is not understood', [asks('node', '>=20'), asks('node', 'lts/*')], undefined], ['one is not understood and another one does not fit', [asks('node', 'lts/*'), asks('node', '<20')], false], ['there is none', [], true],
  ])('of several: %s', (_, versions, expected) => {
    expect(versionFits(languageTerms('node', versions), '22')).toBe(expected);
  });

  test.each<[Parameters<typeof languageTerms>[0], readonly ReturnType<typeof asks>[], readonly string[]]>([
    ['node', [asks('node', '>=22')], ['node-24', 'node-22']],
    ['node', [asks('exact', '8')], ['node-8']],
    ['java', [asks('exact', '8')], ['java-8']],
    ['java', [asks('atMost', '17')], ['java-25', 'java-21', 'java-17']],
    ['python', [asks('python', '>=3.12'), asks('exact', '3.13.1')], ['python-3.13']],
    ['python', [asks('python', '<3')], []],
    ['node', [asks('node', 'lts/*')], []],
  ])('rows of %s for %j: %j', (workerRuntime, versions, expected) => {
    expect(rowsFor(languageTerms(workerRuntime, versions))).toEqual(expected);
  });
});
