import { decode as unpack, encode as pack, ExtData } from '@msgpack/msgpack';
import {
  isList,
  isMap,
  type Path,
  Problem,
  Secret,
  Unknown,
  unknown,
  type Value,
  type ValueMap,
  type Values,
} from '../model/index.js';
import type { Attribute, Attributes, CtyType } from './attribute.js';
import { formatTerraformPath } from './path.js';
import type { DynamicValue } from './wire/messages.js';

/** The values of an object, by what the model calls them; what is null is left out. No object, no values. */
export function decode(value: DynamicValue, attributes: Attributes): Values | undefined {
  const object = open(value);
  return object === null || object === undefined ? undefined : decodeObject(object, attributes, []);
}

/** The same of what JSON says; attributes that are known no more are left out. */
export const decodeJson = (json: unknown, attributes: Attributes): Values => decodeObject(json, attributes, []);

function open({ msgpack, json }: DynamicValue): unknown {
  // Whole numbers of 64 bits come as BigInt, so that none is rounded unseen.
  if (msgpack && msgpack.length > 0) return unpack(msgpack, { useBigInt64: true });
  return json && json.length > 0 ? (JSON.parse(Buffer.from(json).toString()) as unknown) : null;
}

function decodeObject(object: unknown, attributes: Attributes, path: Path): Values {
  const fields = object as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]) => {
      const value = decodeValue(fields[name] ?? null, attribute, [...path, name]);
      return value === null ? [] : [[attribute.property, attribute.sensitive ? new Secret(value) : value]];
    }),
  );
}

function decodeValue(value: unknown, attribute: Attribute, path: Path): Value {
  if (value === null || value === undefined) return null;
  // Refinements of what is not known yet come as other extensions.
  if (value instanceof ExtData) return unknown;
  if (!('nested' in attribute)) return decodeScalar(value, attribute.type, path);
  const { mode, attributes } = attribute.nested;
  if (mode === 'single') return decodeObject(value, attributes, path);
  return (value as readonly unknown[]).map((item, index) => {
    if (item instanceof ExtData) return unknown;
    return item === null ? null : decodeObject(item, attributes, [...path, index]);
  });
}

function decodeScalar(value: unknown, type: CtyType, path: Path): Value {
  if (Array.isArray(value)) {
    const [, item] = typeof type === 'string' ? ['', type] : type;
    return value.map((one, index) => decodeScalar(one, item, [...path, index]));
  }
  if (value === null || value === undefined) return null;
  if (value instanceof ExtData) return unknown;
  if (type === 'number') return decodeNumber(value, path);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  throw unheardOf(path);
}

const unheardOf = (path: Path): Problem =>
  new Problem('invalid-input', `${formatTerraformPath(path)} is of a kind that this provider does not know.`);

function decodeNumber(value: unknown, path: Path): number {
  if (typeof value === 'bigint') return exact(value, path);
  if (typeof value === 'number') return Number.isInteger(value) ? exact(BigInt(value), path) : value;
  if (typeof value !== 'string') throw unheardOf(path);
  // What neither 64 bits nor a binary fraction holds comes as decimal digits, 0.1 too.
  if (/^-?\d+$/.test(value)) return exact(BigInt(value), path);
  const number = Number(value);
  // A fraction so small that JavaScript would round it away.
  if (Number.isInteger(number)) throw refusal(value, 'no whole number', path);
  return number;
}

/** A whole number as it is; one that JavaScript would round is refused. */
function exact(value: bigint, path: Path): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw refusal(String(value), 'out of range', path);
}

function refusal(digits: string, why: string, path: Path): Problem {
  const shown = digits.length > 40 ? `${digits.slice(0, 20)}…` : digits;
  return new Problem('invalid-input', `${formatTerraformPath(path)} is ${shown}, which is ${why}.`, {
    detail: `Whole numbers up to ${Number.MAX_SAFE_INTEGER} are taken.`,
    ...(typeof path[0] === 'string' && { path: path[0] }),
  });
}

const notKnownYet = new ExtData(0, new Uint8Array(1));

/** An object as Terraform takes it: every attribute is there, with null for what is not set. */
export const encode = (values: ValueMap | undefined, attributes: Attributes): DynamicValue => ({
  msgpack: pack(values === undefined ? null : encodeObject(values, attributes)),
});

const encodeObject = (values: ValueMap, attributes: Attributes): object =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name.normalize('NFC'),
      encodeValue(values[attribute.property] ?? null, attribute),
    ]),
  );

function encodeValue(value: Value, attribute: Attribute): unknown {
  if (value instanceof Secret) return encodeValue(value.value, attribute);
  if (value instanceof Unknown) return notKnownYet;
  if (value === null || !('nested' in attribute)) return encodeScalar(value);
  const { attributes } = attribute.nested;
  if (isList(value)) {
    return value.map((item) => encodeValue(item, { ...attribute, nested: { mode: 'single', attributes } }));
  }
  return isMap(value) ? encodeObject(value, attributes) : encodeScalar(value);
}

function encodeScalar(value: Value): unknown {
  if (value instanceof Secret) return encodeScalar(value.value);
  if (value instanceof Unknown) return notKnownYet;
  if (isList(value)) return value.map(encodeScalar);
  // Terraform compares texts in this form, and takes no other.
  return typeof value === 'string' ? value.normalize('NFC') : value;
}
