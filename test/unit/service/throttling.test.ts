import { describe, expect, it, jest } from '@jest/globals';
import { DefaultRateLimiter } from '@smithy/util-retry';
import { Tries, withRetries } from '../../../provider/service/retry.js';
import { limitsOf } from '../../../provider/service/signals.js';
import { listeningSession } from './listening-session.js';

/** A limiter that lets nobody go. */
function closedLimiter(): DefaultRateLimiter {
  const limiter = new DefaultRateLimiter();
  jest.spyOn(limiter, 'getSendToken').mockReturnValue(new Promise(() => undefined));
  return limiter;
}

describe('the turn of a call, once the service has throttled', () => {
  it('is waited for in so many words', async () => {
    const session = listeningSession();
    const told = Promise.withResolvers<string>();
    const limits = limitsOf(session);
    const options = { what: 'GetProject', maxRetries: 0, limits, limiter: closedLimiter() };

    const waiting = withRetries(() => Promise.reject(new Error('sent')), new Tries(), {
      ...options,
      session: { ...session, progress: told.resolve },
    });

    await expect(told.promise).resolves.toBe('GetProject: waiting for its turn, as the service throttles calls');
    session.cancel();
    await expect(waiting).rejects.toThrow('GetProject was cancelled.');
  });

  it('is waited for no longer than the run goes on', async () => {
    const session = listeningSession();
    const options = { what: 'GetProject', maxRetries: 0, session, limits: limitsOf(session), limiter: closedLimiter() };

    const waiting = withRetries(() => Promise.reject(new Error('sent')), new Tries(), options);
    session.cancel();

    await expect(waiting).rejects.toThrow('GetProject was cancelled.');
  });

  it('is not waited for when the run has ended before', async () => {
    const session = listeningSession();
    session.cancel();
    const options = { what: 'GetProject', maxRetries: 0, session, limits: limitsOf(session), limiter: closedLimiter() };

    await expect(withRetries(() => Promise.reject(new Error('sent')), new Tries(), options)).rejects.toThrow(
      'GetProject was cancelled.',
    );
  });
});
