import type { Clock } from '../time/clock.js';
import type { ComingFailures } from '../faults/coming-failures.js';
import { AccessDeniedException } from '../service-exception.js';
import type { Project } from '../storage/project-store.js';
import type { SourceRepository } from '../storage/source-repository-store.js';
import type {
  StoredWorkflowRun,
  WorkflowRunSchedule,
  WorkflowRunStatus,
  WorkflowRunStore,
  WorkflowRunTrigger,
} from '../storage/workflow-run-store.js';
import type { Workflow } from '../storage/workflow-store.js';
import { standing, type WorkflowRunStanding } from './standing.js';
import type { WorkflowRunTimes } from './times.js';

/** A run as it is now. */
export type WorkflowRun = Pick<
  StoredWorkflowRun,
  'key' | 'id' | 'spaceName' | 'projectName' | 'workflowId' | 'workflowName' | 'triggerKind' | 'startTime'
> &
  WorkflowRunStanding;

interface Parts {
  readonly store: WorkflowRunStore;
  readonly clock: Clock;
  readonly times: WorkflowRunTimes;
  readonly failing: ComingFailures;
  /** What one is called that waits for its turn. */
  readonly waiting: WorkflowRunStatus;
}

/** Runs of workflows over time: what comes of a run and when is written down when it starts. */
export class WorkflowRuns {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Starts a run of an ACTIVE workflow; it begins when the workflow's run mode lets it. Answers its id. */
  start(project: Project, workflow: Workflow, trigger: WorkflowRunTrigger): string {
    const { store, failing } = this.#parts;
    const now = this.#parts.clock.now();
    const { id: workflowId, name: workflowName, runMode } = workflow;
    if (runMode === 'SUPERSEDED') store.supersede(workflowId, now.toISOString());
    const before = runMode === 'PARALLEL' ? [] : store.unfinished(workflowId, now.toISOString());
    const reason = failing.take();
    const schedule = {
      startTime: now.toISOString(),
      ...this.#scheduleFrom(turnAfter(before, now)),
      outcome: reason === undefined ? ('SUCCEEDED' as const) : ('FAILED' as const),
      ...(reason !== undefined && { reason }),
    };
    return store.create(project, { workflowId, workflowName }, trigger, schedule);
  }

  find(spaceName: string, projectName: string, id: string): WorkflowRun | undefined {
    const run = this.#parts.store.find(spaceName, projectName, id);
    return run && this.#present(run);
  }

  require(spaceName: string, projectName: string, id: string): WorkflowRun {
    const run = this.find(spaceName, projectName, id);
    if (!run) throw new AccessDeniedException(`There is no workflow run ${id} in ${spaceName}/${projectName}.`);
    return run;
  }

  /** Runs of a project in the order they were started, from the one after a key. */
  *after(project: Project, key: number): Iterable<WorkflowRun> {
    for (const run of this.#parts.store.after(project, key)) yield this.#present(run);
  }

  /** Ends the runs of the workflows of a repository that is deleted. */
  cancelOf(repository: SourceRepository): void {
    this.#parts.store.cancelOfRepository(repository, this.#parts.clock.now().toISOString());
  }

  /** Ends a run behind everybody's back, unless it has ended; those that wait for it move up. */
  end({ spaceName, projectName, id }: WorkflowRun, outcome: WorkflowRunStatus, reason: string | undefined): void {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const run = store.find(spaceName, projectName, id);
    const unfinished = run ? store.unfinished(run.workflowId, now.toISOString()) : [];
    if (!run || !unfinished.some(({ key }) => key === run.key)) return;
    store.set(run, { endTime: now.toISOString(), outcome, reason });
    this.#moveUp(
      unfinished.filter(({ key }) => key !== run.key),
      now,
    );
  }

  /** Gives runs that wait the earliest turn that they can have. */
  #moveUp(unfinished: readonly StoredWorkflowRun[], now: Date): void {
    const isWaiting = ({ validatingTime }: StoredWorkflowRun) => Date.parse(validatingTime) > now.getTime();
    let turn = turnAfter(
      unfinished.filter((run) => !isWaiting(run)),
      now,
    );
    for (const run of unfinished.filter(isWaiting)) {
      const schedule = this.#scheduleFrom(turn);
      this.#parts.store.set(run, schedule);
      turn = new Date(schedule.endTime);
    }
  }

  #scheduleFrom(turn: Date): Omit<WorkflowRunSchedule, 'startTime' | 'outcome' | 'reason'> {
    const { validateSeconds, provisionSeconds, runSeconds } = this.#parts.times;
    const after = (seconds: number) => new Date(turn.getTime() + seconds * 1000).toISOString();
    return {
      validatingTime: after(0),
      provisioningTime: after(validateSeconds),
      inProgressTime: after(validateSeconds + provisionSeconds),
      endTime: after(validateSeconds + provisionSeconds + runSeconds),
    };
  }

  #present(run: StoredWorkflowRun): WorkflowRun {
    const { key, id, spaceName, projectName, workflowId, workflowName, triggerKind, startTime } = run;
    const facts = { key, id, spaceName, projectName, workflowId, workflowName, triggerKind, startTime };
    return { ...facts, ...standing(run, this.#parts.clock.now(), this.#parts.waiting) };
  }
}

/** When all of these have ended. */
function turnAfter(runs: readonly StoredWorkflowRun[], now: Date): Date {
  return new Date(Math.max(now.getTime(), ...runs.map(({ endTime }) => Date.parse(endTime))));
}
