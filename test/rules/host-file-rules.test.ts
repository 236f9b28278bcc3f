import { bundleIsNeeded, hostFileFits, hostTimeoutFits, localSettingsAreSet } from '../../src/rules/host-file-rules';
import type { HostJsonTerms, ProjectTerms, Said } from '../../src/rules/project-terms';
import { isolatedProject, readDotnet } from '../support/project-files';
import { finding, host, plan, said } from './verdict';

const at = { file: 'src/Orders/host.json', line: 3 };
const told = <T>(value: T): Said<T> => ({ value, at });
const NOTHING: ProjectTerms = { path: 'src/Orders', dotnet: undefined, languages: [], host: undefined, localSettings: undefined, globalJson: undefined };
const withHost = (more: Partial<HostJsonTerms>): ProjectTerms => ({
  ...NOTHING,
  host: { file: 'src/Orders/host.json', version: told('2.0'), functionTimeout: undefined, extensionBundle: undefined, routePrefix: undefined, ownDurableStorage: false, concurrency: [], ...more },
});

describe('without host.json, or where it does not say something', () => {
  test.each([
    ['no project files', NOTHING],
    ['a file that says its version alone', withHost({})],
    ['a time-out that only a build can tell', withHost({ functionTimeout: { unknown: '$(Timeout)', at } })],
  ])('%s: nothing is refused', (_, project) => {
    expect(said(hostTimeoutFits(project, plan('consumption')))).toBe('ok');
    expect(said(hostFileFits(project, host('~4')))).toBe('ok');
    expect(said(bundleIsNeeded(project))).toBe('ok');
  });
});

describe('the time-out of host.json', () => {
  test.each<[string, ReturnType<typeof plan>, string]>([
    ['00:10:00', plan('consumption', 'Windows'), 'ok'],
    ['00:11:00', plan('consumption', 'Windows'), 'AZFN7016'],
    ['00:11:00', plan('dedicated'), 'ok'],
    ['10 minutes', plan('dedicated'), 'AZFN7016'],
  ])('%s', (value, on, expected) => {
    expect(said(hostTimeoutFits(withHost({ functionTimeout: told(value) }), on))).toBe(expected);
  });

  test('is named with its place', () => {
    expect(finding(hostTimeoutFits(withHost({ functionTimeout: told('00:11:00') }), plan('consumption', 'Windows'))).what).toBe(
      `'src/Orders/host.json:3' has 'functionTimeout' '00:11:00', but Windows Consumption allows 10 minutes at most`,
    );
  });
});

describe('an extension bundle', () => {
  const extensionBundle = told({ id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' });
  const dotnet = readDotnet({ 'F.csproj': isolatedProject() });

  test.each<[string, ProjectTerms, string]>([
    ['in a .NET project', { ...withHost({ extensionBundle }), dotnet }, 'AZFN7034'],
    ['in a project of another language', withHost({ extensionBundle }), 'ok'],
    ['that a .NET project does not have', { ...withHost({}), dotnet }, 'ok'],
    ['of a .NET project without host.json', { ...NOTHING, dotnet }, 'ok'],
  ])('%s', (_, project, expected) => {
    expect(said(bundleIsNeeded(project))).toBe(expected);
  });
});

describe('the version of host.json', () => {
  test.each<[string, HostJsonTerms['version'], string]>([
    ['none', undefined, `'src/Orders/host.json:1' has no 'version', but the host takes '2.0' only`],
    ['that of the host', told('4.0'), `'src/Orders/host.json:3' has 'version' '4.0', but the host takes '2.0' only`],
  ])('%s', (_, version, what) => {
    const refused = hostFileFits(withHost({ version }), host('~4'));
    expect(said(refused)).toBe('AZFN7017');
    expect(finding(refused)).toMatchObject({ what, fix: `write "version": "2.0" in 'src/Orders/host.json'` });
    expect(said(hostFileFits(withHost({ version }), host('~1')))).toBe('ok');
  });
});

describe('names of local.settings.json', () => {
  const local = (settings: readonly string[], connectionStrings: readonly string[] = []): ProjectTerms => ({
    ...NOTHING, localSettings: { file: 'src/Orders/local.settings.json', settings: settings.map(told), connectionStrings: connectionStrings.map(told) },
  });
  const NONE = { settings: [], connectionStrings: [] };
  const refusal = (project: ProjectTerms) => finding(localSettingsAreSet(project, NONE));

  test.each<[string, string, string]>([
    ['a switch of one function', 'AzureWebJobs.Orders.Disabled', 'ok'],
    ['the same in another case', 'azurewebjobs.orders.disabled', 'ok'],
    ['another setting that begins like a switch', 'AzureWebJobs.Orders.Topic', 'AZFN7035'],
    ['another setting that ends like a switch', 'Orders.Disabled', 'AZFN7035'],
    ['a part of the connection of the host', 'AzureWebJobsStorage__accountName', 'ok'],
    ['a connection that begins like that of the host', 'AzureWebJobsStorageOrders', 'AZFN7035'],
    ['an option of host.json', 'AzureFunctionsJobHost__logging__logLevel__default', 'ok'],
    ['the same with colons', 'AzureFunctionsJobHost:logging:logLevel:default', 'ok'],
    ['an option of a language worker', 'languageWorkers__python__arguments', 'ok'],
    ['what the platform sets', 'WEBSITE_HOSTNAME', 'ok'],
    ['a setting of the code', 'Orders', 'AZFN7035'],
  ])('%s: %s', (_, name, expected) => {
    expect(said(localSettingsAreSet(local([name]), NONE))).toBe(expected);
  });

  test.each<[string, string, readonly string[], readonly string[], string]>([
    ['under its name', 'Orders', ['Orders'], [], 'ok'],
    ['in another case', 'Orders', ['ORDERS'], [], 'ok'],
    ['with another separator', 'Orders:Topic', ['orders__topic'], [], 'ok'],
    ['with the prefix of the host', 'Orders', ['AzureWebJobsOrders'], [], 'ok'],
    ['with another prefix', 'Orders', ['MyOrders'], [], 'AZFN7035'],
    ['as a connection with an identity', 'Orders', ['Orders__fullyQualifiedNamespace'], [], 'ok'],
    ['as the whole of what the file has a part of', 'Orders__fullyQualifiedNamespace', ['Orders'], [], 'ok'],
    ['as the beginning of another name', 'Orders', ['OrdersTopic'], [], 'AZFN7035'],
    ['as a connection string', 'Orders', [], ['orders'], 'ok'],
    ['not at all', 'Orders', ['Billing'], ['Sql'], 'AZFN7035'],
  ])('a setting may be set %s: %s', (_, name, settings, connectionStrings, expected) => {
    expect(said(localSettingsAreSet(local([name]), { settings, connectionStrings }))).toBe(expected);
  });

  test.each<[string, readonly string[], readonly string[], string]>([
    ['as one', [], ['Sql'], 'ok'],
    ['in another case', [], ['sql'], 'ok'],
    ['as a setting', ['SQL'], [], 'ok'],
    ['not at all', [], ['Orders'], 'AZFN7035'],
  ])('a connection string may be set %s', (_, settings, connectionStrings, expected) => {
    expect(said(localSettingsAreSet(local([], ['Sql']), { settings, connectionStrings }))).toBe(expected);
  });

  test('are not looked for where there is no such file, or none in it', () => {
    expect(localSettingsAreSet(NOTHING, NONE)).toEqual([]);
    expect(localSettingsAreSet(local([]), NONE)).toEqual([]);
  });

  test.each<[string, readonly string[], readonly string[], string, string]>([
    ['one setting', ['A'], [], `'A'`, `set it in 'appSettings' or 'secretSettings', or acknowledge the code with a reason`],
    ['two settings', ['A', 'B'], [], `'A' and 'B'`, `set them in 'appSettings' or 'secretSettings', or acknowledge the code with a reason`],
    ['one connection string', [], ['Sql'], `'Sql'`, `set it in 'appSettings', 'secretSettings' or 'connectionStrings', or acknowledge the code with a reason`],
    ['a setting and a connection string', ['A'], ['Sql'], `'A' and 'Sql'`, `set them in 'appSettings', 'secretSettings' or 'connectionStrings', or acknowledge the code with a reason`],
  ])('%s', (_, settings, connectionStrings, names, fix) => {
    expect(refusal(local(settings, connectionStrings))).toMatchObject({ what: `'src/Orders/local.settings.json' has ${names}, which the app does not set`, fix });
  });

  test('are all told where there are 20, and cut where there are more', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `S${index}`);
    expect(refusal(local(names(20))).what).toMatch(/'S18' and 'S19', which the app does not set$/);
    expect(refusal(local(names(21))).what).toMatch(/'S19' and 1 more, which the app does not set$/);
  });
});
