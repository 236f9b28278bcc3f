import { RUNTIMES } from '../../src/catalog/runtimes';
import {
  DedicatedPlan,
  DedicatedSku,
  FunctionsVersion,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IHostingPlan,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { CLASSIC, EVERYWHERE, ON_FLEX, ON_WINDOWS, PLACES, storageSettingsOn, type PlaceName } from '../support/places';
import { functionApp, only, PLACE, refusal, resourceTypes, synth, testStack, type Block } from '../support/stacks';

const APP = { appName: 'func-orders', ...PLACE };

type Runtime = IsolatedRuntime | InProcessRuntime;

/** Defines an app of the worker model of its runtime. */
function define(place: PlaceName, runtime: Runtime, more: Partial<ConstructorParameters<typeof IsolatedFunctionApp>[2]> = {}) {
  const stack = testStack();
  const plan = PLACES[place].define(stack);
  if (runtime instanceof InProcessRuntime) new InProcessFunctionApp(stack, 'App', { ...APP, plan, ...PLACES[place].props, ...more, runtime } as never);
  else new IsolatedFunctionApp(stack, 'App', { ...APP, plan: plan as IHostingPlan, ...PLACES[place].props, ...more, runtime });
  return stack;
}

const isolated = (argument: string, value: string) => ({ [argument]: value, ...(argument === 'dotnet_version' ? { use_dotnet_isolated_runtime: true } : {}) });
const same = (argument: string, value: string) => [isolated(argument, value), isolated(argument, value)] as const;
const dotnet = (version: string) => [isolated('dotnet_version', version), isolated('dotnet_version', `v${version}`)] as const;
const node = (version: string) => [{ node_version: version }, { node_version: `~${version}` }] as const;
const python = (version: string) => [{ python_version: version }, null] as const;
const PLACEHOLDER = { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' };

/**
 * What the provider is told for each runtime: the stack on Linux and on Windows (`null`: cannot be said with azurerm
 * 4.55), the runtime on Flex, the host version and the app settings that belong to the stack.
 */
const SAID: Readonly<Record<string, readonly [Block | null, Block | null, readonly [string, string] | null, string, Block?]>> = {
  'isolated DOTNET_11_PREVIEW': [null, null, ['dotnet-isolated', '11.0'], '~4'],
  'isolated DOTNET_10': [...dotnet('10.0'), ['dotnet-isolated', '10.0'], '~4', PLACEHOLDER],
  'isolated DOTNET_9': [...dotnet('9.0'), ['dotnet-isolated', '9.0'], '~4', PLACEHOLDER],
  'isolated DOTNET_8': [...dotnet('8.0'), ['dotnet-isolated', '8.0'], '~4', PLACEHOLDER],
  'isolated DOTNET_7': [...dotnet('7.0'), null, '~4', PLACEHOLDER],
  'isolated DOTNET_6': [...dotnet('6.0'), null, '~4', PLACEHOLDER],
  'isolated DOTNET_5': [null, isolated('dotnet_version', 'v4.0'), null, '~3'],
  'isolated DOTNET_FRAMEWORK_4_8': [null, isolated('dotnet_version', 'v4.0'), null, '~4'],
  'inProcess DOTNET_8': [{ dotnet_version: '8.0' }, { dotnet_version: 'v8.0' }, null, '~4', { FUNCTIONS_INPROC_NET8_ENABLED: '1' }],
  'inProcess DOTNET_6': [{ dotnet_version: '6.0' }, { dotnet_version: 'v6.0' }, null, '~4'],
  'inProcess DOTNET_CORE_3_1': [{ dotnet_version: '3.1' }, { dotnet_version: 'v4.0' }, null, '~3'],
  'inProcess DOTNET_CORE_2_2': [null, { dotnet_version: 'v4.0' }, null, '~2'],
  'inProcess DOTNET_FRAMEWORK_4_8': [null, {}, null, '~1'],
  'isolated NODE_24': [null, null, ['node', '24'], '~4'],
  'isolated NODE_22': [...node('22'), ['node', '22'], '~4'],
  'isolated NODE_20': [...node('20'), ['node', '20'], '~4'],
  'isolated NODE_18': [...node('18'), null, '~4'],
  'isolated NODE_16': [...node('16'), null, '~4'],
  'isolated NODE_14': [...node('14'), null, '~4'],
  'isolated NODE_12': [...node('12'), null, '~3'],
  'isolated NODE_10': [null, null, null, '~3'],
  'isolated NODE_8': [null, null, null, '~2'],
  'isolated NODE_6': [null, null, null, '~1'],
  'isolated PYTHON_3_14': [null, null, ['python', '3.14'], '~4'],
  'isolated PYTHON_3_13': [...python('3.13'), ['python', '3.13'], '~4'],
  'isolated PYTHON_3_12': [...python('3.12'), ['python', '3.12'], '~4'],
  'isolated PYTHON_3_11': [...python('3.11'), ['python', '3.11'], '~4'],
  'isolated PYTHON_3_10': [...python('3.10'), ['python', '3.10'], '~4'],
  'isolated PYTHON_3_9': [...python('3.9'), null, '~4'],
  'isolated PYTHON_3_8': [...python('3.8'), null, '~4'],
  'isolated PYTHON_3_7': [...python('3.7'), null, '~4'],
  'isolated PYTHON_3_6': [null, null, null, '~3'],
  'isolated JAVA_25': [null, null, ['java', '25'], '~4'],
  'isolated JAVA_21': [...same('java_version', '21'), ['java', '21'], '~4'],
  'isolated JAVA_17': [...same('java_version', '17'), ['java', '17'], '~4'],
  'isolated JAVA_11': [...same('java_version', '11'), ['java', '11'], '~4'],
  'isolated JAVA_8': [{ java_version: '8' }, { java_version: '1.8' }, ['java', '8'], '~4'],
  'isolated POWERSHELL_7_6': [null, null, ['powershell', '7.6'], '~4'],
  'isolated POWERSHELL_7_4': [...same('powershell_core_version', '7.4'), ['powershell', '7.4'], '~4'],
  'isolated POWERSHELL_7_2': [...same('powershell_core_version', '7.2'), null, '~4'],
  'isolated POWERSHELL_7_0': [...same('powershell_core_version', '7'), null, '~4'],
  'isolated POWERSHELL_6_2': [null, null, null, '~3'],
  'isolated CUSTOM_HANDLER': [{ use_custom_runtime: true }, { use_custom_runtime: true }, ['custom', '1.0'], '~4'],
  'isolated GO_1_0_PREVIEW': [null, null, null, '~4'],
};

/** Runtimes that Linux Consumption takes: those of its last versions and older ones. */
const ON_LINUX_CONSUMPTION = (name: string): boolean => !/DOTNET_1[01]|NODE_24|PYTHON_3_1[34]|JAVA_25|POWERSHELL_7_6|GO_/.test(name);
/** Host 3.x no longer runs on Linux Consumption. */
const stopped = (place: PlaceName, host: string): boolean => place === 'Consumption on Linux' && host === '~3';

const runtimeOf = (name: string): Runtime => {
  const [model, member] = name.split(' ');
  return (model === 'inProcess' ? InProcessRuntime : IsolatedRuntime)[member as never] as Runtime;
};

const COMBINATIONS = Object.entries(SAID).flatMap(([name, [linux, windows, flex, host, settings = {}]]) =>
  EVERYWHERE.map((place) => {
    const { plan, system } = PLACES[place];
    const stack = system === 'Linux' ? linux : windows;
    const runs = plan === 'flexConsumption' ? flex !== null : stack !== null && (place !== 'Consumption on Linux' || ON_LINUX_CONSUMPTION(name)) && !stopped(place, host);
    return { name, place, runs, stack, flex, host, settings };
  }),
);
const RUNNING = COMBINATIONS.filter(({ runs }) => runs);
const REFUSED = COMBINATIONS.filter(({ runs }) => !runs);

test('every runtime of the catalogue is in the table', () => {
  const rows = Object.values(RUNTIMES).map(({ model, member }) => `${model} ${member}`);
  expect(Object.keys(SAID).sort()).toEqual(rows.sort());
});

describe('what runs', () => {
  test.each(RUNNING)('$name on $place', ({ name, place, stack, flex, host, settings }) => {
    const json = synth(define(place, runtimeOf(name)));
    const app = functionApp(json);
    const { plan, resource } = PLACES[place];
    expect(schemaProblems(json)).toEqual([]);
    expect(app.app_settings?.FUNCTIONS_WORKER_RUNTIME).toBeUndefined(); // the provider writes it from the stack
    if (resource === 'azapi_resource') {
      expect(app.runtime).toEqual({ name: flex?.[0], version: flex?.[1] });
      expect(app.siteConfig.appSettings).toEqual(storageSettingsOn(place));
      return;
    }
    expect(resourceTypes(json)).toContain(resource);
    if (plan === 'flexConsumption') {
      expect([app.runtime_name, app.runtime_version]).toEqual(flex);
      expect(app.app_settings).toBeUndefined();
      return;
    }
    expect(app.site_config.application_stack ?? {}).toEqual(stack);
    expect(app.functions_extension_version).toBe(host);
    expect(app.app_settings ?? {}).toEqual({ ...settings, ...storageSettingsOn(place, host) });
    expect(app.storage_uses_managed_identity).toBe(PLACES[place].keyless && host === '~4' ? true : undefined);
  });
});

describe('what does not run', () => {
  test.each(REFUSED)('$name on $place', ({ name, place }) => {
    const { codes } = refusal(() => define(place, runtimeOf(name)));
    expect(codes.filter((code) => !/^AZFN(100[1-7]|2001)$/.test(code))).toEqual([]);
  });
});

describe('the in-process switch of .NET 8', () => {
  const SWITCH = 'FUNCTIONS_INPROC_NET8_ENABLED';

  test.each(CLASSIC)('is on for in-process .NET 8 on %s', (place) => {
    expect(functionApp(define(place, InProcessRuntime.DOTNET_8)).app_settings).toEqual({ [SWITCH]: '1', ...storageSettingsOn(place) });
  });

  test.each<[string, Runtime]>([
    ['isolated .NET 8', IsolatedRuntime.DOTNET_8],
    ['in-process .NET 6', InProcessRuntime.DOTNET_6],
    ['isolated .NET 10', IsolatedRuntime.DOTNET_10],
  ])('is absent for %s', (_, runtime) => {
    expect(functionApp(define('Elastic Premium on Windows', runtime)).app_settings?.[SWITCH]).toBeUndefined();
  });
});

describe('the placeholder setting of isolated .NET', () => {
  const SETTING = 'WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED';

  test('is on in a 64-bit worker and absent in a 32-bit one', () => {
    expect(functionApp(define('Elastic Premium on Windows', IsolatedRuntime.DOTNET_10)).app_settings).toEqual({ [SETTING]: '1' });
    expect(functionApp(define('Elastic Premium on Windows', IsolatedRuntime.DOTNET_10, { use32BitWorker: true })).app_settings).toBeUndefined();
  });

  test('gives way to a value of the program', () => {
    const app = functionApp(define('Elastic Premium on Windows', IsolatedRuntime.DOTNET_10, { appSettings: { [SETTING]: '0' } }));
    expect(app.app_settings).toEqual({ [SETTING]: '0' });
  });

  test('gives way to a value of the program in another case', () => {
    const app = functionApp(define('Elastic Premium on Windows', IsolatedRuntime.DOTNET_10, { appSettings: { [SETTING.toLowerCase()]: '0' } }));
    expect(app.app_settings).toEqual({ [SETTING.toLowerCase()]: '0' });
  });
});

describe('the host version', () => {
  test.each<[FunctionsVersion, Runtime, string]>([
    [FunctionsVersion.V4, IsolatedRuntime.NODE_14, '~4'],
    [FunctionsVersion.V3, IsolatedRuntime.NODE_14, '~3'],
    [FunctionsVersion.V2, IsolatedRuntime.PYTHON_3_7, '~2'],
  ])('%s is written as the program says it', (functionsVersion, runtime, expected) => {
    expect(functionApp(define('Elastic Premium on Linux', runtime, { functionsVersion })).functions_extension_version).toBe(expected);
  });

  test.each(ON_FLEX)('is not written on %s, which has only one', (place) => {
    const written = JSON.stringify(functionApp(define(place, IsolatedRuntime.DOTNET_10, { functionsVersion: FunctionsVersion.V4 })));
    expect(written).not.toMatch(/functions_?extension_?version/i);
  });

  test.each<[PlaceName, FunctionsVersion, Runtime, string]>([
    ['Flex Consumption', FunctionsVersion.V3, IsolatedRuntime.PYTHON_3_11, 'AZFN1006'],
    ['Flex Consumption with a key', FunctionsVersion.V3, IsolatedRuntime.PYTHON_3_11, 'AZFN1006'],
    ['Elastic Premium on Linux', FunctionsVersion.V1, InProcessRuntime.DOTNET_8, 'AZFN1006'],
    ['Consumption on Linux', FunctionsVersion.V3, IsolatedRuntime.NODE_14, 'AZFN1007'],
    ['Consumption on Windows', FunctionsVersion.V3, IsolatedRuntime.DOTNET_10, 'AZFN1002'],
  ])('on %s, %s is refused', (place, functionsVersion, runtime, code) => {
    expect(refusal(() => define(place, runtime, { functionsVersion })).codes).toContain(code);
  });
});

describe('Always On', () => {
  const ASE = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Web/hostingEnvironments/ase';
  const dedicated = (sku: DedicatedSku, alwaysOn?: boolean): Block => {
    const stack = testStack();
    const plan = new DedicatedPlan(stack, 'Plan', {
      planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS, sku,
      ...(sku.startsWith('I') ? { appServiceEnvironmentId: ASE } : {}),
    });
    new IsolatedFunctionApp(stack, 'App', { ...APP, plan, runtime: IsolatedRuntime.DOTNET_10, alwaysOn });
    const json = synth(stack);
    expect(schemaProblems(json)).toEqual([]);
    return functionApp(json).site_config;
  };
  const WITHOUT = [DedicatedSku.F1, DedicatedSku.D1, DedicatedSku.SHARED];

  test.each(Object.values(DedicatedSku).filter((sku) => !WITHOUT.includes(sku)))('is on with %s', (sku) => {
    expect(dedicated(sku)).toMatchObject({ always_on: true, use_32_bit_worker: false });
  });

  test.each(WITHOUT)('is off with %s, whose workers are 32-bit', (sku) => {
    expect(dedicated(sku)).toMatchObject({ always_on: false, use_32_bit_worker: true });
  });

  test('is off where the program says so', () => {
    expect(dedicated(DedicatedSku.B1, false).always_on).toBe(false);
  });

  test.each(CLASSIC.filter((place) => PLACES[place].plan !== 'dedicated'))('is off on %s', (place) => {
    expect(functionApp(define(place, IsolatedRuntime.DOTNET_8)).site_config.always_on).toBe(false);
  });

  test.each(ON_FLEX)('is not written on %s, which has no such thing', (place) => {
    const { site_config: site, siteConfig = site } = functionApp(define(place, IsolatedRuntime.DOTNET_8));
    expect(Object.keys(siteConfig as Block).filter((name) => /always_?on/i.test(name))).toEqual([]);
  });

  test.each(EVERYWHERE.filter((place) => PLACES[place].plan !== 'dedicated'))('is refused on %s', (place) => {
    expect(refusal(() => define(place, IsolatedRuntime.DOTNET_8, { alwaysOn: true })).codes).toEqual(['AZFN2011']);
  });

  test.each(WITHOUT)('is refused with %s', (sku) => {
    expect(refusal(() => dedicated(sku, true)).codes).toEqual(['AZFN2011']);
  });
});

describe('what a provider default would leave to chance', () => {
  const CLASSIC_DEFAULTS = {
    https_only: true,
    enabled: true,
    public_network_access_enabled: true,
    builtin_logging_enabled: false,
    ftp_publish_basic_authentication_enabled: false,
    webdeploy_publish_basic_authentication_enabled: false,
    site_config: {
      ftps_state: 'Disabled',
      minimum_tls_version: '1.2',
      scm_minimum_tls_version: '1.2',
      use_32_bit_worker: false,
      http2_enabled: false,
      websockets_enabled: false,
      remote_debugging_enabled: false,
      scm_use_main_ip_restriction: false,
      vnet_route_all_enabled: false,
    },
  };

  test.each(CLASSIC)('is set on %s', (place) => {
    expect(functionApp(define(place, IsolatedRuntime.DOTNET_8))).toMatchObject(CLASSIC_DEFAULTS);
  });

  test('is set on Flex as far as it exists there', () => {
    expect(functionApp(define('Flex Consumption with a key', IsolatedRuntime.DOTNET_8))).toMatchObject({
      https_only: true,
      enabled: true,
      public_network_access_enabled: true,
      webdeploy_publish_basic_authentication_enabled: false,
      instance_memory_in_mb: 2048,
      maximum_instance_count: 100,
      storage_container_type: 'blobContainer',
      storage_authentication_type: 'StorageAccountConnectionString',
      site_config: { minimum_tls_version: '1.2', scm_minimum_tls_version: '1.2', http2_enabled: false, websockets_enabled: false },
    });
  });

  test('is set where AzAPI writes the app, and so are values that could be taken back', () => {
    expect(functionApp(define('Flex Consumption', IsolatedRuntime.DOTNET_8))).toMatchObject({
      httpsOnly: true,
      enabled: true,
      publicNetworkAccess: 'Enabled',
      clientCertEnabled: false,
      virtualNetworkSubnetId: null,
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 100, alwaysReady: [], triggers: null },
      siteConfig: {
        minTlsVersion: '1.2', scmMinTlsVersion: '1.2', http20Enabled: false, webSocketsEnabled: false, remoteDebuggingEnabled: false,
        loadBalancing: 'LeastRequests', publicNetworkAccess: 'Enabled', cors: { allowedOrigins: [], supportCredentials: false }, connectionStrings: [],
        ipSecurityRestrictions: [], ipSecurityRestrictionsDefaultAction: 'Allow', scmIpSecurityRestrictions: [], scmIpSecurityRestrictionsDefaultAction: 'Allow',
        scmIpSecurityRestrictionsUseMain: false,
      },
    });
  });

  test.each(CLASSIC)('leaves the pre-warmed instance of %s to the plan that has one', (place) => {
    const { site_config: site } = functionApp(define(place, IsolatedRuntime.DOTNET_8));
    expect(site.pre_warmed_instance_count).toBe(PLACES[place].plan === 'elasticPremium' ? 1 : undefined);
  });

  test.each(ON_WINDOWS)('is a 64-bit worker on %s for every worker model', (place) => {
    expect(functionApp(define(place, InProcessRuntime.DOTNET_8)).site_config.use_32_bit_worker).toBe(false);
    expect(functionApp(define(place, IsolatedRuntime.DOTNET_FRAMEWORK_4_8)).site_config.use_32_bit_worker).toBe(false);
  });
});

describe('the plan of an app that names none', () => {
  const withoutPlan = (runtime: Runtime, functionsVersion?: FunctionsVersion) => {
    const stack = testStack();
    if (runtime instanceof InProcessRuntime) new InProcessFunctionApp(stack, 'App', { ...APP, runtime, functionsVersion });
    else new IsolatedFunctionApp(stack, 'App', { ...APP, runtime, functionsVersion });
    return synth(stack);
  };

  test.each<[string, Runtime, string, string]>([
    ['isolated .NET 10', IsolatedRuntime.DOTNET_10, 'FC1', 'Linux'],
    ['Python 3.12', IsolatedRuntime.PYTHON_3_12, 'FC1', 'Linux'],
    ['a custom handler', IsolatedRuntime.CUSTOM_HANDLER, 'FC1', 'Linux'],
    ['.NET Framework', IsolatedRuntime.DOTNET_FRAMEWORK_4_8, 'Y1', 'Windows'],
    ['isolated .NET 6', IsolatedRuntime.DOTNET_6, 'Y1', 'Windows'],
    ['Python 3.9', IsolatedRuntime.PYTHON_3_9, 'Y1', 'Linux'],
    ['in-process .NET 8', InProcessRuntime.DOTNET_8, 'Y1', 'Windows'],
    ['in-process .NET Framework', InProcessRuntime.DOTNET_FRAMEWORK_4_8, 'Y1', 'Windows'],
  ])('%s', (_, runtime, sku, system) => {
    const json = withoutPlan(runtime);
    expect(only(json, 'azurerm_service_plan')).toMatchObject({ name: 'func-orders', sku_name: sku, os_type: system, resource_group_name: 'rg-orders', location: 'westeurope' });
    expect(schemaProblems(json)).toEqual([]);
  });

  test('follows the host version', () => {
    expect(only(withoutPlan(IsolatedRuntime.JAVA_11, FunctionsVersion.V3), 'azurerm_service_plan')).toMatchObject({ sku_name: 'Y1', os_type: 'Windows' });
    expect(only(withoutPlan(IsolatedRuntime.JAVA_11), 'azurerm_service_plan').sku_name).toBe('FC1');
  });

  test('comes with all that the app needs', () => {
    expect(resourceTypes(withoutPlan(IsolatedRuntime.DOTNET_10))).toEqual([
      'azapi_resource', 'azapi_resource', 'azapi_resource', // account, container, app
      'azurerm_role_assignment', 'azurerm_service_plan', 'azurerm_user_assigned_identity',
    ]);
    expect(resourceTypes(withoutPlan(InProcessRuntime.DOTNET_8))).toEqual([
      'azurerm_service_plan', 'azurerm_storage_account', 'azurerm_windows_function_app',
    ]);
  });
});
