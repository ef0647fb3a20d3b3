import type { SourceRepository } from './storage/source-repository-store.js';

/** Where a repository is cloned from: the caller's alias is the user part; a linked one lives on another host (observed). */
export function cloneUrl(origin: string, alias: string, repository: SourceRepository): string {
  const { spaceName, projectName, name, linkedProvider } = repository;
  const host =
    linkedProvider === undefined ? origin : `https://git.us-west-2.${linkedProvider}.source.3p.codecatalyst.aws`;
  const url = new URL(`/v1/${spaceName}/${projectName}/${name}`, host);
  url.username = encodeURIComponent(alias);
  return url.href;
}
