import { PRIVATE_ENDPOINT_SUBNET, RESERVED_ADDRESSES, SUBNETS, type SubnetFacts } from '../catalog/network';
import { allOf, show } from './explain';
import { planName, type PlanTerms } from './plan-terms';
import { isKnown, type Finding, type MaybeKnown } from './rule';

/** What rules look at in a subnet of the program. */
export interface SubnetTerms {
  /** Where the subnet is defined. */
  readonly path: string;
  readonly name: MaybeKnown<string>;
  /** Services that it is delegated to. */
  readonly delegations: MaybeKnown<readonly MaybeKnown<string>[]>;
  /** Whether Terraform leaves the delegation to somebody else. */
  readonly ignoresDelegation: boolean;
  /** Length of its prefix; of several, of one that is as large as all of them. */
  readonly prefix: MaybeKnown<number>;
}

/** What a plan asks of a subnet; `undefined` where it has no virtual network integration. */
export const subnetFacts = ({ id }: PlanTerms): SubnetFacts | undefined =>
  Object.hasOwn(SUBNETS, id) ? SUBNETS[id as keyof typeof SUBNETS] : undefined;

const ids = (path: string): string => `'virtualNetworkSubnetId' is the subnet ${show(path)}`;

/** A subnet is delegated to the service that connects the apps of the plan, and to no other. */
export function delegationFits({ path, delegations, ignoresDelegation }: SubnetTerms, plan: PlanTerms): Finding[] {
  const facts = subnetFacts(plan);
  if (facts === undefined || !isKnown(delegations)) return [];
  const known = delegations.filter(isKnown);
  const why = `Azure connects apps of the plan through a subnet that is delegated to that service alone (${facts.page})`;
  const wanted = `${planName(plan)} needs '${facts.delegation}'`;
  const block = `delegation: [{ name: 'functions', serviceDelegation: { name: '${facts.delegation}', actions: ['${facts.actions.join("', '")}'] } }]`;
  if (delegations.length > 1) {
    return [{
      code: 'AZFN6006',
      what: `${ids(path)}, which has ${delegations.length} delegations; a subnet has one, and ${wanted}`,
      why,
      fix: `write one: ${block}`,
    }];
  }
  if (delegations.length === 0) {
    if (ignoresDelegation) return [];
    return [{ code: 'AZFN6006', what: `${ids(path)}, which is delegated to no service; ${wanted}`, why, fix: `add to the subnet: ${block}` }];
  }
  if (known.length === 0 || known[0].toLowerCase() === facts.delegation.toLowerCase()) return [];
  return [{
    code: 'AZFN6006',
    what: `${ids(path)}, which is delegated to ${show(known[0])}; ${wanted}`,
    why,
    fix: `use another subnet, or write ${block}`,
  }];
}

/** Whether a subnet is delegated to what apps of a plan need; `undefined` while that is not known. */
export function isDelegatedFor(plan: PlanTerms, delegations: MaybeKnown<readonly MaybeKnown<string>[]>): boolean | undefined {
  const facts = subnetFacts(plan);
  if (facts === undefined || !isKnown(delegations) || delegations.length !== 1) return undefined;
  const [service] = delegations;
  return isKnown(service) ? service.toLowerCase() === facts.delegation.toLowerCase() : undefined;
}

/** Flex Consumption takes no underscores in the name of a subnet. */
export function subnetNameFits(name: MaybeKnown<string>, plan: PlanTerms): Finding[] {
  const facts = subnetFacts(plan);
  if (facts === undefined || facts.underscores || !isKnown(name) || !name.includes('_')) return [];
  return [{
    code: 'AZFN6007',
    what: `'virtualNetworkSubnetId' is the subnet ${show(name)}, but ${planName(plan)} takes no subnet with an underscore in its name`,
    why: `Azure does not create the app then (https://learn.microsoft.com/azure/azure-functions/functions-networking-options#regional-virtual-network-integration)`,
    fix: `use a subnet with another name, for example ${show(name.replace(/_+/g, '-'))}`,
  }];
}

/** The same for an id that is written in the program. */
export function subnetIdFits(plan: MaybeKnown<PlanTerms>, subnetId: MaybeKnown<string> | undefined): Finding[] {
  if (!isKnown(plan) || subnetId === undefined || !isKnown(subnetId)) return [];
  return subnetNameFits(subnetId.slice(subnetId.lastIndexOf('/') + 1), plan);
}

/** The platform refuses subnets that are too small. */
export function subnetIsLargeEnough({ path, prefix }: SubnetTerms, plan: PlanTerms): Finding[] {
  const facts = subnetFacts(plan);
  if (facts === undefined || facts.longestPrefix === null || !isKnown(prefix) || prefix <= facts.longestPrefix) return [];
  return [{
    code: 'AZFN6008',
    what: `${ids(path)}, a /${prefix}, but ${planName(plan)} needs a /${facts.longestPrefix} or larger`,
    why: `each worker takes an address, and Azure keeps ${RESERVED_ADDRESSES} for itself (${facts.page})`,
    fix: `give the subnet a /${facts.recommendedPrefix[plan.system]}; its size cannot be changed while an app is connected`,
  }];
}

/** Addresses that a subnet has for workers. */
export const usableAddresses = (prefix: number): number => Math.max(0, 2 ** (32 - prefix) - RESERVED_ADDRESSES);

/** A subnet that works, but has too little room for what the plan may grow to. */
export function subnetHasRoom({ path, prefix }: SubnetTerms, plan: PlanTerms, flexApps: number): Finding[] {
  const facts = subnetFacts(plan);
  if (facts === undefined || !isKnown(prefix) || (facts.longestPrefix !== null && prefix > facts.longestPrefix)) return [];
  const small = (what: string, why: string, to: number): Finding[] => [{
    code: 'AZFN6009',
    what: `${ids(path)}, a /${prefix} ${what}`,
    why: `${why} (${facts.page})`,
    fix: `give the subnet a /${to} before an app is connected, or acknowledge the code with a reason`,
  }];
  if (facts.gateways !== null) {
    const recommended = flexApps > 1 ? facts.sharedPrefix : facts.recommendedPrefix[plan.system];
    if (prefix <= recommended) return [];
    return small(
      `for ${flexApps > 1 ? `${flexApps} apps` : 'an app'} on ${planName(plan)}, where a /${recommended} or larger is recommended`,
      `apps of a subnet share up to ${facts.gateways} gateways, and with fewer of them outbound calls become slow`,
      recommended,
    );
  }
  const workers = plan.id === 'elasticPremium' ? plan.maximumElasticWorkerCount : plan.workerCount;
  const usable = usableAddresses(prefix);
  if (workers !== undefined && isKnown(workers)) {
    if (usable >= 2 * workers) return [];
    return small(
      `with ${usable} addresses, but the plan may have ${workers} workers`,
      `each worker takes an address, and two while Azure replaces it`,
      Math.min(facts.recommendedPrefix[plan.system], 32 - Math.ceil(Math.log2(2 * workers + RESERVED_ADDRESSES))),
    );
  }
  // A Dedicated plan that does not say how many workers it has does not scale out by itself.
  const recommended = facts.recommendedPrefix[plan.system];
  if (plan.id !== 'elasticPremium' || prefix <= recommended) return [];
  return small(
    `with ${usable} addresses, where a /${recommended} or larger is recommended for ${planName(plan)} on ${plan.system}`,
    `each worker takes an address, and two while Azure replaces it, so the plan would stop growing`,
    recommended,
  );
}

/** Who else is in a subnet. */
export interface Neighbour {
  readonly path: string;
  readonly plan: PlanTerms;
}

/** Flex Consumption shares a subnet with itself only. */
export const kindsDiffer = (plan: PlanTerms, other: Neighbour): Finding => ({
  code: 'AZFN6010',
  what: `'virtualNetworkSubnetId' is also the subnet of ${show(other.path)}, which is on ${planName(other.plan)}, and this app is on ${planName(plan)}`,
  why: `a subnet is delegated to one service, and the two plans need different ones (${SUBNETS.flexConsumption.page})`,
  fix: 'give each of the two plans a subnet of its own',
});

/** What is not an app and takes a subnet for itself. */
export const subnetIsTaken = (what: 'a private endpoint' | 'a Container Apps environment', other: string, plan: PlanTerms): Finding => ({
  code: 'AZFN6010',
  what: `'virtualNetworkSubnetId' is also the subnet of ${show(other)}, ${what}`,
  why:
    what === 'a private endpoint'
      ? `Azure puts no private endpoint into a delegated subnet, and delegates none that has one (${PRIVATE_ENDPOINT_SUBNET.page})`
      : `an environment has its subnet for itself, although the delegation is the same (${subnetFacts(plan)?.page ?? SUBNETS.flexConsumption.page})`,
  fix: 'give each of the two a subnet of its own',
});

/** Private endpoints go where nothing is delegated. */
export function endpointSubnetIsPlain(subnet: SubnetTerms | undefined, app: string | undefined): Finding[] {
  const delegations = subnet !== undefined && isKnown(subnet.delegations) ? subnet.delegations : [];
  if (delegations.length === 0 && app === undefined) return [];
  const services = delegations.filter(isKnown);
  const said =
    delegations.length === 0 || subnet === undefined
      ? `a subnet through which ${show(app)} is connected`
      : `the subnet ${show(subnet.path)}, which is delegated${services.length === 0 ? '' : ` to ${allOf(services.map(show))}`}`;
  return [{
    code: 'AZFN6010',
    what: `'subnetId' of the private endpoint is ${said}`,
    why: `Azure puts no private endpoint into a delegated subnet (${PRIVATE_ENDPOINT_SUBNET.page})`,
    fix: 'use a subnet without a delegation',
  }];
}

/** Several plans share a subnet only if it is large enough for that. */
export function plansShareSubnet(subnet: SubnetTerms | undefined, plan: PlanTerms, other: string): Finding[] {
  const facts = subnetFacts(plan);
  if (facts === undefined) return [];
  const prefix = subnet !== undefined && isKnown(subnet.prefix) ? subnet.prefix : undefined;
  if (prefix !== undefined && prefix <= facts.sharedPrefix) return [];
  const why = `plans share a subnet of /${facts.sharedPrefix} or larger, and only within one subscription (${SUBNETS.dedicated.page})`;
  const shared = `'virtualNetworkSubnetId' is also the subnet of ${show(other)}, which is on another plan`;
  if (prefix !== undefined) {
    return [{ code: 'AZFN6008', what: `${shared}, and the subnet is a /${prefix}`, why, fix: `use a subnet per plan, or one of /${facts.sharedPrefix} or larger` }];
  }
  return [{ code: 'AZFN6013', what: shared, why, fix: `use a subnet per plan, or make sure that this one is large enough, or acknowledge the code with a reason` }];
}

/**
 * A plan reaches only so many networks.
 *
 * @param position which of the plan's subnets this one is, counted from 1
 * @param others apps on the plan's first subnets
 */
export function subnetsFitPlan(plan: PlanTerms, position: number, others: readonly string[]): Finding[] {
  const facts = subnetFacts(plan);
  if (facts === undefined || facts.subnetsPerPlan === null || position <= facts.subnetsPerPlan) return [];
  return [{
    code: 'AZFN6012',
    what: `'virtualNetworkSubnetId' is subnet number ${position} of the plan, beside those of ${allOf(others.map(show))}`,
    why: `a worker is connected to ${facts.subnetsPerPlan} subnets at most, and all apps of a plan run on the same workers (${SUBNETS.dedicated.page})`,
    fix: `use one of the other subnets of the plan, or give the app another plan`,
  }];
}
