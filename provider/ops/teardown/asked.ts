import type { ConfigFile } from '../config/read-config.js';
import type { Selection } from '../selection/parse.js';
import type { Stack } from '../stacks/stack.js';
import type { Owned } from './managed-things.js';
import type { Plan } from './plan-shape.js';
import type { Reach } from './reach.js';

/** What a plan is asked for. */
export interface Asked {
  readonly space: string;
  readonly selections: readonly Selection[];
  readonly stacks: readonly Stack[];
  /** The places in `stacks` of those that are torn down; of the others only what they manage counts. */
  readonly torn: ReadonlySet<number>;
  readonly owned: readonly Owned[];
  readonly withUnmanaged: boolean;
  readonly includeManaged: boolean;
  readonly includeData: boolean;
  readonly workspaces: readonly string[];
  readonly workspacesDirectory: string | undefined;
  readonly configFile: ConfigFile;
  /** What the command line says of where the space is, and of the login. */
  readonly through: Plan['through'];
  readonly reach: Reach;
  /** Whether the reasons are asked for, so that everything about a thing is to be known. */
  readonly explain: boolean;
}
