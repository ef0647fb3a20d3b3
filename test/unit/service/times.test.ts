import { describe, expect, it } from '@jest/globals';
import { CreateAccessToken } from '../../../api/operations.js';
import { fromWire, toWire } from '../../../provider/service/times.js';

describe('times', () => {
  it('are sent as the SDK wants them, and nothing else is touched', () => {
    expect(
      toWire(CreateAccessToken, { name: '2027-01-31T12:00:00Z', expiresTime: '2027-01-31T13:00:00+01:00' }),
    ).toEqual({
      name: '2027-01-31T12:00:00Z',
      expiresTime: new Date(Date.UTC(2027, 0, 31, 12)),
    });
  });

  it('are told as RFC 3339 text at any depth, and what is not set is left out', () => {
    const answer = { at: new Date(0), items: [{ at: new Date(1), n: null }], gone: undefined, text: 'x' };

    expect(fromWire(answer)).toStrictEqual({
      at: '1970-01-01T00:00:00.000Z',
      items: [{ at: '1970-01-01T00:00:00.001Z', n: null }],
      text: 'x',
    });
  });
});
