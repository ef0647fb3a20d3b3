import { GetSourceRepositoryCloneUrls } from '../../api/operations.js';
import type { ServiceContext } from '../service/connection.js';
import { repositoryListing } from './listings.js';

interface InRepository {
  readonly spaceName: string;
  readonly projectName: string;
  readonly sourceRepositoryName: string;
}

/** Where a repository is cloned from; undefined when it is proved gone. */
export async function cloneUrlOf(
  { spaceName, projectName, sourceRepositoryName }: InRepository,
  { fresh }: ServiceContext,
): Promise<string | undefined> {
  const request = { spaceName, projectName, sourceRepositoryName };
  const where = repositoryListing(spaceName, projectName, sourceRepositoryName);
  const found = await fresh().find(GetSourceRepositoryCloneUrls, request, where);
  // An item of the list, which proves that it is there, has no URL; what is fresh is never one.
  return found && 'https' in found ? found.https : undefined;
}

/** Repositories of GitHub and the like that were linked in the console are listed with ours, and are told apart by their clone URL alone. */
export const isLinked = (cloneUrl: string | undefined): boolean =>
  cloneUrl !== undefined && new URL(cloneUrl).hostname.includes('.source.3p.');
