import { dataSourceOf } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';

/** Data sources of CodeCatalyst: they call its service. */
export const dataSource = dataSourceOf<ServiceContext>();

/** A list that the API may leave out of a page; the whole of it is always answered, empty if need be. */
export const always = <M extends object>(list: M): Omit<M, 'required'> & { readonly required: true } => ({
  ...list,
  required: true,
});
