import type { AnyOperation } from '../../api/contract-types.js';
import { Problem, type ProblemKind } from '../model/index.js';

/** What is read off an error of the SDK or of Node; nothing here looks at the text of a message to decide. */
interface Facts {
  readonly name: string;
  readonly message: string;
  /** Node's own code when there was no answer: ECONNREFUSED, ECONNRESET, … */
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Seconds that the service asks to wait. */
  readonly retryAfter: number | undefined;
  /** The service's own clock when it answered, in milliseconds. */
  readonly servedAt: number | undefined;
}

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { httpStatusCode?: number; requestId?: string };
  readonly $response?: { statusCode?: number; headers?: Readonly<Record<string, string | undefined>> };
}

export function factsOf(error: unknown): Facts {
  const { name = 'Error', message = String(error), code, $metadata = {}, $response = {} } = (error ?? {}) as SdkError;
  const { headers = {} } = $response;
  const retryAfter = Number(headers['retry-after']);
  return {
    name,
    message,
    code,
    status: $metadata.httpStatusCode ?? $response.statusCode,
    requestId: $metadata.requestId ?? headers['x-amzn-requestid'],
    retryAfter: retryAfter > 0 ? retryAfter : undefined,
    servedAt: headers.date === undefined ? undefined : Date.parse(headers.date),
  };
}

const kinds: Readonly<Record<string, ProblemKind>> = {
  AccessDeniedException: 'forbidden',
  ConflictException: 'conflict',
  ResourceNotFoundException: 'not-found',
  ServiceQuotaExceededException: 'quota-exceeded',
  ThrottlingException: 'throttled',
  ValidationException: 'invalid-input',
};
const kindsOfStatus: Readonly<Record<number, ProblemKind>> = { 401: 'signed-out', 403: 'forbidden', 429: 'throttled' };

/** A call as far as its problems need it. */
interface Attempt {
  readonly operation: AnyOperation;
  readonly request: object;
  /** Where it went. */
  readonly origin: string;
}

/** The service gives the same answer for what is not there and for what may not be seen; the names are what the user can check. */
function whatToCheck({ request: members, pages }: AnyOperation, request: object): string {
  const ofPages = [pages?.inputToken, pages?.limit];
  // All names stand in paths and queries, but for the project of ListDevEnvironments.
  const named = Object.entries(request).filter(
    ([name]) => (members[name]?.location !== undefined && !ofPages.includes(name)) || name === 'projectName',
  );
  const names = named.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ');
  return `That is its answer to what does not exist and to what this login may not use: check ${names || 'your permissions'}.`;
}

/** The problem that an error of a call amounts to. */
export function problemFromError({ operation, request, origin }: Attempt, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const facts = factsOf(error);
  const { status, requestId } = facts;
  if (status === undefined) {
    // Node and the SDK give a failed connection a code or a name of its own; anything else is a defect of ours.
    if (facts.code === undefined && !/^(TimeoutError|AbortError)$/.test(facts.name)) throw error;
    return unanswered(operation.name, origin, facts, error);
  }
  const kind = kinds[facts.name] ?? kindsOfStatus[status] ?? 'service';
  const code = codeOf(facts.name, status);
  const summary = `CodeCatalyst ${kind === 'service' ? 'failed' : 'refused'}: ${wordsOf(facts, status, code)}`;
  const detail = adviceOn(kind, status, operation, request);
  return new Problem(kind, summary, {
    ...(detail !== undefined && { detail }),
    trace: { operation: operation.name, code, status, ...(requestId !== undefined && { requestId }) },
    cause: error,
  });
}

/** Errors that never reached the service itself, such as the bare 403 of its front door, have no name of their own. */
const codeOf = (name: string, status: number): string =>
  /^\d*$|^(Unknown|Error|UnknownError|SyntaxError|TypeError)$/.test(name) ? `HTTP ${status}` : name;

/** What the service said; what a parser says of an answer that it could not read helps nobody. */
function wordsOf({ name, message }: Facts, status: number, code: string): string {
  if (status < 300) return 'its answer could not be read';
  const said = message.trim().replace(/\.$/, '');
  return name === 'SyntaxError' || /^(UnknownError)?$/.test(said) ? code : said;
}

function adviceOn(kind: ProblemKind, status: number, operation: AnyOperation, request: object): string | undefined {
  if (kind === 'forbidden' || kind === 'not-found') return whatToCheck(operation, request);
  if (kind === 'service' && status >= 300 && status < 500)
    return 'The service itself does not answer so: check the endpoint and the proxy settings.';
  if (kind === 'throttled' || kind === 'service')
    return 'It was tried again as often as maxRetries allows; run this again later.';
  return undefined;
}

/** Whether Node's code says that the other side could not prove who it is. */
export const isUntrusted = (code: string): boolean =>
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/.test(code);

/** What to do where nobody answered. */
export function adviceOnSilence(code = ''): string {
  if (code === 'ECONNREFUSED')
    return 'Nothing listens there: are the endpoint and the proxy settings right, and does it run?';
  if (isUntrusted(code))
    return 'Its certificate is not trusted. If it is one of your own authority, name the file of that in AWS_CA_BUNDLE.';
  return 'Check the endpoint, the network and the proxy settings, and run this again.';
}

function unanswered(operation: string, origin: string, { name, code, message }: Facts, cause: unknown): Problem {
  const what = code ?? (name === 'Error' ? message : name);
  return new Problem('unreachable', `CodeCatalyst did not answer at ${origin} (${operation}: ${what}).`, {
    detail: adviceOnSilence(code),
    cause,
  });
}
