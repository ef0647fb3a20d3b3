import { GetSpace } from '../../api/operations.js';
import { input } from '../model/index.js';
import { dataSource, told } from './data-source.js';
import { spaceTexts } from './texts/space.js';

export const space = dataSource('Space', {
  description: 'Looks up a space by its name.',
  inputs: {
    name: input(GetSpace.request.name, 'never', "The name of the space. The provider's `spaceName` if left out.", {
      default: 'spaceName',
    }),
  },
  outputs: told(GetSpace.response, spaceTexts),
  read: (space, { call }) => call(GetSpace, space),
});
