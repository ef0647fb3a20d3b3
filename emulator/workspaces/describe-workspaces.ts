import { DescribeWorkspaces, type Workspace, type WorkspacesRequestOf } from '../../api/workspaces.js';
import { ServiceException } from '../service-exception.js';
import { action } from './action.js';

type Request = WorkspacesRequestOf<'DescribeWorkspaces'>;

function refuse(message: string): never {
  throw new ServiceException('InvalidParameterValuesException', 400, message);
}

/** One filter at a time: a directory, with a user of it or without, counts as one. */
function checkFilters({ WorkspaceIds, DirectoryId, UserName, BundleId, WorkspaceName }: Request): void {
  if (UserName !== undefined && DirectoryId === undefined) refuse('UserName must be given with DirectoryId.');
  const filters = Object.entries({ WorkspaceIds, DirectoryId, BundleId, WorkspaceName }).filter(([, value]) => value);
  if (filters.length < 2) return;
  refuse(`Only one filter may be given, and these are: ${filters.map(([name]) => name).join(', ')}.`);
}

const compared = ['DirectoryId', 'UserName', 'BundleId', 'WorkspaceName'] as const;

function wanted(request: Request, workspace: Workspace): boolean {
  const { WorkspaceIds } = request;
  if (WorkspaceIds && !WorkspaceIds.includes(workspace.WorkspaceId ?? '')) return false;
  return compared.every((name) => request[name] === undefined || request[name] === workspace[name]);
}

export const describeWorkspaces = action(DescribeWorkspaces, {
  basis: {
    'takes one filter at a time: ids, a directory with or without a user, a bundle': 'documented',
    'takes a user only with a directory': 'documented',
    'a WorkspaceName is a filter like the others': 'assumed',
    'filters that exclude each other answer InvalidParameterValuesException': 'assumed',
    'leaves out ids that do not exist': 'documented',
    'lists in the order of making': 'assumed',
    'pages hold 25 at most': 'documented',
  },

  handle(request, { workspaces, pager }) {
    checkFilters(request);
    const { NextToken, Limit, ...filters } = request;
    const { items, nextToken } = pager.page(
      DescribeWorkspaces,
      { ...filters, nextToken: NextToken, maxResults: Limit },
      (key) => workspaces.after(key),
      (workspace) => wanted(request, workspace),
    );
    return { Workspaces: items, NextToken: nextToken };
  },
});
