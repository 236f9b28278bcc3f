import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, TerraformVariable, Token, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { FlexConsumptionPlan, HostStorage, IsolatedFunctionApp, testing } from '../../src';
import '../../src/testing/jest';
import { PROVIDER_SETTINGS } from '../../src/catalog/provider-settings';
import { AnyResource, APP, message, PLACE, program, stackOf } from './programs';

/* A claim holds only when it is true: what can be neither true nor false is an error, with `.not` as well. */

const { TestKit } = testing;

/** What a claim and its opposite both say. */
function error(claim: (wanted: jest.JestMatchers<unknown>) => unknown, subject: unknown): string {
  const texts = [message(() => claim(expect(subject))), message(() => claim(expect(subject).not as jest.JestMatchers<unknown>))];
  expect(texts[1]).toBe(texts[0]);
  return texts[0];
}

describe('an expectation', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, `what a function app has to be is an object such as { appName: 'func-orders' }, not nothing`],
    ['a text', 'func-orders', 'is an object such as { appName: \'func-orders\' }, not a text'],
    ['a list', [], 'not a list'],
    ['an empty one', {}, 'the expectation is empty, so it says nothing'],
    ['one of empty maps', { appSettings: {}, attributes: { site_config: {} } }, 'the expectation is empty, so it says nothing'],
    ['a flag as text', { httpsOnly: 'true' }, `'httpsOnly' of an app is true or false; the one expected is a text`],
    ['a number for a text', { runtimeVersion: 8 }, `'runtimeVersion' of an app is a text, such as 'func-orders'; the one expected is the number 8`],
    ['null', { sku: null }, `'sku' of an app is a text, such as 'func-orders'; the one expected is null`],
    ['a text for a list', { stickySettings: 'ENVIRONMENT' }, `'stickySettings' of an app is a list of texts, such as ['ENVIRONMENT']; the one expected is a text`],
    ['a list of others', { identityIds: [1] }, 'the one expected is a list'],
    ['settings of other values', { appSettings: { A: 1 } }, `'appSettings' of an app is texts by their names, such as { TOPIC: 'orders' }; the one expected is a map of other values`],
    ['a name of a setting with a space', { appSettings: { 'TOPIC ': 'orders' } }, `'TOPIC ' is no name of a setting`],
    ['a text for arguments', { attributes: 'x' }, 'the one expected is a text'],
  ])('cannot be %s', (_, expected, text) => {
    expect(error((wanted) => wanted.toHaveFunctionApp(expected as never), program().stack)).toContain(text);
  });

  test('of undefined is that nothing is there', () => {
    const { stack } = program();
    expect(stack).toHaveFunctionApp({ identityType: 'SystemAssigned', appSettings: { NONE: undefined }, attributes: { zip_deploy_file: undefined } });
    expect(stack).not.toHaveFunctionApp({ sku: undefined });
    expect(stack).not.toHaveFunctionApp({ appSettings: { TOPIC: undefined } });
    expect(message(() => expect(stack).toHaveFunctionApp({ attributes: { https_only: undefined } }))).toContain('attributes.https_only: expected nothing, is true');
  });

  test('with a regular expression that remembers holds again', () => {
    const pattern = /func/g;
    const { stack } = program();
    for (let time = 0; time < 3; time += 1) expect(stack).toHaveFunctionApp({ appName: pattern });
    for (let time = 0; time < 3; time += 1) expect(stack).toHaveAppSetting('TOPIC', /ord/y);
  });

  test('that names an app is compared with that one', () => {
    const { stack, plan } = program();
    new IsolatedFunctionApp(stack, 'Bills', { ...APP, appName: 'func-bills', plan, httpsOnly: false });
    expect(message(() => expect(stack).toHaveFunctionApp({ appName: 'func-bills', httpsOnly: true, appSettings: { TOPIC: 'orders', X: '1' } }))).toMatch(/the nearest is 'func-bills' \(orders\/Bills\):\n(.*\n){2}.*$/);
    expect(message(() => expect(stack).toHaveFunctionApp({ path: 'orders/Bills', httpsOnly: true, appSettings: { TOPIC: 'orders' } }))).toContain(`the nearest is 'func-bills'`);
  });
});

describe('settings', () => {
  test('have names without case, as in Azure', () => {
    const { stack } = program();
    expect(stack).toHaveAppSetting('topic', 'orders');
    expect(message(() => expect(stack).not.toHaveAppSetting('Topic'))).toContain(`has the app setting 'Topic': 'orders'`);
    expect(stack).toHaveStickySetting('environment');
    expect(stack).toHaveFunctionApp({ appSettings: { topic: 'orders' }, stickySettings: ['Environment'] });
    expect(stack).not.toHaveFunctionApp({ appSettings: { topic: undefined } });
    expect(stack).not.toHaveFunctionApp({ attributes: { app_settings: { topic: 'orders' } } });
    expect(stack).not.toHaveAppSetting('QUEUEE');
  });

  test.each<[string, unknown, string]>([
    ['a number', 5, 'the name of a setting is a text, not 5'],
    ['nothing', undefined, 'the name of a setting is a text, not nothing'],
    ['empty', '', `'' is no name of a setting: names are not empty, and have no space at either end`],
    ['with a space at the end', 'TOPIC ', `'TOPIC ' is no name of a setting`],
  ])('have names that are not %s', (_, name, text) => {
    const { stack } = program();
    expect(error((wanted) => wanted.toHaveAppSetting(name as never), stack)).toContain(text);
    expect(error((wanted) => wanted.toHaveStickySetting(name as never), stack)).toContain(text);
  });

  test('have values that are texts', () => {
    const { stack } = program();
    expect(error((wanted) => wanted.toHaveAppSetting('TOPIC', undefined), stack)).toContain(`the value that 'TOPIC' is expected to have is undefined`);
    expect(error((wanted) => wanted.toHaveAppSetting('TOPIC', 5 as never), stack)).toContain(`but the one expected of 'TOPIC' is the number 5`);
    expect(error((wanted) => wanted.toHaveAppSetting('TOPIC', ['hunter2'] as never), stack)).toMatch(/is a list$/);
  });

  test('are swapped only if there are such settings', () => {
    const { stack, app } = program({ connectionStrings: {} });
    app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' }, appSettings: { ONLY: '1' } });
    app.addAppSetting('ONLY', '2');
    expect(stack).not.toHaveStickySetting('topic');
    expect(stack).not.toHaveStickySetting('ONLY');
    expect(stack).not.toHaveStickySetting('AzureWebJobsStorage');
    expect(TestKit.synthesize(stack).slot('func-orders', 'staging')).not.toHaveStickySetting('TOPIC');
    expect(message(() => expect(stack).not.toHaveStickySetting('TOPICS'))).toMatch(/^'TOPICS' is no setting of 'func-orders' \(orders\/Orders\), so nothing can be said about swapping it; there is .*'TOPIC'/);
    expect({ ...TestKit.synthesize(stack).functionApp('func-orders') }).not.toHaveStickySetting('TOPIC');
  });
});

describe('what the provider writes', () => {
  test.each(PROVIDER_SETTINGS.filter(({ classic }) => classic).map(({ name }) => name))('%s cannot be claimed of an app of azurerm', (name) => {
    const { stack } = program();
    const text = error((wanted) => wanted.toHaveAppSetting(name.toLowerCase()), stack);
    expect(text).toMatch(/^nothing can be said about the app setting '.*': the azurerm provider writes it when it applies azurerm_windows_function_app\.\w+, from other arguments; read 'attributes\.\w+/);
    expect(error((wanted) => wanted.toHaveFunctionApp({ appSettings: { [name]: undefined } }), stack)).toContain('nothing can be said about the app setting');
  });

  test('is said where it can be read', () => {
    const { stack, app } = program();
    const slot = app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
    expect(error((wanted) => wanted.toHaveAppSetting('AzureWebJobsStorage'), stack)).toContain(`'attributes.storage_account_access_key'`);
    expect(error((wanted) => wanted.toHaveAppSetting('FUNCTIONS_WORKER_RUNTIME'), stack)).toMatch(/, or 'workerRuntime'$/);
    expect(error((wanted) => wanted.toHaveAppSetting('FUNCTIONS_EXTENSION_VERSION'), stack)).toMatch(/, or 'functionsVersion'$/);
    expect(error((wanted) => wanted.toHaveAppSetting('FUNCTIONS_EXTENSION_VERSION'), slot)).toMatch(/; read 'attributes\.functions_extension_version'$/);
  });

  test('is little on Flex Consumption, nothing with azapi, and nothing that the program says itself', () => {
    const flex = (hostStorage: HostStorage) => {
      const stack = stackOf();
      const plan = new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE });
      new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, hostStorage });
      return stack;
    };
    const withKey = flex(HostStorage.newAccountKey());
    expect(error((wanted) => wanted.toHaveAppSetting('AzureWebJobsStorage'), withKey)).toContain(`'attributes.storage_access_key'`);
    expect(withKey).not.toHaveAppSetting('FUNCTIONS_WORKER_RUNTIME');
    const keyless = flex(HostStorage.newManagedIdentity());
    expect(keyless).not.toHaveAppSetting('AzureWebJobsStorage');
    expect(keyless).toHaveAppSetting('AzureWebJobsStorage__credential', 'managedidentity');
    const own = stackOf();
    expect(error((wanted) => wanted.toHaveFunctionApp({ appSettings: expect.objectContaining({ AzureWebJobsStorage: 'x' }) }), withKey)).toContain('nothing can be said about the app setting');
    expect(withKey).not.toHaveFunctionApp({ httpsOnly: false, appSettings: { AzureWebJobsStorage: 'x' } });
    new AnyResource(own, 'Own', 'azurerm_linux_function_app', { name: 'func-own', app_settings: { FUNCTIONS_WORKER_RUNTIME: 'custom' } });
    expect(own).toHaveAppSetting('FUNCTIONS_WORKER_RUNTIME', 'custom');
    new AnyResource(own, 'Other', 'azurerm_linux_function_app', { name: 'func-other' });
    expect(own).toHaveFunctionApp({ appSettings: { functions_worker_runtime: 'custom' } });
    expect(error((wanted) => wanted.toHaveFunctionApp({ appSettings: { functions_worker_runtime: 'node' } }), own)).toContain('azurerm_linux_function_app.Other');
  });
});

test('settings that are an expression as a whole are unknown', () => {
  const stackWith = (type: string, block: object) => {
    const stack = stackOf();
    new AnyResource(stack, 'Own', type, { name: 'func-own', ...block });
    return stack;
  };
  const site = { type: 'Microsoft.Web/sites@2024-11-01' };
  for (const stack of [
    stackWith('azurerm_linux_function_app', { app_settings: '${merge(local.a, local.b)}' }),
    stackWith('azapi_resource', { ...site, body: '${jsonencode(var.body)}' }),
    stackWith('azapi_resource', { ...site, body: { properties: { siteConfig: { appSettings: '${var.settings}' } } } }),
  ]) {
    expect(error((wanted) => wanted.toHaveAppSetting('TOPIC'), stack)).toMatch(/^nothing can be said about the app setting 'TOPIC': the settings of az\w+\.Own are an expression/);
    expect(error((wanted) => wanted.toHaveFunctionApp({ appSettings: { TOPIC: 'orders' } }), stack)).toContain('are an expression');
  }
});

describe('tokens', () => {
  const grouped = () => {
    const stack = stackOf();
    const group = new ResourceGroup(stack, 'g', { name: 'rg-orders', location: 'westeurope' });
    const { app } = program({ appSettings: { GROUP: group.name, MIXED: `${group.name}-x`, UPPER: Token.asString(Fn.upper(group.name)) } }, stack);
    return { stack, group, app };
  };

  test('of an expectation are compared as Terraform spells them', () => {
    const { stack, group, app } = grouped();
    for (const subject of [stack, app, TestKit.synthesize(stack), TestKit.synthesize(stack).functionApp('func-orders')]) {
      expect(subject).toHaveAppSetting('GROUP', group.name);
      expect(subject).toHaveAppSetting('GROUP', '${azurerm_resource_group.g.name}');
      expect(subject).toHaveAppSetting('MIXED', `${group.name}-x`);
      expect(subject).not.toHaveAppSetting('MIXED', group.name);
      expect(message(() => expect(subject).not.toHaveAppSetting('GROUP', group.name))).toContain('has the app setting');
    }
    expect(stack).toHaveFunctionApp({ appSettings: { GROUP: group.name, UPPER: Token.asString(Fn.upper(group.name)) }, attributes: { app_settings: { GROUP: group.name } } });
    expect(stack).not.toHaveFunctionApp({ appSettings: { GROUP: group.location } });
    expect(message(() => expect(stack).toHaveAppSetting('GROUP', group.location))).toMatch(/expected '\$\{azurerm_resource_group\.g\.location\}', is '\$\{azurerm_resource_group\.g\.name\}'$/);
  });

  test('of a resource of another stack are compared as the program reads them, and add nothing to it', () => {
    const app = TestKit.app();
    const [shared, orders] = [stackOf(app, 'shared'), stackOf(app, 'orders')];
    const group = new ResourceGroup(shared, 'g', { name: 'rg-orders', location: 'westeurope' });
    program({ appSettings: { GROUP: group.id, MIXED: `${group.id}/x` } }, orders);
    for (const subject of [orders, TestKit.synthesize(orders), TestKit.synthesize(app)]) {
      expect(subject).toHaveAppSetting('GROUP', group.id);
      expect(subject).toHaveAppSetting('MIXED', `${group.id}/x`);
      expect(message(() => expect(subject).not.toHaveAppSetting('GROUP', group.id))).toContain('has the app setting');
      expect(subject).not.toHaveAppSetting('GROUP', group.name);
      expect(subject).not.toHaveFunctionApp({ resourceGroupName: group.name });
    }
    expect(Object.keys((JSON.parse(TestKit.synthesize(app).terraform('shared')) as { output: object }).output)).toEqual(['cross-stack-output-azurerm_resource_groupgid']);
  });

  test('are known of apps that another copy of the library has found', () => {
    const [place] = TestKit.synthesize(grouped().stack).functionApps;
    jest.isolateModules(() => {
      const { originOf } = jest.requireActual<typeof import('../../src/testing/origins')>('../../src/testing/origins');
      expect(originOf(place)?.family).toContain(place);
    });
  });

  test('of any kind are no error where a text or a flag is expected', () => {
    const stack = stackOf();
    const variable = new TerraformVariable(stack, 'any', { type: 'any' });
    program({ appSettings: { GROUP: variable.stringValue } }, stack);
    expect(stack).toHaveAppSetting('GROUP', variable.value);
    expect(stack).toHaveFunctionApp({ appSettings: { GROUP: variable.value as string } });
    expect(stack).not.toHaveFunctionApp({ httpsOnly: variable.booleanValue as unknown as boolean });
    expect(stack).not.toHaveFunctionApp({ location: variable.value as string });
  });

  test('objects without an end are no expectation', () => {
    const { stack, group } = grouped();
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    expect(error((wanted) => wanted.toHaveFunctionApp({ attributes: circle }), stack)).toBe('attributes.again is expected to be an object that has itself in it, and no data has');
    expect(error((wanted) => wanted.toHaveFunctionApp({ attributes: { location: group } }), stack)).toBe("attributes.location is never a construct, but 'orders/g' is expected: name the attribute of it that is meant");
    expect(error((wanted) => wanted.toHaveFunctionApp({ location: group as never }), stack)).toContain("'orders/g' is expected");
    expect(message(() => expect(stack).toHaveFunctionApp({ attributes: { list: [10n] } }))).toContain('attributes.list: expected [a bigint], is nothing');
  });

  test('are refused where nobody can look into them', () => {
    const { stack, group } = grouped();
    const spelling = `Terraform spells references like '\${azurerm_resource_group.orders.name}', and so may the expectation`;
    expect(error((wanted) => wanted.toHaveAppSetting('GROUP', expect.stringContaining(group.name)), stack)).toBe(`GROUP: what is expected has a token in it, which a matcher of the test runner cannot look into; ${spelling}`);
    expect(error((wanted) => wanted.toHaveFunctionApp({ appSettings: expect.objectContaining({ GROUP: group.name }) }), stack)).toContain('which a matcher of the test runner cannot look into');
    expect(error((wanted) => wanted.toHaveAppSetting('GROUP', new RegExp(group.name.replace(/[$[\]{}.]/g, '\\$&'))), stack)).toContain('which a regular expression cannot look into');
    expect(error((wanted) => wanted.toHaveAppSetting('GROUP', group.name), { ...TestKit.synthesize(stack).functionApp('func-orders') })).toContain('it is not known which stack it belongs to');
    for (const claim of [(wanted: jest.JestMatchers<unknown>) => wanted.toHaveAppSetting(group.name), (wanted: jest.JestMatchers<unknown>) => wanted.toHaveFunctionApp({ appSettings: { [group.name]: 'x' } })]) {
      expect(error(claim, stack)).toMatch(/^the name of .* is a token, whose text is not known: write the name$/);
    }
  });
});

describe('the SKU', () => {
  test('is that of the plan in another stack of the app, also where one stack is asked', () => {
    const app = TestKit.app();
    const [shared, orders] = [stackOf(app, 'shared'), stackOf(app, 'orders')];
    const { plan } = program({}, shared);
    const inOrders = new IsolatedFunctionApp(orders, 'Bills', { ...APP, appName: 'func-bills', plan });
    for (const subject of [app, orders, inOrders]) {
      expect(subject).toHaveFunctionApp({ appName: 'func-bills', sku: 'EP1' });
      expect(subject).not.toHaveFunctionApp({ appName: 'func-bills', sku: 'EP2' });
    }
  });

  test.each(['a.b', 'p+q', 'my_plans', 'umlaut-ä'])("is that of the plan in the stack '%s'", (id) => {
    const app = TestKit.app();
    const [shared, orders] = [stackOf(app, id), stackOf(app, 'orders')];
    const { plan } = program({}, shared);
    new IsolatedFunctionApp(orders, 'Bills', { ...APP, appName: 'func-bills', plan });
    expect(orders).toHaveFunctionApp({ appName: 'func-bills', sku: 'EP1' });
  });

  test('is that of the plan in a stack below another construct', () => {
    const environment = new Construct(TestKit.app(), 'env');
    const [shared, orders] = ['plans', 'orders'].map((id) => stackOf(environment, id));
    const { plan } = program({}, shared);
    new IsolatedFunctionApp(orders, 'Bills', { ...APP, appName: 'func-bills', plan });
    expect(orders).toHaveFunctionApp({ appName: 'func-bills', sku: 'EP1' });
  });

  test('of a plan from outside is unknown', () => {
    const outside = (): TerraformStack => {
      const stack = stackOf();
      new AnyResource(stack, 'Own', 'azurerm_linux_function_app', { name: 'func-own', service_plan_id: '/subscriptions/0/x', https_only: true });
      return stack;
    };
    expect(error((wanted) => wanted.toHaveFunctionApp({ sku: 'EP1', httpsOnly: true }), outside())).toBe(
      `nothing can be said about 'sku' of 'func-own' (orders/Own): its plan is outside of this program; claim something about 'servicePlanId', which is '/subscriptions/0/x'`,
    );
    expect(outside()).toHaveFunctionApp({ appName: 'func-own', sku: undefined });
    expect(outside()).not.toHaveFunctionApp({ sku: 'EP1', httpsOnly: false });
  });
});
