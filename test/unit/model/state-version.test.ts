import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../provider/model/problem.js';
import type { AnyResource } from '../../../provider/model/resource.js';
import { upgraded } from '../../../provider/model/state-version.js';
import { shelf } from './made-up-shelf.js';

const third: AnyResource = {
  ...shelf(),
  stateVersion: 3,
  upgrades: {
    1: ({ name, ...rest }) => ({ ...rest, label: name ?? '' }),
    2: ({ room, ...rest }) => ({ ...rest, room: typeof room === 'string' ? room.toLowerCase() : '' }),
  },
};

describe('a recorded state', () => {
  it('is brought up one version at a time', () => {
    expect(upgraded(third, { name: 'a', room: 'HALL' }, 1)).toEqual({ label: 'a', room: 'hall' });
    expect(upgraded(third, { label: 'a', room: 'HALL' }, 2)).toEqual({ label: 'a', room: 'hall' });
  });

  it('of today stays as it is', () => {
    const state = { label: 'a', room: 'HALL' };

    expect(upgraded(third, state, 3)).toBe(state);
  });

  it('of a newer release is refused with what to do', () => {
    expect(() => upgraded(third, {}, 4)).toThrow(
      new Problem('configuration', 'This Shelf was recorded by a newer release of the provider.', {
        detail: 'Its state has version 4, this release knows up to 3. Install the newer release.',
      }),
    );
  });

  it('without a way up is a defect, not a guess', () => {
    const gap: AnyResource = { ...third, upgrades: {} };

    expect(() => upgraded(gap, {}, 1)).toThrow('Shelf has no upgrade of its state from version 1.');
  });
});
