import type { WorkflowRunStatus, StoredWorkflowRun } from '../storage/workflow-run-store.js';

/** Where a run stands at some time. */
export interface WorkflowRunStanding {
  readonly status: WorkflowRunStatus;
  /** Since when. */
  readonly lastUpdatedTime: string;
  /** Absent as long as it has not ended. */
  readonly endTime?: string;
  /** Why it ended so, if there is something to say. */
  readonly reason?: string;
}

/** Reads from its times where a run stands: no timer runs, so a restart or a stopped clock changes nothing. */
export function standing(run: StoredWorkflowRun, now: Date, waiting: WorkflowRunStatus): WorkflowRunStanding {
  const { startTime, validatingTime, provisioningTime, inProgressTime, endTime, outcome, reason } = run;
  const hasCome = (time: string) => Date.parse(time) <= now.getTime();
  if (hasCome(endTime)) {
    return { status: outcome, lastUpdatedTime: endTime, endTime, ...(reason !== undefined && { reason }) };
  }
  const steps = [
    { status: 'IN_PROGRESS', lastUpdatedTime: inProgressTime },
    { status: 'PROVISIONING', lastUpdatedTime: provisioningTime },
    { status: 'VALIDATING', lastUpdatedTime: validatingTime },
  ] as const;
  return (
    steps.find(({ lastUpdatedTime }) => hasCome(lastUpdatedTime)) ?? { status: waiting, lastUpdatedTime: startTime }
  );
}
