import { AZAPI } from '../../src/catalog/azapi';

const types = Object.entries<string>(AZAPI.types);
const exported = Object.entries<readonly string[]>(AZAPI.exports);

test('the provider is that of its registry page, of one major version', () => {
  expect(AZAPI.providerSource).toBe('Azure/azapi');
  expect(AZAPI.page).toContain(`/${AZAPI.providerSource}/`);
  expect(AZAPI.version).toMatch(/^~> 2\.\d+$/);
});

test.each(types)('%s has a type with a released API version', (_, type) => {
  expect(type).toMatch(/^Microsoft\.(Web|Storage)\/[A-Za-z]+(\/[A-Za-z]+)*@\d{4}-\d{2}-\d{2}$/);
  const day = type.slice(type.indexOf('@') + 1);
  expect(new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)).toBe(true);
  expect(day <= AZAPI.checkedOn).toBe(true);
});

test('resources of one service have one API version, and a part has the type of its whole', () => {
  const versions = (service: string) => new Set(types.map(([, type]) => type.split('@')).filter(([type]) => type.startsWith(service)).map(([, version]) => version));
  expect([versions('Microsoft.Web/').size, versions('Microsoft.Storage/').size]).toEqual([1, 1]);
  const name = (key: keyof typeof AZAPI.types) => AZAPI.types[key].split('@')[0];
  expect(name('siteConfig').startsWith(`${name('site')}/`)).toBe(true);
  for (const part of ['blobContainer', 'fileShare'] as const) expect(name(part).startsWith(`${name('storageAccount')}/`)).toBe(true);
});

test('it is said of each type what is kept of its answer', () => {
  expect(exported.map(([key]) => key).sort()).toEqual(types.map(([key]) => key).sort());
});

test('the host name of a site and the addresses of an account are kept', () => {
  expect(AZAPI.exports).toMatchObject({
    site: ['properties.defaultHostName'],
    storageAccount: ['properties.primaryEndpoints.blob', 'properties.primaryEndpoints.queue', 'properties.primaryEndpoints.table'],
  });
});

test.each(exported)('what is kept of %s is no secret', (_, paths) => {
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths.filter((path) => !/^properties(\.[a-z][A-Za-z]+)+$/.test(path))).toEqual([]);
  // No whole object either: a secret could be a part of it.
  expect(paths.filter((path) => !/(\.defaultHostName|\.primaryEndpoints\.(blob|queue|table))$/.test(path))).toEqual([]);
});

test('a site is deleted without its plan', () => {
  expect(AZAPI.deleteQueries).toEqual({ site: { deleteEmptyServerFarm: ['false'] } });
});
