import { GetSpace } from '../../api/operations.js';
import { input, output } from '../model/index.js';
import { dataSource } from './data-source.js';

const { name, displayName, description, regionName } = GetSpace.response;

export const space = dataSource('Space', {
  description: 'Looks up a space by its name.',
  inputs: {
    name: input(GetSpace.request.name, 'never', "The name of the space. The provider's `spaceName` if left out.", {
      default: 'spaceName',
    }),
  },
  outputs: {
    name: output(name, 'The name of the space.'),
    displayName: output(displayName, 'The name that people see.'),
    description: output(description, 'What the space is for.'),
    regionName: output(regionName, 'The AWS Region of the space.'),
  },
  read: ({ name }, { call }) => call(GetSpace, { name }),
});
