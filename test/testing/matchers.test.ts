import {
  ElasticPremiumPlan,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  testing,
  type IsolatedFunctionAppProps,
} from '../../src';
import '../../src/testing/jest';
import { matchers, register } from '../../src/testing/matchers';
import { CODES } from '../../src/rules/codes';
import { PLACE, stackOf } from './programs';

const { Assertions, TestKit } = testing;
const APP = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newAccountKey() };

function program(props: Partial<IsolatedFunctionAppProps> = {}) {
  const stack = stackOf();
  const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
  const app = new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, appSettings: { TOPIC: 'orders' }, slotSettings: { ENVIRONMENT: 'production' }, ...props });
  return { stack, app, plan };
}

/** What a claim that does not hold says. */
function message(claim: () => unknown): string {
  try {
    claim();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the claim holds');
}

describe('toHaveFunctionApp', () => {
  test('holds for what is there, in part or in whole', () => {
    const { stack, app } = program();
    expect(stack).toHaveFunctionApp();
    expect(stack).toHaveFunctionApp({ appName: 'func-orders', workerRuntime: 'dotnet-isolated', runtimeVersion: '10.0', sku: 'EP1', httpsOnly: true });
    expect(app).toHaveFunctionApp({ appSettings: { TOPIC: 'orders' }, stickySettings: ['ENVIRONMENT'], identityIds: [] });
    expect(stack.node.root).toHaveFunctionApp({ attributes: { site_config: { ftps_state: 'Disabled' } } });
    expect(TestKit.synthesize(stack)).toHaveFunctionApp({ location: 'westeurope' });
    const [found] = TestKit.synthesize(stack).functionApps;
    expect(stack).toHaveFunctionApp(found);
  });

  test('takes matchers of jest and regular expressions', () => {
    const { stack } = program();
    expect(stack).toHaveFunctionApp({ appName: expect.stringMatching(/^func-/) as string, appSettings: expect.objectContaining({ TOPIC: 'orders' }) as Record<string, string> });
    expect(stack).not.toHaveFunctionApp({ appName: expect.stringMatching(/^app-/) as string });
    expect(stack).toHaveFunctionApp({ servicePlanId: /azurerm_service_plan/ as never });
    expect(stack).toHaveFunctionApp({ appSettings: { TOPIC: undefined as never } });
  });

  test.each<[string, testing.FunctionAppExpectation, string]>([
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
    ['a pattern', { appName: /^app-/ as never }, `appName: expected /^app-/, is 'func-orders'`],
    ['a matcher', { appName: expect.stringContaining('x') as string }, `appName: expected StringContaining 'x', is 'func-orders'`],
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
    expect(message(() => expect(stackOf()).toHaveFunctionApp())).toBe('there is no function app');
    expect(stackOf()).not.toHaveFunctionApp();
  });

  test('fails both ways for a program that is refused, and for what is no program', () => {
    const stack = stackOf();
    for (const id of ['A', 'B']) new IsolatedFunctionApp(stack, id, APP);
    for (const claim of [() => expect(stack).toHaveFunctionApp(), () => expect(stack).not.toHaveFunctionApp()]) {
      expect(message(claim)).toMatch(/^the program is refused, so nothing can be said about what it comes to:\n {2}\[orders\/B\] AZFN4016 /);
    }
    for (const wrong of ['{}', 1, undefined, {}]) expect(() => expect(wrong).not.toHaveFunctionApp()).toThrow('a TerraformStack, an App, another construct or the result of TestKit.synthesize() is needed');
  });

  test('fails both ways for an expectation of what there is not', () => {
    const wrong = { appname: 'func-orders' } as testing.FunctionAppExpectation;
    for (const claim of [() => expect(program().stack).toHaveFunctionApp(wrong), () => expect(program().stack).not.toHaveFunctionApp(wrong)]) {
      expect(message(claim)).toMatch(/^'appname' is nothing that a function app has; it has path, address, resourceType, appName, /);
    }
  });

  test('takes every field of an app as an expectation', () => {
    const [app] = TestKit.synthesize(program().stack).functionApps;
    expect(Object.keys(app).sort()).toEqual(Object.keys(app).filter((name) => matchers.toHaveFunctionApp(program().stack, { [name]: undefined }).pass).sort());
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
      expect(subject).not.toHaveAppSetting('topic');
    }
    for (const subject of [slot, TestKit.synthesize(slot), TestKit.synthesize(stack).slot('func-orders', 'staging')]) expect(subject).toHaveAppSetting('ENVIRONMENT', 'staging');
  });

  test('says what is there instead', () => {
    const { stack } = program();
    expect(message(() => expect(stack).toHaveAppSetting('topic'))).toBe(`'func-orders' (orders/Orders) has no app setting 'topic'; there is 'TOPIC'`);
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
    expect(message(() => expect(stack).toHaveStickySetting('TOPIC'))).toBe(`'TOPIC' is swapped with 'func-orders' (orders/Orders); there is 'ENVIRONMENT'`);
    expect(message(() => expect(stack).toHaveStickySetting('X'))).toBe(`'X' is no setting of 'func-orders' (orders/Orders); there is 'ENVIRONMENT'`);
    expect(message(() => expect(program({ slotSettings: undefined }).stack).toHaveStickySetting('X'))).toContain('; there is none');
  });
});

describe('toBeRefusedWith', () => {
  const wrong = (props: object) => () => new IsolatedFunctionApp(stackOf(), 'Orders', { ...APP, ...props });

  test('holds for a function whose program is refused while it is defined', () => {
    expect(wrong({ instanceMemoryMiB: 1024 })).toBeRefusedWith('AZFN2003');
    expect(wrong({ instanceMemoryMiB: 1024, appName: '-' })).toBeRefusedWith('AZFN2003', 'AZFN4013');
    expect(wrong({ instanceMemoryMiB: 1024 })).toBeRefusedWith();
    expect(wrong({ instanceMemoryMiB: 1024 })).not.toBeRefusedWith('AZFN4013');
    expect(wrong({})).not.toBeRefusedWith();
  });

  test('holds for a program that is refused when it is synthesized', () => {
    const twice = () => {
      const stack = stackOf();
      for (const id of ['A', 'B']) new IsolatedFunctionApp(stack, id, APP);
      return stack;
    };
    for (const subject of [twice, twice(), twice().node.root, TestKit.synthesize(twice())]) {
      expect(subject).toBeRefusedWith('AZFN4016');
      expect(subject).not.toBeRefusedWith('AZFN4013');
    }
    expect(program().stack).not.toBeRefusedWith();
  });

  test('says what is refused, and what is not', () => {
    expect(message(() => expect(wrong({})).toBeRefusedWith('AZFN2003', 'AZFN4013'))).toBe('nothing is refused, so not with AZFN2003 and AZFN4013');
    expect(message(() => expect(program().stack).toBeRefusedWith())).toBe('nothing is refused');
    const text = message(() => expect(wrong({ instanceMemoryMiB: 1024 })).toBeRefusedWith('AZFN4013'));
    expect(text).toMatch(/^it is refused, but not with AZFN4013:\n {2}\[orders\/Orders\] AZFN2003 plans\/unsupported-memory: .*\n {6}why: .*\n {6}fix: .*\n {6}docs: .*$/);
    expect(message(() => expect(wrong({ instanceMemoryMiB: 1024 })).not.toBeRefusedWith('AZFN2003'))).toMatch(/^it is refused:\n {2}\[orders\/Orders\] AZFN2003 /);
  });

  test('lets errors of others through, both ways', () => {
    const crash = () => { throw new TypeError('crash'); };
    expect(() => expect(crash).toBeRefusedWith('AZFN2003')).toThrow(new TypeError('crash'));
    expect(() => expect(crash).not.toBeRefusedWith('AZFN2003')).toThrow(new TypeError('crash'));
    const text = () => { throw 'text'; };
    expect(() => expect(text).not.toBeRefusedWith()).toThrow();
  });

  test('does not take a refusal of somebody else for one of ours', () => {
    const stack = stackOf();
    stack.node.addValidation({ validate: () => ['no'] });
    expect(stack).not.toBeRefusedWith();
    expect(stack).not.toBeRefusedWith('AZFN2003');
  });

  test('knows no other code', () => {
    for (const code of ['AZFN0000', 'constructor', '', undefined as never]) {
      expect(() => expect(program().stack).not.toBeRefusedWith(code)).toThrow('is no code of this library');
      expect(() => expect(program().stack).not.toWarnWith(code)).toThrow('is no code of this library');
    }
  });

  test('takes a lifecycle that the stack makes an error', () => {
    const old = () => new IsolatedFunctionApp(stackOf(TestKit.app({ context: { 'azfn:endOfSupport': 'error' } })), 'Orders', { ...APP, runtime: IsolatedRuntime.DOTNET_8 });
    expect(old).toBeRefusedWith('AZFN1010');
  });
});

describe('toWarnWith', () => {
  const inProcess = () => {
    const stack = stackOf();
    const app = new InProcessFunctionApp(stack, 'Old', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    return { stack, app };
  };

  test('holds for what is warned about', () => {
    const { stack, app } = inProcess();
    for (const subject of [stack, app, stack.node.root, TestKit.synthesize(stack)]) {
      expect(subject).toWarnWith('AZFN1012');
      expect(subject).toWarnWith();
      expect(subject).not.toWarnWith('AZFN1011');
    }
    expect(program().stack).not.toWarnWith();
  });

  test('says what the warnings are', () => {
    expect(message(() => expect(program().stack).toWarnWith('AZFN1012'))).toBe('there is no warning, so none with AZFN1012');
    expect(message(() => expect(program().stack).toWarnWith())).toBe('there is no warning');
    expect(message(() => expect(inProcess().stack).toWarnWith('AZFN1011'))).toMatch(/^there are warnings, but none with AZFN1011:\n {2}\[orders\/Old\] AZFN1012 /);
    expect(message(() => expect(inProcess().stack).not.toWarnWith('AZFN1012'))).toMatch(/^there are warnings:\n {2}\[orders\/Old/);
  });

  test('has nothing to do with errors', () => {
    expect(() => expect(program().stack).not.toWarnWith('AZFN2003')).toThrow('AZFN2003 is no warning but an error: ask whether the program is refused with it');
    const warnings = Object.entries(CODES).filter(([, { severity }]) => severity === 'warning').map(([code]) => code);
    const synthesized = TestKit.synthesize(program().stack);
    for (const code of warnings) expect(synthesized).not.toWarnWith(code);
  });
});

describe('assertions without a test runner', () => {
  test('hold, or throw with the text of the matcher', () => {
    const { stack, app } = program();
    Assertions.hasFunctionApp(stack, { appName: 'func-orders' });
    Assertions.hasAppSetting(app, 'TOPIC', 'orders');
    Assertions.hasAppSetting(app, 'TOPIC');
    Assertions.hasStickySetting(app, 'ENVIRONMENT');
    expect(() => Assertions.hasFunctionApp(stack, { appName: 'x' })).toThrow('the nearest is');
    expect(() => Assertions.hasAppSetting(stack, 'TOPIC', 'x')).toThrow('has another value');
    expect(() => Assertions.hasStickySetting(stack, 'TOPIC')).toThrow('is swapped with');
    expect(() => Assertions.isRefusedWith(stack, 'AZFN2003')).toThrow('nothing is refused');
    expect(() => Assertions.warnsWith(stack, 'AZFN1012')).toThrow('there is no warning');
    const other = stackOf();
    for (const id of ['A', 'B']) new InProcessFunctionApp(other, id, { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    Assertions.isRefusedWith(other, 'AZFN4016');
    const old = stackOf();
    new InProcessFunctionApp(old, 'Old', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    Assertions.warnsWith(old, 'AZFN1012');
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
