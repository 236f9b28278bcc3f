import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readDotnetProject, readFolder, type BuildOptions, type ProjectReading } from '../../src/project';
import { modelOf } from '../../src/rules/project-model';
import { isUnsaid, said, type DotnetTerms, type FrameworkTerms, type ProjectTerms, type Told } from '../../src/rules/project-terms';

export const DEFAULTS: BuildOptions = { configuration: 'Release', targetFramework: undefined, properties: {} };

/** Runs a program with files in a folder of their own, which is gone afterwards. */
export function withFiles<T>(files: Readonly<Record<string, string | Buffer>>, program: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'azfn-project-')));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return program(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was read; a refusal ends the test. */
export function termsOf(reading: ProjectReading): ProjectTerms {
  if ('found' in reading) throw new Error(reading.found[0].what);
  return reading.terms;
}

/** Reads the project `F.csproj`, or another one, of some files. */
export const readFiles = (files: Readonly<Record<string, string | Buffer>>, path = 'F.csproj', options: Partial<BuildOptions> = {}): ProjectTerms =>
  withFiles(files, (folder) => termsOf(readDotnetProject(join(folder, path), { ...DEFAULTS, ...options })));

export const readDotnet = (files: Readonly<Record<string, string | Buffer>>, path?: string, options?: Partial<BuildOptions>): DotnetTerms =>
  readFiles(files, path, options).dotnet as DotnetTerms;

/** Reads a folder that holds no .NET project. */
export const readLanguageFolder = (files: Readonly<Record<string, string | Buffer>>): ProjectTerms => withFiles(files, (folder) => termsOf(readFolder(folder, DEFAULTS)));

/** Code and what-line of the refusal of a path, with the folder cut out. */
export function refusalOf(files: Readonly<Record<string, string | Buffer>>, path = 'F.csproj', read = readDotnetProject): string {
  return withFiles(files, (folder) => refusalAt(join(folder, path), folder, read));
}

export function refusalAt(path: string, folder: string, read = readDotnetProject): string {
  const reading = read(path, DEFAULTS);
  if (!('found' in reading)) throw new Error('nothing was refused');
  const [{ code, what }] = reading.found;
  const shown = relative(process.cwd(), folder);
  return `${code} ${what.replaceAll(`${shown}/`, '').replaceAll(shown, '.')}`;
}

/** A value as tables have it: `?` where only a build can tell, `-` where nothing is said. */
export const shown = (told: Told<unknown>): string => (told === undefined ? '-' : isUnsaid(told) ? '?' : String(said(told)));

/** Packages as tables have them: `A 1.0`, with `?` behind those that may not apply. */
export const packagesOf = ({ packages }: FrameworkTerms): string[] => packages.map(({ name, version, certain }) => `${name} ${shown(version)}${certain ? '' : ' ?'}`);

/** Model, target framework, host version and output type in one line. */
export const summary = (dotnet: DotnetTerms): string =>
  dotnet.frameworks
    .map((framework) => [modelOf(dotnet, framework).model, shown(framework.targetFramework), shown(framework.functionsVersion), shown(framework.outputType)].join(' '))
    .join(', ');

/** A project of the .NET SDK. */
export const sdkProject = (body: string, sdk = 'Microsoft.NET.Sdk'): string => `<Project Sdk="${sdk}">\n${body}\n</Project>\n`;

/** A property group. */
export const properties = (values: Readonly<Record<string, string>>): string =>
  `<PropertyGroup>\n${Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`).join('\n')}\n</PropertyGroup>`;

/** References to packages. */
export const packages = (values: Readonly<Record<string, string | undefined>>): string =>
  `<ItemGroup>\n${Object.entries(values).map(([name, version]) => `<PackageReference Include="${name}"${version === undefined ? '' : ` Version="${version}"`} />`).join('\n')}\n</ItemGroup>`;

export const WORKER = 'Microsoft.Azure.Functions.Worker';
export const WORKER_SDK = 'Microsoft.Azure.Functions.Worker.Sdk';
export const IN_PROCESS = 'Microsoft.NET.Sdk.Functions';

/** A whole isolated project. */
export const isolatedProject = (values: Readonly<Record<string, string>> = {}, references: Readonly<Record<string, string | undefined>> = {}): string =>
  sdkProject(
    `${properties({ TargetFramework: 'net10.0', AzureFunctionsVersion: 'v4', OutputType: 'Exe', ...values })}\n${packages({ [WORKER]: '2.50.0', [WORKER_SDK]: '2.0.5', ...references })}`,
  );

/** A whole in-process project. */
export const inProcessProject = (values: Readonly<Record<string, string>> = {}, references: Readonly<Record<string, string | undefined>> = {}): string =>
  sdkProject(`${properties({ TargetFramework: 'net8.0', AzureFunctionsVersion: 'v4', ...values })}\n${packages({ [IN_PROCESS]: '4.5.0', ...references })}`);
