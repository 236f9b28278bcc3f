import {
  ConnectionStringType,
  ContainerImage,
  DedicatedSku,
  IsolatedRuntime,
} from '../../../src';
import { SECRETS } from '../canaries';
import { call, row, type Row } from '../harness';
import { dedicated, flex, isolated, linuxConsumption, premium, WINDOWS, windowsConsumption } from './given';

const CONNECTION = { connectionType: ConnectionStringType.SQL_AZURE, value: SECRETS.connectionString };
const TIMEOUT = 'AzureFunctionsJobHost__functionTimeout';
const SIGN_IN = { authEnabled: true, login: {}, githubV2: { clientId: 'orders', clientSecretSettingName: 'ORDERS_SIGN_IN_SECRET' } };
const NODE = { runtime: IsolatedRuntime.NODE_22 };

/** App settings and the configuration of the site. */
export const SETTING_PROGRAMS: readonly Row[] = [
  row('AZFN4001', 'a setting of the library', (s) => isolated(s, { plan: premium(s), appSettings: { FUNCTIONS_WORKER_RUNTIME: SECRETS.appSetting } })),
  row('AZFN4001', 'a setting of the library in another case', (s) => isolated(s, { slotSettings: { azurewebjobsstorage: SECRETS.storageConnection } })),
  row('AZFN4001', 'a setting below one of the library', (s) =>
    isolated(s, { plan: premium(s, WINDOWS), appSettings: { 'AzureWebJobsStorage:accountName': SECRETS.appSetting } })),
  call('AZFN4001', 'a setting of the library, later', (s) =>
    isolated(s, { plan: premium(s) }).addAppSetting('APPLICATIONINSIGHTS_CONNECTION_STRING', SECRETS.insights)),

  row('AZFN4002', 'a setting that Flex Consumption does not take', (s) =>
    isolated(s, { appSettings: { WEBSITE_RUN_FROM_PACKAGE: SECRETS.sasUrl } })),
  row('AZFN4002', 'a setting with another prop on Flex Consumption', (s) => isolated(s, { appSettings: { FUNCTIONS_MAX_HTTP_CONCURRENCY: '10' } })),
  row('AZFN4002', 'a value that Linux Consumption does not take', (s) =>
    isolated(s, { ...NODE, plan: linuxConsumption(s), appSettings: { WEBSITE_RUN_FROM_PACKAGE: '1' } })),
  row('AZFN4002', 'a time zone on Linux Consumption', (s) => isolated(s, { ...NODE, plan: linuxConsumption(s), appSettings: { TZ: 'Europe/Berlin' } })),
  row('AZFN4002', 'another host version on Flex Consumption', (s) => isolated(s, { appSettings: { FUNCTIONS_EXTENSION_VERSION: '~3' } })),
  call('AZFN4002', 'a setting that Flex Consumption does not take, later', (s) => isolated(s).addSlotSetting('WEBSITE_TIME_ZONE', 'Europe/Berlin')),

  row('AZFN4003', 'a space', (s) => isolated(s, { appSettings: { 'ORDERS TOPIC': SECRETS.appSetting } })),
  row('AZFN4003', 'a colon on Linux', (s) => isolated(s, { appSettings: { 'Orders:Topic': SECRETS.appSetting } })),
  row('AZFN4003', 'a percent sign on Windows', (s) => isolated(s, { plan: premium(s, WINDOWS), appSettings: { '%': SECRETS.appSetting } })),

  row('AZFN4004', 'a name in both maps', (s) =>
    isolated(s, { appSettings: { TOPIC: SECRETS.appSetting }, slotSettings: { TOPIC: SECRETS.slotSetting } })),
  row('AZFN4004', 'a name in two spellings', (s) => isolated(s, { appSettings: { TOPIC: SECRETS.appSetting, Topic: SECRETS.appSetting } })),
  call('AZFN4004', 'a name again, later', (s) => isolated(s).addAppSetting('ORDERS_TOKEN', SECRETS.appSetting)),
  row('AZFN4004', 'a connection string in two spellings', (s) => isolated(s, { connectionStrings: { Orders: CONNECTION, ORDERS: CONNECTION } })),
  call('AZFN4004', 'a connection string again, later', (s) => isolated(s).addConnectionString('orders', CONNECTION)),

  row('AZFN4005', 'a reference without its end', (s) =>
    isolated(s, { appSettings: { TOKEN: `@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/${SECRETS.appSetting}` } })),
  call('AZFN4005', 'a reference in another case, later', (s) => isolated(s).addSlotSetting('TOKEN', `@microsoft.keyvault(VaultName=${SECRETS.appSetting})`)),

  row('AZFN4006', 'a number in place of a time', (s) => isolated(s, { appSettings: { [TIMEOUT]: '600' } })),
  row('AZFN4006', 'a longer time than the plan allows', (s) => isolated(s, { plan: windowsConsumption(s), appSettings: { [TIMEOUT]: '00:30:00' } })),
  row('AZFN4006', 'no limit where the plan has one', (s) => isolated(s, { plan: windowsConsumption(s), appSettings: { [TIMEOUT]: '-1' } })),
  row('AZFN4006', 'no time at all', (s) => isolated(s, { appSettings: { [TIMEOUT]: '00:00:00' } })),

  row('AZFN4007', 'the host version of Flex Consumption', (s) => isolated(s, { appSettings: { FUNCTIONS_EXTENSION_VERSION: '~4' } })),
  row('AZFN4008', 'a package and a build on the server', (s) =>
    isolated(s, { plan: premium(s), appSettings: { WEBSITE_RUN_FROM_PACKAGE: '1', SCM_DO_BUILD_DURING_DEPLOYMENT: 'true' } })),

  row('AZFN4009', 'credentials for every origin', (s) => isolated(s, { cors: { allowedOrigins: ['*'], supportCredentials: true } })),

  row('AZFN4010', 'a package on Flex Consumption', (s) => isolated(s, { plan: flex(s), zipDeployFile: __filename })),
  row('AZFN4010', 'a package on Linux Consumption', (s) => isolated(s, { ...NODE, plan: linuxConsumption(s), zipDeployFile: __filename })),
  row('AZFN4010', 'a package and a container', (s) =>
    isolated(s, { plan: premium(s), zipDeployFile: __filename, container: ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2') })),
  row('AZFN4010', 'no path', (s) => isolated(s, { plan: premium(s), zipDeployFile: '' })),

  row('AZFN4011', 'no login', (s) => isolated(s, { authSettingsV2: { activeDirectoryV2: { clientSecretSettingName: SECRETS.appSetting } } })),
  row('AZFN4011', 'an object that contains itself', (s) => {
    const settings: Record<string, unknown> = { login: {} };
    settings.self = settings;
    isolated(s, { authSettingsV2: settings });
  }),
  row('AZFN4011', 'a number that is none', (s) => isolated(s, { authSettingsV2: { login: { tokenRefreshExtensionTime: NaN } } })),
  row('AZFN4011', 'a function', (s) => isolated(s, { authSettingsV2: { login: {}, customOidcV2: [{ clientId: () => SECRETS.appSetting }] } })),
  row('AZFN4011', 'an object of a class', (s) => isolated(s, { authSettingsV2: { login: new Map([['tokenStoreEnabled', true]]) } })),
  row('AZFN4011', 'a name that objects have already', (s) =>
    isolated(s, { authSettingsV2: JSON.parse('{ "login": {}, "__proto__": { "authEnabled": true } }') as Record<string, unknown> })),

  row('AZFN4011', 'a slip in a name, where AzAPI writes the app', (s) =>
    isolated(s, { hostStorage: undefined, authSettingsV2: { ...SIGN_IN, requireAuthentification: true } })),
  row('AZFN4011', 'a missing argument, there', (s) => isolated(s, { hostStorage: undefined, authSettingsV2: { login: {}, githubV2: { clientId: 'orders' } } })),
  row('AZFN4011', 'a value that is not in the list, there', (s) =>
    isolated(s, { hostStorage: undefined, authSettingsV2: { ...SIGN_IN, unauthenticatedAction: 'Return404' } })),
  row('AZFN4011', 'nobody to sign in with, there', (s) => isolated(s, { hostStorage: undefined, authSettingsV2: { authEnabled: true, login: {} } })),

  row('AZFN4012', 'an image without a tag', () => ContainerImage.fromImage('contoso.azurecr.io/functions/orders')),
  row('AZFN4012', 'an image with a digest', () => ContainerImage.fromImage(`contoso.azurecr.io/functions/orders@sha256:${'0'.repeat(64)}`)),
  row('AZFN4012', 'a password without a user', () =>
    ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', { registryPassword: SECRETS.registryPassword })),
  row('AZFN4012', 'a user without a password', () =>
    ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', { registryUsername: 'orders' })),
  row('AZFN4012', 'an identity beside a user', () =>
    ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', {
      registryUsername: 'orders', registryPassword: SECRETS.registryPassword, useManagedIdentity: true,
    })),
  row('AZFN4012', 'the id of an identity that is not used', () =>
    ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', { managedIdentityClientId: '00000000-0000-0000-0000-000000000000' })),
  row('AZFN4012', 'the name of an identity in place of its id', () =>
    ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', { useManagedIdentity: true, managedIdentityClientId: 'id-orders' })),

  row('AZFN4013', 'an underscore', (s) => isolated(s, { appName: 'func_orders' })),
  row('AZFN4013', 'one character', (s) => isolated(s, { appName: 'f' })),
  row('AZFN4013', '61 characters', (s) => isolated(s, { appName: 'f'.repeat(61) })),
  row('AZFN4013', 'no name', (s) => isolated(s, { appName: '' })),

  row('AZFN4014', 'eviction without a check', (s) => isolated(s, { plan: premium(s), healthCheckEvictionMinutes: 5 })),
  row('AZFN4014', 'eviction after too long', (s) => isolated(s, { plan: premium(s), healthCheckPath: '/api/health', healthCheckEvictionMinutes: 11 })),
  row('AZFN4014', 'a path without its slash', (s) => isolated(s, { plan: premium(s), healthCheckPath: 'api/health' })),

  row('AZFN4015', 'no limit in an app that is not always on', (s) =>
    isolated(s, { plan: dedicated(s), alwaysOn: false, appSettings: { [TIMEOUT]: '-1' } }), { beside: ['AZFN2012'] }),
  row('AZFN4015', 'no limit on the Free tier', (s) =>
    isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.F1), appSettings: { [TIMEOUT]: '-1' } }), { beside: ['AZFN2012'] }),

  row('AZFN4016', 'one name in another case', (s) => {
    isolated(s);
    isolated(s, { appName: 'FUNC-Orders', plan: premium(s) }, 'Again');
  }),
];
