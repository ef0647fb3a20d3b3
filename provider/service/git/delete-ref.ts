import { Problem } from '../../model/index.js';
import type { Failed } from './pushed.js';
import type { Remote } from './remote.js';

/** What is to be deleted. */
export interface RefDeletion {
  /** The full name of the branch, `refs/heads/…`. */
  readonly ref: string;
  /** The head that it is known to have; undefined where nobody knows. */
  readonly expected: string | undefined;
  /** Whether it goes whatever its head is. */
  readonly evenIfMoved: boolean;
}

/** What came of it: it was done, there was nothing left to do, or the branch stays, for what it is or for where it is. */
export interface Deletion {
  readonly outcome: 'deleted' | 'gone' | 'default' | 'moved';
  /** The words in which the server refused, where nothing else tells that it is the default branch. */
  readonly said?: string;
}

/** How it is gone about: how often a lost push is sent again, and how to wait before another one. */
interface Manner {
  readonly maxRetries: number;
  readonly wait: (tried: number, why: string) => Promise<void>;
}

/** How often another push is sent after one that was refused or that came too late. */
const again = { refused: 2, moved: 4 };

/**
 * Deletes a branch by a push that compares its head. Whatever came of a push that was not plainly done is looked up before
 * anything else: a lost answer hides nothing, and a refusal is believed when it is repeated and nothing has moved.
 */
export async function deleteRef(
  remote: Remote,
  { ref, expected, evenIfMoved }: RefDeletion,
  { maxRetries, wait }: Manner,
): Promise<Deletion> {
  const left = { ...again, lost: Math.min(maxRetries, again.moved) };
  let last: { readonly failed: Failed; readonly head: string } | undefined;
  for (let tried = 0; ; tried += 1) {
    const { heads, defaultRef, mayBeDefault } = await remote.refs();
    const head = heads.get(ref);
    if (head === undefined) return { outcome: last ? 'deleted' : 'gone' };
    if (ref === defaultRef) return { outcome: 'default' };
    if (head !== expected && !evenIfMoved) return { outcome: 'moved' };
    if (last) {
      const failed = last.head === head ? last.failed : { outcome: 'moved' as const };
      left[failed.outcome] -= 1;
      if (left[failed.outcome] < 0) return givenUp(ref, failed, mayBeDefault(ref));
      await wait(tried, words[failed.outcome]);
    }
    const pushed = await remote.pushDeletion(ref, head);
    if (pushed.outcome === 'done') return { outcome: 'deleted' };
    last = { failed: pushed, head };
  }
}

const words: Readonly<Record<Failed['outcome'], string>> = {
  refused: 'refused by the server',
  moved: 'somebody pushed meanwhile',
  lost: 'no usable answer from the server',
};

function givenUp(ref: string, failed: Failed, mayBeDefault: boolean): Deletion {
  switch (failed.outcome) {
    case 'lost':
      throw failed.problem;
    case 'moved':
      throw new Problem('conflict', `${ref} could not be deleted: others push to it all the time.`, {
        detail: 'Run this again when they have done.',
      });
    case 'refused':
      if (mayBeDefault) return { outcome: 'default', said: failed.said };
      throw new Problem('forbidden', `The Git server refused to delete ${ref}: ${failed.said}.`, {
        detail: `${failed.beside === '' ? '' : `It said: ${failed.beside}. `}A rule of the repository may protect it: lift that, or remove the branch from state alone.`,
      });
  }
}
