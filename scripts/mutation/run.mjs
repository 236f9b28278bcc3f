// Mutation testing of src/rules and src/catalog: npm run mutation [-- --near --page FILE...]
//
// Stryker changes one thing at a time; a change that no test notices survives. Every file is judged first by the tests
// of its name, which takes half a second a change, what survives them by the tests that import it, and what is left then by the
// wider tests that are named below (--near: not at all). Results are kept in dist/mutation, and what has not changed since is not run again.
//
// Stryker leaves alone what is 'as const', and numbers. Most facts are both, so it works on a copy of the sources without the
// one and with a sign before the others, which it turns round. The copy has every character in its place.
import { Stryker } from '@stryker-mutator/core';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

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

/** Tests that look at the rules and the catalogue through whole programs, and still take seconds only. */
const WIDE = ['test/rules', 'test/catalog', 'test/errors', 'test/constructs', 'test/values'];
/** Walks over thousands of programs, and tests that have processes of their own. */
const TOO_LONG = /(-matrix|page-programs|imports|two-copies|determinism|packages)\.test\.ts$/;

const testsIn = (folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)).replaceAll('\\', '/')).filter((file) => file.endsWith('.test.ts') && !TOO_LONG.test(file));
const importsOf = (file) => [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, specifier]) => relative(copy, resolve(dirname(file), specifier)).replaceAll('\\', '/'));

/** The tests of a source in the order in which they judge: those of its name, those that import it, and wider ones. */
function stagesOf(source, wide) {
  const module = source.replace(/\.ts$/, '');
  const all = WIDE.flatMap(testsIn);
  const isFact = source.startsWith('src/catalog/');
  const named = all.filter((test) => basename(test, '.test.ts') === basename(module) || (isFact && test === 'test/catalog/rows.test.ts'));
  const imports = (test) => importsOf(test).includes(module) || (isFact && test.startsWith('test/catalog/'));
  const pure = all.filter((test) => imports(test) && !/^test\/(constructs|errors)\//.test(test));
  const importing = named.length + pure.length > 0 ? pure : all.filter(imports);
  const stages = [named, importing, ...(wide ? [all] : [])];
  const before = new Set();
  return stages.map((tests) => tests.filter((test) => !before.has(test) && before.add(test))).filter((tests) => tests.length > 0);
}

/** Lets Stryker run, and returns what came of each change. */
async function mutate(mutate, tests, name) {
  process.env.MUTATION_TESTS = tests.join('\n');
  const stryker = new Stryker({
    mutate,
    testRunner: 'jest',
    jest: { projectType: 'custom', configFile: 'scripts/mutation/jest.config.cjs', enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    incremental: true,
    incrementalFile: join(results, 'incremental', `${name}.json`),
    tempDirName: 'sandbox',
    reporters: [],
    logLevel: 'off',
    warnings: { slow: false },
    allowConsoleColors: false,
    thresholds: { high: 100, low: 0, break: null },
  });
  return stryker.runMutationTest();
}

const place = ({ start, end }) => `${start.line}:${start.column}-${end.line}:${end.column}`;
const text = (lines, { start, end }) =>
  start.line === end.line ? lines[start.line - 1].slice(start.column - 1, end.column - 1) : `${lines[start.line - 1].slice(start.column - 1)} …`;

/** One change as it is kept: where it was, what it was, and what came of it. */
function row(source, { location, mutatorName, replacement, status }) {
  const at = { start: { line: location.start.line, column: location.start.column }, end: { line: location.end.line, column: location.end.column } };
  return { place: place(at), line: at.start.line, mutator: mutatorName, was: text(readFileSync(source, 'utf8').split('\n'), at), becomes: replacement, status };
}

const isDead = ({ status }) => status === 'Killed' || status === 'Timeout';
const counts = ({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status);
const score = (rows) => {
  const counted = rows.filter(counts);
  return { dead: counted.filter(isDead).length, of: counted.length };
};
const percent = ({ dead, of }) => (of === 0 ? '–' : `${((100 * dead) / of).toFixed(1)} %`);

const all = ['src/rules', 'src/catalog'].flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`)).sort();
const args = process.argv.slice(2);
const wide = !args.includes('--near');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const chosen = wanted.length === 0 ? all : all.filter((file) => wanted.some((name) => file.includes(name)));
if (chosen.length === 0) {
  console.error(`no file of src/rules or src/catalog has one of the names ${wanted.join(' ')}`);
  process.exit(1);
}

mkdirSync(join(results, 'incremental'), { recursive: true });
for (const source of all) writeFileSync(source, opened(source));
const reportFile = join(results, 'report.json');
const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {};

const failed = [];
for (const source of chosen) {
  const name = source.replaceAll('/', '-').replace(/\.ts$/, '');
  const key = (each) => `${each.place} ${each.mutator} ${each.becomes}`;
  let rows;
  try {
    for (const [stage, tests] of stagesOf(source, wide).entries()) {
      const left = rows?.filter((each) => counts(each) && !isDead(each));
      if (left?.length === 0) break;
      const judged = (await mutate(left?.map((each) => `${source}:${each.place}`) ?? [source], tests, `${name}-${stage}`)).map((result) => row(source, result));
      const dead = new Set(judged.filter(isDead).map(key));
      rows = rows?.map((each) => (dead.has(key(each)) ? { ...each, status: 'Killed' } : each)) ?? judged;
    }
  } catch (error) {
    failed.push(source); // a test fails without any change, or Stryker itself
    console.log(`${source.padEnd(36)}   failed  ${error instanceof Error ? error.message : String(error)}`);
    continue;
  }
  report[source] = rows;
  writeFileSync(reportFile, `${JSON.stringify(report, null, 1)}\n`);
  console.log(`${source.padEnd(36)}${percent(score(rows)).padStart(9)}  ${score(rows).dead} of ${score(rows).of}`);
}

/** What is left, by file; the table of the documentation. */
for (const source of chosen) {
  for (const { line, mutator, was, becomes, status } of (report[source] ?? []).filter((each) => counts(each) && !isDead(each))) {
    console.log(`${source}:${line} ${status} ${mutator}: ${was.slice(0, 100)} -> ${String(becomes).slice(0, 60).replaceAll('\n', ' ')}`);
  }
}
const scoreOf = (room) => score(all.filter((file) => file.startsWith(`${room}/`)).flatMap((file) => report[file] ?? []));
const rooms = ['src/rules', 'src/catalog'].map((room) => ({ room, judged: all.filter((file) => file.startsWith(`${room}/`) && report[file] !== undefined).length, ...scoreOf(room) }));
for (const { room, judged, ...scored } of rooms) console.log(`${room} ${percent(scored)} (${scored.dead} of ${scored.of} in ${judged} files)`);

/** The scores of the documentation. */
if (args.includes('--page')) {
  const file = join(root, 'CONTRIBUTING.md');
  const lines = rooms.map(({ room, judged, dead, of }) => `| \`${room}\` | ${judged} | ${of} | ${dead} | ${percent({ dead, of })} |`);
  const table = ['| room | files | changes | noticed | score |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
  const day = new Date().toISOString().slice(0, 10);
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, page.replace(/(<!-- mutation scores -->\n)[^]*?(<!-- end of mutation scores -->)/, (_, start, end) => `${start}\nOn ${day}:\n\n${table}\n\n${end}`));
}
process.exitCode = failed.length > 0 ? 1 : 0;
