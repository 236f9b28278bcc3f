import { Fn, TerraformResource, type Construct, type TerraformMetaArguments } from '../framework';
import { AZAPI_METADATA, ensureAzapiProvider } from './azapi-provider';

/** A resource as Azure Resource Manager spells it. Values may be tokens, or null. */
export type Body = Readonly<Record<string, unknown>>;

/** Identities of a resource. */
export interface AzapiIdentity {
  readonly type: string;
  readonly identityIds?: readonly string[];
}

/** What all resources of AzAPI take. */
export interface AzapiConfig extends TerraformMetaArguments {
  /** Type and API version, for example `Microsoft.Web/sites@2024-11-01`. */
  readonly type: string;
  readonly name: string;
  readonly parentId: string;
  readonly body?: Body;
  /** Paths of the answer that are kept in the state; nothing else is. */
  readonly responseExportValues: readonly string[];
  /** Resources that no other resource of AzAPI may work with at the same time. */
  readonly locks?: readonly string[];
}

/** What a resource takes that is created and deleted. */
export interface AzapiResourceConfig extends AzapiConfig {
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly identity?: AzapiIdentity;
  /** What is said beside the id when the resource is deleted. */
  readonly deleteQueryParameters?: Readonly<Record<string, readonly string[]>>;
}

/**
 * What the resources of AzAPI share.
 *
 * Azure answers some names in another case than it was asked (`serverfarms`), so case does not count.
 */
export abstract class AzapiElement extends TerraformResource {
  protected constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    private readonly config: AzapiConfig,
  ) {
    super(scope, id, { ...metaArguments(config), terraformResourceType, terraformGeneratorMetadata: AZAPI_METADATA });
    ensureAzapiProvider(this);
  }

  /** Resource id. */
  public get id(): string {
    return this.getStringAttribute('id');
  }

  /** Name of the resource. */
  public get name(): string {
    return this.getStringAttribute('name');
  }

  /** Name as it was given. */
  public get nameInput(): string {
    return this.config.name;
  }

  /** What is asked for. */
  public get bodyInput(): Body | undefined {
    return this.config.body;
  }

  /** A text of the answer, by one of the paths that are exported. */
  public output(path: string): string {
    return this.getStringAttribute(`output.${path}`);
  }

  protected synthesizeAttributes(): Record<string, unknown> {
    const { type, name, parentId, responseExportValues, locks } = this.config;
    const overrides = this.rawOverrides as { body?: unknown };
    return {
      type,
      name,
      parent_id: parentId,
      body: givingWay(this.bodyInput, overrides.body),
      ignore_casing: true,
      locks: locks === undefined ? undefined : [...locks],
      response_export_values: [...responseExportValues],
    };
  }

  protected synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.synthesizeAttributes())
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, typedValue(name, value)]),
    );
  }
}

/** `azapi_resource`: a resource of Azure from its creation to its end. */
export class AzapiResource extends AzapiElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resourceConfig: AzapiResourceConfig,
  ) {
    super(scope, id, 'azapi_resource', resourceConfig);
  }

  /** Object id of the system-assigned identity. */
  public get identityPrincipalId(): string {
    return this.getStringAttribute('identity[0].principal_id');
  }

  protected synthesizeAttributes(): Record<string, unknown> {
    const { location, tags, identity, deleteQueryParameters } = this.resourceConfig;
    return {
      ...super.synthesizeAttributes(),
      location,
      tags: tags === undefined ? undefined : { ...tags },
      identity: identity === undefined ? undefined : [{ type: identity.type, identity_ids: identity.identityIds === undefined ? undefined : [...identity.identityIds] }],
      delete_query_parameters: deleteQueryParameters === undefined ? undefined : { ...deleteQueryParameters },
      // The provider's copy of the API description lags behind what Azure takes.
      schema_validation_enabled: false,
    };
  }
}

function metaArguments({ dependsOn, count, provider, lifecycle, forEach, provisioners, connection }: AzapiConfig): TerraformMetaArguments {
  return { dependsOn, count, provider, lifecycle, forEach, provisioners, connection };
}

/** The framework cannot merge an override into null, so null gives way to an override below it. */
function givingWay(value: unknown, overrides: unknown): unknown {
  if (!isRecord(value) || !isRecord(overrides)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => item !== null || !isRecord(overrides[name]))
      .map(([name, item]) => [name, givingWay(item, overrides[name])]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && value.constructor === Object;

/** Kinds of the arguments that are not plain values. */
const KINDS: Readonly<Record<string, object>> = {
  identity: { isBlock: true, type: 'list', storageClassType: 'objectList' },
  locks: { isBlock: false, type: 'list', storageClassType: 'stringList' },
  response_export_values: { isBlock: false, type: 'list', storageClassType: 'stringList' },
  tags: { isBlock: false, type: 'map', storageClassType: 'stringMap' },
};

/** An argument for the HCL writer of the framework, which writes objects of any depth as expressions only. */
function typedValue(name: string, value: unknown): object {
  if (name === 'body' || name === 'delete_query_parameters') return { value: Fn.merge([value]), isBlock: false, type: 'any', storageClassType: 'any' };
  return { value, ...(KINDS[name] ?? { isBlock: false, type: 'simple', storageClassType: typeof value }) };
}
