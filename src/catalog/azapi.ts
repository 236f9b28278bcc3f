/**
 * The provider that writes resources of Azure as Azure spells them, and the API versions of those resources.
 *
 * - `version`: 2.5 is the first release that ignores the order of `identity_ids`, and compares what is asked for with what
 *   Azure has before it plans a change. All later releases of major version 2 are taken.
 * - Because of that comparison, a property that is taken out of a body is no change: what has to be undone is written as
 *   its default. Azure answers `siteConfig` with null in nearly all places, and null in an answer counts as what was asked for.
 * - The check of bodies by the provider's own copy of the API description stays off: the description of 2024-11-01 does not
 *   have `siteUpdateStrategy`, which Azure takes and answers.
 * - `authsettingsV2` is there as soon as the site is: `azapi_resource` refuses to create what exists, `azapi_update_resource`
 *   does not.
 * - Azure deletes a plan along with the last app on it, unless it is told not to; the plan has a resource of its own, which an
 *   app that is replaced still needs. azurerm says the same for the apps that it deletes.
 */
export const AZAPI = {
  providerSource: 'Azure/azapi',
  version: '~> 2.5',
  types: {
    site: 'Microsoft.Web/sites@2024-11-01',
    siteConfig: 'Microsoft.Web/sites/config@2024-11-01',
    storageAccount: 'Microsoft.Storage/storageAccounts@2023-05-01',
    blobContainer: 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01',
    fileShare: 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01',
  },
  /** What is read from an answer and kept in the state, by resource. Nothing else is kept. */
  exports: {
    site: ['properties.defaultHostName'],
    siteConfig: [],
    storageAccount: ['properties.primaryEndpoints.blob', 'properties.primaryEndpoints.queue', 'properties.primaryEndpoints.table'],
    blobContainer: [],
    fileShare: [],
  },
  /** What is said when a resource is deleted, by resource. */
  deleteQueries: { site: { deleteEmptyServerFarm: ['false'] } },
  page: 'https://registry.terraform.io/providers/Azure/azapi/latest/docs/resources/resource',
  sources: ['S-AZAPI', 'S-AZAPIDIFF', 'S-AVMSITE', 'S-SUS', 'S-SUSAPI', 'S-RESTAPI'],
  checkedOn: '2026-11-21',
} as const;
