import type { Action, Member, Shape } from '../../api/contract-types.js';
import { readTimestamp } from '../time/timestamp.js';
import { isRecord } from './value-reader.js';

/** The emulator is about to answer what the contract does not allow: our mistake, never the caller's. */
class Defect extends Error {}

const expected = { string: 'string', integer: 'number', boolean: 'boolean' } as const;

function shapeTime({ format }: Extract<Shape, { readonly type: 'timestamp' }>, value: unknown): unknown {
  if (format === 'unixTimestamp') return typeof value === 'number' ? value : undefined;
  return typeof value === 'string' ? readTimestamp(value) : undefined;
}

/** The value as it is answered; undefined when it is of another type. */
function shapeKnown(shape: Shape, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'structure':
      return isRecord(value) ? shapeMembers(shape.members, value, path) : undefined;
    case 'list':
      if (!Array.isArray(value)) return undefined;
      return value.map((item: unknown, index) => shapeValue(shape.item, item, `${path}/${String(index)}`));
    case 'timestamp':
      return shapeTime(shape, value);
    case 'string':
    case 'integer':
    case 'boolean':
      return typeof value === expected[shape.type] ? value : undefined;
  }
}

/** Limits are not judged here: a control may have stored what the service would have refused. */
function shapeValue(shape: Shape, value: unknown, path: string): unknown {
  const shaped = shapeKnown(shape, value, path);
  if (shaped === undefined) throw new Defect(`The answer's member ${path} is no ${shape.type}.`);
  return shaped;
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
export function shapeResponse(operation: Action, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Defect(`${operation.name} answered no structure.`);
  return shapeMembers(operation.response, value, operation.name);
}
