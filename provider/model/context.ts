/** What a lifecycle is given by the engine's adaptor, beside what the service adds. */
export interface Session {
  /** Aborted when the run is cancelled or the engine is gone. */
  readonly signal: AbortSignal;
  /** How long the whole operation may take, in seconds from its start. */
  readonly timeoutSeconds: number;
  /** Says what is being waited for, in the engine's status column; replaced by the next one. */
  readonly progress: (text: string) => void;
  /** Tells the user something that is no error. */
  readonly warn: (text: string) => void;
  /** For the log alone. */
  readonly debug: (text: string) => void;
}

/** A session with the means to wait. */
export interface Context extends Session {
  /** Asks until there is an answer; says what it waits for, and gives up at the deadline or when cancelled. */
  readonly until: <T>(what: string | (() => string), ask: () => Promise<T | undefined>) => Promise<T>;
  /** The same for a plain look at what is recorded: its answers may be what siblings were told a moment ago. */
  readonly coalesced: () => Context;
}

/** How long an operation may take unless the program says otherwise. */
const defaultTimeoutSeconds = 20 * 60;
/** A timer cannot be longer. */
const longestTimeoutSeconds = 2_147_483;

/** The seconds that an operation has; 0 where the program says nothing. */
export const timeoutOf = (asked: number): number =>
  asked > 0 ? Math.min(asked, longestTimeoutSeconds) : defaultTimeoutSeconds;
