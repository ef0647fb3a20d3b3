import type { Member, Shape } from '../../api/contract-types.js';
import { isRecord } from '../validation/value-reader.js';

type Members = Readonly<Record<string, Member>>;

function openValue(shape: Shape, value: unknown): unknown {
  if (shape.type === 'structure' && isRecord(value)) return openMembers(shape.members, value);
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item: unknown) => openValue(shape.item, item));
  return value;
}

function openMembers(members: Members, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const open = Object.values(members).filter(
    ({ name, shape }) => values[name] !== undefined && shape.sensitive !== true,
  );
  return Object.fromEntries(open.map(({ name, shape }) => [name, openValue(shape, values[name])]));
}

/** What a log may tell of a request or an answer, as JSON: the members of the contract but for those it calls sensitive. */
export function payloadOf(members: Members, values: unknown): string | undefined {
  return isRecord(values) ? JSON.stringify(openMembers(members, values)) : undefined;
}
