import { readdir, readFile, readlink } from 'node:fs/promises';

/** The providers that run in a folder, by their process ids. */
export async function providersIn(folder: string): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(ids.map(async (id) => ((await isProviderIn(id, folder)) ? [id] : [])));
  return found.flat();
}

async function isProviderIn(id: number, folder: string): Promise<boolean> {
  const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
  const cwd = await readlink(`/proc/${id}/cwd`).catch(() => '');
  return command.includes('terraform-provider-codecatalyst') && cwd === folder;
}
