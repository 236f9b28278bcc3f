import type { Block } from './stacks';

/** Puts a value at a path; `undefined` takes it away. */
export function put(block: Block, path: string, value: unknown): Block {
  const [name, ...rest] = path.split('.');
  return { ...block, [name]: rest.length === 0 ? value : put((block[name] ?? {}) as Block, rest.join('.'), value) };
}
