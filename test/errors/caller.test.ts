import { App } from 'cdktf';
import { basename } from 'node:path';
import {
  AlwaysReady,
  ConsumptionPlan,
  ContainerImage,
  DedicatedPlan,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionAppIdentity,
  HostStorage,
  InProcessFunctionApp,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  StorageMount,
} from '../../src';
import { run, stackWith, type Program } from './harness';
import { BASICS, isolated, premium, untyped, WINDOWS } from './programs/given';

const NOTHING = untyped({});

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
  ['FunctionAppIdentity.userAssigned', () => FunctionAppIdentity.userAssigned([])],
  ['FunctionAppIdentity.systemAndUserAssigned', () => FunctionAppIdentity.systemAndUserAssigned([])],
  ['ContainerImage.fromImage', () => ContainerImage.fromImage('orders')],
  ['IpRestriction.ipAddress', () => IpRestriction.ipAddress('')],
  ['IpRestriction.serviceTag', () => IpRestriction.serviceTag('')],
  ['IpRestriction.virtualNetworkSubnet', () => IpRestriction.virtualNetworkSubnet('')],
  ['StorageMount.azureFiles', () => StorageMount.azureFiles(NOTHING)],
  ['StorageMount.azureBlob', () => StorageMount.azureBlob(NOTHING)],
  ['AlwaysReady.http', () => AlwaysReady.http(-1)],
  ['AlwaysReady.blob', () => AlwaysReady.blob(-1)],
  ['AlwaysReady.durable', () => AlwaysReady.durable(-1)],
  ['AlwaysReady.functionNamed', () => AlwaysReady.functionNamed('', 1)],
  ['IsolatedRuntime.of', () => IsolatedRuntime.of('dotnet', '8.0')],
  ['addAppSetting', (s) => isolated(s).addAppSetting('', 'x')],
  ['addAppSetting of a setting of the library', (s) => isolated(s).addAppSetting('AzureWebJobsStorage', 'x')],
  ['addSlotSetting', (s) => isolated(s).addSlotSetting('', 'x')],
  ['addConnectionString', (s) => isolated(s).addConnectionString('', NOTHING)],
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
