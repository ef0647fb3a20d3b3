import { GetProject } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, told } from './data-source.js';
import { projectTexts } from './texts/project.js';

export const project = dataSource('Project', {
  description: 'Looks up a project by its name.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    name: input(GetProject.request.name, 'never', 'The name of the project, which is not its display name.'),
  },
  outputs: told(GetProject.response, projectTexts),
  read: (key, { call }) => call(GetProject, key),
});
