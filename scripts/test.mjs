// Runs every check of `npm test`, each of them even when an earlier one failed, and ends with one line of totals.
// A jest run counts its tests, every other step counts as one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'dist', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** `needs`: a step whose output this one reads. */
const steps = [
  { name: 'lint' },
  { name: 'typecheck' },
  { name: 'build' },
  { name: 'test:unit', jest: true },
  { name: 'test:examples', jest: true },
  { name: 'test:types', needs: 'build' },
  { name: 'docs:check', needs: 'build' },
  { name: 'docs:examples', needs: 'build' },
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

const failedSteps = new Set();
const rows = [];
for (const { name, jest, needs } of steps) {
  console.log(`\n=== ${name}`);
  if (failedSteps.has(needs)) {
    console.log(`not run: ${needs} failed`);
    failedSteps.add(name);
    rows.push({ name, seconds: 0, passed: 0, failed: 1, skipped: 0 });
    continue;
  }
  const report = join(results, `${name.replace(':', '-')}.json`);
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', name, ...(jest ? ['--', '--ci', '--json', `--outputFile=${report}`] : [])], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', ...process.env },
  });
  const ok = status === 0;
  const counts = jest ? jestCounts(report) : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  if (!ok && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0) failedSteps.add(name);
  rows.push({ name, seconds: (performance.now() - started) / 1000, ...counts });
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
const totals = `${sum('passed')} passed, ${sum('failed')} failed${skipped}`;
writeFileSync(join(results, 'totals.txt'), `${totals}\n`);
const line = (mark, name, seconds, text) => console.log(`${mark.padEnd(5)}${name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s  ${text}`);
console.log('');
for (const row of rows) {
  line(failedSteps.has(row.name) ? 'FAIL' : 'ok', row.name, row.seconds, `${row.passed} passed, ${row.failed} failed`);
}
line(sum('failed') > 0 ? 'FAIL' : 'ok', 'all', sum('seconds'), totals);
process.exitCode = sum('failed') > 0 ? 1 : 0;
