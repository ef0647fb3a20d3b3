import type { Member, Shape } from '../../api/contract-types.js';
import { readTimestamp } from '../time/timestamp.js';

/** So many problems are named in an answer. */
const noted = 100;

/** Collects what is wrong with a request, so that one answer can name every failing member. */
export class Problems {
  readonly found: string[] = [];
  /** How many there are, those that were not noted any more included. */
  count = 0;

  /** Notes a problem, and stands for the value that could not be read. */
  add(path: string, constraint: string): unknown {
    this.count += 1;
    // A list of a million wrong items is not to be answered by a million sentences. Values are not repeated: some are secret.
    if (this.found.length < noted)
      this.found.push(`Value at '${path}' failed to satisfy constraint: Member must ${constraint}`);
    return undefined;
  }
}

type Of<T extends Shape['type']> = Extract<Shape, { readonly type: T }>;

const patterns = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  let expression = patterns.get(pattern);
  if (!expression) {
    // The contract's patterns hold for the whole value.
    expression = new RegExp(`^(?:${pattern})$`, 'u');
    patterns.set(pattern, expression);
  }
  return expression.test(text);
}

/** Says what is wrong with a size; a shape may have one limit, both or none. */
function outOfBounds(size: number, { min, max }: { readonly min?: number; readonly max?: number }): string | undefined {
  if (size >= (min ?? -Infinity) && size <= (max ?? Infinity)) return undefined;
  if (min === undefined) return `less than or equal to ${String(max)}`;
  if (max === undefined) return `greater than or equal to ${String(min)}`;
  return `between ${String(min)} and ${String(max)}, inclusive`;
}

function readString(shape: Of<'string'>, value: unknown, path: string, problems: Problems): unknown {
  if (typeof value !== 'string') return problems.add(path, 'be a string');
  // Half of a surrogate pair is no character: it could not be stored, nor told again.
  if (!value.isWellFormed()) return problems.add(path, 'be well-formed Unicode');
  // Assumed: Terraform sends `description: ""`, which the description's own pattern cannot match.
  if (value === '' && shape.min === 0) return value;
  // Lengths count characters, so one emoji is one, not two.
  const length = outOfBounds(Array.from(value).length, shape);
  // Too long a value never meets its pattern: matching may be quadratic.
  if (length !== undefined) return problems.add(path, `have length ${length}`);
  if (shape.pattern !== undefined && !matches(shape.pattern, value)) {
    return problems.add(path, `satisfy regular expression pattern: ${shape.pattern}`);
  }
  if (shape.enum && !shape.enum.includes(value)) {
    return problems.add(path, `satisfy enum value set: [${shape.enum.join(', ')}]`);
  }
  return value;
}

function readInteger(shape: Of<'integer'>, value: unknown, path: string, problems: Problems): unknown {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return problems.add(path, 'be an integer');
  const range = outOfBounds(value, shape);
  return range === undefined ? value : problems.add(path, `be ${range}`);
}

function readList(shape: Of<'list'>, value: unknown, path: string, problems: Problems): unknown {
  if (!Array.isArray(value)) return problems.add(path, 'be a list');
  const length = outOfBounds(value.length, shape);
  if (length !== undefined) return problems.add(path, `have length ${length}`);
  return value.map((item: unknown, index) => readValue(shape.item, item, `${path}/${String(index)}`, problems));
}

function readTime(shape: Of<'timestamp'>, value: unknown, path: string, problems: Problems): unknown {
  if (shape.format === 'unixTimestamp') {
    return typeof value === 'number' ? value : problems.add(path, 'be a number of seconds since 1970');
  }
  const time = typeof value === 'string' ? readTimestamp(value) : undefined;
  return time ?? problems.add(path, 'be a date and time as RFC 3339 writes them');
}

/** Reads members one by one; what the contract does not name is left out, and null counts as absent (both assumed). */
export function readMembers(
  members: Readonly<Record<string, Member>>,
  values: Readonly<Record<string, unknown>>,
  path: string,
  problems: Problems,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const { name, required, shape } of Object.values(members)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const place = `${path}/${name}`;
    if (value !== undefined && value !== null) read[name] = readValue(shape, value, place, problems);
    else if (required) problems.add(place, 'not be null');
  }
  return read;
}

/** Reads one value by its shape: limits are checked, times come out as the service writes them. */
function readValue(shape: Shape, value: unknown, path: string, problems: Problems): unknown {
  switch (shape.type) {
    case 'string':
      return readString(shape, value, path, problems);
    case 'integer':
      return readInteger(shape, value, path, problems);
    case 'boolean':
      return typeof value === 'boolean' ? value : problems.add(path, 'be a boolean');
    case 'timestamp':
      return readTime(shape, value, path, problems);
    case 'list':
      return readList(shape, value, path, problems);
    case 'structure':
      return isRecord(value) ? readMembers(shape.members, value, path, problems) : problems.add(path, 'be a structure');
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
