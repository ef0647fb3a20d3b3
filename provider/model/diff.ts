import type { Path } from './path.js';
import type { Input, Option } from './property.js';
import { type AnyResource, settable } from './resource.js';
import type { Shape } from './shape.js';
import { instant } from './validate-shape.js';
import { isList, isMap, revealed, Unknown, type Value, type ValueMap } from './value.js';

/** What a change asks for: a call of the service, a new resource, or only that state remembers it. */
type Effect = 'update' | 'replace' | 'keep';

export interface Change {
  readonly path: Path;
  readonly kind: 'add' | 'delete' | 'update';
  readonly effect: Effect;
}

/** What differs between two sets of inputs, by the place it differs in. Create-only inputs never do. */
export const diff = (resource: AnyResource, before: ValueMap, after: ValueMap): readonly Change[] =>
  Object.entries(settable(resource)).flatMap(([name, property]) => {
    const effect = effectOf(property);
    if (effect === undefined) return [];
    return differences(property.shape, before[name], after[name], [name]).map((change) => ({ ...change, effect }));
  });

function effectOf(property: Input | Option): Effect | undefined {
  return property.onChange === 'never' ? undefined : property.onChange;
}

type Difference = Omit<Change, 'effect'>;

function differences(shape: Shape, before: Value | undefined, after: Value | undefined, path: Path): Difference[] {
  const [old, now] = [settled(shape, before), settled(shape, after)];
  if (now instanceof Unknown) return [{ path, kind: old === undefined ? 'add' : 'update' }];
  if (old === undefined) return now === undefined ? [] : [{ path, kind: 'add' }];
  if (now === undefined) return [{ path, kind: 'delete' }];
  return within(shape, old, now, path) ?? (same(shape, old, now) ? [] : [{ path, kind: 'update' }]);
}

/** What differs inside two lists or two objects; undefined for everything else. */
function within(shape: Shape, old: Value, now: Value, path: Path): Difference[] | undefined {
  if (shape.type === 'list' && isList(old) && isList(now)) {
    return Array.from({ length: Math.max(old.length, now.length) }).flatMap((_, index) =>
      differences(shape.item, old[index], now[index], [...path, index]),
    );
  }
  if (shape.type === 'structure' && isMap(old) && isMap(now)) {
    return Object.values(shape.members).flatMap((member) =>
      differences(member.shape, old[member.name], now[member.name], [...path, member.name]),
    );
  }
  return undefined;
}

/** Opens secrets and folds the ways of saying "not set" into one. */
function settled(shape: Shape, value: Value | undefined): Value | undefined {
  if (value === undefined || value === null) return undefined;
  const open = revealed(value);
  // The service answers an empty list for what was never set.
  if (isList(open) && open.length === 0) return undefined;
  // Where "" is allowed the service answers it for what was never set.
  return open === '' && shape.type === 'string' && (shape.min ?? 0) === 0 ? undefined : open;
}

/** Whether two known values of a scalar shape mean the same; times are compared as instants. */
function same(shape: Shape, one: Value, other: Value): boolean {
  if (shape.type === 'timestamp' && typeof one === 'string' && typeof other === 'string') {
    return (instant(one) ?? one) === (instant(other) ?? other);
  }
  return one === other;
}

/** Whether two values of a shape mean the same throughout. */
export const equivalent = (shape: Shape, one: Value | undefined, other: Value | undefined): boolean =>
  differences(shape, one, other, []).length === 0;
