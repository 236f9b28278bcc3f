import { said, type HostJsonTerms } from '../../src/rules/project-terms';
import { isolatedProject, readFiles, shown } from '../support/project-files';

const read = (files: Readonly<Record<string, string>>) => readFiles({ 'F.csproj': isolatedProject(), ...files });

describe('host.json', () => {
  const host = (content: string): HostJsonTerms => read({ 'host.json': content }).host as HostJsonTerms;

  test('is not needed', () => {
    expect(read({}).host).toBeUndefined();
  });

  test('tells version, time-out, bundle, route prefix and concurrency, each with its line', () => {
    const terms = host(`\uFEFF{
  // comments are allowed
  "version": "2.0",
  "functionTimeout": "00:10:00", /* and these */
  "extensionBundle": {
    "id": "Microsoft.Azure.Functions.ExtensionBundle",
    "version": "[4.*, 5.0.0)"
  },
  "concurrency": { "dynamicConcurrencyEnabled": true },
  "extensions": {
    "http": { "routePrefix": "v1", "maxConcurrentRequests": 100 },
    "serviceBus": { "maxConcurrentCalls": 16, "other": 1 },
  },
}`);
    expect(terms.version).toEqual({ value: '2.0', at: { file: expect.stringMatching(/\/host\.json$/) as string, line: 3 } });
    expect(terms.functionTimeout).toMatchObject({ value: '00:10:00', at: { line: 4 } });
    expect(terms.extensionBundle).toMatchObject({ value: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' }, at: { line: 5 } });
    expect(terms.routePrefix).toMatchObject({ value: 'v1', at: { line: 11 } });
    expect(terms.concurrency.map(({ value, at }) => [value.name, value.setting, at.line])).toEqual([
      ['concurrency.dynamicConcurrencyEnabled', true, 9],
      ['extensions.http.maxConcurrentRequests', 100, 11],
      ['extensions.serviceBus.maxConcurrentCalls', 16, 12],
    ]);
  });

  test.each<[string, string, string]>([
    ['nothing', '{}', '- - - -'],
    ['null', '{ "version": null, "functionTimeout": null, "extensionBundle": null }', '- - - -'],
    ['a number for a time-out', '{ "functionTimeout": -1 }', '- -1 - -'],
    ['names in another case', '{ "Version": "2.0", "FunctionTimeout": "00:05:00" }', '2.0 00:05:00 - -'],
    ['the place of Functions 1.x', '{ "http": { "routePrefix": "" } }', '- - - -'],
    ['the place of Functions 1.x with a value', '{ "http": { "routePrefix": "old" } }', '- - - old'],
    ['a bundle without a version', '{ "extensionBundle": { "id": "x" } }', '- - undefined -'],
    ['lists and texts in places of objects', '{ "extensions": [], "extensionBundle": "x", "concurrency": 1 }', '- - undefined -'],
    ['a list', '[]', '- - - -'],
    ['the last of a name', '{ "version": "1", "version": "2.0" }', '2.0 - - -'],
  ])('with %s', (_, content, expected) => {
    const { version, functionTimeout, extensionBundle, routePrefix } = host(content);
    expect([shown(version), shown(functionTimeout), extensionBundle === undefined ? '-' : String(extensionBundle.value.version), shown(routePrefix)].join(' ')).toBe(expected);
  });

  test.each([
    ['{ "extensions": { "durableTask": { "storageProvider": { "type": "mssql" } } } }', true],
    ['{ "extensions": { "durableTask": { "storageProvider": { "connectionName": "X" } } } }', true],
    ['{ "extensions": { "durableTask": { "hubName": "X" } } }', false],
  ])('%s: Durable Functions have a store of their own: %s', (content, expected) => {
    expect(host(content).ownDurableStorage).toBe(expected);
  });
});

describe('local.settings.json', () => {
  const CONTENT = `{
  "IsEncrypted": false, // not a setting
  "Values": {
    "AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountKey=hunter2",
    "Orders:Topic": "hunter2",
    "Nested": { "Inner": "hunter2" },
    "List": ["hunter2"]
  },
  "Host": { "LocalHttpPort": 7071 },
  "ConnectionStrings": { "Sql": "hunter2", "Entity": { "ConnectionString": "hunter2", "ProviderName": "x" } }
}`;

  test('tells names with their lines', () => {
    const terms = read({ 'local.settings.json': CONTENT }).localSettings;
    expect(terms?.settings.map(({ value, at }) => [value, at.line])).toEqual([['AzureWebJobsStorage', 4], ['Orders:Topic', 5], ['Nested', 6], ['List', 7]]);
    expect(terms?.connectionStrings.map(({ value }) => value)).toEqual(['Sql', 'Entity']);
  });

  test('is not needed, and may be empty', () => {
    expect(read({}).localSettings).toBeUndefined();
    expect(read({ 'local.settings.json': '{}' }).localSettings).toMatchObject({ settings: [], connectionStrings: [] });
  });

  test('keeps no value in anything that is read', () => {
    const terms = read({ 'local.settings.json': CONTENT });
    expect(JSON.stringify(terms)).toContain('Orders:Topic');
    expect(JSON.stringify(terms)).not.toContain('hunter2');
  });
});

describe('global.json', () => {
  test('is the nearest one above the project', () => {
    const files = { 'global.json': '{ "sdk": { "version": "8.0.100" } }', 'src/F.csproj': isolatedProject() };
    expect(said(readFiles(files, 'src/F.csproj').globalJson?.sdkVersion)).toBe('8.0.100');
    const near = readFiles({ ...files, 'src/global.json': '{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" }, "msbuild-sdks": { "Contoso.Sdk": "1.0.0", "X": 1, "Y": null } }' }, 'src/F.csproj').globalJson;
    expect([said(near?.sdkVersion), said(near?.rollForward), [...(near?.sdks ?? [])]]).toEqual(['10.0.100', 'latestFeature', [['contoso.sdk', '1.0.0'], ['x', '1']]]);
  });
});
