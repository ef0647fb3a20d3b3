/** What is told of a workflow. */
export const workflowTexts = {
  id: 'The id of the workflow.',
  name: 'The name of the workflow.',
  sourceRepositoryName: 'The repository that holds its definition.',
  sourceBranchName: 'The branch that holds its definition.',
  definition: 'Where the workflow is defined.',
  path: 'The path of the file in the repository.',
  createdTime: 'When it was created (RFC 3339, UTC).',
  lastUpdatedTime: 'When it last changed (RFC 3339, UTC).',
  runMode: 'How runs that are due at the same time go: QUEUED, PARALLEL or SUPERSEDED.',
  status: 'ACTIVE, or INVALID if its definition has errors.',
};
