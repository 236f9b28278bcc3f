import { WRITTEN_APP_SETTINGS } from '../catalog/app-settings';
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
    const offered = id === 'flexConsumption' ? runtime.flex !== null : build?.plans.includes(id);
    const hosts: readonly string[] = PLANS[id].hosts[system];
    return build !== null && offered === true && build.hosts.includes(host.value) && hosts.includes(host.value);
  });
  const [id, system, sku] = fitting ?? IDLE_PLANS[runtime.model === 'inProcess' ? 1 : 0];
  return planTerms(id, system, sku);
}

/** Whether an app that names no host storage reaches its account with an identity: where plan and host can do without a key. */
export const keylessByDefault = ({ facts }: PlanTerms, host: HostVersionFacts): boolean => facts.identityOnlyStorage && host.identityStorage;

/** Whether the platform mounts a file share of the host storage account, always with a key. */
export const mountsContentShare = ({ facts }: PlanTerms, container: boolean): boolean =>
  (facts.contentShare === 'required' || facts.contentShare === 'optionalOnLinux') && !container;

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
  if (input.zipDeploy && !(plan.system === 'Linux' && input.remoteBuild)) write('runFromPackage', '1');
  return own;
}

/** Settings of the library that stay with the slot. */
export const OWN_STICKY_SETTINGS: readonly string[] = [WRITTEN_APP_SETTINGS.hostId.name];

/** Arguments of `application_stack`; `undefined` where the app has no stack of its own. */
export function stackArguments({ model, workerRuntime, stack }: RuntimeTerms, system: System): Record<string, string | true> | undefined {
  const value = system === 'Linux' ? stack?.linux : stack?.windows;
  if (stack === null || value === null || value === undefined) return undefined;
  if (stack.argument === 'use_custom_runtime') return { useCustomRuntime: true };
  const name = stack.argument.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { [name]: value, ...(model === 'isolated' && workerRuntime === 'dotnet-isolated' ? { useDotnetIsolatedRuntime: true } : {}) };
}
