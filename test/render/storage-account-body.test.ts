import { blobServiceId, renderBlobContainerBody, renderStorageAccountBody } from '../../src/render/storage-account-body';
import { plansChange } from '../support/azapi';

describe('the body of a storage account', () => {
  test('takes no keys, no old TLS and no strangers', () => {
    expect(renderStorageAccountBody({ replication: 'LRS', publicNetworkAccess: true, sharedKeyAccess: false })).toEqual({
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
      properties: {
        allowSharedKeyAccess: false,
        defaultToOAuthAuthentication: true,
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
        publicNetworkAccess: 'Enabled',
        networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
      },
    });
  });

  test('takes keys where the host has nothing else', () => {
    expect(renderStorageAccountBody({ replication: 'LRS', publicNetworkAccess: false, sharedKeyAccess: true }).properties.allowSharedKeyAccess).toBe(true);
  });

  test('closes the network in both places', () => {
    expect(renderStorageAccountBody({ replication: 'LRS', publicNetworkAccess: false, sharedKeyAccess: false }).properties).toMatchObject({
      publicNetworkAccess: 'Disabled',
      networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny' },
    });
  });

  test.each(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'])('names the SKU of %s', (replication) => {
    expect(renderStorageAccountBody({ replication, publicNetworkAccess: true, sharedKeyAccess: false }).sku).toEqual({ name: `Standard_${replication}` });
  });

  /** What Azure answers beside what it was told. */
  const answer = (body: ReturnType<typeof renderStorageAccountBody>) => ({
    ...body,
    sku: { ...body.sku, tier: 'Standard' },
    properties: {
      ...body.properties,
      networkAcls: { ...body.properties.networkAcls, ipRules: [], ipv6Rules: [], virtualNetworkRules: [], resourceAccessRules: null },
      accessTier: 'Hot',
      primaryEndpoints: { blob: 'https://storders.blob.core.windows.net/' },
    },
  });

  test('plans nothing once Azure has it, and a change once the network is closed or opened again', () => {
    const [open, closed] = [true, false].map((publicNetworkAccess) => renderStorageAccountBody({ replication: 'ZRS', publicNetworkAccess, sharedKeyAccess: false }));
    expect(plansChange(open, open, answer(open))).toBe(false);
    expect(plansChange(closed, closed, answer(closed))).toBe(false);
    expect(plansChange(closed, open, answer(open))).toBe(true);
    expect(plansChange(open, closed, answer(closed))).toBe(true);
  });
});

describe('the body of a container', () => {
  test('lets nobody read who was not let in', () => {
    expect(renderBlobContainerBody()).toEqual({ properties: { publicAccess: 'None' } });
  });

  test('lies below the blob service of its account', () => {
    expect(blobServiceId('/subscriptions/1/x')).toBe('/subscriptions/1/x/blobServices/default');
  });
});
