import { GetWorkflowRun } from '../../api/operations.js';
import { operation } from '../operation.js';
import { workflowRunAnswer } from '../workflow-runs/answer.js';

export const getWorkflowRun = operation(GetWorkflowRun, {
  basis: {
    'the start is when it was asked for': 'assumed',
    'lastUpdatedTime is since when it has its status': 'documented',
    'has an end once it has ended': 'documented',
    'a reason of a status is an empty structure, for it has no members': 'documented',
    'a run outlives its workflow': 'assumed',
    'a run that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, projectName, id }, { workflowRuns }) {
    return workflowRunAnswer(workflowRuns.require(spaceName, projectName, id));
  },
});
