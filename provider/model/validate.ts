import type { Input, Option, Setting } from './property.js';
import type { Path } from './path.js';
import { own, unexpected, type Violation, violations } from './validate-shape.js';
import { revealed, Unknown, type Value, type ValueMap } from './value.js';

type Settable = Readonly<Record<string, Input | Option | Setting>>;

/** What is wrong with setting several of those of which only one may be. */
export function together(exclusive: readonly string[], values: ValueMap): readonly Violation[] {
  const [first, ...others] = exclusive.filter((name) => !isUnset(values[name]));
  return others.map((name) => ({
    path: [name],
    reason: `cannot be set together with ${first}: leave one of them out`,
  }));
}

/**
 * Everything that is wrong with what the user has set, all at once: missing, unknown and ill-formed properties, each
 * with its path and what is allowed.
 */
export function validate(properties: Settable, values: ValueMap): readonly Violation[] {
  return [
    ...Object.entries(properties).flatMap(([name, property]) => missing(name, property, values[name])),
    ...Object.entries(values).flatMap(([name, value]) => {
      const property = own(properties, name);
      if (!property) return [unexpected([name], Object.keys(properties))];
      return isUnset(value) ? [] : illFormed(property, value, [name]);
    }),
  ];
}

const isUnset = (value: Value | undefined): boolean => value === undefined || value === null;

function missing(name: string, property: Input | Option | Setting, value: Value | undefined): readonly Violation[] {
  if (property.kind !== 'input' || !property.member.required || !isUnset(value)) return [];
  const or =
    property.default === undefined ? '' : `; set it here, or ${property.default} in the provider's configuration`;
  return [{ path: [name], reason: `${name} is required${or}` }];
}

function illFormed(property: Input | Option | Setting, value: Value, path: Path): readonly Violation[] {
  if (value instanceof Unknown) return [];
  const allowed = property.kind === 'input' ? property.allowed : undefined;
  return violations(property.shape, value, path).map((violation) =>
    allowed === undefined || violation.path.length > 1 || typeof revealed(value) !== 'string'
      ? violation
      : { ...violation, reason: `${violation.reason}: ${allowed}` },
  );
}
