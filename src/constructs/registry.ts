import type { IConstruct } from '../framework';

interface Claim {
  readonly app: IConstruct;
  /** What is claimed; asked for once the program is whole, because only then tokens can be told apart. */
  readonly key: () => string;
}

/**
 * What the apps of one program must not share: places on plans, host ids, names of accounts.
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

  private readonly claims: Claim[] = [];
  private index?: { readonly size: number; readonly firsts: ReadonlyMap<string, IConstruct>; readonly keys: ReadonlyMap<Claim, string> };

  /** Says that an app uses something, and returns a question: which app of the tree used it before? */
  public claim(app: IConstruct, key: () => string): () => IConstruct | undefined {
    const claim = { app, key };
    this.claims.push(claim);
    return () => {
      const { firsts, keys } = this.indexed();
      const first = firsts.get(keys.get(claim) ?? '');
      return first === app ? undefined : first;
    };
  }

  /** Who was first, by what is claimed; made once for all apps. */
  private indexed() {
    if (this.index?.size === this.claims.length) return this.index;
    const firsts = new Map<string, IConstruct>();
    const keys = new Map<Claim, string>();
    for (const claim of this.claims) {
      if (!isInTree(claim.app)) continue;
      const key = claim.key();
      keys.set(claim, key);
      if (!firsts.has(key)) firsts.set(key, claim.app);
    }
    this.index = { size: this.claims.length, firsts, keys };
    return this.index;
  }
}

function isInTree(construct: IConstruct): boolean {
  for (let node = construct.node; node.scope !== undefined; node = node.scope.node) {
    if (node.scope.node.tryFindChild(node.id)?.node !== node) return false;
  }
  return true;
}
