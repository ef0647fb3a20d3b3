import type { Member, Shape } from '../../api/contract-types.js';

/** A request or response fit for a log: whatever the API calls sensitive is hidden. */
export function redacted(members: Readonly<Record<string, Member>>, values: object): string {
  return JSON.stringify(hideMembers(members, values));
}

const hideMembers = (members: Readonly<Record<string, Member>>, values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => [name, hide(members[name]?.shape, value)]),
  );

function hide(shape: Shape | undefined, value: unknown): unknown {
  if (!shape || shape.sensitive) return '[secret]';
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item) => hide(shape.item, item));
  if (shape.type === 'structure' && typeof value === 'object' && value !== null)
    return hideMembers(shape.members, value);
  return value;
}

/** The texts in a request or response that the API calls sensitive. */
export const sensitiveIn = (members: Readonly<Record<string, Member>>, values: object): readonly string[] =>
  Object.entries(values).flatMap(([name, value]: [string, unknown]) => sensitive(members[name]?.shape, value));

function sensitive(shape: Shape | undefined, value: unknown): readonly string[] {
  if (shape?.sensitive) return textsIn(value);
  if (shape?.type === 'list' && Array.isArray(value)) return value.flatMap((item) => sensitive(shape.item, item));
  if (shape?.type === 'structure' && typeof value === 'object' && value !== null)
    return sensitiveIn(shape.members, value);
  return [];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
