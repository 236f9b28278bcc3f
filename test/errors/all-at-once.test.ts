import { Testing, type TerraformStack } from 'cdktf';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import {
  AlwaysReady,
  AzureRole,
  ConnectionAccess,
  DedicatedPlan,
  DedicatedSku,
  FlexConsumptionPlan,
  FunctionFeature,
  HostStorage,
  IdentityConnection,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  RecommendedAlert,
} from '../../src';
import { inProcessProject, isolatedProject } from '../support/project-files';
import { codesOf, codesRaised, expectReadable, findingsIn, run, stackWith, type Program } from './harness';
import { PROGRAMS } from './programs';
import { ACCOUNT_ID, BASICS, flex, GROUP, inProcess, isolated, LINUX, premium, SECRET_URI, SUBNET, untyped, VAULT_ID } from './programs/given';
import { csproj } from './programs/projects';

const BLOBS = IdentityConnection.blobs({ blobServiceUri: 'https://stpictures.blob.core.windows.net', access: [ConnectionAccess.TRIGGER], scopeId: ACCOUNT_ID });

/** Error that a program ends with. */
function refusal(program: Program): Error {
  const { thrown } = run(program);
  if (thrown === undefined) throw new Error('the program was accepted');
  return thrown;
}

/** Paths of everything that is in a stack. */
const paths = (stack: TerraformStack): string[] => stack.node.findAll().map(({ node }) => node.path);

describe('one error says everything', () => {
  const FIVE: Program = (stack) =>
    new IsolatedFunctionApp(stack, 'Orders', {
      ...BASICS,
      appName: 'func_orders',
      plan: flex(stack),
      runtime: IsolatedRuntime.NODE_18,
      instanceMemoryMiB: 1024,
      appSettings: { FUNCTIONS_WORKER_RUNTIME: 'node' },
      cors: { allowedOrigins: ['*'], supportCredentials: true },
    });

  test('five mistakes are five findings of one error', () => {
    const findings = findingsIn(refusal(FIVE).message);
    expect(codesOf(findings).sort()).toEqual(['AZFN1004', 'AZFN2003', 'AZFN4002', 'AZFN4009', 'AZFN4013']);
    for (const finding of findings) expectReadable(finding);
  });

  test('its message has a heading and four lines for each, and nothing else', () => {
    const { message } = refusal(FIVE);
    const lines = message.split('\n');
    expect(lines[0]).toBe('prod/Orders cannot be defined:');
    expect(lines).toHaveLength(1 + 5 * 4);
    expect(lines.slice(1).map((line) => line.slice(0, 10).replace(/[A-Z]+\d/, 'CODE').trim().split(/[:\d]/)[0])).toEqual(
      Array.from({ length: 5 }, () => ['CODE', 'why', 'fix', 'docs']).flat(),
    );
  });

  test('the same five, repaired, are accepted', () => {
    const { thrown } = run((stack) =>
      new IsolatedFunctionApp(stack, 'Orders', {
        ...BASICS,
        plan: flex(stack),
        runtime: IsolatedRuntime.NODE_24,
        instanceMemoryMiB: 2048,
        cors: { allowedOrigins: ['https://contoso.example'], supportCredentials: true },
      }),
    );
    expect(thrown).toBeUndefined();
  });

  test('a mistake of each kind stands beside one of each other kind', () => {
    expect(
      codesRaised((stack) =>
        isolated(stack, {
          plan: premium(stack),
          resourceGroupName: untyped(7),
          location: untyped(undefined),
          functionsVersion: untyped('~5'),
          virtualNetworkSubnetId: SUBNET.replace('subnets', 'subnet'),
          preWarmedInstanceCount: 101,
          alwaysOn: true,
          mounts: [untyped({})],
          slotSettings: { 'a b': '1' },
          zipDeployFile: 'dist/none.zip',
        }),
      ).sort(),
    ).toEqual(['AZFN2011', 'AZFN4003', 'AZFN6005', 'AZFN8001', 'AZFN8001', 'AZFN8002', 'AZFN8003', 'AZFN8004', 'AZFN8010']);
  });

  test('a plan says everything too', () => {
    expect(
      codesRaised((stack) =>
        new DedicatedPlan(stack, 'Plan', {
          planName: 'plan orders', resourceGroupName: '', location: 'westeurope', operatingSystem: LINUX, sku: DedicatedSku.P1V3,
          zoneBalancingEnabled: true, workerCount: 1, maximumElasticWorkerCount: 10,
        }),
      ).sort(),
    ).toEqual(['AZFN2017', 'AZFN2023', 'AZFN2026', 'AZFN8002']);
  });

  test('a value says everything too', () => {
    expect(codesRaised(() => HostStorage.accountKey({ storageAccountName: 'St', storageAccountAccessKey: '', storageAccountId: 'st' })).sort()).toEqual([
      'AZFN5001', 'AZFN6005', 'AZFN8002',
    ]);
  });

  test('a project says everything too', () => {
    const project = isolatedProject(
      { AzureFunctionsVersion: 'v3', OutputType: 'Library', RuntimeIdentifier: 'win-x64', PublishReadyToRun: 'true' },
      { 'Microsoft.Azure.WebJobs.Extensions.ServiceBus': '5.16.4' },
    ).replace('2.50.0', '1.23.0');
    expect(codesRaised((stack) => isolated(stack, { runtime: undefined, project: csproj(project, { 'host.json': {} }), instanceMemoryMiB: 1024 })).sort()).toEqual([
      'AZFN2003', 'AZFN7007', 'AZFN7010', 'AZFN7011', 'AZFN7012', 'AZFN7015', 'AZFN7017',
    ]);
  });

  test('what follows from a mistake is not said beside it', () => {
    expect(codesRaised((stack) => isolated(stack, { project: csproj(isolatedProject({ AzureFunctionsVersion: 'v3' })), runtime: IsolatedRuntime.DOTNET_8 }))).toEqual(['AZFN7006']);
    expect(codesRaised((stack) => isolated(stack, { project: csproj(inProcessProject({ RuntimeIdentifier: 'win-x86' })), runtime: IsolatedRuntime.NODE_24 }))).toEqual(['AZFN7005']);
    expect(codesRaised((stack) => isolated(stack, { plan: flex(stack), runtime: untyped('node') }))).toEqual(['AZFN8001']);
    expect(codesRaised((stack) => isolated(stack, { plan: untyped({}), alwaysOn: true, alwaysReady: [AlwaysReady.http(1)] }))).toEqual(['AZFN8001']);
  });
});

describe('nothing is left of what was refused', () => {
  const refused = PROGRAMS.map((entry) => [`${entry.code} ${entry.name}`, entry] as const).filter(
    ([, { program, context, call }]) => call !== true && run(program, context).thrown !== undefined,
  );

  test.each(refused)('%s', (_, { program, context }) => {
    const { stack, thrown } = run(program, context);
    const [subject] = String(thrown?.message).split(' cannot be defined:');
    const left = paths(stack).filter((path) => path !== 'prod' && path !== 'prod/Plan' && path !== 'prod/Plan/Resource');
    expect(left).toEqual([]);
    expect(subject === 'prod/Plan' && paths(stack).includes('prod/Plan')).toBe(false);
  });

  test('there are programs of constructs, of plans and of values among them', () => {
    const subjects = refused.map(([, { program, context }]) => run(program, context).thrown?.message.split(' cannot')[0]);
    expect(subjects).toEqual(expect.arrayContaining(['prod/Orders', 'prod/Plan', 'prod/Existing', 'the host storage', 'the container image', 'the project']));
  });

  test('the id is free again, and the stack is as if the program had never tried', () => {
    const program = (stack: TerraformStack, attempt: boolean): string => {
      new AzurermProvider(stack, 'azurerm', { features: [{}] });
      if (attempt) expect(() => isolated(stack, { instanceMemoryMiB: 1024 })).toThrow('AZFN2003');
      isolated(stack);
      return Testing.synth(stack, true);
    };
    const synthesized = program(stackWith(), true);
    expect(synthesized).toContain('azurerm_function_app_flex_consumption');
    expect(synthesized).toBe(program(stackWith(), false));
  });

  test('a refused app does not take its plan, its host id or its account', () => {
    const { thrown, refusedAtSynth } = run((stack) => {
      const plan = flex(stack);
      const hostStorage = HostStorage.newAccountKey({ storageAccountName: 'stordersprod' });
      expect(() => isolated(stack, { plan, hostStorage, instanceMemoryMiB: 1024 })).toThrow('AZFN2003');
      isolated(stack, { plan, hostStorage }, 'Billing');
    });
    expect(thrown).toBeUndefined();
    expect(refusedAtSynth).toEqual([]);
  });

  test('a refused call leaves the app as it was', () => {
    const calls: readonly [string, (app: IsolatedFunctionApp) => void][] = [
      ['AZFN4001', (app) => app.addAppSetting('AzureWebJobsStorage', 'x')],
      ['AZFN4003', (app) => app.addSlotSetting('a b', 'x')],
      ['AZFN4004', (app) => app.addSlotSetting('orders_key', 'x')],
      ['AZFN4004', (app) => app.addConnectionString('ORDERS', BASICS.connectionStrings.Orders)],
      ['AZFN8001', (app) => app.addConnectionString('Billing', untyped('x'))],
      ['AZFN4004', (app) => app.addSecretSetting('orders_key', KeyVaultSecret.fromSecretUri(SECRET_URI, { vaultId: VAULT_ID }))],
      ['AZFN5022', (app) => app.addConnection('Storage', BLOBS)],
      ['AZFN4004', (app) => app.addConnection('Pictures', BLOBS)],
      ['AZFN6005', (app) => app.grantRole('Reader', AzureRole.STORAGE_BLOB_DATA_READER, 'stordersprod')],
      ['AZFN8007', (app) => app.grantRole('Resource', AzureRole.STORAGE_BLOB_DATA_READER, ACCOUNT_ID)],
      ['AZFN4024', (app) => app.addDiagnosticSetting('Logs', { metrics: true })],
      ['AZFN4027', (app) => app.addMetricAlerts('Alerts', { alerts: [RecommendedAlert.CPU, RecommendedAlert.HTTP_QUEUE], actionGroupIds: [`${GROUP}/providers/Microsoft.Insights/actionGroups/ag`] })],
      ['AZFN6005', (app) => app.addPrivateEndpoint('Endpoint', { subnetId: 'endpoints' })],
      ['AZFN7018', (app) => app.requireFeatures(FunctionFeature.MIDDLEWARE, FunctionFeature.IMPERATIVE_BINDINGS)],
      ['AZFN8004', (app) => app.requireFeatures(untyped('middlewares'))],
      ['AZFN3001', (app) => app.addSlot('staging')],
      ['AZFN6001', (app) => app.addHybridConnection('Sql', { relayId: 'sql', hostname: 'sql.contoso.example', port: 1433 })],
    ];
    const program = (attempts: typeof calls): string => {
      const stack = stackWith();
      new AzurermProvider(stack, 'azurerm', { features: [{}] });
      const app = isolated(stack, { appSettings: { ORDERS_KEY: 'x', Pictures__blobServiceUri: 'x' } });
      for (const [code, call] of attempts) expect(() => call(app)).toThrow(code);
      app.addAppSetting('ORDERS_TOPIC', 'orders');
      return Testing.synth(stack, true);
    };
    expect(program(calls)).toBe(program([]));
  });
});

describe('what only the whole program shows is refused at synth', () => {
  const twoApps = (stack: TerraformStack): void => {
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    const plan = flex(stack);
    const hostStorage = HostStorage.newAccountKey({ storageAccountName: 'stordersprod' });
    isolated(stack, { plan, hostStorage });
    isolated(stack, { plan, hostStorage, appName: 'func-billing' }, 'Billing');
  };

  test('with the same texts, all at once', () => {
    const stack = stackWith();
    twoApps(stack);
    expect(() => Testing.synth(stack, true)).toThrow(/AZFN2008 plans\/too-many-apps: [^]*AZFN5009 storage\/account-defined-twice: /);
  });

  test('about the app that came second', () => {
    const { stack } = run(twoApps);
    const refusedIn = (id: string) => codesOf(stack.node.findChild(id).node.validate());
    expect(refusedIn('Orders')).toEqual([]);
    expect(refusedIn('Billing')).toEqual(['AZFN2008', 'AZFN5009']);
  });

  test('and not when the first one is gone again', () => {
    const stack = stackWith();
    twoApps(stack);
    stack.node.tryRemoveChild('Orders');
    expect(stack.node.findChild('Billing').node.validate()).toEqual([]);
  });

  test('and not when each has its own', () => {
    const { refusedAtSynth } = run((stack) => {
      isolated(stack);
      new IsolatedFunctionApp(stack, 'Billing', {
        ...BASICS,
        appName: 'func-billing',
        runtime: IsolatedRuntime.DOTNET_10,
        plan: new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-billing', resourceGroupName: 'rg-orders', location: 'westeurope' }),
      });
    });
    expect(refusedAtSynth).toEqual([]);
  });

  test('a program without mistakes is not refused', () => {
    const { thrown, refusedAtSynth, warnings } = run((stack) => {
      isolated(stack, { plan: flex(stack) });
      inProcess(stack, { appName: 'func-billing', acknowledge: [{ code: 'AZFN1012', reason: 'moves in spring' }] }, 'Billing');
    });
    expect([thrown, refusedAtSynth, warnings]).toEqual([undefined, [], []]);
  });
});
