import { CreateProject } from '../api/operations.js';
import { Problem, setting } from './model/index.js';

/** The settings of the provider. Values that come from the environment are used and never recorded. */
export const settings = {
  spaceName: setting(CreateProject.request.spaceName.shape, 'The space that resources live in unless they name one.'),
  token: setting(
    { type: 'string', min: 1 },
    'A bearer token for CodeCatalyst. Without it, the environment variable is used, else the SSO login of the profile.',
    {
      secret: true,
      environment: ['AWS_BEARER_TOKEN_CODECATALYST'],
    },
  ),
  profile: setting(
    { type: 'string', min: 1 },
    'The AWS profile whose SSO login is used; it needs the scope codecatalyst:read_write.',
    {
      environment: ['AWS_PROFILE'],
    },
  ),
  endpoint: setting(
    { type: 'string', min: 1 },
    "Another address than the service's own; plain http is allowed for this machine alone. `local` needs no server and no account: an embedded CodeCatalyst runs while the program does, with the space `spaceName`, and keeps what it has in `.codecatalyst-local` beside the program.",
    {
      environment: ['AWS_ENDPOINT_URL_CODECATALYST', 'AWS_ENDPOINT_URL'],
    },
  ),
  gitUsername: setting(
    { type: 'string', pattern: '[^:\\s]+' },
    'The user name for Git, as it stands in clone URLs. With `gitPassword`, branches are deleted by a Git push: the API cannot delete them.',
    {
      environment: ['CODECATALYST_GIT_USERNAME'],
    },
  ),
  gitPassword: setting(
    { type: 'string', min: 1 },
    'The password for Git: the secret of a personal access token of that user, which may be an `AccessToken` of the same program.',
    {
      secret: true,
      environment: ['CODECATALYST_GIT_PASSWORD'],
    },
  ),
  forceDestroy: setting(
    { type: 'boolean' },
    'Whether resources may be deleted or replaced although that loses data; false if left out.',
  ),
  maxRetries: setting(
    { type: 'integer', min: 0, max: 100 },
    'How often a call is tried again that was throttled, failed on the side of the service, or got no answer; 8 if left out.',
  ),
};

/** Lets the data of single resources go for one run, as `teardown apply` does: a JSON list of their ids. */
export const releaseVariable = 'CODECATALYST_FORCE_DESTROY_IDS';

/** The ids in the variable. One that cannot be read lets nothing go, and is an error. */
export function releasedIds(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { [releaseVariable]: text = '' } = environment;
  if (text === '') return [];
  const ids = listIn(text);
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return ids;
  throw new Problem('configuration', `${releaseVariable} is not a JSON list of ids.`, {
    detail: 'It must be such as ["acme/shop/web"]. Unset it to let nothing go.',
  });
}

function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
