/** How Azure resources that this library names may be called. */
export interface NameFacts {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** Regular expression for the characters, also valid for Terraform's `regex`; `min` and `max` are checked beside it. */
  readonly pattern: string;
  readonly characters: string;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const PAGE = 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';

export const NAMES = {
  resourceGroup: {
    label: 'a resource group', min: 1, max: 90, pattern: '^[0-9A-Za-z_().-]*[0-9A-Za-z_()-]$',
    characters: 'letters, digits, hyphens, underscores, parentheses and periods, no period at the end',
    page: PAGE, sources: ['S-NAMES', 'S-TF455'], checkedOn: '2026-11-21',
  },
  functionApp: {
    label: 'a function app', min: 2, max: 60, pattern: '^[0-9A-Za-z][0-9A-Za-z-]{0,58}[0-9A-Za-z]$',
    characters: 'letters, digits and hyphens, no hyphen at either end',
    page: PAGE, sources: ['S-NAMES', 'S-TF455', 'S-SLOTS'], checkedOn: '2026-11-21',
  },
  slot: {
    label: 'a slot', min: 2, max: 59, pattern: '^[0-9A-Za-z][0-9A-Za-z-]{0,57}[0-9A-Za-z]$',
    characters: 'letters, digits and hyphens, no hyphen at either end',
    page: PAGE, sources: ['S-NAMES', 'S-TF455'], checkedOn: '2026-11-21',
  },
  plan: {
    label: 'a plan', min: 1, max: 60, pattern: '^[0-9A-Za-z_-]{1,60}$',
    characters: 'letters, digits, hyphens and underscores',
    page: PAGE, sources: ['S-NAMES', 'S-TF455'], checkedOn: '2026-11-21',
  },
  storageAccount: {
    label: 'a storage account', min: 3, max: 24, pattern: '^[0-9a-z]{3,24}$',
    characters: 'lower-case letters and digits',
    page: PAGE, sources: ['S-NAMES'], checkedOn: '2026-11-21',
  },
  container: {
    label: 'a blob container', min: 3, max: 63, pattern: '^[0-9a-z]([0-9a-z]|-[0-9a-z])*$',
    characters: 'lower-case letters, digits and single hyphens between them',
    page: PAGE, sources: ['S-NAMES', 'S-TF455'], checkedOn: '2026-11-21',
  },
  fileShare: {
    label: 'a file share', min: 3, max: 63, pattern: '^[0-9a-z]([0-9a-z]|-[0-9a-z])*$',
    characters: 'lower-case letters, digits and single hyphens between them',
    page: PAGE, sources: ['S-NAMES'], checkedOn: '2026-11-21',
  },
  hostId: {
    label: 'a host id', min: 1, max: 32, pattern: '^[0-9a-z]([0-9a-z]|-[0-9a-z])*$',
    characters: 'lower-case letters, digits and single hyphens between them',
    page: 'https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations',
    sources: ['S-STOR'], checkedOn: '2026-11-21',
  },
  userAssignedIdentity: {
    label: 'a user-assigned identity', min: 3, max: 128, pattern: '^[0-9A-Za-z][0-9A-Za-z_-]*$',
    characters: 'letters, digits, hyphens and underscores, a letter or digit first',
    page: PAGE, sources: ['S-NAMES'], checkedOn: '2026-11-21',
  },
  functionName: {
    label: 'a function', min: 1, max: 127, pattern: '^[A-Za-z][0-9A-Za-z_-]{0,126}$',
    characters: 'letters, digits, underscores and hyphens, a letter first',
    page: 'https://learn.microsoft.com/azure/azure-functions/functions-app-settings',
    sources: ['S-APPSET', 'S-ISO', 'S-TF'], checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, NameFacts>;
