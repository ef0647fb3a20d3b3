import { type AnyResource, formatId, idForm, parseId, type PlainValues, type Definitions } from '../model/index.js';
import { snakeCase } from './names.js';

/** A function of the provider, which programs call as `provider::codecatalyst::name(...)`. */
export interface ProviderFunction {
  readonly summary: string;
  readonly description: string;
  /** All of them texts. */
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  /** A text, or an object of texts. */
  readonly returns: 'string' | readonly ['object', Readonly<Record<string, 'string'>>];
  call(args: readonly string[]): string | Readonly<Record<string, string>>;
}

/** For each resource whose id has parts, a function that takes it apart and one that puts it together. */
export const functionsOf = ({ resources }: Definitions): ReadonlyMap<string, ProviderFunction> =>
  new Map(
    resources
      .filter(({ identity }) => identity.length > 1)
      .flatMap((resource) => {
        const name = `${snakeCase(resource.type)}_id`;
        return [
          [name, builder(resource)],
          [`parse_${name}`, parser(resource)],
        ] as const;
      }),
  );

const thing = ({ type }: AnyResource): string => snakeCase(type).replaceAll('_', ' ');
const form = (resource: AnyResource): string => idForm(resource).split('/').map(snakeCase).join('/');

const builder = (resource: AnyResource): ProviderFunction => ({
  summary: `The id of a ${thing(resource)}`,
  description: `Puts the id of a ${thing(resource)} together, as an import takes it: \`${form(resource)}\`.`,
  parameters: resource.identity.map((name) => ({
    name: snakeCase(name),
    description: `The part \`${snakeCase(name)}\` of the id.`,
  })),
  returns: 'string',
  call(args) {
    const values: PlainValues = Object.fromEntries(resource.identity.map((name, index) => [name, args[index] ?? '']));
    const id = formatId(resource, values);
    parseId(resource, id);
    return id;
  },
});

const parser = (resource: AnyResource): ProviderFunction => ({
  summary: `The parts of the id of a ${thing(resource)}`,
  description: `Takes the id of a ${thing(resource)} apart, which has the form \`${form(resource)}\`.`,
  parameters: [{ name: 'id', description: `An id of the form \`${form(resource)}\`.` }],
  returns: ['object', Object.fromEntries(resource.identity.map((name) => [snakeCase(name), 'string']))],
  call([id = '']) {
    return Object.fromEntries(Object.entries(parseId(resource, id)).map(([name, part]) => [snakeCase(name), part]));
  },
});
