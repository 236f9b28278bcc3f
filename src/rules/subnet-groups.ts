import type { Finding } from './rule';
import {
  delegationFits,
  isDelegatedFor,
  kindsDiffer,
  plansShareSubnet,
  subnetHasRoom,
  subnetIsLargeEnough,
  subnetIsTaken,
  subnetNameFits,
  subnetsFitPlan,
  type Neighbour,
  type SubnetTerms,
} from './subnet-rules';

/** How an id is told from others: two different literals or resources are two things, two other expressions may be one. */
export interface Identity {
  readonly key: string;
  readonly kind: 'literal' | 'resource' | 'other';
}

/** An app and the subnet that it is connected to. */
export interface SubnetUse extends Neighbour {
  readonly stack: string;
  readonly planId: Identity;
  readonly subnetId: Identity;
}

/** What takes a subnet and is no app. */
export interface SubnetTaker {
  readonly what: 'a private endpoint' | 'a Container Apps environment';
  readonly path: string;
  /** Key of the identity of the subnet. */
  readonly subnet: string;
}

type Kind = 'flex' | 'classic';

interface Group {
  readonly first: SubnetUse;
  readonly firsts: Map<Kind, SubnetUse>;
  readonly takers: SubnetTaker[];
  flexApps: number;
}

interface Member {
  readonly use: SubnetUse;
  readonly group: Group;
  /** Whether the app speaks for all apps of its kind and stack: what is wrong with a subnet is said once. */
  readonly speaks: boolean;
  /** Whether it is the first app of its plan in the subnet. */
  readonly speaksForPlan: boolean;
  /** First app of the first plan in the subnet, where this is the first app of another plan. */
  readonly sharesWith: SubnetUse | undefined;
  /** Which subnet of its plan this is, and apps on the first two, where this is the first app that says so. */
  readonly place: { readonly position: number; readonly others: readonly string[] } | undefined;
}

const kindOf = ({ plan }: Neighbour): Kind => (plan.id === 'flexConsumption' ? 'flex' : 'classic');

/** The value of a key, made where there is none. */
function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}

/** Who is in which subnet; put together once, and asked by each app. */
export class SubnetGroups {
  private readonly groups = new Map<string, Group>();
  private readonly members = new Map<string, Member>();
  /** Subnets of a plan, each with its first app: by plan and by how the subnet is known. */
  private readonly subnetsOfPlans = new Map<string, Map<string, string>>();
  private readonly plansOfSubnets = new Map<string, Map<string, SubnetUse>>();
  private readonly spoken = new Set<string>();

  /** @param termsOf what is known about the subnet of an identity */
  constructor(
    uses: readonly SubnetUse[],
    takers: readonly SubnetTaker[],
    private readonly termsOf: (subnet: string) => SubnetTerms | undefined,
  ) {
    for (const use of uses) this.join(use);
    for (const taker of takers) this.groups.get(taker.subnet)?.takers.push(taker);
  }

  /** The first app that is connected to a subnet. */
  public firstApp(subnet: string): string | undefined {
    return this.groups.get(subnet)?.first.path;
  }

  /** Everything about the subnet of an app that it has to say. */
  public findings(path: string): Finding[] {
    const member = this.members.get(path);
    if (member === undefined) return [];
    const { use, group, sharesWith, place } = member;
    const { plan } = use;
    const terms = this.termsOf(use.subnetId.key);
    const rival = group.firsts.get(kindOf(use) === 'flex' ? 'classic' : 'flex');
    if (rival !== undefined && !owns(use, rival, group, terms)) return member.speaks ? [kindsDiffer(plan, rival)] : [];
    return [
      ...(member.speaks ? subnetFindings(terms, use, group) : []),
      ...(terms !== undefined && (kindOf(use) === 'flex' ? member.speaks : member.speaksForPlan) ? subnetHasRoom(terms, plan, group.flexApps) : []),
      ...(sharesWith === undefined ? [] : plansShareSubnet(terms, plan, sharesWith.path)),
      ...(place === undefined ? [] : subnetsFitPlan(plan, place.position, place.others)),
    ];
  }

  private join(use: SubnetUse): void {
    const { path, stack, subnetId, planId } = use;
    const kind = kindOf(use);
    const group = at(this.groups, subnetId.key, (): Group => ({ first: use, firsts: new Map(), takers: [], flexApps: 0 }));
    at(group.firsts, kind, () => use);
    if (kind === 'flex') group.flexApps += 1;
    this.members.set(path, {
      use,
      group,
      speaks: this.isFirst(`kind ${subnetId.key} ${kind} ${stack}`),
      speaksForPlan: this.isFirst(`plan ${subnetId.key} ${planId.key}`),
      sharesWith: kind === 'flex' ? undefined : this.sharesWith(use),
      place: kind === 'flex' ? undefined : this.placeOf(use),
    });
  }

  private isFirst(what: string): boolean {
    if (this.spoken.has(what)) return false;
    this.spoken.add(what);
    return true;
  }

  private sharesWith(use: SubnetUse): SubnetUse | undefined {
    const { subnetId, planId } = use;
    if (planId.kind === 'other') return undefined;
    const plans = at(this.plansOfSubnets, `${subnetId.key} ${planId.kind}`, () => new Map<string, SubnetUse>());
    if (plans.has(planId.key)) return undefined;
    plans.set(planId.key, use);
    const [first] = plans.values();
    return first === use ? undefined : first;
  }

  private placeOf({ path, subnetId, planId }: SubnetUse): Member['place'] {
    if (subnetId.kind === 'other') return undefined;
    const subnets = at(this.subnetsOfPlans, `${planId.key} ${subnetId.kind}`, () => new Map<string, string>());
    if (subnets.has(subnetId.key)) return undefined;
    const others: string[] = [];
    for (const other of subnets.values()) if (others.push(other) === 2) break;
    subnets.set(subnetId.key, path);
    return { position: subnets.size, others };
  }
}

/** Whether a subnet belongs to the kind of an app: by its delegation, else by who was there first. */
function owns(use: SubnetUse, rival: SubnetUse, group: Group, terms: SubnetTerms | undefined): boolean {
  const delegated = terms === undefined ? undefined : isDelegatedFor(use.plan, terms.delegations);
  const toRival = terms === undefined ? undefined : isDelegatedFor(rival.plan, terms.delegations);
  return delegated === true || (toRival !== true && kindOf(group.first) === kindOf(use));
}

/** What is wrong with the subnet itself, or with who else is in it. */
function subnetFindings(terms: SubnetTerms | undefined, { plan }: SubnetUse, { takers }: Group): Finding[] {
  return [
    ...(terms === undefined ? [] : [...delegationFits(terms, plan), ...subnetNameFits(terms.name, plan), ...subnetIsLargeEnough(terms, plan)]),
    ...takers.map(({ what, path }) => subnetIsTaken(what, path, plan)),
  ];
}
