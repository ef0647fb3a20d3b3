import type { AdjustableClock } from '../time/adjustable-clock.js';
import type { GitState } from '../git/git-state.js';
import type { TableStore } from '../storage/table-store.js';
import { type Dump, dumpOf, readDump } from './dump.js';

/** What the state is made of, and what a reset does besides. */
interface Parts {
  readonly tables: TableStore;
  readonly git: GitState;
  readonly clock: AdjustableClock;
  /** Makes the seeds of the start again. */
  readonly sow: () => void;
  /** Puts what is not stored back to where it was at the start. */
  readonly restart: () => void;
}

/** All that is stored, as a whole. Tokens and keys are no part of it: they stay with their folder. */
export class State {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  dump(): Dump {
    const { tables, git, clock } = this.#parts;
    const { rows, repositories } = git.dump(() => tables.read());
    return dumpOf(rows, repositories, clock.offsetSeconds);
  }

  /** Puts a dump in the place of all that is there; a DocumentError tells why it is none, and nothing has changed then. */
  load(dump: unknown): void {
    const { tables, git, clock } = this.#parts;
    const contents = readDump(dump);
    git.load(contents.repositories, () => {
      tables.replace(contents.tables);
      clock.set(contents.offsetSeconds);
    });
  }

  /** Goes back to the start: seeds alone, the time that it is, the first faults and quotas, nothing in the request log. */
  reset(): void {
    const { tables, clock, sow, restart } = this.#parts;
    tables.replace({});
    clock.set(0);
    sow();
    restart();
  }
}
