import { DedicatedPlan, DedicatedSku, IsolatedFunctionApp, OperatingSystem, testing } from '../../src';
import { APP, PLACE, program, stackOf } from './programs';

const { TestKit } = testing;

/** Two stacks whose resources have the same addresses. */
function twice() {
  const app = TestKit.app();
  const stacks = ['prod', 'dev'].map((environment) => {
    const stack = stackOf(app, environment);
    new IsolatedFunctionApp(stack, 'Orders', { ...APP, appName: `func-orders-${environment}` });
    return stack;
  });
  return { app, stacks };
}

test('a snapshot has the resources of each stack', () => {
  const { app, stacks } = twice();
  const snapshot = JSON.parse(TestKit.synthesize(app).snapshot()) as { stacks: Record<string, object> };
  expect(Object.keys(snapshot)).toEqual(['stacks']);
  expect(Object.keys(snapshot.stacks)).toEqual(['dev', 'prod']);
  for (const stack of stacks) expect(snapshot.stacks[stack.node.id]).toEqual(JSON.parse(TestKit.synthesize(stack).snapshot()));
  for (const environment of ['dev', 'prod']) expect(JSON.stringify(snapshot.stacks[environment])).toContain(`func-orders-${environment}`);
});

test('a snapshot of an app with one stack is that of the stack', () => {
  const app = TestKit.app();
  const stack = stackOf(app);
  new DedicatedPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.S1 });
  expect(TestKit.synthesize(app).snapshot()).toBe(TestKit.synthesize(stack).snapshot());
  expect(Object.keys(JSON.parse(TestKit.synthesize(app).snapshot()) as object)).toEqual(['resources']);
});

test('a snapshot has no path of the machine where a stack reads another', () => {
  const app = TestKit.app();
  const [shared, orders] = [stackOf(app, 'shared'), stackOf(app, 'orders')];
  const { plan } = program({}, shared);
  new IsolatedFunctionApp(orders, 'Bills', { ...APP, appName: 'func-bills', plan });
  for (const scope of [app, orders]) {
    const text = TestKit.synthesize(scope).snapshot();
    expect(text).not.toContain(process.cwd());
    expect(text).toContain('data.terraform_remote_state.cross-stack-reference-input-shared');
  }
});

test('resources of one address are told apart by their stacks', () => {
  const synthesized = TestKit.synthesize(twice().app);
  const type = 'azurerm_storage_account';
  expect(() => synthesized.resourcesOfType(type)).toThrow(/^'azurerm_storage_account\.\w+' is in the stacks 'prod' and 'dev', so say which is meant: resourcesOfType\('azurerm_storage_account', 'dev'\)$/);
  for (const name of ['dev', 'prod']) expect(Object.values(synthesized.resourcesOfType(type, name))).toHaveLength(1);
  expect(() => synthesized.resourcesOfType(type, 'test')).toThrow(`there is no stack 'test': there are 'prod', 'dev'`);
  expect(synthesized.resourcesOfType('azurerm_resource_group')).toEqual({});
});

test('what has one name twice is not looked up', () => {
  const app = TestKit.app();
  for (const id of ['one', 'two']) new IsolatedFunctionApp(stackOf(app, id), 'Orders', APP);
  const synthesized = TestKit.synthesize(app);
  expect(synthesized.functionApps).toHaveLength(2);
  expect(() => synthesized.functionApp('func-orders')).toThrow(`there is more than one function app 'func-orders': synthesize the stack, or the construct, that is meant`);
});

test('of a program that is refused, look-ups say why', () => {
  const stack = stackOf();
  stack.node.addValidation({ validate: () => ['not on a Friday'] });
  const synthesized = TestKit.synthesize(stack);
  for (const look of [
    () => synthesized.functionApp('x'), () => synthesized.slot('x', 'y'), () => synthesized.plan('x'), () => synthesized.resourcesOfType('azurerm_service_plan'), () => synthesized.terraform(),
    () => synthesized.terraform('orders'), () => synthesized.snapshot(),
  ]) {
    expect(look).toThrow(/^the program is refused, so nothing can be said about what it comes to:\n {2}\[orders\] not on a Friday$/);
  }
});
