import { GetWorkflowRun, ListWorkflowRuns, StartWorkflowRun } from '../../api/operations.js';
import { input, option, output, Problem } from '../model/index.js';
import { listing } from '../service/gone.js';
import { listedBy } from './listed-by.js';
import { projectListing } from './listings.js';
import { inProject } from './project-name.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { id, status, startTime, endTime, lastUpdatedTime } = GetWorkflowRun.response;

/** Statuses of runs that go on, or wait for their turn. */
const unfinished = new Set(['NOT_RUN', 'VALIDATING', 'PROVISIONING', 'IN_PROGRESS', 'STOPPING']);

/** The API starts runs and tells of them, and no more: nothing stops or deletes one. */
export const workflowRun = resource('WorkflowRun', {
  description:
    'A run of a workflow, which begins when this is made. Nothing stops or deletes a run through the API: deleting this resource forgets it.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the workflow.'),
    workflowId: input(
      StartWorkflowRun.request.workflowId,
      'replace',
      'The id of the workflow, as `getWorkflows` lists it.',
    ),
  },
  options: {
    triggers: option(
      { type: 'list', item: { type: 'string' } },
      'Any texts, such as the id of a commit: a change of them starts another run.',
      { onChange: 'replace' },
    ),
    waitForCompletion: option(
      { type: 'boolean' },
      'Whether to wait until the run has ended, and to fail unless it succeeded; the next `up` then starts another. Runs may take longer than the 20 minutes that an operation has: `customTimeouts` gives it more.',
    ),
  },
  outputs: {
    runId: output(id, 'The id of the run.', { stable: true, unique: true }),
    status: output(status, 'How far it was when it was last read: IN_PROGRESS, SUCCEEDED, FAILED and so on.'),
    startTime: output(startTime, 'When it was started (RFC 3339, UTC).', { stable: true }),
    endTime: output(endTime, 'When it ended (RFC 3339, UTC); absent as long as it goes on.'),
    lastUpdatedTime: output(lastUpdatedTime, 'Since when it has its status (RFC 3339, UTC).'),
  },
  identity: ['spaceName', 'projectName', 'runId'],
}).lifecycle({
  async create({ spaceName, projectName, workflowId }, { call }) {
    // The token makes a try after a lost answer find the run that the first one started.
    const { id } = await call(StartWorkflowRun, {
      spaceName,
      projectName,
      workflowId,
      clientToken: crypto.randomUUID(),
    });
    return { spaceName, projectName, runId: id };
  },

  async settle({ runId: id, ...parent }, { waitForCompletion }, { call, until }) {
    if (waitForCompletion !== true) return;
    let now = 'started';
    const ended = await until(
      () => `workflow run ${id}, which is ${now}`,
      async () => {
        const { status, endTime } = await call(GetWorkflowRun, { ...parent, id });
        now = status;
        return goesOn(status, endTime) ? undefined : status;
      },
    );
    if (ended !== 'SUCCEEDED') throw unsuccessful(id, ended);
  },

  async read({ runId: id, ...parent }, known, { find }) {
    const found = await find(GetWorkflowRun, { ...parent, id }, runListing(parent, id, known?.workflowId));
    if (!found) return undefined;
    const { workflowId, status, startTime, endTime, lastUpdatedTime } = found;
    return { ...parent, runId: id, workflowId, status, startTime, endTime, lastUpdatedTime };
  },

  /** One whose wait was broken off is still to be waited for. */
  due: ({ waitForCompletion, status, endTime }) =>
    waitForCompletion === true && goesOn(status, endTime) ? ['status'] : undefined,

  // Nothing of it can be changed; what is due is the wait that follows.
  update: () => Promise.resolve(undefined),

  isBroken: ({ waitForCompletion, status, endTime }) =>
    waitForCompletion === true && !goesOn(status, endTime) && status !== 'SUCCEEDED',

  async delete({ runId: id, ...parent }, { workflowId }, { find, warn }) {
    const found = await find(GetWorkflowRun, { ...parent, id }, runListing(parent, id, workflowId));
    if (found && goesOn(found.status, found.endTime)) {
      warn(`The workflow run ${id} is ${found.status} and goes on: the API stops no runs, the console does.`);
    }
  },

  list: listedBy(ListWorkflowRuns, ({ id, workflowName }) => ({ id, name: workflowName })),
});

/** Whether a run is not over; of one that was never read that is not known. */
const goesOn = (status: string | undefined, endTime: string | undefined): boolean =>
  endTime === undefined && (status === undefined || unfinished.has(status));

const unsuccessful = (id: string, status: string): Problem =>
  new Problem('service', `Workflow run ${id} ended as ${status}.`, {
    detail: 'The console tells why, in the runs of the workflow. The next run of this program starts another.',
  });

/** Where a run is listed; among the runs of its workflow alone where that is known. */
const runListing = (
  { spaceName, projectName }: Readonly<Record<'spaceName' | 'projectName', string>>,
  runId: string,
  workflowId: string | undefined,
) =>
  listing(`workflow run ${runId}`, ListWorkflowRuns, { spaceName, projectName, workflowId }, ({ id }) => id === runId, {
    parent: projectListing(spaceName, projectName),
  });
