import { GetWorkflow } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, told } from './data-source.js';
import { workflowTexts } from './texts/workflow.js';

export const workflow = dataSource('Workflow', {
  description: 'Looks up a workflow by its id.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the workflow.'),
    id: input(GetWorkflow.request.id, 'never', 'The id of the workflow, as `getWorkflows` lists it.'),
  },
  outputs: told(GetWorkflow.response, workflowTexts),
  read: (key, { call }) => call(GetWorkflow, key),
});
