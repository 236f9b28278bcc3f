import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { ElasticPremiumPlan, HostStorage, IsolatedFunctionApp, IsolatedRuntime, OperatingSystem, testing, type IsolatedFunctionAppProps } from '../../src';

/** Where everything is defined. */
export const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' } as const;

/** A stack of a program whose date is fixed. */
export function stackOf(app: Construct = testing.TestKit.app(), id = 'orders'): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** An app with an account key for its host storage. */
export const APP = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newAccountKey() };

/** A program of one app on Elastic Premium. */
export function program(props: Partial<IsolatedFunctionAppProps> = {}, stack = stackOf()) {
  const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
  const app = new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, appSettings: { TOPIC: 'orders' }, slotSettings: { ENVIRONMENT: 'production' }, ...props });
  return { stack, app, plan };
}

/** What a claim that does not hold says. */
export function message(claim: () => unknown): string {
  try {
    claim();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the claim holds');
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
