import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret, unknown, type Value, type ValueMap } from '../../../provider/model/value.js';
import { structProto } from '../../../provider/pulumi/proto.js';
import { decode, encode } from '../../../provider/pulumi/value-codec.js';
import { thrown } from '../thrown.js';

const key = '4dabf18193072939515e22adb298388d';
type Json = Parameters<typeof structProto.Struct.fromJavaScript>[0];

const message = (values: Json) => structProto.Struct.fromJavaScript(values);
const signed = (signature: string, rest: Record<string, unknown>) => ({ [key]: signature, ...rest });
const secret = (value?: unknown) => signed('1b47061264138c4ac30d75fd1eb44270', { value });
const output = (rest: Record<string, unknown>) => signed('d0e6a833031e9bbcd3f4e8bde6ca49a4', rest);
const reference = (rest: Record<string, unknown>) => signed('5cf8f73096256a8f31e491e813e4eb8e', rest);
const decoded = (value: unknown): Value | undefined => decode(message({ value } as Json)).value;

describe('decoding', () => {
  it('takes plain values as they are', () => {
    const values = {
      text: 'a',
      number: 1.5,
      yes: true,
      none: null,
      list: [1, ['b']],
      map: { a: { b: [] } },
      empty: {},
    };

    expect(decode(message(values as unknown as Json))).toEqual(values);
  });

  it('answers no values for no message', () => {
    expect(decode(undefined)).toEqual({});
  });

  it.each([
    ['a text', '04da6b54-80e4-46f7-96ec-b56ff0331ba9'],
    ['a boolean', '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7'],
    ['a number', '3eeb2bf0-c639-47a8-9e75-3b44932eb421'],
    ['a list', '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2'],
    ['an asset', '030794c1-ac77-496b-92df-f27374a8bd58'],
    ['an archive', 'e48ece36-62e2-4504-bad9-02848725956a'],
    ['an object', 'dd056dcd-154b-4c76-9bd3-c8f88648b5ff'],
  ])('knows the text that stands for %s that is not known yet, at any depth', (_what, text) => {
    expect(decoded(text)).toBe(unknown);
    expect(decoded([{ a: [text] }])).toEqual([{ a: [unknown] }]);
    expect(decoded(secret(text))).toEqual(new Secret(unknown));
    expect(decoded(`${text} `)).toBe(`${text} `);
  });

  it('opens no secret, wherever it is', () => {
    expect(decoded(secret('s'))).toEqual(new Secret('s'));
    expect(decoded([secret({ a: secret(1) })])).toEqual([new Secret({ a: new Secret(1) })]);
  });

  it('takes a secret that holds nothing for not set', () => {
    expect(decoded(secret(null))).toBeNull();
    expect(decoded(signed('1b47061264138c4ac30d75fd1eb44270', {}))).toBeNull();
    expect(decoded(output({ value: null, secret: true }))).toBeNull();
  });

  it('takes an output for its value, or for not known yet when it has none', () => {
    expect(decoded(output({ value: 'a' }))).toBe('a');
    expect(decoded(output({ value: 'a', secret: false, dependencies: ['urn:x'] }))).toBe('a');
    expect(decoded(output({ value: { b: [secret('c')] }, secret: true }))).toEqual(
      new Secret({ b: [new Secret('c')] }),
    );
    expect(decoded(output({}))).toBe(unknown);
    expect(decoded(output({ secret: true }))).toEqual(new Secret(unknown));
  });

  it('takes a resource for its id, or for its URN when it has none', () => {
    expect(decoded(reference({ urn: 'urn:pulumi:a', id: 'acme/shop' }))).toBe('acme/shop');
    expect(decoded(reference({ urn: 'urn:pulumi:a', id: '04da6b54-80e4-46f7-96ec-b56ff0331ba9' }))).toBe(unknown);
    expect(decoded(reference({ urn: 'urn:pulumi:a' }))).toBe('urn:pulumi:a');
  });

  it.each([
    ['bytes', '803fd3297a5875dc03ca845dda5d2a98'],
    ['an asset', 'c44067f5952c0a294b673a41bacd8c17'],
    ['an archive', '0def7320c3a5731c473e5ecbe6d01bc7'],
  ])('refuses %s and says where it stands', (_what, signature) => {
    const file = signed(signature, { text: 'x' });

    expect(thrown(() => decoded([{ a: file }]))).toMatchObject({
      kind: 'invalid-input',
      path: 'value[0].a',
      summary: 'value[0].a is a file or an archive, which no property here takes.',
    });
  });

  it('refuses what has a signature that nobody knows', () => {
    expect(thrown(() => decoded({ b: signed('no-such-signature', {}) }))).toMatchObject({
      kind: 'invalid-input',
      path: 'value.b',
    });
  });
});

describe('encoding', () => {
  it('writes secrets and what is not known yet as the engine does, at any depth', () => {
    const values = { a: new Secret(['s', unknown]), b: [{ c: unknown }], d: null };

    expect(encode(values).toJavaScript()).toEqual({
      a: secret(['s', '04da6b54-80e4-46f7-96ec-b56ff0331ba9']),
      b: [{ c: '04da6b54-80e4-46f7-96ec-b56ff0331ba9' }],
      d: null,
    });
  });

  it('loses nothing that decoding cannot find again', () => {
    // Objects of JavaScript cannot hold a property of this name as others do.
    const name = fc.string({ unit: 'binary', maxLength: 5 }).filter((text) => text !== '__proto__');
    const { value } = fc.letrec<{ value: Value; shown: Value }>((tie) => ({
      shown: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
        fc.string({ unit: 'binary' }),
        fc.constant(unknown),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
      value: fc.oneof(
        { maxDepth: 3 },
        tie('shown'),
        // A secret that holds nothing comes back as nothing, which has its own sentence above.
        tie('shown')
          .filter((inner) => inner !== null)
          .map((inner) => new Secret(inner)),
      ),
    }));

    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }), (values: ValueMap) => {
        const wire = structProto.Struct.deserializeBinary(encode(values).serializeBinary());

        expect(decode(wire)).toEqual(values);
      }),
    );
  });
});
