import {
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  FunctionsVersion,
  InProcessFunctionApp,
  InProcessRuntime,
  IpRestrictionAction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  LoadBalancingMode,
  TlsVersion,
  type IFunctionApp,
} from 'cdktf-azure-functions';
import { APP, scope } from './scope';

const runtime = IsolatedRuntime.DOTNET_10;

// What an app needs.
new IsolatedFunctionApp(scope, 'A1', { appName: 'func-orders', resourceGroupName: 'rg-orders', location: 'westeurope', runtime });
// @ts-expect-error its name
new IsolatedFunctionApp(scope, 'B1', { resourceGroupName: 'rg-orders', location: 'westeurope', runtime });
// @ts-expect-error its group
new IsolatedFunctionApp(scope, 'B2', { appName: 'func-orders', location: 'westeurope', runtime });
// @ts-expect-error its region
new IsolatedFunctionApp(scope, 'B3', { appName: 'func-orders', resourceGroupName: 'rg-orders', runtime });
// Its runtime may come from its project; that there is neither is said when the program runs.
new IsolatedFunctionApp(scope, 'B4', APP);
new InProcessFunctionApp(scope, 'B5', APP);
// @ts-expect-error its props
new IsolatedFunctionApp(scope, 'B6');
// @ts-expect-error a prop that nobody reads
new IsolatedFunctionApp(scope, 'B7', { ...APP, runtime, appSetting: {} });

// Members of enums, not their texts and not members of others.
new IsolatedFunctionApp(scope, 'C1', {
  ...APP,
  runtime,
  functionsVersion: FunctionsVersion.V4,
  minimumTlsVersion: TlsVersion.TLS_1_3,
  clientCertificateMode: ClientCertificateMode.REQUIRED,
  ipRestrictionDefaultAction: IpRestrictionAction.DENY,
  loadBalancingMode: LoadBalancingMode.LEAST_REQUESTS,
});
// @ts-expect-error a host version is no text
new IsolatedFunctionApp(scope, 'D1', { ...APP, runtime, functionsVersion: '~4' });
// @ts-expect-error and no number
new IsolatedFunctionApp(scope, 'D2', { ...APP, runtime, functionsVersion: 4 });
// @ts-expect-error a TLS version is no host version
new IsolatedFunctionApp(scope, 'D3', { ...APP, runtime, minimumTlsVersion: FunctionsVersion.V4 });
// @ts-expect-error old TLS versions have no member
new IsolatedFunctionApp(scope, 'D4', { ...APP, runtime, minimumTlsVersion: TlsVersion.TLS_1_0 });
// @ts-expect-error certificates have modes
new IsolatedFunctionApp(scope, 'D5', { ...APP, runtime, clientCertificateMode: true });
// @ts-expect-error an action of another kind
new IsolatedFunctionApp(scope, 'D6', { ...APP, runtime, ipRestrictionDefaultAction: LoadBalancingMode.LEAST_REQUESTS });

// Values of the right type.
new IsolatedFunctionApp(scope, 'E1', {
  ...APP,
  runtime,
  appSettings: { TOPIC: 'orders' },
  tags: { team: 'orders' },
  httpsOnly: true,
  maximumInstanceCount: 40,
  clientCertificateExclusionPaths: ['/api/health'],
  connectionStrings: { Db: { connectionType: ConnectionStringType.SQL_AZURE, value: 'Server=sql' } },
  cors: { allowedOrigins: ['https://contoso.example'] },
  backup: { backupName: 'daily', storageAccountUrl: 'https://a', frequencyInterval: 1, frequencyUnit: BackupFrequencyUnit.DAY },
  acknowledge: [{ code: 'AZFN1012', reason: 'until the move is done' }],
});
// @ts-expect-error settings are texts
new IsolatedFunctionApp(scope, 'F1', { ...APP, runtime, appSettings: { RETRIES: 3 } });
// @ts-expect-error settings are no list
new IsolatedFunctionApp(scope, 'F2', { ...APP, runtime, appSettings: ['TOPIC=orders'] });
// @ts-expect-error flags are no texts
new IsolatedFunctionApp(scope, 'F3', { ...APP, runtime, httpsOnly: 'true' });
// @ts-expect-error numbers are no texts
new IsolatedFunctionApp(scope, 'F4', { ...APP, runtime, maximumInstanceCount: '40' });
// @ts-expect-error paths are a list
new IsolatedFunctionApp(scope, 'F5', { ...APP, runtime, clientCertificateExclusionPaths: '/api/health' });
// @ts-expect-error a connection string has a kind
new IsolatedFunctionApp(scope, 'F6', { ...APP, runtime, connectionStrings: { Db: { value: 'Server=sql' } } });
// @ts-expect-error a connection string is not its value alone
new IsolatedFunctionApp(scope, 'F7', { ...APP, runtime, connectionStrings: { Db: 'Server=sql' } });
// @ts-expect-error origins are required
new IsolatedFunctionApp(scope, 'F8', { ...APP, runtime, cors: {} });
// @ts-expect-error a backup has a unit
new IsolatedFunctionApp(scope, 'F9', { ...APP, runtime, backup: { backupName: 'daily', storageAccountUrl: 'https://a', frequencyInterval: 1 } });
// @ts-expect-error a reason is required
new IsolatedFunctionApp(scope, 'F10', { ...APP, runtime, acknowledge: [{ code: 'AZFN1012' }] });
// @ts-expect-error null is no value
new IsolatedFunctionApp(scope, 'F11', { ...APP, runtime, hostId: null });

// What an app takes later.
declare const app: IsolatedFunctionApp;
app.addAppSetting('TOPIC', 'orders');
app.addSlotSetting('ENVIRONMENT', 'production');
app.addConnectionString('Db', { connectionType: ConnectionStringType.SQL_AZURE, value: 'Server=sql', slotSetting: true });
app.addHybridConnection('Sql', { relayId: 'id', hostname: 'sql.contoso.example', port: 1433 });
// @ts-expect-error a setting has a value
app.addAppSetting('TOPIC');
// @ts-expect-error which is a text
app.addSlotSetting('RETRIES', 3);
// @ts-expect-error a connection string has a kind
app.addConnectionString('Db', { value: 'Server=sql' });
// @ts-expect-error a port is a number
app.addHybridConnection('Sql', { relayId: 'id', hostname: 'sql.contoso.example', port: '1433' });

// What an app tells, defined or existing.
const existing: IFunctionApp = IsolatedFunctionApp.fromFunctionAppAttributes(scope, 'G1', { functionAppId: 'id' });
const defined: IFunctionApp = new InProcessFunctionApp(scope, 'G2', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
const texts: string[] = [existing.functionAppId, existing.appName, existing.defaultHostname, defined.functionAppId];
const principal: string | undefined = defined.principalId;
// @ts-expect-error an app may have no principal
const always: string = defined.principalId;
// @ts-expect-error an app that exists takes no settings
existing.addAppSetting('TOPIC', 'orders');
// @ts-expect-error an id is required
IsolatedFunctionApp.fromFunctionAppAttributes(scope, 'H1', { defaultHostname: 'func-orders.azurewebsites.net' });
// @ts-expect-error what an app tells is read-only
app.appName = 'func-other';
