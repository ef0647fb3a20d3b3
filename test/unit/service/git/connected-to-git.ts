import type { RefDeletion } from '../../../../provider/service/git/delete-ref.js';
import type { Environment, ServiceSettings } from '../../../../provider/service/settings.js';
import { contextAt } from '../connected.js';
import { login } from './git-server.js';

interface Options {
  readonly settings?: ServiceSettings;
  readonly environment?: Environment;
  readonly timeoutSeconds?: number;
  readonly conceal?: (secret: string) => void;
}

/** One session of a connection that has a login for Git, and calls nothing else. */
export function connectedToGit({ settings, ...options }: Options = {}) {
  const client = contextAt('http://127.0.0.1:9', { settings: { ...login, ...settings }, ...options });
  const { git } = client.context;
  if (!git) throw new Error('There is a login for Git, and no Git.');
  return { ...client, git };
}

/** The deletion of a branch that has this head, or whatever head it has. */
export const deletionOf = (branch: string, expected?: string): RefDeletion => ({
  ref: `refs/heads/${branch}`,
  expected,
  evenIfMoved: expected === undefined,
});
