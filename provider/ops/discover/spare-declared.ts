import { keyOf } from '../estate/thing.js';
import { Problem } from '../../model/index.js';
import type { Task } from './options.js';
import type { Declared } from './output.js';
import type { Judged } from './standing.js';
import type { Survey } from './survey.js';

/** How many are named before the rest is counted. */
const mostNamed = 5;

/**
 * Throws where a program would lose what it declared before, though it may well be there: what a deployed program does not
 * declare any more, the next `up` deletes.
 */
export function spareDeclared(task: Task, found: Survey, judged: readonly Judged[], before: Declared): void {
  if (task.isForced || !task.formats.has('program')) return;
  const standings = new Map(judged.map(({ finding, standing }) => [keyOf(finding.thing), standing]));
  const isWhole = task.isWhole && found.unread.length === 0;
  const lost = [...before.keys()].flatMap((key) => {
    const standing = standings.get(key);
    if (standing?.is === 'skipped') return [`${key} (${standing.why})`];
    return standing === undefined && !isWhole ? [key] : [];
  });
  if (lost.length === 0) return;
  const rest = lost.length > mostNamed ? ` and ${lost.length - mostNamed} more` : '';
  const unread = found.unread.map(({ what, problem }) => `${what} could not be read: ${problem.message}`);
  throw new Problem(
    'data-loss',
    `Nothing was written, as the program in ${task.folder} would lose what it declares: ${lost.slice(0, mostNamed).join(', ')}${rest}. ${unread.join(' ')}`.trim(),
    {
      detail:
        'Once deployed, it would delete that. Look at all of it, name the stack with --stack, write into another folder with --out, or do so with --force.',
    },
  );
}
