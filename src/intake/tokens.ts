import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization, type IConstruct } from '../framework';
import { UNRESOLVED, type MaybeKnown } from '../rules/rule';

/** Text with an expression of Terraform in it, written by hand: the framework hands it on as it is. */
const EXPRESSION = /(^|[^$])[$][{].+[}]|(^|[^%])%[{].+[}]/s;

/** Whether only Terraform will know the value: a token of any kind, or text with an expression in it. */
export const isUnknown = (value: unknown): boolean => (typeof value === 'string' && EXPRESSION.test(value)) || Token.isUnresolved(value);

/** A plain value, or `UNRESOLVED` where only Terraform will know it. */
export const known = <T>(value: T): MaybeKnown<T> => (isUnknown(value) ? UNRESOLVED : value);

/**
 * A text that is the same for the same value within a stack: every reading of an attribute makes another token, so tokens
 * are told apart by the expression they become. Asked for once the program is whole.
 */
export function expressionOf(scope: IConstruct, value: string): string {
  if (!isUnknown(value)) return value;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return `${TerraformStack.of(scope).node.path} ${String(Tokenization.resolve(value, { scope, resolver, preparing: false }))}`;
}
