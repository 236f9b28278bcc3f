// What this room uses of packages that bring no types, or types for modules of the other kind.

declare module 'sax' {
  export interface Parser {
    /** Zero-based line of the character that is being read. */
    readonly line: number;
    /** Offset after the `<` of the tag that is being read. */
    readonly startTagPosition: number;
    onerror: (error: Error) => void;
    ondoctype: (text: string) => void;
    onopentag: (tag: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    write(text: string): Parser;
    close(): Parser;
  }
  export function parser(strict: boolean, options: { readonly position: boolean }): Parser;
}

declare module 'smol-toml' {
  export class TomlError extends Error {
    readonly line: number;
    readonly column: number;
  }
  export function parse(text: string, options?: { readonly maxDepth?: number }): Record<string, unknown>;
}
