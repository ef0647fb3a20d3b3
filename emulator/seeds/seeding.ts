import type { Clock } from '../time/clock.js';
import { readSpaceSeed, readWorkflowsFile, readWorkflowSeed, type SpaceSeed, type WorkflowSeed } from './seeds.js';
import type { Stores } from '../storage/stores.js';
import { readWorkspaceSeeds, readWorkspacesFile, type WorkspaceSeed } from '../workspaces/workspace-seed.js';

/** What an emulator has from the start. */
export interface SeedOptions {
  /** Spaces to make unless they are there; none when absent. */
  spaces?: readonly SpaceSeed[];
  /** A JSON list of workflows. */
  workflowsFile?: string;
  workflows?: readonly WorkflowSeed[];
  /** A JSON list of WorkSpaces. */
  workspacesFile?: string;
  /** WorkSpaces to make unless those of their ids are there. */
  workspaces?: readonly WorkspaceSeed[];
}

/** Makes what is not there yet. */
export type Sow = (stores: Stores, clock: Clock) => void;

/** Reads all seeds, or says what is wrong with one; they are sown at the start, and again when all is reset. */
export function readSeeds(options: SeedOptions): Sow {
  const spaces = (options.spaces ?? []).map(readSpaceSeed);
  const workflows = [
    ...(options.workflowsFile === undefined ? [] : readWorkflowsFile(options.workflowsFile)),
    ...(options.workflows ?? []).map(readWorkflowSeed),
  ];
  const workspaces = [
    ...(options.workspacesFile === undefined ? [] : readWorkspacesFile(options.workspacesFile)),
    ...readWorkspaceSeeds('The workspaces', options.workspaces ?? []),
  ];
  return (stores, clock) => {
    stores.write(() => {
      for (const space of spaces) stores.spaces.seed(space);
      for (const workflow of workflows) stores.workflows.seed(workflow, clock.now().toISOString());
      for (const workspace of workspaces) stores.storedWorkspaces.seed(workspace);
    });
  };
}
