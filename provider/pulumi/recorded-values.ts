import {
  type AnyResource,
  hiddenLike,
  mapValues,
  plain,
  type PlainValues,
  Secret,
  upgraded,
  type ValueMap,
  type Values,
} from '../model/index.js';

// Names that begin so are ours or the engine's own, never a property of a resource.
const internal = (name: string): boolean => name.startsWith('__');
const versionKey = '__stateVersion';

/** The properties that the user knows of. */
export const withoutInternal = (values: ValueMap): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !internal(name)));

const onlyInternal = (values: ValueMap): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => internal(name)));

/** A state fit for the engine: what is secret is marked so, by the resource or because the user marked it in any of `templates`. */
export function recordedState(resource: AnyResource, state: PlainValues, ...templates: readonly ValueMap[]): Values {
  const marked = mapValues(state, (value, name) => {
    const hidden = templates.reduce<Values[string]>((left, template) => hiddenLike(left, template[name]), value);
    return resource.outputs[name]?.secret && !(hidden instanceof Secret) ? new Secret(hidden) : hidden;
  });
  // Version 1 goes without saying, so that states are as short as they can be.
  return resource.stateVersion > 1 ? { ...marked, [versionKey]: resource.stateVersion } : marked;
}

/** Inputs fit for the engine, with the marks of those that it knew. */
export const recordedInputs = (inputs: ValueMap, ...templates: readonly ValueMap[]): Values => ({
  ...templates.reduce<Values>((all, template) => ({ ...all, ...onlyInternal(template) }), {}),
  ...mapValues(inputs, (value, name) =>
    templates.reduce<Values[string]>((left, template) => hiddenLike(left, template[name]), value),
  ),
});

/** A recorded state as today's lifecycles know it. */
export function knownState(resource: AnyResource, values: ValueMap): PlainValues {
  const { [versionKey]: version = 1 } = values;
  return upgraded(resource, plain(withoutInternal(values)), Number(version));
}

/** Whether the engine is to read before each update, as the clock alone may make something due. */
export const isToBeReadFirst = ({ lifecycle }: AnyResource, state: PlainValues): boolean =>
  lifecycle.due?.(state) !== undefined;
