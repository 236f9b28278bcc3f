import { join, relative } from 'node:path';
import { FunctionProject, WorkerModel } from '../../src/values/function-project';
import { FunctionsVersion } from '../../src/values/functions-version';
import { inProcessProject, isolatedProject, WORKER, WORKER_SDK, withFiles } from '../support/project-files';
import { outcome, refusalText, unknown } from './outcome';

const FILES = {
  'F.csproj': isolatedProject({ RuntimeIdentifier: 'linux-x64' }, { Machine: '$(BUILD_NUMBER)', None: undefined }),
  'host.json': '{ "version": "2.0", "functionTimeout": "00:05:00", "extensionBundle": { "version": "[4.*, 5.0.0)" }, "extensions": { "http": { "routePrefix": "v1", "maxConcurrentRequests": 5 } } }',
  'local.settings.json': '{ "Values": { "Key": "hunter2" } }',
};

const read = <T>(files: Readonly<Record<string, string>>, program: (project: FunctionProject, folder: string) => T, options?: Parameters<typeof FunctionProject.fromCsproj>[1]): T =>
  withFiles(files, (folder) => program(FunctionProject.fromCsproj(join(folder, Object.keys(files)[0]), options), folder));

describe('FunctionProject', () => {
  test('tells what the files say', () => {
    read(FILES, (project, folder) => {
      const shown = relative(process.cwd(), join(folder, 'F.csproj'));
      expect([project.path, project.toString()]).toEqual([shown, shown]);
      expect([project.workerModel, project.targetFramework, project.targetFrameworks, project.functionsVersion]).toEqual([WorkerModel.ISOLATED, 'net10.0', ['net10.0'], FunctionsVersion.V4]);
      expect([project.outputType, project.runtimeIdentifier]).toEqual(['Exe', 'linux-x64']);
      expect(project.packages).toEqual([
        { packageName: WORKER, packageVersion: '2.50.0' }, { packageName: WORKER_SDK, packageVersion: '2.0.5' }, { packageName: 'Machine', packageVersion: undefined }, { packageName: 'None', packageVersion: undefined },
      ]);
      expect([project.functionTimeout, project.extensionBundleVersion, project.httpRoutePrefix, project.concurrency]).toEqual(['00:05:00', '[4.*, 5.0.0)', 'v1', { 'extensions.http.maxConcurrentRequests': '5' }]);
      expect([project.settingNames, project.unknowns]).toEqual([['Key'], [`${shown}:11: $(BUILD_NUMBER), which only a build knows`]]);
      expect(JSON.stringify(project)).not.toContain('hunter2');
    });
  });

  test('tells what is in-process, what has several frameworks and what has no model', () => {
    expect(read({ 'F.fsproj': inProcessProject({ AzureFunctionsVersion: 'v3' }) }, ({ workerModel, functionsVersion, outputType }) => [workerModel, functionsVersion, outputType])).toEqual(['in-process', '~3', 'Library']);
    expect(read({ 'F.csproj': isolatedProject({ TargetFramework: '', TargetFrameworks: 'net8.0;net10.0' }) }, ({ targetFramework, targetFrameworks }) => [targetFramework, targetFrameworks])).toEqual([undefined, ['net8.0', 'net10.0']]);
    expect(read({ 'F.vbproj': '<Project />' }, ({ workerModel, targetFramework, functionsVersion, packages, functionTimeout, settingNames, unknowns, concurrency }) => [workerModel, targetFramework, functionsVersion, packages, functionTimeout, settingNames, unknowns, concurrency])).toEqual([
      undefined, undefined, undefined, [], undefined, [], [], {},
    ]);
  });

  test('reads folders of other languages', () => {
    withFiles({ 'host.json': '{ "version": "2.0" }', 'package.json': '{ "engines": { "node": "22" } }' }, (folder) => {
      const project = FunctionProject.fromDirectory(folder);
      expect([project.workerModel, project.targetFrameworks, project.targetFramework, project.packages, project.unknowns, project.outputType]).toEqual([undefined, [], undefined, [], [], undefined]);
      expect(project._terms.languages).toHaveLength(1);
    });
    expect(withFiles({ 'F.csproj': isolatedProject() }, (folder) => FunctionProject.fromDirectory(folder).workerModel)).toBe('isolated');
  });

  test('hands out copies', () => {
    read(FILES, (project) => {
      project.packages.push({ packageName: 'X' });
      project.settingNames.push('X');
      project.targetFrameworks.push('X');
      expect([project.packages.length, project.settingNames.length, project.targetFrameworks.length]).toEqual([4, 1, 1]);
    });
  });

  test('is built as the options say', () => {
    const content = isolatedProject({ TargetFramework: '$(Ours)' });
    expect(read({ 'F.csproj': content }, ({ targetFramework }) => targetFramework, { properties: { Ours: 'net9.0' } })).toBe('net9.0');
    expect(read({ 'F.csproj': content }, ({ targetFramework }) => targetFramework, { targetFramework: 'net8.0' })).toBe('net8.0');
    expect(read({ 'F.csproj': isolatedProject({ OutputType: '$(Configuration)' }) }, ({ outputType }) => outputType, { configuration: 'Debug' })).toBe('Debug');
    expect(read({ 'F.csproj': isolatedProject({ OutputType: '$(Configuration)' }) }, ({ outputType }) => outputType)).toBe('Release');
  });

  test.each<[string, unknown, unknown, string]>([
    ['no path', undefined, undefined, 'AZFN8002'], ['an empty path', '', undefined, 'AZFN8002'], ['a number', 7, undefined, 'AZFN8001'], ['null', null, undefined, 'AZFN8001'], ['an object', {}, undefined, 'AZFN8001'],
    ['no project', '/no/such/F.csproj', undefined, 'AZFN7001'], ['options that are none', 'F.csproj', 'Release', 'AZFN8001'], ['a number in the properties', 'F.csproj', { properties: { X: 7 } }, 'AZFN8001'],
    ['a misspelled option', 'F.csproj', { configuraton: 'Debug' }, 'AZFN8006'],
  ])('refuses %s', (_, path, options, code) => {
    for (const make of [FunctionProject.fromCsproj, FunctionProject.fromDirectory]) expect(outcome(() => make(path as string, options as never))).toContain(code);
  });

  test('refuses tokens', () => {
    const { text } = unknown();
    expect(outcome(() => FunctionProject.fromCsproj(text))).toBe('AZFN8005');
    expect(outcome(() => FunctionProject.fromCsproj('F.csproj', { configuration: text }))).toBe('AZFN8005');
    expect(outcome(() => FunctionProject.fromCsproj('F.csproj', { properties: { Secret: text } }))).toBe('AZFN8005');
  });

  test('refuses with the path as it was given, and at the line of the caller', () => {
    expect(refusalText(() => FunctionProject.fromCsproj('no/F.csproj'))).toMatch(/^the project cannot be defined:\n {2}AZFN7001 projects\/not-found: 'path' is 'no\/F\.csproj', which does not exist\n/);
    try {
      FunctionProject.fromCsproj('no/F.csproj');
      throw new Error('nothing was refused');
    } catch (error) {
      expect((error as Error).stack?.split('\n').find((line) => line.trim().startsWith('at '))).toContain('function-project.test.ts');
    }
  });
});
