import { describe, expect, it } from '@jest/globals';
import { inputsFromState } from '../../../provider/model/inputs-from-state.js';
import { Secret } from '../../../provider/model/value.js';
import { shelf } from './made-up-shelf.js';

const resource = shelf();
const state = {
  room: 'hall',
  label: 'top',
  note: 'now',
  due: '2027-01-31T12:00:00.000Z',
  size: { width: 1 },
  shelfId: 's-1',
  madeAt: '2026-01-01T00:00:00Z',
};

describe('the inputs of a refresh', () => {
  it('are those that the user had set, as they are today', () => {
    expect(inputsFromState(resource, state, { room: 'hall', label: 'top', note: 'then' })).toStrictEqual({
      room: 'hall',
      label: 'top',
      note: 'now',
    });
  });

  it('leave out what the service tells and the user never set, also when it was null', () => {
    expect(inputsFromState(resource, state, { room: 'hall', note: null })).toStrictEqual({ room: 'hall' });
  });

  it("keep the user's own words where they mean the same", () => {
    const prior = { due: '2027-01-31T13:00:00+01:00', size: { width: 1, unit: null } };

    expect(inputsFromState(resource, state, prior)).toStrictEqual(prior);
  });

  it('keep the empty text that the service tells as nothing', () => {
    const { note: _note, ...silent } = state;

    expect(inputsFromState(resource, silent, { note: '' })).toStrictEqual({ note: '' });
  });

  it('keep the empty list that the service tells as nothing, and lose the one that it tells as empty', () => {
    expect(inputsFromState(resource, state, { boards: [] })).toStrictEqual({ boards: [] });
    expect(inputsFromState(resource, { ...state, boards: [] }, { boards: [{ width: 1 }] })).toStrictEqual({});
    expect(inputsFromState(resource, { boards: [] }, undefined)).toStrictEqual({});
  });

  it('keep secret what is the same', () => {
    expect(inputsFromState(resource, state, { note: new Secret('now') })).toStrictEqual({ note: new Secret('now') });
  });

  it('lose what is no longer there', () => {
    const { note: _note, ...silent } = state;

    expect(inputsFromState(resource, silent, { room: 'hall', note: 'then' })).toStrictEqual({ room: 'hall' });
    expect(inputsFromState(resource, { ...state, note: '' }, { note: 'then' })).toStrictEqual({});
  });

  it('keep what the service never tells', () => {
    const prior = { seed: 'a', keepBooks: true };

    expect(inputsFromState(resource, state, prior)).toStrictEqual(prior);
  });

  it('are the whole of a nested value that changed in one place', () => {
    const prior = { size: { width: 2, unit: 'cm' } };

    expect(inputsFromState(resource, { size: { width: 3, unit: 'cm' } }, prior)).toStrictEqual({
      size: { width: 3, unit: 'cm' },
    });
  });
});

describe('the inputs of an import', () => {
  it('are everything that the service tells, and no more', () => {
    expect(inputsFromState(resource, { ...state, title: '' }, undefined)).toStrictEqual({
      room: 'hall',
      label: 'top',
      note: 'now',
      due: '2027-01-31T12:00:00.000Z',
      size: { width: 1 },
    });
  });

  it('hold nothing that only a create or the provider itself knows', () => {
    expect(inputsFromState(resource, { ...state, seed: 'a', keepBooks: true, pin: '1' }, undefined)).not.toMatchObject({
      seed: expect.anything(),
    });
    expect(Object.keys(inputsFromState(resource, { keepBooks: true, pin: '1' }, undefined))).toEqual([]);
  });
});
