import { list, map, struct, text } from '../rules/fields';

/** Tags: any text, also none. */
export const TAGS = map(text({ secret: true }));

/** Warnings that are accepted, each with a reason. */
export const ACKNOWLEDGE = list(
  struct({ code: text({ required: true, literal: true }), reason: text({ required: true, literal: true }) }),
);
