import { MIGRATION_PACKAGES, MINIMUM_PACKAGES, type PackageFacts } from '../../src/catalog/migration';
import { ASP_NET_CORE, CORE_PACKAGES, EXTENSION_PACKAGES, FLEX_MINIMUM_PACKAGES, LOCAL_SETTINGS, MORE_MINIMUM_PACKAGES } from '../../src/catalog/packages';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { WORKER_FEATURES, type FeatureFacts } from '../../src/catalog/worker-features';

const packages: readonly PackageFacts[] = MIGRATION_PACKAGES.rows;
const [core, ...bindings] = packages;

test('core packages are those that migration names', () => {
  expect(core.area).toBe('Core');
  expect([[CORE_PACKAGES.inProcess], [CORE_PACKAGES.worker, CORE_PACKAGES.workerSdk]]).toEqual([core.inProcess, core.isolated]);
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

test('one table of two has the lowest version of a package', () => {
  const twice = Object.entries(MORE_MINIMUM_PACKAGES.rows.isolated as Readonly<Record<string, object>>).flatMap(([framework, versions]) =>
    Object.keys(versions).filter((name) => Object.hasOwn((MINIMUM_PACKAGES.rows as Readonly<Record<string, object>>)[framework] ?? {}, name)),
  );
  expect(twice).toEqual([]);
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

  test('has a name for each row', () => {
    expect(new Set(rows.map(([, { feature }]) => feature)).size).toBe(rows.length);
  });
});
