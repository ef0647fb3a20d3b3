import { Problem } from './problem.js';
import type { PlainValues } from './value.js';

interface HalfMadeOptions {
  readonly id: string;
  readonly state: PlainValues;
  readonly inputs: PlainValues;
  readonly cause: unknown;
}

/** Something exists and what followed failed: the engine must record it, and the next run finishes it. */
export class HalfMade extends Error {
  readonly id: string;
  readonly state: PlainValues;
  readonly inputs: PlainValues;

  constructor({ id, state, inputs, cause }: HalfMadeOptions) {
    super(cause instanceof Problem ? cause.message : 'A defect of the provider came in between.', { cause });
    this.name = 'HalfMade';
    this.id = id;
    this.state = state;
    this.inputs = inputs;
  }
}
