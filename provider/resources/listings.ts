import { ListProjects, ListSourceRepositories } from '../../api/operations.js';
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
