import { CreateAccessToken, DeleteAccessToken, ListAccessTokens, VerifySession } from '../../api/operations.js';
import type { ItemOf } from '../../api/contract-types.js';
import { input, instant, member, option, output, secretOnce } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';
import { listing } from '../service/gone.js';
import { inTurn } from '../service/in-turn.js';
import { listedBy } from './listed-by.js';
import { newcomersTo } from './newcomers.js';
import { resource } from './resource.js';

const { name, expiresTime } = CreateAccessToken.request;
const { accessTokenId, secret } = CreateAccessToken.response;
const day = 24 * 60 * 60 * 1000;

const rotation = option(
  {
    type: 'structure',
    name: 'AccessTokenRotation',
    members: {
      beforeDays: member('beforeDays', { type: 'integer', min: 1, max: 364 }, true),
      overlapDays: member('overlapDays', { type: 'integer', min: 1, max: 364 }),
    },
  },
  'Makes a new token inside this resource before the present one expires. The time is looked at when it is read, and the next `up` does what is due.',
  {
    members: {
      beforeDays: 'How many days before its expiry a token is to be followed by a new one (1 to 364).',
      overlapDays: 'For how many days the one before stays good (1 to 364); until it expires, if left out.',
    },
  },
);

const previous = member('previous', {
  type: 'list',
  item: {
    type: 'structure',
    name: 'PreviousAccessToken',
    members: {
      accessTokenId: member('accessTokenId', { type: 'string' }, true),
      deleteAfter: member('deleteAfter', { type: 'timestamp' }, true),
    },
  },
});

/** The API tells a token's secret once, lists tokens to their owner alone, and can change nothing of them. */
export const accessToken = resource('AccessToken', {
  description:
    'A personal access token of the user who is logged in: the password for Git. Its secret is told once, when it is made, and kept encrypted in state.',
  inputs: {
    name: input(name, 'replace', 'What the token is called.', { autoname: true }),
    expiresTime: input(expiresTime, 'replace', 'When it expires (RFC 3339); a year from its making if left out.'),
  },
  options: { rotation },
  exclusive: ['rotation', 'expiresTime'],
  outputs: {
    accessTokenId: output(accessTokenId, 'The id of the present token; the id of the resource is that of its first.', {
      unique: true,
    }),
    secret: secretOnce(secret, 'The secret. Empty after an import, as nothing tells it again.', { stable: false }),
    expiresTime: output(CreateAccessToken.response.expiresTime, 'When it expires (RFC 3339, UTC).'),
    previous: output(previous, 'Tokens before the present one that are still good.', {
      members: { accessTokenId: 'The id of the token.', deleteAfter: 'When it may go (RFC 3339, UTC).' },
    }),
    rotationDue: output(
      member('rotationDue', { type: 'boolean' }),
      'Whether a new token was due when this was last read; the next `up` makes it.',
    ),
    cleanupDue: output(
      member('cleanupDue', { type: 'list', item: { type: 'string' } }),
      'The ids of previous tokens whose time was over when this was last read; the next `up` deletes them.',
    ),
    ownerId: output(VerifySession.response.identity, 'The id of the user whose token it is.', { stable: true }),
  },
  identity: ['accessTokenId'],
  ephemeral: ['accessTokenId', 'secret', 'expiresTime', 'ownerId'],
}).lifecycle({
  create: (inputs, context) => newToken(inputs, context),

  async read({ accessTokenId: first }, known, { search, call, warn, now }) {
    const { accessTokenId = first, ownerId, rotation, previous = [], ...recorded } = known ?? {};
    const where = { what: `access token ${accessTokenId}`, owner: { id: ownerId } };
    const found = await search(ListAccessTokens, {}, ({ id }) => id === accessTokenId, where);
    // One that was rotated is still there while an earlier token of it may be: it wants a new one, and those deleted.
    if (!found && previous.length === 0) return undefined;
    if (!known) warn('The secret of a token is told only when it is made: this one is recorded with an empty secret.');
    const { name = '', expiresTime = '' } = { ...recorded, ...found };
    return {
      ...{ accessTokenId, name, expiresTime, ownerId: ownerId ?? (await call(VerifySession, {})).identity },
      ...cleanupNotes(previous, now()),
      ...rotationNotes(found, rotation, now()),
    };
  },

  due: ({ rotation, previous, rotationDue, cleanupDue = [] }) =>
    (rotation ?? previous)
      ? [
          ...(rotationDue ? (['rotationDue'] as const) : []),
          ...(cleanupDue.length > 0 ? (['cleanupDue'] as const) : []),
        ]
      : undefined,

  async update({ name }, state, context) {
    const { accessTokenId, ownerId, rotation, rotationDue, cleanupDue = [], previous = [] } = state;
    // Nothing follows the making of a token that could lose it.
    for (const id of cleanupDue) await context.remove(DeleteAccessToken, { id }, tokenListing(id, ownerId));
    const left = previous.filter((token) => !cleanupDue.includes(token.accessTokenId));
    if (!rotationDue) return { previous: left };
    const made = await newToken({ name }, context);
    const overlap = rotation?.overlapDays;
    const deleteAfter =
      overlap === undefined ? state.expiresTime : new Date(context.now() + overlap * day).toISOString();
    return { ...made, previous: [...left, { accessTokenId, deleteAfter: deleteAfter ?? '' }] };
  },

  async delete(_first, { accessTokenId, previous = [], ownerId }, { remove }) {
    for (const id of [...idsOf(previous), accessTokenId]) {
      await remove(DeleteAccessToken, { id }, tokenListing(id, ownerId));
    }
  },

  list: listedBy(ListAccessTokens, ({ id, name }) => ({ id, name })),
});

/**
 * Makes a token. Of one whose answer was lost nobody knows the secret, so it goes, and another is made. Tokens of one name are
 * made one after another.
 */
const newToken = (
  { name, expiresTime }: { readonly name: string; readonly expiresTime?: string | undefined },
  { createToldOnce, list, call, remove }: ServiceContext,
) =>
  inTurn(`access tokens ${name}`, async () => {
    const { identity: ownerId } = await call(VerifySession, {});
    const newcomers = await newcomersTo(
      async () =>
        (await list(ListAccessTokens, {})).filter((token) => isAskedFor(token, name, expiresTime)).map(({ id }) => id),
      {
        summary: `The answer to the making of the access token ${name} was lost, and its secret with it.`,
        going: { past: 'deleted', order: 'Delete' },
      },
    );
    const made = await createToldOnce(CreateAccessToken, { name, expiresTime }, async () => {
      const id = await newcomers.atMostOne();
      if (id !== undefined) await remove(DeleteAccessToken, { id }, tokenListing(id, ownerId));
    });
    return { ...made, ownerId };
  });

/** What reads note of the present token: whether the clock, or its absence, asks for a new one. */
function rotationNotes(
  found: { readonly expiresTime?: string | undefined } | undefined,
  rotation: { readonly beforeDays: number } | undefined,
  now: number,
): { readonly rotationDue?: boolean } {
  if (!found) return { rotationDue: true };
  return rotation ? { rotationDue: isOver(found.expiresTime, now + rotation.beforeDays * day) } : {};
}

/** What reads note of the tokens before it. */
function cleanupNotes(previous: readonly PreviousToken[], now: number) {
  if (previous.length === 0) return {};
  return { previous, cleanupDue: idsOf(previous.filter(({ deleteAfter }) => isOver(deleteAfter, now))) };
}

interface PreviousToken {
  readonly accessTokenId: string;
  readonly deleteAfter: string;
}

const idsOf = (tokens: readonly PreviousToken[]): string[] => tokens.map(({ accessTokenId }) => accessTokenId);

const isOver = (time: string | undefined, now: number): boolean => (instant(time ?? '') ?? Infinity) <= now;

const tokenListing = (tokenId: string, ownerId: string | undefined) =>
  listing(`access token ${tokenId}`, ListAccessTokens, {}, ({ id }) => id === tokenId, { owner: { id: ownerId } });

/** Whether a token is as it was asked for: named so, and expiring then, where that was said. */
const isAskedFor = (token: ItemOf<typeof ListAccessTokens>, name: string, expiresTime: string | undefined): boolean =>
  token.name === name && (expiresTime === undefined || instant(token.expiresTime ?? '') === instant(expiresTime));
