import type { Place, Told, Unsaid } from '../rules/project-terms';
import { isUnknown, unescaped, Unknown, type Text, type Truth } from './msbuild-text';
import type { XmlElement } from './xml';

/** A file of the project while it is read. */
export interface Source {
  readonly path: string;
  readonly shown: string;
}

/** What item groups see: final values of properties. */
export interface ItemScope {
  expand(text: string): Text;
  condition(element: XmlElement): Truth;
}

/** An item group or a choice with the file that it stands in. */
export interface Entry {
  readonly element: XmlElement;
  readonly source: Source;
  readonly doubt: Unknown | undefined;
}

interface Metadata {
  readonly value: Text;
  readonly at: Place;
}

/** An item of one of the kinds that are kept. */
export interface Item {
  readonly name: string;
  readonly at: Place;
  readonly metadata: Map<string, Metadata>;
  /** Why only a build can tell whether it is there. */
  doubt: Unknown | undefined;
}

/** Kinds of items that are kept; all others say nothing about packages. */
const KINDS = ['packagereference', 'packageversion', 'globalpackagereference', 'frameworkreference'] as const;
export type ItemKind = (typeof KINDS)[number];

const isKind = (name: string): name is ItemKind => (KINDS as readonly string[]).includes(name);

/** The branches of a choice that may apply, each with what speaks against it. */
export function branches(choose: XmlElement, scope: ItemScope): [XmlElement, Unknown | undefined][] {
  const taken: [XmlElement, Unknown | undefined][] = [];
  let doubt: Unknown | undefined;
  for (const branch of choose.children) {
    if (branch.name !== 'When' && branch.name !== 'Otherwise') continue;
    const truth = branch.name === 'When' ? scope.condition(branch) : true;
    if (truth === false) continue;
    if (isUnknown(truth)) doubt = doubt ?? truth;
    taken.push([branch, doubt]);
    if (truth === true) break;
  }
  return taken;
}

/** The second pass of MSBuild: items, in their order, over the final values of properties. */
export class Items {
  /** Item groups that could not be followed. */
  public readonly gaps: Unsaid[] = [];
  private readonly lists: Readonly<Record<ItemKind, Item[]>> = { packagereference: [], packageversion: [], globalpackagereference: [], frameworkreference: [] };

  constructor(private readonly scopeOf: (source: Source) => ItemScope) {}

  /** Items of a kind in their order. */
  public of(kind: ItemKind): readonly Item[] {
    return this.lists[kind];
  }

  public add(entries: readonly Entry[]): this {
    for (const entry of entries) this.entry(entry);
    return this;
  }

  private entry({ element, source, doubt }: Entry): void {
    const scope = this.scopeOf(source);
    if (element.name === 'Choose') {
      for (const [branch, more] of branches(element, scope)) {
        for (const child of branch.children) {
          if (child.name === 'ItemGroup' || child.name === 'Choose') this.entry({ element: child, source, doubt: doubt ?? more });
        }
      }
      return;
    }
    const truth = scope.condition(element);
    if (truth === false) return;
    for (const item of element.children) this.item(item, source, scope, doubt ?? (isUnknown(truth) ? truth : undefined));
  }

  private item(element: XmlElement, source: Source, scope: ItemScope, outer: Unknown | undefined): void {
    const kind = element.name.toLowerCase();
    if (!isKind(kind)) return;
    const truth = scope.condition(element);
    if (truth === false) return;
    const doubt = outer ?? (isUnknown(truth) ? truth : undefined);
    const at = { file: source.shown, line: element.line };
    const list = this.lists[kind];
    const named = (attribute: string): readonly string[] | undefined => this.names(kind, attribute, element, scope, at);
    for (const name of named('Include') ?? []) {
      const item = { name, at, metadata: new Map<string, Metadata>(), doubt };
      this.describe(item, element, source, scope, undefined);
      list.push(item);
    }
    for (const name of named('Update') ?? []) {
      for (const item of list.filter((candidate) => fits(candidate, name))) this.describe(item, element, source, scope, doubt);
    }
    for (const name of named('Remove') ?? []) {
      for (const item of list.filter((candidate) => fits(candidate, name))) {
        if (doubt === undefined) list.splice(list.indexOf(item), 1);
        else item.doubt = doubt;
      }
    }
  }

  /** The names that an attribute lists; `*` stands for all items of the kind. */
  private names(kind: ItemKind, attribute: string, element: XmlElement, scope: ItemScope, at: Place): readonly string[] | undefined {
    const raw = element.attributes.get(attribute);
    if (raw === undefined) return undefined;
    if (new RegExp(`^\\s*@\\(\\s*${kind}\\s*\\)\\s*$`, 'i').test(raw) && attribute !== 'Include') return ['*'];
    const text = scope.expand(raw);
    if (isUnknown(text)) {
      this.gaps.push({ unknown: `${element.name} of ${text.because}`, at });
      return [];
    }
    return text
      .split(';')
      .map((name) => unescaped(name).trim())
      .filter((name) => name !== '' && (attribute !== 'Include' || !name.includes('*')));
  }

  /** Metadata of an item: attributes, then elements. */
  private describe(item: Item, element: XmlElement, { shown }: Source, scope: ItemScope, doubt: Unknown | undefined): void {
    const put = (name: string, value: Text, line: number, more: Unknown | undefined): void => {
      const before = item.metadata.get(name.toLowerCase());
      if (more !== undefined && before?.value === value) return;
      item.metadata.set(name.toLowerCase(), { value: more ?? value, at: { file: shown, line } });
    };
    for (const [name, value] of element.attributes) put(name, scope.expand(value), element.line, doubt);
    for (const child of element.children) {
      const truth = scope.condition(child);
      if (truth !== false) put(child.name, scope.expand(child.text), child.line, doubt ?? (isUnknown(truth) ? truth : undefined));
    }
  }
}

/** Whether a name, which may have `*`, is that of an item. */
function fits({ name }: Item, wanted: string): boolean {
  const [first, ...others] = wanted.toLowerCase().split('*');
  const text = name.toLowerCase();
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** Metadata of an item as it was said. */
export function metadata(item: Item, name: string): Told {
  const found = item.metadata.get(name.toLowerCase());
  if (found === undefined) return undefined;
  if (isUnknown(found.value)) return { unknown: found.value.because, at: found.at };
  const value = unescaped(found.value).trim();
  return value === '' ? undefined : { value, at: found.at };
}
