import type { Clock } from '../time/clock.js';
import type { Repositories } from '../git/repositories.js';
import { type AccessTokenStore, hasExpired } from '../storage/access-token-store.js';
import type { SourceRepository } from '../storage/source-repository-store.js';
import type { User, UserStore } from '../storage/user-store.js';
import { GitRefusal } from './git-refusal.js';
import type { GitRequest } from './git-request.js';
import type { Members } from '../git/members.js';

/** What the gate asks. */
export interface GateParts {
  readonly users: UserStore;
  readonly accessTokens: AccessTokenStore;
  readonly repositories: Repositories;
  readonly members: Members;
  readonly clock: Clock;
}

/** Lets users in to repositories: by Basic authentication with their alias and one of their access tokens, and nothing else. */
export class Gate {
  readonly #parts: GateParts;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** The user of an Authorization header, or a refusal that asks for one and does not tell what was wrong. */
  user(header: string | undefined): User {
    const { users, accessTokens, clock } = this.#parts;
    const { alias, password } = credentialsOf(header);
    const user = users.find(alias);
    const token = user && accessTokens.findBySecret(user, password);
    const isGood = token && !hasExpired(token, clock.now());
    if (user && isGood) return user;
    throw new GitRefusal(401, 'Sign in with the user name of the clone URL and a personal access token of that user.', {
      'www-authenticate': 'Basic realm="CodeCatalyst", charset="UTF-8"',
    });
  }

  /** The repository that a user asks for. */
  repository(user: User, { spaceName, projectName, repositoryName }: GitRequest): SourceRepository {
    const { repositories, members } = this.#parts;
    if (!members.include(user.alias, spaceName, projectName)) {
      throw new GitRefusal(403, `The user ${user.alias} is no member of the project.`);
    }
    const repository = repositories.find(spaceName, projectName, repositoryName);
    // A linked one lives with its provider, where its clone URL leads.
    if (!repository || repository.linkedProvider !== undefined)
      throw new GitRefusal(404, 'There is no such repository.');
    return repository;
  }
}

function credentialsOf(header = ''): { readonly alias: string; readonly password: string } {
  const [, encoded = ''] = /^Basic +([\w+/=]+)$/i.exec(header) ?? [];
  const [alias = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
  return { alias, password: password.join(':') };
}
