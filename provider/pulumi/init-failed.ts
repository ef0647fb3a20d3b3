import { type AnyResource, HalfMade, type ValueMap } from '../model/index.js';
import { isToBeReadFirst, recordedInputs, recordedState } from './recorded-values.js';
import { proto } from './proto.js';
import { encode } from './value-codec.js';

/** A half-made resource on its way to the engine, which records it and finishes it in the next run. */
export class InitFailed extends Error {
  override readonly cause: HalfMade;
  readonly detail: proto.ErrorResourceInitFailed;

  constructor(resource: AnyResource, half: HalfMade, given: ValueMap) {
    super(half.message);
    this.cause = half;
    this.detail = new proto.ErrorResourceInitFailed();
    this.detail.setId(half.id);
    this.detail.setProperties(encode(recordedState(resource, half.state, given)));
    this.detail.setInputs(encode(recordedInputs(half.inputs, given)));
    this.detail.setRefreshBeforeUpdate(isToBeReadFirst(resource, half.state));
  }
}

/** Runs an operation that may leave something half made. `given` are the inputs as the engine sent them, secrets marked. */
export async function recordingHalfMade<T>(
  resource: AnyResource,
  given: ValueMap,
  operate: () => Promise<T>,
): Promise<T> {
  try {
    return await operate();
  } catch (error) {
    throw error instanceof HalfMade ? new InitFailed(resource, error, given) : error;
  }
}
