import type { Input, Option, Output, Setting } from './property.js';
import type { AnyResource } from './resource.js';
import type { Shape } from './shape.js';
import { allowedText } from './validate-shape.js';

/** What a resource is, with what is lost when it goes. */
export const describedResource = ({ description, loses }: AnyResource): string =>
  loses === undefined ? description : `${description} Deleting or replacing it deletes ${loses}.`;

/** What a property is, with what is allowed where the API limits it. */
export function described(property: Input | Option | Output): string {
  if (property.kind === 'output') return property.description;
  const { shape } = property;
  const words = property.kind === 'input' ? property.allowed : undefined;
  const limited = 'min' in shape || 'max' in shape || 'enum' in shape;
  if (!limited) return property.description;
  // A pattern is for machines; where it is put into words, those stand in its place.
  const limits =
    shape.type === 'string' && words !== undefined
      ? `${allowedText(withoutPattern(shape))}: ${words}`
      : allowedText(shape);
  return `${property.description} It ${limits}.`;
}

const withoutPattern = (shape: Extract<Shape, { type: 'string' }>): Shape => {
  const { pattern: _, ...rest } = shape;
  return rest;
};

/** The text of a member, with its choices: a list of them is said where the user makes one. */
export const withChoices = (text: string, shape: Shape): string =>
  shape.type === 'string' && shape.enum ? `${text} It ${allowedText(shape)}.` : text;

/** What a setting is, with the variables that stand in for it. */
export const describedSetting = ({ description, environment }: Setting): string =>
  environment.length === 0
    ? description
    : `${description} Read from ${environment.join(' or ')} if left out; that value is never recorded.`;
