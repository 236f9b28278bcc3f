import { NAMES } from '../catalog/names';
import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { show, showEnd } from '../rules/explain';
import { choice, nameOf, resourceId, text } from '../rules/fields';
import { isKnown, type Finding } from '../rules/rule';

/** A storage account that exists, reached with its key. */
export interface AccountKeyOptions {
  /** Name of the account: 3 to 24 lower-case letters and digits (`AZFN5001`). */
  readonly storageAccountName: string;
  /** Primary or secondary key of the account. It becomes part of the Terraform state, as with every resource that takes a key. */
  readonly storageAccountAccessKey: string;
  /**
   * Resource id of the account, with which an app on Flex Consumption defines the container for its package.
   *
   * @default - an app on Flex Consumption needs `deploymentContainerName` (`AZFN5004`)
   */
  readonly storageAccountId?: string;
  /**
   * Blob endpoint of the account. Tell it for sovereign clouds and for accounts with DNS zone endpoints.
   *
   * @default - `https://<storageAccountName>.blob.core.windows.net/`
   */
  readonly primaryBlobEndpoint?: string;
}

/** A storage account that the app defines for itself. */
export interface NewAccountKeyOptions {
  /**
   * Name of the account: 3 to 24 lower-case letters and digits, unique in Azure (`AZFN5001`).
   *
   * @default - derived from the app's name, always the same for the same name
   */
  readonly storageAccountName?: string;
  /**
   * How the data is copied.
   *
   * @default - `StorageReplication.ZRS` on a zone-redundant plan, else `StorageReplication.LRS`
   */
  readonly replication?: StorageReplication;
}

/**
 * How a storage account copies its data.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export enum StorageReplication {
  /** Three copies in one data centre. */
  LRS = 'LRS',
  /** Copies in three zones. */
  ZRS = 'ZRS',
  /** LRS, and a copy in the paired region. */
  GRS = 'GRS',
  /** GRS whose second copy can be read. */
  RAGRS = 'RAGRS',
  /** ZRS, and a copy in the paired region. */
  GZRS = 'GZRS',
  /** GZRS whose second copy can be read. */
  RAGZRS = 'RAGZRS',
}

const EXISTING = {
  storageAccountName: nameOf(NAMES.storageAccount, { required: true, code: 'AZFN5001', example: 'stordersprod' }),
  storageAccountAccessKey: text({ required: true, secret: true, pattern: '\\S' }),
  storageAccountId: resourceId('Microsoft.Storage/storageAccounts/<account>'),
  primaryBlobEndpoint: text({
    pattern: '^https://[0-9A-Za-z.-]+/?$',
    allowed: 'an address such as https://<name>.blob.core.windows.net/',
    code: 'AZFN8003',
  }),
};

const NEW = {
  storageAccountName: nameOf(NAMES.storageAccount, { literal: true, code: 'AZFN5001', example: 'stordersprod' }),
  replication: choice('StorageReplication', StorageReplication),
};

/** What a host storage comes down to. */
export type HostStorageTerms =
  | {
      readonly kind: 'existing';
      readonly name: string;
      readonly accessKey: string;
      readonly accountId: string | undefined;
      readonly blobEndpoint: string;
    }
  | { readonly kind: 'new'; readonly name: string | undefined; readonly replication: string | undefined };

/**
 * The storage account that the Functions host works with, and how the host reaches it.
 *
 * The host keeps keys, locks of timers and checkpoints of triggers there; on Consumption and Elastic Premium also the code.
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
    const { found } = readProps(EXISTING, options);
    refuse('the host storage', [...found, ...(found.length > 0 ? [] : contradictions(options))], HostStorage.accountKey);
    const endpoint = options.primaryBlobEndpoint ?? `https://${options.storageAccountName}.blob.core.windows.net/`;
    return new HostStorage({
      kind: 'existing',
      name: options.storageAccountName,
      accessKey: options.storageAccountAccessKey,
      accountId: options.storageAccountId,
      blobEndpoint: endpoint,
    });
  }

  /**
   * An account that the app defines next to itself, reached with its key.
   *
   * This is what an app has that names no host storage. The account takes HTTPS and TLS 1.2 only and has no public
   * containers. Raises `AZFN5001`, `AZFN8001`, `AZFN8004` and `AZFN8005`.
   */
  public static newAccountKey(options?: NewAccountKeyOptions): HostStorage {
    const given = options ?? {};
    const { found } = readProps(NEW, given);
    refuse('the host storage', found, HostStorage.newAccountKey);
    return new HostStorage({ kind: 'new', name: given.storageAccountName, replication: given.replication });
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

/** Name, id and endpoint are those of one account. */
function contradictions({ storageAccountName: name, storageAccountId: id, primaryBlobEndpoint: endpoint }: AccountKeyOptions): Finding[] {
  const differs = (prop: string, value: string): Finding => ({
    code: 'AZFN5001',
    what: `'${prop}' is ${showEnd(value)}, which is not that of the account ${show(name)}`,
    why: `the provider takes the account's name from the endpoint of its container, so the key would be used for another account (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app_flex_consumption)`,
    fix: `give name, key, id and endpoint of one account`,
  });
  if (!isKnown(known(name))) return [];
  return [
    ...(id !== undefined && isKnown(known(id)) && !id.endsWith(`/${name}`) ? [differs('storageAccountId', id)] : []),
    ...(endpoint !== undefined && isKnown(known(endpoint)) && !endpoint.startsWith(`https://${name}.`) ? [differs('primaryBlobEndpoint', endpoint)] : []),
  ];
}
