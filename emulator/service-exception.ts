import type { ErrorName } from '../api/contract-types.js';
import { errorStatus } from '../api/operations.js';
import type { Assumptions, RefusalName } from './assumptions.js';

/** What goes back over the wire, before the headers that every answer carries. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the headers that every answer carries stay away. */
  readonly bare?: boolean;
  /** How long the body takes to go out, in milliseconds; at once when absent. */
  readonly slowBodyMs?: number;
  /** Whether the connection breaks in the middle of the body. */
  readonly isCutShort?: boolean;
}

/** What an exception carries beside its text. The reason is for the request log and never goes over the wire. */
export interface ExceptionDetails {
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where the type of the error is an assumption, which may be told otherwise. */
  readonly assumed?: RefusalName;
}

/** The connection is to break instead of an answer, or the client has broken it. */
export class Dropped extends Error {}

/** An error as the service answers it. Clients accept the type from the body or from the header, so both are sent. */
export class ServiceException extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: ExceptionDetails;

  constructor(code: string, status: number, message: string, details: ExceptionDetails = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.details = details;
  }

  toResponse(): Reply {
    return {
      status: this.status,
      headers: { ...this.details.headers, 'x-amzn-errortype': this.code },
      body: JSON.stringify({ __type: this.code, message: this.message }),
    };
  }
}

class ModelledException extends ServiceException {
  constructor(code: ErrorName, message: string, details?: ExceptionDetails) {
    super(code, errorStatus[code], message, details);
  }
}

/** The same refusal, by the error that is assumed for it. */
export function asAssumed(exception: ServiceException, assumptions: Assumptions): ServiceException {
  const { details, message } = exception;
  const code = details.assumed === undefined ? exception.code : assumptions[details.assumed];
  return code === exception.code
    ? exception
    : new ServiceException(code, errorStatus[code as ErrorName], message, details);
}

const detailsOf = (assumed: RefusalName | undefined): ExceptionDetails => (assumed === undefined ? {} : { assumed });

/** For what does not exist, an unknown token and an expired login alike: the service does not tell them apart. */
export class AccessDeniedException extends ModelledException {
  constructor(reason: string) {
    const message =
      "The request was denied because you don't have sufficient access to perform this action. " +
      'Verify that you are a member of a role that allows this action.';
    super('AccessDeniedException', message, { reason });
  }
}

/** What some of the documentation says of what does not exist; the emulator answers so when it is told to. */
export class ResourceNotFoundException extends ModelledException {
  constructor(reason: string) {
    const message =
      'The request was denied because the specified resource was not found. ' +
      'Verify that the spelling is correct and that you have access to the resource.';
    super('ResourceNotFoundException', message, { reason });
  }
}

export class ConflictException extends ModelledException {
  constructor(message: string, assumed?: RefusalName) {
    super('ConflictException', message, detailsOf(assumed));
  }
}

export class ValidationException extends ModelledException {
  constructor(message: string, assumed?: RefusalName) {
    super('ValidationException', message, detailsOf(assumed));
  }
}

export class ServiceQuotaExceededException extends ModelledException {
  constructor(message: string, assumed?: RefusalName) {
    super('ServiceQuotaExceededException', message, detailsOf(assumed));
  }
}
