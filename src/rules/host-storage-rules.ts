import type { HostVersionFacts } from '../catalog/host-versions';
import { keylessByDefault, mountsContentShare } from './derived';
import { readerIsGranted, referencesAreRead, type IdentityInput } from './identity-rules';
import { planName, type PlanTerms } from './plan-terms';
import { isKnown, type Finding, type MaybeKnown } from './rule';

/** How a host reaches its storage account, as rules look at it. */
export interface HostStorageInput {
  readonly kind: 'existing' | 'new';
  readonly access: 'key' | 'identity' | 'keyVault';
  readonly name?: string;
  readonly accountId?: string;
  readonly serviceUris?: object;
  readonly grantRoles: boolean;
  readonly contentSecretUri?: string;
  readonly keyVaultId?: string;
}

/** What the rules about reaching host storage look at. */
export interface AccessInput {
  readonly plan: MaybeKnown<PlanTerms>;
  readonly host: MaybeKnown<HostVersionFacts>;
  readonly storage: MaybeKnown<HostStorageInput> | undefined;
  readonly container: unknown;
  readonly contentShareName: MaybeKnown<string> | undefined;
  /** Whether Terraform alone knows the name of the app, so that no share can be named after it. */
  readonly nameIsToken?: boolean;
  /** `undefined` where the program names none. */
  readonly working: MaybeKnown<IdentityInput> | undefined;
  readonly keyVaultReferenceIdentityId: MaybeKnown<string> | undefined;
  /** Whether the app has settings from Key Vault. */
  readonly hasSecrets: boolean;
}

const STORAGE_PAGE = 'https://learn.microsoft.com/azure/azure-functions/storage-considerations';
const IDENTITY_PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity';
const KEY_VAULT_PAGE = 'https://learn.microsoft.com/azure/app-service/app-service-key-vault-references';

/** How the host of an app reaches its account when the program does not say. */
export const storageOrDefault = (storage: HostStorageInput | undefined, plan: PlanTerms, host: HostVersionFacts): HostStorageInput =>
  storage ?? { kind: 'new', access: keylessByDefault(plan, host) ? 'identity' : 'key', grantRoles: true };

/** Everything that stops a host from reaching its account. */
export function hostReachesStorage(input: AccessInput): Finding[] {
  const { plan, host, storage: given } = input;
  if (!isKnown(plan) || !isKnown(host) || !isKnown(given)) return [];
  const storage = storageOrDefault(given, plan, host);
  return [
    ...contentShareHasKey(storage, plan, input),
    ...hostKnowsIdentities(storage, host),
    ...endpointsAreWritten(storage, plan),
    ...packageHasAccount(storage, plan),
    ...identityReachesStorage(storage, input.working, plan, input.keyVaultReferenceIdentityId),
    ...referencesHaveIdentity(plan, storage, input.working, input),
  ];
}

/** A content share is mounted with a key, whatever the host does. */
function contentShareHasKey(storage: HostStorageInput, plan: PlanTerms, { container, contentShareName, nameIsToken = false }: AccessInput): Finding[] {
  const mounts = mountsContentShare(plan, container !== undefined);
  const secret = storage.access === 'keyVault' || storage.contentSecretUri !== undefined;
  if (!mounts) {
    if (storage.contentSecretUri === undefined) return [];
    return [{
      code: 'AZFN5012',
      what: `'contentShareSecretUri' is set, but ${planName(plan)} ${container === undefined ? 'keeps no code in a file share' : 'mounts no file share for a container'}`,
      why: `the secret would never be read (${STORAGE_PAGE})`,
      fix: `remove 'contentShareSecretUri'`,
    }];
  }
  if (storage.access === 'identity' && !secret) {
    return [{
      code: 'AZFN5012',
      what: `'hostStorage' has no key, but ${planName(plan)} mounts the app's code from a file share`,
      why: `Azure Files takes no identity of an app, so an app without the account's key never starts there (${STORAGE_PAGE})`,
      fix:
        storage.kind === 'new'
          ? `use HostStorage.newAccountKey(), or HostStorage.managedIdentity({ …, contentShareSecretUri }) with an account whose connection string is in Key Vault`
          : `set 'contentShareSecretUri' to the Key Vault secret with the account's connection string, use HostStorage.accountKey({ … }), or use a plan without a content share: FlexConsumptionPlan or DedicatedPlan`,
    }];
  }
  const told = storage.accountId !== undefined;
  if (!secret || contentShareName !== undefined || (told && !nameIsToken)) return [];
  return [{
    code: 'AZFN5005',
    what: `the connection of the content share is a Key Vault secret, but ${told ? `'contentShareName' is missing, and none is derived from an 'appName' that is a token` : `neither 'contentShareName' nor the account's 'storageAccountId' is set`}`,
    why: `Azure cannot read the secret while it creates the app, so the share has to exist before (${KEY_VAULT_PAGE})`,
    fix: `set 'contentShareName' to a share that exists, or ${told ? `'appName' to a literal` : `'storageAccountId' in 'hostStorage'`} to have one defined`,
  }];
}

/** Only the newest host reaches its storage with an identity. */
function hostKnowsIdentities(storage: HostStorageInput, host: HostVersionFacts): Finding[] {
  if (storage.access !== 'identity' || host.identityStorage) return [];
  return [{
    code: 'AZFN5013',
    what: `'hostStorage' has no key, but ${host.label} reaches its storage account with a key only`,
    why: `the host reads 'AzureWebJobsStorage__accountName' from Functions 4.x on (${IDENTITY_PAGE})`,
    fix: `use HostStorage.newAccountKey() or HostStorage.accountKey({ … }), or a runtime on FunctionsVersion.V4`,
  }];
}

/** Endpoints can be told where the library writes the settings. */
function endpointsAreWritten(storage: HostStorageInput, plan: PlanTerms): Finding[] {
  if (storage.serviceUris === undefined || plan.id === 'flexConsumption') return [];
  return [{
    code: 'AZFN5014',
    what: `'hostStorage' has 'blobServiceUri', but the host of an app on ${planName(plan)} is told the name of its account only`,
    why: `the provider writes 'AzureWebJobsStorage__accountName', which the host prefers to endpoints, so it would ask the public cloud (https://github.com/hashicorp/terraform-provider-azurerm/issues/24824)`,
    fix: `remove 'blobServiceUri', 'queueServiceUri' and 'tableServiceUri'; in another cloud use HostStorage.accountKey({ … }), HostStorage.keyVaultSecret({ … }) or a FlexConsumptionPlan`,
  }];
}

/** On Flex the package is read with an identity, so its account has to be named. */
function packageHasAccount(storage: HostStorageInput, plan: PlanTerms): Finding[] {
  if (plan.id !== 'flexConsumption' || storage.access !== 'keyVault' || storage.name !== undefined) return [];
  return [{
    code: 'AZFN5015',
    what: `'hostStorage' names a secret, but no 'storageAccountName'`,
    why: `a Flex Consumption app reads its package from a container of the account, with its identity (https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#configure-deployment-settings)`,
    fix: `set 'storageAccountName' and 'storageAccountId' in HostStorage.keyVaultSecret({ … }), or use HostStorage.managedIdentity({ … }), which needs no secret`,
  }];
}

/** On Flex, azurerm has no argument for the identity that resolves Key Vault references. */
export function referencesHaveIdentity(
  plan: PlanTerms,
  storage: Pick<HostStorageInput, 'access'>,
  working: AccessInput['working'],
  { keyVaultReferenceIdentityId, hasSecrets }: Pick<AccessInput, 'keyVaultReferenceIdentityId' | 'hasSecrets'>,
): Finding[] {
  if (plan.id !== 'flexConsumption' || storage.access !== 'key') return [];
  const user = working !== undefined && isKnown(working) && working.kind !== 'system';
  if (keyVaultReferenceIdentityId === undefined && !(hasSecrets && user)) return [];
  return [{
    code: 'AZFN5006',
    what:
      keyVaultReferenceIdentityId === undefined
        ? `settings from Key Vault are read with a user-assigned identity, but 'hostStorage' is reached with a key`
        : `'keyVaultReferenceIdentityId' is set, but 'hostStorage' is reached with a key`,
    why: `azurerm_function_app_flex_consumption, which writes an app with a key, has no argument for the identity, so that the system-assigned one is asked (https://github.com/hashicorp/terraform-provider-azurerm/issues/31439)`,
    fix:
      keyVaultReferenceIdentityId === undefined
        ? `leave 'hostStorage' out or use HostStorage.managedIdentity({ … }), or use FunctionAppIdentity.systemAssigned()`
        : `leave 'hostStorage' out or use HostStorage.managedIdentity({ … }), or leave 'keyVaultReferenceIdentityId' out`,
  }];
}

/**
 * What reaches storage without a key is an identity about which enough is known.
 *
 * @param reader identity that reads secrets, where the program names one
 */
export function identityReachesStorage(
  storage: HostStorageInput,
  working: AccessInput['working'],
  plan: PlanTerms,
  reader: MaybeKnown<string> | undefined,
): Finding[] {
  if (storage.access === 'key' || working === undefined || !isKnown(working)) return [];
  const reads = storage.access === 'keyVault' || storage.contentSecretUri !== undefined;
  if (working.kind === 'none' && (storage.access === 'identity' || plan.id === 'flexConsumption')) {
    return [{
      code: 'AZFN5010',
      what: `'identity' has user-assigned identities only, and the client id of the first is not told`,
      why: `an app reaches its storage with an identity whose client id is told (${IDENTITY_PAGE})`,
      fix: `pass { clientId, principalId } of the first identity as the second argument of FunctionAppIdentity.userAssigned(), or leave 'identity' out to have one defined`,
    }];
  }
  const { accountId, keyVaultId, grantRoles } = storage;
  const unread = reads ? referencesAreRead(working, 'hostStorage', reader) : [];
  const unlike = reads && keyVaultId !== undefined ? readerIsGranted(working, 'hostStorage', reader) : [];
  if (working.grantable || unread.length > 0) return [...unread, ...unlike];
  const { kind, access } = storage;
  const instead = [
    ...(kind === 'new' ? [`leave 'identity' out to have one defined`] : []),
    ...(access === 'identity' && grantRoles && accountId !== undefined
      ? [`set 'grantRoles: false' in HostStorage.managedIdentity({ … }) if the roles exist`]
      : []),
    ...(access === 'keyVault' && plan.id === 'flexConsumption' && accountId !== undefined
      ? [`set 'deploymentContainerName' and leave 'storageAccountId' out of 'hostStorage' if the role on the container exists`]
      : []),
    ...(reads && keyVaultId !== undefined
      ? [`leave '${access === 'keyVault' ? 'keyVaultId' : 'contentShareKeyVaultId'}' out of 'hostStorage' if it can read the secret already`]
      : []),
  ];
  if (instead.length === 0) return [];
  return [{
    code: 'AZFN5010',
    what: `'identity' does not tell the principal id of its first identity, and 'hostStorage' needs roles for it`,
    why: `roles are granted to the object id of an identity (${IDENTITY_PAGE})`,
    fix: `add 'principalId' beside 'clientId', or ${instead.join(', and ')}`,
  }];
}

/** A secret that the platform reads while it creates the app is read with an identity that exists before. */
export function secretIsReadable({ plan, host, storage: given, working }: AccessInput): Finding[] {
  if (!isKnown(plan) || !isKnown(host) || given === undefined || !isKnown(given) || working === undefined || !isKnown(working)) return [];
  const secret = given.access === 'keyVault' || given.contentSecretUri !== undefined;
  if (!secret || working.kind !== 'system' || given.keyVaultId === undefined) return [];
  return [{
    code: 'AZFN5016',
    what: `the system-assigned identity of the app reads the secret of 'hostStorage'`,
    why: `it exists only after the app, so that its role comes after the first start, which fails until the app is restarted (${KEY_VAULT_PAGE})`,
    fix: `leave 'identity' out or use FunctionAppIdentity.newUserAssigned(), or acknowledge the code with a reason`,
  }];
}
