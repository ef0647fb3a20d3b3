import type { ServiceContext } from '../../service/connection.js';
import type { Session } from '../../model/index.js';
import type { Declared, Managed, Stack } from '../stacks/stack.js';
import type { Connections } from '../cli/connections.js';
import type { Subject } from './read-managed.js';

/** What is asked of the records. */
export interface Question {
  readonly program?: boolean;
  readonly unmanaged?: boolean;
  readonly space?: readonly string[];
  readonly 'fail-on-unmanaged'?: boolean;
  readonly 'print-import'?: boolean;
}

/** What all stacks have on record, and what their programs declare beside it. */
export interface Records {
  /** What can drift: what is only looked up, or waits for its deletion, is not. */
  readonly subjects: readonly Subject[];
  /** All that some stack manages, what waits for its deletion included. */
  readonly managed: readonly Managed[];
  /** What was never deployed. */
  readonly undeployed: readonly { readonly stack: Stack; readonly declared: Declared }[];
}

/** Reads the records of all stacks at once; with `program`, their programs are run too. */
export async function readRecords(
  stacks: readonly Stack[],
  connections: Connections,
  { program = false }: Question,
  signal: AbortSignal,
): Promise<Records> {
  const read = await Promise.all(
    stacks.map(async (stack) => {
      const managed = await stack.managed(signal);
      // One after the other: an engine locks its stack.
      const declared = program ? await stack.declared(signal) : [];
      return { stack, managed, declared, folder: await stack.programFolder() };
    }),
  );
  return {
    managed: read.flatMap(({ managed }) => managed),
    undeployed: read.flatMap(({ stack, declared }) =>
      declared.filter(({ kind }) => kind === 'new').map((one) => ({ stack, declared: one })),
    ),
    subjects: read.flatMap(({ stack, managed, declared, folder }) => {
      const byAddress = new Map(declared.map((one) => [one.address, one]));
      return managed
        .filter(({ isExternal, isReplaced }) => !isExternal && !isReplaced)
        .map((one) => ({
          ...{ stack, managed: one, declared: byAddress.get(one.address) },
          connection: connections.of(one.settings, folder),
        }));
    }),
  };
}

/** The space that a resource is in, or is; tokens are in none. */
export function spaceOf({ resource, state, inputs }: Managed): string | undefined {
  const name = resource.type === 'Space' ? state.name : (state.spaceName ?? inputs.spaceName);
  return typeof name === 'string' ? name : undefined;
}

/** The spaces of the records, each with a login that is on record for it, in the order of their names. */
export function spacesOf({ subjects }: Records, session: Session): ReadonlyMap<string, ServiceContext> {
  const all = new Map<string, ServiceContext>();
  for (const { managed, connection } of subjects) {
    const space = spaceOf(managed);
    if (space !== undefined && !all.has(space)) all.set(space, connection.context(session));
  }
  return new Map([...all].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
