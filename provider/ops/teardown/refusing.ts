import { exitCode } from '../cli/exit-code.js';
import type { Outside } from '../cli/outside.js';
import { Refusal } from './allow-space.js';

/** Ends a verb that refuses with the exit code that says so. */
export async function refusing({ streams }: Pick<Outside, 'streams'>, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    streams.say(`${error.message} Nothing was deleted.`);
    return exitCode.guarded;
  }
}
