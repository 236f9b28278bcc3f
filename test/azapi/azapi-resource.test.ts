import { Aspects, TerraformResource, TerraformVariable, Token, type IAspect, type TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { AzapiResource, type AzapiResourceConfig } from '../../src/azapi/azapi-resource';
import { AzapiUpdateResource } from '../../src/azapi/azapi-update-resource';
import { AzapiProvider } from '../../src/constructs/azapi-provider';
import { only, resolved, stackIn, synth, synthProgram, testApp, testStack, type Block } from '../support/stacks';

const RESOURCE = 'azapi_resource';
const CONFIG: AzapiResourceConfig = {
  type: 'Microsoft.Web/sites@2024-11-01',
  name: 'func-orders',
  parentId: '/subscriptions/1/resourceGroups/rg-orders',
  responseExportValues: ['properties.defaultHostName'],
};

const resource = (stack: TerraformStack, config: Partial<AzapiResourceConfig> = {}) => new AzapiResource(stack, 'Site', { ...CONFIG, ...config });
const PLAIN = {
  type: 'Microsoft.Web/sites@2024-11-01',
  name: 'func-orders',
  parent_id: '/subscriptions/1/resourceGroups/rg-orders',
  ignore_casing: true,
  response_export_values: ['properties.defaultHostName'],
  schema_validation_enabled: false,
};

function written(config: Partial<AzapiResourceConfig>, change: (site: AzapiResource) => void = () => undefined): Block {
  const stack = testStack();
  change(resource(stack, config));
  return only(stack, RESOURCE);
}

describe('azapi_resource', () => {
  test('is written with what is always said', () => {
    expect(written({})).toEqual(PLAIN);
  });

  test('is written with what can be said', () => {
    expect(written({ location: 'westeurope', tags: { team: 'orders', 'hidden-link: x': 'y' }, identity: { type: 'UserAssigned', identityIds: ['/1'] }, locks: ['/2'], body: { kind: 'app' } })).toEqual({
      ...PLAIN,
      location: 'westeurope',
      tags: { team: 'orders', 'hidden-link: x': 'y' },
      // A block: Terraform reads a list of them.
      identity: [{ type: 'UserAssigned', identity_ids: ['/1'] }],
      locks: ['/2'],
      body: { kind: 'app' },
    });
  });

  test('leaves names, null, empty lists and nothing in a body as they are meant', () => {
    const body = { properties: { siteConfig: { http20Enabled: false, cors: { allowedOrigins: [] } }, subnet: null, nothing: undefined, list: [{ name: 'a', nothing: undefined }] }, 'x-azure-fdid': '1' };
    expect(written({ body }).body).toEqual({
      properties: { siteConfig: { http20Enabled: false, cors: { allowedOrigins: [] } }, subnet: null, list: [{ name: 'a' }] },
      'x-azure-fdid': '1',
    });
    expect('subnet' in written({ body }).body.properties).toBe(true);
  });

  test('exports nothing where nothing is wanted, instead of all that is read-only', () => {
    expect(written({ responseExportValues: [] }).response_export_values).toEqual([]);
  });

  test('carries tokens of every kind', () => {
    const stack = testStack();
    const text = new TerraformVariable(stack, 'text', {});
    const number = Token.asNumber('${var.count}');
    resource(stack, { location: text.stringValue, body: { properties: { text: text.stringValue, number, list: Token.asList('${var.list}'), flag: Token.asAny('${var.flag}') } } });
    expect(only(stack, RESOURCE)).toMatchObject({
      location: '${var.text}',
      body: { properties: { text: '${var.text}', number: '${var.count}', list: '${var.list}', flag: '${var.flag}' } },
    });
  });

  test('refers to itself as Terraform does', () => {
    const stack = testStack();
    const site = resource(stack);
    expect(resolved(stack, site.id)).toBe('${azapi_resource.Site.id}');
    expect(resolved(stack, site.name)).toBe('${azapi_resource.Site.name}');
    expect(resolved(stack, site.identityPrincipalId)).toBe('${azapi_resource.Site.identity[0].principal_id}');
    expect(resolved(stack, site.output('properties.defaultHostName'))).toBe('${azapi_resource.Site.output.properties.defaultHostName}');
    expect(site.nameInput).toBe('func-orders');
  });

  test('takes the arguments that every resource takes', () => {
    const stack = testStack();
    const other = new AzapiResource(stack, 'Other', CONFIG);
    const site = resource(stack, { dependsOn: [other], lifecycle: { preventDestroy: true, ignoreChanges: ['body'] }, count: 2 });
    site.lifecycle = { ...site.lifecycle, createBeforeDestroy: true };
    expect(synth(stack).resource?.[RESOURCE].Site).toMatchObject({
      depends_on: ['azapi_resource.Other'],
      lifecycle: { prevent_destroy: true, ignore_changes: ['body'], create_before_destroy: true },
      count: 2,
    });
  });

  test('is imported and moved like any other', () => {
    const stack = testStack();
    resource(stack).importFrom('/subscriptions/1/resourceGroups/rg/providers/Microsoft.Web/sites/func-orders?api-version=2024-11-01');
    expect(synth(stack).import).toEqual([{ to: 'azapi_resource.Site', id: expect.stringContaining('api-version') as string }]);
  });

  test('goes to the provider that an aspect chooses', () => {
    const stack = testStack();
    const hub = new AzapiProvider(stack, 'Hub', { alias: 'hub' });
    resource(stack);
    const aspect: IAspect = {
      visit(node: IConstruct) {
        if (TerraformResource.isTerraformResource(node) && node.terraformResourceType === RESOURCE) node.provider = hub;
      },
    };
    const app = testApp();
    const other = stackIn(app, 'other');
    resource(other);
    new AzapiProvider(other, 'Hub', { alias: 'hub' });
    Aspects.of(stack).add(aspect);
    const { stacks } = synthProgram(stack.node.root as never);
    expect(stacks.test.resource?.[RESOURCE].Site.provider).toBe('azapi.hub');
    expect(synth(other).resource?.[RESOURCE].Site.provider).toBeUndefined();
  });

  test.each<[string, string, unknown, unknown]>([
    ['a value', 'body.properties.enabled', false, { enabled: false, triggers: null, deep: { none: null } }],
    ['an object below null', 'body.properties.triggers.http.count', 4, { enabled: true, triggers: { http: { count: 4 } }, deep: { none: null } }],
    ['an object in the place of null', 'body.properties.deep.none', { a: 1 }, { enabled: true, triggers: null, deep: { none: { a: 1 } } }],
    ['null', 'body.properties.enabled', null, { enabled: null, triggers: null, deep: { none: null } }],
    ['nothing', 'body.properties.triggers', undefined, { enabled: true, deep: { none: null } }],
  ])('can be overridden with %s', (_, path, value, properties) => {
    const body = { properties: { enabled: true, triggers: null, deep: { none: null } } };
    expect(written({ body }, (site) => site.addOverride(path, value)).body).toEqual({ properties });
    expect(body.properties.enabled).toBe(true);
  });

  test('is written into HCL with numbers as numbers, and texts of digits as texts', () => {
    const stack = testStack();
    resource(stack, { tags: { a: 'b' }, identity: { type: 'SystemAssigned' }, locks: ['/2'], deleteQueryParameters: { recursive: ['true'] }, body: { properties: { text: '1', number: 1, none: null, list: [{ name: 'a' }], flag: true } } });
    const { hcl } = stack.toHclTerraform() as { hcl: string };
    expect(hcl).toContain('resource "azapi_resource" "Site"');
    expect(hcl).toContain('body = "${merge({"properties" = {"text" = "1", "number" = 1, "none" = null, "list" = [{"name" = "a"}], "flag" = true}})}"');
    expect(hcl).toMatch(/identity \{\s*type = "SystemAssigned"\s*\}/);
    expect(hcl).toContain('ignore_casing = true');
    expect(hcl).toMatch(/tags = \{\s*a = "b"\s*\}/);
    expect(hcl).toContain('delete_query_parameters = "${merge({"recursive" = ["true"]})}"');
  });
});

describe('azapi_update_resource', () => {
  test('has neither place nor tags, and is checked by nobody else', () => {
    const stack = testStack();
    const update = new AzapiUpdateResource(stack, 'Settings', { ...CONFIG, responseExportValues: [], body: { properties: { a: 1 } } });
    expect(only(stack, 'azapi_update_resource')).toEqual({
      type: PLAIN.type, name: PLAIN.name, parent_id: PLAIN.parent_id, ignore_casing: true, response_export_values: [], body: { properties: { a: 1 } },
    });
    expect(resolved(stack, update.id)).toBe('${azapi_update_resource.Settings.id}');
  });
});
