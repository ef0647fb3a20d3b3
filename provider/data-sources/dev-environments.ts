import { ListDevEnvironments } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';
import { devEnvironmentTexts } from './texts/dev-environment.js';

const { projectName, filters } = ListDevEnvironments.request;

export const devEnvironments = dataSource('DevEnvironments', {
  description:
    'Lists the dev environments of the user who is logged in. Some that are DELETING or DELETED may be among them for a while.',
  inputs: {
    spaceName: inSpace('The space that holds the environments.'),
    projectName: input(
      projectName,
      'never',
      'The project that holds the environments: its `name`, not its display name. All projects if left out.',
    ),
    filters: input(
      filters,
      'never',
      'What an environment must have to be listed. The API does not say which keys and operators it knows, and refuses others.',
      {
        members: {
          key: 'What is compared. The embedded CodeCatalyst knows "alias", "creatorId", "id", "instanceType", "projectName", "status" and "vpcConnectionName".',
          values: 'What it is compared with.',
          comparisonOperator: 'How it is compared. The embedded CodeCatalyst knows the operators of `getProjects`.',
        },
      },
    ),
  },
  outputs: {
    devEnvironments: whole(
      ListDevEnvironments.response.items,
      'The environments, in the order of the service.',
      devEnvironmentTexts,
    ),
  },
  read: async (asked, { list }) => ({ devEnvironments: await list(ListDevEnvironments, asked) }),
});
