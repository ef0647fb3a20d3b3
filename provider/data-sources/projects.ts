import { ListProjects } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';
import { projectTexts } from './texts/project.js';

export const projects = dataSource('Projects', {
  description: 'Lists the projects of a space.',
  inputs: {
    spaceName: inSpace('The space that holds the projects.'),
    filters: input(ListProjects.request.filters, 'never', 'What a project must have to be listed.', {
      members: {
        key: 'What is compared: the `name`, or `hasAccessTo`, which is true or false.',
        values: 'What it is compared with.',
        comparisonOperator: 'How it is compared.',
      },
    }),
  },
  outputs: {
    projects: whole(ListProjects.response.items, 'The projects, in the order of the service.', projectTexts),
  },
  read: async (asked, { list }) => ({ projects: await list(ListProjects, asked) }),
});
