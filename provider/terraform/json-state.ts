import {
  type AnyResource,
  type Definitions,
  mapValues,
  plain,
  type PlainValues,
  revealed,
  Secret,
} from '../model/index.js';
import { snakeCase } from './names.js';
import { inputsBefore, recordedOf } from './recorded-values.js';
import { schemaOf } from './schema.js';
import { decodeJson } from './value-codec.js';

/** A resource of ours as `terraform show -json` tells it. */
interface JsonResource {
  readonly resource: AnyResource;
  readonly id: string;
  readonly state: PlainValues;
  /** What the program set when it was last applied, as far as the names of what it sets tell. */
  inputs(set: readonly string[]): PlainValues;
  /** The properties that must not be shown. */
  readonly secrets: ReadonlySet<string>;
}

/** What reads the JSON of states and plans, for other tools than the engine. */
interface JsonStates {
  /** What is recorded of a resource of this type; undefined if it is none of ours. */
  resource(type: string, values: unknown): JsonResource | undefined;
  /** The provider's settings, by what the model calls them; what is not among the values is left out. */
  settings(values: Readonly<Record<string, unknown>>): PlainValues;
}

/** Reads values as they stand in JSON, in Terraform's names, into those of the model. */
export function jsonStates(definitions: Definitions): JsonStates {
  const { resources, provider } = schemaOf(definitions);
  return {
    resource(type, values) {
      const found = resources.get(type);
      if (!found) return undefined;
      const { definition: resource, block } = found;
      const decoded = decodeJson(values, block.attributes);
      const secrets = Object.keys(decoded).filter((name) => decoded[name] instanceof Secret);
      return {
        resource,
        ...recordedOf(decoded),
        inputs: (set) => plain(inputsBefore(resource, decoded, set, {})),
        secrets: new Set(secrets),
      };
    },
    settings: (values) => plain(mapValues(decodeJson(values, provider.attributes), revealed)),
  };
}

/** The properties that a program sets, of the names of the attributes that stand in it. */
export const propertiesNamed = ({ inputs, options }: AnyResource, attributes: Iterable<string>): readonly string[] => {
  const named = new Set(attributes);
  return Object.keys({ ...inputs, ...options }).filter((name) => named.has(snakeCase(name)));
};
