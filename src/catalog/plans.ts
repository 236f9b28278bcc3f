/** What a hosting plan can do; per-SKU differences of the Dedicated plan are in `SKU_GROUPS`. */
export interface PlanFacts {
  readonly label: string;
  readonly systems: readonly string[];
  /** Host versions by system. */
  readonly hosts: { readonly Linux: readonly string[]; readonly Windows: readonly string[] };
  /** Whether .NET code may run inside the Functions host. */
  readonly inProcess: boolean;
  /** Apps one plan can carry; `null` where no number is documented. */
  readonly appsPerPlan: number | null;
  /** Deployment slots including production by system; `null`: by SKU. */
  readonly slots: { readonly Linux: number; readonly Windows: number } | null;
  /** Longest and default run of a function in minutes; `null` is unbounded. */
  readonly timeoutMinutes: { readonly default: number; readonly max: number | null };
  /** Highest scale limit of one app by system; `null` where the limit is not set on the app. */
  readonly scaleLimit: { readonly Linux: number; readonly Windows: number } | null;
  /** Whether minimum, pre-warmed and monitored instances exist. */
  readonly elastic: boolean;
  readonly alwaysOn: 'never' | 'bySku';
  readonly healthCheck: boolean;
  readonly vnetIntegration: 'yes' | 'no' | 'bySku';
  readonly privateEndpoints: 'yes' | 'no' | 'bySku';
  readonly hybridConnections: readonly string[];
  readonly containers: readonly string[];
  readonly zoneRedundancy: 'yes' | 'no' | 'bySku';
  readonly backup: 'yes' | 'no' | 'bySku';
  readonly mounts: boolean;
  readonly dailyMemoryQuota: readonly string[];
  /** Whether the platform keeps code in a file share of the host storage account. */
  readonly contentShare: 'required' | 'optionalOnLinux' | 'forbidden' | 'unused';
  readonly identityOnlyStorage: boolean;
  /** Date on which the plan is switched off, by system. */
  readonly retirement: { readonly Linux: string | null; readonly Windows: string | null };
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
  readonly notes: readonly string[];
}

export const PLANS = {
  consumption: {
    label: 'Consumption', systems: ['Linux', 'Windows'],
    hosts: { Linux: ['~4', '~3', '~2'], Windows: ['~4', '~3', '~2', '~1'] },
    inProcess: true, appsPerPlan: 100, slots: { Linux: 1, Windows: 2 },
    timeoutMinutes: { default: 5, max: 10 }, scaleLimit: { Linux: 100, Windows: 200 }, elastic: false,
    alwaysOn: 'never', healthCheck: false, vnetIntegration: 'no', privateEndpoints: 'no', hybridConnections: [],
    containers: [], zoneRedundancy: 'no', backup: 'no', mounts: true, dailyMemoryQuota: ['Windows'],
    contentShare: 'optionalOnLinux', identityOnlyStorage: false, retirement: { Linux: '2028-09-30', Windows: null },
    page: 'https://learn.microsoft.com/azure/azure-functions/consumption-plan',
    sources: ['S-SCALE', 'S-SLOTS', 'S-IAC', 'S-VERS', 'S-DEVOPS', 'S-SKILLS'], checkedOn: '2026-11-21',
    notes: [
      'Slots on Linux: the slots article does not split by system, two other Microsoft sources say none; none is the safe reading.',
      'The host storage account cannot be closed to public networks.',
      'A resource group with a Linux Consumption plan cannot also carry Linux Dedicated or Premium apps in the same region.',
    ],
  },
  flexConsumption: {
    label: 'Flex Consumption', systems: ['Linux'],
    hosts: { Linux: ['~4'], Windows: [] },
    inProcess: false, appsPerPlan: 1, slots: { Linux: 1, Windows: 1 },
    timeoutMinutes: { default: 30, max: null }, scaleLimit: null, elastic: false,
    alwaysOn: 'never', healthCheck: false, vnetIntegration: 'yes', privateEndpoints: 'yes', hybridConnections: [],
    containers: [], zoneRedundancy: 'yes', backup: 'no', mounts: false, dailyMemoryQuota: [],
    contentShare: 'forbidden', identityOnlyStorage: true, retirement: { Linux: null, Windows: null },
    page: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan',
    sources: ['S-SCALE', 'S-SLOTS', 'S-FLEX', 'S-APPSET', 'S-SKILLS', 'S-TF455'], checkedOn: '2026-11-21',
    notes: [
      'File mounts exist on the platform; the azurerm resource has no argument for them.',
      'Always-ready counts below 2 per group are raised to 2 by the platform on a zone-redundant plan.',
    ],
  },
  elasticPremium: {
    label: 'Elastic Premium', systems: ['Linux', 'Windows'],
    hosts: { Linux: ['~4', '~3', '~2'], Windows: ['~4', '~3', '~2', '~1'] },
    inProcess: true, appsPerPlan: 100, slots: { Linux: 3, Windows: 3 },
    timeoutMinutes: { default: 30, max: null }, scaleLimit: { Linux: 100, Windows: 100 }, elastic: true,
    alwaysOn: 'never', healthCheck: true, vnetIntegration: 'yes', privateEndpoints: 'yes',
    hybridConnections: ['Windows'], containers: ['Linux'], zoneRedundancy: 'yes', backup: 'yes', mounts: true,
    dailyMemoryQuota: [], contentShare: 'required', identityOnlyStorage: false,
    retirement: { Linux: null, Windows: null },
    page: 'https://learn.microsoft.com/azure/azure-functions/functions-premium-plan',
    sources: ['S-SCALE', 'S-SLOTS', 'S-PREM', 'S-IAC', 'S-TF', 'S-SKILLS'], checkedOn: '2026-11-21',
    notes: [
      'Linux scales to between 20 and 100 instances by region and trigger; 100 is the highest.',
      'A zone-redundant plan needs 2 workers and 2 minimum instances per app.',
      'Minimum instances above 20 per app are not confirmed by current text.',
    ],
  },
  dedicated: {
    label: 'Dedicated', systems: ['Linux', 'Windows'],
    hosts: { Linux: ['~4', '~3', '~2'], Windows: ['~4', '~3', '~2', '~1'] },
    inProcess: true, appsPerPlan: null, slots: null,
    timeoutMinutes: { default: 30, max: null }, scaleLimit: null, elastic: false,
    alwaysOn: 'bySku', healthCheck: true, vnetIntegration: 'bySku', privateEndpoints: 'bySku',
    hybridConnections: ['Windows'], containers: ['Linux'], zoneRedundancy: 'bySku', backup: 'bySku', mounts: true,
    dailyMemoryQuota: [], contentShare: 'unused', identityOnlyStorage: true,
    retirement: { Linux: null, Windows: null },
    page: 'https://learn.microsoft.com/azure/azure-functions/dedicated-plan',
    sources: ['S-SCALE', 'S-SLOTS', 'S-LIM', 'S-TF', 'S-SKILLS'], checkedOn: '2026-11-21',
    notes: ['A run is unbounded only while the app is always on.'],
  },
} as const satisfies Record<string, PlanFacts>;

export type PlanId = keyof typeof PLANS;
