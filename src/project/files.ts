import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { notFound, unreadable } from './failure';
import { decode } from './decode';

/** Limits of one project. */
export const LIMITS = { fileBytes: 4 * 1024 * 1024, projectBytes: 16 * 1024 * 1024, files: 256 } as const;

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ELOOP: 'is a symbolic link that leads back to itself',
  ENAMETOOLONG: 'has a name that is too long',
};
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE']);

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | undefined)?.code);

/** What is at a path; `undefined` where nothing is, or where the system cannot look. */
export function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  } catch {
    return undefined;
  }
}

/** Reads the files of one project, each once, and knows how messages name them. */
export class Files {
  private readonly texts = new Map<string, string | undefined>();
  private bytes = 0;

  /**
   * @param folder absolute path of the project's folder
   * @param shownFolder the same, as the program gave it
   */
  constructor(
    public readonly folder: string,
    private readonly shownFolder: string,
  ) {}

  /** A path as messages show it: built from what the program gave, with `/` on every system. */
  public shown(path: string): string {
    return join(this.shownFolder, relative(this.folder, path)).replaceAll('\\', '/');
  }

  /** The text of a file; `undefined` where there is none. */
  public text(path: string): string | undefined {
    const known = this.texts.get(path);
    if (known !== undefined || this.texts.has(path)) return known;
    if (this.texts.size >= LIMITS.files) {
      throw unreadable(this.shown(path), `is file ${LIMITS.files + 1} of the project`, `import fewer files; ${LIMITS.files} are read`);
    }
    const content = this.read(path);
    const text = content === undefined ? undefined : decode(content, this.shown(path));
    this.texts.set(path, text);
    return text;
  }

  /** The text of a file that may hold secrets: it is not kept. */
  public passing(path: string): string | undefined {
    const content = this.read(path);
    return content === undefined ? undefined : decode(content, this.shown(path));
  }

  /** The text of a file that has to be there. */
  public needed(path: string): string {
    const text = this.text(path);
    if (text === undefined) throw notFound(this.shown(path), 'which does not exist', 'correct the path; it is relative to the working directory of the program');
    return text;
  }

  /** The nearest file of a name in a folder or above it. */
  public above(folder: string, name: string): string | undefined {
    for (let at = folder; ; at = dirname(at)) {
      const candidate = join(at, name);
      if (kindOf(candidate) === 'file') return candidate;
      if (dirname(at) === at) return undefined;
    }
  }

  private read(path: string): Buffer | undefined {
    const shown = this.shown(path);
    let handle: number;
    try {
      // A pipe without a writer would wait for ever without O_NONBLOCK.
      handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      if (ABSENT.has(codeOf(error))) return undefined;
      throw unreadable(shown, PROBLEMS[codeOf(error)] ?? `cannot be opened (${codeOf(error)})`, 'put a readable file there');
    }
    try {
      if (!fstatSync(handle).isFile()) throw unreadable(shown, 'is no file', 'put a file there');
      return this.content(handle, shown);
    } finally {
      closeSync(handle);
    }
  }

  /** Reads to the end, and never more than the limits: the size that a file tells may be wrong. */
  private content(handle: number, shown: string): Buffer {
    const chunks: Buffer[] = [];
    let size = 0;
    for (;;) {
      const chunk = Buffer.alloc(64 * 1024);
      const read = readSync(handle, chunk, 0, chunk.length, null);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      size += read;
      if (size > LIMITS.fileBytes) throw unreadable(shown, 'is larger than 4 MiB', 'name the project file itself; such a file is none');
    }
    this.bytes += size;
    if (this.bytes > LIMITS.projectBytes) throw unreadable(shown, 'and the files before it are larger than 16 MiB together', 'import less');
    return Buffer.concat(chunks);
  }
}
