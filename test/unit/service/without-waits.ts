import { jest } from '@jest/globals';
import { DefaultRateLimiter } from '@smithy/util-retry';

/** The limiter's own door for tests; its types hide it. */
const limiter = DefaultRateLimiter as unknown as { setTimeoutFn: (run: () => void, wait: number) => unknown };

/** Makes tries follow each other at once: no jitter, and no turns after a throttle. What is said of waits stays. */
export function withoutWaits(): Disposable {
  const random = jest.spyOn(Math, 'random').mockReturnValue(0);
  const { setTimeoutFn } = limiter;
  limiter.setTimeoutFn = (run) => setTimeout(run, 0);
  return {
    [Symbol.dispose]() {
      random.mockRestore();
      limiter.setTimeoutFn = setTimeoutFn;
    },
  };
}
