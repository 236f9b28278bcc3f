import { readFileSync } from 'node:fs';

/** One argument of a resource or block, as the provider's bindings declare it. */
export interface Argument {
  /** Name in Terraform. */
  readonly name: string;
  readonly required: boolean;
  readonly type: 'string' | 'number' | 'boolean' | 'strings' | 'map' | 'block' | 'blocks';
  /** Arguments of the block. */
  readonly block?: Block;
}

/** Arguments by their name in Terraform. */
export type Block = Readonly<Record<string, Argument>>;

const INTERFACE = /^export interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)^\}/gm;
const PROPERTY = /#(\w+) [\w#]+\}\n(?:\s*\*.*\n)*\s*readonly \w+(\?)?: ([^;{]+|\{[^}]*\});/g;

/** The arguments of a resource, or of a data source (`data.<type>`), read from the declarations of its binding. */
export function argumentsOf(resourceType: string): Block {
  const folder = (resourceType.startsWith('data.') ? resourceType.replace('data.', 'data_') : resourceType.replace('azurerm_', '')).replaceAll('_', '-');
  const file = require.resolve(`@cdktf/provider-azurerm/lib/${folder}/index.d.ts`);
  const bodies = new Map([...readFileSync(file, 'utf8').matchAll(INTERFACE)].map(([, name, body]) => [name, body]));
  const [config] = bodies.keys(); // the arguments of the resource itself come first
  return block(bodies, String(config));
}

function block(bodies: ReadonlyMap<string, string>, name: string): Block {
  const body = bodies.get(name);
  if (body === undefined) throw new Error(`the bindings have no ${name}`);
  const found: Record<string, Argument> = {};
  for (const [, attribute, optional, declared] of body.matchAll(PROPERTY)) {
    found[attribute] = { name: attribute, required: optional !== '?', ...shape(bodies, declared.trim()) };
  }
  const declared = body.match(/^ {4}readonly /gm)?.length ?? 0;
  if (Object.keys(found).length !== declared) throw new Error(`${name} has ${declared} arguments, of which ${Object.keys(found).length} were read`);
  return found;
}

function shape(bodies: ReadonlyMap<string, string>, declared: string): Pick<Argument, 'type' | 'block'> {
  const type = declared.replace(' | cdktf.IResolvable', '');
  if (type === 'string' || type === 'number' || type === 'boolean') return { type };
  if (type === 'string[]') return { type: 'strings' };
  if (type.startsWith('{')) return { type: 'map' };
  if (type.endsWith('[]')) return { type: 'blocks', block: block(bodies, type.slice(0, -'[]'.length)) };
  return { type: 'block', block: block(bodies, type) };
}
