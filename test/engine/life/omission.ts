import type { AnyOperation } from '../../../api/contract-types.js';
import { operations } from '../../../api/operations.js';
import type { AnyResource } from '../../../provider/model/index.js';

/** Why there is nothing to try: a claim that is put to the test where the test would be. */
export interface Omission {
  readonly because: string;
  readonly holds: (resource: AnyResource, property: string) => boolean;
}

export const isOmission = (entry: unknown): entry is Omission =>
  typeof entry === 'object' && entry !== null && 'because' in entry;

/** It can only change by becoming another thing. */
export const partOfTheId: Omission = {
  because: 'it is part of the id, and what has another id is another thing',
  holds: ({ identity }, property) => identity.includes(property),
};

/** An option is no member of the API. */
export const unknownToTheService: Omission = {
  because: 'the service knows nothing of it',
  holds: ({ options }, property) => property in options,
};

/** It mattered when the thing was made. */
export const neverReadAgain: Omission = {
  because: 'it matters at create alone, and nothing tells it afterwards',
  holds: ({ inputs }, property) => inputs[property]?.onChange === 'never',
};

/** Wrong types are refused by the host of YAML programs; what the provider says of them is in test/contract/check. */
export const eitherIsGood: Omission = {
  because: 'it is true or false, and both are good',
  holds: ({ inputs, options }, property) => (inputs[property] ?? options[property])?.shape.type === 'boolean',
};

/** The service takes any text. */
export const anyTextIsGood: Omission = {
  because: 'it is any text',
  holds: ({ inputs }, property) => {
    const shape = inputs[property]?.shape;
    return shape?.type === 'string' && shape.min === undefined && shape.max === undefined && !shape.pattern;
  },
};

/** What reads answer of a thing has no such member. */
export const toldByNothing: Omission = {
  because: 'no action that reads tells it',
  holds: (_, property) => {
    const reading = Object.values<AnyOperation>(operations).filter(({ name }) => /^(Get|List)/.test(name));
    return !reading.some(
      ({ response, pages }) => property in response || property in itemOf(response[pages?.items ?? '']),
    );
  },
};

const itemOf = (items: AnyOperation['response'][string] | undefined): object =>
  items?.shape.type === 'list' && items.shape.item.type === 'structure' ? items.shape.item.members : {};

/** Every change of an input makes another. */
export const nothingInPlace: Omission = {
  because: 'the API changes nothing of it',
  holds: ({ inputs }) => Object.values(inputs).every(({ onChange }) => onChange !== 'update'),
};

/** Its option says that it goes with the resource, and was not set. */
export const staysUnlessAsked = (option: string): Omission => ({
  because: `it stays unless ${option} says otherwise`,
  holds: ({ options }) => option in options,
});

/** The API has no action whose name begins and ends like this. */
export const noAction = (verb: string, noun: string): Omission => ({
  because: `the API has no ${verb}${noun}`,
  holds: () => !Object.keys(operations).includes(`${verb}${noun}`),
});
