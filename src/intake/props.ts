import { Token } from '../framework';
import type { Code } from '../rules/codes';
import { nearest, oneOf, show, showEnd } from '../rules/explain';
import type { ChoiceField, Field, Fields, ListField, MapField, NumberField, TextField, ValueField } from '../rules/fields';
import { OTHER_SPELLINGS } from '../rules/other-spellings';
import { UNRESOLVED, type Finding } from '../rules/rule';
import { brandOf } from './brand';
import { example, isPlainObject, isRecord, kindOf, memberList, orLeaveOut, rangeOf, repairedId, requiredNames, spellings, wanted } from './prop-wording';
import { isUnknown } from './tokens';

/** A constraint on a value that only Terraform will know. */
export interface Deferred {
  readonly prop: string;
  readonly field: TextField | NumberField;
  readonly value: string | number;
}

/** Props as rules may look at them. */
export interface Reading {
  /** Values by prop; `UNRESOLVED` for tokens and for values that were refused. */
  readonly plain: Readonly<Record<string, unknown>>;
  readonly found: readonly Finding[];
  readonly deferred: readonly Deferred[];
  /** Props that only Terraform will know. */
  readonly tokens: ReadonlySet<string>;
}

const DOCS = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/API.md';
const TOKEN_DOCS = 'https://developer.hashicorp.com/terraform/cdktf/concepts/tokens';

/** How the framework writes a list or map that only Terraform will know. */
const COLLECTION = /[#&]\{TfToken\[/;

const compiled = new Map<string, RegExp>();

/** Patterns are few and props are many, so each is compiled once. */
function regex(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`;
  const existing = compiled.get(key) ?? new RegExp(pattern, flags);
  compiled.set(key, existing);
  return existing;
}

class Reader {
  public readonly found: Finding[] = [];
  public readonly deferred: Deferred[] = [];
  public readonly tokens = new Set<string>();

  /** `inConstruct`: whether the props are those of a construct, which has a resource to override. */
  constructor(private readonly inConstruct: boolean) {}

  public fields(fields: Fields, props: object, at: string): Record<string, unknown> {
    const plain: Record<string, unknown> = {};
    const given = props as Record<string, unknown>;
    const meant = new Set<string>();
    for (const name in given) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) for (const candidate of this.misspelled(name, fields, given, at)) meant.add(candidate);
      else if (given[name] !== undefined) plain[name] = this.field(field, given[name], below(at, name));
    }
    for (const name in fields) {
      if (fields[name].required === true && given[name] === undefined) {
        plain[name] = UNRESOLVED;
        if (!meant.has(name)) this.missing(below(at, name), fields[name]);
      }
    }
    return plain;
  }

  public field(field: Field, value: unknown, prop: string): unknown {
    if (value === null) return this.wrongType(field, value, prop);
    switch (field.type) {
      case 'text':
        return this.text(field, value, prop);
      case 'number':
        return this.number(field, value, prop);
      case 'flag':
        if (typeof value === 'boolean') return value;
        return Token.isUnresolved(value) ? this.literalNeeded(field, prop) : this.wrongType(field, value, prop);
      case 'choice':
        return this.choice(field, value, prop);
      case 'map':
        return this.map(field, value, prop);
      case 'list':
        return this.list(field, value, prop);
      case 'struct':
        if (Token.isUnresolved(value)) return this.literalNeeded(field, prop);
        return isPlainObject(value) ? this.fields(field.fields, value, prop) : this.wrongType(field, value, prop);
      case 'value':
        return this.value(field, value, prop);
      case 'plain':
        if (Token.isUnresolved(value)) return this.literalNeeded(field, prop);
        return isRecord(value) ? value : this.wrongType(field, value, prop);
    }
  }

  private text(field: TextField, value: unknown, prop: string): unknown {
    if (typeof value !== 'string') {
      if (!Token.isUnresolved(value) || Array.isArray(value)) return this.wrongType(field, value, prop);
      return this.report('AZFN8001', `${show(prop)} is a token object, but text is needed`, `text is needed before Terraform runs, and a token can be written as text (${TOKEN_DOCS})`, `wrap it in Token.asString(…)`);
    }
    if (COLLECTION.test(value)) {
      return this.report('AZFN8001', `${show(prop)} is one item of a token that stands for a list or map`, `what the item will be is not known before Terraform runs (${TOKEN_DOCS})`, 'take one item with Fn.element(…) or Fn.lookup(…), or give the whole list');
    }
    if (isUnknown(value)) return this.unknown(field, value, prop);
    if (/^\s*$/.test(value)) {
      if (field.pattern === undefined && field.secret === true) return value;
      return this.report(
        field.code ?? 'AZFN8002',
        `${show(prop)} is empty`,
        field.why ?? `an empty value cannot be meant (${DOCS})`,
        `write a value${field.example === undefined ? '' : `, for example ${show(field.example)}`}${orLeaveOut(field, prop)}`,
      );
    }
    return hasForm(field, value) ? value : this.malformed(field, value, prop);
  }

  private malformed(field: TextField, value: string, prop: string): unknown {
    const shown = field.secret === true ? 'not of the right form' : field.form === undefined ? show(value) : showEnd(value);
    const repaired = field.form !== undefined && regex(field.pattern ?? '', 'i').test(value) ? repairedId(field.form, value) : undefined;
    const near = field.minLength !== undefined && field.secret !== true ? spellings(value).find((spelling) => hasForm(field, spelling)) : undefined;
    return this.report(
      field.code ?? 'AZFN8003',
      `${show(prop)} is ${shown}${field.allowed === undefined ? '' : `; it needs ${field.allowed}`}`,
      field.why ?? `the provider refuses other values (${DOCS})`,
      repaired !== undefined
        ? `mind upper and lower case: write '…${repaired}'`
        : near !== undefined
          ? `write ${show(near)}`
          : `write a value of that form${field.example === undefined ? '' : `, for example ${show(field.example)}`}`,
    );
  }

  private number(field: NumberField, value: unknown, prop: string): unknown {
    if (typeof value !== 'number') {
      if (!Token.isUnresolved(value)) return this.wrongType(field, value, prop);
      return this.report('AZFN8001', `${show(prop)} is a text token, but a number is needed`, `a number is needed before Terraform runs, and a token can be written as a number (${TOKEN_DOCS})`, 'wrap it in Token.asNumber(…)');
    }
    if (Token.isUnresolved(value)) return this.unknown(field, value, prop);
    const { min, max, oneOf: allowed } = field;
    const fits =
      Number.isSafeInteger(value) &&
      (min === undefined || value >= min) &&
      (max === undefined || value <= max) &&
      (allowed === undefined || allowed.includes(value));
    if (fits) return value;
    const range = rangeOf(field);
    return this.report(
      field.code ?? 'AZFN8003',
      `${show(prop)} is ${field.secret === true ? 'another number' : value}, but it has to be ${range}`,
      field.why ?? `the provider or the platform refuses other numbers (${DOCS})`,
      `set '${prop}' to ${range}${orLeaveOut(field, prop, 'it')}`,
    );
  }

  private choice(field: ChoiceField, value: unknown, prop: string): unknown {
    if (typeof value !== 'string') return this.wrongType(field, value, prop);
    const members = Object.entries(field.members);
    if (members.some(([, member]) => member === value)) return value;
    if (isUnknown(value)) return this.literalNeeded(field, prop);
    const near = nearest(value, members.flat());
    const meant = members.filter((pair) => pair.some((word) => near.includes(word))).map(([name]) => name);
    return this.report(
      field.code ?? 'AZFN8004',
      `${show(prop)} is ${show(value)}, which is no value of ${field.of}`,
      field.why ?? `the list of values is closed (${DOCS})`,
      `use ${memberList(field, meant.length > 0 ? meant : members.map(([name]) => name))}`,
    );
  }

  private map(field: MapField, value: unknown, prop: string): unknown {
    if (Token.isUnresolved(value)) return this.literalNeeded(field, prop);
    if (!isRecord(value)) return this.wrongType(field, value, prop);
    const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [name, item] of Object.entries(value)) {
      if (isUnknown(name)) return this.literalNeeded(field, prop);
      if (item === undefined) continue;
      if (name === '') this.report('AZFN8002', `${show(prop)} has an empty name`, `a name is needed to tell entries apart (${DOCS})`, 'write a name');
      else plain[name] = this.field(field.each, item, `${prop}.${name}`);
    }
    return plain;
  }

  private list(field: ListField, value: unknown, prop: string): unknown {
    if (!Array.isArray(value)) return Token.isUnresolved(value) ? this.literalNeeded(field, prop) : this.wrongType(field, value, prop);
    if (Token.isUnresolved(value)) return field.each.type === 'text' ? UNRESOLVED : this.literalNeeded(field, prop);
    if (value.length < (field.minItems ?? 0)) {
      return this.report(field.code ?? 'AZFN8003', `${show(prop)} is an empty list`, field.why ?? `the provider refuses an empty list (${DOCS})`, `add an item${orLeaveOut(field, prop)}`);
    }
    if (value.length > (field.maxItems ?? Infinity)) {
      return this.report(field.code ?? 'AZFN8003', `${show(prop)} has ${value.length} items, but ${field.maxItems} at most are taken`, field.why ?? `the provider refuses more (${DOCS})`, `remove items`);
    }
    return Array.from(value, (item: unknown, index) => this.field(field.each, item, `${prop}[${index}]`));
  }

  private value(field: ValueField, value: unknown, prop: string): unknown {
    const name = brandOf(value);
    if (name !== undefined && field.brands.includes(name)) return value;
    return this.wrongType(field, value, prop);
  }

  private unknown(field: TextField | NumberField, value: string | number, prop: string): unknown {
    if (field.literal === true) return this.literalNeeded(field, prop);
    const checked = field.type === 'text' ? field.precondition === true : field.min !== undefined || field.oneOf !== undefined;
    this.tokens.add(prop);
    if (checked && Token.isUnresolved(value)) this.deferred.push({ prop, field, value });
    return UNRESOLVED;
  }

  private wrongType(field: Field, value: unknown, prop: string): typeof UNRESOLVED {
    return this.report(
      'AZFN8001',
      `${show(prop)} is ${kindOf(field, value)}, but ${wanted(field)} is needed`,
      `the value cannot be used as it is (${DOCS})`,
      example(field, prop),
    );
  }

  private literalNeeded(field: Field, prop: string): typeof UNRESOLVED {
    return this.report(
      'AZFN8005',
      `${show(prop)} is a token, but ${wanted(field)} is needed that is known when the program runs`,
      field.type === 'map'
        ? `names have to be checked and merged before Terraform runs; the values in the map may be tokens (${TOKEN_DOCS})`
        : `the value decides what is written, so it cannot come from Terraform (${TOKEN_DOCS})`,
      field.type === 'map'
        ? 'write the map in the program and use tokens for its values only'
        : `write the value in the program${this.inConstruct ? ', or use addOverride() on node.defaultChild' : ''}`,
    );
  }

  private missing(prop: string, field: Field): void {
    this.report('AZFN8002', `${show(prop)} is missing`, `${wanted(field)} is needed here (${DOCS})`, example(field, prop));
  }

  private misspelled(name: string, fields: Fields, given: Readonly<Record<string, unknown>>, at: string): string[] {
    const free = Object.keys(fields).filter((field) => given[field] === undefined);
    const other = Object.hasOwn(OTHER_SPELLINGS, name) ? OTHER_SPELLINGS[name] : undefined;
    const candidates = other !== undefined && Object.hasOwn(fields, other) ? [other] : nearest(name, free);
    if (candidates.length === 0) return [];
    this.report(
      'AZFN8006',
      `${show(below(at, name))} is not a prop`,
      `an unknown prop is never read, so the default would apply without a word (${DOCS})`,
      given[candidates[0]] === undefined
        ? `${candidates[0] === 'plan' ? 'give it to the plan, and the plan to' : 'write'} ${oneOf(candidates.map(show))}`
        : `remove it: ${show(candidates[0])} is set already`,
    );
    return candidates;
  }

  private report(code: Code, what: string, why: string, fix: string): typeof UNRESOLVED {
    this.found.push({ code, what, why, fix });
    return UNRESOLVED;
  }
}

const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

function hasForm({ minLength, maxLength, pattern }: TextField, value: string): boolean {
  return (
    (minLength === undefined || value.length >= minLength) &&
    (maxLength === undefined || value.length <= maxLength) &&
    (pattern === undefined || regex(pattern).test(value))
  );
}

/**
 * Reads props: checks what can be checked by looking at one value, and marks what is not known yet.
 *
 * @param subject how messages call the object: `props` for constructs, `options` or `attributes` elsewhere
 */
export function readProps(fields: Fields, props: unknown, subject: 'props' | 'options' | 'attributes' = 'options'): Reading {
  if (!isPlainObject(props) || Token.isUnresolved(props)) {
    const needed = requiredNames(fields);
    const finding: Finding = {
      code: 'AZFN8001',
      what: `'${subject}' is ${isUnknown(props) ? 'a token' : typeof props === 'string' ? 'text' : show(props)}, but an object is needed`,
      why: `nothing can be made without it (${DOCS})`,
      fix: needed === '' ? `pass an object, or leave '${subject}' out` : `pass an object such as { ${needed} }`,
    };
    return { plain: {}, found: [finding], deferred: [], tokens: new Set() };
  }
  const reader = new Reader(subject === 'props');
  const plain = reader.fields(fields, props, '');
  return { plain, found: reader.found, deferred: reader.deferred, tokens: reader.tokens };
}

/** Reads one named value, as a method takes it. */
export function readNamed(name: unknown, field: Field, value: unknown, method: string): { readonly value: unknown; readonly found: readonly Finding[] } {
  const isText = typeof name === 'string' && name !== '';
  if (!isText || isUnknown(name)) {
    const finding: Finding = {
      code: isText ? 'AZFN8005' : 'AZFN8001',
      what: `the name given to '${method}' is ${isText || isUnknown(name) ? 'a token' : show(name)}, but text is needed`,
      why: `names have to be checked and merged before Terraform runs (${TOKEN_DOCS})`,
      fix: 'write the name in the program',
    };
    return { value: undefined, found: [finding] };
  }
  const reader = new Reader(false);
  const label = `${method}(${show(name).replace(/^'|'$/g, '')})`; // a name may be long, and hold anything
  const plain = reader.fields({ [label]: { ...field, required: true } }, { [label]: value }, '');
  return { value: plain[label], found: reader.found };
}
