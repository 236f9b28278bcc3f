import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization, type IConstruct } from '../framework';
import { UNRESOLVED, type MaybeKnown } from '../rules/rule';

/** A plain value, or `UNRESOLVED` for a token. The only place that asks. */
export const known = <T>(value: T): MaybeKnown<T> => (Token.isUnresolved(value) ? UNRESOLVED : value);

/**
 * A text that is the same for the same value within a stack: every reading of an attribute makes another token, so tokens
 * are told apart by the expression they become. Asked for once the program is whole.
 */
export function expressionOf(scope: IConstruct, value: string): string {
  if (!Token.isUnresolved(value)) return value;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return `${TerraformStack.of(scope).node.path} ${String(Tokenization.resolve(value, { scope, resolver, preparing: false }))}`;
}
