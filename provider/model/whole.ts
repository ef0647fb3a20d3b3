import type { HalfMade } from './half-made.js';
import { Problem, type ProblemKind } from './problem.js';
import type { AnyResource } from './resource.js';

/** Troubles between us and the service: they say nothing of what was made. */
const passing: readonly ProblemKind[] = ['signed-out', 'throttled', 'service', 'unreachable'];

const isPassing = ({ kind, trace }: Problem): boolean => passing.includes(kind) && !isRefusal(kind, trace?.status);

/** What the service calls our mistake does not pass by itself. */
const isRefusal = (kind: ProblemKind, status = 500): boolean => kind === 'service' && status >= 300 && status < 500;

/**
 * Whether what a failed create has left lacks nothing: it was complete once it was made, what it answers is all that
 * there is to know, and only the look at it afterwards met with a passing trouble.
 */
export const isWhole = ({ lifecycle, outputs }: AnyResource, { state, cause }: HalfMade): boolean =>
  !lifecycle.settle &&
  cause instanceof Problem &&
  isPassing(cause) &&
  Object.keys(outputs).every((name) => state[name] !== undefined);
