import { ListSpaces } from '../../api/operations.js';
import { dataSource, whole } from './data-source.js';
import { spaceTexts } from './texts/space.js';

export const spaces = dataSource('Spaces', {
  description: 'Lists the spaces that the user is a member of.',
  inputs: {},
  outputs: { spaces: whole(ListSpaces.response.items, 'The spaces, in the order of the service.', spaceTexts) },
  read: async (_inputs, { list }) => ({ spaces: await list(ListSpaces, {}) }),
});
