// Writes API.md from the compiled library (lib/, .jsii). With --check: fails when API.md differs from what would be written.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const docgen = createRequire(import.meta.url).resolve('jsii-docgen/bin/jsii-docgen');
const generate = (file) => execFileSync(process.execPath, [docgen, '--output', file], { cwd: root, stdio: 'inherit' });
const lines = (file) => readFileSync(file, 'utf8').split('\n');

if (!process.argv.includes('--check')) {
  generate('API.md');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'api-docs-'));
  try {
    generate(join(folder, 'API.md'));
    const expected = lines(join(folder, 'API.md'));
    const actual = lines(join(root, 'API.md'));
    const at = expected.findIndex((line, i) => line !== actual[i]);
    if (at >= 0 || actual.length !== expected.length) {
      const line = at >= 0 ? at : expected.length;
      console.error(`API.md is out of date from line ${line + 1} on; run 'npm run docs:api' and commit the result`);
      console.error(`  is:     ${actual[line] ?? '(end of file)'}`);
      console.error(`  should: ${expected[line] ?? '(end of file)'}`);
      process.exitCode = 1;
    } else {
      console.log('API.md is up to date');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
