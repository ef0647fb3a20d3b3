import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diff, equivalent } from '../../../provider/model/diff.js';
import { Secret, unknown, type Value, type ValueMap } from '../../../provider/model/value.js';
import { shelf } from './made-up-shelf.js';

const resource = shelf();
const base: ValueMap = { room: 'hall', label: 'top' };
const between = (before: ValueMap, after: ValueMap) => diff(resource, { ...base, ...before }, { ...base, ...after });

describe('what differs', () => {
  it('is nothing between the same', () => {
    const values = {
      note: 'n',
      due: '2027-01-31T12:00:00Z',
      size: { width: 1 },
      boards: [{ width: 2 }],
      keepBooks: true,
    };

    expect(between(values, structuredClone(values))).toEqual([]);
  });

  it('asks for what the property says: a call, a new resource, or to be remembered', () => {
    expect(between({}, { room: 'attic', copies: 2, keepBooks: true })).toEqual([
      { path: ['room'], kind: 'update', effect: 'replace' },
      { path: ['copies'], kind: 'add', effect: 'update' },
      { path: ['keepBooks'], kind: 'add', effect: 'keep' },
    ]);
  });

  it('tells what is new, what is gone and what changed', () => {
    expect(between({ title: 'a', copies: 1 }, { title: 'b', passphrase: 'p' })).toEqual([
      { path: ['title'], kind: 'update', effect: 'update' },
      { path: ['copies'], kind: 'delete', effect: 'update' },
      { path: ['passphrase'], kind: 'add', effect: 'update' },
    ]);
  });

  it('is never what matters at create alone', () => {
    expect(between({ seed: 'a' }, { seed: 'b' })).toEqual([]);
    expect(between({ seed: 'a' }, {})).toEqual([]);
    expect(between({}, { seed: unknown })).toEqual([]);
  });

  it('is named by its place inside of objects and lists', () => {
    const before = { size: { width: 1, unit: 'cm' }, boards: [{ width: 1 }, { width: 2, unit: 'cm' }] };
    const after = { size: { width: 2 }, boards: [{ width: 1, unit: 'inch' }, { width: 3, unit: 'cm' }, { width: 4 }] };

    expect(between(before, after)).toEqual([
      { path: ['size', 'width'], kind: 'update', effect: 'replace' },
      { path: ['size', 'unit'], kind: 'delete', effect: 'replace' },
      { path: ['boards', 0, 'unit'], kind: 'add', effect: 'update' },
      { path: ['boards', 1, 'width'], kind: 'update', effect: 'update' },
      { path: ['boards', 2], kind: 'add', effect: 'update' },
    ]);
    expect(between({ boards: [{ width: 1 }, { width: 2 }] }, { boards: [{ width: 1 }] })).toEqual([
      { path: ['boards', 1], kind: 'delete', effect: 'update' },
    ]);
  });

  it('takes null, and nothing at all, for not set', () => {
    expect(between({ title: null }, {})).toEqual([]);
    expect(between({}, { size: null })).toEqual([]);
    expect(between({ size: { width: 1, unit: null } }, { size: { width: 1 } })).toEqual([]);
  });

  it('takes an empty text for not set only where a text may be empty', () => {
    expect(between({ note: '' }, {})).toEqual([]);
    expect(between({}, { note: new Secret('') })).toEqual([]);
    expect(between({ title: '' }, {})).toEqual([{ path: ['title'], kind: 'delete', effect: 'update' }]);
  });

  it('takes an empty list for not set, as the service answers it for that', () => {
    expect(between({ boards: [] }, {})).toEqual([]);
    expect(between({}, { boards: [] })).toEqual([]);
    expect(between({ boards: [{ width: 1 }] }, { boards: [] })).toMatchObject([{ path: ['boards'], kind: 'delete' }]);
  });

  it('takes times for the same when they are the same instant', () => {
    const due = '2027-01-31T12:00:00Z';

    expect(between({ due }, { due: '2027-01-31T13:00:00.000+01:00' })).toEqual([]);
    expect(between({ due }, { due: '2027-01-31T12:00:00+01:00' })).toMatchObject([{ path: ['due'], kind: 'update' }]);
    expect(between({ due: 'soon' }, { due: 'later' })).toMatchObject([{ path: ['due'], kind: 'update' }]);
  });

  it('may be whatever is not known yet', () => {
    expect(between({ title: 'a' }, { title: unknown })).toEqual([
      { path: ['title'], kind: 'update', effect: 'update' },
    ]);
    expect(between({}, { title: unknown })).toEqual([{ path: ['title'], kind: 'add', effect: 'update' }]);
    expect(between({ size: { width: 1 } }, { size: { width: unknown } })).toEqual([
      { path: ['size', 'width'], kind: 'update', effect: 'replace' },
    ]);
    expect(between({ boards: [{ width: 1 }] }, { boards: [new Secret(unknown)] })).toEqual([
      { path: ['boards', 0], kind: 'update', effect: 'update' },
    ]);
  });

  it('is judged by what is inside of secrets', () => {
    expect(between({ passphrase: 'p' }, { passphrase: new Secret('p') })).toEqual([]);
    expect(between({ size: new Secret({ width: 1 }) }, { size: { width: new Secret(1) } })).toEqual([]);
    expect(between({ passphrase: new Secret('p') }, { passphrase: new Secret('q') })).toEqual([
      { path: ['passphrase'], kind: 'update', effect: 'update' },
    ]);
  });

  it('is told of a value that turned into another kind', () => {
    expect(between({ boards: 'x' }, { boards: [{ width: 1 }] })).toEqual([
      { path: ['boards'], kind: 'update', effect: 'update' },
    ]);
  });

  it('is nothing that the resource does not know', () => {
    expect(between({ colour: 'red' }, { colour: 'blue' })).toEqual([]);
  });

  it('is nothing between anything and itself, hidden or not', () => {
    const size = fc.record({ width: fc.integer(), unit: fc.constantFrom('cm', 'inch') }, { requiredKeys: ['width'] });
    const inputs = fc.record(
      {
        room: fc.string(),
        note: fc.string(),
        due: fc.string(),
        copies: fc.integer(),
        keepBooks: fc.boolean(),
        size,
        boards: fc.array(size),
      },
      { requiredKeys: ['room'] },
    );
    fc.assert(
      fc.property(inputs, (values) => {
        const hidden = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, new Secret(value as Value)]),
        );
        expect(diff(resource, values, values)).toEqual([]);
        expect(diff(resource, values, hidden)).toEqual([]);
      }),
    );
  });
});

describe('two values', () => {
  it('are equivalent when nothing in them differs', () => {
    expect(equivalent({ type: 'timestamp' }, '2027-01-31T12:00:00Z', '2027-01-31T12:00:00.0Z')).toBe(true);
    expect(equivalent({ type: 'string', min: 1 }, 'a', 'b')).toBe(false);
    expect(equivalent({ type: 'list', item: { type: 'integer' } }, [1, 2], [1, 2])).toBe(true);
    expect(equivalent({ type: 'list', item: { type: 'integer' } }, [1, 2], [2, 1])).toBe(false);
  });
});
