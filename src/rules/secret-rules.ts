import { KEY_VAULT_REFERENCE } from '../catalog/app-settings';
import { ROLES } from '../catalog/roles';
import { show, showEnd } from './explain';
import { UNRESOLVED, type Finding } from './rule';

/** How a program names a vault; values that are not known yet are no text. */
export interface VaultInput {
  readonly vaultName?: unknown;
  readonly vaultUri?: unknown;
  readonly vaultId?: unknown;
  readonly grantOn?: unknown;
}

const PAGE = KEY_VAULT_REFERENCE.page;

/** A secret is in one vault, which is named once. */
export function vaultIsNamed({ vaultName, vaultUri, vaultId }: VaultInput): Finding[] {
  const none = vaultName === undefined && vaultUri === undefined && vaultId === undefined;
  const both = vaultName !== undefined && vaultUri !== undefined;
  if (!none && !both) return [];
  return [
    {
      code: 'AZFN4017',
      what: none ? `none of 'vaultName', 'vaultUri' and 'vaultId' is set` : `'vaultName' and 'vaultUri' are both set`,
      why: `a reference names the vault that its secret is in once, by its name or by its address (${PAGE})`,
      fix: none ? `set one of them, for example vaultName: 'kv-orders'` : `leave one of the two out`,
    },
  ];
}

/** The name of a vault, from the host of its address. */
const nameInUri = (uri: string): string => uri.replace(/^https:\/\//, '').split('.')[0];

/**
 * A role is granted on the vault that the secret is in.
 *
 * @param uriProp the option that `vaultUri` was read from
 * @param idProp the option that `vaultId` was read from
 */
export function vaultsAgree({ vaultName, vaultUri, vaultId }: VaultInput, uriProp: string, idProp = 'vaultId'): Finding[] {
  if (typeof vaultId !== 'string') return [];
  const id = vaultId.slice(vaultId.lastIndexOf('/') + 1);
  const [prop, name] = typeof vaultName === 'string' ? ['vaultName', vaultName] : typeof vaultUri === 'string' ? [uriProp, nameInUri(vaultUri)] : ['', id];
  if (name.toLowerCase() === id.toLowerCase()) return [];
  return [
    {
      code: 'AZFN4018',
      what: `'${idProp}' is ${showEnd(vaultId)}, but '${prop}' names the vault ${show(name)}`,
      why: `the role would be granted on a vault that the secret is not in, and the app would see the text of the reference (${PAGE})`,
      fix: `give both for the same vault`,
    },
  ];
}

/** Where a role is granted is said for one that is. */
export function grantHasVault({ vaultId, grantOn }: VaultInput): Finding[] {
  if (grantOn === undefined || grantOn === UNRESOLVED || vaultId !== undefined) return [];
  return [
    {
      code: 'AZFN4019',
      what: `'grantOn' is set without 'vaultId'`,
      why: `without the vault's id no role is granted at all (${ROLES.keyVaultSecretsUser.page})`,
      fix: `set 'vaultId' to have the role granted, or leave 'grantOn' out`,
    },
  ];
}
