import { GetDevEnvironment } from '../../../api/operations.js';
import { like } from '../../documents/api-shape.js';
import { clearable, optional, required, structure } from '../../documents/structure.js';
import { text } from '../../documents/values.js';
import { known } from '../../controls/known.js';
import { route, type Section } from '../route.js';
import { withoutKey } from '../without-key.js';

const facts = GetDevEnvironment.response;
const reason = text({ max: 1024 });

export const devEnvironments: Section = {
  title: 'Dev environments',
  about: "Whoever's they are. A status that is set lasts, a RUNNING one until it was idle for too long.",
  routes: [
    route('POST /devEnvironments/failNext', {
      summary: 'Lets the next environment that is made fail; asked twice, the next two',
      body: structure({ reason: required(reason, 'told as its statusReason') }),
      act: (controls, { body }) => {
        controls.failNextDevEnvironment(body.reason);
      },
    }),
    route('GET /spaces/{space}/projects/{project}/devEnvironments', {
      summary: 'Tells of all environments of a project, of all users',
      answers: '`items`, in the order they were made',
      act: (controls, { labels: { space, project } }) => ({
        items: controls.getDevEnvironments(space, project).map(withoutKey),
      }),
    }),
    route('GET /spaces/{space}/projects/{project}/devEnvironments/{id}', {
      summary: 'Tells of an environment as it is now',
      answers: 'its members, and whether it is `updating`',
      act: (controls, { labels: { space, project, id } }) =>
        withoutKey(
          known(controls.getDevEnvironment(space, project, id), `dev environment ${id} in ${space}/${project}`),
        ),
    }),
    route('POST /spaces/{space}/projects/{project}/devEnvironments/{id}/fail', {
      summary: 'Lets an environment fail now',
      body: structure({ reason: required(reason, 'told as its statusReason') }),
      act: (controls, { labels: { space, project, id }, body }) => {
        controls.failDevEnvironment(space, project, id, body.reason);
      },
    }),
    route('PATCH /spaces/{space}/projects/{project}/devEnvironments/{id}', {
      summary: 'Changes an environment',
      body: structure({
        id: optional(like(facts.id), 'another id'),
        status: optional(like(facts.status), 'a status that lasts'),
        statusReason: clearable(reason, 'why it is in this status'),
        alias: clearable(like(facts.alias), 'how it is called'),
        instanceType: optional(like(facts.instanceType), 'what it runs on'),
        inactivityTimeoutMinutes: optional(like(facts.inactivityTimeoutMinutes), 'when it stops by itself; 0 is never'),
        persistentStorage: optional(like(facts.persistentStorage), 'what it stores on'),
        ides: clearable(like(facts.ides), 'what it is worked in with'),
        repositories: optional(like(facts.repositories), 'what is cloned into it'),
        vpcConnectionName: clearable(like(facts.vpcConnectionName), 'what it is connected by'),
        lastUpdatedTime: optional(like(facts.lastUpdatedTime), 'when it last changed'),
      }),
      act: (controls, { labels: { space, project, id }, body }) => {
        controls.setDevEnvironment(space, project, id, body);
      },
    }),
    route('DELETE /spaces/{space}/projects/{project}/devEnvironments/{id}', {
      summary: 'Takes an environment away at once: it is neither DELETING nor DELETED, but gone',
      act: (controls, { labels: { space, project, id } }) => {
        controls.deleteDevEnvironment(space, project, id);
      },
    }),
    route('GET /spaces/{space}/projects/{project}/devEnvironments/{id}/sessions', {
      summary: 'Tells of the sessions of an environment that are active',
      answers: '`items`, in the order they were started',
      act: (controls, { labels: { space, project, id } }) => ({
        items: controls.getDevEnvironmentSessions(space, project, id).map(withoutKey),
      }),
    }),
    route('POST /spaces/{space}/projects/{project}/devEnvironments/{id}/sessions', {
      summary: 'Lets somebody work in a running environment from now on',
      answers: '`id`',
      act: (controls, { labels: { space, project, id } }) => ({
        id: controls.startDevEnvironmentSession(space, project, id),
      }),
    }),
    route('DELETE /spaces/{space}/projects/{project}/devEnvironments/{id}/sessions/{session}', {
      summary: 'Ends a session',
      act: (controls, { labels: { space, project, id, session } }) => {
        controls.stopDevEnvironmentSession(space, project, id, session);
      },
    }),
  ],
};
