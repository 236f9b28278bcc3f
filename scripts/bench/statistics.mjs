// Numbers of samples, and the tables that say them.

const at = (sorted, part) => {
  const position = (sorted.length - 1) * part;
  const low = Math.floor(position);
  return sorted[low] + (sorted[Math.ceil(position)] - sorted[low]) * (position - low);
};

/** Median and quartiles of samples. */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const round = (value) => Number(value.toPrecision(5));
  return { median: round(at(sorted, 0.5)), low: round(at(sorted, 0.25)), high: round(at(sorted, 0.75)), samples: samples.length };
}

/** Ratios of samples that were taken in pairs, one right after the other. */
export const ratios = (ours, theirs) => summary(ours.map((value, index) => value / theirs[index]));

/** The exponent with which time grows: slope of a line through the logarithms. */
export function exponent(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return Number(slope.toFixed(3));
}

const number = (value) => (value >= 1000 ? Math.round(value).toLocaleString('en-US') : value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const time = ({ median }) => (median >= 1000 ? `${(median / 1000).toPrecision(3)} s` : `${number(median)} ms`);
const memory = ({ median }) => `${number(median)} MiB`;
const ratio = ({ median, low, high }) => `**${median.toFixed(2)}** (${low.toFixed(2)} to ${high.toFixed(2)})`;
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The tables of one run, in Markdown. */
export function tables({ machine, imports, whole, synth, growth, rules, bars }) {
  const parts = [];
  parts.push(`Measured on ${machine.date} on ${machine.cpu} (${machine.cores} cores, ${machine.memoryGiB} GiB), ${machine.system}, Node.js ${machine.node}, with cdktf ${machine.cdktf} and the bindings of azurerm ${machine.bindings}. Medians; in brackets the quartiles of the ratios.`);
  const ten = synth.find(({ apps }) => apps === 10);
  parts.push(table(['import', 'library', 'what it loads beside itself', 'ratio'], [
    [`time (${imports.time.ours.samples} processes each)`, time(imports.time.ours), time(imports.time.theirs), ratio(imports.time.ratio)],
    ['heap', memory(imports.heap.ours), memory(imports.heap.theirs), ratio(imports.heap.ratio)],
    ['memory of the process', memory(imports.rss.ours), memory(imports.rss.theirs), ratio(imports.rss.ratio)],
    ['time of every name there is', time(whole.time.ours), time(whole.time.theirs), ratio(whole.time.ratio)],
    ['memory of every name', memory(whole.rss.ours), memory(whole.rss.theirs), ratio(whole.rss.ratio)],
  ]));
  if (ten !== undefined) parts.push(table(['import and ten apps of all plans', 'library', 'by hand', 'ratio'], [
    [`time (${ten.time.ours.samples} processes each)`, time(ten.withImport.ours), time(ten.withImport.theirs), ratio(ten.withImport.ratio)],
    ['peak memory', memory(ten.peak.ours), memory(ten.peak.theirs), ratio(ten.peak.ratio)],
  ]));
  parts.push(table(['apps', 'constructs', 'library', 'by hand', 'ratio of times', 'of processor times', 'peak memory', 'ratio', 'heap that stays', 'ratio', 'samples'], synth.map((row) => [
    row.apps.toLocaleString('en-US'), row.constructs.toLocaleString('en-US'), time(row.time.ours), time(row.time.theirs), ratio(row.time.ratio), ratio(row.cpu.ratio),
    memory(row.peak.ours), ratio(row.peak.ratio), memory(row.heap.ours), ratio(row.heap.ratio), String(row.time.ours.samples),
  ])));
  if (growth !== undefined) parts.push(`From ${growth.from.toLocaleString('en-US')} to ${growth.to.toLocaleString('en-US')} apps, time grows with the power **${growth.ours}** of their number with the library, and **${growth.theirs}** by hand.`);
  parts.push(`The whole matrix of rules, ${rules.combinations.toLocaleString('en-US')} combinations of construct, runtime, host version, plan, system and SKU with ${rules.rules} rules each, is asked **${number(1000 / rules.time.median)} times a second**: ${time(rules.time)} for the whole, ${number((1000 * rules.combinations) / rules.time.median)} combinations a second.`);
  parts.push(table(['bar', 'limit', 'measured', ''], bars.map(({ name, limit, value, met }) => [name, `≤ ${limit.toFixed(2)}`, value.toFixed(2), met ? 'met' : '**missed**'])));
  return parts.join('\n\n');
}
