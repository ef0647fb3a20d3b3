import { describe, expect, it } from '@jest/globals';
import type { Shape } from '../../../provider/model/shape.js';
import { allowedText, instant, violations } from '../../../provider/model/validate-shape.js';
import { Secret, unknown, type Value } from '../../../provider/model/value.js';
import { member } from './made-up-shelf.js';

const reasons = (shape: Shape, value: Value): readonly string[] => violations(shape, value).map(({ reason }) => reason);

describe('a text', () => {
  it('is held to its length, which is counted in characters as people see them', () => {
    const shape: Shape = { type: 'string', min: 2, max: 3 };

    expect(reasons(shape, '🦊🦊🦊')).toEqual([]);
    expect(reasons(shape, '🦊')).toEqual(['"🦊" must have 2 to 3 characters']);
    expect(reasons(shape, 'four')).toEqual(['"four" must have 2 to 3 characters']);
  });

  it('is held to its pattern from end to end', () => {
    const shape: Shape = { type: 'string', pattern: 'a|b' };

    expect(reasons(shape, 'a')).toEqual([]);
    expect(reasons(shape, 'ab')).toEqual(['"ab" must match a|b']);
    expect(reasons(shape, 'a\n')).toEqual(['"a\\n" must match a|b']);
  });

  it('may be empty where its length allows it, whatever the pattern says', () => {
    expect(reasons({ type: 'string', min: 0, pattern: '[a-z]+' }, '')).toEqual([]);
    expect(reasons({ type: 'string', pattern: '[a-z]+' }, '')).toEqual([]);
    expect(reasons({ type: 'string', min: 1, pattern: '[a-z]*' }, '')).toHaveLength(1);
  });

  it('is shown in part where it is very long, so that what is wrong can be found', () => {
    const long = 'x'.repeat(100_000);
    expect(reasons({ type: 'string', max: 255 }, long)).toEqual([
      `"${'x'.repeat(60)}…", which has 100000 characters, must have at most 255 characters`,
    ]);
    expect(reasons({ type: 'string', max: 3 }, '🚀'.repeat(100))).toEqual([
      `"${'🚀'.repeat(100)}" must have at most 3 characters`,
    ]);
  });

  it('is one of its choices', () => {
    expect(reasons({ type: 'string', enum: ['cm', 'inch'] }, 'm')).toEqual(['"m" must be one of cm, inch']);
  });
});

describe('a number', () => {
  const shape: Shape = { type: 'integer', min: 1, max: 9 };

  it('is whole and in its range, both ends included', () => {
    expect([1, 9].flatMap((value) => reasons(shape, value))).toEqual([]);
    expect(reasons(shape, 0)).toEqual(['0 must be 1 to 9']);
    expect(reasons(shape, 10)).toEqual(['10 must be 1 to 9']);
    expect(reasons(shape, 1.5)).toEqual(['must be a whole number, and is 1.5']);
    expect(reasons(shape, new Secret(1.5))).toEqual(['must be a whole number, and is none']);
  });

  it('may be open to one side', () => {
    expect(reasons({ type: 'integer', min: 1 }, 0)).toEqual(['0 must be at least 1']);
    expect(reasons({ type: 'integer', max: 9 }, 10)).toEqual(['10 must be at most 9']);
  });
});

describe('a value of the wrong kind', () => {
  it.each<[Shape['type'], Shape, Value, string]>([
    ['string', { type: 'string' }, 1, 'must be text, and is a number'],
    ['string', { type: 'string' }, null, 'must be text, and is nothing'],
    ['integer', { type: 'integer' }, '1', 'must be a whole number, and is text'],
    ['boolean', { type: 'boolean' }, 'true', 'must be true or false, and is text'],
    ['list', { type: 'list', item: { type: 'string' } }, 'x', 'must be a list, and is text'],
    ['list', { type: 'list', item: { type: 'string' } }, { 0: 'x' }, 'must be a list, and is an object'],
    ['structure', { type: 'structure', name: 'S', members: {} }, ['x'], 'must be an object, and is a list'],
    ['structure', { type: 'structure', name: 'S', members: {} }, true, 'must be an object, and is true or false'],
  ])('for a %s is told what is wanted and what it is', (_type, shape, value, reason) => {
    expect(reasons(shape, value)).toEqual([reason]);
  });
});

describe('nested values', () => {
  const size: Shape = {
    type: 'structure',
    name: 'Size',
    members: {
      width: member('width', { type: 'integer', max: 9 }, true),
      unit: member('unit', { type: 'string' }, false),
    },
  };
  const list: Shape = { type: 'list', min: 1, max: 2, item: size };

  it('are named by their path, all of them at once', () => {
    const value = [{ width: 10, unit: 4 }, { unit: 'cm' }, { Width: 1, width: 1 }];

    expect(violations(list, value, ['sizes'])).toEqual([
      { path: ['sizes'], reason: 'a list of 3 must have 1 to 2 items' },
      { path: ['sizes', 0, 'width'], reason: '10 must be at most 9' },
      { path: ['sizes', 0, 'unit'], reason: 'must be text, and is a number' },
      { path: ['sizes', 1, 'width'], reason: 'is required' },
      { path: ['sizes', 2, 'Width'], reason: 'there is no property Width; did you mean width?' },
    ]);
  });

  it('may leave out what is not required, by null too', () => {
    expect(violations(size, { width: 1, unit: null })).toEqual([]);
    expect(violations(size, { width: null })).toEqual([{ path: ['width'], reason: 'is required' }]);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'have no property that JavaScript gives to every object: %s',
    (name) => {
      const value = JSON.parse(`{ "width": 1, "${name}": "x" }`) as Value;

      expect(violations(size, value)).toEqual([
        { path: [name], reason: `there is no property ${name}; allowed are width, unit` },
      ]);
    },
  );

  it('are taken as right as far as they are not known yet', () => {
    expect(violations(list, [unknown, { width: unknown }, new Secret(unknown)].slice(1))).toEqual([]);
    expect(violations(list, unknown)).toEqual([]);
  });
});

describe('a secret', () => {
  it.each<[string, Shape, Value]>([
    ['text', { type: 'string', max: 3 }, 'hunter2'],
    ['choice', { type: 'string', enum: ['a'] }, 'hunter2'],
    ['time', { type: 'timestamp' }, 'hunter2'],
    ['number', { type: 'integer', max: 9 }, 70_222],
    ['list', { type: 'list', item: { type: 'integer', max: 9 } }, [70_222]],
    [
      'object',
      { type: 'structure', name: 'S', members: { a: member('a', { type: 'string', max: 1 }, true) } },
      { a: 'hunter2' },
    ],
  ])('that is a wrong %s does not stand in the reason', (_what, shape, value) => {
    const found = JSON.stringify(violations(shape, new Secret(value)));

    expect(found).toContain('the secret value');
    expect(found).not.toMatch(/hunter2|70222/);
  });

  it('within a value is hidden, and what is around it shown', () => {
    const shape: Shape = { type: 'list', item: { type: 'string', max: 1 } };

    expect(reasons(shape, ['long', new Secret('hunter2')])).toEqual([
      '"long" must have at most 1 character',
      'the secret value must have at most 1 character',
    ]);
  });
});

describe('an instant', () => {
  it('is read with any number of fraction digits', () => {
    const second = Date.UTC(2027, 0, 31, 12);

    expect(instant('2027-01-31T12:00:00Z')).toBe(second);
    expect(instant('2027-01-31T12:00:00.5Z')).toBe(second + 500);
    expect(instant('2027-01-31T12:00:00.123456789Z')).toBe(second + 123);
  });

  it('is read with any offset, and with the small letters and the blank that RFC 3339 allows', () => {
    const noon = Date.UTC(2027, 0, 31, 12);

    expect(instant('2027-01-31T13:30:00+01:30')).toBe(noon);
    expect(instant('2027-01-31T04:00:00-08:00')).toBe(noon);
    expect(instant('2027-01-31t12:00:00z')).toBe(noon);
    expect(instant('2027-01-31 12:00:00Z')).toBe(noon);
  });

  it.each([
    'tomorrow',
    '2027-01-31',
    '2027-01-31T12:00Z',
    '2027-01-31T12:00:00',
    '2027-13-01T12:00:00Z',
    '2027-02-30T12:00:00Z',
    '2027-02-29T12:00:00Z',
    '2027-01-31T24:00:00Z',
    '2027-01-31T12:60:00Z',
    '2027-01-31T12:00:00+24:00',
    '2027-01-31T12:00:00+01:99',
    '2027-01-31T12:00:00.Z',
    'on 2027-01-31T12:00:00Z',
  ])('is not read from %s', (text) => {
    expect(instant(text)).toBeUndefined();
    expect(reasons({ type: 'timestamp' }, text)).toEqual([
      `"${text}" is not a time as RFC 3339 writes it, such as 2027-01-31T12:00:00Z`,
    ]);
  });

  it('exists on the leap day of a leap year', () => {
    expect(instant('2028-02-29T12:00:00Z')).toBe(Date.UTC(2028, 1, 29, 12));
  });
});

describe('what a shape allows, in words', () => {
  it.each<[Shape, string]>([
    [{ type: 'string', min: 1, max: 5 }, 'must have 1 to 5 characters'],
    [{ type: 'string', max: 5, pattern: '[a-z]*' }, 'must have at most 5 characters and match [a-z]*'],
    [{ type: 'string', pattern: '[a-z]*' }, 'must match [a-z]*'],
    [{ type: 'string', enum: ['a', 'b'], max: 1 }, 'must be one of a, b'],
    [{ type: 'integer', min: 0 }, 'must be at least 0'],
    [{ type: 'list', max: 2, item: { type: 'boolean' } }, 'must have at most 2 items'],
  ])('of %j', (shape, words) => {
    expect(allowedText(shape)).toBe(words);
  });
});
