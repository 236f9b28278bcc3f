import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  ConnectionAccess,
  ConsumptionPlan,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionFeature,
  FunctionProject,
  HostStorage,
  IdentityConnection,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IsolatedFunctionAppProps,
} from '../../src';
import { synth, testStack, type Block } from '../support/stacks';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' };
const ISOLATED = ['Microsoft.Azure.Functions.Worker@2.50.0', 'Microsoft.Azure.Functions.Worker.Sdk@2.0.5'];
const IN_PROCESS = ['Microsoft.NET.Sdk.Functions@4.6.0'];

interface Files {
  readonly framework?: string;
  readonly packages?: readonly string[];
  readonly version?: string;
  readonly files?: Readonly<Record<string, unknown>>;
}

/** A project in a folder of its own. */
function project({ framework = 'net10.0', packages = ISOLATED, version = 'v4', files = {} }: Files = {}): FunctionProject {
  const references = packages.map((name) => name.split('@')).map(([name, number]) => `<PackageReference Include="${name}" Version="${number}" />`);
  const text = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>${framework}</TargetFramework>
    <AzureFunctionsVersion>${version}</AzureFunctionsVersion>
    <OutputType>Exe</OutputType>
  </PropertyGroup>
  <ItemGroup>
    ${references.join('\n    ')}
  </ItemGroup>
</Project>`;
  const path = join(folder, 'Orders.csproj');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  return FunctionProject.fromCsproj(path);
}

/** Codes that an app is refused with, when it is defined or when it is synthesized. */
function refusal(define: () => void): string[] {
  try {
    define();
    return [];
  } catch (error) {
    return [...new Set(String(error).match(/AZFN\d{4}(?= )/g) ?? [])];
  }
}

const siteOf = (json: Block): Block =>
  Object.values((json.resource as Record<string, Record<string, Block>>).azapi_resource).find(({ type }) => String(type).startsWith('Microsoft.Web/sites@')) as Block;

const isolated = (props: Partial<IsolatedFunctionAppProps>) => {
  const stack = testStack();
  const app = new IsolatedFunctionApp(stack, 'Orders', { ...PLACE, appName: 'func-orders', ...props });
  return { stack, app };
};

describe('an app of a project', () => {
  test('has the runtime of the project', () => {
    const { stack } = isolated({ project: project({ framework: 'net9.0' }), acknowledge: [{ code: 'AZFN1010', reason: 'test' }] });
    const { runtime } = ((siteOf(synth(stack)).body as Block).properties as Block).functionAppConfig as { runtime: unknown };
    expect(runtime).toEqual({ name: 'dotnet-isolated', version: '9.0' });
  });

  test('is what the same app is that names the runtime', () => {
    const [told, named] = [isolated({ project: project() }), isolated({ runtime: IsolatedRuntime.DOTNET_10 })];
    expect(synth(told.stack)).toEqual(synth(named.stack));
  });

  test('has the host version of the project', () => {
    const stack = testStack();
    new InProcessFunctionApp(stack, 'Orders', {
      ...PLACE,
      appName: 'func-orders',
      project: project({ framework: 'net48', version: 'v1', packages: ['Microsoft.NET.Sdk.Functions@1.0.38'] }),
    });
    const [app] = Object.values((synth(stack).resource as Record<string, Record<string, Block>>).azurerm_windows_function_app);
    expect(app.functions_extension_version).toBe('~1');
  });

  test('writes no path', () => {
    const { stack } = isolated({ project: project() });
    expect(JSON.stringify(synth(stack))).not.toContain(folder);
  });

  test.each<[string, Files, Partial<IsolatedFunctionAppProps>, string[]]>([
    ['of the same runtime', {}, { runtime: IsolatedRuntime.DOTNET_10 }, []],
    ['of another runtime', {}, { runtime: IsolatedRuntime.DOTNET_8 }, ['AZFN7006']],
    ['of the other model', { framework: 'net8.0', packages: IN_PROCESS }, {}, ['AZFN7005']],
    ['of the other model, named', { framework: 'net8.0', packages: IN_PROCESS }, { runtime: IsolatedRuntime.DOTNET_8 }, ['AZFN7005']],
    ['with an extension of the other family', { packages: [...ISOLATED, 'Microsoft.Azure.WebJobs.Extensions.ServiceBus@5.16.0'] }, {}, ['AZFN7010']],
    ['without the SDK of the worker', { packages: ISOLATED.slice(0, 1) }, {}, ['AZFN7009']],
  ])('is refused with one cause: %s', (_, files, props, codes) => {
    expect(refusal(() => isolated({ project: project(files), ...props }))).toEqual(codes);
  });

  test('is refused where it says no runtime, and no project says one', () => {
    expect(refusal(() => isolated({}))).toEqual(['AZFN8002']);
    expect(refusal(() => new InProcessFunctionApp(testStack(), 'Orders', { ...PLACE, appName: 'func-orders' }))).toEqual(['AZFN8002']);
  });
});

describe('what is added to an app of a project', () => {
  const bus = IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER] });

  test.each([
    ['4.2.0', ['AZFN7014']],
    ['5.24.0', []],
  ])('is refused at synth where the extension cannot connect with an identity: %s', (version, codes) => {
    const { stack, app } = isolated({ project: project({ packages: [...ISOLATED, `Microsoft.Azure.Functions.Worker.Extensions.ServiceBus@${version}`] }) });
    app.addConnection('Bus', bus);
    expect(refusal(() => synth(stack))).toEqual(codes);
  });

  test('settles the time-out of the plan', () => {
    const plan = (stack: ReturnType<typeof testStack>) =>
      new ConsumptionPlan(stack, 'Plan', { ...PLACE, planName: 'plan-orders', operatingSystem: OperatingSystem.WINDOWS });
    const long = project({ files: { 'host.json': { version: '2.0', functionTimeout: '01:00:00' } } });
    const stack = testStack();
    const app = new IsolatedFunctionApp(stack, 'Orders', { ...PLACE, appName: 'func-orders', project: long, plan: plan(stack) });
    expect(refusal(() => synth(stack))).toEqual(['AZFN7016']);
    app.addAppSetting('AzureFunctionsJobHost__functionTimeout', '00:10:00');
    expect(refusal(() => synth(stack))).toEqual([]);
  });

  test('is a warning where local.settings.json has more, without its values', () => {
    const local = project({ files: { 'local.settings.json': { IsEncrypted: false, Values: { FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated', ORDERS_QUEUE: 'secret-value', TAX_RATE: '0.19' } } } });
    const warnings = (props: Partial<IsolatedFunctionAppProps>): string => {
      const { stack, app } = isolated({ project: local, ...props });
      app.addAppSetting('ORDERS_QUEUE', 'orders');
      synth(stack);
      return JSON.stringify(app.node.metadata);
    };
    const text = warnings({});
    expect(text).toContain('TAX_RATE');
    expect(text).not.toMatch(/ORDERS_QUEUE|secret-value|0\.19/);
    expect(warnings({ appSettings: { TAX_RATE: '0.2' } })).toBe('[]');
  });
});

describe('requireFeatures', () => {
  test.each<[FunctionFeature, string[], string[]]>([
    [FunctionFeature.MIDDLEWARE, [], ['AZFN7018']],
    [FunctionFeature.IMPERATIVE_BINDINGS, ['AZFN7018'], []],
    [FunctionFeature.DURABLE_FUNCTIONS, [], []],
  ])('%s', (feature, onIsolated, onInProcess) => {
    const { app } = isolated({ runtime: IsolatedRuntime.DOTNET_10 });
    expect(refusal(() => app.requireFeatures(feature))).toEqual(onIsolated);
    const inProcess = new InProcessFunctionApp(testStack(), 'Orders', { ...PLACE, appName: 'func-orders', runtime: InProcessRuntime.DOTNET_8 });
    expect(refusal(() => inProcess.requireFeatures(feature))).toEqual(onInProcess);
  });

  test('takes members of the list', () => {
    const { app } = isolated({ runtime: IsolatedRuntime.DOTNET_10 });
    expect(refusal(() => app.requireFeatures('middlewares' as never))).toEqual(['AZFN8004']);
    expect(refusal(() => app.requireFeatures())).toEqual([]);
  });
});

test('plans and storage are looked at with the project', () => {
  const stack = testStack();
  const plan = new ElasticPremiumPlan(stack, 'Plan', { ...PLACE, planName: 'plan-orders', operatingSystem: OperatingSystem.WINDOWS });
  const build = (runtimeIdentifier: string) => {
    const path = join(folder, 'Orders.csproj');
    project();
    writeFileSync(path, `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><AzureFunctionsVersion>v4</AzureFunctionsVersion><OutputType>Exe</OutputType><RuntimeIdentifier>${runtimeIdentifier}</RuntimeIdentifier><PublishReadyToRun>true</PublishReadyToRun></PropertyGroup><ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2.50.0" /><PackageReference Include="Microsoft.Azure.Functions.Worker.Sdk" Version="2.0.5" /></ItemGroup></Project>`);
    return FunctionProject.fromCsproj(path);
  };
  const define = (id: string, runtimeIdentifier: string) =>
    refusal(() => new IsolatedFunctionApp(stack, id, { ...PLACE, appName: `func-${id.toLowerCase()}`, project: build(runtimeIdentifier), plan, hostStorage: HostStorage.newAccountKey() }));
  expect(define('A', 'win-x64')).toEqual([]);
  expect(define('B', 'linux-x64')).toEqual(['AZFN7015']);
  const flex = new FlexConsumptionPlan(stack, 'Flex', { ...PLACE, planName: 'plan-flex' });
  expect(refusal(() => new IsolatedFunctionApp(stack, 'C', { ...PLACE, appName: 'func-c', project: build('win-x64'), plan: flex }))).toEqual(['AZFN7015']);
});
