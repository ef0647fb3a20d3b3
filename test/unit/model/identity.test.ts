import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatId, idForm, parseId } from '../../../provider/model/identity.js';
import { Problem } from '../../../provider/model/problem.js';
import { thrown } from '../thrown.js';
import { shelf } from './made-up-shelf.js';

const resource = shelf();
const refusal = (id: string, reason: string): Problem =>
  new Problem('invalid-input', `"${id}" is not the id of a Shelf.`, {
    path: 'id',
    detail: `${reason} An id has the form room/label.`,
  });
const fewParts = 'It needs 2 parts, separated by "/" and none of them empty.';

describe('an id', () => {
  it('is made of the properties that name the resource, in order', () => {
    expect(idForm(resource)).toBe('room/label');
    expect(formatId(resource, { label: 'top', room: 'hall', note: 'x' })).toBe('hall/top');
  });

  it('cannot be made of what was never told', () => {
    expect(() => formatId(resource, { room: 'hall' })).toThrow('Shelf has no label, which its id is made of.');
    expect(() => formatId(resource, { room: 'hall', label: 7 })).toThrow('Shelf has no label');
  });

  it('is taken apart into the properties', () => {
    expect(parseId(resource, 'hall/top')).toEqual({ room: 'hall', label: 'top' });
  });

  it('leaves what is left to its last part, slashes and all', () => {
    expect(parseId(resource, 'hall/rel/1.0/x')).toEqual({ room: 'hall', label: 'rel/1.0/x' });
  });

  it.each([['hall'], [''], ['/top'], ['hall/'], ['hall//top'], ['/'], ['hall/top/']])(
    'is refused when a part of it is missing: %j',
    (id) => {
      expect(() => parseId(resource, id)).toThrow(refusal(id, fewParts));
    },
  );

  it('is refused when a part cannot be what it stands for, with what is allowed', () => {
    expect(() => parseId(resource, 'Hall/top')).toThrow(
      refusal('Hall/top', 'Its room "Hall" must have 1 to 12 characters and match [a-z]+.'),
    );
    expect(() => parseId(resource, 'hall/a-label-too-long')).toThrow(
      refusal('hall/a-label-too-long', 'Its label "a-label-too-long" must have 1 to 12 characters.'),
    );
  });

  it('is refused as a problem that names the id', () => {
    expect(thrown(() => parseId(resource, 'hall'))).toMatchObject({ kind: 'invalid-input', path: 'id' });
  });

  it('says again what it was made of, whatever that was', () => {
    const room = fc.stringMatching(/^[a-z]{1,12}$/);
    const part = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3 }).filter((text) => !text.includes('/'));
    const label = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

    fc.assert(
      fc.property(room, label, (room, label) => {
        expect(parseId(resource, formatId(resource, { room, label }))).toEqual({ room, label });
      }),
    );
  });
});
