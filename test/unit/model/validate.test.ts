import { describe, expect, it } from '@jest/globals';
import { option, setting } from '../../../provider/model/property.js';
import { together, validate } from '../../../provider/model/validate.js';
import { Secret, unknown } from '../../../provider/model/value.js';
import { shelfInputs } from './made-up-shelf.js';

const properties = { ...shelfInputs, keepBooks: option({ type: 'boolean' }, 'Whether the books outlive it.') };
const good = { room: 'hall', label: 'top' };

describe('the validation of inputs', () => {
  it('finds nothing wrong with what is right', () => {
    const values = { ...good, note: '', due: '2027-01-31T12:00:00.25+01:00', copies: 9, keepBooks: true };

    expect(validate(properties, values)).toEqual([]);
  });

  it('tells everything that is wrong at once, each with its path', () => {
    const values = {
      room: 'Hall',
      copies: 10,
      keepBooks: 'yes',
      size: { width: 500, unit: 'm', depth: 2 },
      boards: [{ width: 1 }, { unit: 'cm' }],
      colour: 'red',
    };

    expect(validate(properties, values)).toEqual([
      { path: ['label'], reason: 'label is required' },
      { path: ['room'], reason: '"Hall" must have 1 to 12 characters and match [a-z]+: small letters alone' },
      { path: ['copies'], reason: '10 must be 1 to 9' },
      { path: ['keepBooks'], reason: 'must be true or false, and is text' },
      { path: ['size', 'width'], reason: '500 must be 1 to 400' },
      { path: ['size', 'unit'], reason: '"m" must be one of cm, inch' },
      { path: ['size', 'depth'], reason: 'there is no property depth; allowed are width, unit' },
      { path: ['boards', 1, 'width'], reason: 'is required' },
      {
        path: ['colour'],
        reason:
          'there is no property colour; allowed are room, label, note, title, due, copies, passphrase, seed, size, boards, keepBooks',
      },
    ]);
  });

  it('says where else a required input can be set', () => {
    expect(validate(properties, { label: 'top' })).toEqual([
      { path: ['room'], reason: "room is required; set it here, or home in the provider's configuration" },
    ]);
  });

  it('takes null for not set', () => {
    expect(validate(properties, { ...good, note: null, keepBooks: null })).toEqual([]);
    expect(validate(properties, { room: 'hall', label: null })).toEqual([
      { path: ['label'], reason: 'label is required' },
    ]);
  });

  it('takes what is not known yet as right', () => {
    expect(validate(properties, { room: unknown, label: unknown, copies: unknown, size: { width: unknown } })).toEqual(
      [],
    );
    expect(validate(properties, { room: new Secret(unknown), label: 'top' })).toEqual([]);
  });

  it('hints at the property that was meant', () => {
    expect(validate(properties, { ...good, keepbooks: true })).toEqual([
      { path: ['keepbooks'], reason: 'there is no property keepbooks; did you mean keepBooks?' },
    ]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'knows no property that JavaScript gives to every object: %s',
    (name) => {
      const found = validate(
        properties,
        JSON.parse(`{ "room": "hall", "label": "top", "${name}": "x" }`) as typeof good,
      );

      expect(found).toMatchObject([{ path: [name] }]);
    },
  );

  it('keeps secrets out of the reasons', () => {
    expect(validate(properties, { ...good, passphrase: new Secret('a passphrase too long') })).toEqual([
      { path: ['passphrase'], reason: 'the secret value must have 1 to 12 characters' },
    ]);
  });
});

describe('the validation of settings', () => {
  it('demands none of them', () => {
    const settings = { retries: setting({ type: 'integer', max: 20 }, 'How often.') };

    expect(validate(settings, {})).toEqual([]);
    expect(validate(settings, { retries: 21 })).toEqual([{ path: ['retries'], reason: '21 must be at most 20' }]);
  });
});

describe('together', () => {
  it('finds all but the first of those of which only one may be set', () => {
    const reason = 'cannot be set together with note: leave one of them out';
    expect(together(['note', 'title', 'due'], { note: 'n', due: unknown })).toEqual([{ path: ['due'], reason }]);
    expect(together(['note', 'title', 'due'], { title: 't', note: null })).toEqual([]);
  });
});
