/** What is told of a space. */
export const spaceTexts = {
  name: 'The name of the space.',
  displayName: 'The name that people see.',
  description: 'What the space is for.',
  regionName: 'The AWS Region of the space.',
};
