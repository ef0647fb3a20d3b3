/** A value that is not known yet: it comes from something that a preview has not made. */
export class Unknown {
  readonly kind = 'unknown';
}
export const unknown = new Unknown();

/** A value that must not be shown: it is kept encrypted in state and never stands in a message. */
export class Secret {
  readonly kind = 'secret';
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}

/** A value as the engines hand it over: secrets and unknowns may sit at any depth. */
export type Value = null | boolean | number | string | Unknown | Secret | readonly Value[] | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value;
}
/** Properties by name; a property that is not set is left out. */
export type Values = Record<string, Value>;

/** A value with nothing hidden and nothing unknown: what a lifecycle works with. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainValues = Record<string, Plain>;

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const isMap = (value: Value | undefined): value is ValueMap =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Secret) &&
  !(value instanceof Unknown);

/** The value with its secrets opened; unknowns stay. */
export function revealed(value: Value): Value {
  if (value instanceof Secret) return revealed(value.value);
  if (isList(value)) return value.map(revealed);
  if (isMap(value)) return mapValues(value, revealed);
  return value;
}

export function mapValues(values: ValueMap, change: (value: Value, key: string) => Value): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}

function some(value: Value, is: (value: Value) => boolean): boolean {
  if (is(value)) return true;
  if (value instanceof Secret) return some(value.value, is);
  if (isList(value)) return value.some((item) => some(item, is));
  return isMap(value) && Object.values(value).some((item) => some(item, is));
}

/** Whether anything in it is not known yet. */
export const containsUnknown = (value: Value): boolean => some(value, (item) => item instanceof Unknown);
export const containsSecret = (value: Value): boolean => some(value, (item) => item instanceof Secret);

/** Opens secrets and drops unset properties; an unknown in it is a defect of the caller. */
export function plain(values: ValueMap): PlainValues {
  const open = revealed(values);
  if (containsUnknown(open)) throw new Error('A value that is not known yet came where all must be known.');
  return withoutNulls(open as PlainValues) as PlainValues;
}

/** A property that is null is not set, at any depth; a null in a list keeps its place. */
function withoutNulls(value: Plain): Plain {
  if (Array.isArray(value)) return (value as readonly Plain[]).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const set = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(set.map(([name, item]) => [name, withoutNulls(item)]));
}

/**
 * Hides in `value` whatever was hidden in `template`, place by place. Where the places no longer match
 * (a list of another length, a map turned into text), the whole value is hidden: rather too much than too little.
 */
export function hiddenLike(value: Value, template: Value | undefined): Value {
  if (template === undefined || value instanceof Secret || !containsSecret(template)) return value;
  if (template instanceof Secret) return new Secret(value);
  if (isMap(template) && isMap(value)) return mapValues(value, (item, key) => hiddenLike(item, template[key]));
  if (isList(template) && isList(value) && template.length === value.length) {
    return value.map((item, index) => hiddenLike(item, template[index]));
  }
  return new Secret(value);
}
