import type { Field } from './field';
import { readFields, UnreadableFile } from './json-file';

export type System = 'Linux' | 'Windows';

/** One entry of a stack's SKU list; Azure lists Flex Consumption (`FC1`) only. */
export interface SkuRecord {
  readonly code: string;
  readonly runtime: { readonly name: string; readonly version: string } | null;
  readonly memoryMiB: { readonly allowed: readonly number[]; readonly default: number | null } | null;
  readonly maximumInstanceCount: { readonly min: number; readonly max: number; readonly default: number } | null;
}

/** One version of a stack on one system, as Azure's answer gives it. */
export interface StackRecord {
  /** The stack's own word: `dotnet` stands for both worker models. */
  readonly stack: string;
  readonly label: string;
  readonly value: string;
  readonly system: System;
  readonly runtimeVersion: string;
  readonly workerRuntime: string | null;
  readonly linuxFxVersion: string | null;
  readonly netFrameworkVersion: string | null;
  /** What selects the version of Node.js, Java or PowerShell on Windows. */
  readonly languageVersion: string | null;
  /** App settings of the stack, beside the worker runtime and the version of Node.js. */
  readonly appSettings: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  /** ISO date. */
  readonly endOfLife: string | null;
  readonly preview: boolean;
  readonly deprecated: boolean;
  readonly hidden: boolean;
  /** `null` where the answer does not say: only answers for one region and one stack do. */
  readonly skus: readonly SkuRecord[] | null;
}

export interface StacksAnswer {
  readonly records: readonly StackRecord[];
  /** Whether Azure holds back further pages. */
  readonly partial: boolean;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day in `2028-11-10T00:00:00Z` or `Fri Nov 10 2028 00:00:00 GMT+0000 (…)`, as it is written: no time zone moves it. */
function isoDate(text: string): string | undefined {
  const words = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4})\b/.exec(text);
  const date = words ? `${words[3]}-${String(MONTHS.indexOf(words[1]) + 1).padStart(2, '0')}-${words[2]}` : (/^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0] ?? '');
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
}

function endOfLife(field: Field): string | null {
  const text = field.optionalText();
  return text === null || text === '' ? null : (isoDate(text) ?? field.expected('a date', null));
}

function sku(field: Field): SkuRecord {
  const runtime = field.at('functionAppConfigProperties').at('runtime');
  const memory = field.at('instanceMemoryMB');
  const instances = field.at('maximumInstanceCount');
  const sizes = (memory.absent ? [] : memory.items()).map((size) => ({ size: size.at('size').count(), isDefault: size.at('isDefault').flag() }));
  return {
    code: field.at('skuCode').text(),
    runtime: runtime.absent ? null : { name: runtime.at('name').text(), version: runtime.at('version').text() },
    memoryMiB: memory.absent ? null : {
      allowed: sizes.map(({ size }) => size),
      default: sizes.find(({ isDefault }) => isDefault)?.size ?? null,
    },
    maximumInstanceCount: instances.absent ? null : {
      min: instances.at('lowestMaximumInstanceCount').count(),
      max: instances.at('highestMaximumInstanceCount').count(),
      default: instances.at('defaultValue').count(),
    },
  };
}

function record(system: System, stack: string, minor: Field, settings: Field): StackRecord {
  const { FUNCTIONS_WORKER_RUNTIME: workerRuntime = null, WEBSITE_NODE_DEFAULT_VERSION: node = null, ...appSettings } =
    Object.fromEntries(settings.at('appSettingsDictionary').texts()) as Record<string, string | undefined>;
  const site = settings.at('siteConfigPropertiesDictionary');
  site.isObject();
  const skus = settings.at('Sku', 'sku', 'skus');
  return {
    stack,
    label: minor.at('displayText').text(),
    value: minor.at('value').text(),
    system,
    runtimeVersion: settings.at('runtimeVersion').text(),
    workerRuntime,
    linuxFxVersion: site.at('linuxFxVersion').optionalText(),
    netFrameworkVersion: site.at('netFrameworkVersion').optionalText(),
    languageVersion: site.at('javaVersion').optionalText() ?? site.at('powerShellVersion').optionalText() ?? node,
    appSettings: appSettings as Record<string, string>,
    hosts: settings.at('supportedFunctionsExtensionVersions').items().map((host) => host.text()),
    endOfLife: endOfLife(settings.at('endOfLifeDate')),
    preview: settings.at('isPreview').flag(),
    deprecated: settings.at('isDeprecated').flag(),
    hidden: settings.at('isHidden').flag(),
    skus: skus.absent ? null : skus.items().map(sku),
  };
}

function minorVersion(stack: string, minor: Field): StackRecord[] {
  const settings = minor.at('stackSettings');
  if (!settings.isObject()) return [];
  const systems = [['Linux', settings.at('linuxRuntimeSettings')], ['Windows', settings.at('windowsRuntimeSettings')]] as const;
  return systems.filter(([, of]) => !of.absent && of.isObject()).map(([system, of]) => record(system, stack, minor, of));
}

function stackVersions(entry: Field): StackRecord[] {
  const properties = entry.at('properties');
  if (!properties.isObject()) return [];
  const stack = properties.at('value').text();
  return properties.at('majorVersions').items().flatMap((major) => major.at('minorVersions').items()).flatMap((minor) => minorVersion(stack, minor));
}

/** Reads parsed JSON in the shape of Azure's answer, or the list in it alone; an `UnreadableFile` says what is wrong with it. */
export function parseStacks(content: unknown): StacksAnswer {
  const answer = readFields(content, 'a function app stacks answer', (root) => {
    const list = Array.isArray(content) ? root : root.at('value');
    const records = list === root || root.isObject() ? list.items().flatMap(stackVersions) : [];
    return { records, partial: !root.at('nextLink').absent };
  });
  if (answer.records.length === 0) throw new UnreadableFile('holds no stack versions');
  return answer;
}
