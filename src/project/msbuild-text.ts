/** What only a build can tell, and why. */
export class Unknown {
  constructor(public readonly because: string) {}
}

/** A text of a project file after its references were replaced. */
export type Text = string | Unknown;

/** Whether a condition holds. */
export type Truth = boolean | Unknown;

export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;

export const not = (truth: Truth): Truth => (isUnknown(truth) ? truth : !truth);

/** False when either is, whatever the other may be. */
export const and = (left: Truth, right: () => Truth): Truth => {
  if (left === false) return false;
  const other = right();
  return other === false ? false : isUnknown(left) ? left : other;
};

/** True when either is, whatever the other may be. */
export const or = (left: Truth, right: () => Truth): Truth => {
  if (left === true) return true;
  const other = right();
  return other === true ? true : isUnknown(left) ? left : other;
};

/** `true`, `on` and `yes`, and their opposites, as MSBuild reads them. */
export function truthOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['true', 'on', 'yes', '!false', '!off', '!no'].includes(word)) return true;
  if (['false', 'off', 'no', '!true', '!on', '!yes'].includes(word)) return false;
  return undefined;
}

/** Characters that were written as `%3B`. */
export const unescaped = (text: string): string =>
  text.includes('%') ? text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** Where a bracket that opens at `from` closes; -1 where it does not. Brackets in quotes do not count. */
export function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at;
    } else if (depth > 0 && (character === "'" || character === '"' || character === '`')) {
      at = text.indexOf(character, at + 1);
      if (at === -1) return -1;
    }
  }
  return -1;
}
