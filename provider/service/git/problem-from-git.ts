import { Problem, type ProblemKind } from '../../model/index.js';
import { adviceOnSilence, factsOf } from '../problem-from-error.js';
import type { GitCredentials } from './credentials.js';

const kinds: Readonly<Record<number, ProblemKind>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  429: 'throttled',
};

/** What was tried, and where. */
interface Attempt {
  readonly what: string;
  readonly origin: string;
  readonly credentials: GitCredentials;
}

/** The problem that a failed request to a Git server amounts to. */
export function problemFromGit(attempt: Attempt, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { what, origin } = attempt;
  const { status, requestId, code, name, message } = factsOf(error);
  if (isOfTheLibrary(error)) {
    return new Problem('service', `The Git server at ${origin} answers what Git does not know: ${message}.`, {
      cause: error,
    });
  }
  if (status === undefined) {
    if (code === undefined && !/^(TimeoutError|AbortError)$/.test(name)) throw error;
    return new Problem('unreachable', `The Git server did not answer at ${origin} (${what}: ${code ?? name}).`, {
      detail: adviceOnSilence(code),
      cause: error,
    });
  }
  const said = message === '' ? '' : `: ${message.replace(/\.$/, '')}`;
  return new Problem(kinds[status] ?? 'service', `The Git server at ${origin} refused${said}.`, {
    detail: adviceOn(status, attempt),
    trace: { operation: what, code: `HTTP ${status}`, status, ...(requestId !== undefined && { requestId }) },
    cause: error,
  });
}

/** Its errors say so themselves: they may come of another copy of their class. */
export const isOfTheLibrary = (error: unknown): boolean =>
  (error as { isIsomorphicGitError?: boolean } | undefined)?.isIsomorphicGitError === true;

function adviceOn(status: number, { credentials: { username, sources } }: Attempt): string {
  if (status === 401)
    return `The login is that of ${sources}: the name has to be as it stands in clone URLs, and the password the secret of a personal access token of that user which has not expired.`;
  if (status === 403 || status === 404)
    return `That is its answer to what does not exist and to what ${username} may not push to; the login is that of ${sources}.`;
  if (status === 429 || status >= 500) return 'It was tried again as often as maxRetries allows; run this again later.';
  return 'A Git server does not answer so: check the endpoint and the proxy settings.';
}
