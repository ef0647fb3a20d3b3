import type { OperationName } from '../api/contract-types.js';
import { operations } from '../api/operations.js';
import { type WorkspacesActionName, workspacesActions } from '../api/workspaces.js';

/** What a request may ask for: an action of CodeCatalyst or of WorkSpaces. Their names differ. */
export type ActionName = OperationName | WorkspacesActionName;

export const actionNames = [...Object.keys(operations), ...Object.keys(workspacesActions)] as readonly ActionName[];
