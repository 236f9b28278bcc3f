import { FLEX } from '../../src/catalog/flex';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { SKU_GROUPS, type SkuGroupFacts } from '../../src/catalog/skus';
import { flexFacts, planFacts, planOf, sideOf, stackFacts, type Fact, type FlexNumbers } from './facts';
import { KNOWN_DIFFERENCES, type KnownDifference } from './known-differences';
import { mergedRecords, runtimeOf, stackOf, unique } from './match';
import type { StackRecord, StacksAnswer, System } from './stacks-file';

/** The part of the catalogue that Azure's answer says something about. */
export interface Catalogue {
  readonly runtimes: Readonly<Record<string, RuntimeFacts>>;
  readonly skus: readonly SkuGroupFacts[];
  readonly flex: FlexNumbers;
  readonly knownDifferences: readonly KnownDifference[];
}

export const CATALOGUE: Catalogue = { runtimes: RUNTIMES, skus: SKU_GROUPS, flex: FLEX, knownDifferences: KNOWN_DIFFERENCES };

/** One fact that differs; `null` where a side has nothing. */
export interface Difference {
  /** Key of the catalogue's runtimes; `null` for numbers of the Flex Consumption plan. */
  readonly runtime: string | null;
  readonly label: string;
  readonly system: System;
  readonly field: string;
  readonly catalogue: string | null;
  readonly azure: string | null;
}

/** What the comparison found; only `new` and `different` call for work. */
export interface Report {
  /** Stack versions by system that both sides have. */
  readonly compared: number;
  readonly new: readonly StackRecord[];
  readonly different: readonly Difference[];
  /** Differences that the catalogue means. */
  readonly known: readonly (Difference & { readonly why: string })[];
  /** Rows that Azure does not list (any more, or yet) on these systems. */
  readonly missing: readonly { readonly runtime: string; readonly label: string; readonly systems: readonly System[]; readonly endOfSupport: string | null }[];
  /** What the file leaves open. */
  readonly notes: readonly string[];
}

const SYSTEMS = ['Linux', 'Windows'] as const;

function differences(subject: Pick<Difference, 'runtime' | 'label' | 'system'>, facts: readonly Fact[]): Difference[] {
  return facts.filter(({ agrees }) => !agrees).map(({ field, catalogue, azure }) => ({ ...subject, field, catalogue, azure }));
}

/** Compares answers of Azure with the catalogue. Several are read as one: with SKUs, each stack comes in an answer of its own. */
export function compare(answers: readonly StacksAnswer[], catalogue: Catalogue = CATALOGUE): Report {
  const records = mergedRecords(answers);
  const rows = Object.entries(catalogue.runtimes);
  const stacks = unique(records.map(({ stack }) => stack));
  const stacksWithSkus = unique(records.filter(({ skus }) => skus !== null).map(({ stack }) => stack));
  const systems = SYSTEMS.filter((system) => records.some((record) => record.system === system));

  const unlisted: StackRecord[] = [];
  const seen = new Set<string>();
  const found = records.flatMap((record) => {
    const runtime = runtimeOf(record, catalogue.runtimes);
    if (runtime === undefined || sideOf(catalogue.runtimes[runtime], record.system) === null) {
      unlisted.push(record);
      return [];
    }
    seen.add(`${runtime} ${record.system}`);
    const row = catalogue.runtimes[runtime];
    const plans = stacksWithSkus.includes(record.stack) ? planFacts(row, record, catalogue.skus) : [];
    return differences({ runtime, label: row.label, system: record.system }, [...stackFacts(row, record), ...plans]);
  });
  const flexSkus = records.flatMap(({ skus }) => skus ?? []).filter((sku) => planOf(sku, catalogue.skus) === 'flexConsumption');
  const ofFlex = flexSkus.flatMap((sku) => differences({ runtime: null, label: 'Flex Consumption', system: 'Linux' }, flexFacts(sku, catalogue.flex)));
  const judged = unique([...found, ...ofFlex]).map((difference) => {
    const { runtime, field, azure } = difference;
    return { difference, why: catalogue.knownDifferences.find((known) => known.runtime === runtime && known.field === field && known.azure === azure)?.why };
  });

  const absent = unique(rows.map(([, row]) => stackOf(row.workerRuntime))).filter((stack) => !stacks.includes(stack));
  const silent = stacks.filter((stack) => !stacksWithSkus.includes(stack));
  return {
    compared: seen.size,
    new: unlisted,
    different: judged.filter(({ why }) => why === undefined).map(({ difference }) => difference),
    known: judged.flatMap(({ difference, why }) => (why === undefined ? [] : [{ ...difference, why }])),
    missing: rows
      .filter(([, row]) => stacks.includes(stackOf(row.workerRuntime)))
      .map(([runtime, row]) => {
        const unseen = systems.filter((system) => sideOf(row, system) !== null && !seen.has(`${runtime} ${system}`));
        return { runtime, label: row.label, systems: unseen, endOfSupport: row.endOfSupport };
      })
      .filter((row) => row.systems.length > 0),
    notes: [
      ...(answers.some(({ partial }) => partial) ? ['the answer has further pages (nextLink): what they hold is listed as missing'] : []),
      ...SYSTEMS.filter((system) => !systems.includes(system)).map((system) => `no stacks for ${system} in the file: not compared`),
      ...(absent.length > 0 ? [`stacks that the file does not have, so not compared: ${absent.join(', ')}`] : []),
      ...(silent.length > 0 ? [`no SKUs in the file, so Flex Consumption is not compared for: ${silent.join(', ')}`] : []),
    ],
  };
}
