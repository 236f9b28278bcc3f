import type { IConstruct } from '../framework';

/** What one app shares with the other apps of a program. */
interface Share {
  readonly app: IConstruct;
  /** Whatever the app says more about itself, for the message. */
  readonly detail: string;
}

/**
 * What the apps of one program share: plans, host ids, names of accounts.
 *
 * It is filled while apps are defined and read when the program is validated, so that no app has to look through the tree.
 */
export class Registry {
  private static readonly byRoot = new WeakMap<IConstruct, Registry>();

  /** The registry of the tree that a construct is in. */
  public static of(construct: IConstruct): Registry {
    const { root } = construct.node;
    const existing = Registry.byRoot.get(root);
    if (existing !== undefined) return existing;
    const registry = new Registry();
    Registry.byRoot.set(root, registry);
    return registry;
  }

  private readonly shares = new Map<unknown, Map<string, Share[]>>();

  /** Says that an app uses a place of something: an id in an account, a place on a plan. */
  public claim(thing: unknown, place: string, app: IConstruct, detail = ''): void {
    const places = this.shares.get(thing) ?? new Map<string, Share[]>();
    this.shares.set(thing, places);
    const claims = places.get(place) ?? [];
    places.set(place, claims);
    claims.push({ app, detail });
  }

  /** The app that claimed the same place before, if it is still in the tree. */
  public earlier(thing: unknown, place: string, app: IConstruct): Share | undefined {
    const claims = this.shares.get(thing)?.get(place) ?? [];
    if (claims.length < 2) return undefined;
    const first = claims.find(({ app: claimant }) => isInTree(claimant));
    return first === undefined || first.app === app ? undefined : first;
  }
}

function isInTree(construct: IConstruct): boolean {
  for (let node = construct.node; node.scope !== undefined; node = node.scope.node) {
    if (node.scope.node.tryFindChild(node.id)?.node !== node) return false;
  }
  return true;
}
