import { ListEventLogs } from '../../../api/operations.js';
import type { ItemOf } from '../../../api/contract-types.js';
import type { ServiceContext } from '../../service/connection.js';
import type { Told } from '../selection/facts.js';
import { membersIn } from './event-payload.js';
import { type Kind, keyOf, type Thing } from './thing.js';

/** How long the service keeps events, in milliseconds: of what is older, it tells nothing. */
export const eventsKept = 30 * 24 * 60 * 60 * 1000;

type Event = ItemOf<typeof ListEventLogs>;

/** The event that begins each kind of thing, and where its log tells which: in the answer, or in what was asked. */
const births = {
  project: { eventName: 'createProject', member: 'name' },
  repository: { eventName: 'createSourceRepository', member: 'name' },
  branch: { eventName: 'createSourceRepositoryBranch', member: 'name' },
  environment: { eventName: 'createDevEnvironment', member: 'id' },
  run: { eventName: 'startWorkflowRun', member: 'id' },
} as const satisfies Partial<Readonly<Record<Kind, { eventName: string; member: string }>>>;
type Logged = keyof typeof births;

/** How a thing came to be, as the event log has it. */
interface Birth {
  /** The id of the event: a thing that was made again under its name has another. */
  readonly eventId: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The name of the user, or the id where there is none. */
  readonly by: string | undefined;
  readonly userId: string | undefined;
}

/** What the last 30 days of a space's event log tell of who made what, and when. */
export interface History {
  /** The latest birth of a thing; undefined where the log has none. */
  birthOf(thing: Pick<Thing, 'kind' | 'id'>): Birth | undefined;
  /** All things of a kind that were made, by their ids; some may be gone. */
  madeOf(kind: Kind): readonly { readonly id: string; readonly birth: Birth }[];
  /** The name of a user whose id is known, where anything that the user did was read. */
  nameOf(userId: string): string | undefined;
}

/** A history that nobody asked for. */
export const noHistory: History = { birthOf: () => undefined, madeOf: () => [], nameOf: () => undefined };

/** Reads the events that begin things of these kinds: one list for each kind that the log knows. Without the permission to read the log it fails. */
export async function readHistory(
  { list, now }: Pick<ServiceContext, 'list' | 'now'>,
  spaceName: string,
  kinds: ReadonlySet<Kind>,
): Promise<History> {
  const end = now();
  const [startTime, endTime] = [new Date(end - eventsKept).toISOString(), new Date(end).toISOString()];
  const all = await Promise.all(
    (Object.keys(births) as Logged[])
      .filter((kind) => kinds.has(kind))
      .map(async (kind) => {
        const { eventName } = births[kind];
        const events = await list(ListEventLogs, { spaceName, startTime, endTime, eventName });
        return events.flatMap((event) => birthIn(kind, spaceName, event));
      }),
  );
  return historyOf(all.flat());
}

type Entry = readonly [key: string, birth: Birth];

function historyOf(entries: readonly Entry[]): History {
  // The earliest first, so that the latest of a name is what stays.
  const births = new Map(entries.toSorted(([, one], [, other]) => one.at - other.at));
  const names = new Map(entries.flatMap(([, { userId, by }]) => (userId !== undefined && by ? [[userId, by]] : [])));
  return {
    birthOf: (thing) => births.get(keyOf(thing)),
    madeOf: (kind) =>
      [...births].flatMap(([key, birth]) =>
        key.startsWith(`${kind} `) ? [{ id: key.slice(kind.length + 1), birth }] : [],
      ),
    nameOf: (userId) => names.get(userId),
  };
}

/** The thing that an event made, if it did: one that failed made nothing. */
function birthIn(kind: Logged, spaceName: string, event: Event): readonly Entry[] {
  if (event.errorCode !== undefined) return [];
  const { userName, principalId: userId } = event.userIdentity;
  const told = { ...membersIn(event.requestPayload?.data), ...membersIn(event.responsePayload?.data) };
  const projectName = event.projectInformation?.name ?? textIn(told, 'projectName');
  const name = textIn(told, births[kind].member) ?? (kind === 'project' ? projectName : undefined);
  const parts =
    kind === 'project'
      ? [spaceName, name]
      : [spaceName, projectName, ...(kind === 'branch' ? [textIn(told, 'sourceRepositoryName')] : []), name];
  if (parts.includes(undefined)) return [];
  const birth = { eventId: event.id, at: Date.parse(event.eventTime), by: userName ?? userId, userId };
  return [[keyOf({ kind, id: parts.join('/') }), birth]];
}

const textIn = (values: object, name: string): string | undefined => {
  const value = (values as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const timeOf = (thing: Thing, ...names: readonly string[]): number | undefined =>
  names
    .map((name) => thing.properties[name])
    .map((text) => (typeof text === 'string' ? Date.parse(text) : Number.NaN))
    .find((time) => !Number.isNaN(time));

/**
 * What is known of a thing beside its list: who made it and when, by its own properties or else the history, and when it was
 * last used, where that is told: lists tell nothing of the use of projects and tokens. `caller` is the user who is logged in.
 */
export function toldOf(thing: Thing, history: History = noHistory, caller?: Caller): Told {
  const birth = history.birthOf(thing);
  return set({
    creator: creatorOf(thing, history, caller) ?? birth?.by,
    created: timeOf(thing, 'createdTime', 'startedTime', 'startTime') ?? birth?.at,
    used: timeOf(thing, 'lastUpdatedTime', 'startedTime'),
  });
}

/** A user by id and name. */
interface Caller {
  readonly id: string;
  readonly name: string;
}

function creatorOf({ kind, properties }: Thing, history: History, caller: Caller | undefined): string | undefined {
  // Tokens are listed to nobody else.
  if (kind === 'token') return caller?.name;
  const { creatorId } = properties;
  if (typeof creatorId !== 'string') return undefined;
  return history.nameOf(creatorId) ?? (creatorId === caller?.id ? caller.name : creatorId);
}

const set = (told: { readonly [K in keyof Told]: Told[K] | undefined }): Told =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
