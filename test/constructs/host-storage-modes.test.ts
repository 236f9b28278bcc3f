import type { TerraformStack } from 'cdktf';
import { FunctionAppIdentity, HostStorage, IsolatedFunctionApp, IsolatedRuntime, type IHostingPlan, type IsolatedFunctionAppProps } from '../../src';
import { AzfnError } from '../../src/rules/azfn-error';
import { schemaProblems } from '../support/azurerm-schema';
import { EVERYWHERE, PLACES, type PlaceName } from '../support/places';
import { functionApp, PLACE, synth, testStack, warningCodes, type Block, type Synthesized } from '../support/stacks';
import { keysIn, rolesIn } from '../support/terraform-graph';

/*
 * Every way to reach host storage, on every plan and system, with every kind of identity: either refused for a reason, or
 * exactly the roles, the settings and the order that the host needs. What is expected is worked out here, from the facts, and
 * not from what the library derives.
 */

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shared/providers';
const ACCOUNT_ID = `${GROUP}/Microsoft.Storage/storageAccounts/stshared`;
const VAULT_ID = `${GROUP}/Microsoft.KeyVault/vaults/kv-shared`;
const SECRET_URI = 'https://kv-shared.vault.azure.net/secrets/storage';
const IDENTITY_ID = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared`;
const CLIENT = '11111111-2222-3333-4444-555555555555';
const PRINCIPAL = '66666666-7777-8888-9999-000000000000';
const NAME = { storageAccountName: 'stshared' };

interface Mode {
  readonly make: () => HostStorage;
  readonly access: 'key' | 'identity' | 'secret';
  /** Id of the account, where the library can know it. */
  readonly account: 'own' | 'told' | 'unknown';
  /** Whether the library is to grant roles on the account. */
  readonly grants?: false;
  /** Whether the vault of the secret is told. */
  readonly vault?: true;
  /** Whether the content share has a secret of its own. */
  readonly share?: true;
}

const MODES: Readonly<Record<string, Mode>> = {
  'a new account with its key': { make: () => HostStorage.newAccountKey(), access: 'key', account: 'own' },
  'an account that exists, with its key': {
    make: () => HostStorage.accountKey({ ...NAME, storageAccountAccessKey: 'a2V5', storageAccountId: ACCOUNT_ID }), access: 'key', account: 'told',
  },
  'a new account with an identity': { make: () => HostStorage.newManagedIdentity(), access: 'identity', account: 'own' },
  'an account that exists, with an identity': { make: () => HostStorage.managedIdentity({ ...NAME, storageAccountId: ACCOUNT_ID }), access: 'identity', account: 'told' },
  'an account whose id is not told, with an identity': { make: () => HostStorage.managedIdentity(NAME), access: 'identity', account: 'unknown' },
  'an account whose roles exist': {
    make: () => HostStorage.managedIdentity({ ...NAME, storageAccountId: ACCOUNT_ID, grantRoles: false }), access: 'identity', account: 'told', grants: false,
  },
  'an identity, and a secret for the content share': {
    make: () => HostStorage.managedIdentity({ ...NAME, storageAccountId: ACCOUNT_ID, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT_ID }),
    access: 'identity', account: 'told', vault: true, share: true,
  },
  'a secret': {
    make: () => HostStorage.keyVaultSecret({ ...NAME, secretUri: SECRET_URI, keyVaultId: VAULT_ID, storageAccountId: ACCOUNT_ID }), access: 'secret', account: 'told', vault: true,
  },
  'a secret that can be read already, and an account whose id is not told': {
    make: () => HostStorage.keyVaultSecret({ ...NAME, secretUri: SECRET_URI }), access: 'secret', account: 'unknown',
  },
};

interface Kind {
  readonly make: () => FunctionAppIdentity | undefined;
  /** Which identity the app works with, where it is not the default. */
  readonly works: 'default' | 'system' | 'own' | 'existing' | 'ungrantable' | 'nobody';
  readonly type?: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'no identity said': { make: () => undefined, works: 'default' },
  'the system-assigned one': { make: () => FunctionAppIdentity.systemAssigned(), works: 'system', type: 'SystemAssigned' },
  'one that the app defines': { make: () => FunctionAppIdentity.newUserAssigned(), works: 'own', type: 'UserAssigned' },
  'one that the app defines beside its own': { make: () => FunctionAppIdentity.newUserAssigned({ systemAssigned: true }), works: 'own', type: 'SystemAssigned, UserAssigned' },
  'one that exists': {
    make: () => FunctionAppIdentity.userAssigned([IDENTITY_ID], { clientId: CLIENT, principalId: PRINCIPAL }), works: 'existing', type: 'UserAssigned',
  },
  'one that exists beside its own': {
    make: () => FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID], { clientId: CLIENT, principalId: PRINCIPAL }), works: 'existing', type: 'SystemAssigned, UserAssigned',
  },
  'one whose object id is not told': { make: () => FunctionAppIdentity.userAssigned([IDENTITY_ID], { clientId: CLIENT }), works: 'ungrantable', type: 'UserAssigned' },
  'one of which nothing is told': { make: () => FunctionAppIdentity.userAssigned([IDENTITY_ID]), works: 'nobody', type: 'UserAssigned' },
};

/** Expressions without the hash that the framework puts behind names. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/_[0-9A-F]{8}\b/g, '')) as T;

const mounts = (place: PlaceName): boolean => ['consumption', 'elasticPremium'].includes(PLACES[place].plan);
const isFlex = (place: PlaceName): boolean => PLACES[place].plan === 'flexConsumption';
const resourceOf = (place: PlaceName, { access }: Mode): string => (isFlex(place) ? (access === 'key' ? 'azurerm_function_app_flex_consumption' : 'azapi_resource') : PLACES[place].resource);

interface Outcome {
  readonly roles: string[];
  readonly storage: Block;
  readonly settings: Block;
  readonly identity: Block;
  readonly reader: unknown;
  readonly waits: string[];
  readonly warnings: string[];
}

/** What has to come of a program: codes, or what is written. */
function expected(place: PlaceName, mode: Mode, kind: Kind): string | Outcome {
  const { access, account, grants = true, vault = false, share = false } = mode;
  const works = kind.works === 'default' ? (access === 'key' ? 'system' : 'own') : kind.works;
  const noShare = mounts(place) && access === 'identity' && !share;
  const uselessShare = !mounts(place) && share;
  const shareNobodyMakes = mounts(place) && access === 'secret' && account === 'unknown';
  const needsRoles = (access === 'identity' && grants && account !== 'unknown') || vault || (access === 'secret' && isFlex(place) && account === 'told');
  const unnamed = works === 'nobody' && access !== 'key';
  const ungranted = works === 'ungrantable' && access !== 'key' && needsRoles;
  const codes = [...(noShare || uselessShare ? ['AZFN5012'] : []), ...(shareNobodyMakes ? ['AZFN5005'] : []), ...(unnamed || ungranted ? ['AZFN5010'] : [])];
  if (codes.length > 0) return [...codes].sort().join(' ');

  const principal = {
    system: `\${${resourceOf(place, mode)}.App.identity[0].principal_id}`, own: '${azurerm_user_assigned_identity.App_Identity.principal_id}', existing: PRINCIPAL,
    ungrantable: '', nobody: '',
  }[works];
  const clientId = { system: undefined, own: '${azurerm_user_assigned_identity.App_Identity.client_id}', existing: CLIENT, ungrantable: CLIENT, nobody: undefined }[works];
  const identityId = { system: undefined, own: '${azurerm_user_assigned_identity.App_Identity.id}', existing: IDENTITY_ID, ungrantable: IDENTITY_ID, nobody: undefined }[works];
  const accountId = { own: access === 'key' ? '${azurerm_storage_account.App_Storage.id}' : '${azapi_resource.App_Storage.id}', told: ACCOUNT_ID, unknown: undefined }[account];
  const roles = [
    ...(access === 'identity' && grants && accountId !== undefined ? [['Storage-StorageBlobDataOwner', 'Storage Blob Data Owner', accountId]] : []),
    ...(access === 'secret' && isFlex(place) && accountId !== undefined
      ? [['Package-StorageBlobDataContributor', 'Storage Blob Data Contributor', `${accountId}/blobServices/default/containers/\${azapi_resource.App_DeploymentContainer.name}`]]
      : []),
    ...(vault ? [['StorageSecret', 'Key Vault Secrets User', `${VAULT_ID}/secrets/storage`]] : []),
  ];
  const reference = `@Microsoft.KeyVault(SecretUri=${SECRET_URI})`;
  const name = account === 'own' ? (access === 'key' ? '${azurerm_storage_account.App_Storage.name}' : '${azapi_resource.App_Storage.name}') : 'stshared';
  const key = account === 'own' ? '${azurerm_storage_account.App_Storage.primary_access_key}' : 'a2V5';
  const named = clientId === undefined ? {} : { AzureWebJobsStorage__credential: 'managedidentity', AzureWebJobsStorage__clientId: clientId };
  // Azure cannot read a secret while it makes the share, so there has to be one.
  const shareSettings = mounts(place) && (share || access === 'secret')
    ? { WEBSITE_CONTENTSHARE: 'content-func-orders', WEBSITE_SKIP_CONTENTSHARE_VALIDATION: '1', ...(share ? { WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: reference } : {}) }
    : {};
  const keyless = access !== 'key';
  const onSite = isFlex(place) && keyless;
  return {
    roles: roles.map(([, role, scope]) => `${principal} is ${role} on ${scope}`).sort(),
    storage: onSite ? {} : isFlex(place) ? { storage_access_key: key } : {
      key: { storage_account_name: name, storage_account_access_key: key },
      identity: { storage_account_name: name, storage_uses_managed_identity: true },
      secret: { storage_key_vault_secret_id: SECRET_URI },
    }[access],
    settings: {
      ...(access === 'identity' ? named : {}),
      ...(onSite ? (access === 'identity' ? { AzureWebJobsStorage__accountName: name } : { AzureWebJobsStorage: reference }) : {}),
      ...shareSettings,
    },
    identity: { type: kind.type ?? (access === 'key' ? 'SystemAssigned' : 'UserAssigned'), ...(identityId === undefined && works !== 'nobody' ? {} : { identity_ids: [identityId ?? IDENTITY_ID] }) },
    reader: onSite ? (identityId ?? 'SystemAssigned') : isFlex(place) ? undefined : identityId,
    waits: [
      ...(Object.keys(shareSettings).length > 0 ? ['azapi_resource.App_ContentShare'] : []),
      ...(works === 'system' ? [] : roles.map(([id]) => `azurerm_role_assignment.App_${id}`)),
    ].sort(),
    // The role of the app itself comes after the first start, which needs the secret.
    warnings: works === 'system' && vault ? ['AZFN5016'] : [],
  };
}

const STORAGE_ARGUMENTS = ['storage_account_name', 'storage_account_access_key', 'storage_uses_managed_identity', 'storage_key_vault_secret_id', 'storage_access_key'];

function written(json: Synthesized, stack: TerraformStack): Outcome {
  const app = functionApp(json);
  const settings = (app.siteConfig?.appSettings ?? app.app_settings ?? {}) as Block;
  return plain({
    roles: rolesIn(json),
    storage: Object.fromEntries(Object.entries(app).filter(([name]) => STORAGE_ARGUMENTS.includes(name))),
    settings,
    identity: app.identity as Block,
    reader: (app.keyVaultReferenceIdentity ?? app.key_vault_reference_identity_id) as unknown,
    waits: [...((app.depends_on ?? []) as string[])].sort(),
    warnings: warningCodes(stack).filter((code) => code.startsWith('AZFN5')),
  });
}

const CASES = EVERYWHERE.filter((place) => place !== 'Flex Consumption with a key').flatMap((place) =>
  Object.entries(MODES).flatMap(([mode, storage]) => Object.entries(KINDS).map(([kind, identity]) => ({ place, mode, storage, kind, identity }))),
);

describe.each(Object.keys(MODES))('%s', (name) => {
  test.each(CASES.filter(({ mode }) => mode === name))('on $place, with $kind', ({ place, storage, identity }) => {
    const stack = testStack();
    const plan = PLACES[place].define(stack) as IHostingPlan;
    const props: IsolatedFunctionAppProps = {
      appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.NODE_22, hostStorage: storage.make(), identity: identity.make(),
      deploymentContainerName: isFlex(place) && storage.account === 'unknown' ? 'packages' : undefined,
    };
    const wanted = expected(place, storage, identity);
    let codes: string | undefined;
    try {
      new IsolatedFunctionApp(stack, 'App', props);
    } catch (error) {
      if (!(error instanceof AzfnError)) throw error;
      codes = [...error.codes].sort().join(' ');
    }
    if (typeof wanted === 'string') {
      expect(codes).toBe(wanted);
      expect(stack.node.tryFindChild('App')).toBeUndefined();
      return;
    }
    expect(codes).toBeUndefined();
    const json = synth(stack);
    expect(written(json, stack)).toEqual(wanted);
    expect(schemaProblems(json)).toEqual([]);
    if (storage.access !== 'key') expect(keysIn(json)).toEqual([]);
  });
});

test('the table has refusals and programs of each kind', () => {
  const all = CASES.map(({ place, storage, identity }) => expected(place, storage, identity));
  const refused = all.filter((each) => typeof each === 'string');
  const accepted = all.filter((each) => typeof each !== 'string');
  expect(new Set(refused)).toEqual(new Set(['AZFN5005', 'AZFN5010', 'AZFN5012', 'AZFN5005 AZFN5010', 'AZFN5010 AZFN5012']));
  expect(refused.length).toBeGreaterThan(100);
  expect(accepted.length).toBeGreaterThan(200);
  expect(new Set(accepted.map(({ roles }) => roles.length))).toEqual(new Set([0, 1, 2]));
});
