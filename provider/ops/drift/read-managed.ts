import { type PlainValues, Problem, read, type Session } from '../../model/index.js';
import type { ServiceConnection } from '../../service/connection.js';
import { endsReading } from '../estate/ends-reading.js';
import type { Declared, Managed, Stack } from '../stacks/stack.js';

/** A resource of a stack, and how to ask for what is there of it. */
export interface Subject {
  readonly stack: Stack;
  readonly managed: Managed;
  /** What the program declares now, where it was run and that differs from the record. */
  readonly declared: Declared | undefined;
  readonly connection: ServiceConnection;
}

/** What came of a look: the state, nothing where it is proved gone, or a problem. */
export type Look = { readonly notes: readonly string[] } & (
  { readonly state: PlainValues | undefined } | { readonly problem: Problem }
);

/** Reads what is there of each, all at once so that lists are shared; one that cannot be read does not hide the others. */
export function readManaged(
  subjects: readonly Subject[],
  session: Session,
  onRead: () => void,
): Promise<readonly Look[]> {
  return Promise.all(
    subjects.map(async ({ managed: { resource, id, state }, connection }): Promise<Look> => {
      const notes: string[] = [];
      const context = connection.context({ ...session, warn: (text) => notes.push(text) });
      try {
        return { notes, state: await read(resource, id, state, context) };
      } catch (error) {
        if (endsReading(error) || !(error instanceof Problem)) throw error;
        return { notes, problem: error };
      } finally {
        onRead();
      }
    }),
  );
}
