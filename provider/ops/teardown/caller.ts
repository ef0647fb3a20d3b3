import { GetUserDetails, VerifySession } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';

/** The user whose login is used. */
export interface Caller {
  readonly id: string;
  /** The id, where the service tells no name. */
  readonly name: string;
}

/** Asks whose login it is; one that does not hold is an error. */
export async function callerOf({ call }: ServiceContext): Promise<Caller> {
  const { identity = 'unknown' } = await call(VerifySession, {});
  const { userName = identity } = await call(GetUserDetails, { id: identity }).catch((error: unknown) => {
    if (error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found'))
      return { userName: identity };
    throw error;
  });
  return { id: identity, name: userName };
}
