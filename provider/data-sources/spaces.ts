import { ListSpaces } from '../../api/operations.js';
import { output } from '../model/index.js';
import { always, dataSource } from './data-source.js';

export const spaces = dataSource('Spaces', {
  description: 'Lists the spaces that the user is a member of.',
  inputs: {},
  outputs: {
    spaces: output(always(ListSpaces.response.items), 'The spaces, in the order of the service.', {
      members: {
        name: 'The name of the space.',
        displayName: 'The name that people see.',
        description: 'What the space is for.',
        regionName: 'The AWS Region of the space.',
      },
    }),
  },
  read: async (_inputs, { list }) => ({ spaces: await list(ListSpaces, {}) }),
});
