import type { ActionName } from '../action-name.js';
import type { AdjustableClock } from '../time/adjustable-clock.js';
import type { Assumptions } from '../assumptions.js';
import type { Authentication } from '../authentication.js';
import type { Fault } from '../faults/fault.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Release } from '../faults/holds.js';
import { known } from './known.js';
import { projectName } from '../project-name.js';
import type { QuotaControls } from '../quotas.js';
import { RepositoryControls, type RepositoryParts } from './repository-controls.js';
import type { RequestLog, RequestRecord } from '../request-log.js';
import { readSpaceSeed, readWorkflowSeed, type SpaceSeed, type WorkflowSeed } from '../seeds/seeds.js';
import type { Logins, SsoLogin } from '../sign-in/logins.js';
import type { State } from '../state/state.js';
import type { Project, ProjectMembers } from '../storage/project-store.js';
import type { Space, SpaceMembers } from '../storage/space-store.js';
import type { Change } from '../storage/statement.js';
import type { User, UserMembers } from '../storage/user-store.js';
import type { WorkflowMembers } from '../storage/workflow-store.js';
import type { WorkspaceControls } from '../workspaces/workspace-controls.js';

/** What the controls reach into. */
export interface ControlledParts extends RepositoryParts {
  readonly clock: AdjustableClock;
  readonly quotas: QuotaControls;
  readonly workspaces: WorkspaceControls;
  readonly state: State;
  readonly log: RequestLog;
  readonly authentication: Authentication;
  readonly assumptions: Assumptions;
  readonly logins: Logins;
}

/** A project made behind everybody's back; the name is the one that the service would give it when absent. */
export type NewProject = Pick<Required<ProjectMembers>, 'displayName'> & Change<ProjectMembers>;

/**
 * What tests do to an emulator behind its clients' backs: nothing here is counted, held or failed.
 * Arguments are plain data, so an admin surface can call the same methods. Naming what does not exist is an error.
 */
export class Controls extends RepositoryControls {
  readonly #parts: ControlledParts;
  readonly clock: AdjustableClock;
  readonly quotas: QuotaControls;
  /** What goes wrong at random. */
  readonly faultPlan: FaultPlan;
  readonly workspaces: WorkspaceControls;
  readonly state: State;

  constructor(parts: ControlledParts) {
    super(parts);
    this.#parts = parts;
    this.clock = parts.clock;
    this.quotas = parts.quotas;
    this.faultPlan = parts.faults.plan;
    this.workspaces = parts.workspaces;
    this.state = parts.state;
  }

  /** The latest 10,000 requests, fewer if they are large, in the order of arrival; requests of unknown paths have no operation. */
  get requests(): readonly RequestRecord[] {
    return this.#parts.log.records;
  }

  /** How many requests came for an action, or in all, refused and dropped ones included. */
  countRequests(operation?: ActionName): number {
    return this.#parts.log.count(operation);
  }

  clearRequests(): void {
    this.#parts.log.clear();
  }

  /** Lets the next matching requests fail; a request without a good login is refused before it meets a fault. */
  failNext(fault: Fault): void {
    this.#parts.faults.queue.add(fault);
  }

  /** Those at random too; and environments and runs that were to fail will not, either. */
  clearFaults(): void {
    this.#parts.faults.clear();
  }

  /**
   * Keeps requests of an action (any when absent) waiting before it runs, until the answer is called; lets so many through
   * first.
   */
  hold(operation?: ActionName, skip = 0): Release {
    return this.#parts.faults.holds.hold(operation, skip);
  }

  /** The nth request from now (1 is the next) and all after it are denied until renewLogin. */
  expireLoginAt(n: number): void {
    this.#parts.authentication.expireAt(n);
  }

  renewLogin(): void {
    this.#parts.authentication.renew();
  }

  /** Makes a token good for a user, who is made when new. Tokens hold as long as the emulator runs. */
  putToken(token: string, alias: string): void {
    this.#parts.authentication.put(token, this.putUser(alias).alias);
  }

  /** Makes a token that was made good unknown; one of a login ends by itself alone. */
  removeToken(token: string): void {
    this.#parts.authentication.remove(token);
  }

  /**
   * Logs a user in by SSO, who is made when new, and answers what belongs into `~/.aws/sso/cache`. The access token is good for an
   * hour, or so many seconds; 0 is a login that has expired and can be renewed.
   */
  logIn(alias: string, seconds?: number): SsoLogin {
    return this.#parts.logins.begin(this.putUser(alias).alias, seconds);
  }

  /** Makes a user, or changes one. */
  putUser(alias: string, members: Change<UserMembers> = {}): User {
    return this.#parts.stores.users.put(alias, members);
  }

  getUser(alias: string): User | undefined {
    return this.#parts.stores.users.find(alias);
  }

  /** Makes a space, unless there is one of that name; that of a deleted one is an error. */
  addSpace(seed: SpaceSeed): void {
    this.#parts.stores.spaces.seed(readSpaceSeed(seed));
  }

  getSpace(name: string): Space | undefined {
    return this.#parts.stores.spaces.find(name);
  }

  setSpace(name: string, members: Change<SpaceMembers>): void {
    const { spaces } = this.#parts.stores;
    spaces.set(known(spaces.find(name), name), members);
  }

  /** Deletes it for good: its name cannot be used again. */
  deleteSpace(name: string): void {
    const { spaces } = this.#parts.stores;
    spaces.delete(known(spaces.find(name), name));
  }

  addProject(space: string, project: NewProject): Project {
    const { spaces, projects } = this.#parts.stores;
    const { displayName, name = projectName(displayName, this.#parts.assumptions), description } = project;
    const parent = known(spaces.find(space), space);
    return projects.create(parent, { name, displayName, ...(description !== undefined && { description }) });
  }

  getProject(space: string, name: string): Project | undefined {
    return this.#parts.stores.projects.find(space, name);
  }

  setProject(space: string, name: string, members: Change<ProjectMembers>): void {
    this.#parts.stores.projects.set(this.#project(space, name), members);
  }

  deleteProject(space: string, name: string): void {
    this.#parts.stores.projects.delete(this.#project(space, name));
  }

  /** Makes a workflow, or changes the one of the same place; it shows while its repository exists. */
  putWorkflow(seed: WorkflowSeed): void {
    this.#parts.stores.workflows.seed(readWorkflowSeed(seed), this.#now());
  }

  setWorkflow(space: string, project: string, id: string, members: Change<WorkflowMembers>): void {
    const { workflows } = this.#parts.stores;
    workflows.set(workflows.require(space, project, id), members, this.#now());
  }

  deleteWorkflow(space: string, project: string, id: string): void {
    const { workflows } = this.#parts.stores;
    workflows.delete(workflows.require(space, project, id), this.#now());
  }

  #project(space: string, name: string): Project {
    return known(this.getProject(space, name), `${space}/${name}`);
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}
