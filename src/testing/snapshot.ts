import type { SynthesisMessage } from './data';
import type { Resource } from './resources';

/** Arguments whose literal values are secrets, in the spelling of Terraform and of Azure. */
const SECRETS = /(^|_)(access_?key|account_?key|password|client_?secret|sas_?token)$|^storage_account_url$|[a-z](AccessKey|AccountKey|Password)$|^connectionString$/i;
/** Texts that are secrets wherever they stand. */
const SECRET_TEXT = /(AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|Secret)\s*=/i;
/** Folder of a file that the framework copied: its name is a hash of the content. */
const ASSET = /^(assets\/[^/]+\/)[0-9A-F]{32,}(\/.+)$/;

/** Resources and codes as text that changes only when the program does. */
export function snapshotOf(resources: readonly Resource[], refusals: readonly SynthesisMessage[], warnings: readonly SynthesisMessage[]): string {
  const said = (messages: readonly SynthesisMessage[]): string[] => messages.map(({ path, code, text }) => `${path === '' ? 'the app' : path}: ${code ?? text}`).sort();
  const content = {
    ...(refusals.length === 0 ? {} : { refusals: said(refusals) }),
    ...(warnings.length === 0 ? {} : { warnings: said(warnings) }),
    resources: Object.fromEntries([...resources].sort((a, b) => (a.address < b.address ? -1 : 1)).map(({ address, block }) => [address, settled(block, '')])),
  };
  return JSON.stringify(content, null, 2);
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
