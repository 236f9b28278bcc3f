import type { HostVersionFacts } from '../catalog/host-versions';
import { keylessByDefault, mountsContentShare } from './derived';
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

/** Which identity an app works with, and what is known about it. */
export interface IdentityInput {
  readonly kind: 'system' | 'user' | 'none';
  /** Whether roles can be granted to it. */
  readonly grantable: boolean;
}

/** What the rules about reaching host storage look at. */
export interface AccessInput {
  readonly plan: MaybeKnown<PlanTerms>;
  readonly host: MaybeKnown<HostVersionFacts>;
  readonly storage: MaybeKnown<HostStorageInput> | undefined;
  readonly container: unknown;
  readonly contentShareName: MaybeKnown<string> | undefined;
  /** `undefined` where the program names none. */
  readonly working: MaybeKnown<IdentityInput> | undefined;
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
  if (!isKnown(plan) || !isKnown(host) || (given !== undefined && !isKnown(given))) return [];
  const storage = storageOrDefault(given, plan, host);
  return [
    ...contentShareHasKey(storage, plan, input),
    ...hostKnowsIdentities(storage, host),
    ...endpointsAreWritten(storage, plan),
    ...packageHasAccount(storage, plan),
    ...identityIsKnown(storage, input.working),
  ];
}

/** A content share is mounted with a key, whatever the host does. */
function contentShareHasKey(storage: HostStorageInput, plan: PlanTerms, { container, contentShareName }: AccessInput): Finding[] {
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
  if (!secret || contentShareName !== undefined || storage.accountId !== undefined) return [];
  return [{
    code: 'AZFN5005',
    what: `the connection of the content share is a Key Vault secret, but neither 'contentShareName' nor the account's 'storageAccountId' is set`,
    why: `Azure cannot read the secret while it creates the app, so the share has to exist before (${KEY_VAULT_PAGE})`,
    fix: `set 'contentShareName' to a share that exists, or 'storageAccountId' in 'hostStorage' to have one defined`,
  }];
}

/** Only the newest host reaches its storage with an identity. */
function hostKnowsIdentities(storage: HostStorageInput, host: HostVersionFacts): Finding[] {
  if (storage.access !== 'identity' || host.identityStorage) return [];
  return [{
    code: 'AZFN5013',
    what: `'hostStorage' has no key, but ${host.label} reaches its storage account with a key only`,
    why: `the host reads 'AzureWebJobsStorage__accountName' from Functions 4.x on (${IDENTITY_PAGE})`,
    fix: `use HostStorage.newAccountKey() or HostStorage.accountKey({ … }), or FunctionsVersion.V4`,
  }];
}

/** Endpoints can be told where the library writes the settings. */
function endpointsAreWritten(storage: HostStorageInput, plan: PlanTerms): Finding[] {
  if (storage.serviceUris === undefined || plan.id === 'flexConsumption') return [];
  return [{
    code: 'AZFN5014',
    what: `'hostStorage' tells service endpoints, but ${planName(plan)} is written with the name of the account`,
    why: `the provider writes 'AzureWebJobsStorage__accountName', which the host prefers to endpoints, so it would ask the public cloud (https://github.com/hashicorp/terraform-provider-azurerm/issues/24824)`,
    fix: `remove 'blobServiceUri', 'queueServiceUri' and 'tableServiceUri', or use HostStorage.accountKey({ … }) or HostStorage.keyVaultSecret({ … })`,
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

/** What reaches storage without a key is an identity about which enough is known. */
function identityIsKnown(storage: HostStorageInput, working: AccessInput['working']): Finding[] {
  if (storage.access === 'key' || working === undefined || !isKnown(working)) return [];
  if (working.kind === 'none') {
    return [{
      code: 'AZFN5010',
      what: `'identity' has user-assigned identities only, and their client id is not told`,
      why: `the host names the identity with which it reaches storage by its client id (${IDENTITY_PAGE})`,
      fix: `pass { clientId, principalId } of the first identity as the second argument, or leave 'identity' out to have one defined`,
    }];
  }
  const grants = storage.grantRoles && (storage.kind === 'new' || storage.accountId !== undefined || storage.keyVaultId !== undefined);
  if (working.kind === 'system' || working.grantable || !grants) return [];
  return [{
    code: 'AZFN5010',
    what: `'identity' does not tell the principal id of its first identity, and roles have to be granted to it`,
    why: `roles are granted to the object id of an identity (${IDENTITY_PAGE})`,
    fix: `add 'principalId' beside 'clientId', or set 'grantRoles: false' in HostStorage.managedIdentity({ … }) if the roles exist`,
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
    why: `it exists only after the app, so that its role comes after the first start, which fails (${KEY_VAULT_PAGE})`,
    fix: `leave 'identity' out or use FunctionAppIdentity.newUserAssigned(), or acknowledge the code with a reason and restart the app`,
  }];
}
