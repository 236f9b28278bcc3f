import { Testing } from 'cdktf';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import {
  ApplicationInsights,
  AzureRole,
  ConnectionAccess,
  ContainerImage,
  DedicatedSku,
  DiagnosticLog,
  FunctionAppIdentity,
  FunctionProject,
  HostStorage,
  HostStorageUse,
  IdentityConnection,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  RecommendedAlert,
  StorageMount,
  type IsolatedFunctionAppProps,
} from '../../src';
import { isolatedProject } from '../support/project-files';
import { SECRETS } from './canaries';
import { codesOf, expectNoSecret, expectReadable, findingsOf, run, stackWith, type Program } from './harness';
import {
  ACCOUNT_ID, BACKUP, BASICS, dedicated, flex, GROUP, IDENTITY, isolated, LINUX, MOUNTS, premium, SECRET_URI, SUBNET, untyped, VAULT_ID, WINDOWS,
} from './programs/given';
import { csproj } from './programs/projects';

/** An app on Windows Elastic Premium, where every secret has its place, with one prop in a wrong form. */
const wrong = (props: object): Program => (stack) =>
  isolated(stack, { plan: premium(stack, WINDOWS), mounts: MOUNTS, backup: BACKUP, ...(props as Partial<IsolatedFunctionAppProps>) });

const PIN = 24681357;
const later: Program = (stack) => isolated(stack);
const app = (stack: Parameters<Program>[0]): IsolatedFunctionApp => later(stack) as IsolatedFunctionApp;
const account = (options: object) => HostStorage.accountKey(untyped({ storageAccountName: 'stordersprod', ...options }));
const image = (options: object) => ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', untyped(options));
const keyless = (options: object) => HostStorage.managedIdentity(untyped({ storageAccountName: 'stordersprod', ...options }));
const ACCESS = [ConnectionAccess.TRIGGER];
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
  ['a connection string in place of the options of a keyless account', () => HostStorage.managedIdentity(untyped(SECRETS.storageConnection))],
  ['a connection string in place of the name of a keyless account', () => keyless({ storageAccountName: SECRETS.storageConnection })],
  ['an endpoint of a keyless account with its signature', () => keyless({ blobServiceUri: SECRETS.sasUrl })],
  ['a connection string in place of the uses of a new account', () => HostStorage.newManagedIdentity(untyped({ uses: SECRETS.storageConnection }))],
  ['a connection string in place of a use', () => HostStorage.newManagedIdentity(untyped({ uses: [SECRETS.storageConnection] }))],
  ['a connection string in place of the secret of a content share', () => keyless({ contentShareSecretUri: SECRETS.storageConnection })],
  ['a connection string in place of the secret of the host', () => HostStorage.keyVaultSecret({ secretUri: SECRETS.storageConnection })],
  ['a key in place of the secret of the host', () => HostStorage.keyVaultSecret({ secretUri: SECRETS.accessKey })],
  ['a connection string in place of a vault', () => HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: SECRETS.storageConnection })],

  ['a client secret in place of a client id', () => FunctionAppIdentity.userAssigned([IDENTITY], { clientId: SECRETS.appSetting })],
  ['a client secret in place of a principal id', () => FunctionAppIdentity.userAssigned([IDENTITY], { clientId: untyped(PIN), principalId: SECRETS.appSetting })],

  ['a secret in place of its address', () => KeyVaultSecret.fromSecretUri(SECRETS.appSetting)],
  ['a secret in place of its name', () => KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: SECRETS.connectionString })],
  ['a secret in place of its version', () => KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: 'key', secretVersion: SECRETS.mountKey })],
  ['a secret in place of its options', () => KeyVaultSecret.fromVault(untyped(SECRETS.appSetting))],
  ['a secret in place of a reference to one', wrong({ secretSettings: { ORDERS_KEY: SECRETS.appSetting } })],
  ['secrets as text', wrong({ secretSettings: `ORDERS_KEY=${SECRETS.appSetting}` })],
  ['a secret in place of a reference to one, later', (s) => app(s).addSecretSetting('ORDERS_DB', untyped(SECRETS.appSetting))],
  ['a secret in place of the options of a setting', (s) => app(s).addSecretSetting('ORDERS_DB', KeyVaultSecret.fromSecretUri(SECRET_URI), untyped(SECRETS.appSetting))],

  ['a connection string in place of a connection', wrong({ connections: { Bus: SECRETS.busConnection } })],
  ['a connection string in place of the connections', wrong({ connections: SECRETS.busConnection })],
  ['a connection string in place of a connection, later', (s) => app(s).addConnection('Bus', untyped(SECRETS.busConnection))],
  ['a connection string in place of its name', (s) => app(s).addConnection(SECRETS.busConnection, IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: ACCESS }))],
  ['a connection string in place of a namespace', () => IdentityConnection.serviceBus({ fullyQualifiedNamespace: SECRETS.busConnection, access: ACCESS })],
  ['a connection string in place of an event hub', () => IdentityConnection.eventHubs(untyped(SECRETS.busConnection))],
  ['a connection string in place of a scope', () => IdentityConnection.eventHubs({ fullyQualifiedNamespace: 'evh-orders.servicebus.windows.net', access: ACCESS, scopeId: SECRETS.busConnection })],
  ['blobs with a signature', () => IdentityConnection.blobs({ blobServiceUri: SECRETS.sasUrl, access: ACCESS })],
  ['queues with a signature', () => IdentityConnection.queues({ queueServiceUri: SECRETS.sasUrl.replace('.blob.', '.queue.'), access: ACCESS })],
  ['tables with a signature', () => IdentityConnection.tables({ tableServiceUri: SECRETS.sasUrl.replace('.blob.', '.table.'), access: [ConnectionAccess.INPUT] })],
  ['Cosmos DB with a key', () => IdentityConnection.cosmosDb({ accountEndpoint: `https://cosmos.documents.azure.com:443/;AccountKey=${SECRETS.accessKey}`, access: ACCESS })],
  ['a topic with a key', () => IdentityConnection.eventGrid({ topicEndpointUri: `https://evgt.westeurope-1.eventgrid.azure.net/api/events?aeg-sas-key=${SECRETS.accessKey}` })],
  ['a database with a password', () => IdentityConnection.sql({ serverHostName: 'sql.database.windows.net', databaseName: SECRETS.connectionString })],
  ['a server with a password', () => IdentityConnection.sql({ serverHostName: SECRETS.connectionString, databaseName: 'orders' })],

  ['a connection string in place of Application Insights', wrong({ applicationInsightsConnectionString: undefined, applicationInsights: SECRETS.insights })],
  ['a connection string in place of the options of Application Insights', () => ApplicationInsights.existing(untyped(SECRETS.insights))],
  ['connection strings of Application Insights', () => ApplicationInsights.existing(untyped({ connectionString: [SECRETS.insights] }))],
  ['half a connection string of Application Insights', () => ApplicationInsights.existing({ connectionString: SECRETS.insights.split(';')[1].replace('https', `canary;https`) })],
  ['a connection string in place of the id of Application Insights', () => ApplicationInsights.existing({ connectionString: SECRETS.insights, applicationInsightsId: SECRETS.insights })],
  ['two places for Application Insights', wrong({ applicationInsights: ApplicationInsights.existing({ connectionString: SECRETS.insights }) })],
  ['a connection string in place of a workspace', () => ApplicationInsights.newWorkspaceBased({ workspaceId: SECRETS.insights })],

  ['a connection string in place of an event hub for logs', (s) =>
    app(s).addDiagnosticSetting('Logs', { logs: [DiagnosticLog.FUNCTION_APP_LOGS], eventhubAuthorizationRuleId: SECRETS.busConnection })],
  ['a connection string in place of an account for logs', (s) =>
    app(s).addDiagnosticSetting('Logs', { logs: [DiagnosticLog.FUNCTION_APP_LOGS], storageAccountId: SECRETS.storageConnection })],
  ['an address with its signature in place of an action group', (s) =>
    app(s).addMetricAlerts('Alerts', { alerts: [RecommendedAlert.HTTP_SERVER_ERRORS], actionGroupIds: [SECRETS.sasUrl] })],
  ['an address with its signature in place of a subnet', (s) =>
    isolated(s, { plan: premium(s) }).addPrivateEndpoint('Endpoint', { subnetId: SECRETS.sasUrl })],
  ['a connection string in place of a zone', (s) =>
    isolated(s, { plan: premium(s) }).addPrivateEndpoint('Endpoint', { subnetId: SUBNET, privateDnsZoneIds: [SECRETS.storageConnection] })],
  ['a connection string in place of a resource', (s) => app(s).grantRole('Blobs', AzureRole.STORAGE_BLOB_DATA_READER, SECRETS.storageConnection)],
  ['a connection string in place of a role', (s) => app(s).grantRole('Blobs', untyped(SECRETS.storageConnection), ACCOUNT_ID)],
  ['a connection string in place of the id of a role', (s) => app(s).grantRole(SECRETS.storageConnection, AzureRole.STORAGE_BLOB_DATA_READER, 'stordersprod')],
  ['a connection string in place of a definition', () => AzureRole.ofDefinitionId(SECRETS.storageConnection)],

  ['a value of local.settings.json that is not closed', () => csproj(isolatedProject(), { 'local.settings.json': `{ "Values": { "ORDERS_DB": "${SECRETS.connectionString} } }` })],
  ['a value of local.settings.json without quotes', () => csproj(isolatedProject(), { 'local.settings.json': `{ "Values": { "ORDERS_KEY": ${SECRETS.appSetting} } }` })],
  ['a connection string in place of local.settings.json', () => csproj(isolatedProject(), { 'local.settings.json': SECRETS.storageConnection })],
  ['settings that the app does not have', wrong({ runtime: undefined, get project() {
    return csproj(isolatedProject(), {
      'local.settings.json': { Values: { Bus: SECRETS.busConnection, ORDERS_PIN: PIN }, ConnectionStrings: { Billing: { ConnectionString: SECRETS.connectionString } } },
    });
  } })],
  ['a property of the build that is a number', () => csproj(isolatedProject(), {}, { properties: { FeedPassword: untyped(PIN) } })],
  ['properties of the build as text', () => csproj(isolatedProject(), {}, untyped({ properties: `FeedPassword=${SECRETS.registryPassword}` }))],
  ['an address with its signature in place of a project', () => FunctionProject.fromCsproj(SECRETS.sasUrl)],
  ['a connection string in place of a feature', (s) => app(s).requireFeatures(untyped(SECRETS.storageConnection))],

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

/** What looks like a key, a password, a signature or a connection string with one. */
const KEY_LIKE = /(AccountKey|SharedAccess(Key|Signature)|Password|primary_access_key|primary_connection_string|instrumentation_key|[?&;]sig)\b|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==/;

describe('without keys, the synthesized program', () => {
  const account = { storageAccountName: 'stordersprod', storageAccountId: ACCOUNT_ID };
  const vault = { vaultId: VAULT_ID };
  const props = {
    appName: 'func-orders', resourceGroupName: 'rg-orders', location: 'westeurope', runtime: IsolatedRuntime.DOTNET_10,
    secretSettings: { ORDERS_KEY: KeyVaultSecret.fromSecretUri(SECRET_URI, vault) },
    connections: {
      Bus: IdentityConnection.serviceBus({
        fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: ACCESS, scopeId: `${GROUP}/providers/Microsoft.ServiceBus/namespaces/sb-orders`,
      }),
      Pictures: IdentityConnection.blobs({ blobServiceUri: 'https://stpictures.blob.core.windows.net', access: ACCESS }),
      Db: IdentityConnection.sql({ serverHostName: 'sql-orders.database.windows.net', databaseName: 'orders' }),
    },
    applicationInsights: ApplicationInsights.newWorkspaceBased({ entraAuthentication: true }),
  };
  const text = (program: Program): string => {
    const stack = stackWith();
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    program(stack);
    return Testing.synth(stack, true);
  };
  const uses = [HostStorageUse.DURABLE_FUNCTIONS, HostStorageUse.DIAGNOSTIC_EVENTS];

  test.each<[string, Program]>([
    ['on Flex Consumption', (s) => new IsolatedFunctionApp(s, 'Orders', { ...props, plan: flex(s) })],
    ['on a Dedicated plan, with a slot', (s) => new IsolatedFunctionApp(s, 'Orders', { ...props, plan: dedicated(s, LINUX, DedicatedSku.S1) }).addSlot('staging')],
    ['in an account of its own behind a network', (s) =>
      new IsolatedFunctionApp(s, 'Orders', {
        ...props, plan: flex(s), virtualNetworkSubnetId: SUBNET, hostStorage: HostStorage.newManagedIdentity({ uses, network: { subnetId: `${SUBNET}-endpoints` } }),
      })],
    ['in an account that exists', (s) => new IsolatedFunctionApp(s, 'Orders', { ...props, plan: flex(s), hostStorage: HostStorage.managedIdentity({ ...account, uses }) })],
    ['on Elastic Premium with its key in Key Vault', (s) =>
      new IsolatedFunctionApp(s, 'Orders', {
        ...props, plan: premium(s),
        hostStorage: HostStorage.managedIdentity({ ...account, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT_ID }),
      }).addSlot('staging', { identity: FunctionAppIdentity.newUserAssigned() })],
    ['with the connection of its host in Key Vault', (s) =>
      new IsolatedFunctionApp(s, 'Orders', { ...props, plan: flex(s), hostStorage: HostStorage.keyVaultSecret({ ...account, secretUri: SECRET_URI, keyVaultId: VAULT_ID }) })],
  ])('has nothing that is like a key: %s', (_, program) => {
    const json = text(program);
    expect(json).toContain('azurerm_role_assignment');
    expect(KEY_LIKE.exec(json)?.[0]).toBeUndefined();
    expect(json).not.toMatch(/"(azurerm_storage_account|azurerm_function_app_flex_consumption)": \{/);
  });

  test('has a key where one was asked for, so the check sees it', () => {
    expect(text((s) => new IsolatedFunctionApp(s, 'Orders', { ...props, plan: flex(s), hostStorage: HostStorage.newAccountKey(), identity: FunctionAppIdentity.systemAssigned() }))).toMatch(KEY_LIKE);
    for (const secret of [SECRETS.storageConnection, SECRETS.busConnection, SECRETS.connectionString, SECRETS.sasUrl, `${'a'.repeat(86)}==`]) expect(secret).toMatch(KEY_LIKE);
  });
});

test('the checks see a secret that is there', () => {
  for (const secret of Object.values(SECRETS)) {
    for (const shown of [secret, secret.slice(0, 80)]) expect(() => expectNoSecret(`'appName' is '${shown}'`)).toThrow();
  }
  expect(() => expectNoSecret(`'appName' is 'func_orders'`)).not.toThrow();
  expect(codesOf(findingsOf(run(wrong({ appName: 'func_orders' }))))).toEqual(['AZFN4013']);
});
