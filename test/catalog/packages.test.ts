import { MIGRATION_PACKAGES, MINIMUM_PACKAGES, type PackageFacts } from '../../src/catalog/migration';
import {
  ASP_NET_CORE, CORE_PACKAGES, EXTENSION_PACKAGES, FLEX_MINIMUM_PACKAGES, GLOBAL_JSON, HOST_JSON, LOCAL_SETTINGS, MORE_MINIMUM_PACKAGES, NODE_PACKAGES, TELEMETRY_PACKAGES,
} from '../../src/catalog/packages';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { WORKER_FEATURES, type FeatureFacts, type FeatureKey } from '../../src/catalog/worker-features';

const packages: readonly PackageFacts[] = MIGRATION_PACKAGES.rows;
const [core, ...bindings] = packages;

test('core packages are those that migration names', () => {
  expect(core.area).toBe('Core');
  expect([[CORE_PACKAGES.inProcess], [CORE_PACKAGES.worker, CORE_PACKAGES.workerSdk]]).toEqual([core.inProcess, core.isolated]);
});

test.each([
  ['the SDK in place of Worker.Sdk', CORE_PACKAGES.functionsSdk, 'Azure.Functions.Sdk'],
  ['the core of in-process bindings', EXTENSION_PACKAGES.inProcessCore, 'Microsoft.Azure.WebJobs.Extensions'],
  ['the shared framework of ASP.NET Core', ASP_NET_CORE.framework, 'Microsoft.AspNetCore.App'],
  ['telemetry of an isolated worker', TELEMETRY_PACKAGES.isolated.worker, 'Microsoft.Azure.Functions.Worker.ApplicationInsights'],
  ['telemetry of any worker service', TELEMETRY_PACKAGES.isolated.service, 'Microsoft.ApplicationInsights.WorkerService'],
  ['telemetry of the host', TELEMETRY_PACKAGES.inProcess.logging, 'Microsoft.Azure.WebJobs.Logging.ApplicationInsights'],
  ['functions in Node.js', NODE_PACKAGES.functions, '@azure/functions'],
])('%s is in %s', (_, name, published) => {
  expect(name).toBe(published);
});

test('extensions of the isolated model begin as the catalogue says, and no core package does', () => {
  for (const { isolated } of bindings) for (const name of isolated) expect(name.startsWith(EXTENSION_PACKAGES.isolated)).toBe(true);
  for (const name of [...core.inProcess, ...core.isolated]) expect(name.startsWith(EXTENSION_PACKAGES.isolated)).toBe(false);
  expect(packages.find(({ area }) => area === 'HTTP')?.isolated).toEqual([ASP_NET_CORE.builtIn, ASP_NET_CORE.package]);
});

test('extensions of the in-process model do, unless another team publishes them', () => {
  const others = bindings.flatMap(({ inProcess }) => inProcess).filter((name) => !name.startsWith(EXTENSION_PACKAGES.inProcess));
  expect(others).toEqual([
    'Microsoft.DurableTask.SqlServer.AzureFunctions', 'Microsoft.Azure.DurableTask.Netherite.AzureFunctions', 'Microsoft.Azure.Functions.Extensions',
  ]);
});

test.each<[string, 'isolated' | 'inProcess', Readonly<Record<string, Readonly<Record<string, string>>>>]>([
  ['isolated', 'isolated', MORE_MINIMUM_PACKAGES.rows.isolated],
  ['in-process', 'inProcess', MORE_MINIMUM_PACKAGES.rows.inProcess],
  ['Flex Consumption', 'isolated', FLEX_MINIMUM_PACKAGES.rows],
])('lowest versions are for frameworks of runtimes: %s', (_, model, rows) => {
  const frameworks = Object.values(RUNTIMES).filter((row) => row.model === model).map(({ targetFramework }) => String(targetFramework));
  expect(Object.keys(rows).filter((framework) => !frameworks.includes(framework))).toEqual([]);
  for (const versions of Object.values(rows)) for (const version of Object.values(versions)) expect(version).toMatch(/^\d+[.]\d+[.]\d+$/);
});

// The facts that MINIMUM_PACKAGES does not have, by hand.
test.each<[string, Readonly<Record<string, Readonly<Record<string, string>>>>, string, Readonly<Record<string, string>>]>([
  ['in-process', MORE_MINIMUM_PACKAGES.rows.inProcess, 'net8.0', { 'Microsoft.NET.Sdk.Functions': '4.4.0', 'Microsoft.Azure.DurableTask.Netherite.AzureFunctions': '1.5.3' }],
  ['isolated', MORE_MINIMUM_PACKAGES.rows.isolated, 'net11.0', { 'Microsoft.Azure.Functions.Worker': '2.52.0', 'Azure.Functions.Sdk': '1.0.1' }],
  ['Flex Consumption', FLEX_MINIMUM_PACKAGES.rows, 'net8.0', { 'Microsoft.Azure.Functions.Worker': '1.20.0', 'Microsoft.Azure.Functions.Worker.Sdk': '1.16.2' }],
])('lowest versions are those of the facts: %s', (_, rows, framework, versions) => {
  expect(rows).toEqual({ [framework]: versions });
});

test('one table of two has the lowest version of a package', () => {
  const twice = Object.entries(MORE_MINIMUM_PACKAGES.rows.isolated as Readonly<Record<string, object>>).flatMap(([framework, versions]) =>
    Object.keys(versions).filter((name) => Object.hasOwn((MINIMUM_PACKAGES.rows as Readonly<Record<string, object>>)[framework] ?? {}, name)),
  );
  expect(twice).toEqual([]);
});

test('host.json has one version for all hosts from 2.x on', () => expect(HOST_JSON.version).toBe('2.0'));

test("functions in Node.js are found through 'main' since version 4 of their package", () => expect(NODE_PACKAGES.mainSince).toBe(4));

test('of the policies of global.json, two take a newer major version', () => {
  const policies = ['patch', 'feature', 'minor', 'major', 'latestPatch', 'latestFeature', 'latestMinor', 'latestMajor', 'disable'];
  const majors: readonly string[] = GLOBAL_JSON.majors;
  expect(policies.filter((policy) => majors.includes(policy.toLowerCase()))).toEqual(['major', 'latestMajor']);
  expect(majors).toHaveLength(2);
});

test.each<[string, readonly string[]]>([
  ['the environment', ['AZURE_FUNCTIONS_ENVIRONMENT', 'ASPNETCORE_ENVIRONMENT', 'DOTNET_ENVIRONMENT', 'ASPNETCORE_URLS']],
  ['the host storage', ['AzureWebJobsStorage', 'AzureWebJobsDashboard']],
  ['the host', ['FUNCTIONS_EXTENSION_VERSION', 'AzureWebJobsSecretStorageType', 'AzureWebJobsFeatureFlags', 'AzureWebJobsScriptRoot']],
  ['the worker', ['FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_WORKER_RUNTIME_VERSION', 'FUNCTIONS_INPROC_NET8_ENABLED', 'FUNCTIONS_WORKER_PROCESS_COUNT']],
  ['telemetry', ['APPINSIGHTS_INSTRUMENTATIONKEY', 'APPLICATIONINSIGHTS_CONNECTION_STRING']],
])('local settings of %s are not those of the code', (_, names) => {
  expect(names.filter((name) => !(LOCAL_SETTINGS.names as readonly string[]).includes(name))).toEqual([]);
});

test('nor are those that begin like an option, or that switch a function off', () => {
  expect(LOCAL_SETTINGS.prefixes).toEqual(['AzureWebJobsStorage__', 'WEBSITE_', 'languageWorkers__', 'AzureFunctionsJobHost__']);
  expect(LOCAL_SETTINGS.disabled).toEqual({ prefix: 'AzureWebJobs.', suffix: '.Disabled' });
});

test('local settings are named once, and not under a prefix as well', () => {
  const { names, prefixes, disabled } = LOCAL_SETTINGS;
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  expect(names.filter((name) => [...prefixes, disabled.prefix].some((prefix) => name.startsWith(prefix)))).toEqual([]);
});

describe('the comparison of the worker models', () => {
  const rows: [string, FeatureFacts][] = Object.entries(WORKER_FEATURES.rows);

  test.each(rows)('%s: the kind fits the models that have it', (_, { kind, has }) => {
    expect(has.isolated).toBe(kind !== 'gone');
    if (kind !== 'new') expect(has.inProcess).toBe(true);
  });

  test('has the features of the documentation, and what becomes of each', () => {
    expect(Object.fromEntries(rows.map(([key, { feature, kind }]) => [key, [feature, kind]]))).toEqual({
      project: ['Project', 'changes'],
      imperativeBindings: ['Imperative bindings (IBinder)', 'gone'],
      multipleOutputs: ['Multiple outputs', 'changes'],
      dependencyInjection: ['Dependency injection', 'changes'],
      logging: ['Logging', 'changes'],
      aspNetCoreIntegration: ['HTTP types of ASP.NET Core', 'changes'],
      coldStart: ['Cold start', 'changes'],
      middleware: ['Middleware', 'new'],
      dotnetVersions: ['.NET versions', 'new'],
      flexConsumption: ['Flex Consumption', 'new'],
      aspire: ['.NET Aspire', 'new'],
      ownProcess: ['Process of its own', 'new'],
      durableFunctions: ['Durable Functions', 'same'],
      sdkTypeBindings: ['Bindings to types of service SDKs', 'same'],
      cancellationTokens: ['Cancellation tokens', 'same'],
      readyToRun: ['ReadyToRun', 'same'],
    });
  });

  // docs/projects.md has the other rows.
  test.each<[FeatureKey, string, string]>([
    ['project', 'class library', "executable: 'OutputType' is 'Exe', and Program.cs starts the host"],
    ['logging', 'ILogger as a parameter, filtered in host.json', 'ILogger<T> by injection, with a configuration of its own'],
    ['coldStart', 'optimised already', 'tunable with placeholders and ReadyToRun'],
    ['dotnetVersions', '.NET 8 at most', '.NET 8, 9, 10 and .NET Framework'],
    ['flexConsumption', 'no', 'yes, not with .NET Framework'],
  ])('says about %s in-process: %s; isolated: %s', (key, inProcess, isolated) => {
    expect(WORKER_FEATURES.rows[key]).toMatchObject({ inProcess, isolated });
  });

  test('has four features that .NET Framework does not have', () => {
    expect(rows.filter(([, { onNetFramework }]) => !onNetFramework).map(([key]) => key)).toEqual(['aspNetCoreIntegration', 'flexConsumption', 'aspire', 'readyToRun']);
  });
});
