import type { Emulator } from '../emulator/index.js';
import { accessTokenOf } from './emulator/git/work-tree.js';

/** The settings of a login for Git at an emulator: its user, and a new access token. */
export const gitLogin = async (emulator: Pick<Emulator, 'url' | 'token'>) => ({
  gitUsername: 'local-user',
  gitPassword: (await accessTokenOf(emulator)).secret,
});
