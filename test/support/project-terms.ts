/** Plain terms of projects, without files that say them. */
import type { DotnetTerms, FrameworkTerms, LanguageTerms, LanguageVersion, PackageTerms, Place, ProjectTerms, Said, Unsaid } from '../../src/rules/project-terms';

/** A line of the project file. */
export const at = (line: number): Place => ({ file: 'F.csproj', line });

/** What the project file says in its third line, or in another one. */
export const saying = (value: string, line = 3): Said => ({ value, at: at(line) });

/** What only a build can tell. */
export const unsaid = (unknown: string, line = 3): Unsaid => ({ unknown, at: at(line) });

/** A reference: its name, or the name with a version as in `A 1.0`, with `?` behind one that may not apply. */
function referenceTo(text: string, index: number): PackageTerms {
  const [name, ...more] = text.split(' ');
  const version = more.find((part) => part !== '?');
  return { name, version: version === undefined ? undefined : saying(version, index + 10), at: at(index + 10), certain: !more.includes('?') };
}

/** What one build comes to, with the references in the lines from the tenth on. */
export const frameworkTerms = (packages: readonly string[], more: Partial<FrameworkTerms> = {}): FrameworkTerms => ({
  targetFramework: undefined, functionsVersion: undefined, outputType: undefined, runtimeIdentifier: undefined, selfContained: undefined, readyToRun: undefined, platformTarget: undefined,
  packages: packages.map(referenceTo), frameworkReferences: [], gaps: [], ...more,
});

export const dotnetTerms = (frameworks: DotnetTerms['frameworks'], more: Partial<DotnetTerms> = {}): DotnetTerms => ({ language: 'C#', functionsSdk: undefined, several: undefined, frameworks, ...more });

/** A project of another language, and the versions it asks for. */
export const languageTerms = (workerRuntime: LanguageTerms['workerRuntime'], versions: readonly Pick<LanguageVersion, 'syntax' | 'range'>[], file = 'versions'): LanguageTerms => ({
  workerRuntime, file, versions: versions.map((version) => ({ ...version, what: 'version', at: { file, line: 2 } })), main: undefined,
});

export const projectTerms = (more: Partial<ProjectTerms>): ProjectTerms => ({ path: 'F.csproj', dotnet: undefined, languages: [], host: undefined, localSettings: undefined, globalJson: undefined, ...more });
