import { dirname, extname, join } from 'node:path';
import type { DotnetLanguage, DotnetTerms, FrameworkTerms, GlobalJsonTerms, PackageTerms, Said, Told, Unsaid } from '../rules/project-terms';
import { isUnsaid, said } from '../rules/project-terms';
import { targetFramework } from '../rules/target-frameworks';
import type { Files } from './files';
import { kindOf } from './files';
import { Evaluator } from './msbuild-evaluate';
import { Items, metadata, type Item } from './msbuild-items';
import { FUNCTIONS_SDK } from './msbuild-sdk';
import { packagesConfig } from './packages-config';

const LANGUAGES: Readonly<Record<string, DotnetLanguage>> = { '.csproj': 'C#', '.fsproj': 'F#', '.vbproj': 'Visual Basic' };

/** Endings of project files. */
export const PROJECT_ENDINGS = Object.keys(LANGUAGES);

/** What decides how a project is built. */
export interface BuildOptions {
  readonly configuration: string;
  readonly targetFramework: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

/** Reads a .NET project: once, or once for each of its target frameworks. */
export function readDotnet(files: Files, path: string, options: BuildOptions, globalJson: GlobalJsonTerms | undefined): DotnetTerms {
  const sdkVersions = globalJson?.sdks ?? new Map<string, string>();
  const globals = {
    Configuration: options.configuration,
    ...(options.targetFramework === undefined ? {} : { TargetFramework: options.targetFramework }),
    ...options.properties,
  };
  const build = (more: Readonly<Record<string, string>> = {}): Evaluator => new Evaluator(files, path, { ...globals, ...more }, sdkVersions).run();
  const whole = build();
  const list = whole.properties.told('TargetFrameworks');
  const monikers = said(list)?.split(';').map((name) => name.trim()).filter((name) => name !== '') ?? [];
  const several = said(whole.properties.told('TargetFramework')) === undefined && list !== undefined && !isUnsaid(list) && monikers.length > 0 ? { value: monikers, at: list.at } : undefined;
  const evaluations = several === undefined ? [whole] : several.value.slice(0, MOST_FRAMEWORKS).map((TargetFramework) => build({ TargetFramework }));
  const [first, ...others] = evaluations.map((evaluation) => frameworkOf(evaluation, files, path, several));
  const functionsSdk = whole.sdks.find(({ sdk }) => sdk.name.toLowerCase() === FUNCTIONS_SDK);
  return {
    language: LANGUAGES[extname(path).toLowerCase()],
    functionsSdk: functionsSdk === undefined ? undefined : { value: functionsSdk.sdk.version ?? '', at: functionsSdk.at },
    frameworks: [first, ...others],
    several: several !== undefined && several.value.length > 1 ? several : undefined,
  };
}

/** Target frameworks of one project that are looked at. */
const MOST_FRAMEWORKS = 8;

function frameworkOf(evaluation: Evaluator, files: Files, path: string, several: Said<readonly string[]> | undefined): FrameworkTerms {
  const items = new Items((source) => evaluation.itemScope(source)).add(evaluation.entries);
  const gaps: Unsaid[] = [...evaluation.gaps, ...items.gaps];
  const folder = dirname(path);
  if (kindOf(join(folder, 'paket.references')) === 'file') gaps.push({ unknown: 'the packages that Paket adds', at: { file: files.shown(join(folder, 'paket.references')), line: 1 } });
  const moniker = targetFrameworkOf(evaluation, several);
  const packages = [...packagesOf(evaluation, items), ...(evaluation.sdks.length > 0 ? [] : packagesConfig(files, join(folder, 'packages.config')))];
  return {
    targetFramework: moniker,
    functionsVersion: evaluation.properties.told('AzureFunctionsVersion'),
    outputType: evaluation.properties.told('OutputType'),
    runtimeIdentifier: evaluation.properties.told('RuntimeIdentifier'),
    selfContained: evaluation.properties.toldFlag('SelfContained') ?? evaluation.properties.toldFlag('PublishSelfContained'),
    readyToRun: evaluation.properties.toldFlag('PublishReadyToRun'),
    platformTarget: evaluation.properties.told('PlatformTarget'),
    packages,
    frameworkReferences: items.of('frameworkreference').filter(({ doubt }) => doubt === undefined).map(({ name, at }) => ({ value: name, at })),
    gaps,
  };
}

/** The target framework; projects without an SDK say it as `v4.8`. */
function targetFrameworkOf(evaluation: Evaluator, several: Said<readonly string[]> | undefined): Told {
  const moniker = evaluation.properties.told('TargetFramework');
  // The value was chosen from the list, and the list is what the project says.
  if (several !== undefined && moniker !== undefined && !isUnsaid(moniker)) return { value: moniker.value, at: several.at };
  if (moniker !== undefined) return moniker;
  const version = evaluation.properties.told('TargetFrameworkVersion');
  if (version === undefined || isUnsaid(version) || evaluation.sdks.length > 0) return version;
  const short = `net${version.value.replace(/^v/i, '').replaceAll('.', '')}`;
  return targetFramework(short) === undefined ? version : { value: short, at: version.at };
}

/** References to packages with their versions, from the project or from where all versions are kept. */
function packagesOf(evaluation: Evaluator, items: Items): PackageTerms[] {
  const central = evaluation.properties.toldFlag('ManagePackageVersionsCentrally');
  const managed = central !== undefined && isUnsaid(central) ? central : said(central) === true;
  const version = (item: Item): Told => {
    const own = metadata(item, 'Version');
    if (managed === false) return own;
    const override = metadata(item, 'VersionOverride') ?? own;
    if (override !== undefined) return override;
    if (managed !== true) return { unknown: managed.unknown, at: item.at };
    return oneOf(items.of('packageversion').filter(({ name }) => name.toLowerCase() === item.name.toLowerCase()));
  };
  const references = items.of('packagereference').map((item): PackageTerms => ({ name: item.name, version: version(item), at: item.at, certain: item.doubt === undefined }));
  const global = managed === false ? [] : items.of('globalpackagereference').map((item): PackageTerms => ({ name: item.name, version: metadata(item, 'Version'), at: item.at, certain: item.doubt === undefined && managed === true }));
  const sdk = evaluation.sdks
    .filter(({ sdk: { name } }) => name.toLowerCase() === 'microsoft.net.sdk.functions')
    .map(({ sdk: { name, version: own }, at }): PackageTerms => ({ name, version: own === undefined ? undefined : { value: own, at }, at, certain: true }));
  return [...references, ...global, ...sdk];
}

/** The version that all of them say. */
function oneOf(versions: readonly Item[]): Told {
  const told = versions.map((item) => (item.doubt === undefined ? metadata(item, 'Version') : { unknown: item.doubt.because, at: item.at }));
  const first = told[0];
  const differs = told.find((other) => said(other) !== said(first));
  return differs === undefined || first === undefined ? first : { unknown: 'two versions of one package', at: first.at };
}
