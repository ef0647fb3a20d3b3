import { readFileSync } from 'node:fs';
import type { OperationName } from '../../../api/contract-types.js';

/** A value of JSON; text that begins with `$` stands for what was kept by that name. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Members = Readonly<Record<string, Json>>;

/** One thing that a client does, and what is to come of it. */
export interface Step {
  readonly says: string;
  readonly action: OperationName;
  readonly with?: Members;
  /** Asked for by the client's own paginator, two to a page: how many items each page is to hold. */
  readonly pages?: readonly number[];
  /** Asked again until the answer has these members, or is this error. */
  readonly until?: Members | string;
  /** Members that the answer is to have, among others. */
  readonly tells?: Members;
  /** The type of the error that it is to be. */
  readonly fails?: string;
  /** Names for what stands in the answer, such as `items.0.id`. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly operation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of a step. */
export interface Outcome {
  readonly answer?: unknown;
  readonly error?: string;
  readonly kept: Readonly<Record<string, string>>;
  readonly answers: readonly RawAnswer[];
}

export const story = JSON.parse(readFileSync(new URL('story.json', import.meta.url), 'utf8')) as readonly Step[];

/** A value with what was kept in the place of its `$name`. */
export function filled(value: Json, kept: Outcome['kept']): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? kept[value.slice(1)] : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => filled(item, kept));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, kept)]));
}
