// Compares the catalogue with Azure's lists of function app stacks and of roles: ts-node scripts/check-catalog.ts FILE... [--json].
// Exit code 0: nothing is new or different; 1: something is; 2: a file cannot be read. See docs/catalog.md.
import { parseArgs } from 'node:util';
import { compare } from './catalog/compare';
import { compareRoles } from './catalog/compare-roles';
import { readJson, UnreadableFile } from './catalog/json-file';
import { needsWork, printable, renderReport, renderRoleReport } from './catalog/report';
import { holdsRoles, parseRoles, type RolesAnswer } from './catalog/roles-file';
import { parseStacks, type StacksAnswer } from './catalog/stacks-file';

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
  const stacks: StacksAnswer[] = [];
  const roles: RolesAnswer[] = [];
  for (const file of asked.files) {
    try {
      const content = readJson(file);
      if (holdsRoles(content)) roles.push(parseRoles(content));
      else stacks.push(parseStacks(content));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      err(`${file} ${error.message.split('\n').map((line) => printable(line, 300)).join('\n')}\n`);
    }
  }
  if (stacks.length + roles.length < asked.files.length) return 2;
  const ofStacks = stacks.length > 0 ? compare(stacks) : undefined;
  const ofRoles = roles.length > 0 ? compareRoles(roles) : undefined;
  if (asked.json) {
    out(`${JSON.stringify({ schemaVersion: 1, ...ofStacks, roles: ofRoles }, undefined, 2)}\n`);
  } else {
    out([...(ofStacks ? [renderReport(ofStacks)] : []), ...(ofRoles ? [renderRoleReport(ofRoles)] : [])].join('\n'));
  }
  return [ofStacks, ofRoles].some((report) => report !== undefined && needsWork(report)) ? 1 : 0;
}

if (require.main === module) {
  process.exitCode = checkCatalog(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
