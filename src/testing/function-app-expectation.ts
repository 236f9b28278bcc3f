/**
 * What a function app is expected to be: at least one thing; what is left out may be anything.
 *
 * In TypeScript and JavaScript, what is `undefined` must not be there, in maps as well. References may be tokens or texts as Terraform
 * has them.
 */
export interface FunctionAppExpectation {
  /**
   * Path of the construct.
   *
   * @default - anything
   */
  readonly path?: string;
  /**
   * Address of the resource in Terraform.
   *
   * @default - anything
   */
  readonly address?: string;
  /**
   * Type of the resource.
   *
   * @default - anything
   */
  readonly resourceType?: string;
  /**
   * Name of the app.
   *
   * @default - anything
   */
  readonly appName?: string;
  /**
   * Resource group of the app.
   *
   * @default - anything
   */
  readonly resourceGroupName?: string;
  /**
   * Region of the app.
   *
   * @default - anything
   */
  readonly location?: string;
  /**
   * `Linux` or `Windows`.
   *
   * @default - anything
   */
  readonly operatingSystem?: string;
  /**
   * Id of the plan as Terraform has it.
   *
   * @default - anything
   */
  readonly servicePlanId?: string;
  /**
   * SKU of the plan.
   *
   * An error, where nothing else decides and the plan is defined outside of the app.
   *
   * @default - anything
   */
  readonly sku?: string;
  /**
   * Worker of the app.
   *
   * @default - anything
   */
  readonly workerRuntime?: string;
  /**
   * Version of the runtime.
   *
   * @default - anything
   */
  readonly runtimeVersion?: string;
  /**
   * Version of the Functions host.
   *
   * @default - anything
   */
  readonly functionsVersion?: string;
  /**
   * Whether the app is started.
   *
   * @default - anything
   */
  readonly enabled?: boolean;
  /**
   * Whether plain HTTP is sent on to HTTPS.
   *
   * @default - anything
   */
  readonly httpsOnly?: boolean;
  /**
   * Whether the app is reached from outside of its networks.
   *
   * @default - anything
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Kind of identity.
   *
   * @default - anything
   */
  readonly identityType?: string;
  /**
   * Ids of the user-assigned identities: exactly these.
   *
   * @default - anything
   */
  readonly identityIds?: string[];
  /**
   * App settings that the app has, among others.
   *
   * Names are compared without case. A setting that the azurerm provider writes by itself is an error.
   *
   * @default - anything
   */
  readonly appSettings?: Record<string, string>;
  /**
   * Names of the app settings that stay with the slot: exactly these, sorted.
   *
   * @default - anything
   */
  readonly stickySettings?: string[];
  /**
   * Connection strings that the app has, among others: their types by their names.
   *
   * @default - anything
   */
  readonly connectionStrings?: Record<string, string>;
  /**
   * Names of the connection strings that stay with the slot: exactly these, sorted.
   *
   * @default - anything
   */
  readonly stickyConnectionStrings?: string[];
  /**
   * What Terraform is told about the resource, among others; maps are compared by the entries given, lists as a whole.
   *
   * @default - anything
   */
  readonly attributes?: Record<string, unknown>;
}
