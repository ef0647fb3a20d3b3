import type { Emulator } from '../../emulator/index.js';
import type { Values } from '../contract/struct.js';
import type { Story } from './stories.js';

/** One resource in the hands of an engine. An operation answers the text of its error, if it ends with one. */
export interface Engine {
  /** Brings the resource to what is declared; after a look at what there is, if that is asked for. */
  up(declared: Values, options?: { readonly refresh?: boolean }): Promise<string | undefined>;
  refresh(): Promise<string | undefined>;
  destroy(): Promise<string | undefined>;
  /** Breaks off the operation that goes on, as Ctrl-C does. */
  cancel(): Promise<void>;
  /** The ids of all that is on record, what was replaced and waits to be deleted included. */
  readonly ids: readonly string[];
  /** What is on record of the resource as it is declared now. */
  readonly recorded: { readonly inputs: Values; readonly outputs: Values } | undefined;
  /** The ids of what was deleted or given up. */
  readonly forgotten: ReadonlySet<string>;
}

/** An engine, and the service that it works on. */
export interface Stage extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly engine: Engine;
}

/** Opens a stage with what a story stands on. */
export type OpenStage = (story: Story) => Promise<Stage>;
