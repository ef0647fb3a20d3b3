import { describe, expect, it } from '@jest/globals';
import { type LocalService, placeOf } from '../../../provider/service/place.js';
import { thrown } from '../thrown.js';

const local = { endpoint: 'local', spaceName: 'acme' };
const address = { endpoint: new URL('http://127.0.0.1:4711'), token: () => Promise.resolve({ token: 'kept' }) };

/** A local service that counts how often it was asked to start. */
function service(): LocalService & { asked: number } {
  return {
    asked: 0,
    locate() {
      this.asked += 1;
      return Promise.resolve(address);
    },
    lost: () => undefined,
    hasReadAll: () => false,
    close: () => Promise.resolve(),
  };
}

describe('a local place', () => {
  it('starts nothing until it is located, and needs no login', async () => {
    const started = service();
    const place = placeOf({ ...local, token: 'of-the-service' }, {}, () => started);

    expect(await place.missing()).toBeUndefined();
    expect(started.asked).toBe(0);
    expect(await (await place.locate()).token()).toEqual({ token: 'kept' });
  });

  it.each([
    ['http://jane@127.0.0.1:9/v1/acme/shop/..', 'http://jane@127.0.0.1:4711/v1/acme/shop/..'],
    ['http://127.0.0.1:9/v1', 'http://127.0.0.1:4711/v1'],
    ['https://jane@git.us-west-2.codecatalyst.aws/v1/a', 'https://jane@git.us-west-2.codecatalyst.aws/v1/a'],
    ['http://127.0.0.1.example.com:9/v1', 'http://127.0.0.1.example.com:9/v1'],
  ])('tells %s as %s', async (known, today) => {
    expect(await placeOf(local, {}, service).present(known)).toBe(today);
  });

  it('needs its space and somebody who can start it', () => {
    expect(thrown(() => placeOf({ endpoint: 'local' }, {}, service))).toMatchObject({ path: 'spaceName' });
    expect(thrown(() => placeOf(local, {}))).toMatchObject({ kind: 'configuration' });
  });
});

describe('a fixed place', () => {
  it('never moves', async () => {
    const place = placeOf({ endpoint: 'http://127.0.0.1:9', token: 'given' }, {}, service);

    expect((await place.locate()).endpoint.port).toBe('9');
    expect(place.lost(await place.locate())).toBe(false);
    expect(await place.present('http://jane@127.0.0.1:8/v1')).toBe('http://jane@127.0.0.1:8/v1');
  });
});
