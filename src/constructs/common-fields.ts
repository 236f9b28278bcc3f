import { NAMES } from '../catalog/names';
import { list, map, nameOf, struct, text } from '../rules/fields';

/** Tags: any text, also none. */
export const TAGS = map(text({ secret: true }));

/** Warnings that are accepted, each with a reason. */
export const ACKNOWLEDGE = list(
  struct({ code: text({ required: true, literal: true }), reason: text({ required: true, literal: true }) }),
);

/** Name of a resource group. */
export const RESOURCE_GROUP = nameOf(NAMES.resourceGroup, { required: true, example: 'rg-orders' });
