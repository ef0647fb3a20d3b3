import {
  CreateSourceRepository,
  CreateSourceRepositoryBranch,
  DeleteSourceRepository,
  GetSourceRepository,
  GetSourceRepositoryCloneUrls,
  ListSourceRepositories,
  ListSourceRepositoryBranches,
} from '../../api/operations.js';
import { input, output, Problem } from '../model/index.js';
import { isLinked } from './clone-url.js';
import { forceDestroy } from './force-destroy.js';
import { repositoryListing } from './listings.js';
import { inProject } from './project-name.js';
import { listedBy } from './listed-by.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { name, description } = CreateSourceRepository.request;
const { createdTime, lastUpdatedTime } = GetSourceRepository.response;
const { headCommitId } = CreateSourceRepositoryBranch.response;
const { https } = GetSourceRepositoryCloneUrls.response;

/** Whether what is there now was made at another time than what is recorded. */
const isAnother = (recorded: string | undefined, now: string): boolean => recorded !== undefined && recorded !== now;

/** Whether a repository is as it was made, as nearly as its times can tell: they may lie two seconds apart. */
const isNewborn = ({
  createdTime,
  lastUpdatedTime,
}: {
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
}) => Date.parse(lastUpdatedTime) - Date.parse(createdTime) <= 2_000;

/** The API has no update for repositories, not even for the description: every change replaces. */
export const sourceRepository = resource('SourceRepository', {
  description: 'A Git repository in a project, born with one empty commit on the branch `main`.',
  loses: 'all its code',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the repository.'),
    name: input(name, 'replace', 'The name of the repository, unique in its project.', {
      autoname: true,
      allowed: 'letters, digits, dots, hyphens and underscores; it cannot end in .git',
    }),
    description: input(
      description,
      'replace',
      'What the repository is for. The API cannot change it: a change makes a new repository.',
    ),
  },
  options: { forceDestroy },
  outputs: {
    cloneUrl: output(https, 'Where to clone it from, over HTTPS; the password is an access token.', { stable: true }),
    firstCommitId: output(headCommitId, 'The commit that it was born with; not known of one that was imported.', {
      stable: true,
    }),
    createdTime: output(createdTime, 'When it was created (RFC 3339, UTC).', { stable: true }),
    lastUpdatedTime: output(lastUpdatedTime, 'When it last changed (RFC 3339, UTC).'),
  },
  identity: ['spaceName', 'projectName', 'name'],
}).lifecycle({
  async create({ spaceName, projectName, name, description }, { create, call }) {
    const key = { spaceName, projectName, name };
    await create(CreateSourceRepository, { ...key, description }, async (since) => {
      const found = await call(GetSourceRepository, key);
      return Date.parse(found.createdTime) >= since && found.description === description ? found : undefined;
    });
    return key;
  },

  async read(identity, known, { find, list, call, present, warn }) {
    const { spaceName, projectName, name } = identity;
    const parent = { spaceName, projectName, sourceRepositoryName: name };
    const found = await find(GetSourceRepository, identity, repositoryListing(spaceName, projectName, name));
    if (!found) return undefined;
    const { description, createdTime, lastUpdatedTime } = found;
    const state = { ...identity, description, createdTime, lastUpdatedTime };
    const askCloneUrl = async () => (await call(GetSourceRepositoryCloneUrls, parent)).https;
    if (isAnother(known?.createdTime, createdTime)) {
      const again = `${projectName}/${name} was deleted and made again at ${createdTime}`;
      warn(`${again}: what was pushed to the first one is not in it.`);
      return { ...state, cloneUrl: await askCloneUrl() };
    }
    if (!known) return { ...state, cloneUrl: await askCloneUrl() };
    if (known.cloneUrl === undefined) {
      // The first look at what was made here: while nobody has pushed, its head is what it was born with.
      const [head, ...others] = await list(ListSourceRepositoryBranches, parent);
      const firstCommitId = others.length === 0 && isNewborn(found) ? head?.headCommitId : undefined;
      return { ...state, cloneUrl: await askCloneUrl(), firstCommitId };
    }
    // A clone URL changes only where a local service has moved, so what is known is not asked for again.
    return { ...state, cloneUrl: await present(known.cloneUrl), firstCommitId: known.firstCommitId };
  },

  async losses(identity, { firstCommitId, cloneUrl }, { find, list }) {
    // Its deletion is refused in any case, and for a better reason.
    if (isLinked(cloneUrl)) return undefined;
    const { spaceName, projectName, name } = identity;
    const found = await find(GetSourceRepository, identity, repositoryListing(spaceName, projectName, name));
    if (!found) return undefined;
    const heads = await list(ListSourceRepositoryBranches, { spaceName, projectName, sourceRepositoryName: name });
    // One that was left half made was never looked at.
    if (cloneUrl === undefined && heads.length === 1 && isNewborn(found)) return undefined;
    if (firstCommitId === undefined)
      return 'the commit it was born with is not known, as after an import, so it may hold code';
    const pushed = heads.filter(({ headCommitId }) => headCommitId !== firstCommitId);
    return pushed.length === 0
      ? undefined
      : `it holds code that was pushed to ${pushed.map(({ name }) => name).join(', ')}`;
  },

  async delete(identity, { cloneUrl }, { remove }) {
    const { spaceName, projectName, name } = identity;
    if (isLinked(cloneUrl)) {
      throw new Problem('invalid-input', `${name} is a linked repository, which the API cannot delete.`, {
        detail: 'Unlink it in the CodeCatalyst console, or remove it from state alone.',
      });
    }
    await remove(DeleteSourceRepository, identity, repositoryListing(spaceName, projectName, name));
  },

  list: listedBy(ListSourceRepositories, ({ name }) => ({ id: name, name })),
});
