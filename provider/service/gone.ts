import type { AnyOperation, ItemOf, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { VerifySession } from '../../api/operations.js';
import { Problem } from '../model/index.js';
import type { Calls } from './calls.js';
import type { Listed, Looks } from './snapshots.js';

/**
 * Where a thing is listed, and where its parent is. The service answers AccessDenied for what does not exist, so only a
 * list of its parent that lacks it proves that a thing is gone; if the parent cannot be listed, its own absence does.
 */
export interface WhereListed {
  readonly what: string;
  /** Whether the thing is in the list of its parent. */
  readonly isListed: (calls: Calls) => Promise<boolean>;
  readonly parent?: WhereListed;
  /** Whose it is, for what only its owner sees: the list of another user proves nothing. Unknown after an import. */
  readonly owner?: { readonly id: string | undefined };
}

/** A list whose items tell what a read needs, so that one of them may stand in for the answer of a get. */
export interface Listing<Item> extends WhereListed {
  readonly listed: Listed<Item>;
}

/** What must be known of a thing to tell what its absence from a list means. */
export type Whereabouts = Pick<WhereListed, 'what' | 'parent' | 'owner'>;

const listedBy = <O extends AnyOperation>(
  operation: O,
  request: RequestOf<O>,
  is: (item: ItemOf<O>) => boolean,
): Listed<ItemOf<O>> => ({
  operation: operation.name,
  key: `${operation.name} ${JSON.stringify(request)}`,
  page: (calls, token) => calls.page(operation, request, token),
  is,
});

interface ListingOptions<O extends AnyOperation> extends Pick<WhereListed, 'parent' | 'owner'> {
  /** A longer list of the same action that has it too, for reads to share; what is in it proves nothing. */
  readonly within?: RequestOf<O>;
}

/** Where a thing is listed by an action. */
export const listing = <O extends AnyOperation>(
  what: string,
  operation: O,
  request: RequestOf<O>,
  is: (item: ItemOf<O>) => boolean,
  { parent, owner, within = request }: ListingOptions<O> = {},
): Listing<ItemOf<O>> => ({
  what,
  listed: listedBy(operation, within, is),
  isListed: async (calls) => (await calls.list(operation, request)).some(is),
  ...(parent && { parent }),
  ...(owner && { owner }),
});

const saysMissing = (error: unknown): error is Problem =>
  error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found');

/** Whether it is proved that the thing is gone. A parent that can neither be listed nor is proved gone is an error. */
async function isGone(calls: Calls, where: WhereListed): Promise<boolean> {
  const { isListed, parent } = where;
  try {
    if (await isListed(calls)) return false;
  } catch (error) {
    if (saysMissing(error) && parent && (await isGone(calls, parent))) return true;
    throw error;
  }
  await beOwner(calls, where);
  return true;
}

/** Throws unless the list that was asked is the owner's, and so would show the thing if it were there. */
async function beOwner(calls: Calls, { what, owner }: Pick<WhereListed, 'what' | 'owner'>): Promise<void> {
  if (!owner) return;
  const { identity } = await calls.call(VerifySession, {});
  if (identity !== undefined && identity === owner.id) return;
  throw new Problem(
    'forbidden',
    `The ${what} is not among those of the user ${identity ?? 'unknown'}, which proves nothing.`,
    {
      detail: `Only its owner sees it, who is ${owner.id === undefined ? 'not known' : `the user ${owner.id}`}: log in as that user. What is recorded is kept.`,
    },
  );
}

/** Asks for a thing, or takes it from what siblings listed; undefined is answered only for what is proved gone. */
export async function find<O extends AnyOperation, Item>(
  calls: Calls,
  operation: O,
  request: RequestOf<O>,
  where: Listing<Item>,
  looks?: Looks,
): Promise<ResponseOf<O> | Item | undefined> {
  const item = await looks?.find(where.listed, JSON.stringify(request));
  if (item !== undefined) return item;
  try {
    return await calls.call(operation, request);
  } catch (error) {
    if (!saysMissing(error)) throw error;
    if (await isGone(calls, where)) return undefined;
    throw error.advise(`The ${where.what} is still listed, so it is kept in state: ask for the permission to read it.`);
  }
}

/** Looks for an item of a list, for things that have no get; undefined is answered only for what is proved gone. */
export async function search<O extends AnyOperation>(
  calls: Calls,
  operation: O,
  request: RequestOf<O>,
  is: (item: ItemOf<O>) => boolean,
  where: Whereabouts,
  looks?: Looks,
): Promise<ItemOf<O> | undefined> {
  try {
    const look = await looks?.search(listedBy(operation, request, is));
    if (look?.item !== undefined) return look.item;
    const found = look?.isProof ? undefined : (await calls.list(operation, request)).find(is);
    if (found) return found;
  } catch (error) {
    if (saysMissing(error) && where.parent && (await isGone(calls, where.parent))) return undefined;
    throw error;
  }
  await beOwner(calls, where);
  return undefined;
}

/** Deletes a thing; one that is proved gone counts as deleted. */
export async function remove<O extends AnyOperation>(
  calls: Calls,
  operation: O,
  request: RequestOf<O>,
  where: WhereListed,
): Promise<void> {
  try {
    await calls.call(operation, request);
  } catch (error) {
    if (!saysMissing(error) || !(await isGone(calls, where))) throw error;
  }
}
