import type { Context } from './context.js';
import { type Change, diff, equivalent } from './diff.js';
import { guard } from './guard.js';
import { HalfMade } from './half-made.js';
import { formatId, parseId } from './identity.js';
import { inputsFromState } from './inputs-from-state.js';
import { Problem } from './problem.js';
import type { Recorded } from './recorded.js';
import type { AnyResource } from './resource.js';
import type { PlainValues, ValueMap } from './value.js';

/**
 * Makes the resource. Its identity is recorded before anything else is asked: whatever fails after that is half made
 * (`HalfMade`), never lost.
 */
export async function create(resource: AnyResource, inputs: PlainValues, context: Context): Promise<Recorded> {
  const told = await resource.lifecycle.create(inputs, context).catch((error: unknown) => {
    throw error instanceof Problem && error.kind === 'conflict' ? error.advise(importHint(resource, inputs)) : error;
  });
  const known = { ...inputs, ...set(told) };
  const id = formatId(resource, known);
  try {
    await resource.lifecycle.settle?.(parseId(resource, id), known, context);
    const state = await context.until(`${resource.type} ${id} to appear`, () => ask(resource, id, known, context));
    return { id, state };
  } catch (cause) {
    throw new HalfMade({ id, state: (await lookAgain(resource, id, known, context)) ?? known, inputs, cause });
  }
}

/** What can be told of something that was left half made; nothing if that fails too. */
const lookAgain = async (
  resource: AnyResource,
  id: string,
  known: PlainValues,
  context: Context,
): Promise<PlainValues | undefined> =>
  resource.lifecycle.settle && !context.signal.aborted
    ? ask(resource, id, known, context).catch(() => undefined)
    : undefined;

/** What exists is never taken over without being asked for. */
const importHint = (resource: AnyResource, inputs: PlainValues): string => {
  const parts = resource.identity.map((name) => (typeof inputs[name] === 'string' ? inputs[name] : `<${name}>`));
  return `If it is meant to be managed here, import it: its id is ${parts.join('/')}.`;
};

/** The state of what the id names, or undefined when it is proved gone. What the service does not tell is kept from `known`. */
export const read: typeof ask = (resource, id, known, context) => ask(resource, id, known, context.coalesced());

/** Reads what is there now. Whoever has just written, or is about to, asks thus. */
async function ask(
  resource: AnyResource,
  id: string,
  known: PlainValues | undefined,
  context: Context,
): Promise<PlainValues | undefined> {
  const found = await resource.lifecycle.read(parseId(resource, id), known, context);
  return found && { ...(known ? untold(resource, known) : neverTold(resource)), ...set(found) };
}

/**
 * Changes the resource in place, or does what its last read noted as due. Options alone need no call. After a failed write
 * the state is what can be read, never what was planned.
 */
export async function update(
  resource: AnyResource,
  recorded: Recorded,
  before: PlainValues,
  after: PlainValues,
  context: Context,
): Promise<PlainValues> {
  const { id, state } = recorded;
  const { lifecycle } = resource;
  const changes = changesInPlace(resource, id, before, after);
  const isDue = hasDue(resource, state);
  const kept = { ...withoutOptions(resource, state), ...untold(resource, after) };
  if (changes.length > 0 && !isDue && changes.every(({ effect }) => effect === 'keep')) return kept;
  // After an update that was left half made the engine has the new inputs on record, and the state tells what was missed.
  const asked = changes.length > 0 ? changes : diff(resource, inputsFromState(resource, state, after), after);
  let told: PlainValues = {};
  try {
    if (isDue || asked.some(({ effect }) => effect === 'update')) {
      told = set((await lifecycle.update?.(after, state, context)) ?? {});
    }
    const known = { ...set({ ...kept, ...changeable(resource, after) }), ...told };
    await lifecycle.settle?.(parseId(resource, id), known, context);
    const now = await ask(resource, id, known, context);
    if (now) return now;
  } catch (cause) {
    throw await honest(resource, recorded, told, { before, after }, cause, context);
  }
  throw isGone(resource, id);
}

/** What an update has to do. Engines replace what cannot be changed; `pulumi do` asks for an update all the same. */
export function changesInPlace(
  resource: AnyResource,
  id: string,
  before: ValueMap,
  after: ValueMap,
): readonly Change[] {
  const changes = diff(resource, before, after);
  const fixed = [...new Set(changes.flatMap(({ path, effect }) => (effect === 'replace' ? [String(path[0])] : [])))];
  if (fixed.length === 0) return changes;
  throw new Problem('invalid-input', `${fixed.join(', ')} of ${resource.type} ${id} cannot be changed in place.`, {
    detail: 'It takes a new one: delete this one and create that, or have a program replace it.',
  });
}

/** Whether the last read noted that something is to be done, whatever the program says. */
export const hasDue = ({ lifecycle }: AnyResource, state: PlainValues): boolean =>
  (lifecycle.due?.(state) ?? []).length > 0;

const isGone = (resource: AnyResource, id: string): Problem =>
  new Problem('not-found', `${resource.type} ${id} is gone.`, {
    detail: 'It was deleted behind the back of this program. Refresh, and it will be made again.',
  });

/**
 * What a failed update leaves: what is there now if that differs from what is recorded, or nothing at all; else the bare
 * cause. What it told is never lost.
 */
async function honest(
  resource: AnyResource,
  { id, state }: Recorded,
  told: PlainValues,
  { before, after }: Readonly<Record<'before' | 'after', PlainValues>>,
  cause: unknown,
  context: Context,
): Promise<unknown> {
  const known = { ...state, ...told };
  const isTold = Object.keys(told).length > 0;
  const asItIs = isTold ? new HalfMade({ id, state: known, inputs: before, cause }) : cause;
  if (context.signal.aborted) return asItIs;
  const looked = await ask(resource, id, known, context).then(
    (now) => ({ now }),
    () => undefined,
  );
  if (!looked) return asItIs;
  const { now } = looked;
  if (!now) return isGone(resource, id);
  const inputs = inputsFromState(resource, now, { ...arrived(resource, after, state, now), ...before });
  const isBroken = resource.lifecycle.isBroken?.(now) ?? false;
  if (!isTold && !isBroken && diff(resource, before, inputs).length === 0) return cause;
  return new HalfMade({ id, state: now, inputs: inputs as PlainValues, cause });
}

/** What was newly asked for and has changed: a write whose answer was lost may have set it. */
const arrived = (resource: AnyResource, after: PlainValues, state: PlainValues, now: PlainValues): PlainValues =>
  Object.fromEntries(
    Object.entries(after).filter(([name]) => {
      const { [name]: input } = resource.inputs;
      return input && input.onChange !== 'never' && !equivalent(input.shape, state[name], now[name]);
    }),
  );

/** Deletes what is recorded; what is gone already counts as deleted. What is replaced may have to be left alone. */
export async function remove(
  resource: AnyResource,
  { isReplaced = false, ...recorded }: Recorded & { readonly isReplaced?: boolean },
  settings: ValueMap,
  context: Context,
): Promise<void> {
  const { id, state } = recorded;
  const release = { ...(await guard(resource, recorded, 'delete', settings, context)), isReplaced };
  await resource.lifecycle.delete(parseId(resource, id), state, context, release);
}

/** Every input whose change asks for something, with its value if it is set. */
const changeable = ({ inputs }: AnyResource, values: PlainValues): Record<string, PlainValues[string] | undefined> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, { onChange }]) => (onChange === 'never' ? [] : [[name, values[name]]])),
  );

/** What options say comes from the program alone: one that it no longer sets is no longer recorded. */
const withoutOptions = (resource: AnyResource, state: PlainValues): PlainValues =>
  Object.fromEntries(Object.entries(state).filter(([name]) => !(name in resource.options)));

/** An import comes too late for what is told once: it is recorded as empty. */
const neverTold = ({ outputs }: AnyResource): PlainValues =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([name, { once, secret }]) => (once && secret ? [[name, '']] : [])),
  );

/** The recorded properties that no read answers: options, create-only inputs, what is told once. */
function untold(resource: AnyResource, known: PlainValues): PlainValues {
  return set(
    Object.fromEntries(
      Object.entries(known).filter(([name]) => {
        const { [name]: output } = resource.outputs;
        return name in resource.options || resource.inputs[name]?.onChange === 'never' || (output?.once ?? false);
      }),
    ),
  );
}

function set(values: Readonly<Record<string, PlainValues[string] | undefined>>): PlainValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as PlainValues;
}
