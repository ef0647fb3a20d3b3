import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locksIn } from './ref-lock.js';

/** What Git and we call files that are not yet what they are to be; a pack's `.keep` goes when its push has moved the refs. */
const isHalf = /^tmp_|\.keep$/;

/** What killed processes have left half made in a bare repository, or what somebody has in hand there just now. */
export function leftoversIn(repository: string): string[] {
  const objects = join(repository, 'objects');
  const halves = [objects, join(objects, 'pack')].flatMap((folder) =>
    namesIn(folder).flatMap((name) => (isHalf.test(name) ? [join(folder, name)] : [])),
  );
  const packing = join(repository, 'packed-refs.new');
  return [...locksIn(repository), ...(existsSync(packing) ? [packing] : []), ...halves];
}

/** Removes what is left over; nobody may have it in hand. */
export function removeLeftovers(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // There is no folder of packs before the first large push.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
