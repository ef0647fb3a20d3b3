import type { Action, MembersOf, ValueOfMembers } from './contract-types.js';
import { resolve } from './resolve.js';
import { workspacesContract } from './workspaces-contract.js';

type Contract = typeof workspacesContract;
type Shapes = Contract['shapes'];
type Facts<N extends WorkspacesActionName> = Contract['operations'][N];

/** The actions of WorkSpaces that are written down: those that look at WorkSpaces, start and stop them. */
export type WorkspacesActionName = keyof Contract['operations'];

/** One of them, with its members typed. All are `POST /`, told apart by the header X-Amz-Target. */
export interface WorkspacesAction<N extends WorkspacesActionName = WorkspacesActionName> extends Action {
  readonly name: N;
  readonly request: MembersOf<Facts<N>['request'], Shapes>;
  readonly response: MembersOf<Facts<N>['response'], Shapes>;
}

/** What a call of the action sends. */
export type WorkspacesRequestOf<N extends WorkspacesActionName> = ValueOfMembers<Facts<N>['request'], Shapes>;
/** What the action answers. */
export type WorkspacesResponseOf<N extends WorkspacesActionName> = ValueOfMembers<Facts<N>['response'], Shapes>;
/** A WorkSpace as DescribeWorkspaces tells of it. */
export type Workspace = ValueOfMembers<Shapes['Workspace']['members'], Shapes>;

const { actions, structures } = resolve(workspacesContract);

/** The three actions by name. */
export const workspacesActions = actions as {
  readonly [N in WorkspacesActionName]: WorkspacesAction<N>;
};

export const { DescribeWorkspaces, StartWorkspaces, StopWorkspaces } = workspacesActions;

/** What DescribeWorkspaces tells of each. */
export const workspaceMembers = structures.Workspace as MembersOf<Shapes['Workspace']['members'], Shapes>;

/** What the header X-Amz-Target says before the dot and the action's name. */
export const workspacesTarget = workspacesContract.target;
