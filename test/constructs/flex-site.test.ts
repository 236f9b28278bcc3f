import { TerraformVariable, Token, type TerraformStack } from 'cdktf';
import type { AppResource } from '../../src/constructs/app-configuration';
import { defineEasyAuth, FlexSite, type FlexSiteConfig } from '../../src/constructs/flex-site';
import { only, resolved, synth, testStack, type Block } from '../support/stacks';

const SITE = 'azapi_resource';
const IDENTITY = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const SUBNET = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps';

const CONFIG: FlexSiteConfig = {
  appName: 'func-orders',
  resourceGroupName: 'rg-orders',
  location: 'westeurope',
  servicePlanId: '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders',
  enabled: true,
  httpsOnly: true,
  publicNetworkAccess: true,
  identity: { type: 'UserAssigned', identityIds: [IDENTITY] },
  deploymentIdentityId: IDENTITY,
  keyVaultReferenceIdentityId: IDENTITY,
  basicAuthentication: false,
  minimumTlsVersion: '1.2',
  http2Enabled: false,
  websocketsEnabled: false,
  remoteDebuggingEnabled: false,
  scmUseMainIpRestriction: false,
  runtimeName: 'dotnet-isolated',
  runtimeVersion: '10.0',
  storageContainerEndpoint: 'https://storders.blob.core.windows.net/app-package',
  instanceMemoryMiB: 2048,
  maximumInstanceCount: 100,
};

const define = (stack: TerraformStack, config: Partial<FlexSiteConfig> = {}) => new FlexSite(stack, 'Resource', { ...CONFIG, ...config });

function written(config: Partial<FlexSiteConfig> = {}, change: (site: FlexSite) => void = () => undefined): Block {
  const stack = testStack();
  change(define(stack, config));
  return only(stack, SITE);
}

/** Everything that is not the body. */
const { body: _body, ...AROUND } = {
  body: undefined,
  type: 'Microsoft.Web/sites@2024-11-01',
  name: 'func-orders',
  parent_id: '/subscriptions/${data.azurerm_client_config.AzureFunctionsClientConfig.subscription_id}/resourceGroups/rg-orders',
  location: 'westeurope',
  identity: [{ type: 'UserAssigned', identity_ids: [IDENTITY] }],
  ignore_casing: true,
  schema_validation_enabled: false,
  response_export_values: ['properties.defaultHostName'],
  delete_query_parameters: { deleteEmptyServerFarm: ['false'] },
};

describe('an app without keys', () => {
  test('is a site of Azure in its resource group', () => {
    const { body, ...around } = written();
    expect(around).toEqual(AROUND);
    expect(body).toMatchObject({
      kind: 'functionapp,linux',
      properties: { functionAppConfig: { deployment: { storage: { authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: IDENTITY } } } } },
    });
  });

  test('writes null where it means null', () => {
    const { properties } = written().body as Block;
    expect(properties.virtualNetworkSubnetId).toBeNull();
    expect((properties as Block).functionAppConfig.scaleAndConcurrency.triggers).toBeNull();
  });

  test('has no key anywhere', () => {
    expect(JSON.stringify(written({}, (site) => (site.appSettings = { AzureWebJobsStorage__accountName: 'storders' })))).not.toMatch(/AccountKey|ConnectionStringName|StorageAccountConnectionString/);
  });

  test('leaves its plan where it is when it is deleted: Azure deletes an empty one along with it otherwise', () => {
    expect(written().delete_query_parameters).toEqual({ deleteEmptyServerFarm: ['false'] });
  });

  test('waits for its turn in a subnet', () => {
    expect(written({ virtualNetworkSubnetId: SUBNET }).locks).toEqual([SUBNET]);
    expect('locks' in written()).toBe(false);
  });

  test('has tags and a life cycle, and more of it later', () => {
    const site = written({ tags: { team: 'orders' }, lifecycle: { precondition: [{ condition: '${true}', errorMessage: 'no' }] } }, (app) => {
      app.lifecycle = { ...app.lifecycle, ignoreChanges: ['tags'] };
      app.dependsOn = ['azurerm_role_assignment.Blobs'];
    });
    expect(site).toMatchObject({
      tags: { team: 'orders' },
      lifecycle: { precondition: [{ condition: '${true}', error_message: 'no' }], ignore_changes: ['tags'] },
      depends_on: ['azurerm_role_assignment.Blobs'],
    });
  });

  test('takes settings, connection strings and the network after it was defined; the last word counts', () => {
    const { properties } = written({}, (site) => {
      site.appSettings = { A: '1' };
      site.appSettings = { B: '2', A: '3' };
      site.putConnectionString([{ name: 'Old', type: 'Custom', value: 'x' }]);
      site.putConnectionString([{ name: 'Orders', type: 'SQLAzure', value: 'y' }]);
      site.putStickySettings({ appSettingNames: ['A'] });
      site.publicNetworkAccessEnabled = false;
    }).body as Block;
    expect(properties.publicNetworkAccess).toBe('Disabled');
    expect((properties as Block).siteConfig).toMatchObject({
      appSettings: [{ name: 'A', value: '3' }, { name: 'B', value: '2' }],
      connectionStrings: [{ name: 'Orders', type: 'SQLAzure', connectionString: 'y' }],
      publicNetworkAccess: 'Disabled',
    });
  });

  test('keeps what it was given, whatever becomes of the object', () => {
    const list = [{ name: 'Orders', type: 'SQLAzure', value: 'y' }];
    const { siteConfig } = (written({}, (site) => {
      site.putConnectionString(list);
      list[0].value = 'z';
    }).body as Block).properties as Block;
    expect((siteConfig as Block).connectionStrings).toEqual([{ name: 'Orders', type: 'SQLAzure', connectionString: 'y' }]);
  });

  test('answers as the other resources of apps do', () => {
    const stack = testStack();
    const site = define(stack, { identity: { type: 'SystemAssigned' } });
    expect(resolved(stack, site.id)).toBe('${azapi_resource.Resource.id}');
    expect(resolved(stack, site.name)).toBe('${azapi_resource.Resource.name}');
    expect(resolved(stack, site.defaultHostname)).toBe('${azapi_resource.Resource.output.properties.defaultHostName}');
    expect(resolved(stack, site.identity.principalId)).toBe('${azapi_resource.Resource.identity[0].principal_id}');
    expect(site.nameInput).toBe('func-orders');
    expect(site.publicNetworkAccessEnabled).toBe(true);
    expect(site.appSettings).toEqual({});
  });

  test('can be written to like the other resources of apps', () => {
    const site = define(testStack());
    const write = (resource: Pick<AppResource, 'id' | 'name' | 'defaultHostname' | 'addOverride' | 'lifecycle' | 'dependsOn'> & Pick<FlexSite, 'appSettings' | 'putConnectionString' | 'putStickySettings'>) => resource.id;
    expect(Token.isUnresolved(write(site))).toBe(true);
  });

  test('carries tokens to where they belong', () => {
    const stack = testStack();
    const text = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
    define(stack, {
      appName: text('name'),
      resourceGroupName: text('group'),
      location: text('place'),
      instanceMemoryMiB: Token.asNumber('${var.memory}'),
      identity: { type: 'UserAssigned', identityIds: Token.asList('${var.identities}') },
      tags: Token.asStringMap('${var.tags}'),
      cors: { allowedOrigins: Token.asList('${var.origins}') },
    }).appSettings = { A: text('setting') };
    const site = only(stack, SITE);
    expect(site).toMatchObject({ name: '${var.name}', location: '${var.place}', identity: [{ type: 'UserAssigned', identity_ids: '${var.identities}' }], tags: '${var.tags}' });
    expect(site.parent_id).toMatch(/\/resourceGroups\/\$\{var\.group\}$/);
    expect(site.body.properties).toMatchObject({
      functionAppConfig: { scaleAndConcurrency: { instanceMemoryMB: '${var.memory}' } },
      siteConfig: { cors: { allowedOrigins: '${var.origins}' }, appSettings: [{ name: 'A', value: '${var.setting}' }] },
    });
  });

  test.each<[string, string, unknown, string[], unknown]>([
    ['what it has', 'body.properties.siteConfig.minTlsVersion', '1.3', ['siteConfig', 'minTlsVersion'], '1.3'],
    ['what it does not have', 'body.properties.endToEndEncryptionEnabled', true, ['endToEndEncryptionEnabled'], true],
    ['what stands below null', 'body.properties.functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency', 4, ['functionAppConfig', 'scaleAndConcurrency', 'triggers'], { http: { perInstanceConcurrency: 4 } }],
  ])('can be overridden in %s', (_, path, value, at, expected) => {
    const { properties } = written({}, (site) => site.addOverride(path, value)).body as Block;
    expect(at.reduce<unknown>((found, name) => (found as Block)[name], properties)).toEqual(expected);
  });

  test('brings its provider along', () => {
    const stack = testStack();
    define(stack);
    expect((synth(stack).provider as Record<string, unknown>).azapi).toEqual([{}]);
  });
});

describe('the sign-in of an app without keys', () => {
  const define_ = (block: Record<string, unknown>) => {
    const stack = testStack();
    defineEasyAuth(stack, define(stack), block);
    return only(stack, 'azapi_update_resource');
  };

  test('is updated, because Azure has it as soon as it has the app', () => {
    const { body, ...around } = define_({ auth_enabled: true, login: {} });
    expect(around).toEqual({
      type: 'Microsoft.Web/sites/config@2024-11-01',
      name: 'authsettingsV2',
      // By this reference it waits for the app.
      parent_id: '${azapi_resource.Resource.id}',
      ignore_casing: true,
      response_export_values: [],
    });
    expect(body).toMatchObject({ properties: { platform: { enabled: true, runtimeVersion: '~1' } } });
    expect(JSON.stringify(body)).not.toContain('null');
  });

  test('carries tokens', () => {
    const { body } = define_({ auth_enabled: '${var.enabled}', login: {}, apple_v2: { client_id: '${var.client}', client_secret_setting_name: 'SECRET' } });
    expect(body.properties).toMatchObject({
      platform: { enabled: '${var.enabled}' },
      identityProviders: { apple: { enabled: true, registration: { clientId: '${var.client}' } } },
    });
  });
});
