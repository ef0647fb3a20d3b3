import type { Clock } from '../time/clock.js';
import type { Faults } from '../faults/faults.js';
import { known } from './known.js';
import type { StoredEvent } from '../storage/event-store.js';
import type { Stores } from '../storage/stores.js';
import type { WorkflowRunStatus, WorkflowRunTrigger } from '../storage/workflow-run-store.js';
import type { Workflow } from '../storage/workflow-store.js';
import type { WorkflowRun, WorkflowRuns } from '../workflow-runs/workflow-runs.js';

/** What the controls of what goes on reach into. */
export interface ActivityParts {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly workflowRuns: WorkflowRuns;
  readonly faults: Faults;
}

/** What tests do to the runs of workflows, and what they read of the logs. */
export class ActivityControls {
  readonly #parts: ActivityParts;

  constructor(parts: ActivityParts) {
    this.#parts = parts;
  }

  /** Those of a project that show, in the order they were made. */
  getWorkflows(space: string, project: string): readonly Workflow[] {
    const { stores } = this.#parts;
    return [...stores.workflows.after(known(stores.projects.find(space, project), `${space}/${project}`), 0)];
  }

  /** Lets the next run that is started fail for a reason; asked twice, the next two. */
  failNextWorkflowRun(reason: string): void {
    this.#parts.faults.runs.add(reason);
  }

  /** Starts a run of a workflow as a push does, unless told otherwise, and answers its id. */
  startWorkflowRun(space: string, project: string, workflowId: string, trigger: WorkflowRunTrigger = 'PUSH'): string {
    const { stores, workflowRuns } = this.#parts;
    return stores.write(() => {
      const parent = known(stores.projects.find(space, project), `${space}/${project}`);
      return workflowRuns.start(parent, stores.workflows.require(space, project, workflowId), trigger);
    });
  }

  getWorkflowRun(space: string, project: string, id: string): WorkflowRun | undefined {
    return this.#parts.workflowRuns.find(space, project, id);
  }

  /** All of a project, in the order they were started. */
  getWorkflowRuns(space: string, project: string): readonly WorkflowRun[] {
    const parent = known(this.#parts.stores.projects.find(space, project), `${space}/${project}`);
    return [...this.#parts.workflowRuns.after(parent, 0)];
  }

  /** Ends a run now, STOPPED for one; one that has ended stays as it is. */
  endWorkflowRun(space: string, project: string, id: string, status: WorkflowRunStatus, reason?: string): void {
    const { stores, workflowRuns } = this.#parts;
    stores.write(() => {
      const run = known(workflowRuns.find(space, project, id), `workflow run ${id} in ${space}/${project}`);
      workflowRuns.end(run, status, reason);
    });
  }

  /** What was logged of a space in the last 30 days, the latest first; of one that is deleted too. */
  getEvents(space: string): readonly StoredEvent[] {
    return [...this.#parts.stores.events.before(space, Number.MAX_SAFE_INTEGER, this.#parts.clock.now())];
  }
}
