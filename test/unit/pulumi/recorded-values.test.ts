import { describe, expect, it } from '@jest/globals';
import type { AnyResource } from '../../../provider/model/resource.js';
import { Secret } from '../../../provider/model/value.js';
import {
  knownState,
  recordedInputs,
  recordedState,
  withoutInternal,
} from '../../../provider/pulumi/recorded-values.js';
import { shelf } from '../model/made-up-shelf.js';

const resource = shelf();
const second: AnyResource = {
  ...resource,
  stateVersion: 2,
  upgrades: { 1: ({ name, ...rest }) => ({ ...rest, label: name ?? '' }) },
};

describe('a state that is recorded', () => {
  it('hides what the resource calls secret', () => {
    expect(recordedState(resource, { room: 'hall', pin: '1234' })).toEqual({ room: 'hall', pin: new Secret('1234') });
  });

  it('hides what the user hid, in the inputs or in the state before, place by place', () => {
    const inputs = { note: new Secret('old'), boards: [{ width: 1 }, { width: new Secret(2) }] };
    const before = { label: new Secret('top') };

    expect(
      recordedState(resource, { label: 'top', note: 'new', boards: [{ width: 1 }, { width: 3 }] }, inputs, before),
    ).toEqual({
      label: new Secret('top'),
      note: new Secret('new'),
      boards: [{ width: 1 }, { width: new Secret(3) }],
    });
  });

  it('hides all of a list that no longer matches the one with the secret', () => {
    const inputs = { boards: [{ width: new Secret(2) }] };

    expect(recordedState(resource, { boards: [{ width: 1 }, { width: 3 }] }, inputs)).toEqual({
      boards: new Secret([{ width: 1 }, { width: 3 }]),
    });
  });

  it('hides nothing twice', () => {
    expect(recordedState(resource, { pin: '1' }, { pin: new Secret('1') }, { pin: new Secret('2') })).toEqual({
      pin: new Secret('1'),
    });
  });

  it('carries its version once there has been more than one', () => {
    expect(recordedState(resource, { room: 'hall' })).toEqual({ room: 'hall' });
    expect(recordedState(second, { room: 'hall' })).toEqual({ room: 'hall', __stateVersion: 2 });
  });
});

describe('inputs that are recorded', () => {
  it('keep the marks that the engine and we had made', () => {
    expect(
      recordedInputs({ room: 'hall' }, { __autonamed: true, label: 'x' }, { __defaults: ['room'], __stateVersion: 2 }),
    ).toMatchObject({ room: 'hall', __autonamed: true, __defaults: ['room'] });
  });

  it('hide what was hidden', () => {
    expect(recordedInputs({ note: 'new', room: 'hall' }, { note: new Secret('old') })).toEqual({
      note: new Secret('new'),
      room: 'hall',
    });
  });
});

describe('a state that comes back', () => {
  it('is plain, and free of marks', () => {
    expect(knownState(resource, { room: 'hall', pin: new Secret('1'), title: null, __defaults: [] })).toStrictEqual({
      room: 'hall',
      pin: '1',
    });
  });

  it('is brought up from the version that it says, which is the first if it says none', () => {
    expect(knownState(second, { name: 'top' })).toStrictEqual({ label: 'top' });
    expect(knownState(second, { label: 'top', __stateVersion: 2 })).toStrictEqual({ label: 'top' });
  });

  it('of a newer release is refused', () => {
    expect(() => knownState(second, { __stateVersion: 3 })).toThrow('recorded by a newer release');
  });

  it('is what was recorded', () => {
    const state = { label: 'top', boards: [{ width: 1 }], pin: '1' };

    expect(knownState(second, recordedState(second, state, { boards: new Secret('x') }))).toStrictEqual(state);
  });
});

describe('the properties that a user knows', () => {
  it('are those without two underscores in front', () => {
    expect(withoutInternal({ _a: 1, __b: 2, c__: 3 })).toStrictEqual({ _a: 1, c__: 3 });
  });
});
