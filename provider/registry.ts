import { space } from './data-sources/space.js';
import { spaces } from './data-sources/spaces.js';
import { workflow } from './data-sources/workflow.js';
import { workflows } from './data-sources/workflows.js';
import type { AnyDataSource, AnyResource } from './model/index.js';
import { accessToken } from './resources/access-token.js';
import { branch } from './resources/branch.js';
import { devEnvironment } from './resources/dev-environment.js';
import { devEnvironmentSession } from './resources/dev-environment-session.js';
import { project } from './resources/project.js';
import { sourceRepository } from './resources/source-repository.js';
import { space as spaceResource } from './resources/space.js';
import { workflowRun as workflowRunResource } from './resources/workflow-run.js';

/** Every resource that the engines are told of. */
export const resources: readonly AnyResource[] = [
  spaceResource,
  project,
  sourceRepository,
  branch,
  devEnvironment,
  devEnvironmentSession,
  accessToken,
  workflowRunResource,
];

/** Every data source that the engines are told of. */
export const dataSources: readonly AnyDataSource[] = [space, spaces, workflow, workflows];
