import { AzapiResource } from '../azapi/azapi-resource';
import { AZAPI } from '../catalog/azapi';
import { CONTENT_SHARE } from '../catalog/network';
import { DataAzurermStorageAccount, type Construct } from '../framework';
import { blobServiceId, fileServiceId, renderBlobContainerBody, renderFileShareBody, renderStorageAccountBody } from '../render/storage-account-body';
import type { StorageAccountSettings } from '../render/storage-account';
import { resourceGroupId } from './azure-subscription';
import type { Account } from './host-storage-resources';

/**
 * A storage account that `azurerm_storage_account` cannot write.
 *
 * That resource reads the keys of an account into the state and asks its data plane, which an account without keys refuses, and
 * one that is closed to public networks as well; `azapi_resource` does neither.
 *
 * @param withKey whether the host reaches the account with its key, which is read once the account is there
 */
export function defineArmAccount(scope: Construct, settings: StorageAccountSettings, withKey: boolean): Account {
  const { storageAccountName, resourceGroupName, location, tags } = settings;
  const account = new AzapiResource(scope, 'Storage', {
    type: AZAPI.types.storageAccount,
    name: storageAccountName,
    parentId: resourceGroupId(scope, resourceGroupName),
    location,
    tags,
    body: renderStorageAccountBody({ ...settings, sharedKeyAccess: withKey }),
    responseExportValues: AZAPI.exports.storageAccount,
  });
  const keys = withKey ? new DataAzurermStorageAccount(scope, 'StorageKeys', { name: storageAccountName, resourceGroupName, dependsOn: [account] }) : undefined;
  return {
    name: () => account.name,
    accessKey: () => keys?.primaryAccessKey ?? '',
    blobEndpoint: () => account.output('properties.primaryEndpoints.blob'),
    id: () => account.id,
  };
}

/** The container with the package in an account without keys; returns its name, so that the app waits for it. */
export const defineArmContainer = (scope: Construct, name: string, storageAccountId: string): string =>
  new AzapiResource(scope, 'DeploymentContainer', {
    type: AZAPI.types.blobContainer,
    name,
    parentId: blobServiceId(storageAccountId),
    body: renderBlobContainerBody(),
    responseExportValues: AZAPI.exports.blobContainer,
  }).name;

/**
 * A file share that has to exist before the app or slot that runs from it.
 *
 * `azurerm_storage_share` looks for the account in a list of all accounts, where a new one may be missing yet.
 */
export const defineContentShare = (scope: Construct, id: string, name: string, storageAccountId: string): AzapiResource =>
  new AzapiResource(scope, id, {
    type: AZAPI.types.fileShare,
    name,
    parentId: fileServiceId(storageAccountId),
    body: renderFileShareBody(CONTENT_SHARE.quotaGiB),
    responseExportValues: AZAPI.exports.fileShare,
  });
