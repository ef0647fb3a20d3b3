import { ActivityControls, type ActivityParts } from './activity-controls.js';
import type { DevEnvironment, DevEnvironmentMembers, DevEnvironments } from '../dev-environments/dev-environments.js';
import { known } from './known.js';
import { NotPossible } from '../not-possible.js';
import type { AccessToken, AccessTokenMembers } from '../storage/access-token-store.js';
import type { DevEnvironmentSession } from '../storage/dev-environment-session-store.js';
import type { Change } from '../storage/statement.js';
import type { User } from '../storage/user-store.js';

/** What the controls of personal things reach into. */
export interface PersonalParts extends ActivityParts {
  readonly devEnvironments: DevEnvironments;
}

/** What tests do to the things that users have for themselves, whoever's they are. */
export class PersonalControls extends ActivityControls {
  readonly #parts: PersonalParts;

  constructor(parts: PersonalParts) {
    super(parts);
    this.#parts = parts;
  }

  /** Lets the next environment that is made fail for a reason; asked twice, the next two. */
  failNextDevEnvironment(reason: string): void {
    this.#parts.faults.environments.add(reason);
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

  /** Lets somebody work in a running environment from now on; answers the id of the session. */
  startDevEnvironmentSession(space: string, project: string, id: string): string {
    const { stores, devEnvironments } = this.#parts;
    return stores.write(() => {
      const environment = this.#devEnvironment(space, project, id);
      if (environment.status !== 'RUNNING')
        throw new NotPossible(`Nobody works in a dev environment that is ${environment.status}.`);
      return devEnvironments.startSession(environment);
    });
  }

  /** Those that are active, in the order they were started. */
  getDevEnvironmentSessions(space: string, project: string, id: string): readonly DevEnvironmentSession[] {
    return [...this.#parts.devEnvironments.sessions(this.#devEnvironment(space, project, id), 0)];
  }

  stopDevEnvironmentSession(space: string, project: string, id: string, sessionId: string): void {
    const { stores, devEnvironments } = this.#parts;
    stores.write(() => {
      const environment = this.#devEnvironment(space, project, id);
      devEnvironments.stopSession(environment, devEnvironments.requireSession(environment, sessionId));
    });
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
