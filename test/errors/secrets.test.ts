import { ContainerImage, HostStorage, IpRestriction, IsolatedFunctionApp, StorageMount, type IsolatedFunctionAppProps } from '../../src';
import { SECRETS } from './canaries';
import { codesOf, expectNoSecret, expectReadable, findingsOf, run, type Program } from './harness';
import { BACKUP, BASICS, isolated, MOUNTS, premium, untyped, WINDOWS } from './programs/given';

/** An app on Windows Elastic Premium, where every secret has its place, with one prop in a wrong form. */
const wrong = (props: object): Program => (stack) =>
  isolated(stack, { plan: premium(stack, WINDOWS), mounts: MOUNTS, backup: BACKUP, ...(props as Partial<IsolatedFunctionAppProps>) });

const PIN = 24681357;
const later: Program = (stack) => isolated(stack);
const app = (stack: Parameters<Program>[0]): IsolatedFunctionApp => later(stack) as IsolatedFunctionApp;
const account = (options: object) => HostStorage.accountKey(untyped({ storageAccountName: 'stordersprod', ...options }));
const image = (options: object) => ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', untyped(options));
const mount = (options: object) =>
  StorageMount.azureFiles(untyped({ mountName: 'data', accountName: 'stordersprod', shareName: 'data', mountPath: '/data', accessKey: SECRETS.mountKey, ...options }));

/**
 * Mistakes that are made with the secret itself: it is in the place of the object that should hold it, it has another type,
 * it is in the wrong one of two arguments.
 */
const MISTAKES: readonly [string, Program][] = [
  ['a connection string in place of the host storage', wrong({ hostStorage: SECRETS.storageConnection })],
  ['a connection string in place of the options of the host storage', () => HostStorage.accountKey(untyped(SECRETS.storageConnection))],
  ['a connection string in place of the options of a new account', () => HostStorage.newAccountKey(untyped(SECRETS.storageConnection))],
  ['a connection string in place of the name of the account', () => account({ storageAccountName: SECRETS.storageConnection, storageAccountAccessKey: SECRETS.accessKey })],
  ['a list of keys', () => account({ storageAccountAccessKey: [SECRETS.accessKey] })],
  ['an object with a key', () => account({ storageAccountAccessKey: { value: SECRETS.accessKey } })],
  ['a key that is a number', () => account({ storageAccountAccessKey: PIN })],
  ['an endpoint with its signature', () => account({ storageAccountAccessKey: SECRETS.accessKey, primaryBlobEndpoint: SECRETS.sasUrl })],
  ['a prop with a key in its name misspelled', () => account({ storageAccountAccesKey: SECRETS.accessKey })],

  ['a setting in place of the settings', wrong({ appSettings: `ORDERS_KEY=${SECRETS.appSetting}` })],
  ['settings of the slot as a list', wrong({ slotSettings: [SECRETS.slotSetting] })],
  ['a number as a setting', wrong({ appSettings: { ORDERS_PIN: PIN } })],
  ['a list as a setting', wrong({ appSettings: { ORDERS_KEY: [SECRETS.appSetting] } })],
  ['a number as a setting, later', (s) => app(s).addAppSetting('ORDERS_PIN', untyped(PIN))],
  ['an object as a setting of the slot, later', (s) => app(s).addSlotSetting('ORDERS_KEY', untyped({ value: SECRETS.slotSetting }))],
  ['a reference to a vault that is none', (s) => app(s).addAppSetting('ORDERS_KEY', `@Microsoft.KeyVault(${SECRETS.appSetting})`)],
  ['a setting that is there, later', (s) => app(s).addAppSetting('orders_key', SECRETS.appSetting)],
  ['a setting of the library', wrong({ appSettings: { AzureWebJobsStorage: SECRETS.storageConnection } })],
  ['a setting of the library, later', (s) => app(s).addAppSetting('DOCKER_REGISTRY_SERVER_PASSWORD', SECRETS.registryPassword)],
  ['a setting that the plan does not take', (s) => app(s).addAppSetting('WEBSITE_RUN_FROM_PACKAGE', SECRETS.sasUrl)],

  ['a connection string without its kind', wrong({ connectionStrings: { Orders: SECRETS.connectionString } })],
  ['one connection string in place of all', wrong({ connectionStrings: SECRETS.connectionString })],
  ['a connection string without its kind, later', (s) => app(s).addConnectionString('Billing', untyped(SECRETS.connectionString))],
  ['a connection string in place of its kind', wrong({ connectionStrings: { Orders: { connectionType: SECRETS.connectionString, value: 'SQLAzure' } } })],
  ['a connection string as a number', wrong({ connectionStrings: { Orders: { connectionType: 'SQLAzure', value: PIN } } })],
  ['a connection string as an object', wrong({ connectionStrings: { Orders: { connectionType: 'SQLAzure', value: { value: SECRETS.connectionString } } } })],

  ['a connection string of Application Insights as a list', wrong({ applicationInsightsConnectionString: [SECRETS.insights] })],
  ['tags as text', wrong({ tags: `owner=${SECRETS.tag}` })],
  ['a tag as a number', wrong({ tags: { pin: PIN } })],

  ['an address with its signature in place of a backup', wrong({ backup: SECRETS.sasUrl })],
  ['an address with its signature and without its scheme', wrong({ backup: { ...BACKUP, storageAccountUrl: SECRETS.sasUrl.slice(8) } })],
  ['an address with its signature in place of a package', wrong({ zipDeployFile: SECRETS.sasUrl })],
  ['an address with its signature in place of the API', wrong({ apiDefinitionUrl: `//${SECRETS.sasUrl.slice(8)}` })],
  ['a key in place of the mounts', wrong({ mounts: SECRETS.mountKey })],
  ['a key in place of a mount', wrong({ mounts: [SECRETS.mountKey] })],
  ['a key in place of the options of a mount', () => StorageMount.azureFiles(untyped(SECRETS.mountKey))],
  ['a mount whose key is a number', () => mount({ accessKey: PIN })],
  ['a mount whose key is a list', () => mount({ accessKey: [SECRETS.mountKey] })],
  ['a mount with another mistake', () => mount({ shareName: 'Data' })],

  ['a password without a user', () => image({ registryPassword: SECRETS.registryPassword })],
  ['a password that is a number', () => image({ registryUsername: 'orders', registryPassword: PIN })],
  ['a password that is an object', () => image({ registryUsername: 'orders', registryPassword: { value: SECRETS.registryPassword } })],
  ['a password in place of the options', () => ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', untyped(SECRETS.registryPassword))],
  ['a password in the address of an image', () => ContainerImage.fromImage(`https://orders:${SECRETS.registryPassword}@contoso.azurecr.io/functions/orders:1.4.2`)],

  ['a secret in Easy Auth', wrong({ authSettingsV2: { activeDirectoryV2: { clientSecret: SECRETS.appSetting } } })],
  ['a secret in place of Easy Auth', wrong({ authSettingsV2: SECRETS.appSetting })],
  ['a signature in place of an address', () => IpRestriction.ipAddress(SECRETS.sasUrl)],
  ['props in place of an id', (s) => new IsolatedFunctionApp(s, untyped(BASICS), untyped(SECRETS.storageConnection))],
];

test.each(MISTAKES)('no message shows the secret: %s', (_, program) => {
  const findings = findingsOf(run(program)).filter((text) => !text.startsWith('AZFN2020'));
  expect(findings.length).toBeGreaterThan(0);
  for (const text of findings) {
    expectReadable(text);
    expectNoSecret(text);
    expect(text).not.toContain(String(PIN));
  }
});

test('the checks see a secret that is there', () => {
  for (const secret of Object.values(SECRETS)) {
    for (const shown of [secret, secret.slice(0, 80)]) expect(() => expectNoSecret(`'appName' is '${shown}'`)).toThrow();
  }
  expect(() => expectNoSecret(`'appName' is 'func_orders'`)).not.toThrow();
  expect(codesOf(findingsOf(run(wrong({ appName: 'func_orders' }))))).toEqual(['AZFN4013']);
});
