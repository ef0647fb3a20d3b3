import type { DevEnvironment, DevEnvironmentMembers, DevEnvironments } from './dev-environments/dev-environments.js';
import type { Faults } from './faults/faults.js';
import { known } from './known.js';
import type { AccessToken, AccessTokenMembers } from './storage/access-token-store.js';
import type { Change } from './storage/statement.js';
import type { Stores } from './storage/stores.js';
import type { User } from './storage/user-store.js';

/** What the controls of personal things reach into. */
export interface PersonalParts {
  readonly stores: Stores;
  readonly devEnvironments: DevEnvironments;
  readonly faults: Faults;
}

/** What tests do to the things that users have for themselves, whoever's they are. */
export class PersonalControls {
  readonly #parts: PersonalParts;

  constructor(parts: PersonalParts) {
    this.#parts = parts;
  }

  /** Lets the next environment that is made fail for a reason; asked twice, the next two. */
  failNextDevEnvironment(reason: string): void {
    this.#parts.faults.failing.add(reason);
  }

  /** Lets an environment fail now. */
  failDevEnvironment(space: string, project: string, id: string, reason: string): void {
    this.setDevEnvironment(space, project, id, { status: 'FAILED', statusReason: reason });
  }

  /** As it is now, one that is DELETED and still listed too. */
  getDevEnvironment(space: string, project: string, id: string): DevEnvironment | undefined {
    return this.#parts.devEnvironments.find({ spaceName: space, projectName: project, id });
  }

  /** All of a project, of all users, in the order they were made. */
  getDevEnvironments(space: string, project: string): readonly DevEnvironment[] {
    const parent = known(this.#parts.stores.projects.find(space, project), `${space}/${project}`);
    return [...this.#parts.devEnvironments.after(parent, 0)];
  }

  /** Sets members. A status that is set lasts, DELETED in lists too; without a reason beside it, it has none. */
  setDevEnvironment(space: string, project: string, id: string, members: Change<DevEnvironmentMembers>): void {
    const { stores, devEnvironments } = this.#parts;
    stores.write(() => {
      devEnvironments.set(this.#devEnvironment(space, project, id), members);
    });
  }

  /** Takes it away at once: it is neither DELETING nor DELETED, but gone. */
  deleteDevEnvironment(space: string, project: string, id: string): void {
    this.#parts.devEnvironments.remove(this.#devEnvironment(space, project, id));
  }

  /** Those of a user in the order they were made, expired ones too. */
  getAccessTokens(user: string): readonly AccessToken[] {
    return [...this.#parts.stores.accessTokens.after(this.#user(user), 0)];
  }

  setAccessToken(user: string, id: string, members: Change<AccessTokenMembers>): void {
    this.#parts.stores.accessTokens.set(this.#accessToken(user, id), members);
  }

  deleteAccessToken(user: string, id: string): void {
    this.#parts.stores.accessTokens.delete(this.#accessToken(user, id));
  }

  #devEnvironment(space: string, project: string, id: string): DevEnvironment {
    return known(this.getDevEnvironment(space, project, id), `dev environment ${id} in ${space}/${project}`);
  }

  #user(alias: string): User {
    return known(this.#parts.stores.users.find(alias), `user ${alias}`);
  }

  #accessToken(user: string, id: string): AccessToken {
    return known(this.#parts.stores.accessTokens.find(this.#user(user), id), `access token ${id} of ${user}`);
  }
}
