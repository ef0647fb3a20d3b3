import type { Context } from '../../../provider/model/context.js';
import { Problem } from '../../../provider/model/problem.js';

interface MadeUpContext extends Context {
  /** What was waited for, once for each time that nothing was there yet. */
  readonly waits: readonly string[];
}

/** A context that waits no real time: it asks at most `patience` times. */
export function madeUpContext(patience = 3, signal: AbortSignal = new AbortController().signal): MadeUpContext {
  const waits: string[] = [];
  const silent = (): void => undefined;
  const context: MadeUpContext = {
    signal,
    timeoutSeconds: 60,
    progress: silent,
    warn: silent,
    debug: silent,
    waits,
    async until(what, ask) {
      for (let asked = 0; asked < patience; asked += 1) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        waits.push(awaited(what));
      }
      throw new Problem('timed-out', `Waiting for ${awaited(what)} took too long.`);
    },
    coalesced: () => context,
  };
  return context;
}

const awaited = (what: string | (() => string)): string => (typeof what === 'string' ? what : what());
