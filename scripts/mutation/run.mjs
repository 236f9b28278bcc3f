// Mutation testing of src/rules and src/catalog: npm run mutation [-- --near --left --page FILE...]
//
// Stryker changes one thing at a time; a change that no test notices survives. A change is judged by the tests of the file's name
// first, then by those that import it, until one fails; what survives them by the texts of all errors, and by a number of tests of
// whole programs (--near: not at all). What came of each change is in dist/mutation/report.json; --left judges those again that survived.
//
// Stryker leaves alone what is 'as const', and numbers. Most facts are both, so it works on a copy of the sources without the
// one and with a sign before the others, which it turns round. The copy has every character in its place.
import { Stryker } from '@stryker-mutator/core';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const { isTaken } = createRequire(import.meta.url)('./suite.cjs');

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'dist', 'mutation');
const copy = join(results, 'project');

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
const COPIED = ['src', 'test', 'scripts', 'docs', 'examples', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'jest.config.cjs', 'eslint.config.cjs', 'eslint.zones.cjs', 'README.md'];
for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
process.chdir(copy);

/** A source in which Stryker sees facts: spaces for 'as const' and 'satisfies …', a sign in the space before a number of the catalogue. */
function opened(file) {
  const text = readFileSync(file, 'utf8');
  const characters = [...text];
  const visit = (node) => {
    const isConst = ts.isAsExpression(node) && node.type.getText(source) === 'const';
    if (isConst || ts.isSatisfiesExpression(node)) for (let at = node.expression.end; at < node.end; at += 1) if (text[at] !== '\n') characters[at] = ' ';
    if (file.startsWith('src/catalog/') && ts.isNumericLiteral(node) && node.text !== '0' && !ts.isPrefixUnaryExpression(node.parent) && !ts.isLiteralTypeNode(node.parent)) {
      const at = node.getStart(source) - 1;
      if (text[at] === ' ') characters[at] = '+';
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  if ([...text].length === text.length) visit(source); // places are counted in code units
  return characters.join('');
}

/** Tests that look at the rules and the catalogue, some of them through whole programs. */
const WIDE = ['test/rules', 'test/catalog', 'test/project', 'test/values', 'test/errors', 'test/constructs'];
/** Walks over thousands of programs, and tests that have processes of their own: seconds for every change. Stack traces are others below Stryker. */
const LEFT_OUT = /(-matrix|page-programs|imports|hostile|properties|preconditions|caller)\.test\.ts$/;

const testsIn = (folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)).replaceAll('\\', '/')).filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.test(file) && isTaken(file));
const importsOf = (file) => [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, specifier]) => relative(copy, resolve(dirname(file), specifier)).replaceAll('\\', '/'));

const sources = ['src/rules', 'src/catalog'].flatMap((folder) => readdirSync(folder).sort().map((file) => `${folder}/${file}`));
const tests = WIDE.flatMap(testsIn);
const imports = new Map([...sources, ...tests].map((file) => [file, importsOf(file)]));

/** Modules of the two rooms that import a module, itself included, whatever stands between them. */
function importersOf(module) {
  const found = new Set([module]);
  for (const each of found) for (const file of sources) if (imports.get(file).includes(each)) found.add(file.replace(/\.ts$/, ''));
  return found;
}

/** The tests of a source in the order in which they judge: those of its name and those that import it, and wider ones. */
function testsOf(source, wide) {
  const module = source.replace(/\.ts$/, '');
  const isFact = source.startsWith('src/catalog/');
  const named = tests.filter((test) => basename(test, '.test.ts') === basename(module) || (isFact && test === 'test/catalog/rows.test.ts'));
  const importing = (modules) => tests.filter((test) => imports.get(test).some((each) => modules.has(each)) || (isFact && test.startsWith('test/catalog/')));
  const direct = importing(new Set([module]));
  const near = [...new Set([...named, ...(named.length + direct.length > 0 ? direct : importing(importersOf(module)))])];
  const others = tests.filter((test) => !near.includes(test));
  const isText = (test) => test.startsWith('test/errors/');
  if (!wide && near.length > 0) return { near, texts: [], others: [] };
  return { near, texts: others.filter(isText), others: others.filter((test) => !isText(test)) };
}

const isDead = ({ status }) => status === 'Killed' || status === 'Timeout';
const counts = ({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status);
const score = (rows) => {
  const counted = rows.filter(counts);
  return { dead: counted.filter(isDead).length, of: counted.length };
};
const percent = ({ dead, of }) => (of === 0 ? '–' : `${((100 * dead) / of).toFixed(1)} %`);

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const chosen = wanted.length === 0 ? sources : sources.filter((file) => wanted.some((name) => file.includes(name)));
if (chosen.length === 0) {
  console.error(`no file of src/rules or src/catalog has one of the names ${wanted.join(' ')}`);
  process.exit(1);
}

for (const source of sources) writeFileSync(source, opened(source));
const [planFile, linesFile, reportFile] = ['plan.json', 'lines.jsonl', 'report.json'].map((name) => join(results, name));
const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {};

/** One change as it is kept: where it was, what it was, and what came of it. */
const lines = new Map(chosen.map((source) => [source, readFileSync(source, 'utf8').split('\n')]));
function row({ location: { start, end }, mutatorName, replacement, status }, source) {
  const line = lines.get(source)[start.line - 1];
  const was = start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.slice(start.column - 1)} …`;
  return { at: `${start.line}:${start.column}-${end.line}:${end.column}`, mutator: mutatorName, was, becomes: replacement, status };
}
const keyOf = ({ at, mutator, becomes }) => `${at} ${mutator} ${becomes}`;

/** A place as Stryker takes one: what it tells counts columns from 1, what it is told from 0. */
const rangeOf = (at) => at.replace(/:(\d+)/g, (_, column) => `:${column - 1}`);

const left = args.includes('--left');
const survivors = new Map(chosen.map((source) => [source, (report[source] ?? []).filter((each) => counts(each) && !isDead(each))]));
const mutate = left ? [...survivors].flatMap(([source, rows]) => [...new Set(rows.map(({ at }) => `${source}:${rangeOf(at)}`))]) : chosen;
const judges = Object.fromEntries(chosen.map((source) => [source, testsOf(source, !args.includes('--near'))]));
const isNeeded = (test) => Object.values(judges).some(({ near, texts, others }) => near.includes(test) || texts.includes(test) || others.includes(test));
const only = left ? Object.fromEntries([...survivors].map(([source, rows]) => [source, rows.map(({ mutator, becomes }) => `${mutator} ${becomes}`)])) : undefined;
writeFileSync(planFile, JSON.stringify({ tests: tests.filter(isNeeded), judges, only }));
rmSync(linesFile, { force: true });
Object.assign(process.env, { MUTATION_PLAN: planFile, MUTATION_LINES: linesFile });

const changes = mutate.length === 0 ? [] : await new Stryker({
  mutate,
  testRunner: 'nearest-first',
  plugins: [fileURLToPath(new URL('./runner.mjs', import.meta.url))],
  coverageAnalysis: 'perTest',
  concurrency: availableParallelism(),
  tempDirName: 'sandbox',
  reporters: ['lines'],
  logLevel: 'error',
  allowConsoleColors: false,
  thresholds: { high: 100, low: 0, break: null },
}).runMutationTest();

for (const source of chosen) {
  const judged = changes.filter(({ fileName }) => relative(copy, fileName).replaceAll('\\', '/') === source).map((change) => row(change, source));
  const dead = new Set(judged.filter(isDead).map(keyOf));
  report[source] = left ? (report[source] ?? []).map((each) => (dead.has(keyOf(each)) ? { ...each, status: 'Killed' } : each)) : judged;
  console.log(`${source.padEnd(36)}${percent(score(report[source])).padStart(9)}  ${score(report[source]).dead} of ${score(report[source]).of}`);
}
writeFileSync(reportFile, `${JSON.stringify(report, null, 1)}\n`);

/** What is left, by file; the table of the documentation. */
for (const source of chosen) {
  for (const { at, mutator, was, becomes, status } of report[source].filter((each) => counts(each) && !isDead(each))) {
    console.log(`${source}:${at.split('-')[0]} ${status} ${mutator}: ${was.slice(0, 100)} -> ${String(becomes).slice(0, 60).replaceAll('\n', ' ')}`);
  }
}
const rooms = ['src/rules', 'src/catalog'].map((room) => {
  const judged = sources.filter((file) => file.startsWith(`${room}/`) && (report[file]?.length ?? 0) > 0);
  return { room, judged: judged.length, ...score(judged.flatMap((file) => report[file])) };
});
for (const { room, judged, ...scored } of rooms) console.log(`${room} ${percent(scored)} (${scored.dead} of ${scored.of} in ${judged} files)`);

/** The scores of the documentation. */
if (args.includes('--page')) {
  const file = join(root, 'CONTRIBUTING.md');
  const table = ['| room | files | changes | noticed | score |', '| --- | --- | --- | --- | --- |', ...rooms.map(({ room, judged, dead, of }) => `| \`${room}\` | ${judged} | ${of} | ${dead} | ${percent({ dead, of })} |`)].join('\n');
  const day = new Date().toISOString().slice(0, 10);
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, page.replace(/(<!-- mutation scores -->\n)[^]*?(<!-- end of mutation scores -->)/, (_, start, end) => `${start}\nOn ${day}:\n\n${table}\n\n${end}`));
}
