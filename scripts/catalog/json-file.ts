import { readFileSync, statSync } from 'node:fs';
import { Field } from './field';

/** A file that is not what the command reads; the message is for the person who named the file. */
export class UnreadableFile extends Error {}

/** Largest file that is read: several times the size of what Azure answers with. */
export const MAX_BYTES = 16 * 1024 * 1024;

const MAX_PROBLEMS = 10;

/** UTF-8, or UTF-16 as Windows PowerShell writes it when an answer is redirected to a file. */
function decode(bytes: Buffer): string {
  const text = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\ufeff/, '');
}

function readText(file: string): string {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new UnreadableFile('is not a file');
    if (stats.size > MAX_BYTES) throw new UnreadableFile(`is larger than ${MAX_BYTES / 1024 / 1024} MiB, which no answer of Azure is`);
    return decode(readFileSync(file));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UnreadableFile(code === 'ENOENT' ? 'does not exist' : `cannot be opened (${code})`);
  }
}

/** Reads a file of JSON; an `UnreadableFile` says what is wrong with it. */
export function readJson(file: string): unknown {
  const text = readText(file);
  if (text.trim() === '') throw new UnreadableFile('is empty');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`is not JSON: ${(error as Error).message}`);
  }
}

/** Reads parsed JSON field by field; whatever is in the wrong shape ends in one `UnreadableFile` that says where. */
export function readFields<T>(content: unknown, shape: string, read: (root: Field) => T): T {
  const problems: string[] = [];
  const misshapen = (lines: readonly string[]) => new UnreadableFile([`is not in the shape of ${shape}:`, ...lines].join('\n  '));
  const root = Field.root(content, (problem) => {
    problems.push(problem);
    if (problems.length === MAX_PROBLEMS) throw misshapen([...problems, 'and perhaps more']);
  });
  const error = root.at('error');
  if (!error.absent) {
    const code = error.at('code').optionalText() ?? 'no code';
    throw new UnreadableFile(`is an error that Azure answered with (${code}): ${error.at('message').optionalText() ?? 'no message'}`);
  }
  const result = read(root);
  if (problems.length > 0) throw misshapen(problems);
  return result;
}
