import { ListDevEnvironmentSessions } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';

const { request, response } = ListDevEnvironmentSessions;

export const devEnvironmentSessions = dataSource('DevEnvironmentSessions', {
  description: 'Lists the active sessions of a dev environment.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the environment.'),
    devEnvironmentId: input(request.devEnvironmentId, 'never', 'The id of the environment.'),
  },
  outputs: {
    devEnvironmentSessions: whole(response.items, 'The sessions, in the order of the service.', {
      spaceName: 'The space that holds the project.',
      projectName: 'The project that holds the environment.',
      devEnvironmentId: 'The id of the environment.',
      startedTime: 'When the session began (RFC 3339, UTC).',
      id: 'The id of the session.',
    }),
  },
  read: async (parent, { list }) => ({ devEnvironmentSessions: await list(ListDevEnvironmentSessions, parent) }),
});
