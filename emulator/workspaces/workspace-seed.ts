import type { Member } from '../../api/contract-types.js';
import { type Workspace, workspaceMembers } from '../../api/workspaces.js';
import { like } from '../documents/api-shape.js';
import { readDocument, type Shape } from '../documents/shape.js';
import { list, optional, required, structure } from '../documents/structure.js';
import { readJsonFile } from '../json-file.js';

type Known = 'DirectoryId' | 'UserName' | 'BundleId';
type Told<Names extends keyof Workspace> = { readonly [Name in Names]: NonNullable<Workspace[Name]> };

/** A WorkSpace that is made: what every one has, and what else there is to tell. AVAILABLE unless a state is given. */
export type NewWorkspace = Workspace & Told<Known>;
/** A WorkSpace to begin with. Its id tells it from those of earlier starts. */
export type WorkspaceSeed = NewWorkspace & Told<'WorkspaceId'>;

/** The members of a WorkSpace, for documents; those that are named must be there. */
function membersWith(names: readonly string[]) {
  return Object.fromEntries(
    Object.values<Member>(workspaceMembers).map((member) => {
      const shape = like(member);
      const description = 'as DescribeWorkspaces answers it';
      return [member.name, names.includes(member.name) ? required(shape, description) : optional(shape, description)];
    }),
  );
}

const known: readonly Known[] = ['DirectoryId', 'UserName', 'BundleId'];
const seedShape = structure(membersWith(['WorkspaceId', ...known])) as Shape<WorkspaceSeed>;

/** Reads seeds, or throws a DocumentError that calls them `what`. */
export const readWorkspaceSeeds = (what: string, seeds: unknown): readonly WorkspaceSeed[] =>
  readDocument(what, list(seedShape), seeds);

/** Reads a file of seeds: a JSON list. */
export const readWorkspacesFile = (file: string): readonly WorkspaceSeed[] =>
  readWorkspaceSeeds(file, readJsonFile(file));
