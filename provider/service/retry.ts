import { DefaultRateLimiter } from '@smithy/util-retry';
import { factsOf, isUntrusted } from './problem-from-error.js';
import { pause, waitFor, type Waiting } from './signals.js';

const base = 100;
const longest = 20_000;

/** How long to wait after so many tries, in milliseconds: ever longer, and at random, so that a crowd spreads out. */
export const jitter = (tried: number): number => Math.random() * Math.min(longest, base * 2 ** (tried + 1));

/** Why a failed attempt is worth another: it was throttled (nothing happened), not sent, or its answer was lost (it may have happened). */
type Reason = 'throttled' | 'unsent' | 'lost';

/** What fails before anything is sent, and would fail the same at every try. */
const isHopeless = (code: string): boolean => isUntrusted(code) || /^ERR_(INVALID|SSL_WRONG_VERSION)/.test(code);

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
  const { name, code = '' } = factsOf(error);
  if (isHopeless(code)) return undefined;
  return code !== '' || name === 'TimeoutError' ? 'lost' : undefined;
};

interface RetryOptions extends Waiting {
  readonly maxRetries: number;
  readonly limiter: DefaultRateLimiter;
}

/** What the tries came to, beside their answer: whether one before the last may have done its work unseen. */
export class Tries {
  lostAnswer = false;
  /** Whether a lost answer ends the tries: another one would do the same work twice. */
  readonly isOnce: boolean;
  private readonly start = performance.now();

  constructor({ isOnce = false } = {}) {
    this.isOnce = isOnce;
  }

  /** Milliseconds since the first try. */
  get elapsed(): number {
    return performance.now() - this.start;
  }
}

/** Tries until there is an answer or an error that another try would not mend; waits with jitter, and says why. */
export async function withRetries<T>(attempt: () => Promise<T>, tries: Tries, options: RetryOptions): Promise<T> {
  const { what, maxRetries, session, limits, limiter } = options;
  for (let tried = 0; ; tried += 1) {
    await turn(options);
    try {
      const answer = await attempt();
      limiter.updateClientSendingRate({});
      return answer;
    } catch (error) {
      limiter.updateClientSendingRate(error);
      const reason = limits.signal.aborted ? undefined : reasonToRetry(error);
      if (reason === 'lost') tries.lostAnswer = true;
      if (reason === undefined || tried >= mostTries(reason, maxRetries, tries)) throw error;
      const wait = (factsOf(error).retryAfter ?? 0) * 1000 || jitter(tried);
      session.progress(
        `${what}: ${words[reason]}, retrying in ${Math.ceil(wait / 1000)} s (try ${tried + 2} of ${mostTries(reason, maxRetries, tries) + 1})`,
      );
      if (wait > limits.remaining() || !(await pause(wait, limits.signal))) throw error;
    }
  }
}

const mostTries = (reason: Reason, maxRetries: number, { isOnce }: Tries): number =>
  reason === 'lost' && isOnce ? 0 : Math.min(maxRetries, most[reason]);

/** Once the service has throttled, calls take turns at the rate that it bears; the end of the run ends the wait. */
const turn = (options: RetryOptions): Promise<void> =>
  waitFor(options.limiter.getSendToken(), 'waiting for its turn, as the service throttles calls', options);

const words: Readonly<Record<Reason, string>> = {
  throttled: 'throttled by the service',
  unsent: 'cannot reach the service',
  lost: 'no usable answer from the service',
};

/**
 * AWS's own way of slowing down after a throttled call. Its floor of a call in two seconds would make one throttled call
 * of a small program felt for minutes; at two calls a second a crowd still spreads out.
 */
export const newLimiter = (): DefaultRateLimiter => new DefaultRateLimiter({ minFillRate: 2 });
