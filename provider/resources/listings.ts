import type { ItemOf } from '../../api/contract-types.js';
import { ListDevEnvironments, ListProjects, ListSourceRepositories } from '../../api/operations.js';
import { listing } from '../service/gone.js';

/** Where a project is listed. Its space is never proved gone: a space that is not listed may just be closed to this user. */
export const projectListing = (spaceName: string, projectName: string) =>
  listing(`project ${projectName}`, ListProjects, { spaceName }, ({ name }) => name === projectName);

/** Where a repository is listed. */
export const repositoryListing = (spaceName: string, projectName: string, repositoryName: string) =>
  listing(
    `source repository ${repositoryName}`,
    ListSourceRepositories,
    { spaceName, projectName },
    ({ name }) => name === repositoryName,
    { parent: projectListing(spaceName, projectName) },
  );

/** Where an environment is listed to its owner. One that is DELETED may be listed for a while. */
export function environmentListing(
  { spaceName, projectName }: { readonly spaceName: string; readonly projectName: string },
  environmentId: string,
  creatorId: string | undefined,
) {
  const isListed = (item: ItemOf<typeof ListDevEnvironments>): boolean =>
    item.id === environmentId && (item.projectName ?? projectName) === projectName && item.status !== 'DELETED';
  return listing(`dev environment ${environmentId}`, ListDevEnvironments, { spaceName, projectName }, isListed, {
    parent: projectListing(spaceName, projectName),
    owner: { id: creatorId },
    // A user has a few in each of many projects, and the space lists them all at once.
    within: { spaceName },
  });
}
