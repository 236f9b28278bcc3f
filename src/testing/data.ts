/** A function app as it is in the synthesized Terraform. */
export interface SynthesizedFunctionApp {
  /** Path of the construct, for example `orders/Orders`. */
  readonly path: string;
  /** Address of the resource in Terraform; another one replaces the app. */
  readonly address: string;
  /** Type of the resource, for example `azurerm_linux_function_app` or `azapi_resource`. */
  readonly resourceType: string;
  /** Name of the app. */
  readonly appName: string;
  /** Resource group of the app; the id of the group as Terraform has it where only that is known. */
  readonly resourceGroupName: string;
  /** Region of the app. */
  readonly location: string;
  /** `Linux` or `Windows`. */
  readonly operatingSystem: string;
  /** Id of the plan as Terraform has it. */
  readonly servicePlanId: string;
  /**
   * SKU of the plan, for example `FC1`.
   *
   * @default - the plan is defined outside of the app, so that only Azure knows
   */
  readonly sku?: string;
  /**
   * Worker of the app, for example `dotnet-isolated`.
   *
   * @default - a container image brings it
   */
  readonly workerRuntime?: string;
  /**
   * Version of the runtime, without the `v` or `~` of some resources: `10.0`.
   *
   * @default - the runtime has no version
   */
  readonly runtimeVersion?: string;
  /** Version of the Functions host: `~4`. */
  readonly functionsVersion: string;
  /** Whether the app is started. */
  readonly enabled: boolean;
  /** Whether plain HTTP is sent on to HTTPS. */
  readonly httpsOnly: boolean;
  /** Whether the app is reached from outside of its networks. */
  readonly publicNetworkAccess: boolean;
  /**
   * Kind of identity, for example `SystemAssigned`.
   *
   * @default - the app has none
   */
  readonly identityType?: string;
  /** Ids of the user-assigned identities, as Terraform has them. */
  readonly identityIds: string[];
  /**
   * App settings as Terraform is told them, those of the library included.
   *
   * What the azurerm provider writes by itself is not among them, such as `AzureWebJobsStorage` of an app with an account key: `attributes`
   * has what it is written from.
   */
  readonly appSettings: Record<string, string>;
  /** Names of the app settings that stay with the slot, sorted. */
  readonly stickySettings: string[];
  /** Connection strings: their types by their names. */
  readonly connectionStrings: Record<string, string>;
  /** Names of the connection strings that stay with the slot, sorted. */
  readonly stickyConnectionStrings: string[];
  /** Everything that Terraform is told about the resource, in its own names. */
  readonly attributes: Record<string, unknown>;
}

/** A deployment slot as it is in the synthesized Terraform. */
export interface SynthesizedSlot {
  /** Path of the construct, for example `orders/Orders/Slot-staging`. */
  readonly path: string;
  /** Address of the resource in Terraform. */
  readonly address: string;
  /** Type of the resource. */
  readonly resourceType: string;
  /** Name of the slot. */
  readonly slotName: string;
  /** Name of the app; its id as Terraform has it where the app is defined elsewhere. */
  readonly appName: string;
  /**
   * Worker of the slot, for example `dotnet-isolated`.
   *
   * @default - a container image brings it
   */
  readonly workerRuntime?: string;
  /**
   * Version of the runtime.
   *
   * @default - the runtime has no version
   */
  readonly runtimeVersion?: string;
  /**
   * App settings as Terraform is told them, those of the library included.
   *
   * What the azurerm provider writes by itself is not among them, such as `AzureWebJobsStorage` of an app with an account key: `attributes`
   * has what it is written from.
   */
  readonly appSettings: Record<string, string>;
  /** Names of the app settings that stay with the slot: Azure keeps them with the app. */
  readonly stickySettings: string[];
  /** Connection strings: their types by their names. */
  readonly connectionStrings: Record<string, string>;
  /** Names of the connection strings that stay with the slot: Azure keeps them with the app. */
  readonly stickyConnectionStrings: string[];
  /** Everything that Terraform is told about the resource, in its own names. */
  readonly attributes: Record<string, unknown>;
}

/** A hosting plan as it is in the synthesized Terraform. */
export interface SynthesizedPlan {
  /** Path of the construct. */
  readonly path: string;
  /** Address of the resource in Terraform. */
  readonly address: string;
  /** Type of the resource. */
  readonly resourceType: string;
  /** Name of the plan. */
  readonly planName: string;
  /** SKU, for example `FC1` or `EP1`. */
  readonly sku: string;
  /** `Linux` or `Windows`. */
  readonly operatingSystem: string;
  /** Region of the plan. */
  readonly location: string;
  /** Everything that Terraform is told about the resource, in its own names. */
  readonly attributes: Record<string, unknown>;
}

/** Something that was said when a program was synthesized: why it is refused, or a warning. */
export interface SynthesisMessage {
  /** Path of the construct that it was said about. */
  readonly path: string;
  /**
   * Code of this library.
   *
   * @default - somebody else said it
   */
  readonly code?: string;
  /** The whole text. */
  readonly text: string;
}
