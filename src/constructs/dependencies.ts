import { Aspects, TerraformDataSource, TerraformResource, TerraformStack, type IConstruct, type ITerraformDependable } from '../framework';

/** Who is written again once the program is whole, by the stack that is synthesized. */
const watched = new WeakMap<IConstruct, Map<IConstruct, () => void>>();

/**
 * Calls `write` once the program is whole, for a construct that was told to wait with `node.addDependency()`.
 *
 * The framework passes such dependencies over, and they may be added last of all.
 */
export function watchDependencies(construct: IConstruct, write: () => void): void {
  const stack = TerraformStack.of(construct);
  const existing = watched.get(stack);
  if (existing !== undefined) {
    existing.set(construct, write);
    return;
  }
  const writes = new Map([[construct, write]]);
  watched.set(stack, writes);
  Aspects.of(stack).add({
    visit: (node) => {
      const again = writes.get(node);
      if (again !== undefined && node.node.dependencies.length > 0) again();
    },
  });
}

/** Resources and data sources that a construct was told to wait for: those of its stack, and none of its own. */
export function dependenciesOf(construct: IConstruct): (IConstruct & ITerraformDependable)[] {
  const { dependencies } = construct.node;
  if (dependencies.length === 0) return [];
  const stack = TerraformStack.of(construct);
  return dependencies
    .flatMap((dependency) => dependency.node.findAll())
    .filter(isDependable)
    .filter((element) => TerraformStack.of(element) === stack && !element.node.scopes.includes(construct));
}

const isDependable = (element: IConstruct): element is TerraformResource | TerraformDataSource =>
  TerraformResource.isTerraformResource(element) || TerraformDataSource.isTerraformDataSource(element);
