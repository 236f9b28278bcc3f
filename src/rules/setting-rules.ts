import { APP_SETTINGS, KEY_VAULT_REFERENCE, READ_APP_SETTINGS, type AppSettingFacts } from '../catalog/app-settings';
import { show } from './explain';
import { bySku, planName, type PlanTerms } from './plan-terms';
import { isKnown, UNRESOLVED, type Finding, type MaybeKnown } from './rule';
import { timeoutProblem } from './timeouts';

/** One app setting, and where the program said it. */
export interface SettingInput {
  readonly name: string;
  readonly value: MaybeKnown<string>;
  /** `'appSettings'`, `'addSlotSetting'` and the like. */
  readonly source: string;
}

/** A name as the host compares it: without case, and with `:` read as `__`. */
export const settingKey = (name: string): string => name.toLowerCase().replaceAll(':', '__');

const ROWS: readonly AppSettingFacts[] = APP_SETTINGS;
const EXACT_ROWS = new Map<string, AppSettingFacts[]>();
const PREFIX_ROWS = ROWS.filter(({ prefix }) => prefix);
for (const row of ROWS.filter(({ prefix }) => !prefix)) {
  const key = settingKey(row.name);
  EXACT_ROWS.set(key, [...(EXACT_ROWS.get(key) ?? []), row]);
}

const applies = (row: AppSettingFacts, plan: PlanTerms): boolean =>
  row.plans.includes(plan.id) && row.systems.includes(plan.system);

/** A setting is not one that the library writes, and not one that the plan refuses. */
export function settingIsFree({ name, value, source }: SettingInput, plan: PlanTerms): 'ok' | Finding {
  const key = settingKey(name);
  const rows = [
    ...(EXACT_ROWS.get(key) ?? []),
    ...PREFIX_ROWS.filter((row) => key.startsWith(settingKey(row.name)) && key.length > row.name.length),
  ];
  const row = rows.find((candidate) => applies(candidate, plan) && (candidate.value === null || candidate.value === value));
  if (row === undefined) return 'ok';
  if (row.kind === 'owned') {
    return {
      code: 'AZFN4001',
      what: `${show(source)} has ${show(name)}, which this library writes or derives`,
      why: `${row.why} (${row.page})`,
      fix: `remove it and ${row.use}`,
    };
  }
  return {
    code: 'AZFN4002',
    what: `${show(source)} has ${show(name)}${row.value === null ? '' : ` set to ${show(row.value)}`}, which ${planName(plan)} does not take`,
    why: `${row.why} (${row.page})`,
    fix: /^(leave|set) it /.test(row.use) ? row.use : `remove it and ${row.use}`,
  };
}

const SETTING_NAME = { Linux: /^[A-Za-z0-9_.-]+$/, Windows: /^[A-Za-z0-9_.:-]+$/ } as const;
const CONFIGURATION_PAGE = 'https://learn.microsoft.com/azure/app-service/configure-common';

/** A name can be an environment variable of the worker. */
export function settingNameFits({ name, source }: SettingInput, plan: PlanTerms): 'ok' | Finding {
  if (SETTING_NAME[plan.system].test(name) && name !== '__proto__') return 'ok';
  const repaired = name.replaceAll(':', '__').replace(/[^A-Za-z0-9_.-]+/g, '_');
  return {
    code: 'AZFN4003',
    what: `${show(source)} has ${show(name)}; names have letters, digits, ${plan.system === 'Windows' ? `'.', '_', '-' and ':'` : `'.', '_' and '-'`} on ${plan.system}`,
    why: `an app setting becomes an environment variable, and other characters cannot be in its name${plan.system === 'Linux' ? "; '__' separates sections on both systems" : ''} (${CONFIGURATION_PAGE})`,
    fix: /[A-Za-z0-9]/.test(repaired) && repaired !== '__proto__' ? `use ${show(repaired)}` : 'use another name',
  };
}

/** Address of a secret, with or without its version. */
export const SECRET_URI_FORM = {
  pattern: '^https://[^/\\s]+/secrets/[0-9A-Za-z-]{1,127}(/[0-9A-Za-z]*)?$',
  allowed: 'an address such as https://<vault>.vault.azure.net/secrets/<name>',
} as const;
const SECRET_URI = new RegExp(SECRET_URI_FORM.pattern);
const NAMED_SECRET = /^VaultName=[0-9A-Za-z-]{3,24};SecretName=[0-9A-Za-z-]{1,127}(;SecretVersion=[0-9A-Za-z]+)?$/;

/** A value that starts like a Key Vault reference is one. The value is never shown. */
export function keyVaultReferenceIsWhole({ name, value, source }: SettingInput): 'ok' | Finding {
  if (!isKnown(value) || !/^\s*@microsoft\.keyvault/i.test(value)) return 'ok';
  const body = value.startsWith(KEY_VAULT_REFERENCE.prefix) && value.endsWith(')')
    ? value.slice(KEY_VAULT_REFERENCE.prefix.length, -1)
    : '';
  const whole = body.startsWith('SecretUri=') ? SECRET_URI.test(body.slice('SecretUri='.length)) : NAMED_SECRET.test(body);
  if (whole) return 'ok';
  return {
    code: 'AZFN4005',
    what: `${show(source)} has ${show(name)}, whose value starts like a Key Vault reference but is none`,
    why: `the app would see the text itself instead of the secret (${KEY_VAULT_REFERENCE.page})`,
    fix: `write ${KEY_VAULT_REFERENCE.forms[0]} or ${KEY_VAULT_REFERENCE.forms[1]}`,
  };
}

/** The time-out of functions is one that the plan allows. */
export function timeoutFitsPlan({ name, value, source }: SettingInput, plan: PlanTerms): 'ok' | Finding {
  if (settingKey(name) !== settingKey(READ_APP_SETTINGS.functionTimeout) || !isKnown(value)) return 'ok';
  const problem = timeoutProblem(`${show(source)} has ${show(name)} set to ${show(value)}`, value, plan);
  return problem === undefined ? 'ok' : { code: 'AZFN4006', ...problem };
}

/** A run without limit needs an app that stays loaded. */
export function unboundedStaysLoaded({ name, value }: SettingInput, plan: PlanTerms, alwaysOn: unknown): 'ok' | Finding {
  if (settingKey(name) !== settingKey(READ_APP_SETTINGS.functionTimeout) || value !== '-1' || plan.id !== 'dedicated') return 'ok';
  const able = bySku('bySku', plan.group, (group) => group.alwaysOn);
  if (able !== false && alwaysOn !== false) return 'ok';
  return {
    code: 'AZFN4015',
    what: `${show(name)} is '-1' on ${planName(plan)}, where the app is not always on`,
    why: `a run has no limit only while the app stays loaded (${plan.facts.page})`,
    fix: `leave 'alwaysOn' out on a SKU from Basic upward, or acknowledge the code with a reason`,
  };
}

/** Settings that are legal, but not what they look like. */
export function settingsAreUseful(settings: readonly SettingInput[], plan: PlanTerms): Finding[] {
  const found: Finding[] = [];
  const byKey = new Map(settings.map((setting) => [settingKey(setting.name), setting]));
  const version = byKey.get(settingKey(READ_APP_SETTINGS.extensionVersion));
  if (version !== undefined && plan.id === 'flexConsumption') {
    found.push({
      code: 'AZFN4007',
      what: `${show(version.source)} has ${show(version.name)}, which Flex Consumption sets by itself`,
      why: `the documentation calls the setting deprecated on this plan; the host is always 4.x there (https://learn.microsoft.com/azure/azure-functions/functions-app-settings)`,
      fix: 'remove it, or acknowledge the code with a reason',
    });
  }
  const runFromPackage = byKey.get(settingKey(READ_APP_SETTINGS.runFromPackage));
  const remoteBuild = byKey.get(settingKey(READ_APP_SETTINGS.remoteBuild));
  const builds = remoteBuild !== undefined && isKnown(remoteBuild.value) && /^(1|true)$/i.test(remoteBuild.value);
  const packaged = runFromPackage !== undefined && runFromPackage.value !== '0' && runFromPackage.value !== '';
  if (builds && packaged && plan.id !== 'flexConsumption') {
    found.push({
      code: 'AZFN4008',
      what: `'WEBSITE_RUN_FROM_PACKAGE' and 'SCM_DO_BUILD_DURING_DEPLOYMENT' are both set`,
      why: `a package is mounted read-only, so the result of the remote build is not what runs (https://learn.microsoft.com/azure/azure-functions/functions-infrastructure-as-code)`,
      fix: `remove 'WEBSITE_RUN_FROM_PACKAGE' for a remote build, or acknowledge the code with a reason`,
    });
  }
  return found;
}

/** On Flex the host version may be repeated, but not changed. */
function extensionVersionIsFlex({ name, value, source }: SettingInput, plan: PlanTerms): 'ok' | Finding {
  if (plan.id !== 'flexConsumption' || settingKey(name) !== settingKey(READ_APP_SETTINGS.extensionVersion)) return 'ok';
  if (value === '~4' || value === UNRESOLVED) return 'ok';
  return {
    code: 'AZFN4002',
    what: `${show(source)} has ${show(name)} set to ${show(value)}, but Flex Consumption runs ~4`,
    why: `the plan has one host version and sets it by itself (${plan.facts.page})`,
    fix: 'remove the setting',
  };
}

/** Two settings are not the same one. */
export function settingsDiffer(settings: readonly SettingInput[]): Finding[] {
  const seen = new Map<string, SettingInput>();
  return settings.flatMap((setting): Finding[] => {
    const key = settingKey(setting.name);
    const first = seen.get(key);
    seen.set(key, first ?? setting);
    if (first === undefined) return [];
    return [
      {
        code: 'AZFN4004',
        what: `${show(setting.source)} has ${show(setting.name)}, which ${show(first.source)} has already${first.name === setting.name ? '' : ` as ${show(first.name)}`}`,
        why: `names of app settings are compared without case, so one of the two values would win by chance (${CONFIGURATION_PAGE})`,
        fix:
          setting.source === first.source
            ? 'keep one of the two names'
            : `keep one of them: in 'slotSettings' if the value stays with the slot, in 'appSettings' otherwise`,
      },
    ];
  });
}

/** Everything about app settings that stops a program. */
export function settingsFit(settings: readonly SettingInput[], plan: MaybeKnown<PlanTerms>): Finding[] {
  const found = settingsDiffer(settings);
  for (const setting of settings) {
    const verdicts = [
      keyVaultReferenceIsWhole(setting),
      ...(plan === UNRESOLVED
        ? []
        : [
            settingNameFits(setting, plan),
            settingIsFree(setting, plan),
            extensionVersionIsFlex(setting, plan),
            timeoutFitsPlan(setting, plan),
          ]),
    ];
    found.push(...verdicts.filter((verdict) => verdict !== 'ok'));
  }
  return found;
}
