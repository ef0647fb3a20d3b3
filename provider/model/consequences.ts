import type { Context, Session } from './context.js';
import type { Change } from './diff.js';
import { guard } from './guard.js';
import { Problem } from './problem.js';
import type { Connection } from './provider.js';
import type { Recorded } from './recorded.js';
import type { AnyResource } from './resource.js';
import type { PlainValues, ValueMap } from './value.js';

/** What a plan is to do, from what the program asks for and how the recorded thing stands. */
interface Consequences {
  readonly changes: readonly Change[];
  /** The properties that a new resource is to be made for. */
  readonly replaces: readonly string[];
  readonly isBroken: boolean;
}

/** Adds what the last read noted to what is asked for; what is beyond use is replaced even if nothing else changes. */
export function consequences(resource: AnyResource, state: PlainValues, asked: readonly Change[]): Consequences {
  const isBroken = resource.lifecycle.isBroken?.(state) ?? false;
  const changes = isBroken ? withBreakage(asked) : [...asked, ...noted(resource, state, asked)];
  return { changes, replaces: topLevel(changes.filter(isReplacement)), isBroken };
}

const isReplacement = ({ effect }: Change): boolean => effect === 'replace';

/** What is broken is replaced even if nothing else changes. */
const withBreakage = (changes: readonly Change[]): readonly Change[] =>
  changes.some(isReplacement) ? changes : [...changes, { path: ['status'], kind: 'update', effect: 'replace' }];

/** What the last read noted as due, whatever the program says; a replacement makes it all anew. */
const noted = (resource: AnyResource, state: PlainValues, asked: readonly Change[]): readonly Change[] =>
  asked.some(isReplacement)
    ? []
    : (resource.lifecycle.due?.(state) ?? []).map((name) => ({ path: [name], kind: 'update', effect: 'update' }));

/** The properties that changes are about. */
export const topLevel = (changes: readonly Change[]): string[] => [
  ...new Set(changes.map(({ path }) => String(path[0]))),
];

/** What is said of a resource that is beyond use. */
export const brokenText = ({ type }: AnyResource, { id, state }: Recorded): string =>
  `The ${type} ${id} is beyond use${why(state)}: it is to be replaced.`;

/** The service's own words for how it stands. */
function why({ status, statusReason }: PlainValues): string {
  const words = [status, statusReason].filter((word) => typeof word === 'string');
  return words.length === 0 ? '' : ` (${words.join(': ')})`;
}

/** Refuses a replacement that would lose data while there is still time; where nobody can be asked, it says that it did not. */
export async function guardReplacement(
  resource: AnyResource,
  recorded: Recorded,
  settings: ValueMap,
  session: Session,
  connect: (session: Session) => Context,
): Promise<void> {
  try {
    await guard(resource, recorded, 'replace', settings, connect(session));
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'data-loss') throw error;
    session.warn(`Not checked: whether replacing ${resource.type} ${recorded.id} loses data. ${error.message}`);
  }
}

/** A plan needs no login; what is said where there is none, undefined if there is one. */
export async function uncheckedText(connection: Connection): Promise<string | undefined> {
  const missing = await connection.missing();
  return missing === undefined ? undefined : `Not checked: whether CodeCatalyst would accept this. ${missing}`;
}
