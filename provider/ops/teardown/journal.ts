import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { Problem } from '../../model/index.js';

/** What has become of a thing for good, or that its deletion has begun. */
type Mark = 'begun' | 'deleted' | 'gone';

/** Of each form of a line its own members. */
interface Line {
  readonly plan: string;
  readonly key: string;
  readonly mark: Mark;
  readonly engine: number;
  readonly host: string;
}

/** What a run of a plan has done, beside the plan's file, so that the next one goes on where it was. */
export interface Journal extends Disposable {
  /** The last mark of a thing; undefined if no run has come to it. */
  markOf(key: string): Mark | undefined;
  /** Written down before it answers: a kill cannot take it back. */
  note(key: string, mark: Mark): void;
  /** Writes down that a process of an engine was started on this machine. */
  noteEngine(processId: number): void;
  /** Whether an engine of this plan was such a process on this machine. */
  hasStarted(processId: number): boolean;
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
  const { header, marks, engines, isTorn } = read(file);
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
    noteEngine(processId) {
      engines.add(engineOf(hostname(), processId));
      write({ engine: processId, host: hostname(), at: new Date().toISOString() });
    },
    hasStarted: (processId) => engines.has(engineOf(hostname(), processId)),
    [Symbol.dispose]: () => {
      closeSync(descriptor);
    },
  };
}

interface Past {
  /** What tells the plan that it is of. */
  readonly header: string | undefined;
  readonly marks: Map<string, Mark>;
  readonly engines: Set<string>;
  readonly isTorn: boolean;
}

const engineOf = (host: string, processId: number): string => `${host} ${processId}`;

function read(file: string): Past {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const lines = text.split('\n').flatMap((line) => parsed(line));
  const marks = lines.flatMap(({ key, mark }) =>
    key !== undefined && mark !== undefined ? [[key, mark] as const] : [],
  );
  const engines = lines.flatMap(({ engine, host }) =>
    engine !== undefined && host !== undefined ? [engineOf(host, engine)] : [],
  );
  return {
    header: lines.map(({ plan }) => plan).find((plan) => typeof plan === 'string'),
    marks: new Map(marks),
    engines: new Set(engines),
    isTorn: text !== '' && !text.endsWith('\n'),
  };
}

/** A line that was cut short says nothing. */
function parsed(line: string): readonly Partial<Line>[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? [value] : [];
  } catch {
    return [];
  }
}
