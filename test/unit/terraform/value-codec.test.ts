import { decode as unpack, encode as pack, ExtData } from '@msgpack/msgpack';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Shape, unknown, type Value, type Values } from '../../../provider/model/index.js';
import { type Attributes, attributeOf, named } from '../../../provider/terraform/attribute.js';
import { decode, encode } from '../../../provider/terraform/value-codec.js';

const text: Shape = { type: 'string' };
const inner: Shape = {
  type: 'structure',
  name: 'Inner',
  members: {
    innerText: { name: 'innerText', required: false, shape: text },
    amount: { name: 'amount', required: false, shape: { type: 'integer' } },
  },
};
const shapes: Readonly<Record<string, Shape>> = {
  someText: text,
  count: { type: 'integer' },
  isThere: { type: 'boolean' },
  texts: { type: 'list', item: text },
  one: inner,
  many: { type: 'list', item: inner },
};
const attributes: Attributes = named(
  Object.entries(shapes).map(([name, shape]) =>
    attributeOf(name, shape, {
      use: 'optional',
      sensitive: false,
      description: '',
      members: { innerText: '', amount: '' },
      words: (words) => words,
    }),
  ),
);

const only = (name: string): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([other]) => other === name));

const letters = fc.string({ unit: 'grapheme' }).map((value) => value.normalize('NFC'));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.oneof(values, fc.constant(unknown));
const inners = fc.record({ innerText: maybe(letters), amount: fc.maxSafeInteger() }, { requiredKeys: [] });
const objects: fc.Arbitrary<Values> = fc
  .record(
    {
      someText: maybe(letters),
      count: maybe(fc.maxSafeInteger()),
      isThere: fc.boolean(),
      texts: maybe(fc.array(fc.oneof(letters, fc.constant(null)))),
      one: maybe(inners),
      many: maybe(fc.array(inners)),
    },
    { requiredKeys: [] },
  )
  .map((values) => values as Values);

const over = (values: Values): Values | undefined => decode(encode(values, attributes), attributes);
const wire = (object: object) => ({ msgpack: pack(object, { useBigInt64: true }) });
const decoded = (object: object): Values => decode(wire(object), attributes) ?? {};

describe('the codec of values', () => {
  it('gives back what went over the wire', () => {
    fc.assert(
      fc.property(objects, (values) => {
        expect(over(values)).toEqual(values);
      }),
    );
  });

  it('tells nothing from an object', () => {
    expect(over({})).toEqual({});
    expect(decode(encode(undefined, attributes), attributes)).toBeUndefined();
    expect(decode({ msgpack: new Uint8Array() }, attributes)).toBeUndefined();
  });

  it('writes every attribute, with null for what is not set, and tells an empty list from none', () => {
    const { msgpack } = encode({ texts: [], one: {} }, attributes);
    expect(unpack(msgpack ?? new Uint8Array())).toEqual({
      ...{ some_text: null, count: null, is_there: null, texts: [], many: null },
      one: { inner_text: null, amount: null },
    });
  });

  it('writes what is not known yet as Terraform knows it', () => {
    const { msgpack } = encode({ count: unknown }, only('count'));
    expect(Buffer.from(msgpack ?? []).toString('hex')).toBe('81a5636f756e74d40000');
  });

  // Terraform refines what it does not know: not null, and begins with "sp-".
  it.each([
    ['plain', new ExtData(0, new Uint8Array(1))],
    ['refined', new ExtData(12, Buffer.from('8201c202a373702d', 'hex'))],
  ])('takes what is not known yet in its %s form', (_form, value) => {
    expect(decoded({ some_text: value, one: value, many: [value], texts: [value] })).toEqual({
      ...{ someText: unknown, one: unknown, many: [unknown], texts: [unknown] },
    });
  });

  it.each<[number | bigint, Value]>([
    [7, 7],
    [2n ** 53n - 1n, 9007199254740991],
    [-7n, -7],
    [1.5, 1.5],
  ])('takes the number %s', (number, value) => {
    expect(decoded({ count: number })).toEqual({ count: value });
  });

  it.each([2n ** 53n + 1n, -(2n ** 60n), 2 ** 60])('refuses %s, which would be rounded', (number) => {
    expect(() => decoded({ count: number })).toThrow(`count is ${BigInt(number)}, which is out of range.`);
    expect(() => decoded({ many: [{ amount: number }] })).toThrow('many[0].amount is ');
  });

  // The wire has digits for what is no binary fraction, and for what 64 bits do not hold.
  it.each([
    ['0.1', 0.1],
    ['-16.1', -16.1],
  ])('takes the digits %s for the number that they are', (digits, number) => {
    expect(decoded({ count: digits, many: [{ amount: digits }] })).toEqual({
      count: number,
      many: [{ amount: number }],
    });
  });

  it.each([
    ['18446744073709551617, which is out of range', '18446744073709551617'],
    ['10000000000000000000…, which is out of range', `1${'0'.repeat(400)}`],
    ['16.00000000000000000001, which is no whole number', '16.00000000000000000001'],
    ['0.000000000000000000…, which is no whole number', `0.${'0'.repeat(400)}1`],
  ])('refuses %s and would be rounded', (said, digits) => {
    expect(() => decoded({ count: digits })).toThrow(`count is ${said}.`);
  });

  it('takes digits for text where text is asked for', () => {
    expect(decoded({ some_text: '0.1', texts: ['7'] })).toEqual({ someText: '0.1', texts: ['7'] });
  });

  it('writes texts in the one form that Terraform compares', () => {
    const { msgpack } = encode({ someText: 'é' }, only('some_text'));
    expect(unpack(msgpack ?? new Uint8Array())).toEqual({ some_text: 'é' });
  });

  it('reads JSON too', () => {
    const json = Buffer.from(JSON.stringify({ some_text: 'a', many: [{ amount: 1 }] }));
    expect(decode({ json }, attributes)).toEqual({ someText: 'a', many: [{ amount: 1 }] });
  });
});
