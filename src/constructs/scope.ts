import { Construct, TerraformStack, type IConstruct } from '../framework';
import { known } from '../intake';
import { AzfnError, refuse } from '../rules/azfn-error';
import { show } from '../rules/explain';
import { isKnown, type Finding } from '../rules/rule';

const PAGE = 'https://developer.hashicorp.com/terraform/cdktf/concepts/constructs';

/**
 * Checks what a construct is put into and how it is called, before anything is put there.
 *
 * Called in the argument list of `super()`, so that a refused construct leaves no trace.
 */
export function place(scope: unknown, id: unknown, name: string, entry: (...args: never[]) => unknown): Construct {
  const found: Finding[] = [];
  if (!Construct.isConstruct(scope) || !isInStack(scope)) {
    found.push({
      code: 'AZFN8007',
      what: `'scope' is ${scope === undefined || scope === null ? String(scope) : 'not a construct inside a TerraformStack'}`,
      why: `resources belong to a stack, so ${name} needs a stack or a construct inside one (${PAGE})`,
      fix: `pass 'this' from the constructor of a class that extends TerraformStack or Construct`,
    });
  } else if (typeof id === 'string' && scope.node.tryFindChild(id) !== undefined) {
    found.push({
      code: 'AZFN8007',
      what: `'id' is ${show(id)}, which ${show(scope.node.path === '' ? 'the scope' : scope.node.path)} has already`,
      why: `ids are unique within their scope, because the names of resources are made of them (${PAGE})`,
      fix: `use another id`,
    });
  }
  if (typeof id !== 'string' || id.trim() === '' || !isKnown(known(id))) {
    found.push({
      code: 'AZFN8007',
      what: `'id' is ${isKnown(known(id)) ? show(id) : 'a token'}, but text is needed`,
      why: `the names of resources in Terraform are made of ids, so they have to be written in the program (${PAGE})`,
      fix: `pass text such as 'Orders'`,
    });
  }
  refuse(typeof id === 'string' && id.trim() !== '' && isKnown(known(id)) ? `${name} ${show(id)}` : name, found, entry);
  return scope as Construct;
}

function isInStack(scope: IConstruct): boolean {
  for (let current: IConstruct | undefined = scope; current !== undefined; current = current.node.scope) {
    if (TerraformStack.isStack(current)) return true;
  }
  return false;
}

/** Takes a refused construct out of the tree again and throws everything that was found. */
export function withdraw(construct: IConstruct, found: readonly Finding[], entry: (...args: never[]) => unknown): void {
  if (found.length === 0) return;
  const path = construct.node.path;
  construct.node.scope?.node.tryRemoveChild(construct.node.id);
  refuse(path, found, entry);
}

/**
 * Defines what is inside a construct, or nothing.
 *
 * A failure that is not a refusal is a defect of this library. It is said with a code of its own, and the original error
 * is its cause.
 */
export function whole<T>(construct: IConstruct, entry: (...args: never[]) => unknown, define: () => T): T {
  try {
    return define();
  } catch (error) {
    if (error instanceof AzfnError) throw error;
    const path = construct.node.path;
    construct.node.scope?.node.tryRemoveChild(construct.node.id);
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const unexpected = new AzfnError(path, [
      {
        code: 'AZFN9001',
        what: `the construct failed with ${name}: ${show(message)}`,
        why: `this is a defect of the library, or a prop whose getter throws (https://github.com/cdktf-azure-functions/cdktf-azure-functions/issues)`,
        fix: `report it with the program that shows it; until then, look for a prop with an unusual value`,
      },
    ]);
    unexpected.cause = error;
    Error.captureStackTrace(unexpected, entry);
    throw unexpected;
  }
}
