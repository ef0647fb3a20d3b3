import type { Assumptions } from '../assumptions.js';
import type { Clock } from '../time/clock.js';
import type { ComingFailures } from '../faults/coming-failures.js';
import { holdToQuota, type Quotas } from '../quotas.js';
import { AccessDeniedException } from '../service-exception.js';
import type { DevEnvironmentSession, DevEnvironmentSessionStore } from '../storage/dev-environment-session-store.js';
import type {
  DevEnvironmentFacts,
  DevEnvironmentRecord,
  DevEnvironmentStore,
  StoredDevEnvironment,
} from '../storage/dev-environment-store.js';
import type { Project } from '../storage/project-store.js';
import type { Space } from '../storage/space-store.js';
import type { Change } from '../storage/statement.js';
import type { User } from '../storage/user-store.js';
import {
  type Course,
  creation,
  deletion,
  type DevEnvironmentStatus,
  interrupts,
  restart,
  type Standing,
  standing,
  standstill,
  start,
  stop,
  valuesOf,
} from './course.js';
import type { DevEnvironmentTimes } from './times.js';

/** An environment as it is now. */
export interface DevEnvironment
  extends Omit<StoredDevEnvironment, 'course' | 'goneTime' | 'lastActivityTime'>, Standing {}

/** Members that a control may set. A status that was set lasts, a RUNNING one until it was idle for too long. */
export interface DevEnvironmentMembers extends DevEnvironmentFacts {
  readonly status: DevEnvironmentStatus;
  readonly statusReason?: string;
}

/** Where an environment is. */
export interface DevEnvironmentPlace {
  readonly spaceName: string;
  readonly projectName: string;
  readonly id: string;
}

interface Parts {
  readonly store: DevEnvironmentStore;
  readonly sessions: DevEnvironmentSessionStore;
  readonly clock: Clock;
  readonly times: DevEnvironmentTimes;
  readonly quotas: Quotas;
  readonly failing: ComingFailures;
  readonly startValues: Assumptions['startValues'];
}

/** What a new environment starts from. */
type NewDevEnvironment = Omit<DevEnvironmentFacts, 'id' | 'lastUpdatedTime'>;

/** Dev environments over time: the store knows what was decided when, the clock what has come of it. */
export class DevEnvironments {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Any user's, one that is DELETED and still listed too. */
  find({ spaceName, projectName, id }: DevEnvironmentPlace): DevEnvironment | undefined {
    const stored = this.#parts.store.find(this.#now(), spaceName, projectName, id);
    return stored && this.#present(stored);
  }

  /** The caller's: one of somebody else does not exist for him, and one that is DELETED does not exist at all. */
  require(caller: User, place: DevEnvironmentPlace): DevEnvironment {
    const found = this.find(place);
    if (found?.creatorId === caller.id && found.status !== 'DELETED') return found;
    const { spaceName, projectName, id } = place;
    const why = found && (found.status === 'DELETED' ? ': it is deleted' : `: it is of the user ${found.creatorId}`);
    throw new AccessDeniedException(
      `The user ${caller.alias} has no dev environment ${id} in ${spaceName}/${projectName}${why ?? ''}.`,
    );
  }

  /** Everybody's in a space, or in one project of it, in the order they were made, from the one after a key. */
  *after(parent: Space | Project, key: number): Iterable<DevEnvironment> {
    const { store } = this.#parts;
    const found =
      'spaceName' in parent ? store.ofProject(this.#now(), parent, key) : store.ofSpace(this.#now(), parent, key);
    for (const stored of found) yield this.#present(stored);
  }

  /** Those of a project that are not DELETED. */
  *present(project: Project): Iterable<DevEnvironment> {
    for (const environment of this.after(project, 0)) if (environment.status !== 'DELETED') yield environment;
  }

  /** Makes one, which starts at once; answers its id. */
  create(project: Project, caller: User, facts: NewDevEnvironment): string {
    const { store, times, quotas, failing } = this.#parts;
    const now = this.#now();
    const present = Array.from(store.ofUser(now, caller), (stored) => this.#present(stored));
    holdToQuota(
      'dev environments',
      quotas.devEnvironmentsPerUser,
      present.filter(({ status }) => status !== 'DELETED'),
    );
    const course = creation(now, times, failing.take());
    return store.create(now, project, caller, { ...facts, course, lastUpdatedTime: now.toISOString() });
  }

  /** Starts a stopped one. */
  start(environment: DevEnvironment, changes: Change<DevEnvironmentFacts>): DevEnvironment {
    const { times, startValues } = this.#parts;
    const course = start(this.#now(), times);
    if (startValues === 'stay') return this.#change(environment, { ...changes, course });
    // No list is one that was cleared, which JSON could not say.
    const { ides = [], ...values } = changes;
    return this.#change(environment, {
      course: { ...course, values: { ...values, ...(Object.hasOwn(changes, 'ides') && { ides }) } },
    });
  }

  stop(environment: DevEnvironment): DevEnvironment {
    return this.#change(environment, { course: stop(this.#now(), this.#parts.times) });
  }

  /** Stops a running one, and starts it with what has changed. */
  restart(environment: DevEnvironment, changes: Change<DevEnvironmentFacts>): DevEnvironment {
    return this.#change(environment, { ...changes, course: restart(this.#now(), this.#parts.times) });
  }

  /** Changes what takes no restart. */
  update(environment: DevEnvironment, changes: Change<DevEnvironmentFacts>): DevEnvironment {
    return this.#change(environment, { ...changes, ...this.#keptStopped(environment, changes) });
  }

  delete(environment: DevEnvironment): void {
    const { times } = this.#parts;
    const now = this.#now();
    const goneTime = new Date(now.getTime() + (times.deleteSeconds + times.deletedSeconds) * 1000).toISOString();
    this.#change(environment, { course: deletion(now, times), goneTime });
  }

  /** The session of somebody who works in a running one from now on; answers its id. */
  startSession(environment: DevEnvironment): string {
    return this.#parts.sessions.create(environment, this.#now().toISOString());
  }

  /** Sessions in the order they were started, from the one after a key. */
  sessions(environment: DevEnvironment, key: number): Iterable<DevEnvironmentSession> {
    return this.#parts.sessions.after(environment, key);
  }

  requireSession(environment: DevEnvironment, id: string): DevEnvironmentSession {
    const session = this.#parts.sessions.find(environment, id);
    if (session) return session;
    throw new AccessDeniedException(`The dev environment ${environment.id} has no session ${id}.`);
  }

  /** Ends a session; when it was the last, the time without activity begins. */
  stopSession(environment: DevEnvironment, session: DevEnvironmentSession): void {
    this.#parts.sessions.delete(session);
    this.#record(environment, { lastActivityTime: this.#now().toISOString() });
  }

  /** Sets members behind everybody's back. */
  set(environment: DevEnvironment, members: Change<DevEnvironmentMembers>): void {
    const { status, statusReason, ...facts } = members;
    this.#record(environment, { ...facts, ...this.#keptStopped(environment, facts) });
    if (status === undefined && !Object.hasOwn(members, 'statusReason')) return;
    const course = standstill(this.#now(), status ?? environment.status, statusReason);
    this.#record(environment, { course, goneTime: undefined });
  }

  /** Takes it away without a trace. */
  remove(environment: DevEnvironment): void {
    this.#parts.store.delete(environment);
  }

  #change(environment: DevEnvironment, changes: Change<DevEnvironmentRecord>): DevEnvironment {
    this.#record(environment, { lastUpdatedTime: this.#now().toISOString(), ...changes });
    // With times of 0 it is gone already, and nobody asks for what has become of it.
    return this.find(environment) ?? environment;
  }

  /** Sessions end with what they run on. */
  #record(environment: DevEnvironment, record: Change<DevEnvironmentRecord>): void {
    this.#parts.store.set(environment, record);
    if (record.course && interrupts(record.course)) this.#parts.sessions.deleteAll(environment);
  }

  /** One that idled until it stopped has a course that ends in RUNNING: another timeout would wake it up. */
  #keptStopped({ status }: DevEnvironment, changes: Change<DevEnvironmentFacts>): { readonly course?: Course } {
    if (status !== 'STOPPED' || changes.inactivityTimeoutMinutes === undefined) return {};
    return { course: standstill(this.#now(), status, undefined) };
  }

  #present(stored: StoredDevEnvironment): DevEnvironment {
    const { course, goneTime: _goneTime, lastActivityTime: _lastActivityTime, ...facts } = stored;
    const values = valuesOf(course);
    const now = standing({ ...stored, ...values }, this.#now(), this.#parts.times);
    return { ...facts, ...(now.status !== 'STOPPED' && values), ...now };
  }

  #now(): Date {
    return this.#parts.clock.now();
  }
}
