import { Lazy, type TerraformResource, type TerraformResourceLifecycle } from '../framework';

type Stack = Readonly<Record<string, string | true>>;

/** A resource, and the stack that the program wants for it. */
export interface StackPlace {
  readonly target: TerraformResource;
  readonly stack: Stack | undefined;
}

/**
 * Lets Terraform check, while stacks are left to swaps, that each stack of the program runs somewhere.
 *
 * A slot that exists does not get another stack once its own is left alone; without the check nobody would notice. It is
 * part of the last slot, so that it depends on all the others.
 */
export function stacksRunSomewhere(places: readonly StackPlace[]): TerraformResourceLifecycle {
  const wanted = [...new Map(places.map(({ stack }) => [JSON.stringify(stack ?? {}), stack ?? {}])).values()];
  const resources = places.map(({ target }) => target);
  const last = resources[resources.length - 1];
  const address = (resource: TerraformResource): string => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const condition = () => {
    const names = resources.map((resource) => (resource === last ? 'self' : address(resource)));
    return `\${${wanted.map((stack) => `anytrue([${names.map((name) => runsOn(name, stack)).join(', ')}])`).join(' && ')}}`;
  };
  const errorMessage = () =>
    'AZFN3013: The runtime of an app or slot that exists was changed, and Terraform leaves it alone while it differs between ' +
    `them. Make the slot again with 'terraform apply -replace=${address(last)}', or give it another name.`;
  return {
    postcondition: [{ condition: Lazy.stringValue({ produce: condition }), errorMessage: Lazy.stringValue({ produce: errorMessage }) }],
  };
}

/** Whether a resource has a stack, as an expression. */
function runsOn(name: string, stack: Stack): string {
  const attributes = Object.entries(stack).map(([argument, value]) => {
    const attribute = `${name}.site_config[0].application_stack[0].${argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    return value === true ? attribute : `${attribute} == ${JSON.stringify(value)}`;
  });
  // An in-process stack has the version alone, which an isolated one of the same version has too.
  if ('dotnetVersion' in stack && !('useDotnetIsolatedRuntime' in stack)) {
    attributes.push(`try(${name}.site_config[0].application_stack[0].use_dotnet_isolated_runtime, false) != true`);
  }
  return attributes.length === 0 ? 'true' : `try(${attributes.join(' && ')}, false)`;
}
