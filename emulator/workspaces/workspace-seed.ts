import type { Member } from '../../api/contract-types.js';
import { type Workspace, workspaceMembers } from '../../api/workspaces.js';
import { like } from '../documents/api-shape.js';
import { readDocument, type Shape } from '../documents/shape.js';
import { clearable, list, type Members, optional, required, structure } from '../documents/structure.js';
import { readJsonFile } from '../json-file.js';
import type { Change } from '../storage/statement.js';

type Known = 'DirectoryId' | 'UserName' | 'BundleId';
type Told<Names extends keyof Workspace> = { readonly [Name in Names]: NonNullable<Workspace[Name]> };

/** A WorkSpace that is made: what every one has, and what else there is to tell. AVAILABLE unless a state is given. */
export type NewWorkspace = Workspace & Told<Known>;
/** What of one can be changed. */
export type WorkspaceChange = Change<Omit<Workspace, 'WorkspaceId'>>;
/** A WorkSpace to begin with. Its id tells it from those of earlier starts. */
export type WorkspaceSeed = NewWorkspace & Told<'WorkspaceId'>;

const { WorkspaceId, State, ...facts } = workspaceMembers;
const known: readonly Known[] = ['DirectoryId', 'UserName', 'BundleId'];
const id = like(WorkspaceId);
const state = like(State);

/** The other members, which a WorkSpace of the contract has or has not. */
const factsBy = (make: (shape: Shape<unknown>, name: string) => Members[string]): Members =>
  Object.fromEntries(Object.values<Member>(facts).map((member) => [member.name, make(like(member), member.name)]));

const told = 'as DescribeWorkspaces answers it';
const isKnown = (name: string): boolean => known.some((other) => other === name);
const given = factsBy((shape, name) => (isKnown(name) ? required(shape, told) : optional(shape, told)));

const seedShape = structure({
  WorkspaceId: required(id, 'its id'),
  State: optional(state, 'AVAILABLE when absent'),
  ...given,
}) as unknown as Shape<WorkspaceSeed>;

export const newWorkspace = structure({
  WorkspaceId: optional(id, 'a new one when absent'),
  State: optional(state, 'AVAILABLE when absent'),
  ...given,
}) as unknown as Shape<NewWorkspace>;

/** Members to set; null clears. */
export const changedWorkspace = structure({
  State: optional(state, 'a state that lasts'),
  ...factsBy((shape) => clearable(shape, told)),
}) as Shape<WorkspaceChange>;

/** Reads seeds, or throws a DocumentError that calls them `what`. */
export const readWorkspaceSeeds = (what: string, seeds: unknown): readonly WorkspaceSeed[] =>
  readDocument(what, list(seedShape), seeds);

/** Reads a file of seeds: a JSON list. */
export const readWorkspacesFile = (file: string): readonly WorkspaceSeed[] =>
  readWorkspaceSeeds(file, readJsonFile(file));
