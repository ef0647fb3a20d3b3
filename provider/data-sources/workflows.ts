import { ListWorkflows } from '../../api/operations.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';
import { workflowTexts } from './texts/workflow.js';

/** Without the API's `sortBy`: its structure has no members, so nothing can be said by it. */
export const workflows = dataSource('Workflows', {
  description: 'Lists the workflows of a project, on all branches of its repositories.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the workflows.'),
  },
  outputs: {
    workflows: whole(ListWorkflows.response.items, 'The workflows, in the order of the service.', workflowTexts),
  },
  read: async (parent, { list }) => ({ workflows: await list(ListWorkflows, parent) }),
});
