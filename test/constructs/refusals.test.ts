import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Construct } from 'constructs';
import {
  FlexConsumptionPlan,
  FunctionAppIdentity,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  type IsolatedFunctionAppProps,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACES } from '../support/places';
import { PLACE, pathsIn, refusal, refusedWith, resourceTypes, synth, testStack } from '../support/stacks';

const IDENTITY_ID = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const RIGHT = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10 };

const isolated = (stack: TerraformStack, changed: object): unknown => new IsolatedFunctionApp(stack, 'App', { ...RIGHT, ...changed } as IsolatedFunctionAppProps);

/** Wrong values of every kind, by prop. */
const WRONG: readonly [string, object, string[]][] = [
  ['an empty name', { appName: '' }, ['AZFN4013']],
  ['a name of spaces', { appName: '   ' }, ['AZFN4013']],
  ['a name of one letter', { appName: 'a' }, ['AZFN4013']],
  ['a name that ends in a hyphen', { appName: 'func-' }, ['AZFN4013']],
  ['a name that is too long', { appName: 'a'.repeat(61) }, ['AZFN4013']],
  ['a name with a line break', { appName: 'func\norders' }, ['AZFN4013']],
  ['a name that is a number', { appName: 42 }, ['AZFN8001']],
  ['no name', { appName: undefined }, ['AZFN8002']],
  ['null', { appName: null }, ['AZFN8001']],
  ['no group', { resourceGroupName: undefined }, ['AZFN8002']],
  ['an empty location', { location: '' }, ['AZFN8002']],
  ['no runtime', { runtime: undefined }, ['AZFN8002']],
  ['a runtime by its name', { runtime: 'DOTNET_10' }, ['AZFN8001']],
  ['a runtime of the other model', { runtime: InProcessRuntime.DOTNET_8 }, ['AZFN1001']],
  ['a look-alike of a runtime', { runtime: { ...IsolatedRuntime.DOTNET_10 } }, ['AZFN8001']],
  ['a plan by its id', { plan: '/subscriptions/1' }, ['AZFN8001']],
  ['another value class as plan', { plan: IsolatedRuntime.DOTNET_10 }, ['AZFN8001']],
  ['a flag as text', { httpsOnly: 'false' }, ['AZFN8001']],
  ['a flag as number', { httpsOnly: 0 }, ['AZFN8001']],
  ['a flag that is null', { httpsOnly: null }, ['AZFN8001']],
  ['NaN', { maximumInstanceCount: Number.NaN }, ['AZFN2004']],
  ['infinity', { maximumInstanceCount: Infinity }, ['AZFN2004']],
  ['a fraction', { maximumInstanceCount: 40.5 }, ['AZFN2004']],
  ['a number as text', { maximumInstanceCount: '40' }, ['AZFN8001']],
  ['a bigint', { maximumInstanceCount: 40n }, ['AZFN8001']],
  ['few instances', { maximumInstanceCount: 39, hostStorage: HostStorage.newAccountKey() }, ['AZFN2004']],
  ['no instances', { maximumInstanceCount: 0 }, ['AZFN2004']],
  ['an identity without a client id', { identity: FunctionAppIdentity.userAssigned([IDENTITY_ID]) }, ['AZFN5010']],
  ['a secret by its address', { secretSettings: { KEY: 'https://kv-orders.vault.azure.net/secrets/key' } }, ['AZFN8001']],
  ['a connection by its address', { connections: { Orders: 'sb-orders.servicebus.windows.net' } }, ['AZFN8001']],
  ['a component by its connection string', { applicationInsights: 'InstrumentationKey=1' }, ['AZFN8001']],
  ['an unknown way of updating', { siteUpdateStrategy: 'BlueGreen' }, ['AZFN8004']],
  ['odd memory', { instanceMemoryMiB: 1024 }, ['AZFN2003']],
  ['an enum by the name of its member', { minimumTlsVersion: 'TLS_1_2' }, ['AZFN8004']],
  ['an enum in another case', { functionsVersion: 'V4' }, ['AZFN8004']],
  ['an old TLS version', { minimumTlsVersion: '1.0' }, ['AZFN8004']],
  ['settings that are a list', { appSettings: ['A=1'] }, ['AZFN8001']],
  ['settings that are a Map', { appSettings: new Map([['A', '1']]) }, ['AZFN8001']],
  ['a setting that is a number', { appSettings: { A: 1 } }, ['AZFN8001']],
  ['a setting that is null', { appSettings: { A: null } }, ['AZFN8001']],
  ['a setting that is a date', { appSettings: { A: new Date(0) } }, ['AZFN8001']],
  ['a setting that is a function', { appSettings: { A: () => '1' } }, ['AZFN8001']],
  ['tags that are text', { tags: 'team' }, ['AZFN8001']],
  ['a tag that is a number', { tags: { cost: 1 } }, ['AZFN8001']],
  ['a list with a hole', { clientCertificateExclusionPaths: ['/a', undefined] }, ['AZFN8001']],
  ['an empty list', { clientCertificateExclusionPaths: [] }, ['AZFN8003']],
  ['an empty list of origins', { cors: { allowedOrigins: [] } }, ['AZFN8003']],
  ['origins that are missing', { cors: {} }, ['AZFN8002']],
  ['everybody with credentials', { cors: { allowedOrigins: ['*'], supportCredentials: true } }, ['AZFN4009']],
  ['a restriction as text', { ipRestrictions: ['203.0.113.0/24'] }, ['AZFN8001']],
  ['a subnet by its name', { virtualNetworkSubnetId: 'functions' }, ['AZFN6005']],
  ['an identity that is text', { identity: 'SystemAssigned' }, ['AZFN8001']],
  ['a misspelled prop', { appSetting: { A: '1' } }, ['AZFN8006']],
  ['a misspelled prop inside', { cors: { allowedOrigins: ['https://a'], supportCredential: true } }, ['AZFN8006']],
  ['an acknowledgement that is text', { acknowledge: ['AZFN1012'] }, ['AZFN8001']],
  ['an acknowledgement of nothing', { acknowledge: [{ code: 'AZFN9999', reason: 'x' }] }, ['AZFN8009']],
  ['two apps in one mistake', { appName: '', runtime: null, httpsOnly: 1, maximumInstanceCount: 0 }, ['AZFN2004', 'AZFN4013', 'AZFN8001', 'AZFN8001']],
];

describe('a refused app', () => {
  test.each(WRONG)('with %s says so, all at once, and leaves nothing', (_, changed, codes) => {
    const stack = testStack();
    new IsolatedFunctionApp(stack, 'Neighbour', { ...RIGHT, appName: 'func-neighbour' });
    const before = { paths: pathsIn(stack), json: synth(stack) };
    const error = refusal(() => isolated(stack, changed));
    expect([...error.codes].sort()).toEqual(codes);
    expect({ paths: pathsIn(stack), json: synth(stack) }).toEqual(before);
    expect(error.name).toBe('AzfnError');
    expect(error).toBeInstanceOf(Error);
    expect(error.message.split('\n')[0]).toBe('test/App cannot be defined:');
    for (const code of codes) expect(error.message).toMatch(new RegExp(`^ {2}${code} [a-z0-9-]+/[a-z0-9-]+: `, 'm'));
  });

  test('can be repaired and defined under the same id', () => {
    const stack = testStack();
    refusal(() => isolated(stack, { appName: '' }));
    isolated(stack, {});
    const json = synth(stack);
    expect(resourceTypes(json)).toHaveLength(6);
    expect(schemaProblems(json)).toEqual([]);
  });

  test('takes the plan and the account that it would have defined with it', () => {
    const stack = testStack();
    expect(refusedWith(() => isolated(stack, { acknowledge: [{ code: 'AZFN2004', reason: 'x' }] }))).toEqual(['AZFN8009']);
    expect(pathsIn(stack)).toEqual(['test', 'test/azurerm']);
    expect(synth(stack).resource).toBeUndefined();
  });

  test('leaves the plan that the program defined', () => {
    const stack = testStack();
    const plan = PLACES['Elastic Premium on Linux'].define(stack);
    expect(refusedWith(() => isolated(stack, { plan, alwaysOn: true }))).toEqual(['AZFN2011']);
    expect(resourceTypes(stack)).toEqual(['azurerm_service_plan']);
  });

  test('has a stack that starts where the program is', () => {
    const [, first] = String(refusal(() => isolated(testStack(), { appName: '' })).stack).split('\n    at ');
    expect(first).toContain(__filename);
  });

  test('by a support that ended is one error of the stack, where the stack wants that', () => {
    const stack = testStack({ 'azfn:endOfSupport': 'error' });
    expect(refusedWith(() => new InProcessFunctionApp(stack, 'App', { ...RIGHT, runtime: InProcessRuntime.DOTNET_CORE_3_1 }))).toEqual(['AZFN1012', 'AZFN1013']);
    expect(pathsIn(stack)).toEqual(['test', 'test/azurerm']);
    isolated(stack, {});
    expect(synth(stack).resource).toBeDefined();
  });

  test.each<[string, Record<string, unknown>]>([
    ['a day that is none', { 'azfn:today': '2026-02-30x' }],
    ['a day in another form', { 'azfn:today': '21.11.2026' }],
    ['a day that is a number', { 'azfn:today': 20_261_121 }],
    ['an unknown answer', { 'azfn:endOfSupport': 'fail' }],
    ['a provider version that is a range', { 'azfn:azurermVersion': '~> 4.55' }],
  ])('is refused for %s in the context', (_, context) => {
    expect(refusedWith(() => isolated(testStack(context), {}))).toEqual(['AZFN8008']);
  });

  test('does not come from props that are inherited or read-only', () => {
    const stack = testStack();
    new IsolatedFunctionApp(stack, 'Frozen', Object.freeze({ ...RIGHT, appSettings: Object.freeze({ A: '1' }) }));
    new IsolatedFunctionApp(stack, 'Inherited', Object.create({ ...RIGHT, appName: 'func-inherited' }) as IsolatedFunctionAppProps);
    new IsolatedFunctionApp(stack, 'Bare', Object.assign(Object.create(null) as object, { ...RIGHT, appName: 'func-bare' }) as IsolatedFunctionAppProps);
    expect(schemaProblems(synth(stack))).toEqual([]);
  });

  test('comes from props that are not there at all', () => {
    for (const props of [undefined, null, 'func-orders', 1, [], () => RIGHT, Symbol('props')]) {
      const stack = testStack();
      expect(refusedWith(() => new IsolatedFunctionApp(stack, 'App', props as never))).toEqual(['AZFN8001']);
      expect(pathsIn(stack)).toEqual(['test', 'test/azurerm']);
    }
  });
});

describe('a place that is wrong', () => {
  const define = (scope: unknown, id: unknown) => () => new IsolatedFunctionApp(scope as Construct, id as string, RIGHT);

  test('is a scope that is none', () => {
    for (const scope of [undefined, null, {}, 'stack', 1]) expect(refusedWith(define(scope, 'App'))).toEqual(['AZFN8007']);
  });

  test('is a program without a stack', () => {
    const program = Testing.app();
    expect(refusedWith(define(program, 'App'))).toEqual(['AZFN8007']);
    expect(program.node.tryFindChild('App')).toBeUndefined();
  });

  test('is an id that is none', () => {
    for (const id of [undefined, null, '', ' ', 1, {}]) expect(refusedWith(define(testStack(), id))).toEqual(['AZFN8007']);
    const stack = testStack();
    expect(refusedWith(define(stack, new TerraformVariable(stack, 'id', { type: 'string' }).stringValue))).toEqual(['AZFN8007']);
  });

  test('is an id that is a token of any kind, which is never shown', () => {
    const stack = testStack();
    const variable = new TerraformVariable(stack, 'id', { type: 'any' });
    for (const id of [variable.stringValue, variable.numberValue, variable.listValue, variable.value]) {
      const { codes, message } = refusal(define(stack, id));
      expect(codes).toEqual(['AZFN8007']);
      expect(message).not.toMatch(/TfToken|TOKEN|e\+298/);
    }
  });

  test('is an id that the scope has already, and what is there stays', () => {
    const stack = testStack();
    const first = define(stack, 'App')();
    expect(refusedWith(define(stack, 'App'))).toEqual(['AZFN8007']);
    expect(stack.node.findChild('App')).toBe(first);
    expect(resourceTypes(stack)).toHaveLength(6);
  });

  test('is not an id with a slash, which the framework reads as two hyphens', () => {
    const stack = testStack();
    define(stack, 'a/b')();
    expect(stack.node.tryFindChild('a--b')?.node.path).toBe('test/a--b');
    for (const id of ['a/b', 'a--b']) expect(refusedWith(define(stack, id))).toEqual(['AZFN8007']);
  });
});

describe('a combination that cannot run', () => {
  test('is refused with the reason and something to type', () => {
    const stack = testStack();
    const plan = new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE });
    const { message } = refusal(() => new InProcessFunctionApp(stack, 'App', { ...RIGHT, plan: plan as never, runtime: InProcessRuntime.DOTNET_8 }));
    expect(message).toMatch(/AZFN2001 plans\/no-in-process: 'plan' is Flex Consumption/);
    expect(message).toMatch(/^ {4}why: {2}.*https:\/\//m);
    expect(message).toMatch(/^ {4}fix: {2}use ConsumptionPlan, ElasticPremiumPlan or DedicatedPlan/m);
    expect(message).toMatch(/^ {4}docs: https:\/\/.*AZFN2001[.]md$/m);
  });

  test('says each cause once', () => {
    const stack = testStack();
    const plan = PLACES['Consumption on Linux'].define(stack);
    const { codes } = refusal(() => isolated(stack, { plan, runtime: IsolatedRuntime.DOTNET_10, alwaysOn: true, instanceMemoryMiB: 2048 }));
    expect([...codes].sort()).toEqual(['AZFN1004', 'AZFN2011', 'AZFN2013']);
  });

  test('of system and plan is refused by the plan', () => {
    expect(refusedWith(() => isolated(testStack(), { plan: PLACES['Elastic Premium on Linux'].define(testStack()), runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 }))).toEqual(['AZFN1003']);
  });
});
