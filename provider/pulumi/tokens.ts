import type { AnyDataSource, AnyResource, Provider } from '../model/index.js';

type Named = Pick<Provider, 'name'>;

/** `codecatalyst:index:Project` */
export const resourceToken = ({ name }: Named, { type }: Pick<AnyResource, 'type'>): string => `${name}:index:${type}`;

/** `getSpace` */
export const functionName = ({ type }: Pick<AnyDataSource, 'type'>): string => `get${type}`;

/** `codecatalyst:index:getSpace` */
export const functionToken = ({ name }: Named, source: Pick<AnyDataSource, 'type'>): string =>
  `${name}:index:${functionName(source)}`;

/** `codecatalyst:index:SpaceSummary`: a nested object type. */
export const typeToken = ({ name }: Named, type: string): string => `${name}:index:${type}`;
