import { randomUUID } from 'node:crypto';
import type { GetWorkflow } from '../../api/operations.js';
import type { ResponseOf } from '../../api/contract-types.js';
import { AccessDeniedException } from '../service-exception.js';
import type { Database } from './database.js';
import type { Project } from './project-store.js';
import type { SourceRepository } from './source-repository-store.js';
import { type Change, Command, Query, Setter } from './statement.js';
import type { WorkflowRunStore } from './workflow-run-store.js';

type Answer = ResponseOf<typeof GetWorkflow>;

/** What a workflow is known by and made of, before it has an id and times. */
export interface WorkflowFacts {
  readonly spaceName: string;
  readonly projectName: string;
  readonly sourceRepositoryName: string;
  readonly sourceBranchName: string;
  readonly name: string;
  readonly path: string;
  readonly runMode: Answer['runMode'];
  readonly status: Answer['status'];
}

/** Members of a workflow that a control may set. Times are RFC 3339. */
export interface WorkflowMembers extends WorkflowFacts {
  readonly id: string;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
}

export interface Workflow extends WorkflowMembers {
  readonly key: number;
  /** Set when a push made it: of a seed nobody knows more than where it would be. */
  readonly repositoryKey?: number;
  /** The content of its file then. */
  readonly blobId?: string;
}

/** What a file of a branch makes a workflow. */
export type PushedWorkflow = Pick<WorkflowFacts, 'sourceBranchName' | 'path' | 'name' | 'runMode' | 'status'> &
  Required<Pick<Workflow, 'blobId'>>;

// A workflow lives in its repository, so it shows only while that (and with it the project and the space) is there.
const select = `
  SELECT w.* FROM workflows w
    JOIN spaces ON spaces.name = w.spaceName
    JOIN projects ON projects.spaceKey = spaces.key AND projects.name = w.projectName
    JOIN sourceRepositories r ON r.projectKey = projects.key AND r.name = w.sourceRepositoryName
  WHERE w.spaceName = ? AND w.projectName = ?`;

const placeColumns = ['spaceName', 'projectName', 'sourceRepositoryName', 'sourceBranchName', 'path'] as const;
const columns = [...placeColumns, 'name', 'runMode', 'status', 'id', 'createdTime', 'lastUpdatedTime'] as const;

export class WorkflowStore {
  readonly #database: Database;
  readonly #runs: WorkflowRunStore;
  readonly #find: Query<Workflow>;
  readonly #after: Query<Workflow>;
  readonly #atPlace: Query<Workflow>;
  readonly #pushedOn: Query<Workflow>;
  readonly #insert: Command;
  readonly #push: Command;
  readonly #delete: Command;
  readonly #setter: Setter<WorkflowMembers>;

  constructor(database: Database, runs: WorkflowRunStore) {
    this.#database = database;
    this.#runs = runs;
    this.#find = new Query(database, `${select} AND w.id = ?`);
    this.#after = new Query(database, `${select} AND w.key > ? ORDER BY w.key`);
    const place = placeColumns.map((column) => `${column} = ?`).join(' AND ');
    this.#atPlace = new Query(database, `SELECT * FROM workflows WHERE ${place}`);
    this.#pushedOn = new Query(database, 'SELECT * FROM workflows WHERE repositoryKey = ? AND sourceBranchName = ?');
    const marks = columns.map(() => '?').join(', ');
    this.#insert = new Command(database, `INSERT INTO workflows (${columns.join(', ')}) VALUES (${marks})`);
    this.#push = new Command(database, 'UPDATE workflows SET repositoryKey = ?, blobId = ? WHERE key = ?');
    this.#delete = new Command(database, 'DELETE FROM workflows WHERE key = ?');
    this.#setter = new Setter(database, 'workflows', columns);
  }

  require(spaceName: string, projectName: string, id: string): Workflow {
    const workflow = this.#find.first(spaceName, projectName, id);
    if (!workflow) throw new AccessDeniedException(`There is no workflow ${id} in ${spaceName}/${projectName}.`);
    return workflow;
  }

  /** Workflows of a project in the order they were made, from the one after a key. */
  after(project: Project, key: number): Iterable<Workflow> {
    return this.#after.each(project.spaceName, project.name, key);
  }

  /** The workflows that pushes have made of the files of a branch. */
  pushedOn(repository: SourceRepository, branch: string): Workflow[] {
    return [...this.#pushedOn.each(repository.key, branch)];
  }

  /** Stores the workflow of a file; one at the same place keeps its id. Unless the file is the same, its runs end. */
  put(repository: SourceRepository, { blobId, ...file }: PushedWorkflow, now: string): Workflow {
    const { spaceName, projectName, name: sourceRepositoryName } = repository;
    const facts = { spaceName, projectName, sourceRepositoryName, ...file };
    const { name, runMode, status } = facts;
    return this.#database.write(() => {
      const known = this.#at(facts);
      if (known?.blobId === blobId && known.repositoryKey === repository.key) return known;
      if (known) this.set(known, { name, runMode, status, lastUpdatedTime: now }, now);
      else this.#create(facts, now);
      const stored = this.#at(facts);
      if (!stored) throw new Error(`The workflow ${name} was not stored.`);
      this.#push.run(repository.key, blobId, stored.key);
      return stored;
    });
  }

  /**
   * Stores a workflow of a seed; one at the same place keeps its id, and its times unless something about it changed: then its
   * runs end too. Where a push has made a workflow of a real file, a seed says nothing.
   */
  seed(facts: WorkflowFacts, now: string): void {
    const { name, runMode, status } = facts;
    this.#database.write(() => {
      const known = this.#at(facts);
      if (!known) this.#create(facts, now);
      else if (known.repositoryKey !== undefined) return;
      else if (known.name !== name || known.runMode !== runMode || known.status !== status) {
        this.set(known, { name, runMode, status, lastUpdatedTime: now }, now);
      }
    });
  }

  /** Changes a workflow, and ends its runs that have not ended. */
  set(workflow: Workflow, members: Change<WorkflowMembers>, now: string): void {
    this.#database.write(() => {
      this.#runs.cancel(workflow.id, now);
      this.#setter.set(workflow.key, members);
    });
  }

  /** Deletes a workflow, and ends its runs that have not ended. */
  delete(workflow: Workflow, now: string): void {
    this.#database.write(() => {
      this.#runs.cancel(workflow.id, now);
      this.#delete.run(workflow.key);
    });
  }

  #at(facts: WorkflowFacts): Workflow | undefined {
    return this.#atPlace.first(...placeColumns.map((column) => facts[column]));
  }

  #create(facts: WorkflowFacts, now: string): void {
    const { name, runMode, status } = facts;
    const place = placeColumns.map((column) => facts[column]);
    this.#insert.run(...place, name, runMode, status, randomUUID(), now, now);
  }
}
