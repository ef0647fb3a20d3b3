import { UsageError } from '../cli/command.js';
import { type Config, usualDeny } from '../config/config.js';

/** Refused, so that nothing is lost: the command ends with the code that says so. */
export class Refusal extends Error {}

/** The space that may be torn down in: named, or the only one that can be meant, and in the configuration in any case. */
export function allowSpace(
  named: string | undefined,
  ofStacks: readonly string[],
  { spaces, teardown: { deny } }: Pick<Config, 'spaces' | 'teardown'>,
): string {
  const candidates = ofStacks.length > 0 ? ofStacks : spaces;
  const space = named ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (space === undefined && candidates.length > 1)
    throw new UsageError(`Several spaces may be meant: name one of ${candidates.join(', ')} with --space.`);
  const term = deny.find((each) => space?.toLowerCase().includes(each.toLowerCase()));
  if (term !== undefined)
    throw new Refusal(
      `The space ${space ?? ''} is refused: its name holds "${term}", which ${usualDeny.includes(term) ? 'is denied unless teardown.deny of the configuration leaves it out' : 'teardown.deny of the configuration lists'}.`,
    );
  if (space !== undefined && spaces.includes(space)) return space;
  throw new Refusal(
    `${space === undefined ? 'No space is named' : `The space ${space} is not named`} in the configuration: teardown works only in those of its list "spaces".`,
  );
}
