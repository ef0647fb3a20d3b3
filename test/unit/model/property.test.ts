import { describe, expect, it } from '@jest/globals';
import { createOnly, input, option, output, secretOnce, setting } from '../../../provider/model/property.js';
import { recorded, settable } from '../../../provider/model/resource.js';
import { member, shelf } from './made-up-shelf.js';

const label = member<string, true>('label', { type: 'string' }, true);
const pin = member<string, false>('pin', { type: 'string', sensitive: true }, false);

describe('a property', () => {
  it('takes its shape from the member of the API', () => {
    expect(input(label, 'update', 'Its label.', { autoname: true })).toEqual({
      kind: 'input',
      member: label,
      shape: { type: 'string' },
      onChange: 'update',
      description: 'Its label.',
      autoname: true,
    });
  });

  it('that matters at create alone never changes', () => {
    expect(createOnly(label, 'Its start.')).toMatchObject({ kind: 'input', onChange: 'never' });
  });

  it('that the service tells is secret when the API says so, and may change', () => {
    expect(output(label, 'Its label.')).toMatchObject({ secret: false, once: false, stable: false });
    expect(output(pin, 'Its pin.', { stable: true })).toMatchObject({ secret: true, once: false, stable: true });
  });

  it('that is told once is secret and stays what it is, whatever the API says', () => {
    expect(secretOnce(label, 'Told once.')).toMatchObject({ secret: true, once: true, stable: true });
  });

  it('that the service does not know has a shape of its own', () => {
    expect(option({ type: 'boolean' }, 'Whether.')).toEqual({
      kind: 'option',
      shape: { type: 'boolean' },
      onChange: 'keep',
      description: 'Whether.',
    });
    expect(setting({ type: 'string' }, 'Which.')).toMatchObject({ kind: 'setting', secret: false, environment: [] });
  });
});

describe('a resource', () => {
  const resource = shelf();

  it('lets its inputs and options be set', () => {
    expect(Object.keys(settable(resource))).toEqual([
      'room',
      'label',
      'note',
      'title',
      'due',
      'copies',
      'passphrase',
      'seed',
      'size',
      'boards',
      'keepBooks',
    ]);
  });

  it('has all of them recorded, and what the service tells', () => {
    expect(Object.keys(recorded(resource))).toEqual([...Object.keys(settable(resource)), 'shelfId', 'madeAt', 'pin']);
  });

  it('is of the first version unless it says another', () => {
    expect(resource).toMatchObject({ type: 'Shelf', stateVersion: 1, upgrades: {}, identity: ['room', 'label'] });
  });
});
