import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { executable } from '../command-process.js';
import { projectOf, repositoryOf } from '../engine/pulumi/program.js';
import { PulumiStack } from '../engine/pulumi/stack.js';
import { screenOf } from './report-checkers.js';

const run = promisify(execFile);
const terminal = fileURLToPath(new URL('terminal.py', import.meta.url));
const world = { spaces: ['acme'], projects: ['acme/shop'] };
const resources = { blog: projectOf('blog', 'Tells'), web: repositoryOf({ name: 'web' }) };

/** Sets a style, such as a colour. */
const style = /\u001B\[[\d;]+m/;
const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';

/** All that the command writes at a terminal of 120 columns, where a text comes up; the last line is its exit code. */
async function atTerminal(stack: PulumiStack, words: readonly string[], shown: string, more = {}): Promise<string> {
  const env = { ...stack.variables(), TERM: 'xterm-256color', ...more };
  const { stdout } = await run('python3', [terminal, shown, '', executable, ...words], {
    cwd: stack.folder,
    env,
  }).catch((error: unknown) => error as { stdout: string });
  return stdout;
}

describe('the lines that tell how far things are', () => {
  it('come up at a terminal, are gone at the end, and leave the cursor as it was', async () => {
    await using stack = await PulumiStack.deployed(world, { resources });
    stack.emulator.controls.setProject('acme', 'blog', { description: 'Told' });

    const drift = await atTerminal(stack, ['drift', '--stack', 'dev'], 'Read 2 of 2 resources');
    expect(drift).toContain('Reading 1 stack');
    const screen = await screenOf(drift, 120);
    expect(screen.filter((line) => line.startsWith('Read'))).toEqual([]);
    expect(screen[0]).toMatch(/^┌─/);
    expect(screen.slice(-3)).toEqual([
      expect.stringMatching(/^1 resource drifted, 2 resources looked at/),
      '',
      'exit code 2',
    ]);
    expect(drift.lastIndexOf(showCursor)).toBeGreaterThanOrEqual(drift.lastIndexOf(hideCursor));
    expect(drift).toMatch(style);

    const discover = await atTerminal(stack, ['discover', '--space', 'acme'], 'things read');
    const last = await screenOf(discover, 120);
    expect(last[0]).toBe('What is in the space acme');
    expect(last.join('\n')).not.toContain('things read');
  });

  it('have no colour where NO_COLOR is set', async () => {
    await using stack = await PulumiStack.deployed(world, { resources });
    stack.emulator.controls.setProject('acme', 'blog', { description: 'Told' });
    const written = await atTerminal(stack, ['drift', '--stack', 'dev'], 'Read 2 of 2 resources', { NO_COLOR: '1' });
    expect(written).not.toMatch(style);
    expect((await screenOf(written, 120)).at(-1)).toBe('exit code 2');
  });

  it('are plain ones where there is no terminal', async () => {
    await using stack = await PulumiStack.deployed(world, { resources });
    const options = { cwd: stack.folder, env: { ...stack.variables(), TERM: 'xterm-256color' } };
    const drift = await run(executable, ['drift', '--stack', 'dev'], options);
    expect(drift.stderr).toBe('Reading 2 resources of 1 stack.\n');
    const discover = await run(executable, ['discover', '--space', 'acme'], options);
    expect(discover.stderr).toBe('Reading the space acme.\n');
    expect(drift.stdout + discover.stdout).not.toContain('\u001B');
  });
});
