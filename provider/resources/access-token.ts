import { CreateAccessToken, DeleteAccessToken, ListAccessTokens, VerifySession } from '../../api/operations.js';
import type { ItemOf } from '../../api/contract-types.js';
import { input, instant, output, Problem, secretOnce } from '../model/index.js';
import { listing } from '../service/gone.js';
import { resource } from './resource.js';

const { name, expiresTime } = CreateAccessToken.request;
const { accessTokenId, secret } = CreateAccessToken.response;

/** Tokens that are being made by this process, by name: two at once could not be told apart if an answer were lost. */
const underWay = new Map<string, number>();

/** The API tells a token's secret once, lists tokens to their owner alone, and can change nothing of them. */
export const accessToken = resource('AccessToken', {
  description:
    'A personal access token of the user who is logged in: the password for Git. Its secret is told once, when it is made, and kept encrypted in state.',
  inputs: {
    name: input(name, 'replace', 'What the token is called.', { autoname: true }),
    expiresTime: input(expiresTime, 'replace', 'When it expires (RFC 3339); a year from its making if left out.'),
  },
  outputs: {
    accessTokenId: output(accessTokenId, 'The id of the token.', { stable: true, unique: true }),
    secret: secretOnce(secret, 'The secret. Empty after an import, as nothing tells it again.'),
    expiresTime: output(CreateAccessToken.response.expiresTime, 'When it expires (RFC 3339, UTC).', { stable: true }),
    ownerId: output(VerifySession.response.identity, 'The id of the user whose token it is.', { stable: true }),
  },
  identity: ['accessTokenId'],
}).lifecycle({
  async create({ name, expiresTime }, { createToldOnce, list, call, remove }) {
    const before = new Set((await list(ListAccessTokens, {})).map(({ id }) => id));
    const { identity: ownerId } = await call(VerifySession, {});
    underWay.set(name, (underWay.get(name) ?? 0) + 1);
    try {
      const made = await createToldOnce(CreateAccessToken, { name, expiresTime }, async () => {
        const candidates = (await list(ListAccessTokens, {})).filter(
          (token) => !before.has(token.id) && isAskedFor(token, name, expiresTime),
        );
        const [ours, ...others] = candidates;
        if (others.length > 0 || (underWay.get(name) ?? 0) > 1) throw ambiguous(name, candidates);
        if (ours) await remove(DeleteAccessToken, { id: ours.id }, tokenListing(ours.id, ownerId));
      });
      return { ...made, ownerId };
    } finally {
      underWay.set(name, (underWay.get(name) ?? 1) - 1);
    }
  },

  async read({ accessTokenId }, known, { search, call, warn }) {
    const where = { what: `access token ${accessTokenId}`, owner: { id: known?.ownerId } };
    const found = await search(ListAccessTokens, {}, ({ id }) => id === accessTokenId, where);
    if (!found) return undefined;
    if (!known) warn('The secret of a token is told only when it is made: this one is recorded with an empty secret.');
    const ownerId = known?.ownerId ?? (await call(VerifySession, {})).identity;
    return { accessTokenId, name: found.name, expiresTime: found.expiresTime ?? '', ownerId };
  },

  async delete({ accessTokenId }, { ownerId }, { remove }) {
    await remove(DeleteAccessToken, { id: accessTokenId }, tokenListing(accessTokenId, ownerId));
  },
});

const tokenListing = (tokenId: string, ownerId: string | undefined) =>
  listing(`access token ${tokenId}`, ListAccessTokens, {}, ({ id }) => id === tokenId, { owner: { id: ownerId } });

/** Whether a token is as it was asked for: named so, and expiring then, where that was said. */
const isAskedFor = (token: ItemOf<typeof ListAccessTokens>, name: string, expiresTime: string | undefined): boolean =>
  token.name === name && (expiresTime === undefined || instant(token.expiresTime ?? '') === instant(expiresTime));

const ambiguous = (name: string, candidates: readonly { id: string }[]): Problem =>
  new Problem('service', `The answer to the making of the access token ${name} was lost, and its secret with it.`, {
    detail:
      `It may be one of ${candidates.map(({ id }) => id).join(', ') || 'none'}; which one cannot be told for certain, so none was deleted. ` +
      'Delete what you do not know, and run this again.',
  });
