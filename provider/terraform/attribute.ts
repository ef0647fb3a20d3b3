import { type Shape, withChoices } from '../model/index.js';
import { snakeCase } from './names.js';
import type { Words } from './words.js';

/** A type as Terraform writes it in JSON. */
export type CtyType = 'string' | 'number' | 'bool' | readonly ['list' | 'set', CtyType];

/** Who sets an attribute: the program must, may, or may not; `defaulted` ones are filled in where it does not. */
type Use = 'required' | 'optional' | 'defaulted' | 'computed';

interface Common {
  /** What the model calls it. */
  readonly property: string;
  readonly shape: Shape;
  readonly use: Use;
  readonly sensitive: boolean;
  readonly description: string;
}
export type Attributes = Readonly<Record<string, Attribute>>;
/** An attribute of a block, as data that the schema, the codec and the planner walk. */
export type Attribute = (Common & { readonly type: CtyType }) | (Common & { readonly nested: Nested });
interface Nested {
  readonly mode: 'single' | 'list';
  readonly attributes: Attributes;
}

/** The attributes of a resource, a data source or the provider. */
export interface Block {
  readonly version: number;
  readonly description: string;
  readonly attributes: Attributes;
}

export interface Described {
  readonly use: Use;
  readonly sensitive: boolean;
  readonly description: string;
  /** The texts of the members of structures in it. */
  readonly members: Readonly<Record<string, string>>;
  readonly words: Words;
}

/** The attribute of a property: nested where it is a structure or a list of them. */
export function attributeOf(property: string, shape: Shape, how: Described): Attribute {
  const { use, sensitive, words } = how;
  const description = words(how.description);
  const common: Common = { property, shape, use, sensitive: sensitive || (shape.sensitive ?? false), description };
  const item = shape.type === 'list' ? shape.item : shape;
  if (item.type !== 'structure') return { ...common, type: ctyType(shape) };
  return { ...common, nested: { mode: shape.type === 'list' ? 'list' : 'single', attributes: membersOf(item, how) } };
}

function membersOf(shape: Extract<Shape, { type: 'structure' }>, how: Described): Attributes {
  const isTold = how.use === 'computed';
  return named(
    Object.values(shape.members).map((member) => {
      const { [member.name]: text } = how.members;
      if (text === undefined) throw new Error(`${shape.name}.${member.name} has no description where it is used.`);
      return attributeOf(member.name, member.shape, {
        ...how,
        use: isTold ? 'computed' : member.required ? 'required' : 'optional',
        sensitive: false,
        description: isTold ? text : withChoices(text, member.shape),
      });
    }),
  );
}

/** Attributes by their names; two properties may not come to the same one. */
export function named(attributes: readonly Attribute[]): Attributes {
  const byName = new Map(attributes.map((attribute) => [snakeCase(attribute.property), attribute]));
  if (byName.size !== attributes.length) throw new Error(`Two of ${[...byName.keys()].join(', ')} have one name.`);
  return Object.fromEntries([...byName].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function ctyType(shape: Shape): CtyType {
  switch (shape.type) {
    case 'string':
    case 'timestamp':
      return 'string';
    case 'integer':
      return 'number';
    case 'boolean':
      return 'bool';
    case 'list':
      return ['list', ctyType(shape.item)];
    case 'structure':
      throw new Error(`${shape.name} stands where Terraform has no place for an object.`);
  }
}
