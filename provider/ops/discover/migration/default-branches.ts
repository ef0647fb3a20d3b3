import pLimit from 'p-limit';
import { Problem } from '../../../model/index.js';
import type { ServiceContext } from '../../../service/connection.js';
import type { Inventory } from '../inventory/inventory.js';
import type { DefaultBranches } from './migration.js';

const mostAtOnce = 8;

/** Asks Git for the default branch of each repository, where there is a login for it: the API does not tell. */
export async function askDefaultBranches(
  { items }: Inventory,
  { git }: ServiceContext,
): Promise<{ readonly branches: DefaultBranches; readonly unread: Inventory['unread'] }> {
  const branches = new Map<string, string>();
  const unread: Inventory['unread'] = [];
  const limit = pLimit(mostAtOnce);
  const repositories = git ? items.filter(({ kind, isLinked }) => kind === 'repository' && isLinked === false) : [];
  await Promise.all(
    repositories.map(({ id, cloneUrl = '' }) =>
      limit(async () => {
        try {
          const ref = await git?.defaultRef(cloneUrl);
          if (ref !== undefined) branches.set(id, ref.replace(/^refs\/heads\//, ''));
        } catch (error) {
          if (!(error instanceof Problem) || error.kind === 'cancelled') throw error;
          unread.push({ what: `the default branch of ${id}`, why: error.message });
        }
      }),
    ),
  );
  return { branches, unread: unread.toSorted((one, other) => (one.what < other.what ? -1 : 1)) };
}
