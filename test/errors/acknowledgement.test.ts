import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  FunctionAppIdentity,
  FunctionsVersion,
  HostStorage,
  InProcessRuntime,
  IsolatedRuntime,
  SiteUpdateStrategy,
  type FunctionProject,
  type WarningAcknowledgement,
} from '../../src';
import { CODES, type Code } from '../../src/rules/codes';
import { isolatedProject } from '../support/project-files';
import { codesOf, codesRaised, expectReadable, findingsIn, findingsOf, Orders, run, warningsOf, type Program, type Row } from './harness';
import { dedicated, flex, inProcess, isolated, linuxConsumption, PLAN_ID, premium, SECRET_URI, SUBNET, untyped, VAULT_ID, WINDOWS, windowsConsumption } from './programs/given';
import { csproj, folderOf } from './programs/projects';

/** An app of a project whose files are there while it is read. */
const ofProject = (read: () => FunctionProject, runtime?: IsolatedRuntime) =>
  (acknowledge: WarningAcknowledgement[]): Program => (s) => isolated(s, { runtime, project: read(), acknowledge });

/** For each warning a program that acknowledges codes on the construct that raises it. */
const WARNED: readonly [Code, (acknowledge: WarningAcknowledgement[]) => Program, Row['context']?][] = [
  ['AZFN1010', (acknowledge) => (s) => isolated(s, { runtime: IsolatedRuntime.DOTNET_9, acknowledge })],
  ['AZFN1011', (acknowledge) => (s) => isolated(s, { runtime: IsolatedRuntime.NODE_22, acknowledge }), { 'azfn:today': '2027-01-31' }],
  ['AZFN1012', (acknowledge) => (s) => inProcess(s, { acknowledge })],
  ['AZFN1013', (acknowledge) => (s) =>
    isolated(s, { plan: windowsConsumption(s), runtime: IsolatedRuntime.CUSTOM_HANDLER, functionsVersion: FunctionsVersion.V3, acknowledge })],
  ['AZFN1014', (acknowledge) => (s) => isolated(s, { runtime: IsolatedRuntime.DOTNET_11_PREVIEW, acknowledge })],
  ['AZFN1015', (acknowledge) => (s) => isolated(s, { runtime: IsolatedRuntime.of('dotnet-isolated', '12.0'), acknowledge })],
  ['AZFN1016', (acknowledge) => (s) => isolated(s, { runtime: IsolatedRuntime.JAVA_25, acknowledge })],
  ['AZFN2012', (acknowledge) => (s) => isolated(s, { plan: dedicated(s), alwaysOn: false, acknowledge })],
  ['AZFN2020', (acknowledge) => (s) => ConsumptionPlan.fromServicePlanId(s, 'Plan', { servicePlanId: PLAN_ID, operatingSystem: untyped('Linux'), acknowledge })],
  ['AZFN2022', (acknowledge) => (s) => isolated(s, { plan: premium(s), elasticInstanceMinimum: 21, acknowledge })],
  ['AZFN2027', (acknowledge) => (s) => flex(s, { planName: 'p'.repeat(41), acknowledge })],
  ['AZFN2028', (acknowledge) => (s) => isolated(s, { plan: flex(s), maximumInstanceCount: 20, acknowledge }), { 'azfn:azurermVersion': '4.58.0' }],
  ['AZFN2029', (acknowledge) => (s) => isolated(s, { plan: windowsConsumption(s), use32BitWorker: true, acknowledge })],
  ['AZFN2031', (acknowledge) => (s) =>
    isolated(s, { plan: flex(s), hostStorage: undefined, siteUpdateStrategy: SiteUpdateStrategy.ROLLING_UPDATE, acknowledge })],
  ['AZFN3004', (acknowledge) => (s) =>
    isolated(s, { plan: premium(s), slotSettings: { ENVIRONMENT: 'production' } }).addSlot('staging', { acknowledge })],
  ['AZFN3005', (acknowledge) => (s) =>
    isolated(s, { plan: premium(s), slotSettings: {} }).addSlot('staging', { appSettings: { TOPIC: 'test' }, acknowledge })],
  ['AZFN3007', (acknowledge) => (s) =>
    isolated(s, { plan: premium(s), slotSettings: {} }).addSlot('staging', { autoSwapSlotName: 'production', acknowledge })],
  ['AZFN3012', (acknowledge) => (s) =>
    isolated(s, { plan: premium(s), appName: `func-orders-${'x'.repeat(40)}`, slotSettings: {} }).addSlot('staging', { acknowledge })],
  ['AZFN4007', (acknowledge) => (s) => isolated(s, { appSettings: { FUNCTIONS_EXTENSION_VERSION: '~4' }, acknowledge })],
  ['AZFN4008', (acknowledge) => (s) =>
    isolated(s, { plan: premium(s), appSettings: { WEBSITE_RUN_FROM_PACKAGE: '1', SCM_DO_BUILD_DURING_DEPLOYMENT: '1' }, acknowledge })],
  ['AZFN4015', (acknowledge) => (s) =>
    isolated(s, {
      plan: dedicated(s), alwaysOn: false, appSettings: { AzureFunctionsJobHost__functionTimeout: '-1' },
      acknowledge: [{ code: 'AZFN2012', reason: 'not the subject' }, ...acknowledge],
    })],
  ['AZFN5016', (acknowledge) => (s) =>
    isolated(s, {
      plan: dedicated(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: VAULT_ID }),
      identity: FunctionAppIdentity.systemAssigned(), acknowledge,
    })],
  ['AZFN6003', (acknowledge) => (s) => isolated(s, { plan: premium(s), vnetRouteAllEnabled: true, acknowledge })],
  ['AZFN6004', (acknowledge) => (s) => isolated(s, { plan: windowsConsumption(s), publicNetworkAccess: false, acknowledge })],
  ['AZFN6009', (acknowledge) => (s) => {
    const { id } = new Subnet(s, 'Subnet', {
      name: 'functions', resourceGroupName: 'rg-network', virtualNetworkName: 'vnet', addressPrefixes: ['10.0.1.0/28'],
      delegation: [{ name: 'functions', serviceDelegation: { name: 'Microsoft.App/environments' } }],
    });
    return isolated(s, { virtualNetworkSubnetId: id, acknowledge });
  }],
  ['AZFN6013', (acknowledge) => (s) => {
    isolated(s, { plan: dedicated(s), virtualNetworkSubnetId: SUBNET });
    const plan = new DedicatedPlan(s, 'Another', {
      planName: 'plan-billing', resourceGroupName: 'rg-orders', location: 'westeurope', operatingSystem: untyped('Linux'), sku: DedicatedSku.B1,
    });
    return isolated(s, { appName: 'func-billing', plan, virtualNetworkSubnetId: SUBNET, acknowledge }, 'Billing');
  }],
  ['AZFN6014', (acknowledge) => (s) => isolated(s, { plan: premium(s) }).addPrivateEndpoint('Endpoint', { subnetId: `${SUBNET}-endpoints`, acknowledge })],
  ['AZFN7030', ofProject(() => csproj(isolatedProject({}, { 'Microsoft.Azure.WebJobs.Extensions.Redis': '1.0.0' })))],
  ['AZFN7031', ofProject(() => csproj(isolatedProject({}, { 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights': '3.0.41' })))],
  ['AZFN7032', ofProject(() => csproj(isolatedProject({ TargetFramework: 'net8.0' }).replace('2.50.0', '1.19.0'))), { 'azfn:today': '2026-01-31' }],
  ['AZFN7033', ofProject(() => csproj(isolatedProject({ RuntimeIdentifier: 'win-x64' })))],
  ['AZFN7034', ofProject(() => csproj(isolatedProject(), { 'host.json': { version: '2.0', extensionBundle: {} } }))],
  ['AZFN7035', ofProject(() => csproj(isolatedProject(), { 'local.settings.json': { Values: { ORDERS_TOPIC: 'orders' } } }))],
  ['AZFN7036', ofProject(() => folderOf({ 'package.json': { engines: { node: '22' } } }), IsolatedRuntime.NODE_24)],
  ['AZFN7037', ofProject(() => folderOf({ 'package.json': { dependencies: { '@azure/functions': '4.5.0' } } }), IsolatedRuntime.NODE_24)],
  ['AZFN7038', ofProject(() => csproj(isolatedProject(), { 'global.json': { sdk: { version: '8.0.100' } } }))],
];

/** Rows of one length: a shorter one would hand the callback of the test to its last parameter. */
const cases = (rows: typeof WARNED) => rows.map(([code, program, context]) => [code, program, context ?? {}] as const);
const accepted = (code: string): WarningAcknowledgement[] => [{ code, reason: 'known, and accepted until spring' }];
const ERRORS = Object.keys(CODES).filter((code) => CODES[code as Code].severity === 'error');

describe('a warning', () => {
  test('each has a program here', () => {
    expect(WARNED.map(([code]) => code)).toEqual(Object.keys(CODES).filter((code) => CODES[code as Code].severity === 'warning'));
  });

  test.each(cases(WARNED))('%s is on its construct, and gone when it is acknowledged', (code, program, context) => {
    const warned = run(program([]), context);
    expect(warned.thrown).toBeUndefined();
    expect(codesOf(warned.warnings)).toEqual([code]);
    const acknowledged = run(program(accepted(code)), context);
    expect(acknowledged.thrown).toBeUndefined();
    expect(acknowledged.warnings).toEqual([]);
  });

  test.each(cases(WARNED))('%s stays when another one is acknowledged', (code, program, context) => {
    const other = code === 'AZFN1010' ? 'AZFN1011' : 'AZFN1010';
    expect(codesOf(run(program(accepted(other)), context).warnings)).toEqual([code]);
  });

  test.each(cases(WARNED))('%s says how it is acknowledged', (_, program, context) => {
    const [text] = run(program([]), context).warnings;
    expect(text.split('\n')[2]).toMatch(/, or acknowledge the code with a reason$/);
  });

  test('is acknowledged for one construct, not for its neighbours', () => {
    const { stack } = run((s) => {
      isolated(s, { runtime: IsolatedRuntime.DOTNET_9, acknowledge: accepted('AZFN1010') });
      isolated(s, { runtime: IsolatedRuntime.DOTNET_9, appName: 'func-billing' }, 'Billing');
    });
    expect(warningsOf(stack.node.findChild('Orders'))).toEqual([]);
    expect(codesOf(warningsOf(stack.node.findChild('Billing')))).toEqual(['AZFN1010']);
  });

  test('of the plan that an app defines for itself is acknowledged on the app', () => {
    const program = (acknowledge: WarningAcknowledgement[]): Program => (s) =>
      inProcess(s, { runtime: InProcessRuntime.DOTNET_8, appName: 'f'.repeat(50), acknowledge });
    expect(codesOf(run(program([])).warnings)).toEqual(['AZFN1012']);
    expect(run(program(accepted('AZFN1012'))).warnings).toEqual([]);
  });

  test('carries no stack trace, which would change with the folder', () => {
    const { stack } = run((s) => isolated(s, { runtime: IsolatedRuntime.DOTNET_9 }));
    const entries = stack.node.findChild('Orders').node.metadata.filter(({ type }) => type === '@cdktf/warn');
    expect(entries).toHaveLength(1);
    expect(entries[0].trace).toBeUndefined();
  });
});

describe('an acknowledgement', () => {
  test.each(ERRORS)('of %s is refused, because it is an error', (code) => {
    const outcome = run((s) => isolated(s, { acknowledge: accepted(code) }));
    expect(codesOf(findingsOf(outcome))).toEqual(['AZFN8009']);
    expect(outcome.thrown?.message).toContain(`'acknowledge' has '${code}', which is an error`);
  });

  test.each([['a code that does not exist', 'AZFN1999'], ['a slug', 'runtimes/end-of-support'], ['lower case', 'azfn1010'], ['a property of objects', 'toString']])(
    'of %s is refused', (_, code) => {
      for (const program of [
        (s: TerraformStack) => isolated(s, { runtime: IsolatedRuntime.DOTNET_9, acknowledge: accepted(code) }),
        (s: TerraformStack) => flex(s, { acknowledge: accepted(code) }),
      ]) {
        const { thrown, warnings } = run(program);
        expect(codesOf(findingsIn(String(thrown?.message)))).toEqual(['AZFN8009']);
        expect(thrown?.message).toContain(`'${code}', which is no code of this library`);
        expect(warnings).toEqual([]);
      }
    },
  );

  test('of a warning that is not raised is accepted', () => {
    expect(codesRaised((s) => isolated(s, { acknowledge: accepted('AZFN1012') }))).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['without a reason', [{ code: 'AZFN1010' }], 'AZFN8002'],
    ['with an empty reason', [{ code: 'AZFN1010', reason: ' ' }], 'AZFN8002'],
    ['without a code', [{ reason: 'known' }], 'AZFN8002'],
    ['that is a code alone', ['AZFN1010'], 'AZFN8001'],
    ['that is no list', { code: 'AZFN1010', reason: 'known' }, 'AZFN8001'],
    ['that is null', null, 'AZFN8001'],
  ])('%s is refused', (_, acknowledge, code) => {
    const program: Program = (s) => isolated(s, { runtime: IsolatedRuntime.DOTNET_9, acknowledge: untyped(acknowledge) });
    expect(codesRaised(program)).toEqual([code]);
    expect(codesRaised((s) => flex(s, { acknowledge: untyped(acknowledge) }))).toEqual([code]);
  });
});

describe("the context key 'azfn:endOfSupport'", () => {
  const PAST: readonly Code[] = ['AZFN1010', 'AZFN1012', 'AZFN1013'];
  const past = cases(WARNED.filter(([code]) => PAST.includes(code)));
  const others = cases(WARNED.filter(([code]) => !PAST.includes(code)));
  const strict = { 'azfn:endOfSupport': 'error' };

  test.each(past)('makes %s an error, acknowledged or not', (code, program, context) => {
    for (const acknowledge of [[], accepted(code)]) {
      const { thrown, warnings, stack } = run(program(acknowledge), { ...context, ...strict });
      expect(codesOf(findingsIn(String(thrown?.message)))).toEqual([code]);
      expect(warnings).toEqual([]);
      expect(stack.node.tryFindChild('Orders')).toBeUndefined();
    }
  });

  test.each(past)('makes the text of %s say why, and takes the acknowledgement out of it', (_, program, context) => {
    const [text] = findingsIn(String(run(program([]), { ...context, ...strict }).thrown?.message));
    expectReadable(text);
    expect(text).toContain(`the context key 'azfn:endOfSupport' makes that an error`);
    expect(text).not.toContain('acknowledge');
    expect(text).toMatchSnapshot();
  });

  test.each(others)('leaves %s a warning', (code, program, context) => {
    const { thrown, warnings } = run(program([]), { ...context, ...strict });
    expect(thrown).toBeUndefined();
    expect(codesOf(warnings)).toEqual([code]);
  });

  test.each(past)('leaves %s a warning when it says so', (code, program, context) => {
    const { thrown, warnings } = run(program([]), { ...context, 'azfn:endOfSupport': 'warning' });
    expect(thrown).toBeUndefined();
    expect(codesOf(warnings)).toEqual([code]);
  });

  test('leaves a supported runtime alone', () => {
    expect(codesRaised((s) => isolated(s), strict)).toEqual([]);
  });

  test('applies below the construct that sets it', () => {
    const { stack } = run((s) => {
      const strictOnes = new Orders(s, 'Strict');
      strictOnes.node.setContext('azfn:endOfSupport', 'error');
      expect(() => isolated(untyped(strictOnes), { runtime: IsolatedRuntime.DOTNET_9 })).toThrow('AZFN1010');
      isolated(s, { runtime: IsolatedRuntime.DOTNET_9 });
    });
    expect(codesOf(warningsOf(stack.node.findChild('Orders')))).toEqual(['AZFN1010']);
  });
});

describe('a lifecycle', () => {
  const support = (today: string): string[] => codesRaised((s) => isolated(s, { runtime: IsolatedRuntime.NODE_22 }), { 'azfn:today': today });

  test.each<[string, string, string[]]>([
    ['181 days before its end', '2026-10-31', []],
    ['180 days before its end', '2026-11-01', ['AZFN1011']],
    ['on its last day', '2027-04-30', ['AZFN1011']],
    ['one day after its end', '2027-05-01', ['AZFN1010']],
  ])('is said %s', (_, today, codes) => {
    expect(support(today)).toEqual(codes);
  });

  test('does not change what is synthesized', () => {
    const resources = (today: string) => JSON.stringify(run((s) => isolated(s, { runtime: IsolatedRuntime.NODE_22 }), { 'azfn:today': today }).stack.toTerraform().resource);
    expect(resources('2026-01-01')).toContain('"runtime_version":"22"');
    expect(resources('2026-01-01')).toBe(resources('2030-01-01'));
  });
});

test('acknowledged plans of these programs stay what they are', () => {
  expect(codesRaised((s) => linuxConsumption(s))).toEqual([]);
  expect(codesRaised((s) => DedicatedPlan.fromServicePlanId(s, 'Plan', { servicePlanId: PLAN_ID, operatingSystem: WINDOWS }))).toEqual([]);
});
