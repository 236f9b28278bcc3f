import type { ClassicFunctionAppSettings } from './function-app-settings';
import { renderLinuxFunctionApp } from './linux-function-app';
import { renderWindowsFunctionApp } from './windows-function-app';

/** What a slot has beside what it repeats from its app. */
export interface SlotSettings {
  readonly slotName: string;
  readonly functionAppId: string;
  readonly autoSwapSlotName?: string;
}

/** Arguments of `azurerm_linux_function_app_slot`; its place comes from the app. */
export const renderLinuxSlot = (settings: ClassicFunctionAppSettings, slot: SlotSettings) => asSlot(renderLinuxFunctionApp(settings), slot);

/** Arguments of `azurerm_windows_function_app_slot`; its place comes from the app. */
export const renderWindowsSlot = (settings: ClassicFunctionAppSettings, slot: SlotSettings) => asSlot(renderWindowsFunctionApp(settings), slot);

interface App {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly servicePlanId: string;
  readonly zipDeployFile: string | undefined;
  readonly siteConfig: object;
}

function asSlot<A extends App>(app: A, { slotName, functionAppId, autoSwapSlotName }: SlotSettings) {
  const { resourceGroupName: _group, location: _location, servicePlanId: _plan, zipDeployFile: _file, ...repeated } = app;
  const siteConfig: A['siteConfig'] & { autoSwapSlotName?: string } = { ...app.siteConfig, autoSwapSlotName };
  return { ...repeated, name: slotName, functionAppId, siteConfig };
}
