import { ListSourceRepositoryBranches } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';

const { request, response } = ListSourceRepositoryBranches;

/** There is no `getBranch`: the API has no action that looks up one. */
export const branches = dataSource('Branches', {
  description: 'Lists the branches of a source repository.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the repository.'),
    sourceRepositoryName: input(request.sourceRepositoryName, 'never', 'The repository that holds the branches.'),
  },
  outputs: {
    branches: whole(response.items, 'The branches, in the order of the service.', {
      name: 'The name of the branch.',
      ref: 'The full name of the Git reference, `refs/heads/…`.',
      headCommitId: 'The commit that the branch points to.',
      lastUpdatedTime: 'When the branch last moved (RFC 3339, UTC).',
    }),
  },
  read: async (parent, { list }) => ({ branches: await list(ListSourceRepositoryBranches, parent) }),
});
