import { equivalent } from './diff.js';
import type { Input, Option } from './property.js';
import { type AnyResource, settable } from './resource.js';
import { isList, type Value, type ValueMap, type Values } from './value.js';

/**
 * The inputs that a state amounts to. On a refresh only what the user had set counts, in the user's own words where they
 * still mean the same; on an import (no prior inputs) everything that the service tells.
 */
export function inputsFromState(resource: AnyResource, state: ValueMap, prior: ValueMap | undefined): Values {
  const inputs: Values = {};
  for (const [name, property] of Object.entries(settable(resource))) {
    const told = state[name];
    const given = prior?.[name];
    if (prior && (given ?? null) === null) continue;
    const value = isUntold(property) ? given : today(property, given, told);
    if (value !== undefined) inputs[name] = value;
  }
  return inputs;
}

const isUntold = (property: Input | Option): boolean => property.kind === 'option' || property.onChange === 'never';

function today({ shape }: Input | Option, given: Value | undefined, told: Value | undefined): Value | undefined {
  if (given !== undefined && equivalent(shape, given, told)) return given;
  const isEmpty = told === null || told === '' || (isList(told) && told.length === 0);
  return isEmpty ? undefined : told;
}
