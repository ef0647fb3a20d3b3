import type { ResponseOf } from '../../api/contract-types.js';
import type { GetDevEnvironment } from '../../api/operations.js';
import type { Change } from '../storage/statement.js';
import type { DevEnvironmentTimes } from './times.js';

type Answer = ResponseOf<typeof GetDevEnvironment>;

export type DevEnvironmentStatus = Answer['status'];

/** What an environment runs by, as a start of it may tell. */
interface Values extends Pick<Answer, 'instanceType' | 'inactivityTimeoutMinutes'> {
  readonly ides?: NonNullable<Answer['ides']>;
}

/** A status, since when, and why if there is something to say. */
interface Step {
  readonly status: DevEnvironmentStatus;
  readonly from: string;
  readonly reason?: string;
}

/**
 * What an environment goes through since the last thing that was done to it. It is written down whole when that is done,
 * and the status at any time is read from it: no timer runs, so a restart or a stopped clock changes nothing.
 */
export interface Course {
  readonly action: 'create' | 'start' | 'stop' | 'update' | 'delete' | 'set';
  /** What it passes, in order. */
  readonly passing: readonly Step[];
  /** Where it arrives. */
  readonly last: Step;
  /** What it runs by as long as this lasts, instead of what is stored of it; an empty list of IDEs is none. */
  readonly values?: Change<Values>;
}

/** What an environment runs by as long as its course lasts. */
export function valuesOf({ values = {} }: Course): Partial<Values> {
  const { ides, ...others } = values;
  return { ...others, ...(ides && { ides: ides.length > 0 ? ides : undefined }) } as Partial<Values>;
}

/** Where an environment stands at some time. */
export interface Standing {
  readonly status: DevEnvironmentStatus;
  readonly statusReason?: string;
  /** Whether an update still goes on. */
  readonly updating: boolean;
}

type Leg = readonly [status: DevEnvironmentStatus, seconds: number];

/** Leads through statuses that last as long as told, to one that lasts. */
function lead(action: Course['action'], now: Date, legs: readonly Leg[], last: Omit<Step, 'from'>): Course {
  let time = now.getTime();
  const passing = legs.map(([status, seconds]) => {
    const from = new Date(time).toISOString();
    time += seconds * 1000;
    return { status, from };
  });
  return { action, passing, last: { ...last, from: new Date(time).toISOString() } };
}

function startingLegs({ startSeconds }: DevEnvironmentTimes): Leg[] {
  return [
    ['PENDING', startSeconds / 2],
    ['STARTING', startSeconds / 2],
  ];
}

/** To RUNNING, or to FAILED when there is a reason to fail. */
export function creation(now: Date, times: DevEnvironmentTimes, failure: string | undefined): Course {
  const last = failure === undefined ? { status: 'RUNNING' as const } : { status: 'FAILED' as const, reason: failure };
  return lead('create', now, startingLegs(times), last);
}

export function start(now: Date, { startSeconds }: DevEnvironmentTimes): Course {
  return lead('start', now, [['STARTING', startSeconds]], { status: 'RUNNING' });
}

export function stop(now: Date, { stopSeconds }: DevEnvironmentTimes): Course {
  return lead('stop', now, [['STOPPING', stopSeconds]], { status: 'STOPPED' });
}

/** As clients saw it: an update shows STOPPED on its way, which is not where it ends. */
export function restart(now: Date, times: DevEnvironmentTimes): Course {
  const { stopSeconds } = times;
  const stopping: Leg[] = [
    ['STOPPING', stopSeconds / 2],
    ['STOPPED', stopSeconds / 2],
  ];
  return lead('update', now, [...stopping, ...startingLegs(times)], { status: 'RUNNING' });
}

export function deletion(now: Date, { deleteSeconds }: DevEnvironmentTimes): Course {
  return lead('delete', now, [['DELETING', deleteSeconds]], { status: 'DELETED' });
}

/** A status that somebody set, for good. */
export function standstill(now: Date, status: DevEnvironmentStatus, reason: string | undefined): Course {
  return lead('set', now, [], { status, ...(reason !== undefined && { reason }) });
}

/** Whether it leads away from RUNNING, if only for a while: whoever works in the environment is cut off then. */
export function interrupts({ passing, last }: Course): boolean {
  return (passing[0] ?? last).status !== 'RUNNING';
}

/** What decides where an environment stands. */
interface Standable {
  readonly course: Course;
  /** 0 never stops it. */
  readonly inactivityTimeoutMinutes: number;
  readonly isInUse: boolean;
  readonly lastActivityTime?: string;
}

/** Where an environment stands now: on its course, or idle for too long since that led to RUNNING and nobody works in it. */
export function standing(environment: Standable, now: Date, times: DevEnvironmentTimes): Standing {
  const time = now.getTime();
  const { course, inactivityTimeoutMinutes, isInUse, lastActivityTime } = environment;
  const { passing, last } = course;
  // A clock that was put back is before the first step.
  const step = [...passing, last].findLast(({ from }) => Date.parse(from) <= time) ?? passing[0] ?? last;
  const updating = course.action === 'update' && step !== last;
  const idleStart = Math.max(Date.parse(step.from), lastActivityTime === undefined ? 0 : Date.parse(lastActivityTime));
  const idleEnd = idleStart + inactivityTimeoutMinutes * 60_000;
  const canIdle = step.status === 'RUNNING' && inactivityTimeoutMinutes > 0 && !isInUse;
  if (canIdle && time >= idleEnd) {
    return { status: time < idleEnd + times.stopSeconds * 1000 ? 'STOPPING' : 'STOPPED', updating };
  }
  return { status: step.status, ...(step.reason !== undefined && { statusReason: step.reason }), updating };
}
