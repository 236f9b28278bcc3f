import { AzapiResource } from '../azapi/azapi-resource';
import { AZAPI } from '../catalog/azapi';
import type { Construct } from '../framework';
import { blobServiceId, renderBlobContainerBody, renderStorageAccountBody } from '../render/storage-account-body';
import type { StorageAccountSettings } from '../render/storage-account';
import { resourceGroupId } from './azure-subscription';
import type { Account } from './host-storage-resources';

/**
 * A storage account whose keys are switched off.
 *
 * `azurerm_storage_account` reads the keys of an account into the state and asks its data plane with them, which an account
 * without keys refuses; `azapi_resource` does neither.
 */
export function defineKeylessAccount(scope: Construct, settings: StorageAccountSettings): Account {
  const account = new AzapiResource(scope, 'Storage', {
    type: AZAPI.types.storageAccount,
    name: settings.storageAccountName,
    parentId: resourceGroupId(scope, settings.resourceGroupName),
    location: settings.location,
    tags: settings.tags,
    body: renderStorageAccountBody(settings),
    responseExportValues: AZAPI.exports.storageAccount,
  });
  return {
    name: () => account.name,
    accessKey: () => '',
    blobEndpoint: () => account.output('properties.primaryEndpoints.blob'),
    id: () => account.id,
  };
}

/** The container with the package in an account without keys; returns its name, so that the app waits for it. */
export const defineKeylessContainer = (scope: Construct, name: string, storageAccountId: string): string =>
  new AzapiResource(scope, 'DeploymentContainer', {
    type: AZAPI.types.blobContainer,
    name,
    parentId: blobServiceId(storageAccountId),
    body: renderBlobContainerBody(),
    responseExportValues: AZAPI.exports.blobContainer,
  }).name;
