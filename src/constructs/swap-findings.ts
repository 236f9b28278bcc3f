import type { IConstruct } from '../framework';
import { expressionOf, known } from '../intake';
import { isKnown } from '../rules/rule';
import { settingKey } from '../rules/setting-rules';
import { swapIsStable, type SwapPlace, type SwappedSetting } from '../rules/slot-rules';
import type { AppConfiguration } from './app-configuration';

/**
 * What a swap outside of Terraform does to the settings of an app and its slots, once the program is whole.
 *
 * @param stays names of settings that stay by themselves, because they name the identities of their places
 */
export function swapFindings(
  app: IConstruct,
  configuration: AppConfiguration,
  slots: ReadonlyMap<string, AppConfiguration>,
  stays: readonly string[],
): ReturnType<typeof swapIsStable> {
  const staying = new Set(stays.map(settingKey));
  const swapped = ({ name, value, sticky }: { readonly name: string; readonly value: string; readonly sticky: boolean }): SwappedSetting => ({
    name, value: expressionOf(app, value), known: isKnown(known(value)), sticky,
  });
  const settings = (slotName: string | undefined, of: AppConfiguration): SwapPlace => ({
    slotName, settings: new Map([...of.settings()].filter(([key]) => !staying.has(key)).map(([key, setting]) => [key, swapped(setting)])),
  });
  const connections = (slotName: string | undefined, of: AppConfiguration): SwapPlace => ({
    slotName,
    settings: new Map(
      [...of.connections()].map(([key, { name, value, connectionType, slotSetting }]) => {
        const setting = swapped({ name, value, sticky: slotSetting === true });
        return [key, { ...setting, value: `${connectionType} ${setting.value}` }];
      }),
    ),
  });
  const places = <T>(read: (slotName: string | undefined, of: AppConfiguration) => T): T[] => [...slots].map(([name, of]) => read(name, of));
  return [
    ...swapIsStable('app setting', settings(undefined, configuration), places(settings)),
    ...swapIsStable('connection string', connections(undefined, configuration), places(connections)),
  ];
}
