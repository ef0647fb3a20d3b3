import { GetDevEnvironment } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, told } from './data-source.js';
import { devEnvironmentTexts } from './texts/dev-environment.js';

export const devEnvironment = dataSource('DevEnvironment', {
  description: 'Looks up a dev environment of the user who is logged in, by its id.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the environment.'),
    id: input(GetDevEnvironment.request.id, 'never', 'The id of the environment, as `getDevEnvironments` lists it.'),
  },
  outputs: told(GetDevEnvironment.response, devEnvironmentTexts),
  read: (key, { call }) => call(GetDevEnvironment, key),
});
