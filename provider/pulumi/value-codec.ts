import {
  isList,
  isMap,
  mapValues,
  Problem,
  Secret,
  Unknown,
  unknown,
  type Value,
  type ValueMap,
  type Values,
} from '../model/index.js';
import { structProto } from './proto.js';

// Pulumi writes what JSON cannot say as objects with a signature, and what is not known yet as fixed strings.
const signatureKey = '4dabf18193072939515e22adb298388d';
const signatures = {
  secret: '1b47061264138c4ac30d75fd1eb44270',
  resource: '5cf8f73096256a8f31e491e813e4eb8e',
  output: 'd0e6a833031e9bbcd3f4e8bde6ca49a4',
  bytes: '803fd3297a5875dc03ca845dda5d2a98',
  asset: 'c44067f5952c0a294b673a41bacd8c17',
  archive: '0def7320c3a5731c473e5ecbe6d01bc7',
};
const unknownText = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const unknowns: ReadonlySet<unknown> = new Set([
  unknownText,
  '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7',
  '3eeb2bf0-c639-47a8-9e75-3b44932eb421',
  '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  '030794c1-ac77-496b-92df-f27374a8bd58',
  'e48ece36-62e2-4504-bad9-02848725956a',
  'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The values in a message of the engine; no message, no values. */
export const decode = (struct: structProto.Struct | undefined): Values =>
  mapValues(struct?.toJavaScript() ?? {}, (value, key) => decodeValue(value as Json, key));

function decodeValue(value: Json, path: string): Value {
  if (unknowns.has(value)) return unknown;
  if (Array.isArray(value)) return value.map((item, index) => decodeValue(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  const { [signatureKey]: signature } = value;
  if (signature === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeValue(item, `${path}.${key}`)]));
  }
  return decodeSigned(signature, value, path);
}

function decodeSigned(signature: Json, signed: Readonly<Record<string, Json>>, path: string): Value {
  const inner = (): Value => decodeValue(signed.value ?? null, path);
  switch (signature) {
    case signatures.secret:
      return hidden(inner());
    case signatures.output: {
      const value = 'value' in signed ? inner() : unknown;
      return signed.secret === true ? hidden(value) : value;
    }
    case signatures.resource:
      return decodeValue(signed.id ?? signed.urn ?? null, path);
    case signatures.bytes:
    case signatures.asset:
    case signatures.archive:
      throw new Problem('invalid-input', `${path} is a file or an archive, which no property here takes.`, { path });
    default:
      throw new Problem('invalid-input', `${path} is of a kind that this provider does not know.`, { path });
  }
}

/** A secret that holds nothing is how some commands say "not set". */
const hidden = (value: Value): Value => (value === null ? null : new Secret(value));

/** The values as a message to the engine. */
export const encode = (values: ValueMap): structProto.Struct =>
  structProto.Struct.fromJavaScript(mapValues(values, (value) => encodeValue(value)));

function encodeValue(value: Value): Json {
  if (value instanceof Unknown) return unknownText;
  if (value instanceof Secret) return { [signatureKey]: signatures.secret, value: encodeValue(value.value) };
  if (isList(value)) return value.map(encodeValue);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeValue(item)]));
  return value;
}
