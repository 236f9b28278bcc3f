import type { Construct } from '../framework';
import { ExistingFunctionApp } from './existing-function-app';
import type { FunctionAppAttributes, IFunctionApp } from './function-app';
import { FunctionAppBase } from './function-app-base';
import { ISOLATED_FIELDS } from './function-app-fields';
import type { IsolatedFunctionAppProps } from './function-app-props';

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
}
