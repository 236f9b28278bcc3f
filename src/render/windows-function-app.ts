import { renderClassicSite, renderClassicSiteConfig } from './classic-function-app';
import type { ClassicFunctionAppSettings } from './function-app-settings';

/** Arguments of `azurerm_windows_function_app`. */
export const renderWindowsFunctionApp = (settings: ClassicFunctionAppSettings) => ({
  ...renderClassicSite(settings),
  siteConfig: { ...renderClassicSiteConfig(settings), applicationStack: settings.stack },
});
