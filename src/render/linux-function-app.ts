import { renderClassicSite, renderClassicSiteConfig } from './classic-function-app';
import type { ClassicFunctionAppSettings, ContainerSettings } from './function-app-settings';

/** Arguments of `azurerm_linux_function_app`. */
export const renderLinuxFunctionApp = (settings: ClassicFunctionAppSettings) => ({
  ...renderClassicSite(settings),
  siteConfig: {
    ...renderClassicSiteConfig(settings),
    // A flag is written only when it is true: the provider looks at presence, not at the value.
    containerRegistryUseManagedIdentity: settings.container?.useManagedIdentity === true ? true : undefined,
    containerRegistryManagedIdentityClientId: settings.container?.managedIdentityClientId,
    applicationStack: settings.container === undefined ? settings.stack : { docker: [renderDocker(settings.container)] },
  },
});

const renderDocker = ({ registryUrl, imageName, imageTag, registryUsername, registryPassword }: ContainerSettings) => ({
  registryUrl, imageName, imageTag, registryUsername, registryPassword,
});
