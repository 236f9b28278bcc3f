import type { HostVersionFacts } from '../catalog/host-versions';
import { keylessByDefault } from '../rules/derived';
import type { PlanTerms } from '../rules/plan-terms';
import { FunctionAppIdentity, type IdentityTerms } from '../values/function-app-identity';
import { HostStorage, type HostStorageTerms } from '../values/host-storage';

/** The account of a host: one of the app's own where none is named, without keys where plan and host can do without. */
export function storageTermsOrDefault(given: HostStorage | undefined, plan: PlanTerms, host: HostVersionFacts): HostStorageTerms {
  const own = () => (keylessByDefault(plan, host) ? HostStorage.newManagedIdentity() : HostStorage.newAccountKey());
  return (given ?? own())._terms;
}

/** The identity of an app: one that can have roles before the app exists where the host needs them to start. */
export function identityOrDefault(given: FunctionAppIdentity | undefined, { access }: Pick<HostStorageTerms, 'access'>): IdentityTerms {
  const own = () => (access === 'key' ? FunctionAppIdentity.systemAssigned() : FunctionAppIdentity.newUserAssigned());
  return (given ?? own())._terms;
}

/** A text that tells accounts of hosts apart: name, or where it is not told the secret with the connection string. */
export const accountName = ({ name, secretUri }: Pick<HostStorageTerms, 'name' | 'secretUri'>): string => name ?? secretUri ?? '';
