import { DefaultRateLimiter } from '@smithy/util-retry';
import type { Session } from '../model/index.js';
import { factsOf } from './problem-from-error.js';
import { type Limits, pause } from './signals.js';

const base = 100;
const longest = 20_000;

/** Why a failed attempt is worth another: it was throttled (nothing happened), not sent, or its answer was lost (it may have happened). */
type Reason = 'throttled' | 'unsent' | 'lost';

/** Where nothing listens, waiting longer rarely helps, and whoever mistyped the endpoint wants to know. */
const most: Readonly<Record<Reason, number>> = { throttled: Infinity, unsent: 3, lost: Infinity };

function reasonToRetry(error: unknown): Reason | undefined {
  const { name, status, code } = factsOf(error);
  if (status === 429 || name === 'ThrottlingException') return 'throttled';
  if (status === undefined)
    return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'unsent' : lost(error);
  // A good status with an answer that cannot be read was cut short on its way.
  return status >= 500 || status < 300 ? 'lost' : undefined;
}

const lost = (error: unknown): Reason | undefined => {
  const { name, code } = factsOf(error);
  return code !== undefined || name === 'TimeoutError' ? 'lost' : undefined;
};

interface RetryOptions {
  readonly what: string;
  readonly maxRetries: number;
  readonly session: Session;
  readonly limits: Limits;
  readonly limiter: DefaultRateLimiter;
}

/** What the tries came to, beside their answer: whether one before the last may have done its work unseen. */
export class Tries {
  lostAnswer = false;
  private readonly start = performance.now();

  /** Milliseconds since the first try. */
  get elapsed(): number {
    return performance.now() - this.start;
  }
}

/** Tries until there is an answer or an error that another try would not mend; waits with jitter, and says why. */
export async function withRetries<T>(attempt: () => Promise<T>, tries: Tries, options: RetryOptions): Promise<T> {
  const { what, maxRetries, session, limits, limiter } = options;
  for (let tried = 0; ; tried += 1) {
    await limiter.getSendToken();
    try {
      const answer = await attempt();
      limiter.updateClientSendingRate({});
      return answer;
    } catch (error) {
      limiter.updateClientSendingRate(error);
      const reason = limits.signal.aborted ? undefined : reasonToRetry(error);
      if (reason === undefined || tried >= Math.min(maxRetries, most[reason])) throw error;
      if (reason === 'lost') tries.lostAnswer = true;
      const wait =
        (factsOf(error).retryAfter ?? 0) * 1000 || Math.random() * Math.min(longest, base * 2 ** (tried + 1));
      session.progress(
        `${what}: ${words[reason]}, retrying in ${Math.ceil(wait / 1000)} s (try ${tried + 2} of ${Math.min(maxRetries, most[reason]) + 1})`,
      );
      if (wait > limits.remaining() || !(await pause(wait, limits.signal))) throw error;
    }
  }
}

const words: Readonly<Record<Reason, string>> = {
  throttled: 'throttled by the service',
  unsent: 'cannot reach the service',
  lost: 'no usable answer from the service',
};

export const newLimiter = (): DefaultRateLimiter => new DefaultRateLimiter();
