import { callMember, callStatic, plain, type Caller, type Result } from './msbuild-functions';
import { closing, isUnknown, Unknown, type Text } from './msbuild-text';

/** What references in a text can see. */
export interface Scope extends Caller {
  /** Value of a property; empty where none is set. */
  property(name: string): Text;
}

const NAME = /^[A-Za-z_][\w-]*/;

/** Limits of one text: its length, before and after, and how deep references may be. */
export const EXPAND_LIMITS = { length: 16_384, depth: 30 } as const;

/** Replaces every `$(…)` of a text. Item lists and metadata are known to a build alone. */
export function expand(text: string, scope: Scope, depth = 0): Text {
  if (text.length > EXPAND_LIMITS.length || depth > EXPAND_LIMITS.depth) return new Unknown('a text that is too long');
  let result = '';
  for (let at = 0; ; ) {
    const open = text.indexOf('$(', at);
    if (open === -1) {
      result += text.slice(at);
      break;
    }
    const close = closing(text, open + 1);
    if (close === -1) return new Unknown('a reference without an end');
    const value = evaluate(text.slice(open + 2, close), scope, depth);
    if (isUnknown(value)) return value;
    result += text.slice(at, open) + plain(value);
    if (result.length > EXPAND_LIMITS.length) return new Unknown('a text that is too long');
    at = close + 1;
  }
  if (/@\(/.test(result)) return new Unknown('an item list');
  return /%\([\w.]+\)/.test(result) ? new Unknown('metadata of items') : result;
}

/** Where an expression stands. */
interface Inside {
  readonly scope: Scope;
  readonly depth: number;
}

/** Evaluates what stands between `$(` and `)`. */
function evaluate(body: string, scope: Scope, depth: number): Result {
  const text = body.trim();
  const type = /^\[\s*([\w.]+)\s*\]::/.exec(text);
  if (type !== null) {
    const rest = text.slice(type[0].length);
    const name = NAME.exec(rest)?.[0] ?? '';
    return call(rest.slice(name.length), { scope, depth }, (args) => callStatic(type[1], name, args, scope), `the function [${type[1]}]::${name}`);
  }
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return new Unknown(`the expression $(${text.slice(0, 40)})`);
  if (/^registry:/i.test(text)) return new Unknown('the registry of the machine that builds');
  return chain(scope.property(name), text.slice(name.length), { scope, depth });
}

/** Follows `.Name(…)` as often as it is there. */
function chain(value: Result, rest: string, inside: Inside): Result {
  if (rest.trim() === '' || isUnknown(value)) return value;
  const member = /^\s*\.\s*/.exec(rest);
  const name = member === null ? undefined : NAME.exec(rest.slice(member[0].length))?.[0];
  if (member === null || name === undefined) return new Unknown(`the expression ${rest.trim().slice(0, 40)}`);
  return call(rest.slice(member[0].length + name.length), inside, (args) => callMember(value, name, args), `the function ${name}`);
}

/** Reads arguments, calls, and follows what comes after. */
function call(text: string, inside: Inside, function_: (args: readonly string[]) => Result, label: string): Result {
  const open = /^\s*\(/.exec(text)?.[0].length;
  if (open === undefined) return chain(function_([]), text, inside);
  const close = closing(text, open - 1);
  if (close === -1) return new Unknown(`${label} without an end`);
  const args: string[] = [];
  for (const arg of split(text.slice(open, close))) {
    const quote = /^(['"`])([^]*)\1$/.exec(arg);
    const value = expand(quote === null ? arg : quote[2], inside.scope, inside.depth + 1);
    if (isUnknown(value)) return value;
    args.push(value);
  }
  return chain(function_(args), text.slice(close + 1), inside);
}

/** Arguments apart: at commas that are in no brackets and no quotes. */
function split(text: string): string[] {
  if (text.trim() === '') return [];
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') {
      const close = closing(text, at);
      if (close === -1) break;
      at = close;
    } else if (text[at] === "'" || text[at] === '"' || text[at] === '`') {
      const end = text.indexOf(text[at], at + 1);
      if (end === -1) break;
      at = end;
    } else if (text[at] === ',') {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()];
}
