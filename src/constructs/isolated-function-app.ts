import type { Construct } from '../framework';
import { ExistingFunctionApp } from './existing-function-app';
import type { FunctionAppAttributes, IFunctionApp } from './function-app';
import { FunctionAppBase } from './function-app-base';
import { ISOLATED_FIELDS, ISOLATED_SLOT_FIELDS } from './function-app-fields';
import type { IsolatedFunctionAppProps } from './function-app-props';
import type { FunctionAppSlot } from './function-app-slot';
import type { IsolatedSlotOptions } from './slot-options';

/**
 * A function app whose code runs in a worker process of its own: .NET isolated, Node.js, Python, Java, PowerShell, or a
 * custom handler.
 *
 * Defines `azurerm_function_app_flex_consumption`, `azurerm_linux_function_app` or `azurerm_windows_function_app`, as plan
 * and runtime ask for, and what the app needs beside it: a plan, a storage account and a container where none is given.
 * What cannot run is refused with all findings in one error; `node.defaultChild` is the app's resource.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide
 */
export class IsolatedFunctionApp extends FunctionAppBase {
  /** A function app that exists. Raises `AZFN6005`, `AZFN8001`, `AZFN8002` and `AZFN8007`. */
  public static fromFunctionAppAttributes(scope: Construct, id: string, attributes: FunctionAppAttributes): IFunctionApp {
    return new ExistingFunctionApp(scope, id, attributes, 'IsolatedFunctionApp', IsolatedFunctionApp.fromFunctionAppAttributes);
  }

  constructor(scope: Construct, id: string, props: IsolatedFunctionAppProps) {
    super(scope, id, props, 'IsolatedFunctionApp', ISOLATED_FIELDS);
  }

  /**
   * Adds a deployment slot that repeats the app and differs as the options say.
   *
   * Raises `AZFN3001` where the plan has no room for it, `AZFN3002`, `AZFN3003`, `AZFN3006`, `AZFN3008`, `AZFN3009`, `AZFN3011`,
   * and the codes of settings and runtimes.
   *
   * @param slotName name of the slot: 2 to 59 letters, digits and inner hyphens, not `production`; a literal
   */
  public addSlot(slotName: string, options?: IsolatedSlotOptions): FunctionAppSlot {
    return this._slots.add(slotName, options ?? {}, ISOLATED_SLOT_FIELDS, 'IsolatedFunctionApp', this.addSlot);
  }
}
