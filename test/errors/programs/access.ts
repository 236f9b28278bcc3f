import { Token } from 'cdktf';
import { AzureRole, ConnectionAccess, FunctionAppIdentity, IdentityConnection, KeyVaultSecret, SecretGrantScope } from '../../../src';
import { SECRETS } from '../canaries';
import { call, row, type Program, type Row } from '../harness';
import { GROUP, isolated } from './given';

const { TRIGGER, INPUT, OUTPUT } = ConnectionAccess;
const LATER = Token.asString({ resolve: () => 'later' });
const BUS = `${GROUP}/providers/Microsoft.ServiceBus/namespaces/sb-orders`;
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
const VAULT = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-orders`;
const GUID = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b';
const NAMESPACE = 'sb-orders.servicebus.windows.net';
const URI = 'https://kv-orders.vault.azure.net/secrets/orders-key';

/** An app with an identity that roles can be granted to. */
const app = (stack: Parameters<Program>[0]) => isolated(stack, { identity: FunctionAppIdentity.systemAssigned() });
const bus = (more: Partial<Parameters<typeof IdentityConnection.serviceBus>[0]> = {}) =>
  IdentityConnection.serviceBus({ fullyQualifiedNamespace: NAMESPACE, access: [TRIGGER], ...more });
const blobs = (more: Partial<Parameters<typeof IdentityConnection.blobs>[0]> = {}) =>
  IdentityConnection.blobs({ blobServiceUri: 'https://stordersprod.blob.core.windows.net', access: [INPUT], ...more });

/** Roles, connections that are made with an identity, and secrets that settings refer to. */
export const ACCESS_PROGRAMS: readonly Row[] = [
  row('AZFN4005', 'a secret in place of its address', () => KeyVaultSecret.fromSecretUri(SECRETS.appSetting)),
  row('AZFN4005', 'a vault in place of a secret', () => KeyVaultSecret.fromSecretUri('https://kv-orders.vault.azure.net/')),
  row('AZFN4005', 'a secret whose name has an underscore', () => KeyVaultSecret.fromVault({ vaultName: 'kv-orders', secretName: 'orders_key' })),
  row('AZFN4017', 'a secret without a vault', () => KeyVaultSecret.fromVault({ secretName: 'orders-key' })),
  row('AZFN4017', 'a vault that is named twice', () =>
    KeyVaultSecret.fromVault({ secretName: 'orders-key', vaultName: 'kv-orders', vaultUri: 'https://kv-orders.vault.azure.net/' })),
  row('AZFN4018', 'the id of another vault than that of the address', () => KeyVaultSecret.fromSecretUri(URI, { vaultId: `${VAULT}-billing` })),
  row('AZFN4018', 'the id of another vault than that of the name', () =>
    KeyVaultSecret.fromVault({ secretName: 'orders-key', vaultName: 'kv-billing', vaultId: VAULT })),
  row('AZFN4019', 'where a role is granted, and none is', () => KeyVaultSecret.fromSecretUri(URI, { grantOn: SecretGrantScope.VAULT })),

  row('AZFN5020', 'the GUID of a role that is listed', () => AzureRole.ofName(GUID)),
  row('AZFN5020', 'the GUID of another role', () => AzureRole.ofName('11111111-2222-3333-4444-555555555555')),
  row('AZFN5020', 'a name that the provider cannot look up', () => AzureRole.ofName(`Orders' reader`)),
  row('AZFN5020', 'a definition without its subscription', () => AzureRole.ofDefinitionId(`/providers/Microsoft.Authorization/roleDefinitions/${GUID}`)),
  call('AZFN5021', 'an id that stands for another role', (s) => {
    const orders = app(s);
    orders.grantRole('Queue', AzureRole.AZURE_SERVICE_BUS_DATA_RECEIVER, `${BUS}/queues/orders`);
    orders.grantRole('Queue', AzureRole.AZURE_SERVICE_BUS_DATA_RECEIVER, `${BUS}/queues/billing`);
  }),
  row('AZFN5022', 'the connection of the host', (s) => isolated(s, { identity: FunctionAppIdentity.systemAssigned(), connections: { Storage: blobs() } })),
  call('AZFN5022', 'the connection of the host in another case, later', (s) => app(s).addConnection('storage', blobs())),
  call('AZFN5022', 'a name that is taken apart', (s) => app(s).addConnection('Orders__Bus', bus())),
  row('AZFN5023', 'input from Service Bus', () => bus({ access: [INPUT] })),
  row('AZFN5023', 'a trigger of tables', () => IdentityConnection.tables({ tableServiceUri: 'https://stordersprod.table.core.windows.net', access: [TRIGGER] })),
  row('AZFN5024', 'a namespace without its domain', () => bus({ fullyQualifiedNamespace: 'sb-orders' })),
  row('AZFN5024', 'a connection string in place of a namespace', () =>
    bus({ fullyQualifiedNamespace: `Endpoint=sb://${NAMESPACE}/;SharedAccessKeyName=all;SharedAccessKey=${SECRETS.appSetting}` })),
  row('AZFN5024', 'blobs with a signature', () => blobs({ blobServiceUri: SECRETS.sasUrl })),
  row('AZFN5024', 'a database with a password', () =>
    IdentityConnection.sql({ serverHostName: 'sql-orders.database.windows.net', databaseName: SECRETS.connectionString })),
  row('AZFN5025', 'a topic for a trigger', () => bus({ scopeId: `${BUS}/topics/orders` })),
  row('AZFN5025', 'a subscription for a trigger and for output', () => bus({ access: [TRIGGER, OUTPUT], scopeId: `${BUS}/topics/orders/subscriptions/all` })),
  row('AZFN5025', 'an id in lower case', () => blobs({ scopeId: ACCOUNT.replace('Microsoft.Storage/storageAccounts', 'microsoft.storage/storageaccounts') })),
  row('AZFN5025', 'an event hub for Service Bus', () => bus({ scopeId: `${GROUP}/providers/Microsoft.EventHub/namespaces/evhns-orders` })),
  row('AZFN5026', 'a trigger of blobs at an address that is a token', () => blobs({ blobServiceUri: LATER, access: [TRIGGER] })),
  row('AZFN5026', 'a trigger of blobs in a domain of its own', () => blobs({ blobServiceUri: 'https://blobs.contoso.example', access: [TRIGGER] })),
  row('AZFN5027', 'two names that the host takes for one', (s) =>
    isolated(s, { identity: FunctionAppIdentity.systemAssigned(), connections: { Orders: bus(), AzureWebJobsOrders: blobs() } })),
  call('AZFN5027', 'a connection that is there, later', (s) => {
    const orders = app(s);
    orders.addConnection('Orders2', bus());
    orders.addConnection('orders2', blobs());
  }),
];
