import { optional, required, structure } from '../../documents/structure.js';
import { oneOf, text } from '../../documents/values.js';
import { known } from '../../controls/known.js';
import { route, type Section } from '../route.js';
import { withoutKey } from '../without-key.js';

const reason = text({ min: 1 });

export const workflowRuns: Section = {
  title: 'Workflow runs',
  about: 'What comes of a run, and when, is written down when it starts: put the clock forward to see it.',
  routes: [
    route('POST /workflowRuns/failNext', {
      summary: 'Lets the next run that is started fail; asked twice, the next two',
      body: structure({ reason: required(reason, 'why') }),
      act: (controls, { body }) => {
        controls.failNextWorkflowRun(body.reason);
      },
    }),
    route('POST /spaces/{space}/projects/{project}/workflows/{id}/runs', {
      summary: 'Starts a run of a workflow',
      body: structure({ trigger: optional(oneOf(['PUSH', 'MANUAL']), 'what started it; PUSH when absent') }),
      answers: '`id`',
      act: (controls, { labels: { space, project, id }, body }) => ({
        id: controls.startWorkflowRun(space, project, id, body.trigger),
      }),
    }),
    route('GET /spaces/{space}/projects/{project}/workflowRuns', {
      summary: 'Tells of all runs of a project as they are now',
      answers: '`items`, in the order they were started',
      act: (controls, { labels: { space, project } }) => ({
        items: controls.getWorkflowRuns(space, project).map(withoutKey),
      }),
    }),
    route('GET /spaces/{space}/projects/{project}/workflowRuns/{id}', {
      summary: 'Tells of a run as it is now',
      answers: 'its members',
      act: (controls, { labels: { space, project, id } }) =>
        withoutKey(known(controls.getWorkflowRun(space, project, id), `workflow run ${id} in ${space}/${project}`)),
    }),
    route('POST /spaces/{space}/projects/{project}/workflowRuns/{id}/end', {
      summary: 'Ends a run now; one that has ended stays as it is',
      body: structure({
        status: required(
          oneOf(['SUCCEEDED', 'FAILED', 'STOPPED', 'SUPERSEDED', 'CANCELLED', 'NOT_RUN', 'ABANDONED']),
          'what comes of it',
        ),
        reason: optional(reason, 'why'),
      }),
      act: (controls, { labels: { space, project, id }, body }) => {
        controls.endWorkflowRun(space, project, id, body.status, body.reason);
      },
    }),
  ],
};
