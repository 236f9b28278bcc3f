'use strict';
// Asks the rules about every combination there is, again and again, and prints how many a second: node measure-rules.cjs LIB SECONDS
const { join } = require('node:path');
const [lib, seconds] = process.argv.slice(2);
const load = (name) => require(join(lib, name));
const { RUNTIMES } = load('catalog/runtimes');
const { HOST_VERSIONS } = load('catalog/host-versions');
const { PLANS } = load('catalog/plans');
const { AZURERM } = load('catalog/azurerm');
const { planTerms, skuGroup, skusOf } = load('rules/plan-terms');
const { findings } = load('rules/rule');
const { RUNTIME_RULES, workerModelFits } = load('rules/runtime-rules');
const { SUPPORT_RULES, planIsKept } = load('rules/support-rules');

const plans = Object.keys(PLANS).flatMap((id) => skusOf(id).flatMap((sku) => skuGroup(sku).systems.map((system) => planTerms(id, system, sku))));
const rules = [workerModelFits, ...RUNTIME_RULES, ...SUPPORT_RULES, planIsKept];
const inputs = [];
for (const construct of ['IsolatedFunctionApp', 'InProcessFunctionApp']) {
  for (const runtime of Object.values(RUNTIMES)) {
    for (const host of Object.values(HOST_VERSIONS)) {
      for (const plan of plans) {
        inputs.push({ construct, runtime, host, functionsVersion: host.value, plan, container: undefined, azurerm: AZURERM.baseline, today: '2026-11-21' });
      }
    }
  }
}

const times = [];
let found = 0;
const end = performance.now() + 1000 * Number(seconds);
while (performance.now() < end || times.length < 3) {
  const start = performance.now();
  found = 0;
  for (const input of inputs) found += findings(rules, input).length;
  times.push(performance.now() - start);
}
console.log(JSON.stringify({ combinations: inputs.length, rules: rules.length, findings: found, milliseconds: times.slice(1) }));
