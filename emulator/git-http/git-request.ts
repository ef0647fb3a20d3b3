import { GitRefusal } from './git-refusal.js';

const services = ['git-upload-pack', 'git-receive-pack'] as const;

/** What a client wants of a repository: to read it, or to write to it. */
type GitService = (typeof services)[number];

/** One of the three requests of the smart protocol. */
export interface GitRequest {
  readonly spaceName: string;
  readonly projectName: string;
  readonly repositoryName: string;
  readonly service: GitService;
  /** Whether the refs are asked for, which comes before anything else. */
  readonly isAdvertisement: boolean;
}

const pattern = /^\/v1\/([^/]+)\/([^/]+)\/([^/]+)\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Whether a request is one of Git's. No action of the API has such a path with such a method. */
export function isGitRequest(method: string, path: string): boolean {
  const tail = pattern.exec(path)?.[4];
  return tail !== undefined && method === (tail === 'info/refs' ? 'GET' : 'POST');
}

/** Takes a request apart: the path is split before it is decoded. What it names is looked up, and never becomes a path. */
export function readGitRequest(path: string, query: string): GitRequest {
  const [, spaceName = '', projectName = '', repository = '', tail = ''] = pattern.exec(path)?.map(decode) ?? [];
  const isAdvertisement = tail === 'info/refs';
  const wanted = isAdvertisement ? new URLSearchParams(query).get('service') : tail;
  const service = services.find((name) => name === wanted);
  if (!service)
    throw new GitRefusal(403, 'Only the smart protocol is spoken here: ask with a service of Git 1.6.6 or later.');
  // As with other hosts, `.git` may be written or not; no repository has a name that ends so.
  return { spaceName, projectName, repositoryName: repository.replace(/\.git$/, ''), service, isAdvertisement };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new GitRefusal(400, 'The percent-encoding of the URL is malformed.');
  }
}
