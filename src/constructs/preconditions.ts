import { Fn, Op, type TerraformResourceLifecycle } from '../framework';
import type { Deferred } from '../intake';
import { oneOf, show } from '../rules/explain';

/** Lets Terraform check, before it creates anything, what could not be checked at synth. */
export function preconditions(deferred: readonly Deferred[]): TerraformResourceLifecycle | undefined {
  if (deferred.length === 0) return undefined;
  return { precondition: deferred.map((constraint) => ({ condition: condition(constraint), errorMessage: message(constraint) })) };
}

function condition({ field, value }: Deferred): string {
  if (field.type === 'text') {
    const { pattern, minLength, maxLength } = field;
    const matches = Fn.can(Fn.regex(pattern ?? '', value as string));
    return String(minLength === undefined && maxLength === undefined ? matches : Op.and(matches, within(Fn.lengthOf(value), minLength, maxLength)));
  }
  if (field.oneOf !== undefined) return String(Fn.contains(field.oneOf, value));
  return String(within(value, field.min, field.max));
}

function within(value: unknown, min: number | undefined, max: number | undefined): unknown {
  const lower = min === undefined ? undefined : Op.gte(value, min);
  const upper = max === undefined ? undefined : Op.lte(value, max);
  return lower !== undefined && upper !== undefined ? Op.and(lower, upper) : (lower ?? upper);
}

function message({ prop, field }: Deferred): string {
  const code = field.code ?? 'AZFN8003';
  if (field.type === 'text') return `${code}: ${show(prop)} needs ${field.allowed ?? 'another form'}.`;
  const { min, max } = field;
  const range = field.oneOf !== undefined ? oneOf(field.oneOf) : max === undefined ? `${min} or more` : `a number from ${min} to ${max}`;
  return `${code}: ${show(prop)} has to be ${range}.`;
}
