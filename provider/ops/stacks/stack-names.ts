import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '../config/read-config.js';

/**
 * What may be meant by the beginning of `[FOLDER:]STACK`, for shells to offer: the stacks of the configuration, and those that have a
 * file in the folder. No engine is asked, as that would take seconds at each press of Tab.
 */
export async function stackNames(typed: string, here: string): Promise<readonly string[]> {
  const [, folder] = /^(.+):[^:\\]*$/s.exec(typed) ?? [];
  const beside = await stacksWithFile(resolve(here, folder ?? '.'));
  return [...beside.map((stack) => (folder === undefined ? stack : `${folder}:${stack}`)), ...(await configured(here))];
}

/** The stacks that have a file of settings beside the project's. */
export async function stacksWithFile(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? []).toSorted();
}

/** A configuration that cannot be read is told of when the command runs. */
const configured = (here: string): Promise<readonly string[]> =>
  readConfig(undefined, here).then(
    ({ config }) =>
      config.stacks.flatMap((one) => {
        if (one.engine !== 'pulumi') return [];
        return [join(one.folder) === '.' ? one.stack : `${join(one.folder)}:${one.stack}`];
      }),
    () => [],
  );
