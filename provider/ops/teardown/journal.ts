import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { Problem } from '../../model/index.js';

/** What has become of a thing for good, or that its deletion has begun. */
type Mark = 'begun' | 'deleted' | 'gone';

interface Line {
  readonly key: string;
  readonly mark: Mark;
}

/** What a run of a plan has done, beside the plan's file, so that the next one goes on where it was. */
export interface Journal extends Disposable {
  /** The last mark of a thing; undefined if no run has come to it. */
  markOf(key: string): Mark | undefined;
  /** Written down before it answers: a kill cannot take it back. */
  note(key: string, mark: Mark): void;
}

const journalOf = (planFile: string): string => `${planFile}.journal`;

/** A new plan has no past. */
export const forgetJournal = (planFile: string): void => {
  rmSync(journalOf(planFile), { force: true });
};

/** Opens the journal of a plan; one that was kept for another plan is an error. */
export function openJournal(planFile: string, planText: string): Journal {
  const file = journalOf(planFile);
  const plan = createHash('sha256').update(planText).digest('hex');
  const { header, marks, isTorn } = read(file);
  if (header !== undefined && header !== plan) {
    throw new Problem('configuration', `${file} is the journal of another plan than ${planFile}.`, {
      detail: 'Give it the name of its plan again, or delete it.',
    });
  }
  const descriptor = openSync(file, 'a', 0o600);
  const write = (line: object): void => {
    writeSync(descriptor, `${JSON.stringify(line)}\n`);
    fdatasyncSync(descriptor);
  };
  // A kill may have cut the last line short.
  if (isTorn) writeSync(descriptor, '\n');
  if (header === undefined) write({ version: 1, plan });
  return {
    markOf: (key) => marks.get(key),
    note(key, mark) {
      marks.set(key, mark);
      write({ key, mark, at: new Date().toISOString() });
    },
    [Symbol.dispose]: () => {
      closeSync(descriptor);
    },
  };
}

function read(file: string): { header: string | undefined; marks: Map<string, Mark>; isTorn: boolean } {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const lines = text.split('\n').flatMap((line) => parsed(line));
  const header = lines.map((line) => (line as { plan?: unknown }).plan).find((plan) => typeof plan === 'string');
  const marks = new Map(
    lines.flatMap((line) => {
      const { key, mark } = line as Partial<Line>;
      return key !== undefined && mark !== undefined ? [[key, mark] as const] : [];
    }),
  );
  return { header, marks, isTorn: text !== '' && !text.endsWith('\n') };
}

/** A line that was cut short says nothing. */
function parsed(line: string): readonly object[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? [value] : [];
  } catch {
    return [];
  }
}
