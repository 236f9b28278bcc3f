import { Construct } from '../framework';
import { CODES } from '../rules/codes';
import { PAST_SUPPORT_CODES } from '../rules/support-rules';
import type { CheckResult } from './checks';
import type { SynthesisMessage } from './data';
import { kindOf, shown } from './matching';
import { accepted, synthesizedOf } from './subjects';
import { listed, refusalOf } from './synthesis';
import { Synthesized } from './synthesized';

/**
 * Whether a program is refused, with all of the codes that are given; without a code, whether it is refused at all.
 *
 * @param negated whether the claim is that it is refused with none of them
 */
export function isRefusedWith(program: unknown, codes: readonly unknown[], negated: boolean): CheckResult {
  const asked = codes.map((code) => checkedCode(code, 'error'));
  const refusals = refusalsOf(program);
  const foreign = refusals.filter(({ code }) => code === undefined);
  if (negated && asked.length > 0 && foreign.length > 0 && among(asked, refusals).length === 0) {
    throw new Error(`the program is refused by something that has no code, so it never comes to ${asked.join(' or ')}:${listed(foreign)}`);
  }
  return judged(asked, refusals, refusals, negated, { none: 'nothing is refused', not: 'so not with', some: 'it is refused', but: 'but not with' });
}

/** Whether a program is accepted and warned about, with all of the codes that are given; without a code, with any of the library. */
export function warnsWith(subject: unknown, codes: readonly unknown[], negated: boolean): CheckResult {
  const asked = codes.map((code) => checkedCode(code, 'warning'));
  const { warnings } = accepted(subject);
  const ours = warnings.filter(({ code }) => code !== undefined);
  return judged(asked, warnings, ours, negated, { none: 'there is no warning', not: 'so none with', some: 'there are warnings', but: 'but none with' });
}

interface Wording {
  readonly none: string;
  readonly not: string;
  readonly some: string;
  readonly but: string;
}

/** All of the codes; under `.not`, any of them. */
function judged(codes: readonly string[], said: readonly SynthesisMessage[], counted: readonly SynthesisMessage[], negated: boolean, wording: Wording): CheckResult {
  if (said.length === 0) return { pass: false, message: `${wording.none}${codes.length === 0 ? '' : `, ${wording.not} ${codes.join(' and ')}`}` };
  const found = among(codes, said);
  const missing = codes.filter((code) => !found.includes(code));
  const pass = codes.length === 0 ? counted.length > 0 : negated ? found.length > 0 : missing.length === 0;
  return { pass, message: `${wording.some}${missing.length === 0 || negated ? '' : `, ${wording.but} ${missing.join(' and ')}`}:${listed(said)}` };
}

const among = (codes: readonly string[], said: readonly SynthesisMessage[]): string[] => codes.filter((code) => said.some((message) => message.code === code));

/**
 * Why a program is refused: by an error while it is defined, or when it is synthesized. Errors of anybody else are thrown on.
 *
 * A function has to return what it defines, because nothing else says what to synthesize.
 */
function refusalsOf(program: unknown): SynthesisMessage[] {
  if (typeof program !== 'function' || Construct.isConstruct(program)) return [...synthesizedOf(program).refusals];
  if (/^class\b/.test(Function.prototype.toString.call(program))) {
    throw new Error(`${program.name === '' ? 'a class' : `'${program.name}' is a class and`} cannot be called: pass a function that makes one and returns it, () => new ${program.name === '' ? 'OrdersStack' : program.name}(…)`);
  }
  let result: unknown;
  try {
    result = (program as () => unknown)();
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === undefined) throw error;
    return refused;
  }
  if (Construct.isConstruct(result) || Synthesized._is(result)) return [...synthesizedOf(result).refusals];
  if (isThenable(result)) {
    result.then(undefined, () => undefined); // what it comes to is nobody's business, and would end the process
    throw new Error('the function is asynchronous, and what it defines later is not seen: wait for what it needs outside, and pass a function that returns the stack');
  }
  throw new Error(`the function returned ${result === undefined ? 'nothing' : kindOf(result)}, so there is nothing to synthesize: return the stack, the app or the construct that it defines`);
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Partial<PromiseLike<unknown>>).then === 'function';

/** A claim about a code that there is not, or that is never an error or a warning, would always fail, and its opposite never. */
function checkedCode(code: unknown, severity: 'error' | 'warning'): string {
  const facts = typeof code === 'string' && Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : undefined;
  if (facts === undefined) throw new Error(`${shown(code)} is no code of this library`);
  const known = code as keyof typeof CODES;
  if (severity === 'warning' && facts.severity === 'error') throw new Error(`${known} is no warning but an error: ask whether the program is refused with it`);
  // A stack can make an error of the end of support, and of no other warning.
  if (severity === 'error' && facts.severity === 'warning' && !PAST_SUPPORT_CODES.includes(known)) throw new Error(`${known} is no error but a warning: ask whether the program is warned about it`);
  return known;
}
