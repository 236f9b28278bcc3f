import type { Construct } from '../framework';
import { ExistingFunctionApp } from './existing-function-app';
import type { FunctionAppAttributes, IFunctionApp } from './function-app';
import { FunctionAppBase } from './function-app-base';
import { IN_PROCESS_FIELDS } from './function-app-fields';
import type { InProcessFunctionAppProps } from './function-app-props';

/**
 * A .NET function app whose code runs inside the Functions host.
 *
 * Support of this worker model ended on 10 November 2026 (warning `AZFN1012`); such apps stay deployable while they are moved
 * to `IsolatedFunctionApp`. Defines `azurerm_windows_function_app` or `azurerm_linux_function_app`, and what the app needs
 * beside it. What cannot run is refused with all findings in one error; `node.defaultChild` is the app's resource.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-dotnet-class-library
 */
export class InProcessFunctionApp extends FunctionAppBase {
  /** A function app that exists. Raises `AZFN6005`, `AZFN8001`, `AZFN8002` and `AZFN8007`. */
  public static fromFunctionAppAttributes(scope: Construct, id: string, attributes: FunctionAppAttributes): IFunctionApp {
    return new ExistingFunctionApp(scope, id, attributes, 'InProcessFunctionApp', InProcessFunctionApp.fromFunctionAppAttributes);
  }

  constructor(scope: Construct, id: string, props: InProcessFunctionAppProps) {
    super(scope, id, props, 'InProcessFunctionApp', IN_PROCESS_FIELDS);
  }
}
