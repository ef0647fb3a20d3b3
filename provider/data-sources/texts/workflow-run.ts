/** What is told of a run of a workflow. */
export const workflowRunTexts = {
  id: 'The id of the run.',
  workflowId: 'The id of the workflow.',
  workflowName: 'The name of the workflow.',
  status: 'How far it is, or how it ended: IN_PROGRESS, SUCCEEDED, FAILED, STOPPED and so on.',
  statusReasons: 'Why it has that status. The API does not say what there is in a reason.',
  startTime: 'When it began (RFC 3339, UTC).',
  endTime: 'When it ended (RFC 3339, UTC), once it has.',
  lastUpdatedTime: 'When it last changed (RFC 3339, UTC).',
};
