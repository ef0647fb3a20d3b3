import { Problem, type Session } from '../model/index.js';

/** How long a write that is under way may still take once the run is cancelled, in milliseconds: what it made must be learnt. */
const grace = 5_000;

/** When an operation has to be done, and what ends it before. */
export interface Limits {
  /** Ends reads and waits: cancelled, or out of time. */
  readonly signal: AbortSignal;
  /** Ends writes that are under way: later, because an abort does not undo them. */
  readonly writeSignal: AbortSignal;
  /** Milliseconds that are left. */
  remaining(): number;
}

export function limitsOf(session: Session): Limits {
  const end = performance.now() + session.timeoutSeconds * 1000;
  const timeout = AbortSignal.timeout(session.timeoutSeconds * 1000);
  return {
    signal: AbortSignal.any([session.signal, timeout]),
    writeSignal: AbortSignal.any([later(session.signal), later(timeout)]),
    remaining: () => end - performance.now(),
  };
}

function later(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    setTimeout(() => {
      controller.abort(signal.reason);
    }, grace).unref();
  };
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller.signal;
}

/** The problem that an ended signal amounts to. */
export const endedBy = (session: Session, what: string): Problem =>
  session.signal.aborted
    ? new Problem('cancelled', `${what} was cancelled.`)
    : new Problem('timed-out', `${what} did not end within ${session.timeoutSeconds} s.`, {
        detail: 'Run it again, with a longer timeout if the service needs one.',
      });

/** Who waits: for what, until when, and whom to tell. */
export interface Waiting {
  /** What waits, for messages: the name of an operation. */
  readonly what: string;
  readonly session: Session;
  readonly limits: Limits;
}

/** A wait that is shorter goes without saying, in milliseconds. */
const unnoticed = 1_000;

/** Waits for what goes on without us: an end of the signal ends the wait alone. A long one says why. */
export async function waitFor<T>(awaited: Promise<T>, why: string, { what, session, limits }: Waiting): Promise<T> {
  const { signal } = limits;
  const ended = Promise.withResolvers<never>();
  const end = (): void => {
    ended.reject(endedBy(session, what));
  };
  const telling = setTimeout(() => {
    session.progress(`${what}: ${why}`);
  }, unnoticed);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([awaited, ended.promise]);
  } finally {
    clearTimeout(telling);
    signal.removeEventListener('abort', end);
  }
}

/** Waits, unless the signal ends it; answers whether the whole time passed. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve(true);
    }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
