import { type AnyResource, settable } from './resource.js';
import { together, validate } from './validate.js';
import type { Violation } from './validate-shape.js';
import type { ValueMap } from './value.js';

/** Everything that is wrong with what a program sets of a resource, all at once. */
export const misdeclared = (resource: AnyResource, values: ValueMap): readonly Violation[] => [
  ...validate(settable(resource), values),
  ...together(resource.exclusive, values),
];
