import { type ServiceError, status } from '@grpc/grpc-js';
import providerProto from '@pulumi/pulumi/proto/provider_pb.js';
import statusProto from '@pulumi/pulumi/proto/status_pb.js';
import { fromStruct, type Values } from './struct.js';

/** What was made although the call failed, as the engine records it. */
interface HalfMade {
  readonly id: string;
  readonly properties: Values;
  readonly inputs: Values;
  readonly reasons: readonly string[];
}

/** An error as the engine gets it. */
export interface Refusal {
  /** `PERMISSION_DENIED`, … */
  readonly code: string;
  readonly text: string;
  readonly half: HalfMade | undefined;
}

/** The error that a call ends with; one that succeeds is an error itself. */
export async function refusal(answer: Promise<unknown>): Promise<Refusal> {
  const outcome = await answer.then(
    () => undefined,
    (error: unknown) => error as ServiceError,
  );
  if (!outcome) throw new Error('The call was expected to fail, and succeeded.');
  return { code: status[outcome.code], text: outcome.details, half: halfMade(outcome) };
}

function halfMade({ code, details, metadata }: ServiceError): HalfMade | undefined {
  const [packed] = metadata.get('grpc-status-details-bin');
  if (packed === undefined) return undefined;
  const message = statusProto.Status.deserializeBinary(packed as Buffer);
  // The engine takes code and text from the packed status, so they must be those of the call.
  if (status[message.getCode()] !== status[code] || message.getMessage() !== details)
    throw new Error('The packed status differs.');
  const [any] = message.getDetailsList();
  if (any?.getTypeUrl() !== 'type.googleapis.com/pulumirpc.ErrorResourceInitFailed') {
    throw new Error(`The detail is of the type ${any?.getTypeUrl() ?? 'none'}.`);
  }
  const detail = providerProto.ErrorResourceInitFailed.deserializeBinary(any.getValue_asU8());
  return {
    id: detail.getId(),
    properties: fromStruct(detail.getProperties()),
    inputs: fromStruct(detail.getInputs()),
    reasons: detail.getReasonsList(),
  };
}
