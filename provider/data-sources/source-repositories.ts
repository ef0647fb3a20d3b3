import { ListSourceRepositories } from '../../api/operations.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, whole } from './data-source.js';
import { sourceRepositoryTexts } from './texts/source-repository.js';

export const sourceRepositories = dataSource('SourceRepositories', {
  description:
    'Lists the source repositories of a project. Those of GitHub and the like that were linked are among them; their clone URLs, which `getSourceRepository` tells, tell them apart.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the repositories.'),
  },
  outputs: {
    sourceRepositories: whole(
      ListSourceRepositories.response.items,
      'The repositories, in the order of the service.',
      sourceRepositoryTexts,
    ),
  },
  read: async (parent, { list }) => ({ sourceRepositories: await list(ListSourceRepositories, parent) }),
});
