import type { AnyOperation, ItemOf, RequestOf } from '../../api/contract-types.js';
import type { Part, Page } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';

/** The `list` of a resource that an action lists. `told` answers the last part of its id and a name, or nothing for what is gone. */
export const listedBy =
  <O extends AnyOperation>(
    operation: O,
    told: (item: ItemOf<O>) => { readonly id: string; readonly name: string } | undefined,
  ) =>
  async (parents: RequestOf<O>, part: Part, { page }: ServiceContext): Promise<Page> => {
    const { items, next } = await page(operation, parents, part);
    return { items: items.flatMap((item) => told(item) ?? []), next };
  };
