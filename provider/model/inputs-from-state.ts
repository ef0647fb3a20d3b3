import { equivalent } from './diff.js';
import { type AnyResource, settable } from './resource.js';
import type { ValueMap, Values } from './value.js';

/**
 * The inputs that a state amounts to. On a refresh only what the user had set counts, in the user's own words where they
 * still mean the same; on an import (no prior inputs) everything that the service tells.
 */
export function inputsFromState(resource: AnyResource, state: ValueMap, prior: ValueMap | undefined): Values {
  const inputs: Values = {};
  for (const [name, property] of Object.entries(settable(resource))) {
    const told = state[name];
    const given = prior?.[name];
    const untold = property.kind === 'option' || property.onChange === 'never';
    if (prior && given === undefined) continue;
    if (given !== undefined && (untold || equivalent(property.shape, given, told))) inputs[name] = given;
    else if (!untold && told !== undefined && told !== null && told !== '') inputs[name] = told;
  }
  return inputs;
}
