import type { AnyOperation } from '../../api/contract-types.js';
import type { Clock } from '../time/clock.js';
import type { EventMembers } from '../storage/event-store.js';
import type { Stores } from '../storage/stores.js';
import type { User } from '../storage/user-store.js';
import { payloadOf } from './payload.js';

/** A request that may change something, and who sent it from where. */
export interface Recorded {
  readonly operation: AnyOperation;
  readonly request: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly caller: User;
  readonly sourceIpAddress: string | undefined;
  readonly userAgent: string | undefined;
}

interface Parts extends Pick<Stores, 'events' | 'spaces' | 'write'> {
  readonly clock: Clock;
}

/** How long a User-Agent, and the members of a request or an answer as JSON, may be in a log: as much as CloudTrail keeps. */
const longest = { userAgent: 1024, payload: 100 * 1024 };

/** A payload that is too long is left out: a part of it would be no JSON. */
const kept = (payload: string): string => (payload.length > longest.payload ? '' : payload);

/** Whether an action changes something. */
export const isMutation = ({ method, pages }: AnyOperation): boolean => method !== 'GET' && !pages;

/** The member that stands in an action's path behind a word: that of `spaces` is the name of the space. */
function labelBehind(word: string, { path }: AnyOperation, request: Recorded['request']): string | undefined {
  const segments = path.split('/');
  const label = segments[segments.indexOf(word) + 1] ?? '';
  const value = segments.includes(word) && label.startsWith('{') ? request[label.slice(1, -1)] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** What is logged of one request. What concerns no space, as access tokens do, is in no space's log. */
export class Recording {
  readonly #parts: Parts;
  readonly #recorded: Recorded;
  readonly #spaceName: string | undefined;
  #isMade = false;

  constructor(parts: Parts, recorded: Recorded) {
    this.#parts = parts;
    this.#recorded = recorded;
    this.#spaceName = labelBehind('spaces', recorded.operation, recorded.request);
  }

  /** Runs work in one transaction, and logs in the same one that it was done: what it answers is what the action answers. */
  readonly write = <Result>(work: () => Result): Result =>
    this.#parts.write(() => {
      const answer = work();
      this.#isMade = true;
      this.#put({ response: payloadOf(this.#recorded.operation.response, answer) });
      return answer;
    });

  /** Makes sure that what was done is logged: an action that changes something does so in `write`. */
  assertMade(): void {
    if (!this.#isMade) throw new Error(`${this.#recorded.operation.name} did what it did outside of write.`);
  }

  /** Logs that the request was refused, unless there is no such space. */
  refused(errorCode: string): void {
    const { spaces, write } = this.#parts;
    const spaceName = this.#spaceName;
    if (spaceName === undefined) return;
    write(() => {
      if (spaces.find(spaceName)) this.#put({ errorCode });
    });
  }

  #put(outcome: { readonly response?: string | undefined; readonly errorCode?: string }): void {
    const { events, clock } = this.#parts;
    const { operation, request, requestId, caller, sourceIpAddress, userAgent } = this.#recorded;
    if (this.#spaceName === undefined) return;
    const projectName = labelBehind('projects', operation, request) ?? nameOfNew(operation, outcome.response);
    const event: EventMembers = {
      spaceName: this.#spaceName,
      requestId,
      // As documentation shows it: createProject.
      eventName: operation.name.charAt(0).toLowerCase() + operation.name.slice(1),
      eventTime: clock.now().toISOString(),
      userId: caller.id,
      userName: caller.alias,
      request: kept(payloadOf(operation.request, request) ?? '{}'),
      ...(projectName !== undefined && { projectName }),
      ...(outcome.response !== undefined && { response: kept(outcome.response) }),
      ...(outcome.errorCode !== undefined && { errorCode: outcome.errorCode }),
      ...(sourceIpAddress !== undefined && { sourceIpAddress }),
      ...(userAgent !== undefined && { userAgent: userAgent.slice(0, longest.userAgent) }),
    };
    events.put(event);
  }
}

/** The service gives a new project its name, so that its answer alone tells it. */
function nameOfNew({ path }: AnyOperation, response: string | undefined): string | undefined {
  if (!path.endsWith('/projects') || response === undefined) return undefined;
  return (JSON.parse(response) as { readonly name?: string }).name;
}
