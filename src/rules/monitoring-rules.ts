import { DIAGNOSTICS, ENTRA_TELEMETRY, NEW_APPLICATION_INSIGHTS } from '../catalog/monitoring';
import { allOf, oneOf, show } from './explain';
import type { Finding } from './rule';

const AZURERM_PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources';
const CONNECTION_PAGE = 'https://learn.microsoft.com/azure/azure-monitor/app/connection-strings';

/** What the rules about an app look at of its Application Insights. */
export interface InsightsInput {
  readonly entraAuthentication: boolean;
}

/**
 * An app reports to one component, and says once how it proves who it is.
 *
 * @param given whether the older prop is set, whatever its value
 */
export function insightsAreSaidOnce(insights: InsightsInput | undefined, given: boolean, settings: readonly { readonly name: string; readonly source: string }[]): Finding[] {
  if (insights === undefined) return [];
  const found: Finding[] = [];
  if (given) {
    found.push({
      code: 'AZFN4022',
      what: `'applicationInsights' and 'applicationInsightsConnectionString' are both set`,
      why: `an app reports to one component, and both become the same argument (${AZURERM_PAGE}/linux_function_app)`,
      fix: `remove 'applicationInsightsConnectionString', or give it to ApplicationInsights.existing({ connectionString: … })`,
    });
  }
  for (const { name, source } of settings) {
    if (!insights.entraAuthentication || name.toUpperCase() !== ENTRA_TELEMETRY.setting) continue;
    found.push({
      code: 'AZFN4022',
      what: `${show(source)} has ${show(name)} beside 'entraAuthentication' of 'applicationInsights'`,
      why: `the setting names the identity that the app reports with, and is written for it (${ENTRA_TELEMETRY.page})`,
      fix: `remove it; the identity is that of 'identity'`,
    });
  }
  return found;
}

/** The role is given on the component, so its id has to be known. */
export const entraNeedsId = (entraAuthentication: boolean | undefined, hasId: boolean): Finding[] =>
  entraAuthentication !== true || hasId
    ? []
    : [
        {
          code: 'AZFN4021',
          what: `'entraAuthentication' is true, but 'applicationInsightsId' is missing`,
          why: `the app reports with its identity, which needs the role ${show(ENTRA_TELEMETRY.role)} on the component (${ENTRA_TELEMETRY.page})`,
          fix: `set 'applicationInsightsId' to the id of the component, or leave 'entraAuthentication' out`,
        },
      ];

/** What a workspace says that exists, nobody else says. */
export function workspaceSpeaksForItself(given: Readonly<Record<'workspaceId' | 'workspaceName' | 'retentionDays', boolean>>): Finding[] {
  if (!given.workspaceId) return [];
  return (['workspaceName', 'retentionDays'] as const).filter((prop) => given[prop]).map((prop) => ({
    code: 'AZFN4022',
    what: `${show(prop)} is set beside 'workspaceId'`,
    why: `it belongs to the workspace, which exists and is not defined here; a component has no retention of its own (${NEW_APPLICATION_INSIGHTS.page})`,
    fix: `remove ${show(prop)}, or leave 'workspaceId' out and get a workspace`,
  }));
}

/** Two apps do not define one component or workspace. */
export const componentTaken = (prop: string, name: string, other: string): Finding => ({
  code: 'AZFN4023',
  what: `${show(prop)} is ${show(name)}, which ${show(other)} defines too`,
  why: `names are unique in a resource group, so Terraform cannot create the second one (${AZURERM_PAGE}/application_insights)`,
  fix: `leave ${show(prop)} out, or define the component once and share it with ApplicationInsights.existing({ … })`,
});

/** A diagnostic setting as rules see it; ids and names as they were given, also where they are tokens. */
export interface DiagnosticSettingInput {
  readonly name: string;
  readonly logAnalyticsWorkspaceId?: string;
  readonly storageAccountId?: string;
  readonly eventhubAuthorizationRuleId?: string;
  readonly eventhubName?: string;
  readonly logs: readonly string[];
  readonly metrics: boolean;
}

const DESTINATIONS = ['logAnalyticsWorkspaceId', 'storageAccountId', 'eventhubAuthorizationRuleId'] as const;

/** A setting sends something somewhere. */
export function diagnosticSettingIsWhole(setting: DiagnosticSettingInput): Finding[] {
  const page = `${AZURERM_PAGE}/monitor_diagnostic_setting`;
  const found: Finding[] = [];
  if (DESTINATIONS.every((prop) => setting[prop] === undefined)) {
    found.push({
      code: 'AZFN4024',
      what: `none of ${oneOf(DESTINATIONS.map(show))} is set`,
      why: `what is sent needs a place to go, and the provider refuses a setting without one (${page})`,
      fix: `set 'logAnalyticsWorkspaceId' to the id of a workspace, or one of the others`,
    });
  } else if (setting.eventhubName !== undefined && setting.eventhubAuthorizationRuleId === undefined) {
    found.push({
      code: 'AZFN4024',
      what: `'eventhubName' is set, but 'eventhubAuthorizationRuleId' is missing`,
      why: `the provider sends the name with the rule only, and would plan the same change again each time (${page})`,
      fix: `set 'eventhubAuthorizationRuleId' to the id of a rule of the namespace, or remove 'eventhubName'`,
    });
  }
  if (setting.logs.length === 0 && !setting.metrics) {
    found.push({
      code: 'AZFN4025',
      what: `'logs' has nothing in it and 'metrics' is not true`,
      why: `the provider refuses a setting that sends nothing (${page})`,
      fix: `set 'logs' to [DiagnosticLog.FUNCTION_APP_LOGS], or 'metrics' to true`,
    });
  }
  return found;
}

/** Azure takes what a resource sends to one place from one of its settings only. */
export function diagnosticSettingIsNew(setting: DiagnosticSettingInput, earlier: readonly DiagnosticSettingInput[]): Finding[] {
  const found: Finding[] = [];
  const report = (what: string, why: string, fix: string): void => {
    found.push({ code: 'AZFN4026', what, why: `${why} (${DIAGNOSTICS.page})`, fix });
  };
  if (earlier.length >= DIAGNOSTICS.maxPerResource) {
    report(
      `'addDiagnosticSetting' is called for the ${earlier.length + 1}th time`,
      `a resource has ${DIAGNOSTICS.maxPerResource} diagnostic settings at most`,
      'give one setting several destinations: one workspace, one storage account and one event hub each',
    );
  }
  if (earlier.some(({ name }) => same(name, setting.name))) {
    report(`'diagnosticSettingName' is ${show(setting.name)}, which an earlier setting has already`, 'names are unique on a resource', `set 'diagnosticSettingName' to another name`);
    return found;
  }
  for (const prop of DESTINATIONS) {
    const twice = earlier.find((other) => same(other[prop], setting[prop]) && (prop !== 'eventhubAuthorizationRuleId' || same(other.eventhubName ?? '', setting.eventhubName ?? '')));
    const shared = twice === undefined ? [] : categories(setting).filter((category) => categories(twice).includes(category));
    if (shared.length > 0) {
      report(
        `${show(prop)} gets ${allOf(shared.map(show))} from an earlier setting already`,
        'Azure refuses a second setting that sends the same category of one resource to the same place',
        `leave ${shared.length === 1 && shared[0] !== DIAGNOSTICS.metrics ? `it out of 'logs'` : 'them out'}, or send them elsewhere`,
      );
    }
  }
  return found;
}

const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
const categories = ({ logs, metrics }: DiagnosticSettingInput): string[] => [...logs, ...(metrics ? [DIAGNOSTICS.metrics] : [])];

/** Why a connection string has its form; said where one is read. */
export const CONNECTION_STRING_WHY = `an instrumentation key alone is no longer enough, and the string says where telemetry goes (${CONNECTION_PAGE})`;
