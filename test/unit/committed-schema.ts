import { readFileSync } from 'node:fs';

/** What the tests ask of a property; the schema has more. */
export interface Property {
  readonly description?: string;
  readonly secret?: boolean;
  readonly willReplaceOnChanges?: boolean;
}
/** Properties by name. */
export type Properties = Readonly<Record<string, Property>>;
/** An object type, or what a function takes or answers. */
export interface ObjectType {
  readonly description?: string;
  readonly properties: Properties;
  readonly required: readonly string[];
}
interface Resource extends ObjectType {
  readonly inputProperties: Properties;
  readonly requiredInputs: readonly string[];
}
interface Schema {
  readonly description?: string;
  readonly config: { readonly variables: Properties };
  readonly provider: { readonly description?: string; readonly inputProperties: Properties };
  readonly types: Readonly<Record<string, ObjectType>>;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly functions: Readonly<
    Record<string, { readonly description?: string; readonly inputs: ObjectType; readonly outputs: ObjectType }>
  >;
}

/** The folder of the repository. */
export const root = new URL('../../', import.meta.url);
/** schema.json as it stands in the repository. */
export const committed = readFileSync(new URL('schema.json', root), 'utf8');
/** The same, read. */
export const schema = JSON.parse(committed) as Schema;

/** What is to be true of each entry of a table, as the table that it leads to. */
export const table = <T, U>(entries: Readonly<Record<string, T>>, of: (entry: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, of(entry)]));

/** The names of the properties of which something is true. */
export const namesWhere = (properties: Properties, is: (property: Property) => boolean): string[] =>
  Object.entries(properties)
    .filter(([, property]) => is(property))
    .map(([name]) => name);
