import { AZAPI } from '../catalog/azapi';
import { TerraformProvider, TerraformStack, type Construct, type IConstruct } from '../framework';

/** What resources and providers of AzAPI know each other by. */
export const AZAPI_METADATA = { providerName: 'azapi', providerVersionConstraint: AZAPI.version };

/** Local name of the provider in Terraform. */
const LOCAL_NAME = 'azapi';

/** Id of the provider block that a stack gets where the program has none. */
const DEFAULT_ID = 'AzureFunctionsAzapiProvider';

/** Arguments of a provider block. */
export interface AzapiProviderConfig {
  readonly alias?: string;
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly environment?: string;
  readonly useCli?: boolean;
  readonly useMsi?: boolean;
  readonly useOidc?: boolean;
  readonly useAksWorkloadIdentity?: boolean;
  readonly skipProviderRegistration?: boolean;
}

/**
 * The block of the provider `Azure/azapi`, with its place in `required_providers`.
 *
 * @internal
 */
export class AzapiProviderBlock extends TerraformProvider {
  private readonly config: AzapiProviderConfig;
  private aliasInput: string | undefined;

  constructor(scope: Construct, id: string, config: AzapiProviderConfig = {}) {
    super(scope, id, { terraformResourceType: LOCAL_NAME, terraformGeneratorMetadata: AZAPI_METADATA, terraformProviderSource: AZAPI.providerSource });
    this.config = { ...config };
    this.aliasInput = config.alias;
  }

  /** Name by which resources tell this block from another one of the stack. */
  public get alias(): string | undefined {
    return this.aliasInput;
  }

  public set alias(value: string | undefined) {
    this.aliasInput = value;
  }

  /** Settings of the block. */
  protected synthesizeAttributes(): Record<string, unknown> {
    const { alias: _alias, ...settings } = this.config;
    return settings;
  }

  /** Settings of the block, with their kinds. */
  protected synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.synthesizeAttributes())
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, { value, isBlock: false, type: 'simple', storageClassType: typeof value }]),
    );
  }
}

/**
 * The block that stands in while the program has none of its own.
 *
 * Two blocks without an alias are an error in Terraform, and a program may add its own after ours. So this one looks around
 * when the stack is synthesized, and writes nothing that the program wrote.
 */
class DefaultAzapiProvider extends AzapiProviderBlock {
  public toTerraform(): unknown {
    return this.without(super.toTerraform());
  }

  public toHclTerraform(): unknown {
    return this.without(super.toHclTerraform());
  }

  private without(written: { terraform: unknown; provider: unknown }): object {
    const others = providersIn(TerraformStack.of(this)).filter((other) => other !== this);
    return {
      // Any block of the program brings its own version along.
      ...(others.length > 0 ? {} : { terraform: written.terraform }),
      ...(others.some(({ alias }) => alias === undefined) ? {} : { provider: written.provider }),
    };
  }
}

/** Blocks of AzAPI in a stack, of whatever class. */
function providersIn(node: IConstruct, into: TerraformProvider[] = []): TerraformProvider[] {
  if (TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === LOCAL_NAME) into.push(node);
  for (const child of node.node.children) {
    // A stack within a stack is a program of its own for Terraform.
    if (!TerraformStack.isStack(child)) providersIn(child, into);
  }
  return into;
}

/** Lets a stack have the provider: one block per stack, which gives way to one of the program. */
export function ensureAzapiProvider(scope: IConstruct): void {
  const stack = TerraformStack.of(scope);
  if (stack.node.tryFindChild(DEFAULT_ID) === undefined) new DefaultAzapiProvider(stack, DEFAULT_ID);
}
