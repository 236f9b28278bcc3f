import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

const TS_NODE = require.resolve('ts-node/dist/bin.js', { paths: [ROOT] });

/** Every folder of `examples/`. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** An empty folder. */
export const temporaryFolder = (prefix: string): string => realpathSync(mkdtempSync(join(tmpdir(), `${prefix}-`)));

/** The sources and the examples in another folder, as a second clone would have them. */
export function secondClone(): string {
  const folder = temporaryFolder('clone');
  for (const name of ['src', 'examples', 'package.json', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** What a run of an example leaves behind. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Text of each file of the output folder, by its path in there. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs an example as a program, the way its user does. */
export async function run(name: string, from: string, today: string, context: Record<string, string> = {}): Promise<Run> {
  const outdir = join(temporaryFolder('example'), 'out');
  const env = { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: JSON.stringify({ 'azfn:today': today, ...context }) };
  delete (env as Record<string, string | undefined>).NODE_OPTIONS;
  const { status, stdout, stderr } = await execute(process.execPath, [TS_NODE, `examples/${name}/main.ts`], { cwd: from, env });
  return { status, stdout, stderr, files: filesIn(outdir) };
}

/** Runs a program to its end, whatever its exit status. */
export const execute = (file: string, args: string[], options: { cwd: string; env?: NodeJS.ProcessEnv }) =>
  new Promise<{ status: number; stdout: string; stderr: string }>((done) => {
    execFile(file, args, { ...options, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      done({ status, stdout, stderr });
    });
  });

/** Text of each file of a folder, by its path in there, in a fixed order. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true })
    .map((file) => join(folder, String(file)))
    .filter((file) => statSync(file).isFile())
    .sort();
  return Object.fromEntries(files.map((file) => [relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]));
}
