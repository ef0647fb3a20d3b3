import { UsageError } from '../cli/command.js';
import { usualDeny } from '../config/config.js';
import type { ConfigFile } from '../config/read-config.js';

/** Refused, so that nothing is lost: the command ends with the code that says so. */
export class Refusal extends Error {}

/**
 * The space that may be torn down in: named, or the only one that can be meant, and in the configuration in any case, which
 * must also say what is protected.
 */
export function allowSpace(
  named: string | undefined,
  ofStacks: readonly string[],
  { config, file = 'the configuration' }: Pick<ConfigFile, 'config' | 'file'>,
): string {
  const { spaces, teardown } = config;
  const space = meant(named, ofStacks.length > 0 ? ofStacks : spaces);
  const term = teardown.deny.find((each) => space?.toLowerCase().includes(each.toLowerCase()));
  if (term !== undefined)
    throw new Refusal(
      `The space ${space ?? ''} is refused: its name holds "${term}", which ${usualDeny.includes(term) ? 'is denied unless teardown.deny of the configuration leaves it out' : 'teardown.deny of the configuration lists'}.`,
    );
  if (space === undefined || !spaces.includes(space))
    throw new Refusal(
      `${space === undefined ? 'No space is named' : `The space ${space} is not named`} in the configuration: teardown works only in those of its list "spaces".`,
    );
  if (teardown.protect.length > 0) return space;
  throw new Refusal(
    `Nothing is protected: teardown.protect of ${file} lists nothing. List there what is never to be deleted, such as ["project = platform"], or write "protect: nothing" if everything may go.`,
  );
}

function meant(named: string | undefined, candidates: readonly string[]): string | undefined {
  if (named === undefined && candidates.length > 1)
    throw new UsageError(`Several spaces may be meant: name one of ${candidates.join(', ')} with --space.`);
  return named ?? candidates[0];
}
