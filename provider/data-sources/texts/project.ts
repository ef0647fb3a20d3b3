/** What is told of a project. */
export const projectTexts = {
  name: 'The name of the project in the API and in URLs.',
  displayName: 'The name that people see.',
  description: 'What the project is for.',
};
