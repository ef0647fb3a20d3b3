import { UsageError } from '../../ops/cli/command.js';

/** A token as `startEmulator` takes it: alone, it is the default user's. */
type Token = string | { readonly token: string; readonly user: string };

/** As the API bounds user names. */
const userName = /^[\w.-]{3,100}$/;

/** Reads `TOKEN` or `TOKEN=USER`. What follows the last `=` is the user; a token's own padding has nothing behind it. */
export function readToken(text: string): Token {
  const [, token = '', user = ''] = /^(.*)=([^=]+)$/.exec(text) ?? [];
  if (user === '') return text;
  if (token === '') throw new UsageError('--token takes TOKEN or TOKEN=USER, and has a user without a token.');
  if (userName.test(user)) return { token, user };
  throw new UsageError('--token TOKEN=USER takes a user of 3 to 100 letters, digits, dots, hyphens and underscores.');
}
