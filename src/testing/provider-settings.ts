import { PROVIDER_SETTINGS, type ProviderSettingFacts } from '../catalog/provider-settings';
import { entry, sameName } from './matching';
import type { Place } from './origins';
import { blockOf } from './resources';

/** What the azurerm provider writes an app setting from, where it does and the program does not say the setting itself. */
export function providerSetting({ resourceType, appSettings }: Place, name: string): ProviderSettingFacts | undefined {
  if (!resourceType.startsWith('azurerm_') || entry(appSettings, name, 'without case') !== undefined) return undefined;
  const flex = resourceType.includes('flex_consumption');
  return PROVIDER_SETTINGS.find((facts) => sameName(facts.name, name) && (flex ? facts.flex : facts.classic));
}

/** Why nothing can be said about an app setting: a claim would be about what is not there to be seen. */
export function ownSettingNeeded(place: Place, name: string): string | undefined {
  if (entry(place.appSettings, name, 'without case') === undefined && areExpressions(place)) {
    return `nothing can be said about the app setting '${name}': the settings of ${place.address} are an expression, which Terraform works out when it plans; claim something about 'attributes'`;
  }
  const facts = providerSetting(place, name);
  if (facts === undefined) return undefined;
  return (
    `nothing can be said about the app setting '${name}': the azurerm provider writes it when it applies ${place.address}, from other arguments; ` +
      `read ${facts.writtenFrom.map((argument) => `'attributes.${argument}'`).join(', ')}${readAlso(place, facts.name)}`
  );
}

/** Whether all settings, or the body that they are in, are one expression of Terraform. */
const areExpressions = ({ attributes: { app_settings: settings, body } }: Place): boolean =>
  [settings, body, blockOf(blockOf(blockOf(body).properties).siteConfig).appSettings].some((value) => typeof value === 'string' && value.startsWith('${'));

/** Fields of an app or a slot that say the same. */
function readAlso(place: Place, name: string): string {
  const field = { FUNCTIONS_EXTENSION_VERSION: 'functionsVersion', FUNCTIONS_WORKER_RUNTIME: 'workerRuntime' }[name];
  return field !== undefined && field in place ? `, or '${field}'` : '';
}
