import { z } from 'zod';

/** What is wrong with a value, as a sentence that says what is allowed. */
export function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `${capital(nameOf(issue.expected))} is missing.`
        : `It takes ${nameOf(issue.expected)}.`;
    case 'invalid_value':
      return `It takes ${listed(issue.values.map(String))}${issue.input === undefined ? ', and is missing' : ''}.`;
    case 'too_small':
      return 'It must not be empty.';
    default:
      return issue.message.replace(/\.?$/, '.');
  }
}

/** What people call the types of YAML. */
const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list, such as [one, other]',
  object: 'keys with values, such as version: 1',
};
const nameOf = (type: string): string => names[type] ?? type;

const listed = (values: readonly string[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The keys that may stand at a place of a shape; none where that is no object. */
export function keysAt(shape: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const [key, ...rest] = path;
  const inner = bare(shape);
  if (inner instanceof z.ZodArray) return keysAt(inner.element, rest);
  // Which of several forms is meant is not known here, so what any of them takes is told.
  if (inner instanceof z.ZodUnion) return [...new Set(inner.def.options.flatMap((option) => keysAt(option, path)))];
  if (!(inner instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(inner.shape);
  const { [String(key)]: member } = inner.shape as Readonly<Record<string, z.core.$ZodType>>;
  return member === undefined ? [] : keysAt(member, rest);
}

/** A shape without what is filled in where it is left out. */
function bare(shape: z.core.$ZodType): z.core.$ZodType {
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodPrefault || shape instanceof z.ZodOptional) {
    return bare(shape.def.innerType);
  }
  return shape;
}
