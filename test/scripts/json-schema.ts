/** The part of JSON Schema that `docs/catalog.schema.json` uses; an unknown keyword throws, so that nothing is skipped in silence. */
interface Schema {
  readonly [keyword: string]: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Record<string, (value: unknown) => boolean> = {
  object: isRecord,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
};

/** Where a value breaks its schema. */
export function violations(root: Schema, value: unknown, schema: Schema = root, path = '$'): string[] {
  const inner = (of: unknown, at: unknown, where = path) => violations(root, at, of as Schema, where);
  const checks: Record<string, (wanted: unknown) => string[]> = {
    $ref: (name) => inner((root.definitions as Record<string, Schema>)[(name as string).replace('#/definitions/', '')], value),
    allOf: (all) => (all as Schema[]).flatMap((one) => inner(one, value)),
    anyOf: (any) => ((any as Schema[]).some((one) => inner(one, value).length === 0) ? [] : [`${path}: fits none of ${(any as Schema[]).length}`]),
    type: (types) => ([types].flat().some((type) => TYPES[type as string](value)) ? [] : [`${path}: not of type ${String(types)}`]),
    enum: (all) => ((all as unknown[]).includes(value) ? [] : [`${path}: not one of ${String(all)}`]),
    const: (only) => (value === only ? [] : [`${path}: not ${String(only)}`]),
    pattern: (pattern) => (typeof value !== 'string' || new RegExp(pattern as string).test(value) ? [] : [`${path}: not like ${String(pattern)}`]),
    items: (items) => (Array.isArray(value) ? value.flatMap((item, index) => inner(items, item, `${path}[${index}]`)) : []),
    required: (keys) => (isRecord(value) ? (keys as string[]).filter((key) => !Object.hasOwn(value, key)).map((key) => `${path}: no ${key}`) : []),
    propertyNames: (names) => (isRecord(value) ? Object.keys(value).flatMap((key) => inner(names, key, `${path} key ${key}`)) : []),
    properties: (properties) =>
      isRecord(value) ? Object.entries(properties as object).filter(([key]) => Object.hasOwn(value, key)).flatMap(([key, of]) => inner(of, value[key], `${path}.${key}`)) : [],
    additionalProperties: (of) => {
      const others = Object.entries(isRecord(value) ? value : {}).filter(([key]) => !Object.hasOwn((schema.properties ?? {}) as object, key));
      return others.flatMap(([key, item]) => (of === false ? [`${path}: unknown key ${key}`] : inner(of, item, `${path}.${key}`)));
    },
  };
  const annotations = ['$schema', 'title', 'description', 'definitions'];
  return Object.entries(schema).filter(([keyword]) => !annotations.includes(keyword)).flatMap(([keyword, wanted]) => {
    if (!Object.hasOwn(checks, keyword)) throw new Error(`the schema uses '${keyword}' at ${path}, which this checker does not know`);
    return checks[keyword](wanted);
  });
}
