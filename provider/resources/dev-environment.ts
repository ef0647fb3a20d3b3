import type { RequestOf } from '../../api/contract-types.js';
import {
  CreateDevEnvironment,
  DeleteDevEnvironment,
  GetDevEnvironment,
  ListDevEnvironments,
  ListDevEnvironmentSessions,
  StartDevEnvironment,
  StopDevEnvironment,
  UpdateDevEnvironment,
  VerifySession,
} from '../../api/operations.js';
import { input, member, output, Problem } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';
import { forceDestroy } from './force-destroy.js';
import { inProject } from './project-name.js';
import { listedBy } from './listed-by.js';
import { environmentListing } from './listings.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { repositories, alias, ides, instanceType, inactivityTimeoutMinutes, persistentStorage, vpcConnectionName } =
  CreateDevEnvironment.request;
const { id, status, statusReason, creatorId, lastUpdatedTime } = GetDevEnvironment.response;

const desiredStatus = member('desiredStatus', { type: 'string', enum: ['RUNNING', 'STOPPED'] });

const inTransition = new Set(['PENDING', 'STARTING', 'STOPPING']);

/** Environments belong to the user who made them; everything about them takes time, and their statuses say how far it is. */
export const devEnvironment = resource('DevEnvironment', {
  description:
    'A cloud development environment of the user who is logged in, with the branches of repositories cloned into it.',
  loses: 'all that is in its storage and was not pushed',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the environment.'),
    alias: input(alias, 'update', 'A name to tell it by.'),
    ides: input(
      ides,
      'update',
      'The IDE to use with it; the service asks for exactly one. A change restarts a running environment.',
      {
        members: {
          name: 'The name of the IDE, such as VSCode or Cloud9.',
          runtime: 'The image of the IDE, where it has one.',
        },
      },
    ),
    instanceType: input(instanceType, 'update', 'The size of the machine. A change restarts a running environment.'),
    inactivityTimeoutMinutes: input(
      inactivityTimeoutMinutes,
      'update',
      'After how many minutes without activity it stops; 0 is never. A change restarts a running environment.',
    ),
    persistentStorage: input(
      persistentStorage,
      'replace',
      'The storage that outlives stops. The service takes 16, 32 or 64 GiB.',
      {
        members: { sizeInGiB: 'The size in GiB: 16, 32 or 64.' },
      },
    ),
    repositories: input(repositories, 'replace', 'The repositories that are cloned into it when it is made.', {
      members: {
        repositoryName: 'The name of the repository.',
        branchName: 'The branch; the default one if left out.',
      },
    }),
    vpcConnectionName: input(vpcConnectionName, 'replace', 'The VPC connection of the space that it uses.'),
    desiredStatus: input(
      desiredStatus,
      'update',
      'What it is to be doing: then a stop by idleness is drift, or a start by hand. Left out, either is fine.',
    ),
  },
  options: { forceDestroy },
  outputs: {
    devEnvironmentId: output(id, 'The id of the environment.', { stable: true, unique: true }),
    status: output(status, 'What it is doing: RUNNING, STOPPED, FAILED and so on.'),
    statusReason: output(statusReason, 'Why it has that status, where the service says so.'),
    creatorId: output(creatorId, 'The id of the user whose environment it is.', { stable: true }),
    lastUpdatedTime: output(lastUpdatedTime, 'When it last changed (RFC 3339, UTC).'),
  },
  identity: ['spaceName', 'projectName', 'devEnvironmentId'],
}).lifecycle({
  async create({ desiredStatus: _status, forceDestroy: _force, ...inputs }, { call }) {
    // Before it is made: that it is gone can be proved only by who knows whose it is, and it may never be read.
    const { identity: creatorId } = await call(VerifySession, {});
    // The token makes a try after a lost answer find what the first one made.
    const { id, spaceName, projectName } = await call(CreateDevEnvironment, {
      ...inputs,
      clientToken: crypto.randomUUID(),
    });
    return { spaceName, projectName, devEnvironmentId: id, ...(creatorId !== undefined && { creatorId }) };
  },

  async settle({ devEnvironmentId: id, ...parent }, { desiredStatus }, context) {
    const key = { ...parent, id };
    const { status, statusReason } = await atRest(key, context);
    if (status === 'FAILED') throw failed(id, statusReason);
    if (desiredStatus !== undefined && status !== desiredStatus) await power(key, desiredStatus, context);
  },

  async read({ devEnvironmentId, ...parent }, known, { find, until, fresh }) {
    const where = environmentListing(parent, devEnvironmentId, known?.creatorId);
    const key = { ...parent, id: devEnvironmentId };
    const found = await find(GetDevEnvironment, key, where);
    if (found?.status === 'DELETING') {
      await until(`dev environment ${devEnvironmentId} to be gone`, async () =>
        isGone(await fresh().find(GetDevEnvironment, key, where)) ? true : undefined,
      );
      return undefined;
    }
    if (!found || isGone(found)) return undefined;
    const { id: _, ...state } = found;
    const isDown = state.status === 'STOPPED' || state.status === 'STOPPING';
    return {
      ...state,
      ...parent,
      devEnvironmentId,
      desiredStatus: known?.desiredStatus && (isDown ? 'STOPPED' : 'RUNNING'),
    };
  },

  async update(inputs, { devEnvironmentId: id, ...state }, context) {
    const { call } = context;
    const { spaceName, projectName } = inputs;
    const key = { spaceName, projectName, id };
    const changes = changesTo(inputs, state);
    // What a cancelled run left on its way takes no changes.
    let { status } = await atRest(key, context);
    // First, so that it is not restarted only to be stopped; a start waits until all is changed.
    if (inputs.desiredStatus === 'STOPPED' && status === 'RUNNING') {
      await power(key, 'STOPPED', context);
      status = 'STOPPED';
    }
    if (Object.keys(changes).length === 0) return;
    await call(UpdateDevEnvironment, { ...key, ...changes, clientToken: crypto.randomUUID() });
    if (status !== 'RUNNING' || Object.keys(changes).every((name) => name === 'alias')) return;
    await toBecome('RUNNING', key, context);
  },

  async losses({ devEnvironmentId, ...parent }, { creatorId }, { find, list }, reason) {
    const where = environmentListing(parent, devEnvironmentId, creatorId);
    const found = await find(GetDevEnvironment, { ...parent, id: devEnvironmentId }, where);
    if (!found || isGone(found) || found.status === 'FAILED') return undefined;
    if (reason === 'replace') return 'what is in its storage and was not pushed would be lost';
    const sessions = await list(ListDevEnvironmentSessions, { ...parent, devEnvironmentId });
    return sessions.length === 0 ? undefined : 'somebody is working in it';
  },

  /** One whose making failed can never be started. */
  isBroken: ({ status }) => status === 'FAILED',

  async delete({ devEnvironmentId: id, ...parent }, { creatorId }, { remove, find, until }) {
    const where = environmentListing(parent, id, creatorId);
    const ask = () => find(GetDevEnvironment, { ...parent, id }, where);
    try {
      await remove(DeleteDevEnvironment, { ...parent, id }, where);
    } catch (error) {
      // It may be on its way out already, by a try whose answer was lost or by somebody else.
      const isConflict = error instanceof Problem && error.kind === 'conflict';
      const now = isConflict ? await ask() : undefined;
      if (!isConflict || (!isGone(now) && now?.status !== 'DELETING')) throw error;
    }
    await until(`dev environment ${id} to be gone`, async () => (isGone(await ask()) ? true : undefined));
  },

  list: listedBy(ListDevEnvironments, ({ id, alias = id, status }) =>
    status === 'DELETED' ? undefined : { id, name: alias === '' ? id : alias },
  ),
});

/** What an update has to say; the service keeps what is left out. */
const changesTo = (inputs: Changeable, state: Partial<Changeable>) => ({
  ...(inputs.alias !== state.alias && { alias: inputs.alias ?? '' }),
  ...(differs(inputs.ides, state.ides) && { ides: inputs.ides ?? [] }),
  ...(inputs.instanceType !== state.instanceType && { instanceType: inputs.instanceType }),
  ...(inputs.inactivityTimeoutMinutes !== undefined &&
    inputs.inactivityTimeoutMinutes !== state.inactivityTimeoutMinutes && {
      inactivityTimeoutMinutes: inputs.inactivityTimeoutMinutes,
    }),
});
type Changeable = Pick<
  RequestOf<typeof CreateDevEnvironment>,
  'alias' | 'ides' | 'instanceType' | 'inactivityTimeoutMinutes'
>;

interface Key {
  readonly spaceName: string;
  readonly projectName: string;
  readonly id: string;
}

/** Starts or stops it, and waits until that is done. */
async function power(key: Key, status: 'RUNNING' | 'STOPPED', context: ServiceContext): Promise<void> {
  const { call } = context;
  if (status === 'RUNNING') await call(StartDevEnvironment, key);
  else await call(StopDevEnvironment, key);
  await toBecome(status, key, context);
}

/** Waits for a status. What restarts is STOPPED on the way, so what it is in between is not the end of it. */
async function toBecome(wanted: string, key: Key, { call, until }: ServiceContext): Promise<void> {
  let now = 'on its way';
  await until(
    () => `dev environment ${key.id}, which is ${now}, to be ${wanted}`,
    async () => {
      const { status, statusReason } = await call(GetDevEnvironment, key);
      if (status === 'FAILED') throw failed(key.id, statusReason);
      now = status;
      return status === wanted ? true : undefined;
    },
  );
}

/** Waits until it stands still, and answers how it stands then. */
async function atRest(
  key: Key,
  { call, until }: ServiceContext,
): Promise<{ readonly status: string; readonly statusReason: string | undefined }> {
  let now = 'made';
  return until(
    () => `dev environment ${key.id}, which is ${now}`,
    async () => {
      const { status, statusReason } = await call(GetDevEnvironment, key);
      now = status;
      return inTransition.has(status) ? undefined : { status, statusReason };
    },
  );
}

const isGone = (found: { readonly status: string } | undefined): boolean => !found || found.status === 'DELETED';

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? []) !== JSON.stringify(other ?? []);

const failed = (id: string, reason: string | undefined): Problem =>
  new Problem(
    'service',
    `Dev environment ${id} FAILED${reason === undefined ? '' : `: ${reason.replace(/\.$/, '')}`}.`,
    {
      detail: 'It cannot be started any more; the next run replaces it.',
    },
  );
