import { readDurations } from '../time/durations.js';

/** How long what happens to a WorkSpace takes, in seconds; with 0 it is done when it is answered. */
export interface WorkspaceTimes {
  /** From STARTING to AVAILABLE. */
  readonly startSeconds: number;
  /** From STOPPING to STOPPED. */
  readonly stopSeconds: number;
}

/** The service takes a minute or two: too long for a program that is tried out here. */
const usual: WorkspaceTimes = { startSeconds: 2, stopSeconds: 1 };

/** The times that were given, the rest as usual. */
export const readWorkspaceTimes = (given?: Partial<WorkspaceTimes>): WorkspaceTimes => readDurations(usual, given);
