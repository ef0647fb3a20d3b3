import type { Controls, Fault } from '../../emulator/index.js';

/** Where trouble is made. */
interface Place {
  readonly controls: Controls;
  /** Breaks off the operation that goes on. */
  readonly cancel: () => Promise<void>;
}

/** Runs an operation, lets something happen to the call that comes after so many, and mends it. */
export type Trouble = <Outcome>(place: Place, skip: number, operation: () => Promise<Outcome>) => Promise<Outcome>;

const met =
  (fault: Fault): Trouble =>
  async ({ controls }, skip, operation) => {
    controls.failNext({ ...fault, skip });
    const problem = await operation();
    controls.clearFaults();
    return problem;
  };

/** From that call on, until somebody logs in anew. */
const loginExpired: Trouble = async ({ controls }, skip, operation) => {
  controls.expireLoginAt(skip + 1);
  const problem = await operation();
  controls.renewLogin();
  return problem;
};

/** While that call is on its way, which is done all the same. */
const cancelled: Trouble = async ({ controls, cancel }, skip, operation) => {
  const release = controls.hold(undefined, skip);
  const ended = operation();
  const isOnItsWay = await Promise.race([release.arrived.then(() => true), ended.then(() => false)]);
  if (isOnItsWay) await cancel();
  release();
  return ended;
};

/** What may become of a call, as the end of a sentence about it. */
export const troubles = {
  'is throttled once': met({ status: 429 }),
  'is throttled to the end': met({ status: 429, times: 'always' }),
  'fails before it was done': met({ status: 500 }),
  'fails after it was done': met({ status: 500, afterCommit: true }),
  'fails to the end': met({ status: 500, times: 'always' }),
  'loses its connection before it was done': met({ drop: 'before-commit' }),
  'loses its connection after it was done': met({ drop: 'after-commit' }),
  'has its answer cut short': met({ drop: 'in-answer' }),
  'is forbidden': met({ status: 403 }),
  'is refused for a quota': met({ status: 402 }),
  'finds its login expired': loginExpired,
  'is cancelled': cancelled,
} satisfies Readonly<Record<string, Trouble>>;

export type TroubleName = keyof typeof troubles;
