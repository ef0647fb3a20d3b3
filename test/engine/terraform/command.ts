import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../../.tools/bin', import.meta.url));

/** Where a command is, in the folder of what is built here or on PATH; nothing where it is missing. */
export function commandPath(name: string): string | undefined {
  const folders = [built, ...(process.env.PATH ?? '').split(delimiter)].filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
