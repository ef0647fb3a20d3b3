import { readDurations } from '../time/durations.js';

/** How long a run takes, in seconds; with 0 throughout it is over when it is answered. */
export interface WorkflowRunTimes {
  /** How long it is VALIDATING. */
  readonly validateSeconds: number;
  /** How long it is PROVISIONING. */
  readonly provisionSeconds: number;
  /** How long it is IN_PROGRESS. */
  readonly runSeconds: number;
}

/** Nobody says how long; short enough for a program that waits for it. */
const usual: WorkflowRunTimes = { validateSeconds: 1, provisionSeconds: 1, runSeconds: 2 };

/** The times that were given, the rest as usual. */
export const readWorkflowRunTimes = (given?: Partial<WorkflowRunTimes>): WorkflowRunTimes =>
  readDurations(usual, given);
