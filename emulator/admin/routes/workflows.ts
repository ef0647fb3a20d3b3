import { GetWorkflow } from '../../../api/operations.js';
import { like } from '../../documents/api-shape.js';
import { optional, required, structure } from '../../documents/structure.js';
import { text } from '../../documents/values.js';
import { route, type Section } from '../route.js';
import { withoutKey } from '../without-key.js';

const { spaceName, projectName, sourceRepositoryName, sourceBranchName, name, runMode, status } = GetWorkflow.response;
const path = text({ min: 1 });

export const workflows: Section = {
  title: 'Workflows',
  about: 'A workflow shows while its repository exists.',
  routes: [
    route('PUT /workflows', {
      summary: 'Makes a workflow, or changes the one of the same place',
      body: structure({
        spaceName: required(like(spaceName), 'the space'),
        projectName: required(like(projectName), 'the project'),
        sourceRepositoryName: required(like(sourceRepositoryName), 'the repository'),
        sourceBranchName: required(like(sourceBranchName), 'the branch'),
        path: required(path, 'of its file in the repository'),
        name: required(like(name), 'its name'),
        runMode: required(like(runMode), 'how its runs wait for each other'),
        status: required(like(status), 'whether its file is valid'),
      }),
      act: (controls, { body }) => {
        controls.putWorkflow(body);
      },
    }),
    route('GET /spaces/{space}/projects/{project}/workflows', {
      summary: 'Tells of all workflows of a project that show',
      answers: '`items`, in the order they were made',
      act: (controls, { labels: { space, project } }) => ({
        items: controls.getWorkflows(space, project).map(withoutKey),
      }),
    }),
    route('PATCH /spaces/{space}/projects/{project}/workflows/{id}', {
      summary: 'Changes a workflow',
      body: structure({
        name: optional(like(name), 'another name'),
        path: optional(path, 'another file'),
        sourceBranchName: optional(like(sourceBranchName), 'another branch'),
        runMode: optional(like(runMode), 'another mode'),
        status: optional(like(status), 'another status'),
      }),
      act: (controls, { labels: { space, project, id }, body }) => {
        controls.setWorkflow(space, project, id, body);
      },
    }),
    route('DELETE /spaces/{space}/projects/{project}/workflows/{id}', {
      summary: 'Takes a workflow away',
      act: (controls, { labels: { space, project, id } }) => {
        controls.deleteWorkflow(space, project, id);
      },
    }),
  ],
};
