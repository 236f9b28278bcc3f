import { FLEX } from '../catalog/flex';
import { Fn, Op, type TerraformResourceLifecycle } from '../framework';
import { known, type Deferred } from '../intake';
import { oneOf, show } from '../rules/explain';
import { isKnown } from '../rules/rule';

/** A check that Terraform makes before it creates anything. */
interface Precondition {
  readonly condition: string;
  readonly errorMessage: string;
}

/** Bounds of a number where plan or provider have narrower ones than the prop. */
export type Bounds = Readonly<Record<string, { readonly min?: number; readonly max?: number }>>;

/** Lets Terraform check, before it creates anything, what could not be checked at synth. */
export function preconditions(
  deferred: readonly Deferred[],
  bounds: Bounds = {},
  more: readonly Precondition[] = [],
): TerraformResourceLifecycle | undefined {
  const precondition = [...deferred.map((constraint) => precheck(constraint, bounds[constraint.prop])), ...more];
  return precondition.length === 0 ? undefined : { precondition };
}

function precheck({ prop, field, value }: Deferred, bounds: Bounds[string] | undefined): Precondition {
  const code = field.code ?? 'AZFN8003';
  if (field.type === 'text') {
    const { pattern = '', minLength, maxLength } = field;
    const matches = Fn.can(Fn.regex(pattern, value as string));
    const condition = minLength === undefined && maxLength === undefined ? matches : Op.and(matches, within(Fn.lengthOf(value), minLength, maxLength));
    return { condition: String(condition), errorMessage: `${code}: ${show(prop)} needs ${field.allowed ?? 'another form'}.` };
  }
  if (field.oneOf !== undefined) {
    return { condition: String(Fn.contains(field.oneOf, value)), errorMessage: `${code}: ${show(prop)} has to be ${oneOf(field.oneOf)}.` };
  }
  const { min, max } = { ...field, ...bounds };
  return {
    condition: String(within(value, min, max)),
    errorMessage: `${code}: ${show(prop)} has to be ${max === undefined ? `${min} or more` : `a number from ${min} to ${max}`}.`,
  };
}

function within(value: unknown, min: number | undefined, max: number | undefined): unknown {
  // The framework drops an operand of 0.
  const lower = min === undefined ? undefined : min === 0 ? Op.gt(value, -1) : Op.gte(value, min);
  const upper = max === undefined ? undefined : Op.lte(value, max);
  return lower !== undefined && upper !== undefined ? Op.and(lower, upper) : (lower ?? upper);
}

interface ScaleProps {
  readonly alwaysReady?: readonly { readonly _terms: { readonly instanceCount: number } }[];
  readonly maximumInstanceCount?: number;
  readonly elasticInstanceMinimum?: number;
  readonly appScaleLimit?: number;
}

/** What numbers of an app have to do with each other, where one of them is a token. */
export function scalePreconditions({ alwaysReady = [], maximumInstanceCount, elasticInstanceMinimum, appScaleLimit }: ScaleProps): Precondition[] {
  const found: Precondition[] = [];
  const counts = alwaysReady.map(({ _terms }) => _terms.instanceCount);
  if (counts.length > 0 && [...counts, maximumInstanceCount].some((count) => !isKnown(known(count)))) {
    const maximum = maximumInstanceCount ?? FLEX.maximumInstanceCount.default;
    found.push({
      condition: String(Op.lte(Fn.sum(counts), maximum)),
      errorMessage: `AZFN2007: 'alwaysReady' asks for more instances in all than 'maximumInstanceCount' allows.`,
    });
  }
  if (elasticInstanceMinimum !== undefined && appScaleLimit !== undefined && [elasticInstanceMinimum, appScaleLimit].some((count) => !isKnown(known(count)))) {
    found.push({
      condition: String(Op.or(Op.lt(appScaleLimit, 1), Op.lte(elasticInstanceMinimum, appScaleLimit))),
      errorMessage: `AZFN2015: 'elasticInstanceMinimum' is above 'appScaleLimit'.`,
    });
  }
  return found;
}
