import type { Block } from './stacks';

/**
 * What azurerm 4.55 accepts beyond names and types, which the bindings know: allowed values, ranges, ids, arguments that
 * exclude or need each other, and arguments after which no plan is clean.
 *
 * Conditions look at presence, as the provider does: a literal `false` is present.
 */
export interface ResourceRules {
  /** What a value has to be, by the path of its argument. */
  readonly values: Readonly<Record<string, ValueRule>>;
  /** What a block has to hold, by its path; the resource itself is the empty path. */
  readonly blocks: Readonly<Record<string, readonly BlockRule[]>>;
}

/** Says what is wrong with a literal value. */
export type ValueRule = (value: unknown) => string | undefined;
/** Says what is wrong with a block; an argument counts when it is there. */
export type BlockRule = (block: Block) => string | undefined;

export const present = (block: Block, names: readonly string[]): string[] => names.filter((name) => block[name] !== undefined && block[name] !== null);
/** Whether a value holds a Terraform expression, so that nothing is known about it. */
export const isExpression = (value: unknown): boolean => typeof value === 'string' && /[$%][{]/.test(value);

export const oneOf = (...allowed: readonly unknown[]): ValueRule => (value) => (allowed.includes(value) ? undefined : `is not one of ${allowed.join(' ')}`);
export const between = (min: number, max: number): ValueRule => (value) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max ? undefined : `is not a whole number from ${min} to ${max}`;
export const matches = (pattern: RegExp): ValueRule => (value) => (pattern.test(String(value)) ? undefined : `does not match ${String(pattern)}`);
export const notEmpty: ValueRule = (value) => (value === '' ? 'is empty' : undefined);
export const items = (min: number, max = Infinity, each: ValueRule = () => undefined): ValueRule => (value) => {
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  if (list.length < min || list.length > max) return `has ${list.length} items, not ${min} to ${max}`;
  return list.filter((item) => !isExpression(item)).map(each).find((problem) => problem !== undefined);
};
export const unsettled = (why: string): ValueRule => () => `never settles: ${why}`;
export const onlyTrue: ValueRule = (value) => (value === true ? undefined : 'is false in a group that looks at presence');
export const all = (...rules: readonly ValueRule[]): ValueRule => (value) => rules.map((rule) => rule(value)).find((problem) => problem !== undefined);

export const exactlyOne = (...names: readonly string[]): BlockRule => (block) => {
  const found = present(block, names);
  return found.length === 1 ? undefined : `has ${found.length === 0 ? 'none' : found.join(' and ')} of ${names.join(', ')}, not exactly one`;
};
export const atLeastOne = (...names: readonly string[]): BlockRule => (block) => (present(block, names).length > 0 ? undefined : `has none of ${names.join(', ')}`);
export const conflicts = (name: string, ...others: readonly string[]): BlockRule => (block) => {
  const found = present(block, [name]).length === 0 ? [] : present(block, others);
  return found.length === 0 ? undefined : `has ${name} beside ${found.join(' and ')}`;
};
export const together = (...names: readonly string[]): BlockRule => (block) => {
  const found = present(block, names);
  return found.length === 0 || found.length === names.length ? undefined : `has ${found.join(', ')} without all of ${names.join(', ')}`;
};
export const has = (...names: readonly string[]): BlockRule => (block) => {
  const missing = names.filter((name) => present(block, [name]).length === 0);
  return missing.length === 0 ? undefined : `leaves ${missing.join(', ')} to a default that is wrong or unknown`;
};

export const GROUP = '/subscriptions/[^/]+/resourceGroups/[^/]+/providers';
export const id = (type: string): ValueRule => matches(new RegExp(`^${GROUP}/${type}$`));
export const subnetId = id('Microsoft[.]Network/virtualNetworks/[^/]+/subnets/[^/]+');
/** Whether nothing is known about an id: it is an expression, and not that of an identity of the same file. */
export const isOpen = (value: unknown): boolean => isExpression(value) && !/^\$\{azurerm_user_assigned_identity[.][\w-]+[.]id\}$/.test(String(value));
export const identityId = id('Microsoft[.]ManagedIdentity/userAssignedIdentities/[^/]+');

export const RESOURCE_GROUP = all(matches(/^[-\w._()]{1,90}$/), matches(/[^.]$/));
export const UUID = matches(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);

/** The order of both lists is part of the state. */
export function sorted(name: string): BlockRule {
  return (block) => {
    const names = Array.isArray(block[name]) ? (block[name] as string[]) : [];
    return names.join('\n') === [...names].sort().join('\n') && new Set(names).size === names.length ? undefined : `has ${name} out of order or twice`;
  };
}

export const merge = (base: ResourceRules, more: ResourceRules): ResourceRules => ({
  values: { ...base.values, ...more.values },
  blocks: {
    ...base.blocks,
    ...Object.fromEntries(Object.entries(more.blocks).map(([path, rules]) => [path, [...(base.blocks[path] ?? []), ...rules]])),
  },
});

/** How containers and file shares are called: 3 to 63 lower-case letters, digits and single hyphens between them. */
export const CONTAINER = '(?=[0-9a-z-]{3,63}$)[0-9a-z]+(-[0-9a-z]+)*';
