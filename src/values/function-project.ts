import { brand, readProps } from '../intake';
import { readDotnetProject, readFolder, type ProjectReading } from '../project';
import { refuse } from '../rules/azfn-error';
import { inSentence } from '../rules/explain';
import { map, text } from '../rules/fields';
import { hostVersionOf, modelOf } from '../rules/project-model';
import { isUnsaid, placeName, said, type FrameworkTerms, type ProjectTerms, type Told } from '../rules/project-terms';
import { FunctionsVersion } from './functions-version';

/** How a project is built, where its own files leave it open. */
export interface FunctionProjectOptions {
  /**
   * Configuration of the build that is published.
   *
   * @default Release
   */
  readonly configuration?: string;
  /**
   * Target framework of the build that is published, for a project that has several.
   *
   * @default - the only one of the project
   */
  readonly targetFramework?: string;
  /**
   * Properties that the build sets, as with `dotnet publish -p:Name=value`; they win over the files.
   *
   * @default - none
   */
  readonly properties?: Record<string, string>;
}

/** A reference of a project to a NuGet package. */
export interface ProjectPackage {
  /** Name of the package. */
  readonly packageName: string;
  /**
   * Version as the project writes it, for example `2.50.0`, `2.*` or `[2.0.0, 3.0.0)`.
   *
   * @default - the project says none, or only a build can tell
   */
  readonly packageVersion?: string;
}

/** Where .NET functions run. */
export enum WorkerModel {
  /** In a worker process of their own. */
  ISOLATED = 'isolated',
  /** Inside the Functions host. */
  IN_PROCESS = 'in-process',
}

const PATH = { path: text({ required: true, literal: true, example: 'src/Orders/Orders.csproj' }) };

const OPTIONS = {
  configuration: text({ literal: true, example: 'Release' }),
  targetFramework: text({ literal: true, example: 'net10.0' }),
  properties: map(text({ literal: true, secret: true })),
};

/**
 * What the files of a function project say: project file, `host.json`, `local.settings.json`, `global.json`, and the files of
 * other languages.
 *
 * Project files are read as MSBuild reads them, without running it. What only a build can tell is undefined here and in
 * `unknowns`; nothing is guessed. Values of settings are not read, and no path becomes part of the Terraform.
 */
export class FunctionProject {
  /**
   * Reads a .NET project: C#, F# or Visual Basic.
   *
   * Raises `AZFN7001` where there is none, `AZFN7002` and `AZFN7003` for files that cannot be read, `AZFN8001`, `AZFN8002` and `AZFN8005`.
   *
   * @param path project file, or a folder that holds exactly one; absolute, or relative to the working directory of the program
   */
  public static fromCsproj(path: string, options?: FunctionProjectOptions): FunctionProject {
    return FunctionProject.read(path, options, readDotnetProject, FunctionProject.fromCsproj);
  }

  /**
   * Reads the folder of a function app in any language: its .NET project, or `package.json`, `pyproject.toml`,
   * `.python-version`, `requirements.txt` and `pom.xml`.
   *
   * Raises the codes of `fromCsproj`.
   *
   * @param path folder with `host.json`; absolute, or relative to the working directory of the program
   */
  public static fromDirectory(path: string, options?: FunctionProjectOptions): FunctionProject {
    return FunctionProject.read(path, options, readFolder, FunctionProject.fromDirectory);
  }

  private static read(
    path: string,
    options: FunctionProjectOptions | undefined,
    read: (path: string, options: { configuration: string; targetFramework: string | undefined; properties: Record<string, string> }) => ProjectReading,
    entry: (...args: never[]) => unknown,
  ): FunctionProject {
    const given = options ?? {};
    refuse('the project', [...readProps(PATH, { path }).found, ...readProps(OPTIONS, given).found], entry);
    const reading = read(path, { configuration: given.configuration ?? 'Release', targetFramework: given.targetFramework, properties: { ...given.properties } });
    refuse('the project', 'found' in reading ? reading.found : [], entry);
    return new FunctionProject((reading as { readonly terms: ProjectTerms }).terms);
  }

  private readonly terms: ProjectTerms;

  private constructor(terms: ProjectTerms) {
    brand(this, 'FunctionProject');
    this.terms = terms;
  }

  /** Path of the project as the program gave it; an absolute one as seen from the working directory. */
  public get path(): string {
    return this.terms.path;
  }

  /** Worker model of a .NET project; undefined for other languages, and where packages of neither or of both models are referenced. */
  public get workerModel(): WorkerModel | undefined {
    const model = this.terms.dotnet === undefined ? undefined : modelOf(this.terms.dotnet, this.terms.dotnet.frameworks[0]).model;
    if (model === 'isolated') return WorkerModel.ISOLATED;
    return model === 'inProcess' ? WorkerModel.IN_PROCESS : undefined;
  }

  /** Target framework of a .NET project, for example `net10.0`; undefined where there are several. */
  public get targetFramework(): string | undefined {
    return this.terms.dotnet?.several === undefined ? said(this.framework?.targetFramework) : undefined;
  }

  /** Target frameworks of a .NET project. */
  public get targetFrameworks(): string[] {
    return (this.terms.dotnet?.frameworks ?? []).map(({ targetFramework }) => said(targetFramework)).filter((name) => name !== undefined);
  }

  /** Version of the Functions host that a .NET project is built for (`AzureFunctionsVersion`). */
  public get functionsVersion(): FunctionsVersion | undefined {
    const value = this.framework === undefined ? undefined : hostVersionOf(this.framework);
    return Object.values(FunctionsVersion).find((version) => version === value);
  }

  /** Output type of a .NET project, for example `Exe`. */
  public get outputType(): string | undefined {
    return said(this.framework?.outputType);
  }

  /** Runtime identifier of a .NET project, for example `linux-x64`. */
  public get runtimeIdentifier(): string | undefined {
    return said(this.framework?.runtimeIdentifier);
  }

  /** References of a .NET project to NuGet packages, in their order; those that may not apply are left out. */
  public get packages(): ProjectPackage[] {
    return (this.framework?.packages ?? []).filter(({ certain }) => certain).map(({ name, version }) => ({ packageName: name, packageVersion: said(version) }));
  }

  /** `functionTimeout` of `host.json`. */
  public get functionTimeout(): string | undefined {
    return said(this.terms.host?.functionTimeout);
  }

  /** Version range of the extension bundle of `host.json`. */
  public get extensionBundleVersion(): string | undefined {
    return this.terms.host?.extensionBundle?.value.version;
  }

  /** Route prefix of HTTP triggers in `host.json`. */
  public get httpRoutePrefix(): string | undefined {
    return said(this.terms.host?.routePrefix);
  }

  /** Settings of concurrency in `host.json`, by their path in the file. */
  public get concurrency(): Record<string, string> {
    return Object.fromEntries((this.terms.host?.concurrency ?? []).map(({ value }) => [value.name, String(value.setting)]));
  }

  /** Names of the settings in `local.settings.json`. Their values are never read. */
  public get settingNames(): string[] {
    return (this.terms.localSettings?.settings ?? []).map(({ value }) => value);
  }

  /** What only a build can tell, each with its place. */
  public get unknowns(): string[] {
    const { framework } = this;
    if (framework === undefined) return [];
    const told: readonly Told<unknown>[] = [
      framework.targetFramework, framework.functionsVersion, framework.outputType, framework.runtimeIdentifier, framework.selfContained,
      framework.readyToRun, framework.platformTarget, ...framework.packages.map(({ version }) => version), ...framework.gaps,
    ];
    return [...new Set(told.filter(isUnsaid).map(({ unknown, at }) => `${inSentence(placeName(at))}: ${inSentence(unknown)}`))];
  }

  /** The path. */
  public toString(): string {
    return this.path;
  }

  private get framework(): FrameworkTerms | undefined {
    return this.terms.dotnet?.frameworks[0];
  }

  /** @internal */
  public get _terms(): ProjectTerms {
    return this.terms;
  }
}
