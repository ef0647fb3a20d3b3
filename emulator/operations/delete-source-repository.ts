import { DeleteSourceRepository } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

export const deleteSourceRepository = operation(DeleteSourceRepository, {
  basis: {
    'deletes the branches with it': 'assumed',
    'its workflows go with it, and their runs are CANCELLED': 'documented',
    'a linked repository cannot be deleted': 'documented',
    'a linked repository answers 400 ValidationException': 'assumed: linkedRepository',
    'a repository that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, projectName, name }, { repositories, workflowRuns, write }) {
    return write(() => {
      const repository = repositories.require(spaceName, projectName, name);
      if (repository.linkedProvider !== undefined) {
        throw new ValidationException(
          `The source repository ${name} is linked and cannot be deleted by this API.`,
          'linkedRepository',
        );
      }
      workflowRuns.cancelOf(repository);
      repositories.delete(repository);
      return repository;
    });
  },
});
