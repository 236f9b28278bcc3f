import {
  ApplicationInsights, AzureRole, ConnectionAccess, DedicatedSku, FunctionAppIdentity, HostStorage, IdentityConnection, KeyVaultSecret,
} from '../../../src';
import { call, row, type Row } from '../harness';
import { ACCOUNT_ID, dedicated, flex, GROUP, IDENTITY, isolated, LINUX, premium, SECRET_URI, VAULT_ID } from './given';

const ID = '00000000-0000-0000-0000-000000000000';
/** An identity of which nothing is known, and one to which no roles can be granted. */
const UNKNOWN = FunctionAppIdentity.userAssigned([IDENTITY]);
const UNGRANTABLE = FunctionAppIdentity.userAssigned([IDENTITY], { clientId: ID });
const SECRET = KeyVaultSecret.fromSecretUri(SECRET_URI);
const GRANTED = KeyVaultSecret.fromSecretUri(SECRET_URI, { vaultId: VAULT_ID });
const OTHER = `${IDENTITY}-billing`;
const NAMESPACE = `${GROUP}/providers/Microsoft.ServiceBus/namespaces/sb-orders`;
const BUS = { fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER] };
const REPORTING = {
  applicationInsightsConnectionString: undefined, applicationInsights: ApplicationInsights.newWorkspaceBased({ entraAuthentication: true }),
};
const ACCOUNT = { storageAccountName: 'stordersprod', storageAccountId: ACCOUNT_ID };

/** Identities, and what they are needed for. */
export const IDENTITY_PROGRAMS: readonly Row[] = [
  row('AZFN5006', 'an identity that the app does not have', (s) => isolated(s, { plan: premium(s), keyVaultReferenceIdentityId: IDENTITY })),
  row('AZFN5006', 'another identity than that of the app', (s) =>
    isolated(s, {
      plan: premium(s),
      identity: FunctionAppIdentity.userAssigned([`${IDENTITY}-billing`]),
      keyVaultReferenceIdentityId: IDENTITY,
    })),
  row('AZFN5006', 'an identity for references in a Flex Consumption app with a key', (s) =>
    isolated(s, { plan: flex(s), identity: FunctionAppIdentity.systemAndUserAssigned([IDENTITY]), keyVaultReferenceIdentityId: IDENTITY })),
  row('AZFN5006', 'secrets that a user-assigned identity would read, there', (s) =>
    isolated(s, { plan: flex(s), identity: FunctionAppIdentity.newUserAssigned(), secretSettings: { ORDERS_DB: SECRET } })),
  call('AZFN5006', 'the same, later', (s) =>
    isolated(s, { plan: flex(s), identity: FunctionAppIdentity.newUserAssigned() }).addSecretSetting('ORDERS_DB', SECRET)),
  row('AZFN5006', 'a role for another identity than the one that reads secrets', (s) =>
    isolated(s, {
      plan: premium(s), identity: FunctionAppIdentity.userAssigned([IDENTITY, OTHER], { clientId: ID, principalId: ID }),
      keyVaultReferenceIdentityId: OTHER, secretSettings: { ORDERS_DB: GRANTED },
    })),
  call('AZFN5006', 'the same for a system-assigned identity, later', (s) =>
    isolated(s, { plan: premium(s), identity: FunctionAppIdentity.systemAndUserAssigned([OTHER]), keyVaultReferenceIdentityId: OTHER })
      .addSecretSetting('ORDERS_DB', GRANTED)),

  row('AZFN5010', 'keyless host storage with an identity of which only the id is known', (s) =>
    isolated(s, { plan: flex(s), hostStorage: undefined, identity: UNKNOWN })),
  row('AZFN5010', 'roles on host storage for an identity whose object id is not known', (s) =>
    isolated(s, { plan: dedicated(s), hostStorage: HostStorage.managedIdentity(ACCOUNT), identity: UNGRANTABLE })),
  row('AZFN5010', 'a role on the secret of host storage for such an identity', (s) =>
    isolated(s, { plan: dedicated(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: VAULT_ID }), identity: UNGRANTABLE })),
  row('AZFN5010', 'the same on Flex Consumption', (s) =>
    isolated(s, {
      plan: flex(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: VAULT_ID, ...ACCOUNT }), identity: UNGRANTABLE,
    })),
  row('AZFN5010', 'roles for an account that the app defines', (s) => isolated(s, { plan: flex(s), hostStorage: undefined, identity: UNGRANTABLE })),
  row('AZFN5010', 'host storage in a secret with an identity of which only the id is known', (s) =>
    isolated(s, { plan: dedicated(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI }), identity: UNKNOWN })),
  row('AZFN5010', 'a secret for an identity of which only the id is known', (s) =>
    isolated(s, { plan: premium(s), identity: UNKNOWN, secretSettings: { ORDERS_DB: SECRET } })),
  row('AZFN5010', 'a role on a secret for an identity whose object id is not known', (s) =>
    isolated(s, { plan: premium(s), identity: UNGRANTABLE, secretSettings: { ORDERS_DB: GRANTED } })),
  call('AZFN5010', 'the same, later', (s) => isolated(s, { plan: premium(s), identity: UNGRANTABLE }).addSecretSetting('ORDERS_DB', GRANTED)),
  call('AZFN5010', 'a role for an identity whose object id is not known', (s) =>
    isolated(s, { plan: premium(s), identity: UNGRANTABLE }).grantRole('Reader', AzureRole.STORAGE_BLOB_DATA_READER, ACCOUNT_ID)),
  row('AZFN5010', 'a connection with an identity of which only the id is known', (s) =>
    isolated(s, { plan: premium(s), identity: UNKNOWN, connections: { Bus: IdentityConnection.serviceBus(BUS) } })),
  call('AZFN5010', 'a connection that grants a role to such an identity, later', (s) =>
    isolated(s, { plan: premium(s), identity: UNGRANTABLE }).addConnection('Bus', IdentityConnection.serviceBus({ ...BUS, scopeId: NAMESPACE }))),
  row('AZFN5010', 'telemetry with an identity of which only the id is known', (s) => isolated(s, { plan: premium(s), identity: UNKNOWN, ...REPORTING })),
  row('AZFN5010', 'telemetry with an identity whose object id is not known', (s) => isolated(s, { plan: premium(s), identity: UNGRANTABLE, ...REPORTING })),
  call('AZFN5010', 'a slot with an identity whose object id is not known', (s) =>
    isolated(s, { plan: dedicated(s, LINUX, DedicatedSku.S1), hostStorage: undefined, slotSettings: {} }).addSlot('staging', { identity: UNGRANTABLE })),
  call('AZFN5010', 'a slot that repeats a connection, with such an identity', (s) =>
    isolated(s, { plan: premium(s), slotSettings: {}, connections: { Bus: IdentityConnection.serviceBus({ ...BUS, scopeId: NAMESPACE }) } })
      .addSlot('staging', { identity: UNGRANTABLE })),

  row('AZFN5011', 'a space in the name of a new identity', () => FunctionAppIdentity.newUserAssigned({ identityName: 'id orders' })),
  row('AZFN5011', 'two characters', () => FunctionAppIdentity.newUserAssigned({ identityName: 'id' })),

  row('AZFN5016', 'the connection of the host in a secret that a system-assigned identity reads', (s) =>
    isolated(s, {
      plan: dedicated(s), hostStorage: HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: VAULT_ID }),
      identity: FunctionAppIdentity.systemAssigned(),
    })),
  row('AZFN5016', 'the connection of the content share in one', (s) =>
    isolated(s, {
      plan: premium(s), identity: FunctionAppIdentity.systemAssigned(), contentShareName: 'orders',
      hostStorage: HostStorage.managedIdentity({ ...ACCOUNT, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT_ID }),
    })),
];
