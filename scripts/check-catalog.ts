// Compares the catalogue with Azure's own list of function app stacks: ts-node scripts/check-catalog.ts FILE... [--json].
// Exit code 0: nothing is new or different; 1: something is; 2: a file cannot be read. See docs/catalog.md.
import { parseArgs } from 'node:util';
import { compare } from './catalog/compare';
import { needsWork, printable, renderReport } from './catalog/report';
import { readStacks, UnreadableFile, type StacksAnswer } from './catalog/stacks-file';

const USAGE = 'usage: npm run catalog:check -- FILE... [--json]';

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

function readArguments(args: readonly string[]): { files: string[]; json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
    return positionals.length === 0 ? 'name a file with the answer of Azure' : { files: positionals, json: values.json ?? false };
  } catch (error) {
    return (error as Error).message;
  }
}

/** Runs the command and answers with its exit code. */
export function checkCatalog(args: readonly string[], { out, err }: Output): 0 | 1 | 2 {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    err(`${asked}\n${USAGE}\n`);
    return 2;
  }
  const answers: StacksAnswer[] = [];
  for (const file of asked.files) {
    try {
      answers.push(readStacks(file));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      err(`${file} ${error.message.split('\n').map((line) => printable(line, 300)).join('\n')}\n`);
    }
  }
  if (answers.length < asked.files.length) return 2;
  const report = compare(answers);
  out(asked.json ? `${JSON.stringify({ schemaVersion: 1, ...report }, undefined, 2)}\n` : renderReport(report));
  return needsWork(report) ? 1 : 0;
}

if (require.main === module) {
  process.exitCode = checkCatalog(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
