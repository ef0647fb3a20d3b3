import { CreateProject, GetProject, GetSpace, GetSubscription, UpdateSpace } from '../../../api/operations.js';
import { like } from '../../documents/api-shape.js';
import { clearable, optional, required, structure } from '../../documents/structure.js';
import { known } from '../../controls/known.js';
import { route, type Section } from '../route.js';
import { withoutKey } from '../without-key.js';

const spaceName = like(GetSpace.request.name);
const regionName = like(GetSpace.response.regionName);
const spaceDisplayName = like(GetSpace.response.displayName);
const spaceDescription = like(UpdateSpace.request.description);
const projectName = like(GetProject.request.name);
const projectDisplayName = like(CreateProject.request.displayName);
const projectDescription = like(CreateProject.request.description);

const { subscriptionType, awsAccountName, pendingSubscriptionType, pendingSubscriptionStartTime } =
  GetSubscription.response;

// What GetSubscription answers.
const plan = [like(subscriptionType), 'the billing plan; FREE when absent'] as const;
const account = [like(awsAccountName), 'the account that is billed'] as const;
const nextPlan = [like(pendingSubscriptionType), 'the plan that it changes to'] as const;
const nextTime = [like(pendingSubscriptionStartTime), 'when it changes'] as const;

export const spaces: Section = {
  title: 'Spaces and projects',
  about:
    'Behind the back of clients: nothing here is asked of a login, a quota or the rules of the API. Deleting takes all along that is inside.',
  routes: [
    route('POST /spaces', {
      summary: 'Makes a space, unless there is one of that name',
      body: structure({
        name: required(spaceName, 'its name'),
        regionName: optional(regionName, 'us-west-2 when absent'),
        displayName: optional(spaceDisplayName, 'how it is shown'),
        description: optional(spaceDescription, 'what it is for'),
        subscriptionType: optional(...plan),
        awsAccountName: optional(...account),
        pendingSubscriptionType: optional(...nextPlan),
        pendingSubscriptionStartTime: optional(...nextTime),
      }),
      act: (controls, { body }) => {
        controls.addSpace(body);
      },
    }),
    route('GET /spaces/{space}', {
      summary: 'Tells of a space',
      answers: 'its members',
      act: (controls, { labels: { space } }) => withoutKey(known(controls.getSpace(space), space)),
    }),
    route('PATCH /spaces/{space}', {
      summary: 'Changes a space',
      body: structure({
        name: optional(spaceName, 'another name'),
        regionName: optional(regionName, 'another region'),
        displayName: clearable(spaceDisplayName, 'how it is shown'),
        description: clearable(spaceDescription, 'what it is for'),
        subscriptionType: clearable(...plan),
        awsAccountName: clearable(...account),
        pendingSubscriptionType: clearable(...nextPlan),
        pendingSubscriptionStartTime: clearable(...nextTime),
      }),
      act: (controls, { labels: { space }, body }) => {
        controls.setSpace(space, body);
      },
    }),
    route('DELETE /spaces/{space}', {
      summary: 'Takes a space away',
      act: (controls, { labels: { space } }) => {
        controls.deleteSpace(space);
      },
    }),
    route('POST /spaces/{space}/projects', {
      summary: 'Makes a project',
      body: structure({
        displayName: required(projectDisplayName, 'how it is shown'),
        name: optional(projectName, 'the display name with hyphens when absent'),
        description: optional(projectDescription, 'what it is for'),
      }),
      answers: 'the project',
      act: (controls, { labels: { space }, body }) => withoutKey(controls.addProject(space, body)),
    }),
    route('GET /spaces/{space}/projects/{project}', {
      summary: 'Tells of a project',
      answers: 'its members',
      act: (controls, { labels: { space, project } }) =>
        withoutKey(known(controls.getProject(space, project), `${space}/${project}`)),
    }),
    route('PATCH /spaces/{space}/projects/{project}', {
      summary: 'Changes a project',
      body: structure({
        name: optional(projectName, 'another name'),
        displayName: clearable(projectDisplayName, 'how it is shown'),
        description: clearable(projectDescription, 'what it is for'),
      }),
      act: (controls, { labels: { space, project }, body }) => {
        controls.setProject(space, project, body);
      },
    }),
    route('DELETE /spaces/{space}/projects/{project}', {
      summary: 'Takes a project away',
      act: (controls, { labels: { space, project } }) => {
        controls.deleteProject(space, project);
      },
    }),
  ],
};
