import type { WorkflowRun } from './workflow-runs.js';

/** A run as GetWorkflowRun and the list answer it. A reason is one empty structure: its members are not modelled. */
export function workflowRunAnswer({ reason, ...run }: WorkflowRun) {
  return { ...run, statusReasons: reason === undefined ? [] : [{}] };
}
