import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PulumiRun } from './run.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const [first, second, third] = ['Codename Bluebird', 'Codename Redstart', 'Codename Wagtail'];

/** A program whose descriptions come from the secret configuration. */
const program = {
  config: { 'codecatalyst:spaceName': 'acme' },
  resources: {
    blog: { type: 'codecatalyst:Project', properties: { displayName: 'Blog', description: '${purpose}' } },
    web: {
      type: 'codecatalyst:SourceRepository',
      properties: { projectName: 'shop', name: 'web', description: '${purpose}' },
    },
  },
  outputs: { purpose: '${blog.description}' },
  text: 'configuration: {"purpose": {"type": "string", "secret": true}}\n',
};

const setSecret = (stack: PulumiStack, value: string) => stack.pulumi(['config', 'set', '--secret', 'purpose', value]);

/** All that Pulumi keeps of a stack: its state, the history of it, its backups and its logs. */
async function everythingKept(stack: PulumiStack): Promise<string> {
  const files = await readdir(stack.folder, { recursive: true, withFileTypes: true });
  const texts = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

const linesWithSecrets = (runs: readonly PulumiRun[]): string[] =>
  runs.flatMap(({ output }) => output.split('\n')).filter((line) => line.includes('Codename'));

/** At -v=9 the engine itself logs all that it sends and gets, secrets too. */
const isEnginesOwn = (line: string): boolean => /"msg":"(Unm|M)arshaling property for RPC/.test(line);

describe('a secret description', () => {
  it('reaches the service, and stands in clear in nothing that Pulumi shows or keeps', async () => {
    await using stack = await PulumiStack.open(world, program);
    const { controls } = stack.emulator;
    await setSecret(stack, first);

    const said = [await stack.preview('--diff'), await stack.up('--diff')];
    expect(controls.getProject('acme', 'Blog')?.description).toBe(first);
    await setSecret(stack, second);
    said.push(await stack.preview('--diff'), await stack.up('--diff'));
    expect(controls.getProject('acme', 'Blog')?.description).toBe(second);
    // What stands in the place of a secret is one too, whoever wrote it.
    controls.setProject('acme', 'Blog', { description: third });
    said.push(await stack.pulumi(['refresh', '--yes', '--diff']), await stack.up('--diff', '--refresh'));
    controls.setProject('acme', 'Blog', { description: third });
    const logged = await stack.up('--logtostderr', '-v=9', '--refresh');

    expect(linesWithSecrets(said)).toEqual([]);
    expect(logged.output).toContain('UpdateProject');
    expect(linesWithSecrets([logged]).filter((line) => !isEnginesOwn(line))).toEqual([]);
    const kept = await everythingKept(stack);
    expect(kept).toContain('acme/Blog');
    expect(kept.split('\n').filter((line) => line.includes('Codename'))).toEqual([]);
  });

  it('stands in no message of an error', async () => {
    await using stack = await PulumiStack.open(world, program);
    await setSecret(stack, `${first}!`);

    const refused = await stack.failing(['up', '--yes', '--skip-preview']);
    expect(refused.output).toContain('the secret value must have');
    expect(refused.output).not.toContain(first);

    await setSecret(stack, second);
    const message = `I know nothing of ${second}`;
    stack.emulator.controls.failNext({
      operation: 'CreateProject',
      status: 400,
      error: 'ValidationException',
      message,
    });
    const failed = await stack.failing(['up', '--yes', '--skip-preview']);
    expect(failed.output).toContain('I know nothing of [secret]');
    expect(failed.output).not.toContain(second);
  });
});
