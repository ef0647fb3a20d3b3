import { CreateSourceRepositoryBranch } from '../../api/operations.js';
import { branchAnswer } from '../branch-answer.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

export const createSourceRepositoryBranch = operation(CreateSourceRepositoryBranch, {
  basis: {
    'starts at a commit that is in an existing branch': 'documented',
    'a linked repository cannot be branched': 'documented',
    'starts at the head of the default branch when no commit is named': 'assumed',
    'knows the commits that were ever the head of a branch, for there is no Git yet': 'assumed',
    'an unknown commit answers 400 ValidationException': 'assumed',
    'a linked repository answers 400 ValidationException': 'assumed',
    'takes any name of the right length, for there is no Git to refuse it': 'assumed',
    'a taken name answers 409 ConflictException': 'assumed',
    'the ref is refs/heads/ and the name': 'assumed',
    'a repository that does not exist answers 403 AccessDeniedException': 'assumed',
  },

  handle(request, { repositories, branches, clock, write }) {
    const { spaceName, projectName, sourceRepositoryName, name } = request;
    const lastUpdatedTime = clock.now().toISOString();
    return write(() => {
      const repository = repositories.require(spaceName, projectName, sourceRepositoryName);
      if (repository.linkedProvider !== undefined) {
        throw new ValidationException(`The source repository ${repository.name} is linked: this API cannot branch it.`);
      }
      const headCommitId =
        request.headCommitId ?? branches.find(repository, repository.defaultBranchName)?.headCommitId;
      if (headCommitId === undefined || !branches.knows(repository, headCommitId)) {
        throw new ValidationException(`The commit is in no branch of source repository ${repository.name}.`);
      }
      const branch = { name, headCommitId, lastUpdatedTime };
      branches.create(repository, branch);
      return branchAnswer(branch);
    });
  },
});
