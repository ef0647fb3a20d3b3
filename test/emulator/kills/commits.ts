import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { git } from '../git/git.js';
import type { Pusher } from './writers.js';

const identity = 'Jane Doe <jane@example.com> 1767225600 +0000';

/** A line of commits, each with a file of its own, as `git fast-import` reads it. */
function lineOf(branch: string, length: number): string {
  const commits = Array.from({ length }, (_, number) => {
    const text = `${branch} ${String(number)}`;
    return [
      `commit refs/heads/${branch}`,
      `committer ${identity}`,
      `data ${String(text.length)}\n${text}`,
      `M 100644 inline ${String(number % 20)}/file.txt`,
      `data ${String(text.length)}\n${text}`,
    ].join('\n');
  });
  return `${commits.join('\n')}\n`;
}

/** Pushers by their names, with a line of so many commits each, who push from one repository in a folder. */
export async function linesOfCommits<const Names extends readonly string[]>(
  parent: string,
  names: Names,
  length: number,
): Promise<{ [Index in keyof Names]: Pusher }> {
  const folder = join(parent, 'source.git');
  await git(parent, 'init', '--quiet', '--bare', folder);
  const importing = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(importing, 'exit');
  importing.stdin.end(names.map((name) => lineOf(name, length)).join(''));
  await ended;
  const pusherOf = async (name: string): Promise<Pusher> => {
    const ids = await git(folder, 'rev-list', '--reverse', name);
    return { name, folder, line: ids.split('\n') };
  };
  return (await Promise.all(names.map(pusherOf))) as { [Index in keyof Names]: Pusher };
}
