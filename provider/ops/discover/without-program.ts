import { keyOf } from '../estate/thing.js';
import type { Task } from './options.js';
import type { Declared } from './output.js';
import type { Judged } from './standing.js';

/** Where no program is written, nothing is declared but what one that was written here before declares. */
export function settled(judged: readonly Judged[], { formats }: Task, before: Declared): readonly Judged[] {
  if (formats.has('program')) return judged;
  return judged.map(({ finding, standing }) => {
    const isOpen = standing.is === 'declared' || standing.is === 'skipped';
    if (!isOpen || before.has(keyOf(finding.thing))) return { finding, standing };
    return { finding, standing: { is: 'listed', why: 'no program was asked for' } };
  });
}
