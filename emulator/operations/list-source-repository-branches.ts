import { ListSourceRepositoryBranches } from '../../api/operations.js';
import { branchAnswer } from '../branch-answer.js';
import { operation } from '../operation.js';

export const listSourceRepositoryBranches = operation(ListSourceRepositoryBranches, {
  basis: {
    'the ref is refs/heads/ and the name': 'assumed',
    'lists in the order of making': 'assumed',
    'the branches of a linked repository are listed too': 'assumed',
    'a repository that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { repositories, branches, pager }) {
    const { spaceName, projectName, sourceRepositoryName } = request;
    const repository = repositories.require(spaceName, projectName, sourceRepositoryName);
    const page = pager.page(ListSourceRepositoryBranches, request, (key) => branches.after(repository, key));
    return { ...page, items: page.items.map(branchAnswer) };
  },
});
