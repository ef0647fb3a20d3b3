import { describe, expect, it } from '@jest/globals';
import { withDefaults } from '../../../provider/model/defaults.js';
import { Secret, unknown } from '../../../provider/model/value.js';
import { shelfInputs } from './made-up-shelf.js';

describe('the defaults', () => {
  it('fill in what is left out', () => {
    expect(withDefaults(shelfInputs, { label: 'a' }, { home: 'hall' })).toEqual({ label: 'a', room: 'hall' });
    expect(withDefaults(shelfInputs, { room: null }, { home: 'hall' })).toEqual({ room: 'hall' });
  });

  it('never replace what is given, even when it is empty or not known yet', () => {
    expect(withDefaults(shelfInputs, { room: 'attic' }, { home: 'hall' })).toEqual({ room: 'attic' });
    expect(withDefaults(shelfInputs, { room: '' }, { home: 'hall' })).toEqual({ room: '' });
    expect(withDefaults(shelfInputs, { room: unknown }, { home: 'hall' })).toEqual({ room: unknown });
  });

  it('keep what is hidden hidden, and what is not known yet unknown', () => {
    expect(withDefaults(shelfInputs, {}, { home: new Secret('hall') })).toEqual({ room: new Secret('hall') });
    expect(withDefaults(shelfInputs, {}, { home: unknown })).toEqual({ room: unknown });
  });

  it('change nothing when the configuration has none', () => {
    expect(withDefaults(shelfInputs, { label: 'a' }, {})).toStrictEqual({ label: 'a' });
    expect(withDefaults(shelfInputs, { label: 'a' }, { home: null })).toStrictEqual({ label: 'a' });
  });

  it('do not touch what they are given', () => {
    const given = Object.freeze({ label: 'a' });

    expect(withDefaults(shelfInputs, given, { home: 'hall' })).not.toBe(given);
    expect(given).toEqual({ label: 'a' });
  });
});
