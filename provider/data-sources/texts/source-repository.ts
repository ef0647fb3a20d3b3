/** What is told of a source repository. */
export const sourceRepositoryTexts = {
  id: 'The id of the repository.',
  name: 'The name of the repository.',
  description: 'What the repository is for.',
  createdTime: 'When it was created (RFC 3339, UTC).',
  lastUpdatedTime: 'When it last changed (RFC 3339, UTC).',
};
