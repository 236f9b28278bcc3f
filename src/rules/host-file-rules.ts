import { HOST_JSON, LOCAL_SETTINGS } from '../catalog/packages';
import type { HostVersionFacts } from '../catalog/host-versions';
import { allOf, show, showEnd } from './explain';
import type { PlanTerms } from './plan-terms';
import { where } from './project-model';
import { said, type ProjectTerms } from './project-terms';
import { settingKey } from './setting-rules';
import type { Finding } from './rule';
import { timeoutProblem } from './timeouts';

/** The time-out of `host.json` is one that the plan allows; an app setting in its place is not checked here. */
export function hostTimeoutFits({ host }: ProjectTerms, plan: PlanTerms): Finding[] {
  const told = host?.functionTimeout;
  const value = said(told);
  if (told === undefined || value === undefined) return [];
  const problem = timeoutProblem(`${where(told.at)} has 'functionTimeout' ${show(value)}`, value, plan);
  return problem === undefined ? [] : [{ code: 'AZFN7016', ...problem }];
}

/** Hosts from 2.x on read one version of the file. */
export function hostFileFits({ host }: ProjectTerms, { value }: HostVersionFacts): Finding[] {
  if (host === undefined || value === '~1' || said(host.version) === HOST_JSON.version) return [];
  const at = host.version?.at ?? { file: host.file, line: 1 };
  return [
    {
      code: 'AZFN7017',
      what: `${where(at)} has ${host.version === undefined ? "no 'version'" : `'version' ${show(said(host.version))}`}, but the host takes ${show(HOST_JSON.version)} only`,
      why: `the version is that of the file, not of the host, and no host from 2.x on starts with another one (${HOST_JSON.page})`,
      fix: `write "version": "${HOST_JSON.version}" in ${showEnd(host.file)}`,
    },
  ];
}

/** Compiled .NET projects bring their extensions as packages. */
export function bundleIsNeeded({ dotnet, host }: ProjectTerms): Finding[] {
  const bundle = host?.extensionBundle;
  if (dotnet === undefined || bundle === undefined) return [];
  return [
    {
      code: 'AZFN7034',
      what: `${where(bundle.at)} has 'extensionBundle' in a .NET project`,
      why: `the project gets its extensions from NuGet packages; the bundle is for the other languages (${HOST_JSON.bundlesPage})`,
      fix: `remove 'extensionBundle', or acknowledge the code with a reason`,
    },
  ];
}

/** Names of settings that an app has, in whatever way they are set. */
export interface SettingNames {
  readonly settings: readonly string[];
  readonly connectionStrings: readonly string[];
}

const LOCAL_NAMES = new Set(LOCAL_SETTINGS.names.map(settingKey));
const LOCAL_PREFIXES = LOCAL_SETTINGS.prefixes.map(settingKey);

function isLocal(key: string): boolean {
  const { prefix, suffix } = LOCAL_SETTINGS.disabled;
  return LOCAL_NAMES.has(key) || LOCAL_PREFIXES.some((start) => key.startsWith(start)) || (key.startsWith(settingKey(prefix)) && key.endsWith(settingKey(suffix)));
}

/** Whether one of two names is the connection and the other one a part of it: `Orders` and `Orders__fullyQualifiedNamespace`. */
const isPartOf = (key: string, other: string): boolean => other.startsWith(`${key}__`) || key.startsWith(`${other}__`);

/** The app sets what the project has in `local.settings.json`. The file is read for names; its values are never seen. */
export function localSettingsAreSet({ localSettings }: ProjectTerms, { settings, connectionStrings }: SettingNames): Finding[] {
  if (localSettings === undefined) return [];
  const keys = [...settings.map(settingKey), ...connectionStrings.map((name) => name.toLowerCase())];
  // In Azure the host finds a connection under its name and under the name with this prefix.
  const isSet = (name: string): boolean => {
    const key = settingKey(name);
    return isLocal(key) || keys.some((other) => other === key || other === `azurewebjobs${key}` || isPartOf(key, other));
  };
  const missing = localSettings.settings.filter(({ value }) => !isSet(value));
  const strings = localSettings.connectionStrings.filter(({ value }) => !keys.includes(value.toLowerCase()));
  if (missing.length + strings.length === 0) return [];
  const names = [...missing, ...strings].map(({ value }) => show(value));
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
  return [
    {
      code: 'AZFN7035',
      what: `${showEnd(localSettings.file)} has ${allOf(shown)}, which the app does not set`,
      why: `the file is for the machine of a developer and is not published, so code that reads such a setting finds nothing in Azure (${LOCAL_SETTINGS.page})`,
      fix: `set ${names.length === 1 ? 'it' : 'them'} in 'appSettings'${strings.length === 0 ? " or 'secretSettings'" : ", 'secretSettings' or 'connectionStrings'"}, or acknowledge the code with a reason`,
    },
  ];
}

const MOST_NAMES = 20;
