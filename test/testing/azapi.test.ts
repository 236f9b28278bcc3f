import { FlexConsumptionPlan, HostStorage, IsolatedFunctionApp, IsolatedRuntime, testing } from '../../src';
import { AnyResource, idOf, PLACE, stackOf } from './programs';

/*
 * Resources that are written the way Azure's own API spells them. The kit reads them from what is synthesized, whoever defined
 * them, so that it works for apps of this library and for those that a program writes itself.
 */

const { TestKit } = testing;
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders';

function flex(body: (json: object) => unknown = (json) => json) {
  const stack = stackOf();
  const plan = new AnyResource(stack, 'Plan', 'azapi_resource', {
    type: 'Microsoft.Web/serverfarms@2024-11-01', name: 'plan-orders', parent_id: GROUP, location: 'westeurope',
    body: { kind: 'functionapp', sku: { name: 'FC1', tier: 'FlexConsumption' }, properties: { reserved: true } },
  });
  const site = new AnyResource(stack, 'Orders', 'azapi_resource', {
    type: 'Microsoft.Web/sites@2024-11-01', name: 'func-orders', parent_id: GROUP, location: 'westeurope',
    identity: [{ type: 'UserAssigned', identity_ids: [`${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`] }],
    body: body({
      kind: 'functionapp,linux',
      properties: {
        serverFarmId: idOf(plan),
        httpsOnly: true,
        publicNetworkAccess: 'Enabled',
        functionAppConfig: { runtime: { name: 'dotnet-isolated', version: '10.0' } },
        siteConfig: {
          appSettings: [{ name: 'TOPIC', value: 'orders' }, { name: 'AzureWebJobsStorage__accountName', value: 'storders' }],
          connectionStrings: [{ name: 'Sql', type: 'SQLAzure', connectionString: 'x' }],
        },
      },
    }),
  });
  return { stack, plan, site };
}

test('an app on Flex Consumption is plain data', () => {
  const { stack } = flex();
  const { functionApps: [app], plans: [plan] } = TestKit.synthesize(stack);
  const { attributes, ...data } = app;
  expect(data).toEqual({
    path: 'orders/Orders',
    address: 'azapi_resource.Orders',
    resourceType: 'azapi_resource',
    appName: 'func-orders',
    resourceGroupName: 'rg-orders',
    location: 'westeurope',
    operatingSystem: 'Linux',
    servicePlanId: '${azapi_resource.Plan.id}',
    sku: 'FC1',
    workerRuntime: 'dotnet-isolated',
    runtimeVersion: '10.0',
    functionsVersion: '~4',
    enabled: true,
    httpsOnly: true,
    publicNetworkAccess: true,
    identityType: 'UserAssigned',
    identityIds: [`${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`],
    appSettings: { AzureWebJobsStorage__accountName: 'storders', TOPIC: 'orders' },
    stickySettings: [],
    connectionStrings: { Sql: 'SQLAzure' },
    stickyConnectionStrings: [],
  });
  expect(attributes).toHaveProperty('body.properties.serverFarmId');
  expect(plan).toMatchObject({ planName: 'plan-orders', sku: 'FC1', operatingSystem: 'Linux', location: 'westeurope', path: 'orders/Plan' });
});

test('a body may be text', () => {
  expect(TestKit.synthesize(flex((json) => JSON.stringify(json)).stack).functionApp('func-orders')).toMatchObject({ sku: 'FC1', appSettings: { TOPIC: 'orders' } });
});

test('a body that Terraform alone can read leaves the rest as it is', () => {
  const app = TestKit.synthesize(flex(() => '${jsonencode(var.body)}').stack).functionApp('func-orders');
  expect(app).toMatchObject({ appName: 'func-orders', location: 'westeurope', appSettings: {}, servicePlanId: '' });
  expect(app.sku).toBeUndefined();
});

test('settings may be resources of their own', () => {
  const { stack, site } = flex();
  const config = (id: string, name: string, properties: object, type = 'azapi_resource') =>
    new AnyResource(stack, id, type, { type: 'Microsoft.Web/sites/config@2024-11-01', name, parent_id: idOf(site), body: { properties } });
  config('Settings', 'appsettings', { A: '1' });
  config('Connections', 'connectionstrings', { Queue: { type: 'Custom', value: 'x' } });
  config('Names', 'slotConfigNames', { appSettingNames: ['TOPIC', 'A'], connectionStringNames: ['Sql'] }, 'azapi_update_resource');
  expect(TestKit.synthesize(stack).functionApp('func-orders')).toMatchObject({
    appSettings: { A: '1', AzureWebJobsStorage__accountName: 'storders', TOPIC: 'orders' },
    stickySettings: ['A', 'TOPIC'],
    connectionStrings: { Queue: 'Custom', Sql: 'SQLAzure' },
    stickyConnectionStrings: ['Sql'],
  });
});

test('a slot is one of its app', () => {
  const { stack, site } = flex();
  new AnyResource(stack, 'Staging', 'azapi_resource', {
    type: 'Microsoft.Web/sites/slots@2024-11-01', name: 'staging', parent_id: idOf(site), location: 'westeurope',
    body: { kind: 'functionapp,linux', properties: { siteConfig: { linuxFxVersion: 'Python|3.12', appSettings: [{ name: 'FUNCTIONS_WORKER_RUNTIME', value: 'python' }] } } },
  });
  const synthesized = TestKit.synthesize(stack);
  expect(synthesized.functionApps).toHaveLength(1);
  expect(synthesized.slot('func-orders', 'staging')).toMatchObject({ workerRuntime: 'python', runtimeVersion: '3.12', appSettings: { FUNCTIONS_WORKER_RUNTIME: 'python' } });
});

test('a site on Windows says what it runs', () => {
  const stack = stackOf();
  new AnyResource(stack, 'Orders', 'azapi_resource', {
    type: 'Microsoft.Web/sites@2024-11-01', name: 'func-orders', parent_id: '${azurerm_resource_group.orders.id}', location: 'westeurope',
    body: { kind: 'functionapp', properties: { enabled: false, publicNetworkAccess: 'Disabled', siteConfig: { netFrameworkVersion: 'v8.0', appSettings: [{ name: 'FUNCTIONS_WORKER_RUNTIME', value: 'dotnet-isolated' }, { name: 'FUNCTIONS_EXTENSION_VERSION', value: '~4' }] } } },
  });
  expect(TestKit.synthesize(stack).functionApp('func-orders')).toMatchObject({
    operatingSystem: 'Windows', workerRuntime: 'dotnet-isolated', runtimeVersion: '8.0', enabled: false, httpsOnly: false, publicNetworkAccess: false,
    resourceGroupName: '${azurerm_resource_group.orders.id}', functionsVersion: '~4', identityIds: [],
  });
});

test('a web app is none, and neither is anything else', () => {
  const stack = stackOf();
  new AnyResource(stack, 'Web', 'azapi_resource', { type: 'Microsoft.Web/sites@2024-11-01', name: 'app-orders', body: { kind: 'app,linux' } });
  new AnyResource(stack, 'Vault', 'azapi_resource', { type: 'Microsoft.KeyVault/vaults@2024-11-01', name: 'kv-orders', body: {} });
  expect(TestKit.synthesize(stack).functionApps).toEqual([]);
});

test('an app of the library without keys is one', () => {
  const stack = stackOf();
  const plan = new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE });
  new IsolatedFunctionApp(stack, 'Orders', { ...PLACE, appName: 'func-orders', plan, runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newManagedIdentity(), appSettings: { TOPIC: 'orders' } });
  const synthesized = TestKit.synthesize(stack);
  expect(synthesized.refusals).toEqual([]);
  expect(synthesized.functionApp('func-orders')).toMatchObject({
    path: 'orders/Orders', resourceType: 'azapi_resource', ...PLACE, operatingSystem: 'Linux', sku: 'FC1', workerRuntime: 'dotnet-isolated', runtimeVersion: '10.0',
    httpsOnly: true, enabled: true, identityType: 'UserAssigned', appSettings: { TOPIC: 'orders', AzureWebJobsStorage__credential: 'managedidentity' },
  });
});
