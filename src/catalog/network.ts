import type { NameFacts } from './names';

/** What a subnet needs so that apps of a plan reach a virtual network through it. */
export interface SubnetFacts {
  /** Service that the subnet is delegated to, and what the delegation lets the service do. */
  readonly delegation: string;
  readonly actions: readonly string[];
  /** Resource provider that the subscription of the network needs to be registered for. */
  readonly provider: string;
  /** Whether azurerm registers it by itself, with its usual settings. */
  readonly registered: boolean;
  /** Longest prefix that the platform takes; `null` where a smaller subnet works, with less capacity. */
  readonly longestPrefix: number | null;
  /** Longest prefix that is recommended for one app or plan, by system. */
  readonly recommendedPrefix: { readonly Linux: number; readonly Windows: number };
  /** Longest prefix for several: of apps on Flex Consumption, of plans elsewhere. */
  readonly sharedPrefix: number;
  /** Addresses that all apps of the subnet take at most; `null` where each worker takes one, and two while it is replaced. */
  readonly gateways: number | null;
  /** Different subnets that apps of one plan can be connected to. */
  readonly subnetsPerPlan: number | null;
  /** Whether the name of the subnet may have underscores. */
  readonly underscores: boolean;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
  readonly notes: readonly string[];
}

const OPTIONS_PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-networking-options#subnets';
const INTEGRATION_PAGE = 'https://learn.microsoft.com/azure/app-service/overview-vnet-integration#subnet-requirements';

/** Subnets by plan; a plan that is missing has no virtual network integration. */
export const SUBNETS = {
  flexConsumption: {
    delegation: 'Microsoft.App/environments', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
    provider: 'Microsoft.App', registered: false, longestPrefix: null, recommendedPrefix: { Linux: 27, Windows: 27 }, sharedPrefix: 26,
    gateways: 27, subnetsPerPlan: null, underscores: false,
    page: OPTIONS_PAGE, sources: ['S-NET', 'S-FLEXHOW', 'S-FLEX', 'S-TFREG'], checkedOn: '2026-11-21',
    notes: [
      'The table of the page calls /27 the minimum; its text says that a smaller subnet has less outbound capacity.',
      'Apps of the plan may share a subnet; a Container Apps environment, private endpoints and other plans may not.',
      'azurerm registers Microsoft.App with none of its sets, so that it has to be named in resource_providers_to_register.',
      'The page counts service endpoints as another use; a Microsoft answer of 2026-02 and practice say that they work.',
    ],
  },
  elasticPremium: {
    delegation: 'Microsoft.Web/serverFarms', actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
    provider: 'Microsoft.Web', registered: true, longestPrefix: 28, recommendedPrefix: { Linux: 26, Windows: 24 }, sharedPrefix: 26,
    gateways: null, subnetsPerPlan: 2, underscores: true,
    page: OPTIONS_PAGE, sources: ['S-NET', 'S-VNET', 'S-TFREG'], checkedOn: '2026-11-21',
    notes: ['The portal asks for the recommended sizes when it creates the subnet.'],
  },
  dedicated: {
    delegation: 'Microsoft.Web/serverFarms', actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
    provider: 'Microsoft.Web', registered: true, longestPrefix: 28, recommendedPrefix: { Linux: 26, Windows: 26 }, sharedPrefix: 26,
    gateways: null, subnetsPerPlan: 2, underscores: true,
    page: INTEGRATION_PAGE, sources: ['S-NET', 'S-VNET', 'S-TFREG'], checkedOn: '2026-11-21',
    notes: [
      'Several plans may share a subnet of /26 or larger if all are in one subscription (multi-plan subnet join).',
      'One sentence of the Functions page still says that apps of another plan cannot use the subnet; two others say they can.',
      'Apps of an App Service Environment are in its network already.',
    ],
  },
} as const satisfies Readonly<Record<string, SubnetFacts>>;

/** Addresses of every subnet that Azure keeps for itself. */
export const RESERVED_ADDRESSES = 5;

/** A part of a resource that a private endpoint leads to. */
export interface PrivateLinkFacts {
  /** Name of the part, as `subresource_names` has it. */
  readonly subresource: string;
  /** Private DNS zone in the public cloud. */
  readonly zone: string;
  /** What the names of its zones begin with in every cloud. */
  readonly zonePrefix: string;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const APP_ENDPOINT_PAGE = 'https://learn.microsoft.com/azure/app-service/overview-private-endpoint#dns';
const ZONES_PAGE = 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns';

export const PRIVATE_LINK = {
  sites: {
    subresource: 'sites', zone: 'privatelink.azurewebsites.net', zonePrefix: 'privatelink.azurewebsites.',
    page: APP_ENDPOINT_PAGE, sources: ['S-PEAPP', 'S-PEDNS'], checkedOn: '2026-11-21',
  },
  blob: {
    subresource: 'blob', zone: 'privatelink.blob.core.windows.net', zonePrefix: 'privatelink.blob.',
    page: ZONES_PAGE, sources: ['S-PEDNS'], checkedOn: '2026-11-21',
  },
  queue: {
    subresource: 'queue', zone: 'privatelink.queue.core.windows.net', zonePrefix: 'privatelink.queue.',
    page: ZONES_PAGE, sources: ['S-PEDNS'], checkedOn: '2026-11-21',
  },
  table: {
    subresource: 'table', zone: 'privatelink.table.core.windows.net', zonePrefix: 'privatelink.table.',
    page: ZONES_PAGE, sources: ['S-PEDNS'], checkedOn: '2026-11-21',
  },
  file: {
    subresource: 'file', zone: 'privatelink.file.core.windows.net', zonePrefix: 'privatelink.file.',
    page: ZONES_PAGE, sources: ['S-PEDNS'], checkedOn: '2026-11-21',
  },
} as const satisfies Readonly<Record<string, PrivateLinkFacts>>;

/** What comes before the name of a slot in the name of its part. */
export const SLOT_SUBRESOURCE = 'sites-';

/** Which part of the host storage account a host uses. */
export interface HostStorageServiceFacts {
  /** Key of `PRIVATE_LINK`. */
  readonly subresource: string;
  /** What the app does with the account, as `HostStorageUse` has it; `always`, or `contentShare` where the plan mounts one. */
  readonly neededFor: readonly string[];
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const STORAGE_PAGE = 'https://learn.microsoft.com/azure/azure-functions/storage-considerations#storage-account-requirements';
const RESTRICT_PAGE = 'https://learn.microsoft.com/azure/azure-functions/configure-networking-how-to#restrict-your-storage-account-to-a-virtual-network';

export const HOST_STORAGE_SERVICES = [
  {
    subresource: 'blob', neededFor: ['always'],
    page: STORAGE_PAGE, sources: ['S-STOR', 'S-NETHOW'], checkedOn: '2026-11-21',
  },
  {
    subresource: 'queue', neededFor: ['blobTrigger', 'durableFunctions', 'queueTrigger', 'queueOutput'],
    page: STORAGE_PAGE, sources: ['S-STOR', 'S-NETHOW'], checkedOn: '2026-11-21',
  },
  {
    subresource: 'table', neededFor: ['diagnosticEvents', 'durableFunctions', 'tableInput', 'tableOutput'],
    page: STORAGE_PAGE, sources: ['S-STOR', 'S-NETHOW'], checkedOn: '2026-11-21',
  },
  {
    subresource: 'file', neededFor: ['contentShare'],
    page: RESTRICT_PAGE, sources: ['S-NETHOW', 'S-STOR'], checkedOn: '2026-11-21',
  },
] as const satisfies readonly HostStorageServiceFacts[];

/** Where private endpoints do not go. */
export const PRIVATE_ENDPOINT_SUBNET = {
  /** Whether a delegated subnet takes them; the code of the refusal is `PrivateEndpointCreationNotAllowedAsSubnetIsDelegated`. */
  delegated: false,
  page: 'https://learn.microsoft.com/azure/private-link/troubleshoot-private-endpoint-creation-failed',
  sources: ['S-PEFAIL', 'S-PEAPP'], checkedOn: '2026-11-21',
} as const;

/** How a private endpoint and its network interface may be called; the provider's rule, which is that of Azure. */
export const PRIVATE_ENDPOINT_NAME = {
  label: 'a private endpoint', min: 1, max: 80, pattern: '^[0-9A-Za-z]([0-9A-Za-z_.-]{0,78}[0-9A-Za-z_])?$',
  characters: 'letters, digits, underscores, periods and hyphens, a letter or digit first, no period or hyphen at the end',
  page: 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork',
  sources: ['S-NAMES', 'S-TFPE'], checkedOn: '2026-11-21',
} as const satisfies NameFacts;

/** The file share with an app's code. */
export const CONTENT_SHARE = {
  /** Size that the share can grow to, in GiB: the largest that every account takes; what is stored is billed. */
  quotaGiB: 5120,
  page: RESTRICT_PAGE, sources: ['S-NETHOW', 'S-TFSHARE'], checkedOn: '2026-11-21',
} as const;
