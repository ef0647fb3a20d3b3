import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a local service answers, as its owner writes it down. The port outlives the owner, so that clone URLs stay. */
export interface Kept {
  readonly port: number;
  /** That of HTTPS, if somebody has ever spoken it here. */
  readonly httpsPort?: number;
  /** Who wrote this, for messages alone: a number may belong to another process by now. */
  readonly pid: number;
  /** Absent while the owner still starts, and once it ends. */
  readonly ready?: {
    readonly url: string;
    readonly token: string;
    readonly spaces: readonly string[];
    readonly owner: string;
  };
  /** The last owner that answered all that it had read before it ended. */
  readonly drained?: string | undefined;
}

/** The file whose lock is the right to serve a folder. */
export const lockOf = (folder: string): string => join(folder, 'owner.lock');

const fileOf = (folder: string): string => join(folder, 'endpoint.json');

/** Makes the folder of a local service, which nobody else may read and Git does not see. */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

export function readKept(folder: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Kept;
  } catch {
    // Not there yet, or spoilt by hand: the next owner writes it anew.
    return undefined;
  }
}

/** Put in place as a whole, so that nobody reads half of it. */
export function writeKept(folder: string, kept: Kept): void {
  const aside = `${fileOf(folder)}.new`;
  // It holds a bearer token.
  writeFileSync(aside, JSON.stringify(kept), { mode: 0o600 });
  renameSync(aside, fileOf(folder));
}
