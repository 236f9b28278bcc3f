import { KEY_VAULT_REFERENCE } from '../catalog/app-settings';
import { brand, readProps } from '../intake';
import { secretNameOf, secretScope, vaultNameOf, vaultRoot } from '../intake/resource-ids';
import { refuse } from '../rules/azfn-error';
import { choice, resourceId, text } from '../rules/fields';
import { roleTerms, type RoleTerms } from '../rules/role-sets';
import { grantHasVault, vaultIsNamed, vaultsAgree } from '../rules/secret-rules';
import { SECRET_URI_FORM } from '../rules/setting-rules';

/**
 * What an app may read when it is granted access to a secret.
 *
 * @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide
 */
export enum SecretGrantScope {
  /** The secret alone. */
  SECRET = 'secret',
  /** Every secret of the vault: for vaults whose roles are granted on the vault only. */
  VAULT = 'vault',
}

/** How an app gets access to the secret at an address. */
export interface SecretUriOptions {
  /**
   * Resource id of the vault: the identity of the app is granted Key Vault Secrets User (`AZFN4018`, `AZFN6005`).
   *
   * @default - no role is granted: the identity can read the secret already
   */
  readonly vaultId?: string;
  /**
   * Whether the role is granted on the secret or on the vault (`AZFN4019`).
   *
   * @default SecretGrantScope.SECRET
   */
  readonly grantOn?: SecretGrantScope;
}

/** A secret by its name, and its vault by one of name, address and id. */
export interface VaultSecretOptions {
  /**
   * Name of the vault (`AZFN4005`).
   *
   * @default - that of `vaultUri` or `vaultId`; one of the three is needed (`AZFN4017`)
   */
  readonly vaultName?: string;
  /**
   * Address of the vault, such as `https://kv-orders.vault.azure.net/`, in place of its name (`AZFN4005`, `AZFN4017`).
   *
   * @default - the vault is named by `vaultName` or `vaultId`
   */
  readonly vaultUri?: string;
  /** Name of the secret: letters, digits and hyphens (`AZFN4005`). */
  readonly secretName: string;
  /**
   * Version of the secret (`AZFN4005`). With a version, the app goes on with the old value after the secret was renewed.
   *
   * @default - the newest version; a new one reaches the app within a day
   */
  readonly secretVersion?: string;
  /**
   * Resource id of the vault: the identity of the app is granted Key Vault Secrets User (`AZFN4018`, `AZFN6005`).
   *
   * @default - no role is granted: the identity can read the secret already
   */
  readonly vaultId?: string;
  /**
   * Whether the role is granted on the secret or on the vault (`AZFN4019`).
   *
   * @default SecretGrantScope.SECRET
   */
  readonly grantOn?: SecretGrantScope;
}

const VAULT_HOST = '[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z][.][0-9A-Za-z.-]+[0-9A-Za-z]';
const reference = { code: 'AZFN4005', why: `the app would see the text of the reference instead of the secret (${KEY_VAULT_REFERENCE.page})` } as const;

const GRANT = {
  vaultId: resourceId('Microsoft.KeyVault/vaults/<vault>'),
  grantOn: choice('SecretGrantScope', SecretGrantScope),
};
// What is given in place of an address may be the secret itself, so it is never shown.
const URI = {
  secretUri: text({ ...reference, required: true, secret: true, ...SECRET_URI_FORM, example: 'https://kv-orders.vault.azure.net/secrets/orders-key' }),
};
const NAMED = {
  vaultName: text({ ...reference, pattern: '^[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]$', allowed: '3 to 24 letters, digits and hyphens, a letter first', example: 'kv-orders' }),
  vaultUri: text({ ...reference, pattern: `^https://${VAULT_HOST}/?$`, allowed: 'an address such as https://kv-orders.vault.azure.net/', example: 'https://kv-orders.vault.azure.net/' }),
  secretName: text({ ...reference, required: true, secret: true, pattern: '^[0-9A-Za-z-]{1,127}$', allowed: '1 to 127 letters, digits and hyphens', example: 'orders-key' }),
  secretVersion: text({ ...reference, secret: true, pattern: '^[0-9A-Za-z]+$', allowed: 'the letters and digits of a version' }),
  ...GRANT,
};

/** What a secret comes down to. */
export interface SecretTerms {
  /** The value of the setting. */
  readonly reference: string;
  /** What the identity is granted; `undefined` where it is nothing. */
  readonly grant: { readonly scopeId: string; readonly role: RoleTerms } | undefined;
}

/**
 * A secret in Key Vault that a setting refers to. The app sees its value; neither the program nor the Terraform does.
 *
 * @see https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
 */
export class KeyVaultSecret {
  /**
   * A secret by its address. Without a version at its end, the app gets new versions within a day.
   *
   * Raises `AZFN4005`, `AZFN4018`, `AZFN4019`, `AZFN6005` and codes of input.
   *
   * @param secretUri `https://<vault>.vault.azure.net/secrets/<name>`; of an `azurerm_key_vault_secret`, its `versionless_id`
   * @param options how the app gets access
   */
  public static fromSecretUri(secretUri: string, options?: SecretUriOptions): KeyVaultSecret {
    const uri = readProps(URI, { secretUri });
    const { plain, found } = readProps(GRANT, options ?? {});
    const told = { ...plain, vaultUri: uri.plain.secretUri };
    const wrong = [...uri.found, ...found];
    refuse('the secret', wrong.length > 0 ? wrong : [...vaultsAgree(told, 'secretUri'), ...grantHasVault(told)], KeyVaultSecret.fromSecretUri);
    return new KeyVaultSecret(`SecretUri=${secretUri}`, options ?? {}, secretNameOf(secretUri));
  }

  /**
   * A secret by the name of its vault and its own.
   *
   * Raises `AZFN4005`, `AZFN4017`, `AZFN4018`, `AZFN4019`, `AZFN6005` and codes of input.
   */
  public static fromVault(options: VaultSecretOptions): KeyVaultSecret {
    const { plain, found } = readProps(NAMED, options);
    const problems = found.length > 0 ? [] : [...vaultIsNamed(plain), ...vaultsAgree(plain, 'vaultUri'), ...grantHasVault(plain)];
    refuse('the secret', [...found, ...problems], KeyVaultSecret.fromVault);
    const { vaultName, vaultUri, secretName, secretVersion: version, vaultId = '' } = options;
    const at =
      vaultUri === undefined
        ? `VaultName=${vaultName ?? vaultNameOf(vaultId)};SecretName=${secretName}${version === undefined ? '' : `;SecretVersion=${version}`}`
        : `SecretUri=${vaultRoot(vaultUri)}/secrets/${secretName}${version === undefined ? '' : `/${version}`}`;
    return new KeyVaultSecret(at, options, secretName);
  }

  private readonly terms: SecretTerms;

  private constructor(at: string, { vaultId, grantOn }: SecretUriOptions, secretName: string) {
    brand(this, 'KeyVaultSecret');
    const scopeId = vaultId === undefined || grantOn === SecretGrantScope.VAULT ? vaultId : secretScope(vaultId, secretName);
    this.terms = {
      reference: `${KEY_VAULT_REFERENCE.prefix}${at})`,
      grant: scopeId === undefined ? undefined : { scopeId, role: roleTerms('keyVaultSecretsUser') },
    };
  }

  /** @internal */
  public get _terms(): SecretTerms {
    return this.terms;
  }
}
