import { type AdminRoute, route, type Section } from './route.js';
import { clock } from './routes/clock.js';
import { devEnvironments } from './routes/dev-environments.js';
import { faults } from './routes/faults.js';
import { quotas } from './routes/quotas.js';
import { requests } from './routes/requests.js';
import { sourceRepositories } from './routes/source-repositories.js';
import { spaces } from './routes/spaces.js';
import { state } from './routes/state.js';
import { users } from './routes/users.js';
import { workflowRuns } from './routes/workflow-runs.js';
import { workflows } from './routes/workflows.js';
import { workspaces } from './routes/workspaces.js';

const surface: Section = {
  title: 'The surface itself',
  about: 'This document is made from the same table that answers requests.',
  routes: [
    route('GET /routes', {
      summary: 'Tells what there is',
      answers: '`routes`, each with its method, its path and what it does',
      act: () => ({ routes: routes.map(({ method, path, summary }) => ({ method, path, summary })) }),
    }),
  ],
};

/** The whole surface, in the order of its documentation. */
export const sections: readonly Section[] = [
  faults,
  clock,
  state,
  quotas,
  requests,
  users,
  spaces,
  sourceRepositories,
  devEnvironments,
  workflows,
  workflowRuns,
  workspaces,
  surface,
];

export const routes: readonly AdminRoute[] = sections.flatMap((section) => section.routes);
