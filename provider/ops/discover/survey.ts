import pLimit from 'p-limit';
import type { AnyOperation } from '../../../api/contract-types.js';
import { GetSourceRepositoryCloneUrls, GetUserDetails, VerifySession } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import { isLinked } from '../../resources/clone-url.js';
import type { ServiceContext } from '../../service/connection.js';
import { type History, noHistory, readHistory, toldOf } from '../estate/history.js';
import { endsReading } from '../estate/ends-reading.js';
import { readEstate } from '../estate/read-estate.js';
import { refuseUnknownSpace } from '../estate/refuse-unknown-space.js';
import { keyOf, type Kind, type Thing, type Unread } from '../estate/thing.js';
import type { Told } from '../selection/facts.js';
import type { Managed } from '../stacks/stack.js';
import { textOf } from './text-of.js';

/** A thing with what its list does not tell. */
export interface Finding {
  readonly thing: Thing;
  /** Whether it was asked for; what was not stands here for what is in it. */
  readonly isChosen: boolean;
  /** The stack that has it on record, in words. */
  readonly managedBy?: string;
  /** Of a repository: where it is cloned from; undefined where that could not be read. */
  readonly cloneUrl?: string;
  /** Of a repository: whether it lives with a third party. */
  readonly isLinked?: boolean;
  /** Of an environment: whether it is the caller's own. */
  readonly isOwn?: boolean;
  /** What people know its creator by, as far as the service tells one. */
  readonly creator?: string;
  /** Why it could not be read in full. */
  readonly problem?: string;
}

/** What was found, and what it took. */
export interface Survey {
  readonly spaceName: string;
  readonly findings: readonly Finding[];
  readonly unread: readonly Unread[];
  /** The calls that could not be saved: each list by its longest pages, and what no list tells. */
  readonly leastCalls: number;
}

export interface SurveyQuestion {
  readonly spaceName: string;
  readonly kinds: ReadonlySet<Kind>;
  readonly isWanted: (projectName: string) => boolean;
  /** What stacks have on record, by kind and id. */
  readonly managed: ReadonlyMap<string, RecordedThing>;
  /** Whether it is asked who made things, and when, beyond what lists tell. */
  readonly wantsHistory: boolean;
  /** Whether a thing is asked for. */
  readonly isChosen: (thing: Thing, told: Told) => boolean;
  readonly onThing: (thing: Thing) => void;
}

/** What a stack has on record of a thing. */
export interface RecordedThing {
  readonly stack: string;
  readonly managed: Managed;
}

/** How many gets go at once: more would only be throttled. */
const mostAtOnce = 16;

/** Reads the space: its lists, and what these leave out: whether a repository is linked, and who is asking. */
export async function survey(context: ServiceContext, question: SurveyQuestion): Promise<Survey> {
  const { spaceName, managed, wantsHistory, isChosen } = question;
  const counter = new ListCounter(context);
  const estate = await readEstate(counter.context, question);
  await refuseUnknownSpace(context, estate);
  const { things, unread } = estate;
  const asking = new Asking(context);
  const past = wantsHistory ? await historyFor(counter.context, question, asking) : noHistory;
  const creators = wantsHistory ? await creatorsOf(things, past, asking) : new Map<string, string>();
  const toldAbout = (thing: Thing): Told => {
    const told = toldOf(thing, past);
    const creator = creators.get(told.creator ?? '') ?? told.creator;
    return { ...told, ...(creator !== undefined && { creator }) };
  };
  const chosen = new Set(things.filter((thing) => isChosen(thing, toldAbout(thing))));
  const homes = new Set([...chosen].flatMap(({ kind, parentId }) => (kind === 'branch' ? [parentId] : [])));
  const isAskedOf = (thing: Thing): boolean => chosen.has(thing) || homes.has(thing.id);
  const hasEnvironments = [...chosen].some(({ kind }) => kind === 'environment');
  const identity = hasEnvironments ? await asking.identity() : undefined;
  const findings = await Promise.all(
    things.filter(isAskedOf).map(async (thing): Promise<Finding> => {
      const recorded = managed.get(keyOf(thing));
      const { creator } = toldAbout(thing);
      return {
        thing,
        isChosen: chosen.has(thing),
        ...(recorded && { managedBy: recorded.stack }),
        ...(thing.kind === 'repository' && (await cloneFacts(thing, recorded, asking))),
        ...(thing.kind === 'environment' && { isOwn: thing.properties.creatorId === identity }),
        ...(creator !== undefined && { creator }),
      };
    }),
  );
  return {
    spaceName,
    findings,
    unread: [...unread, ...asking.unread.toSorted((one, other) => (one.what < other.what ? -1 : 1))],
    leastCalls: counter.leastPages + asking.calls,
  };
}

/** What the event log tells of who made what; nothing where it is closed to the caller, which is told. */
async function historyFor(
  context: ServiceContext,
  { spaceName, kinds }: SurveyQuestion,
  asking: Asking,
): Promise<History> {
  const found = await answerOrProblem(readHistory(context, spaceName, kinds));
  if (!(found instanceof Problem)) return found;
  asking.unread.push({ what: `the event log of ${spaceName}`, problem: found });
  return noHistory;
}

/** The names of those who made things, by their ids, where the event log does not tell them. */
async function creatorsOf(
  things: readonly Thing[],
  past: History,
  asking: Asking,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(things.flatMap(({ properties: { creatorId } }) => textOf(creatorId) || []));
  const unnamed = [...ids].filter((id) => past.nameOf(id) === undefined);
  return new Map(await Promise.all(unnamed.map(async (id) => [id, await asking.userName(id)] as const)));
}

/** What stacks know of a clone URL is not asked for again: it never changes. */
async function cloneFacts(
  thing: Thing,
  recorded: RecordedThing | undefined,
  asking: Asking,
): Promise<Pick<Finding, 'cloneUrl' | 'isLinked' | 'problem'>> {
  const known = recorded?.managed.state.cloneUrl;
  const asked = typeof known === 'string' ? known : await asking.cloneUrl(thing);
  return typeof asked === 'string'
    ? { cloneUrl: asked, isLinked: isLinked(asked) }
    : { problem: `where it is cloned from could not be read: ${asked.message}` };
}

/** Counts what lists hold, and so the pages that they cannot do without. */
class ListCounter {
  readonly context: ServiceContext;
  leastPages = 0;

  constructor(context: ServiceContext) {
    this.context = {
      ...context,
      list: async (operation, request) => {
        const items = await context.list(operation, request);
        this.leastPages += Math.max(1, Math.ceil(items.length / longestPage(operation)));
        return items;
      },
    };
  }
}

/** How many items a page may have; what takes no bound is one page. */
function longestPage({ request, pages }: AnyOperation): number {
  const shape = pages?.limit === undefined ? undefined : request[pages.limit]?.shape;
  return shape?.type === 'integer' && shape.max !== undefined ? shape.max : Infinity;
}

/** What no list tells, each thing asked for once. */
class Asking {
  calls = 0;
  readonly unread: Unread[] = [];
  private readonly context: ServiceContext;
  private readonly limit = pLimit(mostAtOnce);

  constructor(context: ServiceContext) {
    this.context = context;
  }

  async identity(): Promise<string | undefined> {
    this.calls += 1;
    return (await this.context.call(VerifySession, {})).identity;
  }

  /** A user's name; the id where the service tells none. */
  userName(id: string): Promise<string> {
    this.calls += 1;
    return this.limit(async () => {
      const found = await answerOrProblem(this.context.call(GetUserDetails, { id }));
      return found instanceof Problem ? id : (found.userName ?? id);
    });
  }

  cloneUrl({ id, spaceName, projectName = '', name }: Thing): Promise<string | Problem> {
    this.calls += 1;
    const request = { spaceName, projectName, sourceRepositoryName: name };
    return this.limit(async () => {
      const found = await answerOrProblem(this.context.call(GetSourceRepositoryCloneUrls, request));
      if (!(found instanceof Problem)) return found.https;
      this.unread.push({ what: `where ${id} is cloned from`, problem: found });
      return found;
    });
  }
}

/** A problem of one thing alone is no reason to stop; one of the login or the way is. */
async function answerOrProblem<T>(asked: Promise<T>): Promise<T | Problem> {
  try {
    return await asked;
  } catch (error) {
    if (endsReading(error) || !(error instanceof Problem)) throw error;
    return error;
  }
}
