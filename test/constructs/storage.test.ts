import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  StorageReplication,
  type IHostingPlan,
  type InProcessFunctionAppProps,
  type IsolatedFunctionAppProps,
} from '../../src';
import { derivedContainerName, derivedHostId, derivedStorageAccountName, effectiveHostId } from '../../src/constructs/derived-names';
import { planTerms } from '../../src/rules/plan-terms';
import { schemaProblems } from '../support/azurerm-schema';
import { CLASSIC, EVERYWHERE, PLACES, type PlaceName } from '../support/places';
import {
  functionApp, only, PLACE, refusal, refusedWith, resources, resourceTypes, stackIn, synth, testApp, testStack, validationCodes, validationErrors, type Block,
  type Synthesized,
} from '../support/stacks';
import { keysIn } from '../support/terraform-graph';

const ACCOUNT = 'azurerm_storage_account';
const CONTAINER = 'azurerm_storage_container';
const ACCOUNT_ID = '/subscriptions/1/resourceGroups/rg-shared/providers/Microsoft.Storage/storageAccounts/stshared';
const EXISTING = { storageAccountName: 'stshared', storageAccountAccessKey: 'the-key' };

type Props = Partial<IsolatedFunctionAppProps>;

function flexApp(props: Props = {}) {
  const stack = testStack();
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, ...props });
  return synth(stack);
}

function windowsApp(props: Props = {}) {
  const stack = testStack();
  const plan = PLACES['Elastic Premium on Windows'].define(stack);
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_10, ...props });
  return synth(stack);
}

/** The only account that a program defines, whoever writes it. */
function account(from: Synthesized): Block {
  const found = [...resources(from, ACCOUNT), ...resources(from, 'azapi_resource').filter(({ type }) => String(type).startsWith('Microsoft.Storage/storageAccounts@'))];
  expect(found).toHaveLength(1);
  return found[0];
}

describe('an account of its own', () => {
  const defaultOn = (place: PlaceName, props: Props = {}): Synthesized => {
    const stack = testStack();
    const plan = PLACES[place].define(stack) as IHostingPlan;
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_8, ...PLACES[place].props, ...props });
    return synth(stack);
  };

  test.each(EVERYWHERE.filter((place) => !PLACES[place].keyless))('has a key and what the host needs on %s', (place) => {
    const json = defaultOn(place);
    expect(account(json)).toEqual({
      name: 'stfuncorders984ef19e',
      resource_group_name: 'rg-orders',
      location: 'westeurope',
      account_tier: 'Standard',
      account_replication_type: 'LRS',
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: true,
      shared_access_key_enabled: true,
      allow_nested_items_to_be_public: false,
      public_network_access_enabled: true,
    });
    expect(schemaProblems(json)).toEqual([]);
  });

  test.each(EVERYWHERE.filter((place) => PLACES[place].keyless))('has no key and what the host needs on %s', (place) => {
    const json = defaultOn(place);
    expect(account(json)).toEqual({
      type: 'Microsoft.Storage/storageAccounts@2023-05-01',
      name: 'stfuncorders64541a80', // another one than that of the account with a key: an app can move from one to the other
      parent_id: '/subscriptions/${data.azurerm_client_config.AzureFunctionsClientConfig.subscription_id}/resourceGroups/rg-orders',
      location: 'westeurope',
      body: {
        kind: 'StorageV2',
        sku: { name: 'Standard_LRS' },
        properties: {
          allowSharedKeyAccess: false,
          defaultToOAuthAuthentication: true,
          allowBlobPublicAccess: false,
          allowCrossTenantReplication: false,
          minimumTlsVersion: 'TLS1_2',
          supportsHttpsTrafficOnly: true,
          publicNetworkAccess: 'Enabled',
          networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
        },
      },
      ignore_casing: true,
      response_export_values: ['properties.primaryEndpoints.blob', 'properties.primaryEndpoints.queue', 'properties.primaryEndpoints.table'],
      schema_validation_enabled: false,
    });
    expect(keysIn(json)).toEqual([]);
    expect(schemaProblems(json)).toEqual([]);
  });

  test('may be named, and copied as the program says', () => {
    const json = flexApp({ hostStorage: HostStorage.newAccountKey({ storageAccountName: 'stordersprod', replication: StorageReplication.GZRS }) });
    expect(only(json, ACCOUNT)).toMatchObject({ name: 'stordersprod', account_replication_type: 'GZRS' });
    const keyless = flexApp({ hostStorage: HostStorage.newManagedIdentity({ storageAccountName: 'stordersprod', replication: StorageReplication.GZRS }) });
    expect(account(keyless)).toMatchObject({ name: 'stordersprod', body: { sku: { name: 'Standard_GZRS' } } });
  });

  test.each([['with a key', HostStorage.newAccountKey()], ['without', HostStorage.newManagedIdentity()]])('is zone-redundant where the plan is: %s', (_, hostStorage) => {
    const stack = testStack();
    const plan = new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, zoneBalancingEnabled: true });
    const props = { ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage };
    new IsolatedFunctionApp(stack, 'App', { ...props, appName: 'func-orders', plan });
    new IsolatedFunctionApp(stack, 'Other', { ...props, appName: 'func-other' });
    const json = synth(stack);
    const accounts = [...resources(json, ACCOUNT), ...resources(json, 'azapi_resource')].filter(({ name }) => /^st/.test(String(name)));
    const copies = ({ account_replication_type: written, body }: Block): string => String(written ?? body?.sku?.name).replace('Standard_', '');
    expect(accounts.map((each) => [String(each.name).slice(0, 11), copies(each)]).sort()).toEqual([
      ['stfuncorder', 'ZRS'],
      ['stfuncother', 'LRS'],
    ]);
  });

  test.each(EVERYWHERE)('is what no host storage at all means on %s', (place) => {
    if (place === 'Flex Consumption with a key') return;
    const [wanted, other] = PLACES[place].keyless ? ['newManagedIdentity', 'newAccountKey'] as const : ['newAccountKey', 'newManagedIdentity'] as const;
    expect(defaultOn(place, { hostStorage: HostStorage[wanted]() })).toEqual(defaultOn(place));
    expect(defaultOn(place, { hostStorage: HostStorage[wanted]({}) })).toEqual(defaultOn(place));
    const differs = (): boolean => JSON.stringify(defaultOn(place, { hostStorage: HostStorage[other]() })) !== JSON.stringify(defaultOn(place));
    if (PLACES[place].keyless) expect(differs()).toBe(true);
    else expect(refusedWith(differs)).toEqual(['AZFN5012']);
  });

  test.each([['with a key', HostStorage.newAccountKey({ replication: StorageReplication.ZRS })], ['without', HostStorage.newManagedIdentity({ replication: StorageReplication.ZRS })]])(
    'serves several apps one by one: a value defines nothing: %s',
    (_, hostStorage) => {
      const stack = testStack();
      for (const name of ['one', 'two']) new IsolatedFunctionApp(stack, name, { appName: `func-${name}`, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage });
      const json = synth(stack);
      const names = [...resources(json, ACCOUNT), ...resources(json, 'azapi_resource')].map(({ name }) => String(name)).filter((name) => name.startsWith('st'));
      expect([names.length, new Set(names).size]).toEqual([2, 2]);
      expect(schemaProblems(json)).toEqual([]);
    },
  );

  test('keeps its derived name: a changed name replaces the account', () => {
    expect(['a1', 'func-orders-prod', 'FUNC-ORDERS-PROD', 'func-orders-test', 'x'.repeat(60), '12-34'].map((name) => derivedStorageAccountName(name))).toEqual([
      'sta1f55ff16f', 'stfuncordersprod', 'stfuncordersprod', 'stfuncorderstest', 'stxxxxxxxxxxxxxx', 'st1234',
    ].map((start) => expect.stringMatching(new RegExp(`^${start.slice(0, 16)}[0-9a-f]{0,8}`)) as unknown));
    expect(derivedStorageAccountName('FUNC-orders')).toBe(derivedStorageAccountName('func-orders'));
    expect(derivedStorageAccountName('func-orders')).toBe('stfuncorders984ef19e');
    expect(derivedStorageAccountName('Func-Orders', 'identity')).toBe('stfuncorders64541a80');
  });
});

describe('an account that exists', () => {
  test('is named with its key on a classic plan, and nothing is defined', () => {
    const json = windowsApp({ hostStorage: HostStorage.accountKey(EXISTING) });
    expect(functionApp(json)).toMatchObject({ storage_account_name: 'stshared', storage_account_access_key: 'the-key' });
    expect(resourceTypes(json)).not.toContain(ACCOUNT);
    expect(schemaProblems(json)).toEqual([]);
  });

  test('gets a container on Flex when its id is known', () => {
    const json = flexApp({ hostStorage: HostStorage.accountKey({ ...EXISTING, storageAccountId: ACCOUNT_ID }) });
    expect(only(json, CONTAINER)).toEqual({ name: 'app-package-func-orders', storage_account_id: ACCOUNT_ID, container_access_type: 'private' });
    expect(functionApp(json).storage_container_endpoint).toMatch(/^https:\/\/stshared[.]blob[.]core[.]windows[.]net\/\$\{azurerm_storage_container[.]\w+[.]name\}$/);
    expect(functionApp(json).storage_access_key).toBe('the-key');
    expect(resourceTypes(json)).not.toContain(ACCOUNT);
    expect(schemaProblems(json)).toEqual([]);
  });

  test('gets a container of the given name on Flex when its id is known', () => {
    const json = flexApp({ hostStorage: HostStorage.accountKey({ ...EXISTING, storageAccountId: ACCOUNT_ID }), deploymentContainerName: 'packages' });
    expect(only(json, CONTAINER).name).toBe('packages');
  });

  test('has the container already where only its name is told', () => {
    const json = flexApp({ hostStorage: HostStorage.accountKey(EXISTING), deploymentContainerName: 'packages' });
    expect(resourceTypes(json)).not.toContain(CONTAINER);
    expect(functionApp(json).storage_container_endpoint).toBe('https://stshared.blob.core.windows.net/packages');
    expect(schemaProblems(json)).toEqual([]);
  });

  test.each(['https://stshared.z01.blob.storage.azure.net', 'https://stshared.z01.blob.storage.azure.net/'])('has an endpoint of its own: %s', (primaryBlobEndpoint) => {
    const json = flexApp({ hostStorage: HostStorage.accountKey({ ...EXISTING, primaryBlobEndpoint }), deploymentContainerName: 'packages' });
    expect(functionApp(json).storage_container_endpoint).toBe('https://stshared.z01.blob.storage.azure.net/packages');
  });

  test('may be known to Terraform only', () => {
    const stack = testStack();
    const text = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
    const hostStorage = HostStorage.accountKey({
      storageAccountName: text('account'), storageAccountAccessKey: text('key'), storageAccountId: text('id'), primaryBlobEndpoint: text('endpoint'),
    });
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage });
    const json = synth(stack);
    expect(functionApp(json).storage_container_endpoint).toMatch(/^\$\{var[.]endpoint\}\$\{azurerm_storage_container[.]\w+[.]name\}$/);
    expect(only(json, CONTAINER).storage_account_id).toBe('${var.id}');
    expect(schemaProblems(json)).toEqual([]);
  });

  test('without id and container is refused on Flex, and taken elsewhere', () => {
    expect(refusedWith(() => flexApp({ hostStorage: HostStorage.accountKey(EXISTING) }))).toEqual(['AZFN5004']);
    expect(functionApp(windowsApp({ hostStorage: HostStorage.accountKey(EXISTING) })).name).toBe('func-orders');
  });

  test.each<[string, object, string]>([
    ['a name with capitals', { storageAccountName: 'stShared' }, 'AZFN5001'],
    ['a short name', { storageAccountName: 'st' }, 'AZFN5001'],
    ['an empty name', { storageAccountName: '' }, 'AZFN5001'],
    ['no name', { storageAccountName: undefined }, 'AZFN8002'],
    ['no key', { storageAccountAccessKey: undefined }, 'AZFN8002'],
    ['an empty key', { storageAccountAccessKey: '' }, 'AZFN8002'],
    ['a name instead of an id', { storageAccountId: 'stshared' }, 'AZFN6005'],
    ['an endpoint without https', { primaryBlobEndpoint: 'http://a.blob.core.windows.net/' }, 'AZFN8003'],
    ['an endpoint with a path', { primaryBlobEndpoint: 'https://a.blob.core.windows.net/packages' }, 'AZFN8003'],
  ])('with %s is refused', (_, changed, code) => {
    expect(refusedWith(() => HostStorage.accountKey({ ...EXISTING, ...changed } as never))).toEqual([code]);
  });
});

describe('the container of a Flex app', () => {
  test('has a plain name in an account that only this app uses', () => {
    const hostStorage = HostStorage.newAccountKey();
    expect(only(flexApp({ hostStorage }), CONTAINER)).toEqual({
      name: 'app-package', container_access_type: 'private', storage_account_id: expect.stringMatching(/^\$\{azurerm_storage_account[.]\w+[.]id\}$/) as unknown,
    });
    expect(only(flexApp({ hostStorage, deploymentContainerName: 'packages' }), CONTAINER).name).toBe('packages');
  });

  test('is written through Azure Resource Manager where the account has no key', () => {
    const container = (props: Props) => resources(flexApp(props), 'azapi_resource').find(({ type }) => String(type).includes('/containers@'));
    expect(container({})).toEqual({
      type: 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01', name: 'app-package', body: { properties: { publicAccess: 'None' } },
      parent_id: expect.stringMatching(/^\$\{azapi_resource[.]App_Storage_\w+[.]id\}\/blobServices\/default$/) as unknown,
      ignore_casing: true, response_export_values: [], schema_validation_enabled: false,
    });
    expect(container({ deploymentContainerName: 'packages' })?.name).toBe('packages');
    const existing = HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: ACCOUNT_ID });
    expect(container({ hostStorage: existing })).toMatchObject({ name: 'app-package-func-orders', parent_id: `${ACCOUNT_ID}/blobServices/default` });
    expect(container({ hostStorage: HostStorage.managedIdentity({ storageAccountName: 'stshared' }), deploymentContainerName: 'packages' })).toBeUndefined();
  });

  test.each(['Packages', 'a', 'two--hyphens', '-packages', 'packages-', 'p'.repeat(64)])('is not called %s', (deploymentContainerName) => {
    expect(refusedWith(() => flexApp({ deploymentContainerName }))).toEqual(['AZFN5002']);
  });

  test('is another one for each app in one account', () => {
    const stack = testStack();
    const hostStorage = HostStorage.accountKey({ ...EXISTING, storageAccountId: ACCOUNT_ID });
    for (const appName of ['func-orders', 'func-billing']) new IsolatedFunctionApp(stack, appName, { appName, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage });
    expect(resources(stack, CONTAINER).map(({ name }) => String(name)).sort()).toEqual(['app-package-func-billing', 'app-package-func-orders']);
  });

  test('keeps its derived name, which is legal also where the name of the app is not', () => {
    expect(derivedContainerName('func-orders')).toBe('app-package-func-orders');
    expect(derivedContainerName('Func-Orders')).toBe('app-package-func-orders');
    expect(derivedContainerName('func--orders')).toMatch(/^app-package-func-orders-[0-9a-f]{8}$/);
    expect(derivedContainerName('f'.repeat(60))).toMatch(/^app-package-f{42}-[0-9a-f]{8}$/);
    expect(derivedContainerName('f'.repeat(60))).not.toBe(derivedContainerName('f'.repeat(59)));
    expect(derivedContainerName('func--orders')).not.toBe(derivedContainerName('func-orders'));
  });
});

describe('a name that Terraform knows only later', () => {
  const later = (make: (appName: string) => Props, place?: keyof typeof PLACES): string[] => {
    const stack = testStack();
    const appName = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    const plan = place === undefined ? undefined : (PLACES[place].define(stack) as IHostingPlan);
    const define = () => new IsolatedFunctionApp(stack, 'App', { appName, ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_10, ...make(appName) });
    if (plan === undefined) return refusedWith(define);
    define();
    return schemaProblems(synth(stack));
  };

  test('is refused where a name is derived from it', () => {
    expect(later(() => ({}))).toEqual(['AZFN8005']);
    expect(later(() => ({ hostStorage: HostStorage.accountKey({ ...EXISTING, storageAccountId: ACCOUNT_ID }) }))).toEqual(['AZFN8005']);
  });

  test('is taken where all derived names are given', () => {
    expect(later(() => ({ hostStorage: HostStorage.newAccountKey({ storageAccountName: 'stordersprod' }) }), 'Flex Consumption')).toEqual([]);
    expect(later(() => ({ hostStorage: HostStorage.accountKey(EXISTING), deploymentContainerName: 'packages' }), 'Flex Consumption')).toEqual([]);
    expect(later(() => ({ hostStorage: HostStorage.accountKey(EXISTING) }), 'Elastic Premium on Linux')).toEqual([]);
  });

  test('of an account to be defined is refused', () => {
    const stack = testStack();
    const storageAccountName = new TerraformVariable(stack, 'account', { type: 'string' }).stringValue;
    expect(refusedWith(() => HostStorage.newAccountKey({ storageAccountName }))).toEqual(['AZFN8005']);
  });
});

describe('the host id', () => {
  const SETTING = 'AzureFunctionsWebHost__hostid';
  const long = 'func-orders-of-contoso-in-westeurope-prod';
  const hostId = (props: Props) => functionApp(windowsApp(props)).app_settings as Record<string, string>;

  test('is left to Azure for a name of 32 characters, and set for one of 33', () => {
    expect(hostId({ appName: 'a'.repeat(32) })).not.toHaveProperty(SETTING);
    expect(hostId({ appName: 'a'.repeat(33) })).toHaveProperty(SETTING, expect.stringMatching(/^a{23}-[0-9a-f]{8}$/));
  });

  test('is sticky, legal, and always the same', () => {
    const json = windowsApp({ appName: long });
    const { app_settings: settings, sticky_settings: sticky } = functionApp(json);
    expect(settings[SETTING]).toMatch(/^func-orders-of-contoso-[0-9a-f]{8}$/);
    expect(settings[SETTING]).toBe(functionApp(windowsApp({ appName: long })).app_settings[SETTING]);
    expect(sticky).toEqual({ app_setting_names: [SETTING] });
    expect(schemaProblems(json)).toEqual([]);
  });

  test('does not end in two hyphens where the cut falls on one', () => {
    const name = `${'a'.repeat(22)}-${'b'.repeat(20)}`;
    expect(hostId({ appName: name })[SETTING]).toMatch(/^a{22}-[0-9a-f]{8}$/);
    expect(hostId({ appName: `a--${'b'.repeat(40)}` })[SETTING]).toMatch(/^a-b{20}-[0-9a-f]{8}$/);
  });

  test('is that of the program where it names one, whatever the length of the name', () => {
    expect(hostId({ appName: long, hostId: 'orders' })[SETTING]).toBe('orders');
    expect(hostId({ hostId: 'orders' })[SETTING]).toBe('orders');
  });

  test('is not written on Flex', () => {
    expect(functionApp(flexApp({ appName: long, hostStorage: HostStorage.newAccountKey() }))).not.toHaveProperty('app_settings');
    expect(functionApp(flexApp({ appName: long, hostStorage: HostStorage.newAccountKey() }))).not.toHaveProperty('sticky_settings');
    expect(functionApp(flexApp({ appName: long })).siteConfig.appSettings).not.toHaveProperty(SETTING);
  });

  test.each(['Orders', '-orders', 'orders-', 'or--ders', 'o'.repeat(33), 'or_ders'])('is not %s', (value) => {
    expect(refusedWith(() => windowsApp({ hostId: value }))).toEqual(['AZFN5008']);
  });

  test('is derived as Azure derives it', () => {
    expect(effectiveHostId('Func-Orders', undefined)).toBe('func-orders');
    expect(effectiveHostId(`${'a'.repeat(31)}-b`, undefined)).toBe('a'.repeat(31));
    expect(effectiveHostId('func-orders', 'given')).toBe('given');
    expect(derivedHostId(planTerms('flexConsumption', 'Linux', 'FC1'), long, undefined)).toBeUndefined();
    expect(derivedHostId(planTerms('consumption', 'Linux', 'Y1'), undefined, undefined)).toBeUndefined();
  });
});

describe('two apps on one storage account', () => {
  const hostStorage = HostStorage.accountKey(EXISTING);
  const runtime = InProcessRuntime.DOTNET_8;

  const app = (stack: TerraformStack, id: string, appName: string, more: Partial<InProcessFunctionAppProps> = {}) =>
    new InProcessFunctionApp(stack, id, { appName, ...PLACE, runtime, hostStorage, ...more });

  test('have different host ids', () => {
    const stack = testStack();
    app(stack, 'One', 'func-orders');
    app(stack, 'Two', 'func-billing', { hostId: 'func-orders', hostStorage: HostStorage.accountKey(EXISTING) });
    expect(validationCodes(stack)).toEqual(['AZFN5003']);
    expect(validationErrors(stack)[0]).toContain(`'test/One'`);
  });

  test('are told apart by host ids', () => {
    const stack = testStack();
    app(stack, 'One', 'func-orders');
    app(stack, 'Two', 'func-billing');
    app(stack, 'Three', 'func-archive', { hostId: 'orders' });
    expect(validationCodes(stack)).toEqual([]);
  });

  test('collide on a host id that both name', () => {
    const stack = testStack();
    app(stack, 'One', 'func-one', { hostId: 'shared' });
    app(stack, 'Two', 'func-two', { hostId: 'shared' });
    expect(validationCodes(stack)).toEqual(['AZFN5003']);
  });

  test('do not collide on long names, which get ids that differ', () => {
    const stack = testStack();
    const start = 'func-orders-of-contoso-in-westeurope';
    for (const end of ['a', 'b']) new InProcessFunctionApp(stack, end, { appName: `${start}-${end}`, ...PLACE, runtime, hostStorage });
    expect(validationCodes(stack)).toEqual([]);
    expect(new Set(resources(stack, 'azurerm_windows_function_app').map((app) => String(app.app_settings.AzureFunctionsWebHost__hostid))).size).toBe(2);
  });

  test('are found in different stacks of one program', () => {
    const program = testApp();
    const [first, second] = [stackIn(program, 'first'), stackIn(program, 'second')];
    app(first, 'App', 'func-orders');
    app(second, 'App', 'func-billing', { hostId: 'func-orders' });
    expect(validationCodes(first)).toEqual([]);
    expect(validationErrors(second)).toEqual([expect.stringMatching(/^AZFN5003 (.|\n)*'first\/App'/)]);
  });

  test('are one app where two stacks define it, stage by stage', () => {
    const program = testApp();
    for (const stage of ['blue', 'green']) app(stackIn(program, stage), 'App', 'func-orders');
    expect(program.node.children.flatMap((stack) => validationCodes(stack as TerraformStack))).toEqual([]);
  });

  test('are not mixed up with apps of another program', () => {
    for (const stack of [testStack(), testStack()]) {
      new InProcessFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime, hostStorage });
      expect(validationCodes(stack)).toEqual([]);
    }
  });

  test('are told apart by accounts', () => {
    const stack = testStack();
    app(stack, 'One', 'func-one', { hostId: 'shared' });
    app(stack, 'Two', 'func-two', { hostId: 'shared', hostStorage: HostStorage.accountKey({ ...EXISTING, storageAccountName: 'stother' }) });
    app(stack, 'Three', 'func-three', { hostId: 'shared', hostStorage: HostStorage.newAccountKey() });
    expect(validationCodes(stack)).toEqual([]);
  });

  test('are told apart by tokens of accounts, and found by equal ones', () => {
    const stack = testStack();
    const [a, b] = ['a', 'b'].map((name) => new TerraformVariable(stack, name, { type: 'string' }));
    const on = (storageAccountName: string) => ({ hostId: 'shared', hostStorage: HostStorage.accountKey({ storageAccountName, storageAccountAccessKey: 'k' }) });
    app(stack, 'One', 'func-one', on(a.stringValue));
    app(stack, 'Two', 'func-two', on(b.stringValue));
    expect(validationCodes(stack)).toEqual([]);
    app(stack, 'Three', 'func-three', on(a.stringValue));
    expect(validationErrors(stack)).toEqual([expect.stringMatching(/^AZFN5003 (.|\n)*'test\/One'/)]);
  });

  test('are told apart by attributes of accounts, and found by the same one', () => {
    const stack = testStack();
    const account = (id: string) => new StorageAccount(stack, id, { name: `st${id.toLowerCase()}`, ...PLACE, accountTier: 'Standard', accountReplicationType: 'LRS' });
    const [a, b] = [account('A'), account('B')];
    const on = (each: StorageAccount) => ({ hostId: 'shared', hostStorage: HostStorage.accountKey({ storageAccountName: each.name, storageAccountAccessKey: each.primaryAccessKey }) });
    app(stack, 'One', 'func-one', on(a));
    app(stack, 'Two', 'func-two', on(b));
    expect(validationCodes(stack)).toEqual([]);
    app(stack, 'Three', 'func-three', on(b));
    expect(validationErrors(stack)).toEqual([expect.stringMatching(/^AZFN5003 (.|\n)*'test\/Two'/)]);
  });

  test('do not collide on Flex', () => {
    const stack = testStack();
    for (const id of ['one', 'two']) {
      new IsolatedFunctionApp(stack, id, { appName: `func-${id}`, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage, hostId: 'shared', deploymentContainerName: `packages-${id}` });
    }
    expect(validationCodes(stack)).toEqual([]);
  });

  test('do not collide with an app that was taken out of the tree', () => {
    const stack = testStack();
    app(stack, 'One', 'func-one', { hostId: 'shared' });
    app(stack, 'Two', 'func-two', { hostId: 'shared' });
    expect(validationCodes(stack)).toEqual(['AZFN5003']);
    stack.node.tryRemoveChild('One');
    expect(validationCodes(stack)).toEqual([]);
  });

  test('do not collide with an app that was refused', () => {
    const stack = testStack();
    refusal(() => app(stack, 'One', 'func-one', { hostId: 'shared', appScaleLimit: -1 }));
    app(stack, 'One', 'func-two', { hostId: 'shared' });
    expect(validationCodes(stack)).toEqual([]);
  });
});

describe('two apps of one name', () => {
  const app = (stack: TerraformStack, id: string, appName: string) => new IsolatedFunctionApp(stack, id, { appName, ...PLACE, runtime: IsolatedRuntime.DOTNET_10 });

  test('are found in a stack, compared without case', () => {
    const stack = testStack();
    app(stack, 'One', 'func-orders');
    expect(validationCodes(stack)).toEqual([]);
    app(stack, 'Two', 'FUNC-Orders');
    expect(validationErrors(stack)).toEqual([expect.stringMatching(/^AZFN4016 (.|\n)*'test\/One'/)]);
  });

  test('are one app in two stacks', () => {
    const program = testApp();
    for (const stage of ['blue', 'green']) app(stackIn(program, stage), 'App', 'func-orders');
    expect(program.node.children.flatMap((stack) => validationCodes(stack as TerraformStack))).toEqual([]);
  });

  test('are not found by a name that Terraform knows later', () => {
    const stack = testStack();
    const name = (id: string) => new TerraformVariable(stack, id, { type: 'string' }).stringValue;
    const later = (id: string, appName: string) => new InProcessFunctionApp(stack, id, { appName, ...PLACE, runtime: InProcessRuntime.DOTNET_8, plan: PLACES['Dedicated on Windows'].define(new Construct(stack, `${id}Scope`) as TerraformStack), hostStorage: HostStorage.accountKey({ ...EXISTING, storageAccountName: `st${id.toLowerCase()}` }) });
    later('One', name('a'));
    later('Two', name('b'));
    expect(validationCodes(stack)).toEqual([]);
  });
});

describe('two apps that define one account', () => {
  const app = (stack: TerraformStack, id: string, appName: string, storageAccountName?: string) =>
    new IsolatedFunctionApp(stack, id, { appName, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newAccountKey({ storageAccountName }) });

  test('are found by the name that both give', () => {
    const stack = testStack();
    app(stack, 'One', 'func-one', 'stshared');
    app(stack, 'Two', 'func-two', 'stshared');
    expect(validationCodes(stack)).toEqual(['AZFN5009']);
    expect(validationErrors(stack)[0]).toContain(`'test/One'`);
  });

  test('are told apart by names', () => {
    const stack = testStack();
    app(stack, 'One', 'func-one');
    app(stack, 'Two', 'func-two');
    app(stack, 'Three', 'func-three', 'stthree');
    expect(validationCodes(stack)).toEqual([]);
  });
});

describe('a content share', () => {
  const share = (props: Props) => functionApp(windowsApp(props)).app_settings as Record<string, string>;
  const subnet = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s';

  test('is left to the provider, or named', () => {
    expect(share({})).not.toHaveProperty('WEBSITE_CONTENTSHARE');
    expect(share({ contentShareName: 'orders' })).toHaveProperty('WEBSITE_CONTENTSHARE', 'orders');
  });

  test('behind a network exists and can be reached', () => {
    const hostStorage = HostStorage.accountKey(EXISTING);
    expect(new Set(refusedWith(() => share({ contentOverVnet: true, hostStorage })))).toEqual(new Set(['AZFN5005']));
    expect(refusedWith(() => share({ contentOverVnet: true, contentShareName: 'orders', hostStorage }))).toEqual(['AZFN5005']);
    expect(refusedWith(() => share({ contentOverVnet: true, virtualNetworkSubnetId: subnet, hostStorage }))).toEqual(['AZFN5005']);
    expect(share({ contentOverVnet: true, contentShareName: 'orders', virtualNetworkSubnetId: subnet, hostStorage })).toMatchObject({ WEBSITE_CONTENTOVERVNET: '1' });
  });

  test('behind a network is defined where the account is the own one, or its id is told', () => {
    expect(refusedWith(() => share({ contentOverVnet: true }))).toEqual(['AZFN5005']);
    const network = { contentOverVnet: true, virtualNetworkSubnetId: subnet };
    expect(share(network)).toEqual({ WEBSITE_CONTENTOVERVNET: '1', WEBSITE_CONTENTSHARE: 'content-func-orders', WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' });
    const told = HostStorage.accountKey({ ...EXISTING, storageAccountId: ACCOUNT_ID });
    expect(share({ ...network, hostStorage: told })).toMatchObject({ WEBSITE_CONTENTSHARE: 'content-func-orders' });
  });
});

describe('a rule about what is there', () => {
  test('does not wait for values that Terraform knows: a share behind a network', () => {
    const stack = testStack();
    const later = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
    const [subnet, share] = [later('subnet'), later('share')];
    const hostStorage = HostStorage.accountKey(EXISTING);
    expect(refusedWith(() => windowsApp({ contentOverVnet: true, virtualNetworkSubnetId: subnet, hostStorage }))).toEqual(['AZFN5005']);
    expect(refusedWith(() => windowsApp({ contentOverVnet: true, contentShareName: share, hostStorage }))).toEqual(['AZFN5005']);
    const plan = PLACES['Elastic Premium on Windows'].define(stack);
    const props = { contentOverVnet: true, contentShareName: share, virtualNetworkSubnetId: subnet, hostStorage };
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.JAVA_21, ...props });
    expect(functionApp(stack).app_settings).toEqual({ WEBSITE_CONTENTOVERVNET: '1', WEBSITE_CONTENTSHARE: '${var.share}' });
  });

  test('does not wait for values that Terraform knows: a health check and its eviction', () => {
    const stack = testStack();
    const minutes = new TerraformVariable(stack, 'minutes', { type: 'number' }).numberValue;
    expect(refusedWith(() => windowsApp({ healthCheckEvictionMinutes: minutes }))).toEqual(['AZFN4014']);
  });
});

describe('an account with a key', () => {
  test.each(CLASSIC)('has it in the app on %s, and nothing else that leads to it', (place) => {
    const stack = testStack();
    new InProcessFunctionApp(stack, 'App', {
      appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: InProcessRuntime.DOTNET_8, hostStorage: HostStorage.newAccountKey(),
    });
    const app = functionApp(stack);
    expect(app.storage_account_access_key).toMatch(/primary_access_key/);
    expect(app).not.toHaveProperty('storage_uses_managed_identity');
    expect(app).not.toHaveProperty('storage_key_vault_secret_id');
    expect(resourceTypes(stack)).not.toContain('azurerm_role_assignment');
    expect(resourceTypes(stack)).not.toContain('azurerm_user_assigned_identity');
  });
});

test('an app on a zone-redundant elastic plan has a zone-redundant account', () => {
  const stack = testStack();
  const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.LINUX, zoneBalancingEnabled: true });
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_10 });
  const json = synth(stack);
  expect(only(json, ACCOUNT).account_replication_type).toBe('ZRS');
  expect(only(json, 'azurerm_service_plan')).toMatchObject({ zone_balancing_enabled: true, worker_count: 2 });
  expect(functionApp(json).site_config.elastic_instance_minimum).toBe(2);
  expect(schemaProblems(json)).toEqual([]);
});
