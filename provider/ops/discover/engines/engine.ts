import type { PlainValues } from '../../../model/index.js';
import type { Outside } from '../../cli/outside.js';
import type { Program } from '../program/program.js';

/** A program in a folder, and what is to be imported for it. */
export interface Proof {
  /** Where the program was written to. */
  readonly folder: string;
  readonly files: readonly string[];
  /** The files that import everything, by their paths. */
  readonly imports: Readonly<Record<string, string>>;
  readonly spaceName: string;
  readonly settings: PlainValues;
  /** The npm packages that it cannot run without. */
  readonly packages: readonly string[];
  /** What makes them be there. */
  readonly install?: string;
}

/** Whether an import of everything leaves a preview nothing to do. */
export interface Verdict {
  readonly outcome: 'empty' | 'not run' | 'failed';
  readonly why?: string;
}

/** What runs programs: how it imports what is there, and how that is proved. */
export interface Engine {
  /** The files that have it import what no stack has, by their paths; written anew each time. */
  readonly imports: (program: Program) => Readonly<Record<string, string>>;
  /** The commands that import, in the folder of the program. */
  readonly steps: readonly string[];
  /** Imports everything where nothing is kept, and previews the program: there must be nothing to do. */
  readonly verify: (proof: Proof, outside: Outside) => Promise<Verdict>;
}
