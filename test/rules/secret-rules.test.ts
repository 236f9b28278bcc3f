import { UNRESOLVED } from '../../src/rules/rule';
import { grantHasVault, vaultIsNamed, vaultsAgree, type VaultInput } from '../../src/rules/secret-rules';
import { finding, said } from './verdict';

const ID = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.KeyVault/vaults/kv-orders';
const URI = 'https://kv-orders.vault.azure.net/';

test.each<[string, VaultInput, string]>([
  ['a name', { vaultName: 'kv-orders' }, 'ok'],
  ['an address', { vaultUri: URI }, 'ok'],
  ['an id', { vaultId: ID }, 'ok'],
  ['a name and an id', { vaultName: 'kv-orders', vaultId: ID }, 'ok'],
  ['an address and an id', { vaultUri: URI, vaultId: ID }, 'ok'],
  ['a token', { vaultName: UNRESOLVED }, 'ok'],
  ['nothing', {}, 'AZFN4017'],
  ['a name and an address', { vaultName: 'kv-orders', vaultUri: URI }, 'AZFN4017'],
  ['two tokens', { vaultName: UNRESOLVED, vaultUri: UNRESOLVED }, 'AZFN4017'],
])('vaultIsNamed: %s', (_, input, expected) => expect(said(vaultIsNamed(input))).toBe(expected));

test.each<[string, VaultInput, string]>([
  ['no id', { vaultName: 'kv-orders' }, 'ok'],
  ['an id alone', { vaultId: ID }, 'ok'],
  ['the name of the id', { vaultName: 'kv-orders', vaultId: ID }, 'ok'],
  ['the name in another case', { vaultName: 'KV-Orders', vaultId: ID }, 'ok'],
  ['the address of the id', { vaultUri: URI, vaultId: ID }, 'ok'],
  ['the address in another cloud', { vaultUri: 'https://kv-orders.vault.azure.cn', vaultId: ID }, 'ok'],
  ['the address of a secret', { vaultUri: `${URI}secrets/orders-key`, vaultId: ID }, 'ok'],
  ['a name that is a token', { vaultName: UNRESOLVED, vaultId: ID }, 'ok'],
  ['an id that is a token', { vaultName: 'kv-billing', vaultId: UNRESOLVED }, 'ok'],
  ['another name', { vaultName: 'kv-billing', vaultId: ID }, 'AZFN4018'],
  ['a name that starts the same', { vaultName: 'kv-orders2', vaultId: ID }, 'AZFN4018'],
  ['the address of another vault', { vaultUri: 'https://kv-billing.vault.azure.net/', vaultId: ID }, 'AZFN4018'],
])('vaultsAgree: %s', (_, input, expected) => expect(said(vaultsAgree(input, 'vaultUri'))).toBe(expected));

test.each<[string, VaultInput, string]>([
  ['the name', { vaultName: 'kv-billing', vaultId: '/vaults/kv-orders' }, `'vaultId' is '/vaults/kv-orders', but 'vaultName' names the vault 'kv-billing'`],
  ['the address', { vaultUri: 'https://kv-billing.vault.azure.net/', vaultId: '/vaults/kv-orders' }, `'vaultId' is '/vaults/kv-orders', but 'vaultUri' names the vault 'kv-billing'`],
])('vaultsAgree says which two differ: %s', (_, input, what) => expect(finding(vaultsAgree(input, 'vaultUri')).what).toBe(what));

test('vaultsAgree names the option that was set', () => {
  expect(finding(vaultsAgree({ vaultUri: 'https://kv-billing.vault.azure.net/secrets/x', vaultId: ID }, 'secretUri')).what).toMatch(/, but 'secretUri' names the vault 'kv-billing'$/);
});

test.each<[string, VaultInput, string]>([
  ['nothing', {}, 'ok'],
  ['a vault', { vaultId: ID }, 'ok'],
  ['a vault and where', { vaultId: ID, grantOn: 'vault' }, 'ok'],
  ['a vault that is a token', { vaultId: UNRESOLVED, grantOn: 'vault' }, 'ok'],
  ['where, without a vault', { vaultName: 'kv-orders', grantOn: 'secret' }, 'AZFN4019'],
  ['where, which was refused before, without a vault', { vaultName: 'kv-orders', grantOn: UNRESOLVED }, 'ok'],
])('grantHasVault: %s', (_, input, expected) => expect(said(grantHasVault(input))).toBe(expected));
