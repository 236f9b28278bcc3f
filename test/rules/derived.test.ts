import { WRITTEN_APP_SETTINGS } from '../../src/catalog/app-settings';
import { HOST_VERSIONS } from '../../src/catalog/host-versions';
import { PLANS } from '../../src/catalog/plans';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import {
  defaultPlan,
  derived32Bit,
  derivedAlwaysOn,
  derivedContentOverVnet,
  derivedElasticMinimum,
  derivedPreWarmed,
  keylessByDefault,
  mountsContentShare,
  OWN_STICKY_SETTINGS,
  ownAppSettings,
  secretReference,
  stackArguments,
  storageSettings,
  type OwnSettingsInput,
  type StorageSettingsInput,
} from '../../src/rules/derived';
import { planTerms, type PlanTerms } from '../../src/rules/plan-terms';
import { defaultHost } from '../../src/rules/runtime-terms';
import { unlistedRuntime } from '../../src/rules/unlisted-runtime';
import { host, plan, runtime, untold } from './verdict';

describe('defaultPlan', () => {
  test.each<[string, RuntimeId, keyof typeof HOST_VERSIONS, string]>([
    ['.NET 10', 'dotnet-isolated-10.0', '~4', 'flexConsumption Linux FC1'],
    ['.NET Framework', 'dotnet-isolated-netfx48', '~4', 'consumption Windows Y1'],
    ['.NET 7, which is not on Flex', 'dotnet-isolated-7.0', '~4', 'consumption Windows Y1'],
    ['in-process .NET 8', 'dotnet-inproc-8.0', '~4', 'consumption Windows Y1'],
    ['in-process .NET Framework', 'dotnet-inproc-netfx', '~1', 'consumption Windows Y1'],
    ['Python 3.12', 'python-3.12', '~4', 'flexConsumption Linux FC1'],
    ['Python 3.9, which is on Linux only and not on Flex', 'python-3.9', '~4', 'consumption Linux Y1'],
    ['Python 3.7 on ~2', 'python-3.7', '~2', 'consumption Linux Y1'],
    ['Node.js 14 on ~3', 'node-14', '~3', 'consumption Windows Y1'],
    ['Java 8 on ~4', 'java-8', '~4', 'flexConsumption Linux FC1'],
    ['Java 8 on ~2', 'java-8', '~2', 'consumption Windows Y1'],
    ['a custom handler', 'custom', '~4', 'flexConsumption Linux FC1'],
    ['Go', 'native-go', '~4', 'flexConsumption Linux FC1'],
    ['an isolated runtime on a host that it does not have', 'dotnet-isolated-10.0', '~3', 'flexConsumption Linux FC1'],
    ['an in-process runtime on a host that it does not have', 'dotnet-inproc-8.0', '~3', 'consumption Windows Y1'],
  ])('%s', (_, row, version, expected) => {
    const { id, system, sku, facts, group } = defaultPlan(runtime(row), host(version));
    expect(`${id} ${system} ${String(sku)}`).toBe(expected);
    expect(facts).toBe(PLANS[id]);
    expect(group?.plan).toBe(id);
  });

  test('a version that is not listed goes where new versions are', () => {
    expect(defaultPlan(unlistedRuntime('node', '26'), host('~4')).id).toBe('flexConsumption');
  });

  test.each(Object.keys(RUNTIMES) as RuntimeId[])('%s gets a plan without standing costs that offers it on its host', (row) => {
    const terms = defaultPlan(runtime(row), defaultHost(runtime(row)));
    const facts = runtime(row);
    const build = terms.system === 'Linux' ? facts.linux : facts.windows;
    expect(['FC1', 'Y1']).toContain(terms.sku);
    expect(build?.plans).toContain(terms.id);
    expect(build?.hosts).toContain(defaultHost(facts).value);
    expect(PLANS[terms.id].inProcess || facts.model === 'isolated').toBe(true);
  });
});

describe('derivedAlwaysOn', () => {
  test.each<[string, PlanTerms, boolean | undefined, boolean]>([
    ['nothing said on B1', plan('dedicated'), undefined, true],
    ['nothing said on F1', plan('dedicated', 'Linux', 'F1'), undefined, false],
    ['nothing said on a plan whose SKU was not told', untold(), undefined, true],
    ['nothing said on Elastic Premium', plan('elasticPremium'), undefined, false],
    ['nothing said on an Elastic Premium plan whose SKU was not told', planTerms('elasticPremium', 'Linux'), undefined, false],
    ['nothing said on Consumption', plan('consumption'), undefined, false],
    ['nothing said on Flex Consumption', plan('flexConsumption'), undefined, false],
    ['switched off on B1', plan('dedicated'), false, false],
    ['switched on on B1', plan('dedicated'), true, true],
  ])('%s', (_, terms, given, expected) => {
    expect(derivedAlwaysOn(terms, given)).toBe(expected);
  });
});

describe('derived32Bit', () => {
  test.each<[string, PlanTerms, boolean | undefined, boolean]>([
    ['nothing said on Windows', plan('elasticPremium', 'Windows'), undefined, false],
    ['nothing said on Linux', plan('elasticPremium'), undefined, false],
    ['nothing said on F1 on Windows, which has nothing else', plan('dedicated', 'Windows', 'F1'), undefined, true],
    ['nothing said on D1', plan('dedicated', 'Windows', 'D1'), undefined, true],
    ['nothing said on F1 on Linux', plan('dedicated', 'Linux', 'F1'), undefined, false],
    ['nothing said on a plan whose SKU was not told', untold('Windows'), undefined, false],
    ['asked for on Windows', plan('elasticPremium', 'Windows'), true, true],
    ['declined on Windows', plan('elasticPremium', 'Windows'), false, false],
  ])('%s', (_, terms, given, expected) => {
    expect(derived32Bit(terms, given)).toBe(expected);
  });
});

describe('derived numbers of instances', () => {
  const EP = plan('elasticPremium');
  const ZONES: PlanTerms = { ...EP, zoneBalancing: true };

  test.each<[string, PlanTerms, number | undefined, number | undefined]>([
    ['nothing said', EP, undefined, undefined],
    ['nothing said on a zone-redundant plan', ZONES, undefined, 2],
    ['nothing said on a zone-redundant Dedicated plan', { ...plan('dedicated', 'Linux', 'P1v3'), zoneBalancing: true }, undefined, undefined],
    ['a number', EP, 3, 3],
    ['none', EP, 0, 0],
    ['a number on a zone-redundant plan', ZONES, 4, 4],
  ])('at least: %s', (_, terms, given, expected) => {
    expect(derivedElasticMinimum(terms, given)).toBe(expected);
  });

  test.each<[string, PlanTerms, number | undefined, number | undefined]>([
    ['nothing said on Elastic Premium', EP, undefined, 1],
    ['nothing said on Consumption', plan('consumption'), undefined, undefined],
    ['nothing said on a Dedicated plan', plan('dedicated'), undefined, undefined],
    ['none', EP, 0, 0],
    ['a number', EP, 4, 4],
  ])('pre-warmed: %s', (_, terms, given, expected) => {
    expect(derivedPreWarmed(terms, given)).toBe(expected);
  });
});

describe('ownAppSettings', () => {
  const input = (more: Partial<OwnSettingsInput> = {}): OwnSettingsInput => ({
    runtime: runtime('dotnet-isolated-10.0'), plan: plan('elasticPremium'), use32BitWorker: false, container: false, zipDeploy: false, remoteBuild: false,
    hostId: undefined, contentShareName: undefined, contentOverVnet: false, contentConnection: undefined, contentIsSecret: false, ...more,
  });
  const PLACEHOLDER = { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' };
  const WINDOWS = plan('elasticPremium', 'Windows');
  const node = { runtime: runtime('node-22') };

  test.each<[string, Partial<OwnSettingsInput>, Record<string, string>]>([
    ['isolated .NET', {}, PLACEHOLDER],
    ['isolated .NET in a 32-bit worker, for which there is no placeholder', { plan: WINDOWS, use32BitWorker: true }, {}],
    ['isolated .NET Framework', { runtime: runtime('dotnet-isolated-netfx48'), plan: WINDOWS }, {}],
    ['isolated .NET 5', { runtime: runtime('dotnet-isolated-5.0') }, {}],
    ['in-process .NET 8', { runtime: runtime('dotnet-inproc-8.0') }, { FUNCTIONS_INPROC_NET8_ENABLED: '1' }],
    ['in-process .NET 8 in a 32-bit worker', { runtime: runtime('dotnet-inproc-8.0'), plan: WINDOWS, use32BitWorker: true }, { FUNCTIONS_INPROC_NET8_ENABLED: '1' }],
    ['in-process .NET 6', { runtime: runtime('dotnet-inproc-6.0') }, {}],
    ['another language', node, {}],
    ['a container, whose worker runtime the provider does not write', { ...node, container: true }, { FUNCTIONS_WORKER_RUNTIME: 'node', WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false' }],
    ['a container with in-process .NET 8', { runtime: runtime('dotnet-inproc-8.0'), container: true }, { FUNCTIONS_INPROC_NET8_ENABLED: '1', FUNCTIONS_WORKER_RUNTIME: 'dotnet', WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false' }],
    ['a host id', { ...node, hostId: 'orders' }, { AzureFunctionsWebHost__hostid: 'orders' }],
    ['a content share', { ...node, contentShareName: 'orders' }, { WEBSITE_CONTENTSHARE: 'orders' }],
    ['a content share behind a network', { ...node, contentShareName: 'orders', contentOverVnet: true }, { WEBSITE_CONTENTSHARE: 'orders', WEBSITE_CONTENTOVERVNET: '1' }],
    ['a content share whose connection is a secret', { ...node, contentShareName: 'orders', contentConnection: '@Microsoft.KeyVault(x)', contentIsSecret: true }, {
      WEBSITE_CONTENTSHARE: 'orders', WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: '@Microsoft.KeyVault(x)', WEBSITE_SKIP_CONTENTSHARE_VALIDATION: '1',
    }],
    ['a content share whose secret the provider writes', { ...node, contentShareName: 'orders', contentIsSecret: true }, { WEBSITE_CONTENTSHARE: 'orders', WEBSITE_SKIP_CONTENTSHARE_VALIDATION: '1' }],
    ['a package on Linux', { ...node, zipDeploy: true }, { WEBSITE_RUN_FROM_PACKAGE: '1' }],
    ['a package on Windows', { ...node, plan: WINDOWS, zipDeploy: true }, { WEBSITE_RUN_FROM_PACKAGE: '1' }],
    ['a package that Linux builds', { ...node, zipDeploy: true, remoteBuild: true }, {}],
    ['a package on Windows, where nothing is built', { ...node, plan: WINDOWS, zipDeploy: true, remoteBuild: true }, { WEBSITE_RUN_FROM_PACKAGE: '1' }],
    ['a remote build alone', { ...node, remoteBuild: true }, {}],
    ['Flex Consumption, where the platform has arguments for everything', { plan: plan('flexConsumption'), container: true, zipDeploy: true, hostId: 'orders', contentShareName: 'orders', contentOverVnet: true }, {}],
  ])('%s', (_, more, expected) => {
    expect(ownAppSettings(input(more))).toStrictEqual(expected);
  });

  test('have names of the catalogue only', () => {
    const names = new Set<string>(Object.values(WRITTEN_APP_SETTINGS).map(({ name }) => name));
    for (const row of Object.keys(RUNTIMES) as RuntimeId[]) {
      const all = ownAppSettings(input({ runtime: runtime(row), container: true, zipDeploy: true, hostId: 'a', contentShareName: 'b', contentOverVnet: true }));
      expect(Object.keys(all).filter((name) => !names.has(name))).toEqual([]);
    }
  });

  test('stay with the slot where two slots must not share them', () => {
    expect(OWN_STICKY_SETTINGS).toEqual(['AzureFunctionsWebHost__hostid']);
  });

  test('never say the worker runtime where the provider does', () => {
    for (const row of Object.keys(RUNTIMES) as RuntimeId[]) {
      expect(ownAppSettings(input({ runtime: runtime(row) }))).not.toHaveProperty('FUNCTIONS_WORKER_RUNTIME');
    }
  });
});

describe('stackArguments', () => {
  test.each<[RuntimeId, 'Linux' | 'Windows', object | undefined]>([
    ['dotnet-isolated-10.0', 'Linux', { dotnetVersion: '10.0', useDotnetIsolatedRuntime: true }],
    ['dotnet-isolated-10.0', 'Windows', { dotnetVersion: 'v10.0', useDotnetIsolatedRuntime: true }],
    ['dotnet-isolated-netfx48', 'Windows', { dotnetVersion: 'v4.0', useDotnetIsolatedRuntime: true }],
    ['dotnet-isolated-netfx48', 'Linux', undefined],
    ['dotnet-inproc-8.0', 'Linux', { dotnetVersion: '8.0' }],
    ['dotnet-inproc-8.0', 'Windows', { dotnetVersion: 'v8.0' }],
    ['dotnet-inproc-core3.1', 'Windows', { dotnetVersion: 'v4.0' }],
    ['dotnet-inproc-netfx', 'Windows', undefined],
    ['node-22', 'Linux', { nodeVersion: '22' }],
    ['node-22', 'Windows', { nodeVersion: '~22' }],
    ['python-3.12', 'Linux', { pythonVersion: '3.12' }],
    ['python-3.12', 'Windows', undefined],
    ['java-8', 'Linux', { javaVersion: '8' }],
    ['java-8', 'Windows', { javaVersion: '1.8' }],
    ['powershell-7.0', 'Linux', { powershellCoreVersion: '7' }],
    ['powershell-7.4', 'Windows', { powershellCoreVersion: '7.4' }],
    ['custom', 'Linux', { useCustomRuntime: true }],
    ['custom', 'Windows', { useCustomRuntime: true }],
    ['native-go', 'Linux', undefined],
  ])('%s on %s', (row, system, expected) => {
    expect(stackArguments(runtime(row), system)).toEqual(expected);
  });

  test('never hold a flag that is false: the provider looks at presence', () => {
    for (const row of Object.keys(RUNTIMES) as RuntimeId[]) {
      for (const system of ['Linux', 'Windows'] as const) {
        expect(Object.values(stackArguments(runtime(row), system) ?? {})).not.toContain(false);
      }
    }
  });
});

describe('keylessByDefault and mountsContentShare', () => {
  const PLACES = Object.entries(PLANS).flatMap(([id, { systems }]) => systems.map((system) => [id, system] as const));

  test.each(PLACES)('%s on %s: without a key where no share has to be mounted, and the host is 4.x', (id, system) => {
    const terms = plan(id as keyof typeof PLANS, system);
    const shares = ['consumption', 'elasticPremium'].includes(id);
    expect(mountsContentShare(terms, false)).toBe(shares);
    expect(mountsContentShare(terms, true)).toBe(false);
    for (const version of ['~1', '~2', '~3', '~4'] as const) expect([version, keylessByDefault(terms, host(version))]).toEqual([version, !shares && version === '~4']);
  });
});

describe('derivedContentOverVnet', () => {
  test.each<[string, PlanTerms, boolean, boolean | undefined, boolean]>([
    ['an open account', plan('elasticPremium'), false, undefined, false],
    ['a closed account', plan('elasticPremium'), true, undefined, true],
    ['a closed account, and the program says no', plan('elasticPremium'), true, false, false],
    ['an open account, and the program says yes', plan('elasticPremium'), false, true, true],
    ['a closed account of a plan that has no share', plan('dedicated'), true, undefined, false],
    ['a closed account of Flex Consumption', plan('flexConsumption'), true, undefined, false],
  ])('%s', (_, terms, closed, given, expected) => {
    expect(derivedContentOverVnet(terms, closed, given)).toBe(expected);
  });
});

describe('storageSettings', () => {
  const NAMED = { AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: 'c' };
  const identity: StorageSettingsInput = { access: 'identity', name: 'storders' };
  const secretUri = 'https://kv-orders.vault.azure.net/secrets/storage';
  const uris = (blob: string | undefined, queue?: string, table?: string): StorageSettingsInput => ({ ...identity, serviceUris: { blob, queue, table } });
  const US = 'https://storders.blob.core.usgovcloudapi.net';

  test.each<[string, StorageSettingsInput, string | undefined, boolean, Record<string, string>]>([
    ['a key', { access: 'key', name: 'storders' }, undefined, true, {}],
    ['a key, and a user-assigned identity for other things', { access: 'key', name: 'storders' }, 'c', true, {}],
    ['the system-assigned identity', identity, undefined, true, { AzureWebJobsStorage__accountName: 'storders' }],
    ['a user-assigned identity', identity, 'c', true, { AzureWebJobsStorage__accountName: 'storders', ...NAMED }],
    ['the system-assigned identity, beside what azurerm writes', identity, undefined, false, {}],
    ['a user-assigned identity, beside what azurerm writes', identity, 'c', false, NAMED],
    ['endpoints take the place of the name', uris(US, 'https://q', 'https://t'), 'c', true, {
      AzureWebJobsStorage__blobServiceUri: US, AzureWebJobsStorage__queueServiceUri: 'https://q', AzureWebJobsStorage__tableServiceUri: 'https://t', ...NAMED,
    }],
    ['endpoints beside that of blobs are derived', uris(US), undefined, true, {
      AzureWebJobsStorage__blobServiceUri: US,
      AzureWebJobsStorage__queueServiceUri: 'https://storders.queue.core.usgovcloudapi.net',
      AzureWebJobsStorage__tableServiceUri: 'https://storders.table.core.usgovcloudapi.net',
    }],
    ['endpoints of another form are not guessed', uris('https://blobs.contoso.example'), undefined, true, { AzureWebJobsStorage__blobServiceUri: 'https://blobs.contoso.example' }],
    ['nothing is derived where blobs have no endpoint', uris(undefined, 'https://q'), undefined, true, { AzureWebJobsStorage__queueServiceUri: 'https://q' }],
    ['a secret', { access: 'keyVault', secretUri }, undefined, true, { AzureWebJobsStorage: `@Microsoft.KeyVault(SecretUri=${secretUri})` }],
    ['a secret that a user-assigned identity reads', { access: 'keyVault', secretUri }, 'c', true, { AzureWebJobsStorage: `@Microsoft.KeyVault(SecretUri=${secretUri})` }],
    ['a secret that azurerm writes', { access: 'keyVault', secretUri }, 'c', false, {}],
  ])('%s', (_, storage, clientId, complete, expected) => {
    expect(storageSettings(storage, clientId, complete)).toStrictEqual(expected);
  });

  test('refer to a secret by its address', () => {
    expect(secretReference(secretUri)).toBe(`@Microsoft.KeyVault(SecretUri=${secretUri})`);
  });
});
