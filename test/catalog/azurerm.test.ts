import { AZURERM } from '../../src/catalog/azurerm';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { FLEX_RUNTIME_NAMES, spellingOf, STACK_ADDITIONS, STACKS_4_55 } from '../fixtures/azurerm';

type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;
const SYSTEMS = ['Linux', 'Windows'] as const;
const values: Readonly<Record<(typeof SYSTEMS)[number], Values>> = AZURERM.stacks;

test('the baseline is the version that the prebuilt bindings were generated from', () => {
  const { name, version } = jest.requireActual<{ name: string; version: string }>('@cdktf/provider-azurerm/package.json');
  const { AzurermProvider } = jest.requireActual<typeof import('@cdktf/provider-azurerm/lib/provider')>('@cdktf/provider-azurerm/lib/provider');
  expect(`${name} ${version}`).toBe('@cdktf/provider-azurerm 14.23.1');
  expect(AzurermProvider.tfResourceType).toBe('azurerm');
  const source = jest.requireActual<typeof import('node:fs')>('node:fs').readFileSync(require.resolve('@cdktf/provider-azurerm/lib/provider'), 'utf8');
  expect(/providerVersion: '([^']+)'/.exec(source)?.[1]).toBe(AZURERM.baseline);
});

describe.each(SYSTEMS)('stacks on %s', (system) => {
  test('have the arguments of azurerm 4.55.0', () => {
    expect(Object.keys(values[system]).sort()).toEqual(Object.keys(STACKS_4_55[system]).sort());
  });

  test.each(Object.entries(STACKS_4_55[system]))('%s has the values of azurerm 4.55.0', (argument, accepted) => {
    const until = Object.entries(values[system][argument]).filter(([, since]) => Number(since.split('.')[1]) <= 55).map(([value]) => value);
    expect(until.sort()).toEqual([...accepted].sort());
  });

  test('have later values since the versions that brought them, and no others', () => {
    const listed = Object.entries(values[system]).flatMap(([argument, row]) =>
      Object.entries(row).filter(([, since]) => since !== '4.0.0').map(([value, since]) => ({ since, system, argument, value })),
    );
    const order = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, ['since', 'system', 'argument', 'value'])).sort();
    expect(order(listed)).toEqual(order(STACK_ADDITIONS.filter((addition) => addition.system === system)));
  });
});

const spelled = Object.entries(RUNTIMES as Record<string, RuntimeFacts>).flatMap(([id, row]) =>
  SYSTEMS.filter((system) => (system === 'Linux' ? row.linux : row.windows) !== null).map((system) => [id, system, row] as const),
);

test.each(spelled.filter(([id]) => id !== 'native-go'))('%s on %s is spelled as the platform names it', (id, system, { stack }) => {
  const spelling = spellingOf(id, system);
  const own = system === 'Linux' ? stack?.linux : stack?.windows;
  expect(stack === null ? undefined : { argument: stack.argument, value: own }).toEqual(spelling);
});

test('the Flex resource names the runtimes that the provider accepts, and Go is not one of them', () => {
  expect([...AZURERM.flexRuntimeNames].sort()).toEqual([...FLEX_RUNTIME_NAMES].sort());
  const names = new Set(Object.values(RUNTIMES as Record<string, RuntimeFacts>).flatMap(({ flex }) => (flex === null ? [] : [flex.name])));
  expect([...names].filter((name) => !FLEX_RUNTIME_NAMES.includes(name))).toEqual(['native']);
});

test('fewer than forty Flex instances are accepted since 4.58.0', () => {
  expect(AZURERM.flexLowInstanceCountSince).toBe('4.58.0');
});

test.each([
  ['Linux', 'linux_function_app'],
  ['Windows', 'windows_function_app'],
  ['flex', 'function_app_flex_consumption'],
] as const)('the page of %s is that of the resource %s', (key, resource) => {
  expect(AZURERM.pages[key]).toBe(`https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/${resource}`);
});
