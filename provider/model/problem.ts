/** The kinds of things that go wrong; adaptors give each a status, so a new kind does not compile until they do. */
export type ProblemKind =
  | 'invalid-input'
  | 'configuration'
  | 'data-loss'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'quota-exceeded'
  | 'throttled'
  | 'service'
  | 'unreachable'
  | 'timed-out'
  | 'cancelled';

/** Where an error of the service came from. */
export interface ServiceTrace {
  readonly operation: string;
  readonly code: string;
  readonly status?: number;
  readonly requestId?: string;
}

interface ProblemOptions {
  readonly detail?: string;
  readonly path?: string;
  readonly trace?: ServiceTrace;
  readonly cause?: unknown;
}

/** Something that the user, or the service, can put right. `summary` says what; `detail` what is allowed and what to do next. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly summary: string;
  readonly detail: string | undefined;
  readonly path: string | undefined;
  readonly trace: ServiceTrace | undefined;

  constructor(kind: ProblemKind, summary: string, { detail, path, trace, cause }: ProblemOptions = {}) {
    super([traced(summary, trace), detail].filter((part) => part !== undefined).join(' '), { cause });
    this.name = 'Problem';
    this.kind = kind;
    this.summary = summary;
    this.detail = detail;
    this.path = path;
    this.trace = trace;
  }

  /** The same problem, with more said on what to do. */
  advise(detail: string): Problem {
    return new Problem(this.kind, this.summary, {
      detail: [this.detail, detail].filter((part) => part !== undefined).join(' '),
      ...(this.path !== undefined && { path: this.path }),
      ...(this.trace && { trace: this.trace }),
      cause: this.cause,
    });
  }
}

function traced(summary: string, trace: ServiceTrace | undefined): string {
  if (!trace) return summary;
  const id = trace.requestId === undefined ? '' : `, request id ${trace.requestId}`;
  return `${summary.replace(/\.$/, '')} (${trace.operation}: ${trace.code}${id}).`;
}
