import { APP_SETTINGS, KEY_VAULT_REFERENCE, READ_APP_SETTINGS, WRITTEN_APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import { FLEX } from '../../src/catalog/flex';
import { NAMES } from '../../src/catalog/names';
import { DROPPED_FLEX_SETTINGS, DROPPED_SETTINGS } from '../fixtures/azurerm';
import { FACTS } from '../fixtures/platform';

const rows: readonly AppSettingFacts[] = APP_SETTINGS;
const CLASSIC = ['consumption', 'elasticPremium', 'dedicated'];

/** Plans on which a name is refused whatever its value, on both systems. */
function refusedOn(name: string): string[] {
  const meant = rows.filter(
    (row) => row.value === null && row.systems.length === 2 && (row.prefix ? name.startsWith(row.name) && name !== row.name : name === row.name),
  );
  return [...new Set(meant.flatMap(({ plans }) => plans))].sort();
}

test.each(DROPPED_SETTINGS)('%s, which the provider drops on read, is owned on every plan but Flex', (name) => {
  expect(refusedOn(name)).toEqual(expect.arrayContaining(CLASSIC));
});

test.each(DROPPED_FLEX_SETTINGS)('%s, which the Flex resource drops on read, is owned on Flex', (name) => {
  expect(refusedOn(name)).toContain('flexConsumption');
});

test.each(FACTS.deprecatedFlexAppSettings.filter(({ name }) => name !== 'FUNCTIONS_EXTENSION_VERSION'))('$name, which Flex deprecates, is refused there', ({ name }) => {
  expect(refusedOn(name)).toContain('flexConsumption');
});

test('FUNCTIONS_EXTENSION_VERSION, which Flex deprecates, is owned elsewhere and may be repeated on Flex: the sources disagree', () => {
  expect(FACTS.deprecatedFlexAppSettings.map(({ name }) => name)).toContain(READ_APP_SETTINGS.extensionVersion);
  expect(refusedOn(READ_APP_SETTINGS.extensionVersion)).toEqual(CLASSIC.sort());
});

test('of the settings that migration filters out on Flex, the placeholder may be set: it works around a crash', () => {
  const names = FACTS.deprecatedFlexAppSettingsExtra.flatMap((extra) => extra.names);
  expect(names.filter((name) => !refusedOn(name).includes('flexConsumption'))).toEqual([WRITTEN_APP_SETTINGS.placeholder.name]);
  expect(names).toContain('WEBSITE_MOUNT_ENABLED');
});

test.each(['WEBSITE_TIME_ZONE', 'TZ'])('%s is refused on Flex and on Linux Consumption only', (name) => {
  const places = rows.filter((row) => row.name === name).flatMap(({ plans, systems }) => plans.flatMap((plan) => systems.map((system) => `${plan} ${system}`)));
  expect(places.sort()).toEqual(['consumption Linux', 'flexConsumption Linux', 'flexConsumption Windows']);
});

test.each(rows.filter(({ value }) => value !== null))('$name is the only name that is refused for one value: a package from a file on Linux Consumption', (row) => {
  expect({ name: row.name, value: row.value, plans: row.plans, systems: row.systems }).toEqual({
    name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1', plans: ['consumption'], systems: ['Linux'],
  });
});

/** Settings of the facts that a function app must have on some plan, and that therefore nobody may type. */
const required = FACTS.appSettings.filter(({ name }) => /^[A-Z_0-9]+$/i.test(name) && !['WEBSITE_NODE_DEFAULT_VERSION'].includes(name));

test.each(['FUNCTIONS_EXTENSION_VERSION', 'FUNCTIONS_WORKER_RUNTIME', 'AzureWebJobsStorage', 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', 'WEBSITE_CONTENTSHARE', 'FUNCTIONS_INPROC_NET8_ENABLED', 'WEBSITES_ENABLE_APP_SERVICE_STORAGE'])(
  '%s, which the facts ask for, is written by the library or the provider and never by the user',
  (name) => {
    expect(required.map((row) => row.name)).toContain(name);
    expect(refusedOn(name)).toEqual(expect.arrayContaining(CLASSIC));
  },
);

test('Key Vault references have the forms of the facts', () => {
  expect([...KEY_VAULT_REFERENCE.forms]).toEqual(FACTS.keyVaultReferences.map(({ form }) => form));
  for (const form of KEY_VAULT_REFERENCE.forms) expect(form.startsWith(KEY_VAULT_REFERENCE.prefix)).toBe(true);
});

describe('FLEX agrees with the facts', () => {
  const { instanceMemoryMB, maximumInstanceCount, alwaysReady, httpPerInstanceConcurrency } = FACTS.flex;

  test('about memory', () => {
    expect({ allowed: FLEX.memoryMiB.allowed, default: FLEX.memoryMiB.default }).toEqual({ allowed: instanceMemoryMB.allowed, default: instanceMemoryMB.default });
    expect(FLEX.memoryMiB.sources).toEqual(instanceMemoryMB.source);
  });

  test('about instances', () => {
    const { min, max, default: usual } = FLEX.maximumInstanceCount;
    expect({ min, max, default: usual }).toEqual({ min: maximumInstanceCount.min, max: maximumInstanceCount.max, default: maximumInstanceCount.default });
  });

  test('about concurrency', () => {
    const { min, max } = FLEX.httpConcurrency;
    expect({ min, max }).toEqual({ min: httpPerInstanceConcurrency.min, max: httpPerInstanceConcurrency.max });
    expect(FLEX.httpConcurrency.sources).toEqual(httpPerInstanceConcurrency.source);
  });

  test('about always ready groups', () => {
    expect([...FLEX.alwaysReady.groups, `${FLEX.alwaysReady.functionPrefix}<functionName>`]).toEqual(alwaysReady.groupNames);
    expect(FLEX.alwaysReady.maxCount).toBe(1000);
  });
});

describe('NAMES agree with the facts', () => {
  const FACT_OF = {
    functionApp: 'function app (Microsoft.Web/sites)',
    slot: 'slot (Microsoft.Web/sites/slots)',
    plan: 'plan (Microsoft.Web/serverfarms)',
    storageAccount: 'storage account',
    hostId: 'host ID',
    functionName: 'function',
  } as const;

  test.each(Object.entries(FACT_OF) as [keyof typeof FACT_OF, string][])('about the length of %s', (key, entity) => {
    const fact = FACTS.naming.find((row) => row.entity === entity);
    expect({ min: NAMES[key].min, max: NAMES[key].max }).toEqual({ min: fact?.minLength, max: fact?.maxLength });
  });

  /** Lengths that the facts do not have, as Azure's pages about naming give them. */
  const OTHERS: Readonly<Record<string, readonly [number, number]>> = { container: [3, 63], fileShare: [3, 63], resourceGroup: [1, 90], userAssignedIdentity: [3, 128] };

  test.each(Object.entries(OTHERS))('%s has the lengths %j', (key, [min, max]) => {
    const row = (NAMES as Record<string, { min: number; max: number }>)[key];
    expect([row.min, row.max]).toEqual([min, max]);
  });

  test('have no row that this test does not look at', () => {
    expect(Object.keys(NAMES).sort()).toEqual([...Object.keys(FACT_OF), ...Object.keys(OTHERS)].sort());
  });

  test('say what is named, and with which characters', () => {
    expect(Object.fromEntries(Object.entries(NAMES).map(([key, { label, characters }]) => [key, [label, characters]]))).toEqual({
      resourceGroup: ['a resource group', 'letters, digits, hyphens, underscores, parentheses and periods, no period at the end'],
      functionApp: ['a function app', 'letters, digits and hyphens, no hyphen at either end'],
      slot: ['a slot', 'letters, digits and hyphens, no hyphen at either end'],
      plan: ['a plan', 'letters, digits, hyphens and underscores'],
      storageAccount: ['a storage account', 'lower-case letters and digits'],
      container: ['a blob container', 'lower-case letters, digits and single hyphens between them'],
      fileShare: ['a file share', 'lower-case letters, digits and single hyphens between them'],
      hostId: ['a host id', 'lower-case letters, digits and single hyphens between them'],
      userAssignedIdentity: ['a user-assigned identity', 'letters, digits, hyphens and underscores, a letter or digit first'],
      functionName: ['a function', 'letters, digits, underscores and hyphens, a letter first'],
    });
  });

  const letters = (length: number) => 'a'.repeat(length);
  const fits = (key: keyof typeof NAMES, name: string) => new RegExp(NAMES[key].pattern).test(name) && name.length >= NAMES[key].min && name.length <= NAMES[key].max;

  test.each(Object.entries(NAMES))('pattern and lengths of %s take names of its shortest and longest length, and no others', (key, { min, max }) => {
    const name = key as keyof typeof NAMES;
    expect([min, max].map((length) => fits(name, letters(length)))).toEqual([true, true]);
    expect([min - 1, max + 1].map((length) => fits(name, letters(length)))).toEqual([false, false]);
  });

  test.each<[keyof typeof NAMES, string, boolean]>([
    ['resourceGroup', 'rg-orders', true],
    ['resourceGroup', 'RG_(orders).prod', true],
    ['resourceGroup', 'rg.', false],
    ['resourceGroup', 'rg orders', false],
    ['resourceGroup', 'rg/orders', false],
    ['functionApp', 'func-orders-prod', true],
    ['functionApp', 'Func-Orders-2', true],
    ['functionApp', 'a--b', true],
    ['functionApp', '-orders', false],
    ['functionApp', 'orders-', false],
    ['functionApp', 'func_orders', false],
    ['functionApp', 'func.orders', false],
    ['functionApp', 'fünc', false],
    ['functionApp', 'func orders', false],
    ['functionApp', 'func\n', false],
    ['plan', 'plan-orders', true],
    ['plan', 'plan_orders', true],
    ['plan', '-', true],
    ['plan', 'plan.orders', false],
    ['storageAccount', 'storders1', true],
    ['storageAccount', 'StOrders', false],
    ['storageAccount', 'st-orders', false],
    ['storageAccount', 'st_orders', false],
    ['container', 'app-package', true],
    ['container', 'a-b', true],
    ['container', '1-2-3', true],
    ['container', 'app--package', false],
    ['container', '-app', false],
    ['container', 'app-', false],
    ['container', 'App', false],
    ['container', 'app_package', false],
    ['fileShare', 'content', true],
    ['fileShare', 'a-b', true],
    ['fileShare', 'con--tent', false],
    ['fileShare', 'content-', false],
    ['fileShare', 'Content', false],
    ['hostId', 'orders-prod', true],
    ['hostId', 'a-b-c', true],
    ['hostId', 'orders--prod', false],
    ['hostId', '-orders', false],
    ['hostId', 'orders-', false],
    ['hostId', 'Orders', false],
    ['hostId', 'orders_prod', false],
    ['userAssignedIdentity', 'id-orders_Prod', true],
    ['userAssignedIdentity', '2nd-', true],
    ['userAssignedIdentity', '-orders', false],
    ['userAssignedIdentity', '_orders', false],
    ['userAssignedIdentity', 'id.orders', false],
    ['userAssignedIdentity', 'id orders', false],
    ['functionName', 'ProcessOrder_v2-b', true],
    ['functionName', '2nd', false],
    ['functionName', '_order', false],
    ['functionName', 'process.order', false],
  ])('%s %j: %s', (key, name, expected) => {
    expect(fits(key, name)).toBe(expected);
  });

  test('a container or share of 63 characters may have hyphens, and one more character may not', () => {
    const longest = `${'ab-'.repeat(20)}abc`;
    expect(longest).toHaveLength(63);
    for (const key of ['container', 'fileShare'] as const) {
      expect(fits(key, longest)).toBe(true);
      expect(fits(key, `${longest}d`)).toBe(false);
    }
  });
});
