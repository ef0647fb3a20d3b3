import type { Grade } from '../operation.js';

/** What the Git server does, and what that rests on. */
export const gitBasis: Readonly<Record<string, Grade>> = {
  'a repository is cloned from /v1/space/project/repository over HTTP': 'documented',
  'the same with .git behind the name': 'assumed',
  'the user is the alias, the password a personal access token of that user': 'documented',
  'a token that has expired or was deleted, or is of another user, answers 401': 'assumed',
  'a bearer token of the API is no password': 'assumed',
  'a user who is no member of the project is answered 403; everybody is one unless a control says who': 'assumed',
  'a repository that does not exist, or is linked, answers 404': 'assumed',
  'offers filter, ofs-delta and the symref of HEAD, or none of them (gitProfile)': 'assumed: gitProfile',
  'takes pushes that are no fast-forward when they are forced': 'assumed',
  'refuses to delete the default branch': 'assumed',
  'refuses broken objects, and packs of more than 2 GiB (maxPushBytes)': 'assumed: maxPushBytes',
  'a push is a change of the repository: its lastUpdatedTime moves': 'assumed',
};
