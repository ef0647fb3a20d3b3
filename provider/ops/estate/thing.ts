import type { PlainValues } from '../../model/index.js';

/** The kinds of things that are found in a space, parents first. */
export const kinds = ['project', 'repository', 'branch', 'environment', 'session', 'token', 'workflow', 'run'] as const;
export type Kind = (typeof kinds)[number];

/** The resource that manages each kind; a workflow comes from a file of a repository. */
export const resourceTypes = {
  project: 'Project',
  repository: 'SourceRepository',
  branch: 'Branch',
  environment: 'DevEnvironment',
  session: 'DevEnvironmentSession',
  token: 'AccessToken',
  workflow: undefined,
  run: 'WorkflowRun',
} as const satisfies Readonly<Record<Kind, string | undefined>>;

/** Something that is in a space, whoever made it. */
export interface Thing {
  readonly kind: Kind;
  /** As the resource of its kind is imported: `space/project/name`; a token's is its own. Unique within its kind. */
  readonly id: string;
  /** What people know it by. */
  readonly name: string;
  readonly spaceName: string;
  /** The project that it is in; tokens are in none. */
  readonly projectName?: string;
  /** The id of the thing that it is in and goes with: a branch's repository, a session's environment. */
  readonly parentId?: string;
  /** What the service's list tells of it, by the API's names; times are RFC 3339. */
  readonly properties: PlainValues;
}

/** The name of a thing that no other has. */
export const keyOf = ({ kind, id }: Pick<Thing, 'kind' | 'id'>): string => `${kind} ${id}`;

const byType: ReadonlyMap<string | undefined, Kind> = new Map(kinds.map((kind) => [resourceTypes[kind], kind]));

/** The kind of thing that resources of a type manage; a space is none. */
export const kindOfType = (type: string): Kind | undefined => byType.get(type);

/** A part of a space that could not be read, so that what is in it is not known. */
export interface Unread {
  /** In words, as a sentence ends with it: `the branches of acme/shop/api`. */
  readonly what: string;
  readonly problem: Error;
}

/** What is in a space, as far as it was asked for and could be read; sorted by kind and id. */
export interface Estate {
  readonly spaceName: string;
  readonly things: readonly Thing[];
  readonly unread: readonly Unread[];
}
