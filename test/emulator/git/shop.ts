import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js';
import { temporaryFolder } from '../temporary-folder.js';

export const shop = { spaceName: 'acme', projectName: 'shop' };
export const web = { ...shop, sourceRepositoryName: 'web' };

/** A space `acme` with a project `shop` that has a repository `web`. */
export async function shopEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ spaces: ['acme'], ...options });
  emulator.controls.addProject('acme', { displayName: 'shop' });
  emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
  return emulator;
}

/** The same, kept in a folder that goes with the test. */
export async function keptShop(options: EmulatorOptions = {}) {
  const folder = await temporaryFolder();
  const emulator = await shopEmulator({ dataDir: folder.path, ...options });
  return {
    emulator,
    controls: emulator.controls,
    dataDir: folder.path,
    /** The bare repository of `web`. */
    bare: join(folder.path, 'git', `${emulator.controls.getSourceRepository('acme', 'shop', 'web')?.id ?? ''}.git`),
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The folders of repositories that a data folder holds. */
export const repositoriesIn = (dataDir: string): string[] => readdirSync(join(dataDir, 'git'));
