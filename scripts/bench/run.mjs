// Measures what the library costs beside the same resources written by hand: npm run bench [-- --quick] [--apps 1,100] [--json FILE]
//
// Every sample is a process of its own, and the two sides take turns, so that what else the machine does meets both. Works on the build that
// is there. Prints tables, and writes all figures to dist/bench/results.json; ends with 1 when a bar is missed.
import swc from '@swc/core';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exponent, ratios, summary, tables } from './statistics.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const built = join(root, 'dist', 'bench');
const require = createRequire(import.meta.url);
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false }, apps: { type: 'string' }, json: { type: 'string' } } });

/** Number of processes for each side, by number of apps. */
const SAMPLES = options.quick ? { 1: 3, 10: 3, 100: 3, 1000: 1, 10000: 1 } : { 1: 21, 10: 21, 100: 15, 1000: 9, 10000: 3 };
const IMPORTS = options.quick ? 5 : 31;
const RULE_SECONDS = options.quick ? 1 : 5;
const counts = options.apps === undefined ? (options.quick ? [1, 10, 100, 1000] : [1, 10, 100, 1000, 10000]) : options.apps.split(',').map(Number);

if (!existsSync(join(root, 'lib/index.js'))) throw new Error(`there is no build: run 'npm run build'`);

/** The programs as JavaScript that uses the build. */
mkdirSync(built, { recursive: true });
for (const name of ['azapi', 'mix', 'library', 'by-hand']) {
  const { code } = swc.transformSync(readFileSync(join(here, `${name}.ts`), 'utf8'), { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
  writeFileSync(join(built, `${name}.js`), code.replaceAll('"cdktf-azure-functions"', JSON.stringify(join(root, 'lib/index.js'))));
}

const measureWith = (env, script, ...args) =>
  JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=12288', join(here, script), ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, CDKTF_CONTEXT_JSON: '', ...env } }));
const measure = (...args) => measureWith({}, ...args);

/** Samples of both sides, taken in turns; the first of several is for the caches of the disk and does not count. */
function inTurns(samples, ours, theirs) {
  const taken = { ours: [], theirs: [] };
  for (let turn = samples === 1 ? 1 : 0; turn <= samples; turn += 1) {
    for (const side of turn % 2 === 0 ? ['ours', 'theirs'] : ['theirs', 'ours']) {
      const sample = side === 'ours' ? ours() : theirs();
      if (turn > 0) taken[side].push(sample);
    }
  }
  return taken;
}

const compare = ({ ours, theirs }, field) => ({
  ours: summary(ours.map((sample) => sample[field])),
  theirs: summary(theirs.map((sample) => sample[field])),
  ratio: ratios(ours.map((sample) => sample[field]), theirs.map((sample) => sample[field])),
});

/** The names that the program of the benchmark imports. */
const NAMES = /import \{([^}]+)\} from 'cdktf-azure-functions'/.exec(readFileSync(join(here, 'library.ts'), 'utf8'))[1].split(',').map((name) => name.trim()).filter(Boolean).join(',');

/** The library beside exactly the resources that it loads when the names are asked for. */
function measureImports(names) {
  const library = join(root, 'lib/index.js');
  const load = (...modules) => measureWith({ NAMES: modules.length === 1 ? names : '' }, 'measure-import.cjs', ...modules);
  const { provider } = load(library);
  const alone = ['cdktf', 'constructs', ...provider];
  if (load(...alone).provider.length !== provider.length) throw new Error('the two sides load other resources');
  const taken = inTurns(IMPORTS, () => load(library), () => load(...alone));
  return { resources: provider.length, time: compare(taken, 'milliseconds'), heap: compare(taken, 'heapMiB'), rss: compare(taken, 'rssMiB') };
}

function measureSynth(apps) {
  const folder = mkdtempSync(join(tmpdir(), 'azfn-bench-'));
  const run = (side) => () => {
    const loaded = side === 'library' ? { LIBRARY: join(root, 'lib/index.js'), NAMES } : {};
    const sample = measureWith(loaded, 'measure-synth.cjs', join(built, `${side}.js`), String(apps), join(folder, side));
    process.stderr.write(`${apps} apps ${side}: ${Math.round(sample.milliseconds)} ms, ${Math.round(sample.peakMiB)} MiB\n`);
    return sample;
  };
  try {
    const taken = inTurns(SAMPLES[apps] ?? 3, run('library'), run('by-hand'));
    const hashes = new Set([...taken.ours, ...taken.theirs].map(({ hash }) => hash));
    if (hashes.size !== 1) throw new Error(`the files of ${apps} apps differ`);
    const [{ constructs, bytes }] = taken.theirs;
    return { apps, constructs, bytes, time: compare(taken, 'milliseconds'), withImport: compare(taken, 'withImportMilliseconds'), cpu: compare(taken, 'cpuMilliseconds'), define: compare(taken, 'defineMilliseconds'), peak: compare(taken, 'peakMiB'), heap: compare(taken, 'heapMiB') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureRules() {
  const { milliseconds, ...rest } = measure('measure-rules.cjs', join(root, 'lib'), String(RULE_SECONDS));
  return { ...rest, time: summary(milliseconds) };
}

const version = (name) => JSON.parse(readFileSync(join(dirname(require.resolve(`${name}/package.json`)), 'package.json'), 'utf8')).version;
const machine = {
  date: new Date().toISOString().slice(0, 10),
  cpu: cpus()[0].model,
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: process.versions.node,
  cdktf: version('cdktf'),
  bindings: version('@cdktf/provider-azurerm'),
};

const imports = measureImports(NAMES);
const whole = measureImports('*');
const rules = measureRules();
const synth = counts.map(measureSynth);

// Below that, what is measured is how fast Node.js gets once it has run the same code often enough.
const grown = synth.filter(({ apps }) => apps >= 1000);
const growth = grown.length < 2 ? undefined : {
  from: grown[0].apps,
  to: grown[grown.length - 1].apps,
  ours: exponent(grown.map(({ apps, time }) => [apps, time.ours.median])),
  theirs: exponent(grown.map(({ apps, time }) => [apps, time.theirs.median])),
};

/** The bars of the design; what was not measured has none. */
const of = (count) => synth.find(({ apps }) => apps === count);
const bars = [
  ['time of the import', 1.25, imports.time.ratio.median],
  ['memory of the import', 1.25, imports.rss.ratio.median],
  ['time of the import and ten apps', 1.25, of(10)?.withImport.ratio.median],
  ['time of 1,000 apps', 1.1, of(1000)?.time.ratio.median],
  ['time of 10,000 apps', 1.1, of(10000)?.time.ratio.median],
  ['peak memory of 10,000 apps', 1.2, of(10000)?.peak.ratio.median],
  ['power of growth beyond that by hand', 0.05, growth === undefined ? undefined : growth.ours - growth.theirs],
].filter(([, , value]) => value !== undefined).map(([name, limit, value]) => ({ name, limit, value: Number(value.toFixed(3)), met: value <= limit }));

const results = { quick: options.quick, machine, imports, whole, rules, synth, growth, bars };
for (const file of [join(built, 'results.json'), ...(options.json === undefined ? [] : [options.json])]) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(`\n${tables(results)}\n`);
process.exitCode = bars.every(({ met }) => met) ? 0 : 1;
