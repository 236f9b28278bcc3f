// Synthesizes one example: node scripts/synth.mjs [name], by default isolated-flex. Writes to CDKTF_OUTDIR, else cdktf.out.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = process.argv[2] ?? 'isolated-flex';
const main = join('examples', name, 'main.ts');
if (!existsSync(join(root, main))) {
  console.error(`there is no ${main}; examples: ${readdirSync(join(root, 'examples')).join(', ')}`);
  process.exit(1);
}
const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
const tsNode = createRequire(import.meta.url).resolve('ts-node/dist/bin.js');
const { status } = spawnSync(process.execPath, [tsNode, main], { cwd: root, stdio: 'inherit', env: { ...process.env, CDKTF_OUTDIR: outdir } });
// The stack of an example has the name of the example; the one of refused programs synthesizes none.
const manifest = resolve(root, outdir, 'manifest.json');
const synthesized = existsSync(manifest) && name in JSON.parse(readFileSync(manifest, 'utf8')).stacks;
if (status === 0 && synthesized) console.log(`${name}: synthesized to ${outdir}`);
process.exit(status ?? 1);
