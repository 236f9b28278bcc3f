import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogDocument, renderCatalog, SCHEMA_VERSION } from '../../scripts/catalog/document';
import type { AppSettingFacts } from '../../src/catalog/app-settings';
import { violations } from './json-schema';

const ROOT = join(__dirname, '..', '..');
const exported = JSON.parse(renderCatalog());
const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'catalog.schema.json'), 'utf8'));

/** Every value that a file of `src/catalog` exports, by its name. */
const constants: Record<string, unknown> = Object.assign(
  {},
  ...readdirSync(join(ROOT, 'src', 'catalog')).map((file) => jest.requireActual(join(ROOT, 'src', 'catalog', file))),
);

describe('lib/catalog.json says what src/catalog says', () => {
  const places: Record<string, unknown> = {
    RUNTIMES: exported.runtimes,
    LANGUAGES: exported.languages,
    HOST_VERSIONS: exported.hostVersions,
    IN_PROCESS_MODEL: exported.inProcessModel,
    PLANS: exported.plans,
    SKU_GROUPS: exported.skus,
    FLEX: exported.flex,
    NAMES: exported.names,
    SLOTS: exported.slots,
    MIGRATION_PACKAGES: exported.migration.packages,
    MINIMUM_PACKAGES: exported.migration.minimumPackages,
    MIGRATION_FEATURES: exported.migration.features,
    WRITTEN_APP_SETTINGS: exported.appSettings.written,
    READ_APP_SETTINGS: exported.appSettings.read,
    KEY_VAULT_REFERENCE: exported.appSettings.keyVaultReference,
    AZURERM: exported.azurerm,
    SOURCES: exported.sources,
  };
  const parts = ['DOTNET_RUNTIMES', 'LANGUAGE_RUNTIMES'];

  test('nothing that the catalogue exports is left out', () => {
    expect(Object.keys(constants).sort()).toEqual([...Object.keys(places), ...parts, 'APP_SETTINGS'].sort());
  });

  test.each(Object.keys(places))('%s', (name) => {
    expect(places[name]).toEqual(constants[name]);
  });

  test.each(parts)('%s is part of the runtimes', (name) => {
    expect(exported.runtimes).toMatchObject(constants[name] as object);
  });

  test('APP_SETTINGS, by kind', () => {
    const rows = (['owned', 'unavailable'] as const).flatMap((kind) => exported.appSettings[kind].map((row: object) => ({ ...row, kind })));
    const order = (all: readonly AppSettingFacts[]) => [...all].sort((a, b) => (JSON.stringify([a.name, a.plans, a.kind]) < JSON.stringify([b.name, b.plans, b.kind]) ? -1 : 1));
    expect(order(rows)).toEqual(order(constants.APP_SETTINGS as readonly AppSettingFacts[]));
  });
});

describe('the file', () => {
  test('is the same text whatever the day', () => {
    const today = renderCatalog();
    jest.useFakeTimers({ now: new Date('2031-02-03') });
    try {
      expect(renderCatalog()).toBe(today);
    } finally {
      jest.useRealTimers();
    }
  });

  test('is the same bytes from the command, from another folder and time zone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
    try {
      const { status } = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin.js'), '--cwd-mode', '-P', join(ROOT, 'tsconfig.json'), join(ROOT, 'scripts', 'export-catalog.ts'), 'new/catalog.json'], {
        cwd: folder,
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' },
      });
      expect(status).toBe(0);
      expect(readFileSync(join(folder, 'new', 'catalog.json'), 'utf8')).toBe(renderCatalog());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('begins with its schema and version, then has every key in order', () => {
    expect(Object.keys(exported).slice(0, 2)).toEqual(['$schema', 'schemaVersion']);
    expect(exported.schemaVersion).toBe(SCHEMA_VERSION);
    const isIndex = (key: string) => /^\d+$/.test(key); // JavaScript puts those first, whatever was asked for
    const unsorted = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      const keys = Object.keys(value).filter((key) => !isIndex(key));
      const own = Array.isArray(value) || keys.join() === [...keys].sort().join() ? [] : [path];
      return [...own, ...Object.entries(value).flatMap(([key, item]) => unsorted(item, `${path}.${key}`))];
    };
    const { $schema, schemaVersion, ...facts } = exported;
    expect([$schema, schemaVersion]).toEqual(['../docs/catalog.schema.json', 1]);
    expect(unsorted(facts, '$')).toEqual([]);
    expect(unsorted({ b: 1, a: 2 }, '$')).toEqual(['$']);
  });

  test('has app settings in the order of their names', () => {
    for (const rows of [exported.appSettings.owned, exported.appSettings.unavailable]) {
      const names = rows.map(({ name }: AppSettingFacts) => name);
      expect(names.length).toBeGreaterThan(10);
      expect(names).toEqual([...names].sort());
    }
  });

  test('ends with a line break and has no line that is only space', () => {
    expect(renderCatalog()).toMatch(/[^\n]\n$/);
    expect(renderCatalog()).not.toMatch(/^\s*$\n/m);
  });

  test('leaves the order of a row as it is where it says something', () => {
    expect(catalogDocument().runtimes['node-14'].linux.hosts).toEqual(['~4', '~3']);
    expect(exported.runtimes['node-14'].linux.hosts).toEqual(['~4', '~3']);
  });
});

describe('docs/catalog.schema.json', () => {
  test('describes the file', () => {
    expect(violations(schema, exported)).toEqual([]);
  });

  test.each<[string, (catalog: typeof exported) => void, string]>([
    ['a key that goes away', (c) => delete c.runtimes['node-22'].endOfSupport, '$.runtimes.node-22: no endOfSupport'],
    ['a key that nobody described', (c) => (c.plans.dedicated.colour = 'blue'), '$.plans.dedicated: unknown key colour'],
    ['another type', (c) => (c.flex.memoryMiB.default = '2048'), '$.flex.memoryMiB.default: not of type integer'],
    ['a plan that does not exist', (c) => (c.skus[0].plan = 'premium'), '$.skus[0].plan: fits none of 2'],
    ['a date in another form', (c) => (c.hostVersions['~3'].endOfSupport = '13.12.2022'), '$.hostVersions.~3.endOfSupport: fits none of 2'],
    ['a page that is no address', (c) => (c.names.plan.page = 'see above'), '$.names.plan.page: not like ^https://'],
    ['another schema version', (c) => (c.schemaVersion = 2), '$.schemaVersion: not 1'],
  ])('objects to %s', (_, change, expected) => {
    const changed = structuredClone(exported);
    change(changed);
    expect(violations(schema, changed)).toEqual([expected]);
  });

  test('lists the same top-level keys as docs/catalog.md', () => {
    const page = readFileSync(join(ROOT, 'docs', 'catalog.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, key]) => key);
    const keys = Object.entries(exported).flatMap(([key, value]) => (key === 'appSettings' ? Object.keys(value as object).map((part) => `${key}.${part}`) : [key]));
    expect(documented.sort()).toEqual(keys.filter((key) => key !== '$schema').sort());
  });
});

test('the build writes the file, and the pack carries it with its description', () => {
  const { scripts, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(scripts.build).toMatch(/ jsii .*&& .*catalog:export$/);
  expect(scripts.prepack).toContain('npm run build');
  expect(files).toEqual(expect.arrayContaining(['lib', 'docs']));
});
