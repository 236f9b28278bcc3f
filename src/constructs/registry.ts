import { TerraformStack, type IConstruct } from '../framework';
import { explain } from '../rules/explain';
import type { Finding } from '../rules/rule';

interface Claim {
  readonly app: IConstruct;
  /** Name of the app: one app that several stacks define, stage by stage, does not stand in its own way. */
  readonly who: string;
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

  private readonly watched = new WeakSet<IConstruct>();
  private readonly synthesized = new WeakSet<IConstruct>();
  private readonly claims: Claim[] = [];
  private index: Index = { asked: new Set(), firsts: new Map(), keys: new Map() };

  /** Notes when the stack of a construct is synthesized: then what is added is in no file. */
  public watch(construct: IConstruct): void {
    const stack = TerraformStack.of(construct);
    if (this.watched.has(stack)) return;
    this.watched.add(stack);
    stack.node.addValidation({
      validate: () => {
        this.synthesized.add(stack);
        return [];
      },
    });
  }

  /** Whether the stack of a construct was synthesized already. */
  public isSynthesized(construct: IConstruct): boolean {
    return this.synthesized.has(TerraformStack.of(construct));
  }

  /** Claims something for one app alone: whoever comes second is refused once the program is validated. */
  public claimAlone(app: IConstruct, who: string, key: () => string, taken: (other: string) => Finding): void {
    const earlier = this.claim(app, who, key);
    app.node.addValidation({
      validate: () => {
        const other = earlier();
        return other === undefined ? [] : [explain(taken(other.node.path))];
      },
    });
  }

  /** Says that an app uses something, and returns a question: which other app of the tree used it before? */
  private claim(app: IConstruct, who: string, key: () => string): () => IConstruct | undefined {
    const claim = { app, who, key };
    this.claims.push(claim);
    return () => {
      // Asked again, the program is validated again, and may have changed in between.
      if (this.index.asked.has(claim) || !this.index.keys.has(claim)) this.index = this.read();
      this.index.asked.add(claim);
      const first = this.index.firsts.get(this.index.keys.get(claim) ?? '');
      return first === undefined || first.who === who ? undefined : first.app;
    };
  }

  /** Who was first, by what is claimed; read once for all apps. */
  private read(): Index {
    const firsts = new Map<string, Claim>();
    const keys = new Map<Claim, string>();
    for (const claim of this.claims) {
      const key = isInTree(claim.app) ? claim.key() : '';
      keys.set(claim, key);
      if (key !== '' && !firsts.has(key)) firsts.set(key, claim);
    }
    return { asked: new Set(), firsts, keys };
  }
}

interface Index {
  readonly asked: Set<Claim>;
  readonly firsts: ReadonlyMap<string, Claim>;
  readonly keys: ReadonlyMap<Claim, string>;
}

function isInTree(construct: IConstruct): boolean {
  for (let node = construct.node; node.scope !== undefined; node = node.scope.node) {
    if (node.scope.node.tryFindChild(node.id)?.node !== node) return false;
  }
  return true;
}
