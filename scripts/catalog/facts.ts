import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import type { SkuGroupFacts } from '../../src/catalog/skus';
import type { SkuRecord, StackRecord, System } from './stacks-file';

/** One thing that both sides say something about; `agrees` where it takes more than the same text, or less. */
export interface Fact {
  readonly field: string;
  readonly catalogue: string | null;
  readonly azure: string | null;
  readonly agrees: boolean;
}

export interface FlexNumbers {
  readonly memoryMiB: { readonly allowed: readonly number[]; readonly default: number };
  readonly maximumInstanceCount: { readonly min: number; readonly max: number; readonly default: number };
}

const fact = (field: string, catalogue: string | null, azure: string | null, agrees = catalogue === azure): Fact => ({ field, catalogue, azure, agrees });

/** What a row says about one system. */
export const sideOf = (row: RuntimeFacts, system: System) => (system === 'Linux' ? row.linux : row.windows);

const pair = (runtime: { readonly name: string; readonly version: string }): string => `${runtime.name} ${runtime.version}`;
const list = (items: readonly string[]): string => [...items].sort().join(', ');
const settings = (of: Readonly<Record<string, string>>): string => list(Object.entries(of).map(([name, value]) => `${name}=${value}`));

/** A date of the catalogue may be a month; Azure's is a day, or nothing, which contradicts nobody. */
const dateAgrees = (ours: string | null, azure: string | null): boolean =>
  azure === null || (ours !== null && (ours.length === 7 ? azure.startsWith(ours) : ours === azure));

/** Stacks whose version is selected on Windows by a value of its own, with or without a tilde. */
const VERSIONED_ON_WINDOWS = ['java', 'node', 'powershell'];
const withoutTilde = (version: string | null | undefined): string | null => version?.replace(/^~/, '') ?? null;

/** Facts of a stack version on one system. */
export function stackFacts(row: RuntimeFacts, record: StackRecord): Fact[] {
  const side = sideOf(row, record.system);
  const ofSystem = record.system === 'Linux'
    ? [fact('linuxFxVersion', row.linux?.fxVersion ?? null, record.linuxFxVersion)]
    : [
      fact('netFrameworkVersion', row.windows?.netFrameworkVersion ?? null, record.netFrameworkVersion),
      ...(VERSIONED_ON_WINDOWS.includes(row.workerRuntime) ? [fact('languageVersion', withoutTilde(row.stack?.windows), withoutTilde(record.languageVersion))] : []),
    ];
  return [
    ...ofSystem,
    fact('hosts', list(side?.hosts ?? []), list(record.hosts)),
    fact('appSettings', settings(row.appSettings), settings(record.appSettings)),
    fact('endOfSupport', row.endOfSupport, record.endOfLife, dateAgrees(row.endOfSupport, record.endOfLife)),
    fact('state', row.state, record.preview ? 'preview' : 'ga'),
    ...(record.deprecated ? [fact('deprecated', row.endOfSupport, 'deprecated', row.endOfSupport !== null)] : []),
  ];
}

/** The plan that a SKU belongs to; `null` for a SKU the catalogue does not know, or without function apps. */
export function planOf(sku: SkuRecord, groups: readonly SkuGroupFacts[]): string | null {
  const code = sku.code.toLowerCase();
  return groups.find(({ skus }) => skus.some((known) => known.toLowerCase() === code))?.plan ?? null;
}

/** Facts about plans in the SKU list of a record. */
export function planFacts(row: RuntimeFacts, record: StackRecord, groups: readonly SkuGroupFacts[]): Fact[] {
  const plans = sideOf(row, record.system)?.plans ?? [];
  const skus = (record.skus ?? []).map((sku) => ({ ...sku, plan: planOf(sku, groups) }));
  const flex = skus.find(({ plan }) => plan === 'flexConsumption');
  const flexRuntime = flex && (flex.runtime ? pair(flex.runtime) : 'without a runtime');
  return [
    ...(record.system === 'Linux' || flex ? [fact('flexRuntime', row.flex && pair(row.flex), flexRuntime ?? null)] : []),
    ...skus
      .filter(({ plan }) => plan !== 'flexConsumption')
      .map(({ code, plan }) => fact('plans', list(plans), plan === null ? `SKU ${code}` : `${plan} (${code})`, plan !== null && plans.includes(plan))),
  ];
}

/** Numbers of the Flex Consumption plan, which Azure repeats at every stack version. */
export function flexFacts({ memoryMiB, maximumInstanceCount }: SkuRecord, flex: FlexNumbers): Fact[] {
  const memory = (of: { readonly allowed: readonly number[]; readonly default: number | null }) =>
    `${[...of.allowed].sort((a, b) => a - b).join(', ')}, by default ${of.default ?? 'none'}`;
  const count = (of: { readonly min: number; readonly max: number; readonly default: number }) => `${of.min} to ${of.max}, by default ${of.default}`;
  return [
    ...(memoryMiB ? [fact('memoryMiB', memory(flex.memoryMiB), memory(memoryMiB))] : []),
    ...(maximumInstanceCount ? [fact('maximumInstanceCount', count(flex.maximumInstanceCount), count(maximumInstanceCount))] : []),
  ];
}
