import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Listening } from '../listening.js';
import { adminPrefix } from './admin-surface.js';

/** How the admin surface is reached. */
export interface Admin {
  /** `http://127.0.0.1:PORT/_emulator`. */
  readonly url: string;
  /** Good for this surface alone. */
  readonly token: string;
  /** Where the token is kept; absent without a data folder. */
  readonly tokenFile?: string;
}

/** Tells how the surface of an open emulator is reached, and leaves its token in the data folder. */
export function adminOf({ url }: Listening, token: string, dataDir: string | undefined): Admin {
  const tokenFile = dataDir === undefined ? undefined : keepToken(dataDir, token);
  return { url: `${url}${adminPrefix}`, token, ...(tokenFile !== undefined && { tokenFile }) };
}

/** Answers the file. */
function keepToken(dataDir: string, token: string): string {
  const file = join(dataDir, 'admin-token');
  if (readIfThere(file) === `${token}\n`) return file;
  // Put in place as a whole, so that nobody reads half of it; its name is this process's, for several may start at once.
  const aside = `${file}.${String(process.pid)}`;
  writeFileSync(aside, `${token}\n`, { mode: 0o600 });
  renameSync(aside, file);
  return file;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
