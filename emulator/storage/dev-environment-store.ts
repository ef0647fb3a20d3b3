import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../api/contract-types.js';
import type { GetDevEnvironment } from '../../api/operations.js';
import type { Course } from '../dev-environments/course.js';
import type { Database } from './database.js';
import type { Project } from './project-store.js';
import { type Change, Command, Query, Setter } from './statement.js';
import type { Space } from './space-store.js';
import type { User } from './user-store.js';

type Answer = ResponseOf<typeof GetDevEnvironment>;

/** Members that are stored as the API has them. Times are RFC 3339. */
export interface DevEnvironmentFacts {
  readonly id: string;
  readonly alias?: string;
  readonly instanceType: Answer['instanceType'];
  readonly inactivityTimeoutMinutes: number;
  readonly persistentStorage: Answer['persistentStorage'];
  readonly ides?: NonNullable<Answer['ides']>;
  readonly repositories: Answer['repositories'];
  readonly vpcConnectionName?: string;
  readonly lastUpdatedTime: string;
}

/** All that is stored of an environment: its facts, and from when on it goes through what. */
export interface DevEnvironmentRecord extends DevEnvironmentFacts {
  readonly course: Course;
  /** From when on no list tells of it any more. */
  readonly goneTime?: string;
  /** When somebody last worked in it. */
  readonly lastActivityTime?: string;
}

export interface StoredDevEnvironment extends DevEnvironmentRecord {
  readonly key: number;
  readonly spaceName: string;
  readonly projectName: string;
  readonly creatorId: string;
  /** Whether somebody works in it. */
  readonly isInUse: boolean;
}

/** A record as columns hold it: SQLite has neither lists nor structures. */
interface Columns extends Omit<DevEnvironmentRecord, 'persistentStorage' | 'ides' | 'repositories' | 'course'> {
  readonly sizeInGiB: number;
  readonly ides?: string;
  readonly repositories: string;
  readonly course: string;
}

type Row = Columns &
  Pick<StoredDevEnvironment, 'key' | 'spaceName' | 'projectName' | 'creatorId'> & { readonly sessions: number };

const columns = [
  'id',
  'alias',
  'instanceType',
  'inactivityTimeoutMinutes',
  'sizeInGiB',
  'ides',
  'repositories',
  'vpcConnectionName',
  'lastUpdatedTime',
  'course',
  'goneTime',
  'lastActivityTime',
] as const;

const select = `
  SELECT e.key, spaces.name AS spaceName, projects.name AS projectName, users.id AS creatorId,
    EXISTS (SELECT 1 FROM devEnvironmentSessions s WHERE s.devEnvironmentKey = e.key) AS sessions,
    ${columns.map((column) => `e.${column}`).join(', ')}
  FROM devEnvironments e JOIN users ON users.key = e.userKey
    JOIN projects ON projects.key = e.projectKey JOIN spaces ON spaces.key = projects.spaceKey
  WHERE (e.goneTime IS NULL OR e.goneTime > ?)`;

const textOf = (value: object | undefined) => (value === undefined ? undefined : JSON.stringify(value));

/** The columns of what is there: a member that is undefined clears its column, an absent one has none. */
function encode({ persistentStorage, ...record }: Change<DevEnvironmentRecord>): Change<Columns> {
  const texts = Object.fromEntries(
    (['ides', 'repositories', 'course'] as const)
      .filter((name) => Object.hasOwn(record, name))
      .map((name) => [name, textOf(record[name])]),
  );
  return {
    ...record,
    ...texts,
    ...(persistentStorage && { sizeInGiB: persistentStorage.sizeInGiB }),
  } as Change<Columns>;
}

function decode({ sizeInGiB, ides, repositories, course, sessions, ...row }: Row): StoredDevEnvironment {
  return {
    ...row,
    persistentStorage: { sizeInGiB },
    ...(ides !== undefined && { ides: JSON.parse(ides) as NonNullable<Answer['ides']> }),
    repositories: JSON.parse(repositories) as Answer['repositories'],
    course: JSON.parse(course) as Course,
    isInUse: sessions > 0,
  };
}

export class DevEnvironmentStore {
  readonly #database: Database;
  readonly #find: Query<Row>;
  readonly #ofSpace: Query<Row>;
  readonly #ofProject: Query<Row>;
  readonly #ofUser: Query<Row>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #sweep: Command;
  readonly #setter: Setter<Columns>;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, `${select} AND spaces.name = ? AND projects.name = ? AND e.id = ?`);
    this.#ofSpace = new Query(database, `${select} AND projects.spaceKey = ? AND e.key > ? ORDER BY e.key`);
    this.#ofProject = new Query(database, `${select} AND e.projectKey = ? AND e.key > ? ORDER BY e.key`);
    this.#ofUser = new Query(database, `${select} AND e.userKey = ?`);
    const marks = columns.map(() => '?').join(', ');
    this.#insert = new Command(
      database,
      `INSERT INTO devEnvironments (projectKey, userKey, ${columns.join(', ')}) VALUES (?, ?, ${marks})`,
    );
    this.#delete = new Command(database, 'DELETE FROM devEnvironments WHERE key = ?');
    this.#sweep = new Command(database, 'DELETE FROM devEnvironments WHERE goneTime <= ?');
    this.#setter = new Setter(database, 'devEnvironments', columns);
  }

  find(now: Date, spaceName: string, projectName: string, id: string): StoredDevEnvironment | undefined {
    const row = this.#find.first(now.toISOString(), spaceName, projectName, id);
    return row && decode(row);
  }

  /** Environments of a space in the order they were made, from the one after a key. */
  *ofSpace(now: Date, space: Space, key: number): Iterable<StoredDevEnvironment> {
    for (const row of this.#ofSpace.each(now.toISOString(), space.key, key)) yield decode(row);
  }

  /** Environments of a project in the order they were made, from the one after a key. */
  *ofProject(now: Date, project: Project, key: number): Iterable<StoredDevEnvironment> {
    for (const row of this.#ofProject.each(now.toISOString(), project.key, key)) yield decode(row);
  }

  /** Environments of a user, wherever they are. */
  *ofUser(now: Date, user: User): Iterable<StoredDevEnvironment> {
    for (const row of this.#ofUser.each(now.toISOString(), user.key)) yield decode(row);
  }

  /** Stores an environment and answers its id; those that are gone by then leave the disk. */
  create(now: Date, project: Project, user: User, record: Omit<DevEnvironmentRecord, 'id'>): string {
    const id = randomUUID();
    const values: Change<Columns> = encode({ ...record, id });
    this.#database.write(() => {
      this.#sweep.run(now.toISOString());
      this.#insert.run(project.key, user.key, ...columns.map((column) => values[column]));
    });
    return id;
  }

  set({ key }: { readonly key: number }, members: Change<DevEnvironmentRecord>): void {
    this.#setter.set(key, encode(members));
  }

  delete({ key }: { readonly key: number }): void {
    this.#delete.run(key);
  }
}
