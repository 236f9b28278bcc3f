// Runs every check of `npm test`, each of them even when another one failed, and ends with one line of totals.
// A jest run counts its tests, every other step counts as one. Steps of one process run beside each other, as far as there are cores.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'dist', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** `needs`: a step whose output this one reads. A run of jest uses every core, and comes when the others are done. */
const steps = [
  { name: 'build' },
  { name: 'lint' },
  { name: 'docs:examples', needs: 'build' },
  { name: 'typecheck' },
  { name: 'docs:check', needs: 'build' },
  { name: 'test:types', needs: 'build' },
  { name: 'test:all', needs: 'build', jest: true },
];

/** Counts of one jest run. A suite that could not be loaded, and a run without any test, are failures too. */
function jestCounts(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = report;
  const ran = numPassedTests + numFailedTests;
  const other = ran === 0 || (!report.success && numFailedTests + numRuntimeErrorTestSuites === 0) ? 1 : 0;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites + other, skipped: numPendingTests + numTodoTests };
}

/** Runs a step to its end. What it prints is kept together, unless it runs alone. */
async function run({ name, needs, jest }) {
  const report = join(results, `${name.replace(':', '-')}.json`);
  const started = performance.now();
  const dead = outcomes.get(needs)?.failed > 0;
  let status = 1;
  if (dead) console.log(`\n=== ${name}\nnot run: ${needs} failed`);
  else {
    if (jest) console.log(`\n=== ${name}`);
    const child = spawn('npm', ['run', '--silent', name, ...(jest ? ['--', '--ci', '--json', `--outputFile=${report}`] : [])], {
      cwd: root,
      stdio: jest ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', ...process.env },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += part));
    status = await new Promise((done) => child.on('close', done).on('error', () => done(1)));
    if (!jest) console.log(`\n=== ${name}\n${text.trimEnd()}`.trimEnd());
  }
  const counts = jest && !dead ? jestCounts(report) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return { name, seconds: (performance.now() - started) / 1000, ...counts };
}

const outcomes = new Map();
const running = new Map();
const waiting = [...steps];
const start = performance.now();
while (waiting.length + running.size > 0) {
  const isReady = ({ needs, jest }) => (needs === undefined || outcomes.has(needs)) && (!jest || running.size === 0);
  const next = running.size < availableParallelism() && ![...running.keys()].some(({ jest }) => jest) ? waiting.find(isReady) : undefined;
  if (next !== undefined) {
    waiting.splice(waiting.indexOf(next), 1);
    running.set(next, run(next).then((outcome) => [next, outcome]));
    continue;
  }
  const [step, outcome] = await Promise.race(running.values());
  running.delete(step);
  outcomes.set(step.name, outcome);
}

const rows = steps.map(({ name }) => outcomes.get(name));
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
const totals = `${sum('passed')} passed, ${sum('failed')} failed${skipped}`;
writeFileSync(join(results, 'totals.txt'), `${totals}\n`);
const line = (mark, name, seconds, text) => console.log(`${mark.padEnd(5)}${name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s  ${text}`);
console.log('');
for (const row of rows) {
  line(row.failed > 0 ? 'FAIL' : 'ok', row.name, row.seconds, `${row.passed} passed, ${row.failed} failed`);
}
line(sum('failed') > 0 ? 'FAIL' : 'ok', 'all', (performance.now() - start) / 1000, totals);
process.exitCode = sum('failed') > 0 ? 1 : 0;
