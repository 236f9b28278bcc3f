import { compareVersions } from '../rules/versions';
import { and, closing, isUnknown, not, or, truthOf, unescaped, Unknown, type Text, type Truth } from './msbuild-text';

/** What a condition can see. */
export interface ConditionScope {
  expand(text: string): Text;
  /** Whether something is at a path, from the folder that conditions of this kind look from. */
  exists(path: string): boolean;
}

type Token = { readonly kind: 'word' | 'quoted'; readonly text: string } | { readonly kind: 'sign'; readonly text: string };

/** Raised inside this file only; the condition is then one that only a build can tell. */
class NoCondition extends Error {}

/** Limits of one condition: how deep brackets may be, and its length. */
export const CONDITION_LIMITS = { depth: 50, length: 16_384 } as const;

/** Whether a condition holds. */
export function evaluateCondition(condition: string | undefined, scope: ConditionScope): Truth {
  if (condition === undefined || condition.trim() === '') return true;
  if (condition.length > CONDITION_LIMITS.length) return new Unknown('a condition that is too long');
  try {
    const parser = new Parser(tokens(condition), scope);
    return parser.whole();
  } catch (error) {
    if (error instanceof NoCondition) return new Unknown(`the condition "${condition.trim().slice(0, 60)}"`);
    throw error;
  }
}

const SIGNS = ['==', '!=', '<=', '>=', '<', '>', '(', ')', ',', '!'] as const;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at])) {
      at += 1;
      continue;
    }
    if (text[at] === "'") {
      const end = endOfQuoted(text, at);
      found.push({ kind: 'quoted', text: text.slice(at + 1, end) });
      at = end + 1;
      continue;
    }
    const sign = SIGNS.find((candidate) => text.startsWith(candidate, at));
    if (sign !== undefined) {
      found.push({ kind: 'sign', text: sign });
      at += sign.length;
      continue;
    }
    const end = endOfWord(text, at);
    found.push({ kind: 'word', text: text.slice(at, end) });
    at = end;
  }
  return found;
}

/** The quote that ends a text; quotes inside of `$(…)` belong to the reference. */
function endOfQuoted(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "'") return at;
    if (text[at] === '$' && text[at + 1] === '(') {
      const close = closing(text, at + 1);
      if (close !== -1) at = close;
    }
  }
  throw new NoCondition();
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (/[$@%]/.test(text[at]) && text[at + 1] === '(') {
      const close = closing(text, at + 1);
      if (close === -1) throw new NoCondition();
      at = close + 1;
    } else if (/[\w.+-]/.test(text[at])) at += 1;
    else break;
  }
  if (at === from) throw new NoCondition();
  return at;
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly list: readonly Token[],
    private readonly scope: ConditionScope,
  ) {}

  public whole(): Truth {
    const truth = this.either();
    if (this.at < this.list.length) throw new NoCondition();
    return truth;
  }

  private either(): Truth {
    let truth = this.both();
    while (this.takes('word', 'or')) {
      const right = this.both();
      truth = or(truth, () => right);
    }
    return truth;
  }

  private both(): Truth {
    let truth = this.single();
    while (this.takes('word', 'and')) {
      const right = this.single();
      truth = and(truth, () => right);
    }
    return truth;
  }

  private single(): Truth {
    this.depth += 1;
    if (this.depth > CONDITION_LIMITS.depth) throw new NoCondition();
    const truth = this.takes('sign', '!') ? not(this.single()) : this.takes('sign', '(') ? this.bracket() : this.comparison();
    this.depth -= 1;
    return truth;
  }

  private bracket(): Truth {
    const truth = this.either();
    if (!this.takes('sign', ')')) throw new NoCondition();
    return truth;
  }

  private comparison(): Truth {
    const left = this.operand();
    if (typeof left === 'object' && 'truth' in left) return left.truth;
    const sign = this.list[this.at];
    if (sign?.kind !== 'sign' || sign.text === ')' || sign.text === ',' || sign.text === '(' || sign.text === '!') return asTruth(left);
    this.at += 1;
    const right = this.operand();
    if (typeof right === 'object' && 'truth' in right) throw new NoCondition();
    if (isUnknown(left)) return left;
    return isUnknown(right) ? right : compare(left, sign.text, right);
  }

  /** A text, or the truth that a function such as `Exists('…')` has. */
  private operand(): Text | { readonly truth: Truth } {
    const token = this.list[this.at];
    if (token === undefined || token.kind === 'sign') throw new NoCondition();
    this.at += 1;
    const next = this.list[this.at];
    if (token.kind === 'word' && next?.kind === 'sign' && next.text === '(') return { truth: this.call(token.text) };
    const value = this.scope.expand(token.text);
    return isUnknown(value) ? value : unescaped(value);
  }

  private call(name: string): Truth {
    this.at += 1;
    const argument = this.operand();
    if ((typeof argument === 'object' && 'truth' in argument) || !this.takes('sign', ')')) throw new NoCondition();
    if (isUnknown(argument)) return argument;
    if (name.toLowerCase() === 'exists') return argument !== '' && this.scope.exists(argument);
    if (name.toLowerCase() === 'hastrailingslash') return /[\\/]$/.test(argument);
    throw new NoCondition();
  }

  private takes(kind: Token['kind'], text: string): boolean {
    const token = this.list[this.at];
    if (token?.kind !== kind || token.text.toLowerCase() !== text) return false;
    this.at += 1;
    return true;
  }
}

/** A text that stands alone. */
function asTruth(text: Text): Truth {
  if (isUnknown(text)) return text;
  return truthOf(text) ?? new Unknown(`'${text.slice(0, 40)}' as a condition`);
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const HEXADECIMAL = /^0x[0-9a-f]+$/i;
const VERSION = /^\d+(\.\d+){1,3}$/;

const numberOf = (text: string): number | undefined => (DECIMAL.test(text) || HEXADECIMAL.test(text) ? Number(text) : undefined);

/** Texts are compared as numbers where both are, then as truths, then without case. */
function compare(left: string, sign: string, right: string): Truth {
  const numbers = [numberOf(left), numberOf(right)];
  const [a, b] = numbers;
  if (sign === '==' || sign === '!=') {
    const truths = [truthOf(left), truthOf(right)];
    const same =
      a !== undefined && b !== undefined ? a === b : truths[0] !== undefined && truths[1] !== undefined ? truths[0] === truths[1] : left.toLowerCase() === right.toLowerCase();
    return (sign === '==') === same;
  }
  const difference = a !== undefined && b !== undefined ? a - b : versionDifference(left, right);
  // MSBuild stops here, unless an operator before has decided already.
  if (difference === undefined) return new Unknown(`the comparison of '${left.slice(0, 40)}' and '${right.slice(0, 40)}'`);
  if (sign === '<') return difference < 0;
  if (sign === '>') return difference > 0;
  return sign === '<=' ? difference <= 0 : difference >= 0;
}

/** A version is compared with a number by its first part, and is the higher one where that is equal. */
function versionDifference(left: string, right: string): number | undefined {
  if (VERSION.test(left) && VERSION.test(right)) return compareVersions(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (VERSION.test(left) && b !== undefined) return Number(left.split('.')[0]) - b || 1;
  return VERSION.test(right) && a !== undefined ? a - Number(right.split('.')[0]) || -1 : undefined;
}
