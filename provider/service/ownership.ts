import { DatabaseSync } from 'node:sqlite';

/** The right to a file or a folder; it ends with `end`, or with the process, however that ends. */
export interface Ownership {
  end(): void;
}

/** SQLite's code for a lock that somebody else holds. */
const busy = 5;

/**
 * Takes what a file locks if nobody has it. The lock is an open transaction on an empty database: of those who race exactly one
 * gets it, and the kernel frees it when its holder dies. A port as the lock could be held by a stranger, a file would stay.
 */
export function takeOwnership(file: string): Ownership | undefined {
  const lock = new DatabaseSync(file);
  try {
    // Immediate, not exclusive: that one can fail for all who race at once.
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === busy) return undefined;
    throw error;
  }
  return {
    end: () => {
      lock.close();
    },
  };
}
