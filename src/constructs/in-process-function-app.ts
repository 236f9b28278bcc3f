import type { Construct } from '../framework';
import { ExistingFunctionApp } from './existing-function-app';
import type { FunctionAppAttributes, IFunctionApp } from './function-app';
import { FunctionAppBase } from './function-app-base';
import { IN_PROCESS_FIELDS, IN_PROCESS_SLOT_FIELDS, MIGRATION_SLOT_FIELDS } from './function-app-fields';
import type { InProcessFunctionAppProps } from './function-app-props';
import type { FunctionAppSlot } from './function-app-slot';
import type { InProcessSlotOptions, IsolatedMigrationSlotOptions } from './slot-options';

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

  /**
   * Adds a deployment slot that repeats the app and differs as the options say.
   *
   * Raises `AZFN3001` where the plan has no room for it, `AZFN3002`, `AZFN3003`, `AZFN3006`, `AZFN3008`, `AZFN3009`, `AZFN3011`,
   * and the codes of settings and runtimes.
   *
   * @param slotName name of the slot: 2 to 59 letters, digits and inner hyphens, not `production`; a literal
   */
  public addSlot(slotName: string, options?: InProcessSlotOptions): FunctionAppSlot {
    return this._slots.add(slotName, options ?? {}, IN_PROCESS_SLOT_FIELDS, 'InProcessFunctionApp', this.addSlot);
  }

  /**
   * Adds a slot that runs the isolated build of this app, while production stays in-process.
   *
   * Worker runtime, stack and the in-process switch move with the code when the slot is swapped, and back again; Terraform
   * leaves them alone on both sides, so that no later apply undoes the swap. Raises the codes of `addSlot` and `AZFN1001`.
   *
   * @param slotName name of the slot: 2 to 59 letters, digits and inner hyphens, not `production`; a literal
   * @see https://learn.microsoft.com/azure/azure-functions/migrate-dotnet-to-isolated-model
   */
  public addIsolatedSlot(slotName: string, options: IsolatedMigrationSlotOptions): FunctionAppSlot {
    return this._slots.add(slotName, options, MIGRATION_SLOT_FIELDS, 'IsolatedFunctionApp', this.addIsolatedSlot);
  }
}
