import type { NameFacts } from './names';

const NAME_PAGE = 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';
const CHECKED = '2026-11-21';

/** How the resources that watch an app may be called. */
export const MONITORING_NAMES = {
  applicationInsights: {
    label: 'an Application Insights component', min: 1, max: 260, pattern: '^[^#%&?/\\\\\\x00-\\x1f]*[^#%&?/\\\\\\x00-\\x1f .]$',
    characters: 'characters without #, %, &, ?, / and \\, no space or period at the end',
    page: NAME_PAGE, sources: ['S-NAMES'], checkedOn: CHECKED,
  },
  logAnalyticsWorkspace: {
    label: 'a Log Analytics workspace', min: 4, max: 63, pattern: '^[0-9A-Za-z][0-9A-Za-z-]*[0-9A-Za-z]$',
    characters: 'letters, digits and hyphens, no hyphen at either end',
    page: NAME_PAGE, sources: ['S-NAMES'], checkedOn: CHECKED,
  },
  diagnosticSetting: {
    label: 'a diagnostic setting', min: 1, max: 260, pattern: '^[^<>*%&:?+/\\\\\\x00-\\x1f]+$',
    characters: 'characters without <, >, *, %, &, :, ?, +, / and \\',
    page: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting',
    sources: ['S-TFMON'], checkedOn: CHECKED,
  },
  /** What is left of the 260 characters of a metric alert once its own part of the name is taken off. */
  metricAlertPrefix: {
    label: 'the prefix of metric alerts', min: 1, max: 200, pattern: '^[^*#&+:<>?@%{}|/\\\\\\x00-\\x1f]+$',
    characters: 'characters without *, #, &, +, :, <, >, ?, @, %, {, }, |, / and \\',
    page: NAME_PAGE, sources: ['S-NAMES'], checkedOn: CHECKED,
  },
  eventHub: {
    label: 'an event hub', min: 1, max: 256, pattern: '^[0-9A-Za-z]([0-9A-Za-z._-]*[0-9A-Za-z])?$',
    characters: 'letters, digits, periods, hyphens and underscores, a letter or digit at both ends',
    page: NAME_PAGE, sources: ['S-NAMES', 'S-TFMON'], checkedOn: CHECKED,
  },
} as const satisfies Record<string, NameFacts>;

/** What an app needs to report with its identity, where the component takes no keys. */
export const ENTRA_TELEMETRY = {
  /** Role on the component; one role is enough for all that an app sends. */
  role: 'Monitoring Metrics Publisher',
  setting: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  systemAssigned: 'Authorization=AAD',
  /** Followed by the client id of a user-assigned identity. */
  userAssigned: 'Authorization=AAD;ClientId=',
  /** From this version on the provider has `local_authentication_enabled` alone. */
  positiveNameSince: '5.0.0',
  page: 'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#applicationinsights_authentication_string',
  sources: ['S-APPSET', 'S-ROLES', 'S-TFMON', 'S-TF'],
  checkedOn: CHECKED,
} as const;

/** What a new component and its workspace have where the program says nothing. */
export const NEW_APPLICATION_INSIGHTS = {
  applicationType: 'web',
  workspaceSku: 'PerGB2018',
  /** Days; the tables of Application Insights keep 90 days in any case, without charge. */
  retentionDays: { default: 30, min: 30, max: 730 },
  dailyDataCapGb: { default: 100 },
  samplingPercentage: { default: 100 },
  page: 'https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure',
  sources: ['S-LAW', 'S-TFMON'],
  checkedOn: CHECKED,
} as const;

/**
 * Tags that the portal puts on an app when somebody looks at its Application Insights there. Their values are not ours.
 *
 * The tag of the other direction, on the component, has the id of the app in its name, which no `ignore_changes` can have.
 */
export const PORTAL_TAGS = {
  names: [
    'hidden-link: /app-insights-resource-id',
    'hidden-link: /app-insights-instrumentation-key',
    'hidden-link: /app-insights-conn-string',
  ],
  page: 'https://github.com/hashicorp/terraform-provider-azurerm/issues/16569',
  sources: ['S-AILINK', 'S-TFIGNORE'],
  checkedOn: CHECKED,
} as const;

/** What diagnostic settings of an app can send, and how often. */
export const DIAGNOSTICS = {
  /** Azure answers other categories of `Microsoft.Web/sites` with an error where the app has none of them. */
  logs: ['FunctionAppLogs', 'AppServiceAuthenticationLogs'],
  metrics: 'AllMetrics',
  /** Name of a setting that has no other; unique on its resource. */
  defaultName: 'diagnostics',
  maxPerResource: 5,
  page: 'https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings',
  sources: ['S-LOGCAT', 'S-DIAG', 'S-TFMON'],
  checkedOn: CHECKED,
} as const;
