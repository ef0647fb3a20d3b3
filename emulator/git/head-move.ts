import type { SourceRepository } from '../storage/source-repository-store.js';
import type { HeadUpdate } from './ref-update.js';

/** A branch that has moved, and whether that was a push: what the API does starts no run. */
export interface HeadMove extends HeadUpdate {
  readonly isPush: boolean;
}

/** Told of branches that have moved, within the write that stores it; `path` is the folder of the repository. */
export type HeadsMoved = (repository: SourceRepository, path: string, moves: readonly HeadMove[]) => void;
