import { formatPath, type Path } from './path.js';
import type { IntegerShape, ListShape, Shape, StructureShape, TextShape } from './shape.js';
import { isList, isMap, Secret, Unknown, type Value } from './value.js';

/** What is wrong with a value, and where in it. */
export interface Violation {
  readonly path: Path;
  /** What is wrong and what is allowed; a secret's value does not stand in it. */
  readonly reason: string;
}

/** Everything that a shape finds wrong with a value. What is not known yet is taken as right. */
export function violations(shape: Shape, value: Value, path: Path = []): readonly Violation[] {
  return check(shape, value, path, false);
}

function check(shape: Shape, value: Value, path: Path, hidden: boolean): readonly Violation[] {
  if (value instanceof Unknown) return [];
  if (value instanceof Secret) return check(shape, value.value, path, true);
  const wrong = (reason: string): readonly Violation[] => [{ path, reason }];
  switch (shape.type) {
    case 'string':
      return typeof value === 'string' ? checkText(shape, value, hidden).flatMap(wrong) : wrong(notA('text', value));
    case 'timestamp':
      return typeof value === 'string' && instant(value) !== undefined
        ? []
        : wrong(`${shown(value, hidden)} is not a time as RFC 3339 writes it, such as 2027-01-31T12:00:00Z`);
    case 'integer':
      return checkInteger(shape, value, hidden).flatMap(wrong);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(notA('true or false', value));
    case 'list':
      return isList(value) ? checkList(shape, value, path, hidden) : wrong(notA('a list', value));
    case 'structure':
      return isMap(value) ? checkStructure(shape, value, path, hidden) : wrong(notA('an object', value));
  }
}

function checkText(shape: TextShape, value: string, hidden: boolean): string[] {
  if (fits(shape, value)) return [];
  return [`${shown(value, hidden)} ${allowedText(shape)}`];
}

function fits({ min = 0, max = Infinity, pattern, enum: choices }: TextShape, value: string): boolean {
  const length = [...value].length;
  if (length < min || length > max) return false;
  if (choices && !choices.includes(value)) return false;
  // The service's own clients send "" to say "none" wherever its length allows that, whatever the pattern says.
  return pattern === undefined || value === '' || new RegExp(`^(?:${pattern})$`).test(value);
}

function checkInteger(shape: IntegerShape, value: Value, hidden: boolean): string[] {
  if (typeof value !== 'number') return [notA('a whole number', value)];
  if (!Number.isInteger(value)) return [`must be a whole number, and is ${hidden ? 'none' : String(value)}`];
  const { min = -Infinity, max = Infinity } = shape;
  return value < min || value > max ? [`${shown(value, hidden)} ${allowedText(shape)}`] : [];
}

function checkList(shape: ListShape, value: readonly Value[], path: Path, hidden: boolean): readonly Violation[] {
  const { min = 0, max = Infinity } = shape;
  const length =
    value.length < min || value.length > max
      ? [{ path, reason: `a list of ${value.length} ${allowedText(shape)}` }]
      : [];
  return [...length, ...value.flatMap((item, index) => check(shape.item, item, [...path, index], hidden))];
}

function checkStructure(
  shape: StructureShape,
  value: Readonly<Record<string, Value>>,
  path: Path,
  hidden: boolean,
): readonly Violation[] {
  const missing = Object.values(shape.members)
    .filter((member) => member.required && (value[member.name] ?? null) === null)
    .map((member) => ({ path: [...path, member.name], reason: 'is required' }));
  const present = Object.entries(value).flatMap(([name, item]) => {
    const member = own(shape.members, name);
    if (!member) return [unexpected([...path, name], Object.keys(shape.members))];
    return item === null ? [] : check(member.shape, item, [...path, name], hidden);
  });
  return [...missing, ...present];
}

/** What is kept under a name; `constructor` and the like, which every object has, are not. */
export const own = <T>(things: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(things, name) ? things[name] : undefined;

/** The violation of naming a property that does not exist. */
export function unexpected(path: Path, allowed: readonly string[]): Violation {
  const name = String(path.at(-1));
  const meant = allowed.find((other) => other.toLowerCase() === name.toLowerCase());
  const hint = meant === undefined ? `allowed are ${allowed.join(', ')}` : `did you mean ${meant}?`;
  return { path, reason: `there is no property ${formatPath([name])}; ${hint}` };
}

function shown(value: Value, hidden: boolean): string {
  if (hidden) return 'the secret value';
  const letters = typeof value === 'string' ? [...value] : [];
  if (letters.length <= shownWhole) return JSON.stringify(value);
  return `${JSON.stringify(`${letters.slice(0, shownOfLonger).join('')}…`)}, which has ${letters.length} characters,`;
}

/** Of a text that is longer than the first, so many characters are shown: all of it would bury what is said of it. */
const [shownWhole, shownOfLonger] = [100, 60];

const notA = (wanted: string, value: Value): string => `must be ${wanted}, and is ${nameOf(value)}`;

function nameOf(value: Value): string {
  if (isList(value)) return 'a list';
  if (isMap(value)) return 'an object';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'nothing';
}

/** What a shape allows, as the end of a sentence. */
export function allowedText(shape: Shape): string {
  if (shape.type === 'string' && shape.enum) return `must be one of ${shape.enum.join(', ')}`;
  if (shape.type === 'string') {
    const length = range(shape.min, shape.max, 'characters');
    const pattern = shape.pattern === undefined ? '' : `match ${shape.pattern}`;
    return `must ${[length && `have ${length}`, pattern].filter(Boolean).join(' and ')}`;
  }
  if (shape.type === 'integer') return `must be ${range(shape.min, shape.max, '').trim()}`;
  return `must have ${range('min' in shape ? shape.min : undefined, 'max' in shape ? shape.max : undefined, 'items')}`;
}

function range(min: number | undefined, max: number | undefined, units: string): string {
  const unit = (max ?? min) === 1 ? units.replace(/s$/, '') : units;
  if (min !== undefined && max !== undefined) return `${min} to ${max} ${unit}`;
  if (max !== undefined) return `at most ${max} ${unit}`;
  return min === undefined ? '' : `at least ${min} ${unit}`;
}

/** The instant that an RFC 3339 text names, in milliseconds; any number of fraction digits and any offset. */
export function instant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}[Tt ]([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  // JavaScript would take 30 February for 2 March.
  if (new Date(text.slice(0, 10)).getUTCDate() !== Number(text.slice(8, 10))) return undefined;
  const time = Date.parse(text.replace(' ', 'T').toUpperCase());
  return Number.isNaN(time) ? undefined : time;
}
