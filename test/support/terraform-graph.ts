import { isExpression } from './rule-kit';
import type { Block, Synthesized } from './stacks';

/** Resources and data sources by their address, each with what it needs. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const REFERENCE = /(?<![\w.-])((?:data[.])?(?:azurerm|azapi)_\w+[.][\w-]+)/g;

/** Addresses that a value refers to in its expressions. */
function referencesIn(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (isExpression(value)) for (const [, address] of value.matchAll(REFERENCE)) into.add(address);
  } else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) referencesIn(item, into);
  return into;
}

/** Resources and data sources of a file, by their addresses. */
export function blocksOf(json: Synthesized): Map<string, Block> {
  const found = new Map<string, Block>();
  for (const [section, prefix] of [['resource', ''], ['data', 'data.']] as const) {
    const types = (json[section] ?? {}) as Readonly<Record<string, Readonly<Record<string, Block>>>>;
    for (const [type, instances] of Object.entries(types)) {
      for (const [name, block] of Object.entries(instances)) found.set(`${prefix}${type}.${name}`, block);
    }
  }
  return found;
}

/** What a block is told to wait for. */
export const waitsFor = ({ depends_on: dependsOn }: Block): readonly string[] => (dependsOn ?? []) as string[];

function graphOf(blocks: ReadonlyMap<string, Block>): Graph {
  return new Map([...blocks].map(([address, block]) => [address, new Set([...referencesIn(block), ...waitsFor(block)])]));
}

/** A way from a block back to itself, if there is one. */
function cycleIn(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const visit = (address: string, path: readonly string[]): string[] | undefined => {
    const start = path.indexOf(address);
    if (start >= 0) return [...path.slice(start), address];
    if (done.has(address)) return undefined;
    for (const next of graph.get(address) ?? []) {
      const cycle = visit(next, [...path, address]);
      if (cycle !== undefined) return cycle;
    }
    done.add(address);
    return undefined;
  };
  for (const address of graph.keys()) {
    const cycle = visit(address, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** References to what is not there, dependencies that are no addresses, cycles, and providers that are missing. */
export function graphProblems(json: Synthesized): string[] {
  const blocks = blocksOf(json);
  const found: string[] = [];
  for (const [address, block] of blocks) {
    for (const other of waitsFor(block)) {
      if (isExpression(other)) found.push(`${address} waits for ${other}, which is an expression and no address`);
      else if (!blocks.has(other)) found.push(`${address} waits for ${other}, which is not there`);
    }
    if (new Set(waitsFor(block)).size !== waitsFor(block).length) found.push(`${address} waits for something twice`);
  }
  for (const address of referencesIn([json.resource, json.data, json.output, json.locals, json.provider])) {
    if (!blocks.has(address)) found.push(`${address} is referred to, but not there`);
  }
  const cycle = cycleIn(graphOf(blocks));
  if (cycle !== undefined) found.push(`${cycle.join(' needs ')}`);
  return [...found, ...providerProblems(json)];
}

/** Everything that a block needs, directly or through others. */
export function needs(json: Synthesized, address: string): Set<string> {
  const graph = graphOf(blocksOf(json));
  const found = new Set<string>();
  const visit = (at: string): void => {
    for (const next of graph.get(at) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(address);
  return found;
}

/** AzAPI is named with its source, and configured. */
function providerProblems(json: Synthesized): string[] {
  if (!Object.keys(json.resource ?? {}).some((type) => type.startsWith('azapi_'))) return [];
  const { required_providers: required = {} } = (json.terraform ?? {}) as { required_providers?: Record<string, { source?: string }> };
  const configured = ((json.provider ?? {}) as Record<string, unknown[]>).azapi ?? [];
  return [
    ...(required.azapi?.source?.toLowerCase() === 'azure/azapi' ? [] : ['the provider azapi is not required']),
    ...(configured.length > 0 ? [] : ['the provider azapi has no block']),
  ];
}

const KEY = /access_key|accesskey|AccountKey=|SharedAccessKey=|connection_string\}|primary_connection|list_?keys|instrumentation_key/i;

/** Places of a file that hold a key or a reference to one, apart from the connection string of Application Insights, which is none. */
export function keysIn(json: Synthesized): string[] {
  const found: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) look(item, path === '' ? name : `${path}.${name}`);
    } else if (typeof value === 'string' && KEY.test(value.replaceAll(/\$\{azurerm_application_insights[.][\w-]+[.]connection_string\}/g, ''))) found.push(path);
    else if (/(storage_account_access_key|storage_access_key)$/.test(path)) found.push(path);
  };
  look({ resource: json.resource, data: json.data }, '');
  return found;
}

/** Roles of a file as `<principal> is <role> on <scope>`, sorted; what is written as an expression stays one. */
export function rolesIn(json: Synthesized): string[] {
  const azure = Object.values(json.resource?.azurerm_role_assignment ?? {}).map(
    (role) => `${String(role.principal_id)} is ${String(role.role_definition_name ?? role.role_definition_id)} on ${String(role.scope)}`,
  );
  const cosmos = Object.values(json.resource?.azurerm_cosmosdb_sql_role_assignment ?? {}).map(
    (role) => `${String(role.principal_id)} is ${String(role.role_definition_id).split('/').pop() ?? ''} on ${String(role.scope)}`,
  );
  return [...azure, ...cosmos].sort();
}

/** Azure takes a role for a principal on a resource once. */
export function roleProblems(json: Synthesized): string[] {
  const roles = rolesIn(json).map((role) => role.toLowerCase());
  return roles.filter((role, index) => roles.indexOf(role) !== index).map((role) => `${role} twice`);
}
