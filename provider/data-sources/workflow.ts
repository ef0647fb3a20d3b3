import { GetWorkflow } from '../../api/operations.js';
import { input, output } from '../model/index.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource } from './data-source.js';

const { name, sourceRepositoryName, sourceBranchName, definition, createdTime, lastUpdatedTime, runMode, status } =
  GetWorkflow.response;

export const workflow = dataSource('Workflow', {
  description: 'Looks up a workflow by its id.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: input(
      GetWorkflow.request.projectName,
      'never',
      'The project that holds the workflow: its `name`, not its display name.',
    ),
    id: input(GetWorkflow.request.id, 'never', 'The id of the workflow, as `getWorkflows` lists it.'),
  },
  outputs: {
    name: output(name, 'The name of the workflow.'),
    sourceRepositoryName: output(sourceRepositoryName, 'The repository that holds its definition.'),
    sourceBranchName: output(sourceBranchName, 'The branch that holds its definition.'),
    definition: output(definition, 'Where the workflow is defined.', {
      members: { path: 'The path of the file in the repository.' },
    }),
    createdTime: output(createdTime, 'When it was created (RFC 3339, UTC).'),
    lastUpdatedTime: output(lastUpdatedTime, 'When it last changed (RFC 3339, UTC).'),
    runMode: output(runMode, 'How runs that are due at the same time go: QUEUED, PARALLEL or SUPERSEDED.'),
    status: output(status, 'ACTIVE, or INVALID if its definition has errors.'),
  },
  async read({ spaceName, projectName, id }, { call }) {
    const { name, sourceRepositoryName, sourceBranchName, definition, ...rest } = await call(GetWorkflow, {
      spaceName,
      projectName,
      id,
    });
    const { createdTime, lastUpdatedTime, runMode, status } = rest;
    return { name, sourceRepositoryName, sourceBranchName, definition, createdTime, lastUpdatedTime, runMode, status };
  },
});
