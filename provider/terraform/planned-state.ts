import {
  type AnyResource,
  type Change,
  equivalent,
  settable,
  unknown,
  type Value,
  type ValueMap,
  type Values,
} from '../model/index.js';

interface Planned {
  /** What the program sets, defaults filled in. */
  readonly inputs: ValueMap;
  readonly config: ValueMap;
}

/** What will be there once it is made: what the service tells is not known yet. */
export const plannedNew = (resource: AnyResource, { inputs, config }: Planned): Values => ({
  ...Object.fromEntries(Object.keys(resource.outputs).map((name) => [name, unknown])),
  ...inputs,
  id: unknown,
  ...timeouts(config),
});

/** What will be there after changes: only what may change with them is not known yet. */
export function plannedChanged(
  resource: AnyResource,
  prior: ValueMap,
  { inputs, config }: Planned,
  changes: readonly Change[],
): Values {
  const isCalled = changes.some(({ effect }) => effect !== 'keep');
  const told = Object.entries(resource.outputs).flatMap(([name, { stable }]) => [
    [name, isCalled && !stable ? unknown : (prior[name] ?? null)] as const,
  ]);
  const set = Object.keys(settable(resource)).flatMap((name): (readonly [string, Value])[] => {
    const [now, before] = [inputs[name] ?? null, prior[name] ?? null];
    if (now === null) return isKept(resource, name) ? [[name, before]] : name in resource.outputs ? [] : [[name, null]];
    return [[name, before !== null && isSame(resource, name, before, now) ? before : now]];
  });
  return { ...Object.fromEntries([...told, ...set]), id: prior.id ?? null, ...timeouts(config) };
}

/** What mattered only when it was made stays as it was recorded. */
const isKept = ({ inputs }: AnyResource, name: string): boolean => inputs[name]?.onChange === 'never';

/** Whether what is recorded says the same: then its words stay, and nothing differs. */
function isSame(resource: AnyResource, name: string, before: Value, now: Value): boolean {
  const { [name]: property } = settable(resource);
  if (property === undefined) return false;
  return isKept(resource, name) || (property.shape.type === 'timestamp' && equivalent(property.shape, before, now));
}

const timeouts = ({ timeouts }: ValueMap): Values => (timeouts === undefined ? {} : { timeouts });
