import { type AnyResource, formatId, parseId, type Value, type ValueMap } from '../model/index.js';
import { attributeOf, type Attributes, named } from './attribute.js';
import { snakeCase } from './names.js';
import { decode, decodeJson, encode } from './value-codec.js';
import type { Identity } from './wire/messages.js';

/** What an identity is made of: the parts of the id, each under its own name. */
export const identityAttributes = ({ identity }: AnyResource): Attributes =>
  named(
    identity.map((name) =>
      attributeOf(
        name,
        { type: 'string' },
        {
          use: 'required',
          sensitive: false,
          description: `The part \`${snakeCase(name)}\` of the id.`,
          members: {},
          words: (text) => text,
        },
      ),
    ),
  );

/** The identity of what has an id; none while that is not known. */
export const identityOf = (resource: AnyResource, id: Value | undefined): Identity | undefined =>
  typeof id === 'string' ? identityMessage(resource, parseId(resource, id)) : undefined;

const identityMessage = (resource: AnyResource, parts: ValueMap): Identity => ({
  identity_data: encode(parts, identityAttributes(resource)),
});

/** The id that an identity stands for. */
export const idIn = (resource: AnyResource, { identity_data }: Identity): string =>
  formatId(resource, textsOf(decode(identity_data, identityAttributes(resource)) ?? {}));

/** An identity that was recorded, which has had one form so far. */
export const upgradedIdentity = (resource: AnyResource, json: Uint8Array): Identity =>
  identityMessage(resource, decodeJson(JSON.parse(Buffer.from(json).toString()), identityAttributes(resource)));

const textsOf = (values: ValueMap): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
