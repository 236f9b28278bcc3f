import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformResource, TerraformStack, type App } from 'cdktf';
import { testing } from '../../src';

/** Where everything is defined. */
export const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' } as const;

/** A stack of a program whose date is fixed. */
export function stackOf(app: App = testing.TestKit.app(), id = 'orders'): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** A resource of any type with any arguments, the way a binding defines it. */
export class AnyResource extends TerraformResource {
  constructor(scope: TerraformStack, id: string, type: string, private readonly block: Record<string, unknown>) {
    super(scope, id, { terraformResourceType: type });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.block;
  }
}

/** A reference to an attribute of a resource. */
export const idOf = (resource: TerraformResource): string => String(resource.interpolationForAttribute('id'));
