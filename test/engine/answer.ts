/** What an engine does with a resource. */
export type Change = 'same' | 'create' | 'update' | 'replace' | 'delete' | 'import';

/** What an engine did or would do, and all that it said about it. */
export interface Answer {
  readonly change: Change | undefined;
  readonly output: string;
}
