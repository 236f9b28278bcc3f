import { readdirSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ProjectTerms } from '../rules/project-terms';
import type { Finding } from '../rules/rule';
import { PROJECT_ENDINGS, readDotnet, type BuildOptions } from './dotnet-project';
import { ambiguous, notFound, ProjectFailure, unreadable } from './failure';
import { Files, kindOf } from './files';
import { readLanguages } from './language-projects';
import { readGlobalJson, readHostJson, readLocalSettings } from './settings-files';

export type { BuildOptions } from './dotnet-project';

/** What was read, or why nothing was. */
export type ProjectReading = { readonly terms: ProjectTerms } | { readonly found: readonly [Finding] };

const ENDINGS = "'.csproj', '.fsproj' or '.vbproj'";

/** Reads a .NET project: a project file, or a folder that holds exactly one. */
export const readDotnetProject = (path: string, options: BuildOptions): ProjectReading =>
  guarded(() => {
    const given = shownPath(path);
    return dotnet(projectFile(given), given, options);
  });

/** Reads a folder: its .NET project where it holds one, else what the files of the other languages say. */
export const readFolder = (path: string, options: BuildOptions): ProjectReading =>
  guarded(() => {
    const given = shownPath(path);
    const folder = resolve(given);
    if (kindOf(folder) !== 'folder') throw notFound(given, kindOf(folder) === undefined ? 'which does not exist' : 'which is no folder', 'name the folder with host.json; paths are relative to the working directory of the program');
    const projects = projectsIn(folder, given);
    if (projects.length > 1) throw ambiguous(given, projects);
    if (projects.length === 1) return dotnet(join(given, projects[0]), given, options);
    const files = new Files(folder, given);
    const languages = readLanguages(files, folder);
    const host = readHostJson(files, folder);
    if (languages.length === 0 && host === undefined) throw notFound(given, 'a folder without a project', 'name the folder with host.json');
    return { path: given, dotnet: undefined, languages, host, localSettings: readLocalSettings(files, folder), globalJson: undefined };
  });

/** The path as messages have it. Warnings are written beside the Terraform, which must not change with the folder of a clone. */
const shownPath = (path: string): string => (isAbsolute(path) ? relative(process.cwd(), path) || '.' : path);

/** Turns the end of reading into a finding; anything else is a defect and stays one. */
function guarded(read: () => ProjectTerms): ProjectReading {
  try {
    return { terms: read() };
  } catch (error) {
    if (error instanceof ProjectFailure) return { found: [error.finding] };
    throw error;
  }
}

function dotnet(path: string, given: string, options: BuildOptions): ProjectTerms {
  const file = resolve(path);
  const folder = dirname(file);
  const files = new Files(folder, dirname(path));
  files.needed(file);
  const globalJson = readGlobalJson(files, file);
  return {
    path: given,
    dotnet: readDotnet(files, file, options, globalJson),
    languages: [],
    host: readHostJson(files, folder),
    localSettings: readLocalSettings(files, folder),
    globalJson,
  };
}

/** The project file that a path means, as the program would have written it. */
function projectFile(given: string): string {
  const path = resolve(given);
  const kind = kindOf(path);
  if (kind === 'other') throw unreadable(given, 'is no file', 'name a project file');
  if (kind !== 'folder') {
    if (kind === 'file' && !isProject(given)) throw notFound(given, `which is no file with the ending ${ENDINGS}`, 'name the project file, or the folder that holds it');
    return given;
  }
  const projects = projectsIn(path, given);
  if (projects.length === 0) throw notFound(given, `a folder without a file with the ending ${ENDINGS}`, 'name the folder of a .NET project; for other languages use FunctionProject.fromDirectory(…)');
  if (projects.length > 1) throw ambiguous(given, projects);
  return join(given, projects[0]);
}

const isProject = (name: string): boolean => PROJECT_ENDINGS.includes(extname(name).toLowerCase());

function projectsIn(folder: string, shown: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && isProject(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    throw unreadable(shown, 'may not be read', 'let the program read the folder');
  }
}
