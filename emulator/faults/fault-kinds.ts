import { optional, required, type VariantOf } from '../documents/structure.js';
import { whole } from '../documents/values.js';
import type { Fault } from './fault.js';

const retryAfter = {
  retryAfterSeconds: optional(
    whole({ min: 0, max: 86_400 }),
    'sent as Retry-After, which is left out when this is absent',
  ),
};

/** What may go wrong at random, by name. */
export const faultKinds = {
  throttled: { summary: '429 ThrottlingException', members: retryAfter },
  'quota-exceeded': { summary: '402 ServiceQuotaExceededException', members: {} },
  'login-expired': { summary: '403 AccessDeniedException, as of an expired login', members: {} },
  'internal-error': { summary: '500 InternalServerException', members: {} },
  unavailable: { summary: '503 ServiceUnavailableException', members: retryAfter },
  'bare-403': {
    summary: '403 with the plain text Forbidden and no header of AWS, as the CDN before the service sends',
    members: {},
  },
  'drop-before-commit': { summary: 'the connection breaks before the action runs', members: {} },
  'drop-after-commit': { summary: 'the connection breaks when the action is done, instead of the answer', members: {} },
  'drop-in-answer': { summary: 'the connection breaks in the middle of the body of the answer', members: {} },
  'slow-body': {
    summary: 'the head of the answer comes at once, its body trickles',
    members: { overMs: required(whole({ min: 1, max: 600_000 }), 'how long the body takes, in milliseconds') },
  },
};

export type RandomFault = VariantOf<'kind', typeof faultKinds>;

const faults: Readonly<Record<RandomFault['kind'], Fault>> = {
  throttled: { error: 'ThrottlingException' },
  'quota-exceeded': { error: 'ServiceQuotaExceededException' },
  'login-expired': { error: 'AccessDeniedException' },
  'internal-error': { status: 500 },
  unavailable: { status: 503 },
  'bare-403': { bare: true, status: 403 },
  'drop-before-commit': { drop: 'before-commit' },
  'drop-after-commit': { drop: 'after-commit' },
  'drop-in-answer': { drop: 'in-answer' },
  'slow-body': {},
};

/** The fault that a request meets which such a one hits. */
export function faultOf(random: RandomFault): Fault {
  const { kind } = random;
  return {
    ...faults[kind],
    ...('retryAfterSeconds' in random && { retryAfterSeconds: random.retryAfterSeconds }),
    ...('overMs' in random && { slowBodyMs: random.overMs }),
  };
}
