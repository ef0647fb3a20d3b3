import { randomBytes } from 'node:crypto';
import { CreateAccessToken } from '../../api/operations.js';
import { operation } from '../operation.js';
import { holdToQuota } from '../quotas.js';
import { ConflictException, ValidationException } from '../service-exception.js';
import { hasExpired } from '../storage/access-token-store.js';

/** The same day and time of the next year; of a 29th of February, the 1st of March. */
function oneYearAfter(time: Date): string {
  const next = new Date(time);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next.toISOString();
}

export const createAccessToken = operation(CreateAccessToken, {
  basis: {
    'belongs to the user who creates it': 'documented',
    'tells the secret, and nothing tells it again': 'documented',
    'expires a year from its creation unless told otherwise': 'documented',
    'an expiry that is not to come answers 400 ValidationException': 'assumed: pastExpiry',
    'an expiry may be as late as one likes': 'assumed: longestAccessTokenSeconds',
    'names need not differ': 'assumed: accessTokenNames',
    'the secret is 43 characters of base64url': 'assumed',
    'a user has at most 100': 'documented',
    'expired ones count': 'assumed: expiredAccessTokens',
    'one too many answers 402 ServiceQuotaExceededException': 'assumed: accessTokenQuota',
    // Nobody documents it and no client does it, so the emulator does not let anybody rely on it.
    'is no bearer token of this API': 'assumed: accessTokenAsBearer',
  },

  handle({ name, expiresTime }, { accessTokens, quotas, assumptions, caller, clock, write }) {
    const now = clock.now();
    const expires = expiresTime ?? oneYearAfter(now);
    if (Date.parse(expires) <= now.getTime())
      throw new ValidationException('The expiresTime is not in the future.', 'pastExpiry');
    const latest = now.getTime() + assumptions.longestAccessTokenSeconds * 1000;
    if (Date.parse(expires) > latest) throw new ValidationException('The expiresTime is too late.', 'pastExpiry');
    // With a hyphen in front every command would take it for an option.
    const secret = randomBytes(32).toString('base64url').replace(/^-/, 'A');
    return write(() => {
      const present = [...accessTokens.after(caller, 0)];
      if (assumptions.accessTokenNames === 'differ' && present.some((other) => other.name === name)) {
        throw new ConflictException(`You have an access token named ${name} already.`, 'takenName');
      }
      const counted = present.filter((other) => assumptions.expiredAccessTokens === 'count' || !hasExpired(other, now));
      holdToQuota('access tokens', quotas.accessTokensPerUser, counted, 'accessTokenQuota');
      const accessTokenId = accessTokens.create(caller, { name, expiresTime: expires, secret });
      return { accessTokenId, name, expiresTime: expires, secret };
    });
  },
});
