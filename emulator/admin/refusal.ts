import { DocumentError, type Problem } from '../documents/shape.js';
import { reportDefect } from '../http/front.js';
import { Missing } from '../controls/known.js';
import { NotPossible } from '../not-possible.js';
import { type Reply, ServiceException } from '../service-exception.js';

/** What is wrong with a request, in the words of this surface. */
export class Refusal extends Error {
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly headers: Reply['headers'];

  constructor(
    status: number,
    message: string,
    more: { problems?: readonly Problem[]; headers?: Reply['headers'] } = {},
  ) {
    super(message);
    this.status = status;
    this.problems = more.problems ?? [];
    this.headers = more.headers ?? {};
  }

  toReply(): Reply {
    const { message, problems } = this;
    const body = { message, ...(problems.length > 0 && { problems }) };
    return { status: this.status, headers: this.headers, body: JSON.stringify(body) };
  }
}

/** SQLite's code for a row that breaks a rule of its table, such as a name that is taken. */
const constraint = 19;
const isConstraint = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'errcode' in error && (Number(error.errcode) & 0xff) === constraint;

/** What a control refused; whatever nobody expected is a defect. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DocumentError) return new Refusal(400, error.message, { problems: error.problems });
  if (error instanceof NotPossible) return new Refusal(409, error.message);
  if (error instanceof Missing) return new Refusal(404, error.message);
  if (error instanceof ServiceException) {
    // A store says that something is missing as the service does; the reason is what the service keeps to itself.
    const { reason } = error.details;
    return reason === undefined ? new Refusal(error.status, error.message) : new Refusal(404, reason);
  }
  if (error instanceof TypeError || error instanceof RangeError) return new Refusal(400, error.message);
  if (isConstraint(error)) return new Refusal(409, `That cannot be stored: ${error.message}.`);
  const { status, message } = reportDefect(error);
  return new Refusal(status, message);
}
