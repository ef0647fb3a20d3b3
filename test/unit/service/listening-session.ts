import type { Session } from '../../../provider/model/context.js';

/** A session that writes down what it is told. */
interface ListeningSession extends Session {
  readonly told: { readonly progress: string[]; readonly warnings: string[]; readonly debug: string[] };
  /** Cancels the run. */
  cancel(): void;
}

export function listeningSession(timeoutSeconds = 20): ListeningSession {
  const controller = new AbortController();
  const told = { progress: [] as string[], warnings: [] as string[], debug: [] as string[] };
  return {
    signal: controller.signal,
    timeoutSeconds,
    progress: (text) => void told.progress.push(text),
    warn: (text) => void told.warnings.push(text),
    debug: (text) => void told.debug.push(text),
    told,
    cancel: () => {
      controller.abort();
    },
  };
}
