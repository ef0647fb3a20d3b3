import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { HalfMade, Problem, type ProblemKind } from '../model/index.js';
import type { Call } from './call.js';
import { InitFailed } from './init-failed.js';
import { anyProto, statusProto } from './proto.js';

// INTERNAL, UNKNOWN and DATA_LOSS make the engine doubt its state: they are for defects alone.
const statusOf = {
  'invalid-input': status.INVALID_ARGUMENT,
  configuration: status.INVALID_ARGUMENT,
  'data-loss': status.FAILED_PRECONDITION,
  'signed-out': status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  conflict: status.ALREADY_EXISTS,
  'quota-exceeded': status.RESOURCE_EXHAUSTED,
  throttled: status.RESOURCE_EXHAUSTED,
  service: status.FAILED_PRECONDITION,
  unreachable: status.FAILED_PRECONDITION,
  'timed-out': status.DEADLINE_EXCEEDED,
  cancelled: status.CANCELLED,
} satisfies Record<ProblemKind, status>;

/** What the engine is told of an error. Its text is for the user: no stack, and no secret. */
export function serviceError(error: unknown, call: Call): ServiceError {
  const code = codeOf(error);
  const text = call.scrub(textOf(error, call));
  const metadata = new Metadata();
  if (error instanceof InitFailed) metadata.set('grpc-status-details-bin', details(error, code, text, call));
  return Object.assign(new Error(text), { code, details: text, metadata });
}

function codeOf(error: unknown): status {
  if (error instanceof InitFailed) return codeOf(error.cause.cause);
  return error instanceof Problem ? statusOf[error.kind] : status.INTERNAL;
}

function textOf(error: unknown, call: Call): string {
  if (error instanceof InitFailed) return textOf(error.cause.cause, call);
  if (error instanceof Problem || error instanceof HalfMade) return error.message;
  const { name, message, stack } =
    error instanceof Error ? error : { name: 'Error', message: String(error), stack: '' };
  call.session('', 0).debug(`defect: ${stack ?? message}`);
  return `This is a defect of the provider, not of your program: ${name}: ${message}. Please report it with the output of --logtostderr -v=9.`;
}

/** google.rpc.Status with the resource in it, so that the engine records what exists. */
function details({ detail }: InitFailed, code: status, text: string, call: Call): Buffer {
  detail.setReasonsList([call.scrub(text)]);
  const any = new anyProto.Any();
  any.pack(detail.serializeBinary(), 'pulumirpc.ErrorResourceInitFailed');
  const message = new statusProto.Status();
  message.setCode(code);
  message.setMessage(text);
  message.addDetails(any);
  return Buffer.from(message.serializeBinary());
}
