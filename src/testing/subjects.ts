import { Construct, TerraformStack, type IConstruct } from '../framework';
import type { SynthesizedFunctionApp, SynthesizedSlot } from './data';
import { kindOf } from './matching';
import type { Place } from './origins';
import { Synthesized } from './synthesized';

/** An app, a stack or a construct; what they were synthesized to; or one app or slot of that. */
export type Subject = IConstruct | Synthesized | SynthesizedFunctionApp | SynthesizedSlot;

/** What a subject comes to; an error where it is nothing of the kind. */
export function synthesizedOf(subject: unknown): Synthesized {
  if (Synthesized._is(subject)) return subject;
  if (Construct.isConstruct(subject)) return Synthesized._of(subject);
  throw new Error(`a claim is about a TerraformStack, an App, another construct or the result of TestKit.synthesize(), not about ${kindOf(subject)}`);
}

/** What a subject comes to, if anything does: a claim about a program that is refused would be about nothing. */
export function accepted(subject: unknown): Synthesized {
  const synthesized = synthesizedOf(subject);
  synthesized._demandAccepted();
  return synthesized;
}

/** The app or slot that is meant; where there are several, it has to be said. */
export function placeOf(subject: unknown): Place {
  if (isPlace(subject)) return subject;
  const { functionApps, slots } = accepted(subject);
  const path = Construct.isConstruct(subject) && subject.node.scope !== undefined && !TerraformStack.isStack(subject) ? subject.node.path : undefined;
  const itself = path === undefined ? [] : [...functionApps, ...slots].filter((place) => place.path === path);
  // A stack means its app; a slot by itself is meant where there is no app.
  const [place, ...others] = [itself, functionApps, slots].find((found) => found.length > 0) ?? [];
  if (place === undefined) throw new Error('there is no function app');
  if (others.length > 0) throw new Error(`there are ${others.length + 1} of them, so say which: pass its construct, or what synthesized.functionApp() or slot() returns; there are ${[place, ...others].map(named).join(', ')}`);
  return place;
}

const isPlace = (subject: unknown): subject is Place =>
  typeof subject === 'object' && subject !== null && 'appSettings' in subject && 'address' in subject && !Construct.isConstruct(subject);

/** An app or slot as a message names it. */
export const named = (place: Place): string => ('slotName' in place ? `slot '${place.slotName}' of '${place.appName}'` : `'${place.appName}'`) + ` (${place.path})`;
