import { TerraformProvider, TerraformResource, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';

/*
 * Classes for the provider AzAPI, as small as bindings can be: there are no prebuilt ones in this repository, and generated ones
 * would do more work for each resource.
 */

const METADATA = { providerName: 'azapi', providerVersionConstraint: '~> 2.5' };

export class AzapiProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, { terraformResourceType: 'azapi', terraformGeneratorMetadata: METADATA, terraformProviderSource: 'Azure/azapi' });
  }
}

export interface AzapiResourceConfig {
  readonly type: string;
  readonly name: string;
  readonly parentId: string;
  readonly location?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly responseExportValues: string[];
  readonly identityIds?: string[];
  readonly deleteQueryParameters?: Readonly<Record<string, string[]>>;
  readonly dependsOn?: ITerraformDependable[];
}

export class AzapiResource extends TerraformResource {
  private readonly config: AzapiResourceConfig;

  constructor(scope: Construct, id: string, config: AzapiResourceConfig) {
    super(scope, id, { terraformResourceType: 'azapi_resource', terraformGeneratorMetadata: METADATA, dependsOn: config.dependsOn });
    this.config = config;
  }

  public get id(): string {
    return this.getStringAttribute('id');
  }

  public get name(): string {
    return this.getStringAttribute('name');
  }

  /** A value of the answer that is kept in the state. */
  public output(path: string): string {
    return String(this.interpolationForAttribute(`output.${path}`));
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, name, parentId, location, body, responseExportValues, identityIds, deleteQueryParameters } = this.config;
    return {
      type,
      name,
      parent_id: parentId,
      location,
      body,
      response_export_values: responseExportValues,
      delete_query_parameters: deleteQueryParameters,
      identity: identityIds === undefined ? undefined : [{ type: 'UserAssigned', identity_ids: identityIds }],
      ignore_casing: true,
      schema_validation_enabled: false,
    };
  }
}
