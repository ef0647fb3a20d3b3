import type { AnyOperation, Member, Shape } from '../../api/contract-types.js';
import { readTimestamp } from '../timestamp.js';
import { isRecord } from './value-reader.js';

/** The emulator is about to answer what the contract does not allow: our mistake, never the caller's. */
class Defect extends Error {}

const expected = { string: 'string', integer: 'number', boolean: 'boolean' } as const;

/** Limits are not judged here: a control may have stored what the service would have refused. */
function shapeValue(shape: Shape, value: unknown, path: string): unknown {
  if (shape.type === 'structure' && isRecord(value)) return shapeMembers(shape.members, value, path);
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((item: unknown, index) => shapeValue(shape.item, item, `${path}/${String(index)}`));
  }
  if (shape.type === 'timestamp' && typeof value === 'string') {
    const time = readTimestamp(value);
    if (time !== undefined) return time;
  }
  const simple = shape.type === 'string' || shape.type === 'integer' || shape.type === 'boolean';
  if (simple && typeof value === expected[shape.type]) return value;
  throw new Defect(`The answer's member ${path} is no ${shape.type}.`);
}

function shapeMembers(
  members: Readonly<Record<string, Member>>,
  values: Readonly<Record<string, unknown>>,
  path: string,
): Record<string, unknown> {
  const shaped: Record<string, unknown> = {};
  for (const { name, required, shape } of Object.values(members)) {
    const value = values[name];
    if (value !== undefined) shaped[name] = shapeValue(shape, value, `${path}/${name}`);
    else if (required) throw new Defect(`The answer lacks its required member ${path}/${name}.`);
  }
  return shaped;
}

/** Leaves of an answer what the contract names, and refuses one that lacks a required member or has one of a wrong type. */
export function shapeResponse(operation: AnyOperation, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Defect(`${operation.name} answered no structure.`);
  return shapeMembers(operation.response, value, operation.name);
}
