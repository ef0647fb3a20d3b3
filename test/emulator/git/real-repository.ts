import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Jane Doe',
  GIT_AUTHOR_EMAIL: 'jane@example.com',
  GIT_COMMITTER_NAME: 'Jane Doe',
  GIT_COMMITTER_EMAIL: 'jane@example.com',
};

/** A repository with a work tree that the real Git makes and looks at. */
export function realRepository() {
  const path = mkdtempSync(join(tmpdir(), 'repository-'));
  const run = (...args: string[]) =>
    execFileSync('git', args, { cwd: path, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  run('init', '--quiet', '--initial-branch', 'main');
  return {
    /** What is the folder of a bare repository elsewhere. */
    folder: join(path, '.git'),
    git: (...args: string[]) => run(...args).trim(),
    write(files: Readonly<Record<string, string | Uint8Array>>): void {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
    },
    /** Commits all that is in the work tree, and answers the commit's id. */
    commit(): string {
      run('add', '--all');
      run('commit', '--quiet', '--allow-empty', '--message', 'A change');
      return run('rev-parse', 'HEAD').trim();
    },
    [Symbol.dispose](): void {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
