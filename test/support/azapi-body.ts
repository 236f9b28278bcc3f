import { isExpression, type ValueRule } from './rule-kit';

/** What is wrong with a value at a path of a body. */
export type Shape = (value: unknown, path: string) => string[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const check = (value: unknown, path: string, fits: boolean, kind: string, rule: ValueRule | undefined): string[] => {
  if (isExpression(value)) return [];
  if (!fits) return [`${path} is no ${kind}`];
  const problem = rule?.(value);
  return problem === undefined ? [] : [`${path} ${problem}`];
};

export const text = (rule?: ValueRule): Shape => (value, path) => check(value, path, typeof value === 'string', 'text', rule);
export const number = (rule?: ValueRule): Shape => (value, path) => check(value, path, typeof value === 'number', 'number', rule);
export const flag = (rule?: ValueRule): Shape => (value, path) => check(value, path, typeof value === 'boolean', 'boolean', rule);

/** Null stands for nothing in a body, where Azure answers null. */
export const orNull = (shape: Shape): Shape => (value, path) => (value === null ? [] : shape(value, path));

/** Items of one shape, and what is wrong with all of them together. */
export const list = (item: Shape, whole: (items: readonly unknown[]) => string | undefined = () => undefined): Shape => (value, path) => {
  if (isExpression(value)) return [];
  if (!Array.isArray(value)) return [`${path} is no list`];
  const problem = whole(value);
  return [...value.flatMap((each, index) => item(each, `${path}[${index}]`)), ...(problem === undefined ? [] : [`${path} ${problem}`])];
};

/** Properties that have to be there, and those that may be; no others are. */
export const object = (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape => (value, path) => {
  if (isExpression(value)) return [];
  if (!isRecord(value)) return [`${path} is no object`];
  const shapes = { ...required, ...optional };
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...Object.entries(value).flatMap(([name, each]) => (Object.hasOwn(shapes, name) ? shapes[name](each, at(name)) : [`${at(name)} is no property that is taken`])),
    ...Object.keys(required).filter((name) => !(name in value)).map((name) => `${at(name)} is missing`),
  ];
};

/** Lists of texts by any name. */
export const lists: Shape = (value, path) =>
  isRecord(value) ? Object.entries(value).flatMap(([name, each]) => list(text())(each, `${path}.${name}`)) : [`${path} is no object`];
