import type { SynthesisMessage } from './data';
import type { OtherBlock, Resource } from './resources';
import { areSecretNames, blockWithoutSecrets, HIDDEN, SENSITIVE, textWithoutSecrets, withoutSecrets } from './secrets';

/** Folder of a file that the framework copied: its name is a hash of the content. */
const ASSET = /^(assets\/[^/]+\/)[0-9A-F]{32,}(\/.+)$/;
/** How the framework reads another stack: through its state, which for a local one has a path of the machine. */
const OTHER_STACK = /^data\.terraform_remote_state\.cross-stack-reference-input-/;

/** What is in one stack. */
export interface StackContent {
  readonly stackName: string;
  readonly resources: readonly Resource[];
  readonly others: readonly OtherBlock[];
}

/** Resources, codes and what else Terraform acts on, as text that changes only when the program does; of several stacks, each has its own. */
export function snapshotOf(stacks: readonly StackContent[], warnings: readonly SynthesisMessage[]): string {
  const said = warnings.map(({ path, code, text }) => `${path === '' ? 'the app' : path}: ${code ?? text}`).sort();
  const content = {
    ...(said.length === 0 ? {} : { warnings: said }),
    ...(stacks.length === 1 ? contentOf(stacks[0]) : { stacks: Object.fromEntries([...stacks].sort((a, b) => (a.stackName < b.stackName ? -1 : 1)).map((stack) => [stack.stackName, contentOf(stack)])) }),
  };
  return JSON.stringify(content, null, 2);
}

/** Resources by their addresses, and a key for each other kind that the stack has. */
const contentOf = ({ resources, others }: StackContent): Record<string, unknown> => ({
  resources: Object.fromEntries(resources.map(({ address, type, block }) => [address, settled(blockWithoutSecrets(block, type))])),
  ...othersOf(others),
});

/** Data sources and outputs by their addresses, `import` and `moved` as lists. */
function othersOf(others: readonly OtherBlock[]): Record<string, unknown> {
  const kinds = [...new Set(others.map(({ kind }) => kind))].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const blocks = others.filter((other) => other.kind === kind);
      if (kind === 'import' || kind === 'moved') return [kind, blocks.map(({ block }) => settled(withoutSecrets(block)))];
      return [kind, Object.fromEntries(blocks.map((other) => [other.address, settled(kind === 'output' ? outputOf(other) : dataOf(other))]))];
    }),
  );
}

const dataOf = ({ address, block }: OtherBlock): unknown =>
  blockWithoutSecrets(OTHER_STACK.test(address) ? Object.fromEntries(Object.entries(block).filter(([name]) => name !== 'backend' && name !== 'config')) : block, address.split('.')[1]);

/** An output is named like a secret itself, and not by an argument; of a sensitive one only references are told. */
function outputOf({ address, block: { value, ...rest } }: OtherBlock): unknown {
  const shown = rest.sensitive !== true ? withoutSecrets(value, [areSecretNames([address]) ? SENSITIVE : address]) : typeof value === 'string' ? textWithoutSecrets(value, [SENSITIVE]) : HIDDEN;
  return { ...rest, value: shown };
}

/** The same data with sorted keys, and without what changes by itself. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value === 'string') return value.replace(ASSET, '$1<hash>$2');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, settled(item)]));
}
