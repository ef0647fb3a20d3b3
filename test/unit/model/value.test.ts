import { describe, expect, it } from '@jest/globals';
import { hiddenLike, plain, revealed, Secret, unknown } from '../../../provider/model/value.js';

const secret = (value: ConstructorParameters<typeof Secret>[0]): Secret => new Secret(value);

describe('revealed', () => {
  it('opens secrets at any depth, secrets in secrets too', () => {
    const value = { a: secret('one'), b: [secret({ c: secret(2) }), { d: secret(null) }], e: true };

    expect(revealed(value)).toEqual({ a: 'one', b: [{ c: 2 }, { d: null }], e: true });
  });

  it('leaves what is not known yet as it is', () => {
    expect(revealed([unknown, secret({ a: unknown })])).toEqual([unknown, { a: unknown }]);
  });
});

describe('plain', () => {
  it('opens secrets and drops what is not set', () => {
    expect(plain({ a: secret('one'), b: null, c: secret(null), d: 0, e: '', f: false })).toStrictEqual({
      a: 'one',
      d: 0,
      e: '',
      f: false,
    });
  });

  it('drops what is not set inside of objects too, and keeps the places of a list', () => {
    const values = { size: { width: 3, unit: null }, boards: [{ unit: null }, null] };

    expect(plain(values)).toStrictEqual({ size: { width: 3 }, boards: [{}, null] });
  });

  it('keeps lists as lists', () => {
    expect(plain({ a: ['x', secret('y')] })).toStrictEqual({ a: ['x', 'y'] });
  });

  it.each([
    ['at the top', { a: unknown }],
    ['in a list', { a: [1, unknown] }],
    ['in an object', { a: { b: { c: unknown } } }],
    ['in a secret', { a: secret({ b: unknown }) }],
  ])('refuses what is not known yet %s', (_where, values) => {
    expect(() => plain(values)).toThrow('A value that is not known yet');
  });
});

describe('hiddenLike', () => {
  it('shows what was never hidden', () => {
    expect(hiddenLike('a', 'b')).toBe('a');
    expect(hiddenLike({ a: [1] }, { a: [2] })).toEqual({ a: [1] });
    expect(hiddenLike('a', undefined)).toBe('a');
  });

  it('hides a value whose template is hidden', () => {
    expect(hiddenLike('new', secret('old'))).toEqual(secret('new'));
    expect(hiddenLike({ a: 1 }, secret('old'))).toEqual(secret({ a: 1 }));
  });

  it('hides place by place, as deep as it goes', () => {
    const template = { a: secret('s'), b: [1, secret(2)], c: { d: { e: secret('t') } }, f: 'shown' };
    const value = { a: 'A', b: [3, 4], c: { d: { e: 'E', g: 'G' } }, f: 'F' };

    expect(hiddenLike(value, template)).toEqual({
      a: secret('A'),
      b: [3, secret(4)],
      c: { d: { e: secret('E'), g: 'G' } },
      f: 'F',
    });
  });

  it('hides a whole list that has another length than the one with the secret', () => {
    expect(hiddenLike([1], [1, secret(2)])).toEqual(secret([1]));
    expect(hiddenLike([1, 2, 3], [1, secret(2)])).toEqual(secret([1, 2, 3]));
  });

  it('hides all of what is of another kind than the value with the secret', () => {
    expect(hiddenLike('text', { a: secret(1) })).toEqual(secret('text'));
    expect(hiddenLike(['x'], { a: secret(1) })).toEqual(secret(['x']));
    expect(hiddenLike({ a: 'x' }, [secret(1)])).toEqual(secret({ a: 'x' }));
  });

  it('hides only the part that no longer matches', () => {
    const template = { list: [secret(1)], name: 'n' };

    expect(hiddenLike({ list: [1, 2], name: 'm' }, template)).toEqual({ list: secret([1, 2]), name: 'm' });
  });

  it('hides nothing twice', () => {
    expect(hiddenLike(secret('a'), secret('b'))).toEqual(secret('a'));
  });
});
