import { CreateSourceRepositoryBranch, ListSourceRepositoryBranches } from '../../api/operations.js';
import { createOnly, input, output } from '../model/index.js';
import { repositoryListing } from './listings.js';
import { inProject } from './project-name.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { sourceRepositoryName, name, headCommitId: startCommitId } = CreateSourceRepositoryBranch.request;
const { ref, headCommitId, lastUpdatedTime } = CreateSourceRepositoryBranch.response;

/** The API creates and lists branches, and no more: there is no get, no update and no delete. */
export const branch = resource('Branch', {
  description:
    'A branch of a source repository. The API cannot delete branches: deleting this resource keeps the branch and says so.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the repository.'),
    sourceRepositoryName: input(sourceRepositoryName, 'replace', 'The repository that the branch is made in.'),
    name: input(name, 'replace', 'The name of the branch; it may hold a `/`, as in `release/1.0`.', { autoname: true }),
    startCommitId: createOnly(
      startCommitId,
      'The commit that the branch begins at; the head of the default branch if left out. It matters only when the branch is made.',
    ),
  },
  outputs: {
    ref: output(ref, 'The full name of the Git reference, `refs/heads/…`.', { stable: true }),
    headCommitId: output(
      headCommitId,
      'The commit that the branch points to now. It moves when people push, which is no drift.',
    ),
    lastUpdatedTime: output(lastUpdatedTime, 'When the branch last moved (RFC 3339, UTC).'),
  },
  identity: ['spaceName', 'projectName', 'sourceRepositoryName', 'name'],
}).lifecycle({
  async create({ spaceName, projectName, sourceRepositoryName, name, startCommitId }, { create, list }) {
    const parent = { spaceName, projectName, sourceRepositoryName };
    const request = { ...parent, name, headCommitId: startCommitId };
    await create(CreateSourceRepositoryBranch, request, async (since) => {
      const found = (await list(ListSourceRepositoryBranches, parent)).find((item) => item.name === name);
      const ours =
        Date.parse(found?.lastUpdatedTime ?? '') >= since &&
        found?.headCommitId === (startCommitId ?? found?.headCommitId);
      return ours ? found : undefined;
    });
    return { ...parent, name };
  },

  async read(identity, _known, { search }) {
    const { name, ...parent } = identity;
    const { spaceName, projectName, sourceRepositoryName } = parent;
    const where = { what: `branch ${name}`, parent: repositoryListing(spaceName, projectName, sourceRepositoryName) };
    const found = await search(ListSourceRepositoryBranches, parent, (item) => item.name === name, where);
    if (!found) return undefined;
    const { ref, headCommitId, lastUpdatedTime } = found;
    return { ...identity, ref, headCommitId, lastUpdatedTime };
  },

  delete({ sourceRepositoryName, name }, _state, { warn }) {
    warn(
      `The API cannot delete branches: ${name} stays in ${sourceRepositoryName} and is no longer managed. Delete it with git push --delete.`,
    );
    return Promise.resolve();
  },
});
