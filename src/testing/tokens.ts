import { DefaultTokenResolver, StringConcat, Token, Tokenization, type TerraformStack } from '../framework';
import { isAsymmetric } from './matching';

/**
 * An expectation with its tokens as Terraform spells them in a stack, so that they can be compared with what was synthesized.
 *
 * Without a stack, and where a test runner or a regular expression has to look into a token, it is an error.
 *
 * @param at what the expectation is about, for the error
 */
export function resolved(expected: unknown, stack: TerraformStack | undefined, at: string): unknown {
  if (isAsymmetric(expected)) {
    if (hasToken(expected.sample)) throw refusal(at, 'which a matcher of the test runner cannot look into');
    return expected;
  }
  if (expected instanceof RegExp) {
    if (/TfToken\\?\[/.test(expected.source)) throw refusal(at, 'which a regular expression cannot look into');
    return expected;
  }
  if (typeof expected === 'object' && expected !== null && !Token.isUnresolved(expected)) {
    if (Array.isArray(expected)) return expected.map((item, index) => resolved(item, stack, `${at}[${index}]`));
    return Object.fromEntries(Object.entries(expected).map(([name, value]) => [literalName(name, at), resolved(value, stack, `${at}.${name}`)]));
  }
  if (!Token.isUnresolved(expected)) return expected;
  if (stack === undefined) throw refusal(at, 'and it is not known which stack it belongs to: pass the construct, the stack, or what functionApp() or slot() returned');
  try {
    return Tokenization.resolve(expected, { scope: stack, resolver: new DefaultTokenResolver(new StringConcat()), preparing: isReadFromState(expected, stack) });
  } catch {
    throw refusal(at, `which the stack '${stack.node.path}' cannot say`);
  }
}

/** What a reference says about itself, and what the framework has noted of those from stack to stack. */
interface Reference {
  readonly identifier?: string;
  readonly originStack?: TerraformStack;
}
interface Crossings {
  readonly crossStackOutputs?: Readonly<Record<string, unknown>>;
  readonly crossStackDataSources?: Readonly<Record<string, unknown>>;
}

/**
 * Whether the program reads what is referred to from the state of another stack: only then are references made anew
 * what they are in the program, and nothing is added to it.
 */
function isReadFromState(expected: unknown, stack: TerraformStack): boolean {
  const foreign = (Tokenization.reverse(expected) as Reference[]).filter(({ originStack }) => originStack !== undefined && originStack !== stack);
  const { crossStackDataSources = {} } = stack as unknown as Crossings;
  return foreign.length > 0 && foreign.every(({ originStack, identifier }) => {
    const { crossStackOutputs = {} } = originStack as unknown as Crossings;
    return Object.hasOwn(crossStackOutputs, String(identifier)) && Object.hasOwn(crossStackDataSources, String(originStack?.node.path));
  });
}

/** A name that is compared with names: a token would never be one. */
export function literalName(name: string, at: string): string {
  if (Token.isUnresolved(name)) throw new Error(`the name of ${at} is a token, whose text is not known: write the name`);
  return name;
}

const refusal = (at: string, why: string): Error =>
  new Error(`${at}: what is expected has a token in it, ${why}; Terraform spells references like '\${azurerm_resource_group.orders.name}', and so may the expectation`);

function hasToken(value: unknown): boolean {
  if (Token.isUnresolved(value)) return true;
  if (value instanceof RegExp) return /TfToken\\?\[/.test(value.source);
  return typeof value === 'object' && value !== null && (isAsymmetric(value) ? hasToken(value.sample) : Object.values(value).some(hasToken));
}
