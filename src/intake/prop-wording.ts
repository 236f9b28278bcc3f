import { Token } from '../framework';
import { oneOf, show } from '../rules/explain';
import type { ChoiceField, Field, Fields, NumberField } from '../rules/fields';
import { brandOf } from './brand';

/** An object that is no list and no value of this library. */
export function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && brandOf(value) === undefined;
}

/** An object that holds nothing but its own names: no `Map`, no `Date`, no instance of a class. */
export function isRecord(value: unknown): value is object {
  if (!isPlainObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What can be done beside setting another value. */
export const orLeaveOut = (field: Field, prop: string, it = `'${prop}'`): string => (field.required === true || /[[(]/.test(prop) ? '' : `, or leave ${it} out`);

/** The numbers that a prop takes. */
export function rangeOf({ allowed, oneOf: values, min, max }: NumberField): string {
  if (allowed !== undefined) return allowed;
  if (values !== undefined) return oneOf(values);
  if (min === undefined) return 'a whole number';
  return `a whole number ${max === undefined ? `from ${min} upward` : `from ${min} to ${max}`}`;
}

/** How a name could be meant that is not legal: in lower case, without what is not allowed. */
export const spellings = (value: string): string[] =>
  value.length > 100 ? [] : [value.trim(), value.replace(/[^0-9A-Za-z-]+/g, '-').replace(/^-+|-+$/g, ''), value.toLowerCase(), value.toLowerCase().replace(/[^0-9a-z-]+/g, '-').replace(/-+/g, '-').replace(/^-|-$/g, ''), value.toLowerCase().replace(/[^0-9a-z]/g, '')];

/** The id that was meant, from the word `providers` on. */
export function repairedId(form: string, value: string): string {
  const parts = value.split('/');
  const whole = form.split('/').map((part, index) => (part.startsWith('<') ? parts[index] : part));
  return whole.slice(whole.indexOf('providers')).map((part) => `/${part}`).join('');
}

/** What was given, without a value that may be secret: only short values of open props are shown. */
export function kindOf(field: Field, value: unknown): string {
  const given = brandOf(value);
  if (given !== undefined) return `a value of ${given}`;
  if (Token.isUnresolved(value)) return 'a token';
  if (typeof value === 'string') return field.secret !== true && (field.type === 'number' || field.type === 'flag') ? `the text ${show(value)}` : 'text';
  if (field.secret === true && (typeof value === 'number' || typeof value === 'bigint')) return 'a number';
  return isRecord(value) ? 'a plain object' : show(value);
}

const WANTED: Readonly<Record<Field['type'], string>> = {
  text: 'text',
  number: 'a number',
  flag: 'true or false',
  choice: 'a value of the list',
  map: 'a map of names to values',
  list: 'a list',
  struct: 'an object',
  value: 'a value',
  plain: 'an object',
};

/** What a prop needs, in words. */
export function wanted(field: Field): string {
  if (field.type === 'choice') return `a member of ${field.of}`;
  if (field.type === 'value') return field.brands.includes('HostingPlan') ? 'a plan' : `a value of ${field.brands[0]}`;
  return WANTED[field.type];
}

/** Members of an enum as a program writes them. */
export const memberList = ({ of }: ChoiceField, names: readonly string[]): string => oneOf(names.map((name) => `${of}.${name}`));

/** Something to type. */
export function example(field: Field, prop: string): string {
  switch (field.type) {
    case 'text':
      return `set '${prop}' to text${field.example === undefined ? '' : ` such as ${show(field.example)}`}`;
    case 'number':
      return `set '${prop}' to a number${field.oneOf === undefined ? '' : ` such as ${field.oneOf[0]}`}`;
    case 'flag':
      return `set '${prop}' to true or false`;
    case 'choice':
      return `set '${prop}' to ${memberList(field, Object.keys(field.members).slice(0, 4))}`;
    case 'value':
      return `set '${prop}' to ${field.example}`;
    case 'map':
      return `set '${prop}' to an object such as { NAME: ${field.each.type === 'struct' ? '{ … }' : `'value'`} }`;
    case 'list':
      return `set '${prop}' to a list such as [ … ]`;
    case 'struct':
      return `set '${prop}' to an object such as { ${requiredNames(field.fields) || '…'} }`;
    default:
      return `set '${prop}' to an object such as { … }`;
  }
}

/** Props that an object needs. */
export const requiredNames = (fields: Fields): string =>
  Object.keys(fields)
    .filter((name) => fields[name].required === true)
    .map((name) => `${name}: …`)
    .join(', ');
