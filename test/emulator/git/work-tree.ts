import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CreateAccessTokenCommand } from '@aws-sdk/client-codecatalyst';
import type { Emulator } from '../../../emulator/index.js';
import { awsSdkClient } from '../aws-sdk-client.js';
import { git } from './git.js';

/** A new access token of whoever a bearer token belongs to. */
export async function accessTokenOf(emulator: Pick<Emulator, 'url' | 'token'>) {
  using client = awsSdkClient(emulator);
  const { secret = '', accessTokenId = '' } = await client.send(new CreateAccessTokenCommand({ name: 'git' }));
  return { secret, accessTokenId };
}

/** The clone URL of acme/shop/web with a user and a password in it. */
export const cloneUrl = ({ url }: Pick<Emulator, 'url'>, password: string, user = 'local-user'): string =>
  `${url.replace('//', `//${user}:${password}@`)}/v1/acme/shop/web`;

/** A clone with its work tree. */
export interface WorkTree {
  readonly path: string;
  readonly git: (...args: string[]) => Promise<string>;
  /** Commits files on the branch that is checked out, and answers the commit's id. */
  readonly commit: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<string>;
}

/** Clones into a folder that is not there yet, with what `git clone` is told besides. */
export async function clone(url: string, path: string, ...options: string[]): Promise<WorkTree> {
  await git('/', 'clone', '--quiet', ...options, url, path);
  const run = (...args: string[]) => git(path, ...args);
  return {
    path,
    git: run,
    async commit(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
      await run('add', '--all');
      await run('commit', '--quiet', '--message', 'A change');
      return run('rev-parse', 'HEAD');
    },
  };
}
