import { Agent } from 'node:http';
import type { Session } from '../../model/index.js';
import { secureAgent } from '../http.js';
import type { Place } from '../place.js';
import { jitter, newLimiter } from '../retry.js';
import type { Environment } from '../settings.js';
import { endedBy, type Limits, pause } from '../signals.js';
import type { GitCredentials } from './credentials.js';
import { type Deletion, deleteRef, type RefDeletion } from './delete-ref.js';
import { type GitLine, Remote } from './remote.js';
import { transport } from './transport.js';

/** What is done over Git, as the API has no action for it. */
export interface Git {
  /** The full name of the default branch, where the server tells it for certain. */
  readonly defaultRef: (cloneUrl: string) => Promise<string | undefined>;
  /** Deletes a branch if its head is the expected one. The default branch stays; one that is gone already is no error. */
  readonly deleteRef: (cloneUrl: string, deletion: RefDeletion) => Promise<Deletion>;
}

/** What Git needs of the connection that it is a part of. */
export interface GitOptions {
  readonly environment: Environment;
  readonly place: Place;
  readonly maxRetries: number;
  readonly version: string;
  readonly onWrite: () => void;
  /** Told of the login before it is sent. */
  readonly conceal: (secret: string) => void;
}

/** The way to Git servers of one connection. */
export interface GitConnection {
  context(session: Session, limits: Limits): Git;
  close(): void;
}

/** Git with a login. This file and those that it knows are loaded when something is first done over Git, the library among them. */
export function openGit(
  credentials: GitCredentials,
  { environment, version, conceal, ...options }: GitOptions,
): GitConnection {
  const agents = new Map<string, Promise<Agent>>();
  const agentFor = (origin: URL): Promise<Agent> => {
    const agent = agents.get(origin.origin) ?? agentOf(origin, environment);
    agents.set(origin.origin, agent);
    return agent;
  };
  const line: GitLine = {
    ...options,
    credentials,
    limiter: newLimiter(),
    transport: ({ debug }, limits) =>
      // Servers tell by the first word whether a browser asks.
      transport({ credentials, agentFor, limits, debug, conceal, userAgent: `git/2 (pulumi-codecatalyst ${version})` }),
  };
  return {
    context: (session, limits) => contextOf(line, session, limits),
    close: () => {
      for (const agent of agents.values()) void agent.then(end, () => undefined);
    },
  };
}

/** On this machine a connection costs nothing, and one that were kept may be closed just as it is used again. */
const agentOf = async (origin: URL, environment: Environment): Promise<Agent> =>
  origin.protocol === 'http:' ? new Agent({ keepAlive: false }) : secureAgent(origin, environment);

const end = (agent: Agent): void => {
  agent.destroy();
};

function contextOf(line: GitLine, session: Session, limits: Limits): Git {
  const remote = (cloneUrl: string): Remote => new Remote(line, session, limits, cloneUrl);
  return {
    defaultRef: async (cloneUrl) => (await remote(cloneUrl).refs()).defaultRef,
    deleteRef: (cloneUrl, deletion) =>
      deleteRef(remote(cloneUrl), deletion, {
        maxRetries: line.maxRetries,
        async wait(tried, why) {
          const wait = jitter(tried);
          session.progress(`git push: ${why}, looking again in ${Math.ceil(wait / 1000)} s`);
          if (!(await pause(wait, limits.signal))) throw endedBy(session, 'git push');
        },
      }),
  };
}
