import { printParseErrorCode, visit } from 'jsonc-parser';
import { malformed, ProjectFailure, unreadable } from './failure';

/** A value of a JSON file with its line. */
export interface JsonNode {
  readonly line: number;
  /** Text, number, boolean or `null`; `undefined` for objects and lists. */
  readonly value: string | number | boolean | null | undefined;
  /** Members of an object, the last of a name; empty for everything else. */
  readonly members: ReadonlyMap<string, JsonNode>;
}

interface Open extends JsonNode {
  readonly members: Map<string, JsonNode>;
  /** Name and line of the member that is being read. */
  member?: { readonly name: string; readonly line: number };
}

/** How many objects and lists may be inside each other. */
export const JSON_DEPTH = 100;

/**
 * Reads JSON with comments, as the Functions host and the .NET tools read it.
 *
 * With `namesOnly` the values of members are not kept at all: each of them is `undefined`.
 */
export function parseJson(text: string, shown: string, namesOnly = false): JsonNode {
  let root: JsonNode | undefined;
  const open: Open[] = [];
  const put = (node: JsonNode): void => {
    const parent = open.at(-1);
    if (parent === undefined) root ??= node;
    else if (parent.member !== undefined) parent.members.set(parent.member.name, node);
  };
  const begin = (_offset: number, _length: number, line: number): void => {
    if (open.length >= JSON_DEPTH) throw unreadable(shown, `has more than ${JSON_DEPTH} objects and lists inside each other`, 'write a flatter file');
    const node: Open = { line: open.at(-1)?.member?.line ?? line + 1, value: undefined, members: new Map() };
    put(node);
    open.push(node);
  };
  const end = (): void => void open.pop();
  try {
    visit(
      text,
      {
        onObjectBegin: begin,
        onArrayBegin: begin,
        onObjectEnd: end,
        onArrayEnd: end,
        onObjectProperty: (name, _offset, _length, line) => {
          const parent = open.at(-1);
          if (parent !== undefined) parent.member = { name, line: line + 1 };
        },
        onLiteralValue: (value: string | number | boolean | null, _offset, _length, line) =>
          put({ line: open.at(-1)?.member?.line ?? line + 1, value: namesOnly ? undefined : value, members: new Map() }),
        onError: (error, _offset, _length, line) => {
          throw malformed(shown, line + 1, 'JSON', words(printParseErrorCode(error)));
        },
      },
      { allowTrailingComma: true, disallowComments: false },
    );
  } catch (error) {
    if (error instanceof ProjectFailure) throw error;
    throw malformed(shown, 1, 'JSON', 'it cannot be read');
  }
  if (root === undefined) throw malformed(shown, 1, 'JSON', 'it is empty');
  return root;
}

/** `CommaExpected` → `comma expected`. */
const words = (code: string): string => code.replace(/\B[A-Z]/g, ' $&').toLowerCase();

/** The node at a path; names of members are compared without case, as the readers of these files do. */
export function at(node: JsonNode, ...path: readonly string[]): JsonNode | undefined {
  let current: JsonNode | undefined = node;
  for (const name of path) current = current === undefined ? undefined : member(current, name);
  return current;
}

function member({ members }: JsonNode, name: string): JsonNode | undefined {
  const exact = members.get(name);
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  for (const [key, node] of members) if (key.toLowerCase() === wanted) return node;
  return undefined;
}
