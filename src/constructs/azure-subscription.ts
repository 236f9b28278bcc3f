import { DataAzurermClientConfig, TerraformStack, type IConstruct } from '../framework';

/** Id of the data source in the stack. */
const CLIENT_CONFIG = 'AzureFunctionsClientConfig';

/**
 * Who applies the stack, and in which subscription: one data source per stack. It depends on nothing, so that Terraform
 * reads it while it plans; an id made of it is known then, and nothing is replaced because it could have changed.
 */
export function clientConfig(scope: IConstruct): DataAzurermClientConfig {
  const stack = TerraformStack.of(scope);
  const existing = stack.node.tryFindChild(CLIENT_CONFIG);
  return existing === undefined ? new DataAzurermClientConfig(stack, CLIENT_CONFIG) : (existing as DataAzurermClientConfig);
}

/** Resource id of a resource group in the subscription of the provider azurerm. */
export const resourceGroupId = (scope: IConstruct, resourceGroupName: string): string =>
  `/subscriptions/${clientConfig(scope).subscriptionId}/resourceGroups/${resourceGroupName}`;
