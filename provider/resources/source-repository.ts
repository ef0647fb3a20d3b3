import {
  CreateSourceRepository,
  DeleteSourceRepository,
  GetSourceRepository,
  GetSourceRepositoryCloneUrls,
} from '../../api/operations.js';
import { input, output, Problem } from '../model/index.js';
import { repositoryListing } from './listings.js';
import { inProject } from './project-name.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { name, description } = CreateSourceRepository.request;
const { createdTime, lastUpdatedTime } = GetSourceRepository.response;
const { https } = GetSourceRepositoryCloneUrls.response;

/** Repositories of GitHub and the like that were linked in the console are listed with ours, and are told apart by their clone URL alone. */
const isLinked = (cloneUrl: string | undefined): boolean =>
  cloneUrl !== undefined && new URL(cloneUrl).hostname.includes('.source.3p.');

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
  outputs: {
    cloneUrl: output(https, 'Where to clone it from, over HTTPS; the password is an access token.', { stable: true }),
    createdTime: output(createdTime, 'When it was created (RFC 3339, UTC).', { stable: true }),
    lastUpdatedTime: output(lastUpdatedTime, 'When it last changed (RFC 3339, UTC).'),
  },
  identity: ['spaceName', 'projectName', 'name'],
}).lifecycle({
  async create({ spaceName, projectName, name, description }, { create, call }) {
    const key = { spaceName, projectName, name };
    return create(CreateSourceRepository, { ...key, description }, async (since) => {
      const found = await call(GetSourceRepository, key);
      return Date.parse(found.createdTime) >= since && found.description === description ? found : undefined;
    });
  },

  async read(identity, known, { find, call, present, warn }) {
    const { spaceName, projectName, name } = identity;
    const found = await find(GetSourceRepository, identity, repositoryListing(spaceName, projectName, name));
    if (!found) return undefined;
    const { description, createdTime, lastUpdatedTime } = found;
    const recreated = known?.createdTime !== undefined && known.createdTime !== createdTime;
    if (recreated) {
      warn(
        `${projectName}/${name} was deleted and made again at ${createdTime}: what was pushed to the first one is not in it.`,
      );
    }
    // A clone URL changes only where a local service has moved, so what is known is not asked for again.
    const cloneUrl =
      (known?.cloneUrl === undefined ? undefined : await present(known.cloneUrl)) ??
      (await call(GetSourceRepositoryCloneUrls, { spaceName, projectName, sourceRepositoryName: name })).https;
    return { ...identity, description, cloneUrl, createdTime, lastUpdatedTime };
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
});
