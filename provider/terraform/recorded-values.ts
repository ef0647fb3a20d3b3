import {
  type AnyResource,
  inputsFromState,
  plain,
  type PlainValues,
  type Recorded,
  settable,
  type Value,
  type ValueMap,
  type Values,
  withDefaults,
} from '../model/index.js';
import { secondsIn } from './timeouts.js';

// Terraform's own attributes, beside the properties of a resource.
const own = new Set(['id', 'timeouts']);

/** The properties that the model knows of. */
export const properties = (values: ValueMap): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !own.has(name)));

/** What the program sets, with what the provider's settings give in its place. */
export const inputsOf = (resource: AnyResource, config: ValueMap, settings: ValueMap): Values =>
  withDefaults(resource.inputs, settableOf(resource, config), settings);

const settableOf = (resource: AnyResource, values: ValueMap): Values =>
  Object.fromEntries(Object.keys(settable(resource)).flatMap((name) => entry(name, values[name])));

const entry = (name: string, value: Value | undefined): (readonly [string, Value])[] =>
  value === undefined || value === null ? [] : [[name, value]];

/** What is recorded, as lifecycles know it. */
export const recordedOf = (state: Values): Recorded => ({
  id: typeof state.id === 'string' ? state.id : '',
  state: plain(properties(state)),
});

/** Whether the service tells something where the program sets nothing; no setting of the provider stands in for it. */
const isTold = ({ inputs, outputs }: AnyResource, name: string): boolean =>
  name in outputs && inputs[name]?.default === undefined;

/** The properties that the program sets though the service would tell them. */
export const setByProgram = (resource: AnyResource, inputs: ValueMap): readonly string[] =>
  Object.keys(settable(resource)).filter((name) => isTold(resource, name) && (inputs[name] ?? null) !== null);

/**
 * The inputs that a recorded state was made with. What the service would have told too counts only if the program set it,
 * as far as that was noted, or sets it now.
 */
export const inputsBefore = (
  resource: AnyResource,
  state: ValueMap,
  wasSet: readonly string[],
  now: ValueMap,
): Values => {
  const all = settableOf(resource, state);
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name]) => !isTold(resource, name) || wasSet.includes(name) || (now[name] ?? null) !== null,
    ),
  );
};

/** A state fit for Terraform: what is told, and of what can be set what the program sets, in its own words where they still hold. */
export function newState(
  resource: AnyResource,
  { id, state }: Recorded,
  inputs: ValueMap | undefined,
  timeouts: Value | undefined,
): Values {
  const outputs = Object.fromEntries(Object.keys(resource.outputs).flatMap((name) => entry(name, state[name])));
  return {
    ...outputs,
    ...inputsFromState(resource, state, inputs),
    id,
    ...((timeouts ?? null) !== null && { timeouts: timeouts ?? null }),
  };
}

/** The same of what was left half made: options count once they have been applied in full. */
export const halfMadeState = (resource: AnyResource, half: Recorded & { readonly inputs: PlainValues }): Values => {
  const inputs = Object.fromEntries(Object.entries(half.inputs).filter(([name]) => !(name in resource.options)));
  return newState(resource, half, inputs, undefined);
};

/** How long an operation may take, in seconds; 0 where the program does not say. */
export function timeoutIn({ timeouts }: ValueMap, operation: 'create' | 'update' | 'delete'): number {
  const text = (timeouts as ValueMap | null | undefined)?.[operation];
  return typeof text === 'string' ? secondsIn(text) : 0;
}
