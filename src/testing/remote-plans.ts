import * as azapi from './azapi';
import * as azurerm from './azurerm';
import { blockOf, refersTo, resourcesOf, textOf } from './resources';
import type { StackFile, Synthesis } from './synthesis';

/** How the framework writes a reference to a resource of another stack: through the state of that stack. */
const REFERENCE = /^\$\{data\.terraform_remote_state\.cross-stack-reference-input-([\w./-]+)\.outputs\.([\w-]+)\}$/;

/** SKU of a plan that is defined in another stack of the same app; nothing where the plan is none of the app. */
export function remoteSku(servicePlanId: string, { stack }: StackFile, stackFile: Synthesis['stackFile']): string | undefined {
  const [, stackName, output] = REFERENCE.exec(servicePlanId) ?? [];
  const other = stackName === undefined || stackName === stack.node.path ? undefined : stackFile(stackName);
  if (other === undefined) return undefined;
  const planId = textOf(blockOf(blockOf(other.json.output)[output]).value);
  const plan = resourcesOf(other).find((resource) => (azurerm.isPlan(resource) || azapi.isPlan(resource)) && refersTo(planId, resource));
  if (plan === undefined) return undefined;
  return (azurerm.isPlan(plan) ? azurerm.readPlan(plan) : azapi.readPlan(plan)).sku;
}
