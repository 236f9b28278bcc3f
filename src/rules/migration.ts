import { WRITTEN_APP_SETTINGS } from '../catalog/app-settings';
import type { HostVersionFacts } from '../catalog/host-versions';
import { MINIMUM_PACKAGES } from '../catalog/migration';
import { PLANS, type PlanId } from '../catalog/plans';
import { SLOTS } from '../catalog/slots';
import { RUNTIMES } from '../catalog/runtimes';
import { planName, planTerms, type PlanTerms, type System } from './plan-terms';
import { buildOn, defaultHost, type RuntimeTerms } from './runtime-terms';
import { extraSlots } from './slot-rules';

/** What an assessment looks at. */
export interface MigrationInput {
  readonly runtime: RuntimeTerms;
  readonly target: RuntimeTerms;
  readonly plan: PlanTerms;
  readonly host: HostVersionFacts;
  /** Slots that the app has already. */
  readonly slots: number;
}

/** The runtime that a migrated app gets when the program names none. */
export const migrationTarget = ({ targetFramework }: RuntimeTerms): RuntimeTerms => ({
  ...(targetFramework?.startsWith('net4') === true ? RUNTIMES['dotnet-isolated-netfx48'] : RUNTIMES['dotnet-isolated-10.0']),
  listed: true,
});

/** A setting before and after; `undefined` where it is not set. */
export interface SettingChange {
  readonly setting: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly page: string;
}

/** Settings of the platform that change with the model. This library writes all of them. */
export function settingChanges({ runtime, target, plan, host }: MigrationInput): SettingChange[] {
  const { system } = plan;
  const stack = (of: RuntimeTerms): string | undefined =>
    (system === 'Linux' ? of.linux?.fxVersion : of.windows?.netFrameworkVersion) ?? undefined;
  const settings = [...new Set([...Object.keys(runtime.appSettings), ...Object.keys(target.appSettings)])].sort();
  return [
    { setting: WRITTEN_APP_SETTINGS.workerRuntime.name, before: runtime.workerRuntime, after: target.workerRuntime },
    { setting: 'FUNCTIONS_EXTENSION_VERSION', before: host.value, after: defaultHost(target).value },
    { setting: system === 'Linux' ? 'linuxFxVersion' : 'netFrameworkVersion', before: stack(runtime), after: stack(target) },
    ...settings.map((setting) => ({ setting, before: runtime.appSettings[setting], after: target.appSettings[setting] })),
  ]
    .filter(({ before, after }) => before !== after)
    .map((change) => ({ ...change, page: target.page }));
}

/** A plan, and whether it runs the migrated app. */
export interface PlanOption {
  readonly planName: string;
  readonly current: boolean;
  readonly runs: boolean;
  /** Why the plan does not run it, or what it costs to get there. */
  readonly note: string;
  readonly page: string;
}

const CANDIDATES: readonly (readonly [PlanId, System])[] = [
  ['flexConsumption', 'Linux'],
  ['consumption', 'Windows'],
  ['consumption', 'Linux'],
  ['elasticPremium', 'Windows'],
  ['elasticPremium', 'Linux'],
  ['dedicated', 'Windows'],
  ['dedicated', 'Linux'],
];

/** Plans on which the migrated app runs, and those on which it does not. */
export const planOptions = ({ target, plan }: MigrationInput): PlanOption[] =>
  CANDIDATES.map(([id, system]) => {
    const current = plan.id === id && plan.system === system;
    const runs = offers(target, id, system);
    const terms = current ? plan : planTerms(id, system);
    // Only Consumption is named with its system by itself.
    const name = id === 'consumption' || id === 'flexConsumption' ? planName(terms) : `${planName(terms)} on ${system}`;
    const note = runs
      ? current
        ? 'the plan of the app'
        : id === 'flexConsumption' || system !== plan.system
          ? 'with a new app'
          : 'keep a change of plan apart from the migration'
      : `${target.label} is not offered there`;
    return { planName: name, current, runs, note, page: PLANS[id].page };
  });

function offers(runtime: RuntimeTerms, id: PlanId, system: System): boolean {
  const build = buildOn(runtime, system);
  const hosts: readonly string[] = PLANS[id].hosts[system];
  return build !== null && build.plans.includes(id) && build.hosts.some((host) => hosts.includes(host));
}

/** How an app gets to the isolated model. */
export interface WayOver {
  readonly bySlot: boolean;
  readonly why: string;
  readonly page: string;
}

/** A slot where plan, host version and runtime allow one, else an app beside the app. */
export function wayOver(input: MigrationInput): WayOver {
  const { target, plan, host, slots } = input;
  const page = SLOTS.page;
  const room = extraSlots(plan);
  if (!offers(target, plan.id, plan.system)) return { bySlot: false, why: `${planName(plan)} does not run ${target.label}`, page };
  if (buildOn(target, plan.system)?.hosts.includes(host.value) !== true) {
    return { bySlot: false, why: `${target.label} needs host version ${defaultHost(target).value}, and slots have the host version of their app`, page };
  }
  if (room === 0) return { bySlot: false, why: `${planName(plan)} has no deployment slots`, page };
  if (room !== undefined && slots >= room) return { bySlot: false, why: `the app has ${slots} slots, and ${planName(plan)} has no room for more`, page };
  return {
    bySlot: true,
    why: room === undefined ? `${planName(plan)} has deployment slots from Standard upward` : `${planName(plan)} has room for a slot`,
    page,
  };
}

/** Lowest versions of packages for a target framework, where they are known. */
export const minimumPackages = ({ targetFramework }: RuntimeTerms): Readonly<Record<string, string>> => {
  const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = MINIMUM_PACKAGES.rows;
  return rows[targetFramework ?? ''] ?? {};
};
