import type {
  WorkspacesAction,
  WorkspacesActionName,
  WorkspacesRequestOf,
  WorkspacesResponseOf,
} from '../../api/workspaces.js';
import type { Grade } from '../operation.js';
import type { Pager } from '../paging/pager.js';
import type { Stores } from '../storage/stores.js';
import type { Workspaces } from './workspaces.js';

/** What an action acts on. */
export interface WorkspacesWorld extends Pick<Stores, 'write'> {
  readonly workspaces: Workspaces;
  readonly pager: Pager;
}

/** An action that the emulator performs. */
export interface BuiltAction {
  readonly contract: WorkspacesAction;
  readonly basis: Readonly<Record<string, Grade>>;
  readonly handle: (request: unknown, world: WorkspacesWorld) => unknown;
}

/** One action: what its behaviours rest on, and what it does with a request that was held to the contract. */
interface Definition<N extends WorkspacesActionName> {
  readonly basis: Readonly<Record<string, Grade>>;
  readonly handle: (request: WorkspacesRequestOf<N>, world: WorkspacesWorld) => WorkspacesResponseOf<N>;
}

/** Defines an action; requests and answers are typed by the contract that also judges them at run time. */
export function action<N extends WorkspacesActionName>(
  contract: WorkspacesAction<N>,
  { basis, handle }: Definition<N>,
): BuiltAction {
  return { contract, basis, handle: (request, world) => handle(request as WorkspacesRequestOf<N>, world) };
}
