import type { SynthesisMessage } from './data';
import type { OtherBlock, Resource } from './resources';

/** Arguments whose literal values are secrets, in the spelling of Terraform and of Azure. */
const SECRETS = /(^|_)(access_?key|account_?key|password|client_?secret|sas_?token)$|^storage_account_url$|[a-z](AccessKey|AccountKey|Password)$|^connectionString$/i;
/** Texts that are secrets wherever they stand. */
const SECRET_TEXT = /(AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|Secret)\s*=/i;
/** Folder of a file that the framework copied: its name is a hash of the content. */
const ASSET = /^(assets\/[^/]+\/)[0-9A-F]{32,}(\/.+)$/;
/** A text that is one reference and nothing else. */
const REFERENCE = /^\$\{[^{}]*\}$/;

/** Resources, codes and what else Terraform acts on, as text that changes only when the program does. */
export function snapshotOf(resources: readonly Resource[], refusals: readonly SynthesisMessage[], warnings: readonly SynthesisMessage[], others: readonly OtherBlock[] = []): string {
  const said = (messages: readonly SynthesisMessage[]): string[] => messages.map(({ path, code, text }) => `${path === '' ? 'the app' : path}: ${code ?? text}`).sort();
  const content = {
    ...(refusals.length === 0 ? {} : { refusals: said(refusals) }),
    ...(warnings.length === 0 ? {} : { warnings: said(warnings) }),
    resources: Object.fromEntries([...resources].sort((a, b) => (a.address < b.address ? -1 : 1)).map(({ address, block }) => [address, settled(block, '')])),
    ...othersOf(others),
  };
  return JSON.stringify(content, null, 2);
}

/** A key for each kind that the program has: data sources and outputs by their addresses, `import` and `moved` as lists. */
function othersOf(others: readonly OtherBlock[]): Record<string, unknown> {
  const kinds = [...new Set(others.map(({ kind }) => kind))].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const blocks = others.filter((other) => other.kind === kind);
      if (kind === 'import' || kind === 'moved') return [kind, blocks.map(({ block }) => settled(block, ''))];
      return [kind, Object.fromEntries(blocks.map((other) => [other.address, settled(kind === 'output' ? outputOf(other) : other.block, '')]))];
    }),
  );
}

/** An output is named like a secret itself, and not by an argument; of a sensitive one only a reference is told. */
function outputOf({ address, block }: OtherBlock): Record<string, unknown> {
  const kept = block.sensitive !== true || (typeof block.value === 'string' && REFERENCE.test(block.value));
  return { ...block, value: kept ? settled(block.value, address) : '<secret>' };
}

/** The same data with sorted keys, and without values that change by themselves or are nobody's business. */
function settled(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => settled(item, name));
  if (typeof value === 'object' && value !== null) {
    const connection = 'name' in value && 'type' in value && 'value' in value;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, settled((value as Record<string, unknown>)[key], connection && key === 'value' ? 'connection_string_password' : key)]),
    );
  }
  if (typeof value !== 'string' || value.includes('${') || value.startsWith('@Microsoft.KeyVault(')) return value;
  if (SECRETS.test(name) || SECRET_TEXT.test(value)) return '<secret>';
  return value.replace(ASSET, '$1<hash>$2');
}
