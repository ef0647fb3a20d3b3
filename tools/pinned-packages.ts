import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const tools = join(import.meta.dirname, '..', '.tools');
const run = promisify(execFile);

/** The folder that the packages of `tools/NAME` are installed in, once for each lock file; of several that install them at once the first one stays. */
export async function pinnedPackages(name: string): Promise<string> {
  const source = join(import.meta.dirname, name);
  const lock = await readFile(join(source, 'package-lock.json'));
  const folder = join(tools, `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (await exists(folder)) return folder;
  await mkdir(tools, { recursive: true });
  // Made aside and put in place at the end, so that another process never sees half of it.
  const aside = await mkdtemp(join(tools, `.${name}-`));
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(source, file), join(aside, file));
  await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], { cwd: aside });
  await rename(aside, folder).catch(async (error: unknown) => {
    await rm(aside, { recursive: true });
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
