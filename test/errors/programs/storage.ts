import { DedicatedSku, FunctionAppIdentity, HostStorage, StorageMount } from '../../../src';
import { SECRETS } from '../canaries';
import { row, type Row } from '../harness';
import { dedicated, flex, GROUP, IDENTITY, isolated, premium, SUBNET, WINDOWS } from './given';

const ACCOUNT = { storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey };
const ACCOUNT_ID = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
const MOUNT = { mountName: 'data', accountName: 'stordersprod', shareName: 'data', accessKey: SECRETS.mountKey, mountPath: '/data' };

/** Storage and identity. */
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
  row('AZFN5004', 'a container of another app', (s) => {
    isolated(s, { deploymentContainerName: 'packages' });
    isolated(s, { deploymentContainerName: 'packages', appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5005', 'a content share behind a network without a name', (s) =>
    isolated(s, { plan: premium(s), contentOverVnet: true, virtualNetworkSubnetId: SUBNET })),
  row('AZFN5005', 'a content share behind a network without a subnet', (s) =>
    isolated(s, { plan: premium(s), contentOverVnet: true, contentShareName: 'orders' })),
  row('AZFN5005', 'a name that no share has', (s) => isolated(s, { plan: premium(s), contentShareName: 'Orders' })),
  row('AZFN5005', 'a share of another app', (s) => {
    const plan = premium(s);
    isolated(s, { plan, contentShareName: 'orders' });
    isolated(s, { plan, contentShareName: 'orders', appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN5006', 'an identity that the app does not have', (s) => isolated(s, { plan: premium(s), keyVaultReferenceIdentityId: IDENTITY })),
  row('AZFN5006', 'another identity than that of the app', (s) =>
    isolated(s, {
      plan: premium(s),
      identity: FunctionAppIdentity.userAssigned([`${IDENTITY}-billing`]),
      keyVaultReferenceIdentityId: IDENTITY,
    })),

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
];
