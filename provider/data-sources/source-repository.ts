import { GetSourceRepository, GetSourceRepositoryCloneUrls } from '../../api/operations.js';
import { input, output } from '../model/index.js';
import { inProject } from '../resources/project-name.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, told } from './data-source.js';
import { sourceRepositoryTexts } from './texts/source-repository.js';

/** With the clone URL, as the resource has it: the API tells that by an action of its own. */
export const sourceRepository = dataSource('SourceRepository', {
  description: 'Looks up a source repository by its name, and where to clone it from.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the repository.'),
    name: input(GetSourceRepository.request.name, 'never', 'The name of the repository.'),
  },
  outputs: {
    ...told(GetSourceRepository.response, sourceRepositoryTexts),
    cloneUrl: output(
      GetSourceRepositoryCloneUrls.response.https,
      'Where to clone it from, over HTTPS; the password is an access token.',
    ),
  },
  async read({ name, ...parent }, { call }) {
    const found = await call(GetSourceRepository, { ...parent, name });
    const { https } = await call(GetSourceRepositoryCloneUrls, { ...parent, sourceRepositoryName: name });
    return { ...found, cloneUrl: https };
  },
});
