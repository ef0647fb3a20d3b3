import type { BuiltAction } from './action.js';
import { describeWorkspaces } from './describe-workspaces.js';
import { startWorkspaces } from './start-workspaces.js';
import { stopWorkspaces } from './stop-workspaces.js';

/** The actions of WorkSpaces that the emulator performs. */
export const builtActions: readonly BuiltAction[] = [describeWorkspaces, startWorkspaces, stopWorkspaces];
