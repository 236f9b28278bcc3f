import { App } from 'cdktf';
import { basename } from 'node:path';
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
  FunctionFeature,
  FunctionProject,
  HostStorage,
  IdentityConnection,
  InProcessFunctionApp,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  StorageMount,
} from '../../src';
import { inProcessProject } from '../support/project-files';
import { run, stackWith, type Program } from './harness';
import { ACCOUNT_ID, BASICS, isolated, premium, untyped, WINDOWS } from './programs/given';
import { csproj } from './programs/projects';

const NOTHING = untyped({});
/** A slot that is accepted. */
const slot = (...[stack]: Parameters<Program>) => isolated(stack, { plan: premium(stack, WINDOWS), slotSettings: {} }).addSlot('staging');

/** One wrong call of everything public that refuses something; each call stands in this file. */
const CALLS: readonly [string, Program][] = [
  ['new IsolatedFunctionApp', (s) => new IsolatedFunctionApp(s, 'Orders', NOTHING)],
  ['new InProcessFunctionApp', (s) => new InProcessFunctionApp(s, 'Orders', NOTHING)],
  ['new ConsumptionPlan', (s) => new ConsumptionPlan(s, 'Plan', NOTHING)],
  ['new FlexConsumptionPlan', (s) => new FlexConsumptionPlan(s, 'Plan', NOTHING)],
  ['new ElasticPremiumPlan', (s) => new ElasticPremiumPlan(s, 'Plan', NOTHING)],
  ['new DedicatedPlan', (s) => new DedicatedPlan(s, 'Plan', NOTHING)],
  ['new IsolatedFunctionApp without a scope', () => new IsolatedFunctionApp(untyped(undefined), 'Orders', NOTHING)],
  ['new IsolatedFunctionApp outside of a stack', () => new IsolatedFunctionApp(new App(), 'Orders', NOTHING)],
  ['new DedicatedPlan without a scope', () => new DedicatedPlan(untyped(undefined), 'Plan', NOTHING)],
  ['new IsolatedFunctionApp with a warning that is an error', (s) =>
    new IsolatedFunctionApp(s, 'Orders', { ...BASICS, runtime: IsolatedRuntime.DOTNET_10, acknowledge: [{ code: 'AZFN1004', reason: 'no' }] })],
  ['new IsolatedFunctionApp with a prop that throws', (s) =>
    new IsolatedFunctionApp(s, 'Orders', { ...BASICS, runtime: IsolatedRuntime.DOTNET_10, get tags(): never { throw new Error('no tags'); } })],
  ['IsolatedFunctionApp.fromFunctionAppAttributes', (s) => IsolatedFunctionApp.fromFunctionAppAttributes(s, 'Existing', NOTHING)],
  ['InProcessFunctionApp.fromFunctionAppAttributes', (s) => InProcessFunctionApp.fromFunctionAppAttributes(s, 'Existing', NOTHING)],
  ['ConsumptionPlan.fromServicePlanId', (s) => ConsumptionPlan.fromServicePlanId(s, 'Plan', NOTHING)],
  ['FlexConsumptionPlan.fromServicePlanId', (s) => FlexConsumptionPlan.fromServicePlanId(s, 'Plan', NOTHING)],
  ['ElasticPremiumPlan.fromServicePlanId', (s) => ElasticPremiumPlan.fromServicePlanId(s, 'Plan', NOTHING)],
  ['DedicatedPlan.fromServicePlanId', (s) => DedicatedPlan.fromServicePlanId(s, 'Plan', NOTHING)],
  ['DedicatedPlan.fromServicePlanId without a scope', () => DedicatedPlan.fromServicePlanId(untyped(undefined), 'Plan', NOTHING)],
  ['HostStorage.accountKey', () => HostStorage.accountKey(NOTHING)],
  ['HostStorage.newAccountKey', () => HostStorage.newAccountKey({ storageAccountName: 'St' })],
  ['HostStorage.managedIdentity', () => HostStorage.managedIdentity(NOTHING)],
  ['HostStorage.newManagedIdentity', () => HostStorage.newManagedIdentity({ storageAccountName: 'St' })],
  ['HostStorage.keyVaultSecret', () => HostStorage.keyVaultSecret(NOTHING)],
  ['FunctionAppIdentity.newUserAssigned', () => FunctionAppIdentity.newUserAssigned({ identityName: 'id' })],
  ['FunctionAppIdentity.userAssigned', () => FunctionAppIdentity.userAssigned([])],
  ['FunctionAppIdentity.systemAndUserAssigned', () => FunctionAppIdentity.systemAndUserAssigned([])],
  ['ContainerImage.fromImage', () => ContainerImage.fromImage('orders')],
  ['IpRestriction.ipAddress', () => IpRestriction.ipAddress('')],
  ['IpRestriction.serviceTag', () => IpRestriction.serviceTag('')],
  ['IpRestriction.virtualNetworkSubnet', () => IpRestriction.virtualNetworkSubnet('')],
  ['StorageMount.azureFiles', () => StorageMount.azureFiles(NOTHING)],
  ['StorageMount.azureBlob', () => StorageMount.azureBlob(NOTHING)],
  ['ApplicationInsights.existing', () => ApplicationInsights.existing(NOTHING)],
  ['ApplicationInsights.newWorkspaceBased', () => ApplicationInsights.newWorkspaceBased({ workspaceId: 'log-orders' })],
  ['AzapiProvider', (s) => new AzapiProvider(s, 'AzapiProvider', { alias: untyped(7) })],
  ['AzureRole.ofName', () => AzureRole.ofName('')],
  ['AzureRole.ofDefinitionId', () => AzureRole.ofDefinitionId('')],
  ['KeyVaultSecret.fromSecretUri', () => KeyVaultSecret.fromSecretUri('')],
  ['KeyVaultSecret.fromVault', () => KeyVaultSecret.fromVault(NOTHING)],
  ['IdentityConnection.serviceBus', () => IdentityConnection.serviceBus(NOTHING)],
  ['IdentityConnection.eventHubs', () => IdentityConnection.eventHubs(NOTHING)],
  ['IdentityConnection.blobs', () => IdentityConnection.blobs(NOTHING)],
  ['IdentityConnection.queues', () => IdentityConnection.queues(NOTHING)],
  ['IdentityConnection.tables', () => IdentityConnection.tables(NOTHING)],
  ['IdentityConnection.cosmosDb', () => IdentityConnection.cosmosDb(NOTHING)],
  ['IdentityConnection.eventGrid', () => IdentityConnection.eventGrid(NOTHING)],
  ['IdentityConnection.sql', () => IdentityConnection.sql(NOTHING)],
  ['AlwaysReady.http', () => AlwaysReady.http(-1)],
  ['AlwaysReady.blob', () => AlwaysReady.blob(-1)],
  ['AlwaysReady.durable', () => AlwaysReady.durable(-1)],
  ['AlwaysReady.functionNamed', () => AlwaysReady.functionNamed('', 1)],
  ['IsolatedRuntime.of', () => IsolatedRuntime.of('dotnet', '8.0')],
  ['FunctionProject.fromCsproj', () => FunctionProject.fromCsproj('no/such.csproj')],
  ['FunctionProject.fromCsproj without a path', () => FunctionProject.fromCsproj(NOTHING)],
  ['FunctionProject.fromDirectory', () => FunctionProject.fromDirectory('no/such')],
  ['new IsolatedFunctionApp of an in-process project', (s) => new IsolatedFunctionApp(s, 'Orders', { ...BASICS, project: csproj(inProcessProject()) })],
  ['requireFeatures', (s) => isolated(s).requireFeatures(FunctionFeature.IMPERATIVE_BINDINGS)],
  ['requireFeatures of no feature', (s) => isolated(s).requireFeatures(NOTHING)],
  ['addAppSetting', (s) => isolated(s).addAppSetting('', 'x')],
  ['addAppSetting of a setting of the library', (s) => isolated(s).addAppSetting('AzureWebJobsStorage', 'x')],
  ['addSlotSetting', (s) => isolated(s).addSlotSetting('', 'x')],
  ['addConnectionString', (s) => isolated(s).addConnectionString('', NOTHING)],
  ['addSecretSetting', (s) => isolated(s).addSecretSetting('X', NOTHING)],
  ['addConnection', (s) => isolated(s).addConnection('X', NOTHING)],
  ['grantRole', (s) => isolated(s).grantRole('X', NOTHING, 'stordersprod')],
  ['grantRole with an id that is taken', (s) => isolated(s).grantRole('Resource', AzureRole.ACR_PULL, ACCOUNT_ID)],
  ['addDiagnosticSetting', (s) => isolated(s).addDiagnosticSetting('X', NOTHING)],
  ['addMetricAlerts', (s) => isolated(s).addMetricAlerts('X', NOTHING)],
  ['addPrivateEndpoint', (s) => isolated(s).addPrivateEndpoint('X', NOTHING)],
  ['addSlot', (s) => isolated(s).addSlot('staging')],
  ['addAppSetting of a slot', (s) => slot(s).addAppSetting('', 'x')],
  ['addSlotSetting of a slot', (s) => slot(s).addSlotSetting('', 'x')],
  ['addConnectionString of a slot', (s) => slot(s).addConnectionString('', NOTHING)],
  ['addSecretSetting of a slot', (s) => slot(s).addSecretSetting('X', NOTHING)],
  ['addConnection of a slot', (s) => slot(s).addConnection('X', NOTHING)],
  ['grantRole of a slot', (s) => slot(s).grantRole('X', NOTHING, 'stordersprod')],
  ['addDiagnosticSetting of a slot', (s) => slot(s).addDiagnosticSetting('X', NOTHING)],
  ['addPrivateEndpoint of a slot', (s) => slot(s).addPrivateEndpoint('X', NOTHING)],
  ['addHybridConnection', (s) => isolated(s, { plan: premium(s, WINDOWS) }).addHybridConnection('Sql', NOTHING)],
  ['addHybridConnection without an id', (s) => isolated(s, { plan: premium(s, WINDOWS) }).addHybridConnection('', NOTHING)],
];

/** Files and lines of the frames of an error, the innermost first. */
const frames = (error: Error): string[] =>
  String(error.stack).split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim());

test.each(CALLS)('the stack of what %s throws starts where it was called', (_, program) => {
  const { thrown } = run(program);
  expect(thrown?.message).toMatch(/AZFN\d{4} /);
  const [first, ...others] = frames(thrown as Error);
  expect(first).toContain(`${basename(__filename)}:`);
  for (const frame of [first, ...others]) expect(frame).not.toMatch(/[\\/]src[\\/]/);
});

test('the stack still starts with the message', () => {
  const { thrown } = run((s) => new FlexConsumptionPlan(s, 'Plan', NOTHING));
  expect(thrown?.stack?.startsWith(`AzfnError: ${String(thrown.message)}`) || thrown?.stack?.includes(String(thrown?.message))).toBe(true);
});

test('the original error of a defect is its cause', () => {
  const cause = new TypeError('no tags');
  const { thrown } = run((s) =>
    new IsolatedFunctionApp(s, 'Orders', { ...BASICS, runtime: IsolatedRuntime.DOTNET_10, get tags(): never { throw cause; } }),
  );
  expect(thrown?.message).toContain('AZFN9001');
  expect(thrown?.cause).toBe(cause);
});

test('a class of the user is where the stack starts, too', () => {
  class Billing extends IsolatedFunctionApp {
    constructor(scope: ConstructorParameters<typeof IsolatedFunctionApp>[0]) {
      super(scope, 'Billing', NOTHING);
    }
  }
  const { thrown } = run((s) => new Billing(s));
  expect(frames(thrown as Error)[0]).toContain(`${basename(__filename)}:`);
});

test('errors of the user keep their traces after an app was defined', () => {
  const before = Error.prepareStackTrace;
  isolated(stackWith());
  expect(Error.prepareStackTrace).toBe(before);
  expect(frames(new Error('of the user'))[0]).toContain(`${basename(__filename)}:`);
});
