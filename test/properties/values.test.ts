import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import {
  AlwaysReady,
  ApplicationInsights,
  AzapiProvider,
  AzureRole,
  ConsumptionPlan,
  ContainerImage,
  DedicatedPlan,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionAppIdentity,
  HostStorage,
  IdentityConnection,
  InProcessFunctionApp,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  StorageMount,
  type IHostingPlan,
} from '../../src';
import { AzfnError } from '../../src/rules/azfn-error';
import { schemaProblems } from '../support/azurerm-schema';
import { EVERYWHERE, PLACES, type PlaceName } from '../support/places';
import { pathsIn, PLACE, synth, testStack } from '../support/stacks';
import { attempt } from './attempt';
import { defineVariables, hostile, type Make } from './arbitraries';

const runs = (numRuns: number) => ({ seed: 20_261_121, numRuns });

type Factory = (stack: TerraformStack, values: readonly unknown[]) => unknown;
const anything = (value: unknown): never => value as never;
const IDENTITY = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';

/** Every way to make a value from what a program says. */
const FACTORIES: Readonly<Record<string, Factory>> = {
  'AlwaysReady.http': (_, [a]) => AlwaysReady.http(anything(a)),
  'AlwaysReady.blob': (_, [a]) => AlwaysReady.blob(anything(a)),
  'AlwaysReady.durable': (_, [a]) => AlwaysReady.durable(anything(a)),
  'AlwaysReady.functionNamed': (_, [a, b]) => AlwaysReady.functionNamed(anything(a), anything(b)),
  'ContainerImage.fromImage': (_, [a, b]) => ContainerImage.fromImage(anything(a), anything(b)),
  'FunctionAppIdentity.userAssigned': (_, [a]) => FunctionAppIdentity.userAssigned(anything(a)),
  'FunctionAppIdentity.userAssigned with the one to work with': (_, [a, b, c]) => FunctionAppIdentity.userAssigned(anything(a), anything({ clientId: b, principalId: c })),
  'FunctionAppIdentity.userAssigned, told anything': (_, [a]) => FunctionAppIdentity.userAssigned([IDENTITY], anything(a)),
  'FunctionAppIdentity.newUserAssigned': (_, [a]) => FunctionAppIdentity.newUserAssigned(anything(a)),
  'FunctionAppIdentity.newUserAssigned with fields': (_, [a, b]) => FunctionAppIdentity.newUserAssigned(anything({ identityName: a, systemAssigned: b })),
  'FunctionAppIdentity.systemAndUserAssigned': (_, [a]) => FunctionAppIdentity.systemAndUserAssigned(anything(a)),
  'HostStorage.accountKey': (_, [a]) => HostStorage.accountKey(anything(a)),
  'HostStorage.accountKey with fields': (_, [a, b, c, d]) => HostStorage.accountKey(anything({ storageAccountName: a, storageAccountAccessKey: b, storageAccountId: c, primaryBlobEndpoint: d })),
  'HostStorage.newAccountKey': (_, [a]) => HostStorage.newAccountKey(anything(a)),
  'HostStorage.newAccountKey with fields': (_, [a, b]) => HostStorage.newAccountKey(anything({ storageAccountName: a, replication: b })),
  'HostStorage.newManagedIdentity': (_, [a]) => HostStorage.newManagedIdentity(anything(a)),
  'HostStorage.newManagedIdentity with fields': (_, [a, b, c, d]) => HostStorage.newManagedIdentity(anything({ storageAccountName: a, replication: b, uses: c, network: d })),
  'HostStorage.managedIdentity': (_, [a]) => HostStorage.managedIdentity(anything(a)),
  'HostStorage.managedIdentity with fields': (_, [a, b, c, d]) => HostStorage.managedIdentity(anything({ storageAccountName: a, storageAccountId: b, uses: c, grantRoles: d })),
  'HostStorage.managedIdentity with addresses': (_, [a, b, c, d]) => HostStorage.managedIdentity(anything({ storageAccountName: 'stshared', blobServiceUri: a, queueServiceUri: b, tableServiceUri: c, publicNetworkAccess: d })),
  'HostStorage.managedIdentity with a secret': (_, [a, b, c]) => HostStorage.managedIdentity(anything({ storageAccountName: a, contentShareSecretUri: b, contentShareKeyVaultId: c })),
  'HostStorage.keyVaultSecret': (_, [a]) => HostStorage.keyVaultSecret(anything(a)),
  'HostStorage.keyVaultSecret with fields': (_, [a, b, c, d]) => HostStorage.keyVaultSecret(anything({ secretUri: a, keyVaultId: b, storageAccountName: c, storageAccountId: d })),
  'ApplicationInsights.existing': (_, [a]) => ApplicationInsights.existing(anything(a)),
  'ApplicationInsights.existing with fields': (_, [a, b, c]) => ApplicationInsights.existing(anything({ connectionString: a, applicationInsightsId: b, entraAuthentication: c })),
  'ApplicationInsights.newWorkspaceBased': (_, [a]) => ApplicationInsights.newWorkspaceBased(anything(a)),
  'ApplicationInsights.newWorkspaceBased with fields': (_, [a, b, c, d]) => ApplicationInsights.newWorkspaceBased(anything({ workspaceId: a, applicationInsightsName: b, retentionDays: c, dailyDataCapGb: d })),
  'new AzapiProvider': (stack, [a, b]) => new AzapiProvider(stack, anything(a), anything(b)),
  'new AzapiProvider with fields': (stack, [a, b, c, d]) => new AzapiProvider(stack, 'azapi', anything({ alias: a, subscriptionId: b, environment: c, useCli: d })),
  'IpRestriction.ipAddress': (_, [a, b]) => IpRestriction.ipAddress(anything(a), anything(b)),
  'IpRestriction.serviceTag': (_, [a, b]) => IpRestriction.serviceTag(anything(a), anything(b)),
  'IpRestriction.virtualNetworkSubnet': (_, [a, b]) => IpRestriction.virtualNetworkSubnet(anything(a), anything(b)),
  'IpRestriction with fields': (_, [a, b, c, d]) => IpRestriction.serviceTag('AzureCloud', anything({ priority: a, azureFrontDoorIds: b, forwardedFor: c, description: d })),
  'IsolatedRuntime.of': (_, [a, b]) => IsolatedRuntime.of(anything(a), anything(b)),
  'StorageMount.azureFiles': (_, [a]) => StorageMount.azureFiles(anything(a)),
  'StorageMount.azureBlob': (_, [a, b, c, d]) => StorageMount.azureBlob(anything({ mountName: a, accountName: b, shareName: c, accessKey: d, mountPath: '/data' })),
  'ConsumptionPlan.fromServicePlanId': (stack, [a, b]) => ConsumptionPlan.fromServicePlanId(stack, anything(a), anything(b)),
  'FlexConsumptionPlan.fromServicePlanId': (stack, [a]) => FlexConsumptionPlan.fromServicePlanId(stack, 'Plan', anything(a)),
  'ElasticPremiumPlan.fromServicePlanId': (stack, [a, b, c]) => ElasticPremiumPlan.fromServicePlanId(stack, 'Plan', anything({ servicePlanId: a, operatingSystem: b, zoneBalancingEnabled: c })),
  'DedicatedPlan.fromServicePlanId': (stack, [a, b, c]) => DedicatedPlan.fromServicePlanId(stack, 'Plan', anything({ servicePlanId: a, operatingSystem: b, sku: c })),
  'new FlexConsumptionPlan': (stack, [a, b]) => new FlexConsumptionPlan(stack, anything(a), anything(b)),
  'new ConsumptionPlan': (stack, [a, b, c, d]) => new ConsumptionPlan(stack, 'Plan', anything({ planName: a, ...PLACE, operatingSystem: b, tags: c, acknowledge: d })),
  'new ElasticPremiumPlan': (stack, [a, b, c, d]) => new ElasticPremiumPlan(stack, 'Plan', anything({ planName: 'plan-orders', ...PLACE, operatingSystem: 'Linux', sku: a, workerCount: b, maximumElasticWorkerCount: c, zoneBalancingEnabled: d })),
  'new DedicatedPlan': (stack, [a, b, c, d]) => new DedicatedPlan(stack, 'Plan', anything({ planName: 'plan-orders', ...PLACE, operatingSystem: a, sku: b, workerCount: c, appServiceEnvironmentId: d })),
  'IsolatedFunctionApp.fromFunctionAppAttributes': (stack, [a, b]) => IsolatedFunctionApp.fromFunctionAppAttributes(stack, anything(a), anything(b)),
  'InProcessFunctionApp.fromFunctionAppAttributes': (stack, [a, b, c]) => InProcessFunctionApp.fromFunctionAppAttributes(stack, 'App', anything({ functionAppId: a, defaultHostname: b, principalId: c })),
  'a scope': (_, [a, b]) => new IsolatedFunctionApp(anything(a), anything(b), { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10 }),
};

/** Uses a value as an app does, which may refuse it for its place. */
function use(stack: TerraformStack, place: PlaceName, value: unknown): void {
  const prop = value instanceof HostStorage ? 'hostStorage' : value instanceof FunctionAppIdentity ? 'identity' : value instanceof ApplicationInsights ? 'applicationInsights' : undefined;
  if (prop === undefined) return;
  const plan = PLACES[place].define(stack) as IHostingPlan;
  attempt(stack, () => new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_8, plan, [prop]: value }));
}

const values: fc.Arbitrary<readonly Make[]> = fc.tuple(hostile, hostile, hostile, hostile);

describe.each(Object.keys(FACTORIES))('%s', (name) => {
  test('takes anything, or says with codes why not and leaves nothing', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...EVERYWHERE), (makes, place) => {
        const stack = testStack();
        defineVariables(stack);
        const given = makes.map((make) => make(stack));
        const before = pathsIn(stack);
        let value: unknown;
        try {
          value = FACTORIES[name](stack, given);
        } catch (error) {
          expect(error).toBeInstanceOf(AzfnError);
          expect((error as AzfnError).name).toBe('AzfnError');
          expect((error as AzfnError).codes).not.toContain('AZFN9001'); // our own defect
          expect((error as AzfnError).message).toMatch(/^.* cannot be defined:\n {2}AZFN\d{4} /);
          expect(pathsIn(stack)).toEqual(before);
          return;
        }
        use(stack, place, value);
        expect(schemaProblems(synth(stack))).toEqual([]);
      }),
      runs(40),
    );
  });
});

type Method = (app: IsolatedFunctionApp, values: readonly unknown[]) => unknown;

/** Every way to give an app or slot more than its props; slots take what their app takes. */
const METHODS: Readonly<Record<string, Method>> = {
  addAppSetting: (app, [a, b]) => app.addAppSetting(anything(a), anything(b)),
  addSlotSetting: (app, [a, b]) => app.addSlotSetting(anything(a), anything(b)),
  addConnectionString: (app, [a, b]) => app.addConnectionString(anything(a), anything(b)),
  addSecretSetting: (app, [a, b, c]) => app.addSecretSetting(anything(a), anything(b), anything(c)),
  'addSecretSetting with a secret': (app, [a, b]) => app.addSecretSetting(anything(a), KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: 'a' }), anything(b)),
  addConnection: (app, [a, b, c]) => app.addConnection(anything(a), anything(b), anything(c)),
  'addConnection to a database': (app, [a, b]) => app.addConnection(anything(a), IdentityConnection.sql({ serverHostName: 'sql.database.windows.net', databaseName: 'a' }), anything(b)),
  grantRole: (app, [a, b, c, d]) => app.grantRole(anything(a), anything(b), anything(c), anything(d)),
  'grantRole of a role': (app, [a, b, c]) => app.grantRole(anything(a), AzureRole.ACR_PULL, anything(b), anything(c)),
  addDiagnosticSetting: (app, [a, b]) => app.addDiagnosticSetting(anything(a), anything(b)),
  'addDiagnosticSetting with fields': (app, [a, b, c, d]) => app.addDiagnosticSetting('Logs', anything({ logAnalyticsWorkspaceId: a, logs: b, metrics: c, diagnosticSettingName: d })),
  addPrivateEndpoint: (app, [a, b]) => app.addPrivateEndpoint(anything(a), anything(b)),
  'addPrivateEndpoint with fields': (app, [a, b, c, d]) => app.addPrivateEndpoint('Endpoint', anything({ subnetId: a, privateDnsZoneIds: b, privateEndpointName: c, tags: d })),
  addMetricAlerts: (app, [a, b]) => app.addMetricAlerts(anything(a), anything(b)),
  'addMetricAlerts with fields': (app, [a, b, c, d]) => app.addMetricAlerts('Alerts', anything({ alerts: a, actionGroupIds: b, severity: c, enabled: d })),
  addHybridConnection: (app, [a, b]) => app.addHybridConnection(anything(a), anything(b)),
  addSlot: (app, [a, b]) => app.addSlot(anything(a), anything(b)),
  'addSlot with fields': (app, [a, b, c, d]) => app.addSlot('staging', anything({ identity: a, connections: b, secretSettings: c, hostId: d })),
  requireFeatures: (app, [a, b]) => app.requireFeatures(anything(a), anything(b)),
};

describe.each(Object.keys(METHODS))('%s', (name) => {
  test('takes anything, or says with codes why not and leaves nothing', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...EVERYWHERE), fc.boolean(), (makes, place, later) => {
        const stack = testStack();
        defineVariables(stack);
        const given = makes.map((make) => make(stack));
        const plan = PLACES[place].define(stack) as IHostingPlan;
        const app = new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_8, plan, ...PLACES[place].props });
        const target = later && PLACES[place].plan === 'dedicated' ? app.addSlot('later') : app;
        // A slot has fewer methods than its app.
        if (/^\w+/.exec(name)?.[0] as string in target) attempt(stack, () => METHODS[name](target as IsolatedFunctionApp, given));
        expect(schemaProblems(synth(stack))).toEqual([]);
      }),
      runs(30),
    );
  });
});

describe('a getter', () => {
  const APP = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10 };

  test('is read like a plain value', () => {
    const stack = testStack();
    new IsolatedFunctionApp(stack, 'App', { ...APP, get appSettings() { return { A: '1' }; } });
    expect(schemaProblems(synth(stack))).toEqual([]);
  });

  test.each(['appName', 'appSettings', 'plan', 'cors', 'zipDeployFile', 'acknowledge'])('that throws, for %s, ends in an error with a code and leaves nothing', (prop) => {
    const stack = testStack();
    const props = Object.defineProperty({ ...APP }, prop, { enumerable: true, get: () => { throw new Error('not today'); } });
    expect(() => new IsolatedFunctionApp(stack, 'App', props)).toThrow(AzfnError);
    expect(stack.node.tryFindChild('App')).toBeUndefined();
  });

  test('that tells another value the next time cannot slip in what was not checked', () => {
    const stack = testStack();
    let reads = 0;
    const props = Object.defineProperty({ ...APP }, 'appName', { enumerable: true, get: () => (reads++ === 0 ? 'func-orders' : 'not a name') });
    try {
      new IsolatedFunctionApp(stack, 'App', props);
    } catch (error) {
      expect(error).toBeInstanceOf(AzfnError);
    }
    expect(schemaProblems(synth(stack))).toEqual([]);
  });
});
