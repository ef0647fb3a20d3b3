import { ListSpaces } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { didYouMean } from '../cli/nearest.js';
import { endsReading } from './ends-reading.js';
import type { Estate } from './thing.js';

/**
 * Throws where a space is not there. The service forbids what does not exist as it forbids what one may not see, so the spaces
 * are listed once nothing of this one could be read; where they cannot be listed either, it remains unread.
 */
export async function refuseUnknownSpace(
  context: ServiceContext,
  { spaceName, things, unread }: Estate,
): Promise<void> {
  if (unread.length === 0 || things.some(({ kind }) => kind === 'project')) return;
  await refuseUnseenSpace(context, spaceName);
}

/** The same of a space of which nothing was to be read. */
export async function refuseUnseenSpace(context: ServiceContext, spaceName: string): Promise<void> {
  const names = await spacesSeen(context);
  if (names === undefined || names.includes(spaceName)) return;
  const seen = names.length === 0 ? 'You see no space at all' : `The spaces that you see are ${names.join(', ')}`;
  throw new Problem('configuration', `You see no space called ${spaceName}.${didYouMean(spaceName, names)}`, {
    detail: `${seen}.`,
  });
}

async function spacesSeen({ list }: ServiceContext): Promise<readonly string[] | undefined> {
  try {
    return (await list(ListSpaces, {})).map(({ name }) => name).toSorted();
  } catch (error) {
    if (endsReading(error)) throw error;
    return undefined;
  }
}
