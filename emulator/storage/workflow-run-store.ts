import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../api/contract-types.js';
import type { GetWorkflowRun } from '../../api/operations.js';
import type { Database } from './database.js';
import type { Project } from './project-store.js';
import type { SourceRepository } from './source-repository-store.js';
import { type Change, Command, Query, Setter } from './statement.js';

export type WorkflowRunStatus = ResponseOf<typeof GetWorkflowRun>['status'];

/** What makes a run begin: somebody who asks for it, or a push that the workflow waits for. */
export type WorkflowRunTrigger = 'MANUAL' | 'PUSH';

/** When a run goes through what, and what comes of it. Times are RFC 3339. One that is ended early never gets to what comes after. */
export interface WorkflowRunSchedule {
  /** When it was asked for. */
  readonly startTime: string;
  readonly validatingTime: string;
  readonly provisioningTime: string;
  readonly inProgressTime: string;
  readonly endTime: string;
  readonly outcome: WorkflowRunStatus;
  readonly reason?: string;
}

/** What is known of a run's workflow, which may be gone before the run. */
export interface RunWorkflow {
  readonly workflowId: string;
  readonly workflowName: string;
}

export interface StoredWorkflowRun extends WorkflowRunSchedule, RunWorkflow {
  readonly key: number;
  readonly id: string;
  readonly spaceName: string;
  readonly projectName: string;
  readonly triggerKind: WorkflowRunTrigger;
}

const scheduleColumns = [
  'startTime',
  'validatingTime',
  'provisioningTime',
  'inProgressTime',
  'endTime',
  'outcome',
  'reason',
] as const;
const columns = ['id', 'workflowId', 'workflowName', 'triggerKind', ...scheduleColumns] as const;

const select = `
  SELECT r.key, spaces.name AS spaceName, projects.name AS projectName, ${columns.map((column) => `r.${column}`).join(', ')}
  FROM workflowRuns r JOIN projects ON projects.key = r.projectKey JOIN spaces ON spaces.key = projects.spaceKey`;

/** Ends what has not ended yet. */
const end = 'UPDATE workflowRuns SET endTime = ?1, outcome = ?2, reason = ?3 WHERE endTime > ?1';

/** Runs of workflows. They outlive their workflow, but not their project. */
export class WorkflowRunStore {
  readonly #find: Query<StoredWorkflowRun>;
  readonly #after: Query<StoredWorkflowRun>;
  readonly #unfinished: Query<StoredWorkflowRun>;
  readonly #insert: Command;
  readonly #end: Command;
  readonly #endWaiting: Command;
  readonly #endOfRepository: Command;
  readonly #setter: Setter<WorkflowRunSchedule>;

  constructor(database: Database) {
    this.#find = new Query(database, `${select} WHERE spaces.name = ? AND projects.name = ? AND r.id = ?`);
    this.#after = new Query(database, `${select} WHERE r.projectKey = ? AND r.key > ? ORDER BY r.key`);
    this.#unfinished = new Query(database, `${select} WHERE r.workflowId = ? AND r.endTime > ? ORDER BY r.key`);
    const marks = columns.map(() => '?').join(', ');
    this.#insert = new Command(
      database,
      `INSERT INTO workflowRuns (projectKey, ${columns.join(', ')}) VALUES (?, ${marks})`,
    );
    this.#end = new Command(database, `${end} AND workflowId = ?4`);
    this.#endWaiting = new Command(database, `${end} AND workflowId = ?4 AND validatingTime > ?1`);
    this.#endOfRepository = new Command(
      database,
      `${end} AND workflowId IN
        (SELECT id FROM workflows WHERE spaceName = ?4 AND projectName = ?5 AND sourceRepositoryName = ?6)`,
    );
    this.#setter = new Setter(database, 'workflowRuns', scheduleColumns);
  }

  find(spaceName: string, projectName: string, id: string): StoredWorkflowRun | undefined {
    return this.#find.first(spaceName, projectName, id);
  }

  /** Runs of a project in the order they were started, from the one after a key. */
  after(project: Project, key: number): Iterable<StoredWorkflowRun> {
    return this.#after.each(project.key, key);
  }

  /** Runs of a workflow that have not ended yet, in the order they were started. */
  unfinished(workflowId: string, now: string): StoredWorkflowRun[] {
    return [...this.#unfinished.each(workflowId, now)];
  }

  /** Stores a run and answers its id. */
  create(
    project: Project,
    { workflowId, workflowName }: RunWorkflow,
    triggerKind: WorkflowRunTrigger,
    schedule: WorkflowRunSchedule,
  ): string {
    const id = randomUUID();
    const values = scheduleColumns.map((column) => schedule[column]);
    this.#insert.run(project.key, id, workflowId, workflowName, triggerKind, ...values);
    return id;
  }

  set(run: StoredWorkflowRun, schedule: Change<WorkflowRunSchedule>): void {
    this.#setter.set(run.key, schedule);
  }

  /** Ends the runs of a workflow that was changed or deleted. */
  cancel(workflowId: string, now: string): void {
    this.#end.run(now, 'CANCELLED', 'The workflow was updated or deleted while the run was in progress.', workflowId);
  }

  /** Ends the runs of the workflows of a repository that is deleted, and they with it. */
  cancelOfRepository({ spaceName, projectName, name }: SourceRepository, now: string): void {
    const reason = 'The source repository of the workflow was deleted while the run was in progress.';
    this.#endOfRepository.run(now, 'CANCELLED', reason, spaceName, projectName, name);
  }

  /** Ends the runs of a workflow that wait for their turn. */
  supersede(workflowId: string, now: string): void {
    this.#endWaiting.run(now, 'SUPERSEDED', 'A later run took its place.', workflowId);
  }
}
