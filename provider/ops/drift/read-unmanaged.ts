import type { Session } from '../../model/index.js';
import type { Outside } from '../cli/outside.js';
import type { Connections } from '../cli/connections.js';
import { refuseUnknownSpace } from '../estate/refuse-unknown-space.js';
import type { ignoreRules } from './ignore.js';
import { type Question, type Records, spacesOf } from './read-records.js';
import type { Unmanaged } from './report.js';
import { readSpaces, unmanagedIn } from './unmanaged.js';

type UnmanagedOptions = Question & { readonly rules: ReturnType<typeof ignoreRules> };

/** Whether what no stack manages is asked for. */
export const wantsUnmanaged = ({
  unmanaged = false,
  'fail-on-unmanaged': counts = false,
  'print-import': isToImport = false,
}: Question): boolean => unmanaged || counts || isToImport;

/** What no stack manages, if that was asked for: in the spaces of the stacks, and in those that were named. */
export async function readUnmanaged(
  records: Records,
  connections: Connections,
  options: UnmanagedOptions,
  session: Session,
  { folder }: Outside,
): Promise<Omit<Unmanaged, 'import'> | undefined> {
  const { space = [], 'fail-on-unmanaged': counts = false } = options;
  if (!wantsUnmanaged(options)) return undefined;
  const known = spacesOf(records, session);
  const named = space.filter((name) => !known.has(name));
  // Nothing is on record of a space that is only named, so the environment says how to get there.
  const others = named.map((name) => [name, connections.of({ spaceName: name }, folder).context(session)] as const);
  const spaces = [...known, ...others].map(([spaceName, context]) => ({ spaceName, context }));
  const estates = await readSpaces(spaces);
  const byName = new Map(estates.map((estate) => [estate.spaceName, estate]));
  for (const [spaceName, context] of others) {
    const estate = byName.get(spaceName);
    if (estate) await refuseUnknownSpace(context, estate);
  }
  return { counts, ...unmanagedIn(estates, records.managed, options.rules) };
}
