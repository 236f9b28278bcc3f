import { allOf, show } from '../rules/explain';
import type { Finding } from '../rules/rule';

const DOCS = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/docs/projects.md';

/** Ends the reading of a project; what it carries becomes the error of the program. */
export class ProjectFailure extends Error {
  constructor(public readonly finding: Finding) {
    super(finding.what);
  }
}

/** There is no project at the path. */
export const notFound = (path: string, problem: string, fix: string): ProjectFailure =>
  new ProjectFailure({
    code: 'AZFN7001',
    what: `'path' is ${show(path)}, ${problem}`,
    why: `the project's own files are read when the program runs; paths are relative to its working directory (${DOCS})`,
    fix,
  });

/** Which of several projects is meant. */
export const ambiguous = (path: string, projects: readonly string[]): ProjectFailure =>
  notFound(path, `a folder with ${projects.length} projects`, `name one of them: ${allOf(projects.slice(0, 5).map((name) => show(name)))}${projects.length > 5 ? ' and more' : ''}`);

/** A file that is there and is not read. */
export const unreadable = (file: string, problem: string, fix: string): ProjectFailure =>
  new ProjectFailure({
    code: 'AZFN7002',
    what: `${show(file)} ${problem}`,
    why: `a project is read within limits, so that no file can stop or mislead the program (${DOCS})`,
    fix,
  });

/** A file that is not what its name says. */
export const malformed = (file: string, line: number, kind: string, problem: string): ProjectFailure =>
  new ProjectFailure({
    code: 'AZFN7003',
    what: `${show(`${file}:${line}`)} is no well-formed ${kind}: ${problem}`,
    why: `what the file says cannot be told, and a build or the Functions host would refuse it (${DOCS})`,
    fix: `correct the file near line ${line}`,
  });
