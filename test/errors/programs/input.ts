import { App, Fn, Token } from 'cdktf';
import {
  BackupFrequencyUnit,
  ConnectionStringType,
  ContainerImage,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionAppIdentity,
  FunctionsVersion,
  HostStorage,
  InProcessFunctionApp,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  type IsolatedFunctionAppProps,
} from '../../../src';
import { SECRETS } from '../canaries';
import { call, row, type Program, type Row } from '../harness';
import { BACKUP, BASICS, flex, GROUP, IDENTITY, inProcess, isolated, KNOWN, LINUX, premium, untyped, WINDOWS } from './given';

const LATER = Token.asString({ resolve: () => 'later' });
const LATER_LIST = Token.asList({ resolve: () => ['later'] });
const RELAY = `${GROUP}/providers/Microsoft.Relay/namespaces/relay-orders/hybridConnections/sql`;

/** An app with props that a compiler would refuse. */
const loose = (props: object): Program => (stack) => isolated(stack, props as Partial<IsolatedFunctionAppProps>);
/** The same on a plan that takes almost everything. */
const looseOnPremium = (props: object): Program => (stack) => isolated(stack, { plan: premium(stack), ...(props as Partial<IsolatedFunctionAppProps>) });

const without = (name: keyof typeof BASICS | 'runtime'): Program => (stack) => {
  const { [name]: _, ...rest } = { ...BASICS, runtime: IsolatedRuntime.DOTNET_10 };
  return new IsolatedFunctionApp(stack, 'Orders', rest as IsolatedFunctionAppProps);
};

/** What the program passes in. */
export const INPUT_PROGRAMS: readonly Row[] = [
  row('AZFN8001', 'no props', (s) => new IsolatedFunctionApp(s, 'Orders', untyped(undefined))),
  row('AZFN8001', 'text in place of props', (s) => new FlexConsumptionPlan(s, 'Plan', untyped('plan-orders'))),
  row('AZFN8001', 'a number in place of text', loose({ appName: 7 })),
  row('AZFN8001', 'text in place of a number', loose({ maximumInstanceCount: '100' })),
  row('AZFN8001', 'text in place of a flag', loose({ httpsOnly: 'true' })),
  row('AZFN8001', 'a number in place of a choice', loose({ functionsVersion: 4 })),
  row('AZFN8001', 'a list in place of a map', loose({ appSettings: ['ORDERS_TOPIC'] })),
  row('AZFN8001', 'a number in a map', loose({ appSettings: { ORDERS_COUNT: 7 } })),
  row('AZFN8001', 'text in place of a list', looseOnPremium({ clientCertificateExclusionPaths: '/api/health' })),
  row('AZFN8001', 'a number in a list', loose({ cors: { allowedOrigins: [7] } })),
  row('AZFN8001', 'a list in place of an object', loose({ cors: ['*'] })),
  row('AZFN8001', 'a plain object in place of a runtime', loose({ runtime: { workerRuntime: 'dotnet-isolated', version: '10.0' } })),
  row('AZFN8001', 'text in place of a runtime', loose({ runtime: 'dotnet-isolated' })),
  row('AZFN8001', 'a value of another class', loose({ plan: IsolatedRuntime.DOTNET_10 })),
  row('AZFN8001', 'a value of another class in a list', loose({ alwaysReady: [IpRestriction.ipAddress('203.0.113.0/24')] })),
  row('AZFN8001', 'null in place of a secret', loose({ secretSettings: { TOKEN: null } })),
  row('AZFN8001', 'text in place of a connection', loose({ connections: { Bus: 'sb-orders.servicebus.windows.net' } })),
  row('AZFN8001', 'null', loose({ location: null })),
  row('AZFN8001', 'a function', loose({ location: () => 'westeurope' })),
  row('AZFN8001', 'a large number', loose({ location: 7n })),
  row('AZFN8001', 'a symbol', loose({ location: Symbol('westeurope') })),
  row('AZFN8001', 'text in place of Easy Auth', loose({ authSettingsV2: 'login' })),
  row('AZFN8001', 'a token object in place of text', loose({ location: { resolve: () => 'westeurope' } })),
  row('AZFN8001', 'a text token in place of a number', loose({ maximumInstanceCount: LATER })),
  call('AZFN8001', 'a setting without a name', (s) => isolated(s).addAppSetting('', SECRETS.appSetting)),
  call('AZFN8001', 'a setting whose name is a number', (s) => isolated(s).addSlotSetting(untyped(7), SECRETS.appSetting)),
  call('AZFN8001', 'a setting whose value is an object', (s) => isolated(s).addAppSetting('TOPIC', untyped({ value: SECRETS.appSetting }))),
  row('AZFN8001', 'an image that is no text', () => ContainerImage.fromImage(untyped(7))),

  row('AZFN8002', 'no location', without('location')),
  row('AZFN8002', 'no runtime', without('runtime')),
  row('AZFN8002', 'no system of a plan', (s) =>
    new ElasticPremiumPlan(s, 'Plan', untyped({ planName: 'plan-orders', resourceGroupName: 'rg-orders', location: 'westeurope' }))),
  row('AZFN8002', 'no number', looseOnPremium({ backup: { ...BACKUP, frequencyInterval: undefined } })),
  row('AZFN8002', 'no list', loose({ cors: {} })),
  call('AZFN8002', 'no value of a setting', (s) => isolated(s).addAppSetting('TOPIC', untyped(undefined))),
  call('AZFN8002', 'no options of a connection string', (s) => isolated(s).addConnectionString('Orders2', untyped(undefined))),
  row('AZFN8002', 'empty text', loose({ resourceGroupName: '' })),
  row('AZFN8002', 'spaces', loose({ location: '   ' })),
  row('AZFN8002', 'an empty key', () => HostStorage.accountKey({ storageAccountName: 'stordersprod', storageAccountAccessKey: ' ' })),
  row('AZFN8002', 'an endpoint of queues without one of blobs', () =>
    HostStorage.managedIdentity({ storageAccountName: 'stordersprod', queueServiceUri: 'https://stordersprod.queue.core.chinacloudapi.cn' })),
  row('AZFN8002', 'an empty name in a map', loose({ appSettings: { '': SECRETS.appSetting } })),

  row('AZFN8003', 'a number that is too large', looseOnPremium({ preWarmedInstanceCount: 101 })),
  row('AZFN8003', 'a fraction', looseOnPremium({ workerCount: 1.5 })),
  row('AZFN8003', 'not a number', looseOnPremium({ elasticInstanceMinimum: NaN })),
  row('AZFN8003', 'infinity', loose({ plan: undefined, dailyMemoryTimeQuota: Infinity, runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 })),
  row('AZFN8003', 'an empty list', loose({ clientCertificateExclusionPaths: [] })),
  row('AZFN8003', 'text of another form', loose({ apiDefinitionUrl: 'contoso.example/openapi.json' })),
  row('AZFN8003', 'a date without a time', looseOnPremium({ backup: { ...BACKUP, startTime: '2027-01-31' } })),
  row('AZFN8003', 'an address of a blob container', () =>
    HostStorage.accountKey({
      storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey, primaryBlobEndpoint: 'https://stordersprod.blob.core.windows.net/packages',
    })),
  row('AZFN8003', 'a name in place of a client id', () => FunctionAppIdentity.userAssigned([IDENTITY], { clientId: 'id-orders' })),
  row('AZFN8003', 'no identities', () => FunctionAppIdentity.userAssigned([])),
  call('AZFN8003', 'a port that does not exist', (s) =>
    isolated(s, { plan: premium(s, WINDOWS) }).addHybridConnection('Sql', { relayId: RELAY, hostname: 'sql.contoso.example', port: 70_000 })),
  row('AZFN8003', 'a version with a word', () => IsolatedRuntime.of('node', 'v26')),
  row('AZFN8003', 'a short version of .NET', () => IsolatedRuntime.of('dotnet-isolated', '12')),
  row('AZFN8003', 'an address for a backup without its scheme', looseOnPremium({ backup: { ...BACKUP, storageAccountUrl: SECRETS.sasUrl.slice(8) } })),

  row('AZFN8004', 'a host version that does not exist', loose({ functionsVersion: '~5' })),
  row('AZFN8004', 'another spelling of a system', (s) => premium(s, untyped('linux'))),
  row('AZFN8004', 'the name of a member in place of the member', loose({ minimumTlsVersion: 'TLS_1_2' })),
  row('AZFN8004', 'a unit that does not exist', looseOnPremium({ backup: { ...BACKUP, frequencyUnit: 'Week' as BackupFrequencyUnit } })),
  call('AZFN8004', 'a kind of connection string that does not exist', (s) =>
    isolated(s).addConnectionString('Db', { connectionType: 'Oracle' as ConnectionStringType, value: SECRETS.connectionString })),
  row('AZFN8004', 'a worker that is not out of process', () => IsolatedRuntime.of('dotnet', '8.0')),
  row('AZFN8004', 'a replication that does not exist', () => HostStorage.newAccountKey({ replication: untyped('lrs') })),

  row('AZFN8005', 'a flag', loose({ httpsOnly: LATER })),
  row('AZFN8005', 'a choice', loose({ functionsVersion: LATER as FunctionsVersion })),
  row('AZFN8005', 'a map', loose({ appSettings: Fn.merge([{ A: 'a' }]) })),
  row('AZFN8005', 'a name in a map', loose({ appSettings: { [LATER]: SECRETS.appSetting } })),
  row('AZFN8005', 'a list of objects', loose({ alwaysReady: LATER_LIST })),
  row('AZFN8005', 'an object', loose({ cors: Fn.lookup({ a: {} }, 'a') })),
  row('AZFN8005', 'a SKU', (s) => premium(s, LINUX, { sku: untyped(LATER) })),
  call('AZFN8005', 'the name of a setting', (s) => isolated(s).addAppSetting(LATER, SECRETS.appSetting)),
  row('AZFN8005', 'an image', () => ContainerImage.fromImage(`${LATER}/functions/orders:1.4.2`)),
  row('AZFN8005', 'a name from which that of the account is derived', (s) => isolated(s, { appName: LATER, hostStorage: undefined })),
  row('AZFN8005', 'a name from which that of the container is derived', (s) => isolated(s, { plan: flex(s), appName: LATER })),
  row('AZFN8005', 'the name of a new account', () => HostStorage.newAccountKey({ storageAccountName: LATER })),

  row('AZFN8006', 'a letter too many', loose({ virtualNetworkSubnetIds: SECRETS.appSetting })),
  row('AZFN8006', 'another case', loose({ httpsonly: false })),
  row('AZFN8006', 'a prop of an object', loose({ cors: { allowedOrigins: ['https://contoso.example'], supportCredential: true } })),
  row('AZFN8006', 'a prop of a value', () => IpRestriction.ipAddress('203.0.113.0/24', untyped({ prioritty: 100 }))),
  row('AZFN8006', 'the name that the provider gives it', loose({ minTlsVersion: '1.3' })),
  row('AZFN8006', 'the name that the provider gives it, beside the prop', loose({ functionAppName: 'func-orders' })),
  row('AZFN8006', 'an argument of the plan', loose({ sku: 'FC1' })),

  row('AZFN8007', 'no scope', () => new IsolatedFunctionApp(untyped(undefined), 'Orders', { ...BASICS, runtime: IsolatedRuntime.DOTNET_10 })),
  row('AZFN8007', 'a scope that is no construct', () => new FlexConsumptionPlan(untyped({}), 'Plan', untyped({}))),
  row('AZFN8007', 'a scope outside of a stack', () =>
    new InProcessFunctionApp(new App(), 'Orders', untyped({}))),
  row('AZFN8007', 'an id that is taken', (s) => isolated(s, {}, flex(s).node.id)),
  row('AZFN8007', 'an empty id', (s) => isolated(s, {}, '')),
  row('AZFN8007', 'an id that is no text', (s) => isolated(s, {}, untyped(7))),
  row('AZFN8007', 'an id that is a token', (s) => isolated(s, {}, LATER)),
  call('AZFN8007', 'an id that is taken below an app', (s) =>
    inProcess(s, KNOWN).addHybridConnection('Resource', { relayId: RELAY, hostname: 'sql.contoso.example', port: 1433 })),
  row('AZFN8007', 'the same for an app that exists', () => IsolatedFunctionApp.fromFunctionAppAttributes(untyped(null), 'Existing', untyped({}))),

  row('AZFN8008', 'a day that does not exist', (s) => isolated(s), { context: { 'azfn:today': '2026-21-11' } }),
  row('AZFN8008', 'a number in place of a day', (s) => isolated(s), { context: { 'azfn:today': 20261121 } }),
  row('AZFN8008', 'a policy that does not exist', (s) => isolated(s), { context: { 'azfn:endOfSupport': 'fail' } }),
  row('AZFN8008', 'a range of versions', (s) => flex(s), { context: { 'azfn:azurermVersion': '~> 4.58' } }),

  row('AZFN8009', 'an error', (s) => isolated(s, { acknowledge: [{ code: 'AZFN1004', reason: 'it works for us' }] })),
  row('AZFN8009', 'a code that does not exist', (s) => flex(s, { acknowledge: [{ code: 'AZFN0000', reason: 'it works for us' }] })),

  row('AZFN8010', 'a package that does not exist', looseOnPremium({ zipDeployFile: 'dist/orders.zip' })),
  row('AZFN8010', 'a folder in place of a package', looseOnPremium({ zipDeployFile: '.' })),
];
