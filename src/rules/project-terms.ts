/**
 * What the files of a project say, as plain values. `src/project` reads them; rules look at them.
 */

/** Where a file says something: its path as messages show it, and the line. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What a file says. */
export interface Said<T = string> {
  readonly value: T;
  readonly at: Place;
}

/** What a file says in a way that only a build can tell; nothing is claimed about it. */
export interface Unsaid {
  readonly unknown: string;
  readonly at: Place;
}

/** Something that a file says, that only a build can tell, or that no file says. */
export type Told<T = string> = Said<T> | Unsaid | undefined;

/** What was said, where it is known. */
export const said = <T>(told: Told<T>): T | undefined => (told !== undefined && 'value' in told ? told.value : undefined);

/** Whether a file says something that only a build can tell. */
export const isUnsaid = <T>(told: Told<T>): told is Unsaid => told !== undefined && 'unknown' in told;

/** `src/Orders/Orders.csproj:12`. */
export const placeName = ({ file, line }: Place): string => `${file}:${line}`;

/** A reference to a NuGet package. */
export interface PackageTerms {
  readonly name: string;
  /** The version as it is written: `1.2.0`, `1.*` or `[1.0,2.0)`. */
  readonly version: Told;
  readonly at: Place;
  /** False where only a build can tell whether the reference applies. */
  readonly certain: boolean;
}

/** What a build for one target framework comes to. */
export interface FrameworkTerms {
  /** Short name, for example `net8.0` or `net48`. */
  readonly targetFramework: Told;
  /** `AzureFunctionsVersion`, for example `v4`. */
  readonly functionsVersion: Told;
  readonly outputType: Told;
  readonly runtimeIdentifier: Told;
  readonly selfContained: Told<boolean>;
  readonly readyToRun: Told<boolean>;
  readonly platformTarget: Told;
  readonly packages: readonly PackageTerms[];
  /** Shared frameworks, for example `Microsoft.AspNetCore.App`. */
  readonly frameworkReferences: readonly Said[];
  /** What keeps the list of packages from being whole; empty when it is. */
  readonly gaps: readonly Unsaid[];
}

export type DotnetLanguage = 'C#' | 'F#' | 'Visual Basic';

/** A .NET project. */
export interface DotnetTerms {
  readonly language: DotnetLanguage;
  /** Whether `Azure.Functions.Sdk` builds the project: it sets output type and host version by itself. */
  readonly functionsSdk: Said<string> | undefined;
  /** One per target framework; several where the project says several and none was chosen. */
  readonly frameworks: readonly [FrameworkTerms, ...FrameworkTerms[]];
  /** Where the project says its target frameworks, if it says several. */
  readonly several: Said<readonly string[]> | undefined;
}

/** A version that a project asks of its language: a range, as it is written. */
export interface LanguageVersion {
  /** What says it: `engines.node`, `requires-python`. */
  readonly what: string;
  readonly range: string;
  /** `node` and `python` ranges are read differently; `exact` is one version. */
  readonly syntax: 'node' | 'python' | 'exact' | 'atMost';
  readonly at: Place;
}

/** A project of another language. */
export interface LanguageTerms {
  readonly workerRuntime: 'node' | 'python' | 'java';
  /** The file that makes it one. */
  readonly file: string;
  readonly versions: readonly LanguageVersion[];
  /** What the project says about its entry point, for Node.js. */
  readonly main: { readonly path: Told; readonly functionsPackage: Told; readonly at: Place } | undefined;
}

/** `host.json`. */
export interface HostJsonTerms {
  readonly file: string;
  readonly version: Told;
  readonly functionTimeout: Told;
  readonly extensionBundle: Said<{ readonly id: string | undefined; readonly version: string | undefined }> | undefined;
  readonly routePrefix: Told;
  /** Whether Durable Functions keep their state elsewhere than in the host storage. */
  readonly ownDurableStorage: boolean;
  /** Settings of concurrency by their path in the file, such as `extensions.http.maxConcurrentRequests`. */
  readonly concurrency: readonly Said<{ readonly name: string; readonly setting: number | boolean | string }>[];
}

/** Names in `local.settings.json`; never a value. */
export interface LocalSettingsTerms {
  readonly file: string;
  readonly settings: readonly Said[];
  readonly connectionStrings: readonly Said[];
}

/** `global.json`. */
export interface GlobalJsonTerms {
  readonly sdkVersion: Told;
  readonly rollForward: Told;
  /** Versions of MSBuild SDKs by their lower-case names. */
  readonly sdks: ReadonlyMap<string, string>;
}

/** Everything that rules know about a project. */
export interface ProjectTerms {
  /** The path as the program gave it; an absolute one as seen from the working directory. */
  readonly path: string;
  readonly dotnet: DotnetTerms | undefined;
  readonly languages: readonly LanguageTerms[];
  readonly host: HostJsonTerms | undefined;
  readonly localSettings: LocalSettingsTerms | undefined;
  readonly globalJson: GlobalJsonTerms | undefined;
}
