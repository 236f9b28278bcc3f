import { symlinkSync } from 'node:fs';
import {
  ConnectionAccess, FunctionFeature, FunctionProject, FunctionsVersion, HostStorage, HostStorageUse, IdentityConnection, InProcessRuntime, IsolatedRuntime,
  type FunctionProjectOptions, type InProcessFunctionAppProps, type IsolatedFunctionAppProps,
} from '../../../src';
import { IN_PROCESS, inProcessProject, isolatedProject, packages, properties, sdkProject, withFiles, WORKER, WORKER_SDK } from '../../support/project-files';
import { SECRETS } from '../canaries';
import { call, row, type Program, type Row } from '../harness';
import { ACCOUNT_ID, dedicated, flex, inProcess, isolated, premium, untyped, WINDOWS, windowsConsumption } from './given';

type Files = Parameters<typeof withFiles>[0];

const FOLDER = 'src/Orders';
const PATH = `${FOLDER}/Orders.csproj`;
const WORKER_EXTENSIONS = `${WORKER}.Extensions`;
const WEB_JOBS = 'Microsoft.Azure.WebJobs.Extensions';

/** Reads a project in a working directory that has these files, and is gone afterwards: no text of these programs has a path of the machine. */
export function projectOf(files: Files, read = (): FunctionProject => FunctionProject.fromCsproj(PATH), prepare: () => void = () => undefined): FunctionProject {
  return withFiles(files, (folder) => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      prepare();
      return read();
    } finally {
      process.chdir(before);
    }
  });
}

/** The project `Orders.csproj` with this text, and files beside it. */
export const csproj = (text: string, beside: Readonly<Record<string, unknown>> = {}, options?: FunctionProjectOptions): FunctionProject =>
  projectOf(
    { [PATH]: text, ...Object.fromEntries(Object.entries(beside).map(([name, content]) => [`${FOLDER}/${name}`, typeof content === 'string' ? content : JSON.stringify(content)])) },
    () => FunctionProject.fromCsproj(PATH, options),
  );

/** A folder of another language. */
export const folderOf = (files: Readonly<Record<string, unknown>>): FunctionProject =>
  projectOf(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`src/orders/${name}`, typeof content === 'string' ? content : JSON.stringify(content)])),
    () => FunctionProject.fromDirectory('src/orders'),
  );

/** An isolated app of a project, which tells the runtime. */
const isolatedOf = (read: () => FunctionProject, more: Partial<IsolatedFunctionAppProps> = {}): Program => (s) => isolated(s, { runtime: undefined, project: read(), ...more });
/** An in-process app of one, with its lifecycle accepted. */
const inProcessOf = (read: () => FunctionProject, more: Partial<InProcessFunctionAppProps> = {}): Program => (s) =>
  inProcess(s, { runtime: undefined, project: read(), acknowledge: [{ code: 'AZFN1012', reason: 'not the subject' }], ...more });

const BUS = IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER] });
const KEYLESS = HostStorage.managedIdentity({ storageAccountName: 'stordersprod', storageAccountId: ACCOUNT_ID, uses: [HostStorageUse.DURABLE_FUNCTIONS] });
const HOST = { version: '2.0' };
const NODE_HOST = { ...HOST, extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.0.0, 5.0.0)' } };
const CORE = { [WORKER]: '2.50.0', [WORKER_SDK]: '2.0.5' };
const NET_10 = { TargetFramework: 'net10.0', AzureFunctionsVersion: 'v4', OutputType: 'Exe' };
const NET_48 = { TargetFramework: 'net48' };
const R2R = { PublishReadyToRun: 'true' };
const settings = (values: Readonly<Record<string, string>>, connectionStrings: Readonly<Record<string, string>> = {}): object => ({
  IsEncrypted: false, Values: { AzureWebJobsStorage: 'UseDevelopmentStorage=true', FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated', ...values }, ConnectionStrings: connectionStrings,
});

/** What is at the path, and whether it can be read. */
const READING: readonly Row[] = [
  row('AZFN7001', 'a path with nothing at it', () => projectOf({ [PATH]: isolatedProject() }, () => FunctionProject.fromCsproj('src/Order/Order.csproj'))),
  row('AZFN7001', 'a folder without a project', () => projectOf({ [`${FOLDER}/host.json`]: '{}' }, () => FunctionProject.fromCsproj(FOLDER))),
  row('AZFN7001', 'a folder with two projects', () =>
    projectOf({ [PATH]: isolatedProject(), [`${FOLDER}/Orders.Tests.csproj`]: isolatedProject() }, () => FunctionProject.fromCsproj(FOLDER))),
  row('AZFN7001', 'a file of another kind', () => projectOf({ 'src/Orders.sln': '' }, () => FunctionProject.fromCsproj('src/Orders.sln'))),
  row('AZFN7001', 'a directory that is a file', () => projectOf({ [PATH]: isolatedProject() }, () => FunctionProject.fromDirectory(PATH))),
  row('AZFN7001', 'a directory that is not there', () => projectOf({}, () => FunctionProject.fromDirectory('src/orders'))),
  row('AZFN7001', 'a directory of another kind', () => folderOf({ 'README.md': '# Orders' })),

  row('AZFN7002', 'a project with a DOCTYPE', () => csproj(`<!DOCTYPE Project [ <!ENTITY framework "net10.0"> ]>\n${isolatedProject({ TargetFramework: '&framework;' })}`)),
  row('AZFN7002', 'a project of 5 MiB', () => csproj(isolatedProject({ Description: 'x'.repeat(5 * 1024 * 1024) }))),
  row('AZFN7002', 'a project that is a link to itself', () => projectOf({ [`${FOLDER}/host.json`]: '{}' }, undefined, () => symlinkSync('Orders.csproj', PATH))),
  row('AZFN7002', 'a folder in the place of host.json', () => csproj(isolatedProject(), { 'host.json/readme.txt': 'x' })),
  row('AZFN7002', 'a host.json that is too deep', () => csproj(isolatedProject(), { 'host.json': '['.repeat(5000) })),

  row('AZFN7003', 'an element that is not closed', () => csproj(isolatedProject().replace('</PropertyGroup>', ''))),
  row('AZFN7003', 'another root than Project', () => csproj('<Solution />')),
  row('AZFN7003', 'a comma too few in host.json', () => csproj(isolatedProject(), { 'host.json': '{\n  "version": "2.0"\n  "logging": {}\n}' })),
  row('AZFN7003', 'a quote too few in local.settings.json', () =>
    csproj(isolatedProject(), { 'local.settings.json': `{\n  "Values": {\n    "ORDERS_DB": "${SECRETS.connectionString}\n  }\n}` })),
  row('AZFN7003', 'an empty global.json', () => projectOf({ [PATH]: isolatedProject(), 'global.json': '' })),
  row('AZFN7003', 'a pyproject.toml that is none', () => folderOf({ 'host.json': HOST, 'pyproject.toml': '[project]\nrequires-python = >=3.12\n' })),
  row('AZFN7003', 'a pom.xml that is none', () => folderOf({ 'host.json': HOST, 'pom.xml': '<project>\n  <properties>\n</project>' })),
];

/** Which runtime the project says, and which one the app is given. */
const RUNTIME: readonly Row[] = [
  row('AZFN7004', 'a project of two frameworks', isolatedOf(() =>
    csproj(sdkProject(`${properties({ TargetFrameworks: 'net8.0;net10.0', AzureFunctionsVersion: 'v4', OutputType: 'Exe' })}\n${packages(CORE)}`)))),
  row('AZFN7004', 'a framework that the host does not have', isolatedOf(() => csproj(isolatedProject({ TargetFramework: 'net12.0' })))),
  row('AZFN7004', 'a project without a package of either model', isolatedOf(() => csproj(sdkProject(properties(NET_10))))),
  row('AZFN7004', 'a framework that only the build knows', isolatedOf(() => csproj(isolatedProject({ TargetFramework: '$([System.Environment]::GetEnvironmentVariable(ORDERS_FRAMEWORK))' })))),
  row('AZFN7004', 'a version of Node.js that may be several', isolatedOf(() => folderOf({ 'host.json': NODE_HOST, 'package.json': { main: 'dist/*.js', engines: { node: '>=20' } } }))),
  row('AZFN7004', 'a folder that says no version', isolatedOf(() => folderOf({ 'host.json': NODE_HOST, 'requirements.txt': 'azure-functions' }))),
  row('AZFN7004', 'a folder of two languages', isolatedOf(() => folderOf({ 'host.json': NODE_HOST, 'package.json': { engines: { node: '24' } }, '.python-version': '3.13' }))),

  row('AZFN7005', 'an isolated project in an in-process app', inProcessOf(() => csproj(isolatedProject()))),
  row('AZFN7005', 'an in-process project in an isolated app', isolatedOf(() => csproj(inProcessProject()))),
  row('AZFN7005', 'an in-process project in an isolated app that names its runtime', isolatedOf(() => csproj(inProcessProject()), { runtime: IsolatedRuntime.DOTNET_8 })),
  row('AZFN7005', 'a project of Node.js in an in-process app', inProcessOf(() => folderOf({ 'host.json': NODE_HOST, 'package.json': { main: 'dist/*.js', engines: { node: '24' } } }))),

  row('AZFN7006', 'another .NET than that of the project', isolatedOf(() => csproj(isolatedProject()), { runtime: IsolatedRuntime.DOTNET_8 })),
  row('AZFN7006', 'another language than that of the project', isolatedOf(() => csproj(isolatedProject()), { runtime: IsolatedRuntime.NODE_24 })),
  row('AZFN7006', '.NET Framework in-process with .NET 8', inProcessOf(() => csproj(inProcessProject()), { runtime: InProcessRuntime.DOTNET_FRAMEWORK_4_8 })),

  row('AZFN7007', 'a host version that the framework does not run on', isolatedOf(() => csproj(isolatedProject({ AzureFunctionsVersion: 'v3' })))),
  row('AZFN7007', 'the same with the runtime named', isolatedOf(() => csproj(isolatedProject({ AzureFunctionsVersion: 'v3' })), { runtime: IsolatedRuntime.DOTNET_10 })),
  row('AZFN7007', 'another host version than that of the app', isolatedOf(() => csproj(isolatedProject({ AzureFunctionsVersion: 'v3' })), { functionsVersion: FunctionsVersion.V4 })),
  row('AZFN7007', 'the same with the app in the wrong', isolatedOf(() => csproj(isolatedProject()), { functionsVersion: FunctionsVersion.V3 }), { beside: ['AZFN1006'] }),
];

/** What the project references and builds. */
const PACKAGES: readonly Row[] = [
  row('AZFN7008', 'packages of both models', isolatedOf(() => csproj(isolatedProject({}, { [IN_PROCESS]: '4.5.0' })))),
  row('AZFN7008', 'an SDK of MSBuild and the package in its place', isolatedOf(() =>
    csproj(sdkProject(`${properties(NET_10)}\n${packages(CORE)}`, 'Azure.Functions.Sdk/1.0.1')))),

  row('AZFN7009', 'the worker without its SDK', isolatedOf(() => csproj(sdkProject(`${properties(NET_10)}\n${packages({ [WORKER]: '2.50.0' })}`)))),

  row('AZFN7010', 'an in-process extension in an isolated project', isolatedOf(() => csproj(isolatedProject({}, { [`${WEB_JOBS}.ServiceBus`]: '5.16.4' })))),
  row('AZFN7010', 'one that two packages took the place of', isolatedOf(() => csproj(isolatedProject({}, { [`${WEB_JOBS}.Storage`]: '5.3.4' })))),
  row('AZFN7010', 'an isolated extension in an in-process project', inProcessOf(() => csproj(inProcessProject({}, { [`${WORKER_EXTENSIONS}.CosmosDB`]: '4.12.0' })))),

  row('AZFN7011', 'a worker that does not know the framework', isolatedOf(() => csproj(isolatedProject({}, { [WORKER]: '1.23.0' }).replace(/.*Version="2\.50\.0".*\n/, '')))),
  row('AZFN7011', 'an in-process SDK that does not', inProcessOf(() => csproj(inProcessProject({}, { [IN_PROCESS]: '4.1.3' }).replace(/.*Version="4\.5\.0".*\n/, '')))),

  row('AZFN7012', 'a project without an output type', isolatedOf(() => csproj(isolatedProject().replace(/<OutputType>.*\n/, '')))),
  row('AZFN7012', 'a library', isolatedOf(() => csproj(isolatedProject({ OutputType: 'Library' })))),

  row('AZFN7013', 'ASP.NET Core on .NET Framework', isolatedOf(() => csproj(isolatedProject(NET_48, { [`${WORKER_EXTENSIONS}.Http.AspNetCore`]: '2.1.0' })))),
  row('AZFN7013', 'its shared framework there', isolatedOf(() =>
    csproj(isolatedProject(NET_48).replace('</Project>', '<ItemGroup>\n<FrameworkReference Include="Microsoft.AspNetCore.App" />\n</ItemGroup>\n</Project>')))),

  row('AZFN7014', 'an extension that takes connection strings only', isolatedOf(
    () => csproj(isolatedProject({}, { [`${WORKER_EXTENSIONS}.ServiceBus`]: '4.2.1' })), { connections: { Bus: BUS } })),
  row('AZFN7014', 'Durable Functions on a keyless account', isolatedOf(() => csproj(isolatedProject({}, { [`${WORKER_EXTENSIONS}.DurableTask`]: '0.5.0' })), { hostStorage: KEYLESS })),
  row('AZFN7014', 'an extension bundle that takes connection strings only', isolatedOf(
    () => folderOf({ 'host.json': { ...HOST, extensionBundle: { ...NODE_HOST.extensionBundle, version: '[2.*, 3.0.0)' } }, 'package.json': { main: 'dist/*.js' } }),
    { runtime: IsolatedRuntime.NODE_24, connections: { Bus: BUS } })),

  row('AZFN7015', 'ReadyToRun for Windows on Linux', isolatedOf(() => csproj(isolatedProject({ RuntimeIdentifier: 'win-x64', ...R2R })))),
  row('AZFN7015', 'a self-contained build for Linux on Windows', (s) =>
    isolatedOf(() => csproj(isolatedProject({ RuntimeIdentifier: 'linux-x64', SelfContained: 'true' })), { plan: windowsConsumption(s) })(s)),
  row('AZFN7015', 'ReadyToRun of 32 bits in a worker of 64', (s) =>
    isolatedOf(() => csproj(isolatedProject({ RuntimeIdentifier: 'win-x86', ...R2R })), { plan: premium(s, WINDOWS) })(s)),
  row('AZFN7015', 'a platform of 64 bits in a worker of 32', (s) =>
    inProcessOf(() => csproj(inProcessProject({ PlatformTarget: 'x64' })), { plan: dedicated(s, WINDOWS), use32BitWorker: true })(s)),
];

/** What is beside the project, and what the code uses. */
const FILES: readonly Row[] = [
  row('AZFN7016', 'a time-out that the plan does not have', (s) =>
    isolatedOf(() => csproj(isolatedProject(), { 'host.json': { ...HOST, functionTimeout: '00:30:00' } }), { plan: windowsConsumption(s) })(s)),
  row('AZFN7016', 'a time-out without an end, there', (s) =>
    isolatedOf(() => csproj(isolatedProject(), { 'host.json': { ...HOST, functionTimeout: '-1' } }), { plan: windowsConsumption(s) })(s)),
  row('AZFN7016', 'a time-out that is no time', isolatedOf(() => csproj(isolatedProject(), { 'host.json': { ...HOST, functionTimeout: 'ten minutes' } }))),

  row('AZFN7017', 'the version of the host in host.json', isolatedOf(() => csproj(isolatedProject(), { 'host.json': '{\n  "version": "4.0"\n}' }))),
  row('AZFN7017', 'a host.json without a version', isolatedOf(() => csproj(isolatedProject(), { 'host.json': '{ "logging": {} }' }))),

  call('AZFN7018', 'what only the in-process model has', (s) => isolated(s).requireFeatures(FunctionFeature.MIDDLEWARE, FunctionFeature.IMPERATIVE_BINDINGS)),
  call('AZFN7018', 'what only the isolated model has', (s) =>
    inProcess(s, { acknowledge: [{ code: 'AZFN1012', reason: 'not the subject' }] }).requireFeatures(FunctionFeature.MIDDLEWARE)),
  call('AZFN7018', 'what is not there on .NET Framework', (s) =>
    isolated(s, { runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 }).requireFeatures(FunctionFeature.ASP_NET_CORE_INTEGRATION)),
];

/** What is legal, and worth a word. */
const WARNINGS: readonly Row[] = [
  row('AZFN7030', 'an extension of the other model beside that of its own', isolatedOf(() =>
    csproj(isolatedProject({}, { [`${WEB_JOBS}.ServiceBus`]: '5.16.4', [`${WORKER_EXTENSIONS}.ServiceBus`]: '5.24.0' })))),
  row('AZFN7030', 'an extension without a known counterpart', isolatedOf(() => csproj(isolatedProject({}, { [`${WEB_JOBS}.Redis`]: '1.0.0' })))),
  row('AZFN7030', 'a package that nothing takes the place of', isolatedOf(() => csproj(isolatedProject({}, { 'Microsoft.Azure.Functions.Extensions': '1.1.0' })))),

  row('AZFN7031', 'the telemetry of the host in an isolated project', isolatedOf(() =>
    csproj(isolatedProject({}, { 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights': '3.0.41' })))),
  row('AZFN7031', 'the telemetry of the worker in an in-process project', inProcessOf(() => csproj(inProcessProject({}, { [`${WORKER}.ApplicationInsights`]: '2.0.0' })))),

  row('AZFN7032', 'a worker that is old for Flex Consumption', (s) =>
    isolatedOf(() => csproj(sdkProject(`${properties({ ...NET_10, TargetFramework: 'net8.0' })}\n${packages({ [WORKER]: '1.19.0', [WORKER_SDK]: '1.16.2' })}`)), {
      plan: flex(s), acknowledge: [{ code: 'AZFN1010', reason: 'not the subject' }],
    })(s)),

  row('AZFN7033', 'a runtime identifier of Windows on Linux', isolatedOf(() => csproj(isolatedProject({ RuntimeIdentifier: 'win-x64' })))),
  row('AZFN7033', 'one of 32 bits in a worker of 64', (s) => isolatedOf(() => csproj(isolatedProject({ RuntimeIdentifier: 'win-x86' })), { plan: premium(s, WINDOWS) })(s)),

  row('AZFN7034', 'an extension bundle in a .NET project', isolatedOf(() => csproj(isolatedProject(), { 'host.json': JSON.stringify(NODE_HOST, undefined, 2) }))),

  row('AZFN7035', 'a setting of local.settings.json', isolatedOf(() => csproj(isolatedProject(), { 'local.settings.json': settings({ ORDERS_TOPIC: SECRETS.appSetting }) }))),
  row('AZFN7035', 'settings and connection strings', isolatedOf(() =>
    csproj(isolatedProject(), { 'local.settings.json': settings({ ORDERS_TOPIC: SECRETS.appSetting, 'Billing:Key': SECRETS.accessKey }, { Billing: SECRETS.connectionString }) }))),
  row('AZFN7035', 'more settings than are listed', isolatedOf(() =>
    csproj(isolatedProject(), { 'local.settings.json': settings(Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`OPTION_${index + 1}`, SECRETS.appSetting]))) }))),

  row('AZFN7036', 'a later Node.js in package.json', isolatedOf(
    () => folderOf({ 'host.json': NODE_HOST, 'package.json': { main: 'dist/*.js', engines: { node: '>=24' } } }),
    { runtime: IsolatedRuntime.NODE_22, acknowledge: [{ code: 'AZFN1011', reason: 'not the subject' }] })),
  row('AZFN7036', 'an earlier Python in three files', isolatedOf(
    () => folderOf({
      'host.json': NODE_HOST, 'pyproject.toml': '[project]\nrequires-python = "<3.12"\n', '.python-version': '3.11.9\n',
      'requirements.txt': '#\n# This file is autogenerated by pip-compile with Python 3.11\n#\nazure-functions\n',
    }),
    { runtime: IsolatedRuntime.PYTHON_3_13 }), { beside: ['AZFN7036', 'AZFN7036'] }),
  row('AZFN7036', 'a later Java in pom.xml', isolatedOf(
    () => folderOf({ 'host.json': NODE_HOST, 'pom.xml': '<project>\n  <properties>\n    <maven.compiler.release>21</maven.compiler.release>\n  </properties>\n</project>\n' }),
    { runtime: IsolatedRuntime.JAVA_17 })),
  row('AZFN7036', 'a folder of another language', isolatedOf(() => folderOf({ 'host.json': NODE_HOST, 'requirements.txt': 'azure-functions' }), { runtime: IsolatedRuntime.NODE_24 })),

  row('AZFN7037', 'a package.json without main', isolatedOf(
    () => folderOf({ 'host.json': NODE_HOST, 'package.json': { dependencies: { '@azure/functions': '^4.5.0' } } }), { runtime: IsolatedRuntime.NODE_24 })),
  row('AZFN7037', 'a main that is TypeScript', isolatedOf(
    () => folderOf({ 'host.json': NODE_HOST, 'package.json': { main: 'src/functions/*.ts', dependencies: { '@azure/functions': '^4.5.0' } } }), { runtime: IsolatedRuntime.NODE_24 })),

  row('AZFN7038', 'a global.json of an earlier SDK', isolatedOf(() => projectOf({ [PATH]: isolatedProject(), 'global.json': '{ "sdk": { "version": "8.0.100" } }' }))),
];

/** What is passed in for a project. */
const INPUT: readonly Row[] = [
  row('AZFN8001', 'a path in place of a project', (s) => isolated(s, { runtime: undefined, project: untyped(PATH) })),
  row('AZFN8001', 'a property of the build that is no text', () => csproj(isolatedProject(), {}, { properties: { Version: untyped(7) } })),
  row('AZFN8002', 'neither runtime nor project', (s) => isolated(s, { runtime: undefined })),
  row('AZFN8002', 'no path', () => FunctionProject.fromCsproj('')),
  call('AZFN8004', 'a feature that is none', (s) => isolated(s).requireFeatures(untyped('triggers'))),
];

/** Projects, and what their files say against their apps. */
export const PROJECT_PROGRAMS: readonly Row[] = [...READING, ...RUNTIME, ...PACKAGES, ...FILES, ...WARNINGS, ...INPUT];
