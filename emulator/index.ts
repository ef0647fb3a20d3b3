import { randomBytes } from 'node:crypto';
import { type Admin, adminOf } from './admin/admin.js';
import { AdminSurface } from './admin/admin-surface.js';
import { AdjustableClock } from './time/adjustable-clock.js';
import { ApiSurface } from './api-surface.js';
import { type Assumptions, readAssumptions } from './assumptions.js';
import { Authentication } from './authentication.js';
import { type Clock, systemClock } from './time/clock.js';
import { Controls } from './controls/controls.js';
import { DevEnvironments } from './dev-environments/dev-environments.js';
import { type DevEnvironmentTimes, readDevEnvironmentTimes } from './dev-environments/times.js';
import { type FaultOptions, Faults } from './faults/faults.js';
import { type GitOptions, GitSurface } from './git-http/git-surface.js';
import { openGit } from './git/open-git.js';
import { front } from './http/front.js';
import { listen, type Listening, type ListeningOptions, type Secure } from './listening.js';
import { PageTokens } from './paging/page-tokens.js';
import { Pager } from './paging/pager.js';
import { QuotaControls, type Quotas, readQuotas } from './quotas.js';
import { RequestLog } from './request-log.js';
import { readSeeds, type SeedOptions } from './seeds/seeding.js';
import type { SpaceSeed } from './seeds/seeds.js';
import { Service } from './service.js';
import { Logins } from './sign-in/logins.js';
import { TokenSurface } from './sign-in/token-surface.js';
import { State } from './state/state.js';
import { hasExpired } from './storage/access-token-store.js';
import { openStores, type Stores } from './storage/stores.js';
import type { Workflow } from './storage/workflow-store.js';
import { PushedWorkflows } from './workflows/pushed-workflows.js';
import { readWorkflowRunTimes, type WorkflowRunTimes } from './workflow-runs/times.js';
import { WorkflowRuns } from './workflow-runs/workflow-runs.js';
import { readWorkspaceTimes, type WorkspaceTimes } from './workspaces/times.js';
import type { World } from './world.js';
import { WorkspaceControls } from './workspaces/workspace-controls.js';
import { Workspaces } from './workspaces/workspaces.js';
import { WorkspacesSurface } from './workspaces/workspaces-surface.js';

export type { Admin } from './admin/admin.js';
export type { Assumptions } from './assumptions.js';
export { behaviours } from './behaviours.js';
export type { Clock } from './time/clock.js';
export type { Controls, NewProject } from './controls/controls.js';
export type { DevEnvironment, DevEnvironmentMembers } from './dev-environments/dev-environments.js';
export type { DevEnvironmentTimes } from './dev-environments/times.js';
export type { Fault } from './faults/fault.js';
export type { Release } from './faults/holds.js';
export type { Secure } from './listening.js';
export { gitProfileNames, type GitProfileName } from './git-http/git-profile.js';
export type { LinkedRepository } from './controls/repository-controls.js';
export type { Quotas } from './quotas.js';
export type { RequestRecord } from './request-log.js';
export type { SpaceSeed, WorkflowSeed } from './seeds/seeds.js';
export type { SsoLogin } from './sign-in/logins.js';
export type { WorkspaceSeed } from './workspaces/workspace-seed.js';
export type { AccessToken, AccessTokenMembers } from './storage/access-token-store.js';
export type { WorkflowRunTimes } from './workflow-runs/times.js';
export type { WorkflowRun } from './workflow-runs/workflow-runs.js';

/** How an emulator starts. */
export interface EmulatorOptions extends ListeningOptions, SeedOptions, FaultOptions, GitOptions {
  /** A bare token is the user `local-user`'s. When there is none: one random token, kept in the data folder. */
  tokens?: readonly (string | { token: string; user: string })[];
  clock?: Clock;
  /** Makes pages shorter than the contract's, for tests of paging. */
  pageSize?: number;
  /** How long dev environments take to start, stop and go; a few seconds when absent. */
  devEnvironmentTimes?: Partial<DevEnvironmentTimes>;
  /** How long runs of workflows take; a few seconds when absent. */
  workflowRunTimes?: Partial<WorkflowRunTimes>;
  /** How long WorkSpaces take to start and stop; a few seconds when absent. */
  workspaceTimes?: Partial<WorkspaceTimes>;
  /** What nobody documented, and may be otherwise; docs/emulator-behaviours.md lists it. */
  assumptions?: Partial<Assumptions>;
  /** How much a user may have; as documented, or without end, when absent. */
  quotas?: Partial<Quotas>;
}

/** An emulator that listens. */
export interface Emulator extends Listening {
  /** The first token that is good. */
  readonly token: string;
  /** The alias of the user whose it is. */
  readonly user: string;
  readonly admin: Admin;
  /** All spaces it had at the start, those of earlier runs included. */
  readonly spaces: readonly string[];
  readonly controls: Controls;
  /** Ends it at once; or once what was asked of it has been answered, if that takes no more than so many milliseconds. */
  close(patience?: number): Promise<void>;
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
    readSeeds({ spaces })(stores, systemClock);
  } finally {
    stores.close();
  }
}

async function start(stores: Stores, options: EmulatorOptions): Promise<Emulator> {
  const clock = new AdjustableClock(options.clock ?? systemClock, stores.settings);
  const closing = new AbortController();
  const faults = new Faults(options, closing.signal);
  const quotas = new QuotaControls(readQuotas(options.quotas));
  const world = worldOf(stores, options, { clock, faults, quotas: quotas.now });
  const workspaces = new Workspaces({
    store: stores.storedWorkspaces,
    clock,
    times: readWorkspaceTimes(options.workspaceTimes),
  });
  const seeds = readSeeds(options);
  seeds(stores, clock);
  const logins = new Logins(stores.settings.keep('login-key', secret), clock);
  const authentication = new Authentication((token) => logins.find(token) ?? tokenOf(token, { ...world, clock }));
  const first = admit(stores, authentication, options.tokens ?? []);

  const log = new RequestLog();
  const controls = new Controls({
    ...world,
    ...{ stores, clock, log, faults, quotas, authentication, logins },
    workspaces: new WorkspaceControls(stores.storedWorkspaces, workspaces),
    state: new State({
      tables: stores.tables,
      git: world.contents,
      clock,
      sow: () => {
        seeds(stores, clock);
      },
      restart: () => {
        faults.restart();
        quotas.restart();
        world.members.clear();
        authentication.renew();
        log.clear();
      },
    }),
  });
  const adminToken = stores.settings.keep('admin-token', secret);
  const surfaces = [
    new AdminSurface(controls, adminToken),
    new TokenSurface(logins),
    new WorkspacesSurface(log, faults.gate, { workspaces, pager: world.pager, write: stores.write }),
    new GitSurface({ stores, git: world, clock, log, options }),
    new ApiSurface(log, new Service({ world, authentication, faults: faults.gate })),
  ];
  const listening = await listen(front(surfaces), stores, options);
  const admin = adminOf(listening, adminToken, options.dataDir);

  const close = closeOnce(listening, closing, () => {
    world.close();
  });
  const spaces = Array.from(stores.spaces.after(0), ({ name }) => name);
  return { ...listening, ...first, admin, spaces, controls, close, [Symbol.asyncDispose]: () => close() };
}

/** Whose a personal access token is, where such is a bearer token of the API. */
function tokenOf(
  secret: string,
  { assumptions, accessTokens, clock }: Pick<World, 'assumptions' | 'accessTokens' | 'clock'>,
) {
  const token = assumptions.accessTokenAsBearer === 'accepted' ? accessTokens.findOwner(secret) : undefined;
  return token && { user: token.alias, expired: hasExpired(token, clock.now()) };
}

/** Ends an emulator at once, or after so many milliseconds in which it answers what was asked. */
function closeOnce(listening: Listening, closing: AbortController, release: () => void): Emulator['close'] {
  let closed: Promise<void> | undefined;
  const end = async (patience: number) => {
    if (patience > 0) await listening.drain(patience);
    closing.abort();
    await listening.close();
  };
  return (patience = 0) => {
    closed ??= end(patience).finally(release);
    return closed;
  };
}

interface WorldParts {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly quotas: Quotas;
}

/** What operations act on, whoever calls them. */
function worldOf(stores: Stores, options: EmulatorOptions, { clock, faults, quotas }: WorldParts) {
  const assumptions = readAssumptions(options.assumptions);
  const tokens = new PageTokens(stores.settings.keep('page-token-key', secret), clock, assumptions.pageTokenSeconds);
  const devEnvironments = new DevEnvironments({
    store: stores.storedDevEnvironments,
    sessions: stores.devEnvironmentSessions,
    clock,
    times: readDevEnvironmentTimes(options.devEnvironmentTimes),
    quotas,
    failing: faults.environments,
    startValues: assumptions.startValues,
  });
  const workflowRuns = new WorkflowRuns({
    store: stores.storedWorkflowRuns,
    clock,
    times: readWorkflowRunTimes(options.workflowRunTimes),
    failing: faults.runs,
    waiting: assumptions.waitingRun,
  });
  const pager = new Pager(tokens, assumptions.spacesOnPage, options.pageSize);
  const triggered = (workflow: Workflow) => {
    const project = stores.projects.find(workflow.spaceName, workflow.projectName);
    if (project) workflowRuns.start(project, workflow, 'PUSH');
  };
  const workflows = new PushedWorkflows({ store: stores.workflows, clock, triggered });
  const git = openGit({ stores, dataDir: options.dataDir, clock, moved: workflows.moved });
  return { ...stores, ...git, clock, pager, devEnvironments, workflowRuns, quotas, assumptions };
}

const secret = () => randomBytes(32).toString('base64url');

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
