import { ListWorkflowRuns } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';
import { workflowRunTexts } from './texts/workflow-run.js';

const { workflowId } = ListWorkflowRuns.request;

/** Without the API's `sortBy`: its structure has no members, so nothing can be said by it. */
export const workflowRuns = dataSource('WorkflowRuns', {
  description: 'Lists the runs of the workflows of a project.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the workflows.'),
    workflowId: input(workflowId, 'never', 'The id of the workflow whose runs are listed; all workflows if left out.'),
  },
  outputs: {
    workflowRuns: whole(ListWorkflowRuns.response.items, 'The runs, in the order of the service.', workflowRunTexts),
  },
  read: async (asked, { list }) => ({ workflowRuns: await list(ListWorkflowRuns, asked) }),
});
