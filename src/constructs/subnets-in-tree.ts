import { Aspects, TerraformResource, TerraformStack, type IConstruct } from '../framework';
import { known, type Context } from '../intake';
import { argumentsOf, identityOf, identityOfResource, kindOfIdentity, rawArgumentsOf } from '../intake/references';
import { isWarning } from '../rules/codes';
import { explain } from '../rules/explain';
import { zonesFit, type EndpointZones } from '../rules/network-rules';
import type { PlanTerms } from '../rules/plan-terms';
import { isKnown, UNRESOLVED, type Finding, type MaybeKnown } from '../rules/rule';
import { SubnetGroups, type Identity, type SubnetTaker, type SubnetUse } from '../rules/subnet-groups';
import { endpointSubnetIsPlain, type SubnetTerms } from '../rules/subnet-rules';
import { subnetTerms } from './subnet-terms';
import { warn, type WarningAcknowledgement } from './warnings';

/** What an app says about the subnet that it is connected to. */
export interface SubnetPlace {
  readonly plan: PlanTerms;
  readonly servicePlanId: string;
  readonly acknowledge: readonly WarningAcknowledgement[];
  readonly context: Context;
}

/**
 * Lets the subnet of an app be checked once the program is whole: its delegation, name and size, and who else is in it.
 *
 * The subnet is looked for in all stacks of the program; one that is not there is checked for its neighbours only.
 */
export function watchSubnet(app: IConstruct, subnetId: string, place: SubnetPlace): void {
  const tree = SubnetsInTree.of(app);
  tree.apps.set(app, { subnetId, ...place });
  app.node.addValidation({ validate: () => tree.check(app).map(explain) });
  Aspects.of(app).add({ visit: (node) => (node === app ? tree.warn(app) : undefined) });
}

/** Lets subnet and zones of a private endpoint of this library be checked once the program is whole. */
export function watchEndpoint(endpoint: IConstruct, subnetId: string, zones: EndpointZones): void {
  const tree = SubnetsInTree.of(endpoint);
  tree.endpoints.set(endpoint, { subnetId, zones });
  endpoint.node.addValidation({ validate: () => tree.checkEndpoint(endpoint).map(explain) });
}

interface AppInSubnet extends SubnetPlace {
  readonly subnetId: string;
}

interface EndpointInSubnet {
  readonly subnetId: string;
  /** Zones as the program names them: by ids or tokens. */
  readonly zones: EndpointZones;
}

/** What was found when the tree was looked through. */
interface Reading {
  readonly groups: SubnetGroups;
  readonly termsOf: (subnet: string) => SubnetTerms | undefined;
  /** Names of the private DNS zones of the program. */
  readonly zones: ReadonlyMap<string, TerraformResource>;
}

/** Resources that take a subnet and are no apps: what they are called, and their argument with the subnet. */
const TAKERS = {
  azurerm_private_endpoint: ['a private endpoint', 'subnet_id'],
  azurerm_container_app_environment: ['a Container Apps environment', 'infrastructure_subnet_id'],
} as const;

/** The subnets of one program, and who is in them. */
class SubnetsInTree {
  private static readonly byRoot = new WeakMap<IConstruct, SubnetsInTree>();

  public static of({ node: { root } }: IConstruct): SubnetsInTree {
    const existing = SubnetsInTree.byRoot.get(root) ?? new SubnetsInTree(root);
    SubnetsInTree.byRoot.set(root, existing);
    return existing;
  }

  public readonly apps = new Map<IConstruct, AppInSubnet>();
  public readonly endpoints = new Map<IConstruct, EndpointInSubnet>();
  // Warnings are asked for by aspects, which may still change the program before it is validated.
  private readonly forErrors = new OncePerRound(() => this.read());
  private readonly forWarnings = new OncePerRound(() => this.read());
  private readonly warned = new WeakMap<IConstruct, Set<string>>();

  private constructor(private readonly root: IConstruct) {}

  /** Everything about the subnet of an app that stops the program. */
  public check(app: IConstruct): Finding[] {
    return this.forErrors.ask(app).groups.findings(app.node.path).filter(({ code }) => !isWarning(code));
  }

  /** Puts on an app what is legal about its subnet and worth a word. */
  public warn(app: IConstruct): void {
    const place = this.apps.get(app);
    if (place === undefined) return;
    const said = this.warned.get(app) ?? new Set<string>();
    this.warned.set(app, said);
    const found = this.forWarnings.ask(app).groups.findings(app.node.path).filter(({ code, what }) => isWarning(code) && !said.has(what));
    for (const { what } of found) said.add(what);
    warn(app, found, place.acknowledge, place.context);
  }

  /** Everything about subnet and zones of an endpoint that stops the program. */
  public checkEndpoint(endpoint: IConstruct): Finding[] {
    const watched = this.endpoints.get(endpoint);
    if (watched === undefined) return [];
    const { groups, termsOf, zones } = this.forErrors.ask(endpoint);
    const subnet = identityOf(endpoint, watched.subnetId);
    const { zoneIds } = watched.zones;
    const names = zoneIds === undefined || !isKnown(known(zoneIds)) ? UNRESOLVED : (zoneIds as readonly string[]).map((id) => zoneName(endpoint, id, zones));
    return [...endpointSubnetIsPlain(termsOf(subnet), groups.firstApp(subnet)), ...zonesFit([{ ...watched.zones, zoneIds: names }])];
  }

  /** Looks through the tree, once for all apps and endpoints. */
  private read(): Reading {
    const uses: SubnetUse[] = [];
    const takers: SubnetTaker[] = [];
    const subnets = new Map<string, TerraformResource>();
    const zones = new Map<string, TerraformResource>();
    for (const construct of this.root.node.findAll()) {
      const place = this.apps.get(construct);
      if (place !== undefined) uses.push(useOf(construct, place));
      if (!TerraformResource.isTerraformResource(construct)) continue;
      if (construct.terraformResourceType === 'azurerm_subnet') subnets.set(identityOfResource(construct), construct);
      if (construct.terraformResourceType === 'azurerm_private_dns_zone') zones.set(identityOfResource(construct), construct);
      if (!this.endpoints.has(construct)) takers.push(...takersIn(construct));
    }
    const read = new Map<string, SubnetTerms>();
    const termsOf = (subnet: string): SubnetTerms | undefined => {
      const resource = subnets.get(subnet);
      if (resource === undefined) return undefined;
      const terms = read.get(subnet) ?? subnetTerms(resource.node.path, argumentsOf(resource));
      read.set(subnet, terms);
      return terms;
    };
    return { groups: new SubnetGroups(uses, takers, termsOf), termsOf, zones };
  }
}

/** An answer that is worked out once for all who ask; asked a second time by the same one, the program may have changed. */
class OncePerRound<Answer> {
  private answer: Answer | undefined;
  private readonly asked = new Set<IConstruct>();

  constructor(private readonly work: () => Answer) {}

  public ask(who: IConstruct): Answer {
    if (this.answer === undefined || this.asked.has(who)) {
      this.asked.clear();
      this.answer = this.work();
    }
    this.asked.add(who);
    return this.answer;
  }
}

function useOf(app: IConstruct, { plan, servicePlanId, subnetId }: AppInSubnet): SubnetUse {
  const { path } = app.node;
  return { path, stack: TerraformStack.of(app).node.path, plan, planId: identity(app, servicePlanId), subnetId: identity(app, subnetId) };
}

function identity(scope: IConstruct, id: string): Identity {
  const key = identityOf(scope, id);
  return { key, kind: kindOfIdentity(key) };
}

/** The name of a zone of the program; an id that is written there was looked at when the endpoint was defined. */
function zoneName(endpoint: IConstruct, id: string, zones: ReadonlyMap<string, TerraformResource>): MaybeKnown<string> {
  const zone = isKnown(known(id)) ? undefined : zones.get(identityOf(endpoint, id));
  const { name } = zone === undefined ? {} : argumentsOf(zone);
  return typeof name === 'string' ? known(name) : UNRESOLVED;
}

function takersIn(resource: TerraformResource): SubnetTaker[] {
  const type = resource.terraformResourceType;
  if (!Object.hasOwn(TAKERS, type)) return [];
  const [what, argument] = TAKERS[type as keyof typeof TAKERS];
  const subnetId = rawArgumentsOf(resource)[argument];
  return typeof subnetId === 'string' ? [{ what, path: resource.node.path, subnet: identityOf(resource, subnetId) }] : [];
}
