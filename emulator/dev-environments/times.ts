import { readDurations } from '../time/durations.js';

/** How long what happens to an environment takes, in seconds; with 0 it is done when it is answered. */
export interface DevEnvironmentTimes {
  /** From PENDING to RUNNING. */
  readonly startSeconds: number;
  /** From STOPPING to STOPPED. */
  readonly stopSeconds: number;
  /** From DELETING to DELETED. */
  readonly deleteSeconds: number;
  /** How long lists still tell of one that is DELETED. */
  readonly deletedSeconds: number;
}

/** The service was seen to take 35 to 40 seconds to start one: too long for a program that is tried out here. */
const usual: DevEnvironmentTimes = { startSeconds: 2, stopSeconds: 1, deleteSeconds: 1, deletedSeconds: 10 };

/** The times that were given, the rest as usual. */
export const readDevEnvironmentTimes = (given?: Partial<DevEnvironmentTimes>): DevEnvironmentTimes =>
  readDurations(usual, given);
