import { describe, expect, it } from '@jest/globals';
import { UnderWay } from '../../../provider/model/under-way.js';

describe('what is under way', () => {
  it('is ended by its signal and waited for, and what comes later is not touched', async () => {
    const underWay = new UnderWay();
    const first = new AbortController();
    const ended = Promise.withResolvers<undefined>();
    first.signal.addEventListener('abort', () => {
      ended.resolve(undefined);
    });
    const running = underWay.run(first, () => ended.promise);

    underWay.cancel();
    const second = new AbortController();
    await underWay.run(second, () => Promise.resolve());
    await underWay.settled();

    await running;
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
  });
});
