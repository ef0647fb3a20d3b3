import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { executable } from '../../command-process.js';
import { projectOf } from './program.js';
import { PulumiStack } from './stack.js';

const run = promisify(execFile);

/** A Node of this machine that is older than 22, if it has one. */
async function findOldNode(): Promise<string | undefined> {
  const managed = await readdir('/opt').catch(() => []);
  const places = ['/usr/bin', '/usr/local/bin', ...managed.map((name) => join('/opt', name, 'bin'))];
  for (const place of places) {
    const node = join(place, 'node');
    const version = await run(node, ['--version']).then(
      ({ stdout }) => Number(/^v(\d+)/.exec(stdout)?.[1]),
      () => undefined,
    );
    if (version !== undefined && version < 22) return node;
  }
  return undefined;
}

const oldNode = await findOldNode();
// Skipped, and counted as such, where the machine has no old Node: none is fetched for this.
const known = oldNode === undefined ? describe.skip : describe;

known('a Node that is too old', () => {
  // eslint-disable-next-line jest/require-top-level-describe -- It is wrapped, by a name that the rule does not know.
  it('is told in one line, with the way out', async () => {
    await using stack = await PulumiStack.open({ spaces: ['acme'] }, { resources: { blog: projectOf('Blog') } });
    const folder = join(stack.folder, 'old');
    await mkdir(folder);
    await symlink(oldNode ?? '', join(folder, 'node'));

    const { errors } = await stack.failing(['preview'], { PATH: `${folder}:${process.env.PATH ?? ''}` });

    expect(errors.join('\n')).toMatch(
      /The CodeCatalyst provider needs Node 22\.13 or newer, and was started with \d+\.\d+\.\d+: put a newer node first on PATH\./,
    );
    expect(errors.join('\n')).not.toContain('This is *always* a bug');
    expect(errors.join('\n')).not.toMatch(/\n\s+at /);
  });

  // eslint-disable-next-line jest/require-top-level-describe -- As above.
  it('is told of the command by its name', async () => {
    const refused = run(oldNode ?? '', [executable, 'emulator']);

    await expect(refused).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^codecatalyst-iac needs Node 22\.13 or newer, and was started with [\d.]+: .*\n$/),
    });
  });
});
