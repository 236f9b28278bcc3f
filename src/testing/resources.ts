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

const READ = new WeakMap<StackFile, readonly Resource[]>();

/** All resources of a stack, sorted by their addresses; read once, whoever asks. */
export function resourcesOf(file: StackFile): readonly Resource[] {
  const resources = READ.get(file) ?? instancesOf(file.json.resource, file.stackName).sort(byAddress);
  READ.set(file, resources);
  return resources;
}

/** What a stack has besides resources that decides what Terraform does, or what others read of it. */
export interface OtherBlock {
  readonly kind: 'data' | 'import' | 'moved' | 'output';
  /** Path of the construct; of the stack where the framework does not note it. */
  readonly path: string;
  /** Address in Terraform; of `import` and `moved` that of the resource that they are about, of an output its name. */
  readonly address: string;
  /** Without the metadata of the framework. */
  readonly block: Block;
}

/** All of them of a stack, each kind sorted by addresses. */
export function otherBlocksOf(file: StackFile): OtherBlock[] {
  const { stackName, json } = file;
  const resources = resourcesOf(file);
  const pathAt = (to: string): string => resources.find(({ address }) => to === address || to.startsWith(`${address}[`))?.path ?? stackName;
  const about = (kind: 'import' | 'moved'): OtherBlock[] =>
    listOf(json[kind]).map((item) => ({ kind, path: pathAt(textOf(blockOf(item).to)), address: textOf(blockOf(item).to), block: withoutMetadata(item) as Block }));
  const paths = outputPaths(blockOf(json['//']).outputs);
  return [
    ...instancesOf(json.data, stackName).map(({ path, address, block }) => ({ kind: 'data' as const, path, address: `data.${address}`, block })),
    ...about('import'),
    ...about('moved'),
    ...Object.entries(blockOf(json.output)).map(([name, block]) => ({ kind: 'output' as const, path: paths.get(name) ?? stackName, address: name, block: withoutMetadata(block) as Block })),
  ].sort(byAddress);
}

/** What stands below the types and names of `resource` or `data`. */
function instancesOf(types: unknown, stackName: string): Resource[] {
  return Object.entries(blockOf(types)).flatMap(([type, instances]) =>
    Object.entries(blockOf(instances)).map(([name, block]) => {
      const { path } = blockOf(blockOf(blockOf(block)['//']).metadata);
      return { address: `${type}.${name}`, type, path: textOf(path, `${stackName}/${name}`).replace(/\/Resource$/, ''), block: withoutMetadata(block) as Block };
    }),
  );
}

/** Paths of outputs by their names: the framework notes a tree of construct ids for the stack, and none at the outputs. */
function outputPaths(tree: unknown, path = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[tree, path]]);
  return new Map(Object.entries(blockOf(tree)).flatMap(([id, below]) => [...outputPaths(below, path === '' ? id : `${path}/${id}`)]));
}

const byAddress = (a: { readonly address: string }, b: { readonly address: string }): number => (a.address < b.address ? -1 : 1);

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
