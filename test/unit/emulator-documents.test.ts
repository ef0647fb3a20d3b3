import { describe, expect, it } from '@jest/globals';
import { CreateDevEnvironment, GetProject } from '../../api/operations.js';
import { like } from '../../emulator/documents/api-shape.js';
import { readDocument, type Shape } from '../../emulator/documents/shape.js';
import { clearable, list, optional, required, structure, variants } from '../../emulator/documents/structure.js';
import { either, flag, fraction, instant, oneOf, text, whole } from '../../emulator/documents/values.js';

const refusal = (shape: Shape<unknown>, value: unknown): unknown => {
  try {
    return readDocument('The document', shape, value);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a document', () => {
  const plan = structure({
    name: required(text({ min: 1, max: 5 }), ''),
    rates: optional(list(fraction(0, 1)), ''),
    note: clearable(text(), ''),
  });

  it('is read member by member', () => {
    expect(readDocument('The plan', plan, { name: 'a', rates: [0, 0.5], note: 'b' })).toEqual({
      name: 'a',
      rates: [0, 0.5],
      note: 'b',
    });
  });

  it('tells what was cleared from what was left out', () => {
    expect(Object.keys(readDocument('The plan', plan, { name: 'a', note: null }))).toEqual(['name', 'note']);
    expect(Object.keys(readDocument('The plan', plan, { name: 'a' }))).toEqual(['name']);
  });

  it('is refused for all that is wrong with it at once, by place, with what is allowed', () => {
    expect(refusal(plan, { name: 'longer', rates: [0, 2, 'x'], colour: 'red' })).toBe(
      'The document cannot be: /colour is not known; known are name, rates, note; ' +
        '/name must be text of 1 to 5 characters; /rates/1 must be a number from 0 to 1; ' +
        '/rates/2 must be a number from 0 to 1.',
    );
    expect(refusal(plan, {})).toBe('The document cannot be: /name is missing: text of 1 to 5 characters.');
    expect(refusal(plan, [])).toBe('The document cannot be: it must be an object.');
    expect(refusal(plan, { name: null })).toContain('/name must be text');
  });

  it.each([
    [text({ pattern: '[a-z]+' }), 'A', 'text that matches `[a-z]+`'],
    [oneOf(['one', 'two']), 'three', 'one of one, two'],
    [oneOf(['one']), 1, '"one"'],
    [whole({ min: 1 }), 0, 'a whole number of at least 1'],
    [whole({ min: 1, max: 3 }), 1.5, 'a whole number from 1 to 3'],
    [whole(), '1', 'a whole number'],
    [flag, 0, 'true or false'],
    [instant, '2026-02-30T00:00:00Z', 'a date and time as RFC 3339 writes them'],
    [either(whole(), oneOf(['always'])), 'never', 'a whole number or "always"'],
    [list(whole()), {}, 'a list'],
  ] as [Shape<unknown>, unknown, string][])('names what may stand in a place (%#)', (shape, value, allowed) => {
    expect(refusal(structure({ it: required(shape, '') }), { it: value })).toBe(
      `The document cannot be: /it must be ${allowed}.`,
    );
  });

  it('reads a time as the service writes times', () => {
    expect(readDocument('The time', instant, '2026-03-01T13:00:00+01:00')).toBe('2026-03-01T12:00:00.000Z');
  });
});

describe('an object of one kind among several', () => {
  const shape = variants(
    'kind',
    { circle: { summary: '', members: { radius: required(whole(), '') } }, point: { summary: '', members: {} } },
    { name: optional(text(), '') },
  );

  it('has the members of its kind and those of all', () => {
    expect(readDocument('It', shape, { kind: 'circle', radius: 1, name: 'a' })).toEqual({
      kind: 'circle',
      radius: 1,
      name: 'a',
    });
  });

  it.each([
    [{}, '/kind is missing: one of circle, point'],
    [{ kind: 'toString' }, '/kind must be one of circle, point'],
    [{ kind: 'point', radius: 1 }, '/radius is not known; known are name'],
    [{ kind: 'circle' }, '/radius is missing: a whole number'],
    [null, 'it must be an object'],
  ])('is refused when it is %j', (value, problem) => {
    expect(refusal(shape, value)).toBe(`The document cannot be: ${problem}.`);
  });
});

describe('a member of the API', () => {
  it('is held to its contract, and strictly to its members', () => {
    const { name, description } = GetProject.response;
    expect(refusal(like(GetProject.request.name), 'ab')).toContain('it must be text of 3 to 63 characters');
    expect(refusal(like(name), 'shop')).toBe('shop');
    expect(refusal(like(description), '')).toBe('');
    expect(refusal(like(CreateDevEnvironment.request.instanceType), 'small')).toContain('one of dev.standard1.small');
    const { persistentStorage, ides } = CreateDevEnvironment.request;
    expect(refusal(like(persistentStorage), { sizeInGiB: 65 })).toContain('/sizeInGiB must be a whole number from 0');
    expect(refusal(like(persistentStorage), { sizeInGiB: 16, colour: 1 })).toContain('/colour is not known');
    expect(refusal(like(ides), [{}, {}])).toContain('it must have at most 1 items');
  });

  it('tells documentation what is inside', () => {
    expect(like(CreateDevEnvironment.request.ides).parts?.map(({ path }) => path)).toEqual(['[].runtime', '[].name']);
  });
});
