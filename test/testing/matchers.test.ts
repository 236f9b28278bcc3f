import { IsolatedFunctionApp, testing } from '../../src';
import '../../src/testing/jest';
import { matchers, register, type ExpectedFunctionApp } from '../../src/testing/matchers';
import { APP, message, program, stackOf } from './programs';

const { TestKit } = testing;

describe('toHaveFunctionApp', () => {
  test('holds for what is there, in part or in whole', () => {
    const { stack, app } = program();
    expect(stack).toHaveFunctionApp({ appName: 'func-orders', workerRuntime: 'dotnet-isolated', runtimeVersion: '10.0', sku: 'EP1', httpsOnly: true });
    expect(app).toHaveFunctionApp({ appSettings: { TOPIC: 'orders' }, stickySettings: ['ENVIRONMENT'], identityIds: [] });
    expect(stack.node.root).toHaveFunctionApp({ attributes: { site_config: { ftps_state: 'Disabled' } } });
    expect(TestKit.synthesize(stack)).toHaveFunctionApp({ location: 'westeurope' });
    const [found] = TestKit.synthesize(stack).functionApps;
    expect(stack).toHaveFunctionApp(found);
  });

  test('takes matchers of jest and regular expressions', () => {
    const { stack } = program();
    expect(stack).toHaveFunctionApp({ appName: expect.stringMatching(/^func-/), appSettings: expect.objectContaining({ TOPIC: 'orders' }) });
    expect(stack).not.toHaveFunctionApp({ appName: expect.stringMatching(/^app-/) });
    expect(stack).toHaveFunctionApp({ servicePlanId: /azurerm_service_plan/, appSettings: { TOPIC: /^ord/ }, stickySettings: [/^ENV/] });
  });

  test.each<[string, ExpectedFunctionApp, string]>([
    ['another text', { runtimeVersion: '8.0' }, `runtimeVersion: expected '8.0', is '10.0'`],
    ['another flag', { httpsOnly: false }, 'httpsOnly: expected false, is true'],
    ['a setting of another value', { appSettings: { TOPIC: 'bills' } }, `appSettings.TOPIC: expected 'bills', is 'orders'`],
    ['a setting that is not there', { appSettings: { TOPICS: 'orders' } }, `appSettings.TOPICS: expected 'orders', is nothing`],
    ['a name that every object has', { appSettings: { constructor: 'x' } as never }, `appSettings.constructor: expected 'x', is nothing`],
    ['a shorter list', { stickySettings: [] }, `stickySettings: expected [], is ["ENVIRONMENT"]`],
    ['another item', { stickySettings: ['X'] }, `stickySettings[0]: expected 'X', is 'ENVIRONMENT'`],
    ['an object for a text', { attributes: { name: { a: 1 } } }, `attributes.name: expected {"a":1}, is 'func-orders'`],
    ['a list for an object', { attributes: { site_config: [] } }, 'attributes.site_config: expected [], is {'],
    ['an attribute that is not there', { attributes: { zip_deploy_file: 'x' } }, `attributes.zip_deploy_file: expected 'x', is nothing`],
    ['a pattern', { appName: /^app-/ }, `appName: expected /^app-/, is 'func-orders'`],
    ['a matcher', { appName: expect.stringContaining('x') }, `appName: expected StringContaining 'x', is 'func-orders'`],
  ])('fails for %s, and says what is there', (_, expected, text) => {
    const { stack } = program();
    expect(stack).not.toHaveFunctionApp(expected);
    expect(message(() => expect(stack).toHaveFunctionApp(expected))).toContain(`no function app of 1 is as expected; the nearest is 'func-orders' (orders/Orders):\n  ${text}`);
  });

  test('names the nearest of several', () => {
    const { stack, plan } = program();
    new IsolatedFunctionApp(stack, 'Bills', { ...APP, appName: 'func-bills', plan });
    expect(message(() => expect(stack).toHaveFunctionApp({ appName: 'func-bills', sku: 'EP2' }))).toBe(`no function app of 2 is as expected; the nearest is 'func-bills' (orders/Bills):\n  sku: expected 'EP2', is 'EP1'`);
  });

  test('says so where there is no app at all', () => {
    expect(message(() => expect(stackOf()).toHaveFunctionApp({ appName: 'func-orders' }))).toBe('there is no function app');
    expect(stackOf()).not.toHaveFunctionApp({ appName: 'func-orders' });
  });

  test('fails both ways for a program that is refused, and for what is no program', () => {
    const stack = stackOf();
    for (const id of ['A', 'B']) new IsolatedFunctionApp(stack, id, APP);
    for (const claim of [() => expect(stack).toHaveFunctionApp({ sku: 'EP1' }), () => expect(stack).not.toHaveFunctionApp({ sku: 'EP1' })]) {
      expect(message(claim)).toMatch(/^the program is refused, so nothing can be said about what it comes to:\n {2}\[orders\/B\] AZFN4016 /);
    }
    for (const [wrong, kind] of [['{}', 'a text'], [1, '1'], [undefined, 'nothing'], [{}, '{}'], [[], 'a list'], [() => stack, 'a function']]) {
      expect(() => expect(wrong).not.toHaveFunctionApp({ sku: 'EP1' })).toThrow(`a claim is about a TerraformStack, an App, another construct or the result of TestKit.synthesize(), not about ${String(kind)}`);
    }
  });

  test('fails both ways for an expectation of what there is not', () => {
    const wrong = { appname: 'func-orders' } as testing.FunctionAppExpectation;
    for (const claim of [() => expect(program().stack).toHaveFunctionApp(wrong), () => expect(program().stack).not.toHaveFunctionApp(wrong)]) {
      expect(message(claim)).toMatch(/^'appname' is nothing that a function app has; it has path, address, resourceType, appName, /);
    }
  });

  test('takes every field of an app as an expectation', () => {
    const [app] = TestKit.synthesize(program().stack).functionApps;
    expect(Object.keys(app).sort()).toEqual(Object.keys(app).filter((name) => matchers.toHaveFunctionApp(program().stack, { appName: 'func-orders', [name]: app[name as keyof typeof app] }).pass).sort());
  });
});

describe('toHaveAppSetting', () => {
  test('holds for an app, a slot, and a stack of one app', () => {
    const { stack, app } = program();
    const slot = app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
    for (const subject of [stack, app, TestKit.synthesize(stack), TestKit.synthesize(stack).functionApp('func-orders')]) {
      expect(subject).toHaveAppSetting('TOPIC');
      expect(subject).toHaveAppSetting('TOPIC', 'orders');
      expect(subject).toHaveAppSetting('ENVIRONMENT', 'production');
      expect(subject).toHaveAppSetting('TOPIC', expect.stringContaining('order'));
      expect(subject).not.toHaveAppSetting('TOPIC', 'bills');
      expect(subject).toHaveAppSetting('topic', /^ord/);
    }
    for (const subject of [slot, TestKit.synthesize(slot), TestKit.synthesize(stack).slot('func-orders', 'staging')]) expect(subject).toHaveAppSetting('ENVIRONMENT', 'staging');
  });

  test('says what is there instead', () => {
    const { stack } = program();
    expect(message(() => expect(stack).toHaveAppSetting('X'))).toMatch(/has no app setting 'X'; there is '.*'TOPIC'/);
    expect(message(() => expect(stack).toHaveAppSetting('TOPIC', 'x'))).toBe(`'func-orders' (orders/Orders) has another value for the app setting TOPIC: expected 'x', is 'orders'`);
    expect(message(() => expect(stack).not.toHaveAppSetting('TOPIC'))).toBe(`'func-orders' (orders/Orders) has the app setting 'TOPIC': 'orders'`);
    expect(stack).not.toHaveAppSetting('constructor');
  });

  test('wants to know which app is meant', () => {
    const { stack, plan } = program();
    const other = new IsolatedFunctionApp(stack, 'Bills', { ...APP, appName: 'func-bills', plan, appSettings: { TOPIC: 'bills' } });
    expect(other).toHaveAppSetting('TOPIC', 'bills');
    expect(message(() => expect(stack).toHaveAppSetting('TOPIC'))).toMatch(/^there are 2 of them, so say which: .*'func-bills' \(orders\/Bills\), 'func-orders' \(orders\/Orders\)$/);
    expect(message(() => expect(stackOf()).not.toHaveAppSetting('TOPIC'))).toBe('there is no function app');
  });
});

describe('toHaveStickySetting', () => {
  test('holds for what stays with the slot', () => {
    const { stack, app } = program();
    const slot = app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
    for (const subject of [stack, app, slot]) {
      expect(subject).toHaveStickySetting('ENVIRONMENT');
      expect(subject).not.toHaveStickySetting('TOPIC');
    }
  });

  test('says what is there instead', () => {
    const { stack } = program();
    expect(message(() => expect(stack).toHaveStickySetting('TOPIC'))).toBe(`'TOPIC' of 'func-orders' (orders/Orders) goes with the code when slots are swapped; what stays is 'ENVIRONMENT'`);
    expect(message(() => expect(stack).toHaveStickySetting('X'))).toBe(`'X' is no setting of 'func-orders' (orders/Orders); what stays is 'ENVIRONMENT'`);
    expect(message(() => expect(program({ slotSettings: undefined }).stack).toHaveStickySetting('X'))).toContain('; nothing stays');
  });
});

describe('register', () => {
  test('gives any expect the matchers, and the serializer where it has one', () => {
    const extended: string[] = [];
    register({ extend: (given) => extended.push(...Object.keys(given)) });
    expect(extended.sort()).toEqual(['toBeRefusedWith', 'toHaveAppSetting', 'toHaveFunctionApp', 'toHaveStickySetting', 'toWarnWith']);
    let serializers = 0;
    register({ extend: () => undefined, addSnapshotSerializer: () => { serializers += 1; } });
    expect(serializers).toBe(1);
  });
});
