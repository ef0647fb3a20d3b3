import type { ItemOf } from '../../../api/contract-types.js';
import { ListEventLogs } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { endsReading } from '../estate/ends-reading.js';
import { membersIn } from '../estate/event-payload.js';
import type { ReportedChange } from './report.js';

/** An entry of a space's log, with the members of its request. */
export interface LogEntry {
  /** As the action is called: UpdateProject. */
  readonly action: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly projectName: string | undefined;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** Something that the log may tell of; the latest entry that it recognises counts. */
export interface LogQuestion {
  recognises(entry: LogEntry): boolean;
  tell(change: ReportedChange): void;
}

/** What the log of a space told besides. */
export interface LogAnswer {
  /** Names of users, by id. */
  readonly users: ReadonlyMap<string, string>;
  /** Why it could not be read, or not to its end. */
  readonly warning?: string;
}

/** More entries than this are not asked for: what is behind them is not known. */
const mostPages = 40;
const pageSize = 250;

/** Pages through the log of a space from the latest entry on, until all is answered or the log is at its end. */
export async function askEventLog(
  context: ServiceContext,
  spaceName: string,
  days: number,
  questions: readonly LogQuestion[],
): Promise<LogAnswer> {
  const users = new Map<string, string>();
  const open = new Set(questions);
  const endTime = context.now();
  const startTime = endTime - days * 24 * 3_600_000;
  const request = {
    spaceName,
    startTime: new Date(startTime).toISOString(),
    endTime: new Date(endTime + 60_000).toISOString(),
  };
  let token: string | undefined;
  try {
    for (let pages = 0; open.size > 0; pages += 1) {
      if (pages === mostPages) return { users, warning: `The event log of ${spaceName} is longer than was read.` };
      const { items, next } = await context.page(ListEventLogs, request, { token, most: pageSize });
      for (const item of items) answer(item, open, users);
      if (next === undefined) break;
      token = next;
    }
    return { users };
  } catch (error) {
    if (endsReading(error)) throw error;
    const why = error instanceof Problem ? error.message : '';
    return {
      users,
      warning: `Since when and by whom is not known: the event log of ${spaceName} cannot be read. ${why}`,
    };
  }
}

function answer(item: ItemOf<typeof ListEventLogs>, open: Set<LogQuestion>, users: Map<string, string>): void {
  const { userIdentity, eventName, eventTime, errorCode } = item;
  const { userName, principalId } = userIdentity;
  if (userName !== undefined) users.set(principalId, userName);
  if (errorCode !== undefined) return;
  const entry: LogEntry = {
    action: eventName.charAt(0).toUpperCase() + eventName.slice(1),
    at: Date.parse(eventTime),
    projectName: item.projectInformation?.name,
    request: membersIn(item.requestPayload?.data),
    response: membersIn(item.responsePayload?.data),
  };
  for (const question of open) {
    if (!question.recognises(entry)) continue;
    open.delete(question);
    question.tell({ at: new Date(eventTime).toISOString(), by: userName ?? principalId, event: eventName });
  }
}
