import type { NameFacts } from '../catalog/names';
import type { Code } from './codes';

/**
 * What a prop may hold, as data: `intake` reads props with it, and a constraint on a value that is not known yet becomes
 * a Terraform precondition.
 */
export type Field =
  | TextField
  | NumberField
  | FlagField
  | ChoiceField
  | MapField
  | ListField
  | StructField
  | ValueField
  | PlainField;

interface Common {
  readonly required?: boolean;
  /** Never shown in a message. */
  readonly secret?: boolean;
  /** The value has to be known at synth. */
  readonly literal?: boolean;
  /** Code of a broken constraint; `AZFN8003` otherwise. */
  readonly code?: Code;
  /** Why the constraint exists, with its page. */
  readonly why?: string;
}

export interface TextField extends Common {
  readonly type: 'text';
  /** Regular expression; must also be valid for Terraform's `regex`. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Whether Terraform checks the pattern when the value is a token; otherwise it passes. */
  readonly precondition?: boolean;
  /** The pattern in words. */
  readonly allowed?: string;
  /** A resource id with `<…>` for its names, to repair one that differs in case only. */
  readonly form?: string;
  readonly example?: string;
}

export interface NumberField extends Common {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly number[];
  /** The range in words, where it is not that of `min` and `max`. */
  readonly allowed?: string;
}

export interface FlagField extends Common {
  readonly type: 'flag';
}

/** A value of a closed list. */
export interface ChoiceField extends Common {
  readonly type: 'choice';
  /** Name of the enum, for the fix. */
  readonly of: string;
  /** Values by the name of the member. */
  readonly members: Readonly<Record<string, string>>;
}

/** A map from literal names to values. */
export interface MapField extends Common {
  readonly type: 'map';
  readonly each: Field;
}

export interface ListField extends Common {
  readonly type: 'list';
  readonly each: Field;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface StructField extends Common {
  readonly type: 'struct';
  readonly fields: Fields;
}

/** An object of a class of this library, told apart by its brand. */
export interface ValueField extends Common {
  readonly type: 'value';
  readonly brands: readonly string[];
  /** What to type, for the fix. */
  readonly example: string;
}

/** Plain data that is handed on as it is. */
export interface PlainField extends Common {
  readonly type: 'plain';
}

export type Fields = Readonly<Record<string, Field>>;

export const text = (options: Omit<TextField, 'type'> = {}): TextField => ({ type: 'text', ...options });
/** Text that is a name of the catalogue. */
export const nameOf = (
  { min, max, pattern, characters, page }: NameFacts,
  options: Omit<TextField, 'type' | 'pattern' | 'minLength' | 'maxLength' | 'allowed'> = {},
): TextField => ({
  type: 'text', pattern, minLength: min, maxLength: max, allowed: `${min} to ${max} ${characters}`,
  why: `Azure takes no other names (${page})`, ...options,
});
/** The id of a resource of a kind such as `Microsoft.Web/serverFarms/<plan>`; names are the parts in `<…>`. */
export function resourceId(kind: string, options: Omit<TextField, 'type' | 'pattern' | 'allowed' | 'form'> = {}): TextField {
  const form = `/subscriptions/<subscription>/resourceGroups/<group>/providers/${kind}`;
  return {
    type: 'text',
    pattern: `^${form.replace(/[.]/g, '[.]').replace(/<[^>]+>/g, '[^/\\s]+')}$`,
    allowed: `the form '${form}'`,
    form,
    code: 'AZFN6005',
    why: 'the provider takes ids apart and compares their parts exactly, upper and lower case too (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules)',
    ...options,
  };
}
export const number = (options: Omit<NumberField, 'type'> = {}): NumberField => ({ type: 'number', ...options });
export const flag = (options: Omit<FlagField, 'type'> = {}): FlagField => ({ type: 'flag', ...options });
export const map = (each: Field, options: Omit<MapField, 'type' | 'each'> = {}): MapField => ({ type: 'map', each, ...options });
export const list = (each: Field, options: Omit<ListField, 'type' | 'each'> = {}): ListField => ({ type: 'list', each, ...options });
export const struct = (fields: Fields, options: Omit<StructField, 'type' | 'fields'> = {}): StructField => ({ type: 'struct', fields, ...options });
export const plain = (options: Omit<PlainField, 'type'> = {}): PlainField => ({ type: 'plain', ...options });

/** A member of an enum that the program reaches as `of.MEMBER`. */
export const choice = (
  of: string,
  values: Readonly<Record<string, string>>,
  options: Omit<ChoiceField, 'type' | 'of' | 'members'> = {},
): ChoiceField => ({ type: 'choice', of, members: values, ...options });

/** An object of a class of this library. */
export const value = (
  brands: string | readonly string[],
  example: string,
  options: Omit<ValueField, 'type' | 'brands' | 'example'> = {},
): ValueField => ({ type: 'value', brands: typeof brands === 'string' ? [brands] : brands, example, ...options });
