import { Token } from '../framework';
import type { Code } from '../rules/codes';
import { nearest, oneOf, show } from '../rules/explain';
import type { ChoiceField, Field, Fields, ListField, MapField, NumberField, TextField, ValueField } from '../rules/fields';
import { UNRESOLVED, type Finding } from '../rules/rule';
import { brandOf } from './brand';

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
}

const DOCS = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/API.md';

const compiled = new Map<string, RegExp>();

/** Patterns are few and props are many, so each is compiled once. */
function regex(pattern: string): RegExp {
  const existing = compiled.get(pattern) ?? new RegExp(pattern);
  compiled.set(pattern, existing);
  return existing;
}

class Reader {
  public readonly found: Finding[] = [];
  public readonly deferred: Deferred[] = [];

  public fields(fields: Fields, props: object, at: string): Record<string, unknown> {
    const plain: Record<string, unknown> = {};
    const given = props as Record<string, unknown>;
    const meant = new Set<string>();
    for (const name in given) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) for (const candidate of this.misspelled(name, fields, given, at)) meant.add(candidate);
      else if (given[name] !== undefined) plain[name] = this.field(field, given[name], at === '' ? name : `${at}.${name}`);
    }
    for (const name in fields) {
      if (fields[name].required === true && given[name] === undefined) {
        plain[name] = UNRESOLVED;
        if (!meant.has(name)) this.missing(at === '' ? name : `${at}.${name}`, fields[name]);
      }
    }
    return plain;
  }

  private field(field: Field, value: unknown, prop: string): unknown {
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
        return isPlainObject(value) ? value : this.wrongType(field, value, prop);
    }
  }

  private text(field: TextField, value: unknown, prop: string): unknown {
    if (typeof value !== 'string') {
      if (Token.isUnresolved(value) && !Array.isArray(value)) {
        return this.report('AZFN8001', `${show(prop)} is a token object, but text is needed`, 'the value is used as text before Terraform runs', `wrap it in Token.asString(…)`);
      }
      return this.wrongType(field, value, prop);
    }
    if (Token.isUnresolved(value)) return this.unknown(field, value, prop);
    if (value === '' || /^\s+$/.test(value)) {
      if (field.pattern === undefined && field.secret === true) return value;
      return this.report(field.code ?? 'AZFN8002', `${show(prop)} is empty`, field.why ?? `an empty value cannot be meant (${DOCS})`, `write a value${field.example === undefined ? '' : `, for example ${show(field.example)}`}, or leave '${prop}' out`);
    }
    const fits =
      (field.minLength === undefined || value.length >= field.minLength) &&
      (field.maxLength === undefined || value.length <= field.maxLength) &&
      (field.pattern === undefined || regex(field.pattern).test(value));
    if (fits) return value;
    return this.report(
      field.code ?? 'AZFN8003',
      `${show(prop)} is ${field.secret === true ? 'not of the right form' : show(value)}${field.allowed === undefined ? '' : `; it needs ${field.allowed}`}`,
      field.why ?? `the provider refuses other values (${DOCS})`,
      `write a value of that form${field.example === undefined ? '' : `, for example ${show(field.example)}`}`,
    );
  }

  private number(field: NumberField, value: unknown, prop: string): unknown {
    if (typeof value !== 'number') {
      if (Token.isUnresolved(value)) {
        return this.report('AZFN8001', `${show(prop)} is a text token, but a number is needed`, 'the value is used as a number before Terraform runs', 'wrap it in Token.asNumber(…)');
      }
      return this.wrongType(field, value, prop);
    }
    if (Token.isUnresolved(value)) return this.unknown(field, value, prop);
    const { min, max, oneOf: allowed } = field;
    const fits =
      Number.isSafeInteger(value) &&
      (min === undefined || value >= min) &&
      (max === undefined || value <= max) &&
      (allowed === undefined || allowed.includes(value));
    if (fits) return value;
    const range =
      allowed !== undefined
        ? oneOf(allowed)
        : `a whole number${min === undefined ? '' : max === undefined ? ` from ${min} upward` : ` from ${min} to ${max}`}`;
    return this.report(
      field.code ?? 'AZFN8003',
      `${show(prop)} is ${value}, but it has to be ${range}`,
      field.why ?? `the provider or the platform refuses other numbers (${DOCS})`,
      `set '${prop}' to ${range}, or leave it out`,
    );
  }

  private choice(field: ChoiceField, value: unknown, prop: string): unknown {
    if (typeof value !== 'string') return this.wrongType(field, value, prop);
    if (field.values.includes(value)) return value;
    if (Token.isUnresolved(value)) return this.literalNeeded(field, prop);
    const candidates = nearest(value, field.values);
    return this.report(
      field.code ?? 'AZFN8004',
      `${show(prop)} is ${show(value)}, but ${field.of} has ${oneOf(field.values.map(show))}`,
      field.why ?? `the value is not in the list (${DOCS})`,
      candidates.length > 0 ? `write ${oneOf(candidates.map(show))}` : `use a member of ${field.of}`,
    );
  }

  private map(field: MapField, value: unknown, prop: string): unknown {
    if (Token.isUnresolved(value)) return this.literalNeeded(field, prop);
    if (!isPlainObject(value)) return this.wrongType(field, value, prop);
    const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [name, item] of Object.entries(value)) {
      if (Token.isUnresolved(name)) return this.literalNeeded(field, prop);
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
      return this.report(field.code ?? 'AZFN8003', `${show(prop)} is an empty list`, field.why ?? `the provider refuses an empty list (${DOCS})`, `add an item, or leave '${prop}' out`);
    }
    return value.map((item: unknown, index) => this.field(field.each, item, `${prop}[${index}]`));
  }

  private value(field: ValueField, value: unknown, prop: string): unknown {
    const name = brandOf(value);
    if (name !== undefined && field.brands.includes(name)) return value;
    return this.wrongType(field, value, prop);
  }

  private unknown(field: TextField | NumberField, value: string | number, prop: string): unknown {
    if (field.literal === true) return this.literalNeeded(field, prop);
    const checked = field.type === 'text' ? field.precondition === true : field.min !== undefined || field.oneOf !== undefined;
    if (checked) this.deferred.push({ prop, field, value });
    return UNRESOLVED;
  }

  private wrongType(field: Field, value: unknown, prop: string): typeof UNRESOLVED {
    const given = brandOf(value);
    const isText = field.type === 'map' || typeof value === 'string';
    const shown = field.secret === true && isText ? `a ${typeof value}` : given === undefined ? show(value) : `of class ${given}`;
    return this.report(
      'AZFN8001',
      `${show(prop)} is ${shown}, but ${wanted(field)} is needed`,
      `the value cannot be used as it is (${DOCS})`,
      example(field, prop),
    );
  }

  private literalNeeded(field: Field, prop: string): typeof UNRESOLVED {
    return this.report(
      'AZFN8005',
      `${show(prop)} is a token, but ${wanted(field)} is needed that is known when the program runs`,
      field.type === 'map'
        ? `names have to be checked and merged before Terraform runs; the values in the map may be tokens (${DOCS})`
        : `the value decides what is written, so it cannot come from Terraform (${DOCS})`,
      field.type === 'map' ? `write the map in the program and use tokens for its values only` : `write the value in the program, or use addOverride() on node.defaultChild`,
    );
  }

  private missing(prop: string, field: Field): void {
    this.report('AZFN8002', `${show(prop)} is missing`, `${wanted(field)} is needed here (${DOCS})`, example(field, prop));
  }

  private misspelled(name: string, fields: Fields, given: Readonly<Record<string, unknown>>, at: string): string[] {
    if (name.length > 60) return [];
    const candidates = nearest(name, Object.keys(fields).filter((field) => given[field] === undefined));
    if (candidates.length === 0) return [];
    this.report(
      'AZFN8006',
      `${show(at === '' ? name : `${at}.${name}`)} is not a prop`,
      `an unknown prop is never read, so the default would apply without a word (${DOCS})`,
      `write ${oneOf(candidates.map(show))}`,
    );
    return candidates;
  }

  private report(code: Code, what: string, why: string, fix: string): typeof UNRESOLVED {
    this.found.push({ code, what, why, fix });
    return UNRESOLVED;
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && brandOf(value) === undefined;
}

const WANTED: Readonly<Record<Field['type'], string>> = {
  text: 'text',
  number: 'a number',
  flag: 'true or false',
  choice: 'a value of the list',
  map: 'a map of names to values',
  list: 'a list',
  struct: 'an object',
  value: 'an object',
  plain: 'an object',
};

function wanted(field: Field): string {
  if (field.type === 'choice') return `a member of ${field.of}`;
  if (field.type === 'value') return `an object of ${oneOf(field.brands)}`;
  return WANTED[field.type];
}

function example(field: Field, prop: string): string {
  switch (field.type) {
    case 'text':
      return `set '${prop}' to text${field.example === undefined ? '' : ` such as ${show(field.example)}`}`;
    case 'number':
      return `set '${prop}' to a number${field.oneOf === undefined ? '' : ` such as ${field.oneOf[0]}`}`;
    case 'flag':
      return `set '${prop}' to true or false`;
    case 'choice':
      return `set '${prop}' to ${field.of}.… (${oneOf(field.values.slice(0, 4).map(show))})`;
    case 'value':
      return `set '${prop}' to ${field.example}`;
    case 'map':
      return `set '${prop}' to an object such as { NAME: 'value' }`;
    case 'list':
      return `set '${prop}' to a list such as [ … ]`;
    default:
      return `set '${prop}' to an object such as { … }`;
  }
}

/** Reads props: checks what can be checked by looking at one value, and marks what is not known yet. */
export function readProps(fields: Fields, props: unknown): Reading {
  const reader = new Reader();
  if (!isPlainObject(props) || Token.isUnresolved(props)) {
    const finding: Finding = {
      code: 'AZFN8001',
      what: `'props' is ${show(props)}, but an object is needed`,
      why: `the construct cannot be defined without it (${DOCS})`,
      fix: `pass an object such as { ${Object.keys(fields)
        .filter((name) => fields[name].required === true)
        .map((name) => `${name}: …`)
        .join(', ')} }`,
    };
    return { plain: {}, found: [finding], deferred: [] };
  }
  const plain = reader.fields(fields, props, '');
  return { plain, found: reader.found, deferred: reader.deferred };
}

/** Reads one named value, as a method takes it. */
export function readNamed(name: unknown, field: Field, value: unknown, source: string): { readonly value: unknown; readonly found: readonly Finding[] } {
  if (typeof name !== 'string' || name === '' || Token.isUnresolved(name)) {
    const finding: Finding = {
      code: typeof name === 'string' && name !== '' ? 'AZFN8005' : 'AZFN8001',
      what: `the name given to ${show(source)} is ${typeof name === 'string' && name !== '' ? 'a token' : show(name)}, but text is needed`,
      why: `names have to be checked and merged before Terraform runs (${DOCS})`,
      fix: `write the name in the program`,
    };
    return { value: undefined, found: [finding] };
  }
  const { plain, found } = readProps({ [name]: { ...field, required: true } }, { [name]: value });
  return { value: plain[name], found };
}
