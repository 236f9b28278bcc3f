import { Token } from '../framework';
import { UNRESOLVED, type MaybeKnown } from '../rules/rule';

/** A plain value, or `UNRESOLVED` for a token. The only place that asks. */
export const known = <T>(value: T): MaybeKnown<T> => (Token.isUnresolved(value) ? UNRESOLVED : value);
