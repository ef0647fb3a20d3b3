import type { HeadUpdate } from './ref-update.js';

/** A branch that has moved, and whether that was a push: what the API does starts no run. */
export interface HeadMove extends HeadUpdate {
  readonly isPush: boolean;
}
