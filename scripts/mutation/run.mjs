// Mutation testing of src/rules and src/catalog: npm run mutation [-- --near --left --page FILE...]
//
// Stryker changes one thing at a time; a change that no test notices survives. A change is judged by the tests of the file's name
// first, then by those that import it, until one fails; what survives them by the texts of all errors, and by a number of tests of
// whole programs (--near: not at all). What came of each change is in dist/mutation/report.json; --left judges those again that survived.
//
// Stryker leaves alone what is 'as const', and numbers. Most facts are both, so it works on a copy of the sources without the
// one and with a sign before the others, which it turns round. The copy has every character in its place.
import { Stryker } from '@stryker-mutator/core';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enterCopy } from './copy.mjs';
import { judgesOf } from './judges.mjs';
import { change, noticed, percent, readReport, roomsOf, score, survives, writePage, writeReport } from './report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'dist', 'mutation');
const copy = join(results, 'project');
const [planFile, linesFile, reportFile] = ['plan.json', 'lines.jsonl', 'report.json'].map((name) => join(results, name));

const sources = enterCopy(root, copy);
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const chosen = wanted.length === 0 ? sources : sources.filter((file) => wanted.some((name) => file.includes(name)));
if (chosen.length === 0) {
  console.error(`no file of src/rules or src/catalog has one of the names ${wanted.join(' ')}`);
  process.exit(1);
}

/** A place as Stryker takes one: what it tells counts columns from 1, what it is told from 0. */
const rangeOf = (at) => at.replace(/:(\d+)/g, (_, column) => `:${column - 1}`);

const report = readReport(reportFile);
const left = args.includes('--left');
const survivors = chosen.map((source) => [source, (report[source] ?? []).filter(survives)]);
const mutate = left ? survivors.flatMap(([source, changes]) => [...new Set(changes.map(({ at }) => `${source}:${rangeOf(at)}`))]) : chosen;
const only = left ? Object.fromEntries(survivors.map(([source, changes]) => [source, changes.map(({ mutator, becomes }) => `${mutator} ${becomes}`)])) : undefined;
const judges = judgesOf(sources, chosen, !args.includes('--near'));
const tests = [...new Set(Object.values(judges).flatMap(({ near, texts, others }) => [...near, ...texts, ...others]))].sort();
writeFileSync(planFile, JSON.stringify({ tests, judges, only }));
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
  const lines = readFileSync(source, 'utf8').split('\n');
  const judged = changes.filter(({ fileName }) => relative(copy, fileName).replaceAll('\\', '/') === source).map((each) => change(lines, each));
  report[source] = left ? noticed(report[source] ?? [], judged) : judged;
  console.log(`${source.padEnd(36)}${percent(score(report[source])).padStart(9)}  ${score(report[source]).dead} of ${score(report[source]).of}`);
}
writeReport(reportFile, report);

for (const source of chosen) {
  for (const { at, mutator, was, becomes, status } of report[source].filter(survives)) {
    console.log(`${source}:${at.split('-')[0]} ${status} ${mutator}: ${was.slice(0, 100)} -> ${String(becomes).slice(0, 60).replaceAll('\n', ' ')}`);
  }
}
const rooms = roomsOf(report, sources);
for (const { room, judged, ...scored } of rooms) console.log(`${room} ${percent(scored)} (${scored.dead} of ${scored.of} in ${judged} files)`);
if (args.includes('--page')) writePage(join(root, 'CONTRIBUTING.md'), rooms);
