import { formatPath, type Violation } from '../model/index.js';
import { proto } from './proto.js';

/** What is wrong with the properties of a program, for the engine to show at the resource. */
export const failures = (violations: readonly Violation[]): proto.CheckFailure[] =>
  violations.map(({ path, reason }) => {
    const failure = new proto.CheckFailure();
    failure.setProperty(formatPath(path));
    failure.setReason(reason);
    return failure;
  });
