import { DOTNET_RUNTIMES } from '../../src/catalog/dotnet-runtimes';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { runtimeOfProject, hostOfProject } from '../../src/rules/project-runtime';
import { finalProjectProblems, finalProjectWarnings, projectProblems, projectWarnings, type ProjectCheck } from '../../src/rules/project-checks';
import type { ProjectTerms } from '../../src/rules/project-terms';
import { UNRESOLVED, type Finding, type MaybeKnown } from '../../src/rules/rule';
import type { RuntimeTerms } from '../../src/rules/runtime-terms';
import { inProcessProject, IN_PROCESS, isolatedProject, packages, properties, readFiles, readLanguageFolder, sdkProject, WORKER, WORKER_SDK } from '../support/project-files';
import { checkText, finding, host, plan, runtime, said } from './verdict';

type Files = Readonly<Record<string, string>>;

/** An app with a project: by default what the project itself asks for, on a plan that takes it. */
function check(project: ProjectTerms, more: Partial<ProjectCheck> = {}): ProjectCheck {
  const own = runtimeOfProject(project).runtime;
  const chosen: MaybeKnown<RuntimeTerms> = more.runtime ?? own ?? UNRESOLVED;
  const model = chosen === UNRESOLVED ? 'isolated' : chosen.model;
  return {
    project,
    construct: model === 'isolated' ? 'IsolatedFunctionApp' : 'InProcessFunctionApp',
    runtime: chosen,
    runtimeGiven: more.runtime !== undefined,
    host: host('~4'),
    functionsVersion: undefined,
    plan: plan('elasticPremium', 'Windows'),
    container: undefined,
    use32BitWorker: false,
    ...more,
  };
}

const project = (content: string, files: Files = {}): ProjectTerms => readFiles({ 'F.csproj': content, ...files });
const problems = (content: string, more?: Partial<ProjectCheck>, files?: Files): Finding[] => projectProblems(check(project(content, files), more));
const codes = (content: string, more?: Partial<ProjectCheck>, files?: Files): string => said(problems(content, more, files));
const warned = (content: string, more?: Partial<ProjectCheck>, files?: Files): string => said(projectWarnings(check(project(content, files), more)));
/** The what-line, with the folder of the test cut out. */
const what = ({ what: text }: Finding): string => text.replace(/[^\s']*\/(?=F\.|host|local|global)/g, '');

describe('a project that fits', () => {
  const dotnet = (Object.keys(DOTNET_RUNTIMES) as (keyof typeof DOTNET_RUNTIMES)[]).filter((id) => RUNTIMES[id].state === 'ga');

  test.each(dotnet)('%s: the project of its own model and framework is accepted, and tells the runtime', (id) => {
    const row = RUNTIMES[id];
    const version = (row.windows?.hosts[0] ?? '~4').replace('~', 'v');
    const values = { TargetFramework: row.targetFramework, AzureFunctionsVersion: version };
    const content = row.model === 'isolated' ? isolatedProject(values) : inProcessProject(values);
    const terms = project(content, { 'host.json': '{ "version": "2.0" }' });
    const own = runtimeOfProject(terms);
    expect([own.runtime?.member, own.runtime?.model, own.host, own.found]).toEqual([row.member, row.model, version.replace('v', '~'), []]);
    for (const runtimeGiven of [undefined, runtime(id)]) {
      const input = check(terms, { ...(runtimeGiven === undefined ? {} : { runtime: runtimeGiven }), host: host(version.replace('v', '~') as '~4') });
      expect(projectProblems(input)).toEqual([]);
      expect(projectWarnings(input)).toEqual([]);
    }
  });

  test.each(dotnet.flatMap((id) => dotnet.map((other) => [id, other] as const)))('%s built, %s asked for', (id, other) => {
    const row = RUNTIMES[id];
    const content = row.model === 'isolated' ? isolatedProject({ TargetFramework: row.targetFramework }) : inProcessProject({ TargetFramework: row.targetFramework });
    const terms = project(content.replace(/<AzureFunctionsVersion>.*/, ''));
    const found = projectProblems(check(terms, { runtime: runtime(other), construct: RUNTIMES[other].model === 'isolated' ? 'IsolatedFunctionApp' : 'InProcessFunctionApp' }));
    const expected = row.model !== RUNTIMES[other].model ? 'AZFN7005' : row.targetFramework === RUNTIMES[other].targetFramework ? 'ok' : 'AZFN7006';
    expect(said(found)).toBe(expected);
  });
});

describe('the runtime that a project tells', () => {
  const told = (content: string, files?: Files): string => {
    const { runtime: own, host: version, found } = runtimeOfProject(project(content, files));
    found.forEach(checkText);
    return own === undefined ? `? ${found.map(({ code }) => code).join(' ')}` : `${own.model} ${own.member} ${version ?? '-'}`;
  };

  test.each<[string, string, string]>([
    ['net48', isolatedProject({ TargetFramework: 'net48' }), 'isolated DOTNET_FRAMEWORK_4_8 ~4'],
    ['net481', isolatedProject({ TargetFramework: 'net481' }), 'isolated DOTNET_FRAMEWORK_4_8 ~4'],
    ['net8.0-windows', isolatedProject({ TargetFramework: 'net8.0-windows' }), 'isolated DOTNET_8 ~4'],
    ['a preview of the host', isolatedProject({ AzureFunctionsVersion: 'v4-prerelease' }), 'isolated DOTNET_10 ~4'],
    ['no host version', isolatedProject({ AzureFunctionsVersion: '' }), 'isolated DOTNET_10 -'],
    ['a host version that is none', isolatedProject({ AzureFunctionsVersion: 'v7' }), 'isolated DOTNET_10 -'],
    ['the SDK of Functions', sdkProject(`${properties({ TargetFramework: 'net10.0' })}${packages({ [WORKER]: '2.52.0' })}`, 'Azure.Functions.Sdk/1.0.1'), 'isolated DOTNET_10 ~4'],
    ['Worker.Sdk alone', sdkProject(`${properties({ TargetFramework: 'net10.0' })}${packages({ [WORKER_SDK]: '2.0.5' })}`), 'isolated DOTNET_10 -'],
    ['.NET Framework in-process', inProcessProject({ TargetFramework: 'net461', AzureFunctionsVersion: 'v1' }), 'inProcess DOTNET_FRAMEWORK_4_8 ~1'],
    ['.NET Standard on 2.x', inProcessProject({ TargetFramework: 'netstandard2.0', AzureFunctionsVersion: 'v2' }), 'inProcess DOTNET_CORE_2_2 ~2'],
    ['.NET Core 2.1 on 2.x', inProcessProject({ TargetFramework: 'netcoreapp2.1', AzureFunctionsVersion: 'v2' }), 'inProcess DOTNET_CORE_2_2 ~2'],
    ['.NET Standard on 3.x', inProcessProject({ TargetFramework: 'netstandard2.1', AzureFunctionsVersion: 'v3' }), 'inProcess DOTNET_CORE_3_1 ~3'],
    ['.NET 11', isolatedProject({ TargetFramework: 'net11.0' }, { [WORKER]: '2.52.0' }), 'isolated DOTNET_11_PREVIEW ~4'],
    ['in-process .NET 9, which there is not', inProcessProject({ TargetFramework: 'net9.0' }), '? AZFN7004'],
    ['.NET Standard on 4.x', inProcessProject({ TargetFramework: 'netstandard2.0' }), '? AZFN7004'],
    ['a framework that is none', isolatedProject({ TargetFramework: 'latest' }), '? AZFN7004'],
    ['no framework', isolatedProject({ TargetFramework: '' }), '? AZFN7004'],
    ['a framework that only a build knows', isolatedProject({ TargetFramework: '$(DOTNET_TFM)' }), '? AZFN7004'],
    ['several frameworks', isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0' }), '? AZFN7004'],
    ['no package of a model', sdkProject(properties({ TargetFramework: 'net10.0' })), '? AZFN7004'],
    ['a package that may not apply', sdkProject(`${properties({ TargetFramework: 'net8.0' })}<ItemGroup Condition="'$(OS)' == 'Unix'"><PackageReference Include="${WORKER_SDK}" /></ItemGroup>`), '? AZFN7004'],
    ['a package of the other model that may apply', inProcessProject().replace('</Project>', `<ItemGroup Condition="'$(OS)' == 'Unix'"><PackageReference Include="${WORKER_SDK}" /></ItemGroup></Project>`), '? AZFN7004'],
    ['packages of an import that is missing', sdkProject(`${properties({ TargetFramework: 'net8.0' })}<Import Project="x.props" />`), '? AZFN7004'],
    ['packages of both models, which another finding names', isolatedProject({}, { [IN_PROCESS]: '4.5.0' }), '? '],
  ])('%s', (_, content, expected) => {
    expect(told(content)).toBe(expected);
  });

  test('is chosen by a property of the build', () => {
    const content = isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0' });
    expect(runtimeOfProject(readFiles({ 'F.csproj': content }, undefined, { targetFramework: 'net8.0' })).runtime?.member).toBe('DOTNET_8');
  });

  test.each<[string, Files, string]>([
    ['an exact version', { '.python-version': '3.12.4' }, 'PYTHON_3_12'],
    ['a range with one version', { 'package.json': '{ "engines": { "node": "~22.1" } }' }, 'NODE_22'],
    ['two files that leave one', { 'pyproject.toml': '[project]\nrequires-python = ">=3.11"', '.python-version': '3.11' }, 'PYTHON_3_11'],
    ['Java of the plug-in', { 'pom.xml': '<project><build><plugins><plugin><artifactId>azure-functions-maven-plugin</artifactId><configuration><runtime><javaVersion>21</javaVersion></runtime></configuration></plugin></plugins></build></project>' }, 'JAVA_21'],
    ['a range with many versions', { 'package.json': '{ "engines": { "node": ">=18" } }' }, '? AZFN7004'],
    ['a range with none', { 'package.json': '{ "engines": { "node": ">=99" } }' }, '? AZFN7004'],
    ['a range that is none', { 'package.json': '{ "engines": { "node": "lts/*" } }' }, '? AZFN7004'],
    ['nothing', {}, '? AZFN7004'],
    ['two languages', { 'package.json': '{ "engines": { "node": "22" } }', '.python-version': '3.12' }, '? AZFN7004'],
  ])('other languages: %s', (_, files, expected) => {
    const { runtime: own, found } = runtimeOfProject(readLanguageFolder({ 'host.json': '{ "version": "2.0" }', ...files }));
    found.forEach(checkText);
    expect(own?.member ?? `? ${found.map(({ code }) => code).join(' ')}`).toBe(expected);
  });

  test('the host version is that of the project where the runtime has it', () => {
    expect(hostOfProject(project(inProcessProject({ TargetFramework: 'netcoreapp3.1', AzureFunctionsVersion: 'v3' })), runtime('dotnet-inproc-core3.1'))).toBe('~3');
    expect(hostOfProject(project(isolatedProject({ AzureFunctionsVersion: 'v3' })), runtime('dotnet-isolated-10.0'))).toBeUndefined();
    expect(hostOfProject(project(isolatedProject({ AzureFunctionsVersion: '' })), runtime('dotnet-isolated-10.0'))).toBeUndefined();
  });
});

describe('a project of another model, framework or host', () => {
  test('names both and their places', () => {
    expect(what(finding(problems(isolatedProject(), { construct: 'InProcessFunctionApp', runtime: runtime('dotnet-inproc-8.0') })))).toBe(
      "'F.csproj:9' has Microsoft.Azure.Functions.Worker.Sdk, which makes an isolated project, but the app is an InProcessFunctionApp",
    );
    expect(what(finding(problems(inProcessProject(), { construct: 'IsolatedFunctionApp', runtime: runtime('dotnet-isolated-8.0') })))).toBe(
      "'F.csproj:7' has Microsoft.NET.Sdk.Functions, which makes an in-process project, but the app is an IsolatedFunctionApp",
    );
    expect(what(finding(problems(isolatedProject(), { runtime: runtime('dotnet-isolated-8.0') })))).toBe("'runtime' is .NET 8 (isolated worker), but 'F.csproj:3' targets net10.0");
    expect(what(finding(problems(isolatedProject(), { functionsVersion: '~3' })))).toBe("'functionsVersion' is ~3, but 'F.csproj:4' says AzureFunctionsVersion 'v4'");
    expect(what(finding(problems(isolatedProject({ AzureFunctionsVersion: 'v3' }))))).toBe("'F.csproj:4' says AzureFunctionsVersion 'v3', but .NET 10 (isolated worker), which the project targets, runs on ~4");
  });

  test.each<[string, string, Partial<ProjectCheck>, string]>([
    ['an isolated project', isolatedProject(), { runtime: runtime('dotnet-inproc-8.0') }, 'use IsolatedFunctionApp with IsolatedRuntime.DOTNET_10, or move the project to the other model'],
    ['an in-process project', inProcessProject(), { runtime: runtime('dotnet-isolated-8.0') }, 'use InProcessFunctionApp with InProcessRuntime.DOTNET_8, or move the project to the other model'],
    ['a project for a framework that there is not', isolatedProject({ TargetFramework: 'net12.0' }), { runtime: runtime('dotnet-inproc-8.0') }, 'use IsolatedFunctionApp, or move the project to the other model'],
    ['an isolated project of another framework', isolatedProject(), { runtime: runtime('dotnet-isolated-8.0') }, "set 'runtime' to IsolatedRuntime.DOTNET_10 or leave it out, or set TargetFramework to net8.0"],
    ['an in-process project of another framework', inProcessProject({ TargetFramework: 'net6.0' }), { runtime: runtime('dotnet-inproc-8.0') }, "set 'runtime' to InProcessRuntime.DOTNET_6 or leave it out, or set TargetFramework to net8.0"],
    ['a project of another framework that there is not', isolatedProject({ TargetFramework: 'net12.0' }), { runtime: runtime('dotnet-isolated-8.0') }, 'set TargetFramework to net8.0'],
    ['a project of no model', sdkProject(properties({ TargetFramework: 'net48' })), { runtime: runtime('dotnet-isolated-8.0') }, 'set TargetFramework to net8.0'],
    ['a host version that the project is not for', isolatedProject(), { functionsVersion: '~3' }, "set 'functionsVersion' to FunctionsVersion.V4 or leave it out"],
    ['a host version that the runtime does not have either', isolatedProject({ AzureFunctionsVersion: 'v3' }), { functionsVersion: '~2' }, 'set AzureFunctionsVersion to v4'],
    ['a project for a host that its runtime does not have', isolatedProject({ AzureFunctionsVersion: 'v3' }), {}, 'set AzureFunctionsVersion to v4'],
  ])('what to do about %s', (_, content, more, fix) => {
    expect(finding(problems(content, more)).fix).toBe(fix);
  });

  test('all frameworks of a project are named, and the runtime that was asked for', () => {
    expect(what(finding(problems(isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0' }), { runtime: runtime('dotnet-isolated-9.0') })))).toBe(
      "'runtime' is .NET 9 (isolated worker), but 'F.csproj:6' targets net8.0 and net10.0",
    );
    expect(what(finding(problems(isolatedProject({ AzureFunctionsVersion: 'v3' }), { runtime: runtime('dotnet-isolated-10.0') })))).toBe(
      "'F.csproj:4' says AzureFunctionsVersion 'v3', but 'runtime' is .NET 10 (isolated worker), which runs on ~4",
    );
  });

  test.each<[string, string, Partial<ProjectCheck>, string]>([
    ['a runtime of another language', isolatedProject(), { runtime: runtime('node-22'), construct: 'IsolatedFunctionApp' }, 'AZFN7006'],
    ['.NET Framework 4.6.1 on .NET Framework', inProcessProject({ TargetFramework: 'net461', AzureFunctionsVersion: 'v1' }), { runtime: runtime('dotnet-inproc-netfx'), host: host('~1') }, 'ok'],
    ['one of several frameworks', isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0' }), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['none of several frameworks', isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0' }), { runtime: runtime('dotnet-isolated-9.0') }, 'AZFN7006'],
    ['a framework that only a build knows', isolatedProject({ TargetFramework: '$(DOTNET_TFM)' }), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['a self-contained build', isolatedProject({ SelfContained: 'true' }), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['a build that may be self-contained', isolatedProject({ SelfContained: '$(DOTNET_SELF_CONTAINED)' }), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['a build that is not self-contained', isolatedProject({ SelfContained: 'false' }), { runtime: runtime('dotnet-isolated-8.0') }, 'AZFN7006'],
    ['no framework', isolatedProject({ TargetFramework: '' }), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['a framework that there is not', isolatedProject({ TargetFramework: 'net12.0' }), { runtime: runtime('dotnet-isolated-8.0') }, 'AZFN7006'],
    ['an in-process runtime of the same framework', isolatedProject({ TargetFramework: 'net8.0' }), { runtime: runtime('dotnet-inproc-8.0'), construct: 'IsolatedFunctionApp' }, 'AZFN7006'],
    ['an isolated runtime of the same framework', inProcessProject(), { runtime: runtime('dotnet-isolated-8.0'), construct: 'InProcessFunctionApp' }, 'AZFN7006'],
    ['a container image', isolatedProject(), { runtime: runtime('dotnet-isolated-8.0'), container: {} }, 'ok'],
    ['a library without packages', sdkProject(properties({ TargetFramework: 'net8.0' })), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['a library for another framework', sdkProject(properties({ TargetFramework: 'net6.0' })), { runtime: runtime('dotnet-isolated-8.0') }, 'AZFN7006'],
    ['a library for Windows', sdkProject(properties({ TargetFramework: 'net8.0-windows' })), { runtime: runtime('dotnet-isolated-8.0') }, 'ok'],
    ['a library for Windows, in-process', sdkProject(properties({ TargetFramework: 'net8.0-windows' })), { runtime: runtime('dotnet-inproc-8.0') }, 'ok'],
    ['a library, and a runtime of another language', sdkProject(properties({ TargetFramework: 'net8.0', AzureFunctionsVersion: 'v3' })), { runtime: runtime('node-22'), construct: 'IsolatedFunctionApp' }, 'ok'],
    ['the host version of a framework that is not the one of the app', isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0', AzureFunctionsVersion: 'v3' }), { runtime: runtime('dotnet-isolated-9.0'), container: {} }, 'ok'],
    ['a token', isolatedProject(), { runtime: UNRESOLVED, construct: 'IsolatedFunctionApp' }, 'ok'],
    ['a host version that is a token', isolatedProject(), { functionsVersion: UNRESOLVED }, 'ok'],
    ['a host version that is the same', isolatedProject(), { functionsVersion: '~4' }, 'ok'],
    ['a host version that the project leaves out', isolatedProject({ AzureFunctionsVersion: '' }), { functionsVersion: '~4' }, 'ok'],
    ['an unlisted runtime', isolatedProject({ TargetFramework: 'net12.0' }), { runtime: { ...runtime('dotnet-isolated-10.0'), listed: false, version: '12.0', targetFramework: 'net12.0', member: 'of' } }, 'ok'],
    ['an unlisted runtime and a listed framework', isolatedProject(), { runtime: { ...runtime('dotnet-isolated-10.0'), listed: false, version: '12.0', targetFramework: 'net12.0', member: 'of' } }, 'AZFN7006'],
  ])('%s', (_, content, more, expected) => {
    expect(codes(content, more)).toBe(expected);
  });
});

const WORKER_EXTENSION = (name: string): string => `Microsoft.Azure.Functions.Worker.Extensions.${name}`;
const WEBJOBS = (name: string): string => `Microsoft.Azure.WebJobs.Extensions.${name}`;

describe('packages', () => {
  test.each<[string, string, string]>([
    ['both models', isolatedProject({}, { [IN_PROCESS]: '4.5.0' }), 'AZFN7008'],
    ['the SDK of Functions and Worker.Sdk', sdkProject(`${properties({ TargetFramework: 'net10.0' })}${packages({ [WORKER]: '2.52.0', [WORKER_SDK]: '2.0.5' })}`, 'Azure.Functions.Sdk/1.0.1'), 'AZFN7008'],
    ['the SDK of Functions and the in-process package', sdkProject(`${properties({ TargetFramework: 'net10.0' })}${packages({ [IN_PROCESS]: '4.5.0' })}`, 'Azure.Functions.Sdk/1.0.1'), 'AZFN7008'],
    ['Worker without Worker.Sdk', sdkProject(`${properties({ TargetFramework: 'net10.0', OutputType: 'Exe' })}${packages({ [WORKER]: '2.50.0' })}`), 'AZFN7009'],
    ['Worker with the SDK of Functions', sdkProject(`${properties({ TargetFramework: 'net10.0' })}${packages({ [WORKER]: '2.50.0' })}`, 'Azure.Functions.Sdk/1.0.1'), 'ok'],
    ['Worker, and Worker.Sdk under a condition', sdkProject(`${properties({ TargetFramework: 'net10.0', OutputType: 'Exe' })}${packages({ [WORKER]: '2.50.0' })}<ItemGroup Condition="'$(OS)' == 'Unix'"><PackageReference Include="${WORKER_SDK}" /></ItemGroup>`), 'ok'],
    ['Worker, and an import that is missing', sdkProject(`${properties({ TargetFramework: 'net10.0', OutputType: 'Exe' })}${packages({ [WORKER]: '2.50.0' })}<Import Project="x.props" />`), 'ok'],
    ['no executable', isolatedProject({ OutputType: 'Library' }), 'AZFN7012'],
    ['no output type', isolatedProject().replace('<OutputType>Exe</OutputType>', ''), 'AZFN7012'],
    ['no output type, and an import that is missing', isolatedProject().replace('<OutputType>Exe</OutputType>', '').replace('</Project>', '<Import Project="x.props" /></Project>'), 'ok'],
    ['exe in small letters', isolatedProject({ OutputType: 'exe' }), 'ok'],
    ['an executable for Windows', isolatedProject({ OutputType: 'WinExe' }), 'ok'],
    ['another output type with those letters', isolatedProject({ OutputType: 'AppContainerExe' }), 'AZFN7012'],
    ['an output type that begins so', isolatedProject({ OutputType: 'Executable' }), 'AZFN7012'],
    ['an output type that only a build knows', isolatedProject({ OutputType: '$(DOTNET_OUTPUT)' }), 'ok'],
    ['an in-process library', inProcessProject(), 'ok'],
    // extensions of the other family
    ['Service Bus of the other family', isolatedProject({}, { [WEBJOBS('ServiceBus')]: '5.0.0' }), 'AZFN7010'],
    ['Storage of the other family', isolatedProject({}, { [WEBJOBS('Storage')]: '5.0.0' }), 'AZFN7010'],
    ['SQL of the other family', isolatedProject({}, { [WEBJOBS('Sql')]: '3.0.0' }), 'AZFN7010'],
    ['timers of the other family', isolatedProject({}, { 'Microsoft.Azure.WebJobs.Extensions': '4.0.1' }), 'AZFN7010'],
    ['Durable Functions of the other family', isolatedProject({}, { 'Microsoft.DurableTask.SqlServer.AzureFunctions': '1.0.0' }), 'AZFN7010'],
    ['Service Bus of the other family, in-process', inProcessProject({}, { [WORKER_EXTENSION('ServiceBus')]: '5.0.0' }), 'AZFN7010'],
    ['the extension of the own family', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus')]: '5.0.0' }), 'ok'],
    ['the extension of the own family, in-process', inProcessProject({}, { [WEBJOBS('ServiceBus')]: '5.0.0', 'Microsoft.Azure.WebJobs.Extensions': '4.0.1', 'Microsoft.Azure.Functions.Extensions': '1.1.0' }), 'ok'],
    ['an extension of the other family that may not apply', isolatedProject().replace('</Project>', `<ItemGroup Condition="'$(OS)' == 'Unix'"><PackageReference Include="${WEBJOBS('ServiceBus')}" /></ItemGroup></Project>`), 'ok'],
    ['an extension beside a model that only a build knows', sdkProject(`${properties({ TargetFramework: 'net8.0' })}${packages({ [WORKER_EXTENSION('ServiceBus')]: '5.0.0' })}<ItemGroup Condition="'$(OS)' == 'Unix'"><PackageReference Include="${WORKER}" /></ItemGroup>`), 'ok'],
    ['an extension beside no model', sdkProject(`${properties({ TargetFramework: 'net8.0' })}${packages({ [WORKER_EXTENSION('ServiceBus')]: '5.0.0' })}`), 'ok'],
    // versions
    ['an old Worker', isolatedProject({}, { [WORKER]: '2.0.0' }), 'AZFN7011'],
    ['an old Worker and an old Worker.Sdk', isolatedProject({ TargetFramework: 'net9.0' }, { [WORKER]: '1.23.0', [WORKER_SDK]: '1.17.4' }), 'AZFN7011 AZFN7011'],
    ['a floating version', isolatedProject({ TargetFramework: 'net8.0' }, { [WORKER]: '1.*', [WORKER_SDK]: '1.*' }), 'ok'],
    ['a floating version that is too low', isolatedProject({ TargetFramework: 'net9.0' }, { [WORKER]: '1.*', [WORKER_SDK]: '2.*' }), 'AZFN7011'],
    ['a range', isolatedProject({ TargetFramework: 'net9.0' }, { [WORKER]: '[1.0.0, 3.0.0)' }), 'AZFN7011'],
    ['no version', isolatedProject({}, { [WORKER]: undefined, [WORKER_SDK]: '$(BUILD_NUMBER)' }), 'ok'],
    ['.NET Framework 4.8.1', isolatedProject({ TargetFramework: 'net481' }, { [WORKER]: '1.15.0', [WORKER_SDK]: '1.11.0' }), 'AZFN7011'],
    ['in-process .NET 8', inProcessProject({}, { [IN_PROCESS]: '4.3.0' }), 'AZFN7011'],
    ['in-process .NET 8 with Netherite', inProcessProject({}, { 'Microsoft.Azure.DurableTask.Netherite.AzureFunctions': '1.5.1' }), 'AZFN7011'],
    ['in-process .NET 6', inProcessProject({ TargetFramework: 'net6.0' }, { [IN_PROCESS]: '4.1.0' }), 'ok'],
    ['an old SDK of Functions', sdkProject(`${properties({ TargetFramework: 'net11.0' })}${packages({ [WORKER]: '2.52.0' })}`, 'Azure.Functions.Sdk/0.5.0'), 'AZFN7011'],
    // ASP.NET Core
    ['ASP.NET Core on .NET Framework', isolatedProject({ TargetFramework: 'net48' }, { [WORKER_EXTENSION('Http.AspNetCore')]: '2.0.0' }), 'AZFN7013'],
    ['the framework of ASP.NET Core on .NET Framework', isolatedProject({ TargetFramework: 'net48' }).replace('</Project>', '<ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>'), 'AZFN7013'],
    ['ASP.NET Core', isolatedProject({}, { [WORKER_EXTENSION('Http.AspNetCore')]: '2.0.0' }), 'ok'],
    ['HTTP on .NET Framework', isolatedProject({ TargetFramework: 'net48' }, { [WORKER_EXTENSION('Http')]: '3.0.0' }), 'ok'],
    ['another shared framework on .NET Framework', isolatedProject({ TargetFramework: 'net48' }).replace('</Project>', '<ItemGroup><FrameworkReference Include="Microsoft.WindowsDesktop.App" /></ItemGroup></Project>'), 'ok'],
  ])('%s', (_, content, expected) => {
    expect(codes(content)).toBe(expected);
  });

  test('are those of the build that the app runs, or of the first one where that is not known', () => {
    const several = (first: string, second: string): string =>
      sdkProject(
        properties({ TargetFrameworks: 'net8.0;net10.0', AzureFunctionsVersion: 'v4', OutputType: 'Exe' }) +
          packages({ [WORKER]: '2.50.0' }) +
          [['net8.0', first], ['net10.0', second]].map(([name, reference]) => `<ItemGroup Condition="'$(TargetFramework)' == '${name}'"><PackageReference Include="${reference}" Version="4.5.0" /></ItemGroup>`).join(''),
      );
    const without = several(WORKER_SDK, 'Serilog');
    expect([codes(without, { runtime: runtime('dotnet-isolated-8.0') }), codes(without, { runtime: runtime('dotnet-isolated-10.0') })]).toEqual(['ok', 'AZFN7009']);
    const unknown = { runtime: UNRESOLVED, construct: 'IsolatedFunctionApp' } as const;
    expect([codes(several(WORKER_SDK, IN_PROCESS), unknown), codes(several(IN_PROCESS, WORKER_SDK), unknown)]).toEqual(['ok', 'AZFN7008']);
  });

  test.each<[string, string, string]>([
    ['left over beside the right one', isolatedProject({}, { [WEBJOBS('ServiceBus')]: '5.0.0', [WORKER_EXTENSION('ServiceBus')]: '5.0.0' }), 'AZFN7030'],
    ['Storage beside one of its parts', isolatedProject({}, { [WEBJOBS('Storage')]: '5.0.0', [WORKER_EXTENSION('Tables')]: '1.0.0' }), 'AZFN7030'],
    ['HTTP beside ASP.NET Core', isolatedProject({}, { [WEBJOBS('Http')]: '3.0.0', [WORKER_EXTENSION('Http.AspNetCore')]: '2.0.0' }), 'AZFN7030'],
    ['HTTP of the worker in-process', inProcessProject({}, { [WORKER_EXTENSION('Http')]: '3.0.0' }), 'AZFN7030'],
    ['ASP.NET Core of the worker in-process, on .NET Framework', inProcessProject({ TargetFramework: 'net48', AzureFunctionsVersion: 'v1' }, { [WORKER_EXTENSION('Http.AspNetCore')]: '2.0.0' }), 'AZFN7030'],
    ['FunctionsStartup', isolatedProject({}, { 'Microsoft.Azure.Functions.Extensions': '1.1.0' }), 'AZFN7030'],
    ['one that the catalogue does not know', isolatedProject({}, { [WEBJOBS('Twilio')]: '3.0.0' }), 'AZFN7030'],
    ['logging of the host', isolatedProject({}, { 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights': '3.0.0' }), 'AZFN7031'],
    ['telemetry of the worker', inProcessProject({}, { 'Microsoft.Azure.Functions.Worker.ApplicationInsights': '1.0.0' }), 'AZFN7031'],
    ['telemetry of the own model', isolatedProject({}, { 'Microsoft.Azure.Functions.Worker.ApplicationInsights': '1.0.0', 'Microsoft.ApplicationInsights.WorkerService': '2.22.0' }), 'ok'],
    ['telemetry of the own model, in-process', inProcessProject({}, { 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights': '3.0.0' }), 'ok'],
  ])('that do nothing: %s', (_, content, expected) => {
    expect([codes(content), warned(content)]).toEqual(['ok', expected]);
  });

  test('name the right package', () => {
    const fix = (name: string): string => finding(problems(isolatedProject({}, { [name]: '1.0.0' }))).fix;
    expect(fix(WEBJOBS('CosmosDB'))).toBe(`replace it with ${WORKER_EXTENSION('CosmosDB')}`);
    expect(fix(WEBJOBS('Storage'))).toBe(`replace it with ${WORKER_EXTENSION('Storage.Blobs')}, ${WORKER_EXTENSION('Storage.Queues')} or ${WORKER_EXTENSION('Tables')}`);
    expect(fix('microsoft.azure.webjobs.extensions.servicebus')).toBe(`replace it with ${WORKER_EXTENSION('ServiceBus')}`);
    expect(finding(problems(inProcessProject({}, { [WORKER_EXTENSION('Kafka')]: '1.0.0' }))).fix).toBe(`replace it with ${WEBJOBS('Kafka')}`);
    expect(fix(WEBJOBS('Http'))).toBe(`replace it with ${WORKER_EXTENSION('Http')} or ${WORKER_EXTENSION('Http.AspNetCore')}`);
    expect(fix('Microsoft.Azure.WebJobs.Extensions')).toBe(`replace it with ${WORKER_EXTENSION('Timer')}`);
  });

  test.each<[string, string, string, string]>([
    ['the right one is there', isolatedProject({}, { [WEBJOBS('ServiceBus')]: '5.0.0', [WORKER_EXTENSION('ServiceBus')]: '5.0.0' }), `${WEBJOBS('ServiceBus')}, which does nothing in an isolated project`, `remove it: the project has ${WORKER_EXTENSION('ServiceBus')} already`],
    ['the core package has it', inProcessProject({}, { [WORKER_EXTENSION('Http')]: '3.0.0' }), `${WORKER_EXTENSION('Http')}, which does nothing in an in-process project`, 'remove it: the project has Microsoft.NET.Sdk.Functions already'],
    ['there is none', isolatedProject({}, { 'Microsoft.Azure.Functions.Extensions': '1.1.0' }), 'Microsoft.Azure.Functions.Extensions, which does nothing in an isolated project', 'remove it: the isolated model has nothing in its place'],
    ['nobody knows it', isolatedProject({}, { [WEBJOBS('Twilio')]: '3.0.0' }), `${WEBJOBS('Twilio')}, which does nothing in an isolated project`, `look for ${WORKER_EXTENSION('Twilio')} in its place, or remove it`],
    ['it logs in the host', isolatedProject({}, { 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights': '3.0.0' }), 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights, which does nothing in an isolated project', 'replace it with Microsoft.ApplicationInsights.WorkerService and Microsoft.Azure.Functions.Worker.ApplicationInsights'],
    ['it sends telemetry of the worker', inProcessProject({}, { 'Microsoft.Azure.Functions.Worker.ApplicationInsights': '1.0.0' }), 'Microsoft.Azure.Functions.Worker.ApplicationInsights, which does nothing in an in-process project', 'remove it, or replace it with Microsoft.Azure.WebJobs.Logging.ApplicationInsights'],
  ])('that do nothing say what to do: %s', (_, content, text, fix) => {
    const found = finding(projectWarnings(check(project(content))));
    expect([found.what.replace(/^\S+ has /, ''), found.fix]).toEqual([text, `${fix}, or acknowledge the code with a reason`]);
  });

  test('are as new as the documentation of Flex Consumption asked for', () => {
    const flex = { plan: plan('flexConsumption') };
    const old = isolatedProject({ TargetFramework: 'net8.0' }, { [WORKER]: '1.19.0', [WORKER_SDK]: '1.16.2' });
    expect([warned(old, flex), warned(old), warned(isolatedProject({ TargetFramework: 'net8.0' }), flex)]).toEqual(['AZFN7032', 'ok', 'ok']);
    const older = isolatedProject({ TargetFramework: 'net8.0' }, { [WORKER]: '1.15.0' });
    expect([codes(older, flex), warned(older, flex)]).toEqual(['AZFN7011', 'ok']);
    const unknown = isolatedProject({ TargetFramework: '$(DOTNET_TFM)' }, { [WORKER]: '1.19.0' });
    expect([codes(unknown, { ...flex, runtime: runtime('dotnet-isolated-8.0') }), warned(unknown, { ...flex, runtime: runtime('dotnet-isolated-8.0') })]).toEqual(['ok', 'ok']);
  });
});

describe('the machine', () => {
  const windows = { plan: plan('elasticPremium', 'Windows') };
  const linux = { plan: plan('elasticPremium', 'Linux') };
  const small = { ...windows, use32BitWorker: true };

  test.each<[string, Readonly<Record<string, string>>, Partial<ProjectCheck>, string, string]>([
    ['win-x64 on Windows', { RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, windows, 'ok', 'ok'],
    ['ReadyToRun for 32 bits on 64', { RuntimeIdentifier: 'win-x86', PublishReadyToRun: 'true' }, windows, 'AZFN7015', 'ok'],
    ['ReadyToRun for 32 bits on 32', { RuntimeIdentifier: 'win-x86', PublishReadyToRun: 'true' }, small, 'ok', 'ok'],
    ['ReadyToRun for 64 bits on 32', { RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, small, 'AZFN7015', 'ok'],
    ['32 bits on 64', { RuntimeIdentifier: 'win-x86' }, windows, 'ok', 'AZFN7033'],
    ['ReadyToRun for Linux on Windows', { RuntimeIdentifier: 'linux-x64', PublishReadyToRun: 'true' }, windows, 'AZFN7015', 'ok'],
    ['Linux on Windows', { RuntimeIdentifier: 'linux-x64' }, windows, 'ok', 'AZFN7033'],
    ['self-contained for Linux on Windows', { RuntimeIdentifier: 'linux-x64', SelfContained: 'true' }, windows, 'AZFN7015', 'ok'],
    ['self-contained for 32 bits on 64', { RuntimeIdentifier: 'win-x86', SelfContained: 'true' }, windows, 'ok', 'ok'],
    ['Windows on Linux', { RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, linux, 'AZFN7015', 'ok'],
    ['win10-x64 on Linux', { RuntimeIdentifier: 'win10-x64' }, linux, 'ok', 'AZFN7033'],
    ['macOS', { RuntimeIdentifier: 'osx-arm64', PublishReadyToRun: 'true' }, linux, 'AZFN7015', 'ok'],
    ['Arm on Linux', { RuntimeIdentifier: 'linux-arm64', PublishReadyToRun: 'true' }, linux, 'AZFN7015', 'ok'],
    ['Alpine on Linux', { RuntimeIdentifier: 'linux-musl-x64' }, linux, 'ok', 'ok'],
    ['Alpine on Windows', { RuntimeIdentifier: 'linux-musl-x64' }, windows, 'ok', 'AZFN7033'],
    ['Linux with spaces around it on Windows', { RuntimeIdentifier: ' linux-x64 ' }, windows, 'ok', 'AZFN7033'],
    ['an identifier that .NET does not have', { RuntimeIdentifier: 'darwin-x64', PublishReadyToRun: 'true' }, linux, 'ok', 'ok'],
    ['an identifier of another form', { RuntimeIdentifier: 'win-x64-aot', PublishReadyToRun: 'true' }, linux, 'ok', 'ok'],
    ['ReadyToRun without an identifier', { PublishReadyToRun: 'true' }, linux, 'ok', 'ok'],
    ['an identifier that only a build knows', { RuntimeIdentifier: '$(NETCoreSdkRuntimeIdentifier)', PublishReadyToRun: 'true' }, windows, 'ok', 'ok'],
    ['an identifier for every machine', { RuntimeIdentifier: 'any' }, windows, 'ok', 'ok'],
    ['a platform of 32 bits on 64', { PlatformTarget: 'x86' }, windows, 'AZFN7015', 'ok'],
    ['a platform of 64 bits on 32', { PlatformTarget: 'x64' }, small, 'AZFN7015', 'ok'],
    ['a platform of 64 bits on 64', { PlatformTarget: 'x64' }, linux, 'ok', 'ok'],
    ['every platform', { PlatformTarget: 'AnyCPU' }, small, 'ok', 'ok'],
    ['a platform of Arm on Linux', { PlatformTarget: 'ARM' }, linux, 'AZFN7015', 'ok'],
    ['a platform of Arm with 64 bits on Windows', { PlatformTarget: 'ARM64' }, windows, 'AZFN7015', 'ok'],
    ['32 bits on 64, and their platform', { RuntimeIdentifier: 'win-x86', PlatformTarget: 'x86' }, windows, 'AZFN7015', 'ok'],
    ['32 bits on 64, and every platform', { RuntimeIdentifier: 'win-x86', PlatformTarget: 'AnyCPU' }, windows, 'ok', 'AZFN7033'],
    ['64 bits on Linux, which has no others', { RuntimeIdentifier: 'linux-x64', PublishReadyToRun: 'true' }, { ...linux, use32BitWorker: true }, 'ok', 'ok'],
    ['.NET Framework of 32 bits, in a process of its own', { TargetFramework: 'net48', PlatformTarget: 'x86' }, windows, 'ok', 'ok'],
    ['a container image', { RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, { ...linux, container: {} }, 'ok', 'ok'],
    ['a plan that is not known', { RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, { plan: UNRESOLVED }, 'ok', 'ok'],
    ['32 bits with a bitness that is not known', { RuntimeIdentifier: 'win-x86', PublishReadyToRun: 'true' }, { ...windows, use32BitWorker: UNRESOLVED }, 'ok', 'ok'],
    ['64 bits with a bitness that is not known', { RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, { ...windows, use32BitWorker: UNRESOLVED }, 'ok', 'ok'],
    ['a bitness that nobody said', { RuntimeIdentifier: 'win-x86', PublishReadyToRun: 'true' }, { ...windows, use32BitWorker: undefined }, 'ok', 'ok'],
  ])('%s', (_, values, more, errors, warnings) => {
    const content = isolatedProject(values);
    expect([codes(content, more), warned(content, more)]).toEqual([errors, warnings]);
  });

  test.each<[Readonly<Record<string, string>>, Partial<ProjectCheck>, string, string]>([
    [{ RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, linux, "ReadyToRun code for 'win-x64', but the plan runs on Linux", "set RuntimeIdentifier to 'linux-x64', or use a plan on Windows"],
    [{ RuntimeIdentifier: 'linux-x64', SelfContained: 'true' }, windows, "a self-contained app for 'linux-x64', but the plan runs on Windows", "set RuntimeIdentifier to 'win-x64', or use a plan on Linux"],
    [{ RuntimeIdentifier: 'linux-x64', SelfContained: 'true' }, small, "a self-contained app for 'linux-x64', but the plan runs on Windows", "set RuntimeIdentifier to 'win-x86', or use a plan on Linux"],
    [{ RuntimeIdentifier: 'linux-x64' }, windows, "for 'linux-x64', but the plan runs on Windows", "set RuntimeIdentifier to 'win-x64', leave it out, or use a plan on Linux, or acknowledge the code with a reason"],
    [{ RuntimeIdentifier: 'osx-arm64', PublishReadyToRun: 'true' }, linux, "ReadyToRun code for 'osx-arm64', but the plan runs on Linux", "set RuntimeIdentifier to 'linux-x64'"],
    [{ RuntimeIdentifier: 'macos-x64' }, linux, "for 'macos-x64', but the plan runs on Linux", "set RuntimeIdentifier to 'linux-x64', leave it out, or acknowledge the code with a reason"],
    [{ RuntimeIdentifier: 'win-x86', PublishReadyToRun: 'true' }, windows, "ReadyToRun code for 'win-x86', but the Windows worker is a 64-bit process", "set RuntimeIdentifier to 'win-x64', or set 'use32BitWorker' to true"],
    [{ RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' }, small, "ReadyToRun code for 'win-x64', but the Windows worker is a 32-bit process", "set RuntimeIdentifier to 'win-x86', or set 'use32BitWorker' to false"],
    [{ RuntimeIdentifier: 'win-arm64' }, windows, "for 'win-arm64', but the Windows worker is a 64-bit process", "set RuntimeIdentifier to 'win-x64', or acknowledge the code with a reason"],
    [{ RuntimeIdentifier: 'win-arm64' }, small, "for 'win-arm64', but the Windows worker is a 32-bit process", "set RuntimeIdentifier to 'win-x86', or acknowledge the code with a reason"],
    [{ PlatformTarget: 'x86' }, windows, "for 'x86', but the Windows worker is a 64-bit process", "set PlatformTarget to 'AnyCPU' or leave it out, or set 'use32BitWorker' to true"],
    [{ PlatformTarget: 'x64' }, small, "for 'x64', but the Windows worker is a 32-bit process", "set PlatformTarget to 'AnyCPU' or leave it out, or set 'use32BitWorker' to false"],
    [{ PlatformTarget: 'x86' }, linux, "for 'x86', but the Linux worker is a 64-bit process", "set PlatformTarget to 'AnyCPU' or leave it out"],
  ])('%j is named with its identifier', (values, more, text, fix) => {
    const input = check(project(isolatedProject(values)), more);
    const found = finding([...projectProblems(input), ...projectWarnings(input)]);
    expect([what(found), found.fix]).toEqual([`'F.csproj:6' builds ${text}`, fix]);
  });

  test('an in-process app is not self-contained, whatever its project says', () => {
    expect(warned(inProcessProject({ RuntimeIdentifier: 'win-x86', SelfContained: 'true' }), windows)).toBe('AZFN7033');
  });

  test('in-process code is part of the host, also on .NET Framework', () => {
    const content = inProcessProject({ TargetFramework: 'net48', AzureFunctionsVersion: 'v1', PlatformTarget: 'x86' });
    expect(codes(content, { ...windows, host: host('~1') })).toBe('AZFN7015');
  });
});

describe('host.json', () => {
  const withHost = (content: string): Files => ({ 'host.json': content });

  test.each<[string, string, Partial<ProjectCheck>, string, string]>([
    ['version 2.0', '{ "version": "2.0" }', {}, 'ok', 'ok'],
    ['no version', '{}', {}, 'AZFN7017', 'ok'],
    ['version 4.0', '{ "version": "4.0" }', {}, 'AZFN7017', 'ok'],
    ['no version on Functions 1.x', '{}', { host: host('~1') }, 'ok', 'ok'],
    ['no version on a host that is not known', '{}', { host: UNRESOLVED }, 'ok', 'ok'],
    ['an extension bundle', '{ "version": "2.0", "extensionBundle": { "id": "x", "version": "[4.0.0, 5.0.0)" } }', {}, 'ok', 'AZFN7034'],
  ])('%s', (_, content, more, errors, warnings) => {
    expect([codes(isolatedProject(), more, withHost(content)), warned(isolatedProject(), more, withHost(content))]).toEqual([errors, warnings]);
  });

  const final = (content: string, on = plan('consumption', 'Windows'), timeoutIsSet = false) =>
    finalProjectProblems({ ...check(project(isolatedProject(), withHost(content)), { plan: on }), names: { settings: [], connectionStrings: [] }, identity: { connections: [], keylessStorage: false }, timeoutIsSet });

  test.each<[string, string, ReturnType<typeof plan>, string]>([
    ['10 minutes on Consumption', '00:10:00', plan('consumption', 'Windows'), 'ok'],
    ['11 minutes on Consumption', '00:11:00', plan('consumption', 'Windows'), 'AZFN7016'],
    ['no limit on Consumption', '-1', plan('consumption', 'Windows'), 'AZFN7016'],
    ['no limit on Flex Consumption', '-1', plan('flexConsumption'), 'ok'],
    ['a day on Elastic Premium', '1.00:00:00', plan('elasticPremium'), 'ok'],
    ['something else', '10 minutes', plan('elasticPremium'), 'AZFN7016'],
  ])('a time-out of %s', (_, value, on, expected) => {
    expect(said(final(`{ "version": "2.0", "functionTimeout": "${value}" }`, on))).toBe(expected);
  });

  test('a time-out is named with its place, and not looked at where a setting takes its place', () => {
    expect(what(finding(final('{ "version": "2.0",\n "functionTimeout": "00:11:00" }')))).toBe("'host.json:2' has 'functionTimeout' '00:11:00', but Windows Consumption allows 10 minutes at most");
    expect(final('{ "functionTimeout": "00:11:00" }', undefined, true)).toEqual([]);
  });
});

describe('settings of local.settings.json', () => {
  const LOCAL = JSON.stringify({
    Values: {
      AzureWebJobsStorage: 'x', FUNCTIONS_WORKER_RUNTIME: 'x', 'AzureWebJobs.Orders.Disabled': 'x', WEBSITE_HOSTNAME: 'x', Orders__Topic: 'x', Service: 'x', Plain: 'x', Part__a: 'x', Storage2: 'x',
    },
    ConnectionStrings: { Sql: 'x' },
  });
  const warnings = (settings: readonly string[], connectionStrings: readonly string[] = [], local = LOCAL) =>
    finalProjectWarnings({ project: project(isolatedProject(), { 'local.settings.json': local }), names: { settings, connectionStrings } });

  test('that the app does not set are listed by their names', () => {
    expect(what(finding(warnings([])))).toBe("'local.settings.json' has 'Orders__Topic', 'Service', 'Plain', 'Part__a', 'Storage2' and 'Sql', which the app does not set");
  });

  test('are found in whatever way they are set', () => {
    // without case, with another separator, as parts of a connection or as its whole, as connection strings, under the name with the prefix
    expect(warnings(['orders:topic', 'Service__fullyQualifiedNamespace', 'PLAIN', 'Part', 'AzureWebJobsStorage2'], ['sql'])).toEqual([]);
    expect(said(warnings(['orders:topic', 'Service__fullyQualifiedNamespace', 'PLAIN', 'Part', 'AzureWebJobsStorage2']))).toBe('AZFN7035');
    expect(said(warnings(['orders:topic', 'Service2__x', 'PLAIN', 'Part', 'AzureWebJobsStorage2'], ['sql']))).toBe('AZFN7035');
  });

  test('are not looked for where there is no such file, or no setting', () => {
    expect(finalProjectWarnings({ project: project(isolatedProject()), names: { settings: [], connectionStrings: [] } })).toEqual([]);
    expect(warnings([], [], '{ "Values": {} }')).toEqual([]);
  });

  test('are cut after some', () => {
    const local = JSON.stringify({ Values: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`S${index}`, 'x'])) });
    expect(finding(warnings([], [], local)).what).toMatch(/'S19' and 30 more, which the app does not set$/);
  });
});

describe('connections with an identity', () => {
  const KEYLESS = { connections: [], keylessStorage: true };
  const final = (terms: ProjectTerms, identity: Parameters<typeof finalProjectProblems>[0]['identity']) =>
    finalProjectProblems({ ...check(terms), names: { settings: [], connectionStrings: [] }, identity, timeoutIsSet: false });
  const using = (service: 'blobs' | 'queues' | 'tables' | 'serviceBus' | 'cosmosDb' | 'sql') => ({ connections: [{ service, name: 'Orders' }], keylessStorage: false });

  test.each<[string, string, Parameters<typeof final>[1], string]>([
    ['an old Service Bus', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus')]: '4.2.1' }), using('serviceBus'), 'AZFN7014'],
    ['a new Service Bus', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus')]: '5.0.0' }), using('serviceBus'), 'ok'],
    ['no Service Bus', isolatedProject(), using('serviceBus'), 'ok'],
    ['an old Service Bus that is not used so', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus')]: '4.2.1' }), using('blobs'), 'ok'],
    ['an old Service Bus, in-process', inProcessProject({}, { [WEBJOBS('ServiceBus')]: '4.3.0' }), using('serviceBus'), 'AZFN7014'],
    ['the old package of blobs and queues', inProcessProject({}, { [WEBJOBS('Storage')]: '4.0.5' }), using('queues'), 'AZFN7014'],
    ['the old package of blobs and queues, isolated', isolatedProject({}, { [WORKER_EXTENSION('Storage')]: '4.0.4' }), using('blobs'), 'AZFN7014'],
    ['a preview that has it', isolatedProject({}, { [WORKER_EXTENSION('CosmosDB')]: '4.0.0-preview2' }), using('cosmosDb'), 'ok'],
    ['SQL, which every version has', inProcessProject({}, { [WEBJOBS('Sql')]: '0.1.0' }), using('sql'), 'ok'],
    ['the old package, which held tables too', inProcessProject({}, { [WEBJOBS('Storage')]: '4.0.5' }), using('tables'), 'AZFN7014'],
    ['the old package, which held tables too, beside their own', isolatedProject({}, { [WORKER_EXTENSION('Storage')]: '4.0.4', [WORKER_EXTENSION('Tables')]: '1.0.0' }), using('tables'), 'AZFN7014'],
    ['the package of blobs and queues beside that of tables', isolatedProject({}, { [WORKER_EXTENSION('Storage')]: '5.0.0', [WORKER_EXTENSION('Tables')]: '1.0.0' }), using('tables'), 'ok'],
    ['the old package of blobs and queues, which is not that of Service Bus', isolatedProject({}, { [WORKER_EXTENSION('Storage')]: '4.0.4' }), using('serviceBus'), 'ok'],
    ['Service Bus in small letters', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus').toLowerCase()]: '4.2.1' }), using('serviceBus'), 'AZFN7014'],
    ['Service Bus without a version', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus')]: undefined }), using('serviceBus'), 'ok'],
    ['Service Bus of a version that only a build knows', isolatedProject({}, { [WORKER_EXTENSION('ServiceBus')]: '$(BUILD_NUMBER)' }), using('serviceBus'), 'ok'],
    ['an old Service Bus that may not apply', isolatedProject().replace('</Project>', `<ItemGroup Condition="'$(OS)' == 'Unix'"><PackageReference Include="${WORKER_EXTENSION('ServiceBus')}" Version="4.2.1" /></ItemGroup></Project>`), using('serviceBus'), 'ok'],
    ['old Durable Functions and a keyless host storage', inProcessProject({}, { [WEBJOBS('DurableTask')]: '2.6.1' }), KEYLESS, 'AZFN7014'],
    ['new Durable Functions and a keyless host storage', inProcessProject({}, { [WEBJOBS('DurableTask')]: '2.13.0' }), KEYLESS, 'ok'],
  ])('%s', (_, content, identity, expected) => {
    expect(said(final(project(content), identity))).toBe(expected);
  });

  test('are named with what uses the identity', () => {
    const told = (name: string, version: string, identity: Parameters<typeof final>[1]): string[] => {
      const found = finding(final(project(inProcessProject({}, { [WEBJOBS(name)]: version })), identity));
      return [what(found), found.fix];
    };
    expect(told('ServiceBus', '4.3.0', using('serviceBus'))).toEqual([
      "'F.csproj:8' has Microsoft.Azure.WebJobs.Extensions.ServiceBus '4.3.0', but the connection 'Orders' to Azure Service Bus uses an identity, which needs 5.0.0 or later",
      'update Microsoft.Azure.WebJobs.Extensions.ServiceBus to 5.0.0 or later, or connect with a connection string',
    ]);
    expect(told('Storage', '4.0.5', using('tables'))).toEqual([
      "'F.csproj:8' has Microsoft.Azure.WebJobs.Extensions.Storage '4.0.5', but the connection 'Orders' to Azure Table Storage uses an identity, which needs 5.0.0 or later",
      'update Microsoft.Azure.WebJobs.Extensions.Storage to 5.0.0 or later and add Microsoft.Azure.WebJobs.Extensions.Tables 1.0.0 or later, which has the tables then, or connect with a connection string',
    ]);
    expect(told('Storage', '4.0.5', using('queues'))[1]).toBe('update Microsoft.Azure.WebJobs.Extensions.Storage to 5.0.0 or later, or connect with a connection string');
    expect(told('Tables', '0.9.0', using('tables'))[1]).toBe('update Microsoft.Azure.WebJobs.Extensions.Tables to 1.0.0 or later, or connect with a connection string');
    expect(told('DurableTask', '2.6.1', KEYLESS)[0]).toBe(
      "'F.csproj:8' has Microsoft.Azure.WebJobs.Extensions.DurableTask '2.6.1', but the host storage uses an identity, which needs 2.7.0 or later",
    );
  });

  test('Durable Functions with a store of their own do not use the host storage', () => {
    const terms = project(inProcessProject({}, { [WEBJOBS('DurableTask')]: '2.6.1' }), { 'host.json': '{ "version": "2.0", "extensions": { "durableTask": { "storageProvider": { "type": "mssql" } } } }' });
    expect(final(terms, KEYLESS)).toEqual([]);
  });

  test('two connections over one package are one finding each', () => {
    const terms = project(isolatedProject({}, { [WORKER_EXTENSION('Storage')]: '4.0.4' }));
    expect(final(terms, { connections: [{ service: 'blobs', name: 'A' }, { service: 'queues', name: 'B' }, { service: 'queues', name: 'B' }], keylessStorage: false })).toHaveLength(2);
  });

  const bundled = (extensionBundle?: object): Files => ({ 'host.json': JSON.stringify({ version: '2.0', extensionBundle }) });
  const inNode = (files: Files): ProjectTerms => readLanguageFolder({ 'package.json': '{ "engines": { "node": "22" } }', ...files });

  test.each<[string, string, string]>([
    ['an old bundle', '[2.*, 3.0.0)', 'AZFN7014'], ['an old bundle without spaces', '[2.*,3.0.0)', 'AZFN7014'], ['an old bundle with more spaces', ' [2.*,  3.0.0 ) ', 'AZFN7014'],
    ['a bundle that ends before the first one that can', '[2.*, 3.3.0)', 'AZFN7014'], ['a bundle that ends after it', '[2.*, 3.3.1)', 'ok'],
    ['a bundle that may be old', '[3.*, 4.0.0)', 'ok'], ['a new bundle', '[4.*, 5.0.0)', 'ok'], ['a bundle with another range', '4.0.0', 'ok'],
  ])('other languages have %s', (_, version, expected) => {
    const terms = inNode(bundled({ id: 'x', version }));
    expect(said(final(terms, using('serviceBus')))).toBe(expected);
    expect(final(terms, KEYLESS)).toEqual([]);
  });

  test('other languages are told the bundle and what to write', () => {
    const found = finding(final(inNode(bundled({ id: 'x', version: '[3.*, 4.0.0)' })), using('cosmosDb')));
    expect([what(found), found.fix]).toEqual([
      "'host.json:1' has the extension bundle '[3.*, 4.0.0)', but the connection 'Orders' to Azure Cosmos DB uses an identity, which needs 4.0.2 or later",
      "set the version of 'extensionBundle' to '[4.0.0, 5.0.0)'",
    ]);
  });

  test.each<[string, ProjectTerms, Parameters<typeof using>[0]]>([
    ['there is no host.json', inNode({}), 'serviceBus'],
    ['host.json names no bundle', inNode(bundled()), 'serviceBus'],
    ['the bundle has no version', inNode(bundled({ id: 'x' })), 'serviceBus'],
    ['every bundle has the binding', inNode(bundled({ id: 'x', version: '[1.*, 2.0.0)' })), 'sql'],
    ['the project is one of .NET, though its model is not known', project(sdkProject(properties({ TargetFramework: 'net8.0' })), bundled({ id: 'x', version: '[2.*, 3.0.0)' })), 'serviceBus'],
  ])('no bundle is too old where %s', (_, terms, service) => {
    expect(final(terms, using(service))).toEqual([]);
  });
});

describe('other languages', () => {
  const warnings = (id: RuntimeId, files: Files): Finding[] => projectWarnings(check(readLanguageFolder({ 'host.json': '{ "version": "2.0" }', ...files }), { runtime: runtime(id) }));

  test.each<[string, RuntimeId, Files, string]>([
    ['engines that fit', 'node-22', { 'package.json': '{ "engines": { "node": ">=20" } }' }, 'ok'],
    ['engines that do not fit', 'node-18', { 'package.json': '{ "engines": { "node": ">=20" } }' }, 'AZFN7036'],
    ['engines that are not understood', 'node-18', { 'package.json': '{ "engines": { "node": "lts/*" } }' }, 'ok'],
    ['a tool of Node.js in an app of Python', 'python-3.12', { 'package.json': '{ "engines": { "node": "18" } }', '.python-version': '3.12' }, 'ok'],
    ['two files of Python that do not fit', 'python-3.12', { 'pyproject.toml': '[project]\nrequires-python = ">=3.9,<3.12"', '.python-version': '3.11' }, 'AZFN7036 AZFN7036'],
    ['requirements for another Python', 'python-3.12', { 'requirements.txt': '# This file is autogenerated by pip-compile with Python 3.10\n' }, 'AZFN7036'],
    ['classes of a later Java', 'java-17', { 'pom.xml': '<project><properties><java.version>21</java.version></properties></project>' }, 'AZFN7036'],
    ['classes of an earlier Java', 'java-17', { 'pom.xml': '<project><properties><java.version>11</java.version></properties></project>' }, 'ok'],
    ['functions without an entry point', 'node-22', { 'package.json': '{ "dependencies": { "@azure/functions": "^4.5.0" } }' }, 'AZFN7037'],
    ['functions with TypeScript as entry point', 'node-22', { 'package.json': '{ "main": "src/index.ts", "dependencies": { "@azure/functions": "4.5.0" } }' }, 'AZFN7037'],
    ['functions with a module of TypeScript as entry point', 'node-22', { 'package.json': '{ "main": "src/index.mts", "dependencies": { "@azure/functions": "4.5.0" } }' }, 'AZFN7037'],
    ['functions with JavaScript in a folder of that name', 'node-22', { 'package.json': '{ "main": "built.ts/index.js", "dependencies": { "@azure/functions": "4.5.0" } }' }, 'ok'],
    ['functions of a least version without an entry point', 'node-22', { 'package.json': '{ "dependencies": { "@azure/functions": ">=4.5.0" } }' }, 'AZFN7037'],
    ['the same with a space', 'node-22', { 'package.json': '{ "dependencies": { "@azure/functions": ">= 4.5.0" } }' }, 'AZFN7037'],
    ['functions of a far later version without an entry point', 'node-22', { 'package.json': '{ "dependencies": { "@azure/functions": "^10.0.0" } }' }, 'AZFN7037'],
    ['functions without an entry point in an app of Python', 'python-3.12', { 'package.json': '{ "dependencies": { "@azure/functions": "^4.5.0" } }', '.python-version': '3.12' }, 'ok'],
    ['functions with an entry point', 'node-22', { 'package.json': '{ "main": "dist/src/functions/*.js", "dependencies": { "@azure/functions": "^4.5.0" } }' }, 'ok'],
    ['functions of the third model', 'node-18', { 'package.json': '{ "dependencies": { "@azure/functions": "^3.5.0" } }' }, 'ok'],
    ['functions of some version', 'node-22', { 'package.json': '{ "dependencies": { "@azure/functions": "latest" } }' }, 'ok'],
    ['a project of another language', 'python-3.12', { 'package.json': '{ "engines": { "node": "18" } }' }, 'AZFN7036'],
    ['an empty list of requirements in an app of Node.js', 'node-22', { 'requirements.txt': '' }, 'AZFN7036'],
    ['a tool of Node.js beside what .NET built', 'dotnet-isolated-8.0', { 'package.json': '{ "engines": { "node": "18" } }' }, 'ok'],
    ['a tool of Node.js beside scripts', 'powershell-7.4', { 'package.json': '{}' }, 'ok'],
    ['nothing but host.json', 'python-3.12', {}, 'ok'],
    ['a bundle', 'node-22', { 'host.json': '{ "version": "2.0", "extensionBundle": { "id": "x" } }' }, 'ok'],
  ])('%s', (_, id, files, expected) => {
    expect(said(warnings(id, files))).toBe(expected);
  });

  test.each<[string, RuntimeId, Files, string]>([
    ['pom.xml', 'node-22', { 'pom.xml': '<project></project>' }, "'runtime' is Node.js 22, but 'pom.xml' is a file of Java"],
    ['requirements.txt', 'java-21', { 'requirements.txt': '' }, "'runtime' is Java 21, but 'requirements.txt' is a file of Python"],
    ['package.json', 'python-3.12', { 'package.json': '{}' }, "'runtime' is Python 3.12, but 'package.json' is a file of Node.js"],
    ['no entry point', 'node-22', { 'package.json': '{\n"dependencies": { "@azure/functions": "4.5.0" } }' }, "'package.json:1' has @azure/functions, but no 'main'"],
    ['TypeScript as entry point', 'node-22', { 'package.json': '{\n"main": "src/index.ts",\n"dependencies": { "@azure/functions": "4.5.0" } }' }, "'package.json:2' has 'main' 'src/index.ts', which is TypeScript"],
  ])('are named with what is wrong: %s', (_, id, files, expected) => {
    expect(finding(warnings(id, files)).what.replace(/[^\s']*\/(?=(package|pom|requirements)\.)/, '')).toBe(expected);
  });

  test.each<[string, RuntimeId, Files, RegExp]>([
    ['a later Java', 'java-17', { 'pom.xml': '<project><properties><java.version>21</java.version></properties></project>' }, /^classes that are compiled for a later version do not load /],
    ['another Python', 'python-3.12', { '.python-version': '3.11' }, /^the project is made for another version than the one it will run on /],
  ])('say why the version does not fit: %s', (_, id, files, expected) => {
    expect(finding(warnings(id, files)).why).toMatch(expected);
  });

  test('do not run inside the host', () => {
    const node = readLanguageFolder({ 'host.json': '{ "version": "2.0" }', 'package.json': '{ "engines": { "node": "22" } }' });
    const inHost = finding(projectProblems(check(node, { construct: 'InProcessFunctionApp' })));
    expect([inHost.code, inHost.what.replace(/[^\s']*\/(?=package)/, ''), inHost.fix]).toEqual([
      'AZFN7005', "'package.json' makes a project of Node.js 22, but the app is an InProcessFunctionApp", 'use IsolatedFunctionApp with IsolatedRuntime.NODE_22',
    ]);
    checkText(inHost);
    const beside = readLanguageFolder({ 'package.json': '{}', 'pom.xml': '<project />' });
    expect(what(finding(projectProblems(check(beside, { construct: 'InProcessFunctionApp', runtime: runtime('java-21') }))))).toMatch(/pom\.xml' makes a project of Java 21, but the app is an InProcessFunctionApp$/);
    expect(finding(projectProblems(check(readLanguageFolder({ 'host.json': '{}' }), { construct: 'InProcessFunctionApp', runtime: runtime('node-22') }))).what).toBe('the project makes a project of Node.js 22, but the app is an InProcessFunctionApp');
    expect(projectProblems(check(node, { construct: 'IsolatedFunctionApp' }))).toEqual([]);
    expect(projectProblems(check(node, { construct: 'InProcessFunctionApp', runtime: runtime('dotnet-inproc-8.0') }))).toEqual([]);
    expect(projectProblems(check(node, { construct: 'InProcessFunctionApp', runtime: UNRESOLVED }))).toEqual([]);
  });
});

describe('global.json', () => {
  const pinned = (sdk: object): string => warned(isolatedProject(), {}, { 'global.json': JSON.stringify({ sdk }) });

  test.each<[object, string]>([
    [{ version: '8.0.100' }, 'AZFN7038'], [{ version: '10.0.100' }, 'ok'], [{ version: '11.0.100' }, 'ok'], [{ version: '8.0.100', rollForward: 'latestMajor' }, 'ok'], [{ version: '8.0.100', rollForward: 'Major' }, 'ok'],
    [{ version: '8.0.100', rollForward: 'latestFeature' }, 'AZFN7038'], [{ version: 'x' }, 'ok'], [{ version: 'v8.0.100' }, 'ok'], [{}, 'ok'],
  ])('%j', (sdk, expected) => {
    expect(pinned(sdk)).toBe(expected);
  });

  test.each(['6.0.100', '3.1.100'])('the SDK %s builds .NET Framework', (version) => {
    expect(warned(isolatedProject({ TargetFramework: 'net48' }), {}, { 'global.json': JSON.stringify({ sdk: { version } }) })).toBe('ok');
  });

  test('versions are numbers', () => {
    const [found] = projectWarnings(check(project(isolatedProject({ TargetFramework: 'net11.0' }, { [WORKER]: '2.52.0' }), { 'global.json': '{ "sdk": { "version": "10.0.100" } }' })));
    expect([what(found), found.fix]).toEqual([
      "'global.json:1' asks for the SDK '10.0.100', but the project targets net11.0",
      "set the version to 11.0.100 or later, or 'rollForward' to 'latestMajor', or acknowledge the code with a reason",
    ]);
  });

  test('nothing is said about a framework that only a build knows', () => {
    expect(warned(isolatedProject({ TargetFramework: '$(DOTNET_TFM)' }), { runtime: runtime('dotnet-isolated-8.0') }, { 'global.json': '{ "sdk": { "version": "6.0.100" } }' })).toBe('ok');
  });
});
