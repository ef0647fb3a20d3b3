import { isList, isMap, type Plain } from '../../model/index.js';
import type { Thing } from '../estate/thing.js';

/** What people ask about and lists do not tell as such; everything else is looked up among the API's own members. */
export interface Told {
  /** Who made it: a user's name or id; undefined where it is not known. */
  readonly creator?: string;
  /** When it was made, in milliseconds since 1970. */
  readonly created?: number;
  /** When it was last used or changed. */
  readonly used?: number;
}

/** A fact of a thing: a text, a number, a duration in milliseconds; null where it can have none, undefined where nobody tells it. */
export type Fact = string | number | boolean | null | undefined;

type Look = (thing: Thing, told: Told, now: number) => Fact;

const since = (time: number | undefined, now: number): Fact => (time === undefined ? undefined : now - time);

/** Names that hold for every kind. */
const looks: Readonly<Record<string, Look>> = {
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  name: ({ name }) => name,
  space: ({ spaceName }) => spaceName,
  // Tokens are a user's, and in no project.
  project: ({ kind, projectName }) => (kind === 'token' ? null : projectName),
  repository: ({ kind, name, properties }) => (kind === 'repository' ? name : scalar(properties.sourceRepositoryName)),
  creator: (_thing, { creator }) => creator,
  age: (_thing, { created }, now) => since(created, now),
  idle: (_thing, { used }, now) => since(used, now),
  expired: ({ properties: { expiresTime } }, _told, now) =>
    typeof expiresTime === 'string' ? Date.parse(expiresTime) <= now : undefined,
};

/** The facts that are durations. */
const durations: ReadonlySet<string> = new Set(['age', 'idle']);
export const isDuration = (name: string): boolean => durations.has(name);

/** Members of the API's lists, by the names they have there. */
export const members: ReadonlySet<string> = new Set([
  'alias',
  'creatorId',
  'createdTime',
  'description',
  'displayName',
  'expiresTime',
  'headCommitId',
  'inactivityTimeoutMinutes',
  'instanceType',
  'lastUpdatedTime',
  'ref',
  'runMode',
  'sourceBranchName',
  'sourceRepositoryName',
  'startTime',
  'startedTime',
  'status',
  'statusReason',
  'vpcConnectionName',
  'workflowName',
]);

/** All names that a selection may ask about, sorted. */
export const names: readonly string[] = [...new Set([...Object.keys(looks), ...members])].toSorted();

/** What is known of a thing by a name of `names`. */
export const factOf = (name: string, thing: Thing, told: Told, now: number): Fact =>
  Object.hasOwn(looks, name) ? looks[name]?.(thing, told, now) : scalar(thing.properties[name]);

const scalar = (value: Plain | undefined): Fact =>
  value === undefined || value === null || isList(value) || isMap(value) ? undefined : value;
