import type { Plain, PlainValues } from '../../model/index.js';

/** The key that marks what is more than JSON in Pulumi's state, and its value for a secret. */
const signature = '4dabf18193072939515e22adb298388d';
const secret = '1b47061264138c4ac30d75fd1eb44270';

interface RecordedSecret {
  readonly [signature]: typeof secret;
  /** As JSON; there only where secrets are shown. */
  readonly plaintext?: string;
}

const isSecret = (value: unknown): value is RecordedSecret =>
  typeof value === 'object' && value !== null && (value as Partial<RecordedSecret>)[signature] === secret;

/** The values of a recorded resource with their secrets opened; what is null is not set. */
export const opened = (values: Readonly<Record<string, unknown>>): PlainValues =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, open(value)]])));

function open(value: unknown): Plain {
  if (isSecret(value)) return value.plaintext === undefined ? null : open(JSON.parse(value.plaintext));
  if (Array.isArray(value)) return value.map(open);
  if (typeof value === 'object' && value !== null) return opened(value as Readonly<Record<string, unknown>>);
  return value as Plain;
}

/** The names of the properties that hold a secret at any depth. */
export const secretsIn = (values: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) => (holdsSecret(value) ? [name] : []));

const holdsSecret = (value: unknown): boolean =>
  isSecret(value) ||
  (Array.isArray(value) && value.some(holdsSecret)) ||
  (typeof value === 'object' && value !== null && Object.values(value).some(holdsSecret));
