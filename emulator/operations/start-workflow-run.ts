import { StartWorkflowRun } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

export const startWorkflowRun = operation(StartWorkflowRun, {
  basis: {
    'runs of a QUEUED workflow wait for each other': 'documented',
    'runs of a PARALLEL workflow do not wait': 'documented',
    'of a SUPERSEDED workflow, a later run takes the place of one that waits': 'documented',
    'runs wait for whole runs, not at each action': 'assumed',
    'goes by VALIDATING, PROVISIONING and IN_PROGRESS to SUCCEEDED': 'assumed: workflowRunTimes',
    'one that waits is NOT_RUN': 'assumed: waitingRun',
    'one whose workflow is updated or deleted meanwhile is CANCELLED': 'documented',
    'the same client token answers the same run': 'documented',
    "a client token is the user's, and holds as long as the project, or until 10,000 others came": 'assumed',
    'a client token with other inputs answers 409 ConflictException': 'assumed: otherInputs',
    'an INVALID workflow answers 400 ValidationException': 'assumed: invalidWorkflow',
    'does nothing that the workflow says': 'assumed',
    'a project or workflow that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { projects, workflows, workflowRuns, clientTokens, caller, write }) {
    const { spaceName, projectName, workflowId } = request;
    return write(() => {
      const project = projects.require(spaceName, projectName);
      return clientTokens.once({ operation: StartWorkflowRun, caller, project, request }, () => {
        const workflow = workflows.require(spaceName, projectName, workflowId);
        if (workflow.status !== 'ACTIVE') {
          throw new ValidationException(
            `The workflow ${workflow.name} is ${workflow.status} and cannot be run.`,
            'invalidWorkflow',
          );
        }
        return { spaceName, projectName, workflowId, id: workflowRuns.start(project, workflow, 'MANUAL') };
      });
    });
  },
});
