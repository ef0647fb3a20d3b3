import { randomBytes } from 'node:crypto';
import { ApiSurface } from './api-surface.js';
import { Authentication } from './authentication.js';
import { type Clock, systemClock } from './clock.js';
import { Controls } from './controls.js';
import { DevEnvironments } from './dev-environments/dev-environments.js';
import { type DevEnvironmentTimes, readTimes } from './dev-environments/times.js';
import { FailingEnvironments } from './faults/failing-environments.js';
import { FaultQueue } from './faults/fault-queue.js';
import { Holds } from './faults/holds.js';
import { front } from './http/front.js';
import { listen, type Listening, type ListeningOptions, type Secure } from './listening.js';
import { PageTokens } from './page-tokens.js';
import { Pager } from './pager.js';
import { type Quotas, readQuotas } from './quotas.js';
import { RequestLog } from './request-log.js';
import { readSpaceSeed, readWorkflowsFile, readWorkflowSeed, type SpaceSeed, type WorkflowSeed } from './seeds.js';
import { Service } from './service.js';
import { Logins } from './sign-in/logins.js';
import { TokenSurface } from './sign-in/token-surface.js';
import { openStores, type Stores } from './storage/stores.js';

export type { Clock } from './clock.js';
export type { Controls, LinkedRepository, NewProject } from './controls.js';
export type { DevEnvironment, DevEnvironmentMembers } from './dev-environments/dev-environments.js';
export type { DevEnvironmentTimes } from './dev-environments/times.js';
export type { Fault } from './faults/fault.js';
export type { Release } from './faults/holds.js';
export type { Secure } from './listening.js';
export type { Quotas } from './quotas.js';
export type { RequestRecord } from './request-log.js';
export type { SpaceSeed, WorkflowSeed } from './seeds.js';
export type { SsoLogin } from './sign-in/logins.js';
export type { AccessToken, AccessTokenMembers } from './storage/access-token-store.js';

/** How an emulator starts. */
export interface EmulatorOptions extends ListeningOptions {
  /** Spaces to make unless they are there; none when absent. */
  spaces?: readonly SpaceSeed[];
  /** A bare token is the user `local-user`'s. When there is none: one random token, kept in the data folder. */
  tokens?: readonly (string | { token: string; user: string })[];
  /** A JSON list of workflows. */
  workflowsFile?: string;
  workflows?: readonly WorkflowSeed[];
  clock?: Clock;
  /** Makes pages shorter than the contract's, for tests of paging. */
  pageSize?: number;
  /** How long dev environments take to start, stop and go; a few seconds when absent. */
  devEnvironmentTimes?: Partial<DevEnvironmentTimes>;
  /** How much a user may have; as documented, or without end, when absent. */
  quotas?: Partial<Quotas>;
}

/** An emulator that listens. */
export interface Emulator extends Listening {
  /** The first token that is good. */
  readonly token: string;
  /** The alias of the user whose it is. */
  readonly user: string;
  /** All spaces it had at the start, those of earlier runs included. */
  readonly spaces: readonly string[];
  readonly controls: Controls;
  [Symbol.asyncDispose](): Promise<void>;
}

/** One that was asked for HTTPS. */
export type SecureEmulator = Emulator & { readonly https: Secure };

const defaultUser = 'local-user';

/** Starts a CodeCatalyst, on 127.0.0.1 unless told otherwise. Fails when the port is taken or the data folder is of a later version. */
export function startEmulator(options: EmulatorOptions & { https: true }): Promise<SecureEmulator>;
export function startEmulator(options?: EmulatorOptions): Promise<Emulator>;
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const stores = openStores(options.dataDir);
  try {
    return await start(stores, options);
  } catch (error) {
    stores.close();
    throw error;
  }
}

/** Makes spaces in a data folder unless they are there, also while an emulator serves it. */
export function seedSpaces(dataDir: string, spaces: readonly SpaceSeed[]): void {
  const stores = openStores(dataDir);
  try {
    seed(stores, { spaces }, systemClock);
  } finally {
    stores.close();
  }
}

async function start(stores: Stores, options: EmulatorOptions): Promise<Emulator> {
  const { clock = systemClock, pageSize } = options;
  const times = readTimes(options.devEnvironmentTimes);
  const quotas = readQuotas(options.quotas);
  seed(stores, options, clock);
  const logins = new Logins(stores.settings.keep('login-key', secret), clock);
  const authentication = new Authentication(logins);
  const first = admit(stores, authentication, options.tokens ?? []);

  const log = new RequestLog();
  const faults = new FaultQueue();
  const holds = new Holds();
  const failing = new FailingEnvironments();
  const closing = new AbortController();
  const pager = new Pager(new PageTokens(stores.settings.keep('page-token-key', secret)), pageSize);
  const devEnvironments = new DevEnvironments({
    store: stores.storedDevEnvironments,
    clock,
    times,
    quota: quotas.devEnvironmentsPerUser,
    failing,
  });
  const world = { ...stores, clock, pager, devEnvironments, quotas };
  const service = new Service({ world, users: stores.users, authentication, faults, holds, closing: closing.signal });
  const listening = await listen(front([new TokenSurface(logins), new ApiSurface(log, service)]), stores, options);

  let closed: Promise<void> | undefined;
  const close = () => {
    closing.abort();
    closed ??= listening.close().finally(() => {
      stores.close();
    });
    return closed;
  };
  const controls = new Controls({
    stores,
    clock,
    log,
    faults,
    holds,
    authentication,
    logins,
    devEnvironments,
    failing,
  });
  const spaces = Array.from(stores.spaces.after(0), ({ name }) => name);
  return { ...listening, ...first, spaces, controls, close, [Symbol.asyncDispose]: close };
}

const secret = () => randomBytes(32).toString('base64url');

function seed(stores: Stores, options: EmulatorOptions, clock: Clock): void {
  const spaces = (options.spaces ?? []).map(readSpaceSeed);
  const workflows = [
    ...(options.workflowsFile === undefined ? [] : readWorkflowsFile(options.workflowsFile)),
    ...(options.workflows ?? []).map(readWorkflowSeed),
  ];
  stores.write(() => {
    for (const space of spaces) stores.spaces.seed(space);
    for (const workflow of workflows) stores.workflows.seed(workflow, clock.now().toISOString());
  });
}

/** Makes the tokens good, and answers the first, with whose it is. */
function admit(
  { settings, users }: Stores,
  authentication: Authentication,
  given: NonNullable<EmulatorOptions['tokens']>,
): { readonly token: string; readonly user: string } {
  const tokens = given.map((entry) => (typeof entry === 'string' ? { token: entry, user: defaultUser } : entry));
  const [first = { token: settings.keep('token', secret), user: defaultUser }, ...others] = tokens;
  for (const { token, user } of [first, ...others]) authentication.put(token, users.put(user).alias);
  return first;
}
