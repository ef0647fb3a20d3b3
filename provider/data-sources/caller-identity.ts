import { VerifySession } from '../../api/operations.js';
import { Problem } from '../model/index.js';
import { dataSource, told } from './data-source.js';

const { identity } = VerifySession.response;

/** Named after what providers of AWS call it. */
export const callerIdentity = dataSource('CallerIdentity', {
  description: 'Tells who is logged in; an error if the login does not hold. `getUser` knows more of that user.',
  inputs: {},
  outputs: told({ identity: { ...identity, required: true as const } }, { identity: 'The id of the user.' }),
  async read(_inputs, { call }) {
    const { identity } = await call(VerifySession, {});
    if (identity === undefined) throw new Problem('service', 'CodeCatalyst does not say whose the login is.');
    return { identity };
  },
});
