import type { RequestOf } from '../../api/contract-types.js';
import {
  GetDevEnvironment,
  ListDevEnvironmentSessions,
  StartDevEnvironmentSession,
  StopDevEnvironmentSession,
} from '../../api/operations.js';
import { input, member, output, Problem, secretOnce } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';
import { listing } from '../service/gone.js';
import { inTurn } from '../service/in-turn.js';
import { listedBy } from './listed-by.js';
import { environmentListing } from './listings.js';
import { newcomersTo } from './newcomers.js';
import { inProject } from './project-name.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { sessionConfiguration } = StartDevEnvironmentSession.request;
const { sessionId } = StopDevEnvironmentSession.response;
const secretText = { type: 'string', sensitive: true } as const;

/** The API tells once how a session is reached, lists those that are active to the owner of the environment, and changes nothing of one. */
export const devEnvironmentSession = resource('DevEnvironmentSession', {
  description:
    'A session in a running dev environment of the user who is logged in: how a client such as the session manager plugin reaches it. It ends with this resource, or when the environment stops.',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    projectName: inProject('The project that holds the environment.'),
    devEnvironmentId: input(
      ListDevEnvironmentSessions.request.devEnvironmentId,
      'replace',
      'The environment, which must be running: `desiredStatus: RUNNING` keeps it so.',
    ),
    sessionConfiguration: input(
      { ...sessionConfiguration, required: false as const },
      'replace',
      'What the session is for; one of the type SSM if left out. Nothing tells it afterwards, so that after an import setting it starts another session.',
      {
        members: {
          sessionType: 'SSM for the session manager plugin, or SSH.',
          executeCommandSessionConfiguration: 'The command that an SSH session runs.',
          command: 'The command.',
          arguments: 'The arguments of the command.',
        },
      },
    ),
  },
  outputs: {
    sessionId: output(sessionId, 'The id of the session.', { stable: true, unique: true }),
    streamUrl: secretOnce(
      member('streamUrl', secretText, true),
      'Where a client connects. Empty after an import, as nothing tells it again.',
    ),
    tokenValue: secretOnce(
      member('tokenValue', secretText, true),
      'What a client connects with. Empty after an import, as nothing tells it again.',
    ),
    startedTime: output(member('startedTime', { type: 'timestamp' }, true), 'When it was started (RFC 3339, UTC).', {
      stable: true,
    }),
    ownerId: output(GetDevEnvironment.response.creatorId, 'The id of the user whose environment it is.', {
      stable: true,
    }),
  },
  identity: ['spaceName', 'projectName', 'devEnvironmentId', 'sessionId'],
  ephemeral: ['sessionId', 'streamUrl', 'tokenValue', 'startedTime', 'ownerId'],
}).lifecycle({
  async create({ sessionConfiguration = { sessionType: 'SSM' }, ...parent }, context) {
    const { spaceName, projectName, devEnvironmentId: id } = parent;
    const key = { spaceName, projectName, id };
    const { status, creatorId } = await context.call(GetDevEnvironment, key);
    if (status !== 'RUNNING') throw notRunning(`Dev environment ${id} is ${status}, and so takes no sessions.`);
    const told = await inTurn(`sessions of ${id}`, () => start({ ...key, sessionConfiguration }, creatorId, context));
    return { ...parent, ...told, ownerId: creatorId };
  },

  async read({ sessionId, ...parent }, known, { search, call, warn }) {
    const { spaceName, projectName, devEnvironmentId: id } = parent;
    const where = whereabouts(parent, sessionId, known?.ownerId);
    const found = await search(ListDevEnvironmentSessions, parent, (session) => session.id === sessionId, where);
    if (!found) return undefined;
    if (!known) warn('How a session is reached is told only when it is made: this one is recorded without.');
    const ownerId = known?.ownerId ?? (await call(GetDevEnvironment, { spaceName, projectName, id })).creatorId;
    const { startedTime } = found;
    return { ...parent, sessionId, startedTime, ownerId, sessionConfiguration: known?.sessionConfiguration };
  },

  async delete({ sessionId, ...parent }, { ownerId }, context) {
    await stop(parent, sessionId, ownerId, context);
  },

  list: listedBy(ListDevEnvironmentSessions, ({ id }) => ({ id, name: id })),
});

interface Parent {
  readonly spaceName: string;
  readonly projectName: string;
  readonly devEnvironmentId: string;
}

/** Starts a session. Of one whose answer was lost nobody knows how it is reached, so it ends, and another is started. */
async function start(
  request: RequestOf<typeof StartDevEnvironmentSession>,
  ownerId: string,
  context: ServiceContext,
): Promise<{ readonly sessionId: string; readonly streamUrl: string; readonly tokenValue: string }> {
  const { spaceName, projectName, id } = request;
  const parent = { spaceName, projectName, devEnvironmentId: id };
  const newcomers = await newcomersTo(
    async () => (await context.list(ListDevEnvironmentSessions, parent)).map((session) => session.id),
    {
      summary: `The answer to the start of a session in dev environment ${id} was lost.`,
      going: { past: 'stopped', order: 'Stop' },
    },
  );
  const undo = async () => {
    const ours = await newcomers.atMostOne();
    if (ours !== undefined) await stop(parent, ours, ownerId, context);
  };
  const made = await context.createToldOnce(StartDevEnvironmentSession, request, undo).catch((error: unknown) => {
    // It stopped since it was looked at: that is no conflict with another session, which could be imported.
    throw error instanceof Problem && error.kind === 'conflict' ? notRunning(error.summary, error) : error;
  });
  // The API promises no id in its answer; without it nobody could ever stop the session.
  const sessionId = made.sessionId ?? (await newcomers.one());
  return { ...made.accessDetails, sessionId };
}

function stop(parent: Parent, sessionId: string, ownerId: string | undefined, { remove }: ServiceContext) {
  const { spaceName, projectName, devEnvironmentId: id } = parent;
  const { what, ...where } = whereabouts(parent, sessionId, ownerId);
  const listed = listing(what, ListDevEnvironmentSessions, parent, (session) => session.id === sessionId, where);
  return remove(StopDevEnvironmentSession, { spaceName, projectName, id, sessionId }, listed);
}

const whereabouts = (parent: Parent, sessionId: string, ownerId: string | undefined) => ({
  what: `session ${sessionId}`,
  parent: environmentListing(parent, parent.devEnvironmentId, ownerId),
  owner: { id: ownerId },
});

const notRunning = (summary: string, cause?: Problem): Problem =>
  new Problem('invalid-input', summary, {
    path: 'devEnvironmentId',
    detail: 'Start it first; where it is managed here, set desiredStatus: RUNNING on it, and it is kept running.',
    ...(cause?.trace && { trace: cause.trace }),
    cause,
  });
