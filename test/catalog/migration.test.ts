import { MIGRATION_FEATURES, MIGRATION_PACKAGES, MINIMUM_PACKAGES, type PackageFacts } from '../../src/catalog/migration';
import { RUNTIMES } from '../../src/catalog/runtimes';

const rows: readonly PackageFacts[] = MIGRATION_PACKAGES.rows;

test.each(rows)('the packages of $area are those of one model each', ({ inProcess, isolated }) => {
  for (const name of inProcess) expect(name).not.toContain('.Functions.Worker');
  for (const name of isolated) expect(name).toMatch(/^Microsoft[.]Azure[.]Functions[.]Worker([.]|$)/);
  expect(inProcess.length + isolated.length).toBeGreaterThan(0);
});

test('areas and features are listed once', () => {
  const areas = rows.map(({ area }) => area);
  expect(new Set(areas).size).toBe(areas.length);
  const features = MIGRATION_FEATURES.rows.map(({ feature }) => feature);
  expect(new Set(features).size).toBe(features.length);
});

test('lowest versions are those of core packages, for frameworks of isolated runtimes', () => {
  const frameworks = Object.values(RUNTIMES).filter(({ model }) => model === 'isolated').map(({ targetFramework }) => targetFramework);
  for (const [framework, versions] of Object.entries(MINIMUM_PACKAGES.rows)) {
    expect(frameworks).toContain(framework);
    expect(Object.keys(versions)).toEqual(rows.find(({ area }) => area === 'Core')?.isolated);
    for (const version of Object.values(versions)) expect(version).toMatch(/^\d+[.]\d+[.]\d+$/);
  }
});
