// Writes the figures of docs/performance.md from scripts/bench/results.json: node scripts/bench/page.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tables } from './statistics.mjs';

const file = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const page = readFileSync(file('docs/performance.md'), 'utf8');
const figures = tables(JSON.parse(readFileSync(file('scripts/bench/results.json'), 'utf8')));
const marked = /(<!-- figures of a run -->\n)[^]*?(<!-- end of figures -->)/;
if (!marked.test(page)) throw new Error('docs/performance.md has no place for figures');
const written = page.replace(marked, (_, start, end) => `${start}\n${figures}\n\n${end}`);
if (process.argv.includes('--check')) {
  if (written !== page) {
    console.error(`docs/performance.md says other figures than scripts/bench/results.json: run 'node scripts/bench/page.mjs'`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(file('docs/performance.md'), written);
}
