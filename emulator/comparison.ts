import type { RequestOf } from '../api/contract-types.js';
import type { ListProjects } from '../api/operations.js';

type Filter = NonNullable<RequestOf<typeof ListProjects>['filters']>[number];

/** How a filter may compare. */
export type ComparisonOperator = NonNullable<Filter['comparisonOperator']>;

/** Texts compare by code unit, case included (assumed). */
export const comparisons: Readonly<Record<ComparisonOperator, (text: string, value: string) => boolean>> = {
  EQ: (text, value) => text === value,
  GT: (text, value) => text > value,
  GE: (text, value) => text >= value,
  LT: (text, value) => text < value,
  LE: (text, value) => text <= value,
  BEGINS_WITH: (text, value) => text.startsWith(value),
};
