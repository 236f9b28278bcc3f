import { keyVaultReferenceIsWhole } from '../../src/rules/setting-rules';
import { KeyVaultSecret, SecretGrantScope, type SecretUriOptions, type VaultSecretOptions } from '../../src/values/key-vault-secret';
import { resolved, testStack } from '../support/stacks';
import { outcome, refusalText, unknown } from './outcome';

const VAULT = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.KeyVault/vaults/kv-orders';
const URI = 'https://kv-orders.vault.azure.net/secrets/orders-key';
const VERSION = 'ec96f02080254f109c51a1f14cdb1931';
const ROLE = { by: 'name', name: 'Key Vault Secrets User' };

describe('KeyVaultSecret.fromSecretUri', () => {
  test.each<[string, unknown, object | undefined | null, string]>([
    ['an address', URI, undefined, 'ok'],
    ['an address with a version', `${URI}/${VERSION}`, undefined, 'ok'],
    ['an address with a slash', `${URI}/`, undefined, 'ok'],
    ['another cloud', 'https://kv-orders.vault.azure.cn/secrets/orders-key', undefined, 'ok'],
    ['a vault', URI, { vaultId: VAULT }, 'ok'],
    ['a vault in another case', URI.replace('kv-orders', 'KV-Orders'), { vaultId: VAULT }, 'ok'],
    ['a vault as a whole', URI, { vaultId: VAULT, grantOn: SecretGrantScope.VAULT }, 'ok'],
    ['tokens', unknown().text, { vaultId: unknown().text }, 'ok'],
    ['an address beside a vault that is a token', URI, { vaultId: unknown().text }, 'ok'],
    ['no options', URI, {}, 'ok'],
    ['null for options', URI, null, 'ok'],
    ['the secret itself', 'hunter2', undefined, 'AZFN4005'],
    ['a vault without a secret', 'https://kv-orders.vault.azure.net/', undefined, 'AZFN4005'],
    ['a key', URI.replace('secrets', 'keys'), undefined, 'AZFN4005'],
    ['an address without encryption', URI.replace('https', 'http'), undefined, 'AZFN4005'],
    ['a whole reference', `@Microsoft.KeyVault(SecretUri=${URI})`, undefined, 'AZFN4005'],
    ['something behind the version', `${URI}/${VERSION}/x`, undefined, 'AZFN4005'],
    ['empty text', '', undefined, 'AZFN4005'],
    ['nothing', undefined, undefined, 'AZFN8002'],
    ['a number', 7, undefined, 'AZFN8001'],
    ['another vault', URI, { vaultId: VAULT.replace('kv-orders', 'kv-billing') }, 'AZFN4018'],
    ['where, without a vault', URI, { grantOn: SecretGrantScope.VAULT }, 'AZFN4019'],
    ['an unknown place', URI, { vaultId: VAULT, grantOn: 'Vault' }, 'AZFN8004'],
    ['the name of a vault', URI, { vaultId: 'kv-orders' }, 'AZFN6005'],
    ['the id of a secret', URI, { vaultId: `${VAULT}/secrets/x` }, 'AZFN6005'],
    ['a misspelled option', URI, { vaultID: VAULT }, 'AZFN8006'],
    ['text for options', URI, 'kv-orders' as never, 'AZFN8001'],
    ['all of it', 'hunter2', { vaultId: 'x', grantOn: 7 }, 'AZFN4005 AZFN6005 AZFN8001'],
  ])('%s', (_, uri, options, expected) => expect(outcome(() => KeyVaultSecret.fromSecretUri(uri as string, options as SecretUriOptions))).toBe(expected));

  test('refers to the secret, and grants what it was told to', () => {
    const reference = `@Microsoft.KeyVault(SecretUri=${URI})`;
    expect(KeyVaultSecret.fromSecretUri(URI)._terms).toEqual({ reference, grant: undefined });
    expect(KeyVaultSecret.fromSecretUri(URI, { vaultId: VAULT })._terms).toEqual({ reference, grant: { scopeId: `${VAULT}/secrets/orders-key`, role: ROLE } });
    expect(KeyVaultSecret.fromSecretUri(URI, { vaultId: VAULT, grantOn: SecretGrantScope.VAULT })._terms).toEqual({ reference, grant: { scopeId: VAULT, role: ROLE } });
  });

  test('takes the name of the secret out of its address, also where a version or slash follows', () => {
    for (const uri of [`${URI}/${VERSION}`, `${URI}/`]) expect(KeyVaultSecret.fromSecretUri(uri, { vaultId: VAULT })._terms.grant?.scopeId).toBe(`${VAULT}/secrets/orders-key`);
  });

  test('lets Terraform do so where the address is a token', () => {
    const { reference, grant } = KeyVaultSecret.fromSecretUri(unknown().text, { vaultId: VAULT })._terms;
    const stack = testStack();
    expect(resolved(stack, reference)).toBe('@Microsoft.KeyVault(SecretUri=${var.variable})');
    expect(resolved(stack, grant?.scopeId)).toBe(`${VAULT}/secrets/\${element(split("/", var.variable), 4)}`);
  });
});

describe('KeyVaultSecret.fromVault', () => {
  const NAMED: VaultSecretOptions = { vaultName: 'kv-orders', secretName: 'orders-key' };

  test.each<[string, object | undefined | null, string]>([
    ['a name', NAMED, 'ok'],
    ['a name of 3 characters', { ...NAMED, vaultName: 'kv1' }, 'ok'],
    ['a name of 24 characters', { ...NAMED, vaultName: 'k'.repeat(24) }, 'ok'],
    ['a version', { ...NAMED, secretVersion: VERSION }, 'ok'],
    ['an address', { secretName: 'orders-key', vaultUri: 'https://kv-orders.vault.azure.net' }, 'ok'],
    ['an id', { secretName: 'orders-key', vaultId: VAULT }, 'ok'],
    ['tokens', { secretName: unknown().text, vaultUri: unknown().text, secretVersion: unknown().text, vaultId: unknown().text }, 'ok'],
    ['a name of 2 characters', { ...NAMED, vaultName: 'kv' }, 'AZFN4005'],
    ['a name of 25 characters', { ...NAMED, vaultName: 'k'.repeat(25) }, 'AZFN4005'],
    ['a name that starts with a digit', { ...NAMED, vaultName: '1kv-orders' }, 'AZFN4005'],
    ['a name with a bracket', { ...NAMED, vaultName: 'kv-orders)' }, 'AZFN4005'],
    ['the address for a name', { ...NAMED, vaultName: 'https://kv-orders.vault.azure.net' }, 'AZFN4005'],
    ['the address of a secret', { secretName: 'orders-key', vaultUri: URI }, 'AZFN4005'],
    ['a secret with an underscore', { ...NAMED, secretName: 'orders_key' }, 'AZFN4005'],
    ['a secret with a semicolon', { ...NAMED, secretName: 'x;SecretVersion=1' }, 'AZFN4005'],
    ['no secret', { vaultName: 'kv-orders' }, 'AZFN8002'],
    ['an empty version', { ...NAMED, secretVersion: '' }, 'AZFN4005'],
    ['no vault', { secretName: 'orders-key' }, 'AZFN4017'],
    ['a name and an address', { ...NAMED, vaultUri: 'https://kv-orders.vault.azure.net/' }, 'AZFN4017'],
    ['the id of another vault', { ...NAMED, vaultId: VAULT.replace('kv-orders', 'kv-billing') }, 'AZFN4018'],
    ['the address of another vault', { secretName: 'x', vaultUri: 'https://kv-billing.vault.azure.net/', vaultId: VAULT }, 'AZFN4018'],
    ['where, without an id', { ...NAMED, grantOn: SecretGrantScope.SECRET }, 'AZFN4019'],
    ['nothing', undefined, 'AZFN8001'],
    ['null', null, 'AZFN8001'],
  ])('%s', (_, options, expected) => expect(outcome(() => KeyVaultSecret.fromVault(options as VaultSecretOptions))).toBe(expected));

  test.each<[VaultSecretOptions, string, string | undefined]>([
    [NAMED, 'VaultName=kv-orders;SecretName=orders-key', undefined],
    [{ ...NAMED, secretVersion: VERSION }, `VaultName=kv-orders;SecretName=orders-key;SecretVersion=${VERSION}`, undefined],
    [{ secretName: 'orders-key', vaultUri: 'https://kv-orders.vault.azure.net/' }, `SecretUri=${URI}`, undefined],
    [{ secretName: 'orders-key', vaultUri: 'https://kv-orders.vault.azure.net', secretVersion: VERSION }, `SecretUri=${URI}/${VERSION}`, undefined],
    [{ secretName: 'orders-key', vaultId: VAULT }, 'VaultName=kv-orders;SecretName=orders-key', `${VAULT}/secrets/orders-key`],
    [{ ...NAMED, vaultId: VAULT, grantOn: SecretGrantScope.SECRET }, 'VaultName=kv-orders;SecretName=orders-key', `${VAULT}/secrets/orders-key`],
    [{ ...NAMED, vaultId: VAULT, grantOn: SecretGrantScope.VAULT }, 'VaultName=kv-orders;SecretName=orders-key', VAULT],
  ])('%j refers to %s', (options, at, scopeId) => {
    const { reference, grant } = KeyVaultSecret.fromVault(options)._terms;
    expect(reference).toBe(`@Microsoft.KeyVault(${at})`);
    expect(grant).toEqual(scopeId === undefined ? undefined : { scopeId, role: ROLE });
    expect(keyVaultReferenceIsWhole({ name: 'ORDERS_KEY', value: reference, source: 'appSettings' })).toBe('ok');
  });

  test('lets Terraform take names out of what only it knows', () => {
    const { text } = unknown();
    const stack = testStack();
    expect(resolved(stack, KeyVaultSecret.fromVault({ secretName: 'x', vaultId: text })._terms.reference)).toBe('@Microsoft.KeyVault(VaultName=${element(split("/", var.variable), 8)};SecretName=x)');
    expect(resolved(stack, KeyVaultSecret.fromVault({ secretName: 'x', vaultUri: text })._terms.reference)).toBe('@Microsoft.KeyVault(SecretUri=${trimsuffix(var.variable, "/")}/secrets/x)');
  });
});

test('never shows what may be the secret itself', () => {
  for (const uri of ['hunter2', 'https://user:hunter2@x.example/', ['hunter2']]) expect(refusalText(() => KeyVaultSecret.fromSecretUri(uri as string))).not.toContain('hunter2');
  for (const more of [{ secretName: 'hunter2!' }, { secretName: 'x', secretVersion: 'hunter-2 ' }, { secretName: { value: 'hunter2' } }]) {
    expect(refusalText(() => KeyVaultSecret.fromVault({ vaultName: 'kv-orders', ...more } as VaultSecretOptions))).not.toMatch(/hunter-?2/);
  }
});
