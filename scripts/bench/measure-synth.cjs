'use strict';
// Synthesizes one stack, and prints what it took: node --expose-gc measure-synth.cjs PROGRAM COUNT FOLDER
const begun = performance.now();
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const [program, count, outdir] = process.argv.slice(2);
const { AzurermProvider } = require('@cdktf/provider-azurerm/lib/provider');
const { App, TerraformStack } = require('cdktf');
const { defineApps } = require(program);
// What the program names is loaded when it is named; the import is measured by itself.
const library = process.env.LIBRARY === undefined ? {} : require(process.env.LIBRARY);
for (const name of (process.env.NAMES ?? '').split(',')) void library[name];

const loaded = performance.now();

globalThis.gc();
const cpu = process.cpuUsage();
const start = performance.now();
const app = new App({ outdir, context: { 'azfn:today': '2026-11-21' } });
const stack = new TerraformStack(app, 'bench');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
defineApps(stack, Number(count));
const defined = performance.now();
app.synth();
const synthesized = performance.now();
const { user, system } = process.cpuUsage(cpu);
const { maxRSS } = process.resourceUsage();
globalThis.gc();
const { heapUsed } = process.memoryUsage();
const file = readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'));
console.log(JSON.stringify({
  milliseconds: synthesized - start,
  withImportMilliseconds: loaded - begun + synthesized - start,
  defineMilliseconds: defined - start,
  cpuMilliseconds: (user + system) / 1000,
  peakMiB: maxRSS / 2 ** 10,
  heapMiB: heapUsed / 2 ** 20,
  constructs: stack.node.findAll().length,
  bytes: file.length,
  hash: createHash('sha256').update(file).digest('hex'),
}));
