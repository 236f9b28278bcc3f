import { ContainerImage, DedicatedSku, FunctionsVersion, HostStorage, HostStorageUse, InProcessRuntime, IsolatedRuntime, StorageMount } from '../../../src';
import { SECRETS } from '../canaries';
import { row, type Row } from '../harness';
import {
  ACCOUNT_ID, dedicated, flex, inProcess, isolated, KEYED, KNOWN, premium, SECRET_URI, SUBNET, VAULT_ID, WINDOWS, windowsConsumption,
} from './given';

const ACCOUNT = { storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey };
const MOUNT = { mountName: 'data', accountName: 'stordersprod', shareName: 'data', accessKey: SECRETS.mountKey, mountPath: '/data' };

const KEYLESS = { storageAccountName: 'stordersprod', storageAccountId: ACCOUNT_ID };
const CHINA = { blobServiceUri: 'https://stordersprod.blob.core.chinacloudapi.cn' };
const IMAGE = ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2');

/** Storage. */
export const STORAGE_PROGRAMS: readonly Row[] = [
  row('AZFN5001', 'capitals in the name of an account that exists', () => HostStorage.accountKey({ ...ACCOUNT, storageAccountName: 'stOrdersProd' })),
  row('AZFN5001', 'a hyphen in the name of a new account', () => HostStorage.newAccountKey({ storageAccountName: 'st-orders' })),
  row('AZFN5001', 'a short name of an account with a share', () => StorageMount.azureFiles({ ...MOUNT, accountName: 'st' })),
  row('AZFN5001', 'the id of another account', () => HostStorage.accountKey({ ...ACCOUNT, storageAccountId: `${ACCOUNT_ID}x` })),
  row('AZFN5001', 'the endpoint of another account', () =>
    HostStorage.accountKey({ ...ACCOUNT, primaryBlobEndpoint: 'https://stbilling.blob.core.windows.net/' })),

  row('AZFN5002', 'capitals', (s) => isolated(s, { plan: flex(s), deploymentContainerName: 'Packages' })),
  row('AZFN5002', 'two hyphens together', (s) => isolated(s, { plan: flex(s), deploymentContainerName: 'orders--packages' })),

  row('AZFN5003', 'the same host id twice', (s) => {
    const plan = premium(s);
    isolated(s, { plan, hostId: 'orders' });
    isolated(s, { plan, hostId: 'orders', appName: 'func-billing' }, 'Billing');
  }),
  row('AZFN5003', 'a host id that is the name of another app', (s) => {
    const plan = premium(s);
    isolated(s, { plan });
    isolated(s, { plan, hostId: 'func-orders', appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5004', 'an account of which only the name is known', (s) => isolated(s, { plan: flex(s), hostStorage: HostStorage.accountKey(ACCOUNT) })),
  row('AZFN5004', 'an account of which only the name is known, without a key', (s) =>
    isolated(s, { plan: flex(s), hostStorage: HostStorage.managedIdentity({ storageAccountName: 'stordersprod' }) })),
  row('AZFN5004', 'a container of another app', (s) => {
    isolated(s, { deploymentContainerName: 'packages' });
    isolated(s, { deploymentContainerName: 'packages', appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5005', 'a content share behind a network without a name, in an account that is not known', (s) =>
    isolated(s, { plan: premium(s), hostStorage: KEYED, contentOverVnet: true, virtualNetworkSubnetId: SUBNET })),
  row('AZFN5005', 'a content share behind a network without a subnet', (s) =>
    isolated(s, { plan: premium(s), contentOverVnet: true, contentShareName: 'orders' })),
  row('AZFN5005', 'a name that no share has', (s) => isolated(s, { plan: premium(s), contentShareName: 'Orders' })),
  row('AZFN5005', 'a share of another app', (s) => {
    const plan = premium(s);
    isolated(s, { plan, contentShareName: 'orders' });
    isolated(s, { plan, contentShareName: 'orders', appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5005', 'a content share whose connection is a secret, without a name', (s) =>
    isolated(s, { plan: premium(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: VAULT_ID }) })),

  row('AZFN5007', 'a blob container on Windows', (s) => isolated(s, { plan: dedicated(s, WINDOWS), mounts: [StorageMount.azureBlob(MOUNT)] })),
  row('AZFN5007', 'a folder of Windows on Linux', (s) =>
    isolated(s, { plan: dedicated(s), mounts: [StorageMount.azureFiles({ ...MOUNT, mountPath: '\\mounts\\data' })] })),
  row('AZFN5007', 'a name twice', (s) =>
    isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.S1), mounts: [StorageMount.azureFiles(MOUNT), StorageMount.azureFiles(MOUNT)] })),
  row('AZFN5007', 'a space in the name', () => StorageMount.azureFiles({ ...MOUNT, mountName: 'my data' })),
  row('AZFN5007', 'capitals in the name of the share', () => StorageMount.azureFiles({ ...MOUNT, shareName: 'Data' })),
  row('AZFN5007', 'a path without its slash', () => StorageMount.azureBlob({ ...MOUNT, mountPath: 'data' })),

  row('AZFN5008', 'capitals', (s) => isolated(s, { plan: premium(s), hostId: 'Orders' })),
  row('AZFN5008', '33 characters', (s) => isolated(s, { plan: premium(s), hostId: 'o'.repeat(33) })),

  row('AZFN5009', 'two new accounts of one name', (s) => {
    const hostStorage = HostStorage.newAccountKey({ storageAccountName: 'stordersprod' });
    isolated(s, { hostStorage });
    isolated(s, { hostStorage, appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5009', 'two new accounts of one name, without keys', (s) => {
    const hostStorage = HostStorage.newManagedIdentity({ storageAccountName: 'stordersprod' });
    isolated(s, { hostStorage });
    isolated(s, { hostStorage, plan: dedicated(s), appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5012', 'a new account without keys on Elastic Premium', (s) =>
    isolated(s, { plan: premium(s), hostStorage: HostStorage.newManagedIdentity({ uses: [HostStorageUse.BLOB_TRIGGER] }) })),
  row('AZFN5012', 'an account that exists on Consumption', (s) =>
    isolated(s, { plan: windowsConsumption(s), hostStorage: HostStorage.managedIdentity(KEYLESS) })),
  row('AZFN5012', 'a secret for a share that Flex Consumption does not have', (s) =>
    isolated(s, { plan: flex(s), hostStorage: HostStorage.managedIdentity({ ...KEYLESS, contentShareSecretUri: SECRET_URI }) })),
  row('AZFN5012', 'a secret for a share that a container does not have', (s) =>
    isolated(s, { plan: premium(s), container: IMAGE, hostStorage: HostStorage.managedIdentity({ ...KEYLESS, contentShareSecretUri: SECRET_URI }) })),

  row('AZFN5013', 'a host version that takes keys only', (s) =>
    isolated(s, {
      plan: dedicated(s), runtime: IsolatedRuntime.CUSTOM_HANDLER, functionsVersion: FunctionsVersion.V3, hostStorage: HostStorage.managedIdentity(KEYLESS),
    })),
  row('AZFN5013', 'a host version that follows from the runtime', (s) =>
    inProcess(s, { ...KNOWN, plan: dedicated(s, WINDOWS), runtime: InProcessRuntime.DOTNET_CORE_3_1, hostStorage: HostStorage.newManagedIdentity() })),

  row('AZFN5014', 'endpoints on a Dedicated plan', (s) =>
    isolated(s, { plan: dedicated(s), hostStorage: HostStorage.managedIdentity({ ...KEYLESS, ...CHINA }) })),

  row('AZFN5015', 'a secret alone on Flex Consumption', (s) =>
    isolated(s, { plan: flex(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI }), deploymentContainerName: 'packages' })),
];
