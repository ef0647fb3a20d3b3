import { Problem } from '../../model/index.js';

/** Whether nothing at all can be told after this, so that it ends the reading; any other problem is of one thing alone. */
export const endsReading = (error: unknown): boolean =>
  !(error instanceof Problem) || ['signed-out', 'cancelled', 'configuration', 'unreachable'].includes(error.kind);
