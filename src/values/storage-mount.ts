import { NAMES } from '../catalog/names';
import { brand, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { nameOf, text } from '../rules/fields';

/** A share or container that an app sees as a folder. */
export interface StorageMountOptions {
  /** Name of the mount, unique in the app. */
  readonly mountName: string;
  /** Name of the storage account. */
  readonly accountName: string;
  /** Name of the file share or blob container. */
  readonly shareName: string;
  /** Key of the storage account; mounts have no identity-based form. */
  readonly accessKey: string;
  /** Folder that the app sees: `/data` on Linux, `\mounts\data` on Windows. */
  readonly mountPath: string;
}

const WHY = 'the mount has to be told apart and found by the app (https://learn.microsoft.com/azure/azure-functions/concept-file-access-options)';

const OPTIONS = {
  mountName: text({ required: true, pattern: '^[0-9A-Za-z_-]{1,64}$', allowed: '1 to 64 letters, digits, hyphens and underscores', example: 'data', code: 'AZFN5007', why: WHY }),
  accountName: nameOf(NAMES.storageAccount, { required: true, code: 'AZFN5001', example: 'stordersprod' }),
  shareName: nameOf(NAMES.fileShare, { required: true, code: 'AZFN5007', example: 'orders-data' }),
  accessKey: text({ required: true, secret: true, pattern: '\\S' }),
  mountPath: text({ required: true, pattern: '^[/\\\\].+', allowed: `a path that starts with '/' or '\\'`, example: '/data', code: 'AZFN5007', why: WHY }),
};

/** What a mount comes down to; names are those of the provider. */
export interface StorageMountTerms {
  readonly type: 'AzureFiles' | 'AzureBlob';
  readonly name: string;
  readonly accountName: string;
  readonly shareName: string;
  readonly accessKey: string;
  readonly mountPath: string;
}

/**
 * Storage that an app sees as a folder.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/concept-file-access-options
 */
export class StorageMount {
  /** A file share. Raises `AZFN5001`, `AZFN5007`, `AZFN8001` and `AZFN8002`. */
  public static azureFiles(options: StorageMountOptions): StorageMount {
    refuse('the mount', readProps(OPTIONS, options).found, StorageMount.azureFiles);
    return new StorageMount('AzureFiles', options);
  }

  /** A blob container, read-only, on Linux. Raises `AZFN5001`, `AZFN5007`, `AZFN8001` and `AZFN8002`. */
  public static azureBlob(options: StorageMountOptions): StorageMount {
    refuse('the mount', readProps(OPTIONS, options).found, StorageMount.azureBlob);
    return new StorageMount('AzureBlob', options);
  }

  private readonly terms: StorageMountTerms;

  private constructor(type: StorageMountTerms['type'], options: StorageMountOptions) {
    brand(this, 'StorageMount');
    const { mountName, accountName, shareName, accessKey, mountPath } = options;
    this.terms = { type, name: mountName, accountName, shareName, accessKey, mountPath };
  }

  /** @internal */
  public get _terms(): StorageMountTerms {
    return this.terms;
  }
}
