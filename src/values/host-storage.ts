import { NAMES } from '../catalog/names';
import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { show, showEnd } from '../rules/explain';
import { storageZonesFit } from '../rules/network-rules';
import { choice, flag, list, nameOf, resourceId, struct, text, type Field, type Fields } from '../rules/fields';
import { isKnown, type Finding } from '../rules/rule';
import { vaultsAgree } from '../rules/secret-rules';
import { SECRET_URI_FORM } from '../rules/setting-rules';
import { HostStorageUse } from './host-storage-use';
import {
  StorageReplication,
  type AccountKeyOptions,
  type KeyVaultSecretStorageOptions,
  type ManagedIdentityStorageOptions,
  type NewAccountKeyOptions,
  type NewManagedIdentityStorageOptions,
} from './host-storage-options';
import { STORAGE_NETWORK, type StorageNetworkOptions } from './storage-network-options';

const ENDPOINT: Field = text({
  pattern: '^https://[0-9A-Za-z.-]+/?$',
  allowed: 'an address such as https://<name>.blob.core.windows.net/',
  code: 'AZFN8003',
});
// What is given in place of an address may be the secret itself, so it is never shown.
const SECRET: Field = text({ secret: true, pattern: SECRET_URI_FORM.pattern, allowed: SECRET_URI_FORM.allowed, code: 'AZFN4005' });
const ACCOUNT_ID = resourceId('Microsoft.Storage/storageAccounts/<account>');
const VAULT_ID = resourceId('Microsoft.KeyVault/vaults/<vault>');
const ACCOUNT_NAME = { code: 'AZFN5001', example: 'stordersprod' } as const;

const WITH_KEY: Fields = {
  storageAccountName: nameOf(NAMES.storageAccount, { required: true, ...ACCOUNT_NAME }),
  storageAccountAccessKey: text({ required: true, secret: true, pattern: '\\S' }),
  storageAccountId: ACCOUNT_ID,
  primaryBlobEndpoint: ENDPOINT,
  publicNetworkAccess: flag(),
};

const NEW: Fields = {
  storageAccountName: nameOf(NAMES.storageAccount, { literal: true, ...ACCOUNT_NAME }),
  replication: choice('StorageReplication', StorageReplication),
  network: struct(STORAGE_NETWORK),
};

const USES = list(choice('HostStorageUse', HostStorageUse));

const WITH_IDENTITY: Fields = {
  storageAccountName: nameOf(NAMES.storageAccount, { required: true, ...ACCOUNT_NAME }),
  storageAccountId: ACCOUNT_ID,
  uses: USES,
  grantRoles: flag(),
  blobServiceUri: ENDPOINT,
  queueServiceUri: ENDPOINT,
  tableServiceUri: ENDPOINT,
  contentShareSecretUri: SECRET,
  contentShareKeyVaultId: VAULT_ID,
  publicNetworkAccess: flag(),
};

const FROM_KEY_VAULT: Fields = {
  secretUri: { ...SECRET, required: true } as Field,
  keyVaultId: VAULT_ID,
  storageAccountName: nameOf(NAMES.storageAccount, ACCOUNT_NAME),
  storageAccountId: ACCOUNT_ID,
  publicNetworkAccess: flag(),
};

/** What a host storage comes down to. */
export interface HostStorageTerms {
  /** Whether the account exists or the app defines it. */
  readonly kind: 'existing' | 'new';
  /** How the host reaches it. */
  readonly access: 'key' | 'identity' | 'keyVault';
  readonly name?: string;
  readonly accountId?: string;
  readonly accessKey?: string;
  /** Blob endpoint of an account that exists. */
  readonly blobEndpoint?: string;
  /** Endpoints that the host is told instead of the account's name. */
  readonly serviceUris?: { readonly blob?: string; readonly queue?: string; readonly table?: string };
  readonly uses: readonly string[];
  readonly grantRoles: boolean;
  /** Secret with the connection string of the host. */
  readonly secretUri?: string;
  /** Secret with the connection string of the content share. */
  readonly contentSecretUri?: string;
  /** Vault in which the secret is. */
  readonly keyVaultId?: string;
  readonly replication?: string;
  /** Whether the account is closed to public networks. */
  readonly closed: boolean;
  /** Private endpoints of an account that the app defines. */
  readonly network?: StorageNetworkOptions;
}

const PLAIN = { uses: [], grantRoles: true, closed: false } as const;

/**
 * The storage account that the Functions host works with, and how the host reaches it.
 *
 * The host keeps keys, locks of timers and checkpoints of triggers there; on Consumption and Elastic Premium also the code.
 * An app that names none defines an account of its own: without keys on Flex Consumption and Dedicated plans, with a key on
 * Consumption and Elastic Premium, whose content share has to be mounted with one.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/storage-considerations
 */
export class HostStorage {
  /**
   * An account that exists, reached with its key.
   *
   * Raises `AZFN5001`, `AZFN6005`, `AZFN8001`, `AZFN8002` and `AZFN8003`.
   */
  public static accountKey(options: AccountKeyOptions): HostStorage {
    const { found } = readProps(WITH_KEY, options);
    const { storageAccountName: name, storageAccountId: accountId, primaryBlobEndpoint } = options ?? {};
    refuse('the host storage', [...found, ...(found.length > 0 ? [] : contradictions(name, accountId, { primaryBlobEndpoint }))], HostStorage.accountKey);
    return new HostStorage({
      ...PLAIN,
      kind: 'existing',
      access: 'key',
      name,
      accountId,
      accessKey: options.storageAccountAccessKey,
      blobEndpoint: primaryBlobEndpoint ?? publicEndpoint(name),
      closed: options.publicNetworkAccess === false,
    });
  }

  /**
   * An account that the app defines next to itself, reached with its key. The key becomes part of the Terraform state.
   *
   * This is what an app on Consumption or Elastic Premium has that names no host storage. The account takes HTTPS and TLS 1.2
   * only and has no public containers. Raises `AZFN5001`, `AZFN8001`, `AZFN8004` and `AZFN8005`.
   */
  public static newAccountKey(options?: NewAccountKeyOptions): HostStorage {
    const given = options ?? {};
    refuse('the host storage', ownAccountProblems(NEW, given), HostStorage.newAccountKey);
    return new HostStorage({ ...PLAIN, kind: 'new', access: 'key', ...ownAccount(given) });
  }

  /**
   * An account that exists, reached with the identity of the app: no key is in the app or in Terraform.
   *
   * On Flex Consumption and Dedicated plans; on Consumption and Elastic Premium with `contentShareSecretUri` (`AZFN5012`).
   * Raises `AZFN4005`, `AZFN4018`, `AZFN5001`, `AZFN6005`, `AZFN8001`, `AZFN8002`, `AZFN8003` and `AZFN8004`.
   */
  public static managedIdentity(options: ManagedIdentityStorageOptions): HostStorage {
    const { plain, found } = readProps(WITH_IDENTITY, options);
    const { storageAccountName: name, storageAccountId: accountId, blobServiceUri, queueServiceUri, tableServiceUri } = options ?? {};
    const uris = { blobServiceUri, queueServiceUri, tableServiceUri };
    const wrong = found.length > 0 ? [] : [
      ...contradictions(name, accountId, uris),
      ...blobComesFirst(uris),
      ...vaultsAgree({ vaultUri: plain.contentShareSecretUri, vaultId: plain.contentShareKeyVaultId }, 'contentShareSecretUri', 'contentShareKeyVaultId'),
    ];
    refuse('the host storage', [...found, ...wrong], HostStorage.managedIdentity);
    const told = Object.values(uris).some((uri) => uri !== undefined);
    return new HostStorage({
      kind: 'existing',
      access: 'identity',
      name,
      accountId,
      blobEndpoint: blobServiceUri ?? publicEndpoint(name),
      serviceUris: told ? { blob: blobServiceUri, queue: queueServiceUri, table: tableServiceUri } : undefined,
      uses: [...(options.uses ?? [])],
      grantRoles: options.grantRoles ?? true,
      contentSecretUri: options.contentShareSecretUri,
      keyVaultId: options.contentShareKeyVaultId,
      closed: options.publicNetworkAccess === false,
    });
  }

  /**
   * An account that the app defines next to itself and reaches with its identity; shared keys are switched off.
   *
   * This is what an app on Flex Consumption or a Dedicated plan has that names no host storage. Not on Consumption and Elastic
   * Premium, whose content share has to be mounted with a key (`AZFN5012`). Raises `AZFN5001`, `AZFN8001`, `AZFN8004` and
   * `AZFN8005`.
   */
  public static newManagedIdentity(options?: NewManagedIdentityStorageOptions): HostStorage {
    const given = options ?? {};
    refuse('the host storage', ownAccountProblems({ ...NEW, uses: USES }, given), HostStorage.newManagedIdentity);
    return new HostStorage({ ...PLAIN, kind: 'new', access: 'identity', ...ownAccount(given), uses: [...(given.uses ?? [])] });
  }

  /**
   * An account whose connection string is a secret in Key Vault, which the app reads with its identity.
   *
   * The key is in the vault alone. Where identities reach the account, `managedIdentity()` needs no secret at all. Raises
   * `AZFN4005`, `AZFN4018`, `AZFN5001`, `AZFN6005`, `AZFN8001` and `AZFN8002`.
   */
  public static keyVaultSecret(options: KeyVaultSecretStorageOptions): HostStorage {
    const { plain, found } = readProps(FROM_KEY_VAULT, options);
    const { storageAccountName: name, storageAccountId: accountId } = options ?? {};
    const wrong = found.length > 0 ? [] : [
      ...(name === undefined ? [] : contradictions(name, accountId, {})),
      ...vaultsAgree({ vaultUri: plain.secretUri, vaultId: plain.keyVaultId }, 'secretUri', 'keyVaultId'),
    ];
    refuse('the host storage', [...found, ...wrong], HostStorage.keyVaultSecret);
    return new HostStorage({
      ...PLAIN,
      kind: 'existing',
      access: 'keyVault',
      name,
      accountId,
      blobEndpoint: name === undefined ? undefined : publicEndpoint(name),
      secretUri: options.secretUri,
      keyVaultId: options.keyVaultId,
      closed: options.publicNetworkAccess === false,
    });
  }

  private readonly terms: HostStorageTerms;

  private constructor(terms: HostStorageTerms) {
    brand(this, 'HostStorage');
    this.terms = terms;
  }

  /** @internal */
  public get _terms(): HostStorageTerms {
    return this.terms;
  }
}

/** What is wrong with an account of the app's own: the options, and the zones of its private endpoints. */
function ownAccountProblems(fields: Fields, given: object): readonly Finding[] {
  const { found, plain } = readProps(fields, given);
  return found.length > 0 || plain.network === undefined ? found : storageZonesFit(plain.network as Readonly<Record<string, unknown>>);
}

/** An account of the app's own; private endpoints close it, unless they are to stand beside public access. */
const ownAccount = ({ storageAccountName: name, replication, network }: NewAccountKeyOptions) => ({
  name, replication, network, closed: network !== undefined && network.publicNetworkAccess !== true,
});

const publicEndpoint = (name: string): string => `https://${name}.blob.core.windows.net/`;

/** Name, id and endpoints are those of one account. */
function contradictions(name: string, id: string | undefined, endpoints: Readonly<Record<string, string | undefined>>): Finding[] {
  const differs = (prop: string, value: string): Finding => ({
    code: 'AZFN5001',
    what: `'${prop}' is ${showEnd(value)}, which is not that of the account ${show(name)}`,
    why: `the provider takes the account's name from the endpoint of its container, so another account would be asked (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app_flex_consumption)`,
    fix: `give name, key, id and endpoints of one account`,
  });
  if (!isKnown(known(name))) return [];
  return [
    ...(id !== undefined && isKnown(known(id)) && !id.endsWith(`/${name}`) ? [differs('storageAccountId', id)] : []),
    ...Object.entries(endpoints).flatMap(([prop, endpoint]) =>
      endpoint !== undefined && isKnown(known(endpoint)) && !endpoint.startsWith(`https://${name}.`) ? [differs(prop, endpoint)] : [],
    ),
  ];
}

/** The host cannot do without a blob endpoint. */
function blobComesFirst({ blobServiceUri, ...others }: Readonly<Record<string, string | undefined>>): Finding[] {
  const other = Object.keys(others).find((prop) => others[prop] !== undefined);
  if (blobServiceUri !== undefined || other === undefined) return [];
  return [
    {
      code: 'AZFN8002',
      what: `'blobServiceUri' is missing beside '${other}'`,
      why: `a host that is told endpoints is not told the name of the account, and it always works with blobs (https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity)`,
      fix: `set 'blobServiceUri', or leave '${other}' out`,
    },
  ];
}
