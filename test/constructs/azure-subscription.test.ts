import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { clientConfig, resourceGroupId } from '../../src/constructs/azure-subscription';
import { resolved, stackIn, synth, testApp, testStack } from '../support/stacks';

const dataOf = (stack: TerraformStack) => (synth(stack).data ?? {}) as Record<string, Record<string, unknown>>;

describe('the subscription of a stack', () => {
  test('is asked for once, however many ask', () => {
    const stack = testStack();
    const inner = new Construct(stack, 'Inner');
    expect(clientConfig(inner)).toBe(clientConfig(stack));
    expect(Object.keys(dataOf(stack).azurerm_client_config)).toEqual(['AzureFunctionsClientConfig']);
  });

  test('depends on nothing, so that it is known while Terraform plans', () => {
    const stack = testStack();
    clientConfig(stack);
    const { '//': _, ...written } = dataOf(stack).azurerm_client_config.AzureFunctionsClientConfig as Record<string, unknown>;
    expect(written).toEqual({});
  });

  test('is not asked for where nobody wants it', () => {
    expect(dataOf(testStack())).toEqual({});
  });

  test('is that of each stack', () => {
    const app = testApp();
    const [one, other] = [stackIn(app, 'one'), stackIn(app, 'other')];
    expect(clientConfig(one)).not.toBe(clientConfig(other));
  });

  test('makes the id of a resource group', () => {
    const stack = testStack();
    expect(resolved(stack, resourceGroupId(stack, 'rg-orders'))).toBe('/subscriptions/${data.azurerm_client_config.AzureFunctionsClientConfig.subscription_id}/resourceGroups/rg-orders');
    const name = new TerraformVariable(stack, 'group', {}).stringValue;
    expect(resolved(stack, resourceGroupId(stack, name))).toBe('/subscriptions/${data.azurerm_client_config.AzureFunctionsClientConfig.subscription_id}/resourceGroups/${var.group}');
  });
});
