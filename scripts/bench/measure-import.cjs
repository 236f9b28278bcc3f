'use strict';
// Loads the modules that are named, and prints what it took: node --expose-gc measure-import.cjs MODULE...
// NAMES: exports of the last module that are asked for, as a program does that imports them; '*' for all.
const modules = process.argv.slice(2);
globalThis.gc();
const before = process.memoryUsage();
const start = performance.now();
let last;
for (const name of modules) last = require(name);
for (const name of process.env.NAMES === '*' ? Object.keys(last) : (process.env.NAMES ?? '').split(',').filter(Boolean)) void last[name];
const milliseconds = performance.now() - start;
globalThis.gc();
const after = process.memoryUsage();
const loaded = Object.keys(require.cache).map((file) => file.replaceAll('\\', '/'));
console.log(JSON.stringify({
  milliseconds,
  heapMiB: (after.heapUsed - before.heapUsed) / 2 ** 20,
  rssMiB: after.rss / 2 ** 20,
  provider: loaded.filter((file) => file.includes('/provider-azurerm/')),
}));
