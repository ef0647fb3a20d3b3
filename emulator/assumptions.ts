import type { ErrorName } from '../api/contract-types.js';
import { errorStatus } from '../api/operations.js';

/** What a number may be. */
interface Range {
  readonly from: number;
  readonly to?: number;
}

/** A choice that nobody documented: what there is to choose from or how much, what it is unless told otherwise, and what it means. */
interface Choice<Value = unknown> {
  readonly usual: Value;
  readonly others: readonly Value[] | Range;
  readonly meaning: string;
}

/** What is refused though nobody says by which error: what that usually is, and when. */
const refusals = {
  takenName: ['ConflictException', 'A project, a source repository or a branch gets a name that is taken.'],
  linkedRepository: ['ValidationException', 'A linked repository is to be branched or deleted.'],
  unknownCommit: ['ValidationException', 'A branch is to start at a commit that is in no branch.'],
  branchName: ['ValidationException', 'A branch is to have a name that Git refuses.'],
  branchInTheWay: ['ConflictException', 'A branch would be a folder of another, or the other way round.'],
  otherInputs: ['ConflictException', 'A client token comes again, with other inputs.'],
  unknownRepository: [
    'ValidationException',
    'A dev environment is to have a repository or a branch that does not exist.',
  ],
  busyDevEnvironment: ['ConflictException', 'A dev environment cannot do what is asked while it is where it is.'],
  failedDevEnvironment: ['ValidationException', 'A session of a dev environment that has failed is to start.'],
  invalidWorkflow: ['ValidationException', 'A workflow that is INVALID is to run.'],
  filter: ['ValidationException', 'A filter is not known, or has no values.'],
  ambiguousUser: ['ValidationException', 'GetUserDetails gets neither an id nor a user name, or both.'],
  pastExpiry: ['ValidationException', 'An access token is to expire before it is made, or too late.'],
  accessTokenQuota: ['ServiceQuotaExceededException', 'A user makes one access token too many.'],
  timesOfLogs: ['ValidationException', 'ListEventLogs gets a start after its end.'],
  spoiltPageToken: [
    'ValidationException',
    'The token of a further page was tampered with, is too old, or is of another list.',
  ],
} as const satisfies Readonly<Record<string, readonly [ErrorName, string]>>;

/** Something that is refused by an error that was assumed. */
export type RefusalName = keyof typeof refusals;

/** What the emulator had to assume, and lets be told otherwise. Quotas and durations are told apart from these. */
export interface Assumptions extends Readonly<Record<RefusalName, ErrorName>> {
  readonly missing: 'access-denied' | 'not-found';
  readonly blankInProjectName: '-' | '_' | '.' | '';
  readonly pageTokenSeconds: number;
  readonly spacesOnPage: number;
  readonly deletionOfFull: 'goes-along' | 'conflict';
  readonly defaultInactivityTimeoutMinutes: number;
  readonly startValues: 'stay' | 'one-start';
  readonly repeatedAction: 'is-answered' | 'conflict';
  readonly updateAnswer: 'all-values' | 'given-values';
  readonly waitingRun: 'NOT_RUN' | 'VALIDATING' | 'PROVISIONING';
  readonly accessTokenNames: 'may-repeat' | 'differ';
  readonly longestAccessTokenSeconds: number;
  readonly expiredAccessTokens: 'count' | 'do-not-count';
  readonly accessTokenAsBearer: 'refused' | 'accepted';
}

const errorNames = Object.keys(errorStatus) as readonly ErrorName[];

const refusalChoices = Object.fromEntries(
  Object.entries(refusals).map(([name, [usual, meaning]]) => [
    name,
    {
      usual,
      others: errorNames.filter((other) => other !== usual),
      meaning: `By which error it is refused: ${meaning}`,
    },
  ]),
) as unknown as Readonly<Record<RefusalName, Choice<ErrorName>>>;

/** The choices, as the table of behaviours shows them. */
export const choices: { readonly [Name in keyof Assumptions]: Choice<Assumptions[Name]> } = {
  missing: {
    usual: 'access-denied',
    others: ['not-found'],
    meaning:
      "What is answered for a thing that does not exist or is another user's: 403 AccessDeniedException, as clients saw it, or 404 ResourceNotFoundException, as documented.",
  },
  blankInProjectName: {
    usual: '-',
    others: ['_', '.', ''],
    meaning: 'What stands in the name of a project where its display name has a blank.',
  },
  pageTokenSeconds: {
    usual: 24 * 3600,
    others: { from: 0 },
    meaning: 'How long the token of a further page is good; an older one is spoilt.',
  },
  spacesOnPage: { usual: 100, others: { from: 1 }, meaning: 'How many spaces a page of ListSpaces holds.' },
  deletionOfFull: {
    usual: 'goes-along',
    others: ['conflict'],
    meaning:
      'What becomes of what is in a space or project that is deleted: it goes along, or stands in the way with 409 ConflictException.',
  },
  defaultInactivityTimeoutMinutes: {
    usual: 15,
    others: { from: 0, to: 1200 },
    meaning: 'When a dev environment stops that was made without a timeout; 0 is never.',
  },
  startValues: {
    usual: 'stay',
    others: ['one-start'],
    meaning: 'Whether the values that StartDevEnvironment gets stay, or hold until the environment stops.',
  },
  repeatedAction: {
    usual: 'is-answered',
    others: ['conflict'],
    meaning:
      'What a start of a dev environment that runs, or a stop of one that is stopped, comes to: an answer as if it had been needed, or 409 ConflictException.',
  },
  updateAnswer: {
    usual: 'all-values',
    others: ['given-values'],
    meaning:
      'What UpdateDevEnvironment answers: all values that the environment has now, or those that were asked for.',
  },
  waitingRun: {
    usual: 'NOT_RUN',
    others: ['VALIDATING', 'PROVISIONING'],
    meaning: 'The status of a workflow run that waits for its turn.',
  },
  accessTokenNames: {
    usual: 'may-repeat',
    others: ['differ'],
    meaning: 'Whether a user may have two access tokens of one name; if not, the second is a name that is taken.',
  },
  longestAccessTokenSeconds: {
    usual: Infinity,
    others: { from: 0 },
    meaning: 'How late an access token may expire, counted from its creation.',
  },
  expiredAccessTokens: {
    usual: 'count',
    others: ['do-not-count'],
    meaning: 'Whether expired access tokens count for the quota.',
  },
  accessTokenAsBearer: {
    usual: 'refused',
    others: ['accepted'],
    meaning: 'Whether the secret of a personal access token is a bearer token of this API.',
  },
  ...refusalChoices,
};

/** The assumptions that were given, the rest as usual. */
export function readAssumptions(given: Partial<Assumptions> = {}): Assumptions {
  const usual = Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, choice.usual]));
  const assumptions = { ...usual, ...given } as unknown as Assumptions;
  for (const [name, value] of Object.entries(assumptions)) check(name, value);
  return assumptions;
}

function check(name: string, value: unknown): void {
  const choice: Choice | undefined = Object.hasOwn(choices, name) ? choices[name as keyof Assumptions] : undefined;
  if (!choice) throw new TypeError(`There is no assumption ${name}; these are: ${Object.keys(choices).join(', ')}.`);
  const { usual, others } = choice;
  if ('from' in others) {
    checkNumber(name, value, others);
    return;
  }
  if ([usual, ...others].includes(value)) return;
  const known = [usual, ...others].map((other) => JSON.stringify(other)).join(', ');
  throw new RangeError(`The assumption ${name} is one of ${known}, and not ${JSON.stringify(value)}.`);
}

function checkNumber(name: string, value: unknown, { from, to = Infinity }: Range): void {
  const isWhole = Number.isInteger(value) || value === Infinity;
  if (typeof value === 'number' && isWhole && value >= from && value <= to) return;
  const range = to === Infinity ? `from ${String(from)}` : `from ${String(from)} to ${String(to)}`;
  throw new RangeError(`The assumption ${name} is a whole number ${range}, and not ${JSON.stringify(value)}.`);
}
