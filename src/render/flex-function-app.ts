import type { FlexFunctionAppSettings } from './function-app-settings';
import { renderSite, renderSiteConfig } from './site';

/** Arguments of `azurerm_function_app_flex_consumption`, reached with the key of its storage account. */
export const renderFlexFunctionApp = (settings: FlexFunctionAppSettings) => ({
  ...renderSite(settings),
  runtimeName: settings.runtimeName,
  runtimeVersion: settings.runtimeVersion,
  storageContainerType: 'blobContainer',
  storageContainerEndpoint: settings.storageContainerEndpoint,
  storageAuthenticationType: 'StorageAccountConnectionString',
  storageAccessKey: settings.storageAccessKey,
  instanceMemoryInMb: settings.instanceMemoryMiB,
  maximumInstanceCount: settings.maximumInstanceCount,
  httpConcurrency: settings.httpConcurrency,
  alwaysReady: settings.alwaysReady === undefined || settings.alwaysReady.length === 0 ? undefined : settings.alwaysReady.map(({ name, instanceCount }) => ({ name, instanceCount })),
  siteConfig: renderSiteConfig(settings),
});
