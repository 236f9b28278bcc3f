import { dirname, join } from 'node:path';
import type { GlobalJsonTerms, HostJsonTerms, LocalSettingsTerms, Said, Told } from '../rules/project-terms';
import type { Files } from './files';
import { at, parseJson, type JsonNode } from './json';

/** Settings of concurrency in `host.json`, from Functions 2.x on. */
const CONCURRENCY = [
  ['concurrency', 'dynamicConcurrencyEnabled'],
  ['extensions', 'http', 'maxConcurrentRequests'],
  ['extensions', 'http', 'maxOutstandingRequests'],
  ['extensions', 'http', 'dynamicThrottlesEnabled'],
  ['extensions', 'queues', 'batchSize'],
  ['extensions', 'queues', 'newBatchThreshold'],
  ['extensions', 'blobs', 'maxDegreeOfParallelism'],
  ['extensions', 'serviceBus', 'maxConcurrentCalls'],
  ['extensions', 'serviceBus', 'maxConcurrentSessions'],
  ['extensions', 'eventHubs', 'maxEventBatchSize'],
  ['extensions', 'durableTask', 'maxConcurrentActivityFunctions'],
  ['extensions', 'durableTask', 'maxConcurrentOrchestratorFunctions'],
] as const;

/** Reads `host.json` beside a project; `undefined` where there is none. */
export function readHostJson(files: Files, folder: string): HostJsonTerms | undefined {
  const path = join(folder, 'host.json');
  const text = files.text(path);
  if (text === undefined) return undefined;
  const file = files.shown(path);
  const root = parseJson(text, file);
  const told = (...names: readonly string[]): Told => toldText(at(root, ...names), file);
  const bundle = at(root, 'extensionBundle');
  return {
    file,
    version: told('version'),
    functionTimeout: told('functionTimeout'),
    extensionBundle: bundle === undefined || bundle.value === null
      ? undefined
      : { value: { id: textOf(at(bundle, 'id')), version: textOf(at(bundle, 'version')) }, at: { file, line: bundle.line } },
    routePrefix: told('extensions', 'http', 'routePrefix') ?? told('http', 'routePrefix'),
    ownDurableStorage: OWN_STORAGE.some((name) => at(root, 'extensions', 'durableTask', 'storageProvider', name) !== undefined),
    concurrency: CONCURRENCY.flatMap((names): Said<{ name: string; setting: number | boolean | string }>[] => {
      const node = at(root, ...names);
      return node === undefined || node.value === undefined || node.value === null ? [] : [{ value: { name: names.join('.'), setting: node.value }, at: { file, line: node.line } }];
    }),
  };
}

const OWN_STORAGE = ['type', 'connectionName', 'connectionStringName', 'connectionStringOrName', 'azureStorageConnectionStringName'] as const;

const textOf = (node: JsonNode | undefined): string | undefined =>
  node === undefined || node.value === undefined || node.value === null || node.value === '' ? undefined : String(node.value);

function toldText(node: JsonNode | undefined, file: string): Told {
  const value = textOf(node);
  return node === undefined || value === undefined ? undefined : { value, at: { file, line: node.line } };
}

/** Reads the names in `local.settings.json` beside a project. What the settings hold is never kept. */
export function readLocalSettings(files: Files, folder: string): LocalSettingsTerms | undefined {
  const path = join(folder, 'local.settings.json');
  const text = files.passing(path);
  if (text === undefined) return undefined;
  const file = files.shown(path);
  const root = parseJson(text, file, true);
  const names = (of: string): Said[] => [...(at(root, of)?.members ?? [])].map(([value, { line }]) => ({ value, at: { file, line } }));
  return { file, settings: names('Values'), connectionStrings: names('ConnectionStrings') };
}

/** Reads the nearest `global.json` above a project. */
export function readGlobalJson(files: Files, project: string): GlobalJsonTerms | undefined {
  const path = files.above(dirname(project), 'global.json');
  const text = path === undefined ? undefined : files.text(path);
  if (path === undefined || text === undefined) return undefined;
  const file = files.shown(path);
  const root = parseJson(text, file);
  const sdks = [...(at(root, 'msbuild-sdks')?.members ?? [])].flatMap(([name, node]): [string, string][] => {
    const version = textOf(node);
    return version === undefined ? [] : [[name.toLowerCase(), version]];
  });
  return { sdkVersion: toldText(at(root, 'sdk', 'version'), file), rollForward: toldText(at(root, 'sdk', 'rollForward'), file), sdks: new Map(sdks) };
}
