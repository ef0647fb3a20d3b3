import { renameSync, writeFileSync } from 'node:fs';

/** Puts a file in place as a whole, for its owner alone: nobody reads half of it. */
export function putFile(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text, { mode: 0o600 });
  renameSync(aside, file);
}
