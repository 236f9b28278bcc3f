import { HOST_STORAGE_SERVICES, PRIVATE_LINK } from '../catalog/network';
import { mountsContentShare } from './derived';
import { show } from './explain';
import { bySku, planName, type PlanTerms } from './plan-terms';
import { isKnown, UNRESOLVED, type Finding, type MaybeKnown } from './rule';

/** A part of a resource that a private endpoint leads to, as the catalogue names it. */
export type Subresource = keyof typeof PRIVATE_LINK;
/** A part of a storage account. */
export type StorageSubresource = Exclude<Subresource, 'sites'>;

const RESTRICT_PAGE = 'https://learn.microsoft.com/azure/azure-functions/configure-networking-how-to#restrict-your-storage-account-to-a-virtual-network';

/** Whether an app has its code in a file share that a network can close: a container brings it along. */
const hasContentShare = (plan: PlanTerms, container: boolean): boolean => plan.facts.elastic && mountsContentShare(plan, container);

/** The parts of its host storage account that a host uses, in the order of the catalogue: these need an endpoint, and no others. */
export function storageSubresources(plan: PlanTerms, container: boolean, uses: readonly string[]): StorageSubresource[] {
  const reasons = ['always', ...uses, ...(hasContentShare(plan, container) ? ['contentShare'] : [])];
  return HOST_STORAGE_SERVICES.filter(({ neededFor }) => neededFor.some((reason) => reasons.includes(reason))).map(({ subresource }) => subresource);
}

/** What the rules about a closed host storage account look at. */
export interface ClosedStorageInput {
  readonly plan: MaybeKnown<PlanTerms>;
  /** Whether the account can be reached from the app's network only. */
  readonly closed: boolean;
  /** Whether private endpoints are defined for it. */
  readonly endpoints: boolean;
  /** What is there may be a token. */
  readonly virtualNetworkSubnetId: unknown;
  readonly container: unknown;
  readonly contentShareName: unknown;
  /** As the program has it, not as it is derived. */
  readonly contentOverVnet: MaybeKnown<boolean> | undefined;
  /** Whether the host has the account's key, and not an identity or a secret. */
  readonly withKey: boolean;
  /** Whether the library can define the content share: the account is its own, or its id is known. */
  readonly definesShare: boolean;
}

/** An app reaches a closed account through its virtual network, and through nothing else. */
export function closedStorageIsReached(input: ClosedStorageInput): Finding[] {
  const { plan, closed, endpoints } = input;
  if (!isKnown(plan) || (!closed && !endpoints)) return [];
  const account = closed ? `'hostStorage' is closed to public networks` : `'hostStorage' has private endpoints`;
  const integrates = bySku(plan.facts.vnetIntegration, plan.group, (group) => group.vnetIntegration);
  if (integrates === false) {
    return [{
      code: 'AZFN6011',
      what: `${account}, but ${planName(plan)} has no virtual network integration`,
      why: `the host reaches such an account through a virtual network only, and does not start without it (${RESTRICT_PAGE})`,
      fix: `use a FlexConsumptionPlan, an ElasticPremiumPlan or a larger SKU, or an account that is open to public networks`,
    }];
  }
  // An environment is in its network already, and an existing plan may be in one.
  const outside = plan.id !== 'dedicated' || plan.group?.environment === false;
  // Where the program asks for the share to be reached through the network, `AZFN5005` says what is missing for it.
  const saidElsewhere = input.contentOverVnet === true && hasContentShare(plan, input.container !== undefined);
  if (outside && input.virtualNetworkSubnetId === undefined && !saidElsewhere) {
    return [{
      code: 'AZFN6011',
      what: `${account}, but 'virtualNetworkSubnetId' is missing`,
      why: `the host reaches such an account through a virtual network only, and private endpoints are of no use outside of one (${RESTRICT_PAGE})`,
      fix: `set 'virtualNetworkSubnetId' to a subnet of the network that has the account's private endpoints`,
    }];
  }
  return closed ? contentShareIsPrivate(plan, input) : [];
}

/** The share with the code is reached like the rest of the account. */
function contentShareIsPrivate(plan: PlanTerms, { container, contentOverVnet, contentShareName, withKey, definesShare }: ClosedStorageInput): Finding[] {
  if (!hasContentShare(plan, container !== undefined)) return [];
  if (contentOverVnet === false) {
    return [{
      code: 'AZFN6011',
      what: `'hostStorage' is closed to public networks, but 'contentOverVnet' is false`,
      why: `the code of an Elastic Premium app is in a file share of the account, and the app would ask for it outside of the network (${RESTRICT_PAGE})`,
      fix: `leave 'contentOverVnet' out`,
    }];
  }
  if (!withKey || definesShare || contentShareName !== undefined || contentOverVnet !== undefined) return [];
  return [{
    code: 'AZFN6011',
    what: `'hostStorage' is closed to public networks, but neither 'contentShareName' nor the account's 'storageAccountId' is set`,
    why: `Azure cannot create the file share with the code in such an account, so it has to be there before the app (${RESTRICT_PAGE})`,
    fix: `set 'storageAccountId' in 'hostStorage' to have the share defined, or 'contentShareName' to one that exists`,
  }];
}

/** Private DNS zones by the prop that names them. */
export interface EndpointZones {
  readonly subresource: Subresource;
  /** Prop with the ids of zones. */
  readonly prop: string;
  readonly zoneIds: MaybeKnown<readonly MaybeKnown<string>[]> | undefined;
}

const ZONE_WHY: Readonly<Record<'sites' | 'storage', string>> = {
  sites: 'the public name of the app then leads to its public address, which answers 403 once public access is closed',
  storage: 'the public name of the account then leads to its public address, which refuses the host',
};

/** Without a record in a private DNS zone nobody finds an endpoint. */
export function endpointsHaveZones(endpoints: readonly EndpointZones[], subject: string): Finding[] {
  return endpoints
    .filter(({ zoneIds }) => zoneIds === undefined)
    .map(({ subresource, prop }): Finding => {
      const { zone, page } = PRIVATE_LINK[subresource];
      return {
        code: 'AZFN6014',
        what: `'${prop}' is missing for ${subject}`,
        why: `${ZONE_WHY[subresource === 'sites' ? 'sites' : 'storage']}, unless a policy or your own DNS server knows the endpoint (${page})`,
        fix: `set '${prop}' to the id of the private DNS zone '${zone}', or acknowledge the code with a reason`,
      };
    });
}

/** The name of the zone in an id. */
const zoneOf = (id: string): string => (id.split('/').at(-1) ?? '').toLowerCase();

/** Records are found only in the zone of their own kind; in the zone of another kind they hide nothing and help nobody. */
export function zonesFit(endpoints: readonly EndpointZones[]): Finding[] {
  return endpoints.flatMap(({ subresource, prop, zoneIds }) => {
    if (zoneIds === undefined || !isKnown(zoneIds)) return [];
    const own = PRIVATE_LINK[subresource];
    return zoneIds.filter(isKnown).flatMap((id): Finding[] => {
      const zone = zoneOf(id);
      const other = Object.values(PRIVATE_LINK).find(({ zonePrefix }) => zone.startsWith(zonePrefix));
      if (other === undefined || other.subresource === own.subresource) return [];
      return [{
        code: 'AZFN6015',
        what: `'${prop}' has the zone ${show(zone)}, which is that of '${other.subresource}' endpoints; this one leads to '${own.subresource}'`,
        why: `names are looked up in the zone of their own kind, so the record would never be found (${own.page})`,
        fix: `use the zone '${own.zone}'`,
      }];
    });
  });
}

/** The zones of one service of a storage account, out of options that may be tokens. */
export function zonesOfService(subresource: StorageSubresource, options: Readonly<Record<string, unknown>>): EndpointZones {
  const prop = `${subresource}PrivateDnsZoneIds`;
  return { subresource, prop, zoneIds: options[prop] as EndpointZones['zoneIds'] };
}

/** The zones of a storage account fit its services; for options that were read. */
export const storageZonesFit = (plain: Readonly<Record<string, unknown>>): Finding[] =>
  zonesFit(HOST_STORAGE_SERVICES.map(({ subresource }) => zonesOfService(subresource, plain)));

/** A name can only be derived from a name. */
export function endpointNameIsKnown(given: MaybeKnown<string> | undefined, name: MaybeKnown<string>, of: string): Finding[] {
  if (given !== undefined || name !== UNRESOLVED) return [];
  return [{
    code: 'AZFN8005',
    what: `${of} is a token, and the name of the private endpoint is derived from it`,
    why: `a derived name has to be legal, so the name it comes from has to be known when the program runs (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork)`,
    fix: `set 'privateEndpointName'`,
  }];
}

