import { CreateSourceRepositoryBranch, ListSourceRepositoryBranches } from '../../api/operations.js';
import { createOnly, input, output } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';
import { cloneUrlOf, isLinked } from './clone-url.js';
import { forceDestroy } from './force-destroy.js';
import { repositoryListing } from './listings.js';
import { inProject } from './project-name.js';
import { listedBy } from './listed-by.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { sourceRepositoryName, name, headCommitId: startCommitId } = CreateSourceRepositoryBranch.request;
const { ref, headCommitId, lastUpdatedTime } = CreateSourceRepositoryBranch.response;

/** The API creates and lists branches, and no more: there is no get, no update and no delete, so that is done over Git. */
export const branch = resource('Branch', {
  description:
    'A branch of a source repository. The API cannot delete branches: where the provider has a login for Git (`gitUsername`, `gitPassword`), deleting this resource deletes the branch by a Git push; without one, and where it is the default branch, the branch is kept, with a warning.',
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
  options: { forceDestroy },
  outputs: {
    ref: output(ref, 'The full name of the Git reference, `refs/heads/…`.', { stable: true }),
    headCommitId: output(
      headCommitId,
      'The commit that the branch points to now. It moves when people push, which is no drift.',
    ),
    firstCommitId: output(headCommitId, 'The commit that it was made at; not known of one that was imported.', {
      stable: true,
    }),
    lastUpdatedTime: output(lastUpdatedTime, 'When the branch last moved (RFC 3339, UTC).'),
  },
  identity: ['spaceName', 'projectName', 'sourceRepositoryName', 'name'],
}).lifecycle({
  async create({ spaceName, projectName, sourceRepositoryName, name, startCommitId }, { create, list }) {
    const parent = { spaceName, projectName, sourceRepositoryName };
    const request = { ...parent, name, headCommitId: startCommitId };
    const made = await create(CreateSourceRepositoryBranch, request, async (since) => {
      const found = (await list(ListSourceRepositoryBranches, parent)).find((item) => item.name === name);
      const ours =
        Date.parse(found?.lastUpdatedTime ?? '') >= since &&
        found?.headCommitId === (startCommitId ?? found?.headCommitId);
      return ours ? found : undefined;
    });
    return { ...parent, name, firstCommitId: made.headCommitId ?? startCommitId };
  },

  async read(identity, known, context) {
    const found = await find(identity, context);
    if (!found) return undefined;
    const { ref, headCommitId, lastUpdatedTime } = found;
    return { ...identity, ref, headCommitId, lastUpdatedTime, firstCommitId: known?.firstCommitId };
  },

  async losses(identity, { firstCommitId }, context) {
    const { git } = context;
    // It will be kept.
    if (!git) return undefined;
    const found = await find(identity, context);
    if (!found || (firstCommitId !== undefined && found.headCommitId === firstCommitId)) return undefined;
    const cloneUrl = await cloneUrlOf(identity, context);
    if (cloneUrl === undefined || isLinked(cloneUrl)) return undefined;
    if ((await git.defaultRef(cloneUrl)) === refOf(identity)) return undefined;
    return firstCommitId === undefined
      ? 'the commit it was made at is not known, as after an import, so it may hold code'
      : 'it holds code that was pushed to it';
  },

  async delete(identity, { firstCommitId: expected }, context, release) {
    const { git, warn } = context;
    const { name, sourceRepositoryName } = identity;
    const stays = `${name} stays in ${sourceRepositoryName} and is no longer managed.`;
    if (!git) {
      warn(
        `The API cannot delete branches: ${stays} With gitUsername and gitPassword in the provider's configuration it would be deleted by a Git push; now that is for you to do: git push --delete.`,
      );
      return;
    }
    const cloneUrl = await cloneUrlOf(identity, context);
    if (cloneUrl === undefined) return;
    if (isLinked(cloneUrl)) {
      warn(`${sourceRepositoryName} is a linked repository: ${stays} Delete it where the repository lives.`);
      return;
    }
    const deletion = { ref: refOf(identity), expected, evenIfMoved: release.isGiven };
    const { outcome, said } = await git.deleteRef(cloneUrl, deletion);
    if (outcome === 'moved') throw release.refusal('somebody pushed to it just now');
    if (outcome === 'default') {
      const told = said === undefined ? '' : ` (the Git server says: ${said})`;
      warn(`The default branch cannot be deleted${told}: ${stays}`);
    }
  },

  list: listedBy(ListSourceRepositoryBranches, ({ name }) => (name === undefined ? undefined : { id: name, name })),
});

type Identity = Readonly<Record<'spaceName' | 'projectName' | 'sourceRepositoryName' | 'name', string>>;

const refOf = ({ name }: Identity): string => `refs/heads/${name}`;

/** A branch in the list of its repository; undefined when it is proved gone. */
function find({ name, ...parent }: Identity, { search }: ServiceContext) {
  const { spaceName, projectName, sourceRepositoryName } = parent;
  const where = { what: `branch ${name}`, parent: repositoryListing(spaceName, projectName, sourceRepositoryName) };
  return search(ListSourceRepositoryBranches, parent, (item) => item.name === name, where);
}
