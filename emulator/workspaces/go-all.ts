import { ValidationException } from '../service-exception.js';
import type { WorkspacesWorld } from './action.js';
import type { Transition } from './transition.js';
import type { FailedRequest } from './workspaces.js';

/** Starts or stops each WorkSpace of a request, and tells of those that could not be. `member` is the request's own. */
export function goAll(
  member: string,
  requests: readonly { readonly WorkspaceId?: string | undefined }[],
  transition: Transition,
  { workspaces, write }: WorkspacesWorld,
): FailedRequest[] {
  const ids = requests.map(({ WorkspaceId }, index) => {
    if (WorkspaceId !== undefined) return WorkspaceId;
    throw new ValidationException(
      `1 validation error detected: Value at '/${member}/${String(index)}/WorkspaceId' failed to satisfy constraint: ` +
        'Member must not be null',
    );
  });
  return write(() => ids.map((id) => workspaces.go(id, transition)).filter((failed) => failed !== undefined));
}
