import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import type { StackRecord, StacksAnswer } from './stacks-file';

/** Azure's word for the stack that a worker runtime belongs to. */
export function stackOf(workerRuntime: string): string {
  if (workerRuntime === 'native') return 'go';
  return workerRuntime.startsWith('dotnet') ? 'dotnet' : workerRuntime;
}

/** Worker runtime and version in one spelling: `10.0` is `10`, Java's `1.8` is `8`, and one .NET Framework is as good as another. */
function identity(workerRuntime: string, version: string): string {
  if (workerRuntime.startsWith('dotnet') && /^4(\.|$)/.test(version)) return `${workerRuntime} 4`;
  const short = workerRuntime === 'java' ? version.replace(/^1\.(?=\d)/, '') : version;
  return `${workerRuntime} ${short.replace(/\.0$/, '')}`;
}

/** Id of the row that a record is about, told by the names of stack and version: those are not among the compared facts. */
export function runtimeOf(record: StackRecord, runtimes: Readonly<Record<string, RuntimeFacts>>): string | undefined {
  const worker = record.workerRuntime ?? (record.stack === 'go' ? 'native' : record.stack);
  const rows = Object.entries(runtimes).filter(([, row]) => row.workerRuntime === worker);
  const version = [record.value, record.label, record.runtimeVersion].map((text) => /\d+(\.\d+)*/.exec(text)?.[0]).find((text) => text !== undefined);
  if (version === undefined) return rows.length === 1 ? rows[0][0] : undefined;
  return rows.find(([, row]) => identity(worker, row.version) === identity(worker, version))?.[0];
}

/** Equal items once. */
export function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** One record per stack version and system, with the SKUs of whichever answer has them. */
export function mergedRecords(answers: readonly StacksAnswer[]): StackRecord[] {
  const records = answers.flatMap((answer) => answer.records);
  const key = ({ stack, value, system }: StackRecord) => JSON.stringify([stack, value, system]);
  const skus = new Map(records.filter((record) => record.skus !== null).map((record) => [key(record), record.skus]));
  return unique(records.map((record) => ({ ...record, skus: record.skus ?? skus.get(key(record)) ?? null })));
}
