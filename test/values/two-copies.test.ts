import { TerraformVariable, type TerraformStack } from 'cdktf';
import * as library from '../../src';
import { PLACE, refusedWith, synth, testStack, warningCodes } from '../support/stacks';

type Library = typeof library;

/** The library once more, as a second installation would load it: its own modules, the framework of the program. */
function secondCopy(): Library {
  let copy: Library | undefined;
  jest.isolateModules(() => {
    for (const name of ['cdktf', 'constructs', 'linux-function-app', 'windows-function-app', 'function-app-flex-consumption', 'function-app-hybrid-connection', 'service-plan', 'storage-account', 'storage-container']) {
      const path = name.includes('-') ? `@cdktf/provider-azurerm/lib/${name}` : name;
      jest.doMock(path, () => shared[path] as object);
    }
    copy = jest.requireActual<Library>('../../src');
  });
  if (copy === undefined) throw new Error('nothing was loaded');
  return copy;
}

const shared: Record<string, unknown> = Object.fromEntries(
  ['cdktf', 'constructs', ...['linux-function-app', 'windows-function-app', 'function-app-flex-consumption', 'function-app-hybrid-connection', 'service-plan', 'storage-account', 'storage-container'].map((name) => `@cdktf/provider-azurerm/lib/${name}`)].map(
    (path) => [path, jest.requireActual(path)],
  ),
);
const other = secondCopy();
const IDENTITY = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';

test('the second copy is another one', () => {
  expect(other.HostStorage).not.toBe(library.HostStorage);
  expect(other.IsolatedRuntime.DOTNET_10).not.toBe(library.IsolatedRuntime.DOTNET_10);
  expect(other.IsolatedRuntime.DOTNET_10).not.toBeInstanceOf(library.IsolatedRuntime);
});

/** Values made by `values`, and everything that is defined by `constructs`; plans by `plans`. */
type Program = (stack: TerraformStack, constructs: Library, values: Library, plans: Library) => unknown;

const PROGRAMS: readonly (readonly [string, Program])[] = [
  ['a Flex app with every value', (stack, constructs, values, plans) => {
    const variable = new TerraformVariable(stack, 'instances', { type: 'number', default: 2 });
    return new constructs.IsolatedFunctionApp(stack, 'App', {
      ...PLACE, appName: 'func-orders', runtime: values.IsolatedRuntime.DOTNET_10,
      plan: new plans.FlexConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan-orders' }),
      hostStorage: values.HostStorage.newAccountKey({ storageAccountName: 'storders' }),
      identity: values.FunctionAppIdentity.systemAndUserAssigned([IDENTITY]),
      alwaysReady: [values.AlwaysReady.http(2), values.AlwaysReady.functionNamed('ship', variable.numberValue)],
      ipRestrictions: [values.IpRestriction.serviceTag('AzureFrontDoor.Backend')],
    });
  }],
  ['a container on Elastic Premium with mounts, and numbers that are known at apply', (stack, constructs, values, plans) => {
    const variable = new TerraformVariable(stack, 'workers', { type: 'number', default: 2 });
    const identity = new TerraformVariable(stack, 'identity', { type: 'string', default: IDENTITY });
    const plan = new plans.ElasticPremiumPlan(stack, 'Plan', {
      ...PLACE, planName: 'plan-orders', operatingSystem: values.OperatingSystem.LINUX, workerCount: variable.numberValue, maximumElasticWorkerCount: variable.numberValue,
    });
    return new constructs.IsolatedFunctionApp(stack, 'App', {
      ...PLACE, appName: 'func-orders', runtime: values.IsolatedRuntime.NODE_22, plan, elasticInstanceMinimum: 3,
      container: values.ContainerImage.fromImage('contoso.azurecr.io/orders:1.4.2', { useManagedIdentity: true }),
      mounts: [values.StorageMount.azureFiles({ mountName: 'data', accountName: 'storders', shareName: 'data', accessKey: 'a2V5', mountPath: '/data' })],
      hostStorage: values.HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: 'a2V5' }),
      identity: values.FunctionAppIdentity.systemAndUserAssigned([identity.stringValue]),
      keyVaultReferenceIdentityId: IDENTITY,
    });
  }],
  ['an in-process app on Windows Consumption', (stack, constructs, values, plans) =>
    new constructs.InProcessFunctionApp(stack, 'App', {
      ...PLACE, appName: 'func-orders', runtime: values.InProcessRuntime.DOTNET_8, plan: new plans.ConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan-orders' }),
    })],
  ['an app on a Dedicated plan that exists', (stack, constructs, values, plans) =>
    new constructs.IsolatedFunctionApp(stack, 'App', {
      ...PLACE, appName: 'func-orders', runtime: values.IsolatedRuntime.of('python', '3.12'),
      plan: plans.DedicatedPlan.fromServicePlanId(stack, 'Plan', {
        servicePlanId: '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders', operatingSystem: values.OperatingSystem.LINUX,
      }),
    })],
];

describe.each(PROGRAMS)('%s', (_, program) => {
  const outcomeOf = (constructs: Library, values: Library, plans: Library) => {
    const stack = testStack();
    program(stack, constructs, values, plans);
    return { json: synth(stack), warnings: warningCodes(stack) };
  };

  test.each<[string, Library, Library, Library]>([
    ['values of the other copy', library, other, library],
    ['plans of the other copy', library, library, other],
    ['values and plans of the other copy', library, other, other],
    ['apps of the other copy', other, library, library],
    ['everything of the other copy', other, other, other],
  ])('%s: the same file and the same warnings', (__, constructs, values, plans) => {
    expect(outcomeOf(constructs, values, plans)).toEqual(outcomeOf(library, library, library));
  });
});

describe('what is refused', () => {
  const props = { ...PLACE, appName: 'func-orders' };

  test('a value of the other copy in the wrong place', () => {
    expect(refusedWith(() => new library.IsolatedFunctionApp(testStack(), 'App', { ...props, runtime: library.IsolatedRuntime.DOTNET_10, hostStorage: other.FunctionAppIdentity.systemAssigned() as never }))).toEqual(['AZFN8001']);
  });

  test('an in-process runtime of the other copy in an isolated app', () => {
    expect(refusedWith(() => new library.IsolatedFunctionApp(testStack(), 'App', { ...props, runtime: other.InProcessRuntime.DOTNET_8 as never }))).toEqual(['AZFN1001']);
  });

  test('what the rules refuse, also when a value of the other copy breaks them', () => {
    const stack = testStack();
    const plan = new other.ConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan-orders', operatingSystem: other.OperatingSystem.LINUX });
    expect(refusedWith(() => new library.IsolatedFunctionApp(stack, 'App', { ...props, plan, runtime: other.IsolatedRuntime.DOTNET_10 }))).toEqual(['AZFN1004']);
  });

  test.each<[string, unknown]>([
    ['an object that looks like a runtime', { workerRuntime: 'dotnet-isolated', version: '10.0', _terms: library.IsolatedRuntime.DOTNET_10._terms }],
    ['a copy of a runtime without its class', { ...library.IsolatedRuntime.DOTNET_10 }],
    ['the class itself', library.IsolatedRuntime],
    ['its name', 'DOTNET_10'],
    ['nothing', undefined],
    ['null', null],
  ])('%s in place of a runtime', (_, runtime) => {
    const codes = refusedWith(() => new library.IsolatedFunctionApp(testStack(), 'App', { ...props, runtime: runtime as never }));
    expect(codes).toEqual([runtime === undefined ? 'AZFN8002' : 'AZFN8001']);
  });
});
