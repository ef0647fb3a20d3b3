import type { PlainValues } from './value.js';

/** What is recorded of a resource after an operation. */
export interface Recorded {
  readonly id: string;
  readonly state: PlainValues;
}
