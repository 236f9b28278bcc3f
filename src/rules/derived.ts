import { KEY_VAULT_REFERENCE, WRITTEN_APP_SETTINGS } from '../catalog/app-settings';
import type { HostVersionFacts } from '../catalog/host-versions';
import type { PlanId } from '../catalog/plans';
import { PLANS } from '../catalog/plans';
import { planTerms, type PlanTerms, type System } from './plan-terms';
import { buildOn, type RuntimeTerms } from './runtime-terms';

const IDLE_PLANS: readonly (readonly [PlanId, System, string])[] = [
  ['flexConsumption', 'Linux', 'FC1'],
  ['consumption', 'Windows', 'Y1'],
  ['consumption', 'Linux', 'Y1'],
];

/** The plan of an app that names none: the first one without standing costs that runs it, newest plan first. */
export function defaultPlan(runtime: RuntimeTerms, host: HostVersionFacts): PlanTerms {
  const fitting = IDLE_PLANS.find(([id, system]) => {
    const build = buildOn(runtime, system);
    const hosts: readonly string[] = PLANS[id].hosts[system];
    return build !== null && build.plans.includes(id) && build.hosts.includes(host.value) && hosts.includes(host.value);
  });
  const [id, system, sku] = fitting ?? IDLE_PLANS[runtime.model === 'inProcess' ? 1 : 0];
  return planTerms(id, system, sku);
}

/** Whether an app that names no host storage reaches its account with an identity: where plan and host can do without a key. */
export const keylessByDefault = ({ facts }: PlanTerms, host: HostVersionFacts): boolean => facts.identityOnlyStorage && host.identityStorage;

/** Whether the platform mounts a file share of the host storage account, always with a key. */
export const mountsContentShare = ({ facts }: PlanTerms, container: boolean): boolean =>
  (facts.contentShare === 'required' || facts.contentShare === 'optionalOnLinux') && !container;

/** Whether the content share is reached through the network: where its account has no other way, without being asked. */
export const derivedContentOverVnet = ({ facts }: PlanTerms, closed: boolean, given: boolean | undefined): boolean =>
  given ?? (facts.elastic && closed);

/** Whether the app stays loaded: where the plan has it, unless the program says otherwise. */
export const derivedAlwaysOn = ({ id, group }: PlanTerms, given: boolean | undefined): boolean =>
  given ?? (id === 'dedicated' && group?.alwaysOn !== false);

/** Whether the worker is a 32-bit process: only where there is nothing else. */
export const derived32Bit = ({ system, group }: PlanTerms, given: boolean | undefined): boolean =>
  given ?? (system === 'Windows' && group?.only32Bit === true);

/** Instances that an app of an elastic plan always has. */
export const derivedElasticMinimum = ({ facts, zoneBalancing }: PlanTerms, given: number | undefined): number | undefined =>
  given ?? (facts.elastic && zoneBalancing ? 2 : undefined);

/** Pre-warmed instances: the platform's default, because the provider sends 0 for an absent one. */
export const derivedPreWarmed = ({ facts }: PlanTerms, given: number | undefined): number | undefined =>
  given ?? (facts.elastic ? 1 : undefined);

/** What app settings are derived from. */
export interface OwnSettingsInput {
  readonly runtime: RuntimeTerms;
  readonly plan: PlanTerms;
  readonly use32BitWorker: boolean;
  readonly container: boolean;
  readonly zipDeploy: boolean;
  /** Whether the program asks for a build on the server. */
  readonly remoteBuild: boolean;
  readonly hostId: string | undefined;
  readonly contentShareName: string | undefined;
  readonly contentOverVnet: boolean;
  /** Key Vault reference to the connection string of the content share, where the provider does not write one. */
  readonly contentConnection: string | undefined;
  /** Whether the connection of the content share is a secret that Azure cannot read while it creates the app. */
  readonly contentIsSecret: boolean;
}

/** App settings that the library writes beside those that the provider writes. */
export function ownAppSettings(input: OwnSettingsInput): Record<string, string> {
  const { runtime, plan, container } = input;
  const own: Record<string, string> = {};
  const write = (setting: keyof typeof WRITTEN_APP_SETTINGS, value: string): void => {
    own[WRITTEN_APP_SETTINGS[setting].name] = value;
  };
  if (plan.id === 'flexConsumption') return own;
  for (const [name, value] of Object.entries(runtime.appSettings)) {
    if (name !== WRITTEN_APP_SETTINGS.placeholder.name || !input.use32BitWorker) own[name] = value;
  }
  if (container) {
    write('workerRuntime', runtime.workerRuntime);
    write('containerStorage', 'false');
  }
  if (input.hostId !== undefined) write('hostId', input.hostId);
  if (input.contentShareName !== undefined) write('contentShare', input.contentShareName);
  if (input.contentOverVnet) write('contentOverVnet', '1');
  if (input.contentConnection !== undefined) write('contentConnection', input.contentConnection);
  if (input.contentIsSecret) write('skipContentValidation', '1');
  if (input.zipDeploy && !(plan.system === 'Linux' && input.remoteBuild)) write('runFromPackage', '1');
  return own;
}

/** Settings of the library that stay with the slot. */
export const OWN_STICKY_SETTINGS: readonly string[] = [WRITTEN_APP_SETTINGS.hostId.name];

/** Arguments of `application_stack`; `undefined` where the app has no stack of its own. */
export function stackArguments({ workerRuntime, stack }: RuntimeTerms, system: System): Record<string, string | true> | undefined {
  if (stack === null) return undefined;
  const value = system === 'Linux' ? stack.linux : stack.windows;
  if (value === null) return undefined;
  if (stack.argument === 'use_custom_runtime') return { useCustomRuntime: true };
  const name = stack.argument.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { [name]: value, ...(workerRuntime === 'dotnet-isolated' ? { useDotnetIsolatedRuntime: true } : {}) };
}

/** How a host is told to reach its account without a key. */
export interface StorageSettingsInput {
  readonly access: 'key' | 'identity' | 'keyVault';
  readonly name?: string;
  readonly serviceUris?: { readonly blob?: string; readonly queue?: string; readonly table?: string };
  readonly secretUri?: string;
}

/** A value that the platform replaces by a secret. */
export const secretReference = (secretUri: string): string => `${KEY_VAULT_REFERENCE.prefix}SecretUri=${secretUri})`;

/**
 * App settings with which the host finds its account.
 *
 * @param clientId client id of the user-assigned identity; `undefined` for the system-assigned one
 * @param complete whether all of them are needed: the resources of azurerm write the account or the secret themselves
 */
export function storageSettings(storage: StorageSettingsInput, clientId: string | undefined, complete: boolean): Record<string, string> {
  const settings: Record<string, string> = {};
  const write = (setting: keyof typeof WRITTEN_APP_SETTINGS, value: string | undefined): void => {
    if (value !== undefined) settings[WRITTEN_APP_SETTINGS[setting].name] = value;
  };
  if (storage.access === 'keyVault') {
    if (complete) write('storageConnection', secretReference(storage.secretUri ?? ''));
    return settings;
  }
  if (storage.access === 'key') return settings;
  if (complete && storage.serviceUris === undefined) write('storageAccountName', storage.name);
  if (complete && storage.serviceUris !== undefined) {
    const { blob, queue, table } = storage.serviceUris;
    const sibling = (service: string): string | undefined => (blob?.includes('.blob.') === true ? blob.replace('.blob.', `.${service}.`) : undefined);
    write('storageBlobUri', blob);
    write('storageQueueUri', queue ?? sibling('queue'));
    write('storageTableUri', table ?? sibling('table'));
  }
  if (clientId !== undefined) {
    write('storageCredential', 'managedidentity');
    write('storageClientId', clientId);
  }
  return settings;
}
