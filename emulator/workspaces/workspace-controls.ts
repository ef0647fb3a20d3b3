import { randomBytes } from 'node:crypto';
import type { Workspace } from '../../api/workspaces.js';
import { known } from '../controls/known.js';
import type { StoredWorkspace, WorkspaceStore } from '../storage/workspace-store.js';
import type { NewWorkspace, WorkspaceChange } from './workspace-seed.js';
import type { Workspaces } from './workspaces.js';

/** A new id as the contract has them. */
const newId = () => `ws-${randomBytes(8).toString('hex').slice(0, 9)}`;

/** What is done to WorkSpaces behind everybody's back: the API here makes none and takes none away. */
export class WorkspaceControls {
  readonly #store: WorkspaceStore;
  readonly #workspaces: Workspaces;

  constructor(store: WorkspaceStore, workspaces: Workspaces) {
    this.#store = store;
    this.#workspaces = workspaces;
  }

  /** Makes one unless one of its id is there; answers it as it is. */
  add({ WorkspaceId = newId(), ...others }: NewWorkspace): Workspace {
    this.#store.seed({ WorkspaceId, ...others });
    return this.get(WorkspaceId);
  }

  get(id: string): Workspace {
    return known(this.#workspaces.find(id), `WorkSpace ${id}`);
  }

  /** All, in the order they were made. */
  list(): readonly Workspace[] {
    return Array.from(this.#workspaces.after(0), ({ key: _key, ...workspace }) => workspace);
  }

  /** Sets members as a whole, undefined clears; a state that is set lasts. */
  set(id: string, { State, ...changes }: WorkspaceChange): void {
    const stored = this.#stored(id);
    const facts = Object.fromEntries(
      Object.entries({ ...stored.facts, ...changes }).filter(([, value]) => value !== undefined),
    );
    this.#store.set(stored, { facts, ...(State !== undefined && { course: { state: State } }) });
  }

  delete(id: string): void {
    this.#store.delete(this.#stored(id));
  }

  #stored(id: string): StoredWorkspace {
    return known(this.#store.find(id), `WorkSpace ${id}`);
  }
}
