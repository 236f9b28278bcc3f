import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  ApplicationInsights,
  AzureRole,
  ConnectionAccess,
  ContainerImage,
  FunctionAppIdentity,
  HostStorage,
  IdentityConnection,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  type IHostingPlan,
  type IsolatedFunctionAppProps,
  type IsolatedSlotOptions,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACES, type PlaceName } from '../support/places';
import { functionApp, only, PLACE, refusedWith, resources, synth, testStack, type Block, type Synthesized } from '../support/stacks';
import { rolesIn } from '../support/terraform-graph';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shared/providers';
const ID = (name: string): string => `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
const ONE = { clientId: '11111111-2222-3333-4444-555555555555', principalId: '66666666-7777-8888-9999-000000000000' };
const TWO = { clientId: 'aaaaaaaa-2222-3333-4444-555555555555', principalId: 'bbbbbbbb-7777-8888-9999-000000000000' };
const VAULT = `${GROUP}/Microsoft.KeyVault/vaults/kv-orders`;
const SERVICE_BUS = `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders`;
const INSIGHTS = `${GROUP}/Microsoft.Insights/components/appi-orders`;

/** Everything that an identity is used for. */
const USES = {
  secretSettings: { KEY: KeyVaultSecret.fromVault({ vaultId: VAULT, secretName: 'orders' }) },
  connections: {
    Orders: IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER], scopeId: SERVICE_BUS }),
  },
  applicationInsights: ApplicationInsights.existing({ connectionString: 'InstrumentationKey=1', applicationInsightsId: INSIGHTS, entraAuthentication: true }),
};

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/_[0-9A-F]{8}\b/g, '')) as T;

const define = (stack: TerraformStack, place: PlaceName, props: Partial<IsolatedFunctionAppProps> = {}, id = 'App'): IsolatedFunctionApp =>
  new IsolatedFunctionApp(stack, id, {
    appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack) as IHostingPlan, runtime: IsolatedRuntime.NODE_22, ...PLACES[place].props, ...props,
  });

/** The file of a stack, without hashes, once it is what the providers take. */
function checked(stack: TerraformStack): Synthesized {
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return plain(json);
}

const slotsOf = (json: Synthesized): Readonly<Record<string, Block>> =>
  Object.fromEntries([...resources(json, 'azurerm_linux_function_app_slot'), ...resources(json, 'azurerm_windows_function_app_slot')].map((slot) => [String(slot.name), slot]));

describe('an identity that the app defines', () => {
  test.each(['Flex Consumption', 'Dedicated on Linux', 'Elastic Premium on Windows'] as const)('lies where the app does on %s', (place) => {
    const stack = testStack();
    define(stack, place, { identity: FunctionAppIdentity.newUserAssigned(), tags: { team: 'orders' } });
    expect(only(checked(stack), 'azurerm_user_assigned_identity')).toEqual({
      name: 'id-func-orders', resource_group_name: 'rg-orders', location: 'westeurope', tags: { team: 'orders' },
    });
  });

  test('has the name that the program gives, also as a token', () => {
    const named = (identityName: string, stack = testStack()): unknown => {
      define(stack, 'Dedicated on Linux', { identity: FunctionAppIdentity.newUserAssigned({ identityName }) });
      return only(checked(stack), 'azurerm_user_assigned_identity').name;
    };
    expect(named('id-production')).toBe('id-production');
    const stack = testStack();
    expect(named(new TerraformVariable(stack, 'name', { type: 'string' }).stringValue, stack)).toBe('${var.name}');
  });

  test('has a name of its own where only Terraform knows the name of the app', () => {
    const stack = testStack();
    const appName = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    define(stack, 'Dedicated on Linux', { appName, hostStorage: HostStorage.newManagedIdentity({ storageAccountName: 'storders' }) });
    expect(only(checked(stack), 'azurerm_user_assigned_identity').name).toBe('id-${var.name}');
  });

  test('is another one for each app', () => {
    const stack = testStack();
    for (const name of ['one', 'two']) new IsolatedFunctionApp(stack, name, { appName: `func-${name}`, ...PLACE, runtime: IsolatedRuntime.DOTNET_10 });
    const json = checked(stack);
    expect(resources(json, 'azurerm_user_assigned_identity').map(({ name }) => String(name))).toEqual(['id-func-one', 'id-func-two']);
    expect(new Set(rolesIn(json)).size).toBe(2);
  });
});

describe('the identities of an app', () => {
  test.each<[string, FunctionAppIdentity | undefined, Block]>([
    ['nothing said, with a key', undefined, { type: 'SystemAssigned' }],
    ['its own', FunctionAppIdentity.systemAssigned(), { type: 'SystemAssigned' }],
    ['one that it defines', FunctionAppIdentity.newUserAssigned(), { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.App_Identity.id}'] }],
    ['some that exist', FunctionAppIdentity.userAssigned([ID('a'), ID('b')]), { type: 'UserAssigned', identity_ids: [ID('a'), ID('b')] }],
    ['some that exist, and its own', FunctionAppIdentity.systemAndUserAssigned([ID('a')], ONE), { type: 'SystemAssigned, UserAssigned', identity_ids: [ID('a')] }],
  ])('are written: %s', (_, identity, expected) => {
    for (const place of ['Flex Consumption with a key', 'Elastic Premium on Linux'] as const) {
      const stack = testStack();
      define(stack, place, { identity });
      expect(functionApp(checked(stack)).identity).toEqual(expected);
    }
  });

  test('are those of a list that Terraform knows, of which the app works with the first', () => {
    const stack = testStack();
    const ids = new TerraformVariable(stack, 'ids', { type: 'list(string)' }).listValue;
    define(stack, 'Dedicated on Linux', { identity: FunctionAppIdentity.userAssigned(ids, ONE) });
    const app = functionApp(checked(stack));
    expect(app.identity).toEqual({ type: 'UserAssigned', identity_ids: '${var.ids}' });
    expect(app.key_vault_reference_identity_id).toBe('${element(var.ids, 0)}');
    expect(app.app_settings.AzureWebJobsStorage__clientId).toBe(ONE.clientId);
  });

  test('serve an in-process app alike', () => {
    const stack = testStack();
    new InProcessFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: PLACES['Dedicated on Windows'].define(stack), runtime: InProcessRuntime.DOTNET_8, ...USES });
    expect(rolesIn(checked(stack))).toHaveLength(4);
  });
});

describe('what an identity is used for', () => {
  const SYSTEM = { on: '${azurerm_linux_function_app.App.identity[0].principal_id}', clientId: undefined, identityId: undefined };
  const OWN = {
    on: '${azurerm_user_assigned_identity.App_Identity.principal_id}', clientId: '${azurerm_user_assigned_identity.App_Identity.client_id}',
    identityId: '${azurerm_user_assigned_identity.App_Identity.id}',
  };
  const EXISTING = { on: ONE.principalId, clientId: ONE.clientId, identityId: ID('a') };

  test.each<[string, FunctionAppIdentity | undefined, typeof SYSTEM | typeof OWN]>([
    ['the one that the app defines by itself', undefined, OWN],
    ['its own', FunctionAppIdentity.systemAssigned(), SYSTEM],
    ['one that it defines beside its own', FunctionAppIdentity.newUserAssigned({ systemAssigned: true }), OWN],
    ['the first of some that exist', FunctionAppIdentity.userAssigned([ID('a'), ID('b')], ONE), EXISTING],
    ['the first of some that exist, not its own', FunctionAppIdentity.systemAndUserAssigned([ID('a')], ONE), EXISTING],
    ['its own where nothing is told of the others', FunctionAppIdentity.systemAndUserAssigned([ID('a')]), SYSTEM],
  ])('is one for all: %s', (_, identity, { on, clientId, identityId }) => {
    const stack = testStack();
    define(stack, 'Dedicated on Linux', { identity, ...USES });
    const json = checked(stack);
    const app = functionApp(json);
    expect(rolesIn(json)).toEqual([
      `${on} is Azure Service Bus Data Receiver on ${SERVICE_BUS}`,
      `${on} is Key Vault Secrets User on ${VAULT}/secrets/orders`,
      `${on} is Monitoring Metrics Publisher on ${INSIGHTS}`,
      `${on} is Storage Blob Data Owner on \${azapi_resource.App_Storage.id}`,
    ]);
    expect(app.app_settings).toEqual({
      KEY: '@Microsoft.KeyVault(VaultName=kv-orders;SecretName=orders)',
      Orders__fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net',
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: clientId === undefined ? 'Authorization=AAD' : `Authorization=AAD;ClientId=${clientId}`,
      ...(clientId === undefined
        ? {}
        : { Orders__credential: 'managedidentity', Orders__clientId: clientId, AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: clientId }),
    });
    expect(app.key_vault_reference_identity_id).toBe(identityId);
    // A role of the app itself cannot be there before it; every other one is.
    const roles = Object.keys(json.resource?.azurerm_role_assignment ?? {}).map((name) => `azurerm_role_assignment.${name}`);
    expect(app.depends_on ?? []).toEqual(clientId === undefined ? [] : roles.sort());
  });

  test('is an image, too', () => {
    const image = (options: object, identity?: FunctionAppIdentity): Block => {
      const stack = testStack();
      define(stack, 'Dedicated on Linux', { identity, container: ContainerImage.fromImage('contoso.azurecr.io/orders:1', { useManagedIdentity: true, ...options }) });
      return functionApp(checked(stack)).site_config as Block;
    };
    expect(image({}).container_registry_managed_identity_client_id).toBe(OWN.clientId);
    expect(image({}, FunctionAppIdentity.systemAssigned())).not.toHaveProperty('container_registry_managed_identity_client_id');
    expect(image({ managedIdentityClientId: TWO.clientId }).container_registry_managed_identity_client_id).toBe(TWO.clientId);
  });

  test('is not the one that the program names for secrets', () => {
    const stack = testStack();
    const identity = FunctionAppIdentity.userAssigned([ID('a'), ID('b')], ONE);
    define(stack, 'Dedicated on Linux', { identity, keyVaultReferenceIdentityId: ID('b') });
    expect(functionApp(checked(stack)).key_vault_reference_identity_id).toBe(ID('b'));
    // The role would go to the other one.
    expect(refusedWith(() => define(testStack(), 'Dedicated on Linux', { identity, keyVaultReferenceIdentityId: ID('b'), secretSettings: USES.secretSettings }))).toEqual(['AZFN5006']);
  });
});

describe('a slot', () => {
  interface Case {
    readonly app?: FunctionAppIdentity;
    readonly slot?: FunctionAppIdentity;
    /** Identities of the slot. */
    readonly identity: Block;
    /** Object id with which it works, and client id. */
    readonly works: readonly [string, string | undefined];
    readonly shares: boolean;
  }
  const OF_APP = ['${azurerm_user_assigned_identity.App_Identity.principal_id}', '${azurerm_user_assigned_identity.App_Identity.client_id}'] as const;
  const OF_SLOT = ['${azurerm_user_assigned_identity.App_Identity-staging.principal_id}', '${azurerm_user_assigned_identity.App_Identity-staging.client_id}'] as const;
  const ITSELF = ['${azurerm_linux_function_app_slot.App_Slot-staging.identity[0].principal_id}', undefined] as const;
  const [APP_ID, SLOT_ID] = ['${azurerm_user_assigned_identity.App_Identity.id}', '${azurerm_user_assigned_identity.App_Identity-staging.id}'];

  const CASES: Readonly<Record<string, Case>> = {
    'shares what its app defines': { identity: { type: 'UserAssigned', identity_ids: [APP_ID] }, works: OF_APP, shares: true },
    'has one of its own beside that of its app': {
      slot: FunctionAppIdentity.newUserAssigned(), identity: { type: 'UserAssigned', identity_ids: [APP_ID, SLOT_ID] }, works: OF_SLOT, shares: false,
    },
    'has a system-assigned one beside that of its app, and works with that of its app': {
      slot: FunctionAppIdentity.systemAssigned(), identity: { type: 'SystemAssigned, UserAssigned', identity_ids: [APP_ID] }, works: OF_APP, shares: true,
    },
    'has one that exists': {
      slot: FunctionAppIdentity.userAssigned([ID('b')], TWO), identity: { type: 'UserAssigned', identity_ids: [APP_ID, ID('b')] }, works: [TWO.principalId, TWO.clientId], shares: false,
    },
    'has one that exists and is not told, and works with that of its app': {
      slot: FunctionAppIdentity.userAssigned([ID('b')]), identity: { type: 'UserAssigned', identity_ids: [APP_ID, ID('b')] }, works: OF_APP, shares: true,
    },
    'shares one that exists': {
      app: FunctionAppIdentity.userAssigned([ID('a')], ONE), identity: { type: 'UserAssigned', identity_ids: [ID('a')] }, works: [ONE.principalId, ONE.clientId], shares: true,
    },
    'has the one of its app once more': {
      app: FunctionAppIdentity.userAssigned([ID('a')], ONE), slot: FunctionAppIdentity.userAssigned([ID('a')], ONE),
      identity: { type: 'UserAssigned', identity_ids: [ID('a')] }, works: [ONE.principalId, ONE.clientId], shares: true,
    },
    'is itself where its app is': { app: FunctionAppIdentity.systemAssigned(), identity: { type: 'SystemAssigned' }, works: ITSELF, shares: false },
    'has one of its own beside itself': {
      app: FunctionAppIdentity.systemAssigned(), slot: FunctionAppIdentity.newUserAssigned(),
      identity: { type: 'SystemAssigned, UserAssigned', identity_ids: [SLOT_ID] }, works: OF_SLOT, shares: false,
    },
  };

  test.each(Object.entries(CASES))('%s', (_, { app: ofApp, slot: ofSlot, identity, works: [principal, clientId], shares }) => {
    const stack = testStack();
    define(stack, 'Dedicated on Linux', { identity: ofApp, ...USES }).addSlot('staging', { identity: ofSlot });
    const json = checked(stack);
    const [app, slot] = [functionApp({ resource: { azurerm_linux_function_app: json.resource?.azurerm_linux_function_app ?? {} } }), slotsOf(json).staging];
    expect(slot.identity).toEqual(identity);
    const roles = rolesIn(json);
    // The roles of the app once, and those of the slot once where it is somebody else.
    expect(roles).toHaveLength(shares ? 4 : 8);
    expect(roles.filter((role) => role.startsWith(`${principal} is `))).toHaveLength(4);
    expect(slot.app_settings.Orders__clientId).toBe(clientId);
    expect(slot.app_settings.AzureWebJobsStorage__clientId).toBe(clientId);
    expect(slot.app_settings.APPLICATIONINSIGHTS_AUTHENTICATION_STRING).toBe(clientId === undefined ? 'Authorization=AAD' : `Authorization=AAD;ClientId=${clientId}`);
    // What names an identity stays with it when slots are swapped; what is equal needs not.
    const differs = Object.keys({ ...app.app_settings, ...slot.app_settings } as object).filter((name) => app.app_settings[name] !== slot.app_settings[name]);
    expect((app.sticky_settings?.app_setting_names ?? []) as string[]).toEqual(differs.sort());
    expect(differs.every((name) => /client|credential|AUTHENTICATION/i.test(name))).toBe(true);
    // A slot waits for the roles of the identity that it works with, unless that is its own.
    const waits = ((slot.depends_on ?? []) as string[]).map((address) => json.resource?.azurerm_role_assignment?.[address.split('.')[1]]?.principal_id as string);
    expect(waits).toEqual(clientId === undefined ? [] : Array.from({ length: 4 }, () => principal));
  });

  test('has an identity that lies where its app does, with its own tags', () => {
    const stack = testStack();
    const app = define(stack, 'Dedicated on Linux', { tags: { team: 'orders' } });
    app.addSlot('staging', { identity: FunctionAppIdentity.newUserAssigned() });
    app.addSlot('test', { identity: FunctionAppIdentity.newUserAssigned({ identityName: 'id-test' }), tags: { team: 'test' } });
    const tags = Object.fromEntries(resources(checked(stack), 'azurerm_user_assigned_identity').map((identity) => [String(identity.name), identity.tags as unknown]));
    expect(tags).toEqual({ 'id-func-orders': { team: 'orders' }, 'id-func-orders-staging': { team: 'orders' }, 'id-test': { team: 'test' } });
  });

  test('that shares its identity with another one shares the roles with it', () => {
    const stack = testStack();
    const app = define(stack, 'Dedicated on Windows', USES);
    const identity = FunctionAppIdentity.userAssigned([ID('b')], TWO);
    app.addSlot('one', { identity });
    app.addSlot('two', { identity });
    app.addSlot('three');
    const json = checked(stack);
    expect(rolesIn(json)).toHaveLength(8);
    const { one, two, three } = slotsOf(json);
    expect(two.depends_on).toEqual(one.depends_on);
    expect(three.depends_on).toEqual(functionApp({ resource: { azurerm_windows_function_app: json.resource?.azurerm_windows_function_app ?? {} } }).depends_on);
  });

  test('reads secrets with its own identity, or as its app does', () => {
    const read = (slot: IsolatedSlotOptions): unknown => {
      const stack = testStack();
      const props = { identity: FunctionAppIdentity.userAssigned([ID('a'), ID('b')], ONE), keyVaultReferenceIdentityId: ID('b') };
      define(stack, 'Dedicated on Linux', props).addSlot('staging', slot);
      return slotsOf(checked(stack)).staging.key_vault_reference_identity_id as unknown;
    };
    expect(read({})).toBe(ID('b'));
    expect(read({ identity: FunctionAppIdentity.newUserAssigned() })).toBe(SLOT_ID);
    expect(read({ identity: FunctionAppIdentity.userAssigned([ID('c')], TWO) })).toBe(ID('c'));
  });

  test.each<[string, IsolatedSlotOptions, string[]]>([
    ['whose identity cannot be granted what its app has', { identity: FunctionAppIdentity.userAssigned([ID('b')], { clientId: TWO.clientId }) }, ['AZFN5010']],
    ['with settings of no identity', { identity: 'SystemAssigned' as never }, ['AZFN8001']],
    ['with an identity by its name', { identity: { clientId: TWO.clientId } as never }, ['AZFN8001']],
  ])('%s is refused, and leaves nothing', (_, options, codes) => {
    const app = define(testStack(), 'Dedicated on Linux', USES);
    const before = app.node.children.map(({ node }) => node.id);
    expect(refusedWith(() => app.addSlot('staging', options))).toEqual(codes);
    expect(app.node.children.map(({ node }) => node.id)).toEqual(before);
  });
});

test('roles of identities that several apps have are granted once', () => {
  const stack = testStack();
  const identity = FunctionAppIdentity.userAssigned([ID('a')], ONE);
  const hostStorage = HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: `${GROUP}/Microsoft.Storage/storageAccounts/stshared` });
  const apps = ['one', 'two'].map((name) => new IsolatedFunctionApp(stack, name, { appName: `func-${name}`, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, identity, hostStorage, ...USES }));
  for (const app of apps) app.grantRole('Archive', AzureRole.STORAGE_BLOB_DATA_READER, `${GROUP}/Microsoft.Storage/storageAccounts/starchive`);
  const json = checked(stack);
  expect(rolesIn(json)).toHaveLength(5);
  const [first, second] = resources(json, 'azapi_resource').filter(({ type }) => String(type).startsWith('Microsoft.Web/sites@'));
  expect(second.depends_on).toEqual(first.depends_on);
  expect(first.depends_on).toHaveLength(5);
});
