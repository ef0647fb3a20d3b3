import type { SourceRepository } from './storage/source-repository-store.js';

/** Where a repository is cloned from: the caller's alias is the user part; a linked one lives on another host (observed). */
export function cloneUrl(origin: string, alias: string, repository: SourceRepository): string {
  const { spaceName, projectName, name, linkedProvider } = repository;
  const { protocol, host } = new URL(
    linkedProvider === undefined ? origin : `https://git.us-west-2.${linkedProvider}.source.3p.codecatalyst.aws`,
  );
  // Put together as text: a repository may be called `..`, which a URL would resolve.
  return `${protocol}//${encodeURIComponent(alias)}@${host}/v1/${spaceName}/${projectName}/${name}`;
}
