import { GetSourceRepositoryCloneUrls } from '../../api/operations.js';
import { cloneUrl } from '../clone-url.js';
import { operation } from '../operation.js';

/** The member is called https, yet the URL is the emulator's own: http on loopback. */
export const getSourceRepositoryCloneUrls = operation(GetSourceRepositoryCloneUrls, {
  basis: {
    'the path is /v1/space/project/repository and the user part is the alias of the caller': 'documented',
    'a linked repository has .source.3p. in its host': 'observed',
    'a repository that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, projectName, sourceRepositoryName }, { repositories, caller, origin }) {
    const repository = repositories.require(spaceName, projectName, sourceRepositoryName);
    return { https: cloneUrl(origin, caller.alias, repository) };
  },
});
