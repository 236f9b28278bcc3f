import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization, type IConstruct, type TerraformResource } from '../framework';
import { expressionOf, isUnknown } from './tokens';

/** What the framework's references to attributes have in common; their class is not part of its interface. */
interface Reference {
  readonly identifier?: unknown;
  readonly originStack?: unknown;
}

/**
 * A text that is the same for the same id anywhere in the program: a literal in lower case, or the attribute of a resource
 * with the stack that the resource is in, whichever stack asks.
 */
export function identityOf(scope: IConstruct, id: string): string {
  if (!isUnknown(id)) return id.toLowerCase();
  const fragments = Tokenization.reverseString(id);
  const reference: Reference | undefined = fragments.length === 1 ? (fragments.firstToken as Reference | undefined) : undefined;
  const { identifier, originStack } = reference ?? {};
  if (typeof identifier === 'string' && TerraformStack.isStack(originStack)) return `${originStack.node.path} \${${identifier}}`;
  return expressionOf(scope, id);
}

/** The identity of a resource's id, as `identityOf` has it for whoever refers to it. */
export const identityOfResource = (resource: TerraformResource): string =>
  `${TerraformStack.of(resource).node.path} \${${resource.terraformResourceType}.${resource.friendlyUniqueId}.id}`;

/** Whether an identity is that of a literal or of a resource of the program, so that two different ones are two different things. */
export const kindOfIdentity = (identity: string): 'literal' | 'resource' | 'other' =>
  identity.startsWith('/') ? 'literal' : /^\S+ \$\{azurerm_\w+\.[^.[\]]+\.id\}$/.test(identity) ? 'resource' : 'other';

/** The arguments of a resource as they will be written, overrides included; what Terraform alone knows is an expression. */
export function argumentsOf(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const written = rawArgumentsOf(resource);
  const resolver = new DefaultTokenResolver(new StringConcat());
  return (Tokenization.resolve(written, { scope: resource, resolver, preparing: false }) ?? {}) as Record<string, unknown>;
}

/** The same with the framework's tokens in it, for ids that are compared. */
export function rawArgumentsOf(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: byType } = resource.toTerraform() as { readonly resource?: Record<string, Record<string, Record<string, unknown>>> };
  const { '//': _metadata, ...written } = byType?.[resource.terraformResourceType]?.[resource.friendlyUniqueId] ?? {};
  return written;
}
