import { ListWorkflows } from '../../api/operations.js';
import { input, output } from '../model/index.js';
import { inSpace } from '../resources/space-name.js';
import { always, dataSource } from './data-source.js';

export const workflows = dataSource('Workflows', {
  description: 'Lists the workflows of a project, on all branches of its repositories.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: input(
      ListWorkflows.request.projectName,
      'never',
      'The project that holds the workflows: its `name`, not its display name.',
    ),
  },
  outputs: {
    workflows: output(always(ListWorkflows.response.items), 'The workflows, in the order of the service.', {
      members: {
        id: 'The id of the workflow.',
        name: 'The name of the workflow.',
        sourceRepositoryName: 'The repository that holds its definition.',
        sourceBranchName: 'The branch that holds its definition.',
        definition: 'Where the workflow is defined.',
        path: 'The path of the file in the repository.',
        createdTime: 'When it was created (RFC 3339, UTC).',
        lastUpdatedTime: 'When it last changed (RFC 3339, UTC).',
        runMode: 'How runs that are due at the same time go: QUEUED, PARALLEL or SUPERSEDED.',
        status: 'ACTIVE, or INVALID if its definition has errors.',
      },
    }),
  },
  read: async (parent, { list }) => ({ workflows: await list(ListWorkflows, parent) }),
});
