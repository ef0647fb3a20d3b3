import type { Workspace } from '../../api/workspaces.js';
import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';

export type WorkspaceState = NonNullable<Workspace['State']>;

/** What does not change by itself: the members as the API has them, but for its id and its state. */
export type WorkspaceFacts = Omit<Workspace, 'WorkspaceId' | 'State'>;

/** A state, and the one that follows from some time on. */
export interface WorkspaceCourse {
  readonly state: WorkspaceState;
  readonly nextState?: WorkspaceState;
  /** RFC 3339. */
  readonly nextTime?: string;
}

export interface StoredWorkspace extends WorkspaceCourse {
  readonly key: number;
  readonly id: string;
  readonly facts: WorkspaceFacts;
}

/** A record as columns hold it: SQLite has no structures. */
interface Columns extends WorkspaceCourse {
  readonly id: string;
  readonly facts: string;
}
type Row = Columns & Pick<StoredWorkspace, 'key'>;

const decode = ({ facts, ...row }: Row): StoredWorkspace => ({ ...row, facts: JSON.parse(facts) as WorkspaceFacts });

export class WorkspaceStore {
  readonly #find: Query<Row>;
  readonly #after: Query<Row>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<Columns>;

  constructor(database: Database) {
    this.#find = new Query(database, 'SELECT * FROM workspaces WHERE id = ?');
    this.#after = new Query(database, 'SELECT * FROM workspaces WHERE key > ? ORDER BY key');
    this.#insert = new Command(database, 'INSERT OR IGNORE INTO workspaces (id, facts, state) VALUES (?, ?, ?)');
    this.#delete = new Command(database, 'DELETE FROM workspaces WHERE key = ?');
    this.#setter = new Setter(database, 'workspaces', ['id', 'facts', 'state', 'nextState', 'nextTime']);
  }

  find(id: string): StoredWorkspace | undefined {
    const row = this.#find.first(id);
    return row && decode(row);
  }

  /** WorkSpaces in the order they were made, from the one after a key. */
  *after(key: number): Iterable<StoredWorkspace> {
    for (const row of this.#after.each(key)) yield decode(row);
  }

  /** Stores a WorkSpace unless one of its id is there: a restart with the same options changes nothing. */
  seed({ WorkspaceId, State = 'AVAILABLE', ...facts }: Workspace & { readonly WorkspaceId: string }): void {
    this.#insert.run(WorkspaceId, JSON.stringify(facts), State);
  }

  /** Sets its facts as a whole, and where it stands. */
  set(
    { key }: StoredWorkspace,
    { facts, course }: { readonly facts?: WorkspaceFacts; readonly course?: WorkspaceCourse },
  ): void {
    const changes: Change<Columns> = {
      ...(facts && { facts: JSON.stringify(facts) }),
      ...(course && { nextState: undefined, nextTime: undefined, ...course }),
    };
    this.#setter.set(key, changes);
  }

  delete({ key }: StoredWorkspace): void {
    this.#delete.run(key);
  }
}
