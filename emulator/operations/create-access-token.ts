import { randomBytes } from 'node:crypto';
import { CreateAccessToken } from '../../api/operations.js';
import { operation } from '../operation.js';
import { holdToQuota } from '../quotas.js';
import { ValidationException } from '../service-exception.js';

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
    'an expiry that is not to come answers 400 ValidationException': 'assumed',
    'an expiry may be as late as one likes': 'assumed',
    'names need not differ': 'assumed',
    'the secret is 43 characters of base64url': 'assumed',
    'a user has at most 100': 'documented',
    'expired ones count': 'assumed',
    'one too many answers 402 ServiceQuotaExceededException': 'assumed',
    // Nobody documents it and no client does it, so the emulator does not let anybody rely on it.
    'is no bearer token of this API': 'assumed',
  },

  handle({ name, expiresTime }, { accessTokens, quotas, caller, clock, write }) {
    const now = clock.now();
    const expires = expiresTime ?? oneYearAfter(now);
    if (Date.parse(expires) <= now.getTime()) throw new ValidationException('The expiresTime is not in the future.');
    const secret = randomBytes(32).toString('base64url');
    return write(() => {
      holdToQuota('access tokens', quotas.accessTokensPerUser, accessTokens.after(caller, 0));
      const accessTokenId = accessTokens.create(caller, { name, expiresTime: expires, secret });
      return { accessTokenId, name, expiresTime: expires, secret };
    });
  },
});
