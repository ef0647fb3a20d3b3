import { Problem } from '../model/index.js';

/** What is said where it cannot be told which one a create made whose answer was lost. */
interface Lost {
  readonly summary: string;
  /** How such a thing goes: `delete`, `stop`. */
  readonly going: { readonly past: string; readonly order: string };
}

interface Newcomers {
  /** The one that came since, if one did. */
  atMostOne(): Promise<string | undefined>;
  one(): Promise<string>;
}

/**
 * Tells by a list what a create has made whose answer did not say so: what is there that was not there before. Of several
 * nothing is guessed: another process of the same user may have made them.
 */
export async function newcomersTo(
  list: () => Promise<readonly string[]>,
  { summary, going }: Lost,
): Promise<Newcomers> {
  const before = new Set(await list());
  const all = async () => (await list()).filter((id) => !before.has(id));
  const ambiguous = (ids: readonly string[]) =>
    new Problem('service', summary, {
      detail:
        `It may be one of ${ids.join(', ') || 'none'}; which one cannot be told for certain, so none was ${going.past}. ` +
        `${going.order} what you do not know, and run this again.`,
    });
  const atMostOne = async () => {
    const ids = await all();
    if (ids.length > 1) throw ambiguous(ids);
    return ids[0];
  };
  const one = async () => {
    const id = await atMostOne();
    if (id === undefined) throw ambiguous([]);
    return id;
  };
  return { atMostOne, one };
}
