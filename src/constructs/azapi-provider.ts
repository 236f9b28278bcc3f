import { AzapiProviderBlock } from '../azapi/azapi-provider';
import type { Construct } from '../framework';
import { readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { choice, flag, text, type Fields } from '../rules/fields';
import { place } from './scope';

/** Cloud that resources are defined in. */
export enum AzapiEnvironment {
  /** The public cloud. */
  PUBLIC = 'public',
  /** Azure Government. */
  US_GOVERNMENT = 'usgovernment',
  /** Azure operated by 21Vianet. */
  CHINA = 'china',
}

/**
 * Settings of the provider AzAPI.
 *
 * What is left out is read from the environment variables that the provider azurerm reads, too (`ARM_SUBSCRIPTION_ID`,
 * `ARM_TENANT_ID`, `ARM_CLIENT_ID`, …), or from the Azure CLI. Secrets are told by such variables only.
 */
export interface AzapiProviderProps {
  /**
   * Name by which resources choose this block among several. A stack has one block without it; a literal.
   *
   * @default - none: all resources use the block
   */
  readonly alias?: string;
  /**
   * Subscription that the provider signs in to.
   *
   * @default - `ARM_SUBSCRIPTION_ID`, else the subscription of the Azure CLI
   */
  readonly subscriptionId?: string;
  /**
   * Tenant of the sign-in.
   *
   * @default - `ARM_TENANT_ID`, else the tenant of the Azure CLI
   */
  readonly tenantId?: string;
  /**
   * Application or user-assigned identity that signs in.
   *
   * @default - `ARM_CLIENT_ID`
   */
  readonly clientId?: string;
  /**
   * Cloud of the subscription.
   *
   * @default - `ARM_ENVIRONMENT`, else AzapiEnvironment.PUBLIC
   */
  readonly environment?: AzapiEnvironment;
  /**
   * Whether the sign-in of the Azure CLI is used.
   *
   * @default - `ARM_USE_CLI`, else true
   */
  readonly useCli?: boolean;
  /**
   * Whether the managed identity of the machine signs in.
   *
   * @default - `ARM_USE_MSI`, else false
   */
  readonly useMsi?: boolean;
  /**
   * Whether a token of OpenID Connect signs in, as pipelines have one.
   *
   * @default - `ARM_USE_OIDC`, else false
   */
  readonly useOidc?: boolean;
  /**
   * Whether the workload identity of a pod in Azure Kubernetes Service signs in.
   *
   * @default - `ARM_USE_AKS_WORKLOAD_IDENTITY`, else false
   */
  readonly useAksWorkloadIdentity?: boolean;
  /**
   * Whether resource providers of Azure are left unregistered.
   *
   * @default - `ARM_SKIP_PROVIDER_REGISTRATION`, else false
   */
  readonly skipProviderRegistration?: boolean;
}

const FIELDS: Fields = {
  alias: text({
    literal: true,
    pattern: '^[A-Za-z_][A-Za-z0-9_-]*$',
    allowed: 'a letter or an underscore, then letters, digits, underscores and hyphens',
    example: 'hub',
    why: 'Terraform takes no other names (https://developer.hashicorp.com/terraform/language/providers/configuration#alias-multiple-provider-configurations)',
  }),
  subscriptionId: text(),
  tenantId: text(),
  clientId: text(),
  environment: choice('AzapiEnvironment', AzapiEnvironment),
  useCli: flag(),
  useMsi: flag(),
  useOidc: flag(),
  useAksWorkloadIdentity: flag(),
  skipProviderRegistration: flag(),
};

type Entry = (...args: never[]) => unknown;

/**
 * The provider AzAPI (`Azure/azapi`), with which this library defines what azurerm cannot define without keys.
 *
 * A stack that needs it gets a block without settings, so most programs need not name it. Define one where the sign-in is
 * written in the program and not in environment variables: AzAPI does not see the settings of the azurerm provider. The
 * block of the program takes the place of the automatic one; it makes no difference which comes first.
 *
 * Raises `AZFN8001`, `AZFN8002`, `AZFN8003`, `AZFN8004`, `AZFN8005`, `AZFN8006` and `AZFN8007`.
 *
 * @see https://registry.terraform.io/providers/Azure/azapi/latest/docs
 */
export class AzapiProvider extends AzapiProviderBlock {
  constructor(scope: Construct, id: string, props: AzapiProviderProps = {}) {
    super(place(scope, id, 'AzapiProvider', new.target as never), id, accepted(scope, id, props, new.target as never));
    // What a message about a prop says holds here, too: overrides go to the default child.
    this.node.defaultChild = this;
  }
}

function accepted(scope: Construct, id: string, props: AzapiProviderProps, entry: Entry): AzapiProviderProps {
  const path = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
  refuse(path, readProps(FIELDS, props, 'props').found, entry);
  // What is no prop is no argument either.
  return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, (props as Readonly<Record<string, unknown>>)[name]]));
}
