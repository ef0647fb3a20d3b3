import { CreateSourceRepositoryBranch } from '../../api/operations.js';
import { branchAnswer } from '../branch-answer.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

export const createSourceRepositoryBranch = operation(CreateSourceRepositoryBranch, {
  basis: {
    'starts at a commit that is in an existing branch': 'documented',
    'a linked repository cannot be branched': 'documented',
    'starts at the head of the default branch when no commit is named': 'assumed',
    'an unknown commit answers 400 ValidationException': 'assumed: unknownCommit',
    'a linked repository answers 400 ValidationException': 'assumed: linkedRepository',
    'a name that Git refuses answers 400 ValidationException': 'assumed: branchName',
    'a branch that would be a folder of another, or the other way round, answers 409 ConflictException':
      'assumed: branchInTheWay',
    'starts no workflow run': 'assumed',
    'a taken name answers 409 ConflictException': 'assumed: takenName',
    'the ref is refs/heads/ and the name': 'assumed',
    'a repository that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { repositories, branches, write }) {
    const { spaceName, projectName, sourceRepositoryName, name, headCommitId } = request;
    return write(() => {
      const repository = repositories.require(spaceName, projectName, sourceRepositoryName);
      if (repository.linkedProvider !== undefined) {
        throw new ValidationException(
          `The source repository ${repository.name} is linked: this API cannot branch it.`,
          'linkedRepository',
        );
      }
      return branchAnswer(branches.create(repository, name, headCommitId));
    });
  },
});
