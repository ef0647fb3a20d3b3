import type { Streams } from '../cli/streams.js';
import { printable } from '../cli/table-text.js';
import type { Kept } from './plan-shape.js';
import type { Result } from './report.js';
import { titleOf } from './title.js';

/** Says how far a run is: a line for each kind that is replaced where somebody watches, else a line for each thing. */
export interface Display {
  /** A thing of the plan has been dealt with. */
  done(result: Result): void;
  /** What is waited for. */
  waits(text: string): void;
  /** A word on a line of its own. */
  says(text: string): void;
  end(): void;
}

const plurals: Readonly<Record<Kept['kind'], string>> = {
  token: 'tokens',
  run: 'runs',
  session: 'sessions',
  environment: 'environments',
  branch: 'branches',
  repository: 'repositories',
  project: 'projects',
  workflow: 'workflows',
  workspace: 'WorkSpaces',
};

interface Count {
  readonly all: number;
  done: number;
  left: number;
  /** When the first was done, in milliseconds. */
  since: number;
}

export function displayOf(
  streams: Pick<Streams, 'say' | 'live' | 'isLive'>,
  kinds: readonly Kept['kind'][],
  now: () => number = () => performance.now(),
): Display {
  const counts = new Map<Kept['kind'], Count>();
  const order = Object.keys(plurals) as Kept['kind'][];
  for (const kind of order.filter((each) => kinds.includes(each))) {
    counts.set(kind, { all: kinds.filter((each) => each === kind).length, done: 0, left: 0, since: now() });
  }
  let waiting = '';
  const draw = (): void => {
    const lines = [...counts].map(([kind, count]) => lineOf(kind, count, now()));
    streams.live([...lines, ...(waiting === '' ? [] : [`  ${waiting}`])].join('\n'));
  };
  return {
    done(result) {
      const count = counts.get(result.kind);
      if (count) {
        if (count.done === 0) count.since = now();
        count.done += 1;
        if (!isGone(result)) count.left += 1;
      }
      waiting = '';
      if (streams.isLive) draw();
      else streams.say(printable(sentenceOf(result)));
    },
    waits(text) {
      waiting = text;
      if (streams.isLive) draw();
      else streams.say(text);
    },
    says: (text) => {
      streams.say(text);
    },
    end() {
      if (streams.isLive) streams.live('');
    },
  };
}

const isGone = ({ outcome }: Result): boolean => outcome === 'deleted' || outcome === 'gone';

function lineOf(kind: Kept['kind'], { all, done, left, since }: Count, now: number): string {
  const width = Math.max(...Object.values(plurals).map(({ length }) => length));
  const rest = all - done;
  // The first took the time until it was done, which tells nothing of the others.
  const seconds = done < 2 || rest === 0 ? undefined : Math.ceil((((now - since) / (done - 1)) * rest) / 1000);
  const parts = [
    `${plurals[kind].padEnd(width)}  ${String(done).padStart(String(all).length)}/${all}`,
    ...(left === 0 ? [] : [`${left} left there`]),
    ...(seconds === undefined ? [] : [`about ${seconds} s to go`]),
  ];
  return parts.join(', ');
}

const doneWords: Readonly<Partial<Record<Kept['kind'], string>>> = { session: 'stopped', workspace: 'stopped' };

/** What became of a thing, in a line. */
function sentenceOf({ kind, id, name, outcome, why }: Result): string {
  const what = `${kind} ${titleOf({ id, name })}`;
  if (outcome === 'deleted') return `${doneWords[kind] ?? 'deleted'} ${what}`;
  return `${outcome === 'gone' ? 'gone already:' : `${outcome}:`} ${what}${why === undefined ? '' : `: ${why}`}`;
}
