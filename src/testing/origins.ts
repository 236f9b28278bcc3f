import type { TerraformStack } from '../framework';
import type { SynthesizedFunctionApp, SynthesizedSlot } from './data';

/** An app or a slot. */
export type Place = SynthesizedFunctionApp | SynthesizedSlot;

/** Where an app or a slot was found. */
export interface Origin {
  readonly stack: TerraformStack;
  /** The app and its slots: they share the names that stay with a slot. */
  readonly family: readonly Place[];
}

/** One for all copies of this library in a process: test runners load modules anew. */
const KEY = Symbol.for('cdktf-azure-functions.testing.origins');
const shared = globalThis as { [KEY]?: WeakMap<Place, Origin> };
const ORIGINS = (shared[KEY] ??= new WeakMap<Place, Origin>());

/** Notes where an app or a slot was found, beside the data, which stays plain. */
export function remember(place: Place, origin: Origin): void {
  ORIGINS.set(place, origin);
}

/** Where an app or a slot was found; nothing of a copy. */
export const originOf = (place: Place): Origin | undefined => ORIGINS.get(place);
