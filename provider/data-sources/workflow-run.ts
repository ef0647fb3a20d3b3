import { GetWorkflowRun } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, told } from './data-source.js';
import { workflowRunTexts } from './texts/workflow-run.js';

export const workflowRun = dataSource('WorkflowRun', {
  description: 'Looks up a run of a workflow by its id.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the workflow.'),
    id: input(GetWorkflowRun.request.id, 'never', 'The id of the run, as `getWorkflowRuns` lists it.'),
  },
  outputs: told(GetWorkflowRun.response, workflowRunTexts),
  read: (key, { call }) => call(GetWorkflowRun, key),
});
