/** A group of SKUs with the same abilities. */
export interface SkuGroupFacts {
  /** Spelling of `sku_name`. */
  readonly skus: readonly string[];
  /** Key of `PLANS`; `null` for SKUs that carry no function apps. */
  readonly plan: string | null;
  readonly tier: string;
  readonly systems: readonly string[];
  /** Deployment slots including production; `null` where the plan row says it by system. */
  readonly slots: number | null;
  readonly alwaysOn: boolean;
  /** Whether Windows workers are 32-bit only. */
  readonly only32Bit: boolean;
  readonly vnetIntegration: boolean;
  readonly privateEndpoints: boolean;
  readonly zoneRedundancy: boolean;
  readonly backup: boolean;
  /** Whether the SKU lives in an App Service Environment. */
  readonly environment: boolean;
  readonly sources: readonly string[];
  readonly checkedOn: string;
  readonly notes: readonly string[];
}

export const SKU_GROUPS = [
  {
    skus: ['F1'], plan: 'dedicated', tier: 'Free', systems: ['Linux', 'Windows'], slots: 1, alwaysOn: false,
    only32Bit: true, vnetIntegration: false, privateEndpoints: false, zoneRedundancy: false, backup: false,
    environment: false, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['D1', 'SHARED'], plan: 'dedicated', tier: 'Shared', systems: ['Windows'], slots: 1, alwaysOn: false,
    only32Bit: true, vnetIntegration: false, privateEndpoints: false, zoneRedundancy: false, backup: false,
    environment: false, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['B1', 'B2', 'B3'], plan: 'dedicated', tier: 'Basic', systems: ['Linux', 'Windows'], slots: 1,
    alwaysOn: true, only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: false,
    backup: false, environment: false, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['S1', 'S2', 'S3'], plan: 'dedicated', tier: 'Standard', systems: ['Linux', 'Windows'], slots: 5,
    alwaysOn: true, only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: false,
    backup: true, environment: false, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['P1v2', 'P2v2', 'P3v2'], plan: 'dedicated', tier: 'PremiumV2', systems: ['Linux', 'Windows'], slots: 20,
    alwaysOn: true, only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true,
    backup: true, environment: false, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['P0v3', 'P1v3', 'P2v3', 'P3v3', 'P1mv3', 'P2mv3', 'P3mv3', 'P4mv3', 'P5mv3'], plan: 'dedicated',
    tier: 'PremiumV3', systems: ['Linux', 'Windows'], slots: 20, alwaysOn: true, only32Bit: false,
    vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true, backup: true, environment: false,
    sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['P0v4', 'P1v4', 'P2v4', 'P3v4', 'P1mv4', 'P2mv4', 'P3mv4', 'P4mv4', 'P5mv4'], plan: 'dedicated',
    tier: 'PremiumV4', systems: ['Linux', 'Windows'], slots: 20, alwaysOn: true, only32Bit: false,
    vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true, backup: true, environment: false,
    sources: ['S-TF'], checkedOn: '2026-11-21', notes: ['Slot count assumed from the Premium family.'],
  },
  {
    skus: ['I1', 'I2', 'I3'], plan: 'dedicated', tier: 'Isolated', systems: ['Linux', 'Windows'], slots: 20,
    alwaysOn: true, only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: false,
    backup: true, environment: true, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21',
    notes: ['App Service Environment v2, retired; the provider still lists the SKUs.'],
  },
  {
    skus: ['I1v2', 'I2v2', 'I3v2', 'I4v2', 'I5v2', 'I6v2', 'I1mv2', 'I2mv2', 'I3mv2', 'I4mv2', 'I5mv2'],
    plan: 'dedicated', tier: 'IsolatedV2', systems: ['Linux', 'Windows'], slots: 20, alwaysOn: true,
    only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true, backup: true,
    environment: true, sources: ['S-LIM', 'S-TF'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['Y1'], plan: 'consumption', tier: 'Dynamic', systems: ['Linux', 'Windows'], slots: null, alwaysOn: false,
    only32Bit: false, vnetIntegration: false, privateEndpoints: false, zoneRedundancy: false, backup: false,
    environment: false, sources: ['S-SLOTS', 'S-SCALE', 'S-DEVOPS', 'S-SKILLS'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['FC1'], plan: 'flexConsumption', tier: 'FlexConsumption', systems: ['Linux'], slots: 1, alwaysOn: false,
    only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true, backup: false,
    environment: false, sources: ['S-SLOTS', 'S-SCALE'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['EP1', 'EP2', 'EP3'], plan: 'elasticPremium', tier: 'ElasticPremium', systems: ['Linux', 'Windows'],
    slots: 3, alwaysOn: false, only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true,
    backup: true, environment: false, sources: ['S-SLOTS', 'S-SCALE'], checkedOn: '2026-11-21', notes: [],
  },
  {
    skus: ['WS1', 'WS2', 'WS3'], plan: null, tier: 'WorkflowStandard', systems: ['Linux', 'Windows'], slots: null,
    alwaysOn: false, only32Bit: false, vnetIntegration: true, privateEndpoints: true, zoneRedundancy: true,
    backup: false, environment: false, sources: ['S-TF'], checkedOn: '2026-11-21',
    notes: ['Logic Apps Standard only.'],
  },
] as const satisfies readonly SkuGroupFacts[];
