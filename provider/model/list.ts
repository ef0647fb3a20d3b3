import type { Context } from './context.js';
import { formatId } from './identity.js';
import type { Input } from './property.js';
import type { AnyResource } from './resource.js';
import type { PlainValues } from './value.js';

/** Where a list goes on: the service's own token, and how many resources were told before it. */
export interface Continuation {
  readonly token: string | undefined;
  readonly told: number;
}

/** How much of a list is asked for; a bound below 1 is none. Without any, a part is what the service gives at once. */
export interface Extent {
  /** The most in the whole of the list. */
  readonly limit: number;
  /** The most at once. */
  readonly pageSize: number;
  readonly from: Continuation;
}

/** A resource that is there, whoever made it. */
export interface Listed {
  readonly id: string;
  /** What people know it by. */
  readonly name: string;
}

/** The inputs that say where to look: what an id names before its own part. */
export const listInputs = ({ identity, inputs }: AnyResource): Readonly<Record<string, Input>> =>
  Object.fromEntries(identity.slice(0, -1).flatMap((name) => (inputs[name] ? [[name, inputs[name]]] : [])));

/** Tells the resources that are there, page after page as they come, and answers where the list goes on, if it does. */
export async function list(
  resource: AnyResource,
  parents: PlainValues,
  { limit, pageSize, from }: Extent,
  context: Context,
  tell: (found: readonly Listed[]) => void,
): Promise<Continuation | undefined> {
  const { lifecycle } = resource;
  const own = resource.identity.at(-1) ?? '';
  const isWhole = limit > 0 && pageSize < 1;
  const left = bound(limit) - from.told;
  const most = Math.min(left, bound(pageSize));
  let { token } = from;
  let told = 0;
  while (told < most) {
    const page = await lifecycle.list?.(parents, { token, most: most - told }, context);
    if (!page) throw new Error(`${resource.type} cannot be listed.`);
    tell(page.items.map(({ id, name }) => ({ id: formatId(resource, { ...parents, [own]: id }), name })));
    told += page.items.length;
    token = page.next;
    if (token === undefined || (told > 0 && !isWhole)) break;
  }
  return token !== undefined && told < left ? { token, told: from.told + told } : undefined;
}

const bound = (most: number): number => (most > 0 ? most : Infinity);
