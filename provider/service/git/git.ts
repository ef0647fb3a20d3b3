import type { ServiceSettings } from '../settings.js';
import { gitCredentialsOf } from './credentials.js';
import type { GitConnection, GitOptions } from './open-git.js';

/** Git with the login of settings or environment; undefined where there is none. Nothing is loaded or sent before it is used. */
export function gitOf(settings: ServiceSettings, options: GitOptions): GitConnection | undefined {
  const credentials = gitCredentialsOf(settings, options.environment);
  if (!credentials) return undefined;
  let opening: Promise<GitConnection> | undefined;
  const open = (): Promise<GitConnection> =>
    (opening ??= import('./open-git.js').then(({ openGit }) => openGit(credentials, options)));
  return {
    context: (session, limits) => ({
      defaultRef: async (cloneUrl) => (await open()).context(session, limits).defaultRef(cloneUrl),
      deleteRef: async (cloneUrl, deletion) => (await open()).context(session, limits).deleteRef(cloneUrl, deletion),
    }),
    close: () =>
      void opening?.then((connection) => {
        connection.close();
      }),
  };
}
