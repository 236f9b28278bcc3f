import type { StackFile } from './synthesis';

/** Arguments as Terraform is told them. */
export type Block = Readonly<Record<string, unknown>>;

/** One resource of a synthesized stack. */
export interface Resource {
  /** Path of the construct; of its parent where the resource is what a construct stands for. */
  readonly path: string;
  readonly address: string;
  readonly type: string;
  /** Without the metadata of the framework. */
  readonly block: Block;
}

/** All resources of a stack, sorted by their addresses. */
export function resourcesOf({ stackName, json }: StackFile): Resource[] {
  const found: Resource[] = [];
  for (const [type, instances] of Object.entries(blockOf(json.resource))) {
    for (const [name, block] of Object.entries(blockOf(instances))) {
      const address = `${type}.${name}`;
      const { path } = blockOf(blockOf(blockOf(block)['//']).metadata);
      found.push({ address, type, path: textOf(path, `${stackName}/${name}`).replace(/\/Resource$/, ''), block: withoutMetadata(block) as Block });
    }
  }
  return found.sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The same data without what the framework notes about it. */
export function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '//').map(([name, item]) => [name, withoutMetadata(item)]));
}

/** A block, also where Terraform is told a list of one; an empty one where there is none. */
export function blockOf(value: unknown): Block {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [value];
  return typeof first === 'object' && first !== null ? (first as Block) : {};
}

/** A list; an empty one where there is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A text, also where Terraform is told a number or a boolean. */
export const textOf = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : otherwise;

/** Texts by their names, sorted by name. */
export const mapOf = (value: unknown): Record<string, string> => sortedMap(Object.entries(blockOf(value)).map(([name, item]) => [name, textOf(item)]));

/** Texts by their names, from pairs, sorted by name. */
export const sortedMap = (pairs: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Names, sorted. */
export const namesOf = (value: unknown): string[] => listOf(value).map((name) => textOf(name)).sort();

/** Whether an expression asks for an attribute of a resource. */
export const refersTo = (expression: string, { address }: { readonly address: string }): boolean => expression.includes(`\${${address}.`) || expression.includes(`\${${address}}`);
